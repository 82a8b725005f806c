"""One connection to the database: opening, checking whose it is, transactions.

sqlite-utils is loaded only when there is something to migrate: it takes longer to import than the
rest of the store to do its work, and most opens find a file that is up to date.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_tui.errors import Message, StoreError
from workshop_tui.store import failures
from workshop_tui.store.failures import said_plainly
from workshop_tui.store.location import warning_about
from workshop_tui.store.text import Row, Value, read, stored

if TYPE_CHECKING:
    from sqlite_utils import Migrations

APPLICATION_ID = 0x57534850
"""“WSHP” in the header of the file: `file` and we ourselves tell by it whose database it is."""

MIGRATION_SET = "workshop_tui"
KNOWN = ("0001_first", "0002_positions", "0003_editorial")
"""The names of the migrations in `migrations.py`, in their order; here too, so that an up-to-date
file is opened without loading them. A test holds the two together."""

TIMEOUT_S = 5.0


class Database:
    """An open database. A connection belongs to the thread that opened it: open one per thread."""

    def __init__(self, path: Path, connection: sqlite3.Connection, warnings: tuple[Message, ...]) -> None:
        self.path = path
        self.connection = connection
        self.warnings = warnings

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = True,
        timeout_s: float = TIMEOUT_S,
        migrations: Migrations | None = None,
    ) -> Database:
        """Opens a database, makes it (with its folder) where there is none and `create` says so, and
        brings an older one up to date after copying it.

        `timeout_s` is how long this connection waits for others that write. `migrations` is for
        tests. Raises StoreError for anything that stands in the way.
        """
        path = path.absolute()
        with said_plainly(path):
            _check_path(path, create=create)
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(str(path), timeout=timeout_s, isolation_level=None)
        try:
            with said_plainly(path):
                database = cls(path, connection, warning_about(path))
                _bring_up_to_date(database, migrations, timeout_s)
        except BaseException:
            connection.close()
            raise
        return database

    def close(self) -> None:
        """Closes the connection; what was committed is on disk. May be called twice."""
        with suppress(sqlite3.Error):
            self.connection.close()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what is done within, or, when anything raises, nothing of it.

        The write lock is taken at the beginning, so what is read within stays true until the end.
        Within another transaction it is a part of that: its failure takes back the part alone, and
        nothing is on disk before the outermost ends.
        """
        if self.connection.in_transaction:
            begin, end, back = "SAVEPOINT part", "RELEASE part", "ROLLBACK TO part"
        else:
            begin, end, back = "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"
        with said_plainly(self.path):
            self.connection.execute(begin)
        try:
            yield
            with said_plainly(self.path):
                self.connection.execute(end)
        except BaseException:
            with suppress(sqlite3.Error):
                self._take_back(back, end)
            raise

    def _take_back(self, back: str, end: str) -> None:
        """A full disk or a trigger may have ended the transaction already."""
        if self.connection.in_transaction:
            self.connection.execute(back)
            if back != "ROLLBACK":
                self.connection.execute(end)

    def execute(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Runs a statement that changes something; the number of the row it put in, if it did."""
        with said_plainly(self.path):
            cursor = self.connection.execute(sql, [stored(value) for value in values])
            return cursor.lastrowid or 0

    def execute_many(self, sql: str, rows: Sequence[Sequence[Value]]) -> None:
        """Runs a statement once for each row of values."""
        with said_plainly(self.path):
            self.connection.executemany(sql, [[stored(value) for value in row] for row in rows])

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows of a question."""
        with said_plainly(self.path):
            found = self.connection.execute(sql, [stored(value) for value in values]).fetchall()
        return [read(row) if bytes in map(type, row) else row for row in found]

    def row(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """The first row of a question; None when there is none."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def version(self) -> int:
        """A number that changes when another connection has committed, and only then."""
        with said_plainly(self.path):
            (found,) = self.connection.execute("PRAGMA data_version").fetchone()
        return int(found)


def _check_path(path: Path, *, create: bool) -> None:
    """Refuses what can be seen without opening: SQLite's own words for these are of no help."""
    if "\0" in str(path):
        raise StoreError(
            Message("A file name cannot hold the character NUL."), Message("Name another file with --db.")
        )
    exists = path.exists()
    if path.is_dir():
        raise StoreError(
            Message("{path} is a folder, not a database.", path=path),
            Message("Name a file in it with --db."),
        )
    if exists and not path.is_file():
        raise StoreError(
            Message("{path} is not an ordinary file, so no database.", path=path),
            Message("Name another file with --db."),
        )
    if not exists and not create:
        raise StoreError(
            Message("There is no database {path}.", path=path),
            Message("Open a session file first, or name the database with --db."),
        )
    if exists and not (os.access(path, os.R_OK | os.W_OK) and os.access(path.parent, os.W_OK)):
        raise failures.read_only(path)


def _bring_up_to_date(database: Database, migrations: Migrations | None, timeout_s: float) -> None:
    connection = database.connection
    _refuse_strangers(database)
    _use_wal(connection, timeout_s)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA recursive_triggers=ON")
    known = KNOWN if migrations is None else tuple(_names(migrations))
    if not missing(database, known):
        return
    with database.transaction():
        _refuse_strangers(database)
        to_apply = missing(database, known)
        if to_apply:
            _migrate(database, migrations, fresh=len(to_apply) == len(known))


def _refuse_strangers(database: Database) -> None:
    """In this order: whoever is making the database beside us commits tables and mark at once."""
    (tables,) = database.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (mark,) = database.connection.execute("PRAGMA application_id").fetchone()
    if mark != APPLICATION_ID and (mark or tables):
        raise StoreError(
            Message("{path} is a database of another program.", path=database.path),
            Message("Name another file with --db; this one stays as it is."),
        )


def _use_wal(connection: sqlite3.Connection, timeout_s: float) -> None:
    """Switching a new file to WAL does not wait for others by itself, so it is tried again."""
    until = time.monotonic() + timeout_s
    while True:
        try:
            (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
            if mode != "wal":
                connection.execute("PRAGMA journal_mode=WAL").fetchone()
            return
        except sqlite3.OperationalError as error:
            if not failures.is_busy(error) or time.monotonic() > until:
                raise
            time.sleep(0.005)


def missing(database: Database, known: tuple[str, ...]) -> tuple[str, ...]:
    """The migrations of those `known` that are still to apply. Refuses a file with some that this program
    does not know."""
    there = database.row("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'")
    applied = set()
    if there is not None:
        sql = "SELECT name FROM _sqlite_migrations WHERE migration_set = ?"
        applied = {name for (name,) in database.rows(sql, [MIGRATION_SET])}
    if applied - set(known):
        raise StoreError(
            Message("{path} was made by a newer version of this program.", path=database.path),
            Message("Install the newer version, or name another file with --db; this one stays as it is."),
        )
    return tuple(name for name in known if name not in applied)


def _migrate(database: Database, migrations: Migrations | None, *, fresh: bool) -> None:
    """Applies what is missing, within the caller's transaction. An older file is copied first."""
    import sqlite_utils

    if migrations is None:
        from workshop_tui.store.migrations import MIGRATIONS

        migrations = MIGRATIONS
    if not fresh:
        from workshop_tui.store.backup import backup_before_upgrade

        backup_before_upgrade(database)
    connection = database.connection
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    migrations.apply(sqlite_utils.Database(connection, execute_plugins=False))


def _names(migrations: Migrations) -> list[str]:
    import sqlite_utils

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as empty:
        return [each.name for each in migrations.pending(sqlite_utils.Database(empty, execute_plugins=False))]
