"""Catching up (*inlopen*): new lengths for what is still to come, so that the day ends on time.

Rules (semantics, Time, *Replan*): items have minimum lengths; what must be won is taken from each in
proportion to what it can give; fixed items do not move and keep their length; whole minutes. Ahead
of schedule the same the other way round: minutes taken before are given back first, then, up
to the end of the day, all items get more in proportion to their length.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from workshop_tui.domain.conference import MINUTE, AgendaItem, ItemKind
from workshop_tui.domain.expectation import ItemStatus, ItemView, RunView, view
from workshop_tui.domain.run import RunState
from workshop_tui.domain.segments import SegmentKind

ON_TIME_MS = 5000
"""Later than wanted by less than this is on time: nobody gives up a minute for the blink of an eye
that passed between a key press and its row in the log."""


@dataclass(frozen=True)
class Change:
    """One item's length before and after, and the shortest it may be, in milliseconds."""

    item: AgendaItem
    before_ms: int
    after_ms: int
    minimum_ms: int


@dataclass(frozen=True)
class Proposal:
    """New lengths for items still to come. `expected_ms` and `proposed_ms` are the end of the day
    without and with them. `short_ms` is by how much the day still ends too late; 0 when on time."""

    wanted_ms: int
    expected_ms: int
    proposed_ms: int
    changes: tuple[Change, ...]

    @property
    def short_ms(self) -> int:
        """How much later than wanted the day would still end."""
        late = self.proposed_ms - self.wanted_ms
        return late if late >= ON_TIME_MS else 0


