"""Times, durations, counts and choices as people type them.

Each reader takes the text of one value and gives a plain one, or raises `Wrong` with what is the
matter and what would be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from workshop_tui.domain.conference import MINUTE
from workshop_tui.domain.message import Message
from workshop_tui.sessionfile.problems import or_nearest, printable

DAY = 24 * 60
NOON = 12 * 60
LONGEST_OVER_MIDNIGHT = 8 * 60

_TIME = re.compile(r"(\d{1,2})(?:\s*[.:uh]\s*(\d{2}))?\s*(uur|u|h)?\.?")
_RANGE = re.compile(r"\s*(?:[-–—‑−]|\btot\b|\bt/m\b|\buntil\b|\bto\b)\s*")
_FROM = re.compile(r"^(?:van|from)\s+")
_HOURS = re.compile(
    r"(\d{1,2})\s*(?:uur|uren|u|hours?|hrs?|h)\s*(?:en\s*)?(?:(\d{1,2})\s*(?:minuten|minuut|minutes?|mins?|m)?)?\.?"
)
_NUMBER_UNIT = re.compile(r"(\d{1,4}(?:[.,]\d{1,2})?)\s*([a-z]*)\.?")
_UNITS = {
    **dict.fromkeys(("", "m", "min", "mins", "minuut", "minuten", "minute", "minutes"), MINUTE),
    **dict.fromkeys(("u", "uur", "uren", "h", "hr", "hrs", "hour", "hours"), 60 * MINUTE),
    **dict.fromkeys(("s", "sec", "seconde", "seconden", "second", "seconds"), MINUTE // 60),
}
_YES = ("true", "yes", "ja", "on", "aan", "waar")
_NO = ("false", "no", "nee", "off", "uit", "onwaar")


class Wrong(Exception):
    """A value that cannot be read, with the sentence to say about it."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class TimeRange:
    """From and to on the clock: minutes after midnight, `end` up to 1440 for 24.00. Which day is
    meant is not known here; `end` may be smaller than `start`."""

    start: int
    end: int


def read_time(text: str) -> int:
    """Minutes after midnight of `7.45`, `07:45`, `7.45 uur` or `9 uur`; 24.00 is 1440."""
    match = _TIME.fullmatch(text.strip().casefold())
    if match and (match[2] or match[3]):
        hour, minute = int(match[1]), int(match[2] or 0)
        if minute < 60 and (hour < 24 or (hour, minute) == (24, 0)):
            return hour * 60 + minute
    raise Wrong(Message("“{text}” is not a time; write it like 9.15", text=printable(text)))


def read_range(text: str) -> TimeRange:
    """The two times of `7.45 – 8.00`, with `-`, `–`, `—` or `tot` in between."""
    parts = _RANGE.split(_FROM.sub("", text.strip().casefold()))
    if len(parts) != 2 or not all(parts):
        raise Wrong(
            Message("“{text}” is not a start and an end; write it like 9.15 – 9.45", text=printable(text))
        )
    return TimeRange(read_time(parts[0]) % DAY, read_time(parts[1]))


def clock(minute: int) -> str:
    """Minutes after midnight as it is read on a clock; beyond midnight it starts again."""
    return f"{minute // 60 % 24}.{minute % 60:02d}"


def on_the_day(times: TimeRange, previous_start: int | None) -> tuple[int, int]:
    """Start and end as minutes after midnight of the conference's date.

    Rule: a start that lies more than twelve hours before the start of the item above is on the next
    day. An end before its start is on the next day only for an item from noon on that then lasts at
    most eight hours. `previous_start` is None for the first item. Raises `Wrong` for an end that is
    not after its start.
    """
    start, length = times.start, times.end - times.start
    if length <= 0:
        wrapped = length + DAY
        if length == 0 or times.start < NOON or wrapped > LONGEST_OVER_MIDNIGHT:
            raise Wrong(
                Message(
                    "the end ({end}) is not after the start ({start}); check both times",
                    start=clock(times.start),
                    end=clock(times.end),
                )
            )
        length = wrapped
    while previous_start is not None and start < previous_start - NOON:
        start += DAY
    return start, start + length


