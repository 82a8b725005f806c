"""Changing the text of a note, with the whole note in sight."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import Note
from workshop_tui.i18n import say
from workshop_tui.tui.commands import Command
from workshop_tui.tui.note_rows import round_text
from workshop_tui.tui.screens.note_dialog import NoteDialog
from workshop_tui.tui.widgets.drafts import NEW_LINE, NoteInput
from workshop_tui.tui.widgets.key_line import KeyLine
from workshop_tui.tui.widgets.note_list import kind_label


class NoteEditDialog(NoteDialog):
    """The note in an input. Enter saves it as a new reading; escape leaves, and what was typed is
    there again when the note is next edited. The text of the note itself is one key away."""

    DOES: ClassVar = (
        Command("save", "enter", Message("save"), Message("Save the text."), shown=True, display="enter"),
        NEW_LINE,
        Command("original", "ctrl+r", Message("as it was"), Message("The text of the note."), shown=True),
        Command("close", "escape", Message("back"), Message("Leave; the draft stays."), shown=True),
    )

    def __init__(self, note: Note) -> None:
        super().__init__()
        self._note = note
        self._saving = False

    def compose(self) -> ComposeResult:
        parts = (
            say(Message("Edit note")),
            round_text(self._note.round, self._note.group),
            kind_label(self._note.kind),
        )
        with Vertical(id="dialog", classes="-tall"):
            yield Static(Content(" · ".join(part for part in parts if part)), id="title")
            yield NoteInput(f"edit:{self._note.id}", id="text")
            yield Static(id="hint", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        text = self.query_one(NoteInput)
        if not text.text:
            text.put(self._note.text)
        elif text.text != self._note.text:
            hint = Message("This is the change that was not finished; ctrl+r: the note as it is.")
            self.query_one("#hint", Static).update(Content(say(hint)))
        text.focus()

    @on(NoteInput.Submitted)
    def _submitted(self, event: NoteInput.Submitted) -> None:
        event.stop()
        if not self._saving:
            self._saving = True
            self.in_turn(self._save(event.sender, event.text))

    async def _save(self, line: NoteInput, text: str) -> None:
        """Leaves when it is saved; what was typed meanwhile is a change to what was saved."""
        place = line.drafts.place
        done = await self.perform(lambda live: live.edit_note(self._note.id, text, draft=place))
        self._saving = False
        if done is None:
            return
        line.drafts.saved(place, "" if line.text == text else line.text)
        if line.text == text:
            self.leave()

    @on(NoteInput.Left)
    def _leave(self, event: NoteInput.Left) -> None:
        event.stop()
        self.leave()

    def action_save(self) -> None:
        """As enter does in the input."""
        self.query_one(NoteInput).submit()

    def action_new_line(self) -> None:
        """As ctrl+j does in the input."""
        self.query_one(NoteInput).action_new_line()

    def action_original(self) -> None:
        """The text of the note in the place of what was typed, which undo (ctrl+z) brings back."""
        text = self.query_one(NoteInput)
        text.replace(self._note.text, text.document.start, text.document.end)
        self.query_one("#hint", Static).update(Content(""))
