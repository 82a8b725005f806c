"""Catching up from the programme screen: looked at first, done with enter, taken back with undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_tui.domain.message import Message, Refusal
from workshop_tui.tui.commands import Command
from workshop_tui.tui.screens.projecting import Projecting
from workshop_tui.wording import about, replan_lines

if TYPE_CHECKING:
    from workshop_tui.tui.widgets.replan_bar import Preview, ReplanBar

REPLAN = (
    Command(
        "replan",
        "r",
        Message("replan"),
        Message("What is to come shorter, or longer, so that the day ends on time: looked at first."),
        shown=True,
    ),
)


class Replanning(Projecting):
    """Shows what a replan would do, and has it done."""

    async def action_replan(self) -> None:
        try:
            self.live.proposal()
        except Refusal as problem:
            self.workshop.tell(problem)
            return
        from workshop_tui.tui.widgets.replan_bar import ReplanBar

        await self.open_bar(ReplanBar(self._preview))

    def _preview(self, text: str) -> Preview:
        from workshop_tui.tui.widgets.replan_bar import Preview

        proposal = self.live.proposal(self._wanted_ms(text))
        lines = replan_lines(self.live.conference, proposal)
        count = len(proposal.changes)
        return Preview(tuple(lines[:count]), tuple(lines[count:]))

    def _wanted_ms(self, text: str) -> int | None:
        """The end that was typed; None for the planned one."""
        if not text.strip():
            return None
        from workshop_tui.domain.typed import read_wall_time

        return read_wall_time(text, self.live.conference, self.live.view().planned_day_end_ms)

    def on_replan_bar_typed(self, event: ReplanBar.Typed) -> None:
        try:
            wanted_ms = self._wanted_ms(event.text)
        except Refusal as problem:
            self.workshop.tell(problem)
            event.bar.refused()
            return
        self.in_turn(self._replan(event.bar, wanted_ms))

    async def _replan(self, bar: ReplanBar, wanted_ms: int | None) -> None:
        seen = await self.perform(lambda live: live.replan(wanted_ms))
        if seen is not None:
            bar.close()
            end = about(self.live.conference, seen.expected_day_end_ms)
            self.workshop.say_done(Message("Replanned: the day ends at {time}; u undoes it.", time=end))
        else:
            bar.refused()
