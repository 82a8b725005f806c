"""Notes with all their readings. Nothing that was said is ever destroyed (semantics, Notes)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workshop_tui.domain.kept import Tally
from workshop_tui.domain.notes import Note, NoteKind, NoteState, Place, Revision
from workshop_tui.errors import Message, StoreError
from workshop_tui.store.database import Database
from workshop_tui.store.text import Row, Value, folded

CAPTURED = "captured"

COLUMNS = (
    "id, conference, statement, item, kind, text, at_ms, round, group_name, organisation, replies_to,"
    " typed_by, state, tally, revisions"
)

_REVISION = "note, number, action, at_ms, changed_by, kind, text, state"


@dataclass(frozen=True)
class NoteCount:
    """How many notes a place has that are not struck out, in one round (None: in no round), and
    the instant of the last."""

    place: Place
    round: int | None
    notes: int
    last_ms: int


class Notes:
    """The harvest of conferences."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, note: Note, *, action: str = CAPTURED, at_ms: int | None = None, by: str = "") -> Note:
        """Keeps a note as captured; it is on disk when this returns, unless a transaction is open. One
        that was made otherwise, such as split off from another, says how, when and by whom.

        Returns it as it is kept: with one reading and no tally.
        """
        with self._db.transaction():
            self._put(replace(note, tally=0, revisions=1))
            made_ms = note.at_ms if at_ms is None else at_ms
            self._put_revision(
                Revision(note.id, 1, action, made_ms, by or note.typed_by, note.kind, note.text, note.state)
            )
        return replace(note, tally=0, revisions=1)

    def restore(self, note: Note, readings: Iterable[Revision]) -> None:
        """Puts a note in as it was elsewhere, with all its readings."""
        with self._db.transaction():
            self._put(note)
            for reading in readings:
                self._put_revision(reading)

    def _put(self, note: Note) -> None:
        self._db.execute(
            f"INSERT INTO notes ({COLUMNS}, folded) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            [
                note.id,
                note.conference,
                note.place.statement,
                note.place.item,
                note.kind.value,
                note.text,
                note.at_ms,
                note.round,
                note.group,
                note.organisation,
                note.replies_to,
                note.typed_by,
                note.state.value,
                note.tally,
                note.revisions,
                folded(note.text),
            ],
        )

    def last(self, conference: str) -> tuple[int, str] | None:
        """When the last note of a conference was captured, and its id; None where there is none."""
        sql = "SELECT at_ms, id FROM notes WHERE conference = ? ORDER BY at_ms DESC, id DESC LIMIT 1"
        found = self._db.row(sql, [conference])
        return None if found is None else (found[0], found[1])

    def get(self, note_id: str) -> Note | None:
        """The note as it reads now; None when there is none with that id."""
        found = self._db.row(f"SELECT {COLUMNS} FROM notes WHERE id = ?", [note_id])
        return None if found is None else note_of(found)

    def list(
        self,
        conference: str,
        *,
        statement: int | None = None,
        item: str | None = None,
        wall: bool | None = None,
        search: str | None = None,
        states: Iterable[NoteState] | None = None,
    ) -> tuple[Note, ...]:
        """Notes in the order of their capture. What is None does not narrow.

        `wall` True gives the wall alone, False all but the wall. `search` finds a part of the text,
        whatever the case and the diacritics, and is never read as a pattern; a search for nothing
        that shows finds all.
        """
        wanted = ["conference = ?"]
        values: list[Value] = [conference]
        if statement is not None:
            wanted.append("statement = ?")
            values.append(statement)
        if item is not None:
            wanted.append("item = ?")
            values.append(item)
        if wall is not None:
            wanted.append(f"(statement IS NULL AND item IS NULL) = {int(wall)}")
        needle = folded(search or "")
        if needle:
            wanted.append("instr(CAST(folded AS BLOB), CAST(? AS BLOB)) > 0")
            values.append(needle)
        if states is not None:
            named = [state.value for state in states]
            wanted.append(f"state IN ({', '.join('?' * len(named))})")
            values.extend(named)
        sql = f"SELECT {COLUMNS} FROM notes WHERE {' AND '.join(wanted)} ORDER BY at_ms, id"
        return tuple(note_of(row) for row in self._db.rows(sql, values))

    def revise(
        self,
        note_id: str,
        action: str,
        at_ms: int,
        by: str,
        *,
        text: str | None = None,
        kind: NoteKind | None = None,
        state: NoteState | None = None,
    ) -> Note:
        """A new reading of a note; what is None stays. `action` says what was done to it.

        Raises StoreError when there is no such note.
        """
        with self._db.transaction():
            now = self._known(note_id)
            number = now.revisions + 1
            new = Revision(
                note_id,
                number,
                action,
                at_ms,
                by,
                now.kind if kind is None else kind,
                now.text if text is None else text,
                now.state if state is None else state,
            )
            self._put_revision(new)
            self._db.execute(
                "UPDATE notes SET kind = ?, text = ?, folded = ?, state = ?, revisions = ? WHERE id = ?",
                [new.kind.value, new.text, folded(new.text), new.state.value, number, note_id],
            )
            return self._known(note_id)

    def revisions(self, note_id: str) -> tuple[Revision, ...]:
        """All readings of a note, the captured one first; none for an unknown note."""
        found = self._db.rows(
            f"SELECT {_REVISION} FROM note_revisions WHERE note = ? ORDER BY number", [note_id]
        )
        return tuple(_revision(row) for row in found)

    def all_revisions(self, conference: str) -> dict[str, tuple[Revision, ...]]:
        """The same for each note of a conference, by its id."""
        columns = ", ".join(f"r.{column}" for column in _REVISION.split(", "))
        rows = self._db.rows(
            f"SELECT {columns} FROM notes AS n JOIN note_revisions AS r ON r.note = n.id"
            " WHERE n.conference = ? ORDER BY r.note, r.number",
            [conference],
        )
        found: dict[str, list[Revision]] = {}
        for row in rows:
            found.setdefault(row[0], []).append(_revision(row))
        return {note: tuple(readings) for note, readings in found.items()}

    def tally(self, note_id: str, by: str, at_ms: int, change: int = 1) -> Note:
        """One more "me too" (`change` 1), or one less (-1); each is a row of its own. Never below 0.

        Raises StoreError when there is no such note.
        """
        with self._db.transaction():
            now = self._known(note_id)
            if now.tally + change < 0:
                return now
            self._db.execute(
                "INSERT INTO note_tallies (note, change, at_ms, changed_by) VALUES (?, ?, ?, ?)",
                [note_id, change, at_ms, by],
            )
            self._db.execute("UPDATE notes SET tally = tally + ? WHERE id = ?", [change, note_id])
            return self._known(note_id)

    def tallies(self, conference: str) -> tuple[tuple[str, Tally], ...]:
        """Each "me too" with the id of its note, in the order in which they were given."""
        found = self._db.rows(
            "SELECT t.note, t.change, t.at_ms, t.changed_by FROM note_tallies AS t"
            " JOIN notes AS n ON n.id = t.note WHERE n.conference = ? ORDER BY t.id",
            [conference],
        )
        return tuple((note, Tally(change, at_ms, by)) for note, change, at_ms, by in found)

    def counts(self, conference: str) -> tuple[NoteCount, ...]:
        """Notes per place and round, those struck out not counted."""
        found = self._db.rows(
            "SELECT statement, item, round, count(*), max(at_ms) FROM notes"
            " WHERE conference = ? AND state <> ? GROUP BY statement, item, round"
            " ORDER BY statement, item, round",
            [conference, NoteState.STRUCK.value],
        )
        return tuple(
            NoteCount(
                Place(statement, item),
                round_,
                count,
                last_ms,
            )
            for statement, item, round_, count, last_ms in found
        )

    def starting_with(self, conference: str, beginning: str) -> tuple[Note, ...]:
        """The notes whose id begins so, in the order of capture: for ids typed by hand."""
        found = self._db.rows(
            f"SELECT {COLUMNS} FROM notes WHERE conference = ? AND substr(id, 1, ?) = ? ORDER BY at_ms, id",
            [conference, len(beginning), beginning.casefold()],
        )
        return tuple(note_of(row) for row in found)

    def _known(self, note_id: str) -> Note:
        found = self.get(note_id)
        if found is None:
            raise StoreError(
                Message("There is no note {id}.", id=note_id),
                Message("“workshop-tui note list --json” shows the ids."),
            )
        return found

    def _put_revision(self, revision: Revision) -> None:
        self._db.execute(
            f"INSERT INTO note_revisions ({_REVISION}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                revision.note,
                revision.number,
                revision.action,
                revision.at_ms,
                revision.by,
                revision.kind.value,
                revision.text,
                revision.state.value,
            ],
        )


def note_of(row: Row) -> Note:
    """The note of a row with `COLUMNS`."""
    id_, conference, statement, item, kind, text, at_ms, round_, group, organisation, *rest = row
    replies_to, typed_by, state, tally, revisions = rest
    return Note(
        id=id_,
        conference=conference,
        place=Place(statement, item),
        kind=NoteKind(kind),
        text=text,
        at_ms=at_ms,
        round=round_,
        group=group,
        organisation=organisation,
        replies_to=replies_to,
        typed_by=typed_by,
        state=NoteState(state),
        tally=tally,
        revisions=revisions,
    )


def _revision(row: Row) -> Revision:
    note, number, action, at_ms, by, kind, text, state = row
    return Revision(note, number, action, at_ms, by, NoteKind(kind), text, NoteState(state))
