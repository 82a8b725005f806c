"""Midnight, summer time, clocks that are set, and laptops from elsewhere: exact figures."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.domain.examples import CAFE, FEBRUARY, SECOND, Day, item_of, programme, remaining, talk, utc_ms
from workshop_tui.domain import actions
from workshop_tui.domain.conference import MINUTE, AgendaItem, Conference, ItemKind, SegmentSpec
from workshop_tui.domain.expectation import view
from workshop_tui.domain.run import DayState
from workshop_tui.domain.speakers import speaking_ms

TO_SUMMER = date(2020, 3, 29)
TO_WINTER = date(2020, 10, 25)


def night(on: date = date(2020, 2, 14)) -> Conference:
    return programme(
        talk("nacht", 23 * 60 + 50, 24 * 60 + 10), talk("slot", 24 * 60 + 10, 24 * 60 + 30), on=on
    )


def rounds(start: int, end: int, on: date) -> Conference:
    """One part of twenty minutes, in a block of the wall times given."""
    parts = (SegmentSpec("deel", 20 * MINUTE),)
    item = AgendaItem("deel", "Deel", ItemKind.PLENARY, start, end, segments=parts)
    return programme(item, talk("slot", end, end + 30), on=on)


def test_an_item_that_begins_in_the_hour_that_summer_time_skips_is_never_shorter_than_nothing() -> None:
    conference = programme(
        talk("nacht", 2 * 60 + 56, 3 * 60 + 6), talk("slot", 3 * 60 + 6, 4 * 60), on=TO_SUMMER
    )
    skipped = utc_ms("2020-03-29T03:56+02:00")
    assert conference.planned(conference.agenda[0]) == (skipped, skipped)
    after = utc_ms("2020-03-29T03:06+02:00"), utc_ms("2020-03-29T04:00+02:00")
    assert conference.planned(conference.agenda[1]) == after


def test_running_over_midnight() -> None:
    day = Day(night())
    day.start("23.50")
    seen = day.view("+1 0.04.30")
    assert remaining(seen) == (5 * 60 + 30, None)
    assert seen.offset_ms == 0
    assert day.expected(seen, "slot") == ("00.10.00", "00.30.00")
    assert remaining(day.view("+1 0.12")) == (-2 * 60, None)
    assert day.next("+1 0.12").offset_ms == 2 * MINUTE


def test_paused_over_midnight() -> None:
    day = Day(night())
    day.start("23.50")
    day.pause("23.58")
    assert remaining(day.view("+1 0.05")) == (12 * 60, None)
    seen = day.resume("+1 0.08")
    assert remaining(seen) == (12 * 60, None)
    assert day.expected(seen, "nacht") == ("23.50.00", "00.20.00")
    seen = day.view("+1 0.19")
    assert remaining(seen) == (60, None)
    assert seen.offset_ms == 10 * MINUTE


def test_paused_over_a_whole_day() -> None:
    day = Day(night())
    day.start("23.50")
    day.pause("23.58")
    assert remaining(day.resume("+1 23.58")) == (12 * 60, None)


def test_twenty_minutes_over_the_change_to_summer_time() -> None:
    """At 2.00 it becomes 3.00: from 1.50 to 3.10 are twenty minutes."""
    day = Day(rounds(60 + 50, 3 * 60 + 10, TO_SUMMER))
    assert day.conference.planned(day.conference.agenda[0]) == (
        utc_ms("2020-03-29T01:50:00+01:00"), utc_ms("2020-03-29T03:10:00+02:00"),
    )  # fmt: skip
    day.start("1.50")
    assert remaining(day.view("1.59.59")) == (601, 601)
    seen = day.view("3.00")
    assert remaining(seen) == (600, 600)
    assert seen.offset_ms == 0
    assert day.expected(seen, "slot") == ("03.10.00", "03.40.00")
    assert remaining(day.view("3.12")) == (-120, -120)


def test_a_planned_time_that_the_change_skips_is_as_long_after_it() -> None:
    day = Day(rounds(60 + 50, 2 * 60 + 10, TO_SUMMER))
    day.start("1.50")
    assert remaining(day.view("3.05")) == (300, 300)
    assert day.expected(day.view("3.05"), "slot") == ("03.10.00", "03.40.00")


def test_twenty_minutes_over_the_change_to_winter_time() -> None:
    """At 3.00 it becomes 2.00 again: twenty minutes from 2.50 are over at the second 2.10."""
    day = Day(rounds(2 * 60 + 50, 3 * 60, TO_WINTER))
    start = utc_ms("2020-10-25T02:50:00+02:00")
    assert day.at("2.50") == start
    day.start("2.50")
    second_time = utc_ms("2020-10-25T02:05:00+01:00")
    assert second_time - start == 15 * MINUTE
    seen = day.view_at(second_time)
    assert remaining(seen)[1] == 5 * 60
    assert remaining(day.view_at(utc_ms("2020-10-25T02:11:00+01:00")))[1] == -60


def test_the_hour_that_comes_twice_belongs_to_the_programme() -> None:
    """From 2.50 summer time to 3.10 winter time are eighty minutes, and an hour's delay is an hour."""
    day = Day(programme(talk("nacht", 2 * 60 + 50, 3 * 60 + 10), talk("slot", 190, 200), on=TO_WINTER))
    day.start("2.50")
    seen = day.view_at(utc_ms("2020-10-25T02:50:00+01:00"))
    assert remaining(seen) == (20 * 60, None)
    assert seen.offset_ms == 0
    assert day.expected(day.view("4.10"), "slot") == ("04.10.00", "04.20.00")
    assert day.view("4.10").offset_ms == 60 * MINUTE


