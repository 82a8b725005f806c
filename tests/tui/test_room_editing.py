"""Tables and groups changed from the screen of all tables; another date from the programme."""

from __future__ import annotations

from datetime import date

from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.tui.test_tables import on_card, open_tables
from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.domain.notes import Place
from workshop_tui.tui.screens.line_form import LineForm
from workshop_tui.tui.screens.tables import TablesScreen
from workshop_tui.tui.widgets.day_strip import DayStrip
from workshop_tui.tui.widgets.key_line import KeyLine
from workshop_tui.tui.widgets.table_card import TableCard


def numbers(day: Workshop) -> list[int]:
    return [table.number for table in day.app.live.conference.tables]


async def asked(day: Workshop, pilot: Pilot[None]) -> LineForm:
    await until(pilot, lambda: isinstance(day.app.screen, LineForm) and day.app.screen.query(Input))
    form = day.app.screen
    assert isinstance(form, LineForm)
    await until(pilot, lambda: form.query(Input).first().has_focus)
    return form


async def cards(day: Workshop, pilot: Pilot[None], count: int) -> TablesScreen:
    """The screen, once so many cards are on it and no others."""
    screen = day.app.screen_stack[0]
    assert isinstance(screen, TablesScreen)
    await until(pilot, lambda: day.app.screen is screen and len(screen.query(TableCard)) == count)
    await until(pilot, lambda: len(screen.cards) == count and screen.chosen is not None)
    return screen


async def test_a_table_is_added_closed_and_taken_back(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    day = open_workshop()
    async with day.app.run_test(size=(80, 24)) as pilot:
        await open_tables(day, pilot)
        before = numbers(day)
        await pilot.press("i")
        form = await asked(day, pilot)
        assert day.app.screen_stack[0].query_one(DayStrip).region.y == 0
        await pilot.press("enter")
        hint = form.query_one("#hint", Static)
        await until(pilot, lambda: "geen tekst" in str(hint.content))
        assert hint.region.bottom < 24
        await pilot.press(*"Water", "tab", *"Meer.", "enter")
        screen = await cards(day, pilot, len(before) + 1)
        assert "Water" in on_card(screen.cards[-1])
        assert screen.cards[-1].region.bottom <= 24
        assert day.app.live.conference.tables[-1].statement.text == "Meer."
        screen.cards[-1].focus()
        await until(pilot, lambda: screen.chosen is screen.cards[-1])
        await pilot.press("delete")
        await cards(day, pilot, len(before))
        await pilot.press("u")
        await cards(day, pilot, len(before) + 1)
        await pilot.press("U")
        await cards(day, pilot, len(before))
        assert numbers(day) == before


async def test_a_table_with_notes_stays_and_says_so(open_workshop: OpenWorkshop) -> None:
    i18n.use("en")
    day = open_workshop()
    day.live.add_note("x", Place(statement=1))
    async with day.app.run_test(size=(80, 24)) as pilot:
        await open_tables(day, pilot)
        before = numbers(day)
        await pilot.press("delete")
        await until(pilot, lambda: any("it stays" in each.message for each in day.app._notifications))
        assert numbers(day) == before


async def test_a_group_is_renamed(open_workshop: OpenWorkshop) -> None:
    i18n.use("en")
    day = open_workshop(at="10:30")
    day.live.start("cafe")
    async with day.app.run_test(size=(80, 24)) as pilot:
        screen = await open_tables(day, pilot)
        groups = day.app.live.conference.groups
        await pilot.press("g")
        form = await asked(day, pilot)
        line = form.query_one(Input)
        assert line.value == screen.cards[0].view.group
        line.value = groups[1]
        await pilot.press("enter")
        await until(pilot, lambda: "already" in str(form.query_one("#hint", Static).content))
        line.value = "Rood"
        await pilot.press("enter")
        await until(pilot, lambda: day.app.live.conference.groups[0] == "Rood")
        await until(pilot, lambda: day.app.screen is screen and "Rood" in on_card(screen.cards[0]))
        await pilot.press("u")
        await until(pilot, lambda: day.app.live.conference.groups == groups)


async def test_groups_are_joined_from_the_next_round_on(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    day = open_workshop(at="10:30")
    day.live.start("cafe")
    async with day.app.run_test(size=(140, 40)) as pilot:
        screen = await open_tables(day, pilot)
        assert "j groepen samenvoegen" in str(screen.query_one(KeyLine).render())
        groups = day.app.live.conference.groups
        await pilot.press("j")
        form = await asked(day, pilot)
        assert str(form.query_one("#title", Static).content).endswith(" · ".join(groups[1:]))
        line = form.query_one(Input)
        line.value = "niemand"
        await pilot.press("enter")
        await until(pilot, lambda: "niemand" in str(form.query_one("#hint", Static).content))
        line.value = groups[1].lower()
        await pilot.press("enter")
        await until(pilot, lambda: day.app.live.conference.groups == groups[1:])
        said = f"Groep {groups[0]} gaat naar groep {groups[1]}"
        await until(pilot, lambda: any(said in each.message for each in day.app._notifications))
        assert any("vanaf ronde 2" in each.message for each in day.app._notifications)
        assert [card.view.group for card in screen.cards[:2]] == list(groups[:2])
        day.live.next()
        day.live.next()
        await until(pilot, lambda: [card.view.group for card in screen.cards[:3]][1:] == [None, groups[1]])
        await pilot.press("u", "u", "u")
        await until(pilot, lambda: day.app.live.conference.groups == groups)


async def test_another_date_from_the_palette(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    day = open_workshop()
    async with day.app.run_test(size=(80, 24)) as pilot:
        titles = [each.title for each in day.app.get_system_commands(day.app.screen)]
        assert "andere datum" in titles
        await pilot.press("ctrl+p")
        await until(pilot, lambda: len(day.app.screen_stack) > 1)
        await pilot.press(*"andere datum")
        await until(pilot, lambda: day.app.screen.query("OptionList").first().option_count)  # type: ignore[attr-defined]
        await pilot.press("enter")
        form = await asked(day, pilot)
        line = form.query_one(Input)
        assert line.value == day.live.conference.date.isoformat()
        hint = form.query_one("#hint", Static)
        for typed, said in (("morgen", "geen datum"), (line.value, "al")):
            line.value = typed
            await pilot.press("enter")
            await until(pilot, lambda said=said: said in str(hint.content))  # type: ignore[misc]
        line.value = "2031-03-04"
        await pilot.press("enter")
        await until(pilot, lambda: day.app.live.conference.date == date(2031, 3, 4))
        await until(pilot, lambda: not isinstance(day.app.screen, LineForm))


async def test_a_day_that_has_begun_keeps_its_date(open_workshop: OpenWorkshop) -> None:
    i18n.use("en")
    day = open_workshop()
    day.live.start()
    before = day.live.conference.date
    async with day.app.run_test(size=(80, 24)) as pilot:
        await day.app.run_action("move_day", day.app.screen)
        form = await asked(day, pilot)
        form.query_one(Input).value = "2031-03-04"
        await pilot.press("enter")
        await until(pilot, lambda: "has begun" in str(form.query_one("#hint", Static).content))
        assert day.app.live.conference.date == before
