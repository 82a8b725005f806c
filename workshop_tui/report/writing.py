"""Putting a document on disk: whole, or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from workshop_tui.errors import DocumentError, Message


def put(target: Path, content: bytes) -> Path:
    """Writes the file and gives its path, absolute. It is written beside its place under another name
    and then renamed: whatever fails, what was there before is still there whole.

    Raises DocumentError, with what to do, when the place cannot be written.
    """
    try:
        place = Path(os.path.realpath(target))
        _refuse_what_is_no_file(place)
        _replace(place, content)
    except OSError as problem:
        raise _sentence(target, problem) from problem
    except ValueError as problem:
        raise DocumentError(
            Message("A file cannot have that name."), Message("Name another file.")
        ) from problem
    return place


def put_folder(target: Path, files: Iterable[tuple[str, bytes]]) -> Path:
    """Writes a new folder with these files and gives its path, absolute: whole, or not at all. A folder
    that is there and has something in it stays as it is.

    Raises DocumentError, with what to do, when it cannot be written.
    """
    try:
        place = Path(os.path.realpath(target))
        if place.exists() and (not place.is_dir() or any(place.iterdir())):
            raise DocumentError(
                Message("{path} is there already.", path=_shown(place)),
                Message("Name a folder that is not there yet."),
            )
        beside = place.with_name(f".workshop-tui-{secrets.token_hex(6)}.part")
        beside.mkdir()
        try:
            for name, content in files:
                _replace(beside / name, content)
            if place.exists():
                place.rmdir()
            beside.rename(place)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise
        _keep_the_name(place.parent)
    except OSError as problem:
        raise _sentence(target, problem) from problem
    except ValueError as problem:
        raise DocumentError(
            Message("A file cannot have that name."), Message("Name another file.")
        ) from problem
    return place


def _refuse_what_is_no_file(place: Path) -> None:
    """Renaming onto a device would put a file in its stead."""
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(place))
    if place.exists() and not place.is_file():
        raise DocumentError(
            Message("{path} is not an ordinary file.", path=_shown(place)), Message("Name another file.")
        )


def _replace(place: Path, content: bytes) -> None:
    beside = place.with_name(f".workshop-tui-{secrets.token_hex(6)}.part")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            beside.chmod(stat.S_IMODE(place.stat().st_mode))
        beside.replace(place)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _keep_the_name(place.parent)


def _keep_the_name(folder: Path) -> None:
    """Where a folder can be flushed to disk, the new name is there after a power cut too."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sentence(target: Path, problem: OSError) -> DocumentError:
    path, folder = _shown(target), _shown(target.absolute().parent)
    if isinstance(problem, IsADirectoryError):
        return DocumentError(Message("{path} is a folder.", path=path), Message("Name a file in it."))
    if isinstance(problem, FileNotFoundError):
        return DocumentError(
            Message("There is no folder {folder}.", folder=folder),
            Message("Make it first, or name another file."),
        )
    if isinstance(problem, NotADirectoryError):
        return DocumentError(
            Message("{folder} is not a folder.", folder=folder), Message("Name another file.")
        )
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return DocumentError(
            Message("{path} may not be written.", path=path),
            Message("Close it where it is open, ask for the right to write there, or name another file."),
        )
    if problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DocumentError(
            Message("There is no room for {path}: the disk is full.", path=path),
            Message("Make room, or name a file on another disk. What was there before is still there."),
        )
    return DocumentError(
        Message("{path} cannot be written: {reason}.", path=path, reason=problem.strerror or str(problem)),
        Message("Check the disk and the path, or name another file."),
    )


def _shown(path: Path) -> str:
    """The path as text that can be printed: bytes that are no UTF-8 become question marks."""
    return str(path).encode("utf-8", "replace").decode("utf-8")
