"""What SQLite says, said to a person: the one place where database errors become sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workshop_tui.errors import Message, StoreError

BUSY = (5, 6)
FULL = (13,)
UNWRITABLE = (3, 8, 23)
UNREADABLE = (14,)
BROKEN = (11,)
FOREIGN = (26,)
DISK = (10,)
CONSTRAINT = (19,)


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Turns errors of SQLite and of the file system about `path` into a StoreError.

    Errors that only a mistake in this program can cause (a closed connection, another thread's one)
    pass as they are.
    """
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.Error as error:
        raise _sentence(path, error) from error
    except OverflowError as error:
        raise StoreError(
            Message("A number is too large to be kept; nothing was stored."),
            Message("Give a smaller one."),
        ) from error
    except OSError as error:
        raise StoreError(
            Message("{path} cannot be used: {reason}.", path=path, reason=error.strerror or str(error)),
            Message("Check the path, the rights and the disk, or name another file with --db."),
        ) from error


def is_busy(error: sqlite3.Error) -> bool:
    """True when another connection holds the database and waiting may help."""
    return _primary(error) in BUSY


def is_of_the_disk(error: sqlite3.Error) -> bool:
    """True when it is where is written that fails, and nothing that is read."""
    return _primary(error) in FULL + DISK + UNWRITABLE + UNREADABLE


def is_no_database(error: sqlite3.Error) -> bool:
    """True when the file holds something else."""
    return _primary(error) in FOREIGN


def _primary(error: sqlite3.Error) -> int:
    """SQLite's result code without its extension; 1 (a plain error) where Python does not tell."""
    code = getattr(error, "sqlite_errorcode", None)
    return 1 if code is None else int(code) & 0xFF


def _sentence(path: Path, error: sqlite3.Error) -> StoreError:
    code = _primary(error)
    if code in BUSY:
        return locked(path)
    if code in FULL or code in DISK:
        return StoreError(
            Message("The disk under {path} is full or fails: what was asked is not stored.", path=path),
            Message("Make room on the disk and do it again; what was stored before is safe."),
        )
    if code in UNWRITABLE:
        return read_only(path)
    if code in UNREADABLE:
        return StoreError(
            Message("{path} cannot be opened.", path=path),
            Message(
                "Check that the folder exists and that you may write there, or name another file with --db."
            ),
        )
    if code in FOREIGN:
        return not_a_database(path)
    if code in BROKEN:
        return _damaged(path, error)
    if code in CONSTRAINT:
        return StoreError(
            Message("The database refuses this, and nothing was stored: {reason}.", reason=str(error)),
            Message("Do it again; if it stays so, run “workshop-tui verify”."),
        )
    return StoreError(
        Message("The database {path} cannot do what was asked: {reason}.", path=path, reason=str(error)),
        Message("Run “workshop-tui verify”, which tells whether the file is whole."),
    )


def _damaged(path: Path, error: sqlite3.Error) -> StoreError:
    folder = backup_folder(path)
    copies = Message("Go on with the latest copy in the folder “{folder}”.", folder=folder)
    none = Message("Go on with a copy that “workshop-tui backup” made.")
    said = Message("{path} is damaged: {reason}.", path=path, reason=str(error))
    return StoreError(said, copies if folder.is_dir() else none)


def locked(path: Path) -> StoreError:
    """Another program held the database for longer than we wait."""
    return StoreError(
        Message("{path} is held by another program, so nothing was stored.", path=path),
        Message("Close what has it open (a database browser, a backup, a synchroniser) and do it again."),
    )


def read_only(path: Path) -> StoreError:
    """The file or its folder may not be written."""
    return StoreError(
        Message("{path} may not be written.", path=path),
        Message("Ask for the right to write to the file and its folder, or name another file with --db."),
    )


def not_a_database(path: Path) -> StoreError:
    """The file holds something else."""
    return StoreError(
        Message("{path} is not a database.", path=path),
        Message("Name another file with --db; this one stays as it is."),
    )


def backup_folder(path: Path) -> Path:
    """Where the automatic backups of a database lie: beside it."""
    return path.parent / f"{path.stem}-backups"
