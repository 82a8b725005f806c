"""Inputs that never lose what is typed: every change is kept as a draft within a second."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.message import Message as Posted
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, TextArea

from workshop_tui.domain.message import Refusal

if TYPE_CHECKING:
    from workshop_tui.tui.app import WorkshopApp

KEEP_S = 0.4
"""How long after the first change that is not kept yet the draft is written."""


def _location(text: str, index: int) -> tuple[int, int]:
    """Row and column of a place in the text; the end when it lies beyond."""
    before = text[:index].split("\n")
    return len(before) - 1, len(before[-1])


def _index(text: str, location: tuple[int, int]) -> int:
    """The place in the text of a row and a column."""
    row, column = location
    return sum(len(line) + 1 for line in text.split("\n")[:row]) + column


class DraftKeeper:
    """Keeps the draft of one input. `place` is the input's key in the database."""

    def __init__(self, widget: Widget, place: str) -> None:
        self.place = place
        self._widget = widget
        self._timer: Timer | None = None
        self._waiting: tuple[str, int] | None = None

    @property
    def _app(self) -> WorkshopApp:
        return cast("WorkshopApp", self._widget.app)

    def load(self) -> tuple[str, int]:
        """What was typed here before, and where the cursor was."""
        return self._app.live.draft(self.place)

    def changed(self, text: str, cursor: int) -> None:
        """Keeps the text soon. The time runs from the first change, so that steady typing is kept too."""
        self._waiting = (text, cursor)
        if self._timer is None:
            self._timer = self._widget.set_timer(KEEP_S, self._keep)

    async def _keep(self) -> None:
        self._timer = None
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            return
        text, cursor = waiting
        try:
            await self._app.writer.run(lambda live: live.save_draft(self.place, text, cursor))
        except Refusal as problem:
            self._app.say_banner(problem.message)
            if self._waiting is None:
                self.changed(text, cursor)

    async def flush(self) -> None:
        """Keeps what waits, now."""
        if self._timer is not None:
            self._timer.stop()
        await self._keep()

    def forget(self) -> None:
        """What waits need not be kept: it is being saved as something else, which clears the draft."""
        if self._timer is not None:
            self._timer.stop()
        self._timer, self._waiting = None, None


class NoteInput(TextArea):
    """Where a note is typed: enter posts `Submitted`, shift+enter or ctrl+j begins a new line, escape
    posts `Left` (the draft stays)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+enter,ctrl+j", "new_line", show=False, id="new_line"),
    ]

    class Submitted(Posted):
        """Enter was pressed. Whoever handles it saves the text, then calls `saved` with it."""

        def __init__(self, sender: NoteInput, text: str) -> None:
            super().__init__()
            self.sender = sender
            self.text = text

        @property
        def control(self) -> NoteInput:
            return self.sender

    class Left(Posted):
        """Escape was pressed."""

        def __init__(self, sender: NoteInput) -> None:
            super().__init__()
            self.sender = sender

        @property
        def control(self) -> NoteInput:
            return self.sender

    def __init__(self, place: str, *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(
            "", soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True,
            placeholder=placeholder, id=id,
        )  # fmt: skip
        self.drafts = DraftKeeper(self, place)

    def on_mount(self) -> None:
        self.read_draft()

    def read_draft(self, place: str | None = None) -> None:
        """Shows the draft of this input; with a place, the input becomes that place's."""
        if place is not None:
            self.drafts.place = place
        text, cursor = self.drafts.load()
        with self.prevent(TextArea.Changed):
            self.text = text
        self.cursor_location = _location(text, cursor)

    def on_text_area_changed(self) -> None:
        self.drafts.changed(self.text, _index(self.text, self.cursor_location))

    async def _on_key(self, event: Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self, self.text))
        elif event.key == "escape":
            event.stop()
            event.prevent_default()
            await self.drafts.flush()
            self.post_message(self.Left(self))
        else:
            await super()._on_key(event)

    def action_new_line(self) -> None:
        """A new line in the note."""
        self.insert("\n")

    def saved(self, text: str) -> None:
        """The text is on disk as a note: it leaves the input. What was typed since then stays."""
        rest = self.text.removeprefix(text) if self.text.startswith(text) else self.text
        self.drafts.forget()
        with self.prevent(TextArea.Changed):
            self.text = rest
        if rest:
            self.move_cursor(self.document.end)
            self.drafts.changed(rest, len(rest))


class DraftInput(Input):
    """One line of a form that keeps its draft. `value` is what it shows where there is no draft."""

    def __init__(self, place: str, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder=placeholder, id=id)
        self.drafts = DraftKeeper(self, place)

    def on_mount(self) -> None:
        text, cursor = self.drafts.load()
        if text:
            with self.prevent(Input.Changed):
                self.value = text
            self.cursor_position = min(cursor, len(text))

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input is self:
            self.drafts.changed(self.value, self.cursor_position)
