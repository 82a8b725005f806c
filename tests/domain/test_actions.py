"""What each action does and refuses, and what undo takes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.domain.examples import FEBRUARY, PITCHES, Day, item_of, programme, remaining, talk
from workshop_tui.domain import actions
from workshop_tui.domain.conference import MINUTE
from workshop_tui.domain.expectation import ItemStatus, RunView
from workshop_tui.domain.log import Event, EventKind, living, on_present_clock
from workshop_tui.domain.message import Refusal
from workshop_tui.domain.run import DayState, RunState, fold
from workshop_tui.domain.speakers import speaking_ms


@pytest.fixture
def day() -> Day:
    return Day(FEBRUARY)


def where(seen: RunView) -> tuple[str | None, str | None]:
    """The item and the segment that run."""
    return (
        None if seen.item is None else seen.item.item.id,
        None if seen.segment is None else seen.segment.key,
    )


def test_next_goes_through_all_segments_and_items_to_the_finish(day: Day) -> None:
    found = [where(day.start("9.00"))]
    while day.state().state is not DayState.FINISHED:
        found.append(where(day.next("9.01")))
    assert found == [
        ("welkom", None),
        ("pitches", "speaker:Alblasserdam"), ("pitches", "speaker:Dordrecht"),
        ("pitches", "speaker:Papendrecht"), ("pitches", "closing"),
        ("pauze", None),
        ("cafe", "round:1"), ("cafe", "changeover:1"), ("cafe", "round:2"), ("cafe", "changeover:2"),
        ("cafe", "round:3"), ("cafe", "changeover:3"), ("cafe", "round:4"),
        ("oogst", "report:1"), ("oogst", "report:2"), ("oogst", "report:3"), ("oogst", "report:4"),
        ("bespiegeling", None), ("lunch", None), ("slot", None), (None, None),
    ]  # fmt: skip
    assert day.events[-1].kind == EventKind.FINISH


def test_next_item_leaves_what_is_left_of_the_segments(day: Day) -> None:
    day.start("9.15", "pitches")
    assert where(day.next_item("9.20")) == ("pauze", None)
    assert day.state().segments[-1].end_ms == day.at("9.20")


def test_next_ends_a_pause(day: Day) -> None:
    day.start("9.00")
    day.pause("9.05")
    seen = day.next("9.10")
    assert seen.state is DayState.RUNNING
    assert remaining(day.view("9.11")) == (14 * 60, 2 * 60)


def test_an_item_can_be_called_again(day: Day) -> None:
    day.start("9.00")
    day.start("9.10", "pitches")
    seen = day.start("9.20", "welkom")
    assert where(seen) == ("welkom", None)
    assert remaining(seen) == (15 * 60, None)
    assert item_of(seen, "pitches").status is ItemStatus.TO_COME


def test_skip_of_a_speaker_goes_to_the_next_and_of_the_last_part_to_the_next_item(day: Day) -> None:
    day.start("9.15", "pitches")
    assert where(day.skip("9.16")) == ("pitches", "speaker:Dordrecht")
    assert where(day.skip("9.17", "speaker:Papendrecht")) == ("pitches", "speaker:Dordrecht")
    seen = day.next("9.20")
    assert where(seen) == ("pitches", "closing")
    assert [part.key for part in seen.segments] == ["speaker:Dordrecht", "closing"]
    assert where(day.skip("9.21")) == ("pauze", None)


def test_skip_of_the_running_item_by_its_id(day: Day) -> None:
    day.start("9.15", "pitches")
    seen = day.skip("9.18", "pitches")
    assert where(seen) == ("pauze", None)
    assert item_of(seen, "pitches").status is ItemStatus.SKIPPED
    assert item_of(seen, "pitches").ended_ms == day.at("9.18")


def test_skip_of_the_last_item_finishes_the_day(day: Day) -> None:
    day.start("13.00", "slot")
    assert day.skip("13.10").state is DayState.FINISHED


def test_a_skipped_item_can_still_be_started(day: Day) -> None:
    day.start("9.00")
    day.skip("9.01", "lunch")
    seen = day.start("12.15", "lunch")
    assert item_of(seen, "lunch").status is ItemStatus.RUNNING


def test_backdate_of_an_item_ends_the_one_before_it_there(day: Day) -> None:
    day.start("9.00")
    day.start("9.50", "pauze")
    seen = day.backdate("9.52", "9.46")
    assert item_of(seen, "welkom").ended_ms == day.at("9.46")
    assert remaining(seen) == (9 * 60, None)
    assert seen.offset_ms == 1 * MINUTE


def test_backdate_of_a_segment_ends_the_one_before_it_there(day: Day) -> None:
    day.start("9.15", "pitches")
    day.next("9.20")
    seen = day.backdate("9.21", "9.18.30")
    assert remaining(seen) == (9 * 60, 30)
    spoken = speaking_ms(day.state(), day.at("9.21"))
    assert spoken == {"Alblasserdam": 210_000, "Dordrecht": 150_000}
    assert item_of(seen, "pitches").started_ms == day.at("9.15")


def test_backdate_of_a_first_segment_takes_its_item_along(day: Day) -> None:
    day.start("9.00")
    day.next("9.20")
    seen = day.backdate("9.21", "9.16")
    assert item_of(seen, "welkom").ended_ms == day.at("9.16")
    assert item_of(seen, "pitches").started_ms == day.at("9.16")
    assert remaining(seen) == (10 * 60, -2 * 60)


def test_backdate_to_a_later_time_gives_it_back_to_what_ran_before(day: Day) -> None:
    day.start("9.00")
    day.start("9.40", "pauze")
    seen = day.backdate("9.50", "9.46")
    assert item_of(seen, "welkom").ended_ms == day.at("9.46")
    assert remaining(seen) == (11 * 60, None)


def test_backdate_of_the_first_item_has_no_bound(day: Day) -> None:
    day.start("9.10")
    assert remaining(day.backdate("9.10", "8.55")) == (0, None)


def test_backdate_is_refused_beyond_the_one_before(day: Day) -> None:
    day.start("9.05")
    day.start("9.50", "pauze")
    with pytest.raises(Refusal, match="only began at 09:05"):
        day.backdate("9.52", "9.04.59")
    assert item_of(day.backdate("9.52", "9.05"), "welkom").ended_ms == day.at("9.05")


def test_backdate_is_refused_beyond_the_last_segment_of_the_item_before(day: Day) -> None:
    """The last speaker began at 9.24; the break cannot have begun in the middle of the first one."""
    day.start("9.15", "pitches")
    day.next("9.20")
    day.next("9.24")
    day.next_item("9.30")
    with pytest.raises(Refusal, match="only began at 09:24"):
        day.backdate("9.31", "9.16")
    day.backdate("9.31", "9.25")
    assert day.state().segments[-1].end_ms == day.at("9.25")
    assert speaking_ms(day.state(), day.at("9.31"))["Papendrecht"] == MINUTE


def test_backdate_twice_of_a_segment_that_came_to_its_items_start(day: Day) -> None:
    day.start("9.15", "pitches")
    day.next("9.20")
    day.backdate("9.21", "9.15")
    seen = day.backdate("9.22", "9.18")
    assert item_of(seen, "pitches").started_ms == day.at("9.15")
    assert speaking_ms(day.state(), day.at("9.22")) == {"Alblasserdam": 180_000, "Dordrecht": 240_000}


def test_backdate_into_the_future_is_refused(day: Day) -> None:
    day.start("9.00")
    with pytest.raises(Refusal, match=r"09:03 has not been yet\. It can only have begun earlier\."):
        day.backdate("9.02", "9.03")


def test_backdate_of_an_item_restarted_after_the_finish_shortens_what_ran_before(day: Day) -> None:
    day.start("9.00")
    day.finish("9.20")
    day.start("9.40", "slot")
    seen = day.backdate("9.41", "9.10")
    assert item_of(seen, "welkom").ended_ms == day.at("9.10")
    assert item_of(seen, "slot").started_ms == day.at("9.10")


def test_backdate_to_a_later_time_gives_nothing_to_what_ran_earlier_still(day: Day) -> None:
    """The first speaker, the welcome and the break began within the same second."""
    day.start("9.15", "pitches")
    day.start("9.15", "welkom")
    day.start("9.15", "pauze")
    day.backdate("9.20", "9.18")
    state = day.state()
    assert [(one.item, one.end_ms) for one in state.items] == [
        ("pitches", day.at("9.15")), ("welkom", day.at("9.18")), ("pauze", None),
    ]  # fmt: skip
    assert [one.end_ms for one in state.segments] == [day.at("9.15")]


def test_backdate_when_the_segments_are_done_moves_the_end_of_the_last_one() -> None:
    """What runs is the rest of the item, which began when its last part ended by itself."""
    loose = replace(PITCHES, end=PITCHES.start + 30, closing_ms=0, auto=True)
    day = Day(programme(talk("welkom", 540, 555), loose, talk("slot", 585, 600)))
    day.start("9.00")
    day.next("9.15")
    assert where(day.view("9.26")) == ("pitches", None)
    seen = day.backdate("9.26", "9.22.30")
    assert item_of(seen, "pitches").started_ms == day.at("9.15")
    assert item_of(seen, "welkom").ended_ms == day.at("9.15")
    assert speaking_ms(day.state(), day.at("9.26"))["Papendrecht"] == 90_000
    with pytest.raises(Refusal, match="only began at 09:21"):
        day.backdate("9.27", "9.20")


def test_rows_that_make_no_sense_where_they_stand_change_nothing(day: Day) -> None:
    day.start("9.00")
    day.start("9.20", "pauze")
    before = replace(day.state(), last_ms=None)
    rows: list[tuple[str, dict[str, object]]] = [
        ("resume", {}), ("start", {"item": "nergens"}), ("next", {}), ("skip", {}), ("add", {"ms": 5}),
        ("add", {"item": "welkom", "ms": 60_000}), ("backdate", {"item": "welkom", "to_ms": day.at("9.19")}),
        ("backdate", {"item": "pauze", "to_ms": day.at("8.59")}), ("undo", {"of": 999}), ("undo", {}),
        ("backdate", {"item": "pauze", "to_ms": day.at("9.31")}), ("van later", {"item": "slot"}),
    ]  # fmt: skip
    for kind, payload in rows:
        event = Event(3, day.at("9.30"), kind, payload)
        assert replace(fold(FEBRUARY, [*day.events, event]), last_ms=None) == before, (kind, payload)


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (actions.next_step, "The day has not started yet. “start” starts it."),
        (actions.next_item, "The day has not started yet. “start” starts it."),
        (actions.pause, "The day has not started yet. “start” starts it."),
        (actions.resume, "The day is not paused."),
        (actions.finish, "The day has not started yet. “start” starts it."),
        (lambda state: actions.add(state, MINUTE), "The day has not started yet. “start” starts it."),
        (lambda state: actions.backdate(state, 0, 0), "The day has not started yet. “start” starts it."),
        (lambda state: actions.start(state, "nergens"), "There is no item “nergens” in the programme."),
        (lambda state: actions.skip(state, "round:1"), "There is no item “round:1” in the programme."),
        (lambda _: actions.undo([]), "There is nothing to undo."),
        (lambda _: actions.redo([]), "There is nothing to redo."),
    ],
)
def test_refused_before_the_start(day: Day, act: Callable[[RunState], object], said: str) -> None:
    with pytest.raises(Refusal) as refused:
        act(day.state())
    assert str(refused.value).startswith(said)


def test_refused_while_it_runs(day: Day) -> None:
    day.start("9.00")
    with pytest.raises(Refusal, match=r"already started; “Welkom” runs\. “next” goes on\."):
        day.start("9.01")
    with pytest.raises(Refusal, match="Zero minutes"):
        day.add("9.01", 0)
    with pytest.raises(Refusal, match="the whole is 15 minutes"):
        day.add("9.01", -16)
    day.pause("9.02")
    with pytest.raises(Refusal, match=r"already paused\. “resume” goes on\."):
        day.pause("9.03")
    with pytest.raises(Refusal, match=r"“resume” goes on\."):
        day.start("9.03")
    day.next("9.04")
    with pytest.raises(Refusal, match="“Welkom” is already past"):
        day.skip("9.05", "welkom")
    day.skip("9.05", "slot")
    with pytest.raises(Refusal, match="“Slot” is already skipped"):
        day.skip("9.06", "slot")


def test_refused_after_the_finish(day: Day) -> None:
    day.start("9.00")
    day.finish("9.10")
    for act in (day.next, day.next_item, day.pause, day.skip, day.finish, day.start):
        with pytest.raises(Refusal, match=r"The day is finished\. “undo” \(key u\) takes that back\."):
            act("9.11")


def test_nothing_left_to_start_or_skip() -> None:
    day = Day(programme(talk("een", 540, 550)))
    day.skip("8.00")
    with pytest.raises(Refusal, match="nothing left to skip"):
        day.skip("8.01")
    with pytest.raises(Refusal, match="nothing in the programme to start"):
        day.start("8.02")


def test_undo_of_the_finish_goes_on_as_if_nothing_had_been(day: Day) -> None:
    day.start("13.00", "slot")
    without = day.view("13.25")
    day.finish("13.10")
    seen = day.undo("13.25")
    assert seen == without
    assert remaining(seen) == (5 * 60, None)
    assert day.redo("13.26").state is DayState.FINISHED
    assert day.view("13.40").expected_day_end_ms == day.at("13.10")


def test_undo_walks_further_back_and_redo_forward_again(day: Day) -> None:
    states = [day.state()]
    acts: list[Callable[[], RunView]] = [
        lambda: day.start("9.00"), lambda: day.add("9.01", 2), lambda: day.pause("9.02"),
        lambda: day.resume("9.05"), lambda: day.next("9.16"), lambda: day.backdate("9.17", "9.15"),
        lambda: day.skip("9.18"),
    ]  # fmt: skip
    for act in acts:
        act()
        states.append(day.state())
    for _ in range(2):
        for state in reversed(states[:-1]):
            day.undo("9.30")
            assert day.state() == state
        with pytest.raises(Refusal, match="nothing to undo"):
            day.undo("9.30")
        for state in states[1:]:
            day.redo("9.31")
            assert day.state() == state
        with pytest.raises(Refusal, match="nothing to redo"):
            day.redo("9.31")
    assert len(day.events) == 7 + 4 * 7


def test_undo_of_a_pause_counts_its_time(day: Day) -> None:
    day.start("9.00")
    day.pause("9.05")
    assert remaining(day.undo("9.10")) == (5 * 60, None)
    assert remaining(day.redo("9.12")) == (10 * 60, None)


def test_a_new_action_ends_the_redo(day: Day) -> None:
    day.start("9.00")
    day.add("9.01", 5)
    day.undo("9.02")
    day.pause("9.03")
    with pytest.raises(Refusal, match="nothing to redo"):
        day.redo("9.04")
    day.undo("9.05")
    assert day.redo("9.06").state is DayState.PAUSED
    with pytest.raises(Refusal, match="nothing to redo"):
        day.redo("9.07")


def test_undo_passes_over_the_opening_and_corrections() -> None:
    rows = [
        Event(1, 1000, "open"), Event(2, 2000, "start", {"item": "welkom", "segment": None}),
        Event(3, 3000, "clock_correction", {"delta_ms": 10}),
    ]  # fmt: skip
    assert actions.undo(rows).payload == {"of": 2}
    rows.append(Event(4, 4000, "undo", {"of": 2}))
    assert [event.seq for event in living(rows)] == [1, 3]
    assert actions.redo([*rows, Event(5, 5000, "clock_correction", {"delta_ms": 10})]).payload == {"of": 4}


def test_a_correction_moves_what_is_before_it_backdates_too() -> None:
    rows = [
        Event(1, 1000, "start"), Event(2, 2000, "backdate", {"to_ms": 500}),
        Event(3, 2600, "clock_correction", {"delta_ms": 100}), Event(4, 3000, "pause"),
    ]  # fmt: skip
    moved = on_present_clock(rows)
    assert [event.at_ms for event in moved] == [1100, 2100, 2600, 3000]
    assert moved[1].payload == {"to_ms": 600}


def test_rows_that_seem_to_go_backwards_are_read_as_one_after_the_other() -> None:
    rows = [Event(1, 5000, "start"), Event(2, 3000, "pause"), Event(3, 6000, "resume")]
    assert [event.at_ms for event in on_present_clock(rows)] == [5000, 5000, 6000]
