"""Seats for individuals, on one core: how many pairs meet and how long it takes, against the bound and
the best known peer; and groups for a thousand people."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from workshop_tui.domain.conference import Participant, SeatingWishes
from workshop_tui.domain.grouping import grouped
from workshop_tui.domain.seating import dispersed

CASES = (
    # people, tables, rounds, at least, within seconds, the best known peer
    (24, 4, 4, 204, 0.5, "186"),
    (30, 5, 5, 330, 1.0, "275"),
    (48, 6, 6, 820, 2.0, "712 in 36 s"),
    (64, 8, 8, 1700, 2.0, "–"),
    (140, 14, 3, 1890, 1.0, "–"),
)
REPEATS = 3
Made = TypeVar("Made")


def main() -> None:
    """Prints pairs and best time per case, without organisations and with seven."""
    for people, tables, rounds, least, within, peer in CASES:
        print(f"{people} people, {tables} tables, {rounds} rounds: aim {least} in {within} s, peer {peer}")
        for parties in (0, 7):
            organisations = [f"o{one * parties // people}" if parties else None for one in range(people)]
            pairs, best = [], 99.0
            for seed in range(REPEATS):
                took, schedule = _timed(lambda o=organisations, s=seed: dispersed(o, tables, rounds, s))  # type: ignore[misc]  # noqa: B023
                pairs.append(schedule.distinct_pairs)
                best = min(best, took)
            said = "seven organisations" if parties else "no organisations"
            print(f"  {said}: {min(pairs)} to {max(pairs)} of at most {schedule.upper_bound}, {best:.2f} s")
    took, golf = _timed(lambda: dispersed([None] * 24, 6, 5, 1, table_once=False))
    print(f"24 people in groups of 4, 5 rounds, any table: {golf.distinct_pairs} of 180, {took:.2f} s")
    listed = [Participant(f"p{one}", "", f"o{one % 31}") for one in range(1000)]
    wishes = SeatingWishes(1, tuple((f"p{one}", f"p{one + 501}") for one in range(40)))
    took, groups = _timed(lambda: grouped(listed, [f"G{one}" for one in range(100)], (), wishes))
    print(f"1,000 people, 100 groups, 40 wishes: {len(groups.unkept)} not kept, {took:.2f} s")


def _timed(make: Callable[[], Made]) -> tuple[float, Made]:
    began = time.perf_counter()
    made = make()
    return time.perf_counter() - began, made


if __name__ == "__main__":
    main()
