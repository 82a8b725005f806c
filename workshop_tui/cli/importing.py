"""`import`: the text of a programme made into a session file; a conference in JSON read back."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop_tui.cli import frame
from workshop_tui.cli.frame import command, confirmed, option
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.errors import UsageError
from workshop_tui.i18n import say

if TYPE_CHECKING:
    from datetime import date as Date

    from workshop_tui.sessionfile.importing import Choices, Imported

FIELDS = (
    "time", "start", "end", "duration", "title", "who", "kind", "notes", "skip",
    "number", "theme", "statement", "questions", "hosts",
)  # fmt: skip
"""What a column can be, as in `mapping.FIELDS`, which is not loaded for the sake of a help text."""
_LARGEST = 30_000_000
"""Bytes of standard input that are read; fewer are refused already."""
_PASTED = {"nl": "programma.yaml", "en": "programme.yaml"}


@command(
    "import",
    Message(
        "Make a session file of a programme: txt, md, docx, pdf, xlsx, csv, ics, an Ontime project.\n\n"
        "Shows what became of it, what is unsure and what found no place; all of that stands in the file"
        " as comments. Also reads back a conference that “export json” wrote, into a database without any."
    ),
)
@click.argument("programme", type=click.Path(path_type=Path, readable=False, allow_dash=True))
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False, allow_dash=True),
    metavar="FILE",
    help=Message("Where to (default: beside the programme, with the ending .yaml; - for standard output)."),
)
@option(
    "--participants",
    type=click.Path(path_type=Path, readable=False),
    metavar="LIST",
    help=Message("The list of participants that goes with it: csv or Excel; its organisations count."),
)
@option(
    "--day",
    metavar="DAY",
    help=Message("Which day of several: its number, or its date (default: the longest)."),
)
@option(
    "--map",
    "mapped",
    multiple=True,
    metavar="FIELD=COLUMN",
    help=Message(
        "What a column of a table is, such as start=Tijd,title=Onderdeel: by its heading, its letter or its"
        " number. Fields: {fields}; none leaves a column out.",
        fields=", ".join(FIELDS),
    ),
)
@option("--overwrite", is_flag=True, help=Message("Replace the file when it is there already."))
def import_command(
    programme: Path,
    output: Path | None,
    participants: Path | None,
    day: str | None,
    mapped: tuple[str, ...],
    overwrite: bool,
) -> None:
    """Makes a session file, or reads a conference back."""
    from workshop_tui.cli.importing_json import import_conference, is_conference_json

    if str(programme) != "-" and is_conference_json(programme):
        if any((output, participants, day, mapped, overwrite)):
            raise UsageError(
                Message("A conference in JSON goes into the database."),
                Message("Give no other options than --db, which says which database."),
            )
        import_conference(programme)
        return
    choices = _choices(day, mapped)
    _import_programme(programme, output, participants, choices, overwrite=overwrite)


def _today() -> Date:
    return datetime.fromtimestamp(frame.the_clock().reading().wall_ms / 1000).astimezone().date()


def _choices(day: str | None, mapped: tuple[str, ...]) -> Choices:
    """What the options say of days and columns. Raises UsageError for what they cannot say."""
    from workshop_tui.sessionfile.headings import said_columns
    from workshop_tui.sessionfile.importing import Choices, said_day

    return Choices(
        None if day is None else said_day(day, _today()),
        tuple(pair for text in mapped for pair in said_columns(text, FIELDS)),
    )


def _import_programme(
    programme: Path,
    output: Path | None,
    participants: Path | None,
    choices: Choices,
    *,
    overwrite: bool,
) -> None:
    from workshop_tui.sessionfile.importing import preview

    imported = _read(programme, output, participants, choices)
    frame.speak(imported.conference.language)
    to_stdout = output is not None and str(output) == "-"
    for line in preview(imported):
        click.echo(say(line), err=to_stdout)
    if to_stdout:
        click.echo(imported.text, nl=False)
        return
    target = output or _default(programme, imported.conference.language)
    click.echo()
    click.echo(say(Message("Written: {path}", path=_written(imported, target, overwrite=overwrite))))
    click.echo(say(Message("Look it through and correct it: workshop-tui plan {file}", file=target)))
    click.echo(say(Message("Then see whether it is right: workshop-tui check {file}", file=target)))


def _read(programme: Path, output: Path | None, participants: Path | None, choices: Choices) -> Imported:
    from workshop_tui.sessionfile.importing import people_list, read_content, read_programme

    today = _today()
    if str(programme) == "-":
        content = sys.stdin.buffer.read(_LARGEST)
        target = output if output is not None and str(output) != "-" else Path.cwd() / _PASTED["nl"]
        people = None if participants is None else people_list(participants, target)
        return read_content(content, "", today=today, target=target, people=people, choices=choices)
    if programme.suffix.casefold() in (".yaml", ".yml"):
        raise UsageError(
            Message("{path} is a session file already.", path=programme),
            Message("“workshop-tui check” says whether it can be used."),
        )
    target = programme.with_suffix(".yaml") if output is None else output
    if str(target) == "-":
        target = Path.cwd() / programme.with_suffix(".yaml").name
    people = None if participants is None else people_list(participants, target)
    return read_programme(programme, today=today, target=target, people=people, choices=choices)


def _default(programme: Path, language: str) -> Path:
    """Beside the programme; what was pasted has no place, so in this folder."""
    return Path(_PASTED[language]) if str(programme) == "-" else programme.with_suffix(".yaml")


def _written(imported: Imported, target: Path, *, overwrite: bool) -> Path:
    """Writes the file. What is there already is replaced only when somebody says so."""
    from workshop_tui.report.writing import put

    if target.is_file() and not overwrite:
        there = Message("{path} is there already.", path=target)
        asked = Message("Replace {path}?", path=target)
        if not sys.stdin.isatty() or not confirmed(asked):
            raise Refusal(there, Message("Name another file with -o, or replace it with --overwrite."))
    return put(target, imported.text.encode("utf-8"))
