"""Two versions of a text side by side: what somebody wrote while somebody else was writing."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workshop_tui.domain.editorial import EditorialText, TextReading
from workshop_tui.domain.message import Message
from workshop_tui.harmless import harmless, one_line
from workshop_tui.i18n import say
from workshop_tui.tui.commands import Command
from workshop_tui.tui.differences_shown import changed_words
from workshop_tui.tui.screens.note_dialog import NoteDialog
from workshop_tui.tui.widgets.key_line import KeyLine
from workshop_tui.wording import date_text, wall_time


class TwoVersions(NoteDialog):
    """Left what holds now, right the other one with what differs. `settle` is given the text that is to
    hold of both."""

    DOES: ClassVar = (
        Command("keep", "1", Message("left one"), Message("What holds now stays."), shown=True),
        Command("take", "2", Message("right one"), Message("The other one comes in its place."), shown=True),
        Command(
            "both",
            "b",
            Message("both"),
            Message("One after the other, to be put together in the input."),
            shown=True,
        ),
        Command(
            "read_on",
            "pagedown",
            Message("read on"),
            Message("The next page of both."),
            shown=True,
            priority=True,
        ),
        Command("read_back", "pageup", Message("read back"), Message("The page before."), priority=True),
        Command("close", "escape", Message("later"), Message("Leave; both stay as they are."), shown=True),
    )

    def __init__(self, now: EditorialText, other: TextReading, settle: Callable[[str], object]) -> None:
        super().__init__()
        self._now = now
        self._other = other
        self._settle = settle

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog", classes="-tall -broad"):
            yield Static(Content(say(Message("Two versions of the same text"))), id="title")
            with Horizontal(id="versions"):
                with VerticalScroll(can_focus=False):
                    yield Static(self._head("1", self._now.by, self._now.at_ms), classes="version-head")
                    yield Static(Content(harmless(self._now.text)))
                with VerticalScroll(can_focus=False):
                    yield Static(self._head("2", self._other.by, self._other.at_ms), classes="version-head")
                    yield Static(changed_words(self._now.text, self._other.text))
            yield KeyLine()

    def _head(self, number: str, by: str, at_ms: int) -> Content:
        at = self.live.conference.local(at_ms)
        return Content.styled(
            f"{number}. {one_line(by)} · {date_text(at.date())}, {wall_time(at)}", "bold $text-accent"
        )

    def action_keep(self) -> None:
        """What holds now stays."""
        self._decide(self._now.text)

    def action_take(self) -> None:
        """The other one comes in its place."""
        self._decide(self._other.text)

    def action_both(self) -> None:
        """One after the other."""
        self._decide(f"{self._now.text.rstrip()}\n\n{self._other.text.lstrip()}")

    def _decide(self, text: str) -> None:
        self.leave()
        self._settle(text)

    def action_read_on(self) -> None:
        """A page further in both."""
        self._scroll(1)

    def action_read_back(self) -> None:
        """A page back."""
        self._scroll(-1)

    def _scroll(self, direction: int) -> None:
        for pane in self.query(VerticalScroll):
            pane.scroll_relative(y=direction * max(1, pane.size.height - 1), animate=False)
