"""The log of the run, and the views that read it, against the domain's own account."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.example import DAY
from workshop_tui.domain import actions
from workshop_tui.domain.log import Event, EventKind, living, on_present_clock
from workshop_tui.domain.message import Refusal
from workshop_tui.domain.run import fold
from workshop_tui.errors import StoreError
from workshop_tui.store import NewEvent, Store

T0 = DAY.instant(600)


def test_events_come_back_in_order_with_all_they_had(store: Store) -> None:
    first = store.log.append(DAY.id, NewEvent(T0, EventKind.START, {"item": "é", "segment": None}, 5, "boot"))
    second = store.log.append(DAY.id, NewEvent(T0 - 1, "pause"))
    assert first == Event(first.seq, T0, "start", {"item": "é", "segment": None}, 5, "boot")
    assert store.log.events(DAY.id) == (first, second)
    assert store.log.events(DAY.id, after=first.seq) == (second,)
    assert store.log.last_seq(DAY.id) == second.seq > first.seq
    assert store.log.events("another") == ()
    assert store.log.last_seq("another") == 0


def test_seq_ascends_over_all_conferences(store: Store) -> None:
    other = replace(DAY, id="other")
    store.conferences.store_definition(other, source_path="", source_text="", at_ms=1)
    seqs = [store.log.append(name, NewEvent(1, "open")).seq for name in (DAY.id, "other", DAY.id)]
    assert seqs == sorted(set(seqs))
    assert [event.seq for event in store.log.events("other")] == [seqs[1]]


def test_a_surrogate_in_a_payload_comes_back(store: Store) -> None:
    made = store.log.append(DAY.id, NewEvent(1, "add", {"item": "\ud83d\0"}))
    assert store.log.events(DAY.id) == (made,)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM events",
        "UPDATE events SET at_ms = 0",
        "INSERT OR REPLACE INTO events SELECT * FROM events",
    ],
)
def test_the_log_is_only_added_to(store: Store, statement: str) -> None:
    made = store.log.append(DAY.id, NewEvent(1, "open"))
    store.db.connection.execute("PRAGMA recursive_triggers=OFF")
    with pytest.raises(StoreError, match="rows of events are kept"):
        store.db.execute(statement)
    assert store.log.events(DAY.id) == (made,)


def test_a_payload_that_is_no_json_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="nothing was stored"):
        store.db.execute(
            "INSERT INTO events (conference, at_ms, kind, payload) VALUES ('dag-1', 1, 'open', '{')"
        )


def test_two_thousand_rows_are_read_at_once(store: Store) -> None:
    with store.transaction():
        for number in range(2_000):
            store.log.append(DAY.id, NewEvent(number, "add", {"item": "cafe", "segment": None, "ms": 60_000}))
    took = []
    for _ in range(5):
        began = time.perf_counter()
        assert len(store.log.events(DAY.id)) == 2_000
        took.append(time.perf_counter() - began)
    assert min(took) < 0.05


def test_the_run_report_of_a_day(store: Store) -> None:
    minute = 60_000

    def log(at: int, kind: str, **payload: object) -> int:
        return store.log.append(DAY.id, NewEvent(T0 + at * minute, kind, payload)).seq

    log(0, "open")
    log(2, "start", item="inloop", segment=None)
    log(18, "next", item="cafe", segment="round:1")
    log(19, "backdate", item="cafe", segment="round:1", to_ms=T0 + 17 * minute)
    mistake = log(20, "next", item="slot", segment=None)
    log(20, "undo", of=mistake)
    log(40, "next", item="cafe", segment="round:2")
    log(100, "clock_correction", delta_ms=60 * minute)
    log(110, "next", item="slot", segment=None)
    told = store.db.rows("SELECT item, started, ended, actual_minutes FROM run_report")
    assert told == [
        ("inloop", "2020-02-14 11:02:00", "2020-02-14 11:17:00", 15.0),
        ("cafe", "2020-02-14 11:17:00", "2020-02-14 11:50:00", 33.0),
        ("slot", "2020-02-14 11:50:00", None, None),
    ]


def test_the_views_tell_local_time_on_the_day_itself(store: Store) -> None:
    store.conferences.move(DAY.id, date(2020, 7, 3), 3, "")
    (planned,) = store.db.row("SELECT planned_start FROM run_report") or ("",)
    assert planned == "2020-07-03 10:00:00"


ACTIONS: list[Callable[[Store, tuple[Event, ...], int], actions.Step]] = [
    lambda store, events, now: actions.start(fold(DAY, events)),
    lambda store, events, now: actions.start(fold(DAY, events), "cafe"),
    lambda store, events, now: actions.next_step(fold(DAY, events)),
    lambda store, events, now: actions.next_step(fold(DAY, events)),
    lambda store, events, now: actions.next_item(fold(DAY, events)),
    lambda store, events, now: actions.pause(fold(DAY, events)),
    lambda store, events, now: actions.resume(fold(DAY, events)),
    lambda store, events, now: actions.skip(fold(DAY, events)),
    lambda store, events, now: actions.skip(fold(DAY, events), "slot"),
    lambda store, events, now: actions.backdate(fold(DAY, events), now - 30_000, now),
    lambda store, events, now: actions.finish(fold(DAY, events)),
    lambda store, events, now: actions.undo(events),
    lambda store, events, now: actions.undo(events),
    lambda store, events, now: actions.redo(events),
    lambda store, events, now: actions.Step(EventKind.CLOCK_CORRECTION, {"delta_ms": 90_000}),
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(ACTIONS) - 1), st.integers(1, 5)), max_size=25))
def test_the_views_and_the_domain_tell_the_same(steps: list[tuple[int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "a.db") as store:
        store.conferences.store_definition(DAY, source_path="", source_text="", at_ms=0)
        now = T0
        for which, minutes in [(0, 1), *steps]:
            now += minutes * 60_000
            events = store.log.events(DAY.id)
            try:
                step = ACTIONS[which](store, events, now)
            except Refusal:
                continue
            if step.kind is EventKind.CLOCK_CORRECTION:
                now += 90_000
            store.log.append(DAY.id, NewEvent(now, step.kind, step.payload))
        events = store.log.events(DAY.id)
        seen = store.db.rows("SELECT seq, at_ms, kind FROM living_events ORDER BY seq")
        assert seen == [(each.seq, each.at_ms, each.kind) for each in on_present_clock(living(events))]
        told = store.db.rows("SELECT item, started, ended FROM run_report")
        assert told == [(item.id, *_by_domain(events, item.id)) for item in DAY.agenda]


def _by_domain(events: tuple[Event, ...], item: str) -> tuple[str | None, str | None]:
    stretches = [each for each in fold(DAY, events).items if each.item == item]
    if not stretches:
        return None, None
    return _local(stretches[0].start_ms), _local(stretches[-1].end_ms)


def _local(instant_ms: int | None) -> str | None:
    return None if instant_ms is None else DAY.local(instant_ms).strftime("%Y-%m-%d %H:%M:%S")
