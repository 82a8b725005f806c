"""The planner's forms for people, wishes and the roster; the file as text; the list beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests.tui.planner_day import DAY, PEOPLE, day_file, planner_on, said, screen_of
from tests.tui.waiting import until
from workshop_tui import i18n
from workshop_tui.domain.conference import ChairRoster, SeatingWishes
from workshop_tui.sessionfile import load
from workshop_tui.tui.screens.ask_dialogs import ChoiceDialog
from workshop_tui.tui.screens.help import HelpDialog
from workshop_tui.tui.screens.planner_form import EntryForm
from workshop_tui.tui.screens.planner_text import TextScreen


@pytest.fixture
def file(tmp_path: Path) -> Path:
    i18n.use("en")
    return day_file(tmp_path)


async def test_people_are_put_into_the_list_beside_the_file(file: Path) -> None:
    app = planner_on(file)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f5", "enter")
        app.screen.query_one("#field-name", Input).value = "Anna"
        app.screen.query_one("#field-group", Input).value = "B"
        await pilot.press("enter", "a")
        app.screen.query_one("#field-participants", TextArea).text = "Cat\tdirector\tZuid\nDee | | Noord | A"
        await pilot.press("ctrl+s", "ctrl+s")
        await until(pilot, lambda: not app.plan.is_changed)
    assert file.read_text(encoding="utf-8") == DAY
    assert (file.parent / "people.csv").read_text(encoding="utf-8") == (
        "name;phone;organisation;role;group\nAnna;06-1;Noord;;B\n"
        "Cat;;Zuid;director;\nDee;;Noord;;A\nBob;06-2;Zuid\n"
    )
    loaded = load(file).conference
    assert loaded is not None
    assert loaded == app.plan.conference
    assert [one.name for one in loaded.participants] == ["Anna", "Cat", "Dee", "Bob"]


async def test_somebody_who_goes_leaves_the_wishes_too(file: Path) -> None:
    app = planner_on(file)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "down", "down", "enter")
        app.screen.query_one("#field-together", TextArea).text = "Ann, Bob"
        await pilot.press("ctrl+s")
        assert app.plan.conference.seating == SeatingWishes(0, (("Ann", "Bob"),))
        await pilot.press("f5", "enter")
        app.screen.query_one("#field-name", Input).value = "Anna"
        await pilot.press("enter")
        assert app.plan.conference.seating.together == (("Anna", "Bob"),)
        await pilot.press("x")
        assert not app.plan.conference.seating.together
        assert [one.name for one in app.plan.conference.participants] == ["Bob"]
        await pilot.press("u")
        assert app.plan.conference.seating.together == (("Anna", "Bob"),)


async def test_an_organisation_that_is_not_there_is_refused_in_the_form(file: Path) -> None:
    app = planner_on(file)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f5", "down", "enter")
        app.screen.query_one("#field-organisation", Input).value = "Zuit"
        await pilot.press("enter")
        assert "did you mean “Zuid”" in said(app, "#hint")
        assert app.screen.query_one("#field-organisation").has_focus


async def test_the_roster_and_the_sections_of_the_report(file: Path) -> None:
    app = planner_on(file)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "down", "down", "down", "enter")
        app.screen.query_one("#field-first_year", Input).value = "2026"
        app.screen.query_one("#field-order", TextArea).text = "Zuid\nNoord"
        await pilot.press("ctrl+s")
        assert app.plan.conference.chair_roster == ChairRoster(2026, ("Zuid", "Noord"))
        await pilot.press("home", "enter")
        app.screen.query_one("#field-report_sections", TextArea).text = "tables\nagreements"
        app.screen.query_one("#field-date", Input).value = "woensdag 8 april 2026"
        await pilot.press("ctrl+s")
        assert app.plan.conference.report_sections == ("tables", "agreements")
        assert app.plan.conference.date.isoformat() == "2026-04-08"
        await pilot.press("down", "down", "down", "enter")
        for field in ("order", "never"):
            app.screen.query_one(f"#field-{field}", TextArea).text = ""
        app.screen.query_one("#field-first_year", Input).value = ""
        await pilot.press("ctrl+s")
        assert app.plan.conference.chair_roster is None


async def test_the_kind_follows_from_the_title_until_it_is_chosen(file: Path) -> None:
    app = planner_on(file)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("A", *"Lunch", "enter")
        first = app.plan.conference.agenda[0]
        assert (first.title, first.kind.value, first.start, first.end) == ("Lunch", "break", 525, 540)


async def test_help_in_a_form(file: Path) -> None:
    app = planner_on(file)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "f1")
        assert isinstance(app.screen, HelpDialog)
        await pilot.press("escape")
        assert isinstance(app.screen, EntryForm)
        await pilot.press("escape", "k", "f1")
        assert isinstance(app.screen, ChoiceDialog)


async def test_what_was_typed_in_a_form_comes_back(file: Path) -> None:
    app = planner_on(file)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter", "end", *" word")
        await app.all_kept()
    again = planner_on(file)
    async with again.run_test(size=(80, 24)) as pilot:
        assert isinstance(again.screen, ChoiceDialog)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(again.screen, EntryForm))
        assert again.screen.query_one("#field-title", Input).value == "Opening word"
        assert "typed and not saved yet" in said(again, "#hint")
        await pilot.press("escape")
        assert isinstance(again.screen, EntryForm)
        await pilot.press("enter")
        assert [item.title for item in again.plan.conference.agenda] == ["Coffee", "Opening word"]
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not again.plan.is_changed)
    assert not list((file.parent / "plans").iterdir())


async def test_a_form_that_is_left_twice_forgets_what_was_typed(file: Path) -> None:
    app = planner_on(file)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", *"Tea", "escape", "escape")
        assert not isinstance(app.screen, EntryForm)
        await app.all_kept()
    again = planner_on(file)
    async with again.run_test(size=(80, 24)):
        assert again.screen is screen_of(again)


async def test_the_file_as_text(file: Path) -> None:
    app = planner_on(file)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(app.screen, TextScreen))
        text = app.screen.query_one(TextArea)
        assert text.text == DAY
        text.text = DAY.replace("title: Coffee", "id: koffie\n    titel: Coffee")
        await pilot.press("ctrl+s")
        await until(
            pilot,
            lambda: "2 things to mend" in said(app, "#text-head") or "1 thing" in said(app, "#text-head"),
        )
        assert isinstance(app.screen, TextScreen)
        text.text = DAY.replace("title: Coffee", "id: koffie   # of old\n    title: Coffee")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is screen_of(app))
        assert app.plan.conference.agenda[0].id == "koffie"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not app.plan.is_changed)
        assert "id: koffie   # of old" in file.read_text(encoding="utf-8")
        await pilot.press("u")
        assert app.plan.conference.agenda[0].id == "coffee"


async def test_a_list_that_changed_meanwhile_is_asked_about(file: Path) -> None:
    app = planner_on(file)
    listed = file.parent / "people.csv"
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f5", "x")
        listed.write_text(PEOPLE + "Eve;;\n", encoding="utf-8")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ChoiceDialog))
        await pilot.press("enter")
    assert listed.read_text(encoding="utf-8") == PEOPLE + "Eve;;\n"


async def test_a_line_is_found_by_its_text(file: Path) -> None:
    app = planner_on(file)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f5", "slash", *"bob", "enter")
        assert screen_of(app).path == ("participants", 1)
        await pilot.press("f2", "slash", *"zzz", "enter")
        assert "nowhere" in said(app, "#hint")


async def test_it_is_said_at_once_that_something_else_changed_the_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workshop_tui.tui.screens.planner_doing.LOOK_AT_FILE_S", 0.05)
    app = planner_on(file)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        file.write_text(DAY + "# somebody else\n", encoding="utf-8")
        await until(pilot, lambda: any("something else" in each.message for each in app._notifications))


async def test_people_out_of_a_file_are_put_behind_the_others(file: Path) -> None:
    other = file.parent / "more.csv"
    other.write_text("naam;functie;gemeente\nAnn;;Noord\nFay;secretaris;Zuid\n", encoding="utf-8")
    app = planner_on(file)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f5", "i")
        app.screen.query_one("#field-file", Input).value = str(other)
        await pilot.press("enter")
        await until(pilot, lambda: len(app.plan.conference.participants) == 3)
        assert app.plan.conference.participants[2].role == "secretaris"
        assert screen_of(app).path == ("participants", 2)
        await pilot.press("u")
        assert len(app.plan.conference.participants) == 2
