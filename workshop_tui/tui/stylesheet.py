"""Styles that are parsed once."""

from __future__ import annotations

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

SOURCES = 256
"""More style sources than all screens with all their widgets have: what does not fit is parsed anew."""


class KeptStylesheet(Stylesheet):
    """Textual parses all styles anew for each screen that is made, as if they might have changed since.
    Here they change with the theme alone, and what was parsed stays parsed: the first screen, and each
    one that is gone to for the first time, is there sooner."""

    def __init__(self, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(SOURCES)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Other colours make all that was parsed void; the same ones do not."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Takes in what is new."""
        self.parse()
