"""A conference's people in groups, or at a table of their own each round (semantics, Rotation and
seating): what `seat`, the screens and the paper show, as a pure function of the conference.

What takes long is worked out once per list, tables, rounds and seed: 140 people take under a second,
in which a caller on a screen had better use a thread.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from workshop_tui.domain.conference import (
    AgendaItem,
    Conference,
    ItemKind,
    Participant,
    Rotation,
    SeatingWishes,
)
from workshop_tui.domain.grouping import Groups, called, grouped, hosts_among
from workshop_tui.domain.message import Message
from workshop_tui.domain.rotation import seating
from workshop_tui.domain.seat_progress import OnProgress
from workshop_tui.domain.seating import Schedule, dispersed

_Asked = tuple[tuple[str | None, ...], int, int, int]
_KNOWN: dict[_Asked, Schedule] = {}
"""The schedules asked for last, the latest at the end. No `lru_cache`: that would keep the hook, and the
screen behind it."""
KEPT = 8


@dataclass(frozen=True)
class Seating:
    """Who is in which group, or who sits where.

    `item` is the world café, None where the programme has none. `groups` is None where people move
    one by one, `schedule` where they move in groups; `seated` are the places in the list of participants
    of the people in the schedule, those who came to the list later last.
    """

    conference: Conference
    item: AgendaItem | None
    groups: Groups | None = None
    schedule: Schedule | None = None
    seated: tuple[int, ...] = ()

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

    def people_at(self, round_number: int, table: int) -> tuple[int, ...]:
        """The places in the list of who sits at the table with that number in a round from 1."""
        if self.schedule is None:
            group = self.group_at(round_number, table)
            return () if group is None or self.groups is None else self.groups.members(group)
        place = next((p for p, one in enumerate(self.conference.tables) if one.number == table), None)
        if place is None or not 1 <= round_number <= self.schedule.rounds:
            return ()
        return tuple(self.seated[one] for one in self.schedule.at(round_number, place))

    def tables_of(self, person: int) -> tuple[int | None, ...]:
        """The table numbers of somebody, by place in the list, one per round; None where there is none."""
        return self._tables[person]

    @cached_property
    def _tables(self) -> tuple[tuple[int | None, ...], ...]:
        """The same of everybody, in the order of the list."""
        found: list[list[int | None]] = [[None] * self.rounds for _ in self.conference.participants]
        for number in range(1, self.rounds + 1):
            if self.schedule is not None:
                for person, row in zip(self.seated, self.schedule.rows, strict=True):
                    if row:
                        found[person][number - 1] = self.conference.tables[row[number - 1]].number
                continue
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
    the conference; with the same list and seed it is the same again.

    `on_progress` is told how far the search for the seats of individuals is, not called where nothing
    has to be searched, and calls it off by raising: what it raises is raised here."""
    cafes = (one for one in conference.agenda if one.kind is ItemKind.WORLD_CAFE and one.rounds)
    cafe = item or next(cafes, None)
    hosts = tuple(host for table in conference.tables for host in table.hosts)
    if cafe is None or cafe.rotation is not Rotation.INDIVIDUALS:
        return Seating(
            conference,
            cafe,
            groups=_groups(conference.participants, conference.groups, hosts, conference.seating, seed),
        )
    stay = hosts_among(conference.participants, hosts)
    people = tuple(place for place in range(len(conference.participants)) if place not in stay)
    listed = tuple(place for place in people if not conference.participants[place].added)
    added = tuple(place for place in people if conference.participants[place].added)
    organisations = tuple(conference.participants[place].organisation for place in (*listed, *added))
    schedule = _schedule(
        organisations[: len(listed)],
        len(conference.tables),
        cafe.rounds,
        conference.seating.seed if seed is None else seed,
        on_progress,
    )
    for count, place in enumerate(added, start=len(listed) + 1):
        schedule = _with_added(schedule, conference, place, organisations[:count])
    return Seating(conference, cafe, schedule=schedule, seated=(*listed, *added))


def _with_added(
    schedule: Schedule, conference: Conference, place: int, organisations: tuple[str | None, ...]
) -> Schedule:
    """The schedule with somebody who came to the list later: at the tables that were given then, or
    where those do not go with the tables and rounds, where there is room."""
    numbers = [table.number for table in conference.tables]
    seats = conference.participants[place].seats
    if len(seats) == schedule.rounds and all(number in numbers for number in seats):
        row = tuple(numbers.index(number) for number in seats)
        return replace(schedule, rows=(*schedule.rows, row))
    return schedule.joined(organisations)


def _schedule(
    organisations: tuple[str | None, ...],
    tables: int,
    rounds: int,
    seed: int,
    on_progress: OnProgress | None,
) -> Schedule:
    if not organisations and tables:
        return Schedule((), tables, rounds)  # whoever comes later is seated in it
    asked = (organisations, tables, rounds, seed)
    found = _KNOWN.pop(asked, None) or dispersed(organisations, tables, rounds, seed, on_progress=on_progress)
    _KNOWN[asked] = found
    for oldest in list(_KNOWN)[:-KEPT]:
        _KNOWN.pop(oldest, None)
    return found


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
