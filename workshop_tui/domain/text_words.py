"""A text as its words, folded so that names can be compared: without diacritics, with plain quotes and
hyphens, and each word still knowing where in the text as it was typed it stands."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
_FOLDED = {
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe",
    "Œ": "Oe", "ı": "i", "’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "‐": "-", "‑": "-", "‒": "-",
    "–": "-", "—": "-", "−": "-", "\u2028": "\n", "\u2029": "\n", "\r": "\n", "\x85": "\n",
}  # fmt: skip


class Word(NamedTuple):
    """A run of letters and digits. `key` is it folded and in lower case; `start` and `end` are its place
    in the folded text; `capital` says whether it begins with one."""

    key: str
    start: int
    end: int
    capital: bool


class Folded:
    """A text folded. `at` leads from a place in `text`, which is folded, to that in the text as typed.
    `parted`: a blank without width parts two words, else it stands within one."""

    def __init__(self, typed: str, *, parted: bool = False) -> None:
        self.typed = typed
        self._table = _PARTED if parted else _TABLE
        self.text = typed.translate(self._table)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The words that occur, in lower case."""
        return frozenset(_WORD.findall(self.text.casefold()))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words in their order."""
        return tuple(
            Word(found[0].casefold(), found.start(), found.end(), found[0][0].isupper())
            for found in _WORD.finditer(self.text)
        )

    @cached_property
    def _places(self) -> list[int]:
        parts = [self._table[ord(character)] for character in self.typed]
        return [*(place for place, part in enumerate(parts) for _ in part), len(self.typed)]

    def at(self, place: int) -> int:
        """The place in the text as typed."""
        return self._places[place]

    def end(self, place: int) -> int:
        """Where what ends at that place of the folded text ends in the text as typed: what takes no room
        of its own, such as an accent that was typed behind its letter, goes with it."""
        found = self._places[place - 1] + 1
        while found < len(self.typed) and not self._table[ord(self.typed[found])]:
            found += 1
        return found

    def between(self, left: int, right: int) -> str:
        """What stands between two words, by their numbers."""
        return self.text[self.words[left].end : self.words[right].start]


def keys(text: str) -> tuple[str, ...]:
    """The words of a text, folded and in lower case."""
    return tuple(word.key for word in Folded(text).words)


class _Table(dict[int, str]):
    """What each character is folded to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold(chr(code))
        return self[code]


ZERO_WIDTH = "\u200b"
"""A blank that nobody sees, as web pages have it."""

_TABLE = _Table()
_PARTED = _Table({ord(ZERO_WIDTH): " "})


def _fold(character: str) -> str:
    if character in _FOLDED:
        return _FOLDED[character]
    if unicodedata.category(character) in ("Mn", "Cf", "Me"):
        return ""
    plain = unicodedata.normalize("NFKD", character)
    return "".join(part for part in plain if not unicodedata.combining(part)) if plain else character
