"""The colours of documents, as red, green and blue in hexadecimal; those of the PDF are the same.

Text on white has a contrast of at least 4.5:1 (WCAG 2.1, 1.4.3); ink on each tone at least 9:1.
"""

from __future__ import annotations

INK = "1c1c1c"
QUIET = "545454"
ACCENT = "154273"
HAIRLINE = "8a8a8a"
WASH = "eef1f5"
GAP = "fff2a8"
"""Behind what is still missing."""

_TONES = ("a8d5c2", "d3e8b5", "f6e7a6", "f5c9a3", "e6b8c4", "d5c9e3")


def nearest(number: int) -> int:
    """The tone that there is: all beyond the last are the last."""
    return max(0, min(number, len(_TONES) - 1))


def tone(number: int) -> str:
    """The colour of a cell, from 0 (most in favour) on."""
    return _TONES[nearest(number)]
