"""Tables with a heading: which column holds what, and their rows as lines of a programme."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workshop_tui.sessionfile.importing.lines import Line, Row, TableRow, line_of, plain

_PROGRAMME = {
    "time": ("tijd", "tijden", "time", "times", "tijdstip", "wanneer", "tijd van tot", "van tot",
             "tijdvak", "tijdslot", "slot",
             "hour", "hours", "uur", "when", "time slot", "start end", "begin eind"),
    "start": ("start", "van", "begin", "starttijd", "begintijd", "aanvang", "from", "start time",
              "time start", "begint",
              "starts", "vanaf", "start tijd"),
    "end": ("eind", "einde", "tot", "end", "eindtijd", "to", "end time", "time end", "until", "eindigt",
            "ends", "stop",
            "eind tijd"),
    "duration": ("duur", "duration", "minuten", "minutes", "min", "tijdsduur", "length", "lengte",
                 "duur min", "duration min"),
    "title": ("onderdeel", "titel", "title", "programma", "programmaonderdeel", "activiteit",
              "onderwerp", "item", "wat", "what",
              "session", "sessie", "activity", "agenda", "agendapunt", "omschrijving", "subject",
              "naam", "event", "topic",
              "programme", "program"),
    "who": ("wie", "spreker", "sprekers", "door", "who", "speaker", "speakers", "led by", "presenter",
            "voorzitter", "leiding",
            "gespreksleider", "by", "host", "lead", "trekker", "verantwoordelijk", "verantwoordelijke",
            "begeleider"),
    "kind": ("soort", "type", "kind", "vorm", "werkvorm"),
    "notes": ("opmerkingen", "opmerking", "notitie", "notities", "toelichting", "notes", "note",
              "remarks", "comments",
              "bijzonderheden", "details", "beschrijving", "description", "inhoud", "subtitle", "uitleg"),
    "skip": ("skip", "overslaan"),
}  # fmt: skip
_TABLES = {
    "number": ("tafel", "nr", "nummer", "table", "number", "no", "tafelnummer"),
    "theme": ("thema", "theme", "onderwerp", "topic"),
    "statement": ("stelling", "statement", "tekst", "text"),
    "questions": ("vraag", "vragen", "question", "questions"),
    "hosts": ("tafelmoderator", "moderator", "moderatoren", "host", "hosts", "tafelheer", "gastheer",
              "tafelmoderatoren",
              "begeleider", "begeleiders"),
}  # fmt: skip
_TRUE = ("true", "yes", "ja", "x", "1", "waar")
_UNTOLD = (
    "cue", "colour", "color", "kleur", "timer type", "end action", "public", "warning time", "danger time",
    "id", "link start", "flag", "count to end", "is public", "revision",
)  # fmt: skip
_LONGEST = 60
"""Characters of the heading of a column."""
SEARCHED = 15
"""In so many rows from the top a heading is looked for."""


@dataclass(frozen=True)
class Sheet:
    """A table of a source: rows of cells, the number of its first row, and what it is called."""

    rows: tuple[tuple[str, ...], ...]
    first: int = 1
    name: str = ""


@dataclass(frozen=True)
class Column:
    """What a column with a heading was taken for; empty `field` when it went into the notes."""

    heading: str
    field: str


@dataclass(frozen=True)
class Mapped:
    """The lines of a table and what its columns were taken for; no columns where it has no heading."""

    lines: tuple[Line, ...]
    columns: tuple[Column, ...] = ()


def lines_of_sheet(sheet: Sheet) -> Mapped:
    """The rows as lines: in fields below a heading that is known, else with their cells behind one another,
    parted by tabs."""
    for place, row in enumerate(sheet.rows[:SEARCHED]):
        fields = _fields(row, _PROGRAMME)
        if _is_programme(fields):
            return _programme(sheet, place, fields)
        fields = _fields(row, _TABLES)
        found = set(fields.values())
        if ("theme" in found and len(found) >= 2) or {"number", "statement"} <= found:
            return _tables(sheet, place, fields)
    return Mapped(tuple(_plain_lines(sheet.rows, sheet.first)))


def _is_programme(fields: dict[int, str]) -> bool:
    found = set(fields.values())
    return "title" in found and bool(found & {"time", "start", "duration"})


def _fields(row: Sequence[str], known: dict[str, tuple[str, ...]]) -> dict[int, str]:
    """Which column holds which field; the first of two that are called alike."""
    found: dict[int, str] = {}
    for place, cell in enumerate(row):
        heading = " ".join(re.sub(r"\([^()]*\)|[^\w\s]|_", " ", cell[:_LONGEST].casefold()).split())
        name = next((name for name, headings in known.items() if heading in headings), None)
        if name is not None and name not in found.values():
            found[place] = name
    return found


def _plain_lines(rows: Sequence[Sequence[str]], first: int) -> list[Line]:
    """Rows without a heading: their cells behind one another, what stands below a cell's first line below."""
    lines: list[Line] = []
    for number, row in enumerate(rows, first):
        pieces = [[plain(piece) for piece in cell.split("\n") if piece.strip()] for cell in row]
        filled = [cell for cell in pieces if cell]
        head = "\t".join(cell[0] for cell in filled)
        lines.append(line_of(head, number))
        lines += [line_of(piece, number) for cell in filled for piece in cell[1:]]
    return lines


