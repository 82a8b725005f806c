"""Editorial texts with all their readings, and when the report was adopted (semantics, From harvest to
report)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as Date

from workshop_tui.domain.editorial import (
    EditorialText,
    ReportChange,
    ReportState,
    TextReading,
    TextStatus,
    report_state,
    text_of,
)
from workshop_tui.store.database import Database
from workshop_tui.store.text import Row

_READING = "key, text, status, at_ms, changed_by, rests_on, id, settles"
_OUTLINE = "key, '' AS text, status, at_ms, changed_by, rests_on, id, settles"


class Texts:
    """What the secretariat wrote."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def put(self, conference: str, reading: TextReading) -> TextReading:
        """Adds a reading; its number is not looked at, that of what is given back counts."""
        with self._db.transaction():
            self._db.execute(
                "INSERT INTO editorial_texts"
                " (id, conference, key, text, status, rests_on, settles, at_ms, changed_by)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    reading.id,
                    conference,
                    reading.key,
                    reading.text,
                    reading.status.value,
                    reading.rests_on or None,
                    reading.settles or None,
                    reading.at_ms,
                    reading.by,
                ],
            )
            found = self.readings(conference, reading.key)
        return next(each for each in found if each.id == reading.id)

    def readings(self, conference: str, key: str) -> tuple[TextReading, ...]:
        """All readings of a text, in the order of writing."""
        found = self._db.rows(
            f"SELECT {_READING} FROM editorial_texts WHERE conference = ? AND key = ? ORDER BY at_ms, id",
            [conference, key],
        )
        return _numbered(found)

    def all_readings(self, conference: str) -> dict[str, tuple[TextReading, ...]]:
        """The same for each text that has any."""
        return self._by_key(f"SELECT {_READING}", conference)

    def outlines(self, conference: str) -> dict[str, tuple[TextReading, ...]]:
        """The same without what they say: `text` is empty. For what asks often."""
        return self._by_key(f"SELECT {_OUTLINE}", conference)

    def _by_key(self, select: str, conference: str) -> dict[str, tuple[TextReading, ...]]:
        sql = f"{select} FROM editorial_texts WHERE conference = ? ORDER BY key, at_ms, id"
        rows: dict[str, list[Row]] = {}
        for row in self._db.rows(sql, [conference]):
            rows.setdefault(row[0], []).append(row)
        return {key: _numbered(found) for key, found in rows.items()}

    def now(self, conference: str) -> dict[str, EditorialText]:
        """The texts in force by key, those that nobody wrote left out."""
        return {key: self._held(key, found) for key, found in self.outlines(conference).items()}

    def text(self, conference: str, key: str) -> EditorialText:
        """The text in force with that key; empty when nobody wrote any."""
        found = self._db.rows(
            f"SELECT {_OUTLINE} FROM editorial_texts WHERE conference = ? AND key = ? ORDER BY at_ms, id",
            [conference, key],
        )
        return self._held(key, _numbered(found))

    def _held(self, key: str, outlines: tuple[TextReading, ...]) -> EditorialText:
        held = text_of(key, outlines)
        row = self._db.row("SELECT text FROM editorial_texts WHERE id = ?", [held.id])
        return held if row is None else replace(held, text=row[0])

    # The report as a whole

    def change_report(self, conference: str, change: ReportChange) -> None:
        """Adds that the report was adopted or reopened."""
        self._db.execute(
            "INSERT INTO report_versions"
            " (conference, version, adopted, adopted_on, at_ms, changed_by, document, whole)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                conference,
                change.version,
                int(change.adopted),
                change.on.isoformat(),
                change.at_ms,
                change.by,
                change.document,
                change.whole,
            ],
        )

    def report_changes(self, conference: str) -> tuple[ReportChange, ...]:
        """When the report was adopted and reopened, with what was adopted, in that order."""
        return self._changes("document, whole", conference)

    def report(self, conference: str) -> ReportState:
        """How the report stands now."""
        return report_state(self._changes("'', ''", conference))

    def _changes(self, content: str, conference: str) -> tuple[ReportChange, ...]:
        found = self._db.rows(
            f"SELECT version, adopted, adopted_on, at_ms, changed_by, {content} FROM report_versions"
            " WHERE conference = ? ORDER BY id",
            [conference],
        )
        return tuple(
            ReportChange(version, bool(adopted), Date.fromisoformat(on), at_ms, by, document, whole)
            for version, adopted, on, at_ms, by, document, whole in found
        )


def _numbered(rows: list[Row]) -> tuple[TextReading, ...]:
    return tuple(
        TextReading(
            key=key,
            number=number,
            text=text,
            status=TextStatus(status),
            at_ms=at_ms,
            by=by,
            rests_on=rests_on or "",
            id=id_,
            settles=settles or "",
        )
        for number, (key, text, status, at_ms, by, rests_on, id_, settles) in enumerate(rows, start=1)
    )
