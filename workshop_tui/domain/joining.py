"""Somebody more on the list while the day runs, and groups changed by hand: nobody else moves
(semantics, Rotation and seating)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from workshop_tui.domain.attendance import MOST_NAMED, key_of
from workshop_tui.domain.conference import AgendaItem, Conference, Participant, Seats
from workshop_tui.domain.dispersing import (
    disperses,
    first_cafe,
    guests,
    moved_to,
    with_seats,
    with_seats_for,
    worked_out,
)
from workshop_tui.domain.grouping import arrived
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.placing import seating_of


@dataclass(frozen=True)
class Joined:
    """A conference with more people on its list. `already` are those who were on it before, and `twice`
    those whom the new list has more than once: neither is put on it again."""

    conference: Conference
    new: tuple[Participant, ...] = ()
    already: tuple[Participant, ...] = ()
    twice: tuple[Participant, ...] = ()


def with_newcomer(conference: Conference, person: Participant, away: Collection[int] = ()) -> Conference:
    """The conference with somebody more, in the smallest group that goes with the wishes or at the
    smallest tables. `away` are the places in the list of who is absent: their places are free.

    Refused without a name, when the list has somebody with that name of that organisation, or when
    there is no such organisation.
    """
    name = " ".join(person.name.split())
    if not name:
        raise Refusal(Message("Somebody has a name; this one is empty."))
    person = replace(person, name=name, organisation=_organisation(conference, person.organisation))
    if _identity(person) in {_identity(one) for one in conference.participants}:
        raise Refusal(
            Message("“{name}” is on the list already.", name=key_of(person)),
            Message("Mark them present, or write the name otherwise."),
        )
    return _put(conference, [person], away)


def with_newcomers(
    conference: Conference, people: Sequence[Participant], away: Collection[int] = ()
) -> Joined:
    """The conference with everybody of a list who is not on it yet. Nobody goes, nobody moves."""
    known = {_identity(one) for one in conference.participants}
    listed = len(conference.participants)
    seen: set[tuple[str, str]] = set()
    new: list[Participant] = []
    already: list[Participant] = []
    twice: list[Participant] = []
    for person in people:
        identity = _identity(person)
        if identity in seen:
            twice.append(person)
        elif identity in known:
            already.append(person)
        else:
            new.append(person)
        seen.add(identity)
    conference = _put(conference, new, away)
    return Joined(conference, conference.participants[listed:], tuple(already), tuple(twice))


def _put(conference: Conference, people: Sequence[Participant], away: Collection[int]) -> Conference:
    """The list with those people at the end, each with a place among the others."""
    came = [
        replace(one, group=one.group if one.group in conference.groups else None, added=True, seats=())
        for one in people
    ]
    after = with_seats_for(conference, came, away)
    if disperses(first_cafe(conference)):
        return after
    groups = seating_of(conference).groups
    assert groups is not None
    for gone in away:
        groups = groups.without(gone)
    listed = list(after.participants)
    seated = frozenset(guests(after))
    for place in range(len(conference.participants), len(listed)):
        person = listed[place]
        if place not in seated:
            listed[place] = replace(person, group=None)
        elif person.group is None and groups.names:
            groups = arrived(groups, listed[: place + 1], conference.seating)
            listed[place] = replace(person, group=groups.group_of[-1])
            continue
        groups = replace(groups, group_of=(*groups.group_of, listed[place].group))
    return replace(after, participants=tuple(listed))


def _organisation(conference: Conference, name: str | None) -> str | None:
    """The organisation as the conference calls it; any where it names none."""
    wanted = " ".join((name or "").split())
    if not wanted:
        return None
    for each in conference.organisations:
        if wanted.casefold() in (each.name.casefold(), each.short.casefold()):
            return each.name
    if not conference.organisations:
        return wanted
    raise Refusal(
        Message("There is no organisation “{name}” in this conference.", name=wanted),
        Message("Known are: {ids}.", ids=", ".join(each.name for each in conference.organisations)),
    )


def _identity(person: Participant) -> tuple[str, str]:
    return " ".join(person.name.split()).casefold(), (person.organisation or "").casefold()


# Groups and seats by hand


def are_locked(conference: Conference, item: AgendaItem | None = None) -> bool:
    """Whether the list gives everybody a group, so that there is nothing to divide; where people move
    one by one, whether the seats of that world café, by default the first, were locked."""
    cafe = item or first_cafe(conference)
    if cafe is not None and disperses(cafe):
        return cafe.seats.locked
    people = guests(conference)
    return bool(people) and all(conference.participants[place].group in conference.groups for place in people)


def locked(conference: Conference, item: AgendaItem | None = None) -> Conference:
    """Everybody's group written on the list: from now on nothing moves them. Where people move one by
    one there is no other draw of the seats of that world café, by default the first."""
    cafe = item or first_cafe(conference)
    if cafe is not None and disperses(cafe):
        return with_seats(conference, cafe, replace(cafe.seats, locked=True))
    groups = _groups_of(conference)
    people = (
        replace(person, group=group) if group is not None else person
        for person, group in zip(conference.participants, groups, strict=True)
    )
    return replace(conference, participants=tuple(people))


def unlocked(conference: Conference, item: AgendaItem | None = None) -> Conference:
    """Nobody's group on the list any more: the groups are drawn with the seed and the wishes. Where
    people move one by one the seats stay as they are, and can be drawn anew."""
    cafe = item or first_cafe(conference)
    if cafe is not None and disperses(cafe):
        return with_seats(conference, cafe, replace(cafe.seats, locked=False))
    people = (replace(person, group=None, added=False, seats=()) for person in conference.participants)
    return replace(conference, participants=tuple(people))


def shuffled(conference: Conference, seed: int | None = None, item: AgendaItem | None = None) -> Conference:
    """Another draw, of who came to the list later as well: with that seed, or with the next one. Where
    people move one by one the seats are still to be worked out then, and none is by hand any more.

    Refused while the groups or the seats are locked.
    """
    cafe = item or first_cafe(conference)
    if are_locked(conference, cafe):
        by_person = cafe is not None and disperses(cafe)
        raise Refusal(
            Message("The seats are locked: nobody is moved.")
            if by_person
            else Message("The groups are locked: the list gives everybody a group."),
            Message("Unlock them first."),
        )
    people = tuple(
        replace(person, group=None, added=False, seats=()) if person.added else person
        for person in conference.participants
    )
    after = replace(conference, participants=people)
    if cafe is not None and disperses(cafe):
        held = conference.seating.seed if cafe.seats.seed is None else cafe.seats.seed
        return with_seats(after, cafe, Seats(seed=held + 1 if seed is None else seed))
    wishes = replace(conference.seating, seed=conference.seating.seed + 1 if seed is None else seed)
    return replace(after, seating=wishes)


def at_table(
    conference: Conference, item: AgendaItem, place: int, round_number: int, table: int
) -> Conference:
    """Somebody, by place in the list, at the table with that number in a round from 1; everybody else
    stays, and there is no other draw from now on.

    Refused for a table or a round that is not there, for a table host, and where people move in groups.
    """
    name = conference.participants[place].name
    if not disperses(item):
        raise Refusal(
            Message("People move in groups in “{title}”.", title=item.title),
            Message("Move somebody to another group."),
        )
    if conference.table(table) is None:
        numbers = [str(one.number) for one in conference.tables]
        if len(numbers) > MOST_NAMED:
            numbers[MOST_NAMED - 2 : -1] = ["…"]
        raise Refusal(
            Message("There is no table {number}.", number=table),
            Message("Known are: {ids}.", ids=", ".join(numbers) or "–"),
        )
    if not 1 <= round_number <= item.rounds:
        raise Refusal(
            Message(
                "There is no round {number}; “{title}” has {n}.",
                number=round_number,
                title=item.title,
                n=item.rounds,
            )
        )
    if place not in guests(conference):
        raise Refusal(Message("“{name}” is a table host and stays at one table.", name=name))
    seats = replace(item.seats, rows=worked_out(conference, item))
    return with_seats(conference, item, moved_to(seats, place, round_number, table))


def in_group(conference: Conference, place: int, group: str) -> Conference:
    """Somebody, by place in the list, in another group; everybody else stays, so the groups are locked
    from now on. Refused for a group that is not there, and for a table host."""
    known = {name.casefold(): name for name in conference.groups}
    name = known.get(" ".join(group.split()).casefold())
    if name is None:
        raise Refusal(
            Message("There is no group “{name}”.", name=group),
            Message("Known are: {ids}.", ids=", ".join(conference.groups) or "–"),
        )
    if place not in guests(conference):
        raise Refusal(
            Message("“{name}” is a table host and in no group.", name=conference.participants[place].name)
        )
    people = list(locked(conference).participants)
    people[place] = replace(people[place], group=name)
    return replace(conference, participants=tuple(people))


def as_listed(conference: Conference) -> Conference:
    """What a session file can say of the list: who came to it later stands there like the others. Where
    somebody did, everybody's group stands there too, so that nobody moves. The seed is that of the last
    draw of seats."""
    drawn = next((one.seats.seed for one in conference.agenda if one.seats.seed is not None), None)
    if drawn is not None:
        conference = replace(conference, seating=replace(conference.seating, seed=drawn))
    if not any(person.added for person in conference.participants):
        return conference
    settled = locked(conference) if seating_of(conference).groups is not None else conference
    people = (replace(person, added=False, seats=()) for person in settled.participants)
    return replace(settled, participants=tuple(people))


def _groups_of(conference: Conference) -> tuple[str | None, ...]:
    groups = seating_of(conference).groups
    return (None,) * len(conference.participants) if groups is None else groups.group_of
