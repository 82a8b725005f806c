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
    """A list."""

    points: tuple[Point, ...]


@dataclass(frozen=True)
class Grid:
    """A table with a header row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = Heading | Paragraph | Fields | Points | Grid


@dataclass(frozen=True)
class Document:
    """A text to read."""

    title: str
    language: str
    blocks: tuple[Block, ...]


Cell: TypeAlias = str | int | Date | None


@dataclass(frozen=True)
class Sheet:
    """Cells for a spreadsheet. None is an empty cell."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
