"""The rest of a path, as the disk has it, while it is typed: the right arrow takes it."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from textual.suggester import Suggester

_MOST = 5_000
"""Names looked at in a folder: a folder with more is not searched for each key."""


class PathSuggester(Suggester):
    """Offers the first folder, or file with one of `endings`, that begins with what is typed.

    `endings` have their dot and are in lower case; without any, only folders are offered.
    """

    def __init__(self, endings: tuple[str, ...] = ()) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._endings = endings

    async def get_suggestion(self, value: str) -> str | None:
        """The path whole; None where there is nothing to offer."""
        return await asyncio.to_thread(self._look, value)

    def _look(self, value: str) -> str | None:
        folder, _, begun = value.rpartition(os.sep)
        if not begun:
            return None
        try:
            place = Path(f"{folder}{os.sep}" if os.sep in value else ".").expanduser()
            with os.scandir(place) as entries:
                found = [name for _, entry in zip(range(_MOST), entries, strict=False)
                         if (name := self._offered(entry, begun))]  # fmt: skip
        except (OSError, ValueError, RuntimeError):  # the last for the home of somebody unknown
            return None
        return value + min(found)[len(begun) :] if found else None

    def _offered(self, entry: os.DirEntry[str], begun: str) -> str:
        if not entry.name.startswith(begun) or not entry.name.isprintable():
            return ""
        if entry.is_dir():
            return entry.name + os.sep
        return entry.name if entry.name.lower().endswith(self._endings or ("\0",)) else ""
