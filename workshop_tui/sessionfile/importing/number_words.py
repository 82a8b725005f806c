"""Numbers in words, in Dutch and English."""

from __future__ import annotations

_COUNTED = (
    ("een", "one"), ("twee", "two"), ("drie", "three"), ("vier", "four"), ("vijf", "five"), ("zes", "six"),
    ("zeven", "seven"), ("acht", "eight"), ("negen", "nine"), ("tien", "ten"), ("elf", "eleven"),
    ("twaalf", "twelve"),
)  # fmt: skip
_ORDERED = (
    ("eerste", "first"), ("tweede", "second"), ("derde", "third"), ("vierde", "fourth"), ("vijfde", "fifth"),
    ("zesde", "sixth"), ("zevende", "seventh"), ("achtste", "eighth"),
)  # fmt: skip

COUNTS = {"één": 1} | {word: number for number, words in enumerate(_COUNTED, 1) for word in words}
"""one, two, three … up to twelve."""
ORDINALS = {word: number for number, words in enumerate(_ORDERED, 1) for word in words}
"""first, second, third … up to eighth."""
