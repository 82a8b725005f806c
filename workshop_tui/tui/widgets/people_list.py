"""A list of people in columns, as long as it may be: only the lines that are seen are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message as Posted
from textual.scroll_view import ScrollView
from textual.strip import Strip

Line = Callable[[int, int], str]
"""The text of an entry for so many columns."""


class PeopleList(ScrollView, can_focus=True):
    """The entries are numbers; what stands in a line is asked for when it is drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"people--line", "people--cursor"}
    DEFAULT_CSS = """
    PeopleList { height: 1fr; scrollbar-gutter: stable; overflow-x: hidden; overflow-y: auto; }
    PeopleList > .people--line { color: $foreground; }
    PeopleList > .people--cursor { background: $panel; color: $foreground; text-style: bold; }
    PeopleList:focus > .people--cursor { background: $primary; color: $background; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "walk(-1)", show=False),
        Binding("down", "walk(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "go(0)", show=False),
        Binding("end", "go(-1)", show=False),
    ]

    class Moved(Posted):
        """The cursor is on another entry."""

    def __init__(self, line: Line, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._line = line
        self._entries: tuple[int, ...] = ()
        self._cursor = 0

    @property
    def chosen(self) -> int | None:
        """The entry that the cursor is on; None in an empty list."""
        return self._entries[self._cursor] if self._entries else None

    @property
    def entries(self) -> tuple[int, ...]:
        """The entries from top to bottom."""
        return self._entries

    def show(self, entries: tuple[int, ...]) -> None:
        """Shows entries, the cursor on the one that it was on, or else on the first."""
        before = self.chosen
        self._entries = entries
        self._cursor = entries.index(before) if before in entries else 0
        self.virtual_size = Size(1, len(entries))
        self.refresh()
        self._settle(moved=self.chosen != before)

    def choose(self, entry: int) -> None:
        """Puts the cursor on an entry, where that is shown."""
        if entry in self._entries:
            self.action_go(self._entries.index(entry))

    def action_walk(self, step: int) -> None:
        self.action_go(max(0, min(len(self._entries) - 1, self._cursor + step)))

    def action_page(self, step: int) -> None:
        self.action_walk(step * max(1, self.size.height - 1))

    def action_go(self, place: int) -> None:
        """The cursor to a place from 0; -1: the last."""
        place = len(self._entries) - 1 if place < 0 else place
        if self._entries and place != self._cursor:
            self._cursor = place
            self.refresh()
            self._settle(moved=True)

    def _settle(self, *, moved: bool) -> None:
        if self.size.height:
            self.scroll_to_region(Region(0, self._cursor, 1, 1), animate=False, force=True)
        if moved:
            self.post_message(self.Moved())

    def on_resize(self, event: Resize) -> None:
        self.virtual_size = Size(1, len(self._entries))
        self._settle(moved=False)

    def on_click(self, event: Click) -> None:
        place = event.y + self.scroll_offset.y
        if place < len(self._entries):
            self.action_go(place)

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        place, width = y + self.scroll_offset.y, self.size.width
        if place >= len(self._entries):
            return Strip.blank(width, self.rich_style)
        name = "people--cursor" if place == self._cursor else "people--line"
        text = set_cell_size(self._line(self._entries[place], width), width)
        return Strip([Segment(text, self.get_component_rich_style(name))], width)
