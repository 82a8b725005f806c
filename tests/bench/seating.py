"""Seats for individuals, on one core: how many pairs meet and how long it takes, against the bound and
the best known peer; and groups for a thousand people. Seconds are of the processor, so that others who
work on the same machine do not count."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from tests.bench.seating_bounds import PROVED, WITHOUT, spread_bound
from workshop_tui.domain.conference import Participant, SeatingWishes
from workshop_tui.domain.grouping import grouped
from workshop_tui.domain.seating import Schedule, dispersed

CASES = (
    # people, tables, rounds, at least, within seconds, the best known peer
    (24, 4, 4, 204, 0.5, "186"),
    (30, 5, 5, 330, 1.0, "275"),
    (48, 6, 6, 820, 2.0, "712 in 36 s"),
    (64, 8, 8, 1700, 2.0, "–"),
    (140, 14, 3, 1890, 1.0, "–"),
    (1000, 100, 4, 18000, 5.0, "–"),
)
UNEVEN = {
    24: (10, 5, 3, 2, 2, 1, 1),
    30: (12, 7, 4, 3, 2, 1, 1),
    48: (20, 10, 6, 5, 3, 2, 2),
    64: (20, 15, 11, 8, 5, 3, 2),
    140: (51, 31, 20, 17, 11, 7, 3),
    1000: (310, 212, 145, 121, 99, 70, 43),
}
"""Seven organisations that are not alike, per number of people."""
REPEATS = 3
Made = TypeVar("Made")


def main() -> None:
    """Prints pairs and best time per case: without organisations, with seven as even as can be, with
    seven of all sizes."""
    for people, tables, rounds, least, within, peer in CASES:
        print(f"{people} people, {tables} tables, {rounds} rounds: aim {least} in {within} s, peer {peer}")
        even = [people * (one + 1) // 7 - people * one // 7 for one in range(7)]
        for said, sizes in (("none", []), ("seven", even), ("uneven", UNEVEN[people])):
            _case(said, sizes, (people, tables, rounds))
    took, golf = _timed(lambda: dispersed([None] * 24, 6, 5, 1, table_once=False))
    print(f"24 people in groups of 4, 5 rounds, any table: {golf.distinct_pairs} of 180, {took:.2f} s")
    listed = [Participant(f"p{one}", "", f"o{one % 31}") for one in range(1000)]
    wishes = SeatingWishes(1, tuple((f"p{one}", f"p{one + 501}") for one in range(40)))
    took, groups = _timed(lambda: grouped(listed, [f"G{one}" for one in range(100)], (), wishes))
    print(f"1,000 people, 100 groups, 40 wishes: {len(groups.unkept)} not kept, {took:.2f} s")


def _case(said: str, sizes: list[int] | tuple[int, ...], room: tuple[int, int, int]) -> None:
    """Prints a line: what is reached in a few seeds, the bounds, the time."""
    people, tables, rounds = room
    organisations: list[str | None] = [None] * people
    if sizes:
        organisations = [f"o{number}" for number, size in enumerate(sizes) for _ in range(size)]
    pairs, best = [], 99.0
    for seed in range(REPEATS):
        took, schedule = _timed(lambda s=seed: dispersed(organisations, tables, rounds, s))  # type: ignore[misc]
        pairs.append(schedule.distinct_pairs)
        best = min(best, took)
        bound = _bound(schedule, sizes)
    print(f"  organisations {said}: {min(pairs)} to {max(pairs)} of at most {bound}, {best:.2f} s")


def _bound(schedule: Schedule, sizes: list[int] | tuple[int, ...]) -> str:
    people, tables, rounds = room = len(schedule.rows), schedule.tables, schedule.rounds
    simple = spread_bound(sizes, people, tables, rounds) if sizes else schedule.upper_bound
    proved = WITHOUT.get(room)
    if sizes and max(sizes) - min(sizes) <= 1:
        proved = PROVED.get(room)
    return f"{simple}" if proved is None else f"{simple}, by proof {proved}"


def _timed(make: Callable[[], Made]) -> tuple[float, Made]:
    began = time.process_time()
    made = make()
    return time.process_time() - began, made


if __name__ == "__main__":
    main()
