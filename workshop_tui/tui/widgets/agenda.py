"""The agenda: planned and expected times of every item, and of the segments of the one that runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.binding import Binding
from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from workshop_tui.domain.conference import MINUTE, Conference
from workshop_tui.domain.expectation import ItemStatus, ItemView, RunView
from workshop_tui.domain.message import Message
from workshop_tui.domain.run import DayState
from workshop_tui.domain.segment_times import SegmentView
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.wording import DAY, about, minutes, wall_time

STATUS_SIGN = {
    ItemStatus.DONE: "✓",
    ItemStatus.RUNNING: "▶",
    ItemStatus.TO_COME: " ",
    ItemStatus.SKIPPED: "✗",
    ItemStatus.PASSED: "–",
}
"""A sign per status, so that nothing is told by colour alone."""

SEGMENTS_SHOWN = 3
"""How many of the segments from the running one on are shown where the window is low."""


@dataclass(frozen=True)
class AgendaLine:
    """A line: an item, or with `segment` a segment of the running item. `planned` is empty for a
    segment, which has no promised time; `remark` stands at the right end."""

    item: str
    segment: str | None
    status: ItemStatus
    planned: str
    expected: str
    title: str
    remark: str = ""
    shifted: int = 0

    @property
    def key(self) -> str:
        """Names the line as long as it stands in the agenda."""
        return self.item if self.segment is None else f"{self.item} {self.segment}"

    def drawn(self, width: int) -> Content:
        """The line in so many columns; the title gives way."""
        time_style = "$warning" if self.shifted > 0 else "$accent" if self.shifted < 0 else "$quiet"
        quiet = self.status in (ItemStatus.DONE, ItemStatus.SKIPPED, ItemStatus.PASSED)
        style = (
            "bold $foreground" if self.status is ItemStatus.RUNNING else "$quiet" if quiet else "$foreground"
        )
        if self.status is ItemStatus.SKIPPED:
            style += " strike"
        indent = "" if self.segment is None else "  "
        sign = "▸" if self.segment and self.status is ItemStatus.RUNNING else STATUS_SIGN[self.status]
        head = Content.assemble(
            (f"{sign} ", "bold $success" if self.status is ItemStatus.RUNNING else "$quiet"),
            (f"{self.planned:>5}  ", "$quiet"),
            (f"{self.expected:>5}  ", time_style),
        )
        remark = Content.styled(f" {self.remark}", "bold $warning" if "‼" in self.remark else "$quiet")
        room = width - head.cell_length - (remark.cell_length if self.remark else 0)
        title = Content.styled(indent + self.title, style)
        if title.cell_length > room:
            title = title.truncate(max(1, room), ellipsis=True)
        line = head.append(title)
        return line.pad_right(room - title.cell_length).append(remark) if self.remark else line


def agenda_lines(
    conference: Conference, seen: RunView, parts: Sequence[SegmentView], *, few: bool = False
) -> list[AgendaLine]:
    """The lines of the agenda. With `few`, of the running item's segments only those from the running
    one on, and no more than fit beside the rest of the day."""
    found: list[AgendaLine] = []
    for each in seen.items:
        found.append(_item_line(conference, seen, each))
        if each.status is ItemStatus.RUNNING:
            found += [_segment_line(conference, each, part) for part in _worth_showing(parts, few)]
    return found


def _item_line(conference: Conference, seen: RunView, each: ItemView) -> AgendaLine:
    gone = each.status in (ItemStatus.SKIPPED, ItemStatus.PASSED)
    past = gone or each.status is ItemStatus.DONE
    remark = say(Message("fixed")) if each.item.fixed and seen.state is not DayState.FINISHED else ""
    if MINUTE <= each.conflict_ms < DAY:  # on another date altogether the strip says so once
        remark = say(Message("‼ {n} min late", n=minutes(each.conflict_ms)))
    planned = wall_time(conference.local(each.planned_start_ms))
    expected = "" if gone else _expected(conference, each.status, each.expected_start_ms)
    return AgendaLine(
        each.item.id, None, each.status, planned, expected, one_line(each.item.title), remark,
        0 if past or expected == planned else each.expected_start_ms - each.planned_start_ms,
    )  # fmt: skip


def _segment_line(conference: Conference, item: ItemView, part: SegmentView) -> AgendaLine:
    gone = part.status in (ItemStatus.SKIPPED, ItemStatus.PASSED)
    expected = "" if gone else _expected(conference, part.status, part.start_ms)
    label = one_line(say(part.segment.label))
    return AgendaLine(item.item.id, part.segment.key, part.status, "", expected, label)


def _expected(conference: Conference, status: ItemStatus, instant_ms: int) -> str:
    """What is to come to the nearest minute, what was by the clock."""
    if status is ItemStatus.TO_COME:
        return about(conference, instant_ms)
    return wall_time(conference.local(instant_ms))


def _worth_showing(parts: Sequence[SegmentView], few: bool) -> Sequence[SegmentView]:
    if not few:
        return parts
    still = [part for part in parts if part.status in (ItemStatus.RUNNING, ItemStatus.TO_COME)]
    return still[:SEGMENTS_SHOWN]


class Agenda(OptionList):
    """The agenda as a list with a cursor. The cursor goes with what runs until somebody moves it, and
    again when another item begins or at `escape`."""

    BINDINGS = [Binding("escape", "follow", show=False, id="follow")]

    DEFAULT_CSS = """
    Agenda { border: none; padding: 0; background: transparent; height: 1fr; text-wrap: nowrap; }
    Agenda:focus { border: none; background-tint: transparent; }
    Agenda > .option-list--option { padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._lines_shown: list[AgendaLine] = []
        self._drawn: list[Content] = []
        self._room_drawn = 0
        self._current: str | None = None
        self._following = True

    @property
    def chosen(self) -> AgendaLine | None:
        """The line that somebody moved the cursor to; None while it goes with what runs."""
        return None if self._following else self.under_cursor

    @property
    def under_cursor(self) -> AgendaLine | None:
        """The line that the cursor is on; None in an empty agenda."""
        place = self.highlighted
        return self._lines_shown[place] if place is not None and place < len(self._lines_shown) else None

    def show(self, lines: list[AgendaLine]) -> None:
        """Shows these lines; draws only those that differ."""
        keys = [line.key for line in lines]
        running = next((line for line in reversed(lines) if line.status is ItemStatus.RUNNING), None)
        item_before = self._current and self._current.split(" ")[0]
        before, self._current = self._current, None if running is None else running.key
        if running is not None and running.item != item_before:
            self._following = True
        if keys != [line.key for line in self._lines_shown]:
            self._set(lines)
        elif lines != self._lines_shown or self._room != self._room_drawn:
            self._redraw(lines)
        if self._following and (before != self._current or self.highlighted is None):
            self.follow()

    def _set(self, lines: list[AgendaLine]) -> None:
        held = self.under_cursor
        self._lines_shown = lines
        self._room_drawn = self._room
        self._drawn = [line.drawn(self._room) for line in lines]
        top = self.scroll_offset.y
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(
                Option(content, id=line.key) for line, content in zip(lines, self._drawn, strict=True)
            )
            if self._following:
                self.follow()
            else:
                self._put_cursor(None if held is None else held.key, None if held is None else held.item)
                self.scroll_to(y=top, animate=False)

    def _put_cursor(self, *keys: str | None) -> None:
        """On the first of these lines that is still there."""
        known = [line.key for line in self._lines_shown]
        self.highlighted = next((known.index(key) for key in keys if key in known), 0 if known else None)

    def _redraw(self, lines: list[AgendaLine]) -> None:
        self._room_drawn = self._room
        self._lines_shown = lines
        for place, line in enumerate(lines):
            content = line.drawn(self._room)
            if content != self._drawn[place]:
                self._drawn[place] = content
                self.replace_option_prompt_at_index(place, content)

    @property
    def _room(self) -> int:
        """The columns of a line: beside the scrollbar where there are more lines than rows, which is there
        only after they have been drawn."""
        width, height = self.content_region.size
        bar = self.styles.scrollbar_size_vertical if len(self._lines_shown) > height else 0
        return max(20, width - bar - 2)

    def follow(self) -> None:
        """Puts the cursor on what runs, with the line above it in view; on the first line before the
        day has begun."""
        self._following = True
        with self.prevent(OptionList.OptionHighlighted):
            self._put_cursor(self._current)
        place = self.highlighted or 0
        self.call_after_refresh(lambda: self.scroll_to(y=max(0, place - 2), animate=False))

    def action_follow(self) -> None:
        """The cursor goes with what runs again."""
        self.follow()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Somebody moved the cursor; onto what runs means that it follows again."""
        line = self.under_cursor
        self._following = line is not None and line.key == self._current

    def on_resize(self, event: Resize) -> None:
        self._redraw(self._lines_shown)
        if self._following:
            self.follow()
