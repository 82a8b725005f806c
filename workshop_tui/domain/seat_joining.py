"""Somebody more at the tables, or everybody for more rounds: who has a seat keeps it (semantics, Rotation
and seating)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random

from workshop_tui.domain.seat_progress import OnProgress, Progress

Row = tuple[int, ...]
"""Somebody's tables in the order of the rounds, any numbers from 1; 0: no seat in that round."""

AGAIN = 1_000
"""What it weighs to come to a table once more while there is another."""
OWN = 30
"""What it weighs to sit with somebody of the same organisation. To meet somebody again weighs 1."""
MOST_TRIES = 60_000
"""How many exchanges are tried per round at most, about a second."""


class Tables:
    """The tables with who sits there, to which people come one by one."""

    def __init__(self, numbers: Sequence[int], rounds: int) -> None:
        self.numbers, self.rounds = tuple(numbers), rounds
        self._at: dict[tuple[int, int], set[int]] = {}
        self._of: Counter[tuple[int, int, str]] = Counter()

    def put(self, person: int, organisation: str | None, row: Row) -> None:
        """Somebody, by any number, at the tables of a row."""
        for number, table in enumerate(row, 1):
            self._at.setdefault((number, table), set()).add(person)
            if organisation is not None:
                self._of[number, table, organisation] += 1

    def row_for(self, organisation: str | None) -> Row:
        """The tables for somebody more, who does not sit there yet.

        Rule: each round one of the smallest tables where the newcomer was not yet; of those, where
        fewest of the same organisation sit, then where fewest sit who were met already.
        """
        row: list[int] = []
        known: set[int] = set()
        for number in range(1, self.rounds + 1):
            begun = (number - 1) // len(self.numbers) * len(self.numbers)
            been = set(row[begun:])
            chosen = min(
                (place for place, table in enumerate(self.numbers) if table not in been),
                key=lambda place: self._fitness(place, number, organisation, known),
            )
            row.append(self.numbers[chosen])
            known |= self._sitting(number, row[-1])
        return tuple(row)

    def _sitting(self, number: int, table: int) -> set[int]:
        return self._at.get((number, table), set())

    def _fitness(
        self, place: int, number: int, organisation: str | None, known: set[int]
    ) -> tuple[int, int, int, int]:
        table = self.numbers[place]
        own = 0 if organisation is None else self._of[number, table, organisation]
        people = self._sitting(number, table)
        return len(people), own, len(known & people), place


def gone_on(
    sat: Sequence[Row],
    organisations: Sequence[str | None],
    numbers: Sequence[int],
    rounds: int,
    seed: int = 0,
    on_progress: OnProgress | None = None,
) -> tuple[Row, ...]:
    """The rows with as many rounds as there are to be; what is there stays. One row and one organisation
    per person; who has a shorter row had no seat in the rounds between.

    Rules, in this order: tables differ by at most one person; nobody comes to a table again while there
    is another, found by augmenting paths (Kuhn); then, by exchanging two people as long as that is
    better, organisations are spread and few meet again. The same arguments give the same seats.
    """
    begun = max((len(row) for row in sat), default=0)
    rows = [(*row, *(0,) * (begun - len(row))) for row in sat]
    random, progress = Random(seed), Progress(on_progress)
    for number in range(begun + 1, rounds + 1):
        progress.stage((number - begun) / max(1, rounds - begun))
        made = _Round(rows, organisations, numbers, random)
        made.improve(progress)
        rows = [(*row, table) for row, table in zip(rows, made.tables(), strict=True)]
    progress.all_done()
    return tuple(rows)


