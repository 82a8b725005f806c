"""What all screens have: the strip with the running clock on top, a line for what must be said, the
footer, and a sentence instead of everything where the terminal is too small."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.binding import BindingsMap
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from workshop_tui.domain.expectation import RunView
from workshop_tui.domain.message import Message
from workshop_tui.live import Live
from workshop_tui.tui.commands import Command, bindings
from workshop_tui.tui.compositor import SparingCompositor
from workshop_tui.tui.widgets.day_strip import DayStrip
from workshop_tui.tui.widgets.key_line import KeyLine
from workshop_tui.tui.widgets.too_small import TooSmall, small_or_not

if TYPE_CHECKING:
    from workshop_tui.tui.app import WorkshopApp

T = TypeVar("T")


class WorkshopScreen(Screen[None]):
    """A screen that follows the day.

    Subclasses name their `DOES` (commands), compose their `body`, and redraw in `show_day` (each
    second and after each timing action) and in `show_harvest` (when anything was written).
    """

    DOES: ClassVar[tuple[Command, ...]] = ()
    ABOUT: ClassVar[Message]
    """What the screen is for: the first paragraph of its help."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = SparingCompositor()
        self._bindings = BindingsMap.merge([self._bindings, bindings(self.DOES)])
        self._banner = ""
        self._strip = DayStrip()

    @property
    def workshop(self) -> WorkshopApp:
        """The app, with its type."""
        return cast("WorkshopApp", self.app)

    @property
    def live(self) -> Live:
        """The conference, to read from. What changes it goes through `perform`."""
        return self.workshop.live

    def compose(self) -> ComposeResult:
        self.update_classes(dict.fromkeys(self._for_size(), True), update=False)
        yield self._strip
        yield Static(id="banner", markup=False)
        yield from self.body()
        yield KeyLine()
        yield TooSmall()

    def _for_size(self) -> Iterable[str]:
        """The breakpoint classes for the window as it is. Textual gives them with the first resize; before
        the parts are there they cost nothing, after it all styles are worked out twice."""
        width, height = self.app.size
        for cells, breakpoints in (
            (width, self.app.HORIZONTAL_BREAKPOINTS),
            (height, self.app.VERTICAL_BREAKPOINTS),
        ):
            fitting = [each for each in breakpoints or () if cells >= each[0]]
            if fitting:
                yield max(fitting)[1]

    def _compositor_refresh(self) -> None:
        """Textual draws the whole screen while it is still being put together, and throws that away."""
        if not self.app._batch_count:
            super()._compositor_refresh()

    @property
    def useless(self) -> frozenset[str]:
        """The ids of commands that would only be refused now: the footer does not offer them."""
        return frozenset()

    def body(self) -> Iterable[Widget]:
        """What is between the strip and the footer."""
        return ()

    def on_mount(self) -> None:
        self.redraw()

    def on_screen_resume(self) -> None:
        self.redraw()

    def on_resize(self, event: Resize) -> None:
        small_or_not(self, event.size)

    @property
    def stands(self) -> bool:
        """Whether the screen has its parts: not yet while it is made, no longer while the app ends."""
        return self.is_mounted and self._strip.is_mounted and self._strip.is_attached

    def redraw(self) -> None:
        """Shows everything as it is now."""
        seen = self.live.view()
        self.show_strip(seen)
        self.show_day(seen)
        self.show_harvest()

    def show_strip(self, seen: RunView) -> None:
        """The strip and the banner, the same on every screen."""
        self._strip.show(self.live.conference, seen, self.workshop.mark)
        self.show_banner(self.workshop.banner.text(self.live.now_ms(), seen))

    def show_banner(self, text: str) -> None:
        """What must be said across the top; empty takes it away."""
        if text != self._banner:
            self._banner = text
            banner = self.query_one("#banner", Static)
            banner.display = bool(text)
            banner.update(Content(text))

    def show_day(self, seen: RunView) -> None:
        """Redraws what depends on the time."""

    def show_harvest(self) -> None:
        """Redraws what depends on notes, agreements and the rest of the database."""

    async def perform(self, action: Callable[[Live], T]) -> T | None:
        """Has the action written, then redraws. When it was refused, says why and gives None."""
        return await self.workshop.perform(action)

    def in_turn(self, work: Coroutine[Any, Any, object]) -> None:
        """Does what has to be written while the screen goes on, behind what was asked for before it.
        What it is about is settled before: the cursor may be elsewhere when it is done."""
        self.workshop.in_turn(work)
