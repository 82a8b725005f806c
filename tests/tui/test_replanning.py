"""Catching up from the programme screen: looked at, done, taken back, left."""

from __future__ import annotations

from textual.widgets import Input, Static

from tests.tui.example import DAY, at_ms
from tests.tui.test_programme import shown
from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.tui.widgets.day_strip import DayStrip
from workshop_tui.tui.widgets.replan_bar import ReplanBar


def part(workshop: Workshop, selector: str) -> str:
    return str(workshop.app.screen.query_one(ReplanBar).query_one(selector, Static).content)


def late(open_workshop: OpenWorkshop) -> Workshop:
    """The lunch, which is fixed, began ten minutes late."""
    workshop = open_workshop(at="12:01")
    workshop.live.start("lunch")
    return workshop


async def test_late_is_looked_at_done_and_taken_back(open_workshop: OpenWorkshop) -> None:
    i18n.use("en")
    workshop = late(open_workshop)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r")
        await until(pilot, lambda: "15 →  12 min" in part(workshop, "#replan-items > Static"))
        assert "12:43 instead of 12:46" in part(workshop, "#replan-end")
        assert "7 min later than 12:36" in part(workshop, "#replan-end")
        assert workshop.app.screen.query_one(DayStrip).region.y == 0
        assert "Conclusies en afspraken" in shown(workshop)
        before = workshop.app.live.view()
        assert workshop.app.live.state.replanned == {}
        await pilot.press("enter")
        await until(pilot, lambda: not workshop.app.screen.query(ReplanBar))
        assert workshop.app.live.view().expected_day_end_ms == at_ms("12:43")
        await pilot.press("u")
        await until(pilot, lambda: workshop.app.live.view() == before)


async def test_another_end_is_typed_and_minutes_are_given_back(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    workshop = late(open_workshop)
    async with workshop.app.run_test(size=(120, 40)) as pilot:
        await pilot.press("r")
        await until(pilot, lambda: workshop.app.screen.query_one(ReplanBar).query_one(Input).has_focus)
        await pilot.press(*"13.00")
        await until(pilot, lambda: "15 →  29 min" in part(workshop, "#replan-items > Static"))
        assert "13.00 in plaats van om 12.46" in part(workshop, "#replan-end")
        await pilot.press("enter")
        await until(pilot, lambda: workshop.app.live.view().expected_day_end_ms == at_ms("13:00"))
        assert not DAY.agenda[-1].fixed


async def test_an_end_that_is_none_is_said_and_changes_nothing(open_workshop: OpenWorkshop) -> None:
    workshop = late(open_workshop)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r")
        await until(pilot, lambda: workshop.app.screen.query_one(ReplanBar).query_one(Input).has_focus)
        await pilot.press(*"25x")
        await until(pilot, lambda: "“25x” is not a time of day" in part(workshop, ".bar-label"))
        await pilot.press("enter")
        assert workshop.app.screen.query_one(ReplanBar).query_one(Input).value == "25x"
        await pilot.press("escape")
        await until(pilot, lambda: not workshop.app.screen.query(ReplanBar))
        assert workshop.app.live.state.replanned == {}


async def test_a_finished_day_is_not_replanned(open_workshop: OpenWorkshop) -> None:
    workshop = late(open_workshop)
    workshop.live.finish()
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r")
        await until(
            pilot, lambda: any("finished" in str(each.message) for each in workshop.app._notifications)
        )
        assert not workshop.app.screen.query(ReplanBar)


async def test_a_day_that_is_on_time_is_said_to_be(open_workshop: OpenWorkshop) -> None:
    i18n.use("en")
    workshop = open_workshop(at="10:00")
    workshop.live.start()
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r")
        await until(pilot, lambda: "The day ends on time, at 12:36" in part(workshop, "#replan-end"))
        assert "instead of" not in part(workshop, "#replan-end")
