"""Which sections the report has, in which order: kept for the conference."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.report_sections import ON_REQUEST, REPORT_SECTIONS, report_sections
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.report.options import Names
from workshop_tui.report.sections import check_sections
from workshop_tui.tui.commands import HELP, Command
from workshop_tui.tui.screens.note_dialog import NoteDialog
from workshop_tui.tui.widgets.cursor_list import CursorList
from workshop_tui.tui.widgets.key_line import KeyLine


class SectionsDialog(NoteDialog):
    """A list of all sections, those of the report ticked, in the order that they will have."""

    CSS_PATH: ClassVar = ["../styles/note_dialog.tcss", "../styles/export.tcss"]
    ABOUT: ClassVar = Message("Which sections the report has, and in which order. Kept for this conference.")
    DOES: ClassVar = (
        Command("keep", "enter,ctrl+s", Message("save"), Message("Keep this for the conference."),
                shown=True, display="enter"),
        Command("switch", "space", Message("on/off"), Message("The section is in the report, or not."),
                shown=True),
        Command("higher", "minus,shift+up,K", Message("higher"), Message("The section goes up a place."),
                shown=True, display="-"),
        Command("lower", "plus,shift+down,J", Message("lower"), Message("The section goes down a place."),
                shown=True, display="+"),
        Command("close", "escape", Message("back"), Message("Leave; nothing changes."),
                shown=True, display="esc"),
        Command("usual", "r", Message("usual"), Message("As the session file has them."), shown=True),
        HELP,
    )  # fmt: skip

    def __init__(self, names: Names) -> None:
        super().__init__()
        self._names = names
        self._order: list[str] = []
        self._chosen: set[str] = set()
        self._asked_usual = False

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(Content(say(Message("Sections of the report"))), id="title")
            yield CursorList(id="sections", markup=False, compact=True)
            yield Static(id="hint", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        chosen = self.live.report_sections()
        self._take(chosen or report_sections(self.live.conference))
        self._asked_usual = chosen is None
        self._draw(0)
        self.query_one("#sections").focus()
        public = self._names is not Names.FULL
        self._hint(say(Message("Without names the report has no internal annexes.")) if public else "")

    def _take(self, chosen: tuple[str, ...]) -> None:
        self._chosen = set(chosen)
        self._order = [*chosen, *(name for name in REPORT_SECTIONS if name not in self._chosen)]

    @property
    def _list(self) -> CursorList:
        return self.query_one("#sections", CursorList)

    @property
    def sections(self) -> tuple[str, ...]:
        """Those that are ticked, in their order."""
        return tuple(name for name in self._order if name in self._chosen)

    def _draw(self, cursor: int) -> None:
        self._list.set_options([Option(self._line(name), id=name) for name in self._order])
        self._list.highlighted = cursor

    def _line(self, name: str) -> Content:
        ticked = name in self._chosen
        left_out = name in ON_REQUEST and self._names is not Names.FULL
        text = f"{'☑' if ticked else '☐'} {say(REPORT_SECTIONS[name])}"
        return Content.styled(text, "dim" if left_out or not ticked else "")

    def _hint(self, text: str) -> None:
        hint = self.query_one("#hint", Static)
        hint.display = bool(text)
        hint.update(Content(text))

    def action_switch(self) -> None:
        """In the report, or not."""
        place = self._list.highlighted
        if place is not None:
            self._chosen ^= {self._order[place]}
            self._changed(place)

    def action_higher(self) -> None:
        """Up a place."""
        self._move(-1)

    def action_lower(self) -> None:
        """Down a place."""
        self._move(1)

    def _move(self, step: int) -> None:
        place = self._list.highlighted
        if place is None or not 0 <= place + step < len(self._order):
            return
        self._order.insert(place + step, self._order.pop(place))
        self._changed(place + step)

    def _changed(self, cursor: int) -> None:
        self._asked_usual = False
        self._hint("")
        self._draw(cursor)

    def action_usual(self) -> None:
        """As the session file has them; kept with enter, as the rest."""
        self._take(report_sections(self.live.conference))
        self._changed(self._list.highlighted or 0)
        self._asked_usual = True

    def action_keep(self) -> None:
        """Keeps the choice and leaves."""
        chosen = None if self._asked_usual else self.sections
        if chosen is not None:
            try:
                check_sections(chosen)
            except Refusal as problem:
                self._hint(f"⚠ {say(problem.message)}")
                return
        self.in_turn(self._keep(chosen))

    async def _keep(self, chosen: tuple[str, ...] | None) -> None:
        def keep(live: Live) -> bool:
            live.choose_report_sections(chosen)
            return True

        if await self.perform(keep):
            self.leave()
