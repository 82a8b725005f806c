"""The live screens in a rehearsal: the same, on a clock that the user drives."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingsMap
from textual.screen import Screen

from workshop_tui.clock import RehearsalClock
from workshop_tui.domain.conference import MINUTE
from workshop_tui.domain.message import Message
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.tui.app import WorkshopApp
from workshop_tui.tui.commands import Command, bindings
from workshop_tui.tui.sound import Sound

SPEEDS = (1, 2, 5, 10, 20, 30, 60, 120, 240, 600)
"""The speeds that the keys go through, in times real time."""

JUMP_MS = 5 * MINUTE

DRIVES = (
    Command("hold_clock", "H", Message("hold"), Message("Holds the rehearsal's clock, or lets it run on.")),
    Command(
        "slower", "left_square_bracket", Message("slower"), Message("The clock runs slower."), display="["
    ),
    Command(
        "faster", "right_square_bracket", Message("faster"), Message("The clock runs faster."), display="]"
    ),
    Command("jump", "J", Message("5 min on"), Message("The clock jumps five minutes ahead.")),
)


class RehearsalApp(WorkshopApp):
    """Says on every screen that it is a rehearsal, and how fast its clock runs."""

    DRIVES: ClassVar = DRIVES

    def __init__(
        self, live: Live, make_writer: Callable[[], Live], clock: RehearsalClock, sound: Sound | None = None
    ) -> None:
        super().__init__(live, make_writer, sound)
        self.clock = clock
        self._bindings = BindingsMap.merge([self._bindings, bindings(DRIVES)])

    @property
    def mark(self) -> str:
        """The rehearsal and its speed, before whatever else is to be said."""
        pace = say(Message("held")) if self.clock.held else f"{self.clock.speed:g}×"
        return " · ".join(filter(None, (f"{say(Message('rehearsal'))} {pace}", super().mark)))

    def commands_of(self, screen: Screen[object]) -> tuple[Command, ...]:
        """What drives the clock as well."""
        return (*super().commands_of(screen), *DRIVES)

    def action_hold_clock(self) -> None:
        self.clock.hold(not self.clock.held)
        self._say_pace()

    def action_slower(self) -> None:
        self.clock.set_speed(max((speed for speed in SPEEDS if speed < self.clock.speed), default=SPEEDS[0]))
        self._say_pace()

    def action_faster(self) -> None:
        self.clock.set_speed(min((speed for speed in SPEEDS if speed > self.clock.speed), default=SPEEDS[-1]))
        self._say_pace()

    def action_jump(self) -> None:
        self.clock.jump(JUMP_MS)
        self._say_pace()

    def _say_pace(self) -> None:
        self._show(self.live.view(), written=False)
