"""The thread that writes. A database that is held by another program for seconds must not stop the
clock on the screen, so no screen writes by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

from workshop_tui.live import Live

T = TypeVar("T")

CLOSING_S = 4.0
"""How long leaving waits for what is still to be written."""


class Writer:
    """Runs actions one after another, in the order in which they were asked for, in a thread with a
    connection of its own. `make` opens that connection, in the thread.

    The thread does not keep the program alive: a database that stays locked cannot hold up whoever
    leaves for longer than `close` waits.
    """

    def __init__(self, make: Callable[[], Live]) -> None:
        self._make = make
        self._live: Live | None = None
        self._asked: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._left = False

    async def run(self, action: Callable[[Live], T]) -> T:
        """What the action gives; raises what it raises. It is on disk when this returns. Once asked
        for it is done, even when whoever asked no longer waits."""
        return await asyncio.shield(asyncio.wrap_future(self.ask(action)))

    def ask(self, action: Callable[[Live], T]) -> Future[T]:
        """Has the action done behind all that was asked for before, and gives its answer later."""
        answer: Future[T] = Future()
        self._asked.put(lambda: self._act(action, answer))
        if self._thread is None:
            self._thread = Thread(target=self._work, name="writer", daemon=True)
            self._thread.start()
        return answer

    def _work(self) -> None:
        while (act := self._asked.get()) is not None:
            act()
        if self._live is not None:
            self._live.store.close()

    def _act(self, action: Callable[[Live], T], answer: Future[T]) -> None:
        try:
            if self._live is None:
                self._live = self._make()
            self._live.changed()
            result = action(self._live)
        except BaseException as problem:
            if not self._left:
                answer.set_exception(problem)
        else:
            if not self._left:
                answer.set_result(result)

    def close(self, patience_s: float = CLOSING_S) -> bool:
        """Waits for what was asked, and ends the thread; False when that took longer than so many
        seconds."""
        if self._thread is None:
            return True
        self._asked.put(None)
        self._thread.join(patience_s)
        self._left = self._thread.is_alive()
        return not self._left
