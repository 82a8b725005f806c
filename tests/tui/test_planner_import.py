"""A programme that is taken over into the planner: from a file, with its days and its columns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.sessionfile.importing.files import word, workbook
from tests.tui.waiting import until
from workshop_tui.tui.planner_app import PlannerApp
from workshop_tui.tui.screens.planner_form import EntryForm
from workshop_tui.tui.screens.planner_import import FileScreen, typed_path

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=timezone.utc)
TWO_DAYS = (
    "Dag 1 – 4 mei 2027",
    "9.00 – 9.30 Inloop",
    "9.30 – 10.00 Opening",
    "10.00 – 10.30 Gesprek",
    "Dag 2 – 5 mei 2027",
    "10.00 – 10.30 Terugblik",
    "10.30 – 11.00 Afspraken",
)


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[], PlannerApp]:
    """Starts the planner with nothing."""
    return lambda: PlannerApp(None, tmp_path / "plans", lambda: NOW)


async def chosen(pilot: Pilot[None], app: PlannerApp) -> None:
    """Goes to the screen for a file."""
    await pilot.press("up", "up", "enter")
    await until(pilot, lambda: isinstance(app.screen, FileScreen))


def shown(app: PlannerApp) -> str:
    """What stands there of what becomes of the file."""
    return str(app.screen.query_one("#paste-text", Static).render())


def field(app: PlannerApp, name: str) -> Input:
    """A field of the screen."""
    return app.screen.query_one(name, Input)


async def test_a_word_file_with_two_days(opened: Callable[[], PlannerApp], tmp_path: Path) -> None:
    file = tmp_path / "mijn programma.docx"
    file.write_bytes(word(*TWO_DAYS))
    app = opened()
    async with app.run_test(size=(100, 30)) as pilot:
        await chosen(pilot, app)
        assert not app.screen.query_one("#day-row").display
        field(app, "#paste-file").value = f"'{file}'"
        await until(pilot, lambda: "Opening" in shown(app))
        assert app.screen.query_one("#day-row").display
        assert not app.screen.query_one("#columns-row").display
        field(app, "#paste-day").value = "2"
        await until(pilot, lambda: "Terugblik [" in shown(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, EntryForm))
        assert [item.title for item in app.plan.conference.agenda] == ["Terugblik", "Afspraken"]
        assert app.plan.conference.date.isoformat() == "2027-05-05"


async def test_the_columns_of_a_sheet_can_be_changed(
    opened: Callable[[], PlannerApp], tmp_path: Path
) -> None:
    file = tmp_path / "draaiboek.xlsx"
    rows = [("Wanneer", "Waar", "Waarover"), ("9.00-9.30", "Grote zaal", "Koffie")]
    file.write_bytes(workbook([*rows, ("9.30-10.00", "Grote zaal", "Start")]))
    app = opened()
    async with app.run_test(size=(100, 30)) as pilot:
        await chosen(pilot, app)
        field(app, "#paste-file").value = str(file)
        await until(pilot, lambda: app.screen.query_one("#columns-row").display)
        assert field(app, "#paste-columns").value == "time=Wanneer, title=Waar, notes=Waarover"
        field(app, "#paste-columns").focus()
        field(app, "#paste-columns").value = "time=Wanneer, title=Waarover, none=Waar"
        await until(pilot, lambda: "Koffie [" in shown(app))
        field(app, "#paste-columns").value = "titel=Waarover"
        await until(pilot, lambda: "titel" in shown(app) and "none" in shown(app))
        field(app, "#paste-columns").value = "time=Wanneer, title=Waarover, none=Waar"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, EntryForm))
        assert [item.title for item in app.plan.conference.agenda] == ["Koffie", "Start"]


async def test_what_is_wrong_with_a_file_is_said(opened: Callable[[], PlannerApp], tmp_path: Path) -> None:
    (tmp_path / "day.yaml").write_text("x", encoding="utf-8")
    app = opened()
    async with app.run_test(size=(100, 30)) as pilot:
        await chosen(pilot, app)
        for name, said in (
            ("none.docx", "none.docx"),
            ("", str(tmp_path)),
            ("day.yaml", "workshop-tui plan"),
        ):
            field(app, "#paste-file").value = str(tmp_path / name)
            await until(pilot, lambda said=said: said in shown(app).replace("\n", ""))  # type: ignore[misc]
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, FileScreen)
        await pilot.press("escape")
        assert not isinstance(app.screen, FileScreen)


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("", None),
        ("  ", None),
        ("a b.docx", "a b.docx"),
        ("'/tmp/a b.docx' ", "/tmp/a b.docx"),
        ('"/tmp/a.docx"', "/tmp/a.docx"),
        (r"/tmp/a\ b.docx", "/tmp/a b.docx"),
        ("file:///tmp/a%20b.docx", "/tmp/a b.docx"),
        ("~nobody-is-called-so/a", "~nobody-is-called-so/a"),
    ],
)
def test_a_path_as_it_is_typed_or_dragged(typed: str, path: str | None) -> None:
    assert typed_path(typed) == (None if path is None else Path(path))
