"""Who sits where when people move one by one, for the screens: worked out in a thread, so that the clock
goes on meanwhile, and then kept. Knows no Textual."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_tui.domain.attendance import Attendance, names_at
from workshop_tui.domain.conference import AgendaItem, Conference, ItemKind, Rotation
from workshop_tui.domain.dispersing import disperses, waiting, with_rows, worked_out
from workshop_tui.domain.expectation import RunView
from workshop_tui.live import Live

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from workshop_tui.domain.placing import Seating

Names = dict[int, tuple[str, ...]]
"""Per table number who sits there."""


Rows = tuple[tuple[int, ...], ...]
"""Everybody's table numbers, as the conference keeps them."""

Keep = Callable[[Conference, str, Rows], None]
"""Has the seats of an item, by id, put on disk."""


class _CalledOff(Exception):
    """Nobody waits for these seats any more."""


@dataclass
class _Plan:
    """The seats of one world café: what they follow from, and None while they are being worked out."""

    conference: Conference
    of: tuple[object, ...]
    found: Seating | None = None
    percent: int = 0
    stopped: bool = False

    def told(self, done: int, total: int) -> None:
        """Told by the search, in its thread. Lets the screen have its turn."""
        if self.stopped:
            raise _CalledOff
        self.percent = 100 * done // max(1, total)
        time.sleep(0)


class SeatPlans:
    """The seats of each world café. `ready` is called in the event loop once they are there; `keep` then
    has them put on disk, where somebody does that."""

    def __init__(self, ready: Callable[[], None], keep: Keep | None = None) -> None:
        self._ready = ready
        self._keep = keep
        self._pool: ThreadPoolExecutor | None = None
        self._plans: dict[str, _Plan] = {}
        self._held: Attendance | None = None
        self._names: dict[tuple[str, int], Names] = {}

    def forget(self) -> None:
        """Somebody may have been marked since."""
        self._held, self._names = None, {}

    def begin(self, conference: Conference) -> None:
        """Works out what is still to be, so that it is there when somebody asks."""
        for item in waiting(conference):
            self.seating(conference, item)

    def percent(self, item: AgendaItem | None) -> int | None:
        """How far the seats are; None when nobody works them out."""
        plan = self._plans.get("" if item is None else item.id)
        return None if plan is None or plan.found is not None or plan.stopped else plan.percent

    def stop(self, item: AgendaItem | None) -> bool:
        """Works them out no further; False when nobody does."""
        working = self.percent(item) is not None
        if working:
            self._plans["" if item is None else item.id].stopped = True
        return working

    def go_on(self, item: AgendaItem | None) -> None:
        """Works out again what was stopped, when somebody asks for it."""
        key = "" if item is None else item.id
        if key in self._plans and self._plans[key].stopped:
            del self._plans[key]

    def close(self) -> None:
        """Stops all of it."""
        for plan in self._plans.values():
            plan.stopped = True

    def names(self, live: Live, item: AgendaItem | None, round_number: int) -> Names | None:
        """Who sits at each table in a round (from 1) of that item; empty where people move in groups,
        None while it is being worked out."""
        if item is None or item.rotation is not Rotation.INDIVIDUALS or not item.rounds:
            return {}
        found = self.seating(live.conference, item)
        if found is None:
            return None
        key = item.id, round_number
        if key not in self._names:
            if self._held is None:
                self._held = live.attendance()
            self._names[key] = names_at(found, self._held, round_number)
        return self._names[key]

    def now(self, live: Live, seen: RunView) -> Names | None:
        """The same for what the day is at: the round that runs or comes, the first one where the world
        café is about to begin; empty at other times."""
        found = at_hand(seen)
        return {} if found is None else self.names(live, *found)

    def seating(self, conference: Conference, item: AgendaItem | None) -> Seating | None:
        """The seats or groups, without an item those of the first world café; None while they are being
        worked out, and where that was stopped."""
        key = "" if item is None else item.id
        plan = self._plans.get(key)
        if plan is None or plan.conference is not conference:
            of = (
                conference.participants, conference.tables, conference.seating, conference.groups,
                conference.agenda if item is None else item,
            )  # fmt: skip
            if plan is None or plan.of != of:
                self.forget()
                if plan is not None:
                    plan.stopped = True
                plan = self._plans[key] = _Plan(conference, of)
                self._work_out(key, plan, item)
            plan.conference = conference
        return plan.found

    def _work_out(self, key: str, plan: _Plan, item: AgendaItem | None) -> None:
        from workshop_tui.domain.placing import seating_of

        conference = plan.conference
        if disperses(item) and item not in waiting(conference):
            plan.found = seating_of(conference, item)
            return
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(1, "seats")
        loop = asyncio.get_running_loop()

        def done(found: Seating, rows: Rows | None) -> None:
            plan.found = found
            if self._plans.get(key) is plan:
                if rows is not None and item is not None and self._keep is not None:
                    self._keep(conference, item.id, rows)
                self._ready()

        def work() -> None:
            rows = None
            settled, cafe = conference, item
            try:
                if item is not None and disperses(item):
                    rows = worked_out(conference, item, None, plan.told)
                    settled = with_rows(conference, {item.id: rows})
                    cafe = settled.item(item.id)
                found = seating_of(settled, cafe)
            except _CalledOff:
                return
            except BaseException:
                plan.stopped = True  # an error in the program: the screen offers to do it again
                raise
            if not loop.is_closed():
                loop.call_soon_threadsafe(done, found, rows)

        self._pool.submit(work)


def at_hand(seen: RunView) -> tuple[AgendaItem, int] | None:
    """The world café and the round that people sit down for; None at other times."""
    running = None if seen.item is None else seen.item.item
    if running is not None and running.kind is ItemKind.WORLD_CAFE:
        if seen.round is not None:
            return running, seen.round
        following = seen.next_segment
        return (running, 1) if following is not None and following.round == 1 else None
    coming = None if seen.next_item is None else seen.next_item.item
    return (coming, 1) if coming is not None and coming.kind is ItemKind.WORLD_CAFE else None
