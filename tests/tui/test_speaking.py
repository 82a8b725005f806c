"""Who speaks when, from the keyboard of the programme screen."""

from __future__ import annotations

from textual.widgets import Input, Static

from tests.tui.test_programme import shown
from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.tui.widgets.agenda import Agenda
from workshop_tui.tui.widgets.speaker_bar import SpeakerBar


def pitching(open_workshop: OpenWorkshop) -> Workshop:
    workshop = open_workshop(at="10:15")
    workshop.live.start("pitches")
    return workshop


def speaks(workshop: Workshop) -> str | None:
    segment = workshop.app.live.view().segment
    return None if segment is None else segment.key


def order(workshop: Workshop) -> list[str]:
    item = workshop.app.live.conference.item("pitches")
    assert item is not None
    return [speaker.name for speaker in item.speakers]


def under_cursor(workshop: Workshop) -> str | None:
    line = workshop.app.screen.query_one(Agenda).under_cursor
    return None if line is None else line.segment


async def test_the_speaker_under_the_cursor_is_called_and_undone(open_workshop: OpenWorkshop) -> None:
    workshop = pitching(open_workshop)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: under_cursor(workshop) == "speaker:Dordrecht")
        await pilot.press("down", "down", "o")
        await until(pilot, lambda: speaks(workshop) == "speaker:Zwijndrecht")
        await pilot.press("n")
        await until(pilot, lambda: speaks(workshop) == "speaker:Papendrecht")
        await pilot.press("u", "u")
        await until(pilot, lambda: speaks(workshop) == "speaker:Dordrecht")


async def test_a_name_is_asked_where_the_cursor_goes_with_the_day(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    workshop = pitching(open_workshop)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o")
        await until(pilot, lambda: workshop.app.screen.query_one(SpeakerBar).query_one(Input).has_focus)
        assert "Het woord geven aan" in shown(workshop)
        await pilot.press(*"drecht", "enter")
        await until(pilot, lambda: workshop.app._notifications)
        assert speaks(workshop) == "speaker:Dordrecht"
        assert workshop.app.screen.query_one(SpeakerBar).query_one(Input).value == "drecht"
        await pilot.press("ctrl+u", *"pap", "enter")
        await until(pilot, lambda: speaks(workshop) == "speaker:Papendrecht")
        await until(pilot, lambda: not workshop.app.screen.query(SpeakerBar))


async def test_a_speaker_moves_and_the_cursor_with_them(open_workshop: OpenWorkshop) -> None:
    workshop = pitching(open_workshop)
    async with workshop.app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: under_cursor(workshop) == "speaker:Dordrecht")
        await pilot.press("down", "ctrl+down")
        await until(pilot, lambda: order(workshop) == ["Dordrecht", "Zwijndrecht", "Papendrecht"])
        assert under_cursor(workshop) == "speaker:Papendrecht"
        await pilot.press("ctrl+up")
        await until(pilot, lambda: order(workshop) == ["Dordrecht", "Papendrecht", "Zwijndrecht"])
        await pilot.press("ctrl+up")
        await until(pilot, lambda: workshop.app._notifications)
        assert order(workshop) == ["Dordrecht", "Papendrecht", "Zwijndrecht"]
        await pilot.press("u")
        await until(pilot, lambda: order(workshop) == ["Dordrecht", "Zwijndrecht", "Papendrecht"])


async def test_one_more_speaker_for_an_organisation(open_workshop: OpenWorkshop) -> None:
    workshop = pitching(open_workshop)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: under_cursor(workshop) == "speaker:Dordrecht")
        await pilot.press("ctrl+p")
        await pilot.press(*"one more speaker")
        await until(pilot, lambda: "after the others" in shown(workshop))
        await pilot.press("enter")
        await until(pilot, lambda: workshop.app.screen.query_one(SpeakerBar).query_one(Input).has_focus)
        await pilot.press(*"Een gast", "tab", "tab")
        label = workshop.app.screen.query_one(SpeakerBar).query_one(".bar-label")
        await until(pilot, lambda: "Papendrecht" in str(label.render()))
        await pilot.press("enter")
        await until(pilot, lambda: order(workshop)[-1] == "Een gast")
        item = workshop.app.live.conference.item("pitches")
        assert item is not None
        assert item.speakers[-1].organisation == "Papendrecht"


async def test_the_speaking_time_shows_while_there_are_speakers(open_workshop: OpenWorkshop) -> None:
    workshop = pitching(open_workshop)
    workshop.minutes(3)
    workshop.live.next()
    workshop.minutes(1)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        seats = workshop.app.screen.query_one("#seats", Static)
        await until(pilot, lambda: "Dor 3:00" in str(seats.content))
        assert "Pap 1:00" in str(seats.content)
        workshop.live.next()
        await until(pilot, lambda: "Soon to the tables" in str(seats.content))
        workshop.live.start("lunch")
        await until(pilot, lambda: not seats.display)
