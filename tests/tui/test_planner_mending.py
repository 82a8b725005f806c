"""A file that cannot be used: it opens all the same, is mended on the spot, and nothing of it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import TextArea

from tests.tui.planner_day import DAY, NOW, PEOPLE, day_file, said, screen_of
from tests.tui.waiting import until
from workshop_tui import i18n
from workshop_tui.sessionfile import load
from workshop_tui.sessionfile.mending import to_mend
from workshop_tui.tui.planner_app import PlannerApp
from workshop_tui.tui.screens.ask_dialogs import ChoiceDialog
from workshop_tui.tui.screens.planner_mending import Broken, MendScreen
from workshop_tui.tui.widgets.cursor_list import CursorList


@pytest.fixture(autouse=True)
def english() -> None:
    i18n.use("en")


def mender(file: Path) -> PlannerApp:
    """The planner on a file that cannot be used."""
    found = to_mend(file)
    assert found is not None
    return PlannerApp(None, file.parent / "plans", lambda: NOW, broken=Broken(file, found))


def area(app: PlannerApp) -> TextArea:
    """The input."""
    return app.screen.query_one(TextArea)


def problems(app: PlannerApp) -> list[str]:
    """What is wrong, as listed."""
    listed = app.screen.query_one(CursorList)
    return [str(listed.get_option_at_index(place).prompt) for place in range(listed.option_count)]


async def test_each_problem_is_gone_to_with_its_value_selected(tmp_path: Path) -> None:
    text = DAY.replace("date: 2026-04-01", "date: morgen  # when?").replace("kind: talk", "knd: talk")
    file = day_file(tmp_path, text)
    app = mender(file)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: len(problems(app)) == 2)
        assert problems(app)[0].startswith("‼ 4:9  date: “morgen” is not a date")
        assert area(app).selected_text == "morgen"
        await pilot.press(*"2026-04-02", "f7")
        assert area(app).selected_text == "knd"
        await pilot.press(*"kind", "ctrl+s")
        await until(pilot, lambda: not isinstance(app.screen, MendScreen))
        assert screen_of(app).plan.conference.date.isoformat() == "2026-04-02"
    assert file.read_text(encoding="utf-8") == text.replace("morgen", "2026-04-02").replace("knd", "kind")
    assert not list((tmp_path / "plans").glob("text-*"))


async def test_broken_yaml_says_what_to_do_at_its_line(tmp_path: Path) -> None:
    file = day_file(tmp_path, DAY.replace("title: Coffee", "title: Coffee: and tea"))
    app = mender(file)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: len(problems(app)) == 1)
        assert "12:" in problems(app)[0]
        assert "put the text in quotes" in problems(app)[0]
        assert area(app).cursor_location[0] == 11
        assert area(app).selected_text == "Coffee: and tea"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "1 thing to mend" in said(app, "#text-head"))
        assert isinstance(app.screen, MendScreen)


async def test_what_was_typed_comes_back_after_a_kill(tmp_path: Path) -> None:
    file = day_file(tmp_path, DAY.replace("2026-04-01", "morgen"))
    app = mender(file)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: area(app).selected_text == "morgen")
        await pilot.press(*"2026-05-05")
        await app.all_kept()
    again = mender(file)
    async with again.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "2026-05-05" in area(again).text)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not isinstance(again.screen, MendScreen))
    found = load(file).conference
    assert found is not None
    assert found.date.isoformat() == "2026-05-05"


async def test_another_program_changed_it_meanwhile(tmp_path: Path) -> None:
    file = day_file(tmp_path, DAY.replace("2026-04-01", "morgen"))
    app = mender(file)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: area(app).selected_text == "morgen")
        await pilot.press(*"2026-05-05")
        file.write_text(DAY, encoding="utf-8")
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, ChoiceDialog)
        await pilot.press("enter")
        assert file.read_text(encoding="utf-8") == DAY
        assert "2026-05-05" in area(app).text


async def test_the_list_beside_it_is_mended_too(tmp_path: Path) -> None:
    file = day_file(tmp_path)
    listed = tmp_path / "people.csv"
    listed.write_text(PEOPLE + "Eve;06-3;Zuit\n", encoding="utf-8")
    app = mender(file)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Eve" in area(app).text)
        assert "people.csv 4:1" in problems(app)[0]
        area(app).text = PEOPLE + "Eve;06-3;Zuid\n"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not isinstance(app.screen, MendScreen))
        assert [one.name for one in app.plan.conference.participants] == ["Ann", "Bob", "Eve"]
    assert file.read_text(encoding="utf-8") == DAY


@pytest.mark.parametrize("code", ["cp1252", "utf-16"])
async def test_a_file_in_another_code_becomes_utf_8(tmp_path: Path, code: str) -> None:
    text = DAY.replace("Opening", "Koffie met crème")
    file = day_file(tmp_path)
    file.write_bytes(text.encode(code))
    app = mender(file)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "saving makes it UTF-8" in said(app, "#text-head")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not isinstance(app.screen, MendScreen))
    assert file.read_text(encoding="utf-8") == text


def test_what_is_no_text_or_no_session_file_is_not_mended(tmp_path: Path) -> None:
    for name, content in (("a.yaml", b"\0\1"), ("a.docx", b"PK"), ("b.txt", b"9.00 Koffie")):
        (tmp_path / name).write_bytes(content)
        assert to_mend(tmp_path / name) is None
    assert to_mend(tmp_path) is None
    assert to_mend(tmp_path / "none.yaml") is None
