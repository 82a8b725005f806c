"""A small form of one or two lines over a screen: what is refused is said in it and stays to be changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label, Static

from workshop_tui.domain.message import Message, Refusal
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.tui.commands import Command
from workshop_tui.tui.screens.note_dialog import NoteDialog
from workshop_tui.tui.widgets.key_line import KeyLine

Act = Callable[[Live, tuple[str, ...]], Message]
"""Does what was typed, a text for each line, and says what was done. May refuse."""


TYPED_SINCE = Message("That is done. What was typed since is not saved yet: enter saves it, esc leaves it.")


@dataclass(frozen=True)
class Line:
    """One line of the form: its label, and what stands in it first."""

    label: Message
    text: str = ""


class LineForm(NoteDialog):
    """Enter does it, escape leaves everything as it is. What is typed while it is being done stays, to
    be done as well or left."""

    CSS_PATH: ClassVar = ["../styles/note_dialog.tcss", "../styles/line_form.tcss"]
    DOES: ClassVar = (
        Command(
            "save", "ctrl+s", Message("save"), Message("Save; enter does so too."),
            shown=True, display="enter", priority=True,
        ),
        Command(
            "close", "escape", Message("back"), Message("Leave; nothing changes."), shown=True, display="esc"
        ),
    )  # fmt: skip

    def __init__(self, heading: Message, lines: tuple[Line, ...], act: Act) -> None:
        super().__init__()
        self._heading = heading
        self._lines = lines
        self._act = act
        self._saving = False

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(Content(one_line(say(self._heading))), id="title")
            for line in self._lines:
                yield Label(Content(say(line.label)), classes="form-label", markup=False)
                yield Input(line.text)
            yield Static(id="hint", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        self.query(Input).first().focus()

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    @on(Input.Changed)
    def _typed(self) -> None:
        self.query_one("#hint", Static).update(Content(""))

    def action_save(self) -> None:
        """Has it done; what is refused is said here, where it was typed."""
        if not self._saving:
            self._saving = True
            self.in_turn(self._save(tuple(line.value for line in self.query(Input))))

    async def _save(self, texts: tuple[str, ...]) -> None:
        done = await self.perform(lambda live: self._tried(live, texts))
        self._saving = False
        if isinstance(done, Refusal):
            self._hint(f"‼ {one_line(say(done))}")
        elif done is not None:
            if self.is_attached and texts != tuple(line.value for line in self.query(Input)):
                self._hint(one_line(say(TYPED_SINCE)))
            else:
                self.leave()
            self.workshop.say_done(done)

    def _hint(self, text: str) -> None:
        if self.is_attached:
            self.query_one("#hint", Static).update(Content(text))

    def _tried(self, live: Live, texts: tuple[str, ...]) -> Message | Refusal:
        try:
            return self._act(live, texts)
        except Refusal as problem:
            return problem
