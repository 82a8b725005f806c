"""What a row of the run log did, in a word or two: for saying what undo took back."""

from __future__ import annotations

from collections.abc import Sequence

from workshop_tui.domain.log import Event, EventKind
from workshop_tui.domain.message import Message

NAMES = {
    EventKind.START: Message("start"),
    EventKind.NEXT: Message("next"),
    EventKind.PAUSE: Message("pause"),
    EventKind.RESUME: Message("going on"),
    EventKind.ADD: Message("other time"),
    EventKind.SKIP: Message("skip"),
    EventKind.BACKDATE: Message("earlier beginning"),
    EventKind.FINISH: Message("finish"),
    EventKind.REPLAN: Message("replan"),
    EventKind.DEFINE: Message("other programme"),
}


def action_name(events: Sequence[Event]) -> Message:
    """What the last undo or redo of the log was about."""
    by_number = {event.seq: event for event in events}
    event = events[-1] if events else None
    while event is not None and event.kind == EventKind.UNDO:
        of = event.payload.get("of")
        event = by_number.get(of) if isinstance(of, int) else None
    for kind, name in NAMES.items():
        if event is not None and event.kind == kind:
            return name
    return Message("a step")
