"""From the programme screen to the room: a message, an empty projector, the sound."""

from __future__ import annotations

from textual.widgets import Input

from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.live.display import DisplayState
from workshop_tui.tui.widgets.day_strip import DayStrip
from workshop_tui.tui.widgets.message_bar import MessageBar


def strip(day: Workshop) -> str:
    return str(day.app.screen.query_one(DayStrip).render())


async def test_a_message_is_typed_and_sent_for_a_minute(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        await until(pilot, lambda: workshop.app.screen.query_one(MessageBar).query_one(Input).has_focus)
        await pilot.press(*"Coats on", "enter")
        until_ms = workshop.live.now_ms() + 60_000
        await until(pilot, lambda: workshop.live.display_state() == DisplayState("Coats on", until_ms))
        await until(pilot, lambda: not workshop.app.screen.query(MessageBar))
        await until(pilot, lambda: "message on" in strip(workshop))
        workshop.minutes(1)
        await until(pilot, lambda: "message on" not in strip(workshop))


async def test_tab_lets_it_stay_and_nothing_clears_it(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    workshop = open_workshop()
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        await until(pilot, lambda: workshop.app.screen.query_one(MessageBar).query_one(Input).has_focus)
        await pilot.press("tab", *"Jassen mee")
        label = workshop.app.screen.query_one(MessageBar).query_one(".bar-label")
        await until(pilot, lambda: "tot weggehaald" in str(label.render()))
        await pilot.press("enter")
        await until(pilot, lambda: workshop.live.display_state() == DisplayState("Jassen mee"))
        await until(pilot, lambda: not workshop.app.screen.query(MessageBar))
        await pilot.press("m")
        await until(pilot, lambda: workshop.app.screen.query_one(MessageBar).query_one(Input).has_focus)
        label = workshop.app.screen.query_one(MessageBar).query_one(".bar-label")
        await until(pilot, lambda: "staat er nu: “Jassen mee”" in str(label.render()))
        await pilot.press("enter")
        await until(pilot, lambda: workshop.live.display_state() == DisplayState())


async def test_escape_sends_nothing(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        await until(pilot, lambda: workshop.app.screen.query_one(MessageBar).query_one(Input).has_focus)
        await pilot.press(*"x", "escape")
        await until(pilot, lambda: not workshop.app.screen.query(MessageBar))
        assert workshop.live.display_state() == DisplayState()


async def test_the_projector_off_and_on_and_the_strip_says_so(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("B")
        await until(pilot, lambda: workshop.live.display_state().blank)
        await until(pilot, lambda: "projector off" in strip(workshop))
        workshop.live.blank(False)
        await until(pilot, lambda: "projector off" not in strip(workshop))
        await pilot.press("B", "B")
        await until(pilot, lambda: len(workshop.live.store.choices.history("dag-1", "display")) == 4)
        assert not workshop.live.display_state().blank


async def test_the_sound_goes_off_and_on(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("S")
        await until(pilot, lambda: not workshop.app.sound.settings.sound)
        await pilot.press("S")
        await until(pilot, lambda: workshop.app.sound.settings.sound)
