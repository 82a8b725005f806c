"""The harvest: everything that was said, found as one types."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import Static

from tests.nasty import NASTY
from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.domain.notes import WALL, NoteKind, NoteState, Place
from workshop_tui.tui.screens.harvest import HarvestScreen
from workshop_tui.tui.screens.note_history import NoteHistoryDialog
from workshop_tui.tui.screens.table import TableScreen
from workshop_tui.tui.widgets.note_list import NoteList


async def _opened(workshop: Workshop, pilot: Pilot[None]) -> HarvestScreen:
    await pilot.press("f7")
    await until(pilot, lambda: isinstance(workshop.app.screen, HarvestScreen))
    screen = workshop.app.screen
    assert isinstance(screen, HarvestScreen)
    return screen


def _texts(screen: HarvestScreen) -> list[str]:
    return [row.text for row in screen.query_one(NoteList).rows]


def _count(screen: HarvestScreen) -> str:
    return str(screen.query_one("#harvest-count", Static).render())


def _three_notes(workshop: Workshop) -> None:
    workshop.live.add_note("Op de muur.", WALL, kind=NoteKind.WISH)
    workshop.live.add_note("Bij de pitches.", Place(item="pitches"), organisation="Dordrecht")
    workshop.live.add_note("Aan tafel, met creëren.", Place(statement=2))


async def test_notes_stand_by_place_or_in_the_order_of_capture(workshop: Workshop) -> None:
    _three_notes(workshop)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await _opened(workshop, pilot)
        await until(pilot, lambda: len(_texts(screen)) == 6)
        assert _texts(screen) == [
            "Table 2: Wonen", "Aan tafel, met creëren.",
            "Pitches van de colleges", "Bij de pitches.",
            "Wall", "Op de muur.",
        ]  # fmt: skip
        assert _count(screen) == "3 notes · by place"
        await pilot.press("o")
        assert _texts(screen) == ["Op de muur.", "Bij de pitches.", "Aan tafel, met creëren."]
        assert _count(screen) == "3 notes · in the order of capture"
        marks = [row.marks for row in screen.query_one(NoteList).rows]
        assert marks[1] == "Pitches van de colleges · Dordrecht · 09:55"


async def test_typing_finds_notes_and_the_line_is_there_again(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    workshop = open_workshop()
    _three_notes(workshop)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await _opened(workshop, pilot)
        await pilot.press("slash", *"CREEREN")
        await until(pilot, lambda: _texts(screen) == ["Tafel 2: Wonen", "Aan tafel, met creëren."])
        assert _count(screen).startswith("1 notitie gevonden")
        await until(pilot, lambda: workshop.live.draft("search")[0] == "CREEREN")
        await pilot.press(*"zz")
        await until(pilot, lambda: _texts(screen) == [])
        assert str(screen.query_one("#harvest-empty", Static).render()) == "In geen notitie staat dat."
        await pilot.press("backspace", "backspace", "enter")
        await until(pilot, lambda: screen.chosen_note() is not None)
        await pilot.press("x")
        await until(pilot, lambda: workshop.live.notes(statement=2)[0].state is NoteState.STRUCK)


async def test_the_keys_of_notes_work_here_too(workshop: Workshop) -> None:
    _three_notes(workshop)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await _opened(workshop, pilot)
        await until(pilot, lambda: len(_texts(screen)) == 6)
        await pilot.press("down")
        await until(pilot, lambda: screen.chosen_note() is not None)
        await pilot.press("a")
        await until(pilot, lambda: len(workshop.live.agreements()) == 1)
        assert workshop.live.agreements()[0].table == 2
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(workshop.app.screen, TableScreen))


async def test_enter_on_a_note_without_a_table_shows_all_of_it(workshop: Workshop) -> None:
    workshop.live.add_note("Op de muur.", WALL, kind=NoteKind.WISH)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await _opened(workshop, pilot)
        await until(pilot, lambda: len(_texts(screen)) == 2)
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(workshop.app.screen, NoteHistoryDialog))
        await pilot.press("escape")
        await until(pilot, lambda: workshop.app.screen is screen)


async def test_an_empty_harvest_says_so_and_fills_while_one_looks(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(120, 40)) as pilot:
        screen = await _opened(workshop, pilot)
        empty = screen.query_one("#harvest-empty", Static)
        assert str(empty.render()) == "Nothing has been written down yet."
        workshop.live.add_note("Eerste.", Place(statement=1))
        await until(pilot, lambda: "Eerste." in _texts(screen))
        assert not empty.display


async def test_nasty_notes_are_listed_and_searched(workshop: Workshop) -> None:
    for text in NASTY.values():
        workshop.live.add_note(text, Place(statement=1))
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await _opened(workshop, pilot)
        await until(pilot, lambda: _texts(screen)[1:] == list(NASTY.values()))
        for _ in NASTY:
            await pilot.press("down")
        await pilot.press("slash", "[", "/", "]")
        await until(pilot, lambda: _texts(screen)[1:] == [text for text in NASTY.values() if "[/]" in text])


async def test_a_thousand_notes_are_searched_at_once(workshop: Workshop) -> None:
    with workshop.live.store.transaction():
        for number in range(1000):
            workshop.live.add_note(f"Notitie {number} over wonen.", Place(statement=1 + number % 3))
    async with workshop.app.run_test(size=(120, 40)) as pilot:
        screen = await _opened(workshop, pilot)
        await until(pilot, lambda: len(_texts(screen)) == 1003)
        await pilot.press("slash", *"999")
        await until(pilot, lambda: _texts(screen) == ["Table 1: Zorg", "Notitie 999 over wonen."])
