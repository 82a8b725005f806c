"""The seats of a world café in which people move one by one: worked out once and then kept with the
conference, also when the list, the tables or the rounds change (semantics, Rotation and seating).

They are worked out anew only when somebody asks for another draw; where tables or rounds changed, from
the round that comes on. Who is on the list later gets a seat among the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workshop_tui.domain.conference import (
    AgendaItem,
    Conference,
    ItemKind,
    MovedSeat,
    Participant,
    Rotation,
    Seats,
)

if TYPE_CHECKING:
    from workshop_tui.domain.seat_joining import Row
    from workshop_tui.domain.seat_progress import OnProgress
    from workshop_tui.domain.seating import Schedule

# What works seats out is loaded when that is asked for: at most conferences people move in groups.


def disperses(item: AgendaItem | None) -> bool:
    """Whether people move one by one in that item."""
    return (
        item is not None
        and item.kind is ItemKind.WORLD_CAFE
        and item.rotation is Rotation.INDIVIDUALS
        and item.rounds > 0
    )


def first_cafe(conference: Conference) -> AgendaItem | None:
    """The first world café of the programme; None where it has none."""
    return next((one for one in conference.agenda if one.kind is ItemKind.WORLD_CAFE and one.rounds), None)


def guests(conference: Conference) -> tuple[int, ...]:
    """The places in the list of who is to have a seat: everybody but the table hosts."""
    from workshop_tui.domain.grouping import hosts_among

    hosts = tuple(host for table in conference.tables for host in table.hosts)
    stay = hosts_among(conference.participants, hosts)
    return tuple(place for place in range(len(conference.participants)) if place not in stay)


def are_worked_out(conference: Conference, item: AgendaItem) -> bool:
    """Whether everybody has a seat in every round, or there is nothing to work out."""
    if not disperses(item) or not conference.tables:
        return True
    rows = item.seats.rows
    return all(place < len(rows) and len(rows[place]) == item.rounds for place in guests(conference))


def waiting(conference: Conference) -> tuple[AgendaItem, ...]:
    """The world cafés whose seats are still to be worked out, in the order of the programme."""
    return tuple(item for item in conference.agenda if not are_worked_out(conference, item))


def worked_out(
    conference: Conference,
    item: AgendaItem,
    seed: int | None = None,
    on_progress: OnProgress | None = None,
) -> tuple[Row, ...]:
    """The seats as `Seats.rows`; what is settled of them stays. `seed` goes before the item's own and
    the conference's, and asks for all of them anew. An exception in `on_progress` ends it."""
    if seed is None and item.seats.rows and are_worked_out(conference, item):
        return item.seats.rows
    people, wanted = guests(conference), seed
    if wanted is None:
        wanted = conference.seating.seed if item.seats.seed is None else item.seats.seed
    kept = () if seed is not None else item.seats.rows
    rows = [kept[place] if place < len(kept) else () for place in range(len(conference.participants))]
    if not conference.tables:
        return ((),) * len(rows)
    begun = max((len(rows[place]) for place in people), default=0)
    if not begun:
        drawn = _drawn(conference, item, people, wanted, on_progress)
    elif begun >= item.rounds:
        drawn = _joined(conference, item, people, [rows[place][: item.rounds] for place in people])
    else:
        from workshop_tui.domain.seat_joining import gone_on

        organisations = [conference.participants[place].organisation for place in people]
        sat, numbers = [rows[place] for place in people], _numbers(conference)
        drawn = gone_on(sat, organisations, numbers, item.rounds, wanted, on_progress)
    found: list[Row] = [()] * len(rows)
    for place, row in zip(people, drawn, strict=True):
        found[place] = row
    return tuple(found)


def _numbers(conference: Conference) -> tuple[int, ...]:
    return tuple(table.number for table in conference.tables)


def _drawn(
    conference: Conference,
    item: AgendaItem,
    people: Sequence[int],
    seed: int,
    on_progress: OnProgress | None,
) -> Sequence[Row]:
    """All of it. Who came later, in what was stored before seats were kept, has the tables given then."""
    numbers, listed = _numbers(conference), conference.participants
    given = {place: listed[place].seats for place in people if _has_given(listed[place], numbers, item)}
    organisations = tuple(listed[place].organisation for place in people if place not in given)
    schedule = _schedule(organisations, len(numbers), item.rounds, seed, on_progress)
    rows = iter(schedule.rows)
    return [
        given[place] if place in given else tuple(numbers[table] for table in next(rows)) for place in people
    ]


