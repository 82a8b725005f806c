"""People over tables and rounds: what always holds, and how many pairs meet."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_tui.domain.finite_fields import field, prime_power
from workshop_tui.domain.seating import Schedule, dispersed, pairs_met, upper_bound


def sizes(schedule: Schedule, number: int) -> list[int]:
    return [len(schedule.at(number, table)) for table in range(schedule.tables)]


def met(schedule: Schedule) -> dict[tuple[int, int], int]:
    """How often each pair sits at one table, counted one by one."""
    found: dict[tuple[int, int], int] = {}
    for number in range(1, schedule.rounds + 1):
        for table in range(schedule.tables):
            for pair in combinations(schedule.at(number, table), 2):
                found[pair] = found.get(pair, 0) + 1
    return found


def assert_rules(schedule: Schedule, organisations: list[str | None]) -> None:
    """Sizes, no table twice while there is another, organisations spread."""
    for number in range(1, schedule.rounds + 1):
        assert sum(sizes(schedule, number)) == len(organisations)
        assert max(sizes(schedule, number)) - min(sizes(schedule, number)) <= 1
        for name in set(organisations) - {None}:
            members = [
                sum(organisations[person] == name for person in schedule.at(number, table))
                for table in range(schedule.tables)
            ]
            assert max(members) - min(members) <= 1
    for row in schedule.rows:
        for start in range(0, schedule.rounds, schedule.tables):
            turn = row[start : start + schedule.tables]
            assert len(set(turn)) == len(turn)


@pytest.mark.parametrize(
    ("people", "tables", "rounds", "least"),
    [
        (24, 4, 4, 204),
        (30, 5, 5, 330),
        (48, 6, 6, 820),
        (64, 8, 8, 1700),
        (140, 14, 3, 1890),
        (12, 4, 4, 48),
        (20, 5, 5, 150),
        (42, 7, 6, 630),
        (72, 9, 9, 2268),
        (40, 7, 5, 475),
    ],
)
def test_how_many_pairs_meet(people: int, tables: int, rounds: int, least: int) -> None:
    schedule = dispersed([None] * people, tables, rounds, 1)
    assert_rules(schedule, [None] * people)
    assert schedule.distinct_pairs == len(met(schedule)) >= least
    assert schedule.distinct_pairs <= schedule.upper_bound


@pytest.mark.parametrize(("people", "tables", "rounds"), [(140, 14, 3), (12, 4, 4), (56, 8, 8), (6, 3, 3)])
def test_nobody_meets_twice_where_that_can_be(people: int, tables: int, rounds: int) -> None:
    schedule = dispersed([None] * people, tables, rounds, 5)
    assert set(met(schedule).values()) == {1}
    assert schedule.distinct_pairs == schedule.upper_bound


def test_groups_of_four_without_the_rule_of_the_tables_never_meet_twice() -> None:
    schedule = dispersed([None] * 24, 6, 5, 1, table_once=False)
    assert [sizes(schedule, number) for number in range(1, 6)] == [[4] * 6] * 5
    assert set(met(schedule).values()) == {1}
    assert schedule.distinct_pairs == schedule.upper_bound == 180


@pytest.mark.parametrize(
    ("people", "tables", "rounds", "parties", "least"),
    [
        (24, 4, 4, 6, 204),
        (24, 4, 4, 7, 192),
        (24, 4, 4, 8, 170),
        (30, 5, 5, 6, 335),
        (30, 5, 5, 7, 304),
        (30, 5, 5, 10, 280),
        (48, 6, 6, 7, 802),
        (64, 8, 8, 7, 1736),
        (140, 14, 3, 7, 1890),
        (1000, 100, 4, 31, 18000),
    ],
)
def test_how_many_meet_with_organisations_spread(
    people: int, tables: int, rounds: int, parties: int, least: int
) -> None:
    organisations: list[str | None] = [f"o{person * parties // people}" for person in range(people)]
    schedule = dispersed(organisations, tables, rounds, 1)
    assert_rules(schedule, organisations)
    assert schedule.distinct_pairs >= least


@pytest.mark.parametrize(
    ("tables", "sizes", "free", "least"),
    [
        (4, [10, 5, 3, 2, 2, 1, 1], 0, 204),
        (4, [24], 0, 204),
        (4, [1] * 24, 0, 204),
        (4, [8, 7], 9, 204),
        (5, [12, 7, 4, 3, 2, 1, 1], 0, 335),
        (6, [20, 10, 6, 5, 3, 2, 2], 0, 802),
        (8, [20, 15, 11, 8, 5, 3, 2], 0, 1700),
    ],
)
def test_organisations_of_all_sizes(tables: int, sizes: list[int], free: int, least: int) -> None:
    named = [f"o{number}" for number, size in enumerate(sizes) for _ in range(size)]
    organisations = [*named, *[None] * free]
    schedule = dispersed(organisations, tables, tables, 3)
    assert_rules(schedule, organisations)
    assert schedule.distinct_pairs >= least


PARTIES = st.lists(st.sampled_from([None, "a", "b", "c"]), max_size=26)


@settings(max_examples=25, deadline=None)
@given(PARTIES, st.integers(1, 7), st.integers(1, 9), st.integers(0, 3))
def test_what_holds_of_any_seats(
    organisations: list[str | None], tables: int, rounds: int, seed: int
) -> None:
    schedule = dispersed(organisations, tables, rounds, seed)
    assert len(schedule.rows) == len(organisations)
    assert_rules(schedule, organisations)
    assert schedule == dispersed(organisations, tables, rounds, seed)
    assert schedule.distinct_pairs == len(met(schedule)) <= schedule.upper_bound


def test_another_seed_gives_other_seats_as_good() -> None:
    one, other = (dispersed([None] * 12, 4, 4, seed) for seed in (1, 2))
    assert one.rows != other.rows
    assert one.distinct_pairs == other.distinct_pairs == 48


def test_nobody_no_tables_no_rounds() -> None:
    assert dispersed([], 4, 4).at(1, 0) == ()
    assert dispersed([None] * 3, 0, 4).rows == ((), (), ())
    assert dispersed([None] * 3, 2, 0).distinct_pairs == 0
    with pytest.raises(ValueError, match="counted from 0"):
        dispersed([None], -1, 2)


@settings(max_examples=30, deadline=None)
@given(PARTIES.filter(bool), st.integers(1, 6), st.integers(1, 6), st.data())
def test_who_leaves_or_comes_late_moves_nobody(
    organisations: list[str | None], tables: int, rounds: int, data: st.DataObject
) -> None:
    schedule = dispersed(organisations, tables, rounds, 1)
    person = data.draw(st.integers(0, len(organisations) - 1))
    without = schedule.without(person)
    assert without.rows[:person] == schedule.rows[:person]
    assert without.rows[person + 1 :] == schedule.rows[person + 1 :]
    assert all(person not in without.at(1, table) for table in range(tables))
    late = schedule.joined([*organisations, "a"])
    assert late.rows[:-1] == schedule.rows
    for number in range(1, rounds + 1):
        (chosen,) = (t for t in range(tables) if len(late.at(number, t)) > len(schedule.at(number, t)))
        begun = (number - 1) // tables * tables
        free = set(range(tables)) - set(late.rows[-1][begun : number - 1])
        assert len(schedule.at(number, chosen)) == min(len(schedule.at(number, table)) for table in free)
    for start in range(0, rounds, tables):
        turn = late.rows[-1][start : start + tables]
        assert len(set(turn)) == len(turn)


def test_the_bound() -> None:
    assert upper_bound(24, 4, 4) == 240
    assert upper_bound(48, 6, 6) == 1008
    assert upper_bound(64, 8, 8) == 1792
    assert upper_bound(5, 2, 100) == 10
    assert upper_bound(5, 0, 3) == 0
    assert pairs_met([(0, 1), (0, 0), (1, 1)]) == 2


@pytest.mark.parametrize("size", [2, 3, 4, 5, 7, 8, 9, 16, 25, 27])
def test_a_field_is_a_field(size: int) -> None:
    made = field(size)
    numbers = range(size)
    for x in range(1, size):
        assert sorted(made.times[x]) == list(numbers)
    for x in numbers:
        assert sorted(made.added[x]) == list(numbers)
        assert (made.added[x][0], made.times[x][1 % size], made.times[x][0]) == (x, x, 0)
        for y in numbers:
            assert made.times[x][y] == made.times[y][x]
            for z in range(0, size, 3):
                assert made.times[x][made.added[y][z]] == made.added[made.times[x][y]][made.times[x][z]]
                assert made.times[x][made.times[y][z]] == made.times[made.times[x][y]][z]


def test_powers_of_primes() -> None:
    powers = {number: found for number in range(30) if (found := prime_power(number))}
    assert powers[8] == (2, 3)
    assert powers[27] == (3, 3)
    assert powers[29] == (29, 1)
    assert not {0, 1, 6, 10, 12, 14, 15, 18, 20, 21, 22, 24, 26, 28} & set(powers)
    with pytest.raises(ValueError, match="no field of 6"):
        field(6)
