"""`display`: the projector's screen, in a second terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from workshop_tui.cli import frame
from workshop_tui.cli.frame import command, option
from workshop_tui.domain.message import Message, Refusal

if TYPE_CHECKING:
    from workshop_tui.clock import Clock
    from workshop_tui.live import Live
    from workshop_tui.store import Store

PATIENCE_S = 0.2
"""How long a look at the database may take: the clock on the screen stands still meanwhile."""


class Chooser:
    """Which conference to follow: the one that was asked for, else the one that runs."""

    def __init__(self, store: Store, clock: Clock, wanted: str | None) -> None:
        self._store = store
        self._clock = clock
        self._wanted = wanted
        self._rows: tuple[object, ...] = ()
        self._followed: str | None = None

    def __call__(self) -> Live | None:
        """The conference to follow from now on; None when it is the one from before."""
        from workshop_tui.live import Live
        from workshop_tui.live.opening import pick

        rows = tuple((row.id, self._store.log.last_seq(row.id)) for row in self._store.conferences.all())
        if rows == self._rows:
            return None
        chosen = pick(self._store, self._wanted)
        self._rows = rows
        if chosen == self._followed:
            return None
        self._followed = chosen
        live = Live(self._store, self._clock, chosen)
        frame.speak(live.conference.language)
        return live


@command(
    "display",
    Message(
        "Show the day to the room, on the projector.\n\n"
        "In a second terminal: follows the same database, needs no key, and goes on when the live screen "
        "does not. q leaves it."
    ),
    conference=True,
)
@option("--light", is_flag=True, help=Message("Dark letters on light, for a bright room."))
def display_command(light: bool) -> None:
    """Opens the projector's screen."""
    from workshop_tui.store import Store

    if not sys.stdout.isatty():
        raise Refusal(
            Message("“display” needs a terminal; this is a pipe or a file."),
            Message("“status --watch” follows the day without one."),
        )
    clock = frame.the_clock()
    with frame.open_store() as whole:
        path = whole.path
    with Store.open(path, create=False, timeout_s=PATIENCE_S) as store:
        chooser = Chooser(store, clock, frame.asked().conference)
        live = chooser()
        assert live is not None
        from workshop_tui.tui.display_app import DisplayApp

        frame.loaded()
        DisplayApp(live, chooser, light=light).run()
