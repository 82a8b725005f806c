"""Agreements with their readings. A number belongs to a database, so what was made elsewhere may get
another one here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from workshop_tui.domain.agreements import AgreementStatus
from workshop_tui.domain.message import Message
from workshop_tui.store import Store
from workshop_tui.store.merging.found import Conflict, Merged
from workshop_tui.store.text import Row, Value, json_text
from workshop_tui.wording import STATUS_TEXT

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


def take_agreements(store: Store, other: Store, conference: str, found: Merged) -> None:
    """Agreements made at this conference that are not here, and readings of all of the series."""
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


def _told(reading: str) -> Message:
    """All that two readings of one agreement can differ in."""
    value = json.loads(reading)
    due = tuple((value["due"] or {}).values())
    about = [str(each) for each in (*value["owners"], *due, value["explanation"]) if each]
    said = f"{value['text']} ({'; '.join(about)})" if about else value["text"]
    return Message(
        "{agreement}: {status}", agreement=said, status=STATUS_TEXT[AgreementStatus(value["status"])]
    )


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
