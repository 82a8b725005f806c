"""Small conferences, and a day that is driven by actions at instants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from datetime import datetime as DateTime

from workshop_tui.domain import actions
from workshop_tui.domain.conference import (
    MINUTE,
    AgendaItem,
    Conference,
    ItemKind,
    Organisation,
    Speaker,
    Statement,
    Table,
)
from workshop_tui.domain.expectation import ItemView, RunView, view
from workshop_tui.domain.log import Event, EventKind
from workshop_tui.domain.run import RunState, advance, fold

SECOND = 1000
HOUR = 60 * MINUTE
TOWNS = ("Alblasserdam", "Dordrecht", "Papendrecht")


def talk(item_id: str, start: int, end: int, *, fixed: bool = False, auto: bool = False) -> AgendaItem:
    """An undivided item; `start` and `end` in minutes after midnight."""
    return AgendaItem(item_id, item_id.title(), ItemKind.TALK, start, end, fixed=fixed, auto=auto)


def tables(count: int) -> tuple[Table, ...]:
    """Tables from 1, each with its statement."""
    return tuple(Table(number, Statement(number, f"thema {number}")) for number in range(1, count + 1))


def programme(*agenda: AgendaItem, on: date = date(2020, 2, 14)) -> Conference:
    """A conference with that agenda, four tables and four groups."""
    return Conference(
        id="dag", title="Dag", date=on, agenda=agenda, tables=tables(4), groups=("A", "B", "C", "D"),
        organisations=tuple(Organisation(town) for town in TOWNS),
    )  # fmt: skip


PITCHES = AgendaItem(
    "pitches", "Pitches", ItemKind.PITCHES, 9 * 60 + 15, 9 * 60 + 30,
    speakers=tuple(Speaker(town, town) for town in TOWNS), each_ms=3 * MINUTE, closing_ms=5 * MINUTE,
)  # fmt: skip
CAFE = AgendaItem(
    "cafe", "Wereldcafé", ItemKind.WORLD_CAFE, 10 * 60, 11 * 60 + 30,
    rounds=4, round_ms=20 * MINUTE, changeover_ms=3 * MINUTE,
)  # fmt: skip
REPORTS = AgendaItem("oogst", "Oogst", ItemKind.TABLE_REPORTS, 11 * 60 + 30, 11 * 60 + 50)

FEBRUARY = programme(
    talk("welkom", 9 * 60, 9 * 60 + 15),
    PITCHES,
    talk("pauze", 9 * 60 + 45, 10 * 60),
    CAFE,
    REPORTS,
    talk("bespiegeling", 11 * 60 + 50, 12 * 60 + 15),
    talk("lunch", 12 * 60 + 15, 13 * 60, fixed=True),
    talk("slot", 13 * 60, 13 * 60 + 30),
)
"""A day like 14 February 2020: a gap of 15 minutes after the pitches, a lunch that stands fixed."""


@dataclass
class Day:
    """A conference that is run: each action at a time of its own wall clock, as a row of the log.

    Times are "10.05" or "10.05.30" on the conference's date; "+1 0.10" is ten past midnight after it.
    """

    conference: Conference
    events: list[Event] = field(default_factory=list)

    def at(self, time: str) -> int:
        """That wall time in UTC milliseconds."""
        days, _, clock = time.rpartition(" ")
        hours, minutes, seconds = (*(int(part) for part in clock.split(".")), 0)[:3]
        minute = int(days or 0) * 24 * 60 + hours * 60 + minutes
        return self.conference.instant(minute) + seconds * SECOND

    def wall(self, instant_ms: int) -> str:
        """That instant as a wall time with seconds."""
        return self.conference.local(instant_ms).strftime("%H.%M.%S")

    def state(self, now_ms: int | None = None) -> RunState:
        """The state at the last event; with an instant, at that instant."""
        state = fold(self.conference, self.events)
        return state if now_ms is None else advance(state, now_ms)

    def append(self, at_ms: int, step: actions.Step) -> None:
        """A row with what an action decided."""
        self.events.append(Event(len(self.events) + 1, at_ms, step.kind.value, step.payload))

    def act(self, at_ms: int, decide: Callable[[RunState], actions.Step]) -> RunView:
        """One action, decided on the state at that instant as the live day does it."""
        now_ms = view(self.state(), at_ms).now_ms
        self.append(at_ms, decide(self.state(now_ms)))
        return self.view_at(at_ms)

    def start(self, time: str, item: str | None = None) -> RunView:
        return self.act(self.at(time), lambda state: actions.start(state, item))

    def next(self, time: str) -> RunView:
        return self.act(self.at(time), actions.next_step)

    def next_item(self, time: str) -> RunView:
        return self.act(self.at(time), actions.next_item)

    def pause(self, time: str) -> RunView:
        return self.act(self.at(time), actions.pause)

    def resume(self, time: str) -> RunView:
        return self.act(self.at(time), actions.resume)

    def add(self, time: str, minutes: int) -> RunView:
        return self.act(self.at(time), lambda state: actions.add(state, minutes * MINUTE))

    def skip(self, time: str, target: str | None = None) -> RunView:
        return self.act(self.at(time), lambda state: actions.skip(state, target))

    def backdate(self, time: str, to: str) -> RunView:
        return self.act(
            self.at(time),
            lambda state: actions.backdate(state, self.at(to), max(self.at(time), _last(state))),
        )

    def finish(self, time: str) -> RunView:
        return self.act(self.at(time), actions.finish)

    def undo(self, time: str) -> RunView:
        return self.act(self.at(time), lambda _: actions.undo(self.events))

    def redo(self, time: str) -> RunView:
        return self.act(self.at(time), lambda _: actions.redo(self.events))

    def correct(self, time: str, delta_ms: int) -> RunView:
        """The wall clock was found to have jumped by that much."""
        at_ms = self.at(time)
        self.append(at_ms, actions.Step(EventKind.CLOCK_CORRECTION, {"delta_ms": delta_ms}))
        return self.view_at(at_ms)

    def view(self, time: str) -> RunView:
        return self.view_at(self.at(time))

    def view_at(self, now_ms: int) -> RunView:
        return view(self.state(), now_ms)

    def expected(self, seen: RunView, item_id: str) -> tuple[str, str]:
        """Expected start and end of an item as wall times."""
        item = item_of(seen, item_id)
        return self.wall(item.expected_start_ms), self.wall(item.expected_end_ms)


def _last(state: RunState) -> int:
    return state.last_ms or 0


def item_of(seen: RunView, item_id: str) -> ItemView:
    """The item with that id in a view."""
    return next(item for item in seen.items if item.item.id == item_id)


def remaining(seen: RunView) -> tuple[float | None, float | None]:
    """Seconds that remain of the item and of the segment; None where there is no such clock."""
    return (
        None if seen.clock is None else seen.clock.remaining_ms / SECOND,
        None if seen.segment_clock is None else seen.segment_clock.remaining_ms / SECOND,
    )


def utc_ms(text: str) -> int:
    """An ISO instant with its offset in UTC milliseconds."""
    return round(DateTime.fromisoformat(text).timestamp() * 1000)
