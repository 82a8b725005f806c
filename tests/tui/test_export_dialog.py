"""Writing a document from the screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.domain.notes import Place
from workshop_tui.tui.screens.export import ExportDialog
from workshop_tui.tui.widgets.choice import Choice


async def _opened(workshop: Workshop, pilot: Pilot[None]) -> ExportDialog:
    await pilot.press("f8")
    await until(pilot, lambda: isinstance(workshop.app.screen, ExportDialog))
    dialog = workshop.app.screen
    assert isinstance(dialog, ExportDialog)
    await until(pilot, lambda: dialog.query_one("#export-what").has_focus)
    return dialog


def _said(dialog: ExportDialog) -> str:
    return str(dialog.query_one("#export-said", Static).render())


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def test_enter_writes_the_report_and_says_where(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    workshop = open_workshop()
    workshop.live.add_note("Aan tafel.", Place(statement=1))
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        dialog = await _opened(workshop, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "Geschreven:" in _said(dialog))
        assert "- Aan tafel." in Path("dag-1-report.md").read_text(encoding="utf-8")
        assert "**Stelling:**" in Path("dag-1-report.md").read_text(encoding="utf-8")


async def test_the_name_follows_what_is_chosen_and_the_choice_is_remembered(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        dialog = await _opened(workshop, pilot)
        path = dialog.query_one("#export-path", Input)
        await pilot.press("right", "tab", "right", "right")
        await until(pilot, lambda: path.value.endswith("dag-1-agreements.json"))
        path.value = str(Path("lijst.json"))
        await pilot.press("left")
        await until(pilot, lambda: path.value == "lijst.csv")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Written:" in _said(dialog))
        assert Path("lijst.csv").read_bytes().startswith(b"\xef\xbb\xbf")
        await pilot.press("escape")
        dialog = await _opened(workshop, pilot)
        assert dialog.query_one("#export-what", Choice).value == "agreements"
        assert dialog.query_one("#export-format", Choice).value == "csv"
        assert dialog.query_one("#export-path", Input).value == "lijst.csv"


async def test_everything_is_written_as_json(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        dialog = await _opened(workshop, pilot)
        await pilot.press("left", "enter")
        await until(pilot, lambda: "Written:" in _said(dialog))
        assert json.loads(Path("dag-1.json").read_bytes())["conference"]["id"] == "dag-1"


async def test_what_cannot_be_written_is_said_and_the_day_runs_on(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        dialog = await _opened(workshop, pilot)
        path = dialog.query_one("#export-path", Input)
        path.value = str(Path("nowhere") / "x.md")
        path.focus()
        await pilot.press("enter")
        await until(pilot, lambda: "There is no folder" in _said(dialog))
        assert "Make it first" in _said(dialog)
        path.value = "~/[/]\x1b\0.md"
        await pilot.press("enter")
        await until(pilot, lambda: "A file cannot have that name" in _said(dialog))
        assert list(Path.cwd().iterdir()) == []
        assert workshop.app.screen is dialog
