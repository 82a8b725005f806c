"""The secretariat's screen: places, notes, texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.nasty import NASTY
from tests.tui.example import DAY, at_ms
from tests.tui.waiting import until
from workshop_tui import i18n
from workshop_tui.clock import ManualClock
from workshop_tui.domain.editorial import ReportStatus, TextStatus
from workshop_tui.domain.notes import WALL, Note, NoteKind, NoteState, Place
from workshop_tui.live.opening import SessionSource, opened
from workshop_tui.live.secretariat import Secretariat
from workshop_tui.settings import read_settings
from workshop_tui.store import Store
from workshop_tui.tui.edit_app import EditApp
from workshop_tui.tui.outside import Outside
from workshop_tui.tui.screens import edit_texts
from workshop_tui.tui.screens.edit import EditScreen
from workshop_tui.tui.screens.edit_histories import EditedNoteHistory, TextHistory
from workshop_tui.tui.screens.fill_agreements import FillAgreements
from workshop_tui.tui.screens.line_form import LineForm
from workshop_tui.tui.screens.two_versions import TwoVersions
from workshop_tui.tui.widgets.drafts import NoteInput
from workshop_tui.tui.widgets.note_list import NoteList
from workshop_tui.tui.widgets.section_list import SectionList
from workshop_tui.tui.widgets.text_editor import TextEditor

TABLE_1, TABLE_2 = Place(statement=1), Place(statement=2)
KEY = "statement:1"


@dataclass
class Office:
    """An app on a database, in the hands of An; `bo` is a second process."""

    make: Callable[[bool], EditApp]
    bo: Secretariat
    clock: ManualClock
    settings: Path

    def note(self, text: str, place: Place = TABLE_1, **more: object) -> Note:
        """A note of the day."""
        self.clock.advance(1000)
        return self.bo.add_note(text, place, **more)  # type: ignore[arg-type]

    def app(self, *, named: bool = True) -> EditApp:
        """The app, newly started."""
        return self.make(named)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    stores: list[Store] = []
    clock = ManualClock(at_ms("13:00"))

    def door(name: str) -> Secretariat:
        stores.append(Store.open(tmp_path / "day.db"))
        return Secretariat(stores[-1], clock, DAY.id, name)

    with Store.open(tmp_path / "day.db") as store:
        opened(store, clock, SessionSource(DAY, "example.yaml", ""))

    def make(named: bool) -> EditApp:
        def writer() -> Secretariat:
            return Secretariat(Store.open(tmp_path / "day.db"), clock, DAY.id, "An")

        return EditApp(door("An"), writer, tmp_path / "settings.json", named=named)

    yield Office(make, door("Bo"), clock, tmp_path / "settings.json")
    for each in stores:
        each.close()


def screen_of(app: EditApp) -> EditScreen:
    screen = app.screen
    assert isinstance(screen, EditScreen)
    return screen


async def at_place(app: EditApp, pilot: Pilot[None], key: str = KEY, pane: str = "notes") -> EditScreen:
    """The screen with that place open, in that pane."""
    await until(pilot, lambda: screen_of(app).key)
    screen = screen_of(app)
    screen.query_one(SectionList).choose(key)
    await until(pilot, lambda: screen.key == key)
    screen.go_to(pane)
    await pilot.pause()
    return screen


def texts(screen: EditScreen) -> list[str]:
    return [row.text for row in screen.query_one(NoteList).rows]


def sections(screen: EditScreen) -> dict[str, int]:
    return {each.key: each.open for each in screen.query_one(SectionList).sections}


async def typed(pilot: Pilot[None], text: str) -> None:
    """Types what a keyboard has keys for."""
    names = {" ": "space", "\n": "enter", ".": "full_stop", ",": "comma"}
    await pilot.press(*(names.get(character, character) for character in text))


async def test_places_show_what_is_open_and_notes_stand_by_round(office: Office) -> None:
    office.note("een", round_number=1, group="A")
    office.note("twee", round_number=2, group="B")
    office.note("wens", WALL, kind=NoteKind.WISH)
    app = office.app()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await at_place(app, pilot)
        await until(pilot, lambda: texts(screen) == ["Round 1 · group A", "een", "Round 2 · group B", "twee"])
        found = sections(screen)
        assert (found[KEY], found["wall"], found["opening"]) == (2, 1, 0)
        assert "item:lunch" not in found
        assert "3 notes are open" in str(screen._strip.render())
        assert screen.query_one("#pane-places").region.width > 0
        assert screen.query_one("#pane-text").region.width > 0


async def test_a_narrow_terminal_shows_one_pane_at_a_time(office: Office) -> None:
    office.note("een")
    app = office.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: screen_of(app).key)
        screen = screen_of(app)
        shown = []
        for _ in range(4):
            shown.append(
                [pane for pane in ("places", "notes", "text") if screen.query_one(f"#pane-{pane}").display]
            )
            await pilot.press("tab")
        assert shown == [["places"], ["notes"], ["text"], ["places"]]
        await pilot.press("shift+tab")
        assert screen.pane == "places"


async def test_keys_faster_than_the_screen_end_where_the_cursor_is(office: Office) -> None:
    app = office.app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: screen_of(app).key)
        screen = screen_of(app)
        places = screen.query_one(SectionList)
        opened_places: list[str] = []
        opening = screen.open_place

        def counted(key: str) -> None:
            opened_places.append(key)
            if len(opened_places) < 50:
                opening(key)

        screen.open_place = counted  # type: ignore[method-assign]
        places.action_cursor_down()
        places.action_cursor_down()
        places.action_cursor_down()
        goal = places.chosen
        for _ in range(10):
            await pilot.pause()
        assert opened_places == [goal]
        assert (screen.key, places.chosen) == (goal, goal)


async def test_what_is_typed_is_written_at_a_pause(office: Office) -> None:
    app = office.app()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await at_place(app, pilot, pane="text")
        await typed(pilot, "Wij delen,\nalles.")
        await until(pilot, lambda: office.bo.text(KEY).text == "Wij delen,\nalles.")
        assert office.bo.text(KEY).by == "An"
        await typed(pilot, " Ook dit.")
        await pilot.press("escape")
        await until(pilot, lambda: office.bo.text(KEY).text == "Wij delen,\nalles. Ook dit.")
        await until(
            pilot, lambda: "concept · 5 words" in str(screen.query_one("#text-about", Static).render())
        )
        assert all(not each.place.startswith("text:") for each in office.bo.store.drafts.all(DAY.id))
        await pilot.press("r")
        await until(pilot, lambda: office.bo.text(KEY).status is TextStatus.READY)


async def test_undo_in_the_text_is_the_texts_own(office: Office) -> None:
    office.bo.write_text(KEY, "Begin.")
    app = office.app()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await at_place(app, pilot, pane="text")
        await typed(pilot, "x")
        await until(pilot, lambda: office.bo.text(KEY).text == "xBegin.")
        await pilot.press("ctrl+z")
        assert screen.editor.text == "Begin."
        await until(pilot, lambda: office.bo.text(KEY).text == "Begin.")


async def test_notes_are_marked_and_it_is_undone(office: Office) -> None:
    one, two = office.note("een"), office.note("twee")
    office.bo.write_text(KEY, "Eerste alinea\nverder.\n\nTweede alinea.")
    app = office.app()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await at_place(app, pilot)
        screen.editor.move_cursor((1, 2))
        await pilot.press("u")
        await until(pilot, lambda: office.bo.note(one.id).state is NoteState.USED)
        assert office.bo.marks()[one.id].paragraph == "Eerste alinea"
        assert office.bo.marks()[one.id].key == KEY
        await until(pilot, lambda: screen.query_one(NoteList).chosen == two.id)
        await pilot.press("l")
        await until(pilot, lambda: isinstance(app.screen, LineForm))
        await pilot.press("enter")
        await until(pilot, lambda: "why" in str(app.screen.query_one("#hint", Static).render()))
        await typed(pilot, "dubbel")
        await pilot.press("enter")
        await until(pilot, lambda: office.bo.note(two.id).state is NoteState.LEFT_OUT)
        await until(pilot, lambda: app.screen is screen)
        await until(pilot, lambda: sections(screen)[KEY] == 0)
        await pilot.press("n")
        assert "No note is open" in "".join(str(each.message) for each in app._notifications)
        await pilot.press("ctrl+z", "ctrl+z")
        await until(pilot, lambda: sections(screen)[KEY] == 2)
        await pilot.press("ctrl+y")
        await until(pilot, lambda: office.bo.note(one.id).state is NoteState.USED)


async def test_selected_notes_are_merged_split_moved_and_struck(office: Office) -> None:
    one, two, three = (office.note(text) for text in ("een", "twee", "drie"))
    app = office.app()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await at_place(app, pilot)
        await pilot.press("m")
        assert app.screen is screen
        await pilot.press("space", "space")
        assert "2 selected" in str(screen.query_one("#notes-about", Static).render())
        await pilot.press("m")
        await until(pilot, lambda: app.screen.query_one(NoteInput).text == "een\ntwee")
        await pilot.press("enter")
        await until(pilot, lambda: office.bo.note(two.id).state is NoteState.STRUCK)
        await until(pilot, lambda: app.screen is screen)
        assert office.bo.note(one.id).text == "een\ntwee"
        screen.query_one(NoteList).choose(one.id)
        await pilot.press("vertical_line")
        await until(pilot, lambda: isinstance(app.screen.query_one(NoteInput), NoteInput))
        await pilot.press("up", "end", "ctrl+j", "enter")
        await until(pilot, lambda: office.bo.note(one.id).text == "een")
        await until(pilot, lambda: app.screen is screen)
        screen.query_one(NoteList).choose(three.id)
        await pilot.press("g", "down", "enter")
        await until(pilot, lambda: office.bo.note(three.id).place == TABLE_2)
        screen.query_one(NoteList).choose(one.id)
        await pilot.press("t", "down", "enter")
        await until(pilot, lambda: office.bo.note(one.id).kind is NoteKind.ADDITION)
        screen.query_one(NoteList).choose(one.id)
        await pilot.press("x")
        await until(pilot, lambda: office.bo.note(one.id).state is NoteState.STRUCK)
        screen.query_one(NoteList).choose(one.id)
        await pilot.press("x")
        await until(pilot, lambda: office.bo.note(one.id).state is NoteState.OPEN)
        screen.query_one(NoteList).choose(one.id)
        await pilot.press("a")
        await until(pilot, lambda: [each.note for each in office.bo.agreements()] == [one.id])


async def test_the_history_shows_differences_and_brings_back(office: Office) -> None:
    note = office.note("een oude zin")
    office.bo.correct_note(note.id, "een nieuwe zin")
    app = office.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_place(app, pilot)
        await pilot.press("h")
        await until(pilot, lambda: isinstance(app.screen, EditedNoteHistory))
        shown = app.screen.query_one("#reading-text", Static)
        await until(pilot, lambda: "een oudenieuwe zin" in str(shown.render()))
        await pilot.press("up", "enter")
        await until(pilot, lambda: office.bo.note(note.id).text == "een oude zin")
        await until(pilot, lambda: app.screen is screen)


async def test_search_goes_over_all_places_as_one_types(office: Office) -> None:
    office.note("Creëren", TABLE_1)
    office.note("creeer ruimte", TABLE_2)
    app = office.app()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await at_place(app, pilot)
        await pilot.press("slash")
        await typed(pilot, "creer")
        assert texts(screen) == ["Creëren"]
        await pilot.press("backspace")
        await typed(pilot, "er")
        assert texts(screen) == ["creeer ruimte"]
        await pilot.press("backspace", "backspace")
        assert texts(screen) == ["Creëren", "creeer ruimte"]
        assert "2 notes found" in str(screen.query_one("#notes-about", Static).render())
        await pilot.press("enter", "down", "x")
        await until(pilot, lambda: office.bo.notes(statement=2)[0].state is NoteState.STRUCK)
        await pilot.press("enter")
        await until(pilot, lambda: screen.key == "statement:2")
        assert texts(screen)[-1] == "creeer ruimte"


async def test_filters_and_the_next_open_note(office: Office) -> None:
    one = office.note("een", TABLE_1)
    two = office.note("twee", TABLE_2, kind=NoteKind.QUESTION)
    office.bo.mark_notes([one.id], NoteState.USED)
    app = office.app()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await at_place(app, pilot)
        await pilot.press("f")
        await until(pilot, lambda: texts(screen) == [])
        await pilot.press("f")
        await until(pilot, lambda: "een" in texts(screen))
        await pilot.press("n")
        await until(pilot, lambda: screen.key == "statement:2")
        assert screen.query_one(NoteList).chosen == two.id
        await pilot.press("k")
        assert "twee" not in texts(screen)


async def test_two_who_write_the_same_text_decide_side_by_side(office: Office) -> None:
    base = office.bo.write_text(KEY, "Begin.").text
    app = office.app()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await at_place(app, pilot, pane="text")
        await typed(pilot, "An ")
        office.clock.advance(10)
        office.bo.write_text(KEY, "Bo Begin.", rests_on=base.id)
        await until(pilot, lambda: office.bo.texts_beside(KEY))
        assert office.bo.text(KEY).text == "Bo Begin."
        assert screen.editor.text == "An Begin."
        await until(pilot, lambda: "two versions" in str(screen.query_one("#text-about", Static).render()))
        await typed(pilot, "nog ")
        await until(pilot, lambda: office.bo.texts_beside(KEY)[0].text == "An nog Begin.")
        await pilot.press("escape", "v")
        await until(pilot, lambda: isinstance(app.screen, TwoVersions))
        await pilot.press("b")
        await until(pilot, lambda: office.bo.text(KEY).text == "Bo Begin.\n\nAn nog Begin.")
        await until(pilot, lambda: screen.editor.text == "Bo Begin.\n\nAn nog Begin.")
        assert office.bo.conflicts() == ()


async def test_what_another_writes_shows(office: Office) -> None:
    note = office.note("een")
    app = office.app()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await at_place(app, pilot)
        office.bo.write_text(KEY, "Van Bo.")
        office.bo.correct_note(note.id, "verbeterd")
        await until(pilot, lambda: screen.editor.text == "Van Bo.")
        await until(pilot, lambda: "verbeterd" in texts(screen))


@pytest.mark.parametrize("overtaken", [False, True])
async def test_what_a_crash_left_is_there_and_written(office: Office, overtaken: bool) -> None:
    base = office.bo.write_text(KEY, "Begin.").text
    office.bo.save_draft(f"text:{KEY}@{base.id}@An", "Begin en verder.", 3)
    if overtaken:
        office.clock.advance(10)
        office.bo.write_text(KEY, "Begin van Bo.")
    app = office.app()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await at_place(app, pilot)
        assert screen.editor.text == "Begin en verder."
        if overtaken:
            await until(pilot, lambda: office.bo.texts_beside(KEY))
            assert office.bo.texts_beside(KEY)[0].text == "Begin en verder."
            assert office.bo.text(KEY).text == "Begin van Bo."
        else:
            await until(pilot, lambda: office.bo.text(KEY).text == "Begin en verder.")


async def test_an_adopted_report_is_locked_and_reopened(office: Office) -> None:
    office.bo.write_text(KEY, "Klaar.")
    note = office.note("een")
    app = office.app()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await at_place(app, pilot)
        await pilot.press("V")
        await until(pilot, lambda: isinstance(app.screen, LineForm))
        await pilot.press("enter")
        await until(pilot, lambda: office.bo.report_state().status is ReportStatus.ADOPTED)
        await until(pilot, lambda: app.screen is screen)
        assert "# Eerste dag" in office.bo.adopted(1).document
        assert screen.editor.read_only
        await pilot.press("x")
        await until(pilot, lambda: any("locked" in str(each.message) for each in app._notifications))
        assert office.bo.note(note.id).state is NoteState.OPEN
        await pilot.press("V")
        await until(pilot, lambda: office.bo.report_state().version == 2)
        await until(pilot, lambda: not screen.editor.read_only)


async def test_who_edits_is_asked_once_and_kept(office: Office) -> None:
    app = office.app(named=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LineForm))
        await pilot.press("enter")
        await until(pilot, lambda: "name" in str(app.screen.query_one("#hint", Static).render()))
        await typed(pilot, "Cor")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, EditScreen))
        screen = await at_place(app, pilot, pane="text")
        await typed(pilot, "x")
        await pilot.press("escape")
        await until(pilot, lambda: office.bo.text(KEY).by == "Cor")
        assert screen.live.typed_by == "Cor"
    assert read_settings(office.settings)[0].editor == "Cor"


async def test_the_own_editor_for_one_text_and_for_all(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office.bo.write_text(KEY, "Begin.")
    given: list[str] = []

    def elsewhere(text: str, name: str) -> Outside:
        given.append(text)
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return Outside(text.replace("Begin", "Buiten"), file)

    monkeypatch.setattr(edit_texts, "edit_outside", elsewhere)
    monkeypatch.setattr(EditApp, "suspend", lambda _: nullcontext())
    app = office.app()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await at_place(app, pilot)
        await pilot.press("ctrl+e")
        await until(pilot, lambda: office.bo.text(KEY).text == "Buiten.")
        await until(pilot, lambda: not (tmp_path / "text.md").exists())
        office.bo.write_text("opening", "Begin hier.")
        screen.action_outside_all()
        await until(pilot, lambda: office.bo.text("opening").text == "Buiten hier.")
    assert given[0] == "Begin.\n"
    assert "<!-- [statement:1]" in given[1]


async def test_all_readings_of_a_text(office: Office) -> None:
    office.bo.write_text(KEY, "Een oude zin.")
    office.clock.advance(10)
    office.bo.write_text(KEY, "Een nieuwe zin.")
    app = office.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_place(app, pilot)
        await pilot.press("H")
        await until(pilot, lambda: isinstance(app.screen, TextHistory))
        await pilot.press("up", "enter")
        await until(pilot, lambda: office.bo.text(KEY).text == "Een oude zin.")
        assert office.bo.text(KEY).revisions == 3


async def test_the_preview_shows_the_text_as_the_report_does(office: Office) -> None:
    office.bo.write_text(KEY, "Eerst.\n\n- punt [/]")
    app = office.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_place(app, pilot)
        await pilot.press("ctrl+o")
        shown = str(screen.query_one("#preview-text", Static).render())
        assert "Zorg is van ons samen." in shown
        assert "•  punt [/]" in shown
        assert not screen.query_one(TextEditor).display
        await pilot.press("ctrl+o")
        assert screen.query_one(TextEditor).has_focus


async def test_a_long_list_is_walked_through_in_pages(office: Office) -> None:
    with office.bo.store.transaction():
        for number in range(310):
            office.note(f"{number}", round_number=1, group="A")
    app = office.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_place(app, pilot)
        listed = screen.query_one(NoteList)
        seen = set()
        for _ in range(40):
            note = screen.chosen_note()
            assert note is not None
            seen.add(note.text)
            assert len(listed.rows) <= 210
            await pilot.press("pagedown")
        assert "309" in seen
        for _ in range(40):
            await pilot.press("pageup")
        assert screen.chosen_note() is not None
        assert screen._offset == 0


@pytest.mark.parametrize(
    "name", ["closing markup", "escape sequence", "lone surrogate", "long", "right-to-left"]
)
async def test_nasty_text_is_text_everywhere(office: Office, name: str) -> None:
    i18n.use("nl")
    note = office.note(NASTY[name])
    office.bo.write_text(KEY, NASTY[name])
    office.bo.mark_notes([note.id], NoteState.LEFT_OUT, reason=NASTY[name])
    app = office.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_place(app, pilot)
        assert texts(screen)[-1] == NASTY[name]
        await pilot.press("h", "escape", "ctrl+o", "ctrl+o", "escape", "H", "escape", "e", "escape", "tab")
        assert screen.editor.text == NASTY[name]
        assert "\x1b" not in "".join(
            segment.text for line in app.screen._compositor.render_strips() for segment in line
        )
    assert office.bo.text(KEY).revisions == 1


def _is_asked(app: EditApp, number: int) -> bool:
    return str(app.screen.query_one("#title", Static).render()).startswith(f"{number}.")


def _is_filled(office: Office, number: int) -> bool:
    return office.bo.agreement(number).owners == ("secretariaat",)


async def test_agreements_are_filled_in_one_after_another(office: Office) -> None:
    for text in ("Een brief sturen.", "De raad meenemen.", "Opnieuw bijeenkomen."):
        office.bo.add_agreement(text)
    app = office.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: screen_of(app).key)
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(app.screen, FillAgreements))
        await pilot.press("i")
        for number in (1, 2, 3):
            await until(pilot, partial(_is_asked, app, number))
            await typed(pilot, "secretariaat")
            await pilot.press("tab")
            await typed(pilot, "voor de zomer" if number == 2 else "1 maart 2020")
            await pilot.press("enter")
            await until(pilot, partial(_is_filled, office, number))
        assert office.bo.agreement(1).due is not None
