"""`plan`: the planner, on which a session file is made and changed."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from workshop_tui.cli import frame
from workshop_tui.cli.frame import command
from workshop_tui.domain.message import Message, Refusal


@command(
    "plan",
    Message(
        "Make or change a programme on a screen; it is saved as a session file.\n\n"
        "Without a file: begin with a template, or with a text that is pasted. Comments and order of a"
        " file that was written by hand stay."
    ),
)
@click.argument("sessionfile", required=False, type=click.Path(path_type=Path, readable=False))
def plan_command(sessionfile: Path | None) -> None:
    """Opens the planner."""
    if not _is_terminal():
        raise Refusal(
            Message("“plan” needs a terminal with a keyboard and a screen; this is a pipe or a file."),
            Message("“import” makes a session file without one, “check” looks at it."),
        )
    from workshop_tui import paths
    from workshop_tui.errors import SessionFileError
    from workshop_tui.sessionfile.mending import to_mend
    from workshop_tui.sessionfile.planning import Plan

    plan = broken = name = None
    if sessionfile is not None and not sessionfile.exists() and _can_be_made(sessionfile):
        name = sessionfile
    elif sessionfile is not None:
        try:
            plan = Plan.of_file(sessionfile)
        except SessionFileError:
            broken = to_mend(sessionfile)
            if broken is None:
                raise
    if plan is not None:
        frame.speak(plan.conference.language)
    from workshop_tui.tui.planner_app import PlannerApp
    from workshop_tui.tui.screens.planner_mending import Broken

    clock = frame.the_clock()

    def now() -> datetime:
        return datetime.fromtimestamp(clock.reading().wall_ms / 1000).astimezone()

    frame.loaded()
    mending = None if broken is None or sessionfile is None else Broken(sessionfile, broken)
    PlannerApp(plan, paths.data_folder() / "plans", now, broken=mending, name=name).run()


def _can_be_made(file: Path) -> bool:
    """Whether a file that is not there is one to begin."""
    return file.suffix.casefold() in (".yaml", ".yml") and file.parent.is_dir()


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()
