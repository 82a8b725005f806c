"""Undo and redo, on every screen from which the day is changed."""

from __future__ import annotations

from workshop_tui.domain.message import Message
from workshop_tui.tui.screens.base import WorkshopScreen


class TakingBack(WorkshopScreen):
    """Takes back the last step of the day, or brings it back."""

    def action_undo(self) -> None:
        self.in_turn(self._undo())

    def action_redo(self) -> None:
        self.in_turn(self._redo())

    async def _undo(self) -> None:
        from workshop_tui.tui.action_names import action_name

        if await self.perform(lambda live: live.undo()) is not None:
            self.workshop.say_done(
                Message("Undone: {what}; U brings it back.", what=action_name(self.live.events))
            )

    async def _redo(self) -> None:
        from workshop_tui.tui.action_names import action_name

        if await self.perform(lambda live: live.redo()) is not None:
            self.workshop.say_done(Message("Done again: {what}.", what=action_name(self.live.events)))
