"""Ids for what has none of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence

_LONGEST = 60

_COMPARED = 200
"""Characters of a word that are compared: more costs time, and nobody means them."""

_SURELY, _PROBABLY = 0.85, 0.65
"""How much alike two words are at least; the less with the same first letter."""


def slug(title: str) -> str:
    """The title as an id: lower case ASCII with hyphens; `item` when nothing is left of it."""
    folded = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    found = re.sub(r"[^a-z0-9]+", "-", folded.casefold()).strip("-")[:_LONGEST].strip("-")
    return found or "item"


def unique(wanted: str, taken: Collection[str]) -> str:
    """`wanted`, or `wanted-2` and so on when it is taken."""
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def near(typed: str, known: Iterable[str]) -> str | None:
    """Which of the known words was probably meant: a slip of the keyboard away, and mostly the rest of the
    word behind the same first letter. None when none is so near: “Barendrecht” is no “Zwijndrecht”."""
    from difflib import get_close_matches

    wanted = " ".join(typed.casefold().split())[:_COMPARED]
    by_fold = {" ".join(word.casefold().split())[:_COMPARED]: word for word in known}
    found = [
        *get_close_matches(wanted, by_fold, 1, _SURELY),
        *get_close_matches(wanted, [fold for fold in by_fold if fold[:1] == wanted[:1]], 1, _PROBABLY),
    ]
    return by_fold[found[0]] if found else None


def meant(typed: str, names: Sequence[str]) -> int | None:
    """The place of the name that was typed: exactly, else whatever the case and the blanks, else as its
    number from 1. None when it is none of them."""
    if typed in names:
        return names.index(typed)
    folded = [_folded(name) for name in names]
    if _folded(typed) in folded:
        return folded.index(_folded(typed))
    number = typed.strip()
    if number.isascii() and number.isdigit() and len(number) < 6 and 0 < int(number) <= len(names):
        return int(number) - 1
    return None


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
