"""What is being typed: one draft per input, kept until it is saved or cleared."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_tui.store.database import Database


@dataclass(frozen=True)
class Draft:
    """The text of an input. `place` is the input's key, `cursor` what the screen gave for it (an
    index into the text, or whatever it needs to put the cursor back)."""

    place: str
    text: str
    cursor: int
    at_ms: int


class Drafts:
    """Drafts by conference and place."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, conference: str, place: str, text: str, cursor: int, at_ms: int) -> None:
        """Keeps what an input holds now. An empty text clears the draft."""
        if not text:
            self.clear(conference, place)
            return
        self._db.execute(
            "INSERT INTO drafts (conference, place, text, cursor, at_ms) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (conference, place) DO UPDATE"
            " SET text = excluded.text, cursor = excluded.cursor, at_ms = excluded.at_ms",
            [conference, place, text, cursor, at_ms],
        )

    def load(self, conference: str, place: str) -> Draft | None:
        """The draft of an input; None when there is none."""
        found = self._db.row(
            "SELECT place, text, cursor, at_ms FROM drafts WHERE conference = ? AND place = ?",
            [conference, place],
        )
        return None if found is None else Draft(*found)

    def clear(self, conference: str, place: str) -> None:
        """Forgets the draft of an input: in the transaction that saves its text as something else."""
        self._db.execute("DELETE FROM drafts WHERE conference = ? AND place = ?", [conference, place])

    def all(self, conference: str) -> tuple[Draft, ...]:
        """All drafts of a conference, the oldest first."""
        found = self._db.rows(
            "SELECT place, text, cursor, at_ms FROM drafts WHERE conference = ? ORDER BY at_ms, place",
            [conference],
        )
        return tuple(Draft(*row) for row in found)
