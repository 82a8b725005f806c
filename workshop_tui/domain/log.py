"""The log of the day: its rows, which of them count, and when they happened.

Rows are only ever added. Undo is a row that takes back another; redo is a row that takes back an
undo. A stepped wall clock is a row as well, and moves all instants before it (semantics, Time).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum


class EventKind(StrEnum):
    """The kinds of rows in the log. Payloads, all instants and durations in milliseconds:

    `start`, `next`: `item`, `segment` that begin (`segment` null for an undivided item); `called` true
    when a segment was called out of turn.
    `skip`: `skipped_item`, `skipped_segment`; and `item`, `segment` that begin, null when what was
    skipped was still to come; `finish` true when nothing follows.
    `add`: `item`, `segment`, `ms` (negative: less time). `backdate`: `item`, `segment`, `to_ms`.
    `replan`: `lengths`, from the ids of items to their new lengths.
    `define`: `version` of the definition that holds from here on, `before` the one it replaces.
    `clock_correction`: `delta_ms`, how far the wall clock jumped ahead. `undo`: `of`, a `seq`.
    """

    OPEN = "open"
    START = "start"
    NEXT = "next"
    PAUSE = "pause"
    RESUME = "resume"
    ADD = "add"
    SKIP = "skip"
    BACKDATE = "backdate"
    REPLAN = "replan"
    DEFINE = "define"
    CLOCK_CORRECTION = "clock_correction"
    FINISH = "finish"
    UNDO = "undo"


UNTIMED = frozenset({EventKind.OPEN.value, EventKind.DEFINE.value})
"""Rows that tell what the programme is and not how the day ran: when they were written times nothing."""

NOT_UNDOABLE = frozenset({EventKind.OPEN.value, EventKind.CLOCK_CORRECTION.value, EventKind.UNDO.value})


@dataclass(frozen=True)
class Event:
    """One row of the log. `seq` ascends; `at_ms` is the wall clock when it was written, UTC.

    `boot_ms` and `boot_id` are the sleep-counting clock beside it; None under a clock set by hand.
    """

    seq: int
    at_ms: int
    kind: str
    payload: Mapping[str, object] = field(default_factory=dict)
    boot_ms: int | None = None
    boot_id: str | None = None


def living(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events that count: those that no living undo takes back. Undos themselves are left out.

    An undo of an undo brings back what that one took. Undos name earlier events only, so one look
    from the end settles each.
    """
    dead: set[int] = set()
    found: list[Event] = []
    for event in reversed(events):
        if event.seq in dead:
            continue
        if event.kind == EventKind.UNDO:
            dead.add(whole(event.payload.get("of")))
        else:
            found.append(event)
    found.reverse()
    return tuple(found)


def on_present_clock(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events with their instants moved to the wall clock as it stands after all corrections,
    and never before the event that precedes them."""
    found: list[Event] = []
    shift = 0
    for event in reversed(tuple(events)):
        if event.kind == EventKind.CLOCK_CORRECTION:
            found.append(_moved(event, shift))
            shift += whole(event.payload.get("delta_ms"))
        else:
            found.append(_moved(event, shift))
    found.reverse()
    latest = found[0].at_ms if found else 0
    for place, event in enumerate(found):
        latest = max(latest, event.at_ms)
        if event.at_ms < latest:
            found[place] = replace(event, at_ms=latest)
    return tuple(found)


def _moved(event: Event, shift_ms: int) -> Event:
    if not shift_ms:
        return event
    payload = dict(event.payload)
    if event.kind == EventKind.BACKDATE:
        payload["to_ms"] = whole(payload.get("to_ms")) + shift_ms
    return replace(event, at_ms=event.at_ms + shift_ms, payload=payload)


def whole(value: object) -> int:
    """An integer out of a payload; 0 for anything else, so that no row of a log can stop the day."""
    return value if isinstance(value, int) else 0


def version_in_force(events: Sequence[Event]) -> int | None:
    """The version of the definition that the log asks for: that of the last change that was not taken
    back, else the one before the first change; None when the definition was never changed."""
    changes = [event for event in events if event.kind == EventKind.DEFINE]
    if not changes:
        return None
    held = [event for event in living(events) if event.kind == EventKind.DEFINE]
    return whole(held[-1].payload.get("version")) if held else whole(changes[0].payload.get("before"))


def undo_target(events: Sequence[Event]) -> Event | None:
    """What an undo takes back: the last living action that can be undone; None when none is left."""
    return next((event for event in reversed(living(events)) if event.kind not in NOT_UNDOABLE), None)


def redo_target(events: Sequence[Event]) -> Event | None:
    """The undo that a redo takes back: the last living one after the last new action.

    A new action ends the possibility to redo, as everywhere. None when there is nothing to redo.
    """
    undone = {event.seq for event in events if event.kind == EventKind.UNDO}
    dead: set[int] = set()
    for event in reversed(events):
        if event.kind in (EventKind.CLOCK_CORRECTION, EventKind.OPEN):
            continue
        if event.kind != EventKind.UNDO:
            return None
        if event.seq in dead:
            continue
        of = whole(event.payload.get("of"))
        if of in undone:
            dead.add(of)
        else:
            return event
    return None
