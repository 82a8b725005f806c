"""The run of the day: a log of events, folded into a state.

`fold(conference, events)` is a pure function, and the only account of what happened: there is no
second copy of the time anywhere. A crash, a sleep, a second screen and undo therefore cost nothing;
all of them fold the same log (semantics, Time).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from workshop_tui.domain.conference import AgendaItem, Conference
from workshop_tui.domain.log import UNTIMED, Event, EventKind, living, on_present_clock, whole
from workshop_tui.domain.segments import Segment, SegmentKind, segment_plan

CALLED_BACK = (SegmentKind.SPEAKER, SegmentKind.REPORT)
"""Segments that are still to come when another was called before them."""


class DayState(StrEnum):
    """Where the day stands."""

    PLANNED = "planned"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"


@dataclass(frozen=True)
class Stretch:
    """One sitting of an item, or of one of its segments (`segment` is its key; None: the item).

    `end_ms` is None while it runs. `added_ms` is what was added to its planned length, negative
    when it was shortened. `sitting` is, for a segment, the place of its item's stretch in
    `RunState.items`; `anew` that its item was started with it, so that all its segments come again.
    """

    item: str
    segment: str | None
    start_ms: int
    end_ms: int | None = None
    added_ms: int = 0
    skipped: bool = False
    sitting: int = 0
    anew: bool = False


@dataclass(frozen=True)
class RunState:
    """The day as the log tells it, at its last event.

    `items` and `segments` are the stretches in the order they began. `skipped` holds what was passed
    over as (item, segment or None). `pauses` are [start, end) with None for the one that lasts.
    `last_ms` is the instant of the last event on the present wall clock; None for an empty log.
    `replanned` holds the lengths, in milliseconds, of the items that a replan gave another one.
    """

    conference: Conference
    state: DayState = DayState.PLANNED
    items: tuple[Stretch, ...] = ()
    segments: tuple[Stretch, ...] = ()
    pauses: tuple[tuple[int, int | None], ...] = ()
    skipped: frozenset[tuple[str, str | None]] = frozenset()
    finished_ms: int | None = None
    last_ms: int | None = None
    replanned: Mapping[str, int] = field(default_factory=dict)

    @property
    def current(self) -> Stretch | None:
        """The item that runs, or None before the start and after the finish."""
        return self.items[-1] if self.items and self.items[-1].end_ms is None else None

    @property
    def current_segment(self) -> Stretch | None:
        """The segment that runs, or None where the item is not divided or its segments are done."""
        return self.segments[-1] if self.segments and self.segments[-1].end_ms is None else None

    def all_segments(self, item: AgendaItem) -> tuple[Segment, ...]:
        """The segments of an item as replanned, the skipped ones too."""
        found = self._plans.get(item.id)
        if found is None or found[0] is not item:
            found = self._plans[item.id] = (
                item,
                segment_plan(self.conference, item, self.replanned.get(item.id)),
            )
        return found[1]

    @cached_property
    def _plans(self) -> dict[str, tuple[AgendaItem, tuple[Segment, ...]]]:
        """The plans that were made already: the day is looked at each second, and its plans stay."""
        return {}

    @property
    def own_segments(self) -> tuple[Stretch, ...]:
        """The segments of the running item that have begun, in order; empty when none has."""
        if self.current is None:
            return ()
        sitting = len(self.items) - 1
        return tuple(stretch for stretch in self.segments if stretch.sitting == sitting)

    def plan(self, item: AgendaItem) -> tuple[Segment, ...]:
        """The segments of an item without those that were skipped."""
        return tuple(
            segment for segment in self.all_segments(item) if (item.id, segment.key) not in self.skipped
        )

    def planned_length_ms(self, item: AgendaItem) -> int:
        """How long an item is to take: as replanned, else as the programme says."""
        start, end = self.conference.planned(item)
        return self.replanned.get(item.id, end - start)

    def active_ms(self, start_ms: int, end_ms: int) -> int:
        """How much of a stretch of time the day was running: pauses never count."""
        return end_ms - start_ms - self.paused_ms(start_ms, end_ms)

    def paused_ms(self, start_ms: int, end_ms: int) -> int:
        """How much of a stretch of time was paused. A pause that lasts reaches to `end_ms`."""
        total = 0
        for begin, end in reversed(self.pauses):
            if end is not None and end <= start_ms:
                break
            total += max(0, min(end_ms, end_ms if end is None else end) - max(start_ms, begin))
        return total

    def length_ms(self, stretch: Stretch) -> int:
        """Planned length of a stretch with what was added to it."""
        item = self.conference.item(stretch.item)
        if item is None:
            return 0
        if stretch.segment is None:
            return self.planned_length_ms(item) + stretch.added_ms
        for segment in self.all_segments(item):
            if segment.key == stretch.segment:
                return segment.duration_ms + stretch.added_ms
        return stretch.added_ms

    def next_segment(self) -> Segment | None:
        """The segment that follows the running one within its item; None when none does."""
        return next(iter(self.segments_left), None)

    @property
    def segments_left(self) -> tuple[Segment, ...]:
        """What is still to come of the running item, in order. A speaker or a report that was passed
        over still comes, and one called before its turn does not come again; a round that was passed
        over is over. When the item is started anew all come again. Empty when no segment runs."""
        item = None if self.current is None else self.conference.item(self.current.item)
        if item is None or self.current_segment is None:
            return ()
        plan = self.plan(item)
        keys = [segment.key for segment in plan]
        own = self.own_segments
        anew = max((at for at, stretch in enumerate(own) if stretch.anew), default=0)
        begun = {stretch.segment for stretch in own[anew:]}
        running = self.current_segment.segment
        place = keys.index(running) if running in keys else -1
        return tuple(
            segment
            for at, segment in enumerate(plan)
            if segment.key not in begun and (at > place or segment.kind in CALLED_BACK)
        )

    def next_item(self) -> AgendaItem | None:
        """The item that follows: after the running one, or the first before the start; skipped ones
        are passed over. None when none follows or the day is finished."""
        if self.state is DayState.FINISHED:
            return None
        place = -1 if self.current is None else self.conference.index(self.current.item)
        if place is None:
            return None
        return next(
            (item for item in self.conference.agenda[place + 1 :] if (item.id, None) not in self.skipped),
            None,
        )

    def first_segment(self, item: AgendaItem) -> Segment | None:
        """The segment that an item begins with; None for an undivided item."""
        return next(iter(self.plan(item)), None)


def fold(conference: Conference, events: Sequence[Event]) -> RunState:
    """The state of the day after the events, given in the order of the log.

    Rows that make no sense where they stand (a resume without a pause) change nothing. When a
    programme was stored is no part of the day: it may lie after it, in a log that is played back.
    """
    state = RunState(conference)
    timing = [event for event in living(events) if event.kind not in UNTIMED]
    for event in on_present_clock(timing):
        state = advance(state, event.at_ms)
        state = replace(_apply(state, event), last_ms=event.at_ms)
    return state


def advance(state: RunState, to_ms: int) -> RunState:
    """The state at an instant at or after its last event: items that say `auto` have moved on.

    In such an item segments follow each other at their time, and at the item's own time, when its
    segments are done, the next item begins, a fixed one not before its planned start; after the last
    item the day is finished. Nothing moves on before the last event: what an action made overdue
    moves on at that action.
    """
    while state.state is DayState.RUNNING and state.current is not None:
        item = state.conference.item(state.current.item)
        if item is None or not item.auto:
            break
        segment = state.current_segment
        due = _due(state, segment or state.current)
        if segment is None:
            due = max([due, *(part.end_ms or due for part in state.own_segments[-1:])])
            following = state.next_item()
            if following is not None and following.fixed:
                due = max(due, state.conference.planned(following)[0])
        due = max(due, state.last_ms or due)
        if due > to_ms:
            break
        state = _auto_step(state, item, segment, due)
    return state


def _due(state: RunState, stretch: Stretch) -> int:
    paused = sum(max(0, (end or begin) - max(begin, stretch.start_ms)) for begin, end in state.pauses)
    return stretch.start_ms + state.length_ms(stretch) + paused


def _auto_step(state: RunState, item: AgendaItem, segment: Stretch | None, at_ms: int) -> RunState:
    if segment is not None:
        following = state.next_segment()
        if following is None:
            return replace(state, segments=_ended(state.segments, at_ms))
        return _begin(state, item.id, following.key, at_ms)
    following_item = state.next_item()
    if following_item is None:
        return _finish(state, at_ms)
    first = state.first_segment(following_item)
    return _begin(state, following_item.id, first.key if first else None, at_ms)


def _apply(state: RunState, event: Event) -> RunState:
    kind, payload, at_ms = event.kind, event.payload, event.at_ms
    if kind in (EventKind.START, EventKind.NEXT):
        anew = kind == EventKind.START and payload.get("called") is not True
        item, segment = _name(payload.get("item")) or "", _name(payload.get("segment"))
        return _begin(state, item, segment, at_ms, anew=anew)
    if kind == EventKind.SKIP:
        return _skip(state, payload, at_ms)
    if kind == EventKind.FINISH:
        return _finish(state, at_ms)
    if kind == EventKind.PAUSE and state.state is DayState.RUNNING:
        return replace(state, state=DayState.PAUSED, pauses=(*state.pauses, (at_ms, None)))
    if kind == EventKind.RESUME and state.state is DayState.PAUSED:
        return _resumed(state, at_ms)
    if kind == EventKind.ADD:
        return _add(state, payload)
    if kind == EventKind.BACKDATE:
        return _backdate(state, payload, at_ms)
    if kind == EventKind.REPLAN:
        return _replan(state, payload)
    return state


def _name(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _begin(state: RunState, item: str, segment: str | None, at_ms: int, *, anew: bool = False) -> RunState:
    if state.conference.item(item) is None:
        return state
    state = _resumed(state, at_ms)
    current = state.current
    items = state.items
    if current is None or current.item != item or segment is None:
        items = (*_ended(items, at_ms), Stretch(item, None, at_ms))
    segments = _ended(state.segments, at_ms)
    if segment is not None:
        begun = Stretch(item, segment, at_ms, sitting=len(items) - 1, anew=anew)
        segments = (*segments, begun)
    return replace(
        state,
        state=DayState.RUNNING,
        items=items,
        segments=segments,
        skipped=state.skipped - {(item, None), (item, segment)},
        finished_ms=None,
    )


def _ended(stretches: tuple[Stretch, ...], at_ms: int, *, skipped: bool = False) -> tuple[Stretch, ...]:
    if not stretches or stretches[-1].end_ms is not None:
        return stretches
    return (*stretches[:-1], replace(stretches[-1], end_ms=at_ms, skipped=skipped))


def _resumed(state: RunState, at_ms: int) -> RunState:
    if state.state is not DayState.PAUSED:
        return state
    begin, _ = state.pauses[-1]
    return replace(state, state=DayState.RUNNING, pauses=(*state.pauses[:-1], (begin, at_ms)))


def _finish(state: RunState, at_ms: int) -> RunState:
    state = _resumed(state, at_ms)
    return replace(
        state,
        state=DayState.FINISHED,
        items=_ended(state.items, at_ms),
        segments=_ended(state.segments, at_ms),
        finished_ms=at_ms,
    )


def _skip(state: RunState, payload: Mapping[str, object], at_ms: int) -> RunState:
    item, segment = _name(payload.get("skipped_item")), _name(payload.get("skipped_segment"))
    if item is None:
        return state
    running, part = state.current, state.current_segment
    if segment is None and running is not None and running.item == item:
        state = replace(
            state,
            items=_ended(state.items, at_ms, skipped=True),
            segments=_ended(state.segments, at_ms, skipped=True),
        )
    elif part is not None and (part.item, part.segment) == (item, segment):
        state = replace(state, segments=_ended(state.segments, at_ms, skipped=True))
    state = replace(state, skipped=state.skipped | {(item, segment)})
    following = _name(payload.get("item"))
    if following is not None:
        return _begin(state, following, _name(payload.get("segment")), at_ms)
    return _finish(state, at_ms) if payload.get("finish") is True else state


def _add(state: RunState, payload: Mapping[str, object]) -> RunState:
    """More time for a segment is more time for its item, which would else run short of it."""
    more = whole(payload.get("ms"))
    items, segments = state.items, state.segments
    if state.current is None or payload.get("item") != state.current.item:
        return state
    part = state.current_segment
    if part is not None and payload.get("segment") == part.segment:
        segments = (*segments[:-1], replace(part, added_ms=part.added_ms + more))
    items = (*items[:-1], replace(state.current, added_ms=state.current.added_ms + more))
    return replace(state, items=items, segments=segments)


def _replan(state: RunState, payload: Mapping[str, object]) -> RunState:
    lengths = payload.get("lengths")
    if not isinstance(lengths, Mapping):
        return state
    new = {str(item): length for item, length in lengths.items() if isinstance(length, int) and length >= 0}
    return replace(state, replanned={**state.replanned, **new})


def earliest_start(state: RunState) -> int | None:
    """The earliest that what runs can have begun: when what ran before it did. None: nothing did."""
    return max((stretch.start_ms for stretch in _before(state)), default=None)


def _before(state: RunState) -> tuple[Stretch, ...]:
    """What ran until what runs now began: a segment of the same item, or the item before it with its
    last segment. In an item whose segments are done, what runs is the rest of it."""
    segments = _segments_before(state)[-1:]
    return (*segments, *state.items[-2:-1]) if _began_with_item(state) else segments


def _segments_before(state: RunState) -> tuple[Stretch, ...]:
    """The segments before what runs now, from the item before on."""
    earlier = state.segments if state.current_segment is None else state.segments[:-1]
    return tuple(stretch for stretch in earlier if stretch.sitting >= len(state.items) - 2)


def _began_with_item(state: RunState) -> bool:
    return len(state.own_segments) == (0 if state.current_segment is None else 1)


def _backdate(state: RunState, payload: Mapping[str, object], at_ms: int) -> RunState:
    """What runs began earlier; what ran before it ended there. An item begins with its first part."""
    to_ms, part, running = whole(payload.get("to_ms")), state.current_segment, state.current
    earliest = earliest_start(state)
    if running is None or payload.get("item") != running.item or to_ms > at_ms:
        return state
    if earliest is not None and to_ms < earliest:
        return state
    before = _segments_before(state)
    items = state.items
    if _began_with_item(state):
        old_ms = running.start_ms
        items = (*_ended_at(items[:-1], old_ms, to_ms), replace(running, start_ms=to_ms))
    else:
        old_ms = (before[-1].end_ms or to_ms) if part is None else part.start_ms
    untouched = state.segments[: len(state.segments) - len(before) - (0 if part is None else 1)]
    now = () if part is None else (replace(part, start_ms=to_ms),)
    return replace(state, items=items, segments=(*untouched, *_ended_at(before, old_ms, to_ms), *now))


def _ended_at(stretches: tuple[Stretch, ...], old_ms: int, to_ms: int) -> tuple[Stretch, ...]:
    """The last one ends at `to_ms` when it ended at `old_ms`, and in any case not after `to_ms`."""
    end_ms = stretches[-1].end_ms if stretches else None
    if end_ms is None or (end_ms != old_ms and end_ms <= to_ms):
        return stretches
    return (*stretches[:-1], replace(stretches[-1], end_ms=to_ms))
