"""What happens to clocks on real days, each with exact figures (semantics, Time)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.live.conftest import OpenDesk
from tests.live.desk import MINUTE, SECOND, Desk, elapsed, night, remaining, segment_remaining, wall
from workshop_tui.domain.expectation import Phase
from workshop_tui.domain.message import Refusal
from workshop_tui.domain.run import DayState


def test_running_over_midnight(open_desk: OpenDesk) -> None:
    desk = open_desk(night(date(2020, 2, 14), "23:30", (60, 30)), "23:30")
    desk.live.start()
    desk.at("24:10")
    seen = desk.live.view()
    assert remaining(desk.live) == 20 * 60
    assert wall(desk.live, seen.expected_day_end_ms) == "01:00:00"
    assert seen.offset_ms == 0
    desk.at("24:35").next()
    assert desk.live.view().offset_ms == 5 * MINUTE
    assert wall(desk.live, desk.live.view().expected_day_end_ms) == "01:05:00"


def test_paused_over_midnight(open_desk: OpenDesk) -> None:
    desk = open_desk(night(date(2020, 2, 14), "23:30", (60, 30)), "23:30")
    desk.live.start()
    desk.at("23:55").pause()
    desk.at("24:20")
    assert remaining(desk.live) == 35 * 60
    assert wall(desk.live, desk.live.view().expected_day_end_ms) == "01:25:00"
    desk.live.resume()
    desk.at("24:30")
    assert remaining(desk.live) == 25 * 60
    assert desk.live.view().offset_ms == 25 * MINUTE


def test_an_end_that_the_clock_jumps_over(open_desk: OpenDesk) -> None:
    """1.30 to 2.50 on the night that 2.00 becomes 3.00: eighty minutes, until 3.50."""
    desk = open_desk(night(date(2020, 3, 29), "1:30", (80,)), "1:30")
    desk.live.start()
    assert remaining(desk.live) == 80 * 60
    assert wall(desk.live, desk.live.view().expected_day_end_ms) == "03:50:00"


def test_over_the_start_of_summer_time(open_desk: OpenDesk) -> None:
    """Planned 1.50 to 3.10 is twenty minutes of real time that night."""
    desk = open_desk(night(date(2020, 3, 29), "1:50", (80, 20)), "1:50")
    desk.live.start()
    assert remaining(desk.live) == 20 * 60
    desk.clock.advance(15 * MINUTE)
    assert desk.live.conference.local(desk.clock.reading().wall_ms).strftime("%H:%M") == "03:05"
    assert remaining(desk.live) == 5 * 60
    desk.clock.advance(5 * MINUTE)
    desk.live.next()
    assert desk.live.view().offset_ms == 0
    assert wall(desk.live, desk.live.view().expected_day_end_ms) == "03:30:00"


def test_over_the_end_of_summer_time(open_desk: OpenDesk) -> None:
    """Planned 1.50 to 3.10 is two hours and twenty minutes of real time that night."""
    desk = open_desk(night(date(2020, 10, 25), "1:50", (80, 20)), "1:50")
    desk.live.start()
    assert remaining(desk.live) == 140 * 60
    desk.clock.advance(75 * MINUTE)
    assert desk.live.conference.local(desk.clock.reading().wall_ms).strftime("%H:%M") == "02:05"
    assert remaining(desk.live) == 65 * 60
    desk.clock.advance(65 * MINUTE)
    desk.live.next()
    assert desk.live.view().offset_ms == 0
    assert wall(desk.live, desk.live.view().expected_day_end_ms) == "03:30:00"


def test_set_back_three_seconds_one_second_after_a_start(desk: Desk) -> None:
    desk.at("7:45").start()
    desk.clock.advance(SECOND)
    desk.clock.step(-3 * SECOND)
    assert desk.live.clock_was_set()
    said = desk.live.follow_clock()
    assert str(said) == "The laptop's clock was set back by 3 s. The timers are corrected."
    assert elapsed(desk.live) == 1
    assert remaining(desk.live) == 899
    assert desk.live.view().behind_log_ms == 0
    assert not desk.live.clock_was_set()
    assert desk.log() == ["open", "start", "clock_correction"]
    desk.clock.advance(59 * SECOND)
    assert remaining(desk.live) == 840


def test_set_forward_five_minutes(desk: Desk) -> None:
    desk.at("7:45").start()
    desk.clock.advance(4 * MINUTE)
    desk.clock.step(5 * MINUTE)
    said = desk.live.follow_clock()
    assert str(said) == "The laptop's clock was set forward by 5 min. The timers are corrected."
    assert remaining(desk.live) == 11 * 60
    # The clock is right now and was slow before: the day began at 7.50, and is five minutes late.
    assert wall(desk.live, desk.live.state.items[0].start_ms) == "07:50:00"
    assert desk.live.view().offset_ms == 5 * MINUTE


def test_an_action_corrects_before_it_acts(desk: Desk) -> None:
    desk.at("7:45").start()
    desk.clock.advance(4 * MINUTE)
    desk.clock.step(-10 * MINUTE)
    desk.live.pause()
    desk.clock.advance(MINUTE)
    assert desk.log() == ["open", "start", "clock_correction", "pause"]
    assert remaining(desk.live) == 11 * 60
    assert desk.live.view().behind_log_ms == 0


def test_a_small_difference_is_no_step(desk: Desk) -> None:
    desk.at("7:45").start()
    desk.clock.step(1499)
    assert desk.live.follow_clock() is None
    desk.clock.step(1)
    assert desk.live.follow_clock() is not None


def test_a_sleep_of_twelve_minutes_has_passed(desk: Desk) -> None:
    desk.at("7:45").start()
    assert desk.live.slept() is None
    desk.clock.advance(MINUTE)
    desk.clock.sleep(12 * MINUTE)
    assert str(desk.live.slept()) == "The laptop slept for 12 min. The clocks are right."
    assert desk.live.slept() is None
    assert not desk.live.clock_was_set()
    assert desk.live.follow_clock() is None
    assert remaining(desk.live) == 2 * 60
    assert desk.log() == ["open", "start"]


def test_a_nap_is_not_worth_a_word(desk: Desk) -> None:
    desk.live.slept()
    desk.clock.sleep(9 * SECOND)
    assert desk.live.slept() is None


def test_a_step_in_a_sleep_is_a_step_and_a_sleep(desk: Desk) -> None:
    desk.at("7:45").start()
    desk.live.slept()
    desk.clock.sleep(12 * MINUTE)
    desk.clock.step(-MINUTE)
    assert desk.live.slept() is not None
    assert desk.live.follow_clock() is not None
    assert remaining(desk.live) == 3 * 60


def test_a_step_while_the_program_did_not_run(desk: Desk) -> None:
    desk.at("7:45").start()
    desk.clock.advance(MINUTE)
    desk.clock.step(-30 * MINUTE)
    desk.clock.advance(MINUTE)
    desk.killed()
    assert desk.live.clock_was_set()
    assert str(desk.live.follow_clock()).startswith("The laptop's clock was set back by 30 min.")
    assert remaining(desk.live) == 13 * 60


def test_two_processes_correct_one_step_once(desk: Desk) -> None:
    desk.at("7:45").start()
    other = desk.beside()
    assert other.view().state is DayState.RUNNING
    desk.clock.step(-3 * MINUTE)
    assert desk.live.clock_was_set()
    assert other.clock_was_set()
    assert desk.live.follow_clock() is not None
    assert other.follow_clock() is None
    assert desk.log().count("clock_correction") == 1
    assert elapsed(other) == elapsed(desk.live) == 0


def test_one_step_noticed_by_a_screen_and_an_action_is_corrected_once(desk: Desk) -> None:
    desk.at("7:45").start()
    other = desk.beside()
    assert other.view().state is DayState.RUNNING
    desk.clock.step(-3 * MINUTE)
    other.add(MINUTE)
    assert desk.live.follow_clock() is None
    assert desk.log() == ["open", "start", "clock_correction", "add"]


def test_steps_add_up_and_undo_leaves_them(desk: Desk) -> None:
    desk.at("7:45").start()
    desk.clock.advance(MINUTE)
    desk.clock.step(-MINUTE)
    desk.live.pause()
    desk.clock.advance(MINUTE)
    desk.clock.step(7 * MINUTE)
    desk.live.undo()
    desk.clock.advance(MINUTE)
    assert elapsed(desk.live) == 180
    assert desk.log().count("clock_correction") == 2
    desk.live.redo()
    assert elapsed(desk.live) == 60


def test_a_backdate_moves_with_a_correction(desk: Desk) -> None:
    desk.at("7:50").start()
    desk.live.backdate(desk.clock.reading().wall_ms - 4 * MINUTE)
    desk.clock.step(-20 * MINUTE)
    desk.live.follow_clock()
    assert elapsed(desk.live) == 240


def test_a_step_after_the_finish_is_corrected_when_the_finish_is_undone(desk: Desk) -> None:
    desk.at("7:45").start()
    desk.at("7:50").finish()
    desk.clock.step(-60 * MINUTE)
    desk.clock.advance(MINUTE)
    assert not desk.live.clock_was_set()
    assert desk.live.follow_clock() is None
    desk.live.undo()
    assert elapsed(desk.live) == 360
    assert desk.live.view().behind_log_ms == 0


def test_a_step_before_the_start_concerns_nobody(desk: Desk) -> None:
    desk.clock.step(-120 * MINUTE)
    assert not desk.live.clock_was_set()
    desk.at("7:45").start()
    assert desk.log() == ["open", "start"]
    assert elapsed(desk.live) == 0
    assert desk.live.view().behind_log_ms == 0


def test_stored_long_after_its_date_and_played_back(open_desk: OpenDesk) -> None:
    """When the file was stored has nothing to do with the day."""
    desk = open_desk()
    desk.clock.reboot("boot 2", -365 * 24 * 60 * MINUTE)
    desk.live.start()
    desk.clock.advance(MINUTE)
    assert elapsed(desk.live) == 60
    assert desk.live.view().behind_log_ms == 0


def test_a_reboot_with_the_clock_set_back(desk: Desk) -> None:
    desk.at("7:45").start()
    desk.at("7:55").add(MINUTE)
    desk.clock.reboot("boot 2", -60 * MINUTE)
    desk.killed()
    assert not desk.live.clock_was_set()
    seen = desk.live.view()
    assert seen.behind_log_ms == 60 * MINUTE
    assert elapsed(desk.live) == 600
    desk.clock.advance(2 * MINUTE)
    assert elapsed(desk.live) == 600
    desk.live.correct_clock()
    assert desk.live.view().behind_log_ms == 0
    assert elapsed(desk.live) == 600
    assert wall(desk.live, desk.live.state.items[0].start_ms) == "06:47:00"
    desk.clock.advance(3 * MINUTE)
    assert elapsed(desk.live) == 780
    with pytest.raises(Refusal, match="needs no correction"):
        desk.live.correct_clock()


def test_acting_while_the_log_lies_in_the_future_never_shows_less_than_nothing(desk: Desk) -> None:
    desk.at("7:45").start()
    desk.clock.reboot("boot 2", -60 * MINUTE)
    desk.killed()
    desk.live.next()
    desk.clock.advance(MINUTE)
    desk.live.pause()
    assert elapsed(desk.live) == 0
    desk.live.correct_clock()
    assert elapsed(desk.live) == 0
    desk.live.resume()
    desk.clock.advance(MINUTE)
    assert elapsed(desk.live) == 60


def test_killed_while_running(desk: Desk) -> None:
    desk.at("7:45").start()
    desk.at("7:50")
    desk.killed()
    desk.clock.advance(MINUTE)
    assert remaining(desk.live) == 9 * 60
    assert desk.live.view().state is DayState.RUNNING


def test_killed_while_paused(desk: Desk) -> None:
    desk.at("7:45").start()
    desk.at("7:50").pause()
    desk.killed()
    desk.at("8:10")
    assert desk.live.view().state is DayState.PAUSED
    assert remaining(desk.live) == 10 * 60
    assert desk.live.view().paused_since_ms == desk.live.conference.instant(7 * 60 + 50)
    desk.live.resume()
    desk.at("8:15")
    assert remaining(desk.live) == 5 * 60


def test_killed_in_a_segment(desk: Desk) -> None:
    desk.at("10:00").start("wereldcafe")
    desk.at("10:20").next()
    desk.at("10:23").next()
    desk.at("10:30")
    desk.killed()
    desk.clock.advance(MINUTE)
    seen = desk.live.view()
    assert (seen.round, segment_remaining(desk.live), remaining(desk.live)) == (2, 12 * 60, 59 * 60)
    assert [(seat.table, seat.group) for seat in seen.seats] == [(1, "D"), (2, "A"), (3, "B"), (4, "C")]


def test_killed_in_overtime(desk: Desk) -> None:
    desk.at("7:45").start()
    desk.at("8:03")
    desk.killed()
    desk.clock.advance(30 * SECOND)
    clock = desk.live.view().clock
    assert clock is not None
    assert (clock.remaining_ms, clock.phase) == (-210 * SECOND, Phase.OVERTIME)
    assert desk.live.view().offset_ms == 210 * SECOND


def test_killed_between_a_sleep_and_a_reboot(desk: Desk) -> None:
    desk.at("7:45").start()
    desk.clock.sleep(5 * MINUTE)
    desk.clock.reboot("boot 2", 2 * MINUTE)
    desk.killed()
    assert desk.live.slept() is None
    assert desk.live.follow_clock() is None
    assert remaining(desk.live) == 8 * 60


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo", "UTC"])
def test_a_laptop_in_another_time_zone(desk: Desk, monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    import time

    monkeypatch.setenv("TZ", zone)
    if hasattr(time, "tzset"):
        time.tzset()
    try:
        desk.at("7:47").start()
        seen = desk.at("7:50").view()
        assert wall(desk.live, seen.now_ms) == "07:50:00"
        assert (remaining(desk.live), seen.offset_ms) == (12 * 60, 2 * MINUTE)
        assert desk.live.today() == date(2020, 2, 14)
    finally:
        monkeypatch.undo()
        if hasattr(time, "tzset"):
            time.tzset()


def test_a_conference_in_another_zone_than_its_file_was_written_in(open_desk: OpenDesk) -> None:
    desk = open_desk(replace(night(date(2020, 2, 14), "9:00", (60,)), timezone="Asia/Tokyo"), "9:00")
    desk.live.start()
    assert desk.live.view().offset_ms == 0
    assert desk.clock.reading().wall_ms == 1_581_638_400_000  # 2020-02-14T00:00:00Z
