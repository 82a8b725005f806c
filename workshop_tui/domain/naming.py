"""Ids for what has none of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_LONGEST = 60


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
