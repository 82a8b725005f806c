"""The app: wires screens, clock and database together. Holds no rule of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from contextlib import suppress
from importlib import import_module
from typing import Any, ClassVar, TypeVar

from textual.app import SystemCommand
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
from workshop_tui.tui.kept_drafts import KeptDrafts
from workshop_tui.tui.leaving import listen
from workshop_tui.tui.navigation import Navigation
from workshop_tui.tui.screens.base import WorkshopScreen
from workshop_tui.tui.screens.programme import ProgrammeScreen
from workshop_tui.tui.sound import Sound
from workshop_tui.tui.themes import DARK, THEMES
from workshop_tui.tui.turns import Turns
from workshop_tui.tui.watch import DayWatch
from workshop_tui.tui.writer import CLOSING_S, Writer

T = TypeVar("T")

LOOK_S = 0.35
"""How long at most until the screen looks whether another process has written. It looks at each full
second of the clock as well."""

WAITING_S = 0.3
"""After so long it is said that a change still waits for the database."""

DONE_S = 4
"""How long it is said in the corner what was done."""


def late(module: str, name: str) -> Callable[[], Screen[Any]]:
    """Makes a screen when it is first shown, and loads its code then: the first screen is there sooner."""

    def make() -> Screen[Any]:
        made = getattr(import_module(f"workshop_tui.tui.screens.{module}"), name)()
        assert isinstance(made, Screen)
        return made

    return make


class WorkshopApp(Navigation):
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
        self.turns = Turns(self, self._tell_failure)
        self.drafts = KeptDrafts(self)
        self.banner = Banner()
        self.sound = sound or Sound()
        self._projected = DisplayState()
        self._second = -1
        self._watch = DayWatch()
        self._following_clock = False
        self._waits = False
        self._leaves = False
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
        wakes the whole app, and this looks three times for each time that there is something."""
        until_second = (1000 - self.live.now_ms() % 1000) / 1000
        wait = until_second if until_second < LOOK_S * 1.2 else LOOK_S
        self._polling = asyncio.get_running_loop().call_later(wait, self._poll)
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
        """What the strip says beside the day: that a change waits, or that the projector does not show
        the day."""
        if self._waits:
            return say(Message("waiting for the database"))
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

        patience = asyncio.get_running_loop().call_later(WAITING_S, self._show_waiting, True)
        try:
            result, self.banner.backup_problem = await self.writer.run(acted)
        except Refusal as problem:
            self.tell(problem)
            return None
        finally:
            patience.cancel()
            self._show_waiting(False)
        try:
            self.live.changed()
            self.live.look_again()
            self._show(self.live.view(), written=True)
        except Refusal as problem:
            # It is on disk all the same: only the look at it failed, and the next tick looks again.
            self.say_banner(problem.message)
        return result

    def in_turn(self, work: Coroutine[Any, Any, object]) -> None:
        """Does what has to be written behind what was asked for before it, while the screen goes on."""
        self.turns.take(work)

    def _show_waiting(self, waits: bool) -> None:
        """Says, or no longer says, that a change waits for the database; inputs are dimmed meanwhile."""
        if waits == self._waits:
            return
        self._waits = waits
        for screen in self.screen_stack:
            screen.set_class(waits, "-waiting")
        with suppress(Refusal):
            self._show(self.live.view(), written=False)

    def _tell_failure(self, problem: Exception) -> None:
        """An error in the program itself: the day goes on, and what was typed is there still."""
        if isinstance(problem, Refusal):
            self.tell(problem)
            return
        self.log.error(problem)
        what = f"{type(problem).__name__}: {problem}"
        self.say_banner(Message("That did not succeed, by an error in the program ({what}).", what=what))

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

    def action_help(self) -> None:
        from workshop_tui.tui.screens.help import HelpDialog

        if isinstance(self.screen, HelpDialog):
            self.pop_screen()
        elif isinstance(self.screen, WorkshopScreen):
            self.push_screen(HelpDialog(self.screen.ABOUT, self.commands_of(self.screen)))

    def action_correct_clock(self) -> None:
        self.in_turn(self._correct_clock())

    async def _correct_clock(self) -> None:
        if await self.perform(lambda live: live.correct_clock()) is not None:
            self.say_done(Message("The timers are corrected."))

    def action_help_quit(self) -> None:
        """ctrl+c, which ends programs elsewhere."""
        self.notify(say(Message("Ctrl+Q leaves the program; the day runs on.")), markup=False)

    def action_leave(self) -> None:
        """Leaves; where something waits to be written after that, or at the second time of asking."""
        if self.turns.is_idle or self._leaves:
            self.exit()
        else:
            self._leaves = True
            self.run_worker(self._leave(), group="leaving", exit_on_error=False)

    async def action_quit(self) -> None:
        """What Textual itself binds to the same key."""
        self.action_leave()

    async def _leave(self) -> None:
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self.turns.all_done(), CLOSING_S)
        self.exit()
