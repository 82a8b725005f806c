"""`rehearse`: a whole day in minutes, on a throw-away database."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop_tui import i18n
from workshop_tui.cli import frame
from workshop_tui.cli.frame import command, option
from workshop_tui.domain.conference import MINUTE
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.i18n import say

if TYPE_CHECKING:
    from workshop_tui.clock import RehearsalClock
    from workshop_tui.live.opening import SessionSource

EARLY_MS = 5 * MINUTE
"""How long before the day begins the clock of a rehearsal starts."""

SLOWEST, FASTEST = 0.1, 3600.0


@command(
    "rehearse",
    Message(
        "Practise a day: the live screen on a throw-away database, its clock running fast.\n\n"
        "The clock can be held, made slower and faster, and jumps ahead; F1 shows the keys. Other commands "
        "with --db and its database follow that clock: display, status, do, note."
    ),
)
@click.argument("sessionfile", type=click.Path(path_type=Path))
@option(
    "--speed",
    type=click.FloatRange(SLOWEST, FASTEST),
    default=60.0,
    show_default=True,
    help=Message("How many times real time the clock runs."),
)
def rehearse_command(sessionfile: Path, speed: float) -> None:
    """Opens the live screen for practice."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refusal(
            Message("“rehearse” needs a terminal with a keyboard and a screen; this is a pipe or a file."),
            Message("“demo” plays a day without one; “check” checks the session file."),
        )
    from workshop_tui.clock import RehearsalClock, clock_beside
    from workshop_tui.live.opening import SessionSource
    from workshop_tui.sessionfile import load_or_refuse

    loaded = load_or_refuse(sessionfile)
    assert loaded.conference is not None
    frame.speak(loaded.conference.language)
    for problem in loaded.problems:
        frame.complain(problem.render(i18n.translator()))
    conference = loaded.conference
    first = min((item.start for item in conference.agenda), default=0)
    path = Path(tempfile.mkdtemp(prefix="workshop-tui-rehearsal-")) / "rehearsal.db"
    kept = clock_beside(path)
    clock = RehearsalClock(conference.instant(first) - EARLY_MS, speed, kept=kept)
    click.echo(say(Message("The projector beside it: workshop-tui display --db {path}", path=path)))
    try:
        _play(clock, path, SessionSource(conference, str(sessionfile.resolve()), loaded.text))
    finally:
        kept.unlink(missing_ok=True)
    click.echo(say(Message("The database of this rehearsal: {path}", path=path)))


def _play(clock: RehearsalClock, path: Path, source: SessionSource) -> None:
    """The live screens on that clock and a database that is made there, until they are left."""
    from workshop_tui import paths
    from workshop_tui.live import Live
    from workshop_tui.live.opening import opened
    from workshop_tui.store import Store

    conference = source.conference
    with Store.open(path) as store:
        opened(store, clock, source)
        from workshop_tui.tui.rehearsal import RehearsalApp
        from workshop_tui.tui.sound import Sound

        frame.loaded()
        RehearsalApp(
            Live(store, clock, conference.id),
            lambda: Live(Store.open(path, create=False, timeout_s=frame.PATIENCE_S), clock, conference.id),
            clock,
            Sound(paths.settings_file()),
        ).run()
