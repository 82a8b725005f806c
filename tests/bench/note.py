"""A note from the key's handler to the disk, against one raw durable insert. Aim 1.5, at most 2.5."""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

from workshop_tui.clock import SystemClock
from workshop_tui.domain.notes import Place
from workshop_tui.live import Live
from workshop_tui.live.opening import SessionSource, opened
from workshop_tui.paths import FIRST_CONFERENCE, shipped_sessions
from workshop_tui.sessionfile import load_or_refuse
from workshop_tui.store import Store
from workshop_tui.tui.writer import Writer

NOTES = 400


def main() -> None:
    """Prints both medians and the ratio; the two take turns."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_measure(Path(folder)))


async def _measure(folder: Path) -> None:
    path = shipped_sessions() / FIRST_CONFERENCE
    loaded = load_or_refuse(path)
    assert loaded.conference is not None
    conference = loaded.conference
    clock = SystemClock()
    with Store.open(folder / "bench.db") as store:
        opened(store, clock, SessionSource(conference, str(path), loaded.text))
        Live(store, clock, conference.id).start("wereldcafe")
    raw = _raw(folder / "raw.db")
    writer = Writer(lambda: Live(Store.open(folder / "bench.db"), clock, conference.id))
    durable, note = [], []
    for number in range(NOTES):
        text = f"Wat er aan tafel gezegd is, nummer {number}: nog een zin van gewone lengte erbij."
        began = time.perf_counter()
        raw.execute("INSERT INTO t VALUES (?, ?)", (str(number), text))
        durable.append(time.perf_counter() - began)
        place = Place(statement=1 + number % 4)
        began = time.perf_counter()
        await writer.run(lambda live, text=text, place=place: live.add_note(text, place, draft="x"))  # type: ignore[misc]
        note.append(time.perf_counter() - began)
    writer.close()
    raw.close()
    base, ours = statistics.median(durable), statistics.median(note)
    print(f"a note to disk, median of {NOTES}: raw insert {base * 1000:.2f} ms, note {ours * 1000:.2f} ms,")
    print(f"  ratio {ours / base:.2f} (95th percentile {statistics.quantiles(note, n=20)[-1] * 1000:.2f} ms)")


def _raw(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE t (id TEXT PRIMARY KEY, text TEXT)")
    return connection


if __name__ == "__main__":
    main()
