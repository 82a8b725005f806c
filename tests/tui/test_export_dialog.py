"""Writing a document from the screen."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from tests.nasty import NASTY
from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import Place
from workshop_tui.errors import DocumentError
from workshop_tui.live.secretariat import Secretariat
from workshop_tui.report import CATALOGUE, FORMATS
from workshop_tui.report.kinds import ABOUT_TEXT, WHAT_TEXT
from workshop_tui.report.progress import making
from workshop_tui.report.remarks import write_and_look
from workshop_tui.store import Store
from workshop_tui.tui.edit_app import EditApp
from workshop_tui.tui.screens import export, export_result
from workshop_tui.tui.screens.export import ExportDialog
from workshop_tui.tui.screens.export_result import ExportResult
from workshop_tui.tui.screens.export_sections import SectionsDialog
from workshop_tui.tui.screens.help import HelpDialog
from workshop_tui.tui.widgets.choice import Choice
from workshop_tui.tui.widgets.cursor_list import CursorList
from workshop_tui.tui.widgets.key_line import KeyLine


async def _opened(workshop: Workshop, pilot: Pilot[None], what: str = "report") -> ExportDialog:
    await pilot.press("f8")
    await until(pilot, lambda: isinstance(workshop.app.screen, ExportDialog))
    dialog = workshop.app.screen
    assert isinstance(dialog, ExportDialog)
    listed = dialog.query_one("#export-what", CursorList)
    await until(pilot, lambda: listed.has_focus)
    listed.highlighted = listed.get_option_index(what)
    await pilot.pause()
    return dialog


def _said(dialog: ExportDialog) -> str:
    return str(dialog.query_one("#export-said", Static).render())


def _path(dialog: ExportDialog) -> Input:
    return dialog.query_one("#export-path", Input)


def _choose(dialog: ExportDialog, field: str, value: str) -> None:
    dialog.query_one(f"#export-{field}", Choice).choose(value)


async def _written(workshop: Workshop, pilot: Pilot[None], dialog: ExportDialog) -> ExportResult:
    """Enter, until the document is there."""
    await pilot.press("ctrl+s")
    await until(pilot, lambda: isinstance(workshop.app.screen, ExportResult), "a result: " + _said(dialog))
    result = workshop.app.screen
    assert isinstance(result, ExportResult)
    await until(pilot, lambda: result.query_one("#export-remarks").is_mounted)
    return result


def _remarks(result: ExportResult) -> str:
    return str(result.query_one("#export-remarks Static", Static).render())


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, threading.Event]:
    """Writing waits: the first is set when it has begun, set the second to let it go on."""
    begun, go_on = threading.Event(), threading.Event()

    def wait_then_write(*args: Any) -> Any:
        making("report", "md")
        begun.set()
        assert go_on.wait(20)
        return write_and_look(*args)

    monkeypatch.setattr(export, "write_and_look", wait_then_write)
    return begun, go_on


async def test_enter_writes_the_report_and_says_where(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    workshop = open_workshop()
    workshop.live.add_note("Aan tafel.", Place(statement=1))
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        dialog = await _opened(workshop, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(workshop.app.screen, ExportResult))
        place = workshop.app.screen.query_one("#export-place", Static)
        assert str(place.render()) == str(Path("dag-1-report.md").resolve())
        await pilot.press("escape")
        await until(pilot, lambda: workshop.app.screen is dialog)
        assert "Geschreven:" in _said(dialog)
        assert "- Aan tafel." in Path("dag-1-report.md").read_text(encoding="utf-8")
        assert "**Stelling:**" in Path("dag-1-report.md").read_text(encoding="utf-8")


def test_every_document_can_be_chosen_and_says_what_it_is() -> None:
    assert set(WHAT_TEXT) == set(CATALOGUE) == set(ABOUT_TEXT)


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_all_of_it_is_in_sight_in_a_small_terminal(open_workshop: OpenWorkshop, language: str) -> None:
    i18n.use(language)
    workshop = open_workshop()
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        dialog = await _opened(workshop, pilot)
        listed = dialog.query_one("#export-what", CursorList)
        assert [listed.get_option_at_index(n).id for n in range(listed.option_count)] == list(FORMATS)
        how = dialog.query_one("#export-how")
        for place, what in enumerate(FORMATS):
            listed.highlighted = place
            await pilot.pause()
            for format in [each for each in FORMATS[what] if each in ("md", "docx", "zip")] or FORMATS[what][
                :1
            ]:
                _choose(dialog, "format", format)
                _choose(dialog, "names", "role" if format == "docx" else "omit")
                await pilot.pause()
                assert how.max_scroll_y == 0, (what, format)
        assert listed.max_scroll_y == 0
        line = dialog.query_one(KeyLine)
        assert dialog.region.contains_region(line.region)
        assert {key.key for key in line.keys} == {"enter", "s", "escape", "f1"}
        assert _visible(dialog) == {"sections", "actual", "paper", "template"}


def _visible(dialog: ExportDialog) -> set[str]:
    rows: list[Widget] = [
        dialog.query_one(f"#row-{name}") for name in ("sections", "actual", "paper", "template")
    ]
    return {(row.id or "").removeprefix("row-") for row in rows if row.display}


@pytest.mark.parametrize(
    ("what", "format", "shown"),
    [
        ("report", "md", {"sections"}),
        ("report", "docx", {"sections", "template"}),
        ("letter", "docx", {"template"}),
        ("programme", "pdf", {"actual"}),
        ("table-sheets", "pdf", {"paper"}),
        ("rotation", "md", {"paper"}),
        ("wall", "csv", set()),
        ("all", "zip", {"sections", "actual", "paper", "template"}),
    ],
)
async def test_only_what_has_an_effect_is_asked(
    workshop: Workshop, what: str, format: str, shown: set[str]
) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        dialog = await _opened(workshop, pilot, what)
        _choose(dialog, "format", format)
        await pilot.pause()
        assert _visible(dialog) == shown


async def test_the_name_follows_what_is_chosen_and_the_choice_is_remembered(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        dialog = await _opened(workshop, pilot)
        path = _path(dialog)
        await pilot.press("down", "tab", "right", "right")
        await until(pilot, lambda: path.value.endswith("dag-1-agreements.json"))
        path.value = str(Path("lijst.json"))
        await pilot.press("left")
        await until(pilot, lambda: path.value == "lijst.csv")
        _choose(dialog, "names", "omit")
        await _written(workshop, pilot, dialog)
        assert Path("lijst.csv").read_bytes().startswith(b"\xef\xbb\xbf")
        await pilot.press("escape", "escape")
        await until(pilot, lambda: not isinstance(workshop.app.screen, ExportDialog))
        dialog = await _opened(workshop, pilot, "agreements")
        assert dialog.query_one("#export-format", Choice).value == "csv"
        assert dialog.query_one("#export-names", Choice).value == "omit"
        assert _path(dialog).value == "lijst.csv"


async def test_the_mouse_chooses_a_document(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        dialog = await _opened(workshop, pilot)
        await pilot.click("#export-what", offset=(2, 4))
        await until(pilot, lambda: _path(dialog).value.endswith("dag-1-wall.md"))
        assert not list(Path.cwd().iterdir())


async def test_everything_is_written_as_json(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        dialog = await _opened(workshop, pilot, "json")
        await _written(workshop, pilot, dialog)
        assert json.loads(Path("dag-1.json").read_bytes())["conference"]["id"] == "dag-1"


async def test_all_documents_in_a_folder_that_is_never_written_twice(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        dialog = await _opened(workshop, pilot, "all")
        assert _path(dialog).value.endswith("dag-1-all")
        await _written(workshop, pilot, dialog)
        held = {each.name for each in Path("dag-1-all").iterdir()}
        assert {"index.md", "dag-1-report.pdf", "dag-1-badges.pdf"} <= held
        await pilot.press("escape", "ctrl+s")
        await until(pilot, lambda: "Name a folder that is not there yet" in _said(dialog))
        assert {each.name for each in Path("dag-1-all").iterdir()} == held


async def test_persons_by_role_and_what_still_looks_like_a_name(open_workshop: OpenWorkshop) -> None:
    workshop = open_workshop()
    workshop.live.add_note("Volgens Godelieve Winkelmans kan het.", Place(statement=1))
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        dialog = await _opened(workshop, pilot)
        about = dialog.query_one("#export-names-about", Static)
        assert "inside the house" in str(about.render())
        _choose(dialog, "names", "role")
        await until(pilot, lambda: "to publish" in str(about.render()))
        result = await _written(workshop, pilot, dialog)
        assert "Godelieve Winkelmans (note 1, table 1)" in _remarks(result)
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(workshop.app.screen, HelpDialog))


async def test_what_the_pdf_has_no_sign_for_is_listed_whole(open_workshop: OpenWorkshop) -> None:
    workshop = open_workshop()
    for text in (*NASTY, "🎉 Feest."):
        workshop.live.add_note(text or "-", Place(statement=1))
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        dialog = await _opened(workshop, pilot)
        _choose(dialog, "format", "pdf")
        await pilot.pause()
        result = await _written(workshop, pilot, dialog)
        assert "🎉 Feest." in _remarks(result)
        assert not any(character in _remarks(result) for character in "\x1b\0\u202e")
        assert result.region.contains_region(result.query_one(KeyLine).region)
        await pilot.press("end")
        scrolled = result.query_one("#export-remarks")
        await until(pilot, lambda: scrolled.scroll_y == scrolled.max_scroll_y)


async def test_sections_are_chosen_and_kept_for_the_conference(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        dialog = await _opened(workshop, pilot)
        button = dialog.query_one("#export-sections", Button)
        assert "9, as usual" in str(button.label)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(workshop.app.screen, SectionsDialog))
        await pilot.press("space", "down", "plus", "enter")
        await until(pilot, lambda: workshop.app.screen is dialog)
        await until(pilot, lambda: "8, chosen for this conference" in str(button.label))
        kept = workshop.live.report_sections()
        assert kept is not None
        assert kept[:2] == ("tables", "items")
        assert "opening" not in kept
        await pilot.press("s")
        await until(pilot, lambda: isinstance(workshop.app.screen, SectionsDialog))
        await pilot.press("r", "enter")
        await until(pilot, lambda: "9, as usual" in str(button.label))
        assert workshop.live.report_sections() is None


async def test_internal_annexes_and_none_at_all(workshop: Workshop) -> None:
    workshop.live.choose_report_sections(("harvest", "agreements"))
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        dialog = await _opened(workshop, pilot)
        button = dialog.query_one("#export-sections", Button)
        assert "2, chosen" in str(button.label)
        _choose(dialog, "names", "omit")
        await until(pilot, lambda: "1, chosen" in str(button.label))
        await pilot.click("#export-sections")
        await until(pilot, lambda: isinstance(workshop.app.screen, SectionsDialog))
        hint = workshop.app.screen.query_one("#hint", Static)
        assert "no internal annexes" in str(hint.render())
        await pilot.press("space", "down", "space", "enter")
        await until(pilot, lambda: "A report needs a section at least" in str(hint.render()))
        await pilot.press("escape")
        await until(pilot, lambda: workshop.app.screen is dialog)
        assert workshop.live.report_sections() == ("harvest", "agreements")
        await _written(workshop, pilot, dialog)
        written = Path("dag-1-report.md").read_text(encoding="utf-8")
        assert [line for line in written.splitlines() if line.startswith("## ")] == ["## Agreements"]


async def test_a_house_style_is_checked_when_it_is_chosen(workshop: Workshop) -> None:
    from docx import Document

    made = Document()
    made.styles["List Bullet"].element.getparent().remove(made.styles["List Bullet"].element)
    made.save("stijl.docx")
    Path("kapot.docx").write_bytes(b"PK\x03\x04 no")
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        dialog = await _opened(workshop, pilot, "letter")
        _choose(dialog, "format", "docx")
        await pilot.pause()
        style = dialog.query_one("#export-template", Input)
        style.focus()
        await pilot.press(*"kap")
        await until(pilot, lambda: style._suggestion == "kapot.docx")
        await pilot.press("right", "tab")
        await until(pilot, lambda: "is no Word document" in _said(dialog))
        assert style.value == "kapot.docx"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "is no Word document" in _said(dialog))
        assert not Path("dag-1-letter.docx").exists()
        style.value = "stijl.docx"
        style.focus()
        await pilot.press("tab")
        await until(pilot, lambda: "List Bullet" in _said(dialog))
        result = await _written(workshop, pilot, dialog)
        assert "List Bullet" in _remarks(result)
        assert Path("dag-1-letter.docx").exists()


async def test_the_programme_with_what_happened(workshop: Workshop) -> None:
    workshop.live.start()
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        dialog = await _opened(workshop, pilot, "programme")
        await _written(workshop, pilot, dialog)
        planned = Path("dag-1-programme.md").read_text(encoding="utf-8")
        await pilot.press("escape")
        _choose(dialog, "actual", "actual")
        await _written(workshop, pilot, dialog)
        assert len(Path("dag-1-programme.md").read_text(encoding="utf-8")) > len(planned)


async def test_what_cannot_be_written_is_said_and_the_day_runs_on(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        dialog = await _opened(workshop, pilot)
        path = _path(dialog)
        path.value = str(Path("nowhere") / "x.md")
        path.focus()
        await pilot.press("enter")
        await until(pilot, lambda: "There is no folder" in _said(dialog))
        assert "Make it first" in _said(dialog)
        assert dialog.region.contains_region(dialog.query_one(KeyLine).region)
        path.value = "~/[/]\x1b\0.md"
        await pilot.press("enter")
        await until(pilot, lambda: "A file cannot have that name" in _said(dialog))
        assert list(Path.cwd().iterdir()) == []
        path.value = "~nobody-of-that-name/x.md"
        await pilot.press("enter")
        await until(pilot, lambda: "⚠" in _said(dialog) and "that name" not in _said(dialog))
        assert workshop.app.screen is dialog


async def test_writing_is_followed_while_the_clock_runs_and_can_be_stopped(
    workshop: Workshop, slow: tuple[threading.Event, threading.Event]
) -> None:
    begun, go_on = slow
    Path("dag-1-report.md").write_text("old", encoding="utf-8")
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        dialog = await _opened(workshop, pilot)
        await pilot.press("enter")
        await until(pilot, begun.is_set)
        assert "Writing…" in _said(dialog)
        await pilot.press("enter", "f8")
        assert workshop.app.screen is dialog
        workshop.minutes(1)
        seen: Callable[[], str] = lambda: str(workshop.app.screen_stack[0]._strip.render_line(0).text)  # type: ignore[attr-defined]  # noqa: E731
        await until(pilot, lambda: "9:56" in seen())
        await pilot.press("escape")
        await until(pilot, lambda: "nothing was written" in _said(dialog))
        go_on.set()
        await until(pilot, lambda: not [each for each in threading.enumerate() if each.name == "export"])
        assert Path("dag-1-report.md").read_text(encoding="utf-8") == "old"
        assert [each.name for each in Path.cwd().iterdir()] == ["dag-1-report.md"]
        await _written(workshop, pilot, dialog)
        assert Path("dag-1-report.md").read_text(encoding="utf-8").startswith("# ")


async def test_a_fault_in_the_program_is_said_in_the_dialog(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("[bold]x")

    monkeypatch.setattr(export, "write_and_look", broken)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        dialog = await _opened(workshop, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "RuntimeError: [bold]x" in _said(dialog))
        await pilot.press("escape")
        await until(pilot, lambda: workshop.app.screen is not dialog)


async def test_o_opens_it_or_says_that_nothing_did(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(export_result, "open_file", opened.append)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        dialog = await _opened(workshop, pilot)
        result = await _written(workshop, pilot, dialog)
        hint = result.query_one("#hint", Static)
        await pilot.press("o")
        await until(pilot, lambda: "Opened." in str(hint.render()))
        assert opened == [Path("dag-1-report.md").resolve()]

        def nothing(_: Path) -> None:
            raise DocumentError(Message("No program opened it."))

        monkeypatch.setattr(export_result, "open_file", nothing)
        await pilot.press("o")
        await until(pilot, lambda: "No program opened it." in str(hint.render()))


async def test_the_help_of_the_dialog(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await _opened(workshop, pilot)
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(workshop.app.screen, HelpDialog))


async def test_the_secretariat_has_it_too(workshop: Workshop) -> None:
    def door() -> Secretariat:
        return Secretariat(Store.open(workshop.db), workshop.clock, workshop.live.conference_id, "An")

    app = EditApp(door(), door)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f8")
        await until(pilot, lambda: isinstance(app.screen, ExportDialog))
        await until(pilot, lambda: app.screen.query_one("#export-what").has_focus)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, SectionsDialog))
        await pilot.press("space", "enter")
        await until(pilot, lambda: isinstance(app.screen, ExportDialog))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ExportResult))
        assert "opening" not in (workshop.live.report_sections() or ("opening",))
        assert Path("dag-1-report.md").exists()
    app.live.store.close()
