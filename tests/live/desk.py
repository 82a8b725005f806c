"""The facilitator's desk: a database, a clock, a door; and a second laptop beside it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from workshop_tui.clock import ManualClock
from workshop_tui.domain.conference import MINUTE, AgendaItem, Conference, ItemKind
from workshop_tui.live import Live
from workshop_tui.live.opening import SessionSource, opened
from workshop_tui.paths import FIRST_CONFERENCE, shipped_sessions
from workshop_tui.sessionfile import load_or_refuse
from workshop_tui.store import Store

SECOND = 1000


@cache
def shipped(name: str = FIRST_CONFERENCE) -> Conference:
    """A conference that ships with the program."""
    conference = load_or_refuse(shipped_sessions() / name).conference
    assert conference is not None
    return conference


def source(conference: Conference) -> SessionSource:
    return SessionSource(conference, f"{conference.id}.yaml", f"# {conference!r}")


def night(day: date, start: str, minutes: tuple[int, ...], **more: object) -> Conference:
    """A day of undivided items one after another, `one`, `two`, …"""
    at = _minute(start)
    items = []
    for place, length in enumerate(minutes):
        name = ("one", "two", "three", "four")[place]
        items.append(AgendaItem(name, name.title(), ItemKind.PLENARY, at, at + length))
        at += length
    return replace(
        Conference(f"night-{day}", "A night", day, agenda=tuple(items)),
        **more,  # type: ignore[arg-type]
    )


@dataclass
class Desk:
    """`live` is the door; `at` sets the clock to a wall time of the conference's day."""

    db: Path
    clock: ManualClock
    live: Live
    _stores: list[Store] = field(default_factory=list)

    @classmethod
    def opened(cls, db: Path, conference: Conference | None, at: str, stores: list[Store]) -> Desk:
        conference = conference or shipped()
        clock = ManualClock(conference.instant(_minute(at)), "boot 1")
        stores.append(Store.open(db))
        opened(stores[-1], clock, source(conference))
        return cls(db, clock, Live(stores[-1], clock, conference.id), stores)

    @property
    def store(self) -> Store:
        return self.live.store

    def at(self, time: str) -> Live:
        """The door, when the clock has run on to that wall time (`10:07` or `10:07:30`)."""
        hours, minutes, *seconds = (int(part) for part in time.split(":"))
        wanted = self.live.conference.instant(hours * 60 + minutes) + SECOND * sum(seconds)
        self.clock.advance(wanted - self.clock.reading().wall_ms)
        return self.live

    def beside(self) -> Live:
        """A second process on the same database and the same machine."""
        self._stores.append(Store.open(self.db))
        return Live(self._stores[-1], self.clock, self.live.conference_id)

    def killed(self) -> Live:
        """The process is gone, and started again."""
        self.store.close()
        self.live = self.beside()
        return self.live

    def log(self) -> list[str]:
        """The kinds of the rows in the log."""
        return [str(event.kind) for event in self.store.log.events(self.live.conference_id)]


def wall(live: Live, instant_ms: int | None) -> str:
    """The instant on the conference's wall clock, to the second."""
    assert instant_ms is not None
    return live.conference.local(instant_ms).strftime("%H:%M:%S")


def remaining(live: Live) -> int:
    """Seconds still to go of the running item."""
    clock = live.view().clock
    assert clock is not None
    return clock.remaining_ms // SECOND


def segment_remaining(live: Live) -> int:
    """Seconds still to go of the running segment."""
    clock = live.view().segment_clock
    assert clock is not None
    return clock.remaining_ms // SECOND


def elapsed(live: Live) -> float:
    """Seconds that the running item has run."""
    clock = live.view().clock
    assert clock is not None
    return (clock.length_ms - clock.remaining_ms) / SECOND


def _minute(time: str) -> int:
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


__all__ = [
    "MINUTE",
    "SECOND",
    "Desk",
    "elapsed",
    "night",
    "remaining",
    "segment_remaining",
    "shipped",
    "wall",
]
