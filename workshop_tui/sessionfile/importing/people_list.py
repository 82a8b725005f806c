"""The list of participants that goes with a programme."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from workshop_tui.domain.message import Message
from workshop_tui.errors import SessionFileError
from workshop_tui.sessionfile.importing.drafts import PeopleList
from workshop_tui.sessionfile.people_file import read_people
from workshop_tui.sessionfile.problems import printable
from workshop_tui.sessionfile.reading import Unreadable


def people_list(path: Path, target: Path) -> PeopleList:
    """What a csv file or a workbook says of the organisations and groups of a programme; `target` is where
    the session file is to be.

    Raises SessionFileError when it cannot be read or somebody in it has no name.
    """
    name = printable(path.name)
    try:
        found = read_people(path)
    except Unreadable as failure:
        problem = Message("The list of participants {file}: {problem}.", file=name, problem=failure.message)
        raise SessionFileError(problem, Message("Give a csv file or an Excel workbook.")) from None
    if found.faults:
        fault = found.faults[0]
        problem = Message(
            "The list of participants {file}, line {line}: {problem}.",
            file=name,
            line=fault.line,
            problem=fault.message,
        )
        raise SessionFileError(problem, Message("Mend the list, or leave it out for now."))
    people = [each.person for each in found.people]
    return PeopleList(
        _beside(path, target),
        _each_once(person.organisation for person in people),
        _each_once(person.group for person in people),
        len(people),
    )


def _beside(path: Path, target: Path) -> str:
    """How the session file names the list: from its own folder, so that both can be moved together."""
    try:
        return Path(os.path.relpath(path, target.parent)).as_posix()
    except ValueError:  # on another drive
        return str(path.resolve())


def _each_once(names: Iterable[str | None]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        if name:
            found.setdefault(name.casefold(), name)
    return tuple(found.values())
