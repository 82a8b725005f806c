"""A list to walk through: the arrows and a click move its cursor, and nothing else happens."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click
from textual.widgets import OptionList


class CursorList(OptionList, inherit_bindings=False):
    """Enter is left to the screen, so that its footer can say what it does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", show=False, id="cursor_up"),
        Binding("down", "cursor_down", show=False, id="cursor_down"),
        Binding("home", "first", show=False, id="first"),
        Binding("end", "last", show=False, id="last"),
        Binding("pageup", "page_up", show=False, id="page_up"),
        Binding("pagedown", "page_down", show=False, id="page_down"),
    ]

    async def _on_click(self, event: Click) -> None:
        event.prevent_default()
        place = event.style.meta.get("option")
        if isinstance(place, int) and not self._options[place].disabled:
            self.highlighted = place
