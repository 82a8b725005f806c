"""Changes to the programme, the tables and the groups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.examples import FEBRUARY
from workshop_tui.domain.conference import Conference, ItemKind, Participant
from workshop_tui.domain.editing import (
    FREE,
    Bound,
    add_item,
    add_table,
    change_length,
    close_table,
    join_groups,
    move_item,
    remove_item,
    rename_group,
    rename_item,
    set_fixed,
)
from workshop_tui.domain.message import Refusal

BEEN = Bound(frozenset({"welkom", "pitches"}), frozenset({"lunch"}), frozenset({2}))


def times(conference: Conference) -> list[str]:
    """The agenda as `id start-end`."""
    return [
        f"{item.id} {item.start // 60}.{item.start % 60:02d}-{item.end // 60}.{item.end % 60:02d}"
        for item in conference.agenda
    ]


def test_an_item_takes_the_gap_and_pushes_for_the_rest() -> None:
    made = add_item(FEBRUARY, "pitches", " Korte   film ", ItemKind.TALK, 10)
    assert times(made)[1:4] == ["pitches 9.15-9.30", "korte-film 9.30-9.40", "pauze 9.45-10.00"]
    assert made.agenda[2].title == "Korte film"
    late = add_item(FEBRUARY, "lunch", "Lunch", ItemKind.BREAK, 10)
    assert times(late)[-2:] == ["lunch-2 13.00-13.10", "slot 13.10-13.40"]
    first = add_item(FEBRUARY, None, "Inloop", ItemKind.BREAK, 5)
    assert times(add_item(replace(FEBRUARY, agenda=()), None, "A", ItemKind.TALK, 5)) == ["a 9.00-9.05"]
    assert times(first)[:2] == ["inloop 8.55-9.00", "welkom 9.00-9.15"]


def test_pitches_are_for_the_organisations() -> None:
    made = add_item(FEBRUARY, "slot", "Nog eens", ItemKind.PITCHES, 20)
    assert [speaker.name for speaker in made.agenda[-1].speakers] == [
        one.name for one in FEBRUARY.organisations
    ]


def test_neighbours_change_places() -> None:
    assert times(move_item(FEBRUARY, "pauze", later=True))[2:4] == ["cafe 9.45-11.15", "pauze 11.15-11.30"]
    up = move_item(FEBRUARY, "pitches", later=False)
    assert times(up)[:3] == ["pitches 9.00-9.15", "welkom 9.15-9.30", "pauze 9.45-10.00"]


def test_another_length() -> None:
    pushed = change_length(FEBRUARY, "cafe", 75, push=True)
    assert times(pushed)[3:] == [
        "cafe 10.00-11.15", "oogst 11.15-11.35", "bespiegeling 11.35-12.00", "lunch 12.15-13.00",
        "slot 13.00-13.30",
    ]  # fmt: skip
    assert times(change_length(FEBRUARY, "cafe", 75, push=False))[4:] == times(FEBRUARY)[4:]


def test_names_fixed_and_removal() -> None:
    assert rename_item(FEBRUARY, "cafe", "Gesprek").agenda[3].title == "Gesprek"
    assert set_fixed(FEBRUARY, "cafe", True).agenda[3].fixed
    assert not set_fixed(FEBRUARY, "lunch", False).agenda[6].fixed
    assert len(remove_item(FEBRUARY, "cafe").agenda) == len(FEBRUARY.agenda) - 1


def test_tables_and_groups() -> None:
    day = replace(FEBRUARY, participants=(Participant("Ann", group="A"), Participant("Bob")))
    more = add_table(day, "Wonen", " Bouwen ")
    assert (more.tables[-1].number, more.tables[-1].statement.text) == (5, "Bouwen")
    assert close_table(more, 5) == day
    named = rename_group(day, "A", "Rood")
    assert (named.groups, named.participants[0].group) == (("Rood", "B", "C", "D"), "Rood")
    joined = join_groups(day, "A", "B")
    assert (joined.groups, joined.participants[0].group) == (("B", "C", "D"), "B")
    assert [table.number for table in close_table(joined, 4).tables] == [1, 2, 3]


REFUSED: list[tuple[Callable[[], Conference], str]] = [
    (lambda: add_item(FEBRUARY, "nix", "X", ItemKind.TALK, 5), "no item “nix”"),
    (lambda: add_item(FEBRUARY, "welkom", "X", ItemKind.TALK, 5, BEEN), "has been there already"),
    (lambda: add_item(FEBRUARY, "cafe", "X", ItemKind.WORLD_CAFE, 5), "has rounds"),
    (lambda: add_item(FEBRUARY, "cafe", " \n", ItemKind.TALK, 5), "no text"),
    (lambda: add_item(FEBRUARY, "slot", "X", ItemKind.TALK, 0), "from 1 to 480"),
    (lambda: add_item(FEBRUARY, "cafe", "X", ItemKind.TALK, 5), "run into “Lunch” by 5 min"),
    (
        lambda: add_item(replace(FEBRUARY, organisations=()), "slot", "X", ItemKind.PITCHES, 5),
        "no organisations",
    ),
    (lambda: remove_item(FEBRUARY, "pitches", BEEN), "has been at “Pitches”"),
    (lambda: remove_item(FEBRUARY, "lunch", BEEN), "notes or agreements of “Lunch”"),
    (lambda: remove_item(replace(FEBRUARY, agenda=FEBRUARY.agenda[:1]), "welkom"), "at least one"),
    (lambda: move_item(FEBRUARY, "slot", later=True), "at the end"),
    (lambda: move_item(FEBRUARY, "slot", later=False), "“Lunch” is fixed"),
    (lambda: move_item(FEBRUARY, "pauze", False, BEEN), "has been at “Pitches”"),
    (lambda: change_length(FEBRUARY, "cafe", 95, push=False), "into “Oogst” by 5 min"),
    (lambda: change_length(FEBRUARY, "cafe", 95, push=True), "into “Lunch” by 5 min"),
    (lambda: change_length(FEBRUARY, "pitches", 9, push=True, bound=BEEN), "has been at"),
    (lambda: rename_item(FEBRUARY, "cafe", ""), "no text"),
    (lambda: set_fixed(FEBRUARY, "nix", True), "no item"),
    (lambda: close_table(FEBRUARY, 9), "no table 9"),
    (lambda: close_table(FEBRUARY, 2, BEEN), "agreements of table 2"),
    (lambda: close_table(FEBRUARY, 1), "1 group would have no table"),
    (lambda: rename_group(FEBRUARY, "Z", "Y"), "no group “Z”"),
    (lambda: rename_group(FEBRUARY, "A", "B"), "a group “B” already"),
    (lambda: join_groups(FEBRUARY, "A", "A"), "join itself"),
]


@pytest.mark.parametrize(("change", "said"), REFUSED)
def test_what_cannot_be_is_refused(change: Callable[[], Conference], said: str) -> None:
    with pytest.raises(Refusal) as caught:
        change()
    assert said in str(caught.value)


CHANGES = st.tuples(st.sampled_from("armlf"), st.integers(1, 120), st.booleans())


def changed(
    day: Conference, item_id: str, how: tuple[str, int, bool], bound: Bound = FREE, title: str = "Nieuw"
) -> Conference:
    """The day after one change; as it was when that is refused."""
    what, minutes, yes = how
    kind = ItemKind.TALK if yes else ItemKind.PITCHES
    changes: dict[str, Callable[[], Conference]] = {
        "a": lambda: add_item(day, item_id, title, kind, minutes, bound),
        "r": lambda: remove_item(day, item_id, bound),
        "m": lambda: move_item(day, item_id, yes, bound),
        "l": lambda: change_length(day, item_id, minutes, push=yes, bound=bound),
        "f": lambda: set_fixed(day, item_id, yes, bound),
    }
    try:
        return changes[what]()
    except Refusal:
        return day


@given(st.data())
def test_whatever_is_changed_the_day_stays_in_order(data: st.DataObject) -> None:
    """Starts never go back, no item overlaps the next, what is fixed or was lived stays."""
    day, bound = FEBRUARY, Bound(frozenset({"welkom"}))
    for _ in range(data.draw(st.integers(1, 6))):
        item_id = data.draw(st.sampled_from([item.id for item in day.agenda]))
        before, day = day, changed(day, item_id, data.draw(CHANGES), bound)
        assert len({item.id for item in day.agenda}) == len(day.agenda)
        for one, other in pairwise(day.agenda):
            assert one.start < one.end <= other.start
        assert day.agenda[0] == FEBRUARY.agenda[0]
        for item in before.agenda:
            after = day.item(item.id)
            if item.fixed and after is not None and item.id != item_id:
                assert after == item
