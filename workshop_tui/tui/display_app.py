"""The projector's screen: reads the database that others write, and never writes to it.

It needs no key. It goes on through anything that happens to the live screen: both fold the same log.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Static

from workshop_tui.domain.expectation import Phase, view
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.run import RunState
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.live.agreeing import Counts
from workshop_tui.live.display import DisplayState
from workshop_tui.tui.display_layout import TALL, Division, divided
from workshop_tui.tui.seat_plans import SeatPlans
from workshop_tui.tui.slides import Look, Slide, slide
from workshop_tui.tui.themes import DARK, LIGHT, THEMES
from workshop_tui.tui.widgets.big_clock import BigClock
from workshop_tui.tui.widgets.blocks import Blocks
from workshop_tui.tui.widgets.card_page import CardPage

TICK_S = 0.2
"""How often the screen looks whether a second has passed or another process has written."""

PAGE_MS = 8000
"""How long a page of tables stays."""

TROUBLE_S = 3.0
"""For so long the database may fail to answer before the room is told."""


class DisplayScreen(Screen[None]):
    """One slide, divided anew whenever it or the terminal becomes another one."""

    def __init__(self) -> None:
        super().__init__()
        self._slide: Slide | None = None
        self._division: Division | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="day"):
            with Horizontal(id="top"):
                yield Blocks(id="heading", most=1)
                yield Blocks(id="time", most=1)
            yield Blocks(id="state", most=2)
            yield Blocks(id="big")
            yield Blocks(id="under", most=2)
            yield BigClock(id="clock")
            yield CardPage(id="cards")
            yield Blocks(id="then", most=1)
        yield Static(Content(say(Message("The database does not answer; the clock goes on."))), id="trouble")
        yield Blocks(id="message")
        yield Static(id="blank")

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.height >= TALL, "-tall")
        if self._slide is not None:
            self._divide(self._slide)

    @property
    def is_ready(self) -> bool:
        """Whether all its parts are there: not yet at the beginning, no longer at the end."""
        return bool(self.query("#blank"))

    def show(self, made: Slide, shown: DisplayState, now_ms: int) -> None:
        """Shows a slide, with what lies over it."""
        self.set_class(shown.blank, "-blank")
        self.set_class(shown.message is not None, "-message")
        self.query_one("#message", Blocks).show(one_line(shown.message or ""))
        self._slide = made
        self._divide(made)
        self._colour(made)
        texts = {
            "heading": made.headings, "time": (made.time,), "state": (made.state,), "big": (made.big,),
            "under": made.under, "then": made.then,
        }  # fmt: skip
        for name, alternatives in texts.items():
            self.query_one(f"#{name}", Blocks).show(*alternatives)
        self.query_one("#clock", BigClock).show(made.clock, paused=made.paused)
        self.query_one("#cards", CardPage).show(
            made.cards, now_ms // PAGE_MS, moving=made.look is Look.MOVING and not made.by_name
        )

    def trouble(self, there_is: bool) -> None:
        """Says at the bottom that the database does not answer, or no longer says so."""
        self.query_one("#trouble").display = there_is

    def _divide(self, made: Slide) -> None:
        tall = self.size.height >= TALL
        width, height = self.size.width - (4 if tall else 2), self.size.height - (2 if tall else 0)
        division = divided(made, width, height)
        if division == self._division:
            return
        self._division = division
        for name in ("top", "state", "big", "under", "clock", "cards", "then"):
            rows, part = getattr(division, name), self.query_one(f"#{name}")
            part.display = rows > 0
            part.styles.height = rows

    def _colour(self, made: Slide) -> None:
        shown = None if made.clock is None or made.paused else made.clock.phase
        for phase in Phase:
            self.set_class(phase is shown, f"-phase-{phase.value}")
        self.set_class(made.paused, "-paused")
        self.set_class(made.look is Look.MOVING, "-moving")


@dataclass(frozen=True)
class Read:
    """All that a slide is made of, as it was read last."""

    state: RunState
    reporters: Mapping[int, str]
    counts: Counts
    shown: DisplayState

    @classmethod
    def of(cls, live: Live) -> Read:
        """What is on disk now."""
        return cls(live.state, live.reporters(), live.counts(), live.display_state())


class DisplayApp(App[None]):
    """Follows one conference, or with `choose` whichever runs.

    `live` is only read from. `choose` gives the conference to follow from now on, None for the same
    as before; it is asked whenever something was written.
    """

    CSS_PATH: ClassVar = ["styles/display.tcss"]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar = [Binding("q,ctrl+q,ctrl+c", "leave", show=False, priority=True, id="leave")]

    def __init__(
        self, live: Live, choose: Callable[[], Live | None] = lambda: None, *, light: bool = False
    ) -> None:
        super().__init__()
        self.live = live
        self._choose = choose
        self._read: Read | None = None
        self._stale = True
        self._second = -1
        self._seats = SeatPlans(self._seats_are_there)
        self._failing_since: float | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = (LIGHT if light else DARK).name

    def get_default_screen(self) -> Screen[None]:
        return DisplayScreen()

    def on_mount(self) -> None:
        self.set_interval(TICK_S, self.follow)
        self.call_after_refresh(self.follow)

    def on_unmount(self) -> None:
        self._seats.close()

    def follow(self) -> None:
        """Shows the day as it is on disk; as it was read last while the database does not answer."""
        # While the program is left its screens go before its timers.
        screen = self.screen_stack[-1] if self.screen_stack else None
        if not (isinstance(screen, DisplayScreen) and screen.is_ready):
            return
        fresh = False
        try:
            fresh = self.live.changed() or self._stale
            if fresh:
                self._stale = True
                self.live = self._choose() or self.live
                self._read = Read.of(self.live)
                self._seats.forget()
                self._stale = False
            self._failing_since = None
        except Refusal:
            self._failing_since = self._failing_since or monotonic()
        failing = self._failing_since is not None and monotonic() - self._failing_since >= TROUBLE_S
        screen.trouble(failing)
        now_ms = self.live.now_ms()
        if self._read is not None and (fresh or now_ms // 1000 != self._second):
            self._second = now_ms // 1000
            self._draw(screen, self._read, now_ms)

    def _draw(self, screen: DisplayScreen, read: Read, now_ms: int) -> None:
        conference = read.state.conference
        seen = view(read.state, now_ms)
        made = slide(conference, seen, read.reporters, read.counts, self._seats.now(self.live, seen))
        screen.show(made, read.shown.at(now_ms), now_ms)

    def _seats_are_there(self) -> None:
        self._second = -1

    def action_leave(self) -> None:
        self.exit()
