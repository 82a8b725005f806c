"""Inputs that never lose what is typed: every change is kept as a draft within a second."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, cast

from rich.text import Text
from textual.binding import BindingsMap
from textual.content import Content
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.events import Key
from textual.message import Message as Posted
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, TextArea

from workshop_tui.domain.message import Message, Refusal
from workshop_tui.harmless import harmless
from workshop_tui.tui.commands import Command, bindings
from workshop_tui.tui.widgets.note_document import NoteDocument

if TYPE_CHECKING:
    from workshop_tui.tui.app import WorkshopApp

KEEP_S = 0.4
"""How long after the first change that is not kept yet the draft is written."""


NEW_LINE = Command(
    "new_line",
    "shift+enter,ctrl+j",
    Message("new line"),
    Message("A new line in the note."),
    shown=True,
    display="ctrl+j",
)


def _one_for_one(character: str) -> str:
    """The character as `harmless` shows it, or a replacement sign where that is more or less than one."""
    if character.isprintable() or character == "\t":
        return character
    shown = harmless(character)
    return shown if len(shown) == 1 and shown != "\n" else "\ufffd"


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
        self._waiting: tuple[str, str, int] | None = None
        self._written = False
        self._under_way = 0
        self._turn = 0
        self._refused: Message | None = None

    @property
    def _app(self) -> WorkshopApp:
        return cast("WorkshopApp", self._widget.app)

    def load(self) -> tuple[str, int]:
        """What was typed here before, and where the cursor was."""
        return self._app.live.draft(self.place)

    def changed(self, text: str, cursor: int) -> None:
        """Keeps the text soon. The time runs from the first change, so that steady typing is kept too."""
        if self._waiting is not None and self._waiting[0] != self.place:
            self._widget.run_worker(self._write(*self._waiting))
        self._waiting = (self.place, text, cursor)
        if self._timer is None:
            self._timer = self._widget.set_timer(KEEP_S, self._keep_aside)

    def _keep_aside(self) -> None:
        """Keeps what waits without holding up the keys that are typed meanwhile."""
        self._timer = None
        self._widget.run_worker(self._keep())

    async def _keep(self) -> None:
        self._timer = None
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            return
        self._turn += 1
        turn = self._turn
        kept = await self._write(*waiting)
        if not kept and turn == self._turn and waiting[0] == self.place and self._waiting is None:
            self.changed(*waiting[1:])

    async def _write(self, place: str, text: str, cursor: int) -> bool:
        """Whether it was kept."""
        self._written = True
        self._under_way += 1
        try:
            await self._app.writer.run(lambda live: live.save_draft(place, text, cursor))
        except Refusal as problem:
            self._refused = problem.message
            self._app.say_banner(problem.message)
            return False
        finally:
            self._under_way -= 1
        if self._refused is not None:
            self._app.banner.unsay(self._refused)
            self._refused = None
        return True

    async def flush(self) -> None:
        """Keeps what waits, now. What is being written is on disk when this returns."""
        if self._timer is not None:
            self._timer.stop()
        await self._keep()
        if self._under_way:
            await self._app.writer.run(lambda live: None)

    async def move(self, place: str) -> None:
        """The input becomes that place's; what was typed for the one before is kept first."""
        await self.flush()
        self.place = place

    def submitted(self) -> None:
        """The text is on its way to be saved; `saved` has to know whether a draft overtook it."""
        self._written = False

    def saved(self, rest: str) -> None:
        """What was submitted is saved, which cleared the draft; `rest` was typed since. A draft that
        was written behind the saving would come back as one that is long done: it is put right."""
        if self._timer is not None:
            self._timer.stop()
        self._timer, self._waiting = None, None
        self._turn += 1
        if rest or self._written:
            self.changed(rest, len(rest))

    def forget(self) -> None:
        """What waits need not be kept: it is being saved as something else, which clears the draft."""
        if self._timer is not None:
            self._timer.stop()
        self._timer, self._waiting = None, None
        self._turn += 1


class NoteInput(TextArea):
    """Where a note is typed: enter posts `Submitted`, shift+enter or ctrl+j begins a new line, escape
    posts `Left` (the draft stays)."""

    class Submitted(Posted):
        """Enter was pressed. Whoever handles it saves the text, then calls `saved` with it."""

        def __init__(self, sender: NoteInput, text: str) -> None:
            super().__init__()
            self.sender = sender
            self._text = text
            self._saves = len(sender.saves)

        @property
        def control(self) -> NoteInput:
            return self.sender

        @property
        def text(self) -> str:
            """What is to be saved. Without what an enter before this one has saved meanwhile: so enter
            pressed twice is one note, and typing on while one is saved begins the next."""
            text = self._text
            for saved in self.sender.saves[self._saves :]:
                text = text.removeprefix(saved)
            return text

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
            placeholder=Content(placeholder), id=id,
        )  # fmt: skip
        self._bindings = BindingsMap.merge([self._bindings, bindings([NEW_LINE])])
        self.drafts = DraftKeeper(self, place)
        self.saves: list[str] = []

    def on_mount(self) -> None:
        self.read_draft()

    async def on_unmount(self) -> None:
        with suppress(RuntimeError):
            await self.drafts.flush()

    async def move(self, place: str) -> None:
        """The input becomes that place's, with the draft that was left there."""
        await self.drafts.move(place)
        self.read_draft()

    def read_draft(self, place: str | None = None) -> None:
        """Shows the draft of this input; with a place, the input becomes that place's."""
        if place is not None:
            self.drafts.place = place
        text, cursor = self.drafts.load()
        self.put(text, cursor)

    def put(self, text: str, cursor: int | None = None) -> None:
        """Shows a text that is kept elsewhere already, with the cursor there; None: at its end."""
        with self.prevent(TextArea.Changed):
            self.text = text
        self.cursor_location = _location(self.text, len(text) if cursor is None else cursor)

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document("", None)
        self.document = NoteDocument(text)
        self.wrapped_document = WrappedDocument(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    def get_line(self, line_index: int) -> Text:
        """The line as the terminal may safely show it, character for character."""
        shown = "".join(_one_for_one(character) for character in self.document.get_line(line_index))
        return Text(shown, end="", no_wrap=True)

    def on_text_area_changed(self) -> None:
        self.drafts.changed(self.text, _index(self.text, self.cursor_location))

    async def _on_key(self, event: Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.submit()
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

    def submit(self) -> None:
        """As enter does."""
        self.drafts.submitted()
        self.post_message(self.Submitted(self, self.text))

    def saved(self, text: str) -> None:
        """The text is on disk as a note: it leaves the input. What was typed since then stays."""
        self.saves.append(text)
        rest = self.text.removeprefix(text)
        self.drafts.saved(rest)
        with self.prevent(TextArea.Changed):
            self.text = rest
        if rest:
            self.move_cursor(self.document.end)


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

    async def on_unmount(self) -> None:
        with suppress(RuntimeError):
            await self.drafts.flush()

    @property
    def _value(self) -> Text:
        shown = "".join(_one_for_one(character) for character in self.value)
        return Text(shown, no_wrap=True, overflow="ignore", end="")

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input is self:
            self.drafts.changed(self.value, self.cursor_position)
