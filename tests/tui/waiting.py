"""Waiting for what a screen does in threads and timers: for a condition, never for a time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from textual.pilot import Pilot

PATIENCE_S = 10.0
"""After this the condition is taken for one that never comes."""


async def until(pilot: Pilot[None], condition: Callable[[], object], what: str = "") -> None:
    """Returns as soon as the condition holds; fails the test when it never does.

    A condition that raises (a widget that is not there yet) does not hold.
    """
    deadline = time.monotonic() + PATIENCE_S
    while True:
        await pilot.pause()
        try:
            if condition():
                return
            last = ""
        except Exception as problem:
            last = f" (it raised {problem!r})"
        if time.monotonic() > deadline:
            raise AssertionError(f"never came to be: {what or condition}{last}")
        await asyncio.sleep(0.005)
