"""A list of participants in a file of its own: csv, or an Excel workbook (by openpyxl)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workshop_tui.domain.conference import Conference, Participant
from workshop_tui.domain.message import Message
from workshop_tui.errors import SessionFileError
from workshop_tui.sessionfile.reading import MAX_BYTES, Unreadable, read_text

WORKBOOKS = (".xlsx", ".xlsm")

SEARCHED = 15
"""In so many rows from the top the names of the columns are looked for."""

_COLUMNS = {
    "name": ("name", "naam", "full name", "volledige naam", "deelnemer", "participant", "naam deelnemer"),
    "first": ("first name", "voornaam", "roepnaam", "given name"),
    "between": ("tussenvoegsel", "tussenvoegsels", "infix", "voorvoegsel"),
    "last": ("last name", "achternaam", "surname", "family name", "familienaam"),
    "role": ("role", "functie", "rol", "function", "job title", "functietitel"),
    "organisation": (
        "organisation", "organisatie", "gemeente", "organization", "bedrijf", "municipality", "instelling",
        "company",
    ),
    "group": ("group", "groep"),
}  # fmt: skip


@dataclass(frozen=True)
class ListedPerson:
    """Somebody on the list, with the number of the line or row."""

    line: int
    person: Participant


@dataclass(frozen=True)
class Fault:
    """What is wrong in a line; `key` is the column that it is about, empty for the whole line."""

    line: int
    key: str
    message: Message


@dataclass(frozen=True)
class PeopleFile:
    """A list as it was read. `columns` says of each thing which column it came from, `unused` which
    columns nothing came from."""

    people: tuple[ListedPerson, ...] = ()
    faults: tuple[Fault, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    unused: tuple[str, ...] = ()


def read_people(path: Path) -> PeopleFile:
    """The people in a file; whatever is wrong with it is told and what could be read is there. Raises
    `Unreadable` when it cannot be opened."""
    if path.suffix.casefold() in WORKBOOKS:
        return _from_rows(_workbook(path))
    return people_of(_list_text(path))


def _list_text(path: Path) -> str:
    """The text of a list: UTF-8, or the way in which Excel writes csv, Windows-1252 or UTF-16."""
    try:
        return read_text(path)
    except Unreadable:
        if not path.is_file():
            raise
        if path.stat().st_size > MAX_BYTES:
            raise _too_large() from None
        content = path.read_bytes()
        coding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "cp1252"
        if coding == "cp1252" and b"\0" in content:
            raise
        try:
            return content.decode(coding)
        except UnicodeDecodeError:
            pass
        raise


def _too_large() -> Unreadable:
    return Unreadable(Message("the file is larger than 5 MB; that is no list of participants"))


def people_of(text: str) -> PeopleFile:
    """The people in the text of a csv file."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    try:
        found = [(rows.line_num, row) for row in rows]
    except csv.Error:
        fault = Fault(max(1, rows.line_num), "", Message("this line is no line of a csv file"))
        return PeopleFile(faults=(fault,))
    return _from_rows(found)


def delimiter_of(text: str) -> str:
    """What stands between the columns: in the first of the lines that names them, else in the first."""
    lines = [line for line in text.splitlines()[:SEARCHED] if line.strip()]
    for line in lines:
        delimiter = max(";,\t", key=line.count)
        if names_people(columns_of(line.replace('"', "").split(delimiter))):
            return delimiter
    return max(";,\t", key=lines[0].count) if lines else ";"


def _workbook(path: Path) -> list[tuple[int, Sequence[str]]]:
    """The rows of the first sheet that names its columns, else of the first."""
    from workshop_tui.sessionfile.importing.sheets import sheets_of

    try:
        if path.is_dir():
            raise Unreadable(Message("this is a folder; name the file in it"))
        with path.open("rb") as opened:
            content = opened.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Unreadable(Message("there is no such file")) from None
    except (OSError, ValueError) as failure:
        reason = getattr(failure, "strerror", None) or str(failure)
        raise Unreadable(Message("the file cannot be read: {reason}", reason=reason)) from None
    if len(content) > MAX_BYTES:
        raise _too_large()
    try:
        sheets = sheets_of(content)
    except SessionFileError:
        raise Unreadable(Message("the workbook is damaged or has a form that cannot be read")) from None
    numbered = [list(enumerate(sheet.rows, start=1)) for sheet in sheets]
    headed = (rows for rows in numbered if any(names_people(columns_of(row)) for _, row in rows[:SEARCHED]))
    return list(next(headed, numbered[0] if numbered else []))


