"""Which entry of a list was which before it changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

MOST_COMPARED = 2_500
ALIKE = 0.6
"""Names that have so much in common are one name that was changed."""


def sources(
    before: Sequence[str],
    after: Sequence[str],
    names: tuple[Sequence[str], Sequence[str]],
    *,
    by_place: bool,
) -> list[int | None]:
    """The place that each of those in `after` had in `before`; None for a new one. `names` are what the
    entries of both are known by: one that differs is found by its name, then by a name that is much like it,
    then, with `by_place`, by the place alone."""
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
    for source, place in _alike(names, free, [place for place, each in enumerate(found) if each is None]):
        if source in free and found[place] is None:
            found[place] = source
            del free[source]
    for tag, one, other, begin, end in matcher.get_opcodes():
        if by_place and tag == "replace" and other - one == end - begin:
            for source, place in zip(range(one, other), range(begin, end), strict=True):
                if found[place] is None and source in free:
                    found[place] = source
                    del free[source]
    return found


def _alike(
    names: tuple[Sequence[str], Sequence[str]], free: Collection[int], new: Collection[int]
) -> list[tuple[int, int]]:
    """Pairs of an entry that was and one that is, whose names are much like one another, the likest first;
    none where there are too many to compare."""
    if len(free) * len(new) > MOST_COMPARED:
        return []
    likeness = [
        (SequenceMatcher(None, names[0][source], names[1][place]).ratio(), -source, -place)
        for source in free
        for place in new
    ]
    return [(-source, -place) for ratio, source, place in sorted(likeness, reverse=True) if ratio >= ALIKE]
