"""Somebody more on the list while the day runs, and groups changed by hand: nobody else moves
(semantics, Rotation and seating)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from workshop_tui.domain.attendance import key_of
from workshop_tui.domain.conference import Conference, Participant
from workshop_tui.domain.grouping import arrived, hosts_among
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.placing import Seating, seating_of


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
    return _put(conference, person, away)


def with_newcomers(
    conference: Conference, people: Sequence[Participant], away: Collection[int] = ()
) -> Joined:
    """The conference with everybody of a list who is not on it yet. Nobody goes, nobody moves."""
    known = {_identity(one) for one in conference.participants}
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
            conference = _put(conference, person, away)
            new.append(conference.participants[-1])
        seen.add(identity)
    return Joined(conference, tuple(new), tuple(already), tuple(twice))


def _put(conference: Conference, person: Participant, away: Collection[int]) -> Conference:
    """The list with that person at the end, with a place among the others."""
    wanted = person.group if person.group in conference.groups else None
    newcomer = replace(person, group=wanted, added=True, seats=())
    people = (*conference.participants, newcomer)
    after = replace(conference, participants=people)
    hosts = tuple(host for table in conference.tables for host in table.hosts)
    if len(people) - 1 in hosts_among(people, hosts):
        return replace(conference, participants=(*people[:-1], replace(newcomer, group=None)))
    before = seating_of(conference)
    if before.schedule is not None:
        newcomer = replace(newcomer, seats=_seats(before, after, away))
    elif before.groups is not None and wanted is None:
        groups = before.groups
        for gone in away:
            groups = groups.without(gone)
        newcomer = replace(newcomer, group=arrived(groups, people, conference.seating).group_of[-1])
    return replace(conference, participants=(*conference.participants, newcomer))


def _seats(before: Seating, after: Conference, away: Collection[int]) -> tuple[int, ...]:
    """The numbers of the tables that the last on the list comes to, round by round."""
    schedule = before.schedule
    if schedule is None or not schedule.rounds:
        return ()
    for place, person in enumerate(before.seated):
        if person in away:
            schedule = schedule.without(place)
    people = (*before.seated, len(after.participants) - 1)
    row = schedule.joined([after.participants[one].organisation for one in people]).rows[-1]
    return tuple(after.tables[table].number for table in row)


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


# Groups by hand


def are_locked(conference: Conference) -> bool:
    """Whether the list gives everybody a group, so that there is nothing to divide."""
    people = _grouped_people(conference)
    return bool(people) and all(conference.participants[place].group in conference.groups for place in people)


def locked(conference: Conference) -> Conference:
    """Everybody's group written on the list: from now on nothing moves them."""
    groups = _groups_of(conference)
    people = (
        replace(person, group=group) if group is not None else person
        for person, group in zip(conference.participants, groups, strict=True)
    )
    return replace(conference, participants=tuple(people))


def unlocked(conference: Conference) -> Conference:
    """Nobody's group on the list any more: the groups are drawn with the seed and the wishes."""
    people = (replace(person, group=None, added=False, seats=()) for person in conference.participants)
    return replace(conference, participants=tuple(people))


def shuffled(conference: Conference, seed: int | None = None) -> Conference:
    """Another draw, of who came to the list later as well: with that seed, or with the next one.

    Refused while the groups are locked.
    """
    drawn = seating_of(conference)
    if drawn.schedule is None and are_locked(conference):
        raise Refusal(
            Message("The groups are locked: the list gives everybody a group."),
            Message("Unlock them first."),
        )
    people = (
        replace(person, group=None, added=False, seats=()) if person.added else person
        for person in conference.participants
    )
    wishes = replace(conference.seating, seed=conference.seating.seed + 1 if seed is None else seed)
    return replace(conference, participants=tuple(people), seating=wishes)


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
    if place not in _grouped_people(conference):
        raise Refusal(
            Message("“{name}” is a table host and in no group.", name=conference.participants[place].name)
        )
    people = list(locked(conference).participants)
    people[place] = replace(people[place], group=name)
    return replace(conference, participants=tuple(people))


def as_listed(conference: Conference) -> Conference:
    """What a session file can say of the list: who came to it later stands there like the others. Where
    somebody did, everybody's group stands there too, so that nobody moves."""
    if not any(person.added for person in conference.participants):
        return conference
    settled = locked(conference) if seating_of(conference).groups is not None else conference
    people = (replace(person, added=False, seats=()) for person in settled.participants)
    return replace(settled, participants=tuple(people))


def _grouped_people(conference: Conference) -> tuple[int, ...]:
    """The places in the list of who is to be in a group."""
    hosts = tuple(host for table in conference.tables for host in table.hosts)
    stay = hosts_among(conference.participants, hosts)
    return tuple(place for place in range(len(conference.participants)) if place not in stay)


def _groups_of(conference: Conference) -> tuple[str | None, ...]:
    groups = seating_of(conference).groups
    return (None,) * len(conference.participants) if groups is None else groups.group_of
