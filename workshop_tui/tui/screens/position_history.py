"""How a position, and the subject that it is about, came to be as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content

from workshop_tui.domain.message import Message
from workshop_tui.domain.positions import CellReading, Judgement, Matrix, Party, Row
from workshop_tui.harmless import harmless, one_line
from workshop_tui.i18n import say
from workshop_tui.tui.position_words import CONTRIBUTION, MOTIVE, cell_words, decided
from workshop_tui.tui.screens.history_dialog import HistoryDialog, history_commands
from workshop_tui.wording import wall_time

Told = CellReading | Judgement


class PositionHistory(HistoryDialog[Told]):
    """What stood in the cell and what was decided on its subject."""

    DOES: ClassVar = history_commands(Message("The cell reads so again."))
    EMPTY: ClassVar = Message("Nothing was said here yet.")

    def __init__(self, matrix: Matrix, row: Row, party: Party) -> None:
        super().__init__()
        self._matrix = matrix
        self._row = row
        self._party = party

    def heading(self) -> str:
        return f"{one_line(self._party.name)} · {one_line(self._row.subject)}"

    def readings(self) -> Sequence[Told]:
        block, subject = self._matrix.block.id, self._row.subject
        found: list[Told] = [
            *self.live.position_history(block, subject, self._party.name),
            *self.live.judgement_history(block, subject),
        ]
        return sorted(found, key=lambda each: each.at_ms)

    def line(self, reading: Told) -> Content:
        if isinstance(reading, Judgement):
            return Content(f"  – {decided(self.live.conference, reading)}")
        at = wall_time(self.live.conference.local(reading.at_ms))
        words = cell_words(self._matrix, reading.cell)
        return Content(f"{reading.number:>3} {at} · {words} · {one_line(reading.by)}")

    def whole(self, reading: Told) -> Content:
        if isinstance(reading, Judgement):
            return Content(harmless(reading.reason or say(Message("No reason was given."))))
        signed = ((MOTIVE, reading.cell.motive), (CONTRIBUTION, reading.cell.contribution))
        parts = [f"{sign} {each}" for sign, each in signed if each]
        return Content(harmless("\n".join([cell_words(self._matrix, reading.cell), *parts])))

    def restore(self, reading: Told) -> None:
        """A decision is taken back by its own key."""
        if isinstance(reading, Judgement):
            said = say(Message("A decision is changed in the matrix: k, p, x or g."))
            self.notify(said, markup=False, timeout=5)
            return
        self.in_turn(self._restore(reading.number))

    async def _restore(self, number: int) -> None:
        block, subject, name = self._matrix.block.id, self._row.subject, self._party.name
        if await self.perform(lambda live: live.restore_position(block, subject, name, number)):
            self.leave()