def _has_given(person: Participant, numbers: Collection[int], item: AgendaItem) -> bool:
    return (
        person.added
        and len(person.seats) == item.rounds
        and all(number in numbers for number in person.seats)
    )


KEPT = 8
_KNOWN: dict[tuple[object, ...], Schedule] = {}
"""The last searches, the oldest first: what is asked again is not searched again."""


def _schedule(
    organisations: tuple[str | None, ...],
    tables: int,
    rounds: int,
    seed: int,
    on_progress: OnProgress | None,
) -> Schedule:
    from workshop_tui.domain.seating import dispersed

    asked = (organisations, tables, rounds, seed)
    found = _KNOWN.pop(asked, None) or dispersed(organisations, tables, rounds, seed, on_progress=on_progress)
    _KNOWN[asked] = found
    for oldest in list(_KNOWN)[:-KEPT]:
        _KNOWN.pop(oldest, None)
    return found


def _joined(
    conference: Conference, item: AgendaItem, people: Sequence[int], rows: Sequence[Row]
) -> list[Row]:
    """The rows, with one for each who has none that is whole."""
    from workshop_tui.domain.seat_joining import Tables

    tables = Tables(_numbers(conference), item.rounds)
    found = list(rows)
    for count, (place, row) in enumerate(zip(people, rows, strict=True)):
        if len(row) == item.rounds:
            tables.put(count, conference.participants[place].organisation, row)
    for count, (place, row) in enumerate(zip(people, rows, strict=True)):
        if len(row) < item.rounds:
            organisation = conference.participants[place].organisation
            found[count] = tables.row_for(organisation)
            tables.put(count, organisation, found[count])
    return found


# Where people really sit


