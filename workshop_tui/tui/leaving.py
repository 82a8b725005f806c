"""What happens when the terminal closes or the system shuts down.

Nothing waits for this moment to be saved: everything is on disk when it happens, what is being typed
within a second. A signal leaves a moment to keep that second too; where there are no signals, it is
what is lost.
"""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from typing import Any

from textual.app import App

from workshop_tui.tui.widgets.drafts import DraftInput, NoteInput

PATIENCE_S = 1.0
"""How long a closing terminal is made to wait for the last drafts."""


def listen(app: App[Any]) -> None:
    """From here on drafts are kept before SIGHUP and SIGTERM end the app."""
    loop = asyncio.get_running_loop()
    for name in ("SIGHUP", "SIGTERM"):
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, _told_to_go, app, number)


def _told_to_go(app: App[Any], number: int) -> None:
    app.run_worker(_go(app, number), group="leaving", exit_on_error=False)


async def _go(app: App[Any], number: int) -> None:
    """Ends as the signal would have ended it, except that SIGTERM leaves a tidy terminal: one that
    was closed can no longer be tidied up."""
    with suppress(asyncio.TimeoutError):
        await asyncio.wait_for(keep_drafts(app), PATIENCE_S)
    if number == signal.SIGTERM:
        app.exit(return_code=128 + number)
    else:
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


async def keep_drafts(app: App[Any]) -> None:
    """Keeps what is being typed, now."""
    for screen in app.screen_stack:
        for note in screen.query(NoteInput):
            await note.drafts.flush()
        for line in screen.query(DraftInput):
            await line.drafts.flush()
