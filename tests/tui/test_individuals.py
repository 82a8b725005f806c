"""Where people move one by one the screens and the projector say who sits at which table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import Static

from tests.domain.people import with_people
from tests.tui.example import DAY
from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui.domain.attendance import Presence
from workshop_tui.domain.conference import Conference
from workshop_tui.domain.placing import seating_of
from workshop_tui.tui.screens.table import TableScreen
from workshop_tui.tui.screens.tables import TablesScreen
from workshop_tui.tui.slides import Look, slide

ROOM = with_people(9, individuals=True, conference=DAY)


def names(conference: Conference, round_number: int, table: int) -> list[str]:
    found = seating_of(conference)
    return [found.labels[one] for one in found.people_at(round_number, table)]


def cards(day: Workshop) -> list[str]:
    screen = day.app.screen
    assert isinstance(screen, TablesScreen)
    return [card.render().plain for card in screen.cards]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_tables_and_table_name_who_sits_there_and_not_who_is_absent(
    open_workshop: OpenWorkshop, size: tuple[int, int]
) -> None:
    day = open_workshop(ROOM)
    day.live.start("cafe")
    away = names(ROOM, 1, 1)[0]
    async with day.app.run_test(size=size) as pilot:
        await pilot.press("f3")
        await until(pilot, lambda: "3 people" in cards(day)[2])
        for place, table in enumerate(ROOM.tables):
            assert all(name[-1] in cards(day)[place] for name in names(ROOM, 1, table.number))
        day.live.mark(away, Presence.ABSENT)
        await until(pilot, lambda: away not in cards(day)[0] and "2 people" in cards(day)[0])
        await pilot.press("1")
        await until(pilot, lambda: isinstance(day.app.screen, TableScreen))
        people = day.app.screen.query_one("#people", Static)
        await until(pilot, lambda: names(ROOM, 1, 1)[1] in str(people.content))
        assert away not in str(people.content)


async def test_at_a_changeover_the_cards_are_of_who_comes(open_workshop: OpenWorkshop) -> None:
    day = open_workshop(ROOM)
    day.live.start("cafe")
    day.live.next()
    async with day.app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f3")
        await until(pilot, lambda: "▶ 3 people" in cards(day)[0])
        for place, table in enumerate(ROOM.tables):
            assert all(name[-1] in cards(day)[place] for name in names(ROOM, 2, table.number))


async def test_the_programme_says_it_beside_the_agenda(open_workshop: OpenWorkshop) -> None:
    day = open_workshop(ROOM)
    day.live.start("cafe")
    async with day.app.run_test(size=(120, 40)) as pilot:
        seats = day.app.screen.query_one("#seats", Static)
        await until(pilot, lambda: f"1: {sorted(names(ROOM, 1, 1))[0]}" in str(seats.content))


def test_the_projector_lists_names_per_table_on_the_way_there(open_workshop: OpenWorkshop) -> None:
    live = open_workshop(ROOM).live
    live.start("cafe")
    seen = live.view()
    assert not slide(live.conference, seen, {}, live.counts(), live.seated(seen)).by_name
    live.next()
    seen = live.view()
    made = slide(live.conference, seen, {}, live.counts(), live.seated(seen))
    assert (made.look, made.by_name) == (Look.MOVING, True)
    for card, table in zip(made.cards, ROOM.tables, strict=True):
        assert card.text.replace("\xa0", " ").split(" · ") == sorted(names(ROOM, 2, table.number))


def test_without_a_list_the_projector_still_sends_people_on(open_workshop: OpenWorkshop) -> None:
    empty = replace(ROOM, participants=())
    live = open_workshop(empty).live
    live.start("cafe")
    live.next()
    seen = live.view()
    made = slide(live.conference, seen, {}, live.counts(), live.seated(seen))
    assert made.look is Look.MOVING
