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
from workshop_tui.tui.widgets.capture_bar import Bar
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
        """Enter was pressed."""

        def __init__(self, bar: PositionBar) -> None:
            super().__init__()
            self.bar = bar

    def __init__(
        self, title: str, fields: Sequence[Field], act: Callable[[Live, tuple[str, ...]], object]
    ) -> None:
        super().__init__(classes="bar")
        self._title = title
        self._fields = tuple(fields)
        self._act = act
        self._saving = False

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
        if not self._saving:
            self._saving = True
            self.post_message(self.Typed(self))

    def action(self) -> Callable[[Live], bool]:
        """What is to be written now: the change, and the drafts gone with it."""
        typed = tuple(line.value for line in self.lines)
        places = [field.place for field in self._fields]
        for line in self.lines:
            line.drafts.forget()

        def written(live: Live) -> bool:
            with live.store.transaction():
                self._act(live, typed)
                for place in places:
                    live.save_draft(place, "")
            return True

        return written

    def refused(self) -> None:
        """It was not saved: what was typed stays, and is a draft again."""
        self._saving = False
        for line in self.lines:
            line.drafts.changed(line.value, line.cursor_position)
        self.lines[0].focus()

    def saved(self) -> None:
        """It is on disk."""
        for line in self.lines:
            line.drafts.forget()
        self.close()

    async def action_leave(self) -> None:
        """Away, with drafts kept."""
        for line in self.lines:
            await line.drafts.flush()
        self.close()
