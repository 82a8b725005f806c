"""Tables and groups that come and go while a world café runs.

Who sits somewhere stays there: what changes counts from the next round on. Then everybody goes one table
on, as ever, past the tables as they are by that time. Rounds that were keep their seats, so that the
notes of a round stay with the group that made them (semantics, Rotation and seating).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from workshop_tui.domain.conference import AgendaItem, Circle, Conference, ItemKind, Rotation, Seats
from workshop_tui.domain.dispersing import are_worked_out, disperses, seats_kept, with_seats, worked_out
from workshop_tui.domain.rotation import Seat, first_circle, seating
from workshop_tui.domain.run import RunState

Named = TypeVar("Named", str, int)


def rounds_begun(state: RunState, item_id: str) -> int:
    """The highest round of an item that was begun, or that its groups are on the way to; 0 before the
    first."""
    highest = 0
    for stretch in state.segments:
        if stretch.item != item_id:
            continue
        kind, _, number = (stretch.segment or "").partition(":")
        if kind in ("round", "changeover"):
            highest = max(highest, int(number) + (kind == "changeover"))
    return highest


def reseated(before: Conference, after: Conference, state: RunState) -> Conference:
    """`after`, with the seats of the rounds that were begun as they are in `before`.

    `state` is the day under `before`, advanced to now. A group that is only called otherwise keeps its
    seats; all else that is different about tables and groups counts from the next round on.
    """
    agenda = tuple(
        _item(before, after, item, rounds_begun(state, item.id)) if item.kind is ItemKind.WORLD_CAFE else item
        for item in after.agenda
    )
    return after if agenda == after.agenda else replace(after, agenda=agenda)


def counts_from(before: Conference, after: Conference) -> int | None:
    """The round from which the seats of `after` differ from what they were, in the first world café in
    which they do; None where all that is seated stays as it was."""
    for item in after.agenda:
        old = before.item(item.id)
        if old is not None and item.circles and item.circles != old.circles:
            return item.circles[-1].from_round
        settled = max((len(row) for row in item.seats.rows), default=0)
        if 0 < settled < item.rounds:
            return settled + 1
    return None


def unseated(conference: Conference) -> Conference:
    """What a session file can say of it: neither how groups go round since a change of the day nor the
    seats of who moves one by one are in one."""
    return replace(conference, agenda=tuple(unseated_item(item) for item in conference.agenda))


def unseated_item(item: AgendaItem) -> AgendaItem:
    """The same of one item."""
    return replace(item, circles=(), seats=Seats())


def _item(before: Conference, after: Conference, item: AgendaItem, begun: int) -> AgendaItem:
    if item.seats != Seats() or disperses(item):
        item = replace(item, seats=seats_kept(_sat(before, item.id, begun), after, item, begun))
    return _circled(before, after, item, begun)


def _sat(before: Conference, item_id: str, begun: int) -> Conference:
    """The conference with the seats of a world café that has begun, where nobody asked for them yet."""
    item = before.item(item_id)
    if not begun or item is None or are_worked_out(before, item):
        return before
    return with_seats(before, item, replace(item.seats, rows=worked_out(before, item)))


def _circled(before: Conference, after: Conference, item: AgendaItem, begun: int) -> AgendaItem:
    old = before.item(item.id)
    if old is None or not begun:
        return replace(item, circles=())
    names = _renamed(before.groups, after.groups)
    held = tuple(_called(circle, names or {}) for circle in old.circles)
    if names is not None and _places(before) == _places(after) and old.rotation is item.rotation:
        return replace(item, circles=held)
    held = tuple(circle for circle in held if circle.from_round <= begun)
    held = held or (_called(first_circle(before), names or {}),)
    coming = _next(seating(before, replace(old, circles=held), begun), after, item, begun)
    if coming == _turned(held[-1], coming.from_round, item.rotation):
        return replace(item, circles=() if held == (first_circle(after),) else held)
    return replace(item, circles=(*held, coming))


def _places(conference: Conference) -> list[tuple[int, int]]:
    return [(table.number, table.statement.number) for table in conference.tables]


def _renamed(old: Sequence[str], new: Sequence[str]) -> dict[str, str] | None:
    """Which groups are called otherwise; None when groups came, went or changed places."""
    if len(old) != len(new):
        return None
    pairs = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    if any(one in new or other in old for one, other in pairs):
        return None
    return dict(pairs)


def _called(circle: Circle, names: dict[str, str]) -> Circle:
    return replace(circle, groups=tuple(names.get(group, group) for group in circle.groups))


def _next(held: tuple[Seat, ...], after: Conference, item: AgendaItem, begun: int) -> Circle:
    """The circle after the last round that was begun: everybody from where they are then, one table on."""
    seats = {seat.table: seat for seat in held}
    tables = after.tables
    groups = _filled(
        [seats[table.number].group if table.number in seats else None for table in tables], after.groups
    )
    own = [table.statement.number for table in tables]
    lying = own
    if item.rotation is Rotation.STATEMENTS:
        there = [seats[table.number].statement if table.number in seats else None for table in tables]
        lying = [sheet or 0 for sheet in _filled(there, own)]
    now = Circle(
        begun,
        tuple(table.number for table in tables),
        tuple(group or "" for group in groups),
        tuple(lying),
    )
    return _turned(now, begun + 1, item.rotation)


def _filled(held: Sequence[Named | None], known: Sequence[Named]) -> list[Named | None]:
    """What is known of what is held, in its place; the rest of what is known in the first places free."""
    found = [each if each in known else None for each in held]
    waiting = [each for each in known if each not in found]
    return [waiting.pop(0) if each is None and waiting else each for each in found]


def _turned(circle: Circle, round_number: int, rotation: Rotation) -> Circle:
    """The circle as it has gone on by a later round."""
    count = max(1, len(circle.tables))
    shift = (round_number - circle.from_round) % count
    if rotation is Rotation.STATEMENTS:
        return replace(circle, from_round=round_number, sheets=circle.sheets[shift:] + circle.sheets[:shift])
    back = len(circle.groups) - shift
    return replace(circle, from_round=round_number, groups=circle.groups[back:] + circle.groups[:back])
