"""Which characters the fonts of the documents have, as `glyphs.py` reads it.

`python -m tests.report.fonts` (with fontTools) writes it anew after a change of fonts.
"""

from __future__ import annotations

import json
from importlib import import_module
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from workshop_tui.report.glyphs import FAMILIES

FOLDER = Path(str(files("workshop_tui.report") / "templates" / "fonts"))
COVERAGE = FOLDER / "coverage.json"


def ranges(codes: set[int]) -> list[list[int]]:
    """The codes as first and last of each run, in their order."""
    ordered = sorted(codes)
    breaks = [place for place, (one, next_) in enumerate(pairwise(ordered), start=1) if next_ != one + 1]
    return [
        [ordered[first], ordered[last - 1]]
        for first, last in pairwise([0, *breaks, len(ordered)])
        if last > first
    ]


def of_fonts() -> dict[str, list[list[int]]]:
    """By family what each of its fonts has: characters that bold lacks are as good as missing."""
    opened = import_module("fontTools.ttLib").TTFont
    found = {}
    for family, names in FAMILIES.items():
        sets = [set(opened(FOLDER / name).getBestCmap()) for name in names]
        found[family] = ranges({code for code in set.intersection(*sets) if not _is_private(code)})
    return found


def _is_private(code: int) -> bool:
    """PDF/A wants a meaning for every character."""
    return 0xE000 <= code <= 0xF8FF or code >= 0xF0000


if __name__ == "__main__":
    COVERAGE.write_text(json.dumps(of_fonts(), separators=(",", ":")) + "\n")
