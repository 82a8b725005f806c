"""Block letters."""

from __future__ import annotations

import pytest

from workshop_tui.tui.widgets.big_clock import drawn


@pytest.mark.parametrize(("width", "height", "rows"), [(17, 3, 3), (52, 9, 8), (84, 14, 10), (200, 27, 25)])
def test_as_large_as_fits(width: int, height: int, rows: int) -> None:
    lines = drawn("12:48", width, height)
    assert len(lines) == rows
    assert all(len(line) <= width for line in lines)
    assert "█" in "".join(lines)


def test_a_dot_is_as_high_in_half_rows_as_it_is_wide() -> None:
    assert drawn("1", 3, 3) == [" ▄ ".replace("▄", "█").replace(" █ ", "▄█ "), " █ ", "▀▀▀"]


@pytest.mark.parametrize(("width", "height"), [(16, 30), (80, 2), (0, 0)])
def test_without_room_for_letters_the_text_itself(width: int, height: int) -> None:
    assert drawn("12:48", width, height) == ["12:48"]


def test_every_sign_of_a_countdown_can_be_drawn() -> None:
    for sign in "0123456789:+-":
        assert len({len(line) for line in drawn(sign, 40, 10)}) == 1
