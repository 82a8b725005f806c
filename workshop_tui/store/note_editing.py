"""Notes as the secretariat works on them: moves, marks, origins, undo, and looking for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from workshop_tui.domain.editorial import Mark
from workshop_tui.domain.note_editing import (
    EditingAction,
    Made,
    NoteFilter,
    NoteMove,
    NoteOrigin,
    NoteWindow,
    Stand,
)
from workshop_tui.domain.notes import Note, NoteKind, NoteState, Place
from workshop_tui.store.database import Database
from workshop_tui.store.notes import COLUMNS, Notes, note_of
from workshop_tui.store.text import Row, Value, folded

SHORTEST = 3
"""Characters: the index knows of nothing shorter."""

LONGEST = 60
"""Characters that the index is asked for; the rest of a longer search is compared note by note."""

COMMON = 3000
"""Notes that match: with conditions beside the search, more of them are not asked of the index."""


@dataclass(frozen=True)
class StateCount:
    """How many notes of a place are in a state."""

    place: Place
    state: NoteState
    notes: int


class NoteEditing:
    """What was done to notes afterwards."""

    def __init__(self, db: Database, notes: Notes) -> None:
        self._db = db
        self._notes = notes

    # What was done

    def read_anew(
        self,
        note_id: str,
        action: str,
        at_ms: int,
        by: str,
        *,
        text: str | None = None,
        kind: NoteKind | None = None,
        state: NoteState | None = None,
        stand: Stand | None = None,
        mark: Mark | None = None,
    ) -> Note:
        """A new reading of a note, with what it says beside the text: another place, a mark (of which
        `key`, `paragraph` and `reason` count). What is None stays."""
        with self._db.transaction():
            before = self._notes.get(note_id)
            after = self._notes.revise(note_id, action, at_ms, by, text=text, kind=kind, state=state)
            assert before is not None
            if stand is not None:
                was = Stand(before.place, before.round, before.group)
                self._put_move(NoteMove(note_id, after.revisions, was, stand))
            if mark is not None:
                self._db.execute(
                    "INSERT INTO note_marks (note, number, key, paragraph, reason) VALUES (?, ?, ?, ?, ?)",
                    [note_id, after.revisions, mark.key, mark.paragraph, mark.reason],
                )
            found = self._notes.get(note_id)
        assert found is not None
        return found

    def _put_move(self, move: NoteMove) -> None:
        places = [
            value
            for stand in (move.after, move.before)
            for value in (stand.place.statement, stand.place.item, stand.round, stand.group)
        ]
        self._db.execute(
            "INSERT INTO note_moves (note, number, statement, item, round, group_name,"
            " from_statement, from_item, from_round, from_group) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [move.note, move.number, *places],
        )
        self._db.execute(
            "UPDATE notes SET statement = ?, item = ?, round = ?, group_name = ? WHERE id = ?",
            [*places[:4], move.note],
        )

    def put_origin(self, origin: NoteOrigin) -> None:
        """Keeps that a reading of a note took something from another."""
        self._db.execute(
            "INSERT INTO note_origins (note, number, origin, how, tally) VALUES (?, ?, ?, ?, ?)",
            [origin.note, origin.number, origin.origin, origin.how.value, origin.tally],
        )

    def marks(self, conference: str, note: str | None = None) -> dict[str, Mark]:
        """What became of each note that is used or left out, by its id."""
        found = self._marks(conference, note, "AND r.state = n.state AND n.state IN ('used', 'left_out')")
        return {mark.note: mark for mark in found}

    def marks_of(self, ids: Sequence[str]) -> dict[str, Mark]:
        """The same for some notes."""
        marks = ", ".join("?" * len(ids))
        found = self._db.rows(
            "SELECT m.note, m.number, r.state, m.key, m.paragraph, m.reason, r.at_ms, r.changed_by"
            " FROM note_marks AS m JOIN note_revisions AS r ON r.note = m.note AND r.number = m.number"
            " JOIN notes AS n ON n.id = m.note AND r.state = n.state"
            f" WHERE n.state IN ('used', 'left_out') AND m.note IN ({marks}) ORDER BY m.note, m.number",
            ids,
        )
        return {row[0]: _mark(row) for row in found}

    def all_marks(self, conference: str) -> tuple[Mark, ...]:
        """All that was ever said about the use of notes, by note and reading."""
        return self._marks(conference, None, "")

    def mark_at(self, note: str, number: int) -> Mark | None:
        """The mark that held at that reading of a note; None when it was neither used nor left out."""
        found = self._db.row(
            "SELECT m.note, m.number, r.state, m.key, m.paragraph, m.reason, r.at_ms, r.changed_by"
            " FROM note_revisions AS now JOIN note_revisions AS r"
            " ON r.note = now.note AND r.number <= now.number AND r.state = now.state"
            " JOIN note_marks AS m ON m.note = r.note AND m.number = r.number"
            " WHERE now.note = ? AND now.number = ? AND now.state IN ('used', 'left_out')"
            " ORDER BY m.number DESC LIMIT 1",
            [note, number],
        )
        return None if found is None else _mark(found)

    def _marks(self, conference: str, note: str | None, condition: str) -> tuple[Mark, ...]:
        one = "" if note is None else "AND n.id = ? "
        found = self._db.rows(
            "SELECT m.note, m.number, r.state, m.key, m.paragraph, m.reason, r.at_ms, r.changed_by"
            " FROM note_marks AS m"
            " JOIN note_revisions AS r ON r.note = m.note AND r.number = m.number"
            f" JOIN notes AS n ON n.id = m.note WHERE n.conference = ? {one}{condition}"
            " ORDER BY m.note, m.number",
            [conference] if note is None else [conference, note],
        )
        return tuple(_mark(row) for row in found)

    def moves(self, conference: str, note: str | None = None) -> tuple[NoteMove, ...]:
        """The moves of notes, by note and reading; of one note when it is named."""
        one = "" if note is None else " AND m.note = ?"
        found = self._db.rows(
            "SELECT m.note, m.number, m.from_statement, m.from_item, m.from_round, m.from_group,"
            " m.statement, m.item, m.round, m.group_name FROM note_moves AS m"
            f" JOIN notes AS n ON n.id = m.note WHERE n.conference = ?{one} ORDER BY m.note, m.number",
            [conference] if note is None else [conference, note],
        )
        return tuple(NoteMove(row[0], row[1], _stand(row[2:6]), _stand(row[6:10])) for row in found)

    def origins(self, conference: str, note: str | None = None) -> tuple[NoteOrigin, ...]:
        """What notes took from others, by note and reading; of one note when it is named, also where
        it went itself."""
        one = "" if note is None else " AND (o.note = ? OR o.origin = ?)"
        found = self._db.rows(
            "SELECT o.note, o.number, o.origin, o.how, o.tally FROM note_origins AS o"
            f" JOIN notes AS n ON n.id = o.note WHERE n.conference = ?{one}"
            " ORDER BY o.note, o.number, o.origin",
            [conference] if note is None else [conference, note, note],
        )
        return tuple(NoteOrigin(name, number, origin, Made(how), tally)
                     for name, number, origin, how, tally in found)  # fmt: skip

    # Undo

    def put_action(self, conference: str, action: EditingAction) -> EditingAction:
        """Keeps an action with the readings that it made; the id it comes with is not looked at."""
        with self._db.transaction():
            number = self._db.execute(
                "INSERT INTO editing_actions (conference, what, at_ms, changed_by, undoes, agreement)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [conference, action.what, action.at_ms, action.by, action.undoes or None, action.agreement],
            )
            self._db.execute_many(
                "INSERT INTO editing_steps (action, note, number) VALUES (?, ?, ?)",
                [[number, note, reading] for note, reading in action.steps],
            )
        return EditingAction(
            number, action.what, action.at_ms, action.by, action.undoes, action.agreement, action.steps
        )

    def all_actions(self, conference: str) -> tuple[EditingAction, ...]:
        """All actions in the order in which they were done, with their steps."""
        steps: dict[int, list[tuple[str, int]]] = {}
        rows = self._db.rows(
            "SELECT s.action, s.note, s.number FROM editing_steps AS s"
            " JOIN editing_actions AS a ON a.id = s.action WHERE a.conference = ?"
            " ORDER BY s.action, s.note, s.number",
            [conference],
        )
        for action, note, number in rows:
            steps.setdefault(action, []).append((note, number))
        return tuple(
            replace(action, steps=tuple(steps.get(action.id, ()))) for action in self.actions(conference)
        )

    def actions(self, conference: str, by: str | None = None) -> tuple[EditingAction, ...]:
        """The actions in the order in which they were done, without their steps; of one editor when
        named."""
        one = "" if by is None else " AND changed_by = ?"
        found = self._db.rows(
            "SELECT id, what, at_ms, changed_by, undoes, agreement FROM editing_actions"
            f" WHERE conference = ?{one} ORDER BY id",
            [conference] if by is None else [conference, by],
        )
        return tuple(EditingAction(id_, what, at_ms, who, undoes or 0, agreement)
                     for id_, what, at_ms, who, undoes, agreement in found)  # fmt: skip

    def steps(self, action: int) -> tuple[tuple[str, int], ...]:
        """The readings that an action made: the notes and the numbers of the readings."""
        sql = "SELECT note, number FROM editing_steps WHERE action = ? ORDER BY note, number"
        return tuple((note, number) for note, number in self._db.rows(sql, [action]))

    # Looking

    def counts(self, conference: str) -> tuple[StateCount, ...]:
        """How many notes each place has in each state."""
        found = self._db.rows(
            "SELECT nullif(statement, -1), nullif(item, ''), state, notes FROM _note_counts"
            " WHERE conference = ? AND notes > 0",
            [conference],
        )
        return tuple(StateCount(Place(statement, item), NoteState(state), count)
                     for statement, item, state, count in found)  # fmt: skip

    def window(self, conference: str, wanted: NoteFilter, offset: int, limit: int) -> NoteWindow:
        """A page of the notes that are wanted. Those of one place are by round and group, those of all
        places in the order of capture; searched ones too, page by page in the order in which they came
        into the database."""
        needle = folded(wanted.search)
        conditions, values = _conditions(conference, wanted)
        narrow = wanted.place is not None or bool(wanted.states or wanted.kinds)
        if needle and self._indexed(needle, narrow=narrow):
            columns = ", ".join(f"n.{column}" for column in COLUMNS.split(", "))
            found = self._db.rows(
                f"SELECT {columns} FROM _note_search AS f JOIN _search_rows AS r ON r.id = f.rowid"
                " JOIN notes AS n ON n.id = r.note WHERE _note_search MATCH ?"
                f" AND {conditions} AND instr(CAST(n.folded AS BLOB), CAST(? AS BLOB)) > 0"
                " ORDER BY f.rowid LIMIT ? OFFSET ?",
                [_phrase(needle), *values, needle, limit + 1, offset],
            )
        else:
            order = "at_ms, id" if needle or wanted.place is None else "round, group_name, at_ms, id"
            if needle:
                conditions += " AND instr(CAST(folded AS BLOB), CAST(? AS BLOB)) > 0"
                values.append(needle)
            found = self._db.rows(
                f"SELECT {COLUMNS} FROM notes WHERE id IN (SELECT id FROM notes WHERE {conditions}"
                f" ORDER BY {order} LIMIT ? OFFSET ?) ORDER BY {order}",
                [*values, limit + 1, offset],
            )
        notes = [note_of(row) for row in found[:limit]]
        if needle:
            notes.sort(key=lambda note: (note.at_ms, note.id))
        return NoteWindow(tuple(notes), offset, len(found) > limit)

    def place_in(self, conference: str, wanted: NoteFilter, note: Note) -> int:
        """How many of the wanted notes of a place stand before that one (without a search)."""
        conditions, values = _conditions(conference, wanted)
        keys = "coalesce(round, 0), coalesce(group_name, ''), at_ms, id"
        found = self._db.row(
            f"SELECT count(*) FROM notes WHERE {conditions} AND ({keys}) < (?, ?, ?, ?)",
            [*values, note.round or 0, note.group or "", note.at_ms, note.id],
        )
        return int(found[0]) if found else 0

    def named(self, ids: Iterable[str]) -> tuple[Note, ...]:
        """The notes with those ids, in the order of their capture; unknown ones are left out."""
        wanted = list(ids)
        found: list[Note] = []
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            marks = ", ".join("?" * len(part))
            rows = self._db.rows(f"SELECT {COLUMNS} FROM notes WHERE id IN ({marks})", part)
            found += [note_of(row) for row in rows]
        return tuple(sorted(found, key=lambda note: (note.at_ms, note.id)))

    @cached_property
    def _has_index(self) -> bool:
        return self._db.row("SELECT 1 FROM sqlite_master WHERE name = '_note_search'") is not None

    def _indexed(self, needle: str, *, narrow: bool) -> bool:
        """Whether the index is the quicker way. With conditions beside the search, what very many notes
        hold is found sooner by walking through the notes that meet these."""
        if len(needle) < SHORTEST or not self._has_index:
            return False
        if not narrow:
            return True
        sql = "SELECT count(*) FROM (SELECT 1 FROM _note_search WHERE _note_search MATCH ? LIMIT ?)"
        found = self._db.row(sql, [_phrase(needle), COMMON])
        return found is not None and found[0] < COMMON


def _phrase(needle: str) -> str:
    """What is looked for as one phrase: nothing in it is read as a search of its own."""
    return '"' + needle[:LONGEST].replace('"', '""') + '"'


def _conditions(conference: str, wanted: NoteFilter) -> tuple[str, list[Value]]:
    conditions, values = ["conference = ?"], [conference]
    found: list[Value] = [*values]
    if wanted.place is not None:
        for column, value in (("statement", wanted.place.statement), ("item", wanted.place.item)):
            conditions.append(f"{column} IS ?")
            found.append(value)
    names: Mapping[str, Iterable[str]] = {"state": wanted.states, "kind": wanted.kinds}
    for column, chosen in names.items():
        several = list(chosen)
        if several:
            conditions.append(f"{column} IN ({', '.join('?' * len(several))})")
            found += several
    return " AND ".join(conditions), found


def _stand(row: Row) -> Stand:
    statement, item, round_, group = row
    return Stand(Place(statement, item), round_, group)


def _mark(row: Row) -> Mark:
    note, number, state, key, paragraph, reason, at_ms, by = row
    return Mark(note, NoteState(state), key, paragraph, reason, at_ms, by, number)
