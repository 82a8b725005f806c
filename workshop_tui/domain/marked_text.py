"""All editorial texts in one file for an editor of one's own, each place between two marks.

    <!-- [statement:1] Table 1: Care -->
    The prose of that place.
    <!-- [/statement:1] -->

What comes back is taken in per place. A mark that was damaged loses nothing: what can no longer be told
apart is handed back as it is, and it is said which mark it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class PlacedText:
    """The text of a place, with what people call the place."""

    key: str
    title: str
    text: str


class Damage(StrEnum):
    """What is wrong with the marks of a place."""

    NO_END = "no_end"
    NO_BEGINNING = "no_beginning"
    TWICE = "twice"
    UNKNOWN = "unknown"
    GONE = "gone"


@dataclass(frozen=True)
class Damaged:
    """A place whose marks are not as they were."""

    key: str
    what: Damage


@dataclass(frozen=True)
class Returned:
    """What came back: texts by key, the places whose marks were damaged, and what stood at no place."""

    texts: dict[str, str]
    damaged: tuple[Damaged, ...] = ()
    unplaced: str = ""


_MARK = re.compile(r"^[ \t]*<!--[ \t]*\[(/?)([^\]\n]+)\][^\n]*?(?:-->)?[ \t]*$")
_LIKE_A_MARK = re.compile(r"^(\\*)([ \t]*<!--[ \t]*\[)")


def marked(texts: Iterable[PlacedText]) -> str:
    """The file: each text between its marks. A line of a text that looks like a mark gets a backslash
    before it, which `returned` takes off again."""
    parts = []
    for each in texts:
        title = " ".join(each.title.replace("--", "–").split())
        lines = [_LIKE_A_MARK.sub(r"\\\1\2", line) for line in each.text.split("\n")]
        parts.append(f"<!-- [{each.key}] {title} -->\n" + "\n".join(lines) + f"\n<!-- [/{each.key}] -->\n")
    return "\n".join(parts)


def returned(text: str, keys: Sequence[str]) -> Returned:
    """Reads the file back. `keys` are those that it was made with.

    Of a place that has lost one of its two marks the text reaches to the neighbouring mark, which can
    be told as long as the neighbour has its own. Where two places can no longer be told apart, what
    stood there is `unplaced` and neither is among the texts. A place that is in the file twice keeps
    the first; the second is unplaced. Blank lines around a text are not part of it.
    """
    return _Reading(keys).read(text)


class _Reading:
    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = tuple(keys)
        self.texts: dict[str, str] = {}
        self.damaged: list[Damaged] = []
        self.loose: list[str] = []

    def read(self, text: str) -> Returned:
        open_key: str | None = None
        held: list[str] = []
        for line in text.replace("\r\n", "\n").split("\n"):
            found = _MARK.match(line)
            if found is None:
                held.append(re.sub(r"^\\(\\*[ \t]*<!--[ \t]*\[)", r"\1", line))
                continue
            ends, key = bool(found[1]), found[2].strip()
            if key not in self.keys:
                self._damage(key, Damage.UNKNOWN)
                held.append(line)
                continue
            if not ends:
                if open_key is not None:
                    self._damage(open_key, Damage.NO_END)
                    self._place(open_key, held)
                else:
                    self._unplaced(held)
                open_key, held = key, []
            elif open_key == key:
                self._place(key, held)
                open_key, held = None, []
            elif open_key is None:
                self._damage(key, Damage.NO_BEGINNING)
                self._place(key, held)
                held = []
            else:
                self._damage(open_key, Damage.NO_END)
                self._damage(key, Damage.NO_BEGINNING)
                self._unplaced(held)
                open_key, held = None, []
        if open_key is not None:
            self._damage(open_key, Damage.NO_END)
            self._place(open_key, held)
        else:
            self._unplaced(held)
        for key in self.keys:
            if key not in self.texts and all(each.key != key for each in self.damaged):
                self._damage(key, Damage.GONE)
        return Returned(self.texts, tuple(dict.fromkeys(self.damaged)), "\n\n".join(self.loose))

    def _place(self, key: str, lines: list[str]) -> None:
        if key in self.texts:
            self._damage(key, Damage.TWICE)
            self._unplaced(lines)
        else:
            self.texts[key] = _trimmed(lines)

    def _unplaced(self, lines: list[str]) -> None:
        if _trimmed(lines):
            self.loose.append(_trimmed(lines))

    def _damage(self, key: str, what: Damage) -> None:
        self.damaged.append(Damaged(key, what))


def _trimmed(lines: Sequence[str]) -> str:
    return trimmed("\n".join(lines))


def trimmed(text: str) -> str:
    """The text without blank lines before and after it: as it comes back from a file."""
    lines = text.replace("\r\n", "\n").split("\n")
    while lines and not lines[0].strip():
        lines = lines[1:]
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return "\n".join(lines)
