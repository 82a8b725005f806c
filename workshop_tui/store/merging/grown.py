"""Tables of rows that only grow, of which the last of a key holds: choices and positions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshop_tui.store import DISPLAY, FOLLOW_UP, SEATS, Store
from workshop_tui.store.merging.found import Merged
from workshop_tui.store.text import Row, Value, json_text


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

NOT_TAKEN = frozenset({DISPLAY, SEATS})
"""Choices that are this database's own."""


def take_grown(store: Store, other: Store, conference: str, found: Merged) -> None:
    """Rows that are not here; of each key the latest holds. What the projector shows stays as it is, and
    so do the seats, which belong to the versions of the programme here."""
    for grown in _GROWN:
        theirs = [_here(grown, row, found.renumbered) for row in _grown_rows(other, grown, conference)]
        ours = _grown_rows(store, grown, conference)
        known = set(ours)
        missing = [row for row in theirs if row not in known and row[0] not in NOT_TAKEN]
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
