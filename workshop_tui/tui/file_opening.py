"""A document in the program that belongs to it, outside the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from workshop_tui.errors import DocumentError, Message

_PATIENCE_S = 3.0
"""A program that is still there after so long has opened the file."""


def open_file(path: Path) -> None:
    """Opens a file or a folder as a double click would. Takes seconds at most: not for the screen's
    own thread.

    Raises DocumentError when no program did.
    """
    try:
        opened = _opened(path)
    except OSError:
        opened = False
    if not opened:
        raise DocumentError(
            Message("No program opened it."), Message("Open it yourself; it is where the line above says.")
        )


def _opened(path: Path) -> bool:
    if sys.platform == "win32":
        os.startfile(path)
        return True
    if sys.platform == "darwin":
        return _ran("open", path)
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False  # a browser for the terminal would take the screen
    return _ran("xdg-open", path)


def _ran(program: str, path: Path) -> bool:
    """Whether the program took the file; it never gets the terminal."""
    started = subprocess.Popen(
        [program, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return started.wait(_PATIENCE_S) == 0
    except subprocess.TimeoutExpired:
        return True
