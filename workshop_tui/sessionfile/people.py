"""Who is there: organisations, groups, participants, and which of them a name in the file means."""

from __future__ import annotations

import re
import string
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from workshop_tui.domain.conference import Organisation, Participant
from workshop_tui.domain.message import Message
from workshop_tui.sessionfile.entries import Reader, list_expected, nothing_here
from workshop_tui.sessionfile.people_file import people_of, read_people
from workshop_tui.sessionfile.problems import NOWHERE, KeyPath, Place, or_nearest, printable
from workshop_tui.sessionfile.reading import Tree, Unreadable
from workshop_tui.sessionfile.schema import OrganisationEntry, ParticipantEntry

MOST_GROUPS = 26

MOST_LINES = 5
"""Where more people have no organisation, that is told in one line."""


@dataclass(frozen=True)
class Organisations:
    """The organisations of a file, found by name or short name in any case. `known` is False where
    the file has none or they could not all be read, so that a name cannot be called unknown."""

    all: tuple[Organisation, ...]
    known: bool

    def find(self, name: str) -> Organisation | None:
        """The organisation with that name or short name; None when there is none."""
        wanted = name.strip().casefold()
        for organisation in self.all:
            if wanted in (organisation.name.casefold(), organisation.short.casefold()):
                return organisation
        return None

    def names(self) -> tuple[str, ...]:
        """All names and short names."""
        return tuple(
            name for organisation in self.all for name in (organisation.name, organisation.short) if name
        )


def read_organisations(reader: Reader, value: Tree) -> Organisations:
    """The block `organisations`."""
    found: list[Organisation] = []
    taken: set[str] = set()
    for path, entry in reader.entries(OrganisationEntry, value, ("organisations",)):
        names = {name.casefold() for name in (entry.name, entry.short) if name}
        if names & taken:
            message = Message("there are two organisations “{name}”", name=printable(entry.name))
            reader.findings.error((*path, "name"), message)
        elif names:
            found.append(Organisation(entry.name, entry.short, entry.kind))
        taken |= names
    known = bool(found) and not reader.findings.broken(("organisations",))
    return Organisations(tuple(found), known)


def read_groups(reader: Reader, value: Tree) -> tuple[str, ...]:
    """The block `groups`: a number means A, B, C …; else the names."""
    if value is None:
        return ()
    findings = reader.findings
    if isinstance(value, str):
        if re.fullmatch(r"[0-9]{1,6}", value.strip()) and 1 <= int(value) <= MOST_GROUPS:
            return tuple(string.ascii_uppercase[: int(value)])
        message = Message("groups are a number from 1 to {most}, or a list of names", most=MOST_GROUPS)
        findings.error(("groups",), message)
        return ()
    if not isinstance(value, list):
        findings.error(("groups",), list_expected())
        return ()
    names: list[str] = []
    for index, name in enumerate(value):
        path = ("groups", index)
        if not isinstance(name, str) or not name.strip():
            findings.error(path, Message("a group has one name"))
        elif name.strip() in names:
            findings.error(path, Message("there are two groups “{name}”", name=printable(name)))
        else:
            names.append(name.strip())
    return tuple(names)


@dataclass(frozen=True)
class _Listed:
    """A participant as read, with how to report a problem with one of its values."""

    participant: Participant
    path: KeyPath | None
    file: str = ""
    place: Place = NOWHERE


def read_participants(
    reader: Reader, value: Tree, folder: Path, organisations: Organisations, groups: tuple[str, ...]
) -> list[tuple[KeyPath, Participant]]:
    """The block `participants`: a list, or the name of a csv or workbook beside the session file.

    Each comes with the path to report it at; those from a file with that of the block.
    """
    if isinstance(value, str) and not value.strip():
        listed = []
        reader.findings.error(("participants",), nothing_here())
    elif isinstance(value, str):
        listed = _from_file(reader, value.strip(), folder)
    else:
        listed = [
            _Listed(
                Participant(entry.name, entry.role, entry.organisation or None, entry.group or None), path
            )
            for path, entry in reader.entries(ParticipantEntry, value, ("participants",))
        ]
    found: list[tuple[KeyPath, Participant]] = []
    strangers = Counter(
        name.casefold()
        for entry in listed
        if entry.path is None
        and (name := entry.participant.organisation)
        and organisations.find(name) is None
    )
    for entry in listed:
        participant = _placed(reader, entry, organisations, groups, strangers)
        found.append((entry.path or ("participants",), participant))
    _check_list(reader, listed, found, organisations)
    return found


