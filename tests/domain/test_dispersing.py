"""Seats of who moves one by one stay, whatever else changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.examples import CAFE
from tests.domain.people import settled, with_people
from tests.domain.test_reseating import in_round
from workshop_tui.domain.conference import AgendaItem, Conference, Participant, Rotation
from workshop_tui.domain.definition import from_json, to_json
from workshop_tui.domain.differences import differences
from workshop_tui.domain.dispersing import are_worked_out, waiting, worked_out
from workshop_tui.domain.editing import add_table
from workshop_tui.domain.joining import (
    are_locked,
    as_listed,
    at_table,
    locked,
    shuffled,
    unlocked,
    with_newcomer,
    with_newcomers,
)
from workshop_tui.domain.message import Refusal
from workshop_tui.domain.placing import seating_of
from workshop_tui.domain.reseating import reseated, unseated
from workshop_tui.domain.run import RunState
from workshop_tui.domain.seat_joining import Tables, gone_on
from workshop_tui.domain.seat_reasons import reasons
from workshop_tui.domain.seating import Schedule, dispersed

BEFORE = RunState(with_people(0))
ROOM = settled(with_people(20, individuals=True))


def cafe(conference: Conference) -> AgendaItem:
    item = conference.item(CAFE.id)
    assert item is not None
    return item


def seats(conference: Conference) -> dict[str, tuple[int | None, ...]]:
    """Everybody's tables by name."""
    found = seating_of(conference)
    return {person.name: found.tables_of(place) for place, person in enumerate(conference.participants)}


def with_rounds(conference: Conference, rounds: int) -> Conference:
    agenda = tuple(replace(one, rounds=rounds) if one.id == CAFE.id else one for one in conference.agenda)
    return replace(conference, agenda=agenda)


def from_file(conference: Conference, people: tuple[Participant, ...] | None = None) -> Conference:
    """The conference as its file says it, perhaps with another list."""
    found = unseated(conference)
    return found if people is None else replace(found, participants=people)


def test_once_worked_out_they_are_read_and_not_searched_again() -> None:
    assert are_worked_out(ROOM, cafe(ROOM))
    assert not waiting(ROOM)
    told: list[int] = []
    seating_of(ROOM, on_progress=lambda done, _: told.append(done))
    assert told == []
    assert from_json(to_json(ROOM)) == ROOM
    assert waiting(from_file(ROOM)) == (cafe(from_file(ROOM)),)


def test_without_tables_or_people_there_is_nothing_to_work_out() -> None:
    assert not waiting(replace(from_file(ROOM), tables=()))
    assert not waiting(with_people(0, individuals=True))
    assert not waiting(with_people(20))
    assert seats(replace(from_file(ROOM), tables=()))["Deelnemer 1"] == (None,) * 4


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_another_list_in_the_file_moves_nobody(data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.integers(0, 19), max_size=5))
    people = [one for place, one in enumerate(ROOM.participants) if place not in gone]
    people += [Participant(f"Nieuw {number}") for number in range(data.draw(st.integers(0, 3)))]
    people = data.draw(st.permutations(people))
    after = settled(reseated(ROOM, from_file(ROOM, tuple(people)), BEFORE))
    before = seats(ROOM)
    for name, row in seats(after).items():
        assert row == before.get(name, row)
        assert len(set(row) - {None}) == 4


def test_a_person_whose_organisation_is_corrected_keeps_the_seat() -> None:
    people = (replace(ROOM.participants[0], organisation="gemeente 6"), *ROOM.participants[1:])
    assert seats(reseated(ROOM, from_file(ROOM, people), BEFORE)) == seats(ROOM)


def test_a_hand_stays_with_the_person_on_another_list() -> None:
    table = 1 + seats(ROOM)["Deelnemer 7"][1] % 4  # type: ignore[operator]
    moved = at_table(ROOM, cafe(ROOM), 7, 2, table)
    after = reseated(moved, from_file(moved, ROOM.participants[3:]), BEFORE)
    assert seats(after)["Deelnemer 7"][1] == table
    assert are_locked(after)


def test_another_seed_in_the_file_asks_for_another_draw() -> None:
    file = replace(from_file(ROOM), seating=replace(ROOM.seating, seed=9))
    assert waiting(reseated(ROOM, file, BEFORE))
    again = shuffled(ROOM, 5)
    assert settled(reseated(settled(again), from_file(again), BEFORE)) == settled(again)


