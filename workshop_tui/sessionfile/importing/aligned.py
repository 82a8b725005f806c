"""A table that is kept together by blanks: a heading, and columns that begin below its words.

Tijd         Onderdeel                 Wie
9.00-9.15    Presentatie onderzoek     onderzoeker
             armoede                   Hogeschool
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workshop_tui.sessionfile.headings import columns_of
from workshop_tui.sessionfile.importing.columns import Mapped, Sheet, lines_of_sheet
from workshop_tui.sessionfile.importing.lines import OF_A_TABLE, Line, lines_of_text
from workshop_tui.sessionfile.importing.mapping import PROGRAMME, TABLES, Column, is_of_tables, is_programme

_PIECE = re.compile(r"\S+(?:[ ]\S+)*")
_SEARCHED = 60
"""In so many lines from the top the heading is looked for."""
_MOST = 2_000
_MOST_TABLES = 20
_ASTRAY = 3
"""Characters that a cell may begin before its column does."""


def lines_of_aligned(text: str) -> Mapped | None:
    """The lines of a text with such tables in it, their rows in fields; None for a text without one."""
    raw = text.split("\n") if "\t" not in text else []
    lines: list[Line] = []
    columns: list[Column] = []
    told = begin = tables = 0
    timed = False
    while tables < _MOST_TABLES and begin < min(len(raw), told + _SEARCHED):
        heading = [piece[0] for piece in _PIECE.finditer(raw[begin])]
        programme = _heads(heading)
        if programme is None:
            begin += 1
            continue
        rows = _rows(raw[begin + 1 : begin + _MOST], [piece.start() for piece in _PIECE.finditer(raw[begin])])
        mapped = lines_of_sheet(Sheet((tuple(heading), *rows), begin + 1))
        lines += [*_plain(raw[told:begin], told), *mapped.lines]
        told = begin = begin + 1 + len(rows)
        lines.append(Line(told, ""))
        columns += mapped.columns
        timed, tables = timed or programme, tables + 1
    if not tables:
        return None
    return Mapped((*lines, *_plain(raw[told:], told)), tuple(columns), timed=timed)


def _plain(raw: Sequence[str], before: int) -> list[Line]:
    """Lines between the tables; `before` is how many stand above them."""
    return [replace(line, number=line.number + before) for line in lines_of_text("\n".join(raw))]


def _heads(pieces: Sequence[str]) -> bool | None:
    """Whether a line heads a programme (True) or the tables of a world café (False); None for neither."""
    if len(pieces) < 3:
        return None
    if is_programme(columns_of(pieces, PROGRAMME)):
        return True
    return False if is_of_tables(columns_of(pieces, TABLES)) else None


def _rows(lines: Sequence[str], starts: Sequence[int]) -> list[tuple[str, ...]]:
    """The rows below the heading, one for each line so that they keep their numbers. A line that fits no
    column ends the table, and so does the last row that begins with a figure, with what goes on below it."""
    rows: list[tuple[str, ...]] = []
    last: int | None = None
    end = 0
    for line in lines:
        cells = _cells(line, starts)
        if cells is None or _heads([piece[0] for piece in _PIECE.finditer(line)]) is not None:
            break
        if OF_A_TABLE.match(cells[0]) and not any(cells[1:]):
            break
        begins = any(char.isdigit() for char in cells[0])
        if not begins and last is not None and any(cells) and not cells[0]:
            joined = [f"{above} {cell}".strip() for above, cell in zip(rows[last], cells, strict=True)]
            rows[last] = tuple(joined)
            rows.append(())
            end = len(rows)
            continue
        rows.append(tuple(cells) if any(cells) else ())
        if begins:
            last, end = len(rows) - 1, len(rows)
        elif any(cells):
            last = None
    return rows[:end]


def _cells(line: str, starts: Sequence[int]) -> list[str] | None:
    """The pieces of a line by column; None when a piece runs through the beginning of another column."""
    cells = [""] * len(starts)
    for piece in _PIECE.finditer(line):
        place = max((at for at, start in enumerate(starts) if start <= piece.start() + _ASTRAY), default=0)
        after = starts[place + 1] if place + 1 < len(starts) else None
        if after is not None and piece.end() > after + 1:
            return None
        cells[place] = f"{cells[place]} {piece[0]}".strip()
    return cells
