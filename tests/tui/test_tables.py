"""All tables at a glance."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from tests.nasty import NASTY
from tests.tui.example import DAY, day_with_tables
from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.domain.conference import Rotation, Statement, Table
from workshop_tui.domain.notes import NoteKind, Place
from workshop_tui.tui.screens.reporter import ReporterDialog
from workshop_tui.tui.screens.table import TableScreen
from workshop_tui.tui.screens.tables import TablesScreen
from workshop_tui.tui.table_views import Moment
from workshop_tui.tui.widgets.table_card import TableCard

SHEETS = replace(
    DAY,
    agenda=tuple(
        replace(item, rotation=Rotation.STATEMENTS) if item.id == "cafe" else item for item in DAY.agenda
    ),
)


async def open_tables(day: Workshop, pilot: Pilot[None]) -> TablesScreen:
    await pilot.press("f3")
    await until(pilot, lambda: isinstance(day.app.screen, TablesScreen) and day.app.screen.cards)
    screen = day.app.screen
    assert isinstance(screen, TablesScreen)
    await until(pilot, lambda: screen.chosen is not None and all(card.size.height for card in screen.cards))
    return screen


def on_card(card: TableCard) -> str:
    return card.render().plain


async def test_cards_say_theme_groups_notes_and_the_last(workshop: Workshop) -> None:
    workshop.live.start("cafe")
    workshop.live.add_note("de eerste", Place(statement=2))
    workshop.live.add_note("de laatste", Place(statement=2), kind=NoteKind.QUESTION)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_tables(workshop, pilot)
        card = on_card(screen.cards[1])
        for part in ("2", "Wonen", "group B", "then A", "2 notes", "? de laatste"):
            assert part in card
        assert "0 notes" in on_card(screen.cards[2])


async def test_what_another_process_notes_appears(workshop: Workshop) -> None:
    workshop.live.start("cafe")
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_tables(workshop, pilot)
        workshop.live.add_note("van buiten", Place(statement=3))
        await until(pilot, lambda: "van buiten" in on_card(screen.cards[2]))


async def test_a_changeover_says_where_each_group_goes(workshop: Workshop) -> None:
    workshop.live.start("cafe")
    workshop.live.next()
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_tables(workshop, pilot)
        assert "GROUP C" in on_card(screen.cards[0])
        assert "from table 3" in on_card(screen.cards[0])
        line = screen.query_one("#moment").render()
        assert "CHANGEOVER TO ROUND 2   A ▶ 2   B ▶ 3   C ▶ 1" in str(line)


async def test_where_sheets_move_a_card_opens_the_statement_that_lies_there(
    open_workshop: OpenWorkshop,
) -> None:
    day = open_workshop(SHEETS)
    day.live.start("cafe")
    day.live.next()
    async with day.app.run_test(size=(80, 24)) as pilot:
        screen = await open_tables(day, pilot)
        assert "STATEMENT 2" in on_card(screen.cards[0])
        await pilot.press("1")
        await until(pilot, lambda: isinstance(day.app.screen, TableScreen))
        opened = day.app.screen
        assert isinstance(opened, TableScreen)
        assert opened.statement == 2


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (240, 67)])
@pytest.mark.parametrize("count", [4, 20])
async def test_all_cards_fit(open_workshop: OpenWorkshop, size: tuple[int, int], count: int) -> None:
    day = open_workshop(day_with_tables(count))
    day.live.start("cafe")
    async with day.app.run_test(size=size) as pilot:
        screen = await open_tables(day, pilot)
        width, height = size
        for card in screen.cards:
            assert card.region.x >= 0
            assert card.region.right <= width
            assert card.region.y > 0
            assert card.region.bottom <= height - 1
            assert "Thema" in on_card(card)
            assert "group" in on_card(card)


async def test_forty_tables_scroll_to_the_one_that_is_chosen(open_workshop: OpenWorkshop) -> None:
    day = open_workshop(day_with_tables(40))
    async with day.app.run_test(size=(80, 24)) as pilot:
        screen = await open_tables(day, pilot)
        for _ in range(12):
            await pilot.press("down")
        last = screen.cards[-1]
        await until(pilot, lambda: screen.chosen is not None and screen.chosen.view.table > 36)
        chosen = screen.chosen
        assert chosen is not None
        await until(pilot, lambda: chosen.region.bottom <= 23 and chosen.region.y > 0)
        assert "nobody" in on_card(last)


async def test_arrows_know_the_grid(open_workshop: OpenWorkshop) -> None:
    day = open_workshop(day_with_tables(5))
    async with day.app.run_test(size=(80, 24)) as pilot:
        screen = await open_tables(day, pilot)

        async def goes(key: str) -> int:
            await pilot.press(key)
            await pilot.pause()
            assert screen.chosen is not None
            return screen.chosen.view.table

        columns = screen.query_one("#cards").styles.grid_size_columns
        assert columns == 2
        assert [await goes(key) for key in ("right", "down", "down", "down", "up", "left")] == [
            2,
            4,
            5,
            5,
            3,
            2,
        ]
        assert [await goes(key) for key in ("left", "left", "up")] == [1, 1, 1]


async def test_enter_opens_and_escape_returns_to_the_same_card(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_tables(workshop, pilot)
        await pilot.press("right", "enter")
        await until(pilot, lambda: isinstance(workshop.app.screen, TableScreen))
        await until(pilot, lambda: workshop.app.focused is not None)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: workshop.app.screen is screen)
        assert screen.chosen is not None
        assert screen.chosen.view.table == 2


async def test_f3_goes_from_a_table_to_all_tables(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_tables(workshop, pilot)
        await pilot.press("2")
        await until(pilot, lambda: isinstance(workshop.app.screen, TableScreen))
        await pilot.press("f3")
        await until(pilot, lambda: workshop.app.screen is screen)


async def test_a_click_opens(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_tables(workshop, pilot)
        await pilot.click(screen.cards[2])
        await until(pilot, lambda: isinstance(workshop.app.screen, TableScreen))
        assert isinstance(workshop.app.screen, TableScreen)
        assert workshop.app.screen.statement == 3


async def test_a_number_that_is_no_table_says_so(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_tables(workshop, pilot)
        await pilot.press("9")
        await until(pilot, lambda: workshop.app._notifications)
        assert [each.message for each in workshop.app._notifications] == ["There is no table 9."]
        assert workshop.app.screen is screen


async def test_the_reporter_is_chosen_on_a_card_and_shown_there(workshop: Workshop) -> None:
    for _ in range(2):
        workshop.live.start("cafe") if workshop.live.view().item is None else workshop.live.next()
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_tables(workshop, pilot)
        await pilot.press("k")
        await until(pilot, lambda: isinstance(workshop.app.screen, ReporterDialog))
        await pilot.press(*"Jo", "enter")
        await until(pilot, lambda: workshop.app.screen is screen)
        assert workshop.live.reporters() == {1: "Jo"}
        await until(pilot, lambda: screen.cards[0].view.reporter == "Jo")


async def test_in_dutch(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    day = open_workshop()
    day.live.start("cafe")
    day.live.add_note("een", Place(statement=1))
    async with day.app.run_test(size=(80, 24)) as pilot:
        screen = await open_tables(day, pilot)
        card = on_card(screen.cards[0])
        for part in ("groep A", "daarna C", "1 notitie"):
            assert part in card
        assert "Ronde 1 van 3" in str(screen.query_one("#moment").render())


def on_terminal(day: Workshop) -> str:
    """Everything that would be sent to the terminal, without the styles."""
    strips = day.app.screen._compositor.render_strips()
    return "".join(segment.text for strip in strips for segment in strip)


def is_harmless(shown: str) -> bool:
    joiners = "\u200c\u200d"
    return all(unicodedata.category(each) not in ("Cc", "Cf", "Cs") or each in joiners for each in shown)


async def test_nasty_texts_are_shown_harmless_everywhere(open_workshop: OpenWorkshop) -> None:
    tables = tuple(
        Table(number, Statement(number, text, text, (text,)), (text,))
        for number, text in enumerate(NASTY.values(), 1)
    )
    groups = tuple(f"{text[:200]}{number}" for number, text in enumerate(NASTY.values(), 1))
    day = open_workshop(replace(DAY, tables=tables, groups=groups))
    day.live.start("cafe")
    for number, text in enumerate(NASTY.values(), 1):
        day.live.add_note(text, Place(statement=number))
        day.live.choose_reporter(number, text)
    async with day.app.run_test(size=(120, 40)) as pilot:
        screen = await open_tables(day, pilot)
        await until(pilot, lambda: all(card.view.tally.notes for card in screen.cards))
        assert is_harmless(on_terminal(day))
        day.live.next()
        await until(pilot, lambda: screen.cards[0].view.now.moment is Moment.CHANGEOVER)
        assert is_harmless(on_terminal(day))
        await pilot.press("1")
        await until(pilot, lambda: isinstance(day.app.screen, TableScreen))
        table = day.app.screen
        assert isinstance(table, TableScreen)
        await pilot.press("escape")
        for number, text in enumerate(NASTY.values(), 1):
            kept = day.live.notes(statement=number)[0]
            assert kept.text == text
            await until(pilot, lambda kept=kept: table.notes.rows[-1].text == kept.text, str(number))  # type: ignore[misc]
            assert is_harmless(on_terminal(day)), text
            await pilot.press("right_square_bracket")
