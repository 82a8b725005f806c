"""Tables with a heading: their rows as lines of a programme."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshop_tui.sessionfile.headings import columns_of
from workshop_tui.sessionfile.importing.lines import Line, Row, TableRow, line_of, plain
from workshop_tui.sessionfile.importing.mapping import (
    PROGRAMME,
    SEARCHED,
    Column,
    Mapping,
    Wanted,
    columns_in,
    is_programme,
    mapping_of,
)

_TIMED = re.compile(r"\d|\b(?:half|kwart|noon|midday|uur)\b", re.IGNORECASE)
_TRUE = ("true", "yes", "ja", "x", "1", "waar")
_LABEL = re.compile(
    r"^(?:datum|date|locatie|location|plaats|titel|title|dagvoorzitter|chair)\b[^:]{0,12}$", re.IGNORECASE
)
"""A cell that says what stands in the next one, above the programme."""


@dataclass(frozen=True)
class Sheet:
    """A table of a source: rows of cells, the number of its first row, and what it is called. `alone` when
    it is a file of its own, whose columns are guessed where no heading says what they hold."""

    rows: tuple[tuple[str, ...], ...]
    first: int = 1
    name: str = ""
    alone: bool = False


@dataclass(frozen=True)
class Mapped:
    """The lines of a table and what its columns were taken for; no columns where it has no heading.
    `timed` when it is a programme."""

    lines: tuple[Line, ...]
    columns: tuple[Column, ...] = ()
    timed: bool = False


def lines_of_sheet(sheet: Sheet, wanted: Wanted = ()) -> Mapped:
    """The rows as lines: in fields below a heading that is known or that `wanted` names, else with their
    cells behind one another, parted by tabs."""
    mapping = mapping_of(sheet.rows, wanted, alone=sheet.alone)
    if mapping is None:
        return Mapped(tuple(_plain_lines(sheet.rows, sheet.first)))
    return _programme(sheet, mapping) if mapping.timed else _tables(sheet, mapping)


def _plain_lines(rows: Sequence[Sequence[str]], first: int) -> list[Line]:
    """Rows without a heading: their cells behind one another, what stands below a cell's first line below."""
    lines: list[Line] = []
    for number, row in enumerate(rows, first):
        pieces = [[plain(piece) for piece in cell.split("\n") if piece.strip()] for cell in row]
        filled = [cell for cell in pieces if cell]
        parted = ": " if len(filled) == 2 and _LABEL.match(filled[0][0]) else "\t"
        head = parted.join(cell[0] for cell in filled)
        lines.append(line_of(head, number))
        lines += [line_of(piece, number) for cell in filled for piece in cell[1:]]
    return lines


def _programme(sheet: Sheet, mapping: Mapping) -> Mapped:
    fields, heading = mapping.fields, mapping.heading(sheet.rows)
    lines = _plain_lines(sheet.rows[: mapping.above(sheet.rows)], sheet.first)
    for number, row in enumerate(sheet.rows[mapping.begin :], sheet.first + mapping.begin):
        cells = {fields[index]: row[index].strip() for index in fields if index < len(row)}
        if not any(cell.strip() for cell in row):
            lines.append(Line(number, ""))
            continue
        if cells.get("skip", "").casefold() in _TRUE:
            lines.append(Line(number, plain(f"{cells.get('title', '')} (skip)"), heading=True))
            continue
        timed = any(_TIMED.search(cells.get(name, "")) for name in ("time", "start", "duration"))
        if not timed and sum(bool(cell.strip()) for cell in row) == 1:
            lines += [replace(line, heading=True) for line in _plain_lines([row], number)]
            continue
        if not timed and not cells.get("title"):
            lines += _plain_lines([row], number)
            continue
        if not timed:
            lines.append(line_of(" ".join(plain(cell) for cell in row if cell.strip()), number))
            continue
        lines.append(Line(number, "", row=_row(row, cells, heading, mapping)))
    return Mapped(tuple(lines), columns_in(sheet.rows, mapping), timed=True)


def _row(row: Sequence[str], cells: dict[str, str], heading: Sequence[str], mapping: Mapping) -> Row:
    title, *more = [plain(piece) for piece in cells.get("title", "").split("\n") if piece.strip()] or [""]
    notes = [*more, *(plain(piece) for piece in cells.get("notes", "").split("\n") if piece.strip())]
    for index, cell in enumerate(row):
        name = plain(heading[index]) if index < len(heading) else ""
        if index in mapping.fields or not cell.strip() or mapping.left_out(index, name):
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


def _tables(sheet: Sheet, mapping: Mapping) -> Mapped:
    fields = mapping.fields
    lines = _plain_lines(sheet.rows[: mapping.above(sheet.rows)], sheet.first)
    for number, row in enumerate(sheet.rows[mapping.begin :], sheet.first + mapping.begin):
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
    return Mapped(tuple(lines), columns_in(sheet.rows, mapping))


def sheet_of_text(text: str) -> Sheet | None:
    """A text that is a table, as pasted from a spreadsheet or saved as csv; None when it is none."""
    import csv

    rows = text.splitlines()[:SEARCHED]
    for delimiter in ("\t", ";", ",", "|"):
        if not any(
            is_programme(columns_of(next(csv.reader([row], delimiter=delimiter), []), PROGRAMME))
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
