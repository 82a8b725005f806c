"""The migrations, in their order. One that has been released is never changed; a new one follows it.

Each runs and is recorded in the transaction of the opening, so it is there whole or not at all. No
`executescript` here: it commits first.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from workshop_tui.store.database import MIGRATION_SET
from workshop_tui.store.editorial_schema import EDITORIAL, SEARCH
from workshop_tui.store.schema import FIRST, POSITIONS
from workshop_tui.store.text import folded, read, stored

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


@MIGRATIONS(name="0003_editorial")
def editorial(db: Database) -> None:
    """The secretariat's work: texts, what became of notes, adopted reports; an index for searching."""
    for statement in EDITORIAL:
        db.conn.execute(statement)
    _fold_again(db.conn)
    if has_trigrams(db.conn):
        for statement in SEARCH:
            db.conn.execute(statement)


def _fold_again(connection: sqlite3.Connection) -> None:
    """The searched text of a note that holds NUL or half a surrogate pair, at which an index would stop."""
    odd = "typeof(folded) = 'blob' OR instr(CAST(folded AS BLOB), x'00') > 0"
    rows = [read(row) for row in connection.execute(f"SELECT text, id FROM notes WHERE {odd}")]
    for text, name in rows:
        connection.execute("UPDATE notes SET folded = ? WHERE id = ?", [folded(text), stored(name)])


def has_trigrams(connection: sqlite3.Connection) -> bool:
    """Whether this SQLite can make the index for searching."""
    try:
        connection.execute("CREATE VIRTUAL TABLE temp.tried USING fts5 (x, tokenize = 'trigram')")
        connection.execute("DROP TABLE temp.tried")
    except sqlite3.OperationalError:
        return False
    return True
