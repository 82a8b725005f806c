"""What a screen shows where the terminal is too small for it."""

from __future__ import annotations

from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Static

from workshop_tui.domain.message import Message
from workshop_tui.i18n import say


class TooSmall(Static, can_focus=True):
    """One sentence instead of everything. It takes the keys while it is shown: nobody may steer the day,
    or strike out a note, with what was meant for an input that is out of sight."""

    def __init__(self) -> None:
        text = Message("The window is too small: make it at least 80 columns by 24 rows.")
        super().__init__(Content(say(text)), id="too-small")
        self._typed_in: Widget | None = None

    def begin(self) -> None:
        """The window became too small."""
        self._typed_in = self.screen.focused
        self.call_after_refresh(self._take_keys)

    def end(self) -> None:
        """The window is large enough again: who typed types on."""
        before, self._typed_in = self._typed_in, None
        if before is not None:
            self.call_after_refresh(self._give_back, before)

    def _take_keys(self) -> None:
        if self.display:
            self.screen.set_focus(self)

    def _give_back(self, before: Widget) -> None:
        if before.is_attached and not self.display:
            self.screen.set_focus(before)

    def on_key(self, event: Key) -> None:
        event.stop()
        event.prevent_default()
