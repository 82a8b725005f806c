"""Writing a document from the screen."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar
from weakref import WeakKeyDictionary

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label, Static

from workshop_tui.domain.message import Message, Refusal
from workshop_tui.harmless import harmless
from workshop_tui.i18n import language, say
from workshop_tui.live.gathering import gather
from workshop_tui.report import FORMATS, file_name, write
from workshop_tui.tui.agreement_words import capital
from workshop_tui.tui.commands import Command
from workshop_tui.tui.screens.note_dialog import NoteDialog
from workshop_tui.tui.widgets.choice import Choice
from workshop_tui.tui.widgets.drafts import DraftInput
from workshop_tui.tui.widgets.key_line import KeyLine

WHAT_TEXT = {
    "report": Message("report"),
    "agreements": Message("agreements"),
    "harvest": Message("harvest"),
    "wall": Message("wall"),
    "positions": Message("positions"),
    "json": Message("everything"),
}
ABOUT_TEXT = {
    "report": Message("The report of the day, with the notes as a list: a concept to work on."),
    "agreements": Message("Who does what and when, and how it stands; open agreements first."),
    "harvest": Message("Every note with its table, round, group and time. For internal use."),
    "wall": Message("Complaints, wishes and compliments with their tally."),
    "positions": Message("What each organisation holds of each subject, with motives and decisions."),
    "json": Message("The conference whole, for other programs: programme, log, notes, agreements."),
}


@dataclass(frozen=True)
class _Asked:
    what: str
    format: str
    target: str


_last: WeakKeyDictionary[object, _Asked] = WeakKeyDictionary()
"""What was written last, by app: the dialog begins with it."""


class ExportDialog(NoteDialog):
    """Asks what to write, as what and where; writes it while the clock runs on, and says where it is."""

    CSS_PATH: ClassVar = ["../styles/note_dialog.tcss", "../styles/export.tcss"]
    DOES: ClassVar = (
        Command("write", "enter,ctrl+s", Message("write"), Message("Write the document."),
                shown=True, display="enter"),
        Command("close", "escape", Message("close"), Message("Leave."), shown=True, display="esc"),
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._named = ""

    def compose(self) -> ComposeResult:
        before = _last.get(self.app)
        what = before.what if before else "report"
        format = before.format if before else FORMATS[what][0]
        self._named = self._file_name(what, format)
        target = before.target if before else str(Path.cwd() / self._named)
        with Vertical(id="dialog"):
            yield Static(Content(say(Message("Write a document"))), id="title")
            yield Label(Content(capital(say(Message("what"))) + "  ←→"), classes="export-label")
            yield Choice([(key, say(text)) for key, text in WHAT_TEXT.items()], what, id="export-what")
            yield Static(id="export-about", markup=False)
            yield Label(Content(capital(say(Message("format"))) + "  ←→"), classes="export-label")
            yield Choice(_formats(what), format, id="export-format")
            yield Label(Content(capital(say(Message("where")))), classes="export-label")
            yield DraftInput("export:path", target, id="export-path")
            yield Static(id="export-said", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        self._show_about()
        self.query_one("#export-what", Choice).focus()

    # Choosing

    @property
    def _what(self) -> str:
        return self.query_one("#export-what", Choice).value

    @property
    def _format(self) -> str:
        return self.query_one("#export-format", Choice).value

    @property
    def _path(self) -> DraftInput:
        return self.query_one("#export-path", DraftInput)

    def _file_name(self, what: str, format: str) -> str:
        return file_name(self.live.conference, what, format)

    def _show_about(self) -> None:
        self.query_one("#export-about", Static).update(Content(say(ABOUT_TEXT[self._what])))

    @on(Choice.Changed, "#export-what")
    def _other_document(self) -> None:
        formats = FORMATS[self._what]
        chosen = self._format if self._format in formats else formats[0]
        self.query_one("#export-format", Choice).offer(_formats(self._what), chosen)
        self._show_about()
        self._rename()

    @on(Choice.Changed, "#export-format")
    def _rename(self) -> None:
        """The name follows the choice, until the user has given one; then its ending does."""
        typed = Path(self._path.value)
        named = self._file_name(self._what, self._format)
        if typed.name == self._named:
            self._path.value = str(typed.with_name(named))
        elif typed.suffix.removeprefix(".") in {each for formats in FORMATS.values() for each in formats}:
            self._path.value = str(typed.with_suffix(f".{self._format}"))
        self._named = named
        self._say("")

    # Writing

    @on(Input.Submitted)
    def action_write(self) -> None:
        self.run_worker(self._write(), exclusive=True, exit_on_error=False)

    async def _write(self) -> None:
        """Reads in the thread that writes to the database, then renders and writes in another one."""
        asked = _Asked(self._what, self._format, self._path.value.strip())
        self._say(say(Message("Writing…")))
        target = Path(asked.target or ".").expanduser()
        try:
            material = await self.workshop.writer.run(gather)
            place = await asyncio.to_thread(write, material, asked.what, asked.format, target, language())
        except Refusal as problem:
            self._say(f"⚠ {say(problem)}", failed=True)
            return
        _last[self.app] = asked
        self._path.drafts.saved("export:path", "")
        self._say(f"✓ {say(Message('Written: {path}', path=place))}")

    def _say(self, text: str, *, failed: bool = False) -> None:
        said = self.query_one("#export-said", Static)
        said.set_class(failed, "-failed")
        said.update(Content(harmless(text)))


def _formats(what: str) -> list[tuple[str, str]]:
    return [(format, format) for format in FORMATS[what]]
