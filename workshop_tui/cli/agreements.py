"""Agreements from the command line: `agreement add`, `list`, `set`."""

from __future__ import annotations

from datetime import date as Date

import click

from workshop_tui.cli import frame, shapes
from workshop_tui.cli.frame import command, group, option
from workshop_tui.domain.agreements import Agreement, AgreementStatus
from workshop_tui.domain.message import Message
from workshop_tui.errors import UsageError
from workshop_tui.i18n import say

agreement_command = group("agreement", Message("Make agreements, list them, follow them up."))


@command("add", Message("Make an agreement.\n\nTEXT may be - for standard input."), conference=True)
@click.argument("text")
@option(
    "--owner",
    "owners",
    multiple=True,
    metavar="NAME",
    help=Message("Who does it; may be given several times."),
)
@option("--due", default="", metavar="WHEN", help=Message("A date, a conference of the series, or words."))
@option("--note", metavar="ID", help=Message("The note that it was made from."))
@option("--explanation", metavar="TEXT", help=Message("What there is to explain."))
@option("--json", "json_", is_flag=True, help=Message("Print the agreement as JSON."))
def add(
    text: str, owners: tuple[str, ...], due: str, note: str | None, explanation: str | None, json_: bool
) -> None:
    """Makes an agreement."""
    text = frame.text_argument(text)
    with frame.open_live() as live:
        made = live.add_agreement(text, owners=owners, due=due, note=note, explanation=explanation)
        _show(made, json_, live.today())


@command("list", Message("List the agreements of the series."), conference=True)
@option(
    "--open", "open_", is_flag=True, help=Message("Only those that are not done or dropped, overdue first.")
)
@option("--json", "json_", is_flag=True, help=Message("As JSON, in English, in the shape shown below."))
def list_(open_: bool, json_: bool) -> None:
    """Lists agreements."""
    with frame.open_live() as live:
        found = live.open_of_series() if open_ else live.agreements()
        if json_:
            from workshop_tui.report.as_json import agreement_json

            frame.as_json([agreement_json(each) for each in found])
            return
        for each in found:
            _say(each, live.today())


@command(
    "skip",
    Message(
        "Pass over an agreement of an earlier conference.\n\n"
        "It stays as it is, and the next conference asks about it again. “agreement set” reports on one."
    ),
    conference=True,
)
@click.argument("number", type=int, metavar="NR")
@option("--undo", is_flag=True, help=Message("Take that back."))
def skip(number: int, undo: bool) -> None:
    """Skips an agreement for this conference, or takes that back."""
    with frame.open_live() as live:
        live.skip_agreement(number, skipped=not undo)
        waits = sum(each.dealt is None for each in live.follow_up())
        if undo:
            click.echo(say(Message("Agreement {number} waits again.", number=number)))
        else:
            click.echo(say(Message("Agreement {number} is skipped.", number=number)))
        click.echo(say(Message.counted("{n} agreement waits.", "{n} agreements wait.", waits)))


@command("set", Message("Change an agreement: how it stands, and everything about it."), conference=True)
@click.argument("number", type=int, metavar="NR")
@option(
    "--status",
    type=click.Choice([status.value for status in AgreementStatus]),
    help=Message("How it stands."),
)
@option("--note", "remark", default="", metavar="TEXT", help=Message("One line on what happened."))
@option("--text", metavar="TEXT", help=Message("What was agreed."))
@option(
    "--owner",
    "owners",
    multiple=True,
    metavar="NAME",
    help=Message("Who does it, instead of those named so far; empty for nobody."),
)
@option(
    "--due", metavar="WHEN", help=Message("A date, a conference of the series, or words; empty for none.")
)
@option("--explanation", metavar="TEXT", help=Message("What there is to explain; empty for none."))
@option("--json", "json_", is_flag=True, help=Message("Print the agreement as JSON."))
def set_(
    number: int, status: str | None, remark: str, text: str | None, owners: tuple[str, ...],
    due: str | None, explanation: str | None, json_: bool,
) -> None:  # fmt: skip
    """Changes an agreement."""
    if not (status or remark or owners) and text is None and due is None and explanation is None:
        raise UsageError(
            Message("There is nothing to change."),
            Message("Say at least one of --status, --note, --text, --owner, --due, --explanation."),
        )
    with frame.open_live() as live:
        changed = live.change_agreement(
            number,
            text=text,
            owners=owners or None,
            due=due,
            status=AgreementStatus(status) if status else None,
            explanation=explanation,
            remark=remark,
        )
        _show(changed, json_, live.today())


def _show(agreement: Agreement, json_: bool, today: Date) -> None:
    if json_:
        from workshop_tui.report.as_json import agreement_json

        frame.as_json(agreement_json(agreement))
    else:
        _say(agreement, today)


def _say(agreement: Agreement, today: Date) -> None:
    from workshop_tui.harmless import one_line
    from workshop_tui.wording import STATUS_TEXT, due_text

    owners = ", ".join(one_line(owner) for owner in agreement.owners)
    late = f"‼ {say(Message('overdue'))}" if agreement.is_overdue(today) else ""
    about = " · ".join(
        part for part in (owners, due_text(agreement), say(STATUS_TEXT[agreement.status]), late) if part
    )
    click.echo(f"{agreement.number:>3}. {one_line(agreement.text)} ({about})")
    for warning in agreement.warnings():
        click.echo(f"     ! {one_line(say(warning))}")


agreement_command.add_command(add)
agreement_command.add_command(list_)
agreement_command.add_command(set_)
agreement_command.add_command(skip)
list_.shape = shapes.AGREEMENTS