@pytest.mark.parametrize("begun", [1, 2, 3])
def test_other_tables_count_from_the_next_round_on(begun: int) -> None:
    made = settled(reseated(ROOM, add_table(ROOM, "Wonen"), in_round(ROOM, begun)))
    before, after = seats(ROOM), seats(made)
    assert all(after[name][:begun] == before[name][:begun] for name in after)
    for number in range(begun, 4):
        sizes = Counter(row[number] for row in after.values())
        assert sorted(sizes.values()) == [4] * 5
    assert all(len(set(row)) == 4 for row in after.values())


def test_before_the_first_round_all_is_drawn_for_other_tables() -> None:
    made = settled(reseated(ROOM, replace(ROOM, tables=ROOM.tables[:3]), BEFORE))
    assert {table for row in seats(made).values() for table in row} == {1, 2, 3}


def test_a_round_more_keeps_those_that_were_and_a_round_less_the_rest() -> None:
    more = settled(reseated(ROOM, with_rounds(ROOM, 6), in_round(ROOM, 3)))
    assert {name: row[:3] for name, row in seats(more).items()} == {
        name: row[:3] for name, row in seats(ROOM).items()
    }
    assert all(len(row) == 6 and None not in row for row in seats(more).values())
    less = reseated(ROOM, with_rounds(ROOM, 2), BEFORE)
    assert not waiting(less)
    assert seats(less) == {name: row[:2] for name, row in seats(ROOM).items()}


def test_a_host_who_is_none_any_more_is_seated_and_nobody_moves() -> None:
    table = replace(ROOM.tables[0], hosts=("Deelnemer 3",))
    hosting = reseated(ROOM, replace(ROOM, tables=(table, *ROOM.tables[1:])), BEFORE)
    assert seats(hosting)["Deelnemer 3"] == (None,) * 4
    assert seats(settled(reseated(hosting, replace(hosting, tables=ROOM.tables), BEFORE))) == seats(ROOM)
    host = replace(ROOM.tables[0], hosts=("Ann",))
    room = replace(ROOM, tables=(host, *ROOM.tables[1:]))
    there = with_newcomer(room, Participant("Ann"))
    freed = settled(reseated(there, replace(there, tables=ROOM.tables), BEFORE))
    assert None not in seats(freed)["Ann"]
    assert {name: row for name, row in seats(freed).items() if name != "Ann"} == seats(ROOM)


def test_seats_that_nobody_asked_for_before_the_round_began_are_those_of_the_list() -> None:
    unasked = from_file(ROOM)
    made = reseated(unasked, add_table(unasked, "Wonen"), in_round(unasked, 2))
    assert {name: row[:2] for name, row in seats(settled(made)).items()} == {
        name: row[:2] for name, row in seats(ROOM).items()
    }


@pytest.mark.parametrize("rotation", [Rotation.GROUPS, Rotation.STATEMENTS])
def test_who_moves_in_groups_has_no_seats(rotation: Rotation) -> None:
    agenda = tuple(replace(one, rotation=rotation) if one.id == CAFE.id else one for one in ROOM.agenda)
    after = reseated(ROOM, replace(ROOM, agenda=agenda), BEFORE)
    assert cafe(after) == cafe(unseated(after))


def test_by_hand_only_one_seat_is_another_and_no_draw_follows() -> None:
    before = seats(ROOM)
    table = 1 + before["Deelnemer 4"][2] % 4  # type: ignore[operator]
    after = at_table(ROOM, cafe(ROOM), 4, 3, table)
    changed = {
        (name, number)
        for name in before
        for number in range(4)
        if before[name][number] != seats(after)[name][number]
    }
    assert changed == {("Deelnemer 4", 2)}
    assert any("hand" in str(each) for each in reasons(seating_of(after), 4))
    with pytest.raises(Refusal):
        shuffled(after)
    again = settled(shuffled(unlocked(after)))
    assert not cafe(again).seats.moved
    assert seats(again) != seats(after)
    assert at_table(after, cafe(after), 4, 3, table) == after


