"""The chair's synthesis: what is said in the closing of the pitches, by nobody's organisation."""

from __future__ import annotations

from workshop_tui.domain.conference import ItemKind
from workshop_tui.domain.notes import Note
from workshop_tui.domain.run import RunState
from workshop_tui.domain.segments import Segment, SegmentKind


def synthesis_runs(state: RunState, item_id: str) -> bool:
    """Whether the closing of these pitches runs now, in which the chair sums up."""
    part = state.current_segment
    return part is not None and part.item == item_id and _closing(state, item_id, part.segment) is not None


def is_synthesis(state: RunState, note: Note) -> bool:
    """Whether a note belongs to the chair's synthesis: taken down at pitches, of no organisation, from
    when their closing began on."""
    item = note.place.item
    if item is None or note.organisation is not None:
        return False
    began = (
        part.start_ms
        for part in state.segments
        if part.item == item and _closing(state, item, part.segment) is not None
    )
    first = min(began, default=None)
    return first is not None and note.at_ms >= first


def _closing(state: RunState, item_id: str, key: str | None) -> Segment | None:
    item = state.conference.item(item_id)
    if item is None or item.kind is not ItemKind.PITCHES:
        return None
    plan = state.all_segments(item)
    return next((part for part in plan if part.key == key and part.kind is SegmentKind.CLOSING), None)
