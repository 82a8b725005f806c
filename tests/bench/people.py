"""A large day on every screen: 1,000 participants, 100 tables, 60 items, notes and agreements. Prints the
slowest key of each screen in milliseconds of processor time (at most 100), and the ratio to a small day.
Processor time, since other programs may be at work on the machine."""

from __future__ import annotations

import asyncio
import tempfile
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from textual.pilot import Pilot

from tests.tui.example import DAY, at_ms
from workshop_tui.clock import ManualClock
from workshop_tui.domain.conference import (
    MINUTE,
    AgendaItem,
    Conference,
    ItemKind,
    Organisation,
    Participant,
    PositionBlock,
    Rotation,
    ScaleStep,
    Statement,
    Table,
)
from workshop_tui.domain.notes import WALL, NoteKind, Place
from workshop_tui.live import Live
from workshop_tui.live.opening import SessionSource, opened
from workshop_tui.live.secretariat import Secretariat
from workshop_tui.store import Store
from workshop_tui.tui.app import WorkshopApp
from workshop_tui.tui.display_app import DisplayApp
from workshop_tui.tui.edit_app import EditApp

MOST_MS = 100.0
BIG, SMALL = (1000, 100, 60, 400), (24, 4, 8, 20)
"""People, tables, items, notes."""

KEYS: dict[str, tuple[str, str]] = {
    "programme": ("f2", "down down up pagedown end home plus minus u c x y escape a x escape w z escape n u"),
    "tables": ("f3", "right down left up 9 escape pagedown end home"),
    "table": ("f3 1", "x y enter escape up up down a escape e escape h escape right"),
    "participants": ("f3 p", "j a n backspace backspace backspace down pagedown escape end home a u p u g"
                     " escape o escape k k s"),
    "wall": ("f4", "down down up right o plus minus x y escape"),
    "positions": ("f5", "down right down left 1 0 v down"),
    "agreements": ("f6", "down down pagedown end home o n x escape h escape e escape"),
    "harvest": ("f7", "down down right left o slash v e r escape escape"),
    "export": ("f8", "down down down tab tab escape"),
}  # fmt: skip
EDIT_KEYS = "down down right tab down down up l ctrl+z k f slash v e escape tab x y"


def large(people: int, tables: int, items: int, *, individuals: bool = False) -> Conference:
    """A day of that size."""
    parties = tuple(Organisation(f"Gemeente {number}") for number in range(min(40, people)))
    cafe = AgendaItem(
        "cafe", "Wereldcafé", ItemKind.WORLD_CAFE, 540, 700, rounds=6, round_ms=20 * MINUTE,
        changeover_ms=3 * MINUTE, rotation=Rotation.INDIVIDUALS if individuals else Rotation.GROUPS,
    )  # fmt: skip
    talks = [
        AgendaItem(f"deel-{number}", f"Onderdeel {number}", ItemKind.TALK, 700 + 5 * number, 705 + 5 * number)
        for number in range(items - 1)
    ]
    return replace(
        DAY,
        organisations=parties,
        participants=tuple(
            Participant(f"Deelnemer {number:04}", "raadslid", parties[number % len(parties)].name)
            for number in range(people)
        ),
        groups=tuple(f"Groep {number}" for number in range(1, tables + 1)),
        agenda=(cafe, *talks),
        tables=tuple(
            Table(number, Statement(number, f"Thema {number}", f"Een stelling over thema {number}.", ()))
            for number in range(1, tables + 1)
        ),
        positions=(
            PositionBlock(
                "opties",
                "Opties",
                (ScaleStep("voor", "voor", True), ScaleStep("tegen", "tegen")),
                tuple(f"Optie {number}" for number in range(12)),
            ),
        ),
    )


@dataclass
class Times:
    """Per screen the keys with what they took, in milliseconds of processor time; the least of the runs."""

    by_screen: dict[str, list[tuple[str, float]]] = field(default_factory=dict)

    def add(self, screen: str, found: list[tuple[str, float]]) -> None:
        before = self.by_screen.get(screen)
        if before is not None:
            found = [(key, min(ms, old)) for (key, ms), (_, old) in zip(found, before, strict=True)]
        self.by_screen[screen] = found

    def slowest(self, screen: str) -> tuple[str, float]:
        return max(self.by_screen[screen], key=lambda pair: pair[1])


