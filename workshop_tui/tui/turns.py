"""What was asked for with a key and has to be written: done in its turn, while the screen goes on.

Textual handles a widget's messages one after another. A handler that waits for the database would keep
the clock from being painted and the keys typed meanwhile from showing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from textual.app import App


class Turns:
    """Runs what is given one after another, in the order in which it was given, beside the screen's
    own messages. What a turn is about is settled before it is taken: the cursor may have gone on when
    it comes. `failed` hears of an error in the program; the turns behind it go on."""

    def __init__(self, app: App[Any], failed: Callable[[Exception], object]) -> None:
        self._app = app
        self._failed = failed
        self._lock = asyncio.Lock()
        self._waiting = 0
        self._done = asyncio.Event()
        self._done.set()

    @property
    def is_idle(self) -> bool:
        """Whether all that was asked for is done."""
        return not self._waiting

    def take(self, work: Coroutine[Any, Any, object]) -> None:
        """Does the work after all that was taken before it."""
        self._waiting += 1
        self._done.clear()
        self._app.run_worker(self._in_turn(work), group="turns", exit_on_error=False)

    async def _in_turn(self, work: Coroutine[Any, Any, object]) -> None:
        try:
            async with self._lock:
                await work
        except Exception as problem:
            self._failed(problem)
        finally:
            work.close()
            self._waiting -= 1
            if not self._waiting:
                self._done.set()

    async def all_done(self) -> None:
        """Returns when nothing is waited for any more."""
        await self._done.wait()
