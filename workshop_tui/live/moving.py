"""Putting a conference on another date, with all that hangs on that date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

from workshop_tui.clock import Clock
from workshop_tui.domain.agreements import Agreement, with_due_on
from workshop_tui.domain.conference import Conference
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.run import DayState, fold
from workshop_tui.store import Store


@dataclass(frozen=True)
class Moved:
    """A conference that was moved: the date it had, the conference on its new one, and the open
    agreements that are due on it and so moved along."""

    before: Date
    conference: Conference
    along: tuple[Agreement, ...]


def move(store: Store, clock: Clock, conference_id: str, date: Date, by: str = "facilitator") -> Moved:
    """Puts a conference that has not begun on another date; the old one stays in its history.

    Refused for a conference that is not there, that has begun, or that is on that date already.
    """
    with store.transaction():
        stored = store.conferences.definition(conference_id)
        if stored is None:
            raise Refusal(
                Message("There is no conference “{id}” in this database.", id=conference_id),
                Message("“workshop-tui open FILE” puts it in."),
            )
        if fold(stored.conference, store.log.events(conference_id)).state is not DayState.PLANNED:
            raise Refusal(
                Message("“{id}” has begun; its date stays.", id=conference_id),
                Message("“workshop-tui do undo” takes a start by mistake back."),
            )
        if stored.date == date:
            raise Refusal(Message("“{id}” is on {date} already.", id=conference_id, date=date.isoformat()))
        moved = store.conferences.move(conference_id, date, clock.reading().wall_ms, by).conference
        rows = store.conferences.series_conferences(moved.series_key)
        dates, numbers = {row.id: row.date for row in rows}, {row.id: row.number for row in rows}
        agreements = (with_due_on(each, dates, numbers) for each in store.agreements.list(moved.series_key))
        along = tuple(
            each
            for each in agreements
            if each.is_open and each.due is not None and each.due.conference == conference_id
        )
    return Moved(stored.date, moved, along)
