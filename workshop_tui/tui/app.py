"""The app: wires screens, clock and database together. Holds no rule of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar, TypeVar

from textual.app import App, SystemCommand
from textual.binding import BindingsMap
from textual.screen import Screen

from workshop_tui.domain.expectation import Phase, RunView
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.tui.commands import EVERYWHERE, Command, bindings
from workshop_tui.tui.screens.agreements import AgreementsScreen
from workshop_tui.tui.screens.base import WorkshopScreen
from workshop_tui.tui.screens.export import ExportDialog
from workshop_tui.tui.screens.harvest import HarvestScreen
from workshop_tui.tui.screens.help import HelpDialog
from workshop_tui.tui.screens.programme import ProgrammeScreen
from workshop_tui.tui.screens.tables import TablesScreen
from workshop_tui.tui.screens.wall import WallScreen
from workshop_tui.tui.writer import Writer

T = TypeVar("T")

TICK_S = 0.2
"""How often the screen looks whether a second has passed or another process has written."""

BANNER_S = 60
"""How long a banner stays."""


class WorkshopApp(App[None]):
    """The live screens of one conference.

    `live` is read from in the app's thread; `make_writer` opens the connection that writes, in a
    thread of its own.
    """

    CSS_PATH: ClassVar = ["styles/workshop.tcss"]
    MODES: ClassVar = {
        "programme": ProgrammeScreen,
        "tables": TablesScreen,
        "wall": WallScreen,
        "agreements": AgreementsScreen,
        "harvest": HarvestScreen,
    }
    DEFAULT_MODE = "programme"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-normal"), (160, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (36, "-high")]

    def __init__(self, live: Live, make_writer: Callable[[], Live]) -> None:
        super().__init__()
        self._bindings = BindingsMap.merge([self._bindings, bindings(EVERYWHERE)])
        self.live = live
        self.writer = Writer(make_writer)
        self.banner = ""
        self._banner_until_ms = 0
        self._second = -1
        self._phase: tuple[object, ...] | None = None

    def on_mount(self) -> None:
        self.title = self.live.conference.title
        self.live.changed()
        self.set_interval(TICK_S, self._tick)

    def on_unmount(self) -> None:
        self.writer.close()

    # Following the day

    def _tick(self) -> None:
        """Redraws once a second, and at once when any process has written.

        A refusal here is the database failing to answer; it is said, and the clock goes on.
        """
        try:
            written = self.live.changed()
            slept = self.live.slept()
            if slept is not None:
                self.say_banner(slept)
            if self.live.clock_was_set():
                self.run_worker(self._follow_clock(), group="clock", exclusive=True)
            seen = self.live.view()
        except Refusal as problem:
            self.say_banner(problem.message)
            return
        if not written and seen.now_ms // 1000 == self._second:
            return
        self._second = seen.now_ms // 1000
        if self.banner and seen.now_ms > self._banner_until_ms:
            self.banner = ""
        self._ring(seen)
        self._show(seen, written)

    def _show(self, seen: RunView, written: bool) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, WorkshopScreen) and screen.is_mounted:
                screen.show_strip(seen)
                screen.show_day(seen)
                if written:
                    screen.show_harvest()

    def _ring(self, seen: RunView) -> None:
        """A bell, once, when the countdown on the screen gets into another phase."""
        clock = seen.segment_clock or seen.clock
        phase = None if clock is None else (clock.started_ms, clock.phase)
        before, self._phase = self._phase, phase
        if before is None or phase is None or phase == before or clock is None:
            return
        if phase[0] == before[0] and clock.phase is not Phase.NORMAL:
            self.bell()

    async def _follow_clock(self) -> None:
        said = await self.perform(lambda live: live.follow_clock())
        if said is not None:
            self.say_banner(said)

    def say_banner(self, message: Message) -> None:
        """Says something across the top of every screen for a minute."""
        self.banner = say(message)
        self._banner_until_ms = self.live.now_ms() + BANNER_S * 1000

    # Changing the conference

    async def perform(self, action: Callable[[Live], T]) -> T | None:
        """Has the action written, then redraws. When it was refused, says why and gives None."""
        try:
            result = await self.writer.run(action)
        except Refusal as problem:
            self.tell(problem)
            return None
        self.live.changed()
        self.live.forget()
        self._show(self.live.view(), written=True)
        return result

    def tell(self, problem: Refusal) -> None:
        """Says why something could not be done, and what to do instead."""
        self.notify(say(problem), severity="warning", timeout=10, markup=False)

    # What works everywhere

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: what this screen does, then what works everywhere."""
        for command in self.commands_of(screen):
            yield SystemCommand(
                say(command.label), f"{say(command.help)} ({command.key_text})", self._runner(screen, command)
            )

    def commands_of(self, screen: Screen[Any]) -> tuple[Command, ...]:
        """All that can be done on a screen."""
        own = screen.DOES if isinstance(screen, WorkshopScreen) else ()
        return (*own, *EVERYWHERE)

    def _runner(self, screen: Screen[Any], command: Command) -> Callable[[], object]:
        where = screen if hasattr(screen, f"action_{command.id}") else self
        return lambda: self.call_later(self.run_action, command.id, where)

    def action_show_programme(self) -> None:
        self.switch_mode("programme")

    def action_show_tables(self) -> None:
        self.switch_mode("tables")

    def action_show_wall(self) -> None:
        self.switch_mode("wall")

    def action_show_agreements(self) -> None:
        self.switch_mode("agreements")

    def action_show_harvest(self) -> None:
        self.switch_mode("harvest")

    async def action_search(self) -> None:
        """The harvest, with its search line ready to type into."""
        await self.switch_mode("harvest")
        if isinstance(self.screen, HarvestScreen):
            self.screen.focus_search()

    def action_help(self) -> None:
        if isinstance(self.screen, WorkshopScreen):
            self.push_screen(HelpDialog(self.screen.ABOUT, self.commands_of(self.screen)))

    def action_export(self) -> None:
        self.push_screen(ExportDialog())

    def action_leave(self) -> None:
        self.exit()
