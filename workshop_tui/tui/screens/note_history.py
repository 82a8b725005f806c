"""How a note came to read as it does."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import NoteState, Revision
from workshop_tui.harmless import harmless, one_line
from workshop_tui.i18n import say
from workshop_tui.tui.commands import Command
from workshop_tui.tui.screens.note_dialog import NoteDialog
from workshop_tui.tui.widgets.cursor_list import CursorList
from workshop_tui.tui.widgets.key_line import KeyLine
from workshop_tui.tui.widgets.note_list import STRUCK, kind_label
from workshop_tui.wording import wall_time

ACTION_TEXT = {
    "captured": Message("as captured"),
    "edited": Message("text changed"),
    "kind": Message("kind changed"),
    "struck": Message("note struck out"),
    "restored": Message("restored"),
}


class NoteHistoryDialog(NoteDialog):
    """All readings of a note, the newest chosen; below, the chosen one whole. Enter brings it back, as
    a new reading."""

    DOES: ClassVar = (
        Command(
            "restore", "enter", Message("restore this one"), Message("The note reads so again."), shown=True
        ),
        Command(
            "read_on",
            "pagedown",
            Message("read on"),
            Message("The next page of the text."),
            shown=True,
            priority=True,
        ),
        Command("read_back", "pageup", Message("read back"), Message("The page before."), priority=True),
        Command("close", "escape,h", Message("close"), Message("Leave."), shown=True, display="esc"),
    )

    def __init__(self, note_id: str) -> None:
        super().__init__()
        self._note_id = note_id
        self._readings: tuple[Revision, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog", classes="-tall"):
            yield Static(Content(say(Message("History of the note"))), id="title")
            yield CursorList(id="readings", markup=False, compact=True)
            with VerticalScroll(id="reading", can_focus=False):
                yield Static(id="reading-text", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        self._readings = self.live.revisions(self._note_id)
        readings = self.query_one("#readings", CursorList)
        readings.add_options(Option(self._line(reading)) for reading in self._readings)
        readings.highlighted = len(self._readings) - 1
        readings.focus()

    def _line(self, reading: Revision) -> Content:
        at = wall_time(self.live.conference.local(reading.at_ms))
        said = ACTION_TEXT.get(reading.action)
        action = reading.action if said is None else say(said)
        kind = say(STRUCK) if reading.state is NoteState.STRUCK else kind_label(reading.kind)
        return Content(" · ".join((f"{reading.number:>3}", at, action, kind, one_line(reading.by))))

    @on(OptionList.OptionHighlighted, "#readings")
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        reading = self._readings[event.option_index]
        self.query_one("#reading-text", Static).update(Content(harmless(reading.text)))
        self.query_one("#reading", VerticalScroll).scroll_home(animate=False)

    def action_restore(self) -> None:
        """The note reads again as in the chosen reading."""
        place = self.query_one("#readings", CursorList).highlighted
        if place is None:
            return
        self.in_turn(self._restore(self._readings[place].number))

    async def _restore(self, number: int) -> None:
        if await self.perform(lambda live: live.restore_note(self._note_id, number)):
            self.leave()

    def action_read_on(self) -> None:
        """A page further in the text."""
        self._scroll(1)

    def action_read_back(self) -> None:
        """A page back."""
        self._scroll(-1)

    def _scroll(self, direction: int) -> None:
        text = self.query_one("#reading", VerticalScroll)
        text.scroll_relative(y=direction * max(1, text.size.height - 1), animate=False)
