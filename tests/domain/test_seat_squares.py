"""Latin squares of a few tables, and how people are dealt out over squares and classes."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.seating_bounds import most_pairs, spread_bound
from workshop_tui.domain.seat_classes import class_rows
from workshop_tui.domain.seat_dealing import blocks_of, chained, dealt, full_of_gaps, turning, whole_classes
from workshop_tui.domain.seat_designs import design
from workshop_tui.domain.seat_progress import Progress
from workshop_tui.domain.seat_squares import ORDERS, in_squares
from workshop_tui.domain.seating import pairs_met

Row = tuple[int, ...]


def never_together(rows: list[Row]) -> bool:
    return all(len({row[number] for row in rows}) == len(rows) for number in range(len(rows[0])))


def counts(rows: list[Row], number: int, tables: int) -> list[int]:
    found = Counter(row[number] for row in rows)
    return [found[table] for table in range(tables)]


@pytest.mark.parametrize("tables", ORDERS)
def test_whole_squares_fill_every_table(tables: int) -> None:
    squares = in_squares([tables] * 3 + [1], [], tables, tables, Random(1), 999, Progress(None))
    assert [len(square) for square in squares] == [tables] * 3 + [1]
    assert all(never_together(square) for square in squares)
    assert all(len(set(row)) == tables for square in squares for row in square)


def test_as_many_pairs_as_can_meet_at_three_four_and_five_tables() -> None:
    for tables, classes in ((3, 2), (4, 3), (5, 4)):
        squares = in_squares([tables] * classes, [], tables, tables, Random(1), 999, Progress(None))
        assert pairs_met([row for square in squares for row in square]) == classes * (classes - 1) // 2 * (
            tables * tables
        )


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 4), st.integers(0, 2), st.integers(1, 6), st.integers(0, 9), st.data())
def test_tables_stay_full_however_squares_are_chained(
    tables: int, whole: int, blocks: int, seed: int, data: st.DataObject
) -> None:
    rounds = data.draw(st.integers(1, tables))
    chain = data.draw(st.lists(st.integers(1, tables), min_size=blocks, max_size=blocks))
    squares = in_squares([tables] * whole, [chain], tables, rounds, Random(seed), 999, Progress(None))
    assert [len(square) for square in squares] == [tables] * whole + chain
    assert all(never_together(square) for square in squares)
    rows = [row for square in squares for row in square]
    for number in range(rounds):
        here = counts(rows, number, tables)
        assert max(here) - min(here) <= 1


KINDS = st.lists(st.sampled_from([-1, 0, 1, 2, 3]), min_size=1, max_size=40)


@given(KINDS, st.integers(1, 9))
def test_blocks_are_put_together_without_loss(kinds: list[int], tables: int) -> None:
    blocks = blocks_of(kinds, tables)
    assert sorted(person for block in blocks for person in block) == list(range(len(kinds)))
    assert all(len({kinds[person] for person in block}) == 1 and len(block) <= tables for block in blocks)
    assert all(len(block) == 1 for block in blocks if kinds[block[0]] < 0)
    whole, over = whole_classes(blocks, tables)
    assert all(sum(map(len, parts)) == tables for parts in whole)
    gaps = full_of_gaps(over, tables)
    assert all(sum(tables - len(block) for block in chain) == tables for chain in gaps[:-1])
    everyone = [*(block for parts in whole for block in parts), *(block for chain in gaps for block in chain)]
    assert sorted(everyone) == sorted(blocks)


def test_what_fits_into_whole_classes_is_found() -> None:
    sizes = [5, 4, 3, 3, 2, 1]
    blocks = [[number] * size for number, size in enumerate(sizes)]
    whole, over = whole_classes(blocks, 6)
    assert [[len(block) for block in parts] for parts in whole] == [[5, 1], [4, 2], [3, 3]]
    assert over == []
    assert full_of_gaps([[1] * 4, [2] * 4, [3] * 4], 6) == [[[1] * 4, [2] * 4, [3] * 4]]


@settings(deadline=None)
@given(KINDS, st.integers(2, 9), st.integers(1, 4))
def test_every_row_is_dealt_once(kinds: list[int], tables: int, rounds: int) -> None:
    rows = class_rows(len(kinds), tables, rounds, Random(2), 0, Progress(None))
    given_out = dealt(blocks_of(kinds, tables), rows, tables)
    assert sorted(given_out) == sorted(rows)
    for start in (chained(kinds, rows, tables), turning(kinds, tables, rounds)):
        for number in range(rounds):
            everybody = counts(start, number, tables)
            assert max(everybody) - min(everybody) <= 1
            for kind in set(kinds) - {-1}:
                own = [row for row, each in zip(start, kinds, strict=True) if each == kind]
                here = counts(own, number, tables)
                assert max(here) - min(here) <= 1


def test_the_seats_in_store_are_what_is_said_of_them() -> None:
    rows = design(48, 6, 6)
    assert rows is not None
    assert pairs_met(rows) == 802
    assert all(sorted(row) == list(range(6)) for row in rows)
    for number in range(6):
        assert counts(rows, number, 6) == [8] * 6
        for start in range(0, 48, 7):
            own = counts(rows[start : start + 7], number, 6)
            assert max(own) - min(own) <= 1
    assert design(48, 6, 3) == [row[:3] for row in rows]
    assert design(47, 6, 6) is design(48, 8, 6) is design(48, 6, 7) is None


def test_no_more_pairs_can_meet_than_do_of_24_at_four_tables() -> None:
    assert most_pairs(4, 3, 0) == most_pairs(4, 3, 191) == 192
    assert spread_bound([4, 4, 4, 3, 3, 3, 3], 24, 4, 4) == 240
    assert spread_bound([2, 2], 4, 2, 1) == 2
