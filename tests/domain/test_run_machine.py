"""Any sequence of actions on the log, held against a naive account of the same day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.domain.examples import PITCHES, SECOND, programme, talk
from tests.domain.naive import Naive
from workshop_tui.domain import actions
from workshop_tui.domain.conference import MINUTE, AgendaItem, Conference, ItemKind, SegmentSpec, Speaker
from workshop_tui.domain.expectation import Countdown, ItemStatus, Phase, RunView, view
from workshop_tui.domain.log import Event, EventKind
from workshop_tui.domain.message import Refusal
from workshop_tui.domain.run import DayState, RunState, Stretch, advance, fold
from workshop_tui.domain.speakers import speaking_ms

HOUR = 60

BY_ITSELF = programme(
    talk("inloop", 22 * HOUR, 22 * HOUR + 10, auto=True),
    replace(PITCHES, start=22 * HOUR + 10, end=22 * HOUR + 25, auto=True),
    AgendaItem(
        "oproep", "Oproep", ItemKind.PITCHES, 22 * HOUR + 40, 22 * HOUR + 50,
        speakers=(Speaker("Dordrecht", "Dordrecht"), Speaker("gast")), each_ms=4 * MINUTE,
    ),
    AgendaItem(
        "cafe", "Wereldcafé", ItemKind.WORLD_CAFE, 23 * HOUR, 24 * HOUR + 30,
        rounds=2, round_ms=20 * MINUTE, changeover_ms=3 * MINUTE, intro_ms=2 * MINUTE,
    ),
    talk("lunch", 25 * HOUR + 30, 27 * HOUR + 30, fixed=True),
    AgendaItem(
        "krap", "Te krap", ItemKind.PLENARY, 27 * HOUR + 30, 27 * HOUR + 35, auto=True,
        segments=(SegmentSpec("een", 4 * MINUTE), SegmentSpec("twee", 4 * MINUTE)),
    ),
    talk("slot", 27 * HOUR + 35, 28 * HOUR, auto=True),
    on=date(2020, 3, 28),
)  # fmt: skip
"""Over midnight and over the change to summer time, with items that move on by themselves, a gap, a
fixed item, and one whose segments need more than it has."""

BY_HAND = replace(BY_ITSELF, agenda=tuple(replace(item, auto=False) for item in BY_ITSELF.agenda))
"""The same where nothing moves on by itself. Here the clock may be set as well: whether an item that
moves on has to wait for a fixed one depends on the clock, also in looking back."""

IDS = [item.id for item in BY_HAND.agenda]
BEGIN_MS = BY_HAND.instant(20 * HOUR)


class RunMachine(RuleBasedStateMachine):
    """Rows of the log on one side, `Naive` on the other; `now` in real seconds since 20.00."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[Event] = []
        self._hold(BY_HAND)

    def _hold(self, conference: Conference) -> None:
        self.conference = conference
        self.naive = Naive(conference, BEGIN_MS // 1000)

    @initialize(conference=st.sampled_from([BY_HAND, BY_ITSELF]))
    def programme(self, conference: Conference) -> None:
        self._hold(conference)

    @property
    def now_ms(self) -> int:
        """What the wall clock shows."""
        return (self.naive.wall + self.naive.paper.now) * SECOND

    def _row(self, step: actions.Step) -> Event:
        return Event(len(self.events) + 1, self.now_ms, step.kind.value, step.payload)

    def _act(self, decide: Callable[[RunState], actions.Step], possible: bool) -> None:
        """Decides as the live day does; both sides agree on whether it can be done."""
        before = fold(self.conference, self.events)
        try:
            step = decide(advance(before, self.now_ms))
        except Refusal:
            assert not possible
            return
        assert possible
        self.events.append(self._row(step))
        if step.kind is not EventKind.UNDO:
            self._undo_and_redo_are_exact(before)

    def _undo_and_redo_are_exact(self, before: RunState) -> None:
        after = fold(self.conference, self.events)
        undone = [*self.events, replace(self._row(actions.undo(self.events)))]
        assert fold(self.conference, undone) == before
        redo = actions.redo(undone)
        assert (
            fold(self.conference, [*undone, Event(len(undone) + 1, self.now_ms, redo.kind, redo.payload)])
            == after
        )

    @rule(seconds=st.integers(0, 400))
    def a_while_passes(self, seconds: int) -> None:
        self.naive.pass_time(seconds)

    @rule()
    def until_the_countdown_is_at_zero(self) -> None:
        if self.naive.segment_now() is not None:
            self.naive.pass_time(max(0, self.naive.segment_remaining()))
        elif self.naive.item_now() is not None:
            self.naive.pass_time(max(0, self.naive.item_remaining()))

    @rule(minutes=st.integers(1, 90))
    def minutes_pass(self, minutes: int) -> None:
        self.naive.pass_time(minutes * 60)

    @rule(hours=st.integers(2, 30))
    def hours_pass(self, hours: int) -> None:
        self.naive.pass_time(hours * 3600)

    @rule()
    def start(self) -> None:
        self._act(actions.start, self.naive.start(None))

    @rule(place=st.integers(0, len(IDS) - 1))
    def start_item(self, place: int) -> None:
        possible = self.naive.start(self.conference.agenda[place])
        self._act(lambda state: actions.start(state, IDS[place]), possible)

    @rule()
    def next(self) -> None:
        self._act(actions.next_step, self.naive.next())

    @rule()
    def next_again(self) -> None:
        self._act(actions.next_step, self.naive.next())

    @rule()
    def next_item(self) -> None:
        self._act(actions.next_item, self.naive.next_item())

    @rule()
    def pause(self) -> None:
        self._act(actions.pause, self.naive.pause())

    @rule()
    def resume(self) -> None:
        self._act(actions.resume, self.naive.resume())

    @rule(seconds=st.integers(-600, 600))
    def add(self, seconds: int) -> None:
        self._act(lambda state: actions.add(state, seconds * SECOND), self.naive.add(seconds))

    @rule()
    def skip(self) -> None:
        self._act(actions.skip, self.naive.skip())

    @rule(place=st.integers(0, len(IDS) - 1))
    def skip_item(self, place: int) -> None:
        possible = self.naive.skip_item(self.conference.agenda[place])
        self._act(lambda state: actions.skip(state, IDS[place]), possible)

    @rule(key=st.sampled_from(["round:2", "changeover:1", "speaker:gast", "speaker:Papendrecht", "closing"]))
    def skip_segment_to_come(self, key: str) -> None:
        running = self.naive.segment_now()
        if running is None or running.key != key:
            self._act(lambda state: actions.skip(state, key), self.naive.skip_segment(key))

    @rule(seconds=st.integers(-30, 5400))
    def backdate(self, seconds: int) -> None:
        to, now = self.naive.paper.now - seconds, self.now_ms
        self._act(
            lambda state: actions.backdate(state, now - seconds * SECOND, now),
            to >= 0 and self.naive.backdate(to),
        ) if to >= 0 else None

    @rule(percent=st.integers(-50, 120))
    def backdate_by_part(self, percent: int) -> None:
        """Near what runs, so that it is often possible."""
        running = self.naive.segment_now() or self.naive.item_now()
        if running is not None:
            gone = self.naive.paper.now - running.begun
            self.backdate(max(0, gone - gone * percent // 100) + 5)

    @rule()
    def finish(self) -> None:
        self._act(actions.finish, self.naive.finish())

    @rule()
    def undo(self) -> None:
        self._act(lambda _: actions.undo(self.events), self.naive.undo())

    @rule()
    def redo(self) -> None:
        self._act(lambda _: actions.redo(self.events), self.naive.redo())

    @precondition(lambda self: self.conference is BY_HAND)
    @rule(seconds=st.integers(-7200, 7200))
    def the_wall_clock_is_set(self, seconds: int) -> None:
        """The correction is written after the step, by the clock as it shows then."""
        self.naive.wall += seconds
        step = actions.Step(EventKind.CLOCK_CORRECTION, {"delta_ms": seconds * SECOND})
        self.events.append(self._row(step))

    @invariant()
    def both_tell_the_same_day(self) -> None:
        state = fold(self.conference, self.events)
        seen = view(state, self.now_ms)
        self._same_clocks(seen)
        self._same_programme(seen)
        self._same_speaking_time(speaking_ms(state, self.now_ms))
        _keeps_its_promises(seen, advance(state, seen.now_ms), self.now_ms)

    @invariant()
    def a_clock_that_lags_shows_the_last_event(self) -> None:
        state = fold(self.conference, self.events)
        if state.last_ms is None:
            return
        seen = view(state, state.last_ms - 90 * SECOND)
        assert seen.behind_log_ms == 90 * SECOND
        assert replace(seen, behind_log_ms=0) == view(state, state.last_ms)
        assert all(spoken >= 0 for spoken in speaking_ms(state, state.last_ms - 90 * SECOND).values())

    def _same_clocks(self, seen: RunView) -> None:
        naive = self.naive
        item, part = naive.item_now(), naive.segment_now()
        assert seen.state == naive.paper.state
        assert (seen.item.item.id if seen.item else None) == (item.item if item else None)
        assert (seen.segment.key if seen.segment else None) == (part.key if part else None)
        if item is not None:
            assert seen.clock is not None
            assert seen.clock.remaining_ms == naive.item_remaining() * SECOND
            assert seen.clock.length_ms == item.length * SECOND
            assert seen.clock.started_ms == self._wall_ms(item.begun)
        if part is not None:
            assert seen.segment_clock is not None
            assert seen.segment_clock.remaining_ms == naive.segment_remaining() * SECOND
            assert seen.segment_clock.length_ms == part.length * SECOND
            assert seen.segment_clock.started_ms == self._wall_ms(part.begun)

    def _same_programme(self, seen: RunView) -> None:
        expected = self._expected()
        for found in seen.items:
            if found.item.id in expected:
                assert (found.expected_start_ms, found.expected_end_ms) == expected[found.item.id]
        following = self.naive.following_item()
        assert (seen.next_item.item.id if seen.next_item else None) == (following.id if following else None)
        if seen.item is not None:
            assert (
                seen.offset_ms == expected[seen.item.item.id][1] - self.conference.planned(seen.item.item)[1]
            )
            wanted = [(one.id, None) not in self.naive.paper.skipped for one in self.conference.agenda]
            last = max(place for place, is_wanted in enumerate(wanted) if is_wanted)
            assert seen.expected_day_end_ms == expected[IDS[last]][1]

    def _expected(self) -> dict[str, tuple[int, int]]:
        """Expected start and end of what runs and what is still to come, by gaps and delays."""
        naive, now = self.naive, self.now_ms
        if naive.paper.state == "finished":
            return {}
        found: dict[str, tuple[int, int]] = {}
        before: tuple[int, int] | None = None
        for item in self.conference.agenda[max(naive.place(), 0) :]:
            planned_start, planned_end = self.conference.planned(item)
            skipped = (item.id, None) in naive.paper.skipped
            if item.id == (running.item if (running := naive.item_now()) else None):
                start = self._wall_ms(running.begun) if running else 0
                end = now + self._still_needed(item) * SECOND
            else:
                start = max(now, planned_start) if before is None else _following(item, skipped, *before)
                segments = sum(part.duration_ms for part in naive.plan(item))
                end = start if skipped else start + max(planned_end - planned_start, segments)
            found[item.id] = start, end
            if not (skipped and before is None):
                before = end, planned_end
        return found

    def _still_needed(self, item: AgendaItem) -> int:
        needed = max(0, self.naive.item_remaining())
        if self.naive.segment_now() is not None:
            later = sum(part.duration_ms for part in self.naive.segments_left()) // SECOND
            needed = max(needed, max(0, self.naive.segment_remaining()) + later)
        return needed

    def _same_speaking_time(self, spoken: dict[str, int]) -> None:
        totals: dict[str, int] = {}
        for place, sitting in enumerate(self.naive.paper.segments):
            town = (sitting.key or "").removeprefix("speaker:")
            if town in [one.name for one in self.conference.organisations] and not sitting.skipped:
                totals[town] = totals.get(town, 0) + self.naive.active(segment=place) * SECOND
        assert spoken == totals

    def _wall_ms(self, second: int) -> int:
        return (self.naive.wall + second) * SECOND


def _following(item: AgendaItem, skipped: bool, before_end: int, before_planned_end: int) -> int:
    """What precedes is late: the gap takes it up. Early: the gap stays. Fixed: not before its time,
    unless it does not take place."""
    planned = BY_HAND.planned(item)[0]
    gap = max(0, planned - before_planned_end - max(0, before_end - before_planned_end))
    start = before_end + gap
    return max(start, planned) if item.fixed and not skipped else start


def _keeps_its_promises(seen: RunView, state: RunState, now_ms: int) -> None:
    """What holds at every moment, whatever was done."""
    assert seen.now_ms == now_ms
    assert seen.behind_log_ms == 0
    for clock in (seen.clock, seen.segment_clock):
        if clock is not None:
            _counts_forward(clock, now_ms)
    coming = [item for item in seen.items if item.status in (ItemStatus.RUNNING, ItemStatus.TO_COME)]
    for item in coming:
        assert item.expected_start_ms <= item.expected_end_ms
        assert item.expected_end_ms >= now_ms
        assert item.conflict_ms >= 0
        if item.status is ItemStatus.TO_COME and item.item.fixed:
            assert item.expected_start_ms == item.planned_start_ms + item.conflict_ms
    for one, other in pairwise(coming):
        assert one.expected_end_ms <= other.expected_start_ms
    assert seen.planned_day_end_ms == BY_HAND.planned(BY_HAND.agenda[-1])[1]
    assert (seen.paused_since_ms is not None) == (seen.state is DayState.PAUSED)
    _in_order(state.items, now_ms)
    _in_order(state.segments, now_ms)
    for part in state.segments:
        assert any(_within(part, item, now_ms) for item in state.items if item.item == part.item)


def _counts_forward(clock: Countdown, now_ms: int) -> None:
    assert clock.started_ms <= now_ms
    assert clock.length_ms >= 0
    assert clock.length_ms - (now_ms - clock.started_ms) <= clock.remaining_ms <= clock.length_ms
    assert (clock.remaining_ms < 0) == (clock.phase is Phase.OVERTIME)


def _in_order(stretches: tuple[Stretch, ...], now_ms: int) -> None:
    """None of negative length, none over another, only the last one running, none in the future."""
    for stretch in stretches:
        assert stretch.start_ms <= (now_ms if stretch.end_ms is None else stretch.end_ms) <= now_ms
    for one, other in pairwise(stretches):
        assert one.end_ms is not None
        assert one.end_ms <= other.start_ms


def _within(part: Stretch, item: Stretch, now_ms: int) -> bool:
    end, item_end = part.end_ms or now_ms, item.end_ms or now_ms
    return item.start_ms <= part.start_ms and end <= item_end


TestRun = RunMachine.TestCase
TestRun.settings = settings(max_examples=120, stateful_step_count=30, deadline=None)
