"""Following the day: the screens are redrawn once a second, and at once when anything was written."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import TypeVar

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.expectation import RunView
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.live import Live
from workshop_tui.live.display import DisplayState
from workshop_tui.tui.banner import Banner
from workshop_tui.tui.navigation import Navigation
from workshop_tui.tui.screens.base import WorkshopScreen
from workshop_tui.tui.seat_plans import Rows, SeatPlans
from workshop_tui.tui.sound import Sound
from workshop_tui.tui.watch import DayWatch

T = TypeVar("T")

LOOK_S = 0.35
"""How long at most until the screen looks whether another process has written. It looks at each full
second of the clock as well."""


class Following(Navigation):
    """Looks at the clock and the database, shows the day on every screen, rings, and keeps copies.
    `live` is read from in the app's thread."""

    def __init__(self, live: Live, sound: Sound | None = None) -> None:
        super().__init__()
        self.live = live
        self.banner = Banner()
        self.sound = sound or Sound()
        self.seats = SeatPlans(self._seats_are_there, self._keep_seats)
        self._projected = DisplayState()
        self._second = -1
        self._watch = DayWatch()
        self._following_clock = False
        self._written = False
        self._polling: asyncio.TimerHandle | None = None

    @abstractmethod
    async def perform(self, action: Callable[[Live], T]) -> T | None:
        """Has the action written, then redraws. When it was refused, says why and gives None."""

    def on_mount(self) -> None:
        self.live.changed()
        self._projected = self.live.display_state()
        if self.sound.problem is not None:
            self.say_banner(self.sound.problem)
        self.live.slept()
        self._watch.look(self.live.view(), self.live.state.last_ms)
        self._poll()
        self.call_after_refresh(self._begin_seats)

    def _begin_seats(self) -> None:
        with suppress(Refusal):
            self.seats.begin(self.live.conference)

    def on_unmount(self) -> None:
        self.seats.close()
        if self._polling is not None:
            self._polling.cancel()

    def _poll(self) -> None:
        """Looks whether there is anything to redraw. By the event loop's own timer: a timer of Textual's
        wakes the whole app, and this looks three times for each time that there is something."""
        now_ms = self.live.now_ms()
        until_second = (1000 - now_ms % 1000) / 1000
        wait = until_second if until_second < LOOK_S * 1.2 else LOOK_S
        self._polling = asyncio.get_running_loop().call_later(wait, self._poll)
        try:
            self._written = self.live.changed() or self._written
        except Refusal as problem:
            self.say_banner(problem.message)
        if self._written or now_ms // 1000 != self._second:
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
            self.seats.forget()
            self._projected = self.live.display_state()
        screen = self._in_sight()
        if screen is not None and screen.stands:
            screen.show_strip(seen)
            screen.show_day(seen)
            if written:
                screen.show_harvest()

    def _in_sight(self) -> WorkshopScreen | None:
        """The topmost of our screens: a form over it leaves it in sight. Those below draw anew when one
        comes back to them."""
        ours = (screen for screen in reversed(self.screen_stack) if isinstance(screen, WorkshopScreen))
        return next(ours, None)

    @abstractmethod
    def write(self, action: Callable[[Live], T]) -> Future[T]:
        """Has the action written behind what was asked for before, whenever that is; nobody waits."""

    def _keep_seats(self, conference: Conference, item: str, rows: Rows) -> None:
        """Puts seats on disk. Where that fails they are there all the same, and are tried again by
        whoever opens the day next."""
        self.write(lambda live: live.keep_seats(conference, item, rows))

    def _seats_are_there(self) -> None:
        """Draws anew what says who sits where."""
        self._written = True
        self.call_next(self._tick)

    def _show_banner(self) -> None:
        screen = self._in_sight()
        if screen is not None and screen.stands:
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

    def _sound_failed(self, said: Message) -> None:
        self.bell()
        self.say_banner(said)

    def say_banner(self, message: Message) -> None:
        """Says something across the top of every screen for a minute."""
        self.banner.say(message, self.live.now_ms())
        self._second = -1