def _columns(row: Sequence[str], fields: dict[int, str]) -> tuple[Column, ...]:
    return tuple(Column(plain(cell), fields.get(place, "")) for place, cell in enumerate(row) if cell.strip())


def _programme(sheet: Sheet, place: int, fields: dict[int, str]) -> Mapped:
    heading = sheet.rows[place]
    lines = _plain_lines(sheet.rows[:place], sheet.first)
    for number, row in enumerate(sheet.rows[place + 1 :], sheet.first + place + 1):
        cells = {fields[index]: row[index].strip() for index in fields if index < len(row)}
        if not any(cell.strip() for cell in row):
            lines.append(Line(number, ""))
            continue
        if cells.get("skip", "").casefold() in _TRUE:
            lines.append(Line(number, plain(f"{cells.get('title', '')} (skip)"), heading=True))
            continue
        timed = any(cells.get(name) for name in ("time", "start", "duration"))
        if not timed and not cells.get("title"):
            lines += _plain_lines([row], number)
            continue
        if not timed:
            lines.append(line_of(" ".join(plain(cell) for cell in row if cell.strip()), number))
            continue
        lines.append(Line(number, "", row=_row(row, cells, heading, fields)))
    return Mapped(tuple(lines), _columns(heading, fields))


def _row(row: Sequence[str], cells: dict[str, str], heading: Sequence[str], fields: dict[int, str]) -> Row:
    title, *more = [plain(piece) for piece in cells.get("title", "").split("\n") if piece.strip()] or [""]
    notes = [*more, *(plain(piece) for piece in cells.get("notes", "").split("\n") if piece.strip())]
    for index, cell in enumerate(row):
        name = plain(heading[index]) if index < len(heading) else ""
        if index in fields or not cell.strip() or name.casefold() in _UNTOLD:
            continue
        notes.append(f"{name}: {plain(cell)}" if name else plain(cell))
    return Row(
        time=plain(cells.get("time", "")),
        start=plain(cells.get("start", "")),
        end=plain(cells.get("end", "")),
        duration=plain(cells.get("duration", "")),
        title=title,
        who=plain(cells.get("who", "")),
        kind=plain(cells.get("kind", "")),
        notes=tuple(notes),
    )


def _tables(sheet: Sheet, place: int, fields: dict[int, str]) -> Mapped:
    lines = _plain_lines(sheet.rows[:place], sheet.first)
    for number, row in enumerate(sheet.rows[place + 1 :], sheet.first + place + 1):
        cells = {fields[index]: row[index].strip() for index in fields if index < len(row)}
        if cells.get("theme") or cells.get("statement"):
            digits = re.search(r"\d{1,2}", cells.get("number", ""))
            table = TableRow(
                number=digits[0] if digits else "",
                theme=plain(cells.get("theme", "")),
                statement=plain(cells.get("statement", "")),
                questions=cells.get("questions", ""),
                hosts=plain(cells.get("hosts", "")),
            )
            lines.append(Line(number, "", table=table))
        elif any(cell.strip() for cell in row):
            lines += _plain_lines([row], number)
    return Mapped(tuple(lines), _columns(sheet.rows[place], fields))


def sheet_of_text(text: str) -> Sheet | None:
    """A text that is a table, as pasted from a spreadsheet or saved as csv; None when it is none."""
    import csv

    rows = text.splitlines()[:SEARCHED]
    for delimiter in ("\t", ";", ",", "|"):
        if not any(
            _is_programme(_fields(next(csv.reader([row], delimiter=delimiter), []), _PROGRAMME))
            for row in rows
        ):
            continue
        try:
            cells = tuple(
                tuple(row) for row in csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
            )
        except csv.Error:
            continue
        return Sheet(cells)
    return None
