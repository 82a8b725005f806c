"""What the fonts of the documents can show, and what stands in for the rest.

PDF/UA and PDF/A know no missing glyph: one emoji would stop a whole document. So a character that no
font has is replaced where one sees it, by its name for a picture and by ▯ for a letter, and reported.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from workshop_tui.domain.message import Message
from workshop_tui.harmless import harmless, one_line
from workshop_tui.report.words import Words

FAMILIES: dict[str, tuple[str, ...]] = {
    "Noto Sans": ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf"),
    "DejaVu Sans": ("DejaVuSans.ttf",),
    "Noto Sans Symbols2": ("NotoSansSymbols2-Regular.ttf",),
}
"""The families in the order in which they are tried, each with its files."""

BOX = "▯"
"""Stands for a letter that no font has."""

_PLAIN = re.compile("[ -~\n\u00a1-\u00ac\u00ae-\u02af–—‘-‟•…€]*")
_JOINERS = frozenset("\u200c\u200d")
_LONG = re.compile(r"\S{32,}")
_PIECE = 12
_BREAK = "\u200b"


_BEGINNING = 60


@dataclass(frozen=True)
class Missing:
    """A text in which characters had to be replaced, by its beginning, and those characters."""

    beginning: str
    characters: tuple[str, ...]


_recorded: ContextVar[dict[Missing, None] | None] = ContextVar("_recorded", default=None)


@contextmanager
def recording() -> Iterator[dict[Missing, None]]:
    """Collects, as keys in their order, what is replaced in the documents that are made within it, so
    that whoever exports can say so: `with recording() as replaced: write(…)`."""
    found: dict[Missing, None] = {}
    token = _recorded.set(found)
    try:
        yield found
    finally:
        _recorded.reset(token)


@cache
def _coverage() -> tuple[frozenset[int], ...]:
    """The characters of each family."""
    text = (files("workshop_tui.report") / "templates" / "fonts" / "coverage.json").read_text("ascii")
    found = json.loads(text)
    return tuple(
        frozenset(code for first, last in found[family] for code in range(first, last + 1))
        for family in FAMILIES
    )


def shown(text: str, language: str) -> tuple[str, tuple[str, ...]]:
    """The text as our fonts can show it, harmless, and what in it had to be replaced, each once.

    What stands in for it is in `language`, nl or en.
    """
    text = harmless(text)
    if _PLAIN.fullmatch(text):
        return text, ()
    replaced: dict[str, None] = {}
    parts = []
    for cluster in _clusters(unicodedata.normalize("NFC", text)):
        visible = _visible(cluster)
        if not visible or (not all(character in "\n\t" for character in visible) and not _has(visible)):
            replaced[cluster] = None
            visible = _stand_in(visible, language) if visible else BOX
        parts.append(visible)
    recorded = _recorded.get()
    if replaced and recorded is not None:
        recorded[Missing(one_line(text)[:_BEGINNING], tuple(replaced))] = None
    return "".join(parts), tuple(replaced)


def surely(text: str) -> str:
    """The text with nothing but what the first font has by itself: for a text that a font refuses in
    spite of `shown`."""
    first = _coverage()[0]
    return "".join(
        character
        if character == "\n" or (ord(character) in first and not unicodedata.combining(character))
        else BOX
        for character in unicodedata.normalize("NFC", harmless(text))
    )


def breakable(text: str) -> str:
    """The text with places to break in what is too long for a line and no word: those places are
    characters without width."""
    return _LONG.sub(_with_breaks, text)


def _with_breaks(found: re.Match[str]) -> str:
    pieces: list[str] = []
    since = 0
    for character in found[0]:
        if since >= _PIECE and unicodedata.category(character)[0] not in "MC":
            pieces.append(_BREAK)
            since = 0
        pieces.append(character)
        since += 1
    return "".join(pieces)


def _clusters(text: str) -> Iterator[str]:
    """What is drawn as one: a character with the marks on it, pictures that are joined, a flag."""
    begun = ""
    for character in text:
        if begun and not (_goes_on(character) or begun[-1] == "\u200d" or _ends_flag(begun, character)):
            yield begun
            begun = ""
        begun += character
    if begun:
        yield begun


def _goes_on(character: str) -> bool:
    return (
        unicodedata.category(character)[0] == "M"
        or character in _JOINERS
        or _is_skin_tone(character)
        or "\U000e0020" <= character <= "\U000e007f"
    )


def _is_skin_tone(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def _is_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _ends_flag(begun: str, character: str) -> bool:
    return len(begun) == 1 and _is_flag(begun) and _is_flag(character)


def _visible(cluster: str) -> str:
    """The cluster without what only chooses between looks. Letters keep what joins them."""
    keeps_joiners = unicodedata.category(cluster[0])[0] == "L"
    return "".join(
        character
        for character in cluster
        if not _selects(character) and (keeps_joiners or character not in _JOINERS)
    )


def _selects(character: str) -> bool:
    return (
        "\ufe00" <= character <= "\ufe0f"
        or _is_skin_tone(character)
        or "\U000e0020" <= character <= "\U000e007f"
        or "\U000e0100" <= character <= "\U000e01ef"
    )


def _has(cluster: str) -> bool:
    """Whether one font has all of it: a mark from another font cannot be put on it."""
    codes = {ord(character) for character in cluster}
    return any(codes <= covered for covered in _coverage())


def _stand_in(cluster: str, language: str) -> str:
    if len(cluster) == 2 and all(map(_is_flag, cluster)):
        letters = "".join(chr(ord(character) - 0x1F1E6 + ord("A")) for character in cluster)
        return Words(language).say(Message("[flag {letters}]", letters=letters))
    if len(cluster) > 1 and _has(cluster[0]) and not unicodedata.category(cluster[0]).startswith("S"):
        return cluster[0] + BOX
    names = [
        unicodedata.name(character, "").lower()
        for character in cluster
        if unicodedata.category(character) in ("So", "Sk")
    ]
    if names and all(names):
        return Words(language).say(Message("[emoji: {name}]", name=", ".join(names)))
    return BOX
