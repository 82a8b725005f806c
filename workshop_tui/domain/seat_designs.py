"""Seats that were found once and are better than what a search of a second finds.

There are no two orthogonal Latin squares of order 6 (G. Tarry, Le problème des 36 officiers, 1900), so
that for six tables no algebra helps. The rows below are the best of 80 long annealings (15 million moves
each, of `seat_annealing`, compiled): 802 of 1,128 pairs meet, while seven parties are spread. Nineteen
of those ended in the same seats but for the names of people, tables and rounds; none was better.
"""

from __future__ import annotations

from workshop_tui.domain.seat_annealing import Row

_SIX_OF_EIGHT = """
012345 135024 142503 250314 351402 403251 524130
041235 053142 145230 214053 302514 421305 530421
025413 104352 214053 231540 340125 452031 513204
034215 153420 245301 321054 403512 410532 502143
025413 104352 231540 340125 452031 513204 530421
041523 123045 250314 305241 312450 435102 524130
032154 150243 201435 324501 415320 543012
"""
"""A line per party, largest first, with the tables of each of its people in six rounds."""


def design(people: int, tables: int, rounds: int) -> list[Row] | None:
    """Seats for so many, those who are spread behind one another; None where there are none in store.

    The first 7 people are spread, so are the next 7, and so on to the last 6.
    """
    if (people, tables) != (48, 6) or not 1 <= rounds <= tables:
        return None
    return [tuple(map(int, row[:rounds])) for row in _SIX_OF_EIGHT.split()]
