"""A session file as a conference, with everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path

from workshop_tui.domain.conference import Conference, Participant
from workshop_tui.domain.message import Message
from workshop_tui.errors import SessionFileError
from workshop_tui.sessionfile.entries import Reader
from workshop_tui.sessionfile.people import read_groups, read_organisations, read_participants
from workshop_tui.sessionfile.problems import Findings, KeyPath, Problem
from workshop_tui.sessionfile.programme import Known, read_agenda
from workshop_tui.sessionfile.reading import Tree, Unreadable, read_text, read_tree
from workshop_tui.sessionfile.roster import read_roster
from workshop_tui.sessionfile.rules import check_items, check_people, check_programme
from workshop_tui.sessionfile.schema import ConferenceEntry, FileEntry
from workshop_tui.sessionfile.seating import read_seating
from workshop_tui.sessionfile.tables import read_positions, read_tables

MOST_LINES = 50
"""As many problems as a refusal lists; `load` gives them all."""


@dataclass(frozen=True)
class Loaded:
    """What a session file gave. `conference` is None when there is any error; `text` is the file as
    read, empty when it could not be."""

    conference: Conference | None
    problems: tuple[Problem, ...]
    text: str
    file: str = ""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that make the file unusable."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that do not block."""
        return tuple(problem for problem in self.problems if problem.severity == "warning")


def load(path: Path) -> Loaded:
    """Reads a session file. Never raises for what is in the file or for a file that is not there."""
    try:
        text = read_text(path)
    except Unreadable as failure:
        return _unreadable(Findings(str(path)), failure, "")
    return read(text, path)


def read(text: str, path: Path, beside: Mapping[str, str] | None = None) -> Loaded:
    """The same for the text of a session file that stands at `path`, or would. `beside`: texts of files
    beside it, by their name, that are not on disk like that."""
    findings = Findings(str(path))
    try:
        tree = read_tree(text, findings)
    except Unreadable as failure:
        return _unreadable(findings, failure, text)
    conference = conference_of(Reader(findings, beside), tree, path)
    return Loaded(None if findings.has_errors else conference, findings.all(), text, str(path))


def _unreadable(findings: Findings, failure: Unreadable, text: str) -> Loaded:
    findings.error_at(findings.file, failure.place, "", failure.message)
    return Loaded(None, findings.all(), text, findings.file)


def load_or_refuse(path: Path) -> Loaded:
    """Like `load`, for those who need the conference: raises `SessionFileError` with the errors,
    one per line, when there is none."""
    loaded = load(path)
    if loaded.conference is not None:
        return loaded
    errors = loaded.errors
    said = Message.counted(
        "The session file cannot be used; there is {n} problem:",
        "The session file cannot be used; there are {n} problems:",
        len(errors),
    )
    for problem in errors[:MOST_LINES]:
        said = Message("{lines}\n{line}", lines=said, line=problem.as_message())
    if len(errors) > MOST_LINES:
        more = Message("and {n} more", n=len(errors) - MOST_LINES)
        said = Message("{lines}\n{line}", lines=said, line=more)
    raise SessionFileError(said)


def conference_of(
    reader: Reader, tree: Tree, path: Path, known: tuple[Participant, ...] | None = None
) -> Conference | None:
    """The conference of the values of a session file at `path`; only of use where the reader's findings
    have no errors. `known` are participants that were read before, with the same organisations and groups:
    then the values need not have them."""
    if not isinstance(tree, dict):
        message = Message("this is not a session file; it begins with “conference:” and “agenda:”")
        reader.findings.error((), message)
        return None
    file = reader.entry(FileEntry, tree, ())
    if file is None:
        return None
    head = ConferenceEntry()
    if file.conference is not None:
        head = reader.entry(ConferenceEntry, file.conference, ("conference",)) or head
    organisations = read_organisations(reader, file.organisations)
    roster = read_roster(reader, file.chair_roster, organisations)
    groups = read_groups(reader, file.groups)
    listed: list[tuple[KeyPath, Participant]] = (
        read_participants(reader, file.participants, path.parent, organisations, groups)
        if known is None
        else [(("participants", place), person) for place, person in enumerate(known)]
    )
    tables = read_tables(reader, file.tables)
    people = tuple(person for _, person in listed)
    seating = read_seating(reader, file.seating, people, tuple(table for _, table in tables))
    persons: dict[str, str | None] = {host: None for _, table in tables for host in table.hosts}
    if head.chair:
        persons[head.chair] = None
    persons |= {person.name: person.organisation for _, person in listed if person.name}
    items = read_agenda(reader, file.agenda, Known(organisations, persons))
    positions = read_positions(reader, file.positions)
    if head.date is None:
        # Only reached with an error: the rules below do not look at the date.
        head = head.model_copy(update={"date": Date(2000, 1, 1)})
    assert head.date is not None
    conference = Conference(
        id=head.id or path.stem,
        title=head.title,
        date=head.date,
        timezone=head.timezone,
        series=head.series or None,
        number=head.number,
        location=head.location,
        language=head.language,
        organiser=head.organiser,
        chair=head.chair,
        purpose=head.purpose,
        report_sections=tuple(dict.fromkeys(head.report_sections)),
        organisations=organisations.all,
        participants=people,
        groups=groups,
        agenda=tuple(item for _, item in items),
        tables=tuple(table for _, table in tables),
        positions=positions,
        chair_roster=roster,
        seating=seating,
    )
    check_programme(reader.findings, items)
    check_items(reader.findings, conference, items)
    check_people(reader.findings, conference, listed)
    return conference
