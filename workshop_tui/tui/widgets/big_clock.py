"""A clock drawn as large as it is given room."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from workshop_tui.domain.conference import MINUTE
from workshop_tui.domain.expectation import Countdown, Phase
from workshop_tui.domain.message import Message
from workshop_tui.i18n import say
from workshop_tui.tui.block_letters import capitals, common_scale, painted_line
from workshop_tui.wording import countdown

COARSE_MS = 10 * MINUTE
"""From how long on a coarse clock tells minutes alone."""


def drawn(text: str, width: int, height: int) -> list[str]:
    """The text in block letters, as large as fits into `width` columns and `height` rows. Where not
    even one column per dot fits, the text itself in one line."""
    scale = common_scale([text], width, height)
    return painted_line(capitals(text) or text, scale) if scale else [text]


class BigClock(Widget):
    """A countdown in block letters; empty when there is none. Its phase and a pause are classes for
    the colours; whoever shows it says both in words beside it. Overtime counts up with a plus."""

    DEFAULT_CSS = """
    BigClock { width: 1fr; height: 1fr; content-align: center middle; text-wrap: nowrap; }
    """

    def __init__(self, *, coarse: bool = False, id: str | None = None) -> None:
        """With `coarse` what is longer than ten minutes is told in minutes: beside a clock that shows
        seconds a second one that does so distracts, and has to be painted every second."""
        super().__init__(id=id)
        self.set_reactive(Widget.auto_links, False)
        self._coarse = coarse
        self._clock: Countdown | None = None
        self._paused = False
        self._painted_for = ("", 0, 0)
        self._rows: list[str] = []

    def show(self, clock: Countdown | None, *, paused: bool = False) -> None:
        """Shows a countdown as it stands; draws only when what is read has changed."""
        before = (self.text, self.phase, self._paused)
        self._clock, self._paused = clock, paused
        if (self.text, self.phase, paused) == before:
            return
        for phase in Phase:
            self.set_class(phase is self.phase, f"-phase-{phase.value}")
        self.set_class(paused, "-paused")
        rows = self._rows
        self._paint()
        self.refresh(
            *(
                Region(0, row, self.size.width, 1)
                for row, (was, now) in enumerate(zip(rows, self._rows, strict=False))
                if was != now
            )
        )

    @property
    def text(self) -> str:
        """What is read on it: `12:48`, `+0:40`."""
        if self._clock is None:
            return ""
        remaining_ms = self._clock.remaining_ms
        if self._coarse and remaining_ms >= COARSE_MS:
            return say(Message("{n} min", n=remaining_ms // MINUTE))
        return countdown(remaining_ms)

    @property
    def phase(self) -> Phase | None:
        """The phase shown; None when nothing runs."""
        return None if self._clock is None else self._clock.phase

    def render_line(self, y: int) -> Strip:
        """A row of the clock. Drawn without Textual's layout of texts, and only where it has changed:
        this is painted every second."""
        self._paint()
        return Strip([Segment(self._rows[y], self.visual_style.rich_style)], self.size.width)

    def _paint(self) -> None:
        width, height = self.size
        if self._painted_for != (self.text, width, height):
            self._painted_for, self._rows = (self.text, width, height), self._aligned(width, height)

    def _aligned(self, width: int, height: int) -> list[str]:
        """All rows of the widget, as wide as it is, with the clock where its style aligns it."""
        lines = drawn(self.text, width, height) if self.text else []
        wide = max((len(line) for line in lines), default=0)
        left = {"left": 0, "right": width - wide}.get(
            self.styles.content_align_horizontal, (width - wide) // 2
        )
        above = (height - len(lines)) // 2
        rows = [" " * width] * height
        for row, line in enumerate(lines[:height], max(0, above)):
            rows[row] = (" " * max(0, left) + line).ljust(width)[:width]
        return rows
