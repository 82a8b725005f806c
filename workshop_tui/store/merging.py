"""Taking in what another laptop captured for the same conference.

    found = merge(store, other, conference_id)            # what came, what contradicts
    found = merge(store, other, conference_id, dry=True)  # the same, nothing kept

Every table here is a set of readings that only grows, so taking in is a union: what is there already is
passed over (twice gives the same as once), what is missing is added, and of each thing the latest
reading holds, whoever wrote it (either order gives the same). Where both sides wrote on after their last
common reading, both readings stay in the history and the pair is told as a conflict. The run of the day
and the definition are not taken in: a day has one clock.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from workshop_tui.domain.message import Message
from workshop_tui.errors import StoreError
from workshop_tui.store import DISPLAY, FOLLOW_UP, Store
from workshop_tui.store.backup import copy_database
from workshop_tui.store.text import Row, Value, folded, json_text

MERGED = "merged"
"""The action of a reading that says again what holds, behind readings that came in."""


@dataclass(frozen=True)
class Conflict:
    """Two readings that were made at the same time: what of (`note`, `agreement`, `text`), which one,
    how it reads here and how there. `kept_ours` says which of them holds now: the later one."""

    what: str
    which: str
    ours: str
    theirs: str
    kept_ours: bool


@dataclass
class Merged:
    """What came: numbers of things by their table, agreements that were given another number here (theirs
    to ours), and what contradicts."""

    came: Counter[str] = field(default_factory=Counter)
    renumbered: dict[int, int] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)

    @property
    def is_nothing(self) -> bool:
        """True when everything was here already."""
        return not self.came.total()


@contextmanager
def opened_copy(path: Path) -> Iterator[Store]:
    """Another database, as a copy that may be brought up to date: the file itself stays as it is, also
    when an older version of the program made it or it is in use."""
    with TemporaryDirectory(prefix="workshop-tui-") as folder:
        place = Path(folder) / path.name
        copy_database(path, place)
        with Store.open(place, create=False) as found:
            yield found


class _Undone(Exception):
    """Ends the transaction of a preview."""


def merge(store: Store, other: Store, conference: str, *, dry: bool = False) -> Merged:
    """Takes in what `other` has of the conference, all of it or nothing; `dry` only says what would come.

    Raises StoreError when one of the two does not have the conference.
    """
    found = Merged()
    try:
        with store.transaction():
            _check(store, other, conference)
            store.db.execute("PRAGMA defer_foreign_keys=ON")
            _notes(store, other, conference, found)
            _agreements(store, other, conference, found)
            _last_holds(store, other, conference, found)
            if dry:
                raise _Undone
    except _Undone:
        pass
    return found


def _check(store: Store, other: Store, conference: str) -> None:
    for each in (store, other):
        if each.conferences.definition(conference) is None:
            known = ", ".join(row.id for row in each.conferences.all()) or "-"
            raise StoreError(
                Message("There is no conference “{id}” in {path}.", id=conference, path=each.path),
                Message("Known there are: {ids}. Name one that both have with --conference.", ids=known),
            )


# Notes

_NOTE = (
    "id, conference, statement, item, kind, text, at_ms, round, group_name, organisation, replies_to,"
    " typed_by, state, tally, revisions"
)
_READING = "number, action, at_ms, changed_by, kind, text, state"


def _notes(store: Store, other: Store, conference: str, found: Merged) -> None:
    ours = {row[0]: row for row in _rows(store, "notes", _NOTE, conference)}
    for theirs in _rows(other, "notes", _NOTE, conference):
        note = theirs[0]
        if note not in ours:
            _new_note(store, other, theirs)
            found.came["notes"] += 1
        else:
            _readings_of_note(store, other, note, found)
        _tallies(store, other, note, found)


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


def _readings_of_note(store: Store, other: Store, note: str, found: Merged) -> None:
    ours, theirs = _note_readings(store, note), _note_readings(other, note)
    missing = _missing(ours, theirs)
    if not missing:
        return
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


# Agreements

_AGREEMENT = (
    "number, series, text, conference, owners, due_date, due_conference, due_text, status, statement, item,"
    " note, explanation, settled_on, made_ms, revisions"
)
_OWN = frozenset({"number", "revisions"})
"""What a reading of an agreement says of the database that it stands in."""


@dataclass(frozen=True)
class _Said:
    """A reading of an agreement, apart from its number."""

    at_ms: int
    by: str
    remark: str
    reading: str

    @property
    def rank(self) -> tuple[int, str]:
        return self.at_ms, f"{self.by}\0{self.remark}\0{self.reading}"


def _agreements(store: Store, other: Store, conference: str, found: Merged) -> None:
    key = _series_key(store, conference)
    ours = {_origin(store, key, row): row for row in _agreement_rows(store, key)}
    notes = {row[0] for row in store.db.rows("SELECT id FROM notes")}
    for theirs in _agreement_rows(other, key):
        known = ours.get(_origin(other, key, theirs))
        if known is not None:
            if known[0] != theirs[0]:
                found.renumbered[theirs[0]] = known[0]
            _readings_of_agreement(store, other, key, known[0], theirs[0], found)
        elif theirs[3] == conference:
            _new_agreement(store, other, key, theirs, notes, found)


def _series_key(store: Store, conference: str) -> str:
    row = store.db.row("SELECT series_key FROM conferences WHERE id = ?", [conference])
    return "" if row is None else str(row[0])


def _agreement_rows(store: Store, key: str) -> list[Row]:
    return store.db.rows(f"SELECT {_AGREEMENT} FROM agreements WHERE series = ? ORDER BY number", [key])


def _origin(store: Store, key: str, row: Row) -> tuple[object, ...]:
    """What an agreement is known by in every database: where, when and as what it was made."""
    first = _said(store, key, row[0])[0]
    return row[3], row[14], json.loads(first.reading)["text"], first.by


def _said(store: Store, key: str, number: int) -> list[_Said]:
    found = store.db.rows(
        "SELECT at_ms, changed_by, remark, reading FROM agreement_revisions"
        " WHERE series = ? AND agreement = ? ORDER BY number",
        [key, number],
    )
    return [_Said(at_ms, by, remark, _bare(reading)) for at_ms, by, remark, reading in found]


def _bare(reading: str) -> str:
    value = json.loads(reading)
    return json_text({name: each for name, each in value.items() if name not in _OWN})


def _new_agreement(store: Store, other: Store, key: str, row: Row, notes: set[str], found: Merged) -> None:
    last = store.db.row("SELECT last FROM agreement_numbers WHERE series = ?", [key])
    given = 0 if last is None else int(last[0])
    number = max(int(row[0]), given + 1) if int(row[0]) > given else given + 1
    store.db.execute(
        "INSERT INTO agreement_numbers (series, last) VALUES (?, ?)"
        " ON CONFLICT (series) DO UPDATE SET last = excluded.last",
        [key, number],
    )
    if number != row[0]:
        found.renumbered[row[0]] = number
    values: list[Value] = [number, *row[1:]]
    if values[11] not in notes:
        values[11] = None
    marks = ", ".join("?" * len(values))
    store.db.execute(f"INSERT INTO agreements ({_AGREEMENT}) VALUES ({marks})", values)
    for place, said in enumerate(_said(other, key, row[0]), 1):
        _put_said(store, key, number, place, said)
    found.came["agreements"] += 1


def _put_said(store: Store, key: str, number: int, place: int, said: _Said) -> None:
    reading = {**json.loads(said.reading), "number": number, "revisions": place}
    store.db.execute(
        "INSERT INTO agreement_revisions"
        " (series, agreement, number, at_ms, changed_by, remark, reading) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [key, number, place, said.at_ms, said.by, said.remark, json_text(reading)],
    )


def _readings_of_agreement(
    store: Store, other: Store, key: str, number: int, theirs_number: int, found: Merged
) -> None:
    ours, theirs = _said(store, key, number), _said(other, key, theirs_number)
    missing = [each for each in theirs if each not in ours]
    if not missing:
        return
    found.came["agreement_revisions"] += len(missing)
    mine, yours = ours[-1], theirs[-1]
    both_wrote = any(each not in theirs for each in ours)
    kept_ours = both_wrote and mine.rank >= yours.rank
    if both_wrote and mine.reading != yours.reading:
        found.conflicts.append(
            Conflict("agreement", str(number), _told(mine.reading), _told(yours.reading), kept_ours)
        )
    holds = mine if kept_ours else yours
    new = [*missing] if missing[-1] == holds else [*missing, holds]
    for place, said in enumerate(new, len(ours) + 1):
        _put_said(store, key, number, place, said)
    _let_hold(store, key, number, json.loads(holds.reading), len(ours) + len(new))


def _told(reading: str) -> str:
    value = json.loads(reading)
    return f"{value['text']} ({', '.join(value['owners'])}; {value['status']})"


def _let_hold(store: Store, key: str, number: int, reading: Mapping[str, object], revisions: int) -> None:
    due = reading["due"]
    ways = due if isinstance(due, dict) else {}
    text, status, explanation, settled = (
        _value(reading[name]) for name in ("text", "status", "explanation", "settled_on")
    )
    store.db.execute(
        "UPDATE agreements SET text = ?, owners = ?, due_date = ?, due_conference = ?, due_text = ?,"
        " status = ?, explanation = ?, settled_on = ?, revisions = ? WHERE series = ? AND number = ?",
        [
            text,
            json_text(reading["owners"]),
            ways.get("date"),
            ways.get("conference"),
            ways.get("text"),
            status,
            explanation,
            settled,
            revisions,
            key,
            number,
        ],
    )


def _value(value: object) -> str | None:
    return None if value is None else str(value)


# What only grows, where the last of a key holds


@dataclass(frozen=True)
class _Grown:
    """A table of rows by conference. `of` are the columns that say what a row is about."""

    table: str
    of: tuple[str, ...]
    says: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.of, *self.says, "at_ms", "changed_by")


_GROWN = (
    _Grown("choices", ("what", "key"), ("value",)),
    _Grown("position_cells", ("block", "subject", "organisation"), ("step", "motive", "contribution")),
    _Grown("position_judgements", ("block", "subject"), ("state", "into_subject", "reason")),
    _Grown("position_parties", ("name",), ("present",)),
)


def _last_holds(store: Store, other: Store, conference: str, found: Merged) -> None:
    for grown in _GROWN:
        theirs = [_here(grown, row, found.renumbered) for row in _grown_rows(other, grown, conference)]
        ours = _grown_rows(store, grown, conference)
        known = set(ours)
        missing = [row for row in theirs if row not in known and row[0] != DISPLAY]
        for row in missing:
            _put_grown(store, grown, conference, row)
        found.came[grown.table] += len(missing)
        if missing:
            _say_again(store, grown, conference, {row[: len(grown.of)] for row in missing})


def _here(grown: _Grown, row: Row, renumbered: Mapping[int, int]) -> Row:
    """Their row as it is called here: agreements may have another number."""
    if grown.table == "choices" and row[0] == FOLLOW_UP and row[1].isdigit():
        return (row[0], str(renumbered.get(int(row[1]), int(row[1]))), *row[2:])
    return row


def _grown_rows(store: Store, grown: _Grown, conference: str) -> list[Row]:
    return store.db.rows(
        f"SELECT {', '.join(grown.columns)} FROM {grown.table} WHERE conference = ? ORDER BY id", [conference]
    )


def _put_grown(store: Store, grown: _Grown, conference: str, row: Sequence[Value]) -> None:
    marks = ", ".join("?" * (len(row) + 1))
    store.db.execute(
        f"INSERT INTO {grown.table} (conference, {', '.join(grown.columns)}) VALUES ({marks})",
        [conference, *row],
    )


def _say_again(store: Store, grown: _Grown, conference: str, keys: set[Row]) -> None:
    """Where an earlier row came in behind a later one, the later one is added again: the last holds."""
    by_key: dict[Row, list[Row]] = {}
    for row in _grown_rows(store, grown, conference):
        by_key.setdefault(row[: len(grown.of)], []).append(row)
    for key in keys:
        rows = by_key[key]
        holds = max(rows, key=lambda row: (row[-2], json_text([str(value) for value in row])))
        if rows[-1] != holds:
            _put_grown(store, grown, conference, holds)


def _rows(store: Store, table: str, columns: str, conference: str) -> list[Row]:
    return store.db.rows(
        f"SELECT {columns} FROM {table} WHERE conference = ? ORDER BY at_ms, id", [conference]
    )
