"""How a position, and the subject that it is about, came to be as they are."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from workshop_tui.domain.message import Message
from workshop_tui.domain.positions import CellReading, Judgement, Matrix, Party, Row
from workshop_tui.harmless import harmless, one_line
from workshop_tui.i18n import say
from workshop_tui.tui.commands import Command
from workshop_tui.tui.position_words import CONTRIBUTION, MOTIVE, cell_words, decided
from workshop_tui.tui.screens.note_dialog import NoteDialog
from workshop_tui.tui.widgets.cursor_list import CursorList
from workshop_tui.wording import wall_time


class PositionHistory(NoteDialog):
    """What stood in the cell and what was decided on its subject, oldest first; below, the chosen one
    whole. Enter brings back what stood in the cell."""

    DOES: ClassVar = (
        Command(
            "restore", "enter", Message("restore this one"), Message("The cell reads so again."), shown=True
        ),
        Command(
            "read_on",
            "pagedown",
            Message("read on"),
            Message("The next page of the text."),
            shown=True,
            priority=True,
        ),
        Command("read_back", "pageup", Message("read back"), Message("The page before."), priority=True),
        Command("close", "escape,h", Message("close"), Message("Leave."), shown=True, display="esc"),
    )

    def __init__(self, matrix: Matrix, row: Row, party: Party) -> None:
        super().__init__()
        self._matrix = matrix
        self._row = row
        self._party = party
        self._told: list[CellReading | Judgement] = []

    def compose(self) -> ComposeResult:
        title = f"{one_line(self._party.name)} · {one_line(self._row.subject)}"
        with Vertical(id="dialog", classes="-tall"):
            yield Static(Content(title), id="title")
            yield CursorList(id="readings", markup=False, compact=True)
            with VerticalScroll(id="reading", can_focus=False):
                yield Static(id="reading-text", markup=False)
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        block, subject = self._matrix.block.id, self._row.subject
        found: list[CellReading | Judgement] = [
            *self.live.position_history(block, subject, self._party.name),
            *self.live.judgement_history(block, subject),
        ]
        self._told = sorted(found, key=lambda each: each.at_ms)
        readings = self.query_one("#readings", CursorList)
        readings.add_options(Option(self._line(each)) for each in self._told)
        if self._told:
            readings.highlighted = len(self._told) - 1
        else:
            self.query_one("#reading-text", Static).update(
                Content(say(Message("Nothing was said here yet.")))
            )
        readings.focus()

    def _line(self, told: CellReading | Judgement) -> Content:
        if isinstance(told, Judgement):
            return Content(f"  – {decided(self.live.conference, told)}")
        at = wall_time(self.live.conference.local(told.at_ms))
        words = cell_words(self._matrix, told.cell)
        return Content(f"{told.number:>3} {at} · {words} · {one_line(told.by)}")

    @on(OptionList.OptionHighlighted, "#readings")
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        told = self._told[event.option_index]
        if isinstance(told, Judgement):
            text = told.reason or say(Message("No reason was given."))
        else:
            signed = ((MOTIVE, told.cell.motive), (CONTRIBUTION, told.cell.contribution))
            parts = [
                cell_words(self._matrix, told.cell),
                *(f"{sign} {each}" for sign, each in signed if each),
            ]
            text = "\n".join(parts)
        self.query_one("#reading-text", Static).update(Content(harmless(text)))
        self.query_one("#reading", VerticalScroll).scroll_home(animate=False)

    def action_restore(self) -> None:
        """The cell reads again as in the chosen reading; a decision is taken back by its own key."""
        place = self.query_one("#readings", CursorList).highlighted
        if place is None:
            return
        told = self._told[place]
        if isinstance(told, Judgement):
            said = say(Message("A decision is changed in the matrix: k, p, x or g."))
            self.notify(said, markup=False, timeout=5)
            return
        self.in_turn(self._restore(told.number))

    async def _restore(self, number: int) -> None:
        block, subject, name = self._matrix.block.id, self._row.subject, self._party.name
        if await self.perform(lambda live: live.restore_position(block, subject, name, number)):
            self.leave()

    def action_read_on(self) -> None:
        """A page further in the text."""
        self._scroll(1)

    def action_read_back(self) -> None:
        """A page back."""
        self._scroll(-1)

    def _scroll(self, direction: int) -> None:
        text = self.query_one("#reading", VerticalScroll)
        text.scroll_relative(y=direction * max(1, text.size.height - 1), animate=False)
