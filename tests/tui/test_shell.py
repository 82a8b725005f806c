"""The app as a whole: following other processes, bell, banner, help, palette, leaving."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from threading import Event

import pytest
from textual.widgets import Input, Static

from tests.tui.example import DAY
from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.domain.conference import MINUTE
from workshop_tui.domain.message import Message
from workshop_tui.live import Live
from workshop_tui.store import Store
from workshop_tui.tui.commands import EVERYWHERE
from workshop_tui.tui.palette import Palette
from workshop_tui.tui.screens.help import HelpDialog
from workshop_tui.tui.screens.programme import ProgrammeScreen
from workshop_tui.tui.themes import DARK, LIGHT
from workshop_tui.tui.widgets.capture_bar import NoteBar
from workshop_tui.tui.widgets.day_strip import DayStrip
from workshop_tui.tui.writer import Writer

SMALL = (80, 24)


def strip(workshop: Workshop) -> str:
    return str(workshop.app.screen.query_one(DayStrip).content)


def banner(workshop: Workshop) -> str:
    widget = workshop.app.screen.query_one("#banner", Static)
    return str(widget.content) if widget.display else ""


def count_bells(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    rung: list[str] = []
    monkeypatch.setattr(workshop.app, "bell", lambda: rung.append(strip(workshop)))
    return rung


async def test_the_strip_follows_what_another_process_does(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: "Eerste dag · not started yet" in strip(workshop))
        workshop.live.start()
        await until(pilot, lambda: "▶ 15:00  Inloop" in strip(workshop))


async def test_each_change_of_phase_rings_once(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    workshop.live.start()
    async with workshop.app.run_test(size=SMALL) as pilot:
        rung = count_bells(workshop, monkeypatch)
        for passed, clock, bells in (
            (11, "4:00", 0),
            (1, "3:00", 1),
            (1, "2:00", 1),
            (1.5, "0:30", 2),
            (1, "+0:30", 3),
        ):
            workshop.minutes(passed)
            await until(pilot, lambda clock=clock: f" {clock} " in strip(workshop))  # type: ignore[misc]
            assert len(rung) == bells
        await pilot.press("n")
        await until(pilot, lambda: "Dordrecht" in strip(workshop))
        workshop.minutes(0.1)
        await until(pilot, lambda: "4:54" in strip(workshop))
        assert len(rung) == 3


async def test_an_item_that_begins_by_itself_rings_and_is_copied(
    open_workshop: OpenWorkshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *others = DAY.agenda
    workshop = open_workshop(replace(DAY, agenda=(replace(first, auto=True), *others)))
    workshop.live.start()
    async with workshop.app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: "Inloop" in strip(workshop))
        rung = count_bells(workshop, monkeypatch)
        workshop.minutes(16)
        await until(pilot, lambda: "4:00  Pitches" in strip(workshop))
        await until(pilot, lambda: len(rung) == 1)
        await until(pilot, lambda: list(workshop.db.parent.rglob("*pitches*")))


async def test_a_sleep_is_said_for_a_minute(open_workshop: OpenWorkshop) -> None:
    workshop = open_workshop(boot_id="boot")
    workshop.live.start()
    async with workshop.app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: "Inloop" in strip(workshop))
        workshop.clock.sleep(12 * MINUTE)
        await until(pilot, lambda: banner(workshop) == "The laptop slept for 12 min. The clocks are right.")
        assert "3:00" in strip(workshop)
        workshop.minutes(1.1)
        await until(pilot, lambda: banner(workshop) == "")


async def test_a_clock_that_was_set_is_followed(open_workshop: OpenWorkshop) -> None:
    workshop = open_workshop(boot_id="boot")
    workshop.live.start()
    async with workshop.app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: "15:00" in strip(workshop))
        workshop.clock.step(5 * MINUTE)
        await until(pilot, lambda: "set forward by 5 min" in banner(workshop))
        await until(pilot, lambda: "15:00" in strip(workshop))


async def test_a_clock_behind_the_log_offers_the_correction(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    workshop = open_workshop(boot_id="boot")
    workshop.live.start()
    workshop.clock.reboot("another", -10 * MINUTE)
    async with workshop.app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: "loopt 10 min achter" in banner(workshop))
        assert "F9" in banner(workshop)
        await pilot.press("f9")
        await until(pilot, lambda: banner(workshop) == "")
        workshop.minutes(1)
        await until(pilot, lambda: "14:00" in strip(workshop))


async def test_a_copy_that_failed_stands_across_the_top(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(live: Live, item: str) -> None:
        live.backup_problem = Message("The disk is full.")

    monkeypatch.setattr(Live, "back_up", fails)
    async with workshop.app.run_test(size=SMALL) as pilot:
        await pilot.press("space")
        await until(pilot, lambda: banner(workshop) == "The disk is full.")


@pytest.mark.parametrize("language", ["en", "nl"])
async def test_help_names_every_key_and_closes_three_ways(open_workshop: OpenWorkshop, language: str) -> None:
    i18n.use(language)
    workshop = open_workshop()
    app = workshop.app
    async with app.run_test(size=SMALL) as pilot:
        for closing in ("escape", "f1", "q"):
            await pilot.press("f1")
            await until(pilot, lambda: isinstance(app.screen, HelpDialog))
            text = "\n".join(str(each.content) for each in app.screen.query(Static))
            for command in (*ProgrammeScreen.DOES, *EVERYWHERE):
                assert command.key_text in text
                first = i18n.say(command.help).split()[0]
                assert first in text
            await pilot.press(closing)
            await until(pilot, lambda: isinstance(app.screen, ProgrammeScreen))


async def test_help_can_be_scrolled_to_its_end(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=SMALL) as pilot:
        await pilot.press("f1", "end")
        scroll = workshop.app.screen.query_one("#help")
        await until(pilot, lambda: scroll.max_scroll_y > 0 and scroll.scroll_y == scroll.max_scroll_y)


async def test_the_palette_speaks_dutch_and_does_what_it_says(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    workshop = open_workshop()
    app = workshop.app
    async with app.run_test(size=SMALL) as pilot:
        titles = [each.title for each in app.get_system_commands(app.screen)]
        assert {"start/pauze", "verder", "afsluiten", "uitvoer", "licht of donker"} <= set(titles)
        assert not {"Theme", "Quit", "Keys", "Screenshot"} & set(titles)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, Palette))
        assert app.screen.query_one(Input).placeholder == "Typ wat je wilt doen…"
        await pilot.press(*"licht")
        await until(pilot, lambda: app.screen.query_one("CommandList").display)
        await pilot.press("enter")
        await until(pilot, lambda: app.theme == LIGHT.name)
        app.action_switch_colours()
        assert app.theme == DARK.name


async def test_ctrl_c_says_how_to_leave(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=SMALL, notifications=True) as pilot:
        await pilot.press("ctrl+c")
        await until(pilot, lambda: workshop.app.screen.query("Toast"))
        assert workshop.app.is_running


async def test_a_bar_is_still_there_after_another_screen(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=SMALL) as pilot:
        await pilot.press("w", *"half")
        await pilot.press("f6")
        await until(pilot, lambda: not isinstance(workshop.app.screen, ProgrammeScreen))
        await pilot.press("f2")
        await until(pilot, lambda: workshop.app.screen.query_one(NoteBar).input.text == "half")


async def test_what_is_being_typed_is_kept_at_once_when_the_terminal_closes(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=SMALL) as pilot:
        await pilot.press("w")
        await until(pilot, lambda: workshop.app.screen.query(NoteBar))
        workshop.app.screen.query_one(NoteBar).input.insert("net getypt")
        await pilot.pause()
        await workshop.app.drafts.flush()
        assert workshop.live.draft("wall:complaint")[0] == "net getypt"


async def test_leaving_does_not_wait_for_a_writing_that_hangs(workshop: Workshop) -> None:
    held, began = Event(), Event()
    writer = Writer(lambda: Live(Store.open(workshop.db), workshop.clock, DAY.id))

    def hangs(live: Live) -> None:
        began.set()
        held.wait()

    asked = asyncio.ensure_future(writer.run(hangs))
    while not began.is_set():
        await asyncio.sleep(0)
    assert writer.close(patience_s=0.05) is False
    held.set()
    asked.cancel()
