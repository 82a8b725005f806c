"""Why somebody is in a group, or sits at tables, in sentences for whoever asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshop_tui.domain.conference import Conference, Participant
from workshop_tui.domain.grouping import Groups, people_called
from workshop_tui.domain.joining import are_locked
from workshop_tui.domain.message import Message
from workshop_tui.domain.placing import Seating


@dataclass(frozen=True)
class Moved:
    """Somebody who was put at a table by hand: in which round, and how many are to sit there then."""

    person: Participant
    round: int
    table: int
    people: int


def reasons(seating: Seating, place: int) -> tuple[Message, ...]:
    """What makes that somebody sits there, by place in the list, the strongest first: being a host, a
    hand or the list, coming later, the wishes, and how the organisation is spread."""
    conference = seating.conference
    person = conference.participants[place]
    hosts = {host.casefold() for table in conference.tables for host in table.hosts}
    if person.name.casefold() in hosts:
        return (Message("hosts a table and stays there"),)
    found: list[Message] = []
    if person.added:
        found.append(Message("came to the list later, to where there was room; nobody moved for it"))
    if seating.groups is not None:
        found += _in_group(conference, seating.groups, place)
    elif place in seating.seated:
        found += _at_tables(seating, place)
    return tuple(found)


def _in_group(conference: Conference, groups: Groups, place: int) -> list[Message]:
    person, name = conference.participants[place], groups.group_of[place]
    if name is None:
        return []
    found: list[Message] = []
    if not person.added and are_locked(conference):
        found.append(Message("the list says so: the groups are locked"))
    elif not person.added and person.group == name:
        found.append(Message("the list wishes that group"))
    elif not person.added:
        found.append(Message("drawn, with seed {n}", n=conference.seating.seed))
    for apart, rows in ((False, conference.seating.together), (True, conference.seating.apart)):
        for row in rows:
            found += _wish(conference, groups, place, row, apart=apart)
    if person.organisation:
        counts = [_of_party(conference, groups, each, person.organisation) for each in groups.names]
        here = counts[groups.names.index(name)]
        found.append(
            Message(
                "{here} of {organisation} in this group; {least} to {most} in each",
                here=here,
                organisation=person.organisation,
                least=min(counts),
                most=max(counts),
            )
        )
    return found


def _wish(
    conference: Conference, groups: Groups, place: int, row: Sequence[str], *, apart: bool
) -> list[Message]:
    people = {one for name in row for one in people_called(conference.participants, name)}
    if place not in people:
        return []
    mine = groups.group_of[place]
    others = sorted(people - {place})
    names = ", ".join(conference.participants[one].name for one in others)
    same = [groups.group_of[one] == mine for one in others]
    if apart:
        kept = not any(same)
        return [
            Message("is to be apart from {names}", names=names)
            if kept
            else Message("was to be apart from {names}; that could not be kept", names=names)
        ]
    return [
        Message("is to be together with {names}", names=names)
        if all(same)
        else Message("was to be together with {names}; that could not be kept", names=names)
    ]


def _of_party(conference: Conference, groups: Groups, group: str, organisation: str) -> int:
    return sum(
        name == group and person.organisation == organisation
        for name, person in zip(groups.group_of, conference.participants, strict=True)
    )


def _at_tables(seating: Seating, place: int) -> list[Message]:
    mine = seating.tables_of(place)
    people = seating.conference.participants
    met = {
        other
        for other in seating.seated
        if other != place
        and any(one == two for one, two in zip(mine, seating.tables_of(other), strict=True) if one)
    }
    found = [
        Message("put at table {table} in round {round} by hand", table=each.table, round=each.round)
        for each in (seating.item.seats.moved if seating.item is not None else ())
        if each.person == place
    ]
    found += [
        Message(
            "meets {met} of the {all} others in {rounds} rounds",
            met=len(met),
            all=len(seating.seated) - 1,
            rounds=seating.rounds,
        )
    ]
    party = people[place].organisation
    if party:
        own = sum(people[other].organisation == party for other in met)
        found.append(Message("{n} of them of {organisation}", n=own, organisation=party))
    return found


def moved_text(moved: Moved) -> Message:
    """What to say of somebody who was put at a table by hand."""
    return Message(
        "{name} is at table {table} in round {round}, with {n} at the table.",
        name=moved.person.name,
        table=moved.table,
        round=moved.round,
        n=moved.people,
    )
