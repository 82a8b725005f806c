"""Calendars (ics): the events of a day as a programme, by icalendar."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from workshop_tui.domain.message import Message
from workshop_tui.errors import SessionFileError
from workshop_tui.sessionfile.importing.lines import Line, Row, plain
from workshop_tui.sessionfile.importing.programme import Given
from workshop_tui.sessionfile.importing.source import Source

_HERE = "Europe/Amsterdam"
_MOST = 2_000


def source_of_calendar(text: str) -> Source:
    """The events, in the time zone of the first; where they are on several days, day by day. Raises
    SessionFileError for a calendar that cannot be read."""
    import icalendar

    try:
        return _source(icalendar.Calendar.from_ical(text))
    except SessionFileError:
        raise
    except Exception as problem:  # a broken calendar raises anything, also where its values are used
        raise SessionFileError(
            Message("The calendar is damaged or has a form that cannot be read."),
            Message("Export it again, or copy the programme into a txt file."),
        ) from problem


def _source(calendar: Any) -> Source:
    events = [event for event in calendar.walk("VEVENT")[:_MOST] if isinstance(_start(event), datetime)]
    if not events:
        raise SessionFileError(
            Message("There is no event with a time in the calendar."), Message("Export the day itself.")
        )
    zone = _zone(_start(events[0]))
    events.sort(key=lambda event: _local(_start(event), zone))
    days = [_local(_start(event), zone).date() for event in events]
    day = max(sorted(set(days)), key=days.count)
    lines: list[Line] = []
    for number, (event, on) in enumerate(zip(events, days, strict=True), 1):
        if len(set(days)) > 1 and on not in days[: number - 1]:
            lines.append(Line(number, on.isoformat(), heading=True, day=True))
        lines.append(_line(event, number, zone))
    places = {plain(str(event.get("LOCATION") or "")) for event in events} - {""}
    name = plain(str(calendar.get("X-WR-CALNAME") or calendar.get("NAME") or ""))
    about = plain(str(calendar.get("X-WR-CALDESC") or calendar.get("DESCRIPTION") or ""))
    place = next(iter(places)) if len(places) == 1 else ""
    return Source((tuple(lines),), Given(name[:120], day, place, about, zone.key))


def _start(event: Any) -> Any:
    found = event.get("DTSTART")
    return None if found is None else getattr(found, "dt", None)


def _zone(moment: datetime) -> ZoneInfo:
    """The zone of the event, where it is one that every computer knows; UTC and none are told at home."""
    key = getattr(moment.tzinfo, "key", "") or str(moment.tzinfo or "")
    return ZoneInfo(key if key in available_timezones() and key not in ("UTC", "Etc/UTC") else _HERE)


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def _line(event: Any, number: int, zone: ZoneInfo) -> Line:
    title = plain(str(event.get("SUMMARY") or ""))
    start = _local(_start(event), zone)
    end = getattr(event.get("DTEND"), "dt", None)
    if not isinstance(end, datetime):
        length = getattr(event.get("DURATION"), "dt", None)
        end = start + length if length is not None else None
    stop = _local(end, zone) if isinstance(end, datetime) else None
    notes = tuple(text for part in str(event.get("DESCRIPTION") or "").split("\n") if (text := plain(part)))
    row = Row(
        start=f"{start.hour}.{start.minute:02d}",
        end="" if stop is None else f"{stop.hour}.{stop.minute:02d}",
        title=title,
        notes=notes,
    )
    return Line(number, "", row=row)