def read_duration(text: str) -> int:
    """Milliseconds of `20`, `90 min`, `1u30`, `1 uur 30`, `1,5 uur` or `30 sec`; a bare number is
    minutes. At most a day; 0 is a duration here."""
    typed = text.strip().casefold()
    found: float | None = None
    if (match := _HOURS.fullmatch(typed)) and int(match[2] or 0) < 60:
        found = (int(match[1]) * 60 + int(match[2] or 0)) * MINUTE
    elif (match := _NUMBER_UNIT.fullmatch(typed)) and match[2] in _UNITS and not _is_ambiguous(match):
        found = float(match[1].replace(",", ".")) * _UNITS[match[2]]
    if found is None or found > DAY * MINUTE:
        raise Wrong(Message("“{text}” is not a duration; write minutes, or 1u30", text=printable(text)))
    return round(found)


def _is_ambiguous(match: re.Match[str]) -> bool:
    """“1.30” may mean a minute and a half or an hour and a half: better to ask than to guess."""
    return not match[2] and re.search(r"[.,]\d\d$", match[1]) is not None


def read_length(text: str) -> int:
    """A duration above zero, in milliseconds."""
    found = read_duration(text)
    if found <= 0:
        raise Wrong(Message("this must be more than 0 minutes"))
    return found


def read_count(text: str, most: int) -> int:
    """A whole number from 1 to `most`."""
    typed = text.strip()
    if re.fullmatch(r"[0-9]{1,6}", typed) and 1 <= int(typed) <= most:
        return int(typed)
    raise Wrong(Message("“{text}” is not a whole number from 1 to {most}", text=printable(text), most=most))


def read_year(text: str) -> int:
    """A year of four digits."""
    typed = text.strip()
    if re.fullmatch(r"[1-9][0-9]{3}", typed):
        return int(typed)
    raise Wrong(Message("“{text}” is not a year; write four digits: 2021", text=printable(text)))


def read_yes(text: str) -> bool:
    """True or false, in English or Dutch."""
    typed = text.strip().casefold()
    if typed in _YES or typed in _NO:
        return typed in _YES
    raise Wrong(Message("“{text}” is neither true nor false", text=printable(text)))


def read_choice(text: str, known: Iterable[str]) -> str:
    """One of the known words."""
    choices = tuple(known)
    typed = text.strip().casefold()
    if typed in choices:
        return typed
    unknown = Message("“{text}” is not known here", text=printable(text))
    raise Wrong(or_nearest(unknown, text, choices))


def read_date(text: str) -> Date:
    """A date, year first or day first: 2020-02-14 or 14-2-2020."""
    typed = text.strip()
    try:
        if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", typed, re.ASCII):
            return Date(int(match[1]), int(match[2]), int(match[3]))
        if match := re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", typed, re.ASCII):
            return Date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        raise Wrong(
            Message("the calendar has no {text}; check day and month", text=printable(text))
        ) from None
    raise Wrong(Message("“{text}” is not a date; write year-month-day: 2020-02-14", text=printable(text)))


def _nearest_timezone(unknown: Message, typed: str) -> Message:
    """A city alone means the zone that is named after it."""
    zones = sorted(available_timezones())
    city = typed.casefold().replace(" ", "_")
    of_city = next((zone for zone in zones if zone.casefold().endswith(f"/{city}")), None)
    if of_city is not None:
        return or_nearest(unknown, of_city, zones)
    meant = or_nearest(unknown, typed, zones if "/" in typed else [])
    if meant is not unknown:
        return meant
    return Message("{unknown}; write it like Europe/Amsterdam", unknown=unknown)


def read_timezone(text: str) -> str:
    """The name of a time zone that the computer knows."""
    typed = text.strip()
    try:
        ZoneInfo(typed)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        unknown = Message("there is no time zone “{text}”", text=printable(text))
        raise Wrong(_nearest_timezone(unknown, typed)) from None
    return typed
