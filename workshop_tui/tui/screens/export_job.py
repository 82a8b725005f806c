"""Writing one document beside the screen: followed, and stopped when nobody wants it any more."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from threading import Lock, Thread

from workshop_tui.domain.message import Message
from workshop_tui.i18n import say
from workshop_tui.report import CATALOGUE
from workshop_tui.report.kinds import TEAM, WHAT_TEXT
from workshop_tui.report.options import Names
from workshop_tui.report.progress import watched
from workshop_tui.report.remarks import Written


class Stopped(Exception):
    """Nobody wants the document any more; nothing was put on disk."""


class ExportJob:
    """The making of one document, in a thread that does not keep the program alive.

    It can be stopped until all is made: what is then still in the making is thrown away when it is done.
    """

    def __init__(self, what: str, names: Names) -> None:
        self._total = how_many(names) if what == "all" else 1
        self._began = time.monotonic()
        self._lock = Lock()
        self._stopped = self._putting = False
        self._count = 0
        self._now = what
        self._answer: Future[Written] = Future()

    async def run(self, work: Callable[[], Written]) -> Written:
        """What the work gives; raises what it raises, and `Stopped` as soon as it is stopped."""
        Thread(target=self._work, args=(work,), name="export", daemon=True).start()
        return await asyncio.wrap_future(self._answer)

    def stop(self) -> bool:
        """Stops it; False when it is going to disk already, which is done in a moment."""
        with self._lock:
            if self._putting:
                return False
            self._stopped = True
        with suppress(InvalidStateError):
            self._answer.set_exception(Stopped())
        return True

    def _work(self, work: Callable[[], Written]) -> None:
        with suppress(InvalidStateError):  # it was stopped, and its answer given then
            try:
                with watched(self):
                    made = work()
            except BaseException as problem:
                self._answer.set_exception(problem)
            else:
                self._answer.set_result(made)

    # Told in the thread that works

    def making(self, what: str, format: str) -> None:
        """A document is begun. Raises `Stopped` when it is not wanted."""
        with self._lock:
            if self._stopped:
                raise Stopped
            if what != "all":
                self._count += 1
                self._now = what

    def putting(self) -> None:
        """It goes to disk. Raises `Stopped` when it is not wanted."""
        with self._lock:
            if self._stopped:
                raise Stopped
            self._putting = True

    # Told on the screen

    def text(self) -> str:
        """How far it is."""
        with self._lock:
            count, now, putting = self._count, self._now, self._putting
        seconds = int(time.monotonic() - self._began)
        if putting:
            return say(Message("Onto the disk… ({n} s)", n=seconds))
        if self._total == 1 or not count:
            return say(Message("Writing… ({n} s; esc stops it)", n=seconds))
        return say(
            Message(
                "Writing {count} of {total}: {what}… ({n} s; esc stops it)",
                count=min(count, self._total),
                total=self._total,
                what=WHAT_TEXT[now],
                n=seconds,
            )
        )


def how_many(names: Names) -> int:
    """How many files there are of all documents together, at most."""
    return sum(
        len(entry.formats)
        for what, entry in CATALOGUE.items()
        if what != "all" and (names is Names.FULL or what not in TEAM)
    )
