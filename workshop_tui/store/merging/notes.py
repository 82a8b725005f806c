"""Notes with their readings, what stands beside these, and tallies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from workshop_tui.store import Store
from workshop_tui.store.merging.found import MERGED, Conflict, Merged
from workshop_tui.store.text import Row, Value, folded, json_text

_NOTE = (
    "id, conference, statement, item, kind, text, at_ms, round, group_name, organisation, replies_to,"
    " typed_by, state, tally, revisions"
)
_READING = "number, action, at_ms, changed_by, kind, text, state"


def take_notes(store: Store, other: Store, conference: str, found: Merged) -> None:
    """Notes that are not here, and readings of those that are."""
    ours = {row[0]: row for row in _rows(store, "notes", _NOTE, conference)}
    changed: list[str] = []
    for theirs in _rows(other, "notes", _NOTE, conference):
        note = theirs[0]
        if note not in ours:
            _new_note(store, other, theirs)
            found.came["notes"] += 1
            changed.append(note)
        elif _readings_of_note(store, other, note, found):
            changed.append(note)
        _tallies(store, other, note, found)
    for note in changed:
        _beside_readings(store, other, note, found)
        _place(store, note)


def _new_note(store: Store, other: Store, row: Row) -> None:
    marks = ", ".join("?" * (len(row) + 1))
    store.db.execute(f"INSERT INTO notes ({_NOTE}, folded) VALUES ({marks})", [*row, folded(row[5])])
    store.db.execute("UPDATE notes SET tally = 0 WHERE id = ?", [row[0]])
    for reading in _note_readings(other, row[0]):
        _put_reading(store, row[0], reading)


def _note_readings(store: Store, note: str) -> list[Row]:
    return store.db.rows(f"SELECT {_READING} FROM note_revisions WHERE note = ? ORDER BY number", [note])


def _put_reading(store: Store, note: str, reading: Sequence[Value]) -> None:
    store.db.execute(
        f"INSERT INTO note_revisions (note, {_READING}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [note, *reading]
    )


def _readings_of_note(store: Store, other: Store, note: str, found: Merged) -> bool:
    """True when there were any that are not here."""
    ours, theirs = _note_readings(store, note), _note_readings(other, note)
    missing = _missing(ours, theirs)
    if not missing:
        return False
    found.came["note_revisions"] += len(missing)
    mine, yours = ours[-1], theirs[-1]
    both_wrote = bool(_missing(theirs, ours))
    kept_ours = both_wrote and _rank(mine) >= _rank(yours)
    new = [*missing]
    if both_wrote and mine[4:] != yours[4:]:
        found.conflicts.append(Conflict("note", note, mine[5], yours[5], kept_ours))
    holds = mine if kept_ours else yours
    if new[-1][1:] != holds[1:]:
        new.append((0, MERGED, *holds[2:]))
    for number, reading in enumerate(new, len(ours) + 1):
        _put_reading(store, note, [number, *reading[1:]])
    _, _, _, _, kind, text, state = holds
    store.db.execute(
        "UPDATE notes SET kind = ?, text = ?, folded = ?, state = ?, revisions = ? WHERE id = ?",
        [kind, text, folded(text), state, len(ours) + len(new), note],
    )
    return True


_BESIDE = {
    "note_marks": ("key", "paragraph", "reason"),
    "note_moves": (
        "statement",
        "item",
        "round",
        "group_name",
        "from_statement",
        "from_item",
        "from_round",
        "from_group",
    ),
    "note_origins": ("origin", "how", "tally"),
}
"""What a reading of a note says beside its text, by the number that it has in its database."""


def _beside_readings(store: Store, other: Store, note: str, found: Merged) -> None:
    numbers = {row[2:]: row[0] for row in reversed(_note_readings(store, note))}
    here = {row[0]: numbers.get(row[2:]) for row in _note_readings(other, note)}
    for table, columns in _BESIDE.items():
        named = ", ".join(("number", *columns))
        sql = f"SELECT {named} FROM {table} WHERE note = ? ORDER BY number"
        known = set(store.db.rows(sql, [note]))
        for number, *says in other.db.rows(sql, [note]):
            row = (here.get(number), *says)
            if row[0] is None or row in known:
                continue
            marks = ", ".join("?" * (len(row) + 1))
            store.db.execute(f"INSERT INTO {table} (note, {named}) VALUES ({marks})", [note, *row])
            known.add(row)
            found.came[table] += 1


def _place(store: Store, note: str) -> None:
    """A note stands where it was moved last, on either side."""
    moved = store.db.row(
        "SELECT m.statement, m.item, m.round, m.group_name FROM note_moves AS m JOIN note_revisions AS r"
        " ON r.note = m.note AND r.number = m.number WHERE m.note = ? ORDER BY r.at_ms DESC, m.number DESC"
        " LIMIT 1",
        [note],
    )
    if moved is not None:
        store.db.execute(
            "UPDATE notes SET statement = ?, item = ?, round = ?, group_name = ? WHERE id = ?",
            [*moved, note],
        )


def _rows(store: Store, table: str, columns: str, conference: str) -> list[Row]:
    return store.db.rows(
        f"SELECT {columns} FROM {table} WHERE conference = ? ORDER BY at_ms, id", [conference]
    )


def _missing(here: Sequence[Row], there: Sequence[Row]) -> list[Row]:
    """The readings (number, action, when, …) of `there` that are not here, in their order. One that only
    says again what holds (`MERGED`) is no reading of its own."""
    known = {row[2:] for row in here}
    return [row for row in there if row[2:] not in known]


def _rank(reading: Row) -> tuple[int, str]:
    """The later reading holds; of two in the same millisecond the one that sorts last, on both sides."""
    return int(reading[2]), json_text([str(value) for value in reading[3:]])


def _tallies(store: Store, other: Store, note: str, found: Merged) -> None:
    sql = "SELECT change, at_ms, changed_by FROM note_tallies WHERE note = ? ORDER BY id"
    ours, theirs = Counter(store.db.rows(sql, [note])), Counter(other.db.rows(sql, [note]))
    missing = theirs - ours
    for (change, at_ms, by), times in sorted(missing.items()):
        for _ in range(times):
            store.db.execute(
                "INSERT INTO note_tallies (note, change, at_ms, changed_by) VALUES (?, ?, ?, ?)",
                [note, change, at_ms, by],
            )
    found.came["note_tallies"] += missing.total()
    if missing:
        store.db.execute(
            "UPDATE notes SET tally = max(0, (SELECT coalesce(sum(change), 0) FROM note_tallies"
            " WHERE note = notes.id)) WHERE id = ?",
            [note],
        )
