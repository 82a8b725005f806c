"""The wall: three columns, tallies, and a line that goes with the column."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.nasty import NASTY
from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.domain.notes import WALL, WALL_KINDS, NoteKind, NoteState
from workshop_tui.tui.screens.wall import WallScreen


async def open_wall(day: Workshop, pilot: Pilot[None]) -> WallScreen:
    """The wall, with its line ready to type into."""
    await pilot.press("f4")
    await until(pilot, lambda: isinstance(day.app.screen, WallScreen) and day.app.screen.entry.is_typed_in)
    screen = day.app.screen
    assert isinstance(screen, WallScreen)
    return screen


def texts(screen: WallScreen, kind: NoteKind) -> list[str]:
    return [row.text for row in screen.column(kind).notes.rows]


def title(screen: WallScreen, kind: NoteKind) -> str:
    return str(screen.column(kind).query_one(".title", Static).render())


async def test_notes_stand_in_their_column_newest_first_with_their_number(workshop: Workshop) -> None:
    for text in ("een", "twee"):
        workshop.live.add_note(text, WALL, kind=NoteKind.WISH)
    struck = workshop.live.add_note("weg", WALL, kind=NoteKind.WISH)
    workshop.live.strike_note(struck.id)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_wall(workshop, pilot)
        assert texts(screen, NoteKind.WISH) == ["weg", "twee", "een"]
        assert title(screen, NoteKind.WISH) == "◇ wishes · 2"
        assert title(screen, NoteKind.COMPLAINT) == "▾ complaints · 0"


async def test_what_is_typed_goes_into_the_chosen_column(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_wall(workshop, pilot)
        await pilot.press(*"!", "space", *"koud", "enter")
        await until(pilot, lambda: workshop.live.notes(wall=True))
        (note,) = workshop.live.notes(wall=True)
        assert (note.text, note.kind) == ("! koud", NoteKind.COMPLAINT)
        await until(pilot, lambda: texts(screen, NoteKind.COMPLAINT) == ["! koud"])
        await pilot.press("escape", "right", "right", "i")
        await until(pilot, lambda: screen.entry.is_typed_in and screen.entry.place == "wall:compliment")
        await pilot.press(*"fijn", "enter")
        await until(pilot, lambda: len(workshop.live.notes(wall=True)) == 2)
        assert workshop.live.notes(wall=True)[1].kind is NoteKind.COMPLIMENT


async def test_ctrl_t_takes_what_is_typed_to_the_next_column(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_wall(workshop, pilot)
        await pilot.press(*"meer tijd".replace(" ", ""), "ctrl+t")
        await until(
            pilot, lambda: screen.entry.place == "wall:wish" and screen.entry.input.text == "meertijd"
        )
        assert str(screen.query_one("#label", Static).render()) == "on the wall · ◇ wish"
        await until(pilot, lambda: workshop.live.draft("wall:complaint") == ("", 0))
        await pilot.press("enter")
        await until(pilot, lambda: workshop.live.notes(wall=True))
        assert workshop.live.notes(wall=True)[0].kind is NoteKind.WISH


async def test_each_column_keeps_its_own_draft(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_wall(workshop, pilot)
        await pilot.press(*"een", "escape", "right", "i", *"twee")
        await until(pilot, lambda: screen.entry.input.text == "twee")
        await pilot.press("ctrl+t", "ctrl+t")
        await until(pilot, lambda: screen.entry.place == "wall:complaint")
        assert screen.entry.input.text == "een"
        await until(pilot, lambda: "twee" in {workshop.live.draft(f"wall:{kind}")[0] for kind in WALL_KINDS})


async def test_me_too_counts_up_and_down_but_not_below_zero(workshop: Workshop) -> None:
    note = workshop.live.add_note("koud", WALL, kind=NoteKind.COMPLAINT)
    async with workshop.app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_wall(workshop, pilot)
        await pilot.press("escape", "plus", "plus")
        await until(pilot, lambda: workshop.live.note(note.id).tally == 2)
        await until(pilot, lambda: screen.column(NoteKind.COMPLAINT).notes.rows[0].label == "+2")
        await pilot.press("minus", "minus", "minus")
        await until(pilot, lambda: list(workshop.app._notifications))
        assert workshop.live.note(note.id).tally == 0


async def test_the_most_counted_come_first_when_asked_for(workshop: Workshop) -> None:
    notes = [workshop.live.add_note(text, WALL, kind=NoteKind.WISH) for text in ("een", "twee", "drie")]
    workshop.live.tally(notes[0].id)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_wall(workshop, pilot)
        await pilot.press("escape", "o")
        await until(pilot, lambda: texts(screen, NoteKind.WISH) == ["een", "drie", "twee"])
        await pilot.press("o")
        await until(pilot, lambda: texts(screen, NoteKind.WISH) == ["drie", "twee", "een"])


async def test_a_wall_note_is_struck_and_made_an_agreement(workshop: Workshop) -> None:
    note = workshop.live.add_note("koffie", WALL, kind=NoteKind.WISH)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_wall(workshop, pilot)
        await pilot.press("escape", "right", "a")
        await until(pilot, lambda: workshop.live.agreements())
        assert workshop.live.agreements()[0].note == note.id
        await pilot.press("x")
        await until(pilot, lambda: workshop.live.note(note.id).state is NoteState.STRUCK)
        await until(pilot, lambda: screen.column(NoteKind.WISH).notes.rows[0].label == "✗")


async def test_a_note_from_another_process_leaves_the_cursor_where_it_was(workshop: Workshop) -> None:
    notes = [workshop.live.add_note(f"n{number}", WALL, kind=NoteKind.COMPLAINT) for number in range(5)]
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_wall(workshop, pilot)
        await pilot.press("escape", "down", "down")
        column = screen.column(NoteKind.COMPLAINT).notes
        await until(pilot, lambda: column.chosen == notes[2].id)
        workshop.live.add_note("nieuw", WALL, kind=NoteKind.COMPLAINT)
        await until(pilot, lambda: len(column.rows) == 6)
        assert column.chosen == notes[2].id


async def test_a_click_chooses_a_note_and_its_column(workshop: Workshop) -> None:
    note = workshop.live.add_note("koffie", WALL, kind=NoteKind.COMPLIMENT)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_wall(workshop, pilot)
        await pilot.click(screen.column(NoteKind.COMPLIMENT).notes, offset=(8, 0))
        await until(pilot, lambda: screen.entry.place == "wall:compliment")
        chosen = screen.chosen_note()
        assert chosen is not None
        assert chosen.id == note.id


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (240, 67)])
async def test_the_wall_in_dutch(open_workshop: OpenWorkshop, size: tuple[int, int]) -> None:
    i18n.use("nl")
    day = open_workshop()
    async with day.app.run_test(size=size) as pilot:
        screen = await open_wall(day, pilot)
        assert [title(screen, kind) for kind in WALL_KINDS] == [
            "▾ klachten · 0",
            "◇ wensen · 0",
            "♥ complimenten · 0",
        ]
        assert str(screen.query_one("#label", Static).render()) == "op de muur · ▾ klacht"
        assert screen.entry.input.region.bottom <= size[1] - 1


async def test_nasty_texts_hang_whole_and_harmless(workshop: Workshop) -> None:
    for text in NASTY.values():
        workshop.live.add_note(text, WALL, kind=NoteKind.COMPLAINT)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_wall(workshop, pilot)
        assert texts(screen, NoteKind.COMPLAINT) == list(reversed(NASTY.values()))
        await pilot.press("escape")
        for _ in NASTY:
            strips = workshop.app.screen._compositor.render_strips()
            shown = "".join(segment.text for strip in strips for segment in strip)
            assert not set(shown) & {"\x1b", "\x07", "\x00", "\u202e", "\ud83d", "\r", "\t"}
            await pilot.press("down")
