"""What the secretariat does with notes, one or many at a time; each action can be undone whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workshop_tui.domain.agreements import Agreement
from workshop_tui.domain.editorial import Mark
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.note_editing import Made, NoteOrigin, Stand
from workshop_tui.domain.notes import Note, NoteKind, NoteState, Place
from workshop_tui.live.harvest import check_kind, kinds_for
from workshop_tui.live.note_looking import NoteLooking
from workshop_tui.live.note_undoing import NoteUndoing
from workshop_tui.store import new_id

_MARKED = {NoteState.USED: "used", NoteState.LEFT_OUT: "left_out", NoteState.OPEN: "opened"}


class NoteEditing(NoteLooking, NoteUndoing):
    """Notes in the hands of an editor (`typed_by`). Refused, all of it, for an adopted report."""

    def correct_note(self, note_id: str, text: str, *, draft: str | None = None) -> Note:
        """Another text for a note."""
        if not text.strip():
            raise Refusal(
                Message("A note cannot be made empty."), Message("Strike it out instead; it can be restored.")
            )
        with self._doing("edited") as doing:
            note = self.note(note_id)
            if text != note.text:
                note = doing.did(self._read_anew(note, "edited", text=text))
            if draft is not None:
                self.store.drafts.clear(self.conference_id, draft)
        return note

    def mark_notes(
        self, ids: Sequence[str], state: NoteState, *, key: str = "", paragraph: str = "", reason: str = ""
    ) -> tuple[Note, ...]:
        """Marks notes as used (in the text with that key, in the paragraph that begins so), left out
        (for a reason) or open. Refused for struck ones, and for leaving out without a reason."""
        if state not in _MARKED:
            raise Refusal(Message("Notes are marked used, left out or open."))
        if state is NoteState.LEFT_OUT and not reason.strip():
            raise Refusal(Message("Say why it is left out."))
        if state is NoteState.USED and key:
            self.text(key)
        if state is not NoteState.USED:
            key = paragraph = ""
        reason = reason if state is NoteState.LEFT_OUT else ""
        with self._doing(_MARKED[state]) as doing:
            marked = []
            held = self.marks() if len(ids) > 20 else None
            for note in self._not_struck(ids):
                found = self._mark_of(note, held)
                mark = Mark(note.id, state, key, paragraph, reason)
                same = found is not None and (found.key, found.paragraph, found.reason) == (
                    key,
                    paragraph,
                    reason,
                )
                if note.state is state and (state is NoteState.OPEN or same):
                    marked.append(note)
                else:
                    marked.append(doing.did(self._read_anew(note, _MARKED[state], state=state, mark=mark)))
        return tuple(marked)

    def _mark_of(self, note: Note, held: dict[str, Mark] | None) -> Mark | None:
        if held is not None:
            return held.get(note.id)
        return self.store.editing.marks(self.conference_id, note.id).get(note.id)

    def set_kinds(self, ids: Sequence[str], kind: NoteKind) -> tuple[Note, ...]:
        """Another kind for notes. Refused when one stands where that kind does not go."""
        with self._doing("kind") as doing:
            found = self._not_struck(ids)
            for note in found:
                check_kind(kind, note.place)
            return tuple(
                note if note.kind is kind else doing.did(self._read_anew(note, "kind", kind=kind))
                for note in found
            )

    def strike_notes(self, ids: Sequence[str]) -> tuple[Note, ...]:
        """Strikes notes out; they stay, and can be restored."""
        with self._doing("struck") as doing:
            return tuple(
                doing.did(self._read_anew(note, "struck", state=NoteState.STRUCK))
                for note in self._not_struck(ids)
            )

    def restore_notes(self, ids: Sequence[str]) -> tuple[Note, ...]:
        """Takes strike-outs back: the notes are open again."""
        with self._doing("restored") as doing:
            return tuple(
                note
                if note.state is not NoteState.STRUCK
                else doing.did(self._read_anew(note, "restored", state=NoteState.OPEN))
                for note in self._notes(ids)
            )

    def restore_reading(self, note_id: str, number: int) -> Note:
        """The note reads again as it did at that reading, and is open."""
        found = next((each for each in self.revisions(note_id) if each.number == number), None)
        if found is None:
            raise Refusal(Message("The note has no revision {number}.", number=number))
        with self._doing("restored") as doing:
            note = self.note(note_id)
            kind = found.kind if found.kind in kinds_for(note.place) else note.kind
            return doing.did(
                self._read_anew(note, "restored", text=found.text, kind=kind, state=NoteState.OPEN)
            )

    def move_notes(
        self, ids: Sequence[str], place: Place, *, kind: NoteKind | None = None
    ) -> tuple[Note, ...]:
        """Moves notes to another place. Between tables the round and the group stay. Refused when a note
        would have a kind there that the place does not know, unless `kind` says another."""
        self._check_place(place, None, None)
        with self._doing("moved") as doing:
            moved = []
            for note in self._not_struck(ids):
                wanted = kind or note.kind
                if wanted not in kinds_for(place) and not place.is_wall:
                    wanted = NoteKind.REACTION
                check_kind(wanted, place)
                if note.place == place and wanted is note.kind:
                    moved.append(note)
                    continue
                tables = place.statement is not None and note.place.statement is not None
                stand = Stand(place, note.round, note.group) if tables else Stand(place)
                moved.append(doing.did(self._read_anew(note, "moved", kind=wanted, stand=stand)))
        return tuple(moved)

    def merge_notes(self, ids: Sequence[str], text: str = "") -> Note:
        """Makes one note of several: the first named reads `text` (empty: all the texts, one after
        another), the others are struck out with a link to it; "me too"s add up. It stays used or left
        out when all were."""
        notes = self._in_order(ids)
        if len(notes) < 2:
            raise Refusal(
                Message("Merging takes at least two notes."), Message("Select the others with the space bar.")
            )
        said = text if text.strip() else "\n".join(note.text for note in notes)
        with self._doing("merged") as doing:
            self._not_struck(ids)
            first, others = notes[0], notes[1:]
            alike = len({note.state for note in notes}) == 1
            state = first.state if alike else NoteState.OPEN
            made = doing.did(self._read_anew(first, "merged", text=said, state=state))
            for other in others:
                origin = NoteOrigin(first.id, made.revisions, other.id, Made.MERGED, other.tally)
                self.store.editing.put_origin(origin)
                self._count(first.id, other.tally)
                doing.did(self._read_anew(other, "merged_into", state=NoteState.STRUCK))
            return self.note(first.id)

    def split_note(self, note_id: str, parts: Sequence[str]) -> tuple[Note, ...]:
        """Makes several notes of one: it reads the first part, the others are new notes of the same
        moment and place, with a link to it. Refused for fewer than two parts that say something."""
        said = [part.strip("\n") for part in parts if part.strip()]
        if len(said) < 2:
            raise Refusal(Message("Splitting takes at least two parts, with an empty line in between."))
        with self._doing("split") as doing:
            (note,) = self._not_struck([note_id])
            mark = self.store.editing.mark_at(note.id, note.revisions)
            found = [doing.did(self._read_anew(note, "split", text=said[0]))]
            for part in said[1:]:
                made = replace(note, id=new_id(self.now_ms()), text=part, state=NoteState.OPEN)
                kept = self.store.notes.add(made, action="split", at_ms=self.now_ms(), by=self.typed_by)
                self.store.editing.put_origin(NoteOrigin(kept.id, 1, note.id, Made.SPLIT))
                doing.did(kept)
                if mark is not None:
                    kept = self._read_anew(kept, _MARKED[mark.state], state=mark.state, mark=mark)
                    doing.did(kept)
                found.append(kept)
        return tuple(found)

    def agree(
        self, text: str, note: str, *, owners: tuple[str, ...] = (), due: str = "", draft: str | None = None
    ) -> Agreement:
        """Makes an agreement from a note; undo drops it, as its number is never given again."""
        with self._doing("agreed") as doing:
            made = self.add_agreement(text, owners=owners, due=due, note=note, draft=draft)
            doing.agreement = made.number
        return made
