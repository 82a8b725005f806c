"""How tables and ways are laid out: whole, large, and page after page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_tui.tui.slides import Card
from workshop_tui.tui.widgets.card_page import cell_width, moving_grid, table_card, table_grid

STATEMENT = (
    "Gelijk beleid en één uitvoering houden de kwaliteit hoog; wie maatwerk wil, betaalt het verschil."
)
COMPOUND = "Gemeenschappelijkeregelingendiscussie"


def tables(count: int, theme: str = "Schaal en tempo") -> tuple[Card, ...]:
    """So many tables, a group at each."""
    return tuple(
        Card((f"tafel {n} · groep {n}", f"{n} · groep {n}", f"{n} · {n}"), theme, STATEMENT)
        for n in range(1, count + 1)
    )


def ways(count: int, name: str = "") -> tuple[Card, ...]:
    """Where so many groups go."""
    names = [name or chr(64 + n) for n in range(1, count + 1)]
    return tuple(
        Card((f"{each} → tafel {n}", f"{each} → {n}", f"{each}→{n}"), COMPOUND)
        for n, each in enumerate(names, 1)
    )


@pytest.mark.parametrize("count", [1, 4, 14, 20])
@pytest.mark.parametrize(("width", "height"), [(78, 11), (116, 16), (236, 27)])
def test_every_table_is_shown_whole(count: int, width: int, height: int) -> None:
    cards = tables(count, COMPOUND)
    level, grid = table_grid(cards, width, height)
    assert grid.columns * grid.width + grid.between * (grid.columns - 1) <= width
    assert grid.rows * grid.height - 1 <= height
    for card in cards:
        lines = table_card(card, grid.width, level, cards)
        assert len(lines) <= grid.height
        assert all(line.cell_length <= grid.width for line in lines)
    assert grid.pages(count) * grid.places >= count
    assert (grid.pages(count) - 1) * grid.places < count


def test_a_large_terminal_has_large_letters() -> None:
    assert table_grid(tables(4), 236, 27)[0] == 2
    assert table_grid(tables(4), 116, 16)[0] == 1
    assert table_grid(tables(4), 78, 11)[0] == 0


@pytest.mark.parametrize(
    ("count", "width", "height", "least"),
    [(4, 78, 13, 1), (14, 78, 17, 1), (4, 116, 22, 2), (14, 116, 22, 1), (4, 236, 42, 5), (14, 236, 42, 2)],
)
def test_all_ways_stand_on_one_page_in_blocks(count: int, width: int, height: int, least: int) -> None:
    scale, grid = moving_grid(ways(count), width, height)
    assert scale >= least
    assert grid.pages(count) == 1
    assert grid.rows * grid.height <= height


def test_ways_too_long_for_blocks_are_plain() -> None:
    scale, grid = moving_grid(ways(14, "Hardinxveld-Giessendam"), 78, 13)
    assert scale == 0
    assert grid.width >= len("Hardinxveld-Giessendam → tafel 14")


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 20), st.integers(1, 250), st.integers(1, 70), st.booleans())
def test_no_size_is_too_small(count: int, width: int, height: int, moving: bool) -> None:
    cards = ways(count) if moving else tables(count)
    _, grid = (moving_grid if moving else table_grid)(cards, width, height)
    assert min(grid.columns, grid.rows, grid.width, grid.height) >= 1
    assert grid.pages(count) * grid.places >= count


def test_cells_share_what_the_gaps_leave() -> None:
    assert cell_width(78, 3) == 24
    assert cell_width(1, 4) == 1
