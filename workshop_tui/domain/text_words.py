"""A text as its words, folded so that names can be compared: without diacritics, with plain quotes and
hyphens, and each word still knowing where in the text as it was typed it stands."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

_WORD = re.compile(r"[^\W_]+")
_FOLDED = {
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe",
    "Œ": "Oe", "ı": "i", "’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "‐": "-", "‑": "-", "‒": "-",
    "–": "-", "—": "-", "−": "-", "\u2028": "\n", "\u2029": "\n", "\r": "\n", "\x85": "\n",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and digits. `key` is it folded and in lower case; `start` and `end` are its place
    in the folded text; `capital` says whether it begins with one."""

    key: str
    start: int
    end: int
    capital: bool


class Folded:
    """A text folded. `at` leads from a place in `text`, which is folded, to that in the text as typed."""

    def __init__(self, typed: str) -> None:
        self.typed = typed
        self._places: list[int] | None = None
        if typed.isascii():
            self.text = typed.replace("\r", "\n")
        else:
            parts = [_fold(character) for character in typed]
            self.text = "".join(parts)
            if len(self.text) != len(typed) or any(len(part) != 1 for part in parts):
                self._places = [place for place, part in enumerate(parts) for _ in part]
                self._places.append(len(typed))
        self.words = tuple(
            Word(found[0].casefold(), found.start(), found.end(), found[0][0].isupper())
            for found in _WORD.finditer(self.text)
        )

    def at(self, place: int) -> int:
        """The place in the text as typed."""
        return place if self._places is None else self._places[place]

    def end(self, place: int) -> int:
        """Where what ends at that place of the folded text ends in the text as typed: what takes no room
        of its own, such as an accent that was typed behind its letter, goes with it."""
        if self._places is None:
            return place
        return self._places[place - 1] + 1 + self._trailing(self._places[place - 1] + 1)

    def _trailing(self, at: int) -> int:
        count = 0
        while at + count < len(self.typed) and not _fold(self.typed[at + count]):
            count += 1
        return count

    def between(self, left: int, right: int) -> str:
        """What stands between two words, by their numbers."""
        return self.text[self.words[left].end : self.words[right].start]


def keys(text: str) -> tuple[str, ...]:
    """The words of a text, folded and in lower case."""
    return tuple(word.key for word in Folded(text).words)


@cache
def _fold(character: str) -> str:
    if character in _FOLDED:
        return _FOLDED[character]
    if unicodedata.category(character) in ("Mn", "Cf", "Me"):
        return ""
    plain = unicodedata.normalize("NFKD", character)
    return "".join(part for part in plain if not unicodedata.combining(part)) if plain else character
