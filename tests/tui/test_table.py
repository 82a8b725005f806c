"""One table: reading what is there, adding to it, and what can be done to a note."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.tui.example import DAY
from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.notes import Note, NoteKind, NoteState, Place
from workshop_tui.live import Live
from workshop_tui.tui.screens.note_edit import NoteEditDialog
from workshop_tui.tui.screens.note_history import NoteHistoryDialog
from workshop_tui.tui.screens.reporter import ReporterDialog
from workshop_tui.tui.screens.table import TableScreen
from workshop_tui.tui.widgets.key_line import KeyLine

SHEET = Place(statement=1)


async def open_table(day: Workshop, pilot: Pilot[None], number: int = 1) -> TableScreen:
    """The table, with its line ready to type into."""
    await pilot.press("f3")
    await until(pilot, lambda: day.app.screen.query("TableCard"))
    await pilot.press(str(number))
    await until(pilot, lambda: isinstance(day.app.screen, TableScreen) and day.app.screen.entry.is_typed_in)
    screen = day.app.screen
    assert isinstance(screen, TableScreen)
    return screen


def noted(day: Workshop) -> tuple[Note, ...]:
    return day.live.notes(statement=1)


def shown(screen: TableScreen, name: str) -> str:
    return str(screen.query_one(name, Static).render())


def in_round(day: Workshop, number: int) -> None:
    day.live.start("cafe")
    for _ in range(2 * (number - 1)):
        day.live.next()


async def test_enter_saves_the_note_where_the_day_stands(workshop: Workshop) -> None:
    in_round(workshop, 2)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        assert shown(screen, "#label") == "round 2 · group C · + addition"
        await pilot.press(*"een", "ctrl+j", *"twee", "enter")
        await until(pilot, lambda: noted(workshop))
        (note,) = noted(workshop)
        assert (note.text, note.round, note.group) == ("een\ntwee", 2, "C")
        assert note.kind is NoteKind.ADDITION
        await until(pilot, lambda: not screen.entry.input.text)
        assert screen.entry.is_typed_in
        assert screen.notes.chosen == note.id
        assert workshop.live.draft("note:statement:1") == ("", 0)


@pytest.mark.parametrize(
    ("typed", "kind", "label"),
    [
        ("! nee", NoteKind.CONTRADICTION, "! contradiction"),
        ("? wie", NoteKind.QUESTION, "? question"),
        ("+ en", NoteKind.ADDITION, "+ addition"),
        ("!nee", NoteKind.REACTION, "• reaction"),
    ],
)
async def test_a_first_character_sets_the_kind(
    workshop: Workshop, typed: str, kind: NoteKind, label: str
) -> None:
    workshop.live.start("cafe")
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        await pilot.press(*("space" if character == " " else character for character in typed))
        await until(pilot, lambda: shown(screen, "#label") == f"round 1 · group A · {label}")
        await pilot.press("enter")
        await until(pilot, lambda: noted(workshop))
        assert noted(workshop)[0].kind is kind


async def test_ctrl_t_chooses_the_kind_for_one_note(workshop: Workshop) -> None:
    workshop.live.start("cafe")
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        await pilot.press(*"doe", "ctrl+t", "ctrl+t", "ctrl+t", "ctrl+t")
        await until(pilot, lambda: "» appeal" in shown(screen, "#label"))
        await pilot.press("enter")
        await until(pilot, lambda: noted(workshop))
        assert noted(workshop)[0].kind is NoteKind.APPEAL
        await until(pilot, lambda: "• reaction" in shown(screen, "#label"))


async def test_a_mark_deepens_the_last_note_that_stands(workshop: Workshop) -> None:
    workshop.live.start("cafe")
    first = workshop.live.add_note("een", SHEET)
    workshop.live.strike_note(workshop.live.add_note("weg", SHEET).id)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        await pilot.press("greater_than_sign", "space", *"dieper", "enter")
        await until(pilot, lambda: len(noted(workshop)) == 3)
        note = noted(workshop)[-1]
        assert (note.text, note.replies_to) == ("dieper", first.id)
        await until(pilot, lambda: len(screen.notes.rows) == 4)
        assert [(row.text, row.depth) for row in screen.notes.rows[1:]] == [
            ("een", 0),
            ("dieper", 1),
            ("weg", 0),
        ]


async def test_deepening_a_chosen_note_survives_leaving_and_can_be_cancelled(workshop: Workshop) -> None:
    workshop.live.start("cafe")
    first = workshop.live.add_note("een", SHEET)
    workshop.live.add_note("twee", SHEET)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        await pilot.press("escape", "up", "greater_than_sign")
        await until(pilot, lambda: screen.entry.answers == first and screen.entry.is_typed_in)
        assert "een" in shown(screen, "#answers")
        await pilot.press(*"antwoord", "f2", "f3")
        await until(pilot, lambda: workshop.app.screen is screen)
        await until(pilot, lambda: workshop.live.draft("answers:statement:1")[0] == first.id)
        await pilot.press("escape")
        await until(pilot, lambda: screen.entry.answers is None)
        assert screen.entry.is_typed_in
        assert screen.entry.input.text == "antwoord"
        await pilot.press("escape", "greater_than_sign")
        await until(pilot, lambda: screen.entry.answers == first)
        await pilot.press("enter")
        await until(pilot, lambda: len(noted(workshop)) == 3)
        assert noted(workshop)[-1].replies_to == first.id
        await until(pilot, lambda: workshop.live.draft("answers:statement:1") == ("", 0))


async def test_what_is_being_answered_is_there_again_after_a_crash(open_workshop: OpenWorkshop) -> None:
    day = open_workshop()
    day.live.start("cafe")
    first = day.live.add_note("een", SHEET)
    day.live.save_draft("answers:statement:1", first.id)
    day.live.save_draft("note:statement:1", "half", 2)
    async with day.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(day, pilot)
        await until(pilot, lambda: screen.entry.answers == first)
        assert screen.entry.input.text == "half"
        assert screen.entry.input.cursor_location == (0, 2)


async def test_enter_pressed_twice_is_one_note(workshop: Workshop) -> None:
    workshop.live.start("cafe")
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        screen.entry.input.insert("een")
        screen.entry.input.submit()
        screen.entry.input.submit()
        screen.entry.input.insert("twee")
        screen.entry.input.submit()
        await until(pilot, lambda: len(noted(workshop)) == 2)
        assert [note.text for note in noted(workshop)] == ["een", "twee"]
        await until(pilot, lambda: not screen.entry.input.text)


async def test_enter_on_an_empty_line_does_nothing(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_table(workshop, pilot)
        await pilot.press("enter", "space", "enter")
        await pilot.pause()
        assert not noted(workshop)
        assert not list(workshop.app._notifications)


async def test_what_cannot_be_saved_stays_in_the_line(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise Refusal(Message("The disk is full."))

    workshop.live.start("cafe")
    async with workshop.app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_table(workshop, pilot)
        with monkeypatch.context() as patch:
            patch.setattr(Live, "add_note", refuse)
            await pilot.press(*"blijft", "enter")
            await until(pilot, lambda: list(workshop.app._notifications))
            assert screen.entry.input.text == "blijft"
        await pilot.press("enter")
        await until(pilot, lambda: noted(workshop))
        assert noted(workshop)[0].text == "blijft"


async def test_a_round_that_changes_while_typing_loses_nothing(workshop: Workshop) -> None:
    in_round(workshop, 1)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        await pilot.press(*"half")
        workshop.live.next()
        workshop.live.next()
        await until(pilot, lambda: shown(screen, "#label") == "round 2 · group C · + addition")
        await pilot.press(*"heel", "enter")
        await until(pilot, lambda: noted(workshop))
        (note,) = noted(workshop)
        assert (note.text, note.round, note.group) == ("halfheel", 2, "C")


async def test_earlier_rounds_stand_above_and_the_present_is_marked(workshop: Workshop) -> None:
    in_round(workshop, 1)
    workshop.live.add_note("eerste ronde", SHEET)
    workshop.live.next()
    workshop.live.next()
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        assert [row.text for row in screen.notes.rows] == [
            "Round 1 · group A",
            "eerste ronde",
            "▶ Round 2 · group C · now",
        ]
        assert "Round" not in screen.notes.rows[1].marks


async def test_kind_strike_and_agreement_on_a_note(workshop: Workshop) -> None:
    workshop.live.start("cafe")
    note = workshop.live.add_note("een", SHEET)
    async with workshop.app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_table(workshop, pilot)

        def now() -> Note:
            return workshop.live.note(note.id)

        def said() -> list[str]:
            return [each.message for each in workshop.app._notifications]

        await pilot.press("escape", "t")
        await until(pilot, lambda: now().kind is NoteKind.ADDITION)
        await until(pilot, lambda: screen.notes.rows[1].label == "+ addition")
        await pilot.press("a")
        await until(pilot, lambda: workshop.live.agreements())
        assert workshop.live.agreements()[0].note == note.id
        assert workshop.live.agreements()[0].table == 1
        await until(pilot, lambda: "→ agreement 1" in screen.notes.rows[1].marks)
        made = "Agreement 1 is made from the note. Who does it, and when: F6."
        await until(pilot, lambda: made in said())
        await pilot.press("a")
        await until(pilot, lambda: "That note is agreement 1 already; F6 shows it." in said())
        assert len(workshop.live.agreements()) == 1
        await pilot.press("x")
        await until(pilot, lambda: now().state is NoteState.STRUCK)
        await until(pilot, lambda: screen.notes.rows[1].struck)
        assert screen.notes.rows[1].label == "✗ struck out"
        await pilot.press("x")
        await until(pilot, lambda: now().state is NoteState.OPEN)


async def test_a_struck_note_is_no_agreement(workshop: Workshop) -> None:
    note = workshop.live.add_note("een", SHEET)
    workshop.live.strike_note(note.id)
    async with workshop.app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_table(workshop, pilot)
        await pilot.press("escape", "a")
        await until(pilot, lambda: list(workshop.app._notifications))
        assert not workshop.live.agreements()


async def test_keys_without_a_note_say_so(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_table(workshop, pilot)
        await pilot.press("escape", "x", "e", "h", "t", "a", "greater_than_sign")
        await until(pilot, lambda: len(workshop.app._notifications) == 6)
        assert {each.message for each in workshop.app._notifications} == {
            "Choose a note first, with the arrows."
        }


async def test_editing_keeps_a_draft_and_saves_a_new_reading(workshop: Workshop) -> None:
    note = workshop.live.add_note("oud", SHEET)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)

        async def edit() -> NoteEditDialog:
            await until(pilot, lambda: workshop.app.screen is screen)
            await pilot.press("e")
            await until(
                pilot, lambda: isinstance(workshop.app.screen, NoteEditDialog) and workshop.app.focused
            )
            dialog = workshop.app.screen
            assert isinstance(dialog, NoteEditDialog)
            return dialog

        def text(dialog: NoteEditDialog) -> str:
            return dialog.query_one("#text").text  # type: ignore[no-any-return,attr-defined]

        await pilot.press("escape")
        dialog = await edit()
        assert text(dialog) == "oud"
        await pilot.press(*"er", "escape")
        await until(pilot, lambda: workshop.live.draft(f"edit:{note.id}")[0] == "ouder")
        assert workshop.live.note(note.id).text == "oud"
        dialog = await edit()
        assert text(dialog) == "ouder"
        assert "not finished" in str(dialog.query_one("#hint", Static).render())
        await pilot.press("ctrl+r")
        await until(pilot, lambda: text(dialog) == "oud")
        await pilot.press(*"!", "enter")
        await until(pilot, lambda: workshop.live.note(note.id).text == "oud!")
        await until(pilot, lambda: workshop.app.screen is screen)
        assert workshop.live.draft(f"edit:{note.id}") == ("", 0)
        await until(pilot, lambda: screen.notes.rows[-1].marks == "✎")


async def test_a_note_is_not_made_empty(workshop: Workshop) -> None:
    note = workshop.live.add_note("oud", SHEET)
    async with workshop.app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_table(workshop, pilot)
        await pilot.press("escape", "e")
        await until(pilot, lambda: isinstance(workshop.app.screen, NoteEditDialog) and workshop.app.focused)
        await pilot.press("backspace", "backspace", "backspace", "enter")
        await until(pilot, lambda: list(workshop.app._notifications))
        assert isinstance(workshop.app.screen, NoteEditDialog)
        assert workshop.live.note(note.id).text == "oud"


async def test_history_restores_a_reading(workshop: Workshop) -> None:
    note = workshop.live.add_note("een", SHEET)
    workshop.live.edit_note(note.id, "twee")
    workshop.live.strike_note(note.id)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        await pilot.press("escape", "h")
        await until(pilot, lambda: isinstance(workshop.app.screen, NoteHistoryDialog))
        dialog = workshop.app.screen
        readings = dialog.query_one("#readings")
        await until(pilot, lambda: readings.has_focus)
        lines = [str(option.prompt) for option in readings.options]  # type: ignore[attr-defined]
        assert len(lines) == 3
        assert "as captured" in lines[0]
        assert "facilitator" in lines[1]
        assert "struck out" in lines[2]
        await pilot.press("up", "up")
        await until(pilot, lambda: str(dialog.query_one("#reading-text", Static).render()) == "een")
        await pilot.press("enter")
        await until(pilot, lambda: workshop.app.screen is screen)
        restored = workshop.live.note(note.id)
        assert (restored.text, restored.state, restored.revisions) == ("een", NoteState.OPEN, 4)


async def test_the_reporter_is_offered_from_the_group_and_taken_back(workshop: Workshop) -> None:
    in_round(workshop, 3)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        assert "esc k: choose who reports back" in shown(screen, "#people")
        await pilot.press("escape", "k")
        await until(pilot, lambda: isinstance(workshop.app.screen, ReporterDialog) and workshop.app.focused)
        await pilot.press("down", "enter")
        await until(pilot, lambda: workshop.live.reporters() == {1: "wethouder B, Papendrecht"})
        await until(pilot, lambda: "reports back: wethouder B, Papendrecht" in shown(screen, "#people"))
        await pilot.press("k")
        await until(pilot, lambda: isinstance(workshop.app.screen, ReporterDialog) and workshop.app.focused)
        await pilot.press("home", "shift+end", "delete", "enter")
        await until(pilot, lambda: workshop.live.reporters() == {})


async def test_typing_narrows_the_names(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await open_table(workshop, pilot)
        await pilot.press("escape", "k")
        await until(pilot, lambda: isinstance(workshop.app.screen, ReporterDialog) and workshop.app.focused)
        names = workshop.app.screen.query_one("#names")
        await pilot.press(*"zwijn")
        await until(pilot, lambda: names.option_count == 1)  # type: ignore[attr-defined]
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(workshop.app.screen, TableScreen))
        assert workshop.live.reporters() == {}
        assert workshop.live.draft("reporter:1")[0] == "zwijn"


async def test_each_table_keeps_its_own_draft(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        await pilot.press(*"een", "escape", "right_square_bracket")
        await until(pilot, lambda: screen.statement == 2)
        assert screen.entry.input.text == ""
        assert "Wonen" in shown(screen, "#theme")
        await pilot.press("i", *"twee", "escape", "left_square_bracket")
        await until(pilot, lambda: screen.statement == 1 and screen.entry.input.text == "een")
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: screen.statement == 3 and not screen.entry.input.text)
        assert workshop.live.draft("note:statement:2")[0] == "twee"


async def test_what_is_typed_is_kept_when_the_table_is_left_at_once(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await open_table(workshop, pilot)
        await pilot.press(*"nogniet", "f3")
        await until(pilot, lambda: not isinstance(workshop.app.screen, TableScreen))
        assert workshop.live.draft("note:statement:1")[0] == "nogniet"
        screen = await open_table(workshop, pilot)
        assert screen.entry.input.text == "nogniet"


async def test_questions_show_where_there_is_room_or_when_asked_for(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        questions = screen.query_one("#questions")
        assert not questions.display
        assert "esc q: 2 questions" in shown(screen, "#people")
        await pilot.press("escape", "q")
        await until(pilot, lambda: questions.display)
        assert "Met wie?" in shown(screen, "#questions")
        await pilot.press("q")
        await until(pilot, lambda: not questions.display)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (240, 67)])
async def test_nothing_that_matters_is_cut_off(open_workshop: OpenWorkshop, size: tuple[int, int]) -> None:
    i18n.use("nl")
    table = DAY.tables[0]
    long = replace(
        table,
        statement=replace(table.statement, text="Samenwerkingsverbanden vragen om besluitvorming. " * 20),
        hosts=("gemeentesecretaris Hardinxveld-Giessendam",) * 4,
    )
    day = open_workshop(replace(DAY, tables=(long, *DAY.tables[1:])))
    in_round(day, 2)
    for _ in range(30):
        day.live.add_note("een notitie", SHEET)
    async with day.app.run_test(size=size) as pilot:
        screen = await open_table(day, pilot)
        assert "Tafel 1 · Zorg" in shown(screen, "#theme")
        assert "ronde 2 van 3 · groep C" in shown(screen, "#theme")
        assert shown(screen, "#label") == "ronde 2 · groep C · + aanvulling"
        line = screen.entry.input.region
        assert line.height >= 1
        assert line.bottom <= size[1] - 1
        assert screen.notes.region.height >= 8
        await until(pilot, lambda: screen.notes.scroll_offset.y == screen.notes.max_scroll_y)


async def test_the_footer_fits_in_dutch(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    day = open_workshop()
    async with day.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(day, pilot)
        line = screen.query_one(KeyLine)
        assert {key.label for key in line.keys} >= {"bewaar", "soort", "naar notities"}
        await pilot.press("escape")
        await until(pilot, lambda: "i" in [key.display for key in line.keys])
        assert [key.display for key in line.keys] == ["i", "esc", "e", "t", ">", "a", "x", "h", "F1"]


async def test_the_palette_offers_what_the_screen_does(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        titles = {command.title for command in workshop.app.get_system_commands(screen)}
        assert {"reporter", "deepen", "history", "agreement", "next table"} <= titles


async def test_pages_scroll_while_typing(workshop: Workshop) -> None:
    for _ in range(60):
        workshop.live.add_note("een notitie", SHEET)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        await until(pilot, lambda: screen.notes.scroll_offset.y == screen.notes.max_scroll_y > 0)
        await pilot.press("pageup")
        await until(pilot, lambda: screen.notes.scroll_offset.y < screen.notes.max_scroll_y)
        assert screen.entry.is_typed_in
        await pilot.press("pagedown")
        await until(pilot, lambda: screen.notes.scroll_offset.y == screen.notes.max_scroll_y)


async def test_a_kind_that_was_chosen_comes_back_with_the_draft(open_workshop: OpenWorkshop) -> None:
    workshop = open_workshop()
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(workshop, pilot)
        before = screen.entry.kind
        await pilot.press(*"half", "ctrl+t")
        kind = screen.entry.kind
        assert kind is not before
        await until(pilot, lambda: workshop.live.draft(f"kind:{screen.place}")[0] == kind.value)
    again = open_workshop()
    async with again.app.run_test(size=(80, 24)) as pilot:
        screen = await open_table(again, pilot)
        assert (screen.entry.input.text, screen.entry.kind) == ("half", kind)
        await pilot.press("enter")
        await until(pilot, lambda: noted(again))
        assert noted(again)[0].kind is kind
        assert again.live.draft(f"kind:{screen.place}") == ("", 0)
        assert screen.entry.kind is before