def _from_rows(rows: Iterable[tuple[int, Sequence[str]]]) -> PeopleFile:
    """The people in rows with their numbers. The names of the columns need not stand in the first row
    with something in it: there may be a title above them."""
    filled = [(line, row) for line, row in rows if any(cell.strip() for cell in row)]
    if not filled:
        return PeopleFile(faults=(Fault(1, "", Message("the file is empty")),))
    head = next(
        (place for place, (_, row) in enumerate(filled[:SEARCHED]) if names_people(columns_of(row))), None
    )
    if head is None:
        message = Message(
            "the first line must name the columns: name, role, organisation, group "
            "(or naam, functie, organisatie, groep); “name” is missing"
        )
        return PeopleFile(faults=(Fault(filled[0][0], "name", message),))
    heading = filled[head][1]
    columns = columns_of(heading)
    people, faults = [], []
    for line, row in filled[head + 1 :]:
        cells = {key: row[at].strip() if at < len(row) else "" for key, at in columns.items()}
        name = cells.get("name") or " ".join(
            part for part in (cells.get("first"), cells.get("between"), cells.get("last")) if part
        )
        if not name:
            faults.append(Fault(line, "name", Message("“{key}” is missing", key="name")))
            continue
        person = Participant(
            name, cells.get("role", ""), cells.get("organisation") or None, cells.get("group") or None
        )
        people.append(ListedPerson(line, person))
    used = {at: key for key, at in columns.items()}
    return PeopleFile(
        tuple(people),
        tuple(faults),
        tuple((key, heading[at].strip()) for at, key in sorted(used.items())),
        tuple(cell.strip() for at, cell in enumerate(heading) if cell.strip() and at not in used),
    )


def columns_of(heading: Sequence[str]) -> dict[str, int]:
    """Which column holds what, from 0."""
    names = [" ".join(cell.split()).casefold() for cell in heading]
    found: dict[str, int] = {}
    for key, known in _COLUMNS.items():
        place = next((names.index(name) for name in known if name in names), None)
        if place is not None:
            found[key] = place
    return found


def names_people(columns: dict[str, int]) -> bool:
    """Whether a heading says where the names stand."""
    return "name" in columns or "last" in columns


def taken_in(
    conference: Conference, listed: PeopleFile
) -> tuple[tuple[Participant, ...], tuple[Message, ...]]:
    """The people of a list as a conference knows organisations and groups, and what is to be said of
    it, by line: what is wrong, who is in it twice, who has no organisation or one that is not known."""
    parties = {
        name.casefold(): each.name
        for each in conference.organisations
        for name in (each.name, each.short)
        if name
    }
    people: list[Participant] = []
    said = [_at(fault.line, fault.message) for fault in listed.faults]
    seen: set[tuple[str, str]] = set()
    for each in listed.people:
        person = each.person
        party = person.organisation
        known = party if party is None else parties.get(" ".join(party.split()).casefold(), party)
        identity = (person.name.casefold(), (known or "").casefold())
        if identity in seen:
            said.append(_at(each.line, Message("“{name}” is on the list twice", name=person.name)))
        elif party is None and parties:
            said.append(_at(each.line, Message("“{name}” has no organisation", name=person.name)))
        elif parties and party is not None and known not in parties.values():
            said.append(_at(each.line, Message("there is no organisation “{name}”", name=party)))
        if person.group is not None and person.group not in conference.groups:
            said.append(_at(each.line, Message("there is no group “{name}”", name=person.group)))
        seen.add(identity)
        people.append(replace(person, organisation=known))
    return tuple(people), tuple(said)


def _at(line: int, message: Message) -> Message:
    return Message("line {line}: {problem}", line=line, problem=message)
