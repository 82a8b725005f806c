"""The footer: the keys of the screen, help always in sight at its right end."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer
from textual.widgets._footer import FooterKey


class KeyLine(Footer):
    """Textual's footer in our colours. Where a line has no room for all keys, help is not what goes."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)

    def compose(self) -> ComposeResult:
        for key in super().compose():
            if isinstance(key, FooterKey) and key.action.endswith("help"):
                key.add_class("-help")
            yield key
