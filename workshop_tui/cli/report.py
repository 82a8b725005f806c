"""The report as a whole from the command line: `report status`, `adopt`, `reopen`."""

from __future__ import annotations

import sys
from datetime import date as Date
from typing import TYPE_CHECKING

import click

from workshop_tui.cli import frame, shapes
from workshop_tui.cli.frame import command, group, option
from workshop_tui.cli.secretariat import by_option, open_secretariat
from workshop_tui.domain.message import Message
from workshop_tui.errors import UsageError
from workshop_tui.i18n import say

if TYPE_CHECKING:
    from workshop_tui.live.secretariat import Secretariat

report_command = group("report", Message("Adopt the report, reopen it, see how it stands."))


@command("status", Message("Show how the report stands: its version, what is still open."), conference=True)
@option("--json", "json_", is_flag=True, help=Message("As JSON, in English, in the shape shown below."))
def status(json_: bool) -> None:
    """Shows how the report stands."""
    with open_secretariat() as live:
        if json_:
            frame.as_json(_json(live))
            return
        from workshop_tui.tui.report_words import standing

        for line in standing(live):
            click.echo(say(line))


@command(
    "adopt",
    Message("Adopt the report: from then on its texts and notes are locked, and this version is kept."),
    conference=True,
)
@option("--on", metavar="DATE", help=Message("The day on which it was adopted (default: today)."))
@by_option()
def adopt(on: str | None, by: str | None) -> None:
    """Adopts the report."""
    from workshop_tui.live.adopting import adopt as adopting
    from workshop_tui.report.adopted import as_adopted

    with open_secretariat(by) as live:
        state = adopting(live, _day(on), as_adopted)
        click.echo(say(Message("Version {version} of the report is adopted.", version=state.version)))
        waiting = sum(each.open for each in live.open_counts())
        if waiting:
            click.echo(say(Message.counted("{n} note is open", "{n} notes are open", n=waiting)), err=True)


@command("reopen", Message("Go on with an adopted report, as the next version."), conference=True)
@by_option()
def reopen(by: str | None) -> None:
    """Reopens the report."""
    with open_secretariat(by) as live:
        state = live.reopen()
        click.echo(say(Message("The report is a concept again: version {version}.", version=state.version)))


@command("show", Message("Print the report as it was adopted, byte for byte."), conference=True)
@click.argument("version", type=int)
def show(version: int) -> None:
    """Prints an adopted report."""
    with open_secretariat() as live:
        sys.stdout.flush()
        sys.stdout.buffer.write(live.adopted(version).document.encode("utf-8"))
        sys.stdout.buffer.flush()


def _json(live: Secretariat) -> dict[str, object]:
    from workshop_tui.report.as_json import utc

    state, texts = live.report_state(), live.texts().values()
    return {
        "status": state.status.value,
        "version": state.version,
        "open_notes": sum(each.open for each in live.open_counts()),
        "texts": {
            name: sum(text.status.value == name for text in texts) for name in ("empty", "concept", "ready")
        },
        "two_versions": list(live.conflicts()),
        "adopted": [
            {"version": each.version, "on": each.on.isoformat(), "at": utc(each.at_ms), "by": each.by}
            for each in state.adopted
        ],
    }


def _day(on: str | None) -> Date | None:
    if on is None:
        return None
    from workshop_tui.domain.agreements import read_due

    due = read_due(on, {})
    if due is None or due.date is None:
        raise UsageError(Message("“{text}” is not a date.", text=on), Message("Write it as 2020-03-01."))
    return due.date


for each in (status, adopt, reopen, show):
    report_command.add_command(each)
status.shape = shapes.REPORT
