"""Calendars (RFC 5545): agreements with a date as all-day events, which Outlook, Google and Apple all
read (to-dos are passed over by two of the three), and the programme as events in UTC, which each calendar
shows in its own zone.

An event keeps its id, so that a calendar that is read in again changes what it had instead of doubling it.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from workshop_tui.domain.agreements import Agreement
from workshop_tui.domain.material import Material
from workshop_tui.domain.message import Message
from workshop_tui.harmless import harmless, one_line
from workshop_tui.report.lists import ordered_agreements
from workshop_tui.report.options import Options
from workshop_tui.report.words import Words

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_ENOUGH = 200
"""Characters of a title in a calendar; the whole text is in the description."""


def agreements_ics(material: Material, words: Words, options: Options) -> bytes:
    """The open agreements that have a date. One without a date is in no calendar."""
    title = Message("Agreements: {title}", title=material.conference.series or material.conference.title)
    calendar = _calendar(words.say(title))
    for agreement in ordered_agreements(material):
        if agreement.is_open and agreement.due_on is not None:
            calendar.add_component(_agreement(material, agreement, words))
    return bytes(calendar.to_ical())


def _agreement(material: Material, agreement: Agreement, words: Words) -> Event:
    assert agreement.due_on is not None
    name = words.heading(Message("agreement {number}", number=agreement.number))
    event = _event(material, f"{agreement.series}/{agreement.number}", f"{name}: {agreement.text}")
    event.add("dtstart", agreement.due_on)
    event.add("dtend", agreement.due_on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("sequence", agreement.revisions)
    lines = [agreement.text, ", ".join(agreement.owners), agreement.explanation or ""]
    event.add("description", _clean("\n".join(line for line in lines if line)))
    return event


def programme_ics(material: Material, words: Words, options: Options) -> bytes:
    """The programme, an event for each item; with `actual` at the times that it had."""
    conference = material.conference
    calendar = _calendar(conference.title)
    for view in material.seen.items:
        event = _event(material, f"{conference.id}/{view.item.id}", view.item.title)
        held = options.actual and view.started_ms is not None
        start = view.started_ms if held and view.started_ms is not None else view.planned_start_ms
        end = (view.ended_ms or view.expected_end_ms) if held else view.planned_end_ms
        event.add("dtstart", _moment(start))
        event.add("dtend", _moment(max(end, start)))
        event.add("sequence", material.kept.version)
        if conference.location:
            event.add("location", _clean(conference.location))
        if view.item.led_by:
            event.add("description", _clean(f"{words.heading(Message('led by'))}: {view.item.led_by}"))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _calendar(name: str) -> Calendar:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//workshop-tui//workshop-tui//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(name))
    return calendar


def _event(material: Material, key: str, summary: str) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'workshop-tui:{_clean(key)}')}@workshop-tui")
    event.add("dtstamp", _moment(material.made_ms))
    line = one_line(summary)
    event.add("summary", line if len(line) <= _ENOUGH else line[: _ENOUGH - 1] + "…")
    return event


def _moment(instant_ms: int) -> datetime:
    return datetime.fromtimestamp(instant_ms // 1000, timezone.utc)


def _clean(text: str) -> str:
    return harmless(text.replace("\r\n", "\n").replace("\r", "\n"))
