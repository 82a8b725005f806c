"""A document before it has a format: blocks for reading, or a sheet of cells.

All text in here is text: neither our own nor a user's is ever markup. Each writer makes it harmless in
its own way.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from typing import TypeAlias


@dataclass(frozen=True)
class Heading:
    """A heading; `level` 2 is the highest within a document, whose title is 1."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text. An empty line in it begins a new paragraph. `aside` marks what is about the
    document, or still missing from it, rather than of the day."""

    text: str
    label: str = ""
    aside: bool = False


@dataclass(frozen=True)
class Fields:
    """Names with their values."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Point:
    """One line of a list, `depth` from 0. The label stands before the text, the remark behind it."""

    text: str
    depth: int = 0
    label: str = ""
    remark: str = ""


@dataclass(frozen=True)
class Points:
    """A list. `first` is the number that a numbered one begins with, whose points have none under them;
    None for a list without numbers."""

    points: tuple[Point, ...]
    first: int | None = None


@dataclass(frozen=True)
class Grid:
    """A table with a header row.

    `widths` are the columns' shares of the width, empty for what the text asks for. `tones` gives each
    cell a tone from 0 (most in favour) to 4 (least), None for a plain one, empty when no cell has any: a
    tone only repeats what the cell says in words or letters. `caption` says what the table is.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    tones: tuple[tuple[int | None, ...], ...] = ()
    caption: str = ""


@dataclass(frozen=True)
class Bar:
    """A line of a timeline, in minutes after local midnight; `actual` is None for what was not held."""

    label: str
    planned: tuple[float, float]
    actual: tuple[float, float] | None = None


@dataclass(frozen=True)
class Timeline:
    """A drawing of planned against actual time. `told` is what it shows, in words: the text for whoever
    does not see it. A format that cannot draw leaves it out: a table says the same."""

    bars: tuple[Bar, ...]
    told: str
    planned_name: str
    actual_name: str


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block: TypeAlias = Heading | Paragraph | Fields | Points | Grid | Timeline | PageBreak


@dataclass(frozen=True)
class Document:
    """A text to read.

    `author` is the organisation that it comes from, `subject` one line of what it is about; both empty
    where nothing is known. `made_ms` is when it was made, UTC milliseconds, None for no date in its
    properties. `wide` asks for pages lying on their side. `gaps` are texts within the blocks that stand
    for what is still missing ("[to fill in: date]"): a format that can, marks them.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    author: str = ""
    subject: str = ""
    made_ms: int | None = None
    wide: bool = False
    gaps: tuple[str, ...] = ()


Cell: TypeAlias = str | int | Date | None


@dataclass(frozen=True)
class Sheet:
    """Cells for a spreadsheet. None is an empty cell. `name` is the sheet's own among others."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    name: str = ""
