"""The migrations, in their order. One that has been released is never changed; a new one follows it.

Each runs and is recorded in the transaction of the opening, so it is there whole or not at all. No
`executescript` here: it commits first.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from workshop_tui.store.database import MIGRATION_SET
from workshop_tui.store.schema import FIRST, POSITIONS

MIGRATIONS = Migrations(MIGRATION_SET)


@MIGRATIONS(name="0001_first")
def first(db: Database) -> None:
    """All tables, triggers and views of the first version."""
    for statement in FIRST:
        db.conn.execute(statement)


@MIGRATIONS(name="0002_positions")
def positions(db: Database) -> None:
    """What organisations hold of options and projects, what was decided on these, who joined."""
    for statement in POSITIONS:
        db.conn.execute(statement)
