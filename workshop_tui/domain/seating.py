"""People over tables and rounds, dispersed anew each round (semantics, Rotation and seating).

Rules, in this order: tables differ by at most one person; nobody is at the same table twice while
there is another; the members of an organisation are spread, at most one more at a table than at
another; as few pairs as possible meet twice.

Two ways are tried and the better one is taken: classes with structure (`seat_classes`), which reach
the bound where the number of tables is a power of a prime and there are fewer people than would need
more slopes than there are; and annealing (`seat_annealing`), from those classes and from orders that
merely turn. The result depends on the people and the seed alone, not on the computer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import comb
from random import Random

from workshop_tui.domain.finite_fields import prime_power
from workshop_tui.domain.seat_annealing import Cooling, Room, Row, annealed
from workshop_tui.domain.seat_classes import class_rows
from workshop_tui.domain.seat_progress import OnProgress, Progress

REPAIR = Cooling(0, 4.0, 0.4, 10.0)
"""From classes: only what does not fit is to melt."""
INSIST = Cooling(0, 1.5, 0.3, 30.0)
"""The same where organisations are still not spread."""
SEARCH = Cooling(0, 1.2, 0.58, 1000.0)
"""From orders in which organisations are spread, and stay so."""
SEARCHES = 2
"""Two searches seldom both end badly."""
EFFORT = 1_600_000
"""How many seats are looked at in a long annealing; under a second."""


@dataclass(frozen=True)
class Schedule:
    """Who sits where: per person the tables, counted from 0, in the order of the rounds."""

    rows: tuple[Row, ...]
    tables: int
    rounds: int

    def at(self, round_number: int, table: int) -> tuple[int, ...]:
        """The people at a table, counted from 0 like the people, in a round counted from 1."""
        place = round_number - 1
        return tuple(person for person, row in enumerate(self.rows) if row and row[place] == table)

    def without(self, person: int) -> Schedule:
        """The same seats when that person does not come: an empty row, and nobody else moves."""
        return replace(self, rows=(*self.rows[:person], (), *self.rows[person + 1 :]))

    def joined(self, organisations: Sequence[str | None]) -> Schedule:
        """The seats with somebody more, the last of `organisations`; nobody else moves.

        Rule: each round one of the smallest tables where the newcomer was not yet; of those, where
        fewest of the same organisation sit, then where fewest sit who were met already.
        """
        row: list[int] = []
        known: set[int] = set()
        for number in range(1, self.rounds + 1):
            begun = (number - 1) // self.tables * self.tables
            chosen = min(
                (table for table in range(self.tables) if table not in row[begun:]),
                key=lambda table: self._fitness(table, number, organisations, known),
            )
            row.append(chosen)
            known.update(self.at(number, chosen))
        return replace(self, rows=(*self.rows, tuple(row)))

    def _fitness(
        self, table: int, number: int, organisations: Sequence[str | None], known: set[int]
    ) -> tuple[int, int, int, int]:
        people = self.at(number, table)
        own = sum(organisations[one] == organisations[-1] for one in people) if organisations[-1] else 0
        return len(people), own, len(known & set(people)), table

    @cached_property
    def distinct_pairs(self) -> int:
        """How many pairs of people sit at one table at least once."""
        return pairs_met(self.rows)

    @cached_property
    def upper_bound(self) -> int:
        """More pairs than this cannot meet: all there are, or all places beside one another."""
        return upper_bound(len(self.rows), self.tables, self.rounds)


def upper_bound(people: int, tables: int, rounds: int) -> int:
    """min(C(n, 2), rounds × pairs per round), with tables that differ by at most one."""
    if tables < 1:
        return 0
    size, more = divmod(people, tables)
    return min(comb(people, 2), rounds * (more * comb(size + 1, 2) + (tables - more) * comb(size, 2)))


def pairs_met(rows: Sequence[Row]) -> int:
    """How many pairs sit at one table at least once."""
    at: dict[tuple[int, int], int] = {}
    for person, row in enumerate(rows):
        for place in enumerate(row):
            at[place] = at.get(place, 0) | 1 << person
    met = 0
    for row in rows:
        near = 0
        for place in enumerate(row):
            near |= at[place]
        met += near.bit_count() - 1 if row else 0
    return met // 2


def dispersed(
    organisations: Sequence[str | None],
    tables: int,
    rounds: int,
    seed: int = 0,
    *,
    table_once: bool = True,
    on_progress: OnProgress | None = None,
) -> Schedule:
    """Seats for as many people as there are entries, each the organisation or None.

    The same arguments give the same seats. `table_once=False` lets people come back to a table, where
    only the meeting counts. Without tables or rounds there are no seats. `on_progress` is told how far
    the search is, and ends it by raising; it has no part in the seats. Raises ValueError for a number
    below zero.
    """
    if min(tables, rounds) < 0:
        raise ValueError("tables and rounds are counted from 0")
    people, progress = len(organisations), Progress(on_progress)
    progress.at(0.0)
    if not people or not tables or not rounds:
        found = Schedule(((),) * people, tables, 0)
    else:
        found = _Search(organisations, tables, rounds, seed, table_once, progress).found()
    progress.all_done()
    return found


class _Search:
    """One search for seats."""

    def __init__(
        self,
        organisations: Sequence[str | None],
        tables: int,
        rounds: int,
        seed: int,
        once: bool,
        progress: Progress,
    ) -> None:
        self.tables, self.rounds, self.once, self.progress = tables, rounds, once, progress
        self.people = len(organisations)
        self.random = Random(seed)
        self.enough = upper_bound(self.people, tables, rounds)
        self.order = list(range(self.people))
        self.random.shuffle(self.order)
        self.kinds = _numbered([organisations[person] for person in self.order])

    def found(self) -> Schedule:
        """The best seats of all ways that are tried."""
        rows = self._best()
        labels = list(range(self.tables))
        self.random.shuffle(labels)
        by_person: list[Row] = [()] * self.people
        for person, row in zip(self.order, rows, strict=True):
            by_person[person] = tuple(labels[table] for table in row)
        return Schedule(tuple(by_person), self.tables, self.rounds)

    def _best(self) -> list[Row]:
        self.progress.stage(0.2)
        classes = class_rows(self.people, self.tables, self.rounds, self.random, self.enough, self.progress)
        self.progress.stage(0.4)
        dealt = self._into_classes(classes)
        rows, spread = self._improved(dealt, REPAIR)
        if not spread:
            self.progress.stage(0.6)
            rows, spread = self._improved(rows, INSIST)
        known = prime_power(self.tables) is not None and self.once
        if spread and (known or pairs_met(rows) >= self.enough):
            return rows
        start = self._chained(classes) if known else self._turning()
        for number in range(SEARCHES):
            self.progress.stage(0.6 + 0.4 * (number + 1) / SEARCHES)
            other, other_spread = self._improved(start, SEARCH)
            if (other_spread, pairs_met(other)) > (spread, pairs_met(rows)):
                rows, spread = other, other_spread
        return rows

    def _improved(self, rows: Sequence[Row], cooling: Cooling) -> tuple[list[Row], bool]:
        room = Room(rows, self.tables, self.kinds, self.once)
        if cooling is not SEARCH and not room.excess and self.once:
            return list(rows), True
        moves = min(200_000, EFFORT // (self.rounds + 2), 4_200 * self.people)
        if prime_power(self.tables) is not None:
            moves //= 2
        return annealed(
            room, replace(cooling, moves=moves), self.random, self.enough - pairs_met(rows), self.progress
        )

    def _turning(self) -> list[Row]:
        """Everybody one table on in each round, members of an organisation behind one another: spread,
        though few pairs meet."""
        rows: list[Row] = [()] * self.people
        by_kind = sorted(range(self.people), key=lambda person: self.kinds[person])
        for place, person in enumerate(by_kind):
            rows[person] = tuple((place + number) % self.tables for number in range(self.rounds))
        return rows

    def _chained(self, rows: Sequence[Row]) -> list[Row]:
        """Everybody in classes, organisations behind one another; a class that an organisation goes on
        in has the vector of the one before it, so that the members do not meet."""
        order = [person for block in self._blocks() for person in block]
        dealt: list[Row] = [()] * self.people
        first = 0
        for place, person in enumerate(order):
            if place % self.tables == 0 and place:
                kind = self.kinds[person]
                if kind < 0 or kind != self.kinds[order[place - 1]] or self._is_whole(order, place):
                    first = place
            dealt[person] = rows[first + place % self.tables]
        return dealt

    def _is_whole(self, order: Sequence[int], place: int) -> bool:
        """Whether the class that ends at that place holds one organisation, so that another may begin."""
        return len({self.kinds[person] for person in order[place - self.tables : place]}) == 1

    def _into_classes(self, rows: Sequence[Row]) -> list[Row]:
        """The rows dealt out: whole classes to large organisations, what is left of one organisation
        in one class where it fits, since those in a class never meet."""
        left = [
            list(range(start, min(start + self.tables, self.people)))
            for start in range(0, self.people, self.tables)
        ]
        dealt: list[Row] = [()] * self.people
        waiting = self._blocks()
        while waiting:
            block = waiting.pop(0)
            fitting = [places for places in left if len(places) >= len(block)]
            places = min(fitting, key=len) if fitting else max(left, key=len)
            here, rest = block[: len(places)], block[len(places) :]
            for person in here:
                dealt[person] = rows[places.pop()]
            if rest:
                waiting.insert(0, rest)
        return dealt

    def _blocks(self) -> list[list[int]]:
        """The people of each organisation in blocks of at most one per table, largest first; then those
        whose place is free, one by one."""
        members: dict[int, list[int]] = {}
        for person, kind in enumerate(self.kinds):
            members.setdefault(kind, []).append(person)
        alone = [[person] for person in members.pop(-1, [])]
        blocks = [
            people[start : start + self.tables]
            for people in members.values()
            for start in range(0, len(people), self.tables)
        ]
        return sorted(blocks, key=len, reverse=True) + alone


def _numbered(organisations: Sequence[str | None]) -> list[int]:
    """A number per organisation; −1 for people without one and for who is the only one of theirs."""
    counts: dict[str, int] = {}
    for name in organisations:
        if name is not None:
            counts[name] = counts.get(name, 0) + 1
    numbers = {name: number for number, name in enumerate(name for name in counts if counts[name] > 1)}
    return [-1 if name is None else numbers.get(name, -1) for name in organisations]
