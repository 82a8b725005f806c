"""The footer: the keys of the screen, help always in sight at its right end.

One widget that draws a line, instead of one widget per key as Textual's own footer has: the screen is
there sooner, and when the focus moves nothing has to be made anew.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.keys import key_to_character
from textual.screen import Screen
from textual.widget import Widget

from workshop_tui.i18n import say
from workshop_tui.tui.widgets.bar import Bar

TIGHT = 110
"""Below so many columns blanks are spared."""


@dataclass(frozen=True)
class Shown:
    """A key in the line: how it is written, what it does in a word, and what pressing it simulates."""

    display: str
    label: str
    key: str
    is_help: bool
    tight: bool

    @property
    def content(self) -> Content:
        """As it is drawn; `tight` spares the blank behind it."""
        after = "" if self.tight and not self.is_help else " "
        return Content.assemble(
            (f" {self.display}", "$footer-key-foreground on $footer-key-background bold"),
            (f" {self.label}{after}", "$footer-foreground"),
        )


class KeyLine(Widget):
    """Where there is no room for all keys, those that come last are left out whole, and help is not
    one of them. A click on a key presses it."""

    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; background: $footer-background; color: $footer-foreground; }
    """

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    @property
    def keys(self) -> tuple[Shown, ...]:
        """The keys that there is room for, help last."""
        found = self._bound()
        help_keys = [key for key in found if key.is_help]
        room = self.size.width - sum(key.content.cell_length for key in help_keys)
        shown: list[Shown] = []
        for key in found:
            if not key.is_help:
                room -= key.content.cell_length
                if room < 0:
                    break
                shown.append(key)
        return (*shown, *help_keys)

    def _bound(self) -> list[Shown]:
        """One per action, in the order in which the screen names them."""
        found = {f"bar {shown.key}": shown for shown in self._of_bar()}
        useless: frozenset[str] = getattr(self.screen, "useless", frozenset())
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if not binding.show or not active.enabled or self._is_typed(binding):
                continue
            if binding.action in useless:
                continue
            display = self.app.get_key_display(binding)
            is_help = binding.action.endswith("help")
            shown = Shown(display, binding.description, binding.key, is_help, self.app.size.width < TIGHT)
            found.setdefault(binding.action, shown)
        return list(found.values())

    def _of_bar(self) -> list[Shown]:
        """Those of the bar that is typed in: they come first."""
        focused, tight = self.screen.focused, self.app.size.width < TIGHT
        above = () if focused is None else focused.ancestors_with_self
        bar = next((node for node in above if isinstance(node, Bar)), None)
        keys = () if bar is None else bar.keys
        return [Shown(display, say(label), key, False, tight) for key, display, label in keys]

    def _is_typed(self, binding: Binding) -> bool:
        """Whether the key goes into the input that has the focus, and so does nothing else."""
        focused = self.screen.focused
        written = [each for each in (binding.key, binding.key_display or "") if len(each) == 1]
        character = written[0] if written else key_to_character(binding.key)
        return focused is not None and focused.check_consume_key(binding.key, character)

    def render(self) -> Content:
        """The keys from the left, help at the right end."""
        shown = self.keys
        left = Content("").join([key.content for key in shown if not key.is_help])
        right = Content("").join([key.content for key in shown if key.is_help])
        blank = max(0, self.size.width - left.cell_length - right.cell_length)
        return left + Content(" " * blank) + right

    def on_click(self, event: Click) -> None:
        """Presses the key that was clicked."""
        place = 0
        shown = self.keys
        for key in (key for key in shown if not key.is_help):
            place += key.content.cell_length
            if event.x < place:
                self.app.simulate_key(key.key)
                return
        width = sum(key.content.cell_length for key in shown if key.is_help)
        if event.x >= self.size.width - width:
            self.app.simulate_key(next(key.key for key in shown if key.is_help))
