"""Times, durations, counts and dates as people type them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tui.domain.conference import MINUTE
from workshop_tui.sessionfile import values
from workshop_tui.sessionfile.values import TimeRange, Wrong, on_the_day


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("7.45", 465),
        ("07:45", 465),
        ("7.45 uur", 465),
        ("7u45", 465),
        ("7h45", 465),
        ("9 uur", 540),
        ("10.00", 600),
        ("0.00", 0),
        ("24.00", 1440),
    ],
)
def test_times(text: str, minute: int) -> None:
    assert values.read_time(text) == minute


@pytest.mark.parametrize("text", ["", "9", "9.5", "24.01", "25.00", "9.60", "9.15 am", "-1.00", "nu"])
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(Wrong, match="is not a time"):
        values.read_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "7.45 – 8.00",
        "7.45-8.00",
        "07:45 — 08:00",
        "7.45 tot 8.00 uur",
        "van 7.45 tot 8.00",
        "7.45 t/m 8.00",
        "7:45 to 8:00",
        "7.45 uur - 8.00 uur",
    ],
)
def test_ranges(text: str) -> None:
    assert values.read_range(text) == TimeRange(465, 480)


@pytest.mark.parametrize("text", ["7.45", "7.45 –", "7.45 – 8.00 – 8.15", "", "– 8.00"])
def test_what_is_no_range(text: str) -> None:
    with pytest.raises(Wrong, match="is not a start and an end"):
        values.read_range(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("20", 20),
        ("90 min", 90),
        ("90 minuten", 90),
        ("1u30", 90),
        ("1 uur 30", 90),
        ("1 uur en 30 minuten", 90),
        ("1h30m", 90),
        ("2 uur", 120),
        ("1,5 uur", 90),
        ("1.25 uur", 75),
        ("2,5", 2.5),
        ("30 sec", 0.5),
        ("0", 0),
        ("24 uur", 1440),
    ],
)
def test_durations(text: str, minutes: float) -> None:
    assert values.read_duration(text) == minutes * MINUTE


@pytest.mark.parametrize(
    "text", ["", "-5", "1.30", "kwartier", "25 uur", "1441", "1u75", "5 5", "1e3", "inf"]
)
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(Wrong, match="is not a duration"):
        values.read_duration(text)


@pytest.mark.parametrize(
    ("times", "previous", "expected"),
    [
        (TimeRange(465, 480), None, (465, 480)),
        (TimeRange(1380, 60), None, (1380, 1500)),  # 23.00 – 1.00
        (TimeRange(60, 120), 1380, (1500, 1560)),  # 1.00 after an item of 23.00: the next day
        (TimeRange(540, 570), 600, (540, 570)),  # out of order, not a day later
        (TimeRange(0, 30), 720, (0, 30)),  # exactly twelve hours before: the same day
        (TimeRange(0, 30), 721, (1440, 1470)),
        (TimeRange(1320, 1440), None, (1320, 1440)),  # 22.00 – 24.00
        (TimeRange(1200, 240), None, (1200, 1680)),  # eight hours over midnight, the most
        (TimeRange(60, 90), 2800, (2940, 2970)),  # a third day
    ],
)
def test_times_on_the_day(times: TimeRange, previous: int | None, expected: tuple[int, int]) -> None:
    assert on_the_day(times, previous) == expected


@pytest.mark.parametrize(
    "times", [TimeRange(570, 540), TimeRange(719, 60), TimeRange(1199, 240), TimeRange(600, 600)]
)
def test_an_end_before_its_start(times: TimeRange) -> None:
    with pytest.raises(Wrong, match="is not after the start"):
        on_the_day(times, None)


@given(st.integers(0, 1439), st.integers(0, 1440), st.none() | st.integers(0, 4000))
def test_an_item_on_the_day_has_its_length_and_its_clock_times(
    start: int, end: int, previous: int | None
) -> None:
    try:
        begin, finish = on_the_day(TimeRange(start, end), previous)
    except Wrong:
        assert end <= start
        return
    assert 0 < finish - begin <= 1440
    assert (begin - start) % 1440 == 0
    assert (finish - end) % 1440 == 0
    assert previous is None or begin >= previous - 720


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    readers: tuple[Callable[[str], object], ...] = (
        values.read_time,
        values.read_range,
        values.read_duration,
        values.read_length,
        values.read_yes,
        values.read_date,
        lambda typed: values.read_count(typed, 30),
        lambda typed: values.read_choice(typed, ("groups", "statements")),
    )
    for read in readers:
        try:
            found = read(text)
        except Wrong:
            continue
        assert found is not None


@pytest.mark.parametrize("text", ["Europe", "../etc/passwd", "", "/etc/localtime", "a\0b"])
def test_what_is_no_time_zone(text: str) -> None:
    with pytest.raises(Wrong, match="there is no time zone") as caught:
        values.read_timezone(text)
    assert str(caught.value.message).endswith("; write it like Europe/Amsterdam")


@pytest.mark.parametrize("text", ["Amsterdam", "amsterdam", "Europe/Amsterdan"])
def test_a_city_or_a_slip_is_the_zone_that_was_meant(text: str) -> None:
    with pytest.raises(Wrong) as caught:
        values.read_timezone(text)
    assert str(caught.value.message).endswith("; did you mean “Europe/Amsterdam”?")
