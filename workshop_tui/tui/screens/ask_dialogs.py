"""Small dialogs of the secretariat: a text to change, one out of several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from workshop_tui.domain.message import Message, Refusal
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.tui.commands import Command
from workshop_tui.tui.screens.note_dialog import NoteDialog
from workshop_tui.tui.widgets.cursor_list import CursorList
from workshop_tui.tui.widgets.drafts import NEW_LINE, NoteInput
from workshop_tui.tui.widgets.key_line import KeyLine

ActOnText = Callable[[Live, str], object]
"""Does what was typed; clears the draft. May refuse."""


class TextDialog(NoteDialog):
    """A text in an input. Enter has it done; what is refused is said here. `place` is the key of the
    draft, which stays when the dialog is left."""

    DOES: ClassVar = (
        Command("save", "enter", Message("save"), Message("Save the text."), shown=True, display="enter"),
        NEW_LINE,
        Command("close", "escape", Message("back"), Message("Leave; the draft stays."), shown=True),
    )

    def __init__(self, heading: Message, hint: Message | None, text: str, place: str, act: ActOnText) -> None:
        super().__init__()
        self._heading = heading
        self._hint = hint
        self._text = text
        self._place = place
        self._act = act
        self._saving = False

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog", classes="-tall"):
            yield Static(Content(say(self._heading)), id="title")
            yield NoteInput(self._place, id="text")
            yield Static(Content(say(self._hint) if self._hint else ""), id="hint", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        line = self.query_one(NoteInput)
        if not line.text:
            line.put(self._text)
        line.focus()

    @on(NoteInput.Submitted)
    def _submitted(self, event: NoteInput.Submitted) -> None:
        event.stop()
        if not self._saving:
            self._saving = True
            self.in_turn(self._save(event.text))

    async def _save(self, text: str) -> None:
        line = self.query_one(NoteInput)
        done = await self.perform(lambda live: self._tried(live, text))
        self._saving = False
        if isinstance(done, Refusal):
            self.query_one("#hint", Static).update(Content(f"‼ {one_line(say(done))}"))
        elif done is not None:
            line.drafts.saved(self._place, "")
            self.leave()

    def _tried(self, live: Live, text: str) -> object:
        try:
            with live.store.transaction():
                self._act(live, text)
                live.store.drafts.clear(live.conference_id, self._place)
            return True
        except Refusal as problem:
            return problem

    @on(NoteInput.Left)
    def _left(self, event: NoteInput.Left) -> None:
        event.stop()
        self.leave()

    def action_save(self) -> None:
        """As enter does in the input."""
        self.query_one(NoteInput).submit()

    def action_new_line(self) -> None:
        """As ctrl+j does in the input."""
        self.query_one(NoteInput).action_new_line()


class ChoiceDialog(NoteDialog):
    """One out of several, each with an id; enter chooses."""

    DOES: ClassVar = (
        Command("choose", "enter", Message("choose"), Message("Take the one under the cursor."), shown=True),
        Command("close", "escape", Message("back"), Message("Leave; nothing changes."), shown=True),
    )

    def __init__(
        self,
        heading: Message,
        options: Sequence[tuple[str, str]],
        chosen: str,
        act: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._heading = heading
        self._options = tuple(options)
        self._chosen = chosen
        self._act = act

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(Content(say(self._heading)), id="title")
            yield CursorList(id="choices", markup=False, compact=True)
            yield KeyLine()

    def on_mount(self) -> None:
        choices = self.query_one(CursorList)
        choices.add_options(Option(Content(one_line(name)), id=key) for key, name in self._options)
        keys = [key for key, _ in self._options]
        choices.highlighted = keys.index(self._chosen) if self._chosen in keys else 0
        choices.focus()

    def action_choose(self) -> None:
        """Leaves, and does what goes with the chosen one."""
        option = self.query_one(CursorList).highlighted_option
        if option is not None and option.id is not None:
            self.leave()
            self._act(option.id)
