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
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workshop_tui.tui.app import WorkshopApp

PATIENCE_S = 1.0
"""How long a closing terminal is made to wait for the last drafts."""


def listen(app: WorkshopApp) -> None:
    """From here on drafts are kept before SIGHUP and SIGTERM end the app."""
    loop = asyncio.get_running_loop()
    for name in ("SIGHUP", "SIGTERM"):
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, _told_to_go, app, number)


def _told_to_go(app: WorkshopApp, number: int) -> None:
    app.run_worker(_go(app, number), group="leaving", exit_on_error=False)


async def _go(app: WorkshopApp, number: int) -> None:
    """Ends as the signal would have ended it, except that SIGTERM leaves a tidy terminal: one that
    was closed can no longer be tidied up."""
    with suppress(asyncio.TimeoutError):
        await asyncio.wait_for(app.drafts.flush(), PATIENCE_S)
    if number == signal.SIGTERM:
        app.exit(return_code=128 + number)
    else:
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
