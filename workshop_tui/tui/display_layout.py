"""How a slide is divided over the rows of a projector. Knows no Textual."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_tui.tui.block_letters import fitted
from workshop_tui.tui.slides import Look, Slide

TALL = 34
"""Rows from which on a line is three rows high, in block letters: plain ones would be too small."""

CLOCK_DOTS = 17
"""How many dots wide `12:48` is."""


@dataclass(frozen=True)
class Division:
    """Rows per part, 0 for one that is left out."""

    top: int
    state: int
    big: int
    under: int
    clock: int
    cards: int
    then: int


def line(height: int) -> int:
    """The rows of one line of text that is read from afar."""
    return 3 if height >= TALL else 1


def divided(slide: Slide, width: int, height: int) -> Division:
    """The rows of each part in a terminal of so many columns and rows inside its margins."""
    one = line(height)
    top = one + (1 if height >= TALL else 0)
    state = _state_rows(slide, height, one)
    then = one if slide.then else 0
    left = max(0, height - top - state - then)
    if slide.look is Look.TABLES:
        clock = min(_clock_rows(width) + 1, max(1, (height - top) * 9 // 20))
        return Division(top, state, 0, 0, clock, max(0, left - clock), then)
    if slide.look is Look.MOVING:
        many = len(slide.cards) > 8
        big = 1 if height < TALL and many else max(one + 2, height // 9 if height >= TALL else 0)
        clock = max(1, left // (5 if many else 4))
        return Division(top, state, big, 0, clock, max(0, left - big - clock), then)
    under = one if slide.under else 0
    if slide.clock is None:
        return Division(top, state, max(0, left - under), under, 0, 0, then)
    big = _big_rows(slide, width, left - under)
    return Division(top, state, big, under, max(0, left - under - big), 0, then)


def _state_rows(slide: Slide, height: int, one: int) -> int:
    """Room for it is kept where a clock would otherwise become smaller when there is something to say."""
    if slide.paused:
        return max(5, height // 9) if height >= TALL else 3 if height >= 20 else 1
    kept = slide.look in (Look.ITEM, Look.BREAK)
    return one if slide.state or kept else 0


def _big_rows(slide: Slide, width: int, left: int) -> int:
    """Less than a third beside the clock; more where a long word would else become too small."""
    if not slide.big:
        return 0
    little, much = max(1, left * 6 // 20), max(1, left * 9 // 20)
    grows = slide.look is Look.BEFORE or not fitted(slide.big, width, little)[0]
    return much if grows and fitted(slide.big, width, much)[0] else little


def _clock_rows(width: int) -> int:
    """The rows of a clock as wide as the terminal."""
    return max(1, -(-5 * (width // CLOCK_DOTS) // 2))
