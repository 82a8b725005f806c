"""People over tables and rounds, dispersed anew each round (semantics, Rotation and seating).

Rules, in this order: tables differ by at most one person; nobody is at the same table twice while
there is another; the members of an organisation are spread, at most one more at a table than at
another; as few pairs as possible meet twice.

Where there are two to five tables all Latin squares of that order are tried (`seat_squares`). With
more, people are dealt out (`seat_dealing`) over classes with structure (`seat_classes`), which reach the
bound where the number of tables is a power of a prime and there are fewer people than would need more
slopes than there are; what does not fit, and numbers that are no power of a prime, are left to annealing
(`seat_annealing`), from those classes, from orders that merely turn, or from seats in store
(`seat_designs`). The result depends on the people and the seed alone, not on the computer.
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
from workshop_tui.domain.seat_dealing import (
    Block,
    blocks_of,
    chained,
    dealt,
    full_of_gaps,
    turning,
    whole_classes,
)
from workshop_tui.domain.seat_designs import design
from workshop_tui.domain.seat_progress import OnProgress, Progress
from workshop_tui.domain.seat_squares import MOST_PEOPLE, ORDERS, in_squares

REPAIR = Cooling(0, 4.0, 0.4, 10.0)
"""From classes: only what does not fit is to melt."""
INSIST = Cooling(0, 1.5, 0.3, 30.0)
"""The same where organisations are still not spread."""
MEND = Cooling(0, 0.4, 0.3, 10.0)
"""The same for many people, and no longer than until they are spread."""
TEMPER = Cooling(0, 0.8, 0.3, 4.0)
"""From classes in which organisations are spread, which they may leave on the way."""
WARM = Cooling(0, 0.6, 0.2, 3.0)
"""The same from Latin squares."""
EXCHANGE = Cooling(0, 0.4, 0.3, 1.0)
"""From seats in store, until organisations are spread with no pair less."""
SEARCH = Cooling(0, 1.2, 0.58, 1000.0)
"""From orders in which organisations are spread, and stay so."""
SEARCHES = 2
"""Two searches seldom both end badly."""
EFFORT = 1_600_000
"""How many seats are looked at in a long annealing; under a second."""
LARGE = 100
"""For more people there is no annealing beyond what spreads organisations: it would take minutes, and
where there are so many tables hardly anybody meets twice anyway."""


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
        self.rows: list[Row] = []
        self.worth = (False, -1)

    def found(self) -> Schedule:
        """The best seats of all ways that are tried."""
        few = self.tables in ORDERS and self.rounds <= self.tables and self.people <= MOST_PEOPLE
        if few and self.once:
            self._by_squares()
        else:
            self._by_classes()
        labels = list(range(self.tables))
        self.random.shuffle(labels)
        by_person: list[Row] = [()] * self.people
        for person, row in zip(self.order, self.rows, strict=True):
            by_person[person] = tuple(labels[table] for table in row)
        return Schedule(tuple(by_person), self.tables, self.rounds)

    def _by_squares(self) -> None:
        """Few tables: all Latin squares are known."""
        whole, over = whole_classes(blocks_of(self.kinds, self.tables), self.tables)
        free = [[person for block in blocks for person in block] for blocks in whole]
        rest, chains = [person for block in over for person in block], list[list[Block]]()
        if rest and len(rest) <= self.tables:
            free.append(rest)
        elif rest:
            chains = full_of_gaps(over, self.tables)
        self.progress.stage(0.8)
        sizes, gaps = [len(block) for block in free], [[len(block) for block in chain] for chain in chains]
        squares = in_squares(sizes, gaps, self.tables, self.rounds, self.random, self.enough, self.progress)
        rows: list[Row] = [()] * self.people
        blocks = [*free, *(block for chain in chains for block in chain)]
        for block, square in zip(blocks, squares, strict=True):
            for person, row in zip(block, square, strict=True):
                rows[person] = row
        self._offer(rows, spread=True)
        if chains:
            self._improve(rows, WARM, 1.0)

    def _by_classes(self) -> None:
        """More tables: classes, and what does not fit in them mended."""
        self.progress.stage(0.2)
        classes = class_rows(self.people, self.tables, self.rounds, self.random, self.enough, self.progress)
        rows = dealt(blocks_of(self.kinds, self.tables), classes, self.tables)
        fits = self._is_spread(rows)
        self._offer(rows, fits)
        large = self.people > LARGE
        known = prime_power(self.tables) is not None and self.once
        if not fits:
            self._improve(rows, MEND if large else REPAIR, 0.4)
            if not self.worth[0]:
                self._improve(self.rows, INSIST, 0.6)
        if self.worth[0] and (known or large or self._is_done() or self._by_design()):
            return
        searches = SEARCHES
        if max(self.kinds) >= 0 and fits:
            self._improve(rows, TEMPER, 0.6)
            searches = 1
        start = chained(self.kinds, classes, self.tables) if known else self._turning()
        for number in range(searches):
            self._improve(start, SEARCH, 0.6 + 0.4 * (number + 1) / searches)

    def _by_design(self) -> bool:
        """Whether there are seats in store in which the organisations can be spread: people only have to
        change places with one another."""
        rows = design(self.people, self.tables, self.rounds)
        if rows is None or not self.once or max(self.kinds) < 0:
            return False
        before = self.worth
        sizes = {kind: self.kinds.count(kind) for kind in set(self.kinds)}
        order = sorted(
            range(self.people), key=lambda person: (-sizes[self.kinds[person]], self.kinds[person])
        )
        placed: list[Row] = [()] * self.people
        for person, row in zip(order, rows, strict=True):
            placed[person] = row
        self._improve(placed, EXCHANGE, 0.5)
        return self.worth > before

    def _is_spread(self, rows: Sequence[Row]) -> bool:
        return not Room(rows, self.tables, self.kinds, self.once).excess

    def _turning(self) -> list[Row]:
        return turning(self.kinds, self.tables, self.rounds)

    def _offer(self, rows: list[Row], spread: bool) -> None:
        """The seats are kept when they are the best so far: first spread, then most pairs."""
        worth = (spread, pairs_met(rows))
        if worth > self.worth:
            self.rows, self.worth = rows, worth

    def _is_done(self) -> bool:
        return self.worth >= (True, self.enough)

    def _improve(self, rows: Sequence[Row], cooling: Cooling, until: float) -> None:
        """Offers the best seats that annealing from those finds; the stage takes the search to `until`."""
        self.progress.stage(until)
        room = Room(rows, self.tables, self.kinds, self.once)
        moves = min(200_000, EFFORT // (self.rounds + 2), 4_200 * self.people)
        if prime_power(self.tables) is not None:
            moves //= 2
        enough = self.enough - pairs_met(rows)
        if cooling is MEND or cooling is EXCHANGE:
            enough = 0 if cooling is EXCHANGE else -self.enough
        self._offer(*annealed(room, replace(cooling, moves=moves), self.random, enough, self.progress))


def _numbered(organisations: Sequence[str | None]) -> list[int]:
    """A number per organisation; −1 for people without one and for who is the only one of theirs."""
    counts: dict[str, int] = {}
    for name in organisations:
        if name is not None:
            counts[name] = counts.get(name, 0) + 1
    numbers = {name: number for number, name in enumerate(name for name in counts if counts[name] > 1)}
    return [-1 if name is None else numbers.get(name, -1) for name in organisations]
