"""Agreements from the command line: `agreement add`, `list`, `set`."""

from __future__ import annotations

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
        _show(made, json_)


@command("list", Message("List the agreements of the series."), conference=True)
@option("--open", "open_", is_flag=True, help=Message("Only those that are not done or dropped."))
@option("--json", "json_", is_flag=True, help=Message("As JSON, in English, in the shape shown below."))
def list_(open_: bool, json_: bool) -> None:
    """Lists agreements."""
    with frame.open_live() as live:
        found = [each for each in live.agreements() if each.is_open or not open_]
        if json_:
            from workshop_tui.report.as_json import agreement_json

            frame.as_json([agreement_json(each) for each in found])
            return
        for each in found:
            _say(each)


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
            Message("Say at least one of --status, --note, --owner, --due."),
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
        _show(changed, json_)


def _show(agreement: Agreement, json_: bool) -> None:
    if json_:
        from workshop_tui.report.as_json import agreement_json

        frame.as_json(agreement_json(agreement))
    else:
        _say(agreement)


def _say(agreement: Agreement) -> None:
    from workshop_tui.harmless import one_line
    from workshop_tui.wording import STATUS_TEXT, due_text

    owners = ", ".join(one_line(owner) for owner in agreement.owners)
    about = " · ".join(
        part for part in (owners, due_text(agreement), say(STATUS_TEXT[agreement.status])) if part
    )
    click.echo(f"{agreement.number:>3}. {one_line(agreement.text)} ({about})")
    for warning in agreement.warnings():
        click.echo(f"     ! {one_line(say(warning))}")


agreement_command.add_command(add)
agreement_command.add_command(list_)
agreement_command.add_command(set_)
list_.shape = shapes.AGREEMENTS
