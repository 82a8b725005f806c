"""The actions that a day is timed with: what each does, one transaction each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.live.conftest import OpenDesk
from tests.live.desk import MINUTE, Desk, elapsed, night, remaining, segment_remaining, shipped, wall
from workshop_tui.domain import actions
from workshop_tui.domain.expectation import ItemStatus, RunView
from workshop_tui.domain.log import Event
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.run import DayState
from workshop_tui.live import Live
from workshop_tui.store import NewEvent
from workshop_tui.store.log import RunLog


def running(live: Live) -> tuple[str | None, str | None]:
    seen = live.view()
    return (seen.item.item.id if seen.item else None, seen.segment.key if seen.segment else None)


def test_the_day_starts_with_its_first_item(desk: Desk) -> None:
    seen = desk.at("7:45").start()
    assert isinstance(seen, RunView)
    assert (seen.state, running(desk.live)) == (DayState.RUNNING, ("inloop", None))
    assert desk.log() == ["open", "start"]


def test_a_late_start_shifts_what_follows_until_a_gap_or_a_fixed_item(desk: Desk) -> None:
    seen = desk.at("7:52").start()
    assert seen.offset_ms == 7 * MINUTE
    assert wall(desk.live, seen.expected_day_end_ms) == "15:07:00"
    lunch = next(each for each in seen.items if each.item.id == "lunch")
    assert (lunch.conflict_ms, wall(desk.live, lunch.expected_start_ms)) == (7 * MINUTE, "12:22:00")


def test_an_item_may_be_started_by_its_id(desk: Desk) -> None:
    desk.at("10:00").start("wereldcafe")
    assert running(desk.live) == ("wereldcafe", "round:1")
    desk.live.start("oogst-delen")
    assert running(desk.live) == ("oogst-delen", "report:1")


def test_next_goes_through_segments_then_items_then_finishes(open_desk: OpenDesk) -> None:
    desk = open_desk(shipped("world-cafe-classic.yaml"), "13:00")
    desk.live.start()
    seen = [running(desk.live)]
    while desk.live.next().state is not DayState.FINISHED:
        seen.append(running(desk.live))
    assert [segment for item, segment in seen if item == "world-cafe"] == [
        "round:1", "changeover:1", "round:2", "changeover:2", "round:3",
    ]  # fmt: skip
    assert len([segment for _, segment in seen if segment and segment.startswith("report:")]) == 5
    assert [item for item, _ in seen if item][-1] == "agreements"
    assert desk.live.view().item is None


def test_next_item_leaves_the_segments(desk: Desk) -> None:
    desk.at("10:00").start("wereldcafe")
    desk.at("10:30").next_item()
    assert running(desk.live) == ("oogst-delen", "report:1")


def test_pause_stops_all_clocks_and_resume_goes_on(desk: Desk) -> None:
    desk.at("10:00").start("wereldcafe")
    desk.at("10:05").pause()
    desk.at("10:15")
    assert (segment_remaining(desk.live), remaining(desk.live)) == (15 * 60, 85 * 60)
    assert desk.live.view().offset_ms == 10 * MINUTE
    desk.live.resume()
    desk.at("10:20")
    assert (segment_remaining(desk.live), remaining(desk.live)) == (10 * 60, 80 * 60)


def test_one_key_starts_pauses_and_resumes(desk: Desk) -> None:
    states = [desk.live.toggle().state for _ in range(3)]
    assert states == [DayState.RUNNING, DayState.PAUSED, DayState.RUNNING]


def test_next_in_a_pause_goes_on(desk: Desk) -> None:
    desk.at("7:45").start()
    desk.at("7:50").pause()
    desk.at("8:00").next()
    assert desk.live.view().state is DayState.RUNNING
    assert running(desk.live) == ("welkom", None)
    assert remaining(desk.live) == 5 * 60


def test_minutes_added_and_taken(desk: Desk) -> None:
    desk.at("10:00").start("wereldcafe")
    desk.live.add(5 * MINUTE)
    assert (segment_remaining(desk.live), remaining(desk.live)) == (25 * 60, 95 * 60)
    assert desk.live.view().offset_ms == 5 * MINUTE
    desk.live.add(-2 * MINUTE)
    assert segment_remaining(desk.live) == 23 * 60
    desk.live.next()
    assert segment_remaining(desk.live) == 3 * 60


def test_skip_ends_what_runs(desk: Desk) -> None:
    desk.at("9:15").start("pitches")
    desk.at("9:16").skip()
    assert running(desk.live) == ("pitches", "speaker:Dordrecht")
    desk.live.skip("speaker:Papendrecht")
    assert "speaker:Papendrecht" not in [each.key for each in desk.live.view().segments]


def test_skip_passes_over_an_item_to_come(desk: Desk) -> None:
    desk.at("7:45").start()
    seen = desk.live.skip("welkom")
    assert seen.next_item is not None
    assert seen.next_item.item.id == "opening"
    skipped = next(each for each in seen.items if each.item.id == "welkom")
    assert skipped.status is ItemStatus.SKIPPED


def test_backdate_moves_the_beginning(desk: Desk) -> None:
    desk.at("7:45").start()
    desk.at("8:04").next()
    desk.live.backdate(desk.live.conference.instant(8 * 60))
    assert remaining(desk.live) == 60
    assert wall(desk.live, desk.live.state.items[0].end_ms) == "08:00:00"


def test_finish_ends_the_day_and_undo_takes_it_back(desk: Desk) -> None:
    desk.at("7:45").start()
    assert desk.at("7:50").finish().state is DayState.FINISHED
    assert wall(desk.live, desk.live.view().expected_day_end_ms) == "07:50:00"
    desk.at("7:55").undo()
    assert remaining(desk.live) == 5 * 60


def test_undo_without_end_and_redo_all_the_way_back(desk: Desk) -> None:
    steps: list[Callable[[Live], object]] = [
        lambda live: live.start(),
        lambda live: live.add(2 * MINUTE),
        lambda live: live.pause(),
        lambda live: live.resume(),
        lambda live: live.next(),
        lambda live: live.backdate(live.now_ms() - 30_000),
        lambda live: live.skip(),
        lambda live: live.finish(),
    ]
    states = [desk.live.state]
    for step in steps:
        desk.clock.advance(MINUTE)
        step(desk.live)
        states.append(desk.live.state)
    for before in reversed(states[:-1]):
        desk.live.undo()
        assert _told(desk.live) == replace(before, last_ms=None)
    with pytest.raises(Refusal, match="nothing to undo"):
        desk.live.undo()
    for after in states[1:]:
        desk.live.redo()
        assert _told(desk.live) == replace(after, last_ms=None)
    with pytest.raises(Refusal, match="nothing to redo"):
        desk.live.redo()


def _told(live: Live) -> object:
    return replace(live.state, last_ms=None)


def test_a_new_action_ends_the_possibility_to_redo(desk: Desk) -> None:
    desk.at("7:45").start()
    desk.live.pause()
    desk.live.undo()
    desk.live.add(MINUTE)
    with pytest.raises(Refusal, match="nothing to redo"):
        desk.live.redo()


REFUSED: list[tuple[str, Callable[[Live], object]]] = [
    ("not started yet", lambda live: live.next()),
    ("not started yet", lambda live: live.next_item()),
    ("not started yet", lambda live: live.pause()),
    ("not paused", lambda live: live.resume()),
    ("not started yet", lambda live: live.add(MINUTE)),
    ("not started yet", lambda live: live.finish()),
    ("not started yet", lambda live: live.backdate(0)),
    ("nothing to undo", lambda live: live.undo()),
    ("nothing to redo", lambda live: live.redo()),
    ("no item “lunchen”", lambda live: live.start("lunchen")),
    ("no item “lunchen”", lambda live: live.skip("lunchen")),
    ("needs no correction", lambda live: live.correct_clock()),
]


@pytest.mark.parametrize(("said", "act"), REFUSED)
def test_refused_before_the_start(desk: Desk, said: str, act: Callable[[Live], object]) -> None:
    with pytest.raises(Refusal, match=said):
        act(desk.live)
    assert desk.log() == ["open"]


REFUSED_RUNNING: list[tuple[str, Callable[[Live], object]]] = [
    ("already started", lambda live: live.start()),
    ("not paused", lambda live: live.resume()),
    ("Zero minutes", lambda live: live.add(0)),
    ("cannot be taken away", lambda live: live.add(-16 * MINUTE)),
    ("has not been yet", lambda live: live.backdate(live.now_ms() + 1)),
]


@pytest.mark.parametrize(("said", "act"), REFUSED_RUNNING)
def test_refused_while_running(desk: Desk, said: str, act: Callable[[Live], object]) -> None:
    desk.at("7:45").start()
    with pytest.raises(Refusal, match=said):
        act(desk.live)
    assert desk.log() == ["open", "start"]
    assert elapsed(desk.live) == 0


def test_a_decision_that_fails_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step of the clock that was noticed on the way is taken back with the rest."""
    desk.at("7:45").start()
    desk.clock.step(-5 * MINUTE)

    def fails(*_: object) -> None:
        raise Refusal(Message("No."))

    monkeypatch.setattr(actions, "pause", fails)
    with pytest.raises(Refusal, match="No"):
        desk.live.pause()
    assert desk.log() == ["open", "start"]
    assert desk.live.clock_was_set()
    monkeypatch.undo()
    desk.live.pause()
    assert desk.log() == ["open", "start", "clock_correction", "pause"]
    assert elapsed(desk.live) == 0