@pytest.mark.parametrize(("place", "number", "table"), [(0, 0, 1), (0, 5, 1), (0, 1, 9), (3, 1, 1)])
def test_a_table_a_round_or_a_person_that_cannot_be_is_refused(place: int, number: int, table: int) -> None:
    host = replace(ROOM.tables[0], hosts=("Deelnemer 3",))
    room = replace(ROOM, tables=(host, *ROOM.tables[1:]))
    with pytest.raises(Refusal):
        at_table(room, cafe(room), place, number, table)
    with pytest.raises(Refusal):
        at_table(with_people(4), cafe(with_people(4)), 0, 1, 1)


def test_locked_seats_are_not_drawn_and_newcomers_still_come() -> None:
    room = locked(ROOM)
    with pytest.raises(Refusal):
        shuffled(room)
    came = with_newcomer(room, Participant("Ann"))
    assert are_locked(came)
    assert None not in seats(came)["Ann"]
    assert not are_locked(unlocked(room))


def test_a_draw_keeps_its_seed_for_the_file_and_is_no_difference() -> None:
    again = shuffled(shuffled(ROOM))
    assert cafe(again).seats.seed == ROOM.seating.seed + 2
    assert as_listed(again).seating.seed == ROOM.seating.seed + 2
    assert not differences(ROOM, again)
    assert not differences(from_file(ROOM), ROOM)


def test_a_list_that_comes_before_anybody_is_seated_is_drawn_as_a_whole() -> None:
    empty = with_people(0, individuals=True)
    joined = with_newcomers(empty, with_people(20).participants).conference
    found = settled(joined)
    sizes = Counter(row[0] for row in seats(found).values())
    assert sorted(sizes.values()) == [5] * 4


@settings(max_examples=30, deadline=None)
@given(people=st.integers(1, 24), count=st.integers(1, 5), rounds=st.integers(1, 6), seed=st.integers(0, 9))
def test_who_comes_last_is_seated_as_a_schedule_would(
    people: int, count: int, rounds: int, seed: int
) -> None:
    organisations = [f"o{one % 3}" for one in range(people)]
    schedule: Schedule = dispersed(organisations, count, rounds, seed)
    room = Tables(tuple(range(count)), rounds)
    for place, row in enumerate(schedule.rows):
        room.put(place, organisations[place], row)
    assert room.row_for("o1") == schedule.joined([*organisations, "o1"]).rows[-1]


@settings(max_examples=40, deadline=None)
@given(
    people=st.integers(0, 30),
    count=st.integers(1, 6),
    begun=st.integers(0, 4),
    more=st.integers(1, 3),
    seed=st.integers(0, 5),
)
def test_more_rounds_leave_those_that_were(people: int, count: int, begun: int, more: int, seed: int) -> None:
    numbers = tuple(range(1, count + 1))
    organisations = [f"o{one % 4}" for one in range(people)]
    rows = [
        tuple(numbers[table] for table in row) for row in dispersed(organisations, count, begun, seed).rows
    ]
    found = gone_on(rows, organisations, numbers, begun + more, seed)
    assert found == gone_on(rows, organisations, numbers, begun + more, seed)
    assert [row[:begun] for row in found] == [(*row,) if begun else () for row in rows]
    for number in range(begun, begun + more if people else 0):
        sizes = Counter(dict.fromkeys(numbers, 0))
        sizes.update(row[number] for row in found)
        assert max(sizes.values()) - min(sizes.values()) <= 1
    if people % count == 0 and begun + more <= count:
        assert all(len(set(row)) == len(row) for row in found)


def test_of_a_day_that_goes_on_few_meet_again() -> None:
    numbers = tuple(range(1, 7))
    organisations = [f"o{one % 7}" for one in range(48)]
    rows = [tuple(numbers[table] for table in row) for row in dispersed(organisations, 6, 2, 1).rows]
    found = gone_on(rows, organisations, numbers, 4, 1)
    pairs = Schedule(found, 6, 4).distinct_pairs
    assert pairs >= 0.85 * 4 * 6 * 28


def test_the_search_for_more_rounds_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    gone_on([(1,)] * 12, [None] * 12, (1, 2, 3), 3, 0, lambda *at: told.append(at))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    assert worked_out(ROOM, cafe(ROOM)) == cafe(ROOM).seats.rows
