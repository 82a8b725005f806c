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
from workshop_tui.sessionfile.importing.lines import Line, lines_of_text
from workshop_tui.sessionfile.importing.mapping import PROGRAMME, TABLES, is_of_tables, is_programme

_PIECE = re.compile(r"\S+(?:[ ]\S+)*")
_SEARCHED = 60
"""In so many lines from the top the heading is looked for."""
_MOST = 2_000
_ASTRAY = 3
"""Characters that a cell may begin before its column does."""


def lines_of_aligned(text: str, first: int = 1) -> Mapped | None:
    """The lines of a text with such tables in it, their rows in fields; None for a text without one. `first`
    is the number of its first line."""
    raw = text.split("\n") if "\t" not in text else []
    for place, line in enumerate(raw[:_SEARCHED]):
        pieces = list(_PIECE.finditer(line))
        heading = [piece[0] for piece in pieces]
        timed = _heads(heading)
        if timed is None:
            continue
        rows = _rows(raw[place + 1 : place + _MOST], [piece.start() for piece in pieces])
        mapped = lines_of_sheet(Sheet((tuple(heading), *rows), first + place))
        end = place + 1 + len(rows)
        above = [_moved(each, first - 1) for each in lines_of_text("\n".join(raw[:place]))]
        rest = "\n".join(raw[end:])
        below = lines_of_aligned(rest, first + end)
        after = below.lines if below else [_moved(each, first + end - 1) for each in lines_of_text(rest)]
        lines = (*above, *mapped.lines, Line(first + end, ""), *after)
        return Mapped(lines, (*mapped.columns, *(below.columns if below else ())), timed=timed)
    return None


def _heads(pieces: Sequence[str]) -> bool | None:
    """Whether a line heads a programme (True) or the tables of a world café (False); None for neither."""
    if len(pieces) < 3:
        return None
    if is_programme(columns_of(pieces, PROGRAMME)):
        return True
    return False if is_of_tables(columns_of(pieces, TABLES)) else None


def _moved(line: Line, by: int) -> Line:
    return replace(line, number=line.number + by)


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
