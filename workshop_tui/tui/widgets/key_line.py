"""The footer: the keys of the screen, help always in sight at its right end."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.events import Resize
from textual.keys import key_to_character
from textual.widgets import Footer
from textual.widgets._footer import FooterKey


class KeyLine(Footer):
    """Textual's footer. Where there is no room for all keys, those that come last are left out whole,
    and help is not one of them."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)

    def compose(self) -> ComposeResult:
        for key in super().compose():
            if isinstance(key, FooterKey):
                if self._is_typed(key):
                    continue
                key.set_class(key.action.endswith("help"), "-help")
            yield key
        self.call_after_refresh(self._fit)

    def _is_typed(self, key: FooterKey) -> bool:
        """Whether the key goes into the input that has the focus, and so does nothing else."""
        focused = self.screen.focused
        character = key.key_display if len(key.key_display) == 1 else key_to_character(key.key)
        return focused is not None and focused.check_consume_key(key.key, character)

    def on_resize(self, event: Resize) -> None:
        self._fit()

    def _fit(self) -> None:
        keys = list(self.query(FooterKey))
        room = self.size.width - sum(key.render().cell_len for key in keys if key.has_class("-help"))
        for key in keys:
            if not key.has_class("-help"):
                room -= key.render().cell_len
                key.display = room >= 0
