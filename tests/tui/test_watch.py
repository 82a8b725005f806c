"""When the bell is due, and what began by itself."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.example import DAY, at_ms
from workshop_tui.domain.conference import Conference
from workshop_tui.domain.expectation import view
from workshop_tui.domain.log import Event, EventKind
from workshop_tui.domain.run import fold
from workshop_tui.tui.watch import DayWatch, Noticed


def watched(conference: Conference, item: str, times: list[str]) -> list[Noticed]:
    """What is noticed at these times of a day whose item began at the first of them."""
    segment = "speaker:Dordrecht" if item == "pitches" else None
    start = Event(1, at_ms(times[0]), EventKind.START, {"item": item, "segment": segment}, None, None)
    state = fold(conference, (start,))
    watch = DayWatch()
    return [watch.look(view(state, at_ms(time)), state.last_ms) for time in times]


def test_a_bell_once_per_phase() -> None:
    seen = watched(DAY, "inloop", ["10:00", "10:05", "10:12", "10:13", "10:14:30", "10:15:01", "10:16"])
    assert [each.rings for each in seen] == [False, False, True, False, True, True, False]


def test_segments_that_follow_by_themselves_ring_and_are_no_new_item() -> None:
    auto = replace(DAY, agenda=tuple(replace(item, auto=True) for item in DAY.agenda))
    seen = watched(auto, "pitches", ["10:15", "10:20:01", "10:20:02", "10:25:01", "10:30:01", "10:30:02"])
    assert [each.rings for each in seen] == [False, True, False, True, True, False]
    assert [each.began for each in seen] == [None, None, None, None, "cafe", None]


def test_what_somebody_did_does_not_ring() -> None:
    watch = DayWatch()
    first = Event(1, at_ms("10:00"), EventKind.START, {"item": "inloop", "segment": None}, None, None)
    second = Event(2, at_ms("10:16"), EventKind.NEXT, {"item": "oogst", "segment": "report:1"}, None, None)
    before, after = fold(DAY, (first,)), fold(DAY, (first, second))
    watch.look(view(before, at_ms("10:15:30")), before.last_ms)
    assert watch.look(view(after, at_ms("10:16:01")), after.last_ms) == Noticed()
