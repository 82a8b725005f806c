"""What a timing action means here and now: the row that it adds to the log, or a refusal.

Each function decides on a folded state and changes nothing. Rows name what they begin or end, so
that the log can be read without knowing how the programme looked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workshop_tui.domain.conference import AgendaItem
from workshop_tui.domain.log import Event, EventKind, redo_target, undo_target
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.run import DayState, RunState, Stretch, earliest_start

if TYPE_CHECKING:
    from workshop_tui.domain.replan import Proposal


@dataclass(frozen=True)
class Step:
    """A row to add to the log."""

    kind: EventKind
    payload: Mapping[str, object] = field(default_factory=dict)


def start(state: RunState, item_id: str | None = None) -> Step:
    """Starts the day; with an id, that item, whatever runs now."""
    if item_id is not None:
        return _beginning(state, EventKind.START, _known(state, item_id))
    _refuse_when_finished(state)
    if state.current is not None:
        way_out = (
            Message("“resume” goes on.") if state.state is DayState.PAUSED else Message("“next” goes on.")
        )
        raise Refusal(Message("The day has already started; “{title}” runs.", title=_title(state)), way_out)
    following = state.next_item()
    if following is None:
        raise Refusal(Message("There is nothing in the programme to start."))
    return _beginning(state, EventKind.START, following)


def next_step(state: RunState) -> Step:
    """The next segment; after the last one the next item; after the last item the finish."""
    running = _running(state)
    segment = state.next_segment()
    if segment is not None:
        return Step(EventKind.NEXT, {"item": running.item, "segment": segment.key})
    return next_item(state)


def next_item(state: RunState) -> Step:
    """The next item at once, whatever is left of this one; after the last item the finish."""
    _running(state)
    following = state.next_item()
    return Step(EventKind.FINISH) if following is None else _beginning(state, EventKind.NEXT, following)


def pause(state: RunState) -> Step:
    """Stops all clocks."""
    _running(state)
    if state.state is DayState.PAUSED:
        raise Refusal(Message("The day is already paused."), Message("“resume” goes on."))
    return Step(EventKind.PAUSE)


def resume(state: RunState) -> Step:
    """Goes on after a pause."""
    if state.state is not DayState.PAUSED:
        raise Refusal(Message("The day is not paused."))
    return Step(EventKind.RESUME)


def add(state: RunState, more_ms: int) -> Step:
    """More time, or less, for the segment that runs and with it for its item."""
    running = _running(state)
    part = state.current_segment
    stretch = part or running
    if more_ms == 0:
        raise Refusal(Message("Zero minutes change nothing."), Message("Say how many, like 5m or -2m."))
    if state.length_ms(stretch) + more_ms < 0 or state.length_ms(running) + more_ms < 0:
        raise Refusal(
            Message("So much cannot be taken away: the whole is {minutes} minutes.",
                    minutes=state.length_ms(stretch) // 60_000)
        )  # fmt: skip
    payload = {"item": running.item, "segment": part.segment if part else None, "ms": more_ms}
    return Step(EventKind.ADD, payload)


def skip(state: RunState, target: str | None = None) -> Step:
    """Skips what runs, and begins what follows. With a target, passes over that instead: the key of a
    segment still to come of the running item, or the id of an item still to come."""
    _refuse_when_finished(state)
    running, part = state.current, state.current_segment
    if target is not None:
        return _skip_to_come(state, target)
    if running is None:
        first = state.next_item()
        if first is None:
            raise Refusal(Message("There is nothing left to skip."))
        return _skipping(first.id, None)
    if part is None:
        following = state.next_item()
        return _followed_by(state, _skipping(running.item, None), following)
    segment = state.next_segment()
    skipping = _skipping(running.item, part.segment)
    if segment is not None:
        return Step(EventKind.SKIP, {**skipping.payload, "item": running.item, "segment": segment.key})
    return _followed_by(state, skipping, state.next_item())


def backdate(state: RunState, to_ms: int, now_ms: int) -> Step:
    """What runs began earlier, at `to_ms`; what ran before it ended there."""
    running, part = _running(state), state.current_segment
    stretch = part or running
    if to_ms > now_ms:
        raise Refusal(
            Message("{time} has not been yet.", time=_time(state, to_ms)),
            Message("It can only have begun earlier."),
        )
    earliest = earliest_start(state)
    if earliest is not None and to_ms < earliest:
        raise Refusal(
            Message("What ran before it only began at {time}.", time=_time(state, earliest)),
            Message("Give a later time, or undo first."),
        )
    return Step(EventKind.BACKDATE, {"item": running.item, "segment": stretch.segment, "to_ms": to_ms})


def replan(proposal: Proposal) -> Step:
    """Gives the items still to come the lengths of a proposal, as one action."""
    if not proposal.changes:
        raise Refusal(Message("There is nothing to replan: no item can take or give time."))
    lengths = {change.item.id: change.after_ms for change in proposal.changes}
    return Step(EventKind.REPLAN, {"lengths": lengths})


def finish(state: RunState) -> Step:
    """Ends the day."""
    _running(state)
    return Step(EventKind.FINISH)


def undo(events: Sequence[Event]) -> Step:
    """Takes back the last action that still counts."""
    target = undo_target(events)
    if target is None:
        raise Refusal(Message("There is nothing to undo."))
    return Step(EventKind.UNDO, {"of": target.seq})


def redo(events: Sequence[Event]) -> Step:
    """Brings back what was undone last, as long as nothing new was done since."""
    target = redo_target(events)
    if target is None:
        raise Refusal(Message("There is nothing to redo."))
    return Step(EventKind.UNDO, {"of": target.seq})


def _running(state: RunState) -> Stretch:
    _refuse_when_finished(state)
    if state.current is None:
        raise Refusal(Message("The day has not started yet."), Message("“start” starts it."))
    return state.current


def _refuse_when_finished(state: RunState) -> None:
    if state.state is DayState.FINISHED:
        raise Refusal(Message("The day is finished."), Message("“undo” (key u) takes that back."))


def _title(state: RunState) -> str:
    item = None if state.current is None else state.conference.item(state.current.item)
    return "" if item is None else item.title


def _known(state: RunState, item_id: str) -> AgendaItem:
    item = state.conference.item(item_id)
    if item is None:
        raise Refusal(
            Message("There is no item “{id}” in the programme.", id=item_id),
            Message("Known are: {ids}.", ids=", ".join(known.id for known in state.conference.agenda)),
        )
    return item


def _beginning(state: RunState, kind: EventKind, item: AgendaItem) -> Step:
    first = state.first_segment(item)
    return Step(kind, {"item": item.id, "segment": first.key if first else None})


def _skipping(item_id: str, segment: str | None) -> Step:
    return Step(EventKind.SKIP, {"skipped_item": item_id, "skipped_segment": segment, "item": None})


def _followed_by(state: RunState, skipping: Step, following: AgendaItem | None) -> Step:
    if following is None:
        return Step(EventKind.SKIP, {**skipping.payload, "finish": True})
    return Step(EventKind.SKIP, {**skipping.payload, **_beginning(state, EventKind.NEXT, following).payload})


def _skip_to_come(state: RunState, target: str) -> Step:
    running = state.current
    item = None if running is None else state.conference.item(running.item)
    if running is not None and item is not None:
        part = state.current_segment
        if part is not None and part.segment == target:
            return skip(state)
        if target in [segment.key for segment in state.segments_left]:
            return _skipping(item.id, target)
        if target == item.id:
            return _followed_by(state, _skipping(item.id, None), state.next_item())
    found = _known(state, target)
    place, now = state.conference.index(found.id), -1
    if running is not None:
        now = state.conference.index(running.item) or 0
    if place is not None and place < now:
        raise Refusal(Message("“{title}” is already past.", title=found.title))
    if (found.id, None) in state.skipped:
        raise Refusal(
            Message("“{title}” is already skipped.", title=found.title),
            Message("“undo” (key u) takes that back."),
        )
    return _skipping(found.id, None)


def _time(state: RunState, instant_ms: int) -> Message:
    """The time of day, to the second where it is not a whole minute, as the language writes it."""
    local = state.conference.local(instant_ms)
    if not local.second:
        return Message("{hour:02}:{minute:02}", hour=local.hour, minute=local.minute)
    return Message(
        "{hour:02}:{minute:02}:{second:02}", hour=local.hour, minute=local.minute, second=local.second
    )
