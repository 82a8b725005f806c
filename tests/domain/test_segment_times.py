"""When the segments of the running item are expected."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from workshop_tui.domain.conference import MINUTE, AgendaItem, Conference, ItemKind, Speaker
from workshop_tui.domain.log import Event, EventKind
from workshop_tui.domain.run import RunState, fold
from workshop_tui.domain.segment_times import segment_times

DAY = Conference(
    id="dag",
    title="Dag",
    date=date(2020, 2, 14),
    agenda=(
        AgendaItem(
            "pitches", "Pitches", ItemKind.PITCHES, 600, 615,
            speakers=(Speaker("A"), Speaker("B"), Speaker("C")), each_ms=5 * MINUTE,
        ),
        AgendaItem("slot", "Slot", ItemKind.PLENARY, 615, 630),
    ),
)  # fmt: skip
START = DAY.instant(600)

Step = tuple[float, EventKind, Mapping[str, object]]


def day(*steps: Step) -> RunState:
    return fold(
        DAY,
        tuple(
            Event(n, START + round(minute * MINUTE), kind, payload, None, None)
            for n, (minute, kind, payload) in enumerate(steps, 1)
        ),
    )


def told(state: RunState, minute: float) -> list[tuple[str, float, float]]:
    return [
        (part.status.value, (part.start_ms - START) / MINUTE, (part.end_ms - START) / MINUTE)
        for part in segment_times(state, START + round(minute * MINUTE))
    ]


BEGIN: Step = (0.0, EventKind.START, {"item": "pitches", "segment": "speaker:A"})
NEXT: Step = (6.0, EventKind.NEXT, {"item": "pitches", "segment": "speaker:B"})


def test_what_follows_begins_when_the_running_one_is_expected_to_end() -> None:
    assert told(day(BEGIN), 2) == [("running", 0, 5), ("to_come", 5, 10), ("to_come", 10, 15)]
    assert told(day(BEGIN), 7) == [("running", 0, 7), ("to_come", 7, 12), ("to_come", 12, 17)]


def test_what_ran_has_its_real_times() -> None:
    assert told(day(BEGIN, NEXT), 8) == [("done", 0, 6), ("running", 6, 11), ("to_come", 11, 16)]


def test_a_pause_moves_what_is_to_come() -> None:
    paused = day(BEGIN, (2, EventKind.PAUSE, {}))
    assert told(paused, 4) == [("running", 0, 7), ("to_come", 7, 12), ("to_come", 12, 17)]


def test_skipped_ones_take_no_time() -> None:
    skipped = day(BEGIN, (1, EventKind.SKIP, {"skipped_item": "pitches", "skipped_segment": "speaker:B"}))
    assert told(skipped, 2) == [("running", 0, 5), ("skipped", 5, 5), ("to_come", 5, 10)]


def test_who_was_called_before_their_turn_leaves_the_others_to_come() -> None:
    called = day((0, EventKind.START, {"item": "pitches", "segment": "speaker:B"}))
    assert told(called, 1) == [("to_come", 5, 10), ("running", 0, 5), ("to_come", 10, 15)]


def test_nothing_where_nothing_is_divided_or_runs() -> None:
    assert told(day(), 1) == []
    assert told(day((0, EventKind.START, {"item": "slot", "segment": None})), 1) == []
