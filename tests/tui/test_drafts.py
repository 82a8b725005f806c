"""Inputs keep what is typed, whole, and show it harmless."""

from __future__ import annotations

from threading import Event
from typing import Any
from unittest.mock import patch

import pytest
from textual import events

from tests.nasty import NASTY
from tests.tui.test_table import open_table
from tests.tui.waiting import until
from tests.tui.workshop import Workshop
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.notes import Place
from workshop_tui.live import Live
from workshop_tui.tui.widgets.note_document import NoteDocument

PLACE = "note:statement:1"


def on_terminal(day: Workshop) -> set[str]:
    strips = day.app.screen._compositor.render_strips()
    return {character for strip in strips for segment in strip for character in segment.text}


async def test_a_draft_is_on_disk_within_a_second_of_steady_typing(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await open_table(workshop, pilot)
        for letter in "steady":
            await pilot.press(letter)
        await until(pilot, lambda: workshop.live.draft(PLACE)[0] == "steady")


async def test_nasty_drafts_come_back_whole_and_are_shown_harmless(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        line = screen.entry.input
        for name, text in NASTY.items():
            workshop.live.save_draft(PLACE, text, len(text))
            screen.live.changed()
            line.read_draft()
            await pilot.pause()
            assert line.text == text, name
            assert not on_terminal(workshop) & {
                "\x1b",
                "\x07",
                "\x00",
                "\x9b",
                "\u202e",
                "\ud83d",
            }, name


async def test_nasty_notes_are_saved_whole(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        for count, (name, text) in enumerate(NASTY.items(), 1):
            if text.startswith(("! ", "? ", "+ ", "> ", "\n")):
                text = f"x{text}"
            screen.entry.input.insert(text.replace("\r\n", "\n").replace("\r", "\n"))
            screen.entry.input.submit()
            await until(pilot, lambda n=count: len(workshop.live.notes(statement=1)) == n, name)  # type: ignore[misc]
            kept = workshop.live.notes(statement=1)[-1].text
            assert kept == text.replace("\r\n", "\n").replace("\r", "\n").strip("\n"), name
            await until(pilot, lambda: screen.entry.input.text == "")


async def test_a_paste_with_the_line_ends_of_terminals_is_lines(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        workshop.app.post_message(events.Paste("een\rtwee\r\ndrie"))
        await until(pilot, lambda: screen.entry.input.text == "een\ntwee\ndrie")


async def test_a_draft_that_overtakes_the_saving_does_not_come_back(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        line = screen.entry.input
        line.insert("een")
        line.submit()
        line.drafts.changed("", 0)
        await workshop.app.drafts.flush()
        await until(pilot, lambda: workshop.live.notes(statement=1) and not line.text)
        await until(pilot, lambda: workshop.live.draft(PLACE) == ("", 0))


async def test_the_last_letter_stays_with_the_place_that_is_left(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        line = (await open_table(workshop, pilot)).entry.input
        line.insert("een")
        line.read_draft("note:statement:2")
        await until(pilot, lambda: workshop.live.draft(PLACE)[0] == "een")
        assert line.text == ""
        await workshop.app.drafts.flush()
        assert workshop.live.draft("note:statement:2")[0] == ""


async def test_leaving_the_program_keeps_the_last_letters(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await open_table(workshop, pilot)
        await pilot.press(*"weg", "ctrl+q")
    assert workshop.live.draft(PLACE)[0] == "weg"


async def test_a_50_kb_note_is_edited_whole(workshop: Workshop) -> None:
    note = workshop.live.add_note(NASTY["long"], Place(statement=1))
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await open_table(workshop, pilot)
        await pilot.press("escape", "e")
        await until(pilot, lambda: workshop.app.screen.query_one("#text").has_focus)
        await pilot.press("x", "enter")
        await until(pilot, lambda: workshop.live.note(note.id).text == NASTY["long"] + "x")


@pytest.mark.parametrize("text", [text for text in NASTY.values() if "\r" not in text])
def test_a_document_gives_back_what_it_was_given(text: str) -> None:
    assert NoteDocument(text).text == text
    document = NoteDocument("voor|na")
    document.replace_range((0, 4), (0, 5), text)
    assert document.text == f"voor{text}na"


def test_a_document_replaces_over_lines_and_says_where_it_ended() -> None:
    document = NoteDocument("een\ntwee\ndrie")
    result = document.replace_range((2, 1), (0, 2), "X\nY")
    assert document.text == "eeX\nYrie"
    assert result.end_location == (1, 1)
    assert result.replaced_text == "n\ntwee\nd"


async def test_typing_goes_on_while_the_database_is_held(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        line, free, asked = screen.entry.input, Event(), Event()
        save = Live.save_draft

        def held(live: Live, *rest: Any) -> None:
            asked.set()
            if not free.wait(10):
                raise AssertionError("nobody let go of the database")
            if len(refusals) < 1:
                refusals.append(1)
                raise Refusal(Message("held"))
            save(live, *rest)

        refusals: list[int] = []
        with patch.object(Live, "save_draft", held):
            await pilot.press("a")
            await until(pilot, asked.is_set)
            await pilot.press("b", "c")
            assert line.text == "abc"
            free.set()
            await until(pilot, lambda: bool(refusals))
            await until(pilot, lambda: workshop.live.draft(PLACE)[0] == "abc")
            await until(pilot, lambda: "held" not in workshop.app.banner.text(0, None))
