"""A time with its title, as it stands in a programme."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workshop_tui.sessionfile.importing.kinds import duration_in, without_length
from workshop_tui.sessionfile.importing.lines import Line, Row
from workshop_tui.sessionfile.importing.times import Times


@dataclass(frozen=True)
class Slot:
    """A time with its title. `times.end` is None where only a start was found. `body` are the lines below
    it; `row` holds the fields when it came in fields. `length` is how many minutes it says it takes."""

    line: Line
    times: Times
    title: str
    cells: tuple[str, ...] = ()
    body: tuple[Line, ...] = ()
    row: Row | None = None
    length: int | None = None
    behind: bool = False
    labelled: bool = False


def cells_of(rest: str) -> tuple[str, tuple[str, ...]]:
    """The title, and what stands in the columns beside it. A length of the item is in neither."""
    parts = [part.strip(" |") for part in re.split(r"\t|\s{3,}|\s\|\s?", rest)]
    parts = [part for part in parts if part]
    shown = [part for part in parts if duration_in(part) is None] or parts[:1]
    if not shown:
        return "", ()
    return " ".join(without_length(shown[0]).split()).strip(" ,;:–—-|"), tuple(shown[1:])
