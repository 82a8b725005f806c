"""Who is there: marks move nobody, newcomers take a place among the others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.people import settled, with_people
from workshop_tui.domain.attendance import (
    REDO,
    UNDO,
    Attendance,
    Presence,
    attendance,
    key_of,
    meant,
    names_at,
    with_text,
)
from workshop_tui.domain.conference import Conference, Participant
from workshop_tui.domain.definition import from_json, to_json
from workshop_tui.domain.joining import (
    are_locked,
    as_listed,
    in_group,
    locked,
    shuffled,
    unlocked,
    with_newcomer,
    with_newcomers,
)
from workshop_tui.domain.message import Refusal
from workshop_tui.domain.placing import seating_of


def places(conference: Conference) -> list[tuple[str | None, tuple[int | None, ...]]]:
    """Of everybody the group and the tables."""
    found = seating_of(conference)
    return [
        (None if found.groups is None else found.groups.group_of[place], found.tables_of(place))
        for place in range(len(conference.participants))
    ]


def marked(*rows: tuple[str, str]) -> Attendance:
    return attendance((key, value, number) for number, (key, value) in enumerate(rows))


def test_undo_walks_back_and_redo_forward_until_something_new_is_marked() -> None:
    held = marked(("Ann", "present"), ("Bob", "late"), ("Ann", "absent"))
    assert dict(held.marks) == {"Ann": Presence.ABSENT, "Bob": Presence.LATE}
    rows = [("Ann", "present"), ("Bob", "late"), ("Ann", "absent"), ("Ann", UNDO), ("Bob", UNDO)]
    assert dict(marked(*rows).marks) == {"Ann": Presence.PRESENT, "Bob": Presence.EXPECTED}
    assert dict(marked(*rows, ("Bob", REDO)).marks)["Bob"] is Presence.LATE
    anew = marked(*rows, ("Cy", "present"), ("Bob", REDO))
    assert anew.of(Participant("Bob")) is Presence.EXPECTED
    assert not anew.undone


def test_a_mark_that_is_not_known_counts_as_none() -> None:
    held = marked(("Ann", "present"), ("Ann", "teleported"), ("", UNDO))
    assert held.of(Participant("Ann")) is Presence.EXPECTED


def test_somebody_is_meant_by_a_name_or_a_part_that_only_one_has() -> None:
    people = (
        Participant("Jan de Vries", "", "Dordrecht"),
        Participant("Jan de Vries", "", "Papendrecht"),
        Participant("Zoë Kuiper"),
    )
    conference = replace(with_people(0), participants=people)
    assert meant(conference, "kuiper") == 2
    assert meant(conference, "jan de  vries (papendrecht)") == 1
    for name in ("Jan de Vries", "niemand", " "):
        with pytest.raises(Refusal):
            meant(conference, name)
    assert with_text(conference, "zoe") == (2,)
    assert with_text(conference, "vries pap") == (1,)
    assert with_text(conference, "") == (0, 1, 2)


@settings(max_examples=25, deadline=None)
@given(
    count=st.integers(0, 40),
    individuals=st.booleans(),
    newcomers=st.integers(1, 4),
    away=st.sets(st.integers(0, 39), max_size=6),
)
def test_a_newcomer_moves_nobody(count: int, individuals: bool, newcomers: int, away: set[int]) -> None:
    conference = with_people(count, individuals=individuals)
    for number in range(newcomers):
        conference = settled(conference)
        before = places(conference)
        gone = {place for place in away if place < len(conference.participants)}
        conference = with_newcomer(conference, Participant(f"Nieuw {number}", "", "gemeente 1"), gone)
        after = places(conference)
        assert after[:-1] == before
        group, tables = after[-1]
        assert (group is None) is individuals
        assert None not in tables
        assert len(set(tables)) == len(tables)
    assert places(from_json(to_json(conference))) == places(conference)


@pytest.mark.parametrize("individuals", [False, True])
def test_a_newcomer_takes_the_place_of_who_is_absent(individuals: bool) -> None:
    conference = settled(with_people(16, individuals=individuals, organisations=1))
    for gone in range(16):
        after = with_newcomer(conference, Participant("Nieuw"), {gone})
        group, tables = places(after)[-1]
        wanted = places(conference)[gone]
        assert (group, tables[0]) == (wanted[0], wanted[1][0])


def test_a_newcomer_is_refused_without_a_name_twice_or_of_an_unknown_organisation() -> None:
    conference = with_people(4)
    for person in (
        Participant("  "),
        Participant("deelnemer  0", "", "GEMEENTE 0"),
        Participant("Ann", "", "Atlantis"),
    ):
        with pytest.raises(Refusal):
            with_newcomer(conference, person)


def test_a_host_who_comes_later_is_in_no_group() -> None:
    conference = with_people(8)
    table = replace(conference.tables[0], hosts=("Ann",))
    conference = replace(conference, tables=(table, *conference.tables[1:]))
    assert places(with_newcomer(conference, Participant("ann")))[-1][0] is None


def test_of_a_list_only_who_is_new_comes_in() -> None:
    conference = with_people(6)
    listed = (*conference.participants[2:4], Participant("Ann"), Participant("Bob"), Participant("ANN"))
    joined = with_newcomers(conference, listed)
    assert [person.name for person in joined.new] == ["Ann", "Bob"]
    assert joined.already == listed[:2]
    assert joined.twice == (listed[-1],)
    assert joined.conference.participants[:6] == conference.participants
    assert places(joined.conference)[:6] == places(conference)


def test_by_hand_only_one_moves_and_the_groups_are_locked_from_then_on() -> None:
    conference = with_people(10)
    before = places(conference)
    to = "B" if before[3][0] != "B" else "C"
    after = in_group(conference, 3, to.lower())
    assert [place for place, (old, new) in enumerate(zip(before, places(after), strict=True)) if old != new]
    assert [new for place, new in enumerate(places(after)) if place != 3] == [
        old for place, old in enumerate(before) if place != 3
    ]
    assert places(after)[3][0] == to
    assert are_locked(after)
    with pytest.raises(Refusal):
        shuffled(after)
    with pytest.raises(Refusal):
        in_group(conference, 3, "Z")
    assert not are_locked(unlocked(after))


def test_another_draw_divides_everybody_anew_and_the_same_seed_alike() -> None:
    conference = with_newcomer(with_people(21), Participant("Nieuw"))
    other = shuffled(conference)
    assert other.seating.seed == conference.seating.seed + 1
    assert places(other) != places(conference)
    assert not any(person.added for person in other.participants)
    assert places(shuffled(conference, 5)) == places(shuffled(other, 5))


def test_a_session_file_says_the_group_of_everybody_once_somebody_came_later() -> None:
    conference = with_people(9)
    assert as_listed(conference) is conference
    after = with_newcomer(conference, Participant("Nieuw"))
    assert places(as_listed(after)) == places(after)
    assert not any(person.added for person in as_listed(after).participants)
    assert locked(as_listed(after)) == as_listed(after)


def test_names_per_table_are_of_who_is_not_absent() -> None:
    conference = with_people(12, individuals=True)
    found = seating_of(conference)
    everybody = names_at(found, Attendance(), 2)
    assert sorted(name for names in everybody.values() for name in names) == sorted(found.labels)
    person = conference.participants[5]
    without = names_at(found, marked((key_of(person), "absent")), 2)
    table = found.tables_of(5)[1]
    assert table is not None
    assert without == {**everybody, table: tuple(name for name in everybody[table] if name != person.name)}
    assert names_at(found, Attendance(), 9) == {table.number: () for table in conference.tables}
    assert names_at(seating_of(with_people(12)), Attendance(), 1) == {}
