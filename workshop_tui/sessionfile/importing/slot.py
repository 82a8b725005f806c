"""A time with its title, as it stands in a programme."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from workshop_tui.sessionfile.importing.kinds import duration_in, whole_in, without_length
from workshop_tui.sessionfile.importing.lines import Line, Row
from workshop_tui.sessionfile.importing.times import Times


@dataclass(frozen=True)
class Slot:
    """A time with its title. `times.end` is None where only a start was found. `body` are the lines below
    it; `row` holds the fields when it came in fields. `length` is how many minutes it says it takes, and
    `whole_title` is the title with that in it."""

    line: Line
    times: Times
    title: str
    cells: tuple[str, ...] = ()
    body: tuple[Line, ...] = ()
    row: Row | None = None
    length: int | None = None
    behind: bool = False
    labelled: bool = False
    whole_title: str = ""
    told: bool = False
    """Whether it stands in a sentence."""

    @property
    def lasting(self) -> Slot:
        """The slot where its length turned out to be another than it says: that is no length of the item,
        so it stays in the title, as “5 min” in “Terugkoppeling (5 min)”."""
        return replace(self, title=self.whole_title) if self.whole_title else self


def cells_of(rest: str) -> tuple[str, tuple[str, ...]]:
    """The title, and what stands in the columns beside it. A length of the item is in neither."""
    shown = _shown(rest)
    if not shown:
        return "", ()
    return " ".join(without_length(shown[0]).split()).strip(" ,;:–—-|"), tuple(shown[1:])


def whole_title(rest: str) -> str:
    """The title with its length in it; empty when there is none in it."""
    shown = _shown(rest)[:1]
    whole = " ".join(shown).strip(" ,;:–—-|")
    return whole if whole_in(whole) else ""


def _shown(rest: str) -> list[str]:
    parts = [part.strip(" |") for part in re.split(r"\t|\s{3,}|\s\|\s?", rest)]
    parts = [part for part in parts if part]
    return [part for part in parts if duration_in(part) is None] or parts[:1]