def seats_of(conference: Conference, item: AgendaItem, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Everybody's tables, in the order of the list: the rows with what was moved by hand; hosts have
    none."""
    people = frozenset(guests(conference))
    found = [list(row) if place in people else [] for place, row in enumerate(rows)]
    for each in item.seats.moved:
        if each.person < len(found) and 1 <= each.round <= len(found[each.person]):
            found[each.person][each.round - 1] = each.table
    return tuple(tuple(row) for row in found)


def with_rows(conference: Conference, rows: Mapping[str, tuple[Row, ...]]) -> Conference:
    """The conference with the seats of items, by id, where it does not have them itself. Seats that do
    not go with its list and its rounds are passed over."""
    agenda = []
    for item in conference.agenda:
        if item.id in rows and not are_worked_out(conference, item):
            seated = replace(item, seats=replace(item.seats, rows=rows[item.id]))
            item = seated if are_worked_out(conference, seated) else item
        agenda.append(item)
    return replace(conference, agenda=tuple(agenda))


def with_seats(conference: Conference, item: AgendaItem, seats: Seats) -> Conference:
    """The conference with other seats in one of its items."""
    agenda = tuple(replace(one, seats=seats) if one.id == item.id else one for one in conference.agenda)
    return replace(conference, agenda=agenda)


def with_seats_for(
    conference: Conference, newcomers: Sequence[Participant], away: Collection[int] = ()
) -> Conference:
    """The conference with people more at the end of its list, and where they move one by one with a seat
    for each among the others. `away` are the places of who is absent: their seats are free. Where nobody
    has a seat yet all get theirs later."""
    from workshop_tui.domain.seat_joining import Tables

    people = (*conference.participants, *newcomers)
    after = replace(conference, participants=people)
    seated = set(guests(after))
    agenda = []
    for item in conference.agenda:
        if disperses(item) and conference.tables and _are_nearly(conference, item):
            rows = worked_out(conference, item)
            moved = seats_of(conference, item, rows)
            tables = Tables(_numbers(conference), item.rounds)
            for place in set(range(len(moved))) - set(away):
                tables.put(place, people[place].organisation, moved[place])
            came: list[Row] = []
            for place in range(len(moved), len(people)):
                organisation = people[place].organisation
                came.append(tables.row_for(organisation) if place in seated else ())
                tables.put(place, organisation, came[-1])
            item = replace(item, seats=replace(item.seats, rows=(*rows, *came)))
        agenda.append(item)
    return replace(after, agenda=tuple(agenda))


def _are_nearly(conference: Conference, item: AgendaItem) -> bool:
    """Whether somebody has a seat in every round: those who have none can be seated at once."""
    people = guests(conference)
    rows = item.seats.rows
    return any(place < len(rows) and len(rows[place]) == item.rounds for place in people)


# What stays when the conference changes


def seats_kept(before: Conference, after: Conference, item: AgendaItem, begun: int) -> Seats:
    """The seats of an item of `after`: those that it had before, where it brings none of its own, for
    who is still on the list. Where tables changed or there are more rounds than before, only the rounds
    that were begun are settled; where the conference's seed changed, so are they.

    A session file brings no seats, and a change of the day those that it wants.
    """
    old = before.item(item.id)
    if old is None or not disperses(item):
        return Seats()
    from_file = item.seats == Seats()
    seats = old.seats if from_file else item.seats
    if not disperses(old):
        return Seats()
    anew = from_file and before.seating.seed != after.seating.seed
    anew = anew or (not seats.rows and bool(old.seats.rows))
    if not seats.rows:
        seats = replace(seats, rows=old.seats.rows)
    if len(seats.rows) != len(after.participants) or from_file:
        seats = _listed(before.participants, after.participants, seats)
    if anew or sorted(_numbers(before)) != sorted(_numbers(after)) or old.rounds < item.rounds:
        return _settled(seats, _numbers(after), begun, anew=anew, from_file=from_file)
    rows = tuple(row[: item.rounds] for row in seats.rows)
    return replace(seats, rows=rows, moved=tuple(one for one in seats.moved if one.round <= item.rounds))


def _settled(seats: Seats, numbers: Collection[int], begun: int, *, anew: bool, from_file: bool) -> Seats:
    """Only the rounds that were begun; a hand's later ones where the tables are there and no other draw
    was asked for."""
    moved = tuple(one for one in seats.moved if one.round <= begun or (not anew and one.table in numbers))
    rows = tuple(row[:begun] for row in seats.rows) if begun else ()
    return Seats(rows, moved, None if anew and from_file else seats.seed, seats.locked and not anew)


def _listed(old: Sequence[Participant], new: Sequence[Participant], seats: Seats) -> Seats:
    """The seats in the order of another list; who is not on the old one has none yet. Told by name and
    organisation, else by a name that one on each list has."""
    names = dict(zip(_identities(old), range(len(old)), strict=True))
    was = [names.get(identity) for identity in _identities(new)]
    left = _alone(old, set(range(len(old))) - set(was))
    for name, place in _alone(new, {place for place, one in enumerate(was) if one is None}).items():
        was[place] = left.get(name)
    rows = tuple(() if one is None or one >= len(seats.rows) else seats.rows[one] for one in was)
    at = {one: place for place, one in enumerate(was) if one is not None}
    moved = tuple(replace(each, person=at[each.person]) for each in seats.moved if each.person in at)
    return replace(seats, rows=rows if any(rows) else (), moved=moved)


def _identities(people: Sequence[Participant]) -> list[tuple[str, str, int]]:
    """What everybody is told by: name and organisation, and which of those who are called alike."""
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for person in people:
        key = " ".join(person.name.split()).casefold(), (person.organisation or "").casefold()
        seen[key] += 1
        found.append((*key, seen[key]))
    return found


def _alone(people: Sequence[Participant], places: Collection[int | None]) -> dict[str, int]:
    """Of those at the places, by name, who is the only one called so."""
    named = [
        (" ".join(people[place].name.split()).casefold(), place) for place in places if place is not None
    ]
    counts = Counter(name for name, _ in named)
    return {name: place for name, place in named if counts[name] == 1}


def moved_to(seats: Seats, person: int, round_number: int, table: int) -> Seats:
    """The seats with one given by hand, and locked from now on."""
    others = tuple(one for one in seats.moved if (one.person, one.round) != (person, round_number))
    moved = (*others, MovedSeat(person, round_number, table))
    return replace(seats, moved=tuple(sorted(moved, key=lambda one: (one.round, one.person))), locked=True)
