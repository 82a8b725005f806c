"""Several days in one text: which lines are of which, and the one that is wanted.

A day begins where a heading says so (“Dag 2 – dinsdag 15 september”, a date by itself, another sheet), or
where the times begin anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date

from workshop_tui.domain.message import Message
from workshop_tui.errors import SessionFileError, UsageError
from workshop_tui.sessionfile.importing.dates import find_dates
from workshop_tui.sessionfile.importing.lines import Line
from workshop_tui.sessionfile.importing.number_words import COUNTS
from workshop_tui.sessionfile.importing.slots import find_slots
from workshop_tui.sessionfile.importing.timeline import runs_of

_DAY = re.compile(rf"^(?:dag|day)\s+(?:\d{{1,2}}|{'|'.join(COUNTS)})\b", re.IGNORECASE)
_LONGEST = 100
MOST_DAYS = 31


@dataclass(frozen=True)
class Day:
    """A day of the text. `name` is its heading, empty where the times just begin anew; `date` what the
    heading says, None for nothing; `count` how many times it has; `lines` are the lines of the whole text
    that are about it, `own` those that are about no other day."""

    name: str
    date: Date | None
    count: int
    lines: tuple[Line, ...]
    own: tuple[Line, ...]


def said_day(text: str, today: Date) -> int | Date:
    """A day as somebody asks for it: its number, or a date, without a year the next one. Raises UsageError
    for what is neither."""
    if text.strip().isascii() and text.strip().isdigit():
        return int(text.strip()[:6])
    found = next(iter(find_dates(text)), None)
    day = None if found is None else found.after(today)
    if day is None:
        raise UsageError(
            Message("“{text}” is no day.", text=text),
            Message("Give its number, or a date such as 2026-09-15."),
        )
    return day


def days_of(lines: Sequence[Line], today: Date) -> tuple[Day, ...]:
    """The days of the text in its order; a text with one day gives none."""
    found = _by_headings(lines, today) or _by_times(lines)
    return found[:MOST_DAYS] if len(found) > 1 else ()


def chosen(days: Sequence[Day], wanted: int | Date | None) -> int:
    """The place of the day that is wanted: by its number from 1, or by its date; None: the longest, of
    equals the first. Raises SessionFileError where there is none such; no days are one day."""
    if wanted is None:
        return max(range(len(days)), key=lambda place: (days[place].count, -place), default=0)
    if isinstance(wanted, int) and 1 <= wanted <= max(1, len(days)):
        return wanted - 1
    if isinstance(wanted, Date):
        dates = [day.date for day in days]
        if wanted in dates:
            return dates.index(wanted)
        alike = [
            place
            for place, date in enumerate(dates)
            if date and (date.month, date.day) == (wanted.month, wanted.day)
        ]
        if len(alike) == 1:
            return alike[0]
    if not days:
        raise SessionFileError(
            Message("The text has no day {day}; it has one.", day=str(wanted)), Message("Leave out --day.")
        )
    shown = ", ".join(f"{n} ({name})" if (name := day.name) else str(n) for n, day in enumerate(days, 1))
    raise SessionFileError(
        Message("The text has no day {day}.", day=str(wanted)), Message("Its days: {days}.", days=shown)
    )


def _by_headings(lines: Sequence[Line], today: Date) -> tuple[Day, ...]:
    flagged = [place for place, line in enumerate(lines) if line.day]
    heads = flagged or [place for place, line in enumerate(lines) if _begins_day(line)]
    names = [lines[place].text.casefold() for place in heads]
    if len(heads) < 2 or (not flagged and len(set(names)) < len(names)):
        return ()
    shared = tuple(lines[: heads[0]])
    found: list[Day] = []
    for head, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        own = tuple(lines[head:end])
        count = len(find_slots(own[1:]).slots)
        if count >= (1 if flagged else 2):
            said = next(iter(find_dates(lines[head].text)), None)
            day = None if said is None else said.after(today)
            found.append(Day(lines[head].text, day, count, (*shared, *_without_its_name(own)), own))
        elif flagged:
            shared = (*shared, *own)
        else:
            return ()
    return tuple(found)


def _begins_day(line: Line) -> bool:
    if not line.text or len(line.text) > _LONGEST or line.row is not None:
        return False
    if _DAY.match(line.text):
        return True
    date = next(iter(find_dates(line.text)), None)
    if date is None or date.begin > 0 or date.weekday is None:
        return False
    return sum(map(str.isalpha, line.text[date.stop :])) < 3


def _without_its_name(own: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines without the heading where it says no more than which day it is."""
    text = own[0].text
    for found in reversed(list(find_dates(text))):
        text = text[: found.begin] + text[found.stop :]
    said = sum(map(str.isalpha, _DAY.sub("", text))) >= 3 and not own[0].day
    return own if said else own[1:]


def _by_times(lines: Sequence[Line]) -> tuple[Day, ...]:
    slots = find_slots(lines)
    runs = [run for run in runs_of(slots.slots) if len(run) >= 3]
    if len(runs) < 2:
        return ()
    places = {id(line): place for place, line in enumerate(lines)}
    starts = [places.get(id(run[0].line), -1) for run in runs]
    if -1 in starts or starts != sorted(set(starts)):
        return ()
    found: list[Day] = []
    for run, start, end in zip(runs, starts, [*starts[1:], len(lines)], strict=True):
        own = tuple(lines[start:end])
        found.append(Day("", None, len(run), (*slots.preamble, *own), own))
    return tuple(found)
