"""The secretariat's screen with 100,000 notes: opening against opening with 100 (at most 1.5), and search as
you type (95 % under 20 ms)."""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from pathlib import Path

from tests.tui.example import DAY, at_ms
from workshop_tui.clock import ManualClock
from workshop_tui.domain.note_editing import NoteFilter
from workshop_tui.domain.notes import WALL, Note, NoteKind, Place
from workshop_tui.live.opening import SessionSource, opened
from workshop_tui.live.secretariat import Secretariat
from workshop_tui.store import Store, new_id
from workshop_tui.tui.edit_app import EditApp
from workshop_tui.tui.screens.edit import EditScreen

MANY, FEW = 100_000, 100
RUNS = 8
PARTS = (
    "ge ver be werk con fe ren tie zorg wo nen raad lid ma ken en een de het van sa men bur ger stad dorp"
    " sche ring stuur lijk heid creë"
)
CLOCK = ManualClock(at_ms("13:00"))


def _words(chance: random.Random) -> list[str]:
    parts = PARTS.split()
    return ["".join(chance.choices(parts, k=chance.randint(1, 4))) for _ in range(8000)]


def _filled(path: Path, count: int, words: list[str], chance: random.Random) -> None:
    """A harvest of that size over tables, an item and the wall."""
    began = at_ms("10:30")
    with Store.open(path) as store:
        opened(store, CLOCK, SessionSource(DAY, "example.yaml", ""))
        with store.transaction():
            for number in range(count):
                place = (Place(statement=1 + number % 3), Place(item="pitches"), WALL)[
                    (number % 10 >= 8) + (number % 10 == 9)
                ]
                kind = NoteKind.WISH if place.is_wall else NoteKind.REACTION
                text = " ".join(chance.choices(words, k=chance.randint(5, 22)))
                turn = None if place.statement is None else 1 + number * 3 // count
                note = Note(new_id(began + number), DAY.id, place, kind, text, began + number, turn)
                store.notes.add(note)


def _door(path: Path) -> Secretariat:
    return Secretariat(Store.open(path, create=False), CLOCK, DAY.id, "An")


async def _opening_s(path: Path) -> float:
    """Seconds until the notes of a table show."""
    began = time.perf_counter()
    app = EditApp(_door(path), lambda: _door(path))
    async with app.run_test(size=(120, 40)):
        while not (isinstance(app.screen, EditScreen) and app.screen.key):
            await asyncio.sleep(0)
        app.screen.open_place("statement:1")
        return time.perf_counter() - began


def _searches(words: list[str], chance: random.Random) -> list[str]:
    """What stands in the line as words are typed, some of which are nowhere."""
    typed = [*chance.choices(words, k=100), "werkconferentie", "burgemeester", "de een", "creëren", "xyzzy"]
    return [word[:length] for word in typed for length in range(1, min(len(word), 9) + 1)]


def _search_ms(live: Secretariat, needle: str) -> float:
    found = []
    for _ in range(3):
        began = time.perf_counter()
        live.note_window(NoteFilter(search=needle))
        found.append(1000 * (time.perf_counter() - began))
    return min(found)


def main() -> None:
    """Prints both."""
    chance = random.Random(3)
    words = _words(chance)
    with tempfile.TemporaryDirectory() as folder:
        many, few = Path(folder) / "many.db", Path(folder) / "few.db"
        _filled(many, MANY, words, chance)
        _filled(few, FEW, words, chance)
        opening: dict[Path, list[float]] = {few: [], many: []}
        for _ in range(RUNS):
            for path, found in opening.items():
                found.append(asyncio.run(_opening_s(path)))
        least = {path: min(found) for path, found in opening.items()}
        print(
            f"edit opened with {MANY} notes: {1000 * least[many]:.0f} ms,"
            f" ratio to {FEW}: {least[many] / least[few]:.2f}"
        )
        live = _door(many)
        times = sorted(_search_ms(live, needle) for needle in _searches(words, chance))
        quick = sum(each < 20 for each in times) / len(times)
        print(
            f"search as you type in {MANY}: median {times[len(times) // 2]:.1f} ms,"
            f" 95 % within {times[int(0.95 * len(times))]:.1f} ms; {100 * quick:.1f} % under 20 ms"
        )
        live.store.close()


if __name__ == "__main__":
    main()
