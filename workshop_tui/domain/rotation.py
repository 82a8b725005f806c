"""Who sits where in a world café (semantics, Rotation and seating)."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_tui.domain.conference import AgendaItem, Circle, Conference, Rotation


@dataclass(frozen=True)
class Seat:
    """One table in one round: the group there (None: the table is empty, or people move one by one) and
    the number of the statement whose sheet lies there (None: no sheet)."""

    table: int
    group: str | None
    statement: int | None


def seating(conference: Conference, item: AgendaItem, round_number: int) -> tuple[Seat, ...]:
    """Who sits where in a round (from 1), in the order of the tables.

    Rule: in round r from 0 group g sits at table (g + r) mod T; in `rotation: statements` group g
    stays at table g and meets statement (g + r) mod T. With more groups than tables, which `check`
    refuses, the groups beyond the last table are not seated. Where tables or groups came or went during
    the café, the same holds of each circle from its own round on; a table that a circle does not know
    yet is empty, with its own sheet. In `rotation: individuals` there are no groups at the tables: who
    sits there is in `placing`.
    """
    if item.rotation is Rotation.INDIVIDUALS:
        return tuple(Seat(table.number, None, table.statement.number) for table in conference.tables)
    circle = circle_of(conference, item, round_number)
    count = len(circle.tables)
    shift = (round_number - circle.from_round) % max(1, count)
    sheets_move = item.rotation is Rotation.STATEMENTS
    known = {table.statement.number for table in conference.tables}
    seats: dict[int, Seat] = {}
    for place, table in enumerate(circle.tables):
        group = circle.groups[place if sheets_move else (place - shift) % count]
        sheet = circle.sheets[(place + shift) % count if sheets_move else place]
        seats[table] = Seat(table, group or None, sheet if sheet in known else None)
    return tuple(
        seats.get(table.number, Seat(table.number, None, table.statement.number))
        for table in conference.tables
    )


def circle_of(conference: Conference, item: AgendaItem, round_number: int) -> Circle:
    """What a round (from 1) goes round by: the last circle that begins at or before it, else the tables
    and groups in their order."""
    begun = [circle for circle in item.circles if circle.from_round <= round_number]
    return begun[-1] if begun else first_circle(conference)


def first_circle(conference: Conference) -> Circle:
    """The tables and groups in their order, the first group at the first table."""
    tables = conference.tables
    groups = (*conference.groups, *[""] * len(tables))[: len(tables)]
    return Circle(
        1,
        tuple(table.number for table in tables),
        groups,
        tuple(table.statement.number for table in tables),
    )


def group_at(conference: Conference, item: AgendaItem, round_number: int, statement: int) -> str | None:
    """The group that sits with a statement in a round (from 1); None when nobody does."""
    for seat in seating(conference, item, round_number):
        if seat.statement == statement:
            return seat.group
    return None


def table_of(conference: Conference, item: AgendaItem, round_number: int, group: str) -> int | None:
    """The table where a group sits in a round (from 1); None when it has none."""
    for seat in seating(conference, item, round_number):
        if seat.group == group:
            return seat.table
    return None
