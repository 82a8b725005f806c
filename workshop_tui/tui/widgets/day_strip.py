"""One line on top of every screen: what runs, how long still, how the day stands, what time it is."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.expectation import Phase, RunView
from workshop_tui.domain.run import DayState
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.wording import PHASE_SIGN, STATE_TEXT, countdown, offset, wall_time

PHASE_STYLE = {
    Phase.NORMAL: "bold $success",
    Phase.WARNING: "bold $warning",
    Phase.DANGER: "bold $error",
    Phase.OVERTIME: "bold $error",
}
"""The colour of a phase; its sign stands beside it."""


class DayStrip(Static):
    """The strip. Left what runs with its clock, right the offset and the time of day."""

    DEFAULT_CSS = """
    DayStrip { dock: top; height: 1; padding: 0 1; background: $panel; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.set_reactive(Widget.auto_links, False)  # it has none, and is drawn each second
        self._drawn: Content | None = None

    def show(self, conference: Conference, seen: RunView, mark: str = "") -> None:
        """Shows the day as it stands, with a mark for what must not be forgotten; draws only when
        something changed."""
        right = self._right(conference, seen)
        if mark:
            right = Content.assemble((f" {mark} ", "bold reverse"), "  ", right)
        width = (self.size.width or self.app.size.width - 2) - right.cell_length - 1
        left = self._left(conference, seen, max(1, width))
        line = left.pad_right(max(0, width - left.cell_length) + 1).append(right)
        if line != self._drawn:
            self._drawn = line
            self.update(line, layout=False)

    def _left(self, conference: Conference, seen: RunView, width: int) -> Content:
        """The title gives way where there is no room for all."""
        if seen.item is None:
            state = Content(f" · {say(STATE_TEXT[seen.state])}")
            return _shortened(conference.title, width - state.cell_length).append(state)
        clock = seen.segment_clock or seen.clock
        part = Content("" if seen.segment is None else f" · {one_line(say(seen.segment.label))}")
        time = Content("")
        if clock is not None:
            paused = seen.state is DayState.PAUSED
            sign = "❚❚" if paused else PHASE_SIGN[clock.phase]
            style = "bold $primary" if paused else PHASE_STYLE[clock.phase]
            time = Content.styled(f"{sign} {countdown(clock.remaining_ms)}", style).append("  ")
        if part.cell_length > width // 2:
            part = part.truncate(width // 2, ellipsis=True)
        title = _shortened(seen.item.item.title, width - time.cell_length - part.cell_length)
        return time.append(title).append(part)

    def _right(self, conference: Conference, seen: RunView) -> Content:
        now = Content(wall_time(conference.local(seen.now_ms)))
        if seen.state is DayState.FINISHED:
            return now
        return Content.assemble(offset(seen.offset_ms), " · ", now)


def _shortened(title: str, width: int) -> Content:
    content = Content(one_line(title[:1000]))
    return content if content.cell_length <= width else content.truncate(max(1, width), ellipsis=True)
