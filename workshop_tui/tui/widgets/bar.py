"""What the bars at the bottom of a screen have in common."""

from __future__ import annotations

from textual.containers import Vertical
from textual.message import Message as Posted
from textual.widget import Widget

from workshop_tui.domain.message import Message


class Bar(Vertical):
    """What all bars share: what was typed is handed over once, until it is refused; they close, and
    whoever opened them hears of it."""

    _handed_over = False

    @property
    def keys(self) -> tuple[tuple[str, str, Message], ...]:
        """What the footer shows while the bar is typed in: the key, how it is written, what it does."""
        return ()

    class Closed(Posted):
        """The bar is no longer wanted; drafts are kept."""

        def __init__(self, bar: Bar) -> None:
            super().__init__()
            self.bar = bar

    def hand_over(self, typed: Posted) -> None:
        """Posts what was typed: enter pressed twice is once. Whoever has it done closes the bar, or
        says that it was `refused`."""
        if not self._handed_over:
            self._handed_over = True
            self.post_message(typed)

    def refused(self) -> None:
        """It was not done: everything stays, to be handed over again."""
        self._handed_over = False
        self.focus_input()

    def close(self) -> None:
        """Asks to be taken away."""
        self.post_message(self.Closed(self))

    def focus_input(self) -> None:
        """Puts the cursor where typing begins."""
        for line in self.query("NoteInput, Input").results(Widget):
            line.focus()
            return
