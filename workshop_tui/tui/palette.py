"""The command palette in the language in use."""

from __future__ import annotations

from textual.command import CommandList, CommandPalette
from textual.widgets.option_list import Option

from workshop_tui.domain.message import Message
from workshop_tui.i18n import say


class Palette(CommandPalette):
    """All commands, found by typing. What it says itself is translated here."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(placeholder=say(Message("Type what you want to do…")), id=id)

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """As Textual's, which says it in English."""
        self._stop_no_matches_countdown()

        def nothing_found() -> None:
            if search_value:
                said = Option(say(Message("No command is like that.")), disabled=True, id=self._NO_MATCHES)
                self.query_one(CommandList).add_option(said)
            self._list_visible = bool(search_value)

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, nothing_found)