def test_a_write_that_fails_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.at("7:45").start()
    desk.clock.step(-5 * MINUTE)
    append = RunLog.append

    def fails(self: RunLog, conference: str, event: NewEvent) -> Event:
        written = append(self, conference, event)
        if event.kind == "pause":
            raise Refusal(Message("The disk is full."))
        return written

    monkeypatch.setattr(RunLog, "append", fails)
    with pytest.raises(Refusal, match="full"):
        desk.live.pause()
    monkeypatch.undo()
    assert desk.log() == ["open", "start"]
    assert [str(event.kind) for event in desk.live.events] == ["open", "start"]
    assert desk.live.view().state is DayState.RUNNING


def test_a_row_keeps_the_sleep_counting_clock(desk: Desk) -> None:
    desk.at("7:45").start()
    row = desk.live.events[-1]
    assert (row.boot_ms, row.boot_id) == (5 * MINUTE, "boot 1")
    assert row.at_ms == desk.clock.reading().wall_ms


def test_two_doors_see_what_the_other_does(desk: Desk) -> None:
    other = desk.beside()
    assert other.changed()
    assert not other.changed()
    desk.at("7:45").start()
    assert other.changed()
    assert running(other) == ("inloop", None)
    other.next()
    assert not other.changed()
    assert desk.live.changed()
    assert running(desk.live) == ("welkom", None)


