"""Documents as Markdown (CommonMark with the tables of GitHub).

Every text is escaped, so that what was typed reads as it was typed: no heading, list, link, HTML or
table comes out of a note, and no control character. A line end within a text is a line end on the
page; an empty line begins a new paragraph.
"""

from __future__ import annotations

import re

from workshop_tui.harmless import harmless
from workshop_tui.report.document import (
    Block,
    Document,
    Fields,
    Grid,
    Heading,
    PageBreak,
    Paragraph,
    Point,
    Points,
    Timeline,
)
from workshop_tui.report.options import PLAIN, Options

DEEPEST = 6
"""Lists deeper than this are shown this deep: readers of Markdown give up somewhere beyond."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$^@])")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)")
_AT_START = re.compile(r"^([-+=:])|^(\d{1,9})([.)])")
_LINE_END = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")


def markdown_bytes(document: Document, options: Options = PLAIN) -> bytes:
    """The document as the bytes of a file."""
    return markdown(document).encode("utf-8")


def markdown(document: Document) -> str:
    """The document, ending in a line end."""
    parts = [f"# {line(document.title)}", *(_block(block) for block in document.blocks)]
    return "\n\n".join(part for part in parts if part) + "\n"


def line(text: str) -> str:
    """The text on one line, escaped."""
    return " ".join(_lines(text))


def _lines(text: str) -> list[str]:
    """The lines of the text that are not empty, escaped."""
    return [each for part in _paragraphs(text) for each in part]


def _paragraphs(text: str) -> list[list[str]]:
    """The paragraphs of the text, each as its lines, escaped."""
    found: list[list[str]] = [[]]
    for raw in _LINE_END.split(text):
        shown = harmless(raw).strip()
        if shown:
            found[-1].append(_escaped(shown))
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines]


def _escaped(text: str) -> str:
    text = _SPECIAL.sub(r"\\\1", text)
    return _ADDRESS.sub(_unlinked, text)


def _begun(text: str) -> str:
    """A line, escaped already, that must not begin a list, a rule or a heading where it stands."""
    return _AT_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)


def _unlinked(found: re.Match[str]) -> str:
    return f"{found[1]}\\:" if found[1] else f"{found[3]}\\."


def _flowing(text: str, indent: str = "") -> str:
    """The text with its line ends and paragraphs, lines after the first indented."""
    line_end, paragraph_end = f"\\\n{indent}", f"\n\n{indent}"
    return paragraph_end.join(line_end.join(map(_begun, lines)) for lines in _paragraphs(text))


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {line(text)}"
        case Paragraph():
            return _paragraph(block)
        case Fields(pairs):
            return "\n".join(f"- **{line(name)}:** {line(value)}" for name, value in pairs)
        case Points(points, first):
            signs = ("-" if first is None else f"{first + place}." for place in range(len(points)))
            return "\n".join(_point(point, sign) for point, sign in zip(points, signs, strict=True))
        case Grid():
            return _grid(block)
        case Timeline() | PageBreak():
            return ""


def _paragraph(block: Paragraph) -> str:
    label = f"**{line(block.label)}:** " if block.label else ""
    if block.aside:
        return f"{label}*{line(block.text)}*"
    return label + _flowing(block.text)


def _point(point: Point, sign: str = "-") -> str:
    indent = "  " * min(point.depth, DEEPEST)
    label = f"**{line(point.label)}:** " if point.label else ""
    remark = f" *({line(point.remark)})*" if point.remark else ""
    inward = indent + " " * (len(sign) + 1)
    return f"{indent}{sign} {label}{_flowing(point.text, inward)}{remark}"


def _grid(grid: Grid) -> str:
    rows = [" | ".join(_cell(text) for text in row) for row in grid.rows]
    head = " | ".join(_cell(text) for text in grid.columns)
    return "\n".join(f"| {row} |" for row in (head, " | ".join("---" for _ in grid.columns), *rows))


def _cell(text: str) -> str:
    return "<br>".join(_lines(text))
