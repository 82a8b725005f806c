"""The input for an editorial text: on disk as a draft while it is typed, as a reading at each pause."""

from __future__ import annotations

import asyncio

from textual.document._document import Location
from textual.events import Key
from textual.message import Message as Posted
from textual.widgets import TextArea

from workshop_tui.domain.editorial import EditorialText
from workshop_tui.tui.widgets.drafts import NoteInput

PAUSE_S = 1.5
"""After so long without a key the text is written. Its draft is on disk before that."""


class TextEditor(NoteInput):
    """Enter begins a new line here. `Paused` says that the text is to be written; escape posts `Left`.

    `base` is the reading that what is typed rests on; the draft is kept with it, and with who edits, so
    that what a crash left is written as what it was: something that rests on that reading.
    """

    class Paused(Posted):
        """Nothing was typed for a moment, or the input was left."""

        def __init__(self, sender: TextEditor) -> None:
            super().__init__()
            self.sender = sender

        @property
        def control(self) -> TextEditor:
            return self.sender

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("text:", id=id)
        self.base = EditorialText("")
        self._pause: asyncio.TimerHandle | None = None
        self._editor = ""

    def on_mount(self) -> None:
        """Nothing to read before a text is opened."""

    def read_draft(self, place: str | None = None) -> None:
        """Drafts of texts are read by `open`."""

    def open(self, text: EditorialText, editor: str) -> None:
        """Shows another text; where a draft of that editor was left, with what was typed in it."""
        self.cancel_pause()
        self._editor = editor
        self.base = text
        self.drafts.place = self._place()
        draft, cursor = self.drafts.load()
        self.put(draft or text.text, cursor if draft else 0)
        if draft and draft != text.text:
            self._wait()

    def goes_on(self, base: EditorialText) -> None:
        """What is typed rests on another reading from now on: the one that was just written."""
        self.base = base
        self.drafts.place = self._place()
        if self.text != base.text:
            self.drafts.changed(self.text, 0)
            self._wait()

    def take(self, text: str) -> None:
        """Another text in the place of this one, which undo brings back."""
        where: Location = self.cursor_location
        self.replace(text, self.document.start, self.document.end)
        self.move_cursor(where)

    def follow(self, text: EditorialText) -> None:
        """Somebody else wrote on, and nothing was typed here: shows what they wrote."""
        self.base = text
        self.drafts.place = self._place()
        if self.text != text.text:
            with self.prevent(TextArea.Changed):
                self.take(text.text)

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to write."""
        return self.text != self.base.text

    @property
    def paragraph(self) -> str:
        """The beginning of the paragraph that the cursor is in; empty on an empty line."""
        lines = self.text.split("\n")
        row = min(self.cursor_location[0], len(lines) - 1)
        if not lines[row].strip():
            return ""
        while row and lines[row - 1].strip():
            row -= 1
        return lines[row].strip()[:80]

    def cancel_pause(self) -> None:
        """What waits to be written is being written."""
        if self._pause is not None:
            self._pause.cancel()
            self._pause = None

    def _place(self) -> str:
        return f"text:{self.base.key}@{self.base.id}@{self._editor}"

    def on_text_area_changed(self) -> None:
        super().on_text_area_changed()
        self._wait()

    def _wait(self) -> None:
        self.cancel_pause()
        self._pause = asyncio.get_running_loop().call_later(PAUSE_S, self._paused)

    def _paused(self) -> None:
        self._pause = None
        self.post_message(self.Paused(self))

    def on_blur(self) -> None:
        """Leaving it is a pause as well."""
        if self.is_changed:
            self._paused()

    async def _on_key(self, event: Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            if not self.read_only:
                self.insert("\n")
        else:
            await super()._on_key(event)
