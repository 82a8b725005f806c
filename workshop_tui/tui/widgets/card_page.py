"""Tables, or where groups go, side by side: as large as fits, page after page when not all fit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from textual.content import Content
from textual.widget import Widget

from workshop_tui.tui.block_letters import capitals, in_blocks, painted, scale_of, widest
from workshop_tui.tui.slides import Card

BETWEEN = 3
"""Columns between two cards."""

PLAIN_WIDE, MIDDLE_WIDE, LARGE_WIDE = 36, 54, 96
"""The narrowest card in plain letters, with a label in blocks, and all in blocks."""


@dataclass(frozen=True)
class Grid:
    """Cards in columns and rows; `width` and `height` of one card."""

    columns: int
    rows: int
    width: int
    height: int
    between: int = BETWEEN

    @property
    def places(self) -> int:
        """How many cards a page holds."""
        return self.columns * self.rows

    def pages(self, count: int) -> int:
        """How many pages so many cards take."""
        return max(1, -(-count // self.places))


def cell_width(width: int, columns: int, between: int = BETWEEN) -> int:
    """How wide each of so many cards side by side is."""
    return max(1, (width - between * (columns - 1)) // columns)


class CardPage(Widget):
    """The cards of one page; `turn` counts up as time passes and goes round the pages."""

    DEFAULT_CSS = """
    CardPage { width: 1fr; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._cards: tuple[Card, ...] = ()
        self._moving = False
        self._turn = 0
        self._laid_out: tuple[tuple[object, ...], tuple[int, Grid]] | None = None

    def show(self, cards: tuple[Card, ...], turn: int, *, moving: bool = False) -> None:
        """Shows cards; draws only when what is seen becomes another."""
        before = (self._cards, self._moving, self._turn % self.pages)
        self._cards, self._moving, self._turn = cards, moving, turn
        if before != (cards, moving, turn % self.pages):
            self.refresh()

    @property
    def pages(self) -> int:
        """How many pages there are at this size."""
        return 1 if not self._cards else self._grid()[1].pages(len(self._cards))

    @property
    def page(self) -> int:
        """The page shown, from 0."""
        return self._turn % self.pages

    def _grid(self) -> tuple[int, Grid]:
        """The level of size and the grid; where there are several pages, two rows are left for the
        dots that tell which one it is."""
        width, height = max(1, self.size.width), max(1, self.size.height)
        of = (self._cards, self._moving, width, height)
        if self._laid_out is None or self._laid_out[0] != of:
            lay_out = moving_grid if self._moving else table_grid
            level, grid = lay_out(self._cards, width, height)
            if grid.pages(len(self._cards)) > 1 and height > 2:
                level, grid = lay_out(self._cards, width, height - 2)
            self._laid_out = (of, (level, grid))
        return self._laid_out[1]

    def render(self) -> Content:
        """The cards of the page, for the room there is."""
        width, height = self.size
        if not self._cards or not width or not height:
            return Content("")
        level, grid = self._grid()
        pages = grid.pages(len(self._cards))
        page = self._turn % pages
        shown = self._cards[page * grid.places : (page + 1) * grid.places]
        cells = [
            _moving_card(card, self._cards, grid, level)
            if self._moving
            else _fitted(table_card(card, grid.width, level, self._cards), grid)
            for card in shown
        ]
        lines: list[Content] = []
        for row in range(0, len(cells), grid.columns):
            lines += _side_by_side(cells[row : row + grid.columns], grid)
        if pages == 1:
            spare = max(0, height - len(lines)) // 2
            return Content("\n").join([Content("")] * spare + lines[:height])
        dots = " ".join("●" if number == page else "○" for number in range(pages))
        below = Content.styled(dots.center(width) if len(dots) <= width else f"{page + 1}/{pages}", "$quiet")
        return Content("\n").join([*lines[: height - 1], *[Content("")] * (height - 1 - len(lines)), below])


def _side_by_side(cells: list[list[Content]], grid: Grid) -> list[Content]:
    gap = " " * grid.between
    return [
        Content(gap).join(_wide(cell[row] if row < len(cell) else Content(""), grid.width) for cell in cells)
        for row in range(grid.height)
    ]


def _wide(line: Content, width: int) -> Content:
    line = line.truncate(width, ellipsis=True)
    return line.pad_right(width - line.cell_length)


def _fitted(lines: list[Content], grid: Grid) -> list[Content]:
    """What fits of a card; the last line ends in dots when there was more."""
    if len(lines) <= grid.height:
        return lines
    last = Content(f"{lines[grid.height - 1].plain} …" if grid.height else "")
    return [*lines[: grid.height - 1], last]


def table_grid(cards: tuple[Card, ...], width: int, height: int) -> tuple[int, Grid]:
    """How tables are laid out: the level of size (2: all in blocks, 1: the label, 0: nothing) and the
    grid. The largest letters at which a card fits whole; then the fewest pages, then the widest."""
    wanted = 2 if height >= 24 else 1 if height >= 13 else 0
    narrowest = {2: LARGE_WIDE, 1: MIDDLE_WIDE, 0: PLAIN_WIDE}
    for level in range(wanted, -1, -1):
        found = []
        for columns in range(1, max(1, (width + BETWEEN) // (narrowest[level] + BETWEEN)) + 1):
            wide = cell_width(width, columns)
            way = _way(wide, level, cards)
            tall = max(len(_lines(card, wide, level, way)) for card in cards) + 1
            if tall - 1 <= height:
                found.append(Grid(columns, max(1, (height + 1) // tall), wide, tall))
        if found:
            best = min(found, key=lambda grid: (grid.pages(len(cards)), grid.columns))
            rows = min(best.rows, -(-len(cards) // best.columns))
            return level, Grid(best.columns, rows, best.width, min(best.height, height))
    columns = max(1, (width + BETWEEN) // (PLAIN_WIDE + BETWEEN))
    return 0, Grid(columns, 1, cell_width(width, columns), height)


def table_card(card: Card, width: int, level: int, cards: tuple[Card, ...]) -> list[Content]:
    """The lines of a table's card at a level of size, alike on all the cards."""
    return _lines(card, width, level, _way(width, level, cards))


def _lines(card: Card, width: int, level: int, way: int | None) -> list[Content]:
    lines = _label(card, width, way)
    text: list[Content] = []
    if card.theme:
        text += _paragraph(card.theme, width, level, "bold $primary")
    if card.text:
        text += ([Content("")] if level == 2 else []) + _paragraph(card.text, width, level, "$foreground")
    return [*lines, *([Content("")] if level == 2 and text else []), *text]


def _way(width: int, level: int, cards: tuple[Card, ...]) -> int | None:
    """The first way to say it that fits in blocks on every card; None for none."""
    scales = scales_of(cards, width, 3) if level else []
    return next((way for way, scale in enumerate(scales) if scale), None)


def _label(card: Card, width: int, way: int | None) -> list[Content]:
    style = "bold $warning"
    plain = None if way is None else capitals(card.labels[way])
    if plain is not None:
        return [Content.styled(line, style) for line in painted([plain], 1)]
    return [Content.styled(f" {card.labels[0]} ", f"{style} reverse").truncate(width, ellipsis=True)]


def _paragraph(text: str, width: int, level: int, style: str) -> list[Content]:
    drawn = in_blocks(text, width, 99, most=1, left=True) if level == 2 else None
    if drawn is not None:
        return [Content.styled(line, style) for line in drawn]
    return list(Content.styled(text, style).wrap(width))


def moving_grid(cards: tuple[Card, ...], width: int, height: int) -> tuple[int, Grid]:
    """How the ways to go are laid out: the scale of the letters (0: plain) and the grid. All on one
    page, in the largest letters; plain and on several pages only where there is no other way. The
    theme below is left out where that makes small letters half as large again."""
    themes = 8 if height >= 36 else 2
    (scale, grid), (larger, without) = (_largest(cards, width, height, below) for below in (themes, 0))
    if without is not None and (grid is None or (scale < 3 and larger * 2 >= scale * 3)):
        return larger, without
    if grid is not None:
        return scale, grid
    columns = max(1, (width + BETWEEN) // (PLAIN_WIDE + BETWEEN))
    rows = max(1, min(height // 2, -(-len(cards) // columns)))
    return 0, Grid(columns, rows, cell_width(width, columns), 2)


def _largest(cards: tuple[Card, ...], width: int, height: int, below: int) -> tuple[int, Grid | None]:
    """The grid with the largest letters, with so many rows left below them on each card."""
    best, chosen, between = 0, None, max(BETWEEN, width // 20)
    for columns in range(1, len(cards) + 1):
        rows = -(-len(cards) // columns)
        wide, tall = cell_width(width, columns, between), height // rows
        scale = max(scales_of(cards, wide, tall - below))
        if scale > best:
            best, chosen = scale, Grid(columns, rows, wide, tall, between)
    return best, chosen


def scales_of(cards: tuple[Card, ...], width: int, height: int) -> list[int]:
    """For each of the ways to say it, the scale at which it fits on all cards."""
    return [scale_of(wide, width, height) for wide in _widest(cards)]


@lru_cache(maxsize=8)
def _widest(cards: tuple[Card, ...]) -> tuple[int, ...]:
    """For each of the ways to say it, how many dots the widest is; 0 where it cannot be drawn."""
    ways = range(min(len(card.labels) for card in cards))
    return tuple(widest([card.labels[way] for card in cards]) for way in ways)


def _moving_card(card: Card, cards: tuple[Card, ...], grid: Grid, scale: int) -> list[Content]:
    """Where one group goes, all groups in letters of one size: the fullest way to say it that costs
    no more than a third of the size."""
    style = "bold $warning"
    scales = scales_of(cards, grid.width, grid.height)
    way = next((way for way, each in enumerate(scales) if min(each, scale) * 3 >= scale * 2 > 0), None)
    plain = None if way is None else capitals(card.labels[way])
    if way is None or plain is None:
        return [Content.styled(f" {card.labels[0]} ", f"{style} reverse")]
    lines = [Content.styled(line, style) for line in painted([plain], min(scale, scales[way]))]
    room = grid.height - len(lines) - 1
    if room < 1 or not card.theme:
        return lines
    if scale < 3 or not all(in_blocks(each.theme, grid.width, room, most=1) for each in cards):
        return [*lines, Content.styled(card.theme, "$secondary")]
    drawn = in_blocks(card.theme, grid.width, room, most=1, left=True) or []
    return [*lines, Content(""), *(Content.styled(line, "$secondary") for line in drawn)]
