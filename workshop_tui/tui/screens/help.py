"""Help: what a screen is for, and its keys."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workshop_tui.domain.message import Message
from workshop_tui.i18n import say
from workshop_tui.tui.commands import EVERYWHERE, Command

WIDTH = 70
"""Columns of text at most."""


class HelpDialog(ModalScreen[None]):
    """Shows what a screen is for and what can be done on it. The strip with the clock stays in sight."""

    CSS_PATH = ["../styles/help.tcss"]
    AUTO_FOCUS = "#help"
    BINDINGS = [
        Binding("escape,f1,q", "dismiss(None)", show=False, id="close_help"),
    ]

    def __init__(
        self,
        about: Message,
        commands: tuple[Command, ...],
        everywhere: tuple[Command, ...] = EVERYWHERE,
    ) -> None:
        super().__init__()
        self._everywhere = everywhere
        self._about = about
        self._commands = commands

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help") as help_text:
            help_text.border_subtitle = Content(say(Message("↑ ↓ scroll · esc closes"))).markup
            about = say(self._about)
            if about:
                yield Static(Content(about), classes="about")
            own = [command for command in self._commands if command not in self._everywhere]
            width = min(WIDTH, self.app.size.width - 8)
            if own:
                yield Static(key_table(say(Message("Keys of this screen")), own, width))
            yield Static(key_table(say(Message("Keys everywhere")), self._everywhere, width))


def key_table(title: str, commands: Sequence[Command], width: int) -> Content:
    """The key, what it does; in so many columns. Commands of the palette alone have no key."""
    wide = max(Content(command.key_text).cell_length for command in commands)
    lines = [Content.styled(title, "bold $primary")]
    for command in commands:
        key = Content.styled(command.key_text, "bold $warning")
        key = key.pad_left(wide - key.cell_length)
        said = (
            say(command.help) if command.keys else say(Message("{help} (in the palette)", help=command.help))
        )
        for place, line in enumerate(wrap(said, max(20, width - wide - 2))):
            lines.append(Content.assemble(key if place == 0 else " " * wide, f"  {line}"))
    return Content("\n").join(lines)
