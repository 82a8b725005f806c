"""A window that is made too small for a moment."""

from __future__ import annotations

import pytest

from tests.tui.test_table import noted, open_table
from tests.tui.waiting import until
from tests.tui.workshop import Workshop
from workshop_tui.domain.notes import NoteState, Place
from workshop_tui.tui.widgets.too_small import TooSmall


@pytest.mark.parametrize("size", [(79, 24), (80, 23), (20, 5)])
async def test_who_types_types_on_when_the_window_is_large_again(
    workshop: Workshop, size: tuple[int, int]
) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        await pilot.press(*"ee")
        await pilot.resize_terminal(*size)
        await until(pilot, lambda: isinstance(screen.focused, TooSmall))
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: screen.focused is screen.entry.input)
        await pilot.press("n", "enter")
        await until(pilot, lambda: [note.text for note in noted(workshop)] == ["een"])


async def test_keys_do_nothing_to_what_is_out_of_sight(workshop: Workshop) -> None:
    note = workshop.live.add_note("een", Place(statement=1))
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        await until(pilot, lambda: screen.notes.option_count)
        await pilot.press("escape", "end")
        await until(pilot, lambda: screen.notes.chosen == note.id)
        await pilot.resize_terminal(60, 20)
        await until(pilot, lambda: isinstance(screen.focused, TooSmall))
        await pilot.press("x", "delete", "t")
        await until(pilot, lambda: workshop.app.turns.is_idle)
        assert workshop.live.note(note.id).state is NoteState.OPEN
        assert workshop.live.note(note.id).kind is note.kind
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: screen.focused is screen.notes)
        await pilot.press("x")
        await until(pilot, lambda: workshop.live.note(note.id).state is NoteState.STRUCK)


async def test_a_screen_that_opens_too_small_works_once_it_fits(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(60, 20)) as pilot:
        await until(pilot, lambda: isinstance(workshop.app.screen.focused, TooSmall))
        await pilot.press("space")
        assert not workshop.live.events[1:]
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: not isinstance(workshop.app.screen.focused, TooSmall))
        await pilot.press("space")
        await until(pilot, lambda: workshop.live.changed() or len(workshop.live.events) == 2)
