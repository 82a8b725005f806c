"""A clock drawn as large as it is given room, with a sign for its phase."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from workshop_tui.domain.expectation import Countdown, Phase
from workshop_tui.wording import PHASE_SIGN, countdown

_ROWS = 5
_GLYPHS = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", " ##", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
    "+": ("   ", " # ", "###", " # ", "   "),
    "-": ("   ", "   ", "###", "   ", "   "),
}


def drawn(text: str, width: int, height: int) -> list[str]:
    """The text in block letters, as large as fits into `width` columns and `height` rows.

    A dot of a letter is two columns by one row, times a whole factor. Where not even the smallest
    fits, the text itself in one line.
    """
    dots = sum(len(_GLYPHS[letter][0]) for letter in text) + len(text) - 1
    scale = min(width // (2 * dots), height // _ROWS) if dots > 0 else 0
    if scale < 1:
        return [text]
    lines: list[str] = []
    for row in range(_ROWS):
        line = " ".join(_GLYPHS[letter][row] for letter in text)
        lines += ["".join("█" * 2 * scale if dot == "#" else " " * 2 * scale for dot in line)] * scale
    return lines


class BigClock(Widget):
    """The countdown that matters now. Empty when nothing runs. Its phase is a class for the colours
    and a sign in front of the label; overtime also counts up with a plus."""

    DEFAULT_CSS = """
    BigClock { width: 1fr; height: 1fr; content-align: center middle; text-align: center; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._clock: Countdown | None = None
        self._paused = False

    def show(self, clock: Countdown | None, *, paused: bool = False) -> None:
        """Shows a countdown as it stands; draws only when what is read has changed."""
        before = (self.text, self.phase, self._paused)
        self._clock, self._paused = clock, paused
        if (self.text, self.phase, paused) == before:
            return
        for phase in Phase:
            self.set_class(phase is self.phase, f"-{phase.value}")
        self.set_class(paused, "-paused")
        self.refresh()

    @property
    def text(self) -> str:
        """What is read on it: `12:48`, `+0:40`."""
        return "" if self._clock is None else countdown(self._clock.remaining_ms)

    @property
    def phase(self) -> Phase | None:
        """The phase shown; None when nothing runs."""
        return None if self._clock is None else self._clock.phase

    @property
    def sign(self) -> str:
        """The sign of the phase, or a pause sign."""
        if self._paused:
            return "⏸"
        return "" if self.phase is None else PHASE_SIGN[self.phase]

    def render(self) -> Content:
        """The clock in block letters for the room there is."""
        if not self.text:
            return Content("")
        return Content("\n".join(drawn(self.text, self.size.width, self.size.height)))