class _Round:
    """One round more."""

    def __init__(
        self,
        rows: Sequence[Row],
        organisations: Sequence[str | None],
        numbers: Sequence[int],
        random: Random,
    ) -> None:
        self._numbers, self._organisations, self._random = tuple(numbers), organisations, random
        self._been = _visits(rows, self._numbers)
        self._met = _met(rows)
        self._place = [-1] * len(rows)
        self._at: list[set[int]] = [set() for _ in self._numbers]
        size, more = divmod(len(rows), len(self._numbers))
        order = list(range(len(self._numbers)))
        random.shuffle(order)
        self._room = [size] * len(order)
        for table in order[:more]:
            self._room[table] += 1
        self._seat(order)

    def tables(self) -> list[int]:
        """The number of everybody's table."""
        return [self._numbers[place] for place in self._place]

    def _seat(self, order: Sequence[int]) -> None:
        people = list(range(len(self._place)))
        self._random.shuffle(people)
        people.sort(key=lambda one: self._organisations[one] or "")
        left = [one for one in people if not self._fits(one, order)]
        for one in left:
            if not self._augmented(one):
                free = [table for table in order if len(self._at[table]) < self._room[table]]
                self._sit(one, min(free, key=lambda table: self._cost(one, table)))

    def _fits(self, person: int, order: Sequence[int]) -> bool:
        free = [
            table
            for table in order
            if len(self._at[table]) < self._room[table] and not self._been[person][table]
        ]
        if free:
            self._sit(person, min(free, key=lambda table: self._cost(person, table)))
        return bool(free)

    def _augmented(self, person: int) -> bool:
        """Seats somebody where they were not yet, with others that move on for it."""
        came_from: dict[int, tuple[int, int]] = {}
        waiting = [person]
        for one in waiting:
            for table, visits in enumerate(self._been[one]):
                if visits or table in came_from:
                    continue
                came_from[table] = (one, self._place[one])
                if len(self._at[table]) < self._room[table]:
                    self._shift(table, came_from)
                    return True
                waiting.extend(self._at[table])
        return False

    def _shift(self, table: int, came_from: dict[int, tuple[int, int]]) -> None:
        while table >= 0:
            one, before = came_from[table]
            if before >= 0:
                self._at[before].discard(one)
            self._sit(one, table)
            table = before

    def _sit(self, person: int, table: int) -> None:
        self._place[person] = table
        self._at[table].add(person)

    def _cost(self, person: int, table: int) -> int:
        own, met = self._organisations[person], self._met[person]
        cost = AGAIN * self._been[person][table]
        for other in self._at[table]:
            if other != person:
                cost += (other in met) + OWN * (own is not None and own == self._organisations[other])
        return cost

    def improve(self, progress: Progress) -> None:
        """Exchanges people as long as that is better, within a number of tries."""
        people = len(self._place)
        if people < 2 or len(self._numbers) < 2:
            return
        tries = min(MOST_TRIES, 300 * people)
        for done in range(tries):
            if done % 500 == 0:
                progress.at(done / tries)
            one, other = self._random.randrange(people), self._random.randrange(people)
            here, there = self._place[one], self._place[other]
            if here == there:
                continue
            before = self._cost(one, here)
            if not before:
                continue
            before += self._cost(other, there)
            self._exchange(one, other)
            if self._cost(one, there) + self._cost(other, here) > before:
                self._exchange(one, other)

    def _exchange(self, one: int, other: int) -> None:
        here, there = self._place[one], self._place[other]
        self._at[here].remove(one)
        self._at[there].remove(other)
        self._sit(one, there)
        self._sit(other, here)


def _visits(rows: Sequence[Row], numbers: Sequence[int]) -> list[list[int]]:
    """How often everybody was at each table, less how often at the table where they were least."""
    found = []
    for row in rows:
        counts = Counter(row)
        visits = [counts[number] for number in numbers]
        least = min(visits)
        found.append([count - least for count in visits])
    return found


def _met(rows: Sequence[Row]) -> list[set[int]]:
    """With whom everybody sat."""
    at: dict[tuple[int, int], list[int]] = {}
    for person, row in enumerate(rows):
        for number, table in enumerate(row):
            if table:
                at.setdefault((number, table), []).append(person)
    met: list[set[int]] = [set() for _ in rows]
    for people in at.values():
        for person in people:
            met[person].update(people)
    for person, others in enumerate(met):
        others.discard(person)
    return met
