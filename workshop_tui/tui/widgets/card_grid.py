"""Cards packed into the room there is."""

from __future__ import annotations

import math

from textual.containers import Grid

NARROWEST_CARD = 19
LOWEST_CARD = 4
"""Columns and lines below which cards are not packed; then the screen scrolls."""

ROOMY_CARD = 8
"""Lines from which a card has a border of its own."""

GOOD_CARD = (36, 9)
"""Columns and lines at which a card is at its best."""


class CardGrid(Grid):
    """As many columns as make its cards look best; `columns` says how many."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.columns = 1

    def on_resize(self) -> None:
        self.pack()

    def pack(self) -> None:
        """Lays the cards out anew."""
        count, room = len(self.children), self.outer_size
        if count and room.width and room.height:
            self.columns, lines = packed(count, room.width, room.height)
            self.set_class(lines >= ROOMY_CARD, "-roomy")
            self.styles.grid_size_columns = self.columns
            self.styles.grid_rows = str(lines)


def packed(count: int, width: int, height: int) -> tuple[int, int]:
    """In how many columns that many cards go, and how many lines each gets, so that all are in view
    and as near to a good size as can be. Where they do not all fit, the least lines, to scroll through."""

    def fit(columns: int) -> tuple[float, float]:
        wide, lines = width / columns, height / -(-count // columns)
        if lines < LOWEST_CARD:
            return lines - LOWEST_CARD, 0
        return min(1.0, wide / GOOD_CARD[0], lines / GOOD_CARD[1]), -abs(math.log(wide / lines / 4))

    most = max(1, min(count, width // NARROWEST_CARD))
    columns = max(range(1, most + 1), key=fit)
    return columns, max(LOWEST_CARD, height // -(-count // columns))
