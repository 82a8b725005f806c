"""Choosing who reports back for a table."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from workshop_tui.domain.message import Message
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.tui.commands import Command
from workshop_tui.tui.screens.note_dialog import NoteDialog
from workshop_tui.tui.widgets.cursor_list import CursorList
from workshop_tui.tui.widgets.drafts import DraftInput
from workshop_tui.tui.widgets.key_line import KeyLine


class ReporterDialog(NoteDialog):
    """A name, typed or taken from the list: those of the group that sits there first, then the others.
    Typing narrows the list; an empty name takes the choice back."""

    DOES: ClassVar = (
        Command("choose", "enter", Message("choose"), Message("This name reports back."), shown=True),
        Command("down", "down", Message("to the names"), Message("From the line to the list."), shown=True),
        Command("close", "escape", Message("back"), Message("Leave; nothing changes."), shown=True),
    )

    def __init__(self, statement: int, theme: str, suggestions: tuple[str, ...], chosen: str) -> None:
        super().__init__()
        self._statement = statement
        self._theme = theme
        self._suggestions = suggestions
        self._reporter = chosen
        self._offered: list[str] = []

    def compose(self) -> ComposeResult:
        title = Message(
            "Who reports back for table {number}: {theme}?",
            number=self._statement,
            theme=one_line(self._theme),
        )
        with Vertical(id="dialog", classes="-tall"):
            yield Static(Content(say(title)), id="title")
            yield DraftInput(
                f"reporter:{self._statement}", self._reporter, placeholder=say(Message("name")), id="name"
            )
            yield Static(Content(say(Message("Enter chooses; an empty name takes it back"))), id="hint")
            yield CursorList(id="names", markup=False, compact=True)
            yield KeyLine()

    def on_mount(self) -> None:
        self._offer("")
        self.query_one("#name", DraftInput).focus()

    @on(Input.Changed, "#name")
    def _typed(self, event: Input.Changed) -> None:
        self._offer("" if event.value == self._reporter else event.value)

    def _offer(self, typed: str) -> None:
        wanted = typed.casefold().strip()
        self._offered = [name for name in self._suggestions if wanted in name.casefold()]
        names = self.query_one("#names", CursorList)
        names.set_options(Option(Content(one_line(name))) for name in self._offered)
        names.display = bool(self._offered)

    def action_down(self) -> None:
        """To the list, on its first name."""
        names = self.query_one("#names", CursorList)
        if self._offered and not names.has_focus:
            names.focus()
            names.highlighted = 0

    @on(Input.Submitted, "#name")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._choose(event.value)

    def action_choose(self) -> None:
        """The name that the cursor is on, or what was typed."""
        names = self.query_one("#names", CursorList)
        if names.has_focus and names.highlighted is not None:
            self._choose(self._offered[names.highlighted])
        else:
            self._choose(self.query_one("#name", DraftInput).value)

    def _choose(self, name: str) -> None:
        self.in_turn(self._report(name))

    async def _report(self, name: str) -> None:
        line = self.query_one("#name", DraftInput)
        place, number = line.drafts.place, self._statement

        def choose(live: Live) -> bool:
            live.choose_reporter(number, name, draft=place)
            return True

        if await self.perform(choose):
            line.drafts.saved(place, "")
            self.leave()

    def action_close(self) -> None:
        """Leaves; a name half typed is there again next time."""
        self.leave()


def reporter_dialog(live: Live, statement: int, group: str | None) -> ReporterDialog:
    """The dialog for a statement, with the people of the group that sits there before the others."""
    conference = live.conference
    table = conference.table(statement)
    first = [person.name for person in conference.participants if group and person.group == group]
    names = dict.fromkeys([*first, *(person.name for person in conference.participants)])
    theme = "" if table is None else table.statement.theme
    return ReporterDialog(statement, theme, tuple(names), live.reporters().get(statement, ""))
