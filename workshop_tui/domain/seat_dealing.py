"""Which people take the rows of which class, so that organisations are spread (semantics, Rotation and
seating).

Those in a class never sit together and together fill every table. So an organisation of at most as many
people as there are tables is spread in whatever class it is in, and a larger one in whole classes with
what is left in another. What is left of the organisations is put together into whole classes where that
goes: a subset sum, by dynamic programming (S. Martello, P. Toth, Knapsack Problems, 1990, chapter 4).
"""

from __future__ import annotations

from collections.abc import Sequence

from workshop_tui.domain.seat_annealing import Row

Block = list[int]
"""People of one organisation, or one without; at most as many as there are tables."""


def blocks_of(kinds: Sequence[int], tables: int) -> list[Block]:
    """The people of each organisation in blocks of at most one per table, largest first; then those
    whose place is free, a kind of −1, one by one."""
    members: dict[int, Block] = {}
    for person, kind in enumerate(kinds):
        members.setdefault(kind, []).append(person)
    alone = [[person] for person in members.pop(-1, [])]
    blocks = [
        people[start : start + tables]
        for people in members.values()
        for start in range(0, len(people), tables)
    ]
    return sorted(blocks, key=len, reverse=True) + alone


def whole_classes(blocks: Sequence[Block], tables: int) -> tuple[list[list[Block]], list[Block]]:
    """Blocks, largest first, put together so that each whole class is full, and the blocks left over."""
    return _put_together(blocks, [len(block) for block in blocks], tables)


def full_of_gaps(blocks: Sequence[Block], tables: int) -> list[list[Block]]:
    """Blocks put together so that what they lack of a whole class each is a whole class together; those
    with which that does not go are the last."""
    found, over = _put_together(blocks, [tables - len(block) for block in blocks], tables)
    return [*found, over] if over else found


def _put_together(
    blocks: Sequence[Block], sizes: Sequence[int], wanted: int
) -> tuple[list[list[Block]], list[Block]]:
    """Blocks in sets with that sum of their sizes, and those left over; the first ones by preference."""
    left, sets, over = list(zip(blocks, sizes, strict=True)), list[list[Block]](), list[Block]()
    while left:
        first, size = left.pop(0)
        others = _summing([other for _, other in left], wanted - size)
        if others is None:
            over.append(first)
            continue
        sets.append([first, *(left[place][0] for place in others)])
        for place in reversed(others):
            del left[place]
    return sets, over


def _summing(sizes: Sequence[int], wanted: int) -> list[int] | None:
    """The places of sizes with that sum, in order, those at the front by preference; None when there
    are none."""
    reached = [1]
    for size in sizes:
        if reached[-1] >> wanted & 1:
            break
        reached.append(reached[-1] | reached[-1] << size)
    if not reached[-1] >> wanted & 1:
        return None
    found: list[int] = []
    for place in reversed(range(len(reached) - 1)):
        if not reached[place] >> wanted & 1:
            found.append(place)
            wanted -= sizes[place]
    return found[::-1]


def dealt(blocks: Sequence[Block], rows: Sequence[Row], tables: int) -> list[Row]:
    """A row for each person, of rows that come in classes, the last one not always whole.

    A block that fits into no class goes into several; its rows are then chosen so that those people
    sit together as little as can be.
    """
    whole, over = whole_classes(blocks, tables)
    classes = [list(rows[start : start + tables]) for start in range(0, len(rows), tables)]
    found: list[Row] = [()] * len(rows)
    for parts, free in zip(whole, classes, strict=False):
        _take([person for part in parts for person in part], free, found)
    free_classes = classes[len(whole) :]
    pieces = _pieces(over, [len(free) for free in free_classes])
    for parted in (True, False):
        for piece in pieces:
            if (len(piece) > 1) is parted:
                sat: set[tuple[int, int]] = set()
                for people, place in piece:
                    _take(people, free_classes[place], found, sat)
    return found


def _pieces(over: Sequence[Block], room: list[int]) -> list[list[tuple[Block, int]]]:
    """Per block its people by class: the class with least room that holds all of them, else parts in
    those with most room."""
    found = []
    for block in over:
        piece: list[tuple[Block, int]] = []
        left = block
        while left:
            fits = [place for place, free in enumerate(room) if free >= len(left)]
            place = min(fits, key=lambda each: room[each]) if fits else room.index(max(room))
            piece.append((left[: room[place]], place))
            left = left[room[place] :]
            room[place] -= len(piece[-1][0])
        found.append(piece)
    return found


def _take(people: Block, free: list[Row], found: list[Row], sat: set[tuple[int, int]] | None = None) -> None:
    """Rows of a class for people; those with fewest seats in `sat`, which then has theirs too."""
    for person in people:
        place = len(free) - 1
        if sat:
            place = min(range(len(free)), key=lambda each: sum(seat in sat for seat in enumerate(free[each])))
        found[person] = free.pop(place)
        if sat is not None:
            sat.update(enumerate(found[person]))


def chained(kinds: Sequence[int], rows: Sequence[Row], tables: int) -> list[Row]:
    """Everybody in classes, organisations behind one another; a class that an organisation goes on in
    has the rows of the one before it, so that the members do not meet."""
    order = [person for block in blocks_of(kinds, tables) for person in block]
    found: list[Row] = [()] * len(rows)
    first = 0
    for place, person in enumerate(order):
        if place % tables == 0 and place:
            kind = kinds[person]
            ends_whole = len({kinds[before] for before in order[place - tables : place]}) == 1
            if kind < 0 or kind != kinds[order[place - 1]] or ends_whole:
                first = place
        found[person] = rows[first + place % tables]
    return found


def turning(kinds: Sequence[int], tables: int, rounds: int) -> list[Row]:
    """Everybody one table on in each round, members of an organisation behind one another: spread,
    though few pairs meet."""
    found: list[Row] = [()] * len(kinds)
    for place, person in enumerate(sorted(range(len(kinds)), key=lambda person: kinds[person])):
        found[person] = tuple((place + number) % tables for number in range(rounds))
    return found
