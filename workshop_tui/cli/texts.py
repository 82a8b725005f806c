"""Editorial texts from the command line: `text list`, `show`, `set`, `status`, `settle`, `edit`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop_tui.cli import frame, shapes
from workshop_tui.cli.frame import command, group, option
from workshop_tui.cli.secretariat import by_option, open_secretariat
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.errors import UsageError
from workshop_tui.i18n import say

if TYPE_CHECKING:
    from workshop_tui.domain.editorial import EditorialText
    from workshop_tui.live.editorial import Written
    from workshop_tui.live.secretariat import Secretariat
    from workshop_tui.live.taking_in import TakenIn

text_command = group("text", Message("Write the editorial texts of the report."))


@command("list", Message("List the places of the report, and how far their texts are."), conference=True)
@option("--json", "json_", is_flag=True, help=Message("As JSON, in English, in the shape shown below."))
def list_(json_: bool) -> None:
    """Lists the texts."""
    from workshop_tui.harmless import one_line
    from workshop_tui.report.places import text_name
    from workshop_tui.wording import TEXT_STATUS

    with open_secretariat() as live:
        texts, forked = live.texts(), live.conflicts()
        if json_:
            frame.as_json([_text_json(live, text) for text in texts.values()])
            return
        for key, text in texts.items():
            words = say(Message.counted("{n} word", "{n} words", n=len(text.text.split())))
            about = (
                f"{say(TEXT_STATUS[text.status])}, {words}"
                if text.revisions
                else say(TEXT_STATUS[text.status])
            )
            two = f"  ‼ {say(Message('two versions'))}" if key in forked else ""
            name = one_line(say(text_name(live.conference, key)))
            click.echo(f"{key:<22} {name} ({about}){two}")


@command("show", Message("Print an editorial text."), conference=True)
@click.argument("key")
@option(
    "--reading", type=int, metavar="N", help=Message("As it was written then (default: as it reads now).")
)
@option("--json", "json_", is_flag=True, help=Message("As JSON, in English, in the shape shown below."))
def show(key: str, reading: int | None, json_: bool) -> None:
    """Prints a text."""
    with open_secretariat() as live:
        if json_:
            frame.as_json(_text_json(live, live.text(key)))
            return
        said = live.text(key).text
        if reading is not None:
            found = [each for each in live.text_readings(key) if each.number == reading]
            if not found:
                raise Refusal(Message("The text has no reading {number}.", number=reading))
            said = found[0].text
        _print(said)


@command("history", Message("List who wrote on an editorial text, and when."), conference=True)
@click.argument("key")
def history(key: str) -> None:
    """Lists the readings of a text."""
    from workshop_tui.domain.editorial import in_force
    from workshop_tui.harmless import one_line
    from workshop_tui.wording import TEXT_STATUS, date_text, wall_time

    with open_secretariat() as live:
        readings = live.text_readings(key)
        now, aside = in_force(readings), {each.id for each in live.texts_beside(key)}
        for each in readings:
            at = live.conference.local(each.at_ms)
            words = say(Message.counted("{n} word", "{n} words", n=len(each.text.split())))
            sign = "→" if each == now else "‼" if each.id in aside else " "
            about = f"{date_text(at.date())}, {wall_time(at)}  {one_line(each.by)}"
            click.echo(f"{each.number:>3} {sign} {about}  {say(TEXT_STATUS[each.status])}, {words}")


@command(
    "set",
    Message("Write an editorial text.\n\nTEXT may be - for standard input; empty takes it away."),
    conference=True,
)
@click.argument("key")
@click.argument("text")
@option("--ready", is_flag=True, help=Message("It is ready."))
@by_option()
def set_(key: str, text: str, ready: bool, by: str | None) -> None:
    """Writes a text."""
    from workshop_tui.domain.editorial import TextStatus

    text = frame.text_argument(text)
    with open_secretariat(by) as live:
        _tell(live, live.write_text(key, text, status=TextStatus.READY if ready else None))


@command("status", Message("Say how far an editorial text is."), conference=True)
@click.argument("key")
@click.argument("status", type=click.Choice(["concept", "ready"]))
@by_option()
def status(key: str, status: str, by: str | None) -> None:
    """Changes a text's status."""
    from workshop_tui.domain.editorial import TextStatus

    with open_secretariat(by) as live:
        live.set_text_status(key, TextStatus(status))


