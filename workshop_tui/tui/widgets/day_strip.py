"""One line on top of every screen: what runs, how long still, how the day stands, what time it is."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.expectation import RunView
from workshop_tui.domain.run import DayState
from workshop_tui.i18n import say
from workshop_tui.wording import PHASE_SIGN, STATE_TEXT, countdown, offset, wall_time


class DayStrip(Static):
    """The strip. Left what runs with its clock, right the offset and the time of day."""

    DEFAULT_CSS = """
    DayStrip { dock: top; height: 1; padding: 0 1; background: $panel; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._drawn = ""

    def show(self, conference: Conference, seen: RunView) -> None:
        """Shows the day as it stands; draws only when a character changed."""
        left, right = self._left(conference, seen), self._right(conference, seen)
        width = (self.size.width or self.app.size.width - 2) - Content(right).cell_length - 1
        left_content = Content(left)
        if left_content.cell_length > width:
            left_content = left_content.truncate(max(1, width), ellipsis=True)
        line = left_content.pad_right(max(0, width - left_content.cell_length) + 1).append(right)
        if line.plain != self._drawn:
            self._drawn = line.plain
            self.update(line)

    def _left(self, conference: Conference, seen: RunView) -> str:
        if seen.item is None:
            return f"{conference.title} · {say(STATE_TEXT[seen.state])}"
        clock = seen.segment_clock or seen.clock
        part = "" if seen.segment is None else f" · {say(seen.segment.label)}"
        time = "" if clock is None else f"{countdown(clock.remaining_ms)} "
        sign = "❚❚" if seen.state is DayState.PAUSED else PHASE_SIGN[clock.phase] if clock else ""
        return f"{sign} {time} {seen.item.item.title}{part}"

    def _right(self, conference: Conference, seen: RunView) -> str:
        now = wall_time(conference.local(seen.now_ms))
        return now if seen.state is DayState.FINISHED else f"{offset(seen.offset_ms)} · {now}"
