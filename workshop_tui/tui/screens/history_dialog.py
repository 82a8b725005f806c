"""How something came to read as it does: its readings, and the chosen one whole."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workshop_tui.domain.message import Message
from workshop_tui.i18n import say
from workshop_tui.tui.commands import Command
from workshop_tui.tui.screens.note_dialog import NoteDialog
from workshop_tui.tui.widgets.cursor_list import CursorList
from workshop_tui.tui.widgets.key_line import KeyLine

R = TypeVar("R")


def history_commands(restored: Message, close: str = "escape,h") -> tuple[Command, ...]:
    """What such a dialog does; `restored` tells what enter brings about, `close` are the keys that leave."""
    return (
        Command("restore", "enter", Message("restore this one"), restored, shown=True),
        Command(
            "read_on",
            "pagedown",
            Message("read on"),
            Message("The next page of the text."),
            shown=True,
            priority=True,
        ),
        Command("read_back", "pageup", Message("read back"), Message("The page before."), priority=True),
        Command("close", close, Message("close"), Message("Leave."), shown=True, display="esc"),
    )


class HistoryDialog(NoteDialog, Generic[R]):
    """All readings, oldest first, the newest chosen; below, the chosen one whole. Enter brings it back,
    as a new reading."""

    EMPTY: ClassVar[Message | None] = None
    """What stands there when there are no readings; None where there is always one."""

    def __init__(self) -> None:
        super().__init__()
        self._readings: Sequence[R] = ()

    # What each kind of history knows

    @abstractmethod
    def heading(self) -> str:
        """What it is the history of."""

    @abstractmethod
    def readings(self) -> Sequence[R]:
        """What there is to tell, oldest first."""

    @abstractmethod
    def line(self, reading: R) -> Content:
        """A reading in the list."""

    @abstractmethod
    def whole(self, reading: R) -> Content:
        """A reading as it stands below the list, made harmless."""

    @abstractmethod
    def restore(self, reading: R) -> None:
        """Has a reading brought back, or says why not."""

    # The dialog

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog", classes="-tall"):
            yield Static(Content(self.heading()), id="title")
            yield CursorList(id="readings", markup=False, compact=True)
            with VerticalScroll(id="reading", can_focus=False):
                yield Static(id="reading-text", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        self._readings = self.readings()
        readings = self.query_one("#readings", CursorList)
        readings.add_options(Option(self.line(reading)) for reading in self._readings)
        if self._readings:
            readings.highlighted = len(self._readings) - 1
        elif self.EMPTY is not None:
            self.query_one("#reading-text", Static).update(Content(say(self.EMPTY)))
        readings.focus()

    @on(OptionList.OptionHighlighted, "#readings")
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one("#reading-text", Static).update(self.whole(self._readings[event.option_index]))
        self.query_one("#reading", VerticalScroll).scroll_home(animate=False)

    def action_restore(self) -> None:
        """Brings the chosen reading back."""
        place = self.query_one("#readings", CursorList).highlighted
        if place is not None:
            self.restore(self._readings[place])

    def action_read_on(self) -> None:
        """A page further in the text."""
        self._scroll(1)

    def action_read_back(self) -> None:
        """A page back."""
        self._scroll(-1)

    def _scroll(self, direction: int) -> None:
        text = self.query_one("#reading", VerticalScroll)
        text.scroll_relative(y=direction * max(1, text.size.height - 1), animate=False)
