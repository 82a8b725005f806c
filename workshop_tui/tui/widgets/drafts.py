"""Inputs that never lose what is typed: every change is kept as a draft within a second."""

from __future__ import annotations

from collections.abc import Awaitable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar, cast

from rich.text import Text
from textual.binding import BindingsMap
from textual.content import Content
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.events import Key
from textual.message import Message as Posted
from textual.widget import Widget
from textual.widgets import Input, TextArea

from workshop_tui.domain.message import Message
from workshop_tui.harmless import harmless, one_line
from workshop_tui.i18n import say
from workshop_tui.tui.commands import Command, bindings
from workshop_tui.tui.kept_drafts import KeptDrafts
from workshop_tui.tui.widgets.note_document import NoteDocument

if TYPE_CHECKING:
    from workshop_tui.tui.app import WorkshopApp

T = TypeVar("T")

SHOWN_CHARACTERS = 40
"""Of a note that is being saved no more than this is shown: the beginning tells which one it is."""

NEW_LINE = Command(
    "new_line",
    "shift+enter,ctrl+j",
    Message("new line"),
    Message("A new line in the note; shift+enter too, where the terminal passes it on."),
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
    """The draft of one input. `place` is the input's key in the database."""

    def __init__(self, widget: Widget, place: str) -> None:
        self.place = place
        self._widget = widget

    @property
    def _kept(self) -> KeptDrafts:
        return cast("WorkshopApp", self._widget.app).drafts

    def load(self) -> tuple[str, int]:
        """What was typed here before, and where the cursor was."""
        return self._kept.read(self.place)

    def changed(self, text: str, cursor: int) -> None:
        """Keeps the text soon."""
        self._kept.changed(self.place, text, cursor)

    @property
    def handed_over(self) -> tuple[str, ...]:
        """What was typed here and is on its way to be saved."""
        return self._kept.handed_over(self.place)

    def hand_over(self, text: str) -> None:
        """What was typed here is on its way to be saved as a note: what is typed next is another."""
        self._kept.hand_over(self.place, text)

    def settle(self, place: str, text: str, *, saved: bool) -> None:
        """What was handed over at that place, here or where this input was before, is saved; or comes
        back as something that was typed."""
        if saved:
            self._kept.delivered(place, text)
        else:
            self._kept.given_back(place, text)

    def move_text(self, place: str, text: str) -> None:
        """The draft that was here is at another place from now on."""
        self._kept.changed(place, text)
        self._kept.changed(self.place, "")
        self.place = place

    def keep_now(self) -> None:
        """Has written what waits, without waiting for it."""
        self._kept.keep_now()

    def saved(self, place: str, rest: str) -> None:
        """What was typed at that place, here or where this input was before, is saved as something
        else; `rest` was typed since."""
        self._kept.saved(place, rest)

    def forget(self) -> None:
        """What waits need not be kept: it is being saved as something else, which clears the draft."""
        self._kept.forget(self.place)


class NoteInput(TextArea):
    """Where a note is typed: enter posts `Submitted`, shift+enter or ctrl+j begins a new line, escape
    posts `Left` (the draft stays).

    One that `hands_over` is free for the next note as soon as enter was pressed. What is on its way then
    shows instead of the placeholder, and in `on_its_way` for whoever labels the input.
    """

    class Submitted(Posted):
        """Enter was pressed. Whoever handles it saves the text; of an input that hands over it waits for
        the saving with `settled`. `place` is the key of the draft that the text was typed as."""

        def __init__(self, sender: NoteInput, text: str) -> None:
            super().__init__()
            self.sender = sender
            self.place = sender.drafts.place
            self.text = text

        @property
        def control(self) -> NoteInput:
            return self.sender

        async def settled(self, saving: Awaitable[T | None]) -> T | None:
            """What the saving gives. None: it was refused, and the text is in its input again."""
            try:
                done = await saving
            except Exception:
                self.sender.settle(self.place, self.text, saved=False)
                raise
            self.sender.settle(self.place, self.text, saved=done is not None)
            return done

    class OnItsWay(Posted):
        """Something was handed over, or is no longer on its way."""

    class Left(Posted):
        """Escape was pressed."""

        def __init__(self, sender: NoteInput) -> None:
            super().__init__()
            self.sender = sender

        @property
        def control(self) -> NoteInput:
            return self.sender

    def __init__(
        self, place: str, *, placeholder: str = "", hands_over: bool = False, id: str | None = None
    ) -> None:
        super().__init__(
            "", soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True,
            placeholder=Content(placeholder), id=id,
        )  # fmt: skip
        self._bindings = BindingsMap.merge([self._bindings, bindings([NEW_LINE])])
        self.drafts = DraftKeeper(self, place)
        self._hands_over = hands_over
        self._asks = Content(placeholder)

    def on_mount(self) -> None:
        self.read_draft()

    def on_unmount(self) -> None:
        with suppress(RuntimeError):
            self.drafts.keep_now()

    def read_draft(self, place: str | None = None) -> None:
        """Shows the draft of this input; with a place, the input becomes that place's."""
        if place is not None:
            # What was typed last may not have been told yet: it belongs to the place that is left.
            if self.text != self.drafts.load()[0]:
                self.on_text_area_changed()
            self.drafts.place = place
        text, cursor = self.drafts.load()
        self.put(text, cursor)
        self._show_on_its_way()

    def take_along(self, place: str) -> None:
        """The input becomes that place's, with what was typed in it."""
        self.drafts.move_text(place, self.text)
        self._show_on_its_way()

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
            self.drafts.keep_now()
            self.post_message(self.Left(self))
        else:
            await super()._on_key(event)

    def action_new_line(self) -> None:
        """A new line in the note."""
        self.insert("\n")

    def submit(self) -> None:
        """As enter does. Pressed twice it is one note."""
        text = self.text
        if self._hands_over and text.strip():
            self.drafts.hand_over(text)
            self.put("")
            self._show_on_its_way()
        elif self._hands_over and self.drafts.handed_over:
            return
        self.post_message(self.Submitted(self, text))

    def settle(self, place: str, text: str, *, saved: bool) -> None:
        """What was handed over at that place is on disk as a note; or was refused, and comes back into
        the input, whichever it is that stands open for that place now."""
        lines = [line for line in {self, *self.app.screen.query(NoteInput)} if line._is_open_for(place)]
        for line in lines:
            line.on_text_area_changed()
        self.drafts.settle(place, text, saved=saved)
        for line in lines:
            if line.text != line.drafts.load()[0]:
                line.read_draft()
            line._show_on_its_way()

    def _is_open_for(self, place: str) -> bool:
        return self._hands_over and self.is_attached and self.drafts.place == place

    @property
    def on_its_way(self) -> str:
        """What is said of what was handed over here; empty when nothing was."""
        whole = "\n".join(self.drafts.handed_over)
        text = one_line(whole[:SHOWN_CHARACTERS]) + ("…" if len(whole) > SHOWN_CHARACTERS else "")
        return say(Message("being saved: {text}", text=text)) if text else ""

    def _show_on_its_way(self) -> None:
        if self._hands_over:
            self.placeholder = Content(self.on_its_way) if self.drafts.handed_over else self._asks
            self.post_message(self.OnItsWay())


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

    def on_unmount(self) -> None:
        with suppress(RuntimeError):
            self.drafts.keep_now()

    def saved(self, value: str) -> bool:
        """The value is on disk as something else: it leaves the line, and its draft. What was typed
        since then stays; False when there is any."""
        rest = (self.value if self.is_attached else self.drafts.load()[0]).removeprefix(value)
        if self.is_attached:
            with self.prevent(Input.Changed):
                self.value = rest
        self.drafts.saved(self.drafts.place, rest)
        return not rest

    @property
    def _value(self) -> Text:
        shown = "".join(_one_for_one(character) for character in self.value)
        return Text(shown, no_wrap=True, overflow="ignore", end="")

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input is self:
            self.drafts.changed(self.value, self.cursor_position)
