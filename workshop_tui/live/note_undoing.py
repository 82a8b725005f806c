"""Undo of what was done to notes: each note gets a new reading that says what it said before."""

from __future__ import annotations

from dataclasses import replace

from workshop_tui.domain.agreements import AgreementStatus
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.note_editing import REDO, UNDO, EditingAction, Stand, to_redo, to_undo
from workshop_tui.domain.notes import Note, NoteState
from workshop_tui.i18n import say
from workshop_tui.live.agreeing import Agreeing
from workshop_tui.live.note_doing import NoteDoing


class NoteUndoing(NoteDoing, Agreeing):
    """Undo and redo, each editor their own."""

    def undo_editing(self) -> EditingAction:
        """Takes back this editor's last action on notes, whole. Refused when there is none, or when
        something of it was changed since."""
        action = to_undo(self.store.editing.actions(self.conference_id, self.typed_by), self.typed_by)
        if action is None:
            raise Refusal(Message("There is nothing to undo."))
        return self._take_back(action, UNDO)

    def redo_editing(self) -> EditingAction:
        """Brings back what was undone last."""
        action = to_redo(self.store.editing.actions(self.conference_id, self.typed_by), self.typed_by)
        if action is None:
            raise Refusal(Message("There is nothing to redo."))
        return self._take_back(action, REDO)

    def _take_back(self, action: EditingAction, what: str) -> EditingAction:
        editing = self.store.editing
        steps = editing.steps(action.id)
        first, last = dict(reversed(steps)), dict(steps)
        came = steps if what == UNDO else editing.steps(action.undoes)
        with self._doing(what, undoes=action.id) as doing:
            for note_id, number in first.items():
                note = self.note(note_id)
                if self._reading(note, last[note_id]) != self._reading(note, note.revisions):
                    raise Refusal(
                        Message("A note of it was changed since, by {name}.",
                                name=self.revisions(note_id)[-1].by),
                        Message("Change it by hand: its history shows how it read."),
                    )  # fmt: skip
                after = self._go_back(note, number - 1, "undone" if what == UNDO else "redone")
                doing.did(after)
                numbers = {reading for name, reading in came if name == note_id}
                self._take_over(after, numbers, 1 if what == REDO else -1)
            if action.agreement is not None:
                self._take_back_agreement(action.agreement, what)
                doing.agreement = action.agreement
        return action

    def _reading(self, note: Note, number: int) -> tuple[object, ...]:
        """All that a reading of a note says, without its number: two readings that say the same are
        as good as one another."""
        was = next(each for each in self.revisions(note.id) if each.number == number)
        mark = self.store.editing.mark_at(note.id, number)
        said = None if mark is None else (mark.key, mark.paragraph, mark.reason)
        return was.text, was.kind, was.state, self._stand(note, number), said

    def _stand(self, note: Note, number: int) -> Stand:
        """Where a note stood at a reading."""
        stand = Stand(note.place, note.round, note.group)
        for move in reversed(self.store.editing.moves(self.conference_id, note.id)):
            if move.number > number:
                stand = move.before
        return stand

    def _go_back(self, note: Note, number: int, action: str) -> Note:
        """The note as it was at that reading; struck out when it was not there yet (number 0)."""
        if number == 0:
            return self._read_anew(note, action, state=NoteState.STRUCK)
        was = next(each for each in self.revisions(note.id) if each.number == number)
        stand = self._stand(note, number)
        return self._read_anew(
            note,
            action,
            text=was.text,
            kind=was.kind,
            state=was.state,
            stand=None if stand == self._stand(note, note.revisions) else stand,
            mark=self.store.editing.mark_at(note.id, number),
        )

    def _take_over(self, note: Note, numbers: set[int], sign: int) -> None:
        """What those readings took from other notes goes away from the note again, or comes back."""
        for origin in self.store.editing.origins(self.conference_id, note.id):
            if origin.note == note.id and origin.number in numbers:
                self._count(note.id, sign * origin.tally)
                if sign > 0:
                    self.store.editing.put_origin(replace(origin, number=note.revisions))

    def _take_back_agreement(self, number: int, what: str) -> None:
        if what == REDO:
            self.change_agreement(number, status=AgreementStatus.OPEN, remark=say(Message("brought back")))
            return
        if self.agreement(number).revisions != 1 + 2 * self._times_undone(number):
            raise Refusal(
                Message("Agreement {number} was changed since.", number=number),
                Message("Change it in the list of agreements."),
            )
        self.change_agreement(number, status=AgreementStatus.DROPPED, remark=say(Message("taken back")))

    def _times_undone(self, number: int) -> int:
        actions = self.store.editing.actions(self.conference_id, self.typed_by)
        return sum(each.agreement == number and each.what == UNDO for each in actions)
