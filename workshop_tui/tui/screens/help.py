"""Help: what a screen is for, and its keys."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from workshop_tui.domain.message import Message
from workshop_tui.i18n import say
from workshop_tui.tui.commands import Command


class HelpDialog(ModalScreen[None]):
    """Shows what a screen is for and what can be done on it."""

    BINDINGS = [("escape,f1", "dismiss", "")]

    def __init__(self, about: Message, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self._about = about
        self._commands = commands

    def compose(self) -> ComposeResult:
        lines = [f"{command.key_text:>10}  {say(command.help)}" for command in self._commands]
        yield Static("\n".join([say(self._about), "", *lines]), markup=False)