def test_an_action_decides_on_what_is_on_disk(desk: Desk) -> None:
    """Two people press the key at once: the second one is told, not obeyed twice."""
    other = desk.beside()
    assert other.view().state is DayState.PLANNED
    desk.at("7:45").start()
    with pytest.raises(Refusal, match="already started"):
        other.start()
    assert desk.log() == ["open", "start"]


def test_items_that_go_on_by_themselves(open_desk: OpenDesk) -> None:
    plan = night(date(2020, 2, 14), "9:00", (10, 10, 10))
    desk = open_desk(
        replace(plan, agenda=tuple(replace(item, auto=item.id != "three") for item in plan.agenda)), "9:00"
    )
    desk.live.start()
    desk.at("9:15")
    assert running(desk.live) == ("two", None)
    desk.live.add(MINUTE)
    desk.at("9:25")
    assert (running(desk.live), elapsed(desk.live)) == (("three", None), 240)
    desk.at("9:45")
    assert (running(desk.live), remaining(desk.live)) == (("three", None), -14 * 60)


def test_speaking_time_is_counted_per_organisation(desk: Desk) -> None:
    from workshop_tui.domain.speakers import speaking_ms

    desk.at("9:15").start("pitches")
    desk.at("9:19").next()
    desk.at("9:20").pause()
    desk.at("9:25")
    spoken = speaking_ms(desk.live.state, desk.live.now_ms())
    assert spoken == {"Alblasserdam": 4 * MINUTE, "Dordrecht": MINUTE}
