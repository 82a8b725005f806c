"""The lines of a programme as slots: a time, a title, and what stands below it until the next.

A time can stand before its title, behind it, on a line of its own above or below it, or all times can
come first and all titles after them, as they do when two columns are pasted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshop_tui.sessionfile.importing.dates import find_dates
from workshop_tui.sessionfile.importing.kinds import duration_in, whole_in, without_length
from workshop_tui.sessionfile.importing.lines import LABEL, Line, Row, goes_on, is_full, width_of
from workshop_tui.sessionfile.importing.times import Times, find_range, find_single

_OPENING = re.compile(r"^(?:[(\[|]\s*)?")
_DAY_WORD = re.compile(
    r"^(?:ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+(?=\d)", re.IGNORECASE
)
_TIME_LABEL = re.compile(r"^(?:tijd|tijdstip|time|om|at)\s*:\s*", re.IGNORECASE)
_ON_FIVE = re.compile(r"\d{1,2}\.[0-5][05]\s*")
"""“9.15” may be a time or a number of a paragraph; times are on five minutes."""
_CLOSING = " \t)]|,.:;–—-"
_SEPARATORS = " \t)]|,:;.–—-→>"
_HEAD_LABELS = re.compile(
    r"^(?:tijd(?:en|stip)?|datum(?: en tijd)?|wanneer|date|time|when|aanvang|duur|start|van|programma"
    r"|programme|agenda|hours"
    r"|dag|day|locatie|location|sluiting inschrijving)\b\s*(?::|van\b|$)",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"[.!?]\s+\S|^(?:we|wij|u|the|de|het|op|on|in|omdat|als|please|graag|daarna|then|you)\b", re.IGNORECASE
)
_LONGEST_BEFORE = 90
_LONGEST_BEFORE_ONE = 60


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


@dataclass(frozen=True)
class Slots:
    """What stands above the first slot, the slots, and how wide a line is before it wraps."""

    preamble: tuple[Line, ...]
    slots: tuple[Slot, ...]
    width: int


def find_slots(lines: Sequence[Line]) -> Slots:
    """The slots of a programme in the order of the lines; none where no times were found."""
    width = width_of(lines)
    marks = _marks(lines, width)
    if not marks:
        marks = _only_lengths(lines)
    if not marks:
        return Slots(tuple(lines), (), width)
    places = sorted(marks)
    found = [
        replace(marks[place], body=tuple(lines[place + 1 : after]))
        for place, after in zip(places, [*places[1:], len(lines)], strict=True)
    ]
    preamble = tuple(lines[: places[0]])
    preamble, found = _with_titles(preamble, found)
    return Slots(preamble, tuple(_wrapped(slot, width) for slot in found), width)


def _marks(lines: Sequence[Line], width: int) -> dict[int, Slot]:
    """The places of the lines that begin a slot."""
    ahead: dict[int, Slot] = {}
    behind: dict[int, Slot] = {}
    behind_one: dict[int, Slot] = {}
    for place, line in enumerate(lines):
        if line.row is not None:
            slot = _of_row(line)
            if slot is not None:
                ahead[place] = slot
        elif line.text and (slot := _ahead(line)) is not None:
            if not _is_prose(lines, place, slot, ahead, width):
                ahead[place] = slot
        elif line.text and (slot := _behind(line)) is not None:
            (behind if slot.times.end is not None else behind_one)[place] = slot
    if len(behind_one) >= 3 and len(ahead) < 3:
        behind |= behind_one
    labelled = [place for place, slot in ahead.items() if slot.labelled]
    if len(labelled) < 3:
        # “Tijd: 13.30 – 16.30” tells of the whole day.
        ahead = {place: slot for place, slot in ahead.items() if place not in labelled}
    weak = [place for place, slot in ahead.items() if slot.times.weak]
    if len(weak) < 3:
        for place in weak:
            if not _fits_in(ahead, place):
                del ahead[place]
    return {**ahead, **behind}


def _fits_in(found: dict[int, Slot], place: int) -> bool:
    """Whether a doubtful time joins on to a neighbour."""
    places = sorted(found)
    index = places.index(place)
    times = found[place].times
    before = found[places[index - 1]].times if index else None
    after = found[places[index + 1]].times if index + 1 < len(places) else None
    joins = before is not None and (
        before.end == times.start or (before.end is None and before.start < times.start)
    )
    return joins or (after is not None and times.start < after.start and times.end in (None, after.start))


def _ahead(line: Line) -> Slot | None:
    """A line that begins with a time."""
    text = line.text
    begin = 0
    for skipped in (_OPENING, _DAY_WORD, _TIME_LABEL):
        match = skipped.match(text[begin:])
        begin += match.end() if match else 0
    times = find_range(text, begin, here=True) or find_single(text, begin, here=True)
    if times is None:
        return None
    if times.end is None and _ON_FIVE.fullmatch(text, times.begin, times.stop):
        times = replace(times, weak=False)
    rest = text[times.stop :].lstrip(_SEPARATORS)
    title, cells = _cells(rest)
    labelled = _TIME_LABEL.match(text) is not None
    return Slot(line, times, title, cells, length=whole_in(rest), labelled=labelled)


def _behind(line: Line) -> Slot | None:
    """A line that ends with a time."""
    text = line.text.rstrip(_CLOSING)
    if len(text) > _LONGEST_BEFORE + 30 or _HEAD_LABELS.match(text):
        return None
    times = find_range(text)
    later = find_range(text, times.stop) if times else None
    times = later or times
    if times is None or times.stop < len(text):
        single = None
        for match in re.finditer(r"(?<!\S)\(?(?=\d|half|kwart|om\b|at\b|vanaf)", text):
            candidate = find_single(text, match.end(), here=True)
            if candidate is not None and candidate.stop >= len(text):
                single = candidate
                break
        times = single
    if times is None or (times.weak and times.end is not None):
        return None
    before = text[: times.begin].rstrip(" \t([|,:;–—-")
    most = _LONGEST_BEFORE if times.end is not None else _LONGEST_BEFORE_ONE
    if not before or len(before) > most or _PROSE.search(before) or any(True for _ in find_dates(before)):
        return None
    title, cells = _cells(before)
    return Slot(line, times, title, cells, behind=True)


def _cells(rest: str) -> tuple[str, tuple[str, ...]]:
    """The title, and what stands in the columns beside it. A length of the item is in neither."""
    parts = [part.strip(" |") for part in re.split(r"\t|\s{3,}|\s\|\s?", rest)]
    parts = [part for part in parts if part]
    shown = [part for part in parts if duration_in(part) is None] or parts[:1]
    if not shown:
        return "", ()
    return " ".join(without_length(shown[0]).split()).strip(" ,;:–—-|"), tuple(shown[1:])


def _is_prose(lines: Sequence[Line], place: int, slot: Slot, found: dict[int, Slot], width: int) -> bool:
    """Whether the time stands in a sentence that began on the line above."""
    line = lines[place]
    if line.bullet or line.heading or place == 0 or lines[place - 1].blank:
        return slot.title[:1] in (",",) or (
            slot.times.end is None and line.text[slot.times.stop :].lstrip()[:1] == ","
        )
    rest = line.text[slot.times.stop :].lstrip(" \t")
    if rest[:1].isupper() or not rest or line.text[:1] in "([":
        return False
    before = lines[place - 1]
    if before.row is not None:
        return False
    wrapped = goes_on(before.text, replace(line, text="x" + line.text), width, apart=False)
    last = found[max(found)].times if found else None
    joins = last is not None and (
        last.end == slot.times.start or (last.end is None and slot.times.end is not None)
    )
    again = last is not None and last.start == slot.times.start and slot.times.end is None
    return (wrapped and not joins) or again or rest[:1] in ",.;"


def _of_row(line: Line) -> Slot | None:
    row = line.row
    assert row is not None
    times = None
    if row.time:
        times = find_range(row.time) or _lone(row.time)
    start, end = _lone(row.start), _lone(row.end)
    length = duration_in(row.duration) if row.duration else None
    if start is not None:
        stop = end.start if end is not None else None
        if stop == 0 or (end is not None and row.end.strip().startswith("24")):
            stop = 24 * 60
        times = Times(start.start, stop, 0, 0)
    if times is None:
        return None
    if times.end is None and length is not None:
        times = replace(times, end=(times.start + length) % (24 * 60) or 24 * 60)
    return Slot(line, replace(times, weak=False), row.title, row=row, length=length)


def _lone(cell: str) -> Times | None:
    """The time in a cell, which may be a bare hour, or a part of a day as spreadsheets count."""
    text = cell.strip()
    if re.fullmatch(r"0?\.\d+", text):
        minute = round(float(text) * 24 * 60) % (24 * 60)
        return Times(minute, None, 0, 0)
    if re.fullmatch(r"[01]?\d|2[0-4]", text):
        text += " uur"
    return find_single(text)


def _only_lengths(lines: Sequence[Line]) -> dict[int, Slot]:
    """A programme without times of day: lines that say how long each takes, and one start above."""
    found = {
        place: line
        for place, line in enumerate(lines)
        if line.text and whole_in(line.text) and len(line.text) < 120
    }
    rows = {
        place: line
        for place, line in enumerate(lines)
        if line.row is not None and line.row.title and duration_in(line.row.duration)
    }
    found = rows if len(rows) >= 3 else found
    if len(found) < 3:
        return {}
    minute = next(
        (
            times.start
            for line in lines[: min(found)]
            if (times := find_range(line.text) or find_single(line.text))
        ),
        None,
    )
    marks: dict[int, Slot] = {}
    for place, line in sorted(found.items()):
        length = duration_in(line.row.duration) if line.row else whole_in(line.text)
        assert length is not None
        if minute is None:
            minute = 9 * 60
        if minute + length > 24 * 60:
            break
        title, cells = (line.row.title, ()) if line.row else _cells(line.text)
        title = re.sub(r"^\(?\d{1,2}[.)]\s+", "", title)
        marks[place] = Slot(
            line, Times(minute, minute + length, 0, 0), title, cells, row=line.row, length=length
        )
        minute += length
    return marks


# Titles that do not stand beside their time


def _with_titles(preamble: tuple[Line, ...], slots: list[Slot]) -> tuple[tuple[Line, ...], list[Slot]]:
    """Gives the slots without a title the line that is theirs."""
    if all(slot.title for slot in slots):
        return preamble, slots
    if _title_above(preamble, slots):
        return _titles_from_above(preamble, slots)
    found: list[Slot] = []
    place = 0
    while place < len(slots):
        run = place
        while run < len(slots) and not slots[run].title and not any(line.text for line in slots[run].body):
            run += 1
        # The slot behind the last bare one holds all the titles, when it has none of its own.
        if run > place and run < len(slots) and not slots[run].title and slots[run].row is None:
            found += _two_columns(slots[place : run + 1])
            place = run + 1
            continue
        found.append(_title_below(slots[place]))
        place += 1
    return preamble, found


def _title_below(slot: Slot) -> Slot:
    if slot.title or slot.row is not None:
        return slot
    for place, line in enumerate(slot.body):
        if line.text:
            title, cells = _cells(line.text)
            return replace(
                slot, title=title, cells=cells, body=slot.body[place + 1 :], length=whole_in(line.text)
            )
    return slot


def _two_columns(slots: list[Slot]) -> list[Slot]:
    """Times that stand together above their titles: one line each, or one paragraph each."""
    body = slots[-1].body
    lines = [line for line in body if line.text]
    groups: list[list[Line]] = [[]]
    for line in body:
        if line.text:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    if len(groups) < len(slots):
        count = len(slots)
        groups = [[line] for line in lines[: count - 1]] + (
            [lines[count - 1 :]] if len(lines) >= count else []
        )
    found = []
    for place, slot in enumerate(slots):
        group = groups[place] if place < len(groups) else []
        rest = [line for later in groups[len(slots) :] for line in later] if place == len(slots) - 1 else []
        title, cells = _cells(group[0].text) if group else ("", ())
        below = (*group[1:], *((Line(rest[0].number, ""), *rest) if rest else ()))
        found.append(replace(slot, title=title, cells=cells, body=tuple(below)))
    return found


def _title_above(preamble: tuple[Line, ...], slots: list[Slot]) -> bool:
    """Whether each time stands below its title: then nothing stands below the last one."""
    if len(slots) < 2 or any(slot.title for slot in slots) or any(line.text for line in slots[-1].body):
        return False
    if not preamble or preamble[-1].blank:
        return False
    return all(slot.body and any(line.text for line in slot.body) for slot in slots[:-1])


def _titles_from_above(preamble: tuple[Line, ...], slots: list[Slot]) -> tuple[tuple[Line, ...], list[Slot]]:
    titles = [preamble[-1].text]
    bodies: list[tuple[Line, ...]] = []
    for slot in slots[:-1]:
        below = list(slot.body)
        while below and not below[-1].text:
            below.pop()
        titles.append(below[-1].text)
        bodies.append(tuple(below[:-1]))
    bodies.append(slots[-1].body)
    found = []
    for slot, text, body in zip(slots, titles, bodies, strict=True):
        title, cells = _cells(text)
        found.append(replace(slot, title=title, cells=cells, body=body))
    return preamble[:-1], found


def _wrapped(slot: Slot, width: int) -> Slot:
    """The title with the rest of it that stands on the lines below."""
    if slot.row is not None or slot.cells or not slot.title or slot.behind:
        return slot
    body = list(slot.body)
    title, last = slot.title, slot.line.text
    while body and len(title) < 400:
        place = next((place for place, line in enumerate(body[:2]) if line.text), None)
        if place is None or not _title_goes_on(last, body[place], width, apart=place > 0):
            break
        last = body[place].text
        title = f"{title} {last}"
        body = body[place + 1 :]
    return replace(slot, title=title, body=tuple(body))


def _title_goes_on(last: str, line: Line, width: int, *, apart: bool) -> bool:
    if line.bullet or line.heading or LABEL.match(line.text):
        return False
    if last.endswith((",", " en", " and", "/", " &", " van", " de", " of", "(")):
        return True
    if line.cut and line.text[:1].islower() and not apart and last[-1:] not in ".?!:;":
        return True
    if not width or last[-1:] in ".?!:" or (line.text[:1].isupper() and line.text.endswith("?")):
        return False
    lower = line.text[:1].islower() and not apart
    return is_full(len(last), line.text, width) or (lower and len(last) >= 0.8 * width)
