"""How an agreement came to read as it does."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workshop_tui.domain.agreements import Agreement
from workshop_tui.domain.message import Message
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.tui.agreement_words import changes
from workshop_tui.tui.commands import Command
from workshop_tui.tui.screens.note_dialog import NoteDialog
from workshop_tui.tui.widgets.key_line import KeyLine
from workshop_tui.wording import date_text, wall_time


class AgreementHistory(NoteDialog):
    """All changes of an agreement, the latest last: when, by whom, what."""

    CSS_PATH: ClassVar = ["../styles/note_dialog.tcss", "../styles/agreement_history.tcss"]
    DOES: ClassVar = (
        Command("close", "escape,enter,h", Message("close"), Message("Leave."), shown=True, display="esc"),
    )

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            title = say(Message("History of agreement {number}", number=self._number))
            yield Static(Content(title), id="title")
            with VerticalScroll(id="agreement-story-scroll"):
                yield Static(self._story(), id="agreement-story")
            yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def _story(self) -> Content:
        before: Agreement | None = None
        parts: list[Content] = []
        for revision in self.live.agreement_history(self._number):
            local = self.live.conference.local(revision.at_ms)
            head = f"{date_text(local.date())} {wall_time(local)} · {one_line(revision.by)}"
            lines = [Content.styled(head, "bold"), *map(Content, changes(before, revision))]
            parts.append(Content("\n  ").join(lines))
            before = revision.reading
        return Content("\n\n").join(parts)
