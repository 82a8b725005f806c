"""Calendars and the programme: right moments, ids that stay, text that is text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timezone

import pytest
from icalendar import Calendar, Event

from tests.nasty import NASTY
from tests.report.example import AGREEMENTS, CONFERENCE, LOG, material
from workshop_tui.domain.agreements import AgreementStatus
from workshop_tui.domain.conference import MINUTE
from workshop_tui.domain.material import Material
from workshop_tui.report import Options, render
from workshop_tui.report.timing import segments_held


def _events(told: Material, what: str, options: Options | None = None) -> list[Event]:
    content = render(told, what, "ics", "nl", options or Options())
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    return list(Calendar.from_ical(content).events)


def test_open_agreements_with_a_date_are_days_in_a_calendar() -> None:
    (event,) = _events(material(), "agreements")
    assert (event.start, event.end) == (date(2020, 7, 3), date(2020, 7, 4))
    assert event["summary"] == "Afspraak 2: De raad meenemen."
    assert event["description"] == "De raad meenemen.\nelk college\nBesloten of openbaar."
    assert event["transp"] == "TRANSPARENT"
    assert event.stamp == datetime(2020, 2, 14, 10, 45, tzinfo=timezone.utc)
    nothing = tuple(replace(each, due_on=None, status=AgreementStatus.OPEN) for each in AGREEMENTS)
    assert _events(replace(material(), agreements=nothing), "agreements") == []


def test_the_programme_is_in_utc_and_keeps_its_ids_when_it_moves() -> None:
    first, *_, last = _events(material(), "programme")
    assert first.start == datetime(2020, 2, 14, 9, 0, tzinfo=timezone.utc)
    assert last.end == datetime(2020, 2, 14, 10, 30, tzinfo=timezone.utc)
    assert first["location"] == "Dordrecht"
    moved = replace(CONFERENCE, date=date(2020, 7, 3))
    summer, *_ = _events(material(conference=moved, log=()), "programme")
    assert summer.start == datetime(2020, 7, 3, 8, 0, tzinfo=timezone.utc)
    assert summer["uid"] == first["uid"]
    held, *_ = _events(material(), "programme", Options(actual=True))
    assert held.start == datetime(2020, 2, 14, 9, 2, tzinfo=timezone.utc)


@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_stays_in_its_field(name: str) -> None:
    text = NASTY[name]
    agenda = tuple(replace(item, title=text, led_by=text) for item in CONFERENCE.agenda)
    conference = replace(CONFERENCE, title=text, location=text, series=text, agenda=agenda)
    told = replace(
        material(conference=conference),
        agreements=tuple(replace(each, text=text, owners=(text,), explanation=text) for each in AGREEMENTS),
    )
    assert len(_events(told, "programme")) == len(CONFERENCE.agenda)
    (event,) = _events(told, "agreements")
    assert set(event) == {
        "SUMMARY",
        "DTSTART",
        "DTEND",
        "DTSTAMP",
        "UID",
        "SEQUENCE",
        "DESCRIPTION",
        "TRANSP",
    }
    assert len(str(event["summary"])) <= 200


def test_the_programme_shows_parts_and_what_happened_when_asked() -> None:
    told = render(material(), "programme", "md", "nl").decode()
    assert "| 10.15 – 11.00 | Wereldcafé<br>10.15 ronde 1<br>10.38 ronde 2 |  |" in told
    assert "10.17 – 11.04" not in told
    held = render(material(), "programme", "md", "nl", Options(actual=True)).decode()
    assert "10.17 – 11.04" in held


def test_a_programme_has_nothing_of_the_facilitators_own_notes() -> None:
    noted = tuple(replace(item, notes="Let op de deur.") for item in CONFERENCE.agenda)
    told = material(conference=replace(CONFERENCE, agenda=noted))
    for format in ("md", "ics"):
        assert b"Let op" not in render(told, "programme", format, "nl")


def test_what_was_not_held_has_no_time_and_what_runs_has_until_now() -> None:
    found = {each.segment.key: each for each in segments_held(material())}
    assert found["speaker:Papendrecht"].actual_ms is None
    assert found["round:1"].actual_ms == 47 * MINUTE
    running = {each.segment.key: each for each in segments_held(material(log=LOG[:2]))}
    assert running["speaker:Dordrecht"].actual_ms == 99 * MINUTE
    assert all(each.actual_ms is None for each in segments_held(material(log=())))
