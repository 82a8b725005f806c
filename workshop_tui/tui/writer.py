"""The thread that writes. A database that is held by another program for seconds must not stop the
clock on the screen, so no screen writes by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from workshop_tui.live import Live

T = TypeVar("T")


class Writer:
    """Runs actions one after another, in the order in which they were asked for, in a thread with a
    connection of its own. `make` opens that connection, in the thread."""

    def __init__(self, make: Callable[[], Live]) -> None:
        self._make = make
        self._live: Live | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")

    async def run(self, action: Callable[[Live], T]) -> T:
        """What the action gives; raises what it raises. It is on disk when this returns."""
        return await asyncio.wrap_future(self._thread.submit(self._act, action))

    def _act(self, action: Callable[[Live], T]) -> T:
        if self._live is None:
            self._live = self._make()
        self._live.changed()
        return action(self._live)

    def close(self) -> None:
        """Waits for what was asked and ends the thread."""
        self._thread.submit(self._close)
        self._thread.shutdown(wait=True)

    def _close(self) -> None:
        if self._live is not None:
            self._live.store.close()
