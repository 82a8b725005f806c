"""The bar in which a name is typed: of who is to speak now, or of one more speaker."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message as Posted
from textual.widgets import Input, Static

from workshop_tui.domain.message import Message
from workshop_tui.domain.speakers import LONGEST
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.tui.widgets.bar import Bar


class SpeakerBar(Bar):
    """One name. With organisations `tab` goes through them: whose speaking time it is."""

    BINDINGS = [
        Binding("tab", "other", show=False, priority=True, id="speaker_for"),
        Binding("escape", "leave", show=False, id="leave_bar"),
    ]

    class Typed(Posted):
        """A name; `is_new` for one more speaker, of that organisation (None: of none in particular)."""

        def __init__(self, bar: SpeakerBar, name: str, organisation: str | None) -> None:
            super().__init__()
            self.bar = bar
            self.name = name
            self.organisation = organisation
            self.is_new = bar.is_new

    def __init__(self, title: str, hint: str, organisations: Sequence[str] = (), *, is_new: bool) -> None:
        super().__init__(classes="bar")
        self.is_new = is_new
        self._title = title
        self._hint = hint
        self._organisations: tuple[str | None, ...] = (None, *organisations)
        self._at = 0

    def compose(self) -> ComposeResult:
        yield Static(self._label(), classes="bar-label", markup=False)
        yield Input(placeholder=self._hint, max_length=LONGEST)

    def _label(self) -> Content:
        label = Content.styled(one_line(self._title), "bold")
        party = self._organisations[self._at]
        if party is not None:
            label = label.append(Content.styled(f" · {one_line(party)}", "bold $warning"))
        hint = Message("enter does it · esc leaves it")
        if len(self._organisations) > 1:
            hint = Message("enter adds · tab for which organisation · esc leaves it")
        return label.append(Content.styled(f"   {say(hint)}", "$quiet"))

    def action_other(self) -> None:
        """The next organisation, and after the last one none."""
        self._at = (self._at + 1) % len(self._organisations)
        self.query_one(".bar-label", Static).update(self._label())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.hand_over(self.Typed(self, event.value, self._organisations[self._at]))
        else:
            self.close()

    def action_leave(self) -> None:
        """Away, with nothing changed."""
        self.close()
