"""How far a search for seats is, for whoever waits for it, and the way to call it off.

Knows no clock and no thread: the search calls the hook where it happens to be, on the thread that asked.
"""

from __future__ import annotations

from collections.abc import Callable

OnProgress = Callable[[int, int], None]
"""Told `(done, total)`: 0 ≤ done ≤ total, done never falls, total stays the same, and the last call has
both alike. An exception raised in it ends the search and reaches whoever asked for it; that is how to
cancel. What the search finds does not depend on it."""

TOTAL = 1000
"""The parts that a search is counted in."""


class Progress:
    """One search, divided into stages that follow one another."""

    def __init__(self, hook: OnProgress | None) -> None:
        self._hook = hook
        self._done = -1
        self._begin = self._end = 0.0

    def stage(self, until: float) -> None:
        """What comes now is a stage that takes the search to that part of the whole, between 0 and 1."""
        self.at(1.0)
        self._begin, self._end = self._end, max(until, self._end)

    def at(self, part: float) -> None:
        """That part of the stage is done, between 0 and 1."""
        done = int(TOTAL * (self._begin + (self._end - self._begin) * min(part, 1.0)))
        if self._hook is not None and done > self._done:
            self._done = done
            self._hook(done, TOTAL)

    def all_done(self) -> None:
        """The search is at its end."""
        self._begin = self._end = 1.0
        self.at(1.0)
