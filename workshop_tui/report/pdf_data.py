"""A document as the template for PDF reads it: texts cut into paragraphs and lines, tables with the
shares of their columns, timelines with their hours."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timezone
from math import ceil, floor
from typing import Any

from workshop_tui.report import flow, glyphs
from workshop_tui.report.document import (
    Bar,
    Document,
    Fields,
    Grid,
    Heading,
    PageBreak,
    Paragraph,
    Points,
    Timeline,
)

DEEPEST = 5
"""Lists deeper than this are shown this deep: the lines would become too short to read."""

BARS = {False: 30, True: 17}
"""So many bars of a timeline fit under a heading on a page, upright or wide; what is longer becomes more
than one drawing."""

_RUNNING = 90
_BAR_LABEL = 70
_WHOLE_ROW = 900
"""A row with fewer characters than this is not broken over two pages."""

Data = dict[str, Any]
Show = Callable[[str], str]


def as_data(document: Document) -> Data:
    """The document as data for its template."""
    show = shower(document.language)
    return {
        "title": line(document.title, show) or "–",
        "running": show(flow.line(document.title, _RUNNING)) or "–",
        "language": document.language,
        "author": line(document.author, show),
        "subject": line(document.subject, show),
        "made": moment(document.made_ms),
        "wide": document.wide,
        "blocks": list(_blocks(document, show)),
    }


def shower(language: str) -> Show:
    """Makes of a text without line ends what our fonts can show, breakable where it must be."""
    return lambda text: glyphs.breakable(glyphs.shown(text, language)[0])


def moment(made_ms: int | None) -> list[int] | None:
    """An instant in UTC as year, month, day, hour, minute, second."""
    if made_ms is None:
        return None
    made = datetime.fromtimestamp(made_ms / 1000, timezone.utc)
    return [made.year, made.month, made.day, made.hour, made.minute, made.second]


def line(text: str, show: Show) -> str:
    """The text on one line."""
    return " ".join(lines(text, show))


def lines(text: str, show: Show) -> list[str]:
    """The lines of the text that are not empty."""
    return list(map(show, flow.lines(text)))


def paragraphs(text: str, show: Show) -> list[list[str]]:
    """The paragraphs of the text, each as its lines."""
    return [list(map(show, part)) for part in flow.paragraphs(text)]


def _blocks(document: Document, show: Show) -> Iterator[Data]:
    for block, leads in flow.leading(document.blocks):
        match block:
            case Heading():
                yield {"kind": "heading", "level": min(block.level, 6), "text": line(block.text, show) or "–"}
            case Timeline():
                yield from _timeline(block, show, document)
            case Grid():
                yield _grid(block, show, document.wide)
            case _:
                yield _text_block(block, show) | ({"leads": True} if leads else {})


def _text_block(block: Paragraph | Fields | Points | PageBreak, show: Show) -> Data:
    match block:
        case Paragraph():
            return {
                "kind": "paragraph",
                "label": line(block.label, show),
                "paragraphs": paragraphs(block.text, show),
                "aside": block.aside,
            }
        case Fields():
            pairs = [
                {"name": line(name, show), "paragraphs": paragraphs(value, show)}
                for name, value in block.pairs
            ]
            return {"kind": "fields", "pairs": pairs}
        case Points():
            tree = flow.branches(block.points, DEEPEST)
            points = [_point(branch, show) for branch in tree]
            return {"kind": "points", "points": points, "first": block.first}
        case PageBreak():
            return {"kind": "break"}


def _point(branch: flow.Branch, show: Show) -> Data:
    return {
        "label": line(branch.point.label, show),
        "paragraphs": paragraphs(branch.point.text, show),
        "remark": line(branch.point.remark, show),
        "points": [_point(each, show) for each in branch.under],
    }


def _grid(grid: Grid, show: Show, wide: bool) -> Data:
    rows = [[lines(text, show) for text in row] for row in grid.rows]
    tones = [list(row) for row in grid.tones] or [[None] * len(row) for row in grid.rows]
    return {
        "kind": "grid",
        "columns": [line(column, show) for column in grid.columns],
        "rows": rows,
        "tones": tones,
        "whole": [sum(map(len, row)) < _WHOLE_ROW for row in grid.rows],
        "shares": flow.shares(grid, wide),
        "caption": line(grid.caption, show),
    }


def _timeline(timeline: Timeline, show: Show, document: Document) -> Iterator[Data]:
    """The timeline in as many drawings as it needs, all with the same hours."""
    if not timeline.bars:
        return
    start, end, step = _hours(timeline.bars)
    language, many = document.language, BARS[document.wide]
    ticks = [
        {"at": (minute - start) / (end - start), "label": _clock(minute, language)}
        for minute in range(start, end + 1, step)
    ]
    told = glyphs.shown(flow.line(timeline.told) or "–", language)[0]
    drawings = [timeline.bars[first : first + many] for first in range(0, len(timeline.bars), many)]
    for number, bars in enumerate(drawings, start=1):
        yield {
            "kind": "timeline",
            "told": told if len(drawings) == 1 else f"{told} ({number}/{len(drawings)})",
            "planned": line(timeline.planned_name, show),
            "actual": line(timeline.actual_name, show),
            "ticks": ticks,
            "bars": [
                {
                    "label": show(flow.line(bar.label, _BAR_LABEL)),
                    "planned": _within(bar.planned, start, end),
                    "actual": None if bar.actual is None else _within(bar.actual, start, end),
                }
                for bar in bars
            ],
        }


_STEPS = (15, 30, 60, 120, 240, 480, 1440)


def _hours(bars: Sequence[Bar]) -> tuple[int, int, int]:
    """From when to when the timeline goes and after how many minutes it has a line."""
    moments = [minute for bar in bars for minute in (*bar.planned, *(bar.actual or ()))]
    first, last = min(moments), max(moments)
    wanted = (last - first) / 12
    step = next((step for step in _STEPS if step >= wanted), ceil(wanted / 1440) * 1440)
    start = floor(first / step) * step
    return start, max(ceil(last / step) * step, start + step), step


def _within(span: tuple[float, float], start: int, end: int) -> list[float]:
    """Start and length as shares of the whole."""
    begun, ended = span
    return [(begun - start) / (end - start), max(0.0, ended - begun) / (end - start)]


def _clock(minute: int, language: str) -> str:
    hours, minutes = divmod(minute % 1440, 60)
    return f"{hours}.{minutes:02}" if language == "nl" else f"{hours:02}:{minutes:02}"
