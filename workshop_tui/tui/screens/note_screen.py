"""What screens with notes have in common: what can be done to a note."""

from __future__ import annotations

from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import Note, NoteState
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.live.harvest import kinds_for
from workshop_tui.tui.commands import Command
from workshop_tui.tui.note_rows import agreed_from
from workshop_tui.tui.screens.base import WorkshopScreen
from workshop_tui.tui.screens.note_edit import NoteEditDialog
from workshop_tui.tui.screens.note_history import NoteHistoryDialog

SAVE = Command(
    "save",
    "enter",
    Message("save"),
    Message("Save the note; it is on disk then."),
    shown=True,
    display="enter",
)
TO_NOTES = Command(
    "to_notes",
    "escape",
    Message("to the notes"),
    Message("From the line to the notes; what was typed stays."),
    shown=True,
    display="esc",
)
COMPOSE = Command(
    "compose_note",
    "i,c,enter",
    Message("type"),
    Message("Back to the line that notes are typed into."),
    shown=True,
    display="i",
)
TYPING = frozenset({"save", "new_line", "typed_kind", "to_notes"})
"""What can be done only while the line that notes are typed into has the focus."""

EDIT = Command(
    "edit_note",
    "e",
    Message("edit"),
    Message("Change the text of the note; its earlier readings stay."),
    shown=True,
)
KIND = Command(
    "note_kind",
    "t",
    Message("kind"),
    Message("The next kind for the note: reaction, addition, …"),
    shown=True,
)
AGREE = Command(
    "agree",
    "a",
    Message("agreement"),
    Message("Make the note an agreement; owner and date can follow."),
    shown=True,
)
STRIKE = Command(
    "strike", "x", Message("strike"), Message("Strike the note out, or take that back."), shown=True
)
HISTORY = Command(
    "note_history",
    "h",
    Message("history"),
    Message("All readings of the note: who, when, what; one can be restored."),
    shown=True,
)


class NoteScreen(WorkshopScreen):
    """A screen with lists of notes. `chosen_note` says which one the keys are for."""

    def chosen_note(self) -> Note | None:
        """The note that the cursor is on; None when it is on none."""
        return None

    def action_edit_note(self) -> None:
        note = self._wanted()
        if note is not None:
            self.app.push_screen(NoteEditDialog(note))

    def action_note_kind(self) -> None:
        note = self._wanted()
        if note is not None:
            self.in_turn(self.perform(lambda live: _next_kind(live, note.id)))

    def action_agree(self) -> None:
        note = self._wanted()
        if note is not None:
            self.in_turn(self._agree(note.id))

    async def _agree(self, note_id: str) -> None:
        note = self.live.note(note_id)
        made = agreed_from(self.live.agreements()).get(note.id)
        if made is not None:
            self.say(Message("That note is agreement {number} already; F6 shows it.", number=made))
            return
        if note.state is NoteState.STRUCK:
            self.say(Message("That note is struck out; x takes that back."))
            return
        agreement = await self.perform(lambda live: live.add_agreement(note.text, note=note.id))
        if agreement is not None:
            self.say(
                Message(
                    "Agreement {number} is made from the note. Who does it, and when: F6.",
                    number=agreement.number,
                )
            )

    def action_strike(self) -> None:
        note = self._wanted()
        if note is not None:
            self.in_turn(self.perform(lambda live: _struck_or_restored(live, note.id)))

    def action_note_history(self) -> None:
        note = self._wanted()
        if note is not None:
            self.app.push_screen(NoteHistoryDialog(note.id))

    def _wanted(self) -> Note | None:
        note = self.chosen_note()
        if note is None:
            self.say(Message("Choose a note first, with the arrows."))
        return note

    def say(self, message: Message) -> None:
        """A short word to whoever pressed a key."""
        self.notify(say(message), markup=False, timeout=5)


def _next_kind(live: Live, note_id: str) -> Note:
    """The kind that follows the one that the note has when this is written."""
    note = live.note(note_id)
    kinds = kinds_for(note.place)
    return live.set_note_kind(note_id, kinds[(kinds.index(note.kind) + 1) % len(kinds)])


def _struck_or_restored(live: Live, note_id: str) -> Note:
    if live.note(note_id).state is NoteState.STRUCK:
        return live.restore_note(note_id)
    return live.strike_note(note_id)
