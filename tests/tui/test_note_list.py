"""A list of a thousand notes: quick, steady, and readable."""

from __future__ import annotations

import time

import pytest
from textual.app import App, ComposeResult
from textual.visual import Visual

from tests.nasty import NASTY
from tests.tui.waiting import until
from workshop_tui.tui.widgets.note_list import NoteList, Row, RowVisual, shortened

WIDTH = 60


class Host(App[None]):
    """A list by itself."""

    def __init__(self, rows: list[Row], *, follows: bool = False) -> None:
        super().__init__()
        self._rows = rows
        self._follows = follows

    def compose(self) -> ComposeResult:
        yield NoteList(label_width=10, follows=self._follows)

    def on_mount(self) -> None:
        self.notes.show(self._rows)
        self.notes.focus()

    @property
    def notes(self) -> NoteList:
        return self.query_one(NoteList)


def row(number: int, text: str = "een notitie", **fields: object) -> Row:
    return Row(f"n{number}", text, "• reactie", **fields)  # type: ignore[arg-type]


def lines(visual: RowVisual, width: int = WIDTH) -> list[str]:
    assert isinstance(visual, Visual)
    assert visual.get_height({}, width) == len(visual._laid_out(width))
    return [line.plain for line in visual._laid_out(width)]


def test_text_stands_beside_the_label_also_where_it_wraps() -> None:
    drawn = lines(RowVisual(row(1, "woord " * 20), 10))
    assert drawn[0].startswith("• reactie woord")
    assert len(drawn) == 3
    assert all(line.startswith(" " * 10 + "woord") for line in drawn[1:])
    assert all(len(line) <= WIDTH for line in drawn)


def test_what_deepens_is_indented_with_a_branch() -> None:
    assert lines(RowVisual(row(1, "dieper", depth=1), 10)) == ["↳ • reactie dieper"]
    assert lines(RowVisual(row(1, "dieper", depth=2), 10)) == ["  ↳ • reactie dieper"]
    deepest = lines(RowVisual(row(1, "dieper", depth=50), 10))
    assert len(deepest) == 1


def test_lines_of_a_note_stay_lines() -> None:
    assert lines(RowVisual(row(1, "een\ntwee"), 10)) == ["• reactie een", " " * 10 + "twee"]


def test_a_heading_fills_its_line() -> None:
    (line,) = lines(RowVisual(Row("r", "Ronde 1", heading=True), 10))
    assert line.startswith("Ronde 1 ──")
    assert len(line) == WIDTH


@pytest.mark.parametrize("width", [1, 5, 20, 200])
@pytest.mark.parametrize("name", NASTY)
def test_any_text_fits_any_width(name: str, width: int) -> None:
    visual = RowVisual(row(1, NASTY[name], depth=3, marks="✎"), 10)
    assert visual.get_height({}, width) >= 1


def test_a_long_note_is_shortened_and_says_how_long_it_is() -> None:
    text = NASTY["long"]
    short = shortened(text)
    assert len(short) < 2100
    assert short.endswith(f"… ({len(text)} characters; h shows all)")
    assert shortened("\n".join("x" * 40)).count("\n") < 30
    assert shortened("kort") == "kort"


async def test_a_thousand_notes_open_and_answer_quickly() -> None:
    rows = [
        row(number, f"notitie {number} " + "met wat tekst erbij " * (number % 7)) for number in range(1000)
    ]
    app = Host(rows)
    began = time.perf_counter()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.notes.option_count == 1000)
        opened = time.perf_counter() - began
        began = time.perf_counter()
        for _ in range(20):
            app.notes.action_cursor_down()
        walked = (time.perf_counter() - began) / 20
        began = time.perf_counter()
        app.notes.show([*rows, row(1000)])
        added = time.perf_counter() - began
        began = time.perf_counter()
        app.notes.show([row(1001), *rows, row(1000)])
        await pilot.pause()
        inserted = time.perf_counter() - began
    assert opened < 5
    assert walked < 0.05
    assert added < 0.2
    assert inserted < 1


async def test_the_cursor_stays_on_its_note_and_in_its_place_when_others_come_before_it() -> None:
    rows = [row(number) for number in range(100)]
    app = Host(rows)
    async with app.run_test(size=(80, 24)) as pilot:
        app.notes.choose("n50")
        await until(pilot, lambda: app.notes.scroll_offset.y > 0)
        before = app.notes.scroll_offset.y
        app.notes.show([row(200), row(201), *rows])
        await until(pilot, lambda: app.notes.option_count == 102)
        assert app.notes.chosen == "n50"
        await until(pilot, lambda: app.notes.scroll_offset.y == before + 2)


async def test_the_scrolling_stays_where_no_note_is_chosen() -> None:
    rows = [row(number) for number in range(100)]
    app = Host(rows)
    async with app.run_test(size=(80, 24)) as pilot:
        app.notes.choose(None)
        app.notes.scroll_to(y=30, animate=False, immediate=True)
        app.notes.show([rows[0], row(200), *rows[1:]])
        await until(pilot, lambda: app.notes.option_count == 101)
        assert app.notes.scroll_offset.y == 30


async def test_a_changed_note_is_drawn_anew_without_a_jump() -> None:
    rows = [row(number) for number in range(100)]
    app = Host(rows)
    async with app.run_test(size=(80, 24)) as pilot:
        app.notes.choose("n50")
        await until(pilot, lambda: app.notes.scroll_offset.y > 0)
        before = app.notes.scroll_offset.y
        app.notes.show([*rows[:60], row(60, "anders"), *rows[61:]])
        await pilot.pause()
        assert app.notes.chosen == "n50"
        assert app.notes.scroll_offset.y == before
        assert app.notes.rows[60].text == "anders"


async def test_a_list_that_follows_shows_what_comes_behind_unless_one_reads_further_up() -> None:
    rows = [row(number) for number in range(100)]
    app = Host(rows, follows=True)
    async with app.run_test(size=(80, 24)) as pilot:
        app.notes.to_end()
        await until(pilot, lambda: app.notes.scroll_offset.y == app.notes.max_scroll_y == 76)
        app.notes.show([*rows, row(100)])
        await until(pilot, lambda: app.notes.scroll_offset.y == 77)
        app.notes.scroll_to(y=10, animate=False, immediate=True)
        app.notes.show([*rows, row(100), row(101)])
        await pilot.pause()
        assert app.notes.scroll_offset.y == 10


async def test_pages_go_through_a_note_longer_than_the_list() -> None:
    app = Host([row(0), row(1, "woord " * 300), row(2)])
    async with app.run_test(size=(40, 10)) as pilot:
        app.notes.choose("n0")
        await pilot.press("pagedown")
        assert app.notes.scroll_offset.y == 9
        assert app.notes.chosen == "n1"
        await pilot.press("pagedown")
        assert app.notes.scroll_offset.y == 18
        await pilot.press(*["pageup"] * 3)
        assert app.notes.scroll_offset.y == 0
        assert app.notes.chosen == "n0"


async def test_arrows_pass_over_headings_and_a_click_only_chooses() -> None:
    app = Host([Row("r1", "Ronde 1", heading=True), row(1), Row("r2", "Ronde 2", heading=True), row(2)])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        assert app.notes.chosen == "n1"
        await pilot.press("down")
        assert app.notes.chosen == "n2"
        await pilot.click(NoteList, offset=(12, 1))
        assert app.notes.chosen == "n1"
        await pilot.click(NoteList, offset=(12, 0))
        assert app.notes.chosen == "n1"
