"""One out of a few, side by side: left and right choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message as Posted
from textual.style import Style
from textual.widgets import Static

_BETWEEN = "   "


class Choice(Static, can_focus=True):
    """Shows all options, the chosen one with a filled dot."""

    DEFAULT_CSS = """
    Choice { width: 1fr; height: auto; padding: 0 1; }
    Choice:focus { background: $block-cursor-background; color: $block-cursor-foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "choose(-1)", show=False, id="choice_before"),
        Binding("right,l,space", "choose(1)", show=False, id="choice_after"),
    ]

    class Changed(Posted):
        """Another option was chosen by the user."""

        def __init__(self, sender: Choice, value: str) -> None:
            super().__init__()
            self.sender = sender
            self.value = value

        @property
        def control(self) -> Choice:
            return self.sender

    def __init__(self, options: Sequence[tuple[str, str]], value: str, *, id: str | None = None) -> None:
        super().__init__(markup=False, id=id)
        self._options = tuple(options)
        self._value = value

    def on_mount(self) -> None:
        self._draw()

    @property
    def value(self) -> str:
        """The key of what is chosen."""
        return self._value

    def offer(self, options: Sequence[tuple[str, str]], value: str) -> None:
        """Other options, of which `value` is chosen. Posts nothing."""
        self._options, self._value = tuple(options), value
        self._draw()

    def choose(self, value: str) -> None:
        """Chooses an option, as the user does."""
        if value == self._value:
            return
        self._value = value
        self._draw()
        self.post_message(self.Changed(self, value))

    def action_choose(self, step: int) -> None:
        """The next option, or the one before; round at the ends."""
        keys = [key for key, _ in self._options]
        self.choose(keys[(keys.index(self._value) + step) % len(keys)])

    def on_click(self, event: Click) -> None:
        """Chooses what the mouse is on."""
        chosen = event.style.meta.get("option")
        if isinstance(chosen, str):
            self.choose(chosen)

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        """Words of one option stay together where the line is broken."""
        width, used = self.content_size.width, 0
        drawn = Content("")
        for key, label in self._options:
            sign = "●" if key == self._value else "○"
            text = Content(f"{sign} {label}".replace(" ", "\u00a0"))
            text = text.stylize(_style(key, chosen=key == self._value))
            between = "" if not used else _BETWEEN
            if used and width and used + len(between) + text.cell_length > width:
                between, used = "\n", 0
            drawn += Content(between) + text
            used += len(between.strip("\n")) + text.cell_length
        self.update(drawn)


def _style(key: str, *, chosen: bool) -> Style:
    return Style(bold=chosen or None) + Style.from_meta({"option": key})
