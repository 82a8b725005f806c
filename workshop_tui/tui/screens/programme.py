"""The programme screen: what runs now, and the agenda."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from workshop_tui.domain.expectation import RunView
from workshop_tui.domain.message import Message
from workshop_tui.domain.run import DayState
from workshop_tui.tui.commands import Command
from workshop_tui.tui.screens.base import WorkshopScreen
from workshop_tui.tui.widgets.big_clock import BigClock


class ProgrammeScreen(WorkshopScreen):
    """What runs now is the biggest thing here."""

    DOES: ClassVar = (
        Command(
            "space",
            "space",
            Message("start/pause"),
            Message("Starts the day, pauses it, goes on."),
            shown=True,
        ),
        Command("next", "n", Message("next"), Message("The next segment, then the next item."), shown=True),
    )

    def body(self) -> Iterable[Widget]:
        yield BigClock(id="clock")

    def show_day(self, seen: RunView) -> None:
        self.query_one(BigClock).show(seen.segment_clock or seen.clock, paused=seen.state is DayState.PAUSED)

    async def action_space(self) -> None:
        await self.perform(lambda live: live.toggle())

    async def action_next(self) -> None:
        await self.perform(lambda live: live.next())
