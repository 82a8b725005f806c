"""User text as a terminal may safely show it. What is stored stays as it was typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_SHOWN = {"\n": "\n", "\t": "    ", "\x7f": "␡", "\u2028": "\n", "\u2029": "\n"}
_INVISIBLE = frozenset("\u200b\u2060\ufeff\u00ad")


def harmless(text: str) -> str:
    """The text with control characters made visible and direction controls taken out.

    An escape character becomes ␛, so no sequence reaches the terminal; characters that would turn the
    line around or that take no room are left out; a lone surrogate becomes the replacement sign.
    """
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text.replace("\r\n", "\n"))


def _shown(character: str) -> str:
    if character in _SHOWN:
        return _SHOWN[character]
    if character in _INVISIBLE:
        return ""
    category = unicodedata.category(character)
    if category == "Cc":
        code = ord(character)
        return chr(0x2400 + code) if code < 0x20 else "\ufffd"
    if category == "Cs":
        return "\ufffd"
    if category == "Cf" and unicodedata.bidirectional(character) in _TURNING:
        return ""
    return character


_TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "L", "R", "AL"})


def one_line(text: str) -> str:
    """The text on one line, for a list: line ends and runs of blanks become one blank."""
    return " ".join(harmless(text).split())


def in_a_row(names: Iterable[str]) -> str:
    """Names behind one another, each on one line; parted by semicolons where one has a comma in it, such as
    “burgemeester, Dordrecht”. A dash for nobody."""
    shown = [one_line(name) for name in names]
    between = "; " if any("," in name for name in shown) else ", "
    return between.join(shown) or "–"