def _check_list(
    reader: Reader,
    listed: list[_Listed],
    found: list[tuple[KeyPath, Participant]],
    organisations: Organisations,
) -> None:
    """Who is in a list of its own twice, and who has no organisation there: in a line each, or in one
    where there are many."""
    seen: set[tuple[str, str | None]] = set()
    alone: list[_Listed] = []
    for entry, (_, person) in zip(listed, found, strict=True):
        identity = (" ".join(person.name.split()).casefold(), person.organisation)
        if entry.path is None and identity in seen:
            message = Message("“{name}” is on the list twice", name=printable(person.name))
            reader.findings.warning_at(entry.file, entry.place, "name", message)
        elif entry.path is None and person.organisation is None and organisations.known:
            alone.append(entry)
        seen.add(identity)
    for entry in alone if len(alone) <= MOST_LINES else alone[:1]:
        message = Message("“{name}” has no organisation", name=printable(entry.participant.name))
        if len(alone) > MOST_LINES:
            message = Message(
                "“{name}” and {n} others have no organisation", name=printable(entry.participant.name),
                n=len(alone) - 1,
            )  # fmt: skip
        reader.findings.warning_at(entry.file, entry.place, "organisation", message)


def _placed(
    reader: Reader,
    listed: _Listed,
    organisations: Organisations,
    groups: tuple[str, ...],
    strangers: Counter[str],
) -> Participant:
    """With the organisation as the session file writes it. `strangers` is how often a list in a file has an
    organisation that is not known: that is one problem, at the first line that has it."""
    person = listed.participant
    organisation, group = person.organisation, person.group
    if organisation is not None:
        known = organisations.find(organisation)
        times = 1 if listed.path is not None else strangers.pop(organisation.casefold(), 0)
        if known is None and organisations.known and times:
            unknown = _stranger(organisation, times)
            _note(reader, listed, "organisation", or_nearest(unknown, organisation, organisations.names()))
        organisation = organisation if known is None else known.name
    if group is not None and group not in groups and not reader.findings.broken(("groups",)):
        unknown = Message("there is no group “{name}”", name=printable(group))
        if not groups:
            unknown = Message("{unknown}; name the groups under “groups”", unknown=unknown)
        _note(reader, listed, "group", or_nearest(unknown, group, groups))
    return Participant(person.name, person.role, organisation, group)


def _stranger(name: str, times: int) -> Message:
    if times == 1:
        return Message("there is no organisation “{name}”", name=printable(name))
    return Message(
        "there is no organisation “{name}”, which {n} participants have; add it under “organisations”",
        name=printable(name),
        n=times,
    )


def _note(reader: Reader, listed: _Listed, key: str, message: Message) -> None:
    if listed.path is not None:
        reader.findings.error((*listed.path, key), message)
    else:
        reader.findings.error_at(listed.file, listed.place, key, message)


def _from_file(reader: Reader, name: str, folder: Path) -> list[_Listed]:
    """The participants in a csv or a workbook; whatever is wrong with it is noted and what could be read
    returned."""
    path = folder / name
    try:
        found = people_of(reader.beside[name]) if name in reader.beside else read_people(path)
    except Unreadable as failure:
        problem = Message(
            "the list “{file}” beside this file: {problem}", file=printable(name), problem=failure.message
        )
        reader.findings.error(("participants",), problem)
        return []
    for fault in found.faults:
        reader.findings.error_at(str(path), Place(fault.line, 1), fault.key, fault.message)
    return [_Listed(each.person, None, str(path), Place(each.line, 1)) for each in found.people]
