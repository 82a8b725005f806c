"""When the segments of the running item were, are and are expected to be."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_tui.domain.expectation import ItemStatus
from workshop_tui.domain.run import RunState, Stretch, advance
from workshop_tui.domain.segments import Segment


@dataclass(frozen=True)
class SegmentView:
    """A segment at an instant. One that ran has its real times, one to come those expected, one that
    was passed over or skipped is as long as nothing."""

    segment: Segment
    status: ItemStatus
    start_ms: int
    end_ms: int


def segment_times(state: RunState, now_ms: int) -> tuple[SegmentView, ...]:
    """All segments of the item that runs, in their order; empty for an undivided item and when nothing
    runs. Those to come follow each other from when the running one is expected to end."""
    state = advance(state, now_ms)
    running, part = state.current, state.current_segment
    item = None if running is None else state.conference.item(running.item)
    if running is None or item is None:
        return ()
    ran = {
        stretch.segment: stretch
        for stretch in state.segments
        if stretch.item == item.id and stretch.start_ms >= running.start_ms
    }
    left = {segment.key for segment in state.segments_left}
    found: list[SegmentView] = []
    at_ms = now_ms if part is None else _time_up(state, part, now_ms)
    for segment in state.all_segments(item):
        stretch = ran.get(segment.key)
        if part is not None and segment.key == part.segment:
            end_ms = _time_up(state, part, now_ms)
            found.append(SegmentView(segment, ItemStatus.RUNNING, part.start_ms, end_ms))
        elif stretch is not None and stretch.end_ms is not None:
            status = ItemStatus.SKIPPED if stretch.skipped else ItemStatus.DONE
            found.append(SegmentView(segment, status, stretch.start_ms, stretch.end_ms))
        elif (item.id, segment.key) in state.skipped:
            found.append(SegmentView(segment, ItemStatus.SKIPPED, at_ms, at_ms))
        elif segment.key not in left:
            found.append(SegmentView(segment, ItemStatus.PASSED, at_ms, at_ms))
        else:
            found.append(SegmentView(segment, ItemStatus.TO_COME, at_ms, at_ms + segment.duration_ms))
            at_ms += segment.duration_ms
    return tuple(found)


def _time_up(state: RunState, stretch: Stretch, now_ms: int) -> int:
    """When a running segment is expected to end: when its time is up, or now when that has been."""
    remaining = state.length_ms(stretch) - state.active_ms(stretch.start_ms, now_ms)
    return now_ms + max(0, remaining)
