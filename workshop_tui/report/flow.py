"""What the formats for reading have in common: texts cut into paragraphs and lines, headings without
gaps, points with those under them, the columns' shares of a table's width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from workshop_tui.harmless import harmless
from workshop_tui.report.document import Block, Document, Grid, Heading, Paragraph, Point, Points

SHALLOWEST = 2
"""The highest heading within a document: its title is above it."""

_LINE_END = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_NO_CHARACTER = re.compile("[\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
) + "]")  # fmt: skip


def shown(text: str) -> str:
    """The text, harmless, without the codes that are no characters: XML and HTML refuse those."""
    return _NO_CHARACTER.sub("\ufffd", harmless(text))


def unwrapped(text: str) -> str:
    """The text without the line ends that only kept the lines of a session file short: those before an
    empty line or a point of a list stay."""
    return re.sub(r"(?<!\n)\n(?![\n•*–-])", " ", text.strip())


def paragraphs(text: str) -> list[list[str]]:
    """The paragraphs of the text, each as its lines; an empty line begins a new one."""
    found: list[list[str]] = [[]]
    for raw in _LINE_END.split(text):
        each = shown(raw).strip()
        if each:
            found[-1].append(each)
        elif found[-1]:
            found.append([])
    return [part for part in found if part]


def lines(text: str) -> list[str]:
    """The lines of the text that are not empty."""
    return [each for part in paragraphs(text) for each in part]


def line(text: str, longest: int | None = None) -> str:
    """The text on one line; what is longer than `longest` characters is cut and ends in an ellipsis."""
    whole = " ".join(lines(text))
    return whole if longest is None or len(whole) <= longest else f"{whole[: longest - 1].rstrip()}…"


def stepwise(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with headings that go at most one level deeper than the one before, as accessible
    documents need; one without text is left out."""
    level = SHALLOWEST - 1
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
        elif line(block.text):
            level = max(SHALLOWEST, min(block.level, level + 1))
            yield replace(block, level=level)


def leading(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """The blocks as `stepwise` gives them, each with whether it is a line that says what comes below it: it
    must not be left alone at the foot of a page."""
    found = list(stepwise(blocks))
    for block, following in zip_longest(found, found[1:]):
        short = isinstance(block, Paragraph) and len(paragraphs(block.text)) == 1
        yield block, short and isinstance(following, Grid | Points)


@dataclass
class Branch:
    """A point with those under it."""

    point: Point
    under: list[Branch] = field(default_factory=list)


def branches(points: Sequence[Point], deepest: int) -> list[Branch]:
    """The points with those under them. One that is too deep for what stands above it comes up; nothing
    is deeper than `deepest`, counted from 0."""
    top: list[Branch] = []
    above = [top]
    for point in points:
        depth = max(0, min(point.depth, deepest, len(above) - 1))
        made = Branch(point)
        above[depth].append(made)
        above[depth + 1 :] = [made.under]
    return top


ROOM = {False: 95, True: 150}
"""About so many characters of a table go beside one another on a page, upright or wide."""

_SAMPLE = 400
"""So many rows, and so much of each text, say how wide a column should be."""


def shares(grid: Grid, wide: bool = False) -> list[float]:
    """Which share of the width each column has, 1 together: what the grid asks, else enough for the
    words in it, and of what is left more for longer texts. `wide` says that the page lies on its side."""
    asked = list(grid.widths) or _wishes(grid, ROOM[wide])
    return [each / sum(asked) for each in asked]


def _wishes(grid: Grid, room: int) -> list[float]:
    """Characters for each column. Its words come first: a short one is not squeezed by long texts."""
    least, wished = [], []
    for place, name in enumerate(grid.columns):
        cells = [row[place][:_SAMPLE] for row in grid.rows[:_SAMPLE]]
        words = max((len(word) for text in (name, *cells) for word in text.split()), default=1)
        typical = sum(map(len, cells)) / max(1, len(cells))
        least.append(max(3.0, min(words, 12)) + 3)
        wished.append(max(least[-1], min(44.0, typical * 0.7) + 3))
    left = room - sum(least)
    more = [wish - low for wish, low in zip(wished, least, strict=True)]
    if sum(wished) <= room or left <= 0:
        return wished if left > 0 else least
    return [low + left * each / sum(more) for low, each in zip(least, more, strict=True)]


def pieces(text: str, document: Document) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it stands for what is still missing from the document."""
    if not any(gap in text for gap in document.gaps):
        return [(text, False)]
    pattern = "|".join(re.escape(gap) for gap in sorted(document.gaps, key=len, reverse=True))
    parts = re.split(f"({pattern})", text)
    return [(part, place % 2 == 1) for place, part in enumerate(parts) if part]
