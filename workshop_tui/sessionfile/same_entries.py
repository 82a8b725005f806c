"""Which entry of a list was which before it changed."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher


def sources(
    before: Sequence[str], after: Sequence[str], names: tuple[Sequence[str], Sequence[str]]
) -> list[int | None]:
    """The place that each of those in `after` had in `before`; None for a new one. `names` are what the
    entries of both are known by: one that differs is found by its name, or else by what stands around it."""
    found: list[int | None] = [None] * len(after)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for match in matcher.get_matching_blocks():
        for place in range(match.size):
            found[match.b + place] = match.a + place
    taken = set(found)
    free = dict.fromkeys(place for place in range(len(before)) if place not in taken)
    named: dict[str, list[int]] = {}
    for place in free:
        named.setdefault(names[0][place], []).append(place)
    for place, name in enumerate(names[1]):
        called = named.get(name, [])
        if found[place] is None and called:
            source = called.pop(0)
            found[place] = source
            del free[source]
    for tag, one, other, begin, end in matcher.get_opcodes():
        if tag == "replace" and other - one == end - begin:
            for source, place in zip(range(one, other), range(begin, end), strict=True):
                if found[place] is None and source in free:
                    found[place] = source
                    del free[source]
    return found
