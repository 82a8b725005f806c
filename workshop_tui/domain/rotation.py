"""Who sits where in a world café (semantics, Rotation and seating)."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_tui.domain.conference import AgendaItem, Conference, Rotation


@dataclass(frozen=True)
class Seat:
    """One table in one round: the group there (None: the table is empty) and the number of the
    statement whose sheet lies there (None: no sheet)."""

    table: int
    group: str | None
    statement: int | None


def seating(conference: Conference, item: AgendaItem, round_number: int) -> tuple[Seat, ...]:
    """Who sits where in a round (from 1), in the order of the tables.

    Rule: in round r from 0 group g sits at table (g + r) mod T; in `rotation: statements` group g
    stays at table g and meets statement (g + r) mod T. With more groups than tables, which `check`
    refuses, the groups beyond the last table are not seated.
    """
    tables = conference.tables
    count = len(tables)
    if count == 0:
        return ()
    shift = (round_number - 1) % count
    groups: dict[int, str] = {}
    for place, group in enumerate(conference.groups[:count]):
        groups[place if item.rotation is Rotation.STATEMENTS else (place + shift) % count] = group
    sheet_shift = shift if item.rotation is Rotation.STATEMENTS else 0
    return tuple(
        Seat(
            table.number,
            groups.get(place),
            tables[(place + sheet_shift) % count].statement.number,
        )
        for place, table in enumerate(tables)
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
