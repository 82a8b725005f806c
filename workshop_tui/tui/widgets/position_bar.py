"""The bar below the matrix of positions: a motive, a contribution, a reason, a party. The clock and the
matrix stay in sight above it; what is typed stays as a draft until it is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message as Posted
from textual.widgets import Input, Static

from workshop_tui.domain.message import Message
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.tui.widgets.bar import Bar
from workshop_tui.tui.widgets.drafts import DraftInput


@dataclass(frozen=True)
class Field:
    """One line to type into: the key of its draft, what stands in it at first, what it is for."""

    place: str
    value: str = ""
    placeholder: str = ""


class PositionBar(Bar):
    """One line or two. `act` is what is done with what was typed in them; enter asks for it, escape
    leaves with the drafts kept."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False, id="leave_position_bar")]

    class Typed(Posted):
        """Enter was pressed on what stands in the lines now."""

        def __init__(self, bar: PositionBar, act: Callable[[Live, tuple[str, ...]], object]) -> None:
            super().__init__()
            self.bar = bar
            self.lines = tuple(bar.lines)
            self.texts = tuple(line.value for line in self.lines)
            self._act = act

        def write(self, live: Live) -> bool:
            """The change, and the drafts gone with it, in one transaction."""
            with live.store.transaction():
                self._act(live, self.texts)
                for line in self.lines:
                    live.save_draft(line.drafts.place, "")
            return True

        def saved(self) -> None:
            """It is on disk. The bar closes, unless it was typed in since: then that is a draft."""
            now = tuple(line.value for line in self.lines)
            for line, text, before in zip(self.lines, now, self.texts, strict=True):
                line.drafts.saved(line.drafts.place, text if text != before else "")
            if now == self.texts:
                self.bar.close()
            else:
                self.bar.refused()

    def __init__(
        self, title: str, fields: Sequence[Field], act: Callable[[Live, tuple[str, ...]], object]
    ) -> None:
        super().__init__(classes="bar")
        self._title = title
        self._fields = tuple(fields)
        self._act = act

    def compose(self) -> ComposeResult:
        hint = Message("enter saves · esc later")
        if len(self._fields) > 1:
            hint = Message("enter saves · tab next · esc later")
        with Horizontal():
            yield Static(Content(one_line(self._title[:400])), classes="bar-label")
            yield Static(Content(say(hint)), classes="bar-hint")
        with Horizontal():
            for field in self._fields:
                yield DraftInput(field.place, field.value, placeholder=field.placeholder)

    @property
    def lines(self) -> list[DraftInput]:
        """The inputs."""
        return list(self.query(DraftInput))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.hand_over(self.Typed(self, self._act))

    def action_leave(self) -> None:
        """Away, with drafts kept."""
        self.close()
