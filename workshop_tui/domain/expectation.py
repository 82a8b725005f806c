"""What a screen shows of the day at an instant: clocks, phases, offset, expected times.

Everything here follows from a `RunState` and an instant; nothing is kept (semantics, Time,
*Offset and expectation*).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workshop_tui.domain.conference import MINUTE, AgendaItem
from workshop_tui.domain.rotation import Seat, seating
from workshop_tui.domain.run import DayState, RunState, Stretch, advance
from workshop_tui.domain.segments import Segment


class Phase(StrEnum):
    """How a countdown stands."""

    NORMAL = "normal"
    WARNING = "warning"
    DANGER = "danger"
    OVERTIME = "overtime"


class ItemStatus(StrEnum):
    """Where an item stands; `passed` is one that the day went past without starting it."""

    DONE = "done"
    RUNNING = "running"
    TO_COME = "to_come"
    SKIPPED = "skipped"
    PASSED = "passed"


@dataclass(frozen=True)
class Countdown:
    """A clock: how long there is, how long still. `remaining_ms` is negative in overtime."""

    started_ms: int
    length_ms: int
    remaining_ms: int
    phase: Phase


@dataclass(frozen=True)
class ItemView:
    """An item of the programme at an instant. `started_ms` and `ended_ms` are None until they are;
    an item that ran has them as its expected times. `conflict_ms` is how much later than planned a
    fixed item would start; 0 for none."""

    item: AgendaItem
    status: ItemStatus
    planned_start_ms: int
    planned_end_ms: int
    expected_start_ms: int
    expected_end_ms: int
    started_ms: int | None = None
    ended_ms: int | None = None
    conflict_ms: int = 0


@dataclass(frozen=True)
class RunView:
    """The day at an instant. What does not apply is None: item and clock before the start and after
    the finish, segment and its clock in an undivided item.

    `offset_ms` is positive when the day is behind. `behind_log_ms` is how far the wall clock lags
    behind the last event of the log: above 0 the clock was set back and a correction is due.
    """

    state: DayState
    now_ms: int
    items: tuple[ItemView, ...]
    item: ItemView | None
    clock: Countdown | None
    segment: Segment | None
    segment_clock: Countdown | None
    segments: tuple[Segment, ...]
    next_segment: Segment | None
    next_item: ItemView | None
    offset_ms: int
    planned_day_end_ms: int
    expected_day_end_ms: int
    paused_since_ms: int | None
    behind_log_ms: int
    seats: tuple[Seat, ...]
    round: int | None

    @property
    def is_changeover(self) -> bool:
        """True while the groups walk to their next table."""
        return self.segment is not None and self.segment.kind == "changeover"


def phase(remaining_ms: int, length_ms: int, warning_ms: int | None, danger_ms: int | None) -> Phase:
    """Defaults: warning in the last 20 %, at most 5 minutes; danger in the last 5 %, at most one."""
    warning = min(length_ms // 5, 5 * MINUTE) if warning_ms is None else warning_ms
    danger = min(length_ms // 20, MINUTE) if danger_ms is None else danger_ms
    if remaining_ms < 0:
        return Phase.OVERTIME
    if remaining_ms <= danger:
        return Phase.DANGER
    return Phase.WARNING if remaining_ms <= warning else Phase.NORMAL


def view(state: RunState, now_ms: int) -> RunView:
    """The day at an instant. An instant before the last event is read as that event's: no clock ever
    shows a negative elapsed time."""
    behind = max(0, (state.last_ms or now_ms) - now_ms)
    now_ms += behind
    state = advance(state, now_ms)
    running, part = state.current, state.current_segment
    items = _items(state, now_ms)
    place = None if running is None else state.conference.index(running.item)
    item = None if place is None else items[place]
    plan = () if item is None else state.plan(item.item)
    segment = None if part is None else next((s for s in plan if s.key == part.segment), None)
    following = state.next_item()
    next_place = None if following is None else state.conference.index(following.id)
    round_number = None if segment is None else segment.round
    coming = [view for view in items if view.status is not ItemStatus.SKIPPED]
    planned_end = max((view.planned_end_ms for view in items), default=now_ms)
    return RunView(
        state=state.state,
        now_ms=now_ms,
        items=items,
        item=item,
        clock=None if running is None else _countdown(state, running, now_ms),
        segment=segment,
        segment_clock=None if part is None else _countdown(state, part, now_ms),
        segments=plan,
        next_segment=state.next_segment(),
        next_item=None if next_place is None else items[next_place],
        offset_ms=_offset(state, items, item, planned_end),
        planned_day_end_ms=planned_end,
        expected_day_end_ms=_day_end(state, coming, planned_end),
        paused_since_ms=state.pauses[-1][0] if state.state is DayState.PAUSED else None,
        behind_log_ms=behind,
        seats=()
        if item is None or round_number is None
        else seating(state.conference, item.item, round_number),
        round=round_number,
    )


def _countdown(state: RunState, stretch: Stretch, now_ms: int) -> Countdown:
    length = state.length_ms(stretch)
    remaining = length - state.active_ms(stretch.start_ms, now_ms)
    item = state.conference.item(stretch.item)
    warning, danger = (None, None) if item is None else (item.warning_ms, item.danger_ms)
    if stretch.segment is not None:
        # What is set for the item as a whole would warn from the first second of a shorter segment.
        warning = warning if warning is not None and warning < length else None
        danger = danger if danger is not None and danger < length else None
    return Countdown(stretch.start_ms, length, remaining, phase(remaining, length, warning, danger))


def _expected_end(state: RunState, running: Stretch, now_ms: int) -> int:
    """`max(now, started + planned + added + paused)`; and no earlier than the segments still need,
    so that one that overruns takes nothing from the next."""
    end = max(now_ms, _time_up(state, running, now_ms))
    part = state.current_segment
    if part is None:
        return end
    rest = sum(segment.duration_ms for segment in state.segments_left)
    return max(end, max(now_ms, _time_up(state, part, now_ms)) + rest)


def _time_up(state: RunState, stretch: Stretch, now_ms: int) -> int:
    return stretch.start_ms + state.length_ms(stretch) + state.paused_ms(stretch.start_ms, now_ms)


def _items(state: RunState, now_ms: int) -> tuple[ItemView, ...]:
    ran: dict[str, Stretch] = {stretch.item: stretch for stretch in state.items}
    running = state.current
    place = -1 if running is None else state.conference.index(running.item)
    place = -1 if place is None else place
    over = state.state is DayState.FINISHED
    found: list[ItemView] = []
    before: ItemView | None = None
    for index, item in enumerate(state.conference.agenda):
        if running is not None and index == place:
            seen = _running(state, item, running, now_ms)
        elif over or index < place:
            seen = _past(state, item, ran.get(item.id))
        else:
            seen = _to_come(state, item, before, now_ms)
        found.append(seen)
        not_yet_begun = before is None and seen.status is ItemStatus.SKIPPED
        if (over or index >= place) and not not_yet_begun:
            before = seen
    return tuple(found)


def _running(state: RunState, item: AgendaItem, stretch: Stretch, now_ms: int) -> ItemView:
    start, end = state.conference.planned(item)
    return ItemView(
        item, ItemStatus.RUNNING, start, end,
        stretch.start_ms, _expected_end(state, stretch, now_ms), stretch.start_ms,
    )  # fmt: skip


def _past(state: RunState, item: AgendaItem, stretch: Stretch | None) -> ItemView:
    start, end = state.conference.planned(item)
    skipped = (item.id, None) in state.skipped
    if stretch is None or stretch.end_ms is None:
        status = ItemStatus.SKIPPED if skipped else ItemStatus.PASSED
        return ItemView(item, status, start, end, start, end)
    status = ItemStatus.SKIPPED if skipped else ItemStatus.DONE
    return ItemView(
        item, status, start, end, stretch.start_ms, stretch.end_ms, stretch.start_ms, stretch.end_ms
    )


def _to_come(state: RunState, item: AgendaItem, before: ItemView | None, now_ms: int) -> ItemView:
    """When an item still to come is expected, from what precedes it; None when the day would begin
    with it, which is not before its planned start.

    Delay is first absorbed by a gap in the programme. When the day is ahead, the gap stays as long
    as planned and the item comes earlier, unless it is fixed; one
    that was skipped holds nothing up. Never before what precedes it ends.
    """
    start, end = state.conference.planned(item)
    skipped = (item.id, None) in state.skipped
    if before is None:
        expected = max(start, now_ms)
    else:
        ahead = min(0, before.expected_end_ms - before.planned_end_ms)
        expected = max(start + ahead, before.expected_end_ms)
        if item.fixed and not skipped:
            expected = max(expected, start)
    if skipped:
        return ItemView(item, ItemStatus.SKIPPED, start, end, expected, expected)
    planned_ms = state.planned_length_ms(item)
    segments_ms = sum(segment.duration_ms for segment in state.plan(item))
    return ItemView(
        item, ItemStatus.TO_COME, start, end, expected, expected + max(planned_ms, segments_ms),
        conflict_ms=max(0, expected - start) if item.fixed else 0,
    )  # fmt: skip


def _offset(state: RunState, items: tuple[ItemView, ...], item: ItemView | None, planned_end: int) -> int:
    if item is not None:
        return item.expected_end_ms - item.planned_end_ms
    if state.finished_ms is not None:
        return state.finished_ms - planned_end
    first = next((view for view in items if view.status is not ItemStatus.SKIPPED), None)
    return 0 if first is None else first.expected_start_ms - first.planned_start_ms


def _day_end(state: RunState, coming: list[ItemView], planned_end: int) -> int:
    if state.finished_ms is not None:
        return state.finished_ms
    return coming[-1].expected_end_ms if coming else planned_end