def filled(path: Path, conference: Conference, notes: int) -> ManualClock:
    """A database with that day, in its first round."""
    clock = ManualClock(at_ms("9:10"))
    with Store.open(path) as store:
        opened(store, clock, SessionSource(conference, "large.yaml", ""))
        live = Live(store, clock, conference.id)
        live.seating()
        live.start("cafe")
        with live.changing():
            for number in range(notes):
                place = WALL if number % 10 == 0 else Place(statement=1 + number % len(conference.tables))
                kind = NoteKind.WISH if place.is_wall else NoteKind.REACTION
                live.add_note(f"Een notitie over wonen en vervoer, nummer {number}.", place, kind=kind)
                clock.advance(1)
            for number in range(notes // 20):
                live.add_agreement(f"Afspraak {number}")
    return clock


async def timed(pilot: Pilot[None], keys: str) -> list[tuple[str, float]]:
    """What each key takes until all is redrawn."""
    found = []
    for key in keys.split():
        began = time.process_time()
        await pilot.press(key)
        if isinstance(pilot.app, WorkshopApp):
            await pilot.app.turns.all_done()
        await pilot.pause()
        found.append((key, 1000 * (time.process_time() - began)))
    return found


async def live_screens(path: Path, clock: ManualClock, conference: Conference, times: Times) -> None:
    def door() -> Live:
        return Live(Store.open(path, create=False), clock, conference.id)

    app = WorkshopApp(door(), door)
    async with app.run_test(size=(120, 40)) as pilot:
        for screen, (there, keys) in 2 * tuple(KEYS.items()):
            await timed(pilot, "f2 " + " ".join(there.split()[:-1]))
            times.add(f"{screen}, opened", await timed(pilot, there.split()[-1]))
            times.add(screen, await timed(pilot, keys))
            clock.advance(1000)


async def edit_screen(path: Path, clock: ManualClock, conference: Conference, times: Times) -> None:
    def door() -> Secretariat:
        return Secretariat(Store.open(path, create=False), clock, conference.id, "An")

    app = EditApp(door(), door)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        times.add("edit", await timed(pilot, EDIT_KEYS))


async def display(path: Path, clock: ManualClock, conference: Conference, times: Times) -> None:
    """The projector has no keys: a look at the database with something new in it."""
    live = Live(Store.open(path, create=False), clock, conference.id)
    app = DisplayApp(live)
    found = []
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for number in range(5):
            with Store.open(path, create=False) as store:
                Live(store, clock, conference.id).add_note(f"Nog iets {number}", WALL, kind=NoteKind.WISH)
            began = time.process_time()
            app.follow()
            await pilot.pause()
            found.append(("new", 1000 * (time.process_time() - began)))
    times.add("display", found)


def measured(size: tuple[int, int, int, int], *, individuals: bool, runs: int) -> Times:
    """The times of a day of that size."""
    times = Times()
    people, tables, items, notes = size
    conference = large(people, tables, items, individuals=individuals)
    with tempfile.TemporaryDirectory() as folder:
        for run in range(runs):
            path = Path(folder) / f"day{run}.db"
            clock = filled(path, conference, notes)
            for part in (live_screens, display, edit_screen):
                asyncio.run(part(path, clock, conference, times))
    return times


def main(runs: int = 1) -> None:
    """Prints the slowest key of each screen, of groups and of people who move one by one."""
    for individuals in (False, True):
        small = measured(SMALL, individuals=individuals, runs=runs)
        big = measured(BIG, individuals=individuals, runs=runs)
        print(f"1,000 people, 100 tables, 60 items, {'one by one' if individuals else 'groups'}:")
        for screen in big.by_screen:
            key, ms = big.slowest(screen)
            ratio = ms / max(1.0, small.slowest(screen)[1])
            too_slow = "" if ms <= MOST_MS else f"  more than {MOST_MS:.0f}!"
            print(f"  {screen}: slowest {key} {ms:.0f} ms, ratio to a small day {ratio:.1f}{too_slow}")


if __name__ == "__main__":
    main()
