"""A programme told in sentences: “Om 13.00 uur opent de directeur; van 13.15 tot 14.30 gaan we …”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workshop_tui.sessionfile.importing.lines import Line, paragraphs
from workshop_tui.sessionfile.importing.slot import Slot
from workshop_tui.sessionfile.importing.times import Times, find_range, find_single

FEWEST = 3
"""Fewer times in sentences are no programme."""
_CLAUSE = re.compile(r"(?<=[.!?;])\s+(?=[^\W\d_]|\d{1,2}[.:u])")
_EDGES = " \t()[],.;:–—-"
_JOINING = re.compile(
    r"^(?:uur|(?-i:u\b\.?)|en|and|dan|daarna|vervolgens|then|volgt|volgen|is er|is|zijn er|there is"
    r"|we have)\s+"
    r"|\s+(?:en|and|om|at|van|from|is er|vanaf|,)$",
    re.IGNORECASE,
)


def slots_in_sentences(lines: Sequence[Line], width: int) -> tuple[tuple[Line, ...], list[Slot]]:
    """What stands above the first sentence with a time, and a slot for each time that stands in one; none
    where there are fewer than `FEWEST` or where they do not go forward."""
    slots: list[Slot] = []
    above: list[Line] = []
    for part in paragraphs(lines, width):
        for place, clause in enumerate([part.text] if part.table else _CLAUSE.split(part.text)):
            line = Line(
                part.number, clause.strip(), heading=part.heading, bullet=part.bullet, table=part.table
            )
            found = [] if part.table else _slots_of(line)
            forward = bool(found) and (not slots or found[0].times.start > slots[-1].times.start)
            if forward:
                slots += found
                continue
            left = [*([Line(part.number, "")] if part.apart and not place else []), line]
            if slots:
                slots[-1] = replace(slots[-1], body=(*slots[-1].body, *left))
            else:
                above += left
    if len(slots) < FEWEST:
        return tuple(lines), []
    return tuple(above), slots


def _slots_of(line: Line) -> list[Slot]:
    clause = line.text
    times = list(_times_in(clause))
    if not times:
        return []
    ends = [*(each.begin for each in times[1:]), len(clause)]
    slots: list[Slot] = []
    for place, (each, end) in enumerate(zip(times, ends, strict=True)):
        before = clause[: each.begin] if place == 0 else ""
        after = clause[each.stop : end]
        words = _tidied(after) if place < len(times) - 1 and not _tidied(before) else ""
        words = words or (_tidied(before) if place < len(times) - 1 else "")
        if place == len(times) - 1:
            words = " ".join(filter(None, (_tidied(before), _tidied(after))))
        if words:
            slots.append(Slot(line, each, words, told=True))
    return slots


def _times_in(clause: str) -> list[Times]:
    found: list[Times] = []
    start = 0
    while start < len(clause):
        ranged, single = find_range(clause, start), find_single(clause, start)
        if ranged is not None and ranged.weak:
            ranged = None
        if single is not None and single.weak:
            single = None
        each = min(
            (one for one in (ranged, single) if one),
            key=lambda one: (one.begin, one.end is None),
            default=None,
        )
        if each is None:
            return found
        found.append(each)
        start = max(each.stop, start + 1)
    return found


def _tidied(text: str) -> str:
    text, before = text.strip(_EDGES), ""
    while text != before:
        before = text
        text = _JOINING.sub("", text).strip(_EDGES)
    return text
