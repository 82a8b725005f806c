"""Simulated annealing over seats: fewer people who meet again, organisations spread over the tables.

State and moves: everybody has an order, the tables in the order of the rounds. Two people's orders
are changed by swapping a whole cycle (or, where not every table is visited, a path) of the tables in
which they differ. After it every table has as many people as before and both still visit no table
twice, so nothing has to be repaired. Annealing as in S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi,
Optimization by Simulated Annealing, Science 220 (1983); the swaps are the Kempe chains of timetabling
(J. M. Thompson, K. A. Dowsland, A robust simulated annealing based examination timetabling system,
Computers & Operations Research 25, 1998).

The people met are held as bits of one number, so that what a swap gains is a few ORs and two counts
of bits. The effort is a number of moves, never a time: the same call gives the same seats anywhere.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from workshop_tui.domain.seat_progress import Progress

Row = tuple[int, ...]
"""One person's tables, counted from 0, in the order of the rounds."""


@dataclass(frozen=True)
class Cooling:
    """How hot it begins and ends, in pairs of people, over how many moves; and how many pairs one
    person too many or too few of an organisation at a table counts for."""

    moves: int
    begin: float = 1.2
    end: float = 0.4
    spread_weight: float = 3.0


class Room:
    """Who sits where in all rounds, changed by swaps between two people."""

    def __init__(self, rows: Sequence[Row], tables: int, organisations: Sequence[int], once: bool) -> None:
        """`organisations` holds a number per person, −1 for somebody whose place is free. `once`:
        nobody is at a table twice within as many rounds as there are tables."""
        self.tables, self.once = tables, once
        self.rounds = len(rows[0]) if rows else 0
        self.organisations = list(organisations)
        self.table_of = [seat % tables for seat in range(self.rounds * tables)]
        self.partial = self.rounds % tables != 0
        self.orders = [list(row) for row in rows]
        self.seats = [[number * tables + table for number, table in enumerate(row)] for row in rows]
        self.at = [0] * (self.rounds * tables)
        for person, seats in enumerate(self.seats):
            for seat in seats:
                self.at[seat] |= 1 << person
        self.near = [self._met(seats) for seats in self.seats]
        self._count()

    def _count(self) -> None:
        """How many of each organisation sit at each seat, and what one more or less costs."""
        kinds = max(self.organisations, default=-1) + 1
        self.members: list[list[int]] = [[] for _ in range(kinds)]
        for person, kind in enumerate(self.organisations):
            if kind >= 0:
                self.members[kind].append(person)
        sizes = [len(people) for people in self.members]
        self.most = [-(-size // self.tables) for size in sizes]
        self.of = [[0] * len(self.at) for _ in range(kinds)]
        for kind, seats in zip(self.organisations, self.seats, strict=True):
            if kind >= 0:
                for seat in seats:
                    self.of[kind][seat] += 1
        costs = [[_cost(count, size, self.tables) for count in range(size + 3)] for size in sizes]
        self.more = [[row[count + 1] - row[count] for count in range(len(row) - 1)] for row in costs]
        self.excess = sum(costs[kind][count] for kind, counts in enumerate(self.of) for count in counts)
        self.over = {
            (kind, seat): True
            for kind, counts in enumerate(self.of)
            for seat, count in enumerate(counts)
            if count > self.most[kind]
        }

    def _met(self, seats: list[int]) -> int:
        found = 0
        for seat in seats:
            found |= self.at[seat]
        return found

    def rows(self) -> list[Row]:
        """The tables of everybody."""
        return [tuple(self.table_of[seat] for seat in seats) for seats in self.seats]

    def crowded(self, draw: float) -> tuple[int, int]:
        """Somebody who sits where there are too many of their organisation, with the round; which one is
        drawn by a number from 0 to 1."""
        over = list(self.over)
        chosen = draw * len(over)
        kind, seat = over[int(chosen)]
        place = seat // self.tables
        here = [person for person in self.members[kind] if self.seats[person][place] == seat]
        return here[int(chosen % 1.0 * len(here))], place

    def swapped(self, one: int, other: int, place: int) -> tuple[list[int], list[int]]:
        """The seats of both when they change places in that round, and in what that brings along."""
        first, second = self.seats[one], self.seats[other]
        mine, theirs = first[:], second[:]
        mine[place], theirs[place] = second[place], first[place]
        if not self.once:
            return mine, theirs
        table_of, partial = self.table_of, self.partial
        from_ = place - place % self.tables
        end = from_ + self.tables
        stop, wanted = table_of[first[place]], table_of[second[place]]
        order = self.orders[one]
        while wanted != stop:
            if partial and wanted not in order[from_:end]:
                break
            at = order.index(wanted, from_, end)
            mine[at], theirs[at] = second[at], first[at]
            wanted = table_of[second[at]]
        if wanted != stop:
            order = self.orders[other][from_:end]
            while stop in order:
                at = order.index(stop) + from_
                mine[at], theirs[at] = second[at], first[at]
                stop = table_of[first[at]]
        return mine, theirs

    def more_pairs(self, one: int, other: int, mine: list[int], theirs: list[int]) -> int:
        """How many pairs more meet with those seats."""
        at, near, both = self.at, self.near, 1 << one | 1 << other
        new = old = both
        for seat in mine:
            new |= at[seat]
        for seat in theirs:
            old |= at[seat]
        return (
            new.bit_count()
            + old.bit_count()
            - (near[one] | both).bit_count()
            - (near[other] | both).bit_count()
        )

    def more_excess(self, one: int, other: int, mine: list[int]) -> int:
        """How much less well the organisations are spread with those seats for the first."""
        kind, kind_other = self.organisations[one], self.organisations[other]
        found = 0
        for seat, new in zip(self.seats[one], mine, strict=True):
            if seat != new:
                if kind >= 0:
                    more, of = self.more[kind], self.of[kind]
                    found += more[of[new]] - more[of[seat] - 1]
                if kind_other >= 0:
                    more, of = self.more[kind_other], self.of[kind_other]
                    found += more[of[seat]] - more[of[new] - 1]
        return found

    def take(self, one: int, other: int, mine: list[int], theirs: list[int]) -> None:
        """Both sit there from now on."""
        both = touched = 1 << one | 1 << other
        kind, kind_other = self.organisations[one], self.organisations[other]
        for seat, new in zip(self.seats[one], mine, strict=True):
            if seat != new:
                touched |= self.at[seat] | self.at[new]
                self.at[seat] ^= both
                self.at[new] ^= both
                if kind != kind_other:
                    self._moved(kind, seat, new)
                    self._moved(kind_other, new, seat)
        self.seats[one], self.seats[other] = mine, theirs
        self.orders[one] = [self.table_of[seat] for seat in mine]
        self.orders[other] = [self.table_of[seat] for seat in theirs]
        while touched:
            lowest = touched & -touched
            touched ^= lowest
            person = lowest.bit_length() - 1
            self.near[person] = self._met(self.seats[person])

    def _moved(self, kind: int, seat: int, new: int) -> None:
        """One of an organisation goes from a seat to a new one."""
        if kind < 0:
            return
        counts, most = self.of[kind], self.most[kind]
        counts[seat] -= 1
        counts[new] += 1
        if counts[seat] == most:
            self.over.pop((kind, seat), None)
        if counts[new] == most + 1:
            self.over[kind, new] = True


def _cost(count: int, size: int, tables: int) -> int:
    """How far a table is from its share of an organisation."""
    return max(0, count - -(-size // tables), size // tables - count)


def annealed(
    room: Room, cooling: Cooling, random: Random, enough: int, progress: Progress
) -> tuple[list[Row], bool]:
    """The best rows found, and whether every organisation is spread in them. Stops early when that
    holds and `enough` pairs more than at first have met.

    While somebody sits where there are too many of an organisation, every other move begins there.
    """
    people, seats, draw = len(room.seats), room.seats, random.random
    gained, excess, over = 0, room.excess, room.over
    best, best_seats = (-1, None) if excess else (0, seats[:])
    kinds, heat, left = room.organisations, cooling.begin, cooling.moves
    cool = (cooling.end / cooling.begin) ** (1 / max(1, cooling.moves))
    useful = people > 1 and room.tables > 1 and room.rounds > 0
    while useful and left > 0 and (best_seats is None or best < enough):
        one, other, place = int(draw() * people), int(draw() * people), int(draw() * room.rounds)
        if over and left & 1:
            one, place = room.crowded(draw())
        if not left & 255:
            progress.at(1 - left / cooling.moves)
        left -= 1
        heat *= cool
        if seats[one][place] == seats[other][place]:
            continue
        mine, theirs = room.swapped(one, other, place)
        if mine != seats[other]:
            pairs = room.more_pairs(one, other, mine, theirs)
        elif kinds[one] != kinds[other]:
            # Two people who change places altogether: of use between organisations alone.
            pairs = 0
        else:
            continue
        worse = room.more_excess(one, other, mine) if kinds[one] != kinds[other] else 0
        change = pairs - cooling.spread_weight * worse
        if change >= 0 or change > heat * math.log(draw()):
            room.take(one, other, mine, theirs)
            gained += pairs
            excess += worse
            if not excess and (best_seats is None or gained > best):
                best, best_seats = gained, seats[:]
    room.seats = seats if best_seats is None else best_seats
    return room.rows(), best_seats is not None
