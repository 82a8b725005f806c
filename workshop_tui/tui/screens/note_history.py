"""How a note came to read as it does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content

from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import NoteState, Revision
from workshop_tui.harmless import harmless, one_line
from workshop_tui.i18n import say
from workshop_tui.tui.screens.history_dialog import HistoryDialog, history_commands
from workshop_tui.tui.widgets.note_list import STRUCK, kind_label
from workshop_tui.wording import wall_time

ACTION_TEXT = {
    "captured": Message("as captured"),
    "edited": Message("text changed"),
    "kind": Message("kind changed"),
    "struck": Message("note struck out"),
    "restored": Message("restored"),
}


class NoteHistoryDialog(HistoryDialog[Revision]):
    """All readings of a note."""

    DOES: ClassVar = history_commands(Message("The note reads so again."))

    def __init__(self, note_id: str) -> None:
        super().__init__()
        self._note_id = note_id

    def heading(self) -> str:
        return say(Message("History of the note"))

    def readings(self) -> Sequence[Revision]:
        return self.live.revisions(self._note_id)

    def line(self, reading: Revision) -> Content:
        at = wall_time(self.live.conference.local(reading.at_ms))
        said = ACTION_TEXT.get(reading.action)
        action = reading.action if said is None else say(said)
        kind = say(STRUCK) if reading.state is NoteState.STRUCK else kind_label(reading.kind)
        return Content(" · ".join((f"{reading.number:>3}", at, action, kind, one_line(reading.by))))

    def whole(self, reading: Revision) -> Content:
        return Content(harmless(reading.text))

    def restore(self, reading: Revision) -> None:
        self.in_turn(self._restore(reading.number))

    async def _restore(self, number: int) -> None:
        if await self.perform(lambda live: live.restore_note(self._note_id, number)):
            self.leave()