def minimum_ms(state: RunState, item: AgendaItem) -> int:
    """The shortest an item may become, in whole minutes, never more than its planned length.

    The file's `minimum`; else breaks 5 minutes or half, whichever is more; world cafés 60 % of their
    rounds; pitches, reports and spelled-out segments what these still need; anything else 75 %.
    """
    start, end = state.conference.planned(item)
    planned = end - start
    if item.minimum_ms is not None:
        least = item.minimum_ms
    elif item.fixed:
        least = planned
    elif item.kind is ItemKind.BREAK:
        least = max(5 * MINUTE, planned // 2)
    else:
        least = _least_of_segments(state, item) or planned * 3 // 4
    return min(planned, _whole_up(least))


def _least_of_segments(state: RunState, item: AgendaItem) -> int:
    """What the segments need at the least; 0 for an undivided item."""
    least = 0
    for segment in replace(state, replanned={}).plan(item):
        if segment.kind is SegmentKind.ROUND:
            least += _whole_up(segment.duration_ms * 3 // 5)
        elif segment.kind is not SegmentKind.CLOSING:
            least += segment.duration_ms
    return least


def propose(state: RunState, now_ms: int, wanted_ms: int | None = None) -> Proposal:
    """How the day could end at `wanted_ms` (None: at its planned end). Changes nothing."""
    seen = view(state, now_ms)
    wanted = seen.planned_day_end_ms if wanted_ms is None else wanted_ms
    lengths: dict[str, int] = {}
    for last, goal in _goals(seen, wanted):
        section = _section(view(_with(state, lengths), now_ms), last)
        if _lateness(state, lengths, now_ms, last, goal) >= ON_TIME_MS:
            _shorten(state, lengths, now_ms, section, last, goal)
        else:
            _lengthen(state, lengths, now_ms, section, last, goal)
    changes = tuple(
        Change(
            item.item, state.planned_length_ms(item.item), lengths[item.item.id], minimum_ms(state, item.item)
        )
        for item in seen.items
        if lengths.get(item.item.id, state.planned_length_ms(item.item)) != state.planned_length_ms(item.item)
    )
    after = view(_with(state, lengths), now_ms)
    return Proposal(wanted, seen.expected_day_end_ms, after.expected_day_end_ms, changes)


def _with(state: RunState, lengths: Mapping[str, int]) -> RunState:
    return replace(state, replanned={**state.replanned, **lengths})


def _goals(seen: RunView, wanted_ms: int) -> list[tuple[str | None, int]]:
    """What must be reached, in the order of the day: each fixed item to come begins on time, and
    (None) the day ends as wanted."""
    fixed = [
        (item.item.id, item.planned_start_ms)
        for item in seen.items
        if item.status is ItemStatus.TO_COME and item.item.fixed
    ]
    return [*fixed, (None, wanted_ms)]


def _section(seen: RunView, last: str | None) -> list[ItemView]:
    """The items to come between the fixed item before `last` and `last` itself (None: the end)."""
    found: list[ItemView] = []
    for item in seen.items:
        if item.status is not ItemStatus.TO_COME:
            continue
        if item.item.id == last:
            break
        found = [] if item.item.fixed else [*found, item]
    return found


def _lateness(
    state: RunState, lengths: Mapping[str, int], now_ms: int, last: str | None, goal_ms: int
) -> int:
    """How much too late the goal is reached; negative when there is time left."""
    seen = view(_with(state, lengths), now_ms)
    if last is None:
        return seen.expected_day_end_ms - goal_ms
    ends = now_ms
    for item in seen.items:
        if item.item.id == last:
            return max(ends, seen.now_ms) - goal_ms
        if item.status in (ItemStatus.RUNNING, ItemStatus.TO_COME):
            ends = item.expected_end_ms
    return 0


def _shorten(
    state: RunState,
    lengths: dict[str, int],
    now_ms: int,
    section: list[ItemView],
    last: str | None,
    goal_ms: int,
) -> None:
    """Takes minutes from the section in proportion to what each item can give, until the goal is
    reached or nothing is left to give; then gives back what a gap in the programme swallowed."""

    def length(item: AgendaItem) -> int:
        return lengths.get(item.id, state.planned_length_ms(item))

    while (late := _lateness(state, lengths, now_ms, last, goal_ms)) >= ON_TIME_MS:
        room = [max(0, length(view.item) - minimum_ms(state, view.item)) // MINUTE for view in section]
        if not any(room):
            break
        for view_, minutes in zip(section, _shares(room, -(-(late - ON_TIME_MS + 1) // MINUTE)), strict=True):
            if minutes:
                lengths[view_.item.id] = length(view_.item) - minutes * MINUTE
    for view_ in section:
        before = state.planned_length_ms(view_.item)
        while length(view_.item) < before:
            longer = {**lengths, view_.item.id: length(view_.item) + MINUTE}
            reached = _lateness(state, lengths, now_ms, last, goal_ms)
            if _lateness(state, longer, now_ms, last, goal_ms) >= max(ON_TIME_MS, reached + 1):
                break
            lengths.update(longer)


def _lengthen(
    state: RunState,
    lengths: dict[str, int],
    now_ms: int,
    section: list[ItemView],
    last: str | None,
    goal_ms: int,
) -> None:
    """Gives minutes back: first what was taken before, then to all in proportion to their length.

    Before a fixed item only what was taken: it is reached in time either way, and what is early there
    is a pause.
    """
    spare = (ON_TIME_MS - 1 - _lateness(state, lengths, now_ms, last, goal_ms)) // MINUTE
    if spare <= 0:
        return
    taken = [
        max(0, _planned(state, view.item) - state.planned_length_ms(view.item)) // MINUTE for view in section
    ]
    back = _shares(taken, min(spare, sum(taken)))
    planned = [_planned(state, view.item) // MINUTE if last is None else 0 for view in section]
    more = _shares(planned, spare - sum(back), bounded=False)
    for view_, minutes in zip(section, (a + b for a, b in zip(back, more, strict=True)), strict=True):
        if minutes:
            lengths[view_.item.id] = state.planned_length_ms(view_.item) + minutes * MINUTE
    while lengths and _lateness(state, lengths, now_ms, last, goal_ms) >= ON_TIME_MS:
        longest = max(lengths, key=lambda name: lengths[name])
        lengths[longest] -= MINUTE


def _planned(state: RunState, item: AgendaItem) -> int:
    start, end = state.conference.planned(item)
    return end - start


def _shares(room: list[int], wanted: int, *, bounded: bool = True) -> list[int]:
    """`wanted` whole minutes divided in proportion to `room`, by largest remainder; the earlier item
    first where remainders are equal. Bounded: nobody gives more than its room."""
    total = sum(room)
    if total == 0 or wanted <= 0:
        return [0] * len(room)
    if bounded:
        wanted = min(wanted, total)
    shares = [wanted * each // total for each in room]
    left = wanted - sum(shares)
    order = sorted(range(len(room)), key=lambda place: (-(wanted * room[place] % total), place))
    for place in order[:left]:
        shares[place] += 1
    return shares


def _whole_up(duration_ms: int) -> int:
    return -(-duration_ms // MINUTE) * MINUTE
