"""Changing the programme from its screen."""

from __future__ import annotations

from functools import partial

from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.tui.test_programme import shown
from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.domain.conference import AgendaItem
from workshop_tui.tui.screens.item_form import ItemForm
from workshop_tui.tui.widgets.agenda import Agenda
from workshop_tui.tui.widgets.choice import Choice
from workshop_tui.tui.widgets.day_strip import DayStrip


def ids(workshop: Workshop) -> list[str]:
    return [item.id for item in workshop.app.live.conference.agenda]


def item(workshop: Workshop, item_id: str) -> AgendaItem:
    found = workshop.app.live.conference.item(item_id)
    assert found is not None
    return found


async def onto(pilot: Pilot[None], workshop: Workshop, item_id: str) -> None:
    """Puts the cursor on an item."""
    agenda = workshop.app.screen.query_one(Agenda)
    await until(pilot, lambda: agenda.option_count >= len(ids(workshop)))
    agenda.highlighted = agenda.get_option_index(item_id)
    await until(pilot, lambda: agenda.chosen is not None and agenda.chosen.item == item_id)


def says(hint: Static, said: str) -> bool:
    return said in str(hint.content)


async def fill(pilot: Pilot[None], workshop: Workshop, selector: str, text: str) -> None:
    field = workshop.app.screen.query_one(selector, Input)
    field.focus()
    field.value = ""
    await until(pilot, lambda: field.has_focus)
    await pilot.press(*text)


async def test_an_item_is_renamed_longer_and_fixed_and_taken_back(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    workshop = open_workshop()
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await onto(pilot, workshop, "slot")
        before = workshop.app.live.conference
        await pilot.press("e")
        await until(pilot, lambda: isinstance(workshop.app.screen, ItemForm))
        assert workshop.app.screen_stack[0].query_one(DayStrip).region.y == 0
        assert "Conclusies" in str(workshop.app.screen.query_one("#title", Static).content)
        await fill(pilot, workshop, "#item-title", "Slot")
        await fill(pilot, workshop, "#item-minutes", "20")
        workshop.app.screen.query_one("#item-fixed", Choice).focus()
        await pilot.press("right", "ctrl+s")
        await until(pilot, lambda: item(workshop, "slot").fixed)
        assert (item(workshop, "slot").title, item(workshop, "slot").end) == ("Slot", 761)
        await until(pilot, lambda: not isinstance(workshop.app.screen, ItemForm))
        await until(pilot, lambda: "Slot" in shown(workshop))
        await pilot.press("u")
        await until(pilot, lambda: workshop.app.live.conference == before)


async def test_an_item_is_added_moved_and_taken_out(open_workshop: OpenWorkshop) -> None:
    i18n.use("en")
    workshop = open_workshop()
    async with workshop.app.run_test(size=(120, 40)) as pilot:
        await onto(pilot, workshop, "slot")
        await pilot.press("insert")
        await until(pilot, lambda: isinstance(workshop.app.screen, ItemForm))
        await fill(pilot, workshop, "#item-title", "Song")
        await pilot.press("enter")
        await until(pilot, lambda: ids(workshop)[-1] == "song")
        await until(pilot, lambda: not isinstance(workshop.app.screen, ItemForm))
        await onto(pilot, workshop, "song")
        await pilot.press("ctrl+up")
        await until(pilot, lambda: ids(workshop)[-2:] == ["song", "slot"])
        await pilot.press("ctrl+down")
        await until(pilot, lambda: ids(workshop)[-2:] == ["slot", "song"])
        await onto(pilot, workshop, "song")
        await pilot.press("delete")
        await until(pilot, lambda: ids(workshop)[-1] == "slot")
        await pilot.press("u")
        await until(pilot, lambda: ids(workshop)[-1] == "song")


async def test_what_is_refused_is_said_in_the_form_and_stays(open_workshop: OpenWorkshop) -> None:
    i18n.use("en")
    workshop = open_workshop()
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await onto(pilot, workshop, "oogst")
        await pilot.press("e")
        await until(pilot, lambda: isinstance(workshop.app.screen, ItemForm))
        for typed, said in (("x", "“x” is not"), ("90s", "whole minutes"), ("40", "“Lunch” by 25 min")):
            await fill(pilot, workshop, "#item-minutes", typed)
            await pilot.press("enter")
            hint = workshop.app.screen.query_one("#hint", Static)
            await until(pilot, partial(says, hint, said))
            assert hint.region.bottom < 24
        assert workshop.app.screen.query_one("#item-minutes", Input).value == "40"
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(workshop.app.screen, ItemForm))
        assert item(workshop, "oogst").end == 711


async def test_what_was_lived_is_not_taken_out(open_workshop: OpenWorkshop) -> None:
    workshop = open_workshop(at="10:16")
    workshop.live.start("pitches")
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await onto(pilot, workshop, "inloop")
        before = ids(workshop)
        await pilot.press("delete")
        await until(pilot, lambda: workshop.app._notifications)
        assert ids(workshop) == before
