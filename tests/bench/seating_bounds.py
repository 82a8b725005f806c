"""How many pairs can meet at all when organisations are spread, proved by trying everything.

`python -m tests.bench.seating_bounds` proves the figures of PROVED. That for 24 people takes a second. That
for 30 was gone through by a compiled program of the same kind; here it takes far longer than minutes.

Everybody visits each of q tables once in q rounds, every table is full, organisations have q or q − 1
members, and as many of them have q − 1 as there are tables. Members of one organisation then never sit
together. So the orders of the members are the rows of a Latin square (columns rounds, symbols tables),
or all but one of them: the row that is missing follows, as each table lacks that organisation in one
round and each round at one table. All tables being full, the missing rows are a Latin square too. But
for the names of rounds and tables there are two squares of order 4 and two of order 5 (B. D. McKay, I.
M. Wanless, 2005), so that one of two is what is missing, without loss. For each of the two every choice
of the other squares is gone through, left early when even the best of the rest cannot be enough.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import combinations, combinations_with_replacement
from math import comb

from workshop_tui.domain.seat_squares import Order, Square, order_of

PROVED = {(24, 4, 4): 192, (30, 5, 5): 308}
"""The most pairs for (people, tables, rounds) with seven organisations as even as can be."""
WITHOUT = {(24, 4, 4): 204}
"""The same without organisations. The orders of the people are a function x on the symmetric group S4,
and pairs that do not meet are those that differ by a derangement. As tables are full, x has no part in
the standard representation; on the others the derangements have eigenvalues 9, 3, 1 and −3, the last
for the sign alone. So at least (9·24 − 3·24)/2 = 72 of the 276 pairs do not meet."""


def spread_bound(sizes: Sequence[int], people: int, tables: int, rounds: int) -> int:
    """No more pairs than this meet where organisations of those sizes are spread: within them no more
    than sit together, across them no more than are left over."""
    share, more = divmod(people, tables)
    together = rounds * (more * comb(share + 1, 2) + (tables - more) * comb(share, 2))
    across = comb(people, 2)
    within = 0
    for size in sizes:
        least, rest = divmod(size, tables)
        own = rounds * (rest * comb(least + 1, 2) + (tables - rest) * comb(least, 2))
        together -= own
        across -= comb(size, 2)
        within += min(comb(size, 2), own)
    return within + min(across, together)


def most_pairs(tables: int, whole: int, least: int) -> int:
    """The most pairs of organisations, `whole` of them with as many members as there are tables and as
    many as there are tables with one less; `least` when more is impossible."""
    order = order_of(tables, tables)
    for missing in _of_each_kind(order):
        least = max(least, _Proof(order, missing, whole, least).most())
    return least


def _of_each_kind(order: Order) -> list[Square]:
    """One square of each kind: they differ in how many squares they meet altogether."""
    found: dict[tuple[int, ...], Square] = {}
    for square in order.squares:
        pairs = tuple(sorted(_met(order, square, other) for other in order.squares))
        found.setdefault(pairs, square)
        if len(found) == 2:
            break
    assert len(found) == 2
    return list(found.values())


def _met(order: Order, square: Square, other: Square) -> int:
    return sum(order.meeting[row] >> 8 * place & 1 for row in square for place in other)


class _Proof:
    """One run through all choices for a square that is missing."""

    def __init__(self, order: Order, missing: Square, whole: int, least: int) -> None:
        self.whole, self.best, self.squares = whole, least, order.squares
        self.parts = [
            [tuple(one for one in square if one != row) for square in order.squares if row in square]
            for row in missing
        ]
        self.count = len(missing)
        flat = [part for parts in self.parts for part in parts]
        wide = [sum(order.meeting[row] for row in part).to_bytes(len(order.rows), "little") for part in flat]
        self.pair = [[sum(weights[row] for row in other) for other in flat] for weights in wide]
        self.line = [
            int.from_bytes(bytes(sum(weights[row] for row in square) for square in order.squares), "little")
            for weights in wide
        ]
        self.first = [0]
        for parts in self.parts:
            self.first.append(self.first[-1] + len(parts))
        self.order = order
        self.most_of_two = [
            [
                max(self.pair[one][other] for one in self._of(a) for other in self._of(b))
                for b in range(self.count)
            ]
            for a in range(self.count)
        ]

    def _of(self, place: int) -> range:
        return range(self.first[place], self.first[place + 1])

    def most(self) -> int:
        """The most pairs, or what was given when more is impossible."""
        self._next([], 0, 0)
        return self.best

    def _next(self, chosen: list[int], met: int, line: int) -> None:
        """All choices for the organisation after those chosen. `line`: a byte per square, how many pairs
        it makes with the chosen ones."""
        place = len(chosen)
        if place == self.count:
            self._with_whole(met, line)
            return
        for part in self._of(place):
            taken = [*chosen, part]
            now = met + sum(self.pair[part][one] for one in chosen)
            more = line + self.line[part]
            if now + self._at_most(taken, more) > self.best:
                self._next(taken, now, more)

    def _at_most(self, taken: list[int], line: int) -> int:
        """No more pairs than this are to come."""
        size = self.count
        left = range(len(taken), size)
        parts = sum(
            max(sum(self.pair[other][one] for one in taken) for other in self._of(place)) for place in left
        )
        parts += sum(self.most_of_two[one][other] for one, other in combinations(left, 2))
        top = max(line.to_bytes(len(self.squares), "little"))
        return parts + self.whole * (top + size * (size - 1) * len(left)) + comb(self.whole, 2) * size * size

    def _with_whole(self, met: int, line: int) -> None:
        """All choices for the organisations that are whole squares."""
        each = line.to_bytes(len(self.squares), "little")
        among = comb(self.whole, 2) * self.count**2
        spare = met + (self.whole - 1) * max(each) + among
        good = [place for place, own in enumerate(each) if own + spare > self.best]
        for places in combinations_with_replacement(good, self.whole):
            own = met + sum(each[place] for place in places)
            if own + among > self.best:
                squares = [self.squares[place] for place in places]
                self.best = max(
                    self.best,
                    own
                    + sum(
                        _met(self.order, one, other)
                        for number, one in enumerate(squares)
                        for other in squares[:number]
                    ),
                )


def main() -> None:
    """Goes through all choices, and says what is most."""
    for (people, tables, rounds), known in PROVED.items():
        began = time.process_time()
        whole = (people - tables * (tables - 1)) // tables
        most = most_pairs(tables, whole, known - 1)
        took = time.process_time() - began
        print(f"{people} people, {tables} tables, {rounds} rounds, 7 organisations: {most}, {took:.0f} s")


if __name__ == "__main__":
    main()
