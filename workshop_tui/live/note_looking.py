"""Looking through the notes: pages of what is wanted, what is still open, what happened to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshop_tui.domain.editorial import Mark
from workshop_tui.domain.note_editing import NoteFilter, NoteMove, NoteOrigin, NoteWindow, PlaceCount
from workshop_tui.domain.notes import WALL, Note, NoteState, Place, Revision
from workshop_tui.live.harvest import Harvest

PAGE = 200
"""Notes that are looked at together."""


@dataclass(frozen=True)
class NoteHistory:
    """All that happened to a note: its readings, and what these say about moves and other notes."""

    readings: tuple[Revision, ...]
    moves: tuple[NoteMove, ...] = ()
    origins: tuple[NoteOrigin, ...] = ()
    mark: Mark | None = None


class NoteLooking(Harvest):
    """The harvest as the secretariat looks at it."""

    def note_window(self, wanted: NoteFilter, offset: int = 0, limit: int = PAGE) -> NoteWindow:
        """A page of the notes that are wanted."""
        return self.store.editing.window(self.conference_id, wanted, offset, limit)

    def open_counts(self) -> tuple[PlaceCount, ...]:
        """How many notes wait at each place of the conference, in the order of the programme with the
        tables first; then at places that there are no longer; the wall last."""
        counted = self.store.editing.counts(self.conference_id)
        places = [Place(statement=table.statement.number) for table in self.conference.tables]
        places += [Place(item=item.id) for item in self.conference.agenda]
        places += [each.place for each in counted if not each.place.is_wall]
        found = []
        for place in dict.fromkeys((*places, WALL)):
            here = [each for each in counted if each.place == place and each.state is not NoteState.STRUCK]
            waiting = sum(each.notes for each in here if each.state is NoteState.OPEN)
            found.append(PlaceCount(place, waiting, sum(each.notes for each in here)))
        return tuple(found)

    def next_open(self, after: Note | None = None) -> Note | None:
        """The first open note behind that one: at its place, then at the places that follow, and round
        again. None when no note is open."""
        counts = self.open_counts()
        places = [each.place for each in counts]
        start = places.index(after.place) if after is not None and after.place in places else 0
        here = NoteFilter(places[start], states=(NoteState.OPEN,))
        if after is not None:
            passed = self.store.editing.place_in(self.conference_id, here, after)
            found = self.note_window(here, passed, 2).notes
            found = tuple(note for note in found if note.id != after.id)
            if found:
                return found[0]
        order = [*counts[start + 1 :], *counts[: start + 1]] if after is not None else list(counts)
        for each in order:
            if each.open:
                return self.note_window(NoteFilter(each.place, states=(NoteState.OPEN,)), 0, 1).notes[0]
        return None

    def place_in_window(self, wanted: NoteFilter, note: Note) -> int:
        """How many of the wanted notes of its place stand before a note."""
        return self.store.editing.place_in(self.conference_id, wanted, note)

    def marks(self) -> dict[str, Mark]:
        """What became of the notes that are used or left out, by their ids."""
        return self.store.editing.marks(self.conference_id)

    def marks_of(self, notes: Sequence[Note]) -> dict[str, Mark]:
        """The same for some notes, a thousand at most."""
        return self.store.editing.marks_of([note.id for note in notes])

    def note_history(self, note_id: str) -> NoteHistory:
        """All that happened to a note."""
        readings, editing = self.revisions(note_id), self.store.editing
        return NoteHistory(
            readings,
            editing.moves(self.conference_id, note_id),
            editing.origins(self.conference_id, note_id),
            editing.marks(self.conference_id, note_id).get(note_id),
        )
