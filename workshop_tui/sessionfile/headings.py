"""The headings of columns in a table: which one holds what, and what somebody says that they hold.

It knows no fields of its own: whoever reads a table gives the headings that each field may have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from workshop_tui.domain.message import Message
from workshop_tui.errors import UsageError

Known = Mapping[str, Sequence[str]]
"""The headings of each field."""
LEFT_OUT = "none"
"""The field of a column that is to be left out."""
_LONGEST = 60
"""Characters of a heading that are looked at."""


def words_of(heading: str) -> str:
    """A heading in small letters, without what stands in brackets, without marks."""
    return " ".join(re.sub(r"\([^()]*\)|[^\w\s]|_", " ", heading[:_LONGEST].casefold()).split())


def columns_of(row: Sequence[str], known: Known) -> dict[int, str]:
    """Which column holds which field: by its whole heading, else by a part of one such as
    “spreker/begeleider”; the first of two that are called alike."""
    found: dict[int, str] = {}
    for parts in (False, True):
        for place, cell in enumerate(row):
            if place in found:
                continue
            called = [words_of(part) for part in cell.split("/")] if parts and "/" in cell else []
            called = called if parts else [words_of(cell)]
            name = next(
                (name for word in called for name, headings in known.items() if word in headings), None
            )
            if name is not None and name not in found.values():
                found[place] = name
    return found


def place_of(column: str, row: Sequence[str]) -> int | None:
    """The place of the column with that heading, or with that letter or number where no heading is so;
    None for none."""
    typed = words_of(column)
    places = [place for place, cell in enumerate(row) if cell.strip() and words_of(cell) == typed]
    if places:
        return places[0]
    exact = [place for place, cell in enumerate(row) if cell.strip().casefold() == column.strip().casefold()]
    if exact:
        return exact[0]
    bare = column.strip()
    if re.fullmatch(r"[A-Za-z]", bare) and ord(bare.upper()) - ord("A") < len(row):
        return ord(bare.upper()) - ord("A")
    if bare.isascii() and bare.isdigit() and 1 <= int(bare[:4]) <= len(row):
        return int(bare[:4]) - 1
    return None


def said_columns(text: str, fields: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """`start=Tijd, title=Onderdeel` as (field, heading). Raises UsageError for what is not so, or for a field
    that is not one of `fields` or `none`."""
    found: list[tuple[str, str]] = []
    for pair in re.split(r"\s*[,;]\s*(?=[^,;=]{1,40}=)", text.strip()):
        if not pair:
            continue
        field, sign, heading = (part.strip() for part in pair.partition("="))
        if not sign or not heading:
            raise UsageError(
                Message("“{text}” does not say which column is which.", text=pair),
                Message("Write it as field=column, such as start=Tijd,title=Onderdeel."),
            )
        if field.casefold() not in (*fields, LEFT_OUT):
            raise UsageError(
                Message("There is no field “{name}”.", name=field),
                Message("The fields are {names}.", names=", ".join((*fields, LEFT_OUT))),
            )
        found.append((field.casefold(), heading))
    return tuple(found)
