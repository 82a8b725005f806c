"""Groups from the list: sizes, spread, hosts, wishes, who leaves and who comes late."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_tui.domain.conference import Participant, SeatingWishes
from workshop_tui.domain.grouping import Groups, arrived, called, grouped, people_called

NAMES = ("A", "B", "C", "D")


def people(*parties: str | None) -> tuple[Participant, ...]:
    """Participants p0, p1, … of those organisations."""
    return tuple(Participant(f"p{place}", "", party) for place, party in enumerate(parties))


def assert_rules(groups: Groups, listed: Sequence[Participant], hosts: int = 0) -> None:
    sizes = [len(groups.members(name)) for name in groups.names]
    assert sum(sizes) == len(listed) - hosts
    assert max(sizes) - min(sizes) <= 1
    for party in {one.organisation for one in listed} - {None}:
        counts = [
            sum(listed[person].organisation == party for person in groups.members(name))
            for name in groups.names
        ]
        assert max(counts) - min(counts) <= 1


def test_members_of_an_organisation_are_spread_and_hosts_are_in_no_group() -> None:
    listed = people(*["x"] * 9, *["y"] * 6, *["z"] * 3, None)
    groups = grouped(listed, NAMES, ["P0", "p18"])
    assert groups.group_of[0] is groups.group_of[18] is None
    assert [len(groups.members(name)) for name in NAMES].count(4) == 3
    assert groups.unkept == ()


def test_wishes_are_kept() -> None:
    listed = (
        *people(*["x"] * 4, *["y"] * 4),
        Participant("Ann", "", "z", "C"),
        Participant("Bob", "", None, "B"),
        *(Participant(f"q{place}") for place in range(6)),
    )
    wishes = SeatingWishes(3, (("p0", "p4", "ann"),), (("p5", "Bob", "q0", "q1"),))
    groups = grouped(listed, NAMES, (), wishes)
    assert groups.unkept == ()
    assert_rules(groups, listed)
    assert groups.group_of[0] == groups.group_of[4] == groups.group_of[8] == "C"
    assert groups.group_of[9] == "B"
    assert len({groups.group_of[place] for place in (5, 9, 10, 11)}) == 4


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        (
            SeatingWishes(together=(("p0", "p1"),)),
            "these cannot be in one group: p0, p1; "
            "the sizes, the spread of the organisations or another wish is in the way",
        ),
        (
            SeatingWishes(together=(("p0", "p4", "p5"),)),
            "these cannot be in one group: p0, p4, p5; "
            "the sizes, the spread of the organisations or another wish is in the way",
        ),
        (
            SeatingWishes(apart=(("p0", "p1", "p2", "p3", "p4"),)),
            "these cannot all be in different groups: p0, p1, p2, p3, p4; the number of groups, "
            "the spread of the organisations or another wish is in the way",
        ),
        (
            SeatingWishes(together=(("p0", "nobody"),)),
            "a wish names “nobody”, who is not on the list of participants",
        ),
    ],
)
def test_a_wish_that_cannot_be_kept_is_named(wishes: SeatingWishes, said: str) -> None:
    listed = people("x", "x", "x", "x", "y", "z", "y", "z")
    groups = grouped(listed, NAMES, (), wishes)
    assert_rules(groups, listed)
    assert [str(message) for message in groups.unkept] == [said]


def test_more_who_wish_a_group_than_it_holds() -> None:
    listed = tuple(Participant(f"p{place}", "", None, "A" if place < 4 else None) for place in range(12))
    groups = grouped(listed, NAMES)
    assert_rules(groups, listed)
    assert len(groups.unkept) == 1
    assert "cannot be in group A" in str(groups.unkept[0])
    assert sum(place < 4 for place in groups.members("A")) == 3


def test_a_list_that_gives_everybody_a_group_is_kept_as_it_is() -> None:
    listed = tuple(Participant(f"p{place}", "", None, "A" if place < 4 else "B") for place in range(6))
    groups = grouped(listed, ("A", "B"))
    assert groups.members("A") == (0, 1, 2, 3)
    assert [str(message) for message in groups.unkept] == [
        "the groups that the list gives differ by more than one person (A: 4, B: 2)"
    ]


def test_names_that_are_on_the_list_twice() -> None:
    listed = (
        Participant("Wethouder", "", "x"),
        Participant("wethouder", "", "y"),
        Participant("Ann", "", "x"),
    )
    assert called(listed) == ("Wethouder (x)", "wethouder (y)", "Ann")
    assert people_called(listed, "wethouder") == (0, 1)
    assert people_called(listed, "Wethouder  (Y)") == (1,)
    (message,) = grouped(listed, NAMES, (), SeatingWishes(together=(("Wethouder", "Ann"),))).unkept
    assert "which 2 participants are called" in str(message)


def test_no_groups_and_nobody() -> None:
    assert grouped(people("x"), ()).group_of == (None,)
    assert grouped((), NAMES).members("A") == ()
    assert arrived(grouped((), ()), people("x")).group_of == (None,)


PARTIES = st.lists(st.sampled_from([None, "x", "y", "z"]), min_size=1, max_size=24)


@settings(max_examples=60, deadline=None)
@given(PARTIES, st.integers(1, 6), st.data())
def test_what_holds_of_any_groups(parties: list[str | None], count: int, data: st.DataObject) -> None:
    names = tuple(f"G{number}" for number in range(count))
    wanted = data.draw(
        st.lists(st.sampled_from([None, None, *names]), min_size=len(parties), max_size=len(parties))
    )
    wanted[0] = None
    listed = tuple(
        Participant(f"p{place}", "", party, group)
        for place, (party, group) in enumerate(zip(parties, wanted, strict=True))
    )
    rows = st.lists(
        st.lists(st.sampled_from([one.name for one in listed]), min_size=2, max_size=3).map(tuple), max_size=2
    )
    wishes = SeatingWishes(data.draw(st.integers(0, 2)), tuple(data.draw(rows)), tuple(data.draw(rows)))
    groups = grouped(listed, names, (), wishes)
    assert_rules(groups, listed)
    assert groups == grouped(listed, names, (), wishes)
    at = {one.name: groups.group_of[place] for place, one in enumerate(listed)}
    broken = sum(len({at[name] for name in row}) > 1 for row in wishes.together)
    broken += sum(len({at[name] for name in row}) < len(set(row)) for row in wishes.apart)
    broken += sum(one.group not in (None, at[one.name]) for one in listed)
    assert len(groups.unkept) == broken
    person = data.draw(st.integers(0, len(listed) - 1))
    left = groups.without(person)
    assert left.group_of[person] is None
    assert [*left.group_of[:person], *left.group_of[person + 1 :]] == [
        *groups.group_of[:person], *groups.group_of[person + 1 :]
    ]  # fmt: skip
    late = arrived(groups, (*listed, Participant("late", "", "x")), wishes)
    assert late.group_of[:-1] == groups.group_of
    sizes = [len(groups.members(name)) for name in names]
    assert len(groups.members(late.group_of[-1] or "")) == min(sizes)


def test_a_late_arrival_keeps_away_from_the_own_organisation() -> None:
    listed = people("x", "y", "z", "y")
    groups = Groups(NAMES, ("A", "B", "C", "D"))
    late = arrived(groups, (*listed, Participant("late", "", "y")), SeatingWishes(apart=(("late", "p0"),)))
    assert late.group_of[-1] == "C"
    assert late.unkept == ()


@pytest.mark.bench
def test_a_thousand_people_in_a_hundred_groups() -> None:
    listed = people(*(f"o{place % 31}" for place in range(1000)))
    names = tuple(f"G{number}" for number in range(100))
    rows = tuple((f"p{place}", f"p{place + 501}") for place in range(40))
    best = 99.0
    for _ in range(3):
        began = time.perf_counter()
        groups = grouped(listed, names, (), SeatingWishes(1, rows[:20], rows[20:]))
        best = min(best, time.perf_counter() - began)
    print(f"1,000 people, 100 groups, 40 wishes: {best:.2f} s")
    assert_rules(groups, listed)
    assert groups.unkept == ()
    assert best < 1.0
