"""Another program holds the database for seconds: the clock goes on, keys show, nothing is lost."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from textual.widgets import Input

from tests.tui.test_editing import onto
from tests.tui.test_table import noted, open_table
from tests.tui.test_tables import open_tables
from tests.tui.waiting import until
from tests.tui.workshop import Workshop
from workshop_tui.domain.agreements import AgreementStatus
from workshop_tui.domain.conference import MINUTE
from workshop_tui.domain.notes import NoteKind, Place
from workshop_tui.domain.run import DayState
from workshop_tui.live import Live
from workshop_tui.store import Store
from workshop_tui.tui.screens.item_form import ItemForm
from workshop_tui.tui.screens.table import TableScreen
from workshop_tui.tui.widgets.capture_bar import AgreementBar, NoteBar
from workshop_tui.tui.widgets.day_strip import DayStrip
from workshop_tui.tui.writer import Writer

pytestmark = pytest.mark.usefixtures("in_between")

BRIEF_S = 0.5
"""How long the writer of `impatient` waits for the database."""


@contextmanager
def held(day: Workshop) -> Iterator[None]:
    """The database as it is while another program writes to it."""
    other = sqlite3.connect(day.db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def impatient(day: Workshop) -> None:
    """The app gives up after half a second, and says so."""
    conference = day.live.conference_id
    day.app.writer = Writer(
        lambda: Live(Store.open(day.db, create=False, timeout_s=BRIEF_S), day.clock, conference)
    )


def strip(day: Workshop) -> str:
    return day.app.screen.query_one(DayStrip).render().plain  # type: ignore[union-attr, no-any-return]


def titles(day: Workshop) -> list[str]:
    day.live.changed()
    return [item.title for item in day.live.conference.agenda]


def painted(day: Workshop) -> str:
    """All that is on the terminal."""
    strips = day.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line) for line in strips)


async def test_the_clock_goes_on_and_keys_show_while_a_note_waits(workshop: Workshop) -> None:
    workshop.live.start("cafe")
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        await pilot.press(*"een")
        with held(workshop):
            await pilot.press("enter")
            await until(pilot, lambda: "waiting for the database" in painted(workshop))
            assert screen.has_class("-waiting")
            seen = set()
            for _ in range(3):
                workshop.clock.advance(1000)
                left = workshop.live.view()
                assert left.segment_clock is not None
                minutes, seconds = divmod(left.segment_clock.remaining_ms // 1000, 60)
                await until(pilot, lambda said=f"{minutes}:{seconds:02}": said in painted(workshop))  # type: ignore[misc]
                seen.add((minutes, seconds))
            assert len(seen) == 3
            assert "being saved: een" in painted(workshop)
            await pilot.press(*"twee")
            await until(pilot, lambda: screen.entry.input.text == "twee")
            assert "being saved: een" in painted(workshop)
            assert not noted(workshop)
        await until(pilot, lambda: screen.entry.input.text == "twee")
        await until(pilot, lambda: not screen.has_class("-waiting"))
        await until(pilot, lambda: "being saved" not in painted(workshop))
        assert [note.text for note in noted(workshop)] == ["een"]
        await until(pilot, lambda: workshop.live.draft(screen.place)[0] == "twee")


async def test_enter_pressed_again_and_again_is_one_note_each(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        with held(workshop):
            await pilot.press(*"een", "enter", "enter", *"twee", "enter", "enter")
            await until(pilot, lambda: workshop.app.mark)
        await until(pilot, lambda: workshop.app.turns.is_idle)
        assert [note.text for note in noted(workshop)] == ["een", "twee"]
        assert screen.entry.input.text == ""
        await until(pilot, lambda: workshop.live.draft(screen.place)[0] == "")


async def test_what_was_chosen_goes_with_the_note_it_was_chosen_for(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        first = workshop.live.add_note("eerst", Place(statement=1))
        await until(pilot, lambda: screen.notes.option_count)
        await pilot.press("escape", "greater_than_sign", *"een", "ctrl+t")
        kind = screen.entry.kind
        with held(workshop):
            await pilot.press("enter", *"twee", "enter")
            await until(pilot, lambda: workshop.app.mark)
        await until(pilot, lambda: len(noted(workshop)) == 3)
        _, one, two = noted(workshop)
        assert (one.text, one.kind, one.replies_to) == ("een", kind, first.id)
        assert (two.text, two.replies_to) == ("twee", None)
        assert two.kind is not kind


async def test_a_note_stays_with_its_table_when_the_next_is_opened_meanwhile(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        await pilot.press(*"een")
        with held(workshop):
            await pilot.press("enter", "escape", "right_square_bracket", "i", *"anders")
            await until(pilot, lambda: workshop.app.mark)
        await until(pilot, lambda: noted(workshop))
        await until(pilot, lambda: workshop.live.draft("note:statement:2")[0] == "anders")
        await until(pilot, lambda: workshop.live.draft("note:statement:1")[0] == "")
        assert screen.entry.input.text == "anders"
        assert [note.text for note in noted(workshop)] == ["een"]
        assert not workshop.live.notes(statement=2)


async def test_a_database_that_stays_held_is_said_and_the_text_is_there_still(workshop: Workshop) -> None:
    impatient(workshop)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        await pilot.press(*"een", "ctrl+t")
        kind = screen.entry.kind
        await until(pilot, lambda: workshop.live.draft(screen.place)[0] == "een")
        with held(workshop):
            await pilot.press("enter", *"twee")
            await until(pilot, lambda: workshop.app._notifications)
            await until(pilot, lambda: not workshop.app.mark)
            assert screen.entry.input.text == "een\ntwee"
            assert screen.entry.kind is kind
            assert workshop.live.draft(screen.place)[0] == "een"
        await pilot.press("enter")
        await until(pilot, lambda: noted(workshop))
        assert [(note.text, note.kind) for note in noted(workshop)] == [("een\ntwee", kind)]


async def test_leaving_waits_for_what_is_still_to_be_written(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await open_table(workshop, pilot)
        with held(workshop):
            await pilot.press(*"een", "enter", *"twee", "enter", *"drie", "ctrl+q")
            await until(pilot, lambda: workshop.app.mark)
        await until(pilot, lambda: not workshop.app.is_running)
    assert [note.text for note in noted(workshop)] == ["een", "twee"]
    assert workshop.live.draft("note:statement:1")[0] == "drie"


async def test_leaving_twice_leaves_at_once_and_nothing_is_lost(workshop: Workshop) -> None:
    impatient(workshop)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await open_table(workshop, pilot)
        await pilot.press(*"een")
        await until(pilot, lambda: workshop.live.draft("note:statement:1")[0] == "een")
        with held(workshop):
            await pilot.press("enter", "ctrl+q", "ctrl+q")
            await until(pilot, lambda: not workshop.app.is_running)
    kept = [note.text for note in noted(workshop)], workshop.live.draft("note:statement:1")[0]
    assert kept in ((["een"], ""), ([], "een"))


async def test_the_day_is_steered_in_the_order_of_the_keys(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        with held(workshop):
            await pilot.press("space", "n", "u", "plus")
            await until(pilot, lambda: "waiting for the database" in painted(workshop))
            assert workshop.live.view().state is DayState.PLANNED
        await until(pilot, lambda: workshop.app.turns.is_idle)
        assert workshop.live.changed()
        seen = workshop.live.view()
        assert seen.item is not None
        assert seen.item.item.id == workshop.live.conference.agenda[0].id
        assert [event.kind for event in workshop.live.events[1:]] == ["start", "next", "undo", "add"]


async def test_a_key_works_on_the_note_that_it_was_pressed_on(workshop: Workshop) -> None:
    for text in ("een", "twee"):
        workshop.live.add_note(text, Place(statement=1))
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await open_table(workshop, pilot)
        await pilot.press("escape", "home")
        with held(workshop):
            await pilot.press("t", "t", "down", "x")
            await until(pilot, lambda: workshop.app.mark)
        await until(pilot, lambda: workshop.app.turns.is_idle)
        one, two = noted(workshop)
        assert (one.kind, one.state.value) == (NoteKind.CONTRADICTION, "open")
        assert two.state.value == "struck"


async def test_a_bar_keeps_what_is_typed_behind_a_note_that_waits(workshop: Workshop) -> None:
    workshop.live.start()
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await until(pilot, lambda: workshop.app.screen.query(NoteBar))
        with held(workshop):
            await pilot.press(*"een", "enter", *"en")
            await until(pilot, lambda: workshop.app.mark)
        bar = workshop.app.screen.query_one(NoteBar)
        await until(pilot, lambda: workshop.app.turns.is_idle)
        assert bar.input.text == "en"
        assert [note.text for note in workshop.live.notes()] == ["een"]


async def test_a_bar_that_was_closed_and_opened_again_does_not_save_twice(workshop: Workshop) -> None:
    workshop.live.start()
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await until(pilot, lambda: workshop.app.screen.query(NoteBar))
        await pilot.press(*"een")
        with held(workshop):
            await pilot.press("enter", "escape")
            await until(pilot, lambda: not workshop.app.screen.query(NoteBar))
            await pilot.press("c")
            await until(pilot, lambda: "being saved: een" in painted(workshop))
            await pilot.press("x", "enter")
        await until(pilot, lambda: len(workshop.live.notes()) == 2)
        await until(pilot, lambda: workshop.app.screen.query_one(NoteBar).input.text == "")
        assert [note.text for note in workshop.live.notes()] == ["een", "x"]


async def test_a_note_that_waits_is_not_taken_along_to_another_choice(workshop: Workshop) -> None:
    workshop.live.start()
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await until(pilot, lambda: workshop.app.screen.query(NoteBar))
        bar = workshop.app.screen.query_one(NoteBar)
        of, then = bar._choices[:2]
        with held(workshop):
            await pilot.press(*"een", "enter", "tab", *"twee", "enter")
            await until(pilot, lambda: workshop.app.mark)
        await until(pilot, lambda: len(workshop.live.notes()) == 2)
        await until(pilot, lambda: workshop.app.turns.is_idle)
        assert bar.input.text == ""
        kept = [(note.text, note.organisation) for note in workshop.live.notes()]
        assert kept == [("een", of.key), ("twee", then.key)]
        await workshop.app.drafts.flush()
        assert workshop.live.draft(of.place)[0] == workshop.live.draft(then.place)[0] == ""


async def test_a_note_that_waits_is_out_of_reach_of_the_keys(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        with held(workshop):
            await pilot.press(*"een", "enter", "backspace", "backspace")
            await until(pilot, lambda: workshop.app.mark)
        await until(pilot, lambda: noted(workshop))
        await until(pilot, lambda: workshop.app.turns.is_idle)
        assert [note.text for note in noted(workshop)] == ["een"]
        assert screen.entry.input.text == ""


async def test_notes_that_could_not_be_saved_come_back_in_their_order(workshop: Workshop) -> None:
    impatient(workshop)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        with held(workshop):
            await pilot.press(*"een", "enter", *"twee", "enter", *"drie")
            await until(pilot, lambda: screen.entry.input.text == "een\ntwee\ndrie")
            await pilot.press("s")
            assert screen.entry.input.text == "een\ntwee\ndries"
        await until(pilot, lambda: workshop.live.draft(screen.place)[0] == "een\ntwee\ndries")
        assert not noted(workshop)


async def test_a_note_that_waits_is_in_the_draft_should_the_power_fail(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        before_it = asyncio.Event()
        workshop.app.turns.take(before_it.wait())
        await pilot.press(*"een", "enter", *"twee")
        await until(pilot, lambda: workshop.live.draft(screen.place)[0] == "een\ntwee")
        assert not noted(workshop)
        before_it.set()
        await until(pilot, lambda: noted(workshop))
        await until(pilot, lambda: workshop.live.draft(screen.place)[0] == "twee")


async def test_an_agreement_is_saved_once_and_its_bar_keeps_what_was_typed_since(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        await until(pilot, lambda: workshop.app.screen.query(AgreementBar))
        with held(workshop):
            await pilot.press(*"een", "ctrl+s", "ctrl+s", *"twee")
            await until(pilot, lambda: workshop.app.mark)
        bar = workshop.app.screen.query_one(AgreementBar)
        await until(pilot, lambda: bar.inputs[0].value == "twee")
        assert [each.text for each in workshop.live.agreements()] == ["een"]
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not workshop.app.screen.query(AgreementBar))
        assert [each.text for each in workshop.live.agreements()] == ["een", "twee"]


async def test_the_status_goes_on_once_for_each_key(workshop: Workshop) -> None:
    workshop.live.add_agreement("een")
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f6")
        await until(pilot, lambda: workshop.app.screen.query("DataTable"))
        with held(workshop):
            await pilot.press("t", "t")
            await until(pilot, lambda: workshop.app.mark)
        await until(pilot, lambda: workshop.app.turns.is_idle)
        assert workshop.live.agreements()[0].status is AgreementStatus.DONE


async def test_a_form_waits_under_the_help_that_was_opened_over_it(workshop: Workshop) -> None:
    note = workshop.live.add_note("een", Place(statement=1))
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await open_table(workshop, pilot)
        await pilot.press("escape", "e")
        await until(pilot, lambda: workshop.app.screen.query("#text"))
        with held(workshop):
            await pilot.press(*" en", "enter", "ctrl+p")
            await until(pilot, lambda: workshop.app.mark)
        await until(pilot, lambda: workshop.live.note(note.id).text == "een en")
        assert not workshop.app.screen.query("#text")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(workshop.app.screen, TableScreen))


async def test_what_is_typed_while_an_item_is_saved_is_a_change_to_it(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await onto(pilot, workshop, workshop.live.conference.agenda[-1].id)
        await pilot.press("i")
        await until(pilot, lambda: isinstance(workshop.app.screen, ItemForm))
        await until(pilot, lambda: workshop.app.screen.query_one("#item-title").has_focus)
        with held(workshop):
            await pilot.press(*"Iets", "enter", *"-meer")
            await until(pilot, lambda: workshop.app.mark)
        await until(pilot, lambda: "Iets" in titles(workshop))
        await until(pilot, lambda: workshop.app.screen.query_one("#item-title", Input).value == "Iets-meer")
        await until(pilot, lambda: "That is done. What was typed since" in painted(workshop))
        await pilot.press("enter")
        await until(pilot, lambda: "Iets-meer" in titles(workshop))
        assert "Iets" not in titles(workshop)
        await until(pilot, lambda: not isinstance(workshop.app.screen, ItemForm))


async def test_what_is_typed_while_a_line_is_done_stays_in_its_form(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await open_tables(workshop, pilot)
        await pilot.press("i")
        await until(pilot, lambda: workshop.app.screen.query(Input).first().has_focus)
        form = workshop.app.screen
        with held(workshop):
            await pilot.press(*"een", "enter", "enter", *"twee")
            await until(pilot, lambda: workshop.app.mark)
        await until(pilot, lambda: workshop.app.turns.is_idle)
        assert workshop.app.screen is form
        assert "eentwee" in [line.value for line in form.query(Input)]
        await until(pilot, lambda: "That is done. What was typed since" in painted(workshop))
        await pilot.press("escape")
        await until(pilot, lambda: workshop.app.screen is not form)


async def test_a_form_may_be_left_while_it_waits(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await onto(pilot, workshop, workshop.live.conference.agenda[-1].id)
        await pilot.press("i")
        await until(pilot, lambda: isinstance(workshop.app.screen, ItemForm))
        await until(pilot, lambda: workshop.app.screen.query_one("#item-title").has_focus)
        with held(workshop):
            await pilot.press(*"Iets", "enter", "escape")
            await until(pilot, lambda: workshop.app.mark)
        await until(pilot, lambda: "Iets" in titles(workshop))
        await until(pilot, lambda: workshop.app.turns.is_idle)
        assert not isinstance(workshop.app.screen, ItemForm)


async def test_an_error_in_the_program_is_said_and_the_day_goes_on(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(live: Live, more_ms: int) -> None:
        raise ZeroDivisionError(f"{more_ms}")

    monkeypatch.setattr(Live, "add", broken)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "plus", "n")
        await until(pilot, lambda: f"ZeroDivisionError: {MINUTE}" in painted(workshop))
        await until(pilot, lambda: workshop.live.changed() or len(workshop.live.events) == 2)
