"""Which sections a report has, in which order (documents, *The report, in order*)."""

from __future__ import annotations

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.report_sections import ON_REQUEST, REPORT_SECTIONS, report_sections
from workshop_tui.errors import Message, UsageError
from workshop_tui.report.options import Names, Options


def read_sections(typed: str) -> tuple[str, ...]:
    """Sections from one line, separated by commas. Raises UsageError for one that there is not."""
    wanted = tuple(dict.fromkeys(part.strip().lower() for part in typed.split(",") if part.strip()))
    check_sections(wanted)
    return wanted


def check_sections(wanted: tuple[str, ...]) -> None:
    """Raises UsageError, naming what there is, for a section that there is not, or for none at all."""
    unknown = [name for name in wanted if name not in REPORT_SECTIONS]
    everything = Message("There are: {all}.", all=", ".join(REPORT_SECTIONS))
    if unknown:
        raise UsageError(Message("The report has no section “{name}”.", name=unknown[0]), everything)
    if not wanted:
        raise UsageError(Message("A report needs a section at least."), everything)


def chosen_sections(conference: Conference, options: Options) -> tuple[str, ...]:
    """The sections that a report is made of: those asked for, else those of the session file, else the
    usual ones. Raises UsageError for what is internal in a report without names."""
    if options.sections is None:
        found = report_sections(conference)
        return found if options.names is Names.FULL else tuple(n for n in found if n not in ON_REQUEST)
    check_sections(options.sections)
    internal = [name for name in options.sections if name in ON_REQUEST]
    if internal and options.names is not Names.FULL:
        raise UsageError(
            Message("“{name}” is for inside the house alone.", name=internal[0]),
            Message("Leave it out, or take a report with full names."),
        )
    return options.sections
