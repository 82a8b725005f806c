"""What a screen shows where the terminal is too small for it."""

from __future__ import annotations

from typing import Any

from textual.content import Content
from textual.events import Key
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from workshop_tui.domain.message import Message
from workshop_tui.i18n import say

SMALLEST = (80, 24)
"""Columns and rows that the screens are made for; below that they say so."""


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


def small_or_not(screen: Screen[Any], size: Size) -> None:
    """Shows the sentence while the window is smaller than `SMALLEST`; afterwards who typed types on."""
    width, height = SMALLEST
    small = size.width < width or size.height < height
    if small == screen.has_class("-too-small"):
        return
    instead = screen.query_one(TooSmall)
    if small:
        instead.begin()
    screen.set_class(small, "-too-small")
    if not small:
        instead.end()
