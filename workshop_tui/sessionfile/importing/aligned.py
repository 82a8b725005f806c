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
from workshop_tui.sessionfile.importing.mapping import PROGRAMME, is_programme

_PIECE = re.compile(r"\S+(?:[ ]\S+)*")
_SEARCHED = 60
"""In so many lines from the top the heading is looked for."""
_MOST = 2_000
_ASTRAY = 3
"""Characters that a cell may begin before its column does."""


def lines_of_aligned(text: str) -> Mapped | None:
    """The lines of a text with such a table in it, its rows in fields; None for a text without one."""
    raw = text.split("\n") if "\t" not in text else []
    for place, line in enumerate(raw[:_SEARCHED]):
        pieces = list(_PIECE.finditer(line))
        heading = [piece[0] for piece in pieces]
        if len(pieces) < 3 or not is_programme(columns_of(heading, PROGRAMME)):
            continue
        starts = [piece.start() for piece in pieces]
        rows, end = _rows(raw[place + 1 : place + _MOST], starts)
        mapped = lines_of_sheet(Sheet((tuple(heading), *rows), place + 1))
        above = lines_of_text("\n".join(raw[:place]))
        below = [_moved(each, end + place + 1) for each in lines_of_text("\n".join(raw[place + 1 + end :]))]
        return Mapped((*above, *mapped.lines, Line(end + place + 1, ""), *below), mapped.columns, timed=True)
    return None


def _moved(line: Line, by: int) -> Line:
    return replace(line, number=line.number + by)


def _rows(lines: Sequence[str], starts: Sequence[int]) -> tuple[list[tuple[str, ...]], int]:
    """The rows below the heading, one for each line so that they keep their numbers, and how many lines they
    are: a line that fits no column ends the table."""
    rows: list[tuple[str, ...]] = []
    last: int | None = None
    for line in lines:
        cells = _cells(line, starts)
        if cells is None:
            break
        if not any(cells):
            rows.append(())
        elif cells[0] and not any(char.isdigit() for char in cells[0]):
            break
        elif cells[0] or last is None:
            rows.append(tuple(cells))
            last = len(rows) - 1
        else:
            joined = [f"{above} {cell}".strip() for above, cell in zip(rows[last], cells, strict=True)]
            rows[last] = tuple(joined)
            rows.append(())
    return rows, len(rows)


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
