"""Conferences and the versions of their definitions, each kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from functools import cached_property

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.definition import from_plain, plain, rows_from_plain
from workshop_tui.domain.dispersing import with_rows
from workshop_tui.domain.kept import DateChange, DefinitionVersion
from workshop_tui.errors import Message, StoreError
from workshop_tui.store.choices import SEATS, seats_key
from workshop_tui.store.database import Database
from workshop_tui.store.text import Value, json_text
from workshop_tui.store.zones import offsets


@dataclass(frozen=True)
class StoredDefinition:
    """One version of a conference's definition. `json` is the conference as it was defined; `date`
    the date that holds now, which a move may have changed since. `source_sha256` is `sha256_of` the
    text of the session file. `taken_ms` is when this version was stored. `worked_out` are the seats that
    were worked out for it, by item, as JSON."""

    conference_id: str
    version: int
    json: str
    date: Date
    source_path: str
    source_text: str
    source_sha256: str
    taken_ms: int
    worked_out: tuple[tuple[str, str], ...] = ()

    @property
    def defined_date(self) -> Date:
        """The date that the session file gave, whatever moves followed."""
        return Date.fromisoformat(json.loads(self.json)["date"])

    @cached_property
    def conference(self) -> Conference:
        """The conference, on the date that holds now, with the seats that were worked out for it. Raises
        StoreError for a definition that this program cannot read."""
        rows = {item: found for item, text in self.worked_out if (found := _rows(text)) is not None}
        return with_rows(self._read, rows) if rows else self._read

    @cached_property
    def _read(self) -> Conference:
        try:
            return replace(from_plain(Conference, json.loads(self.json)), date=self.date)
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            raise StoreError(
                Message("The definition of {conference} cannot be read.", conference=self.conference_id),
                Message("Open its session file again and take the file's version."),
            ) from error

    @property
    def defined(self) -> Conference:
        """The conference as it was defined, on the date that the session file gave."""
        return replace(self._read, date=self.defined_date)


def _rows(text: str) -> tuple[tuple[int, ...], ...] | None:
    """Seats out of JSON; None for what is none."""
    try:
        return rows_from_plain(json.loads(text))
    except (ValueError, TypeError, RecursionError):
        return None


@dataclass(frozen=True)
class ConferenceRow:
    """A conference in a list. `series` and `number` are None outside a series; `series_key` is what
    its agreements are numbered in. `opened_ms` is when it came into the database, `last_ms` the
    instant of its last timing action, None when there was none."""

    id: str
    title: str
    series: str | None
    series_key: str
    number: int | None
    date: Date
    timezone: str
    version: int
    opened_ms: int
    last_ms: int | None


def sha256_of(text: str) -> str:
    """The fingerprint of a session file's text, in hexadecimal."""
    # OpenSSL comes along with it, and a conference that is there already needs none.
    import hashlib

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Conferences:
    """What is planned, in versions, and on which date."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def store_definition(
        self, conference: Conference, *, source_path: str, source_text: str, at_ms: int, by: str = ""
    ) -> StoredDefinition:
        """Stores a new version, which holds from now on; the earlier ones stay.

        A conference that was moved keeps its new date, unless the session file's date is another
        than in the version before.
        """
        with self._db.transaction():
            before = self.definition(conference.id)
            unmoved = before is None or before.defined_date != conference.date
            date = conference.date if before is None or unmoved else before.date
            version = 1 + self._latest(conference.id)
            self._put_row(conference, version, date, at_ms)
            if before is None or before.date != date:
                self._put_date(conference.id, date, at_ms, by)
            made = DefinitionVersion(version, conference, source_path, source_text, at_ms)
            digest, text = self._put_version(made, date)
        return StoredDefinition(conference.id, version, text, date, source_path, source_text, digest, at_ms)

    def definition(self, conference_id: str, version: int | None = None) -> StoredDefinition | None:
        """A version of the definition, the one in force when none is named; None when not there."""
        found = self._db.row(
            "SELECT d.conference, d.version, d.definition, c.date, d.source_path, d.source_text,"
            " d.source_sha256, d.taken_ms FROM definitions AS d JOIN conferences AS c ON c.id = d.conference"
            " WHERE d.conference = ? AND d.version = coalesce(?, c.version)",
            [conference_id, version],
        )
        if found is None:
            return None
        name, number, text, date, path, source, digest, taken_ms = found
        return StoredDefinition(
            name,
            number,
            text,
            Date.fromisoformat(date),
            path,
            source,
            digest,
            taken_ms,
            self._worked_out(name, number),
        )

    def _worked_out(self, conference_id: str, version: int) -> tuple[tuple[str, str], ...]:
        """The seats that were worked out for a version; the last of an item holds."""
        start = seats_key(version, "")
        found = self._db.rows(
            "SELECT key, value FROM choices WHERE conference = ? AND what = ? AND substr(key, 1, ?) = ?"
            " ORDER BY id",
            [conference_id, SEATS, len(start), start],
        )
        return tuple({str(key)[len(start) :]: str(value) for key, value in found}.items())

    def restore_version(self, version: DefinitionVersion, now: Conference) -> None:
        """Puts a version in as it was elsewhere; `now` is the conference as it stands, on its present
        date. What dates it has had is not said here."""
        with self._db.transaction():
            self._put_row(now, version.version, now.date, version.taken_ms)
            self._put_version(version, now.date)

    def _put_version(self, version: DefinitionVersion, date: Date) -> tuple[str, str]:
        """The rows of a version, whose conference stands; the fingerprint of its source and its JSON."""
        conference = version.defined
        digest, text = sha256_of(version.source_text), json_text(plain(conference))
        self._db.execute(
            "INSERT INTO definitions VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                conference.id,
                version.version,
                text,
                version.source_path,
                version.source_text,
                digest,
                version.taken_ms,
            ],
        )
        self._put_programme(replace(conference, date=date), version.version)
        self._put_zone(conference.timezone)
        return digest, text

    def hold(self, conference_id: str, version: int) -> None:
        """From here on an earlier or later version of the definition is the one in force. Its date
        stays the present one. Raises StoreError for a version that is not there."""
        with self._db.transaction():
            found = self.definition(conference_id, version)
            if found is None:
                raise StoreError(
                    Message("There is no version {n} of {id}.", n=version, id=conference_id),
                    Message("“verify” tells whether the database is whole."),
                )
            self._put_row(found.conference, version, found.date, found.taken_ms)
            self._put_instants(found.conference, version)

    def _latest(self, conference_id: str) -> int:
        found = self._db.row("SELECT max(version) FROM definitions WHERE conference = ?", [conference_id])
        return int(found[0]) if found and found[0] is not None else 0

    def versions(self, conference_id: str) -> tuple[DefinitionVersion, ...]:
        """All versions of the definition, the first one first; none for an unknown conference."""
        found = self._db.rows(
            "SELECT version FROM definitions WHERE conference = ? ORDER BY version", [conference_id]
        )
        kept = [self.definition(conference_id, number) for (number,) in found]
        return tuple(
            DefinitionVersion(each.version, each.defined, each.source_path, each.source_text, each.taken_ms)
            for each in kept
            if each is not None
        )

    def standing(self, conference_id: str) -> tuple[object, ...] | None:
        """What changes whenever the definition in force does, and else stays the same; None for a
        conference that is not there. For readers that keep what they have read."""
        return self._db.row(
            "SELECT version, date, (SELECT max(id) FROM choices WHERE conference = conferences.id"
            " AND what = ?) FROM conferences WHERE id = ?",
            [SEATS, conference_id],
        )

    def all(self) -> tuple[ConferenceRow, ...]:
        """All conferences of the database, by date."""
        return self._listed("", [])

    def series_conferences(self, series: str) -> tuple[ConferenceRow, ...]:
        """The conferences of a series (by its key), in order: by number, else by date."""
        return self._listed(" WHERE c.series_key = ?", [series], "c.number IS NULL, c.number, ")

    def series_dates(self, series: str) -> dict[str, Date]:
        """The present date of each conference of a series: what dues are worked out from."""
        return {row.id: row.date for row in self.series_conferences(series)}

    def move(self, conference_id: str, date: Date, at_ms: int, by: str) -> StoredDefinition:
        """Puts a conference on another date; the old one stays in its history.

        Raises StoreError for a conference that is not in the database.
        """
        with self._db.transaction():
            found = self.definition(conference_id)
            if found is None:
                raise StoreError(
                    Message("There is no conference {id} in the database.", id=conference_id),
                    Message("Open its session file first."),
                )
            if found.date == date:
                return found
            moved = replace(found, date=date)
            self._db.execute("UPDATE conferences SET date = ? WHERE id = ?", [str(date), conference_id])
            self._put_date(conference_id, date, at_ms, by)
            self._put_instants(moved.conference, moved.version)
        return moved

    def dates(self, conference_id: str) -> tuple[DateChange, ...]:
        """All dates that a conference has had, the first one first."""
        found = self._db.rows(
            "SELECT date, at_ms, changed_by FROM conference_dates WHERE conference = ? ORDER BY id",
            [conference_id],
        )
        return tuple(DateChange(Date.fromisoformat(date), at_ms, by) for date, at_ms, by in found)

    def _listed(self, where: str, values: Sequence[Value], order: str = "") -> tuple[ConferenceRow, ...]:
        found = self._db.rows(
            "SELECT c.id, c.title, c.series, c.series_key, c.number, c.date, c.timezone, c.version,"
            " c.opened_ms, (SELECT e.at_ms FROM events AS e WHERE e.conference = c.id"
            " ORDER BY e.seq DESC LIMIT 1)"
            f" FROM conferences AS c{where} ORDER BY {order}c.date, c.id",
            values,
        )
        return tuple(
            ConferenceRow(
                id_,
                title,
                series,
                key,
                number,
                Date.fromisoformat(date),
                zone,
                version,
                opened_ms,
                last_ms,
            )
            for id_, title, series, key, number, date, zone, version, opened_ms, last_ms in found
        )

    def _put_row(self, conference: Conference, version: int, date: Date, at_ms: int) -> None:
        told: list[Value] = [
            conference.title,
            conference.series,
            conference.series_key,
            conference.number,
            str(date),
            conference.timezone,
            version,
        ]
        if self._db.row("SELECT 1 FROM conferences WHERE id = ?", [conference.id]) is None:
            self._db.execute(
                "INSERT INTO conferences (title, series, series_key, number, date, timezone, version,"
                " id, opened_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [*told, conference.id, at_ms],
            )
        else:
            self._db.execute(
                "UPDATE conferences SET title = ?, series = ?, series_key = ?, number = ?, date = ?,"
                " timezone = ?, version = ? WHERE id = ?",
                [*told, conference.id],
            )

    def _put_date(self, conference_id: str, date: Date, at_ms: int, by: str) -> None:
        self._db.execute(
            "INSERT INTO conference_dates (conference, date, at_ms, changed_by) VALUES (?, ?, ?, ?)",
            [conference_id, str(date), at_ms, by],
        )

    def _put_programme(self, conference: Conference, version: int) -> None:
        self._db.execute_many(
            "INSERT INTO agenda_items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                [
                    conference.id,
                    version,
                    position,
                    item.id,
                    item.title,
                    item.kind.value,
                    int(item.fixed),
                    *conference.planned(item),
                ]
                for position, item in enumerate(conference.agenda, 1)
            ],
        )
        self._db.execute_many(
            "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                [
                    conference.id,
                    version,
                    table.statement.number,
                    table.number,
                    table.statement.theme,
                    table.statement.text,
                    json_text(list(table.hosts)),
                ]
                for table in conference.tables
            ],
        )

    def _put_instants(self, conference: Conference, version: int) -> None:
        self._db.execute_many(
            "UPDATE agenda_items SET planned_start_ms = ?, planned_end_ms = ?"
            " WHERE conference = ? AND version = ? AND item = ?",
            [[*conference.planned(item), conference.id, version, item.id] for item in conference.agenda],
        )

    def _put_zone(self, timezone: str) -> None:
        if self._db.row("SELECT 1 FROM zone_offsets WHERE timezone = ? LIMIT 1", [timezone]) is None:
            self._db.execute_many(
                "INSERT INTO zone_offsets VALUES (?, ?, ?)",
                [[timezone, from_ms, offset_s] for from_ms, offset_s in offsets(timezone)],
            )
