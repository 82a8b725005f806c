"""The tables on the screens when the sheets move, and when there are more tables than groups."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.tui.example import DAY
from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.domain.conference import Conference, Rotation
from workshop_tui.tui.screens.table import TableScreen
from workshop_tui.tui.screens.tables import TablesScreen

SIZES = [(80, 24), (120, 40)]


def with_rotation(rotation: Rotation, groups: tuple[str, ...] = ("A", "B", "C")) -> Conference:
    agenda = tuple(replace(item, rotation=rotation) if item.id == "cafe" else item for item in DAY.agenda)
    people = tuple(replace(one, group=None) for one in DAY.participants)
    return replace(DAY, agenda=agenda, groups=groups, participants=people)


SHEETS = with_rotation(Rotation.STATEMENTS)
TWO_GROUPS = with_rotation(Rotation.GROUPS, ("A", "B"))
TWO_GROUPS_SHEETS = with_rotation(Rotation.STATEMENTS, ("A", "B"))


async def tables(day: Workshop, pilot: Pilot[None]) -> TablesScreen:
    await pilot.press("f3")
    await until(pilot, lambda: isinstance(day.app.screen, TablesScreen) and day.app.screen.cards)
    screen = day.app.screen
    assert isinstance(screen, TablesScreen)
    await until(pilot, lambda: all(card.size.height for card in screen.cards))
    return screen


def cards(screen: TablesScreen) -> list[str]:
    return [card.render().plain for card in screen.cards]


def seats(day: Workshop) -> str:
    return str(day.app.screen.query_one("#seats", Static).content)


def to_round(day: Workshop, number: int) -> None:
    """Round 1, or by way of its changeover a later one."""
    day.live.start("cafe")
    for _ in range(2 * (number - 1)):
        day.live.next()


@pytest.mark.parametrize("size", SIZES)
async def test_where_sheets_move_groups_stay_and_sheets_come_along(
    open_workshop: OpenWorkshop, size: tuple[int, int]
) -> None:
    day = open_workshop(SHEETS)
    to_round(day, 2)
    async with day.app.run_test(size=size) as pilot:
        await until(pilot, lambda: "sheet 2 → table 1" in seats(day))
        screen = await tables(day, pilot)
        shown = cards(screen)
        for text, group, sheet, theme in zip(
            shown, "ABC", (2, 3, 1), ("Wonen", "Verkeer", "Zorg"), strict=True
        ):
            assert f"group {group}" in text
            assert f"{sheet}: {theme}" in text
        assert "then statement 3" in shown[0]


async def test_at_a_changeover_of_sheets_the_screen_says_which_sheet_comes(
    open_workshop: OpenWorkshop,
) -> None:
    day = open_workshop(SHEETS)
    day.live.start("cafe")
    day.live.next()
    async with day.app.run_test(size=(120, 40)) as pilot:
        screen = await tables(day, pilot)
        shown = cards(screen)
        assert "STATEMENT 2" in shown[0]
        assert "from table 2" in shown[0]
        assert "CHANGEOVER TO ROUND 2" in str(screen.query_one("#moment", Static).render()).upper()
        assert "▶ 2" not in str(screen.query_one("#moment", Static).render())


async def test_a_note_belongs_to_the_sheet_that_lies_there(open_workshop: OpenWorkshop) -> None:
    day = open_workshop(SHEETS)
    to_round(day, 2)
    async with day.app.run_test(size=(80, 24)) as pilot:
        await tables(day, pilot)
        await pilot.press("1")
        await until(pilot, lambda: isinstance(day.app.screen, TableScreen))
        await until(pilot, lambda: day.app.focused is not None)
        await pilot.press(*"hier", "enter")
        await until(pilot, lambda: day.live.notes())
    (note,) = day.live.notes()
    assert (note.place.statement, note.round, note.group) == (2, 2, "A")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("number", "empty"), [(1, 3), (2, 1), (3, 2)])
async def test_of_three_tables_with_two_groups_another_one_is_empty_each_round(
    open_workshop: OpenWorkshop, size: tuple[int, int], number: int, empty: int
) -> None:
    i18n.use("nl")
    day = open_workshop(TWO_GROUPS)
    to_round(day, number)
    async with day.app.run_test(size=size) as pilot:
        await until(pilot, lambda: f"tafel {empty}: –" in seats(day))
        screen = await tables(day, pilot)
        shown = cards(screen)
        assert ["niemand" in text for text in shown] == [table == empty for table in (1, 2, 3)]
        assert screen.cards[empty - 1].has_class("-empty")


async def test_where_sheets_move_the_table_without_a_group_stays_empty(open_workshop: OpenWorkshop) -> None:
    day = open_workshop(TWO_GROUPS_SHEETS)
    to_round(day, 2)
    async with day.app.run_test(size=(80, 24)) as pilot:
        screen = await tables(day, pilot)
        shown = cards(screen)
        assert ["nobody" in text for text in shown] == [False, False, True]
        assert "1: Zorg" in shown[2]


async def test_at_a_changeover_nobody_is_sent_to_the_empty_table(open_workshop: OpenWorkshop) -> None:
    day = open_workshop(TWO_GROUPS)
    day.live.start("cafe")
    day.live.next()
    async with day.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "A → table 2" in seats(day))
        screen = await tables(day, pilot)
        assert "A ▶ 2   B ▶ 3" in str(screen.query_one("#moment", Static).render())
        assert "NOBODY" in cards(screen)[0]


async def test_a_note_at_a_table_without_a_group_has_its_round_and_no_group(
    open_workshop: OpenWorkshop,
) -> None:
    day = open_workshop(TWO_GROUPS)
    to_round(day, 2)
    async with day.app.run_test(size=(80, 24)) as pilot:
        await tables(day, pilot)
        await pilot.press("1")
        await until(pilot, lambda: isinstance(day.app.screen, TableScreen))
        await until(pilot, lambda: day.app.focused is not None)
        await pilot.press(*"leeg", "enter")
        await until(pilot, lambda: day.live.notes())
    (note,) = day.live.notes()
    assert (note.place.statement, note.round, note.group) == (1, 2, None)


async def test_a_day_without_groups_has_tables_all_the_same(open_workshop: OpenWorkshop) -> None:
    day = open_workshop(with_rotation(Rotation.GROUPS, ()))
    to_round(day, 2)
    async with day.app.run_test(size=(80, 24)) as pilot:
        screen = await tables(day, pilot)
        assert all("nobody" in text for text in cards(screen))
        await pilot.press("3")
        await until(pilot, lambda: isinstance(day.app.screen, TableScreen))
        await until(pilot, lambda: day.app.focused is not None)
        await pilot.press(*"wie", "enter")
        await until(pilot, lambda: day.live.notes())
    assert day.live.notes()[0].group is None
