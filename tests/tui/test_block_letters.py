"""Letters in blocks: their size, where lines break, what cannot be drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tui.tui.block_letters import (
    ROWS,
    capitals,
    common_scale,
    dots,
    fitted,
    glyphs,
    in_blocks,
    painted,
    rows_of,
    wrapped,
)

TEXTS = st.text(alphabet=st.sampled_from("aBé3-: Hendrik-Ido-Ambacht"), min_size=1, max_size=60).filter(
    lambda text: text.strip() != ""
)


def test_every_letter_has_five_rows_of_one_width() -> None:
    for letter, rows in glyphs().items():
        assert len(rows) == ROWS, letter
        assert len({len(row) for row in rows}) == 1, letter
        assert set("".join(rows)) <= {"#", " "}, letter
    drawn = ["".join(rows) for letter, rows in glyphs().items() if letter not in "–"]
    assert len(set(drawn)) == len(drawn)


def test_all_that_dutch_needs_can_be_drawn() -> None:
    assert capitals("Ĳsland: één coördinator’s “café”; (12 %)") is None
    assert capitals("Ĳsland: één coördinator’s “café”; (12)?") == 'IJSLAND: EEN COORDINATOR\'S "CAFE"; (12)?'
    assert capitals("日本") is None
    assert in_blocks("日本", 80, 24) is None
    assert in_blocks("  ", 80, 24) is None


def test_a_clock_in_blocks() -> None:
    assert painted(["1:0"], 1) == ["▄█  ▄ █▀█", " █  ▄ █ █", "▀▀▀   ▀▀▀"]
    assert painted(["-"], 2) == ["      ", "      ", "██████", "      ", "      "]


@given(TEXTS, st.integers(1, 260), st.integers(1, 70))
def test_what_is_drawn_fits_and_loses_no_letter(text: str, width: int, height: int) -> None:
    scale, lines = fitted(text, width, height)
    drawn = in_blocks(text, width, height)
    assert (drawn is None) == (scale == 0)
    if drawn is None:
        return
    assert len(drawn) == rows_of(len(lines), scale) <= height
    assert {len(row) for row in drawn} == {max(dots(line) for line in lines) * scale}
    assert len(drawn[0]) <= width
    plain = capitals(text)
    assert plain is not None
    kept = "".join(lines).replace("-", "").replace(" ", "")
    assert kept == plain.replace("-", "").replace(" ", "")


@given(TEXTS, st.integers(10, 260), st.integers(3, 70))
def test_no_larger_scale_would_have_fitted(text: str, width: int, height: int) -> None:
    scale, lines = fitted(text, width, height)
    plain = capitals(text)
    assert plain is not None
    unbroken = wrapped(plain, width // (scale + 1))
    if scale and wrapped(plain, width // scale) == lines:
        assert unbroken is None or rows_of(len(unbroken), scale + 1) > height


def test_long_words_break_at_their_own_hyphens_first() -> None:
    assert fitted("Hardinxveld-Giessendam", 60, 8) == (1, ["HARDINXVELD-", "GIESSENDAM"])
    scale, lines = fitted("Gemeenschappelijkeregelingendiscussie", 80, 12)
    assert scale == 1
    assert all(line.endswith("-") for line in lines[:-1])
    assert max(dots(line) for line in lines) <= 80


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(80, 24, 4), (120, 40, 7), (240, 67, 14), (240, 20, 8)]
)
def test_the_clock_uses_the_whole_width_where_it_is_high_enough(width: int, height: int, scale: int) -> None:
    assert common_scale(["12:48"], width, height) == scale
