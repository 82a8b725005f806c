"""Rounds of a world café that stand in the programme as items of their own, put together as one item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workshop_tui.domain.conference import ItemKind
from workshop_tui.sessionfile.importing.kinds import kind_of
from workshop_tui.sessionfile.importing.number_words import COUNTS, ORDINALS
from workshop_tui.sessionfile.importing.timeline import Placed, is_change, is_round

LONGEST = 60
"""Minutes of a round; what takes longer is an item."""
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join((*COUNTS, *ORDINALS))}|laatste|last)"
_ROUND_WORDS = re.compile(
    rf"(?:{_NUMBER}(?:e|de|ste|st|nd|rd|th)?\s+)?\b(?:gespreks|tafel|dialoog)?(?:ronde|round)\b(?:\s+{_NUMBER}\b)?",
    re.IGNORECASE,
)
_NAMED = {"ronde": "Wereldcafé", "round": "World café"}


def with_cafes(placed: Sequence[Placed]) -> list[Placed]:
    """The items, with each row of two or more rounds, and what is said of changing tables between them, as
    one item whose parts they are."""
    found: list[Placed] = []
    place = 0
    while place < len(placed):
        row = _row(placed[place:])
        if sum(not is_change(each.slot.title) for each in row) < 2:
            found.append(placed[place])
            place += 1
            continue
        first, last = row[0], row[-1]
        slot = replace(first.slot, title=_title(first.slot.title), whole_title="", body=(), length=None)
        beside = tuple(other for each in row for other in each.beside)
        found.append(Placed(slot, first.start, last.end, tuple(row), beside, first.unsure))
        place += len(row)
    return found


def _row(placed: Sequence[Placed]) -> list[Placed]:
    """The rounds at the beginning, up to the last one of them."""
    row: list[Placed] = []
    rounds = 0
    for each in placed:
        change = is_change(each.slot.title)
        if each.parts or each.end - each.start > LONGEST or not (change or _is_bare(each.slot.title)):
            break
        if change and not row:
            break
        row.append(each)
        rounds = rounds if change else len(row)
    return row[:rounds]


def _is_bare(title: str) -> bool:
    """Whether a title says no more than which round it is: “Ronde 2”, “Tafelgesprek, tweede ronde”."""
    if not is_round(title):
        return False
    rest = _ROUND_WORDS.sub("", title).strip(" ,.:;()–—-")
    return not rest or kind_of(rest) is ItemKind.WORLD_CAFE


def _title(title: str) -> str:
    rest = _ROUND_WORDS.sub("", title).strip(" ,.:;()–—-")
    word = "round" if "round" in title.casefold() else "ronde"
    return rest or _NAMED[word]
