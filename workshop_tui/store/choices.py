"""What was chosen during the day and must still hold after a restart, such as who reports for a
table. Choices are added and never changed; the last one for a key holds."""

from __future__ import annotations

from workshop_tui.domain.kept import Choice
from workshop_tui.store.database import Database

REPORTER = "reporter"
"""Who reports back for a statement: the key is its number, the value a name."""

DISPLAY = "display"
"""What the projector shows beside the day: `message` (JSON: text, at_ms, until_ms) and `blank`."""

FOLLOW_UP = "follow_up"
"""How a conference dealt with an agreement of an earlier one: the key is its number, the value
`skipped`, or `reported` with the number of the reading that says what was reported."""

PRESENCE = "presence"
"""Who is there: the key is the participant, the value `present`, `absent`, `late` or `expected`; `undo`
takes back the last one that still counts, `redo` brings it back."""

SEATS = "seats"
"""Where people sit who move one by one, as it was worked out for a version of the definition: the key is
`VERSION:ITEM`, the value JSON, in the order of the list everybody's table numbers. What a version has
itself goes before it."""


def seats_key(version: int, item: str) -> str:
    """What the seats of an item stand under."""
    return f"{version}:{item}"


class Choices:
    """Choices by conference, kind and key."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def choose(self, conference: str, what: str, key: str, value: str, at_ms: int, by: str) -> None:
        """Adds a choice, which holds from now on; an empty value means none."""
        self._db.execute(
            "INSERT INTO choices (conference, what, key, value, at_ms, changed_by) VALUES (?, ?, ?, ?, ?, ?)",
            [conference, what, key, value, at_ms, by],
        )

    def choices(self, conference: str, what: str) -> dict[str, str]:
        """What holds now, by key; keys whose choice was taken back are not there."""
        held = {choice.key: choice.value for choice in self.history(conference, what)}
        return {key: value for key, value in held.items() if value}

    def all(self, conference: str) -> tuple[Choice, ...]:
        """All choices of all kinds, in the order in which they were made."""
        found = self._db.rows(
            "SELECT what, key, value, at_ms, changed_by FROM choices WHERE conference = ? ORDER BY id",
            [conference],
        )
        return tuple(Choice(*row) for row in found)

    def history(self, conference: str, what: str) -> tuple[Choice, ...]:
        """All choices of a kind, in the order in which they were made."""
        found = self._db.rows(
            "SELECT what, key, value, at_ms, changed_by FROM choices"
            " WHERE conference = ? AND what = ? ORDER BY id",
            [conference, what],
        )
        return tuple(Choice(*row) for row in found)
