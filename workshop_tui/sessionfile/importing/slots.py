"""The lines of a programme as slots: a time, a title, and what stands below it until the next.

A time can stand before its title, behind it, on a line of its own above or below it, or all times can
come first and all titles after them, as they do when two columns are pasted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshop_tui.domain.conference import ItemKind
from workshop_tui.sessionfile.importing.dates import find_dates
from workshop_tui.sessionfile.importing.kinds import duration_in, kind_of, whole_in
from workshop_tui.sessionfile.importing.letters import signature_in
from workshop_tui.sessionfile.importing.lines import OF_A_TABLE, Line, goes_on, width_of
from workshop_tui.sessionfile.importing.prose import slots_in_sentences
from workshop_tui.sessionfile.importing.slot import Slot, cells_of, whole_title
from workshop_tui.sessionfile.importing.times import Times, find_range, find_single
from workshop_tui.sessionfile.importing.titles import with_its_rest, with_titles

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
_UNTIL = re.compile(r"^(?:tot|until|till|uiterlijk)\s+", re.IGNORECASE)
_ONWARDS = re.compile(
    r"(?:onwards?|e\.?\s?v\.|en (?:later|verder)|precies|stipt|sharp|approx(?:imately|\.)?"
    r"|ongeveer)\b\.?[\s:,–—-]*",
    re.IGNORECASE,
)
_ITS_NUMBER = re.compile(r"^\(?(?P<number>\d{1,2})[.)]\s+(?=\S)")
_TOLD_BEHIND = re.compile(r"\s\([^()]{2,80}\)\.?$")
_WANTS_A_TIME = re.compile(
    r"(?:,|\b(?:om|van|vanaf|tot|rond|tussen|en|uiterlijk|at|from|until|till|by|around|about|between|and))$",
    re.IGNORECASE,
)
"""How a line ends whose sentence goes on with a time."""
_ARRIVING = 120
"""Minutes before the first item at most that a line above the programme tells of its doors."""
_LONGEST_BEFORE = 90
_LONGEST_BEFORE_ONE = 60


@dataclass(frozen=True)
class Slots:
    """What stands above the first slot, the slots, how wide a line is before it wraps, and the end of a
    letter below the last slot."""

    preamble: tuple[Line, ...]
    slots: tuple[Slot, ...]
    width: int
    closing: tuple[Line, ...] = ()


def find_slots(lines: Sequence[Line]) -> Slots:
    """The slots of a programme in the order of the lines; none where no times were found."""
    width = width_of(lines)
    marks = _marks(lines, width)
    if not marks:
        marks = _only_lengths(lines)
    if not marks:
        preamble, told = slots_in_sentences(lines, width)
        return Slots(preamble, tuple(told), width)
    lines, marks, closing = _without_signature(lines, marks)
    places = sorted(marks)
    found = [
        replace(marks[place], body=tuple(lines[place + 1 : after]))
        for place, after in zip(places, [*places[1:], len(lines)], strict=True)
    ]
    preamble = tuple(lines[: places[0]])
    preamble, found = with_titles(preamble, found)
    found = _with_tables_beside(found)
    found = _without_their_numbers([with_its_rest(slot, width) for slot in found])
    return Slots(preamble, tuple(found), width, closing)


def _without_signature(
    lines: Sequence[Line], marks: dict[int, Slot]
) -> tuple[Sequence[Line], dict[int, Slot], tuple[Line, ...]]:
    """The lines and slots above the end of the letter, and that end; hours in it are those of an office. A
    programme below the greeting stays one."""
    end = signature_in(lines, min(marks))
    if sum(place > end for place in marks) >= 3:
        return lines, marks, ()
    kept = {place: slot for place, slot in marks.items() if place < end}
    return lines[:end], kept, tuple(line for line in lines[end:] if not line.blank)


def _marks(lines: Sequence[Line], width: int) -> dict[int, Slot]:
    """The places of the lines that begin a slot."""
    ahead: dict[int, Slot] = {}
    behind: dict[int, Slot] = {}
    behind_one: dict[int, Slot] = {}
    in_prose: dict[int, Slot] = {}
    for place, line in enumerate(lines):
        if line.row is not None:
            slot = _of_row(line)
            if slot is not None:
                ahead[place] = slot
        elif line.text and (slot := _ahead(line)) is not None:
            prose = _is_prose(lines, place, slot, ahead, width)
            (in_prose if prose else ahead)[place] = slot
        elif (
            line.text and (slot := _until(line, ahead[next(reversed(ahead))] if ahead else None)) is not None
        ):
            ahead[place] = slot
        elif line.text and (slot := _behind(line)) is not None:
            (behind if slot.times.end is not None else behind_one)[place] = slot
    ahead |= _joining(in_prose, ahead)
    ahead |= _in_a_row(in_prose, ahead, lines)
    if len(behind_one) >= 3 and len(ahead) < 3:
        behind |= behind_one
    else:
        behind |= _at_the_doors(behind_one, ahead)
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


def _joining(doubtful: dict[int, Slot], found: dict[int, Slot]) -> dict[int, Slot]:
    """Those of the doubtful that end where another begins, or begin where another ends: no sentence does."""
    slots = [*doubtful.values(), *found.values()]
    starts = {slot.times.start for slot in slots}
    ends = {slot.times.end for slot in slots}
    return {
        place: slot
        for place, slot in doubtful.items()
        if slot.times.end is not None and (slot.times.end in starts or slot.times.start in ends)
    }


def _in_a_row(doubtful: dict[int, Slot], found: dict[int, Slot], lines: Sequence[Line]) -> dict[int, Slot]:
    """Those of the doubtful whose start fits between those around them, in a list whose titles begin with a
    small letter: “12:00u lunch” below a line without a full stop."""
    fitting: dict[int, Slot] = {}
    for place in sorted(doubtful.keys() - found.keys()):
        slot = doubtful[place]
        above = {**found, **fitting}
        before = max((other for other in above if other < place), default=None)
        after = min((other for other in found if other > place), default=None)
        if before is None or slot.times.end is not None or not slot.title[:1].islower():
            continue
        begins = max(above[before].times.start + 1, above[before].times.end or 0)
        if slot.times.start < begins or (after is not None and slot.times.start >= found[after].times.start):
            continue
        if not _WANTS_A_TIME.search(lines[place - 1].text):
            fitting[place] = slot
    small = sum(slot.title[:1].islower() for slot in found.values())
    return fitting if len(fitting) >= 3 or (small >= 2 and 2 * small >= len(found)) else {}


def _at_the_doors(alone: dict[int, Slot], found: dict[int, Slot]) -> dict[int, Slot]:
    """Those lines with a time behind them that say when people come, above the programme, or what they do
    when it is over, below it: “inloop vanaf 19.00 uur”."""
    if not found:
        return {}
    first, last = min(found), max(found)
    opens, closes = found[first].times.start, found[last].times.end
    return {
        place: slot
        for place, slot in alone.items()
        if kind_of(slot.title) is ItemKind.BREAK
        and (
            (place < first and 0 < opens - slot.times.start <= _ARRIVING)
            or (place > last and slot.times.start == closes)
        )
    }


def _until(line: Line, before: Slot | None) -> Slot | None:
    """A line that only says until when: “tot 16.00 borrel”. It begins where the one before it ends."""
    word = _UNTIL.match(line.text)
    if word is None or before is None or before.times.end is None:
        return None
    slot = _ahead(replace(line, text=line.text[word.end() :]))
    if slot is None or slot.times.end is not None or not slot.title or slot.times.start <= before.times.end:
        return None
    if len(slot.title) > _LONGEST_BEFORE or _PROSE.search(slot.title):
        return None
    return replace(
        slot, line=line, times=replace(slot.times, start=before.times.end, end=slot.times.start, weak=False)
    )


def _with_tables_beside(slots: Sequence[Slot]) -> list[Slot]:
    """The slots with the tables that stand in the column beside them, line by line, below the last one."""
    beside = [(slot, cell) for slot in slots for cell in slot.cells if OF_A_TABLE.match(cell)]
    if sum(cell[:1].casefold() == "t" for _, cell in beside) < 2:
        return list(slots)
    lines = [Line(slot.line.number, cell) for slot, cell in beside]
    found = [
        replace(slot, cells=tuple(cell for cell in slot.cells if not OF_A_TABLE.match(cell)))
        for slot in slots
    ]
    blank = Line(lines[0].number, "")
    return [*found[:-1], replace(found[-1], body=(*found[-1].body, blank, *lines))]


def _without_their_numbers(slots: Sequence[Slot]) -> list[Slot]:
    """The slots of an agenda that counts its items, without those numbers in their titles."""
    numbers = [int(match["number"]) for slot in slots if (match := _ITS_NUMBER.match(slot.title))]
    if len(numbers) < 3 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return list(slots)
    return [
        replace(
            slot, title=_ITS_NUMBER.sub("", slot.title), whole_title=_ITS_NUMBER.sub("", slot.whole_title)
        )
        for slot in slots
    ]


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
    onwards = _ONWARDS.match(rest) if times.end is None else None
    rest = rest[onwards.end() :] if onwards else rest
    title, cells = cells_of(rest)
    labelled = _TIME_LABEL.match(text) is not None
    whole = whole_title(rest)
    return Slot(line, times, title, cells, length=whole_in(rest), labelled=labelled, whole_title=whole)


def _behind(line: Line) -> Slot | None:
    """A line that ends with a time."""
    text = line.text.rstrip(_CLOSING)
    told = _TOLD_BEHIND.search(line.text)
    if told and (find_range(told[0]) or find_single(told[0])) is None:
        text = line.text[: told.start()].rstrip(_CLOSING)
    else:
        told = None
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
    if (
        not before
        or len(before) > most
        or _PROSE.search(_ITS_NUMBER.sub("", before))
        or any(True for _ in find_dates(before))
    ):
        return None
    title, cells = cells_of(f"{before} {told[0].strip()}" if told else before)
    return Slot(line, times, title, cells, behind=True)


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
    last = found[next(reversed(found))].times if found else None
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
        title, cells = (line.row.title, ()) if line.row else cells_of(line.text)
        title = _ITS_NUMBER.sub("", title)
        marks[place] = Slot(
            line, Times(minute, minute + length, 0, 0), title, cells, row=line.row, length=length
        )
        minute += length
    return marks
