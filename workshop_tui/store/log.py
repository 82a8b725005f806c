"""The log of the run: rows are added and never changed (semantics, Time)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from workshop_tui.domain.log import Event
from workshop_tui.store.database import Database
from workshop_tui.store.text import json_text


@dataclass(frozen=True)
class NewEvent:
    """A row of the log before it is written; the fields are those of `Event`."""

    at_ms: int
    kind: str
    payload: Mapping[str, object] = field(default_factory=dict)
    boot_ms: int | None = None
    boot_id: str | None = None


class RunLog:
    """The timing actions of conferences, in the order in which they were written."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def append(self, conference: str, event: NewEvent) -> Event:
        """Writes a row; it is on disk when this returns, unless a transaction is open."""
        kind, payload = str(event.kind), dict(event.payload)
        seq = self._db.execute(
            "INSERT INTO events (conference, at_ms, kind, payload, boot_ms, boot_id)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                conference,
                event.at_ms,
                kind,
                json_text(payload),
                event.boot_ms,
                event.boot_id,
            ],
        )
        return Event(seq, event.at_ms, kind, payload, event.boot_ms, event.boot_id)

    def events(self, conference: str, *, after: int = 0) -> tuple[Event, ...]:
        """The rows of a conference with a `seq` above `after`, in their order."""
        found = self._db.rows(
            "SELECT seq, at_ms, kind, payload, boot_ms, boot_id FROM events"
            " WHERE conference = ? AND seq > ? ORDER BY seq",
            [conference, after],
        )
        payloads = json.loads(f"[{','.join(row[3] for row in found)}]")
        return tuple(
            Event(seq, at_ms, kind, payload, boot_ms, boot_id)
            for (seq, at_ms, kind, _, boot_ms, boot_id), payload in zip(found, payloads, strict=True)
        )

    def last_seq(self, conference: str) -> int:
        """The `seq` of the last row; 0 for an empty log."""
        found = self._db.row("SELECT max(seq) FROM events WHERE conference = ?", [conference])
        return 0 if found is None or found[0] is None else int(found[0])