@command(
    "settle",
    Message(
        "Decide on a text of which two versions stand side by side.\n\n"
        "“text history” shows them. TEXT is what is to hold of both; - for standard input."
    ),
    conference=True,
)
@click.argument("key")
@click.argument("text", required=False)
@option("--keep", is_flag=True, help=Message("What holds now stays as it is."))
@option("--take", is_flag=True, help=Message("The other version comes in its place."))
@by_option()
def settle(key: str, text: str | None, keep: bool, take: bool, by: str | None) -> None:
    """Deals with the first version that stands beside a text."""
    if [text is not None, keep, take].count(True) != 1:
        raise UsageError(Message("Say one of TEXT, --keep or --take."))
    with open_secretariat(by) as live:
        waiting = live.texts_beside(key)
        if not waiting:
            raise Refusal(Message("Of “{key}” there is one version alone.", key=key))
        now, other = live.text(key), waiting[0]
        said = now.text if keep else other.text if text is None else frame.text_argument(text)
        _tell(live, live.settle_text(key, said, settles=other.id, rests_on=now.id))


@command(
    "edit",
    Message(
        "Open an editorial text, or all of them as one file, in your own editor ($EDITOR).\n\n"
        "In the file of all each place stands between two marks, which are to stay as they are."
    ),
    conference=True,
)
@click.argument("key", required=False)
@option("--all", "all_", is_flag=True, help=Message("The whole report in one file."))
@by_option()
def edit(key: str | None, all_: bool, by: str | None) -> None:
    """Edits texts in the user's own editor."""
    if (key is None) != all_:
        raise UsageError(Message("Say which text, or --all."))
    from workshop_tui.tui.outside import edit_outside

    with open_secretariat(by) as live:
        if key is None:
            _edit_all(live)
            return
        before = live.text(key)
        back = edit_outside(before.text + "\n", "text.md")
        try:
            written = live.write_text(key, _without_end(back.text), rests_on=before.id)
        except Refusal as problem:
            raise _kept(problem, back.file) from problem
        back.forget()
        _tell(live, written)


def _edit_all(live: Secretariat) -> None:
    from workshop_tui.live.taking_in import take_in
    from workshop_tui.tui.outside import edit_outside
    from workshop_tui.tui.whole_report import marked_report

    given = live.texts()
    back = edit_outside(marked_report(live.conference, given), "report.md")
    try:
        taken = take_in(live, given, back.text)
    except Refusal as problem:
        raise _kept(problem, back.file) from problem
    _report(taken, back.file)
    if not taken.unplaced:
        back.forget()


def _report(taken: TakenIn, file: Path) -> None:
    from workshop_tui.tui.whole_report import about_taking_in

    lines, complaints = about_taking_in(taken, file)
    for line in lines:
        click.echo(say(line))
    for line in complaints:
        frame.complain(say(line))


def _kept(problem: Refusal, file: Path) -> Refusal:
    return Refusal(problem.message, Message("What was typed is in {path}.", path=file))


def _without_end(text: str) -> str:
    return text.removesuffix("\n").removesuffix("\r")


def _tell(live: Secretariat, written: Written) -> None:
    if written.conflict:
        raise Refusal(
            Message("{name} has written on meanwhile: both versions are kept.", name=written.text.by),
            Message("“text settle {key}” decides.", key=written.text.key),
        )


def _print(text: str) -> None:
    from workshop_tui.harmless import harmless

    click.echo("\n".join(harmless(line) for line in text.split("\n")))


def _text_json(live: Secretariat, text: EditorialText) -> dict[str, object]:
    from workshop_tui.report.as_json import utc

    beside = live.texts_beside(text.key) if text.revisions > 1 else ()
    return {
        "key": text.key,
        "status": text.status.value,
        "text": text.text,
        "at": utc(text.at_ms) if text.revisions else None,
        "by": text.by,
        "revisions": text.revisions,
        "beside": [{"text": each.text, "at": utc(each.at_ms), "by": each.by} for each in beside],
    }


for each in (list_, show, history, set_, status, settle, edit):
    text_command.add_command(each)
list_.shape = shapes.TEXTS
show.shape = shapes.TEXT
