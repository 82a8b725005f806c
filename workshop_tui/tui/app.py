"""The app: wires screens, clock and database together. Holds no rule of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from concurrent.futures import Future
from contextlib import suppress
from importlib import import_module
from typing import Any, ClassVar, TypeVar

from textual.app import SystemCommand
from textual.binding import BindingsMap
from textual.screen import Screen

from workshop_tui.domain.message import Message, Refusal
from workshop_tui.harmless import harmless
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.tui.commands import EVERYWHERE, Command, bindings
from workshop_tui.tui.following import Following
from workshop_tui.tui.kept_drafts import KeptDrafts
from workshop_tui.tui.leaving import listen
from workshop_tui.tui.screens.base import WorkshopScreen
from workshop_tui.tui.screens.programme import ProgrammeScreen
from workshop_tui.tui.sound import Sound
from workshop_tui.tui.stylesheet import KeptStylesheet
from workshop_tui.tui.themes import DARK, THEMES
from workshop_tui.tui.turns import Turns
from workshop_tui.tui.writer import CLOSING_S, Writer

T = TypeVar("T")

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


class WorkshopApp(Following):
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
        super().__init__(live, sound)
        self._bindings = BindingsMap.merge([self._bindings, bindings(EVERYWHERE)])
        self.writer = Writer(make_writer)
        self.turns = Turns(self, self._tell_failure)
        self.drafts = KeptDrafts(self)
        self._waits = False
        self._leaves = False
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name
        self.stylesheet = KeptStylesheet(self.get_css_variables())

    def on_mount(self) -> None:
        self.title = self.live.conference.title
        if not self.is_headless:
            listen(self)

    def on_unmount(self) -> None:
        self.writer.close()

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
        # What was refused before this need no longer be read: the day may have begun since.
        self.clear_notifications()
        try:
            self.live.changed()
            self.live.look_again()
            self._show(self.live.view(), written=True)
        except Refusal as problem:
            # It is on disk all the same: only the look at it failed, and the next tick looks again.
            self.say_banner(problem.message)
        return result

    def write(self, action: Callable[[Live], T]) -> Future[T]:
        """Has the action written behind what was asked for before; nobody waits for it."""
        return self.writer.ask(action)

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
            yield SystemCommand(say(command.label), command.told, self._runner(screen, command))

    def commands_of(self, screen: Screen[Any]) -> tuple[Command, ...]:
        """All that can be done on a screen."""
        from workshop_tui.tui.screens.note_dialog import NoteDialog

        own = screen.DOES if isinstance(screen, WorkshopScreen | NoteDialog) else ()
        return (*(command for command in own if command not in EVERYWHERE), *EVERYWHERE)

    def _runner(self, screen: Screen[Any], command: Command) -> Callable[[], object]:
        where = screen if hasattr(screen, f"action_{command.id}") else self
        return lambda: self.call_later(self.run_action, command.id, where)

    def action_help(self) -> None:
        from workshop_tui.tui.screens.help import HelpDialog
        from workshop_tui.tui.screens.note_dialog import NoteDialog

        screen = self.screen
        if isinstance(screen, HelpDialog):
            self.pop_screen()
        elif isinstance(screen, WorkshopScreen | NoteDialog) and screen.ABOUT is not None:
            self.push_screen(HelpDialog(screen.ABOUT, self.commands_of(screen)))

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
