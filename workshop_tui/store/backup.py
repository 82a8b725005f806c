"""Copies of a database while it is in use, and the check whether it is whole.

A copy is made over a connection of its own, so any thread may ask for one, and what another
transaction has not committed is not in it.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from workshop_tui.errors import Message, StoreError
from workshop_tui.store import failures
from workshop_tui.store.database import APPLICATION_ID, KNOWN, Database, missing
from workshop_tui.store.failures import backup_folder, said_plainly

KEPT = 10
_CHECK_THE_NAME = Message("Check the name of the file.")


@dataclass(frozen=True)
class Verification:
    """What a check found. `integrity` and `references` are SQLite's own words about what is wrong,
    empty when nothing is; `counts` is the number of rows per table."""

    integrity: tuple[str, ...]
    references: tuple[str, ...]
    counts: dict[str, int]

    @property
    def whole(self) -> bool:
        """True when nothing is wrong."""
        return not self.integrity and not self.references


def backup(db: Database, target: Path, *, overwrite: bool = False) -> Path:
    """Writes a consistent copy to `target`, in one file, whole or not at all.

    Raises StoreError when something is there already (unless `overwrite`), when it is the database
    itself or one in use, or when it cannot be written.
    """
    target = target.absolute()
    _check_target(db, target, overwrite=overwrite)
    temporary = target.with_name(f".{target.name}.{os.urandom(6).hex()}.tmp")
    try:
        with said_plainly(target):
            with closing(sqlite3.connect(str(temporary), isolation_level=None)) as copy:
                with said_plainly(db.path), closing(_reader(db.path)) as source:
                    _copied(source, copy, target)
                copy.execute("PRAGMA journal_mode=DELETE").fetchone()
            temporary.replace(target)
    finally:
        for leftover in (temporary, Path(f"{temporary}-wal"), Path(f"{temporary}-shm")):
            leftover.unlink(missing_ok=True)
    return target


def _copied(source: sqlite3.Connection, copy: sqlite3.Connection, target: Path) -> None:
    """Copies; a disk that takes nothing is the one under the copy."""
    try:
        source.backup(copy)
    except sqlite3.Error as error:
        if not failures.is_of_the_disk(error):
            raise
        with said_plainly(target):
            raise


def copy_database(path: Path, target: Path) -> None:
    """A consistent copy of a database that is not ours to open: it is read and left as it is, also
    where it may not be written. Raises StoreError when there is none or it is none of ours."""
    if not path.is_file():
        raise StoreError(Message("There is no database {path}.", path=path), _CHECK_THE_NAME)
    with (
        _said_of_another(path),
        closing(sqlite3.connect(str(target), isolation_level=None)) as copy,
        closing(_readable(path)) as source,
    ):
        _refuse_others(path, source)
        source.backup(copy)


@contextmanager
def _said_of_another(path: Path) -> Iterator[None]:
    """As `said_plainly`, of a file that was not named with --db."""
    try:
        with said_plainly(path):
            yield
    except StoreError as error:
        if isinstance(error.__cause__, sqlite3.Error) and failures.is_no_database(error.__cause__):
            raise StoreError(Message("{path} is not a database.", path=path), _CHECK_THE_NAME) from error
        raise


def _refuse_others(path: Path, source: sqlite3.Connection) -> None:
    """Refuses what is none of ours, and what a newer version made: by the name that was given."""
    (mark,) = source.execute("PRAGMA application_id").fetchone()
    if mark != APPLICATION_ID:
        raise StoreError(Message("{path} is a database of another program.", path=path), _CHECK_THE_NAME)
    missing(Database(path, source, ()), KNOWN)


def _readable(path: Path) -> sqlite3.Connection:
    """Open for reading; in a folder where nothing may be written as a file that nobody changes."""
    address = path.absolute().as_uri()
    connection = sqlite3.connect(f"{address}?mode=ro", uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        connection = sqlite3.connect(f"{address}?immutable=1", uri=True, isolation_level=None)
    return connection


def automatic_backup(db: Database, label: str) -> Path:
    """A copy in the folder of backups beside the database, numbered upwards and named after what
    began; the last ten are kept. Raises StoreError when it cannot be written."""
    folder = backup_folder(db.path)
    with said_plainly(folder):
        folder.mkdir(exist_ok=True)
        numbers = [number for number, _ in _automatic(db.path)]
    number = max(numbers, default=0) + 1
    slug = re.sub(r"[^a-z0-9]+", "-", label.casefold()).strip("-")[:40] or "copy"
    made = backup(db, folder / f"{db.path.stem}-{number:04d}-{slug}.db", overwrite=True)
    with said_plainly(folder):
        for _, old in _automatic(db.path)[:-KEPT]:
            old.unlink(missing_ok=True)
    return made


def backup_before_upgrade(db: Database) -> Path:
    """A copy beside the database of how it is before it is migrated; kept for good."""
    stem = f"{db.path.stem}-before-upgrade"
    number = 1
    while True:
        target = db.path.with_name(f"{stem}-{number}{db.path.suffix or '.db'}")
        if not target.exists():
            return backup(db, target)
        number += 1


def verify(db: Database) -> Verification:
    """Reads the whole database and tells what is wrong with it and how much is in it.

    In a damaged one what can still be counted is counted.
    """
    integrity: list[str] = []
    references: list[str] = []
    counts: dict[str, int] = {}
    try:
        integrity += [said for (said,) in db.rows("PRAGMA integrity_check") if said != "ok"]
        for table, row, parent, _ in db.rows("PRAGMA foreign_key_check"):
            references.append(f"{table} {row}: {parent}")
    except StoreError as error:
        integrity.append(str(error.__cause__))
    for (name,) in db.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"):
        if name.startswith(("sqlite_", "_")):
            continue
        try:
            quoted = name.replace('"', '""')
            ((counts[name],),) = db.rows(f'SELECT count(*) FROM "{quoted}"')
        except StoreError as error:
            integrity.append(f"{name}: {error.__cause__}")
    return Verification(tuple(integrity), tuple(references), counts)


def _reader(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(str(path), isolation_level=None)


def _check_target(db: Database, target: Path, *, overwrite: bool) -> None:
    if target.is_dir():
        raise StoreError(
            Message("{path} is a folder.", path=target), Message("Name a file in it for the copy.")
        )
    if not target.parent.is_dir():
        raise StoreError(
            Message("There is no folder {path}.", path=target.parent),
            Message("Make it first, or name another place for the copy."),
        )
    if target.exists() and target.samefile(db.path):
        raise StoreError(
            Message("{path} is the database itself.", path=target), Message("Name another file for the copy.")
        )
    if Path(f"{target}-wal").exists():
        raise StoreError(
            Message("{path} is a database that is in use.", path=target),
            Message("Name another file for the copy."),
        )
    if target.exists() and not overwrite:
        raise StoreError(
            Message("{path} is there already.", path=target), Message("Name another file for the copy.")
        )


def _automatic(path: Path) -> list[tuple[int, Path]]:
    """The automatic backups of a database with their numbers, ascending."""
    pattern = re.compile(rf"{re.escape(path.stem)}-(\d{{4,}})-.*\.db")
    found = []
    for file in backup_folder(path).iterdir():
        match = pattern.fullmatch(file.name)
        if match:
            found.append((int(match[1]), file))
    return sorted(found)
