"""What can be done on a screen: one `Command` gives the key, the footer, the palette and the help.

A command's id is the name of the action that it calls: `Command("pause", …)` calls `action_pause`.
Labels are messages, put in words when a screen is made, so that they are in the language in use.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingsMap

from workshop_tui.domain.message import Message
from workshop_tui.i18n import say


@dataclass(frozen=True)
class Command:
    """Something a screen can do.

    `keys` are Textual's key names, separated by commas; empty for the palette alone. `shown` puts it
    into the footer, where there is room for few. `display` is how the key is written there; empty for
    Textual's own way. `priority` lets the key work while an input has the focus.
    """

    id: str
    keys: str
    label: Message
    help: Message
    shown: bool = False
    display: str = ""
    priority: bool = False

    def binding(self) -> Binding:
        """The key binding, in the language in use."""
        return Binding(
            self.keys,
            self.id,
            say(self.label),
            show=self.shown,
            key_display=self.display or (say(_SPACE) if self.keys == "space" else None),
            priority=self.priority,
            tooltip=say(self.help),
            id=self.id,
        )

    @property
    def key_text(self) -> str:
        """The keys as help and README write them."""
        return self.display or " · ".join(_key_text(key) for key in self.keys.split(",") if key)

    @property
    def told(self) -> str:
        """What it does, with its keys where it has any: for the palette."""
        return f"{say(self.help)} ({self.key_text})" if self.key_text else say(self.help)


def _key_text(key: str) -> str:
    return say(_SPACE) if key == "space" else _KEY_TEXT.get(key, key)


_SPACE = Message("space")
_KEY_TEXT = {
    "plus": "+",
    "minus": "-",
    "slash": "/",
    "greater_than_sign": ">",
    "question_mark": "?",
}


def bindings(commands: Iterable[Command]) -> BindingsMap:
    """The bindings of those commands that have a key."""
    return BindingsMap([command.binding() for command in commands if command.keys])


LEAVE = Command(
    "leave", "ctrl+q", Message("leave"), Message("Leave the program; the day runs on."), priority=True
)
HELP = Command(
    "help",
    "f1",
    Message("help"),
    Message("What this screen is for, and all its keys."),
    shown=True,
    display="F1",
    priority=True,
)
SEARCH = Command("search", "slash", Message("search"), Message("Search in all notes."))
PALETTE = Command(
    "command_palette", "ctrl+p", Message("palette"), Message("All commands, found by typing."), priority=True
)
PROGRAMME = Command(
    "show_programme",
    "f2",
    Message("programme"),
    Message("What runs now, and the agenda."),
    display="F2",
    priority=True,
)
TABLES = Command(
    "show_tables", "f3", Message("tables"), Message("All tables at a glance."), display="F3", priority=True
)
WALL = Command(
    "show_wall",
    "f4",
    Message("wall"),
    Message("Complaints, wishes and compliments."),
    display="F4",
    priority=True,
)
POSITIONS = Command(
    "show_positions",
    "f5",
    Message("positions"),
    Message("What each organisation holds of each option or project."),
    display="F5",
    priority=True,
)
AGREEMENTS = Command(
    "show_agreements",
    "f6",
    Message("agreements"),
    Message("What was agreed, who does it, when."),
    display="F6",
    priority=True,
)
PEOPLE = Command(
    "show_people",
    "",
    Message("participants"),
    Message("Who is there, who came unexpectedly, who is in which group."),
)
HARVEST = Command(
    "show_harvest",
    "f7",
    Message("harvest"),
    Message("All notes of the conference."),
    display="F7",
    priority=True,
)
EXPORT = Command(
    "export",
    "f8",
    Message("export"),
    Message("Write the report, the agreements or the notes to a file."),
    display="F8",
    priority=True,
)

CORRECT_CLOCK = Command(
    "correct_clock",
    "f9",
    Message("correct the timers"),
    Message("Makes the timers right when the laptop's clock was set back while it was off."),
    display="F9",
    priority=True,
)
COLOURS = Command("switch_colours", "", Message("light or dark"), Message("Dark letters on light, or back."))

EVERYWHERE = (
    HELP,
    PALETTE,
    PROGRAMME,
    TABLES,
    WALL,
    POSITIONS,
    AGREEMENTS,
    HARVEST,
    EXPORT,
    PEOPLE,
    SEARCH,
    CORRECT_CLOCK,
    COLOURS,
    LEAVE,
)
"""What works on every screen."""