def test_paused_over_both_changes() -> None:
    for on, pause, resume in (
        (TO_SUMMER, "2020-03-29T01:55:00+01:00", "2020-03-29T03:05:00+02:00"),
        (TO_WINTER, "2020-10-25T02:55:00+02:00", "2020-10-25T02:05:00+01:00"),
    ):
        day = Day(rounds(60, 5 * 60, on))
        began = utc_ms(pause) - 5 * MINUTE
        day.act(began, actions.start)
        day.act(utc_ms(pause), actions.pause)
        seen = day.act(utc_ms(resume), actions.resume)
        assert remaining(seen)[1] == 15 * 60
        assert utc_ms(resume) - utc_ms(pause) == 10 * MINUTE


def test_clock_set_back_three_seconds_one_second_after_the_start() -> None:
    day = Day(FEBRUARY)
    day.start("10.00", "cafe")
    assert remaining(day.view("10.00.01")) == (5399, 1199)
    seen = day.correct("9.59.58", -3 * SECOND)
    assert remaining(seen) == (5399, 1199)
    assert seen.behind_log_ms == 0
    assert item_of(seen, "cafe").started_ms == day.at("9.59.57")
    assert remaining(day.view("10.19.57")) == (4200, 0)


def test_clock_set_forward_five_minutes() -> None:
    day = Day(FEBRUARY)
    day.start("10.00", "cafe")
    day.pause("10.02")
    day.resume("10.03")
    seen = day.correct("10.10", 5 * MINUTE)
    assert remaining(seen) == (86 * 60, 16 * 60)
    assert day.expected(seen, "cafe") == ("10.05.00", "11.36.00")
    assert remaining(day.view("10.27")) == (69 * 60, -60)


def test_a_correction_moves_backdates_and_speaking_time_along() -> None:
    day = Day(FEBRUARY)
    day.start("9.15", "pitches")
    day.next("9.20")
    day.backdate("9.21", "9.18")
    before = speaking_ms(day.state(), day.at("9.22"))
    day.correct("9.12", -10 * MINUTE)
    assert (
        speaking_ms(day.state(), day.at("9.12")) == before == {"Alblasserdam": 180_000, "Dordrecht": 240_000}
    )


def test_two_corrections_and_an_undo_between_them() -> None:
    day = Day(FEBRUARY)
    day.start("10.00", "cafe")
    day.correct("9.55", -10 * MINUTE)
    day.pause("9.57")
    day.undo("9.59")
    seen = day.correct("11.00", 60 * MINUTE)
    assert remaining(seen) == ((90 - 10) * 60, (20 - 10) * 60)


def test_an_event_in_the_future_shows_no_negative_time_and_how_far_the_clock_lags() -> None:
    day = Day(FEBRUARY)
    day.start("10.00", "cafe")
    seen = day.view("9.40")
    assert seen.behind_log_ms == 20 * MINUTE
    assert remaining(seen) == (5400, 1200)
    assert seen.now_ms == day.at("10.00")
    assert seen.clock is not None
    assert seen.clock.started_ms <= seen.now_ms
    assert day.view("10.00").behind_log_ms == 0
    seen = day.correct("9.40", -20 * MINUTE)
    assert (seen.behind_log_ms, remaining(seen)) == (0, (5400, 1200))


def test_actions_on_a_lagging_clock_count_from_the_last_event() -> None:
    day = Day(FEBRUARY)
    day.start("10.00", "cafe")
    day.next("9.40")
    seen = day.view("9.41")
    assert seen.segment is not None
    assert (seen.segment.key, remaining(seen)) == ("changeover:1", (5400, 180))
    assert day.state().segments[0].end_ms == day.at("10.00")


def test_time_before_1970_is_time() -> None:
    day = Day(programme(talk("toen", 23 * 60, 25 * 60), on=date(1969, 12, 31)))
    day.start("23.30")
    seen = day.view("+1 0.30")
    assert (remaining(seen), seen.state) == ((60 * 60, None), DayState.RUNNING)


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Tokyo", "UTC", "Pacific/Apia"])
def test_a_laptop_in_another_time_zone_shows_the_same_day(zone: str) -> None:
    """The conference's zone counts, never the machine's."""
    program = (
        "import time; getattr(time, 'tzset', lambda: None)()\n"
        "from tests.domain.examples import *\n"
        "day = Day(FEBRUARY); day.start('10.00', 'cafe'); seen = day.view('10.07')\n"
        "print(day.at('10.00'), remaining(seen), day.expected(seen, 'lunch'), seen.offset_ms)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "TZ": zone},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    start = utc_ms("2020-02-14T10:00:00+01:00")
    assert done.stdout.strip() == f"{start} (4980.0, 780.0) ('12.15.00', '13.00.00') 0"


def test_a_conference_in_another_zone_than_this_one() -> None:
    tokyo = Conference("t", "Tokyo", date(2020, 2, 14), timezone="Asia/Tokyo", agenda=(CAFE,))
    assert tokyo.planned(CAFE)[0] == utc_ms("2020-02-14T01:00:00+00:00")
    assert view(Day(tokyo).state(), tokyo.planned(CAFE)[0] + MINUTE).offset_ms == MINUTE
