"""Offset, expected times and clocks, with exact figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.domain.examples import FEBRUARY, PITCHES, SECOND, Day, item_of, programme, remaining, talk
from workshop_tui.domain.conference import MINUTE, AgendaItem, ItemKind, SegmentSpec
from workshop_tui.domain.expectation import ItemStatus, Phase, phase
from workshop_tui.domain.run import DayState
from workshop_tui.domain.speakers import speaking_ms


@pytest.fixture
def day() -> Day:
    return Day(FEBRUARY)


def in_cafe(day: Day, start: str = "10.00") -> Day:
    day.start("9.00", "pauze")
    day.next(start)
    return day


def test_before_the_start_all_is_expected_as_planned(day: Day) -> None:
    seen = day.view("8.00")
    assert (seen.state, seen.offset_ms, seen.item, seen.clock) == (DayState.PLANNED, 0, None, None)
    assert [(item.expected_start_ms, item.expected_end_ms) for item in seen.items] == [
        (item.planned_start_ms, item.planned_end_ms) for item in seen.items
    ]
    assert seen.next_item is not None
    assert seen.next_item.item.id == "welkom"
    assert day.wall(seen.expected_day_end_ms) == "13.30.00"


def test_a_day_not_yet_started_is_late_from_its_first_minute_on(day: Day) -> None:
    seen = day.view("9.07")
    assert seen.offset_ms == 7 * MINUTE
    assert day.expected(seen, "welkom") == ("09.07.00", "09.22.00")
    assert day.expected(seen, "pitches") == ("09.22.00", "09.37.00")
    assert day.expected(seen, "pauze") == ("09.45.00", "10.00.00")


def test_skipping_the_first_item_starts_no_day_early(day: Day) -> None:
    seen = day.skip("8.00")
    assert item_of(seen, "welkom").status is ItemStatus.SKIPPED
    assert day.expected(seen, "pitches") == ("09.15.00", "09.30.00")
    assert seen.offset_ms == 0


def test_an_item_within_its_time_is_expected_to_take_what_was_planned(day: Day) -> None:
    day.start("9.02")
    seen = day.view("9.10")
    assert day.expected(seen, "welkom") == ("09.02.00", "09.17.00")
    assert seen.offset_ms == 2 * MINUTE
    assert remaining(seen) == (7 * 60, None)


def test_an_item_that_runs_late_ends_now_and_moves_what_follows(day: Day) -> None:
    day.start("9.00")
    seen = day.view("9.19")
    assert seen.offset_ms == 4 * MINUTE
    assert remaining(seen) == (-4 * 60, None)
    assert day.expected(seen, "welkom") == ("09.00.00", "09.19.00")
    assert day.expected(seen, "pitches") == ("09.19.00", "09.34.00")


def test_a_gap_absorbs_delay_before_anything_shifts(day: Day) -> None:
    day.start("9.00")
    assert day.expected(day.view("9.30"), "pauze") == ("09.45.00", "10.00.00")
    seen = day.view("9.32")
    assert day.expected(seen, "pauze") == ("09.47.00", "10.02.00")
    assert day.expected(seen, "cafe") == ("10.02.00", "11.32.00")


def test_a_fixed_item_that_would_start_late_is_in_conflict_with_the_minutes(day: Day) -> None:
    seen = in_cafe(day, "10.20").view("10.20")
    lunch = item_of(seen, "lunch")
    assert day.expected(seen, "lunch") == ("12.35.00", "13.20.00")
    assert lunch.conflict_ms == 20 * MINUTE
    assert item_of(seen, "oogst").conflict_ms == 0
    assert day.wall(seen.expected_day_end_ms) == "13.50.00"
    assert day.wall(seen.planned_day_end_ms) == "13.30.00"


def test_ahead_of_schedule_items_come_earlier_but_a_fixed_one_waits(day: Day) -> None:
    seen = in_cafe(day, "9.50").view("9.50")
    assert seen.offset_ms == -10 * MINUTE
    assert day.expected(seen, "oogst") == ("11.20.00", "11.40.00")
    assert day.expected(seen, "bespiegeling") == ("11.40.00", "12.05.00")
    assert day.expected(seen, "lunch") == ("12.15.00", "13.00.00")
    assert item_of(seen, "lunch").conflict_ms == 0
    assert day.wall(seen.expected_day_end_ms) == "13.30.00"


def test_while_paused_the_end_moves_with_now(day: Day) -> None:
    day.start("9.00")
    day.pause("9.05")
    for minute in (6, 9, 40):
        seen = day.view(f"9.{minute:02}")
        assert seen.state is DayState.PAUSED
        assert remaining(seen) == (10 * 60, None)
        assert seen.offset_ms == (minute - 5) * MINUTE
        assert seen.paused_since_ms == day.at("9.05")
    day.resume("9.40")
    seen = day.view("9.42")
    assert remaining(seen) == (8 * 60, None)
    assert day.expected(seen, "welkom") == ("09.00.00", "09.50.00")
    assert seen.offset_ms == 35 * MINUTE


def test_paused_in_overtime_the_end_is_now(day: Day) -> None:
    day.start("9.00")
    day.pause("9.20")
    seen = day.view("9.30")
    assert remaining(seen) == (-5 * 60, None)
    assert day.expected(seen, "welkom") == ("09.00.00", "09.30.00")


def test_added_and_removed_minutes(day: Day) -> None:
    day.start("9.00")
    day.add("9.01", 5)
    seen = day.add("9.02", -2)
    assert remaining(seen) == (16 * 60, None)
    assert seen.offset_ms == 3 * MINUTE
    assert seen.clock is not None
    assert seen.clock.length_ms == 18 * MINUTE


def test_a_minute_for_a_segment_is_a_minute_for_its_item(day: Day) -> None:
    seen = in_cafe(day).add("10.05", 2)
    assert remaining(seen) == (87 * 60, 17 * 60)
    assert day.expected(seen, "cafe") == ("10.00.00", "11.32.00")
    assert remaining(day.next("10.22")) == (70 * 60, 3 * 60)


def test_a_segment_that_overruns_moves_the_item_and_takes_nothing_from_the_next(day: Day) -> None:
    """The café of four rounds of 20 and three changeovers of 3 has 89 of its 90 minutes planned."""
    seen = in_cafe(day).view("10.26")
    assert remaining(seen) == (64 * 60, -6 * 60)
    assert seen.segment_clock is not None
    assert seen.segment_clock.phase is Phase.OVERTIME
    assert day.expected(seen, "cafe") == ("10.00.00", "11.35.00")
    assert seen.offset_ms == 5 * MINUTE
    seen = day.next("10.26")
    assert remaining(seen) == (64 * 60, 3 * 60)
    assert day.expected(seen, "cafe") == ("10.00.00", "11.35.00")


def test_a_segment_that_ends_early_leaves_the_item_its_time(day: Day) -> None:
    in_cafe(day)
    seen = day.next("10.15")
    assert day.expected(seen, "cafe") == ("10.00.00", "11.30.00")
    assert remaining(seen) == (75 * 60, 3 * 60)


def test_an_item_whose_segments_need_more_than_it_has_is_expected_to_take_that() -> None:
    tight = programme(replace(PITCHES, end=PITCHES.start + 10), talk("slot", 9 * 60 + 25, 10 * 60))
    day = Day(tight)
    assert day.expected(day.view("9.00"), "pitches") == ("09.15.00", "09.29.00")
    assert day.expected(day.start("9.15"), "slot") == ("09.29.00", "10.04.00")


def test_skipping_an_item_to_come_gains_its_time(day: Day) -> None:
    in_cafe(day, "10.20")
    seen = day.skip("10.21", "bespiegeling")
    assert item_of(seen, "bespiegeling").status is ItemStatus.SKIPPED
    assert day.expected(seen, "lunch") == ("12.15.00", "13.00.00")
    assert item_of(seen, "lunch").conflict_ms == 0
    assert day.wall(seen.expected_day_end_ms) == "13.30.00"


def test_a_fixed_item_that_was_skipped_holds_nothing_up() -> None:
    fixed = talk("vast", 10 * 60, 10 * 60 + 20, fixed=True)
    day = Day(programme(talk("eerst", 9 * 60, 9 * 60 + 30), fixed, talk("laatst", 10 * 60 + 20, 11 * 60)))
    day.start("8.40")
    assert day.expected(day.view("8.50"), "laatst") == ("10.20.00", "11.00.00")
    assert day.expected(day.skip("8.50", "vast"), "laatst") == ("09.40.00", "10.20.00")


def test_skipping_the_last_item_ends_the_day_with_the_one_before(day: Day) -> None:
    in_cafe(day)
    seen = day.skip("10.01", "slot")
    assert day.wall(seen.expected_day_end_ms) == "13.00.00"
    assert day.wall(seen.planned_day_end_ms) == "13.30.00"


def test_the_offset_after_the_finish_is_that_of_the_end(day: Day) -> None:
    day.start("13.05", "slot")
    seen = day.finish("13.36")
    assert (seen.state, seen.item, seen.clock, seen.segment) == (DayState.FINISHED, None, None, None)
    assert seen.offset_ms == 6 * MINUTE
    assert seen.expected_day_end_ms == day.at("13.36")
    assert day.view("18.00").offset_ms == 6 * MINUTE


def test_items_jumped_over_are_passed_and_keep_no_time(day: Day) -> None:
    day.start("9.00")
    seen = day.start("9.10", "cafe")
    assert [item.status for item in seen.items][:5] == [
        ItemStatus.DONE, ItemStatus.PASSED, ItemStatus.PASSED, ItemStatus.RUNNING, ItemStatus.TO_COME,
    ]  # fmt: skip
    assert seen.offset_ms == -50 * MINUTE


def test_speaking_time_per_organisation_leaves_pauses_out() -> None:
    again = AgendaItem(
        "reactie", "Reactie", ItemKind.PITCHES, 10 * 60, 10 * 60 + 20, speakers=PITCHES.speakers
    )
    day = Day(programme(PITCHES, again))
    day.start("9.15")
    day.pause("9.16")
    day.resume("9.26")
    day.next("9.28")
    day.next("9.30.30")
    day.skip("9.31")
    day.start("9.45", "reactie")
    spoken = speaking_ms(day.state(), day.at("9.45.40"))
    assert spoken == {"Alblasserdam": 3 * MINUTE + 40 * SECOND, "Dordrecht": 150 * SECOND}


@pytest.mark.parametrize(
    ("remaining_s", "expected"),
    [
        (1200, Phase.NORMAL), (241, Phase.NORMAL), (240, Phase.WARNING), (61, Phase.WARNING),
        (60, Phase.DANGER), (1, Phase.DANGER), (0, Phase.DANGER), (-1, Phase.OVERTIME),
    ],
)  # fmt: skip
def test_phases_of_twenty_minutes(remaining_s: int, expected: Phase) -> None:
    assert phase(remaining_s * SECOND, 20 * MINUTE, None, None) is expected


@pytest.mark.parametrize(
    ("length_min", "warning_s", "danger_s"), [(3, 36, 9), (20, 240, 60), (25, 300, 60), (90, 300, 60)]
)
def test_default_thresholds_are_a_share_with_a_ceiling(
    length_min: int, warning_s: int, danger_s: int
) -> None:
    length = length_min * MINUTE
    assert phase(warning_s * SECOND + 1, length, None, None) is Phase.NORMAL
    assert phase(warning_s * SECOND, length, None, None) is Phase.WARNING
    assert phase(danger_s * SECOND + 1, length, None, None) is Phase.WARNING
    assert phase(danger_s * SECOND, length, None, None) is Phase.DANGER


def test_one_millisecond_below_zero_is_overtime() -> None:
    assert phase(-1, 20 * MINUTE, None, None) is Phase.OVERTIME
    assert phase(-1, 0, 0, 0) is Phase.OVERTIME


def test_thresholds_of_an_item_hold_for_its_clock() -> None:
    own = replace(talk("college", 9 * 60, 10 * 60), warning_ms=10 * MINUTE, danger_ms=2 * MINUTE)
    day = Day(programme(own))
    day.start("9.00")
    phases = {}
    for time in ("9.49.59", "9.50", "9.57.59", "9.58", "10.00", "10.00.01"):
        clock = day.view(time).clock
        assert clock is not None
        phases[time] = clock.phase
    assert phases == {
        "9.49.59": Phase.NORMAL, "9.50": Phase.WARNING, "9.57.59": Phase.WARNING,
        "9.58": Phase.DANGER, "10.00": Phase.DANGER, "10.00.01": Phase.OVERTIME,
    }  # fmt: skip


def test_groups_and_tables_show_the_round_and_in_a_changeover_the_next_one(day: Day) -> None:
    seen = in_cafe(day).view("10.01")
    assert (seen.round, seen.is_changeover) == (1, False)
    assert [(seat.table, seat.group) for seat in seen.seats] == [(1, "A"), (2, "B"), (3, "C"), (4, "D")]
    seen = day.next("10.20")
    assert (seen.round, seen.is_changeover) == (2, True)
    assert [(seat.table, seat.group) for seat in seen.seats] == [(1, "D"), (2, "A"), (3, "B"), (4, "C")]
    assert seen.next_segment is not None
    assert seen.next_segment.key == "round:2"


def test_an_item_that_moves_on_by_itself_runs_through_its_segments() -> None:
    parts = AgendaItem(
        "film", "Film", ItemKind.PLENARY, 9 * 60, 9 * 60 + 10, auto=True,
        segments=(SegmentSpec("een", 3 * MINUTE), SegmentSpec("twee", 4 * MINUTE)),
    )  # fmt: skip
    day = Day(programme(parts, talk("gesprek", 9 * 60 + 10, 9 * 60 + 30)))
    day.start("9.00")
    keys = {}
    for time in ("9.02.59", "9.03", "9.06.59", "9.07", "9.09.59"):
        seen = day.view(time)
        keys[time] = seen.segment.key if seen.segment else None
    assert keys == {
        "9.02.59": "part:1", "9.03": "part:2", "9.06.59": "part:2", "9.07": None, "9.09.59": None
    }  # fmt: skip
    seen = day.view("9.12")
    assert seen.item is not None
    assert seen.item.item.id == "gesprek"
    assert seen.item.started_ms == day.at("9.10")
    assert remaining(seen) == (18 * 60, None)
    assert remaining(day.view("9.40")) == (-10 * 60, None)


def test_an_automatic_item_waits_for_segments_that_need_more_than_it_has() -> None:
    parts = AgendaItem(
        "film", "Film", ItemKind.PLENARY, 9 * 60, 9 * 60 + 5, auto=True,
        segments=(SegmentSpec("een", 4 * MINUTE), SegmentSpec("twee", 4 * MINUTE)),
    )  # fmt: skip
    day = Day(programme(parts, talk("gesprek", 9 * 60 + 5, 9 * 60 + 30)))
    day.start("9.00")
    seen = day.view("9.10")
    assert seen.item is not None
    assert seen.item.started_ms == day.at("9.08")
    film, _ = day.state(day.at("9.10")).items
    assert film.end_ms == day.at("9.08")


def test_an_automatic_item_waits_for_a_fixed_one_and_the_last_one_finishes_the_day() -> None:
    day = Day(
        programme(
            talk("inloop", 9 * 60, 9 * 60 + 10, auto=True),
            talk("opening", 9 * 60 + 15, 9 * 60 + 20, fixed=True, auto=True),
        )
    )
    day.start("9.00")
    day.pause("9.04")
    day.resume("9.06")
    waiting = day.view("9.14")
    assert waiting.item is not None
    assert (waiting.item.item.id, remaining(waiting)) == ("inloop", (-2 * 60, None))
    opening = day.view("9.16")
    assert opening.item is not None
    assert (opening.item.item.id, opening.item.started_ms) == ("opening", day.at("9.15"))
    seen = day.view("9.45")
    assert (seen.state, seen.expected_day_end_ms, seen.offset_ms) == (DayState.FINISHED, day.at("9.20"), 0)


def test_nothing_moves_on_before_the_action_that_made_it_overdue() -> None:
    day = Day(programme(talk("inloop", 540, 550, auto=True), talk("opening", 550, 560)))
    day.start("9.00")
    seen = day.add("9.08", -5)
    assert seen.item is not None
    assert (seen.item.item.id, seen.item.started_ms) == ("opening", day.at("9.08"))


def test_nothing_else_moves_on_by_itself(day: Day) -> None:
    day.start("9.00")
    seen = day.view("+1 9.00")
    assert seen.item is not None
    assert seen.item.item.id == "welkom"
    assert remaining(seen) == ((15 - 24 * 60) * 60, None)


def test_a_programme_without_items_has_a_view() -> None:
    seen = Day(programme()).view("9.00")
    assert (seen.items, seen.offset_ms, seen.next_item) == ((), 0, None)
    assert seen.expected_day_end_ms == seen.planned_day_end_ms == seen.now_ms
