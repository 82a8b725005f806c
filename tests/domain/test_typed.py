"""Durations and moments as they are typed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tui.domain.conference import MINUTE, Conference
from workshop_tui.domain.message import Refusal
from workshop_tui.domain.typed import read_duration, read_moment

DAY = Conference(id="dag", title="Dag", date=date(2020, 2, 14))
NOW = DAY.instant(10 * 60 + 7) + 30_000  # 10:07:30


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("2", 120), ("5m", 300), ("+5m", 300), ("-2m", -120), ("−2", -120), ("- 2 min", -120),
        ("90s", 90), ("1m30s", 90), ("2 min 5 sec", 125), ("1u30", 5400), ("1 uur", 3600),
        ("1u 5 min", 3900), ("5 minuten", 300), ("5 Minutes", 300), ("-90s", -90), ("0", 0),
    ],
)  # fmt: skip
def test_durations(typed: str, seconds: int) -> None:
    assert read_duration(typed) == seconds * 1000


@pytest.mark.parametrize(
    "typed",
    ["", " ", "-", "+", "--2", "m", "five", "1:30", "1.30", "5x", "1u75", "٣", "5m[/]", "\x1b"],
)
def test_what_is_no_duration_is_refused_with_how_to_write_it(typed: str) -> None:
    with pytest.raises(Refusal, match=r"Write it like 5m, -2m, 90s or 1u30\."):
        read_duration(typed)


@pytest.mark.parametrize("typed", ["1441", "-1500m", "5000m", "999999999", "25u", "90000s"])
def test_what_is_longer_than_a_day_is_said_to_be(typed: str) -> None:
    with pytest.raises(Refusal, match=r"is more than a day\. A length is at most 1440 minutes\."):
        read_duration(typed)


@pytest.mark.parametrize("typed", ["10.05", "10:05", "10u05", "10h05", "10.05 uur", "10:05:00", " 10 : 05 "])
def test_times_of_day(typed: str) -> None:
    assert read_moment(typed, DAY, NOW) == DAY.instant(10 * 60 + 5)


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("4", 240),
        ("4m", 240),
        ("4 min", 240),
        ("4 min geleden", 240),
        ("90s ago", 90),
        ("-4m", 240),
        ("0", 0),
    ],
)
def test_how_long_ago(typed: str, seconds: int) -> None:
    assert read_moment(typed, DAY, NOW) == NOW - seconds * 1000


def test_the_minute_that_runs_and_seconds() -> None:
    assert read_moment("10.07", DAY, NOW) == NOW - 30_000
    assert read_moment("10:07:30", DAY, NOW) == NOW
    assert read_moment("10 uur", DAY, NOW) == DAY.instant(10 * 60)


def test_a_time_still_to_come_is_todays() -> None:
    assert read_moment("10.15", DAY, NOW) == DAY.instant(10 * 60 + 15)


def test_over_midnight_it_is_the_evening_before() -> None:
    now = DAY.instant(24 * 60 + 10)
    assert read_moment("23.55", DAY, now) == DAY.instant(23 * 60 + 55)
    assert read_moment("0.05", DAY, now) == DAY.instant(24 * 60 + 5)
    assert read_moment("0.20", DAY, now) == DAY.instant(24 * 60 + 20)


def test_the_end_of_summer_time_takes_the_last_that_has_been() -> None:
    day = replace(DAY, date=date(2020, 10, 25))
    first = day.instant(2 * 60 + 30)
    assert read_moment("2.30", day, first + 10 * MINUTE) == first
    assert read_moment("2.30", day, first + 70 * MINUTE) == first + 60 * MINUTE


def test_a_time_that_the_clock_jumped_over_is_yesterdays_or_none() -> None:
    day = replace(DAY, date=date(2020, 3, 29))
    now = day.instant(3 * 60 + 10)
    assert read_moment("3.05", day, now) == now - 5 * MINUTE
    assert read_moment("2.30", day, now) == replace(day, date=date(2020, 3, 28)).instant(150)


@pytest.mark.parametrize("typed", ["", "24.10", "10.60", "10:5", "tien", "10.05.99", "2000", "0802", "120"])
def test_what_is_no_moment_is_refused_with_how_to_write_it(typed: str) -> None:
    with pytest.raises(Refusal, match=r"Write it like 10\.05"):
        read_moment(typed, DAY, NOW)


@given(st.text(max_size=12))
def test_anything_typed_is_read_or_refused(typed: str) -> None:
    with suppress(Refusal):
        assert abs(read_duration(typed)) <= 24 * 60 * MINUTE
    with suppress(Refusal):
        assert abs(NOW - read_moment(typed, DAY, NOW)) <= 24 * 60 * MINUTE


@given(st.integers(min_value=-1440, max_value=1440))
def test_minutes_written_out_come_back(count: int) -> None:
    assert read_duration(f"{count}m") == count * MINUTE
