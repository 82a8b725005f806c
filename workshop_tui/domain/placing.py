"""A conference's people in groups, or at a table of their own each round (semantics, Rotation and
seating): what `seat`, the screens and the paper show, as a pure function of the conference.

Seats that are not yet worked out are worked out here, once per list, tables, rounds and seed: 140 people
take over a second, so that a caller on a screen had better use a thread and keep what comes of it
(`dispersing`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from workshop_tui.domain.conference import AgendaItem, Conference, Participant, SeatingWishes
from workshop_tui.domain.dispersing import (
    are_worked_out,
    disperses,
    first_cafe,
    seats_of,
    worked_out,
)
from workshop_tui.domain.grouping import Groups, called, grouped
from workshop_tui.domain.message import Message
from workshop_tui.domain.rotation import seating
from workshop_tui.domain.seat_joining import Row
from workshop_tui.domain.seat_progress import OnProgress
from workshop_tui.domain.seating import pairs_met, upper_bound


@dataclass(frozen=True)
class Seating:
    """Who is in which group, or who sits where.

    `item` is the world café, None where the programme has none. `groups` is None where people move
    one by one, `rows` where they move in groups: in the order of the list everybody's table numbers, round
    by round, 0 for none; empty for who has no seat.
    """

    conference: Conference
    item: AgendaItem | None
    groups: Groups | None = None
    rows: tuple[Row, ...] | None = None

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What everybody on the list is called, in the order of the list."""
        return called(self.conference.participants)

    @property
    def rounds(self) -> int:
        """How many rounds there are."""
        return 0 if self.item is None else self.item.rounds

    @property
    def unkept(self) -> tuple[Message, ...]:
        """Which wishes are not kept, and why."""
        if self.groups is not None:
            return self.groups.unkept
        wishes = self.conference.seating
        if wishes.together or wishes.apart:
            return (Message("wishes for “together” and “apart” count for groups, not where people disperse"),)
        return ()

    def group_at(self, round_number: int, table: int) -> str | None:
        """The group at the table with that number in a round from 1; None for none."""
        if self.item is None:
            return None
        seats = seating(self.conference, self.item, round_number)
        return next((seat.group for seat in seats if seat.table == table), None)

    @cached_property
    def seated(self) -> tuple[int, ...]:
        """The places in the list of who has a seat of their own."""
        return tuple(place for place, row in enumerate(self.rows or ()) if row)

    @cached_property
    def distinct_pairs(self) -> int:
        """How many pairs of people sit at one table at least once, where they move one by one."""
        rows = self.rows or ()
        return pairs_met([tuple(at or -1 - one for at in rows[one]) for one in self.seated])

    @property
    def upper_bound(self) -> int:
        """More pairs than this cannot meet."""
        return upper_bound(len(self.seated), len(self.conference.tables), self.rounds)

    def people_at(self, round_number: int, table: int) -> tuple[int, ...]:
        """The places in the list of who sits at the table with that number in a round from 1."""
        if self.rows is None:
            group = self.group_at(round_number, table)
            return () if group is None or self.groups is None else self.groups.members(group)
        return self._people.get((round_number, table), ())

    @cached_property
    def _people(self) -> dict[tuple[int, int], tuple[int, ...]]:
        found: dict[tuple[int, int], list[int]] = {}
        for place, row in enumerate(self.rows or ()):
            for number, table in enumerate(row, 1):
                found.setdefault((number, table), []).append(place)
        return {key: tuple(people) for key, people in found.items()}

    def tables_of(self, person: int) -> tuple[int | None, ...]:
        """The table numbers of somebody, by place in the list, one per round; None where there is none."""
        return self._tables[person]

    @cached_property
    def _tables(self) -> tuple[tuple[int | None, ...], ...]:
        """The same of everybody, in the order of the list."""
        if self.rows is not None:
            nowhere = (None,) * self.rounds
            return tuple(tuple(table or None for table in row) or nowhere for row in self.rows)
        found: list[list[int | None]] = [[None] * self.rounds for _ in self.conference.participants]
        for number in range(1, self.rounds + 1):
            for table in self.conference.tables:
                for person in self.people_at(number, table.number):
                    found[person][number - 1] = table.number
        return tuple(tuple(row) for row in found)


def seating_of(
    conference: Conference,
    item: AgendaItem | None = None,
    seed: int | None = None,
    *,
    on_progress: OnProgress | None = None,
) -> Seating:
    """Who sits where in a world café, by default the first of the programme. `seed` goes before that of
    the conference and asks for another draw; with the same list and seed it is the same again.

    `on_progress` is told how far the search for the seats of individuals is, not called where nothing
    has to be searched, and calls it off by raising: what it raises is raised here."""
    cafe = item or first_cafe(conference)
    if cafe is None or not disperses(cafe):
        hosts = tuple(host for table in conference.tables for host in table.hosts)
        return Seating(
            conference,
            cafe,
            groups=_groups(conference.participants, conference.groups, hosts, conference.seating, seed),
        )
    if seed is None and are_worked_out(conference, cafe):
        rows = cafe.seats.rows
    else:
        rows = worked_out(conference, cafe, seed, on_progress)
    if not conference.tables:
        rows = ((),) * len(conference.participants)
    return Seating(conference, cafe, rows=seats_of(conference, cafe, rows))


def _groups(
    participants: tuple[Participant, ...],
    names: tuple[str, ...],
    hosts: tuple[str, ...],
    wishes: SeatingWishes,
    seed: int | None,
) -> Groups:
    """The groups of who was on the list; who came to it later is in the group that was given then."""
    listed = tuple(place for place, one in enumerate(participants) if not one.added)
    groups = _drawn(tuple(participants[place] for place in listed), names, hosts, wishes, seed)
    if len(listed) == len(participants):
        return groups
    group_of = [one.group if one.group in names else None for one in participants]
    for place, group in zip(listed, groups.group_of, strict=True):
        group_of[place] = group
    return replace(groups, group_of=tuple(group_of))


@lru_cache(maxsize=8)
def _drawn(
    participants: tuple[Participant, ...],
    names: tuple[str, ...],
    hosts: tuple[str, ...],
    wishes: SeatingWishes,
    seed: int | None,
) -> Groups:
    return grouped(participants, names, hosts, wishes, seed)
