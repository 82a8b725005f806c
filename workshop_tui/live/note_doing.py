"""One action on notes: in one transaction, kept so that it can be undone whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from workshop_tui.domain.editorial import Mark
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.note_editing import EditingAction, Stand
from workshop_tui.domain.notes import Note, NoteKind, NoteState
from workshop_tui.live.editorial import Editorial


@dataclass
class Doing:
    """The readings that an action makes, and the agreement."""

    steps: list[tuple[str, int]] = field(default_factory=list)
    agreement: int | None = None

    def did(self, note: Note) -> Note:
        self.steps.append((note.id, note.revisions))
        return note


class NoteDoing(Editorial):
    """What all actions on notes stand on."""

    @contextmanager
    def _doing(self, what: str, undoes: int = 0) -> Iterator[Doing]:
        """One action, one transaction; one that changed nothing is not kept."""
        with self.changing():
            self._refuse_adopted()
            doing = Doing()
            yield doing
            if doing.steps or doing.agreement is not None:
                action = EditingAction(
                    0, what, self.now_ms(), self.typed_by, undoes, doing.agreement, tuple(doing.steps)
                )
                self.store.editing.put_action(self.conference_id, action)

    def _read_anew(
        self,
        note: Note,
        action: str,
        *,
        text: str | None = None,
        kind: NoteKind | None = None,
        state: NoteState | None = None,
        stand: Stand | None = None,
        mark: Mark | None = None,
    ) -> Note:
        return self.store.editing.read_anew(
            note.id, action, self.now_ms(), self.typed_by,
            text=text, kind=kind, state=state, stand=stand, mark=mark,
        )  # fmt: skip

    def _count(self, note_id: str, change: int) -> None:
        for _ in range(abs(change)):
            self.store.notes.tally(note_id, self.typed_by, self.now_ms(), 1 if change > 0 else -1)

    def _notes(self, ids: Sequence[str]) -> tuple[Note, ...]:
        """The notes with those ids, by capture. Refused when one is not of this conference."""
        found = self.store.editing.named(dict.fromkeys(ids))
        known = {note.id for note in found if note.conference == self.conference_id}
        for note_id in ids:
            if note_id not in known:
                self.note(note_id)
        return found

    def _in_order(self, ids: Sequence[str]) -> tuple[Note, ...]:
        """The notes in the order in which they were named."""
        found = {note.id: note for note in self._notes(ids)}
        return tuple(found[note_id] for note_id in dict.fromkeys(ids))

    def _not_struck(self, ids: Sequence[str]) -> tuple[Note, ...]:
        found = self._notes(ids)
        if any(note.state is NoteState.STRUCK for note in found):
            raise Refusal(Message("A note that is struck out stays as it is."), Message("Restore it first."))
        return found
