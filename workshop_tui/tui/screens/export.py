"""Writing a document from the screen."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar
from weakref import WeakKeyDictionary

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static

from workshop_tui.domain.message import Message, Refusal
from workshop_tui.harmless import harmless
from workshop_tui.i18n import language, say
from workshop_tui.live.gathering import gather
from workshop_tui.report.docx_template import check_template
from workshop_tui.report.options import Names
from workshop_tui.report.remarks import Written, write_and_look
from workshop_tui.tui.commands import HELP, Command
from workshop_tui.tui.screens.export_fields import (
    Asked,
    about,
    beside_what_was_written,
    fields,
    file_named,
    formats_offered,
    path_field,
    typed_path,
    visible,
)
from workshop_tui.tui.screens.export_job import ExportJob, Stopped
from workshop_tui.tui.screens.export_result import ExportResult
from workshop_tui.tui.screens.export_sections import SectionsDialog
from workshop_tui.tui.screens.note_dialog import NoteDialog
from workshop_tui.tui.widgets.choice import Choice
from workshop_tui.tui.widgets.cursor_list import CursorList
from workshop_tui.tui.widgets.drafts import DraftInput
from workshop_tui.tui.widgets.key_line import KeyLine

_FOLLOWED_S = 0.2
"""How often it is shown how far the writing is."""

_last: WeakKeyDictionary[object, Asked] = WeakKeyDictionary()
"""What was written last, by app: the dialog begins with it."""


class ExportDialog(NoteDialog):
    """Asks what to write, as what and where; writes it while the clock runs on, and says where it is."""

    CSS_PATH: ClassVar = ["../styles/note_dialog.tcss", "../styles/export.tcss"]
    ABOUT: ClassVar = Message(
        "Writes a document of the conference, at any moment of the day. Choose it in the list; tab goes to"
        " how it is wanted, ← and → choose there. In a path → takes what is offered."
    )
    DOES: ClassVar = (
        Command("write", "enter,ctrl+s", Message("write"), Message("Write the document."),
                shown=True, display="enter"),
        Command("sections", "s", Message("sections"),
                Message("Which sections the report has, in which order."), shown=True),
        Command("close", "escape", Message("back"), Message("Stop the writing; else leave."),
                shown=True, display="esc"),
        HELP,
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._named = ""
        self._job: ExportJob | None = None

    def compose(self) -> ComposeResult:
        asked = _last.get(self.app) or Asked()
        self._named = self._file_name(asked.what, asked.format)
        target = asked.target or str(Path.cwd() / self._named)
        with Vertical(id="dialog"):
            yield Static(Content(say(Message("Write a document"))), id="title")
            with Horizontal(id="export-body"):
                yield CursorList(id="export-what", markup=False, compact=True)
                with VerticalScroll(id="export-how", can_focus=False):
                    yield Static(id="export-about", markup=False)
                    yield from fields(asked)
            yield path_field(target)
            yield Static(id="export-said", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        listed = self.query_one("#export-what", CursorList)
        asked = _last.get(self.app) or Asked()
        with self.prevent(OptionList.OptionHighlighted):
            listed.set_options(visible())
            listed.highlighted = listed.get_option_index(asked.what)
        listed.focus()
        self._show_fields()
        self.set_interval(_FOLLOWED_S, self._follow)

    # Choosing

    @property
    def useless(self) -> frozenset[str]:
        """Sections are the report's alone; nothing is written twice at once."""
        found = set() if self._asked.takes_sections else {"sections"}
        return frozenset(found | ({"write"} if self._job else set()))

    @property
    def _asked(self) -> Asked:
        option = self.query_one("#export-what", CursorList).highlighted_option
        return Asked(
            what=(option.id if option is not None else None) or Asked.what,
            format=self._chosen("format"),
            target=self._path.value.strip(),
            names=Names(self._chosen("names")),
            actual=self._chosen("actual"),
            paper=self._chosen("paper"),
            template=self.query_one("#export-template", DraftInput).value.strip(),
        )

    def _chosen(self, field: str) -> str:
        return self.query_one(f"#export-{field}", Choice).value

    @property
    def _path(self) -> DraftInput:
        return self.query_one("#export-path", DraftInput)

    def _file_name(self, what: str, format: str) -> str:
        return file_named(self.live.conference, what, format)

    def _show_fields(self) -> None:
        """What can be asked of this document, and what it all means."""
        asked = self._asked
        self.query_one("#export-about", Static).update(Content(say(about(asked.what))))
        self.query_one("#export-names-about", Static).update(Content(say(asked.names_about)))
        shown = {
            "sections": asked.takes_sections,
            "actual": asked.takes_actual,
            "paper": asked.takes_paper,
            "template": asked.takes_template,
        }
        for field, is_shown in shown.items():
            self.query_one(f"#row-{field}").display = is_shown
        self._show_sections(asked)
        self.refresh_bindings()

    def _show_sections(self, asked: Asked) -> None:
        self.query_one("#export-sections", Button).label = Content(asked.sections_text(self.live))

    @on(OptionList.OptionHighlighted, "#export-what")
    def _other_document(self) -> None:
        asked = self._asked
        offered = formats_offered(asked.what)
        keys = [key for key, _ in offered]
        self.query_one("#export-format", Choice).offer(
            offered, asked.format if asked.format in keys else keys[0]
        )
        self._rename()

    @on(Choice.Changed, "#export-format")
    def _rename(self) -> None:
        """The name follows the choice, until the user has given one; then its ending does."""
        asked = self._asked
        named = self._file_name(asked.what, asked.format)
        self._path.value = asked.renamed(self._path.value, self._named, named)
        self._named = named
        self._say("")
        self._show_fields()

    @on(Choice.Changed)
    def _other_way(self) -> None:
        self._show_fields()

    @on(Button.Pressed, "#export-sections")
    def action_sections(self) -> None:
        """Which sections the report has."""
        if self._asked.takes_sections:
            self.app.push_screen(SectionsDialog(self._asked.names), lambda _: self._show_fields())

    @on(Input.Blurred, "#export-template")
    async def _template_chosen(self) -> None:
        """Says what the house style lacks as soon as it is chosen."""
        asked = self._asked
        if self._job is None and asked.house_style is not None:
            self.run_worker(
                self._check(asked.house_style), group="check", exclusive=True, exit_on_error=False
            )

    async def _check(self, template: Path) -> None:
        try:
            found = await asyncio.to_thread(check_template, template)
        except Refusal as problem:
            self._say(f"⚠ {say(problem)}", failed=True)
            return
        good = say(Message("✓ The house style has all that a document needs."))
        self._say("\n".join(f"• {say(each)}" for each in found) or good)

    # Writing

    @on(Input.Submitted)
    def action_write(self) -> None:
        """Writes it, in a thread of its own."""
        if self._job is None:
            asked = self._asked
            self._job = ExportJob(asked.what, asked.names)
            self._follow()
            self.refresh_bindings()
            self.run_worker(self._write(asked, self._job), group="write", exit_on_error=False)

    def action_close(self) -> None:
        """Stops what is written; else leaves."""
        if self._job is None:
            self.leave()
        else:
            self._job.stop()

    async def _write(self, asked: Asked, job: ExportJob) -> None:
        """Reads in the thread that writes to the database, then renders and writes in another one."""
        try:
            written, remarks = await self._written(asked, job)
        except Stopped:
            self._done(say(Message("Stopped; nothing was written, and what was there before is as it was.")))
        except Refusal as problem:
            self._done(f"⚠ {say(problem)}", failed=True)
        except Exception as problem:
            what = f"{type(problem).__name__}: {problem}"
            told = Message("That did not succeed, by an error in the program ({what}).", what=what)
            self._done(f"⚠ {say(told)}", failed=True)
        else:
            _last[self.app] = asked
            self._path.drafts.saved("export:path", "")
            self._done(f"✓ {say(Message('Written: {path}', path=written.place))}")
            if self.app.screen is self:
                self.app.push_screen(ExportResult(written, remarks))

    async def _written(self, asked: Asked, job: ExportJob) -> tuple[Written, list[Message]]:
        due, target = self._file_name(asked.what, asked.format), typed_path(asked.target)
        options = asked.options(self.live)
        material = await self.workshop.writer.run(gather)
        chosen = language()
        remarks: list[Message] = []

        def work() -> Written:
            if options.template is not None:
                remarks.extend(check_template(options.template))
            place = beside_what_was_written(target, due)
            return write_and_look(material, asked.what, asked.format, place, chosen, options)

        return await job.run(work), remarks

    def _follow(self) -> None:
        if self._job is not None:
            self._say(self._job.text())

    def _done(self, text: str, *, failed: bool = False) -> None:
        self._job = None
        if self.is_attached:
            self._say(text, failed=failed)
            self.refresh_bindings()

    def _say(self, text: str, *, failed: bool = False) -> None:
        said = self.query_one("#export-said", Static)
        said.set_class(failed, "-failed")
        said.update(Content(harmless(text)))
        self.call_after_refresh(self.query_one("#export-what", CursorList).scroll_to_highlight)
