"""`view(now)` for a day of 60 items with 2,000 events: at most 1 ms. And the fold before it."""

from __future__ import annotations

import statistics
import time
from datetime import date

from workshop_tui.domain.conference import AgendaItem, Conference, ItemKind
from workshop_tui.domain.expectation import view
from workshop_tui.domain.log import Event
from workshop_tui.domain.run import fold

ITEMS, EVENTS = 60, 2000


def day() -> tuple[Conference, tuple[Event, ...]]:
    """Sixty items of ten minutes; every fortieth event is the next item, the others pause and resume."""
    items = tuple(
        AgendaItem(f"i{n}", f"Item {n}", ItemKind.TALK, 480 + 10 * n, 490 + 10 * n) for n in range(ITEMS)
    )
    conference = Conference("day", "A long day", date(2020, 2, 14), agenda=items)
    began = conference.instant(480)
    rows = [Event(1, began, "start", {"item": "i0", "segment": None})]
    for seq in range(2, EVENTS + 1):
        at_ms = began + seq * 15_000
        if seq % 40 == 0:
            rows.append(Event(seq, at_ms, "next", {"item": f"i{seq // 40}", "segment": None}))
        else:
            rows.append(Event(seq, at_ms, "resume" if seq % 2 else "pause"))
    return conference, tuple(rows)


def main() -> None:
    """Prints both, and the ratio to the limit of a millisecond."""
    conference, events = day()
    began = time.perf_counter()
    state = fold(conference, events)
    folding = time.perf_counter() - began
    times = []
    for second in range(500):
        began = time.perf_counter()
        view(state, events[-1].at_ms + second * 1000)
        times.append(time.perf_counter() - began)
    median, worst = statistics.median(times) * 1000, max(times) * 1000
    print(
        f"view of a day of {ITEMS} items and {EVENTS} events: median {median:.2f} ms, worst {worst:.2f} ms,"
    )
    print(f"  ratio to 1 ms {median:.2f}; folding the log anew {folding * 1000:.0f} ms")


if __name__ == "__main__":
    main()
