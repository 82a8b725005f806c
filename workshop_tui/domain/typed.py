"""Durations and moments as somebody types them while the day runs: `5m`, `-2m`, `10.05`, `4 min`.

Keys, buttons and scripts read them alike. Each reader raises a `Refusal` that says how to write it.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from workshop_tui.domain.conference import MINUTE, Conference
from workshop_tui.domain.message import Message, Refusal

_SECOND = 1000
_LONGEST_MS = 24 * 60 * MINUTE
_MINUS = "-−–"

_MINUTES = r"(?:m|min|mins|minuut|minuten|minutes?)"
_SECONDS = r"(?:s|sec|secs|seconden?|seconds?)"
_HOURS = r"(?:u|uur|h|hours?)"
_SHORT = re.compile(rf"(\d{{1,9}})\s*(?:{_MINUTES}\.?)?", re.ASCII)
_SPLIT = re.compile(rf"(?:(\d{{1,4}})\s*{_MINUTES}\.?)?\s*(\d{{1,5}})\s*{_SECONDS}\.?", re.ASCII)
_LONG = re.compile(rf"(\d{{1,6}})\s*{_HOURS}\s*(?:(\d{{1,2}})\s*{_MINUTES}?\.?)?", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2})(?:\s*[.:uh]\s*(\d{2})(?:\s*[.:]\s*(\d{2}))?)?\s*(uur|u|h)?", re.ASCII)
_BARE = re.compile(r"\d{3,}", re.ASCII)
"""“0802” or “120” may be a time of day or minutes: better to ask than to guess."""
_AGO = re.compile(r"\s*(?:geleden|terug|ago)$")


def read_duration(text: str) -> int:
    """Milliseconds of `5m`, `-2m`, `90s`, `1m30s`, `1u30` or `2`: a bare number is minutes; a minus
    makes it less. At most a day."""
    typed = text.strip().casefold()
    sign = -1 if typed[:1] in _MINUS and typed else 1
    found = _length(typed.lstrip("+" + _MINUS).strip()) if len(typed) > 1 or typed.isdigit() else None
    if found is not None and found > _LONGEST_MS:
        raise Refusal(
            Message("“{text}” is more than a day.", text=text.strip()),
            Message("A length is at most {most} minutes.", most=_LONGEST_MS // MINUTE),
        )
    if found is None or len(typed) - len(typed.lstrip("+" + _MINUS)) > 1:
        raise Refusal(
            Message("“{text}” is not a number of minutes.", text=text.strip()),
            Message("Write it like 5m, -2m, 90s or 1u30."),
        )
    return sign * found


def read_moment(text: str, conference: Conference, now_ms: int) -> int:
    """The instant that is meant by a time of day (`10.05`, `10:05`, `10:05:30`, `10u05`, `10 uur`) or
    by how long ago it was (`4`, `4m`, `90s`, each also with `geleden` or `ago`).

    A time of day is the last one before now on the conference's clock, yesterday's when that lies
    within twelve hours; else today's, although it is still to come, for whoever acts on it to refuse.
    `1u30` is half past one; `1u30 geleden` is how long ago.
    """
    typed = text.strip().casefold()
    wall = _clock(typed)
    if wall is not None:
        found = _last(wall, conference, now_ms)
        if found is not None:
            return found
    elif not _BARE.fullmatch(typed):
        short = _AGO.sub("", typed).lstrip(_MINUS).strip()
        ago = _length(short)
        if ago is not None and ago <= _LONGEST_MS:
            return now_ms - ago
    raise Refusal(
        Message("“{text}” is not a time.", text=text.strip()),
        Message("Write it like 10.05, or how many minutes ago it was: 4m."),
    )


def read_wall_time(text: str, conference: Conference, near_ms: int) -> int:
    """The instant nearest to `near_ms` at which the conference's clock shows that time of day."""
    wall = _clock(text.strip().casefold())
    if wall is None:
        raise Refusal(
            Message("“{text}” is not a time of day.", text=text.strip()), Message("Write it like 15.00.")
        )
    day = conference.local(near_ms).date()
    walls = (
        datetime.combine(day + timedelta(days=days), datetime.min.time(), conference.zone) + wall
        for days in (-1, 0, 1)
    )
    instants = (round(local.astimezone(timezone.utc).timestamp() * 1000) for local in walls)
    return min(instants, key=lambda instant: abs(instant - near_ms))


def _length(typed: str) -> int | None:
    """A length without a sign; None when it is not one."""
    if match := _SHORT.fullmatch(typed):
        return int(match[1]) * MINUTE
    if match := _SPLIT.fullmatch(typed):
        return int(match[1] or 0) * MINUTE + int(match[2]) * _SECOND
    if (match := _LONG.fullmatch(typed)) and int(match[2] or 0) < 60:
        return (int(match[1]) * 60 + int(match[2] or 0)) * MINUTE
    return None


def _clock(typed: str) -> timedelta | None:
    """A time of day since midnight; None for anything else, a bare number too."""
    match = _CLOCK.fullmatch(typed)
    if match is None or not (match[2] or match[4]):
        return None
    hours, minutes, seconds = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if hours > 23 or minutes > 59 or seconds > 59:
        return None
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _last(wall: timedelta, conference: Conference, now_ms: int) -> int | None:
    """When the conference's clock last showed that time. In the hour that a clock goes through twice,
    the later one that has been; None for a time that its clock jumped over."""
    today = conference.local(now_ms).date()
    found: list[int] = []
    for day in (today, today - timedelta(days=1)):
        for fold in (0, 1):
            local = (datetime.combine(day, datetime.min.time()) + wall).replace(
                tzinfo=conference.zone, fold=fold
            )
            instant = round(local.astimezone(timezone.utc).timestamp() * 1000)
            if conference.local(instant).replace(tzinfo=None) == local.replace(tzinfo=None):
                found.append(instant)
    past = [instant for instant in found if instant <= now_ms]
    last = max(past, default=None)
    if last is None or (conference.local(last).date() != today and now_ms - last > 12 * 60 * MINUTE):
        return max(found, default=None)
    return last
