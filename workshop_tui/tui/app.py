"""The app: wires screens, clock and database together. Holds no rule of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, ClassVar, TypeVar

from textual.app import App, SystemCommand
from textual.binding import BindingsMap
from textual.screen import Screen

from workshop_tui.domain.expectation import RunView
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.harmless import harmless
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.live.display import DisplayState
from workshop_tui.tui.banner import Banner
from workshop_tui.tui.commands import EVERYWHERE, Command, bindings
from workshop_tui.tui.leaving import listen
from workshop_tui.tui.screens.base import WorkshopScreen
from workshop_tui.tui.screens.programme import ProgrammeScreen
from workshop_tui.tui.sound import Sound
from workshop_tui.tui.themes import DARK, LIGHT, THEMES
from workshop_tui.tui.watch import DayWatch
from workshop_tui.tui.writer import Writer

T = TypeVar("T")

TICK_S = 0.2
"""How often the screen looks whether a second has passed or another process has written."""

DONE_S = 4
"""How long it is said in the corner what was done."""


def late(module: str, name: str) -> Callable[[], Screen[Any]]:
    """Makes a screen when it is first shown, and loads its code then: the first screen is there sooner."""

    def make() -> Screen[Any]:
        made = getattr(import_module(f"workshop_tui.tui.screens.{module}"), name)()
        assert isinstance(made, Screen)
        return made

    return make


class WorkshopApp(App[None]):
    """The live screens of one conference.

    `live` is read from in the app's thread; `make_writer` opens the connection that writes, in a
    thread of its own.
    """

    CSS_PATH: ClassVar = ["styles/workshop.tcss"]
    MODES: ClassVar = {
        "programme": ProgrammeScreen,
        "tables": late("tables", "TablesScreen"),
        "wall": late("wall", "WallScreen"),
        "positions": late("positions", "PositionsScreen"),
        "agreements": late("agreements", "AgreementsScreen"),
        "harvest": late("harvest", "HarvestScreen"),
    }
    DEFAULT_MODE = "programme"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-normal"), (160, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (36, "-high")]

    def __init__(self, live: Live, make_writer: Callable[[], Live], sound: Sound | None = None) -> None:
        super().__init__()
        self._bindings = BindingsMap.merge([self._bindings, bindings(EVERYWHERE)])
        self.live = live
        self.writer = Writer(make_writer)
        self.banner = Banner()
        self.sound = sound or Sound()
        self._projected = DisplayState()
        self._second = -1
        self._watch = DayWatch()
        self._following_clock = False
        self._written = False
        self._polling: asyncio.TimerHandle | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    def on_mount(self) -> None:
        self.title = self.live.conference.title
        self.live.changed()
        self._projected = self.live.display_state()
        if self.sound.problem is not None:
            self.say_banner(self.sound.problem)
        self.live.slept()
        self._watch.look(self.live.view(), self.live.state.last_ms)
        self._poll()
        if not self.is_headless:
            listen(self)

    def on_unmount(self) -> None:
        if self._polling is not None:
            self._polling.cancel()
        self.writer.close()

    # Following the day

    def _poll(self) -> None:
        """Looks whether there is anything to redraw. By the event loop's own timer: a timer of Textual's
        wakes the whole app, and this looks five times for each time that there is something."""
        self._polling = asyncio.get_running_loop().call_later(TICK_S, self._poll)
        try:
            self._written = self.live.changed() or self._written
        except Refusal as problem:
            self.say_banner(problem.message)
        if self._written or self.live.now_ms() // 1000 != self._second:
            self.call_next(self._tick)

    def _tick(self) -> None:
        """Redraws once a second, and at once when any process has written.

        A refusal here is the database failing to answer; it is said, and the clock goes on with what
        was read last.
        """
        written, self._written = self._written, False
        try:
            slept = self.live.slept()
            if slept is not None:
                self.say_banner(slept)
            if not self._following_clock and self.live.clock_was_set():
                self._following_clock = True
                self.run_worker(self._follow_clock(), group="clock", exit_on_error=False)
        except Refusal as problem:
            self.say_banner(problem.message)
        try:
            seen, last_ms = self.live.view(), self.live.state.last_ms
        except Refusal:
            self._show_banner()
            return
        self._second = self.live.now_ms() // 1000
        noticed = self._watch.look(seen, last_ms)
        if noticed.rings:
            self.sound.ring(self.bell, lambda said: self.call_later(self._sound_failed, said))
        if noticed.began is not None:
            self.run_worker(self._back_up(noticed.began), group="backup", exit_on_error=False)
        self._show(seen, written)

    def _show(self, seen: RunView, written: bool) -> None:
        if written:
            self._projected = self.live.display_state()
        for screen in self.screen_stack:
            if isinstance(screen, WorkshopScreen) and screen.stands:
                screen.show_strip(seen)
                screen.show_day(seen)
                if written:
                    screen.show_harvest()

    def _show_banner(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, WorkshopScreen) and screen.stands:
                screen.show_banner(self.banner.text(self.live.now_ms(), None))

    async def _follow_clock(self) -> None:
        try:
            said = await self.perform(lambda live: live.follow_clock())
            if said is not None:
                self.say_banner(said)
        finally:
            self._following_clock = False

    async def _back_up(self, item: str) -> None:
        await self.perform(lambda live: live.back_up(item))

    # Saying

    @property
    def mark(self) -> str:
        """What the strip says beside the day: that the projector does not show it."""
        shown = self._projected.at(self.live.now_ms())
        if shown.blank:
            return say(Message("projector off"))
        return say(Message("message on")) if shown.message is not None else ""

    def _sound_failed(self, said: Message) -> None:
        self.bell()
        self.say_banner(said)

    def say_banner(self, message: Message) -> None:
        """Says something across the top of every screen for a minute."""
        self.banner.say(message, self.live.now_ms())
        self._second = -1

    def tell(self, problem: Refusal) -> None:
        """Says why something could not be done, and what to do instead."""
        self.notify(harmless(say(problem)), severity="warning", timeout=10, markup=False)

    def say_done(self, message: Message) -> None:
        """Says in a corner, for a moment, what was done."""
        self.notify(harmless(say(message)), timeout=DONE_S, markup=False)

    # Changing the conference

    async def perform(self, action: Callable[[Live], T]) -> T | None:
        """Has the action written, then redraws. When it was refused, says why and gives None."""

        def acted(live: Live) -> tuple[T, Message | None]:
            result = action(live)
            return result, live.backup_problem

        try:
            result, self.banner.backup_problem = await self.writer.run(acted)
        except Refusal as problem:
            self.tell(problem)
            return None
        try:
            self.live.changed()
            self.live.look_again()
            self._show(self.live.view(), written=True)
        except Refusal as problem:
            # It is on disk all the same: only the look at it failed, and the next tick looks again.
            self.say_banner(problem.message)
        return result

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

    async def action_show_tables(self) -> None:
        """All tables; from one of them back to all."""
        from workshop_tui.tui.screens.table import TableScreen

        if isinstance(self.screen, TableScreen):
            await self.screen.action_back()
        await self.switch_mode("tables")

    def action_show_wall(self) -> None:
        self.switch_mode("wall")

    def action_show_positions(self) -> None:
        self.switch_mode("positions")

    def action_show_agreements(self) -> None:
        self.switch_mode("agreements")

    def action_show_harvest(self) -> None:
        self.switch_mode("harvest")

    async def action_search(self) -> None:
        """The harvest, with its search line ready to type into."""
        from workshop_tui.tui.screens.harvest import HarvestScreen

        await self.switch_mode("harvest")
        if isinstance(self.screen, HarvestScreen):
            self.screen.focus_search()

    def action_help(self) -> None:
        from workshop_tui.tui.screens.help import HelpDialog

        if isinstance(self.screen, HelpDialog):
            self.pop_screen()
        elif isinstance(self.screen, WorkshopScreen):
            self.push_screen(HelpDialog(self.screen.ABOUT, self.commands_of(self.screen)))

    def action_export(self) -> None:
        from workshop_tui.tui.screens.export import ExportDialog

        self.push_screen(ExportDialog())

    def action_command_palette(self) -> None:
        from workshop_tui.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def action_switch_colours(self) -> None:
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    async def action_correct_clock(self) -> None:
        if await self.perform(lambda live: live.correct_clock()) is not None:
            self.say_done(Message("The timers are corrected."))

    def action_help_quit(self) -> None:
        """ctrl+c, which ends programs elsewhere."""
        self.notify(say(Message("Ctrl+Q leaves the program; the day runs on.")), markup=False)

    def action_leave(self) -> None:
        self.exit()
