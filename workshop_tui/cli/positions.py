"""Positions from the command line: `position set`, `clear`, `restore`, `history`, `judge`, `party`,
`show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workshop_tui.cli import frame
from workshop_tui.cli.frame import command, group, option
from workshop_tui.domain.message import Message
from workshop_tui.domain.positions import Cell, Matrix, SubjectState
from workshop_tui.errors import UsageError
from workshop_tui.i18n import say
from workshop_tui.report.position_json import SHAPE

if TYPE_CHECKING:
    from workshop_tui.live import Live

STATES = {state.value.replace("_", "-"): state for state in SubjectState}

position_command = group(
    "position",
    Message(
        "What organisations hold of options and projects.\n\nBlocks, subjects, organisations and steps"
        " are named as they are, or by their number in “position show”."
    ),
)


@command("set", Message("Set what an organisation holds of a subject."), conference=True)
@click.argument("block")
@click.argument("subject")
@click.argument("organisation")
@click.argument("step")
@option("--motive", metavar="TEXT", help=Message("Why; empty for none, - for standard input."))
@option(
    "--contribution",
    metavar="TEXT",
    help=Message("What it brings in: money, people, knowledge; empty for none, - for standard input."),
)
def set_(
    block: str, subject: str, organisation: str, step: str, motive: str | None, contribution: str | None
) -> None:
    """Sets a position."""
    if motive == contribution == "-":
        raise UsageError(Message("Only one text can come from standard input."))
    with frame.open_live() as live:
        cell = live.set_position(
            block,
            subject,
            organisation,
            step,
            motive=None if motive is None else frame.text_argument(motive),
            contribution=None if contribution is None else frame.text_argument(contribution),
        )
        click.echo(_line(live.matrix(block), cell))


@command("clear", Message("Empty a position; its history stays."), conference=True)
@click.argument("block")
@click.argument("subject")
@click.argument("organisation")
def clear(block: str, subject: str, organisation: str) -> None:
    """Empties a cell."""
    with frame.open_live() as live:
        click.echo(_line(live.matrix(block), live.clear_position(block, subject, organisation)))


@command("restore", Message("Bring back an earlier reading of a position."), conference=True)
@click.argument("block")
@click.argument("subject")
@click.argument("organisation")
@click.argument("number", type=int, metavar="NR")
def restore(block: str, subject: str, organisation: str, number: int) -> None:
    """Restores a reading."""
    with frame.open_live() as live:
        cell = live.restore_position(block, subject, organisation, number)
        click.echo(_line(live.matrix(block), cell))


@command(
    "history",
    Message("Show how a position came to be; without an organisation, what was decided on the subject."),
    conference=True,
)
@click.argument("block")
@click.argument("subject")
@click.argument("organisation", required=False)
@option("--json", "json_", is_flag=True, help=Message("As JSON, in English."))
def history(block: str, subject: str, organisation: str | None, json_: bool) -> None:
    """Shows a history."""
    with frame.open_live() as live:
        if organisation is None:
            _decisions(live, block, subject, json_)
            return
        readings = live.position_history(block, subject, organisation)
        if json_:
            from workshop_tui.report.position_json import reading_json

            frame.as_json([reading_json(each) for each in readings])
            return
        matrix = live.matrix(block)
        for each in readings:
            click.echo(f"{each.number:>3}  {_when(live, each.at_ms)}  {_said(matrix, each.cell)}")


def _decisions(live: Live, block: str, subject: str, json_: bool) -> None:
    from workshop_tui.harmless import one_line
    from workshop_tui.wording import SUBJECT_TEXT

    found = live.judgement_history(block, subject)
    if json_:
        from workshop_tui.report.position_json import judgement_json

        frame.as_json([judgement_json(each) for each in found])
        return
    for each in found:
        into = f" → {one_line(each.into)}" if each.into else ""
        reason = f": {one_line(each.reason)}" if each.reason else ""
        state = say(SUBJECT_TEXT[each.state])
        click.echo(f"{_when(live, each.at_ms)}  {one_line(each.conference)}  {state}{into}{reason}")


@command(
    "judge",
    Message("Keep, prefer, strike off or merge a subject, or open it again."),
    conference=True,
)
@click.argument("block")
@click.argument("subject")
@click.argument("state", type=click.Choice(list(STATES)))
@option("--reason", default="", metavar="TEXT", help=Message("Why; - for standard input."))
@option("--into", metavar="SUBJECT", help=Message("With merged: the subject that it becomes part of."))
def judge(block: str, subject: str, state: str, reason: str, into: str | None) -> None:
    """Decides on a subject."""
    from workshop_tui.harmless import one_line
    from workshop_tui.wording import SUBJECT_TEXT

    with frame.open_live() as live:
        row = live.judge_subject(block, subject, STATES[state], frame.text_argument(reason), into=into)
        into = f" → {one_line(row.judgement.into)}" if row.judgement and row.judgement.into else ""
        click.echo(f"{one_line(row.subject)}: {say(SUBJECT_TEXT[row.state])}{into}")


@command("party", Message("Add a party that joins during the day."), conference=True)
@click.argument("name")
@option("--remove", is_flag=True, help=Message("Take it out again, while it holds no position."))
def party(name: str, remove: bool) -> None:
    """Adds a party, or takes it out."""
    with frame.open_live() as live:
        if remove:
            live.remove_party(name)
        else:
            live.add_party(name)
        from workshop_tui.harmless import one_line

        for each in live.matrices()[0].parties:
            click.echo(one_line(each.name))


@command("show", Message("Show the positions of all blocks, or of one."), conference=True)
@click.argument("block", required=False)
@option("--json", "json_", is_flag=True, help=Message("As JSON, in English, in the shape shown below."))
def show(block: str | None, json_: bool) -> None:
    """Shows the matrix."""
    from workshop_tui.cli.position_table import table

    with frame.open_live() as live:
        wanted = live.matrices() if block is None else (live.matrix(block),)
        if json_:
            from workshop_tui.report.position_json import matrices_json

            ids = {matrix.block.id for matrix in wanted}
            found = matrices_json(live.conference, live.position_record())
            frame.as_json([each for each in found if each["block"] in ids])
            return
        if not wanted:
            click.echo(say(Message("This conference has no positions.")))
        click.echo("\n\n".join(table(matrix) for matrix in wanted), nl=bool(wanted))


show.shape = SHAPE


def _when(live: Live, at_ms: int) -> str:
    from workshop_tui.wording import wall_time

    local = live.conference.local(at_ms)
    return f"{local:%Y-%m-%d} {wall_time(local):>5}"


def _line(matrix: Matrix, cell: Cell) -> str:
    from workshop_tui.harmless import one_line

    return f"{one_line(cell.subject)} · {one_line(cell.organisation)}: {_said(matrix, cell)}"


def _said(matrix: Matrix, cell: Cell) -> str:
    from workshop_tui.cli.position_table import said

    return said(matrix, cell)


for each in (set_, clear, restore, history, judge, party, show):
    position_command.add_command(each)
