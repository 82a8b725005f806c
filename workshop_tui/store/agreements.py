"""Agreements with all their readings, numbered per series (semantics, Agreements)."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date as Date

from workshop_tui.domain.agreements import Agreement, AgreementRevision, AgreementStatus, Due
from workshop_tui.domain.definition import from_plain, plain
from workshop_tui.errors import Message, StoreError
from workshop_tui.store.database import Database
from workshop_tui.store.text import Row, Value, json_text

_COLUMNS = (
    "series, number, text, conference, owners, due_date, due_conference, due_text, status, statement, item,"
    " note, explanation, settled_on, made_ms, revisions"
)


class Agreements:
    """What was agreed in a series. `due_on` of what is given out is None: it follows from the dates
    of the conferences, see `with_due_on` in the domain and `Conferences.series_dates`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, agreement: Agreement, *, by: str, remark: str = "") -> Agreement:
        """Keeps a new agreement under the next number of its series, which is never given twice.

        The number, revisions and `due_on` it comes with are not looked at.
        """
        with self._db.transaction():
            self._db.execute(
                "INSERT INTO agreement_numbers (series, last) VALUES (?, 1)"
                " ON CONFLICT (series) DO UPDATE SET last = last + 1",
                [agreement.series],
            )
            found = self._db.row("SELECT last FROM agreement_numbers WHERE series = ?", [agreement.series])
            number = found[0] if found else 1
            made = replace(agreement, number=number, revisions=1, due_on=None)
            marks = ", ".join("?" * (_COLUMNS.count(",") + 1))
            self._db.execute(f"INSERT INTO agreements ({_COLUMNS}) VALUES ({marks})", _values(made))
            self._put_revision(made, made.made_ms, by, remark)
        return made

    def revise(
        self,
        series: str,
        number: int,
        change: Callable[[Agreement], Agreement],
        *,
        at_ms: int,
        by: str,
        remark: str = "",
    ) -> Agreement:
        """A new reading of an agreement: what `change` makes of the present one.

        Series, number, conference, source note and moment of making stay what they are. Raises
        StoreError when there is no such agreement.
        """
        with self._db.transaction():
            now = self.get(series, number)
            if now is None:
                raise StoreError(
                    Message("There is no agreement {number} in {series}.", number=number, series=series),
                    Message("“workshop-tui agreement list” shows the numbers."),
                )
            new = replace(
                change(now),
                series=series,
                number=number,
                conference=now.conference,
                note=now.note,
                made_ms=now.made_ms,
                revisions=now.revisions + 1,
                due_on=None,
            )
            columns = _COLUMNS.split(", ")
            assigned = ", ".join(f"{column} = ?" for column in columns[2:])
            self._db.execute(
                f"UPDATE agreements SET {assigned} WHERE series = ? AND number = ?",
                [*_values(new)[2:], series, number],
            )
            self._put_revision(new, at_ms, by, remark)
        return new

    def get(self, series: str, number: int) -> Agreement | None:
        """The agreement as it reads now; None when there is none with that number."""
        found = self._db.row(
            f"SELECT {_COLUMNS} FROM agreements WHERE series = ? AND number = ?", [series, number]
        )
        return None if found is None else _agreement(found)

    def list(self, series: str) -> tuple[Agreement, ...]:
        """All agreements of a series by number, the settled ones too."""
        found = self._db.rows(f"SELECT {_COLUMNS} FROM agreements WHERE series = ? ORDER BY number", [series])
        return tuple(_agreement(row) for row in found)

    def revisions(self, series: str, number: int) -> tuple[AgreementRevision, ...]:
        """All readings of an agreement, the first one first; none for an unknown number."""
        found = self._db.rows(
            "SELECT agreement, number, at_ms, changed_by, remark, reading FROM agreement_revisions"
            " WHERE series = ? AND agreement = ? ORDER BY number",
            [series, number],
        )
        return tuple(
            AgreementRevision(
                agreement,
                revision,
                at_ms,
                by,
                remark,
                from_plain(Agreement, json.loads(reading)),
            )
            for agreement, revision, at_ms, by, remark, reading in found
        )

    def _put_revision(self, reading: Agreement, at_ms: int, by: str, remark: str) -> None:
        self._db.execute(
            "INSERT INTO agreement_revisions"
            " (series, agreement, number, at_ms, changed_by, remark, reading) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [reading.series, reading.number, reading.revisions, at_ms, by, remark, json_text(plain(reading))],
        )


def _values(agreement: Agreement) -> list[Value]:
    due = agreement.due or Due()
    return [
        agreement.series,
        agreement.number,
        agreement.text,
        agreement.conference,
        json_text(list(agreement.owners)),
        _iso(due.date),
        due.conference,
        due.text,
        agreement.status.value,
        agreement.table,
        agreement.item,
        agreement.note,
        agreement.explanation,
        _iso(agreement.settled_on),
        agreement.made_ms,
        agreement.revisions,
    ]


def values_of(agreement: Agreement) -> tuple[str, list[Value]]:
    """The columns of a row of `agreements`, comma between them, and what they hold."""
    return _COLUMNS, _values(agreement)


def _agreement(row: Row) -> Agreement:
    series, number, text, conference, owners, due_date, due_conference, due_text, *rest = row
    status, statement, item, note, explanation, settled_on, made_ms, revisions = rest
    due = Due(_date(due_date), due_conference, due_text)
    return Agreement(
        number=number,
        series=series,
        text=text,
        conference=conference,
        owners=tuple(json.loads(owners)),
        due=None if due == Due() else due,
        status=AgreementStatus(status),
        table=statement,
        item=item,
        note=note,
        explanation=explanation,
        settled_on=_date(settled_on),
        made_ms=made_ms,
        revisions=revisions,
    )


def _iso(date: Date | None) -> str | None:
    return None if date is None else date.isoformat()


def _date(value: Value) -> Date | None:
    return Date.fromisoformat(value) if isinstance(value, str) else None
