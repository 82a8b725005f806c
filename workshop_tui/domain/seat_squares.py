"""Seats at two to five tables: every Latin square of that order, the best choice of them searched.

Members of an organisation of at most as many people as there are tables never sit together, so their
orders of tables are rows of one Latin square, columns being rounds and symbols tables; a larger one has
whole squares and what is left. How many pairs two organisations make is how orthogonal their squares
are (r-orthogonal squares: L. Zhu, H. Zhang, Completing the spectrum of r-orthogonal Latin squares,
Discrete Mathematics 268, 2003). Of order 5 there are 161,280 squares (B. D. McKay, I. M. Wanless, On
the number of Latin squares, Annals of Combinatorics 9, 2005), 1,344 when the order of rows is left out:
so few that each can be tried in turn.

Search: block coordinate ascent. Of one square after another all squares are weighed against the people
who sit, and one of the best is taken, at first with some noise (a heat bath, S. Geman, D. Geman, IEEE
Transactions on Pattern Analysis and Machine Intelligence 6, 1984); begun afresh a number of times.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from random import Random

from workshop_tui.domain.seat_annealing import Row
from workshop_tui.domain.seat_progress import Progress

ORDERS = range(2, 6)
"""The numbers of tables for which there are few enough squares."""
MOST_PEOPLE = 255
"""People are counted in a byte."""
SWEEPS = 10
"""How often each square is chosen again; the last two times the best is taken."""
STARTS = 40
"""How often it is begun afresh at most, where squares lack rows."""
WHOLE_STARTS = 4
"""The same where they do not: the first is seldom not the best."""
WEIGHED = 1_000_000
"""How many squares are weighed at most; half a second."""
BEGIN, END = 3.0, 1.0
"""The noise, in pairs of people."""

Square = tuple[int, ...]
"""The rows of a Latin square, or some of them, each by its number among all orders of tables."""


@dataclass(frozen=True)
class Order:
    """All there is for a number of tables and of rounds."""

    rows: tuple[Row, ...]
    """Every order of the tables."""
    squares: tuple[Square, ...]
    meeting: tuple[int, ...]
    """Per row a byte per row, 1 where two people with those rows meet; a row meets itself."""


@cache
def order_of(tables: int, rounds: int) -> Order:
    rows = tuple(permutations(range(tables)))
    apart = [sum(1 << y for y, other in enumerate(rows) if not _agree(row, other)) for row in rows]
    share = len(rows) // tables
    squares: list[Square] = []

    def extend(square: Square, left: int) -> None:
        if len(square) == tables:
            squares.append(square)
            return
        for row in range(len(square) * share, (len(square) + 1) * share):
            if left >> row & 1:
                extend((*square, row), left & apart[row])

    extend((), (1 << len(rows)) - 1)
    meeting = tuple(
        sum(1 << 8 * y for y, other in enumerate(rows) if _agree(row[:rounds], other[:rounds]))
        for row in rows
    )
    return Order(rows, tuple(squares), meeting)


def _agree(row: Row, other: Row) -> bool:
    return any(one == two for one, two in zip(row, other, strict=True))


def in_squares(
    sizes: Sequence[int],
    chains: Sequence[Sequence[int]],
    tables: int,
    rounds: int,
    random: Random,
    enough: int,
    progress: Progress,
) -> list[list[Row]]:
    """The rows of blocks of people of whom no two of a block ever sit together, first those of `sizes`,
    then those of each of `chains`; as many pairs as can be found meet, or `enough`.

    Sizes are 1 to the number of tables, which is one of ORDERS; rounds are at most as many; at most
    MOST_PEOPLE people. Of `sizes` all but one are as many as there are tables, so that tables are full.
    Blocks of a chain are squares without some rows. What they miss is dealt out from one square, row
    after row and round again, so that no table is missed more than once more often than another. Of
    `chains` all but one miss whole squares.
    """
    order = order_of(tables, rounds)
    blocks = [*sizes, *(size for chain in chains for size in chain)]
    best, found = -1, list[Square]()
    cost = sum(len(order.squares) // (1 if size == tables else 12) + 20 for size in blocks)
    starts = max(1, min(STARTS if chains else WHOLE_STARTS, WEIGHED // (cost * SWEEPS)))
    for number in range(starts):
        progress.at(number / starts)
        choices = _choices(order, sizes, chains, tables, random)
        met, chosen = _Choosing(order, choices, random).best()
        if met > best:
            best, found = met, chosen
        if best >= enough:
            break
    return [[order.rows[row][:rounds] for row in square] for square in found]


def _choices(
    order: Order, sizes: Sequence[int], chains: Sequence[Sequence[int]], tables: int, random: Random
) -> list[list[Square]]:
    """What each block may be."""
    found = [[square[:size] for square in order.squares] for size in sizes]
    for chain in chains:
        missing = order.squares[int(random.random() * len(order.squares))]
        place = 0
        for size in chain:
            lost = {missing[(place + number) % tables] for number in range(tables - size)}
            place += tables - size
            holding = [square for square in order.squares if lost.issubset(square)]
            found.append([tuple(row for row in square if row not in lost) for square in holding])
    return found


class _Choosing:
    """One search from squares taken at random."""

    def __init__(self, order: Order, choices: Sequence[Sequence[Square]], random: Random) -> None:
        self.order, self.choices, self.random = order, choices, random
        self.chosen = [every[int(random.random() * len(every))] for every in choices]
        self.weight = sum(map(self._weight, self.chosen))

    def _weight(self, square: Square) -> int:
        """A byte per row: how many people with a row of the square somebody with that row meets."""
        return sum(self.order.meeting[row] for row in square)

    def _bytes(self) -> bytes:
        return self.weight.to_bytes(len(self.order.rows), "little")

    def met(self) -> int:
        """How many pairs meet."""
        weights = self._bytes()
        return sum(weights[row] - 1 for square in self.chosen for row in square) // 2

    def best(self) -> tuple[int, list[Square]]:
        """The most pairs that met after any sweep, and the squares."""
        best, found, noise = -1, self.chosen[:], BEGIN
        for left in reversed(range(SWEEPS)):
            for place in range(len(self.chosen)):
                self._choose(place, noise if left > 1 else 0.0)
            noise *= (END / BEGIN) ** (1 / SWEEPS)
            met = self.met()
            if met > best:
                best, found = met, self.chosen[:]
        return best, found

    def _choose(self, place: int, noise: float) -> None:
        """Another square for a block: one that is as good as the best but for the noise."""
        self.weight -= self._weight(self.chosen[place])
        weighed = self._bytes().__getitem__
        choices = self.choices[place]
        worth = [sum(map(weighed, square)) for square in choices]
        enough = max(worth) + noise * math.log(1.0 - self.random.random())
        good = [square for square, each in zip(choices, worth, strict=True) if each >= enough]
        self.chosen[place] = good[int(self.random.random() * len(good))]
        self.weight += self._weight(self.chosen[place])
