"""Orders of tables with structure: people in classes that take each table once in every round.

Number the tables with the elements of a ring R of as many elements, a product of finite fields. A
class is a vector v of tables, one per round; its people are v + b for every b in R. So a class fills
every table with one person in every round, and two classes meet in as many pairs as there are
different values in v − w, times the number of tables.

Where the number of tables q is a power of a prime R is the field GF(q), and the vectors x → a·x for
a ≠ 0 have differences that are all different: the maps x → a·x + b are a sharply 2-transitive set of
permutations, of which any two agree in at most one place (P. J. Cameron, Permutation Groups, 1999,
section 1.12; R. D. Carmichael 1937). So up to q − 1 classes no pair meets twice. For other numbers as
many slopes do as the smallest of the fields has (H. F. MacNeish, Euler Squares, Annals of Mathematics
23, 1922), and the vectors beyond those are looked for by annealing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from random import Random

from workshop_tui.domain.finite_fields import field, prime_power
from workshop_tui.domain.seat_annealing import Row
from workshop_tui.domain.seat_progress import Progress

Vector = list[int]
"""A class: its tables in the order of the rounds, filled up to whole passes through all tables."""

CLASS_EFFORT = 800_000
"""How many places of vectors are compared at most; a third of a second."""


def _field_sizes(size: int) -> list[int]:
    """The powers of different primes that multiply to that number."""
    parts, rest, prime = [], size, 2
    while rest > 1:
        power = 1
        while rest % prime == 0:
            rest, power = rest // prime, power * prime
        if power > 1:
            parts.append(power)
        prime += 1
    return parts


@cache
def _ring(size: int) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]]:
    """Sums and products in the product of the finite fields whose sizes multiply to that size."""
    parts = _field_sizes(size)
    digits = [_mixed(number, parts) for number in range(size)]
    fields = [field(part) for part in parts]

    def table(products: bool) -> tuple[tuple[int, ...], ...]:
        tables = [each.times if products else each.added for each in fields]
        return tuple(
            tuple(_joined([one[a][b] for one, a, b in zip(tables, x, y, strict=True)], parts) for y in digits)
            for x in digits
        )

    return table(False), table(True)


def _mixed(number: int, parts: Sequence[int]) -> list[int]:
    found = []
    for part in parts:
        number, digit = divmod(number, part)
        found.append(digit)
    return found


def _joined(digits: Sequence[int], parts: Sequence[int]) -> int:
    found = 0
    for digit, part in zip(reversed(digits), reversed(parts), strict=True):
        found = found * part + digit
    return found


def _slopes(tables: int) -> list[int]:
    """Elements of the ring of which all differences have an inverse, 0 among them, and left out."""
    parts = _field_sizes(tables)
    return [_joined([slope] * len(parts), parts) for slope in range(1, min(parts, default=1))]


def class_rows(
    people: int, tables: int, rounds: int, random: Random, enough: int, progress: Progress
) -> list[Row]:
    """That many rows in classes of one per table, the last class not always whole."""
    added, times = _ring(tables)
    classes = -(-people // tables)
    passes = -(-rounds // tables)
    slopes = _slopes(tables)
    vectors: list[Vector] = []
    for number in range(classes):
        vector: Vector = []
        for passing in range(passes):
            slope = slopes[number % len(slopes)] if slopes else 1
            fresh = list(times[slope]) if slopes else list(range(tables))
            if passing or (number >= len(slopes) and (rounds < tables or not prime_power(tables))):
                random.shuffle(fresh)
            vector += fresh
        vectors.append(vector)
    weights = [tables] * (classes - 1) + [people - (classes - 1) * tables]
    if classes > 1 and tables > 2:
        vectors = _Classes(vectors, weights, tables, rounds).annealed(random, enough, progress)
    return [
        tuple(added[vectors[person // tables][place]][person % tables] for place in range(rounds))
        for person in range(people)
    ]


class _Classes:
    """The vectors of all classes, changed by swaps of two places in one of them."""

    def __init__(self, vectors: list[Vector], weights: list[int], tables: int, rounds: int) -> None:
        self.vectors, self.weights, self.tables, self.rounds = vectors, weights, tables, rounds
        added, _ = _ring(tables)
        negative = [row.index(0) for row in added]
        self.bit = [[1 << row[negative[other]] for other in range(tables)] for row in added]

    def meeting(self, number: int, vector: Vector) -> int:
        """How many pairs a class makes with all others if it has that vector."""
        found, rounds = 0, self.rounds
        rows = [self.bit[place] for place in vector[:rounds]]
        mine = self.weights[number]
        for other, weight in zip(self.vectors, self.weights, strict=True):
            values = 0
            for row, place in zip(rows, other, strict=False):
                values |= row[place]
            found += values.bit_count() * min(mine, weight)
        own = 0
        for row, place in zip(rows, self.vectors[number], strict=False):
            own |= row[place]
        return found - own.bit_count() * mine

    def annealed(self, random: Random, enough: int, progress: Progress) -> list[Vector]:
        """The vectors of which most pairs meet; `enough` pairs are enough."""
        draw, count, tables = random.random, len(self.vectors), self.tables
        met = sum(self.meeting(number, vector) for number, vector in enumerate(self.vectors)) // 2
        best, best_vectors = met, self.vectors[:]
        moves = min(40_000, CLASS_EFFORT // (count * self.rounds + 10))
        if prime_power(tables):
            moves //= 8
        heat, cool = 1.0 * tables, (0.3 / 1.0) ** (1 / max(1, moves))
        for move in range(moves):
            if best >= enough:
                break
            if not move & 255:
                progress.at(move / moves)
            heat *= cool
            number = int(draw() * count)
            one = int(draw() * self.rounds)
            other = one - one % tables + int(draw() * tables)
            if one == other:
                continue
            vector = self.vectors[number][:]
            vector[one], vector[other] = vector[other], vector[one]
            change = self.meeting(number, vector) - self.meeting(number, self.vectors[number])
            if change >= 0 or change > heat * math.log(draw()):
                self.vectors[number] = vector
                met += change
                if met > best:
                    best, best_vectors = met, self.vectors[:]
        return best_vectors
