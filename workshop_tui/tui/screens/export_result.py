"""A document that was written: where it is, and what somebody should look at before it goes out."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workshop_tui.domain.message import Message, Refusal
from workshop_tui.harmless import harmless, one_line
from workshop_tui.i18n import say
from workshop_tui.report.remarks import NAMES_LEFT, Written, leftover_lines, replaced_remarks
from workshop_tui.tui.commands import HELP, Command
from workshop_tui.tui.file_opening import open_file
from workshop_tui.tui.screens.note_dialog import NoteDialog
from workshop_tui.tui.widgets.key_line import KeyLine

MOST = 500
"""Lines shown of each kind: who has more to look at should look in the document."""


class ExportResult(NoteDialog):
    """Says where the document is, opens it, and lists what to look at. `remarks` go first."""

    CSS_PATH: ClassVar = ["../styles/note_dialog.tcss", "../styles/export.tcss"]
    ABOUT: ClassVar = Message("Where the document is, and what to look at before it goes out.")
    DOES: ClassVar = (
        Command("open_document", "o", Message("open"), Message("Open it in its own program."), shown=True),
        Command("close", "escape,enter,q", Message("back"), Message("Back to the choice of documents."),
                shown=True, display="esc"),
        HELP,
    )  # fmt: skip

    def __init__(self, written: Written, remarks: Sequence[Message] = ()) -> None:
        super().__init__()
        self._written = written
        self._remarks = tuple(remarks)

    def compose(self) -> ComposeResult:
        lines = self._lines()
        with Vertical(id="dialog"):
            yield Static(Content("✓ " + say(Message("The document is written."))), id="title")
            yield Static(Content(harmless(str(self._written.place))), id="export-place")
            yield Static(id="hint", markup=False)
            with VerticalScroll(id="export-remarks") as scroll:
                scroll.display = bool(lines)
                yield Static(Content("\n".join(lines)))
            yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#hint").display = False
        self.query_one("#export-remarks").focus()

    def _lines(self) -> list[str]:
        lines = [f"• {one_line(say(each))}" for each in self._remarks]
        lines += _first([f"• {one_line(say(each))}" for each in replaced_remarks(self._written.replaced)])
        names = leftover_lines(self._written.leftovers)
        if names:
            lines += [say(NAMES_LEFT), *_first([f"• {one_line(each.strip())}" for each in names])]
        return lines

    def action_open_document(self) -> None:
        """Opens it, beside the screen."""
        self.run_worker(self._open(), exclusive=True, exit_on_error=False)

    async def _open(self) -> None:
        try:
            await asyncio.to_thread(open_file, self._written.place)
        except Refusal as problem:
            self._hint(say(problem))
        else:
            self._hint(say(Message("Opened.")))

    def _hint(self, text: str) -> None:
        hint = self.query_one("#hint", Static)
        hint.display = True
        hint.update(Content(harmless(text)))


def _first(lines: list[str]) -> list[str]:
    more = len(lines) - MOST
    if more <= 0:
        return lines
    return [*lines[:MOST], say(Message.counted("And {n} more.", "And {n} more.", n=more))]
