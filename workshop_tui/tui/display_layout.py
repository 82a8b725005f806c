"""How a slide is divided over the rows of a projector. Knows no Textual."""

from __future__ import annotations

from dataclasses import dataclass

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
    pages: int
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
        clock = min(_clock_rows(width), max(1, (height - top) * 9 // 20))
        pages = 1 if slide.cards and left - clock > 6 else 0
        return Division(top, state, 0, 0, clock, max(0, left - clock - pages), pages, then)
    if slide.look is Look.MOVING:
        big = max(one, min(height // 6, 9))
        clock = max(1, left // 4)
        return Division(top, state, big, 0, clock, max(0, left - big - clock), 0, then)
    under = one if slide.under else 0
    if slide.clock is None:
        return Division(top, state, max(0, left - under), under, 0, 0, 0, then)
    share = 9 if slide.look is Look.BEFORE else 6
    big = max(1, (left - under) * share // 20) if slide.big else 0
    return Division(top, state, big, under, max(0, left - under - big), 0, 0, then)


def _state_rows(slide: Slide, height: int, one: int) -> int:
    """Room for it is kept where a clock would otherwise become smaller when there is something to say."""
    if slide.paused:
        return max(one, 3 if height >= 20 else 1, height // 9 if height >= TALL else 0)
    kept = slide.look in (Look.ITEM, Look.BREAK)
    return one if slide.state or kept else 0


def _clock_rows(width: int) -> int:
    """The rows of a clock as wide as the terminal."""
    return max(1, -(-5 * (width // CLOCK_DOTS) // 2))
