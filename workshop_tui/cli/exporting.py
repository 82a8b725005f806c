"""Documents: `export`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workshop_tui import i18n
from workshop_tui.cli import frame
from workshop_tui.cli.frame import command, option
from workshop_tui.domain.message import Message
from workshop_tui.domain.report_sections import REPORT_SECTIONS, publishable
from workshop_tui.errors import UsageError
from workshop_tui.i18n import say
from workshop_tui.report import FORMATS, Names, Options
from workshop_tui.report.options import Paper

if TYPE_CHECKING:
    from workshop_tui.domain.material import Material
    from workshop_tui.live import Live
    from workshop_tui.live.secretariat import Secretariat

_MOST = 40
"""Lines of warning at most: who has more to look at should look in the document."""


@command(
    "export",
    Message(
        "Write a document of the conference.\n\n"
        "At any moment of the day. The format follows from the file's ending or from --format; “all” is"
        " a folder, or a zip when the file's name says so."
    ),
    conference=True,
)
@click.argument("what", type=click.Choice(list(FORMATS)))
@option("--format", "format_", metavar="FORMAT", help=Message("One of those below."))
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False, allow_dash=True),
    metavar="FILE",
    help=Message("Where to (default: a sensible name in this folder; - for standard output)."),
)
@option(
    "--names",
    type=click.Choice([each.value for each in Names]),
    default=Names.FULL.value,
    help=Message("Persons by name (full, the default), by their role, or left out (omit)."),
)
@option(
    "--sections",
    metavar="NAME,…",
    help=Message("The sections of the report, in this order: {names}.", names=", ".join(REPORT_SECTIONS)),
)
@option(
    "--template",
    type=frame.FILE,
    metavar="FILE",
    help=Message("A Word file with your own house style, for docx."),
)
@option("--actual", is_flag=True, help=Message("What happened beside what was planned, in the programme."))
@option("--version", type=int, metavar="N", help=Message("The report as it was adopted as version N."))
@option(
    "--paper",
    type=click.Choice([each.value for each in Paper]),
    help=Message("The size of table sheets and of the poster of who goes where (default: a3)."),
)
def export_command(
    what: str,
    format_: str | None,
    output: Path | None,
    names: str,
    sections: str | None,
    template: Path | None,
    actual: bool,
    version: int | None,
    paper: str | None,
) -> None:
    """Writes a document, and says on standard error what somebody should look at."""
    from workshop_tui.report import wanted_format
    from workshop_tui.report.kinds import shows_seats, takes_paper

    to_stdout = output is not None and str(output) == "-"
    chosen = wanted_format(what, format_, None if to_stdout else output)
    _refuse_what_has_no_effect(what, chosen, sections, template, version, to_stdout=to_stdout)
    if paper is not None and not takes_paper(what):
        raise UsageError(Message("Only table sheets and the rotation have a size of paper."),
                         Message("Leave --paper out."))  # fmt: skip
    with _door(version) as live:
        chosen_sections = _sections(live, what, sections, Names(names))
        options = Options(Names(names), chosen_sections, template, actual, Paper(paper or Paper.A3))
        if version is None:
            from workshop_tui.live.gathering import gather

            if shows_seats(what):
                live.settle()
            _written(gather(live), what, chosen, output, options)
        else:
            _adopted(live, version, chosen, output, replace(options, sections=read(sections)))


def read(sections: str | None) -> tuple[str, ...] | None:
    """The sections that were named; None when none were."""
    from workshop_tui.report.sections import read_sections

    return None if sections is None else read_sections(sections)


def _door(version: int | None) -> AbstractContextManager[Any]:
    """The conference; with what was adopted of it when that is asked for."""
    if version is None:
        return frame.open_live()
    from workshop_tui.cli.secretariat import open_secretariat

    return open_secretariat()


def _refuse_what_has_no_effect(
    what: str,
    format: str,
    sections: str | None,
    template: Path | None,
    version: int | None,
    *,
    to_stdout: bool,
) -> None:
    """An option that would do nothing is a mistake that somebody should hear of."""
    from workshop_tui.report.kinds import takes_sections, takes_template

    if sections is not None and not takes_sections(what):
        raise UsageError(Message("Only the report has sections."), Message("Leave --sections out."))
    if version is not None and what != "report":
        raise UsageError(Message("Only the report has versions."), Message("Leave --version out."))
    if template is not None and not takes_template(format):
        raise UsageError(
            Message("A house style is for docx."), Message("Take --format docx, or leave --template out.")
        )
    if to_stdout and format == "folder":
        raise UsageError(
            Message("A folder cannot go to standard output."), Message("Take --format zip, or name a folder.")
        )
    if template is not None:
        from workshop_tui.report.docx_template import check_template

        for warning in check_template(template):
            frame.complain(say(warning))


def _sections(live: Live, what: str, typed: str | None, names: Names) -> tuple[str, ...] | None:
    """Those that were named, else those that were chosen for this conference before, of which the
    internal ones are only in a report with names."""
    from workshop_tui.report.kinds import takes_sections

    if not takes_sections(what):
        return None
    if typed is not None:
        return read(typed)
    chosen = live.report_sections()
    return chosen if names is Names.FULL else publishable(chosen)


def _adopted(live: Secretariat, version: int, format: str, output: Path | None, options: Options) -> None:
    """The report as it was adopted: as Markdown with names the very text that was kept, else made anew
    from what was kept with it."""
    from workshop_tui.domain.editorial import Adopted, ReportState, ReportStatus
    from workshop_tui.report import file_name
    from workshop_tui.report.from_json import material_from_json
    from workshop_tui.report.writing import put

    found = live.adopted(version)
    if format != "md" or options != Options():
        done = Adopted(found.version, found.on, found.at_ms, found.by)
        state = ReportState(ReportStatus.ADOPTED, found.version, (done,))
        material = replace(material_from_json(found.whole), report=state)
        _written(material, "report", format, output, options)
        return
    content = found.document.encode("utf-8")
    if output is not None and str(output) == "-":
        _to_stdout(content)
        return
    name = file_name(live.conference, "report", format)
    target = output or Path.cwd()
    click.echo(put(target / name if target.is_dir() else target, content))


def _written(material: Material, what: str, format: str, output: Path | None, options: Options) -> None:
    from workshop_tui.report import leftovers, render, write
    from workshop_tui.report.glyphs import recording
    from workshop_tui.report.remarks import NAMES_LEFT, leftover_lines, replaced_remarks

    with recording() as replaced:
        if output is not None and str(output) == "-":
            _to_stdout(render(material, what, format, i18n.language(), options))
        else:
            target = output or Path.cwd()
            click.echo(write(material, what, format, target, i18n.language(), options))
            _tell_of_the_ending(format, target)
    _warn(say(each) for each in replaced_remarks(replaced))
    found = leftovers(material, i18n.language(), options)
    if found:
        frame.complain(say(NAMES_LEFT))
    _warn(leftover_lines(found))


def _tell_of_the_ending(format: str, target: Path) -> None:
    """A file that a program will refuse to open: its name says another format than the one in it."""
    from workshop_tui.report import other_ending

    promised = other_ending(format, target)
    if promised is not None:
        frame.complain(say(Message("The file's name ends in {promised}, and what is in it is {format}.",
                                   promised=promised, format=format)))  # fmt: skip


def _to_stdout(content: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _warn(lines: Iterable[str]) -> None:
    """The first of the lines on standard error, and how many there are more."""
    told = list(lines)
    for line in told[:_MOST]:
        frame.complain(line)
    if len(told) > _MOST:
        more = len(told) - _MOST
        frame.complain(say(Message.counted("And {n} more.", "And {n} more.", n=more)))


export_command.words_title = Message("Documents")
export_command.words = {
    what: Message("as {formats}", formats=", ".join(formats)) for what, formats in FORMATS.items()
}
