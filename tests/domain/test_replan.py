"""Catching up: what is to come becomes shorter, so that the day ends on time, by the rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tui.domain import actions
from workshop_tui.domain.conference import (
    MINUTE,
    AgendaItem,
    Conference,
    ItemKind,
    Speaker,
    Statement,
    Table,
)
from workshop_tui.domain.expectation import view
from workshop_tui.domain.log import Event
from workshop_tui.domain.message import Refusal
from workshop_tui.domain.replan import ON_TIME_MS, minimum_ms, propose
from workshop_tui.domain.run import RunState, fold

TABLES = tuple(Table(number, Statement(number, f"thema {number}")) for number in (1, 2, 3, 4))
TALK, BREAK, PLENARY = ItemKind.TALK, ItemKind.BREAK, ItemKind.PLENARY


def day(*items: AgendaItem) -> Conference:
    return Conference(
        "day", "A day", date(2020, 2, 14), groups=("A", "B", "C", "D"), tables=TABLES, agenda=items
    )


def begun(conference: Conference, minute: float) -> tuple[RunState, list[Event], int]:
    """The first item was started at that minute after midnight."""
    at_ms = conference.instant(0) + round(minute * MINUTE)
    step = actions.start(fold(conference, []))
    events = [Event(1, at_ms, step.kind.value, step.payload)]
    return fold(conference, events), events, at_ms


def lengths(state: RunState, now_ms: int) -> dict[str, int]:
    return {change.item.id: change.after_ms // MINUTE for change in propose(state, now_ms).changes}


def test_takes_in_proportion_to_what_each_can_give() -> None:
    conference = day(
        AgendaItem("first", "First", TALK, 600, 660),
        AgendaItem("talk", "Talk", TALK, 660, 700),
        AgendaItem("pause", "Pause", BREAK, 700, 720),
        AgendaItem("end", "End", PLENARY, 720, 800),
    )
    state, _, now_ms = begun(conference, 610)
    assert lengths(state, now_ms) == {"talk": 37, "pause": 18, "end": 75}
    assert propose(state, now_ms).short_ms == 0


def test_says_by_how_much_it_falls_short() -> None:
    conference = day(AgendaItem("first", "First", TALK, 600, 660), AgendaItem("talk", "Talk", TALK, 660, 700))
    state, _, now_ms = begun(conference, 615)
    proposal = propose(state, now_ms)
    assert [change.after_ms for change in proposal.changes] == [30 * MINUTE]
    assert proposal.short_ms == 5 * MINUTE


@pytest.mark.parametrize(
    ("item", "minutes"),
    [
        (AgendaItem("x", "X", BREAK, 600, 608), 5),
        (AgendaItem("x", "X", BREAK, 600, 604), 4),
        (AgendaItem("x", "X", BREAK, 600, 645), 23),
        (AgendaItem("x", "X", TALK, 600, 640), 30),
        (AgendaItem("x", "X", TALK, 600, 640, minimum_ms=10 * MINUTE), 10),
        (AgendaItem("x", "X", BREAK, 600, 645, fixed=True), 45),
        (
            AgendaItem(
                "x", "X", ItemKind.WORLD_CAFE, 600, 690, rounds=4,
                round_ms=20 * MINUTE, changeover_ms=3 * MINUTE,
            ),
            57,
        ),
        (
            AgendaItem(
                "x", "X", ItemKind.PITCHES, 600, 630, speakers=(Speaker("a"), Speaker("b")),
                each_ms=3 * MINUTE, closing_ms=5 * MINUTE,
            ),
            6,
        ),
        (AgendaItem("x", "X", ItemKind.TABLE_REPORTS, 600, 630, each_ms=5 * MINUTE), 20),
    ],
)  # fmt: skip
def test_minimum_of_each_kind(item: AgendaItem, minutes: int) -> None:
    assert minimum_ms(RunState(day(item)), item) == minutes * MINUTE


def test_a_shortened_cafe_has_shorter_rounds_of_whole_minutes() -> None:
    cafe = AgendaItem(
        "cafe",
        "Café",
        ItemKind.WORLD_CAFE,
        660,
        750,
        rounds=4,
        round_ms=20 * MINUTE,
        changeover_ms=3 * MINUTE,
    )
    conference = day(AgendaItem("first", "First", TALK, 600, 660), cafe)
    state, events, now_ms = begun(conference, 611)
    step = actions.replan(propose(state, now_ms))
    after = fold(conference, [*events, Event(2, now_ms, step.kind.value, step.payload)])
    rounds = {segment.duration_ms for segment in after.plan(cafe) if segment.round and segment.key[0] == "r"}
    assert rounds == {17 * MINUTE}
    assert view(after, now_ms).expected_day_end_ms == conference.instant(750)


def test_a_fixed_item_is_reached_in_time_and_keeps_its_length() -> None:
    conference = day(
        AgendaItem("first", "First", TALK, 600, 660),
        AgendaItem("talk", "Talk", TALK, 660, 720),
        AgendaItem("lunch", "Lunch", BREAK, 720, 780, fixed=True),
        AgendaItem("end", "End", PLENARY, 780, 820),
    )
    state, _, now_ms = begun(conference, 610)
    assert lengths(state, now_ms) == {"talk": 50}


def test_ahead_gives_back_what_was_taken() -> None:
    conference = day(AgendaItem("first", "First", TALK, 600, 660), AgendaItem("talk", "Talk", TALK, 660, 700))
    state, events, now_ms = begun(conference, 605)
    step = actions.replan(propose(state, now_ms))
    events.append(Event(2, now_ms, step.kind.value, step.payload))
    events.append(Event(3, now_ms, "add", {"item": "first", "segment": None, "ms": -5 * MINUTE}))
    assert lengths(fold(conference, events), now_ms) == {"talk": 40}


def test_ahead_of_a_fixed_item_only_what_was_taken_comes_back() -> None:
    conference = day(
        AgendaItem("first", "First", TALK, 600, 660),
        AgendaItem("talk", "Talk", TALK, 660, 700),
        AgendaItem("lunch", "Lunch", BREAK, 700, 730, fixed=True),
    )
    state, events, now_ms = begun(conference, 605)
    step = actions.replan(propose(state, now_ms))
    assert step.payload == {"lengths": {"talk": 35 * MINUTE}}
    events.append(Event(2, now_ms, step.kind.value, step.payload))
    events.append(Event(3, now_ms, "add", {"item": "first", "segment": None, "ms": -20 * MINUTE}))
    assert lengths(fold(conference, events), now_ms) == {"talk": 40}


def test_the_blink_before_a_key_is_on_disk_costs_no_minute() -> None:
    conference = day(AgendaItem("first", "First", TALK, 600, 660), AgendaItem("talk", "Talk", TALK, 660, 700))
    state, _, now_ms = begun(conference, 590 + 0.4 / 60)
    assert lengths(state, now_ms) == {"talk": 50}
    state, _, now_ms = begun(conference, 610 + 0.4 / 60)
    assert lengths(state, now_ms) == {"talk": 30}


def test_nothing_to_replan_is_said() -> None:
    state, _, now_ms = begun(day(AgendaItem("only", "Only", TALK, 600, 660)), 605)
    with pytest.raises(Refusal, match="nothing to replan"):
        actions.replan(propose(state, now_ms))


KINDS = st.sampled_from([BREAK, TALK, PLENARY])
BLOCKS = st.lists(
    st.tuples(KINDS, st.integers(1, 90), st.integers(0, 15), st.booleans(), st.none() | st.integers(1, 30)),
    min_size=1,
    max_size=9,
)


def programme(blocks: list[tuple[ItemKind, int, int, bool, int | None]]) -> Conference:
    items, minute = [], 540
    for number, (kind, length, gap, fixed, least) in enumerate(blocks):
        minute += gap
        minimum = None if least is None else least * MINUTE
        items.append(
            AgendaItem(
                f"i{number}", f"Item {number}", kind, minute, minute + length, fixed, minimum_ms=minimum
            )
        )
        minute += length
    return day(*items)


@given(BLOCKS, st.integers(-30, 90), st.integers(-40, 40))
def test_keeps_every_rule(
    blocks: list[tuple[ItemKind, int, int, bool, int | None]], late: int, wanted: int
) -> None:
    conference = programme(blocks)
    state, events, now_ms = begun(conference, conference.agenda[0].start + late)
    before = view(state, now_ms)
    proposal = propose(state, now_ms, before.planned_day_end_ms + wanted * MINUTE)
    for change in proposal.changes:
        assert change.after_ms % MINUTE == change.before_ms % MINUTE
        assert change.after_ms >= min(change.minimum_ms, change.before_ms)
        assert not change.item.fixed
    if not proposal.changes:
        return
    step = actions.replan(proposal)
    applied = fold(conference, [*events, Event(2, now_ms, step.kind.value, step.payload)])
    after = view(applied, now_ms)
    assert after.expected_day_end_ms == proposal.proposed_ms
    assert proposal.short_ms in (0, proposal.proposed_ms - proposal.wanted_ms)
    for old, new in zip(before.items, after.items, strict=True):
        if old.item.fixed:
            assert new.expected_start_ms >= new.planned_start_ms or new.started_ms is not None
            assert new.expected_end_ms - new.expected_start_ms == old.expected_end_ms - old.expected_start_ms
    if proposal.short_ms >= ON_TIME_MS:
        # What was not taken would not have helped: a gap in the programme had swallowed it.
        for each in after.items:
            if each.status == "to_come" and not each.item.fixed:
                least = {**applied.replanned, each.item.id: minimum_ms(state, each.item)}
                shorter = view(replace(applied, replanned=least), now_ms)
                assert shorter.expected_day_end_ms >= proposal.proposed_ms
    undone = [*events, Event(2, now_ms, step.kind.value, step.payload), Event(3, now_ms, "undo", {"of": 2})]
    assert view(fold(conference, undone), now_ms) == before
