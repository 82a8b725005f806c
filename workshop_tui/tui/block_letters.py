"""Letters drawn in blocks, for what must be read from the other end of a room.

A letter is five dots high. At scale 1 a dot is a column wide and half a row high, which is about a
square; at scale 2 twice that in both directions. Small letters are drawn as capitals, without accents.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

ROWS = 5
GAP = 2
"""Dots between two lines."""

_LEAST = 24
"""Dots below which a word is not divided: hardly more than a letter would stand on a line."""

_DRAWN = """
A .#./#.#/###/#.#/#.#      B ##./#.#/##./#.#/##.      C .##/#../#../#../.##
D ##./#.#/#.#/#.#/##.      E ###/#../##./#../###      F ###/#../##./#../#..
G .###/#.../#.##/#..#/.### H #.#/#.#/###/#.#/#.#      I #/#/#/#/#
J ..#/..#/..#/#.#/.#.      K #..#/#.#./##../#.#./#..# L #../#../#../#../###
M #...#/##.##/#.#.#/#...#/#...#    N #..#/##.#/#.##/#..#/#..#
O .##./#..#/#..#/#..#/.##. P ##./#.#/##./#../#..      Q .##./#..#/#..#/#.#./.#.#
R ##./#.#/##./#.#/#.#      S .###/#.../.##./...#/###. T ###/.#./.#./.#./.#.
U #..#/#..#/#..#/#..#/.##. V #.#/#.#/#.#/#.#/.#.      W #...#/#...#/#.#.#/##.##/#...#
X #.#/#.#/.#./#.#/#.#      Y #.#/#.#/.#./.#./.#.      Z ###/..#/.#./#../###
0 ###/#.#/#.#/#.#/###      1 .#./##./.#./.#./###      2 ###/..#/###/#../###
3 ###/..#/.##/..#/###      4 #.#/#.#/###/..#/..#      5 ###/#../###/..#/###
6 ###/#../###/#.#/###      7 ###/..#/..#/..#/..#      8 ###/#.#/###/#.#/###
9 ###/#.#/###/..#/###      : ./#/./#/.                + .../.#./###/.#./...
- .../.../###/.../...      – .../.../###/.../...      . ./././#/#
, ../../../.#/#.           ; ../.#/../.#/#.           ! #/#/#/./#
? ##./..#/.#./.../.#.      ' #/#/././.                / ..#/..#/.#./#../#..
( .#/#./#./#./.#           ) #./.#/.#/.#/#.           · ././#/./.
& .##../#..#./.##../#..#./.##.#    " #.#/#.#/.../.../...
→ ..#../...#./#####/...#./..#..    ← ..#../.#.../#####/.#.../..#..
▶ #.../###./####/###./#...         ◆ ..#../.###./#####/.###./..#..
☞ #.../##../####/##../#...
‼ #.#/#.#/#.#/.../#.#      ▲ ...../..#../.###./#####/#####    ❚ ##/##/##/##/##
"""
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "—": "–", "…": "...", "•": "·", "ø": "o", "Ø": "O"}
    | {"ĳ": "ij", "Ĳ": "IJ", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"}
)
_HALVES = {("#", "#"): "█", ("#", " "): "▀", (" ", "#"): "▄", (" ", " "): " "}


@cache
def glyphs() -> dict[str, tuple[str, ...]]:
    """Each character that can be drawn with its five rows of dots, `#` for a dot that is there."""
    parts = _DRAWN.split()
    return {
        letter: tuple(rows.replace(".", " ").split("/"))
        for letter, rows in zip(parts[::2], parts[1::2], strict=True)
    } | {" ": ("  ",) * ROWS}


def capitals(text: str) -> str | None:
    """The text in characters that can be drawn; None when it has others."""
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN).upper())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return plain if all(letter in glyphs() for letter in plain) else None


def dots(text: str) -> int:
    """How many dots wide a text is that can be drawn; 0 for an empty one."""
    known = glyphs()
    return sum(len(known[letter][0]) + 1 for letter in text) - 1 if text else 0


def rows_of(lines: int, scale: int) -> int:
    """How many rows of the terminal so many lines need."""
    return -(-(lines * ROWS + (lines - 1) * GAP) * scale // 2) if lines else 0


def painted(lines: Sequence[str], scale: int, *, left: bool = False) -> list[str]:
    """Lines that can be drawn, as rows of the terminal, all as wide as the widest line; the others
    stand in its middle, or at its left."""
    known = glyphs()
    wide = max((dots(line) for line in lines), default=0)
    strips: list[str] = []
    for number, line in enumerate(lines):
        if number:
            strips += [" " * wide * scale] * (GAP * scale)
        for row in range(ROWS):
            there = " ".join(known[letter][row] for letter in line)
            there = there.ljust(wide) if left else there.center(wide)
            strips += ["".join(dot * scale for dot in there)] * scale
    if len(strips) % 2:
        strips.append(" " * wide * scale)
    return [
        "".join(_HALVES[upper, lower] for upper, lower in zip(*pair, strict=True))
        for pair in zip(strips[::2], strips[1::2], strict=True)
    ]


def painted_line(line: str, scale: int) -> list[str]:
    """One line that can be drawn, as rows of the terminal. Letter by letter, each drawn once: a clock has
    the same few all day."""
    letters = [_painted_letter(letter, scale) for letter in line]
    return [(" " * scale).join(parts) for parts in zip(*letters, strict=True)]


@cache
def _painted_letter(letter: str, scale: int) -> list[str]:
    return painted([letter], scale)


def wrapped(text: str, width: int, *, broken: bool = False) -> list[str] | None:
    """A text that can be drawn, in lines of at most so many dots, broken between words; None when a
    word is too wide for a line. With `broken` such a word is divided, at its own hyphens if it can be."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and dots(longer) <= width:
            lines[-1] = longer
        elif dots(word) <= width:
            lines.append(word)
        elif broken and width >= _LEAST:
            lines += _divided(word, width)
        else:
            return None
    return lines


def _divided(word: str, width: int) -> list[str]:
    """A word in parts of at most so many dots, each but the last with a hyphen at its end."""
    parts: list[str] = []
    while dots(word) > width:
        most = max(n for n in range(1, len(word)) if dots(f"{word[:n]}-") <= width)
        own = word.rfind("-", 1, most + 1)
        if own > 0:
            parts.append(word[: own + 1])
            word = word[own + 1 :]
        else:
            parts.append(f"{word[:most]}-")
            word = word[most:]
    return [*parts, word]


def fitted(text: str, width: int, height: int, *, most: int = 99) -> tuple[int, list[str]]:
    """The largest scale, `most` at most, at which a text fits into so many columns and rows, and its
    lines; 0 and none when it does not, also when it has characters that cannot be drawn. A word is
    divided only where it would not fit at all."""
    plain = capitals(text)
    if plain is None or not plain.strip():
        return 0, []
    for broken in (False, True):
        for scale in range(min(most, 2 * height // ROWS), 0, -1):
            lines = wrapped(plain, width // scale, broken=broken)
            if lines is not None and rows_of(len(lines), scale) <= height:
                return scale, lines
    return 0, []


def in_blocks(text: str, width: int, height: int, *, most: int = 99, left: bool = False) -> list[str] | None:
    """The text in block letters as large as fits, at scale `most` at most; None when it does not fit."""
    scale, lines = fitted(text, width, height, most=most)
    return painted(lines, scale, left=left) if scale else None


def common_scale(texts: Iterable[str], width: int, height: int, *, most: int = 99) -> int:
    """The largest scale at which each of the texts fits on one line of so many columns, in so many
    rows; 0 for none."""
    return scale_of(widest(texts), width, height, most=most)


def widest(texts: Iterable[str]) -> int:
    """How many dots the widest of the texts is on one line; 0 for none, and when one of them has
    characters that cannot be drawn."""
    plain = [capitals(text) for text in texts]
    return 0 if any(text is None for text in plain) else max((dots(text or "") for text in plain), default=0)


def scale_of(wide: int, width: int, height: int, *, most: int = 99) -> int:
    """The largest scale at which a line of so many dots fits into so many columns and rows; 0 for none."""
    return min(most, width // wide, 2 * height // ROWS) if wide else 0
