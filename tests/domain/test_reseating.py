"""Tables and groups that come and go in a world café that runs: nobody who sits jumps."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.examples import CAFE, FEBRUARY, tables
from workshop_tui.domain.conference import AgendaItem, Conference, Rotation
from workshop_tui.domain.editing import Bound, add_table, close_table, join_groups, rename_group
from workshop_tui.domain.message import Refusal
from workshop_tui.domain.reseating import counts_from, reseated, rounds_begun
from workshop_tui.domain.rotation import group_at, seating, table_of
from workshop_tui.domain.run import RunState, Stretch


def in_round(conference: Conference, number: int, kind: str = "round") -> RunState:
    parts = [Stretch(CAFE.id, f"round:{each}", 0) for each in range(1, number)]
    return RunState(conference, segments=(*parts, Stretch(CAFE.id, f"{kind}:{number}", 0)))


def cafe_in(conference: Conference) -> AgendaItem:
    item = conference.item(CAFE.id)
    assert item is not None
    return item


def seats(conference: Conference, number: int) -> list[str]:
    """A round as `group` per table, `-` where nobody sits."""
    return [seat.group or "-" for seat in seating(conference, cafe_in(conference), number)]


def sheets(conference: Conference, number: int) -> list[int | None]:
    return [seat.statement for seat in seating(conference, cafe_in(conference), number)]


def with_cafe(rotation: Rotation, table_count: int, group_count: int) -> Conference:
    agenda = tuple(
        replace(item, rotation=rotation, rounds=6) if item.id == CAFE.id else item for item in FEBRUARY.agenda
    )
    names = tuple(f"G{number}" for number in range(group_count))
    return replace(FEBRUARY, agenda=agenda, tables=tables(table_count), groups=names)


def test_a_new_table_counts_from_the_next_round() -> None:
    made = reseated(FEBRUARY, add_table(FEBRUARY, "Wonen"), in_round(FEBRUARY, 2))
    assert [seats(made, number) for number in (1, 2, 3, 4, 5)] == [
        ["A", "B", "C", "D", "-"],
        ["D", "A", "B", "C", "-"],
        ["-", "D", "A", "B", "C"],
        ["C", "-", "D", "A", "B"],
        ["B", "C", "-", "D", "A"],
    ]
    assert counts_from(FEBRUARY, made) == 3
    assert group_at(made, cafe_in(made), 2, 1) == "D"


def test_on_the_way_to_a_round_it_counts_from_the_one_after() -> None:
    state = in_round(FEBRUARY, 2, "changeover")
    made = reseated(FEBRUARY, add_table(FEBRUARY, "Wonen"), state)
    assert rounds_begun(state, CAFE.id) == 3
    assert seats(made, 3) == ["C", "D", "A", "B", "-"]
    assert seats(made, 4) == ["-", "C", "D", "A", "B"]


def test_before_the_first_round_the_rule_is_the_plain_one() -> None:
    more = add_table(FEBRUARY, "Wonen")
    assert reseated(FEBRUARY, more, RunState(FEBRUARY)) == more
    assert counts_from(FEBRUARY, more) is None


def test_a_table_added_and_closed_again_changes_nothing() -> None:
    state = in_round(FEBRUARY, 2)
    more = reseated(FEBRUARY, add_table(FEBRUARY, "Wonen"), state)
    assert reseated(more, close_table(more, 5), state) == FEBRUARY


def test_a_renamed_group_stays_where_it_is() -> None:
    state = in_round(FEBRUARY, 2)
    assert reseated(FEBRUARY, rename_group(FEBRUARY, "A", "Rood"), state) == rename_group(
        FEBRUARY, "A", "Rood"
    )
    more = reseated(FEBRUARY, add_table(FEBRUARY, "Wonen"), state)
    named = reseated(more, rename_group(more, "A", "Rood"), state)
    assert seats(named, 2) == ["D", "Rood", "B", "C", "-"]
    assert seats(named, 3) == ["-", "D", "Rood", "B", "C"]
    assert counts_from(more, named) == 3


def test_a_group_that_joins_another_sits_out_the_round() -> None:
    joined = reseated(FEBRUARY, join_groups(FEBRUARY, "A", "C"), in_round(FEBRUARY, 2))
    assert seats(joined, 2) == ["D", "A", "B", "C"]
    assert seats(joined, 3) == ["C", "D", "-", "B"]
    assert table_of(joined, cafe_in(joined), 3, "A") is None


def test_sheets_that_move_go_past_a_new_table() -> None:
    day = with_cafe(Rotation.STATEMENTS, 4, 4)
    made = reseated(day, add_table(day, "Wonen"), in_round(day, 2))
    assert [sheets(made, number) for number in (1, 2, 3, 4)] == [
        [1, 2, 3, 4, 5], [2, 3, 4, 1, 5], [3, 4, 1, 5, 2], [4, 1, 5, 2, 3],
    ]  # fmt: skip
    assert seats(made, 4) == ["G0", "G1", "G2", "G3", "-"]


def test_another_list_of_groups_is_seated_where_there_is_room() -> None:
    day = with_cafe(Rotation.GROUPS, 4, 3)
    made = reseated(day, replace(day, groups=("G1", "G0", "G2", "New")), in_round(day, 2))
    assert seats(made, 2) == ["-", "G0", "G1", "G2"]
    assert seats(made, 3) == ["G2", "New", "G0", "G1"]


def test_a_table_with_a_group_is_not_closed() -> None:
    three = with_cafe(Rotation.GROUPS, 4, 3)
    with pytest.raises(Refusal, match="A group is at table 4"):
        close_table(three, 4, Bound(taken=frozenset({2, 3, 4})))
    assert len(close_table(three, 1, Bound(taken=frozenset({2, 3, 4}))).tables) == 3


@dataclass
class Day:
    """A café that goes on while its tables and groups change."""

    conference: Conference
    number: int = 1

    def change(self, after: Conference) -> None:
        self.conference = reseated(self.conference, after, in_round(self.conference, self.number))

    def taken(self) -> frozenset[int]:
        found = [seat for seat in self.seats(self.number) if seat[1] is not None]
        return frozenset(number for seat in found for number in (seat[0], seat[2]) if number)

    def seats(self, number: int) -> list[tuple[int, str | None, int | None]]:
        held = seating(self.conference, cafe_in(self.conference), number)
        return [(seat.table, seat.group, seat.statement) for seat in held]

    def step(self, action: str, choice: int) -> None:
        day, groups = self.conference, self.conference.groups
        if action == "on":
            self.number += 1
        elif action == "add":
            self.change(add_table(day, "New"))
        elif action == "rename" and groups:
            self.change(rename_group(day, groups[choice % len(groups)], f"R{self.number}-{choice}-{groups}"))
        elif action == "join" and len(groups) > 1:
            into = groups[choice % (len(groups) - 1)]
            self.change(join_groups(day, groups[-1], into))
        elif action == "close" and len(day.tables) > len(groups):
            number = day.tables[choice % len(day.tables)].number
            if number not in self.taken():
                self.change(close_table(day, number, Bound(taken=self.taken())))


ACTIONS = st.tuples(st.sampled_from(["on", "add", "close", "join", "rename"]), st.integers(0, 30))


@given(
    st.sampled_from([Rotation.GROUPS, Rotation.STATEMENTS]),
    st.integers(1, 6).flatmap(lambda count: st.tuples(st.just(count), st.integers(0, count))),
    st.lists(ACTIONS, max_size=12),
)
def test_each_round_is_a_permutation_and_nobody_jumps(
    rotation: Rotation, counts: tuple[int, int], actions: list[tuple[str, int]]
) -> None:
    day = Day(with_cafe(rotation, *counts))
    for action, choice in actions:
        before, number = day.seats(day.number), day.number
        day.step(action, choice)
        if action in ("add", "close", "join"):
            now = {table: group for table, group, _ in day.seats(number)}
            for table, group, _ in before:
                assert now.get(table) == group
        for coming in range(day.number + 1, day.number + 8):
            seated = day.seats(coming)
            assert sorted(group for _, group, _ in seated if group) == sorted(day.conference.groups)
            assert sorted(sheet or 0 for _, _, sheet in seated) == [
                table.number for table in day.conference.tables
            ]


@given(st.integers(2, 6), st.lists(st.booleans(), min_size=1, max_size=6))
def test_with_new_tables_no_group_is_anywhere_twice(count: int, added: list[bool]) -> None:
    day = Day(with_cafe(Rotation.GROUPS, count, count))
    sat: dict[str, list[int | None]] = {group: [] for group in day.conference.groups}
    for more in added[: count - 1]:
        for group, been in sat.items():
            been.append(table_of(day.conference, cafe_in(day.conference), day.number, group))
        if more:
            day.step("add", 0)
        day.step("on", 0)
    for been in sat.values():
        assert None not in been
        assert len(set(been)) == len(been)
