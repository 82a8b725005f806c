"""Who sits where: the formula, and what must hold of any café."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.examples import CAFE, FEBRUARY, tables
from workshop_tui.domain.conference import Conference, Rotation, Statement, Table
from workshop_tui.domain.rotation import group_at, seating, table_of

SHEETS = replace(CAFE, rotation=Rotation.STATEMENTS)


def cafe_of(table_count: int, group_count: int) -> Conference:
    names = tuple(f"G{number}" for number in range(group_count))
    return replace(FEBRUARY, tables=tables(table_count), groups=names)


def test_groups_move_one_table_on_each_round() -> None:
    seats = [[seat.group for seat in seating(FEBRUARY, CAFE, number)] for number in (1, 2, 3, 4, 5)]
    assert seats == [list("ABCD"), list("DABC"), list("CDAB"), list("BCDA"), list("ABCD")]
    assert [seat.statement for seat in seating(FEBRUARY, CAFE, 3)] == [1, 2, 3, 4]


def test_groups_stay_and_sheets_move() -> None:
    seats = [seating(FEBRUARY, SHEETS, number) for number in (1, 2, 4)]
    assert [[seat.group for seat in row] for row in seats] == [list("ABCD")] * 3
    assert [[seat.statement for seat in row] for row in seats] == [[1, 2, 3, 4], [2, 3, 4, 1], [4, 1, 2, 3]]


def test_fewer_groups_leave_tables_empty_that_show_as_empty() -> None:
    three = cafe_of(4, 3)
    assert [seat.group for seat in seating(three, CAFE, 1)] == ["G0", "G1", "G2", None]
    assert [seat.group for seat in seating(three, CAFE, 2)] == [None, "G0", "G1", "G2"]
    assert [seat.table for seat in seating(three, CAFE, 2)] == [1, 2, 3, 4]
    assert group_at(three, CAFE, 2, 1) is None


def test_twenty_tables() -> None:
    twenty = cafe_of(20, 20)
    seats = seating(twenty, CAFE, 4)
    assert [seat.group for seat in seats[:5]] == ["G17", "G18", "G19", "G0", "G1"]
    assert len(seats) == 20


def test_tables_keep_the_numbers_of_the_file() -> None:
    odd = replace(
        FEBRUARY, tables=(Table(7, Statement(7, "a")), Table(3, Statement(3, "b"))), groups=("A", "B")
    )
    assert [(seat.table, seat.group, seat.statement) for seat in seating(odd, CAFE, 2)] == [
        (7, "B", 7), (3, "A", 3),
    ]  # fmt: skip
    assert [(seat.table, seat.group, seat.statement) for seat in seating(odd, SHEETS, 2)] == [
        (7, "A", 3), (3, "B", 7),
    ]  # fmt: skip


def test_no_tables_no_seats() -> None:
    assert seating(replace(FEBRUARY, tables=()), CAFE, 1) == ()
    assert table_of(replace(FEBRUARY, tables=()), CAFE, 1, "A") is None


def test_where_a_group_sits_and_who_has_a_sheet() -> None:
    assert table_of(FEBRUARY, CAFE, 2, "D") == 1
    assert table_of(FEBRUARY, SHEETS, 2, "D") == 4
    assert table_of(FEBRUARY, CAFE, 2, "Z") is None
    assert group_at(FEBRUARY, CAFE, 2, 1) == "D"
    assert group_at(FEBRUARY, SHEETS, 2, 1) == "D"
    assert group_at(FEBRUARY, CAFE, 2, 99) is None


@given(table_count=st.integers(1, 20), data=st.data())
def test_each_group_has_one_table_and_none_twice(table_count: int, data: st.DataObject) -> None:
    conference = cafe_of(table_count, data.draw(st.integers(0, table_count)))
    sat: dict[str, list[int]] = {group: [] for group in conference.groups}
    met: dict[str, list[int | None]] = {group: [] for group in conference.groups}
    for number in range(1, table_count + 1):
        for place, group in enumerate(conference.groups):
            assert table_of(conference, CAFE, number, group) == (place + number - 1) % table_count + 1
        for seat in seating(conference, CAFE, number):
            if seat.group is not None:
                sat[seat.group].append(seat.table)
        for seat in seating(conference, SHEETS, number):
            if seat.group is not None:
                met[seat.group].append(seat.statement)
    for group in conference.groups:
        assert sorted(sat[group]) == list(range(1, table_count + 1))
        assert met[group] == sat[group]


@given(table_count=st.integers(1, 20), number=st.integers(1, 60))
def test_every_sheet_lies_on_one_table_in_both_modes(table_count: int, number: int) -> None:
    conference = cafe_of(table_count, table_count)
    for item in (CAFE, SHEETS):
        seats = seating(conference, item, number)
        assert sorted(seat.statement or 0 for seat in seats) == list(range(1, table_count + 1))
        assert sorted(seat.group or "" for seat in seats) == sorted(conference.groups)
        for seat in seats:
            assert seat.statement is not None
            assert group_at(conference, item, number, seat.statement) == seat.group
