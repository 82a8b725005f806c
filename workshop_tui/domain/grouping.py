"""Groups from the list of participants (semantics, Rotation and seating).

Rules that always hold: sizes differ by at most one; no group has two more of an organisation than
another; table hosts are in no group. Wishes (`together`, `apart`, a group by name) are kept where they
go with that and are named where not. When the list gives everybody a group there is nothing to divide:
then the groups are those of the list.

Method: members of an organisation are dealt out one after the other over the groups, which keeps the
rules; then people are exchanged between groups for the sake of the wishes (min-conflicts: S. Minton et
al., Artificial Intelligence 58, 1992, with a little heat against dead ends). The effort is a number of
exchanges: the same list and seed give the same groups on any computer.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from random import Random

from workshop_tui.domain.conference import Participant, SeatingWishes
from workshop_tui.domain.message import Message

EXCHANGES = 40_000
"""How many exchanges are tried at most; under a second."""
SPREAD_WEIGHT = 3.0
"""What one person too many of an organisation counts for, in wishes."""


@dataclass(frozen=True)
class Groups:
    """Who is in which group: per participant, in the order of the list, the name of the group, or None
    for who is in none. `unkept` says which wishes are not kept, and why."""

    names: tuple[str, ...]
    group_of: tuple[str | None, ...]
    unkept: tuple[Message, ...] = ()

    def members(self, name: str) -> tuple[int, ...]:
        """The places in the list of who is in a group."""
        return tuple(person for person, group in enumerate(self.group_of) if group == name)

    def without(self, person: int) -> Groups:
        """The same groups when that person does not come; nobody else moves."""
        rest = (None if place == person else group for place, group in enumerate(self.group_of))
        return replace(self, group_of=tuple(rest))


def called(participants: Sequence[Participant]) -> tuple[str, ...]:
    """What everybody is called: the name, with the organisation where the list has the name twice."""
    names = [person.name.casefold() for person in participants]
    twice = {name for name in names if names.count(name) > 1} if len(set(names)) < len(names) else set()
    return tuple(
        f"{person.name} ({person.organisation})"
        if person.organisation and person.name.casefold() in twice
        else person.name
        for person in participants
    )


def people_called(participants: Sequence[Participant], name: str) -> tuple[int, ...]:
    """The places in the list of who is meant by a name, or by a name with “(organisation)” behind it."""
    wanted = " ".join(name.split()).casefold()
    return tuple(
        place
        for place, person in enumerate(participants)
        if wanted in (person.name.casefold(), f"{person.name} ({person.organisation})".casefold())
    )


def hosts_among(participants: Sequence[Participant], hosts: Collection[str]) -> frozenset[int]:
    """The places in the list of who is a table host, by name in any case."""
    folded = {host.casefold() for host in hosts}
    return frozenset(place for place, one in enumerate(participants) if one.name.casefold() in folded)


def grouped(
    participants: Sequence[Participant],
    names: Sequence[str],
    hosts: Collection[str] = (),
    wishes: SeatingWishes | None = None,
    seed: int | None = None,
) -> Groups:
    """The groups of a list. `seed` goes before that of the wishes; without names nobody is in a group."""
    wanted = wishes or SeatingWishes()
    seated = sorted(set(range(len(participants))) - hosts_among(participants, hosts))
    if not names or not seated:
        return Groups(tuple(names), (None,) * len(participants))
    found = _wishes(participants, names, seated, wanted)
    if all(participants[person].group in names for person in seated):
        group_of = {person: participants[person].group for person in seated}
        unkept = [*_uneven(participants, names, seated), *found.unclear]
    else:
        dealt = _Deal(participants, len(names), seated, found.clear)
        dealt.improve(Random(wanted.seed if seed is None else seed))
        group_of = {person: names[dealt.place[person]] for person in seated}
        unkept = list(found.unclear)
    labels = called(participants)
    unkept += [one.unkept(labels) for one in found.clear if one.broken([group_of[p] for p in one.people])]
    return Groups(
        tuple(names), tuple(group_of.get(person) for person in range(len(participants))), tuple(unkept)
    )


def arrived(
    groups: Groups, participants: Sequence[Participant], wishes: SeatingWishes | None = None
) -> Groups:
    """The groups with somebody more, the last of `participants`; nobody else moves.

    Rule: into one of the smallest groups; of those, where fewest wishes are broken, then where fewest
    of the same organisation are.
    """
    person = len(participants) - 1
    newcomer = participants[person]
    found = _wishes(participants, groups.names, list(range(len(participants))), wishes or SeatingWishes())
    mine = [wish for wish in found.clear if person in wish.people]

    def fitness(name: str) -> tuple[int, int, int, int]:
        members = groups.members(name)
        own = sum(participants[p].organisation == newcomer.organisation for p in members)
        with_me = (*groups.group_of, name)
        broken = sum(
            wish.broken([with_me[p] for p in wish.people if with_me[p] is not None]) for wish in mine
        )
        return len(members), broken, own if newcomer.organisation else 0, groups.names.index(name)

    if not groups.names:
        return replace(groups, group_of=(*groups.group_of, None))
    chosen = min(groups.names, key=fitness)
    group_of = (*groups.group_of, chosen)
    labels = called(participants)
    unkept = [
        wish.unkept(labels)
        for wish in mine
        if wish.broken([group_of[p] for p in wish.people if group_of[p] is not None])
    ]
    return Groups(groups.names, group_of, (*groups.unkept, *unkept))


@dataclass(frozen=True)
class _Wish:
    """Something wished of people: to be in one group, or in groups of their own; with `group` to be in
    that one (its place among the names)."""

    people: tuple[int, ...]
    apart: bool = False
    group: int | None = None
    name: str = ""

    def broken(self, groups: Sequence[int | str | None]) -> int:
        """How far the wish is from being kept when its people are in those groups; 0 when it is."""
        if self.group is not None:
            return int(groups[0] not in (self.group, self.name))
        different = len(set(groups))
        return len(groups) - different if self.apart else max(0, different - 1)

    def unkept(self, labels: Sequence[str]) -> Message:
        """What to say when the wish is not kept."""
        who = ", ".join(labels[person] for person in self.people)
        if self.group is not None:
            return Message(
                "{who} cannot be in group {group}: the sizes, the spread of the organisations or another "
                "wish is in the way",
                who=who,
                group=self.name,
            )
        if self.apart:
            return Message(
                "these cannot all be in different groups: {who}; the number of groups, the spread of the "
                "organisations or another wish is in the way",
                who=who,
            )
        return Message(
            "these cannot be in one group: {who}; the sizes, the spread of the organisations or another "
            "wish is in the way",
            who=who,
        )


@dataclass(frozen=True)
class _Wishes:
    clear: tuple[_Wish, ...]
    unclear: tuple[Message, ...]


def _wishes(
    participants: Sequence[Participant], names: Sequence[str], seated: Sequence[int], wanted: SeatingWishes
) -> _Wishes:
    """The wishes about people who are to be in a group, and what to say of the others."""
    clear = [
        _Wish((person,), group=list(names).index(group), name=group)
        for person in seated
        if (group := participants[person].group) in names and group is not None
    ]
    unclear: list[Message] = []
    present = set(seated)
    for apart, rows in ((False, wanted.together), (True, wanted.apart)):
        for row in rows:
            people: list[int] = []
            for name in row:
                meant = people_called(participants, name)
                if len(meant) == 1 and meant[0] in present:
                    people.append(meant[0])
                else:
                    unclear.append(_unclear(name, meant))
            people = list(dict.fromkeys(people))
            if len(people) > 1:
                clear.append(_Wish(tuple(people), apart))
    return _Wishes(tuple(clear), tuple(unclear))


def _unclear(name: str, meant: Sequence[int]) -> Message:
    if not meant:
        return Message("a wish names “{name}”, who is not on the list of participants", name=name)
    if len(meant) > 1:
        return Message(
            "a wish names “{name}”, which {n} participants are called; write the organisation behind it, "
            "between brackets",
            name=name,
            n=len(meant),
        )
    return Message("a wish names “{name}”, who is a table host and in no group", name=name)


def _uneven(
    participants: Sequence[Participant], names: Sequence[str], seated: Sequence[int]
) -> list[Message]:
    """What is against the rules in groups that the list gives in full."""
    sizes = {name: sum(participants[person].group == name for person in seated) for name in names}
    if max(sizes.values()) - min(sizes.values()) <= 1:
        return []
    listed = ", ".join(f"{name}: {size}" for name, size in sizes.items())
    return [Message("the groups that the list gives differ by more than one person ({sizes})", sizes=listed)]


class _Deal:
    """People dealt out over groups, and exchanged for the sake of the wishes."""

    def __init__(
        self, participants: Sequence[Participant], count: int, seated: Sequence[int], wishes: Sequence[_Wish]
    ) -> None:
        self.count, self.seated, self.wishes = count, list(seated), wishes
        self.organisation = {person: participants[person].organisation for person in seated}
        self.place: dict[int, int] = {}
        self.groups: list[list[int]] = [[] for _ in range(count)]
        self.of: dict[str, list[int]] = {}
        self.wishes_of: dict[int, list[int]] = {person: [] for person in seated}
        for number, wish in enumerate(wishes):
            for person in wish.people:
                self.wishes_of[person].append(number)

    def improve(self, random: Random) -> None:
        """Deals out, then exchanges until all wishes are kept or the effort is spent."""
        self._deal(random)
        best, best_place = self.broken, dict(self.place)
        for step in range(EXCHANGES):
            if not best:
                break
            one, target = self._unhappy(random)
            if target == (home := self.place[one]):
                continue
            other = self._counterpart(home, target, random)
            before = self.broken + SPREAD_WEIGHT * self.crowding
            self._exchange(one, other, target)
            worse = self.broken + SPREAD_WEIGHT * self.crowding - before
            heat = 0.7 * (1 - step / EXCHANGES) + 0.05
            if worse > 0 and random.random() >= math.exp(-worse / heat):
                self._exchange(one, other, home)
            elif not self.crowding and self.broken < best:
                best, best_place = self.broken, dict(self.place)
        self.place = best_place

    def _deal(self, random: Random) -> None:
        people = self.seated[:]
        random.shuffle(people)
        by_organisation: dict[str, list[int]] = {}
        for person in people:
            by_organisation.setdefault(self.organisation[person] or "", []).append(person)
        order = list(by_organisation.values())
        random.shuffle(order)
        seats = list(range(self.count))
        random.shuffle(seats)
        self.of = {name: [0] * self.count for name in by_organisation if name}
        self.sizes = {name: len(by_organisation[name]) for name in self.of}
        for number, person in enumerate(person for members in order for person in members):
            group = seats[number % self.count]
            self.place[person] = group
            self.groups[group].append(person)
            name = self.organisation[person]
            if name:
                self.of[name][group] += 1
        self.costs = [wish.broken([self.place[p] for p in wish.people]) for wish in self.wishes]
        self.unkept = [number for number, cost in enumerate(self.costs) if cost]
        self.broken, self.crowding = sum(self.costs), 0

    def _unhappy(self, random: Random) -> tuple[int, int]:
        """Somebody to be moved, and the group to try: of a wish that is broken, or of a group with too
        many of an organisation."""
        draw = random.random
        if self.crowding and draw() < 0.5:
            for name, counts in self.of.items():
                if max(counts) - min(counts) > 1:
                    crowded, empty = counts.index(max(counts)), counts.index(min(counts))
                    members = [p for p in self.groups[crowded] if self.organisation[p] == name]
                    return members[int(draw() * len(members))], empty
        if not self.unkept:
            return self.seated[int(draw() * len(self.seated))], int(draw() * self.count)
        wish = self.wishes[self.unkept[int(draw() * len(self.unkept))]]
        one = wish.people[int(draw() * len(wish.people))]
        if wish.group is not None:
            return one, wish.group
        if wish.apart:
            return one, int(draw() * self.count)
        return one, self.place[wish.people[int(draw() * len(wish.people))]]

    def _counterpart(self, home: int, target: int, random: Random) -> int | None:
        """Who moves the other way; None where nobody has to."""
        there = self.groups[target]
        if len(self.groups[home]) > len(there) and (not there or random.random() < 0.5):
            return None
        return there[int(random.random() * len(there))] if there else None

    def _exchange(self, one: int, other: int | None, target: int) -> None:
        """One goes to that group, the other to where the first was."""
        home = self.place[one]
        self._move(one, target)
        if other is not None:
            self._move(other, home)

    def _move(self, person: int, target: int) -> None:
        home = self.place[person]
        self.groups[home].remove(person)
        self.groups[target].append(person)
        self.place[person] = target
        name = self.organisation[person]
        if name:
            counts, size = self.of[name], self.sizes[name]
            self.crowding -= self._excess(counts[home], size) + self._excess(counts[target], size)
            counts[home] -= 1
            counts[target] += 1
            self.crowding += self._excess(counts[home], size) + self._excess(counts[target], size)
        for number in self.wishes_of[person]:
            wish = self.wishes[number]
            cost = wish.broken([self.place[p] for p in wish.people])
            if bool(cost) != bool(self.costs[number]):
                (self.unkept.append if cost else self.unkept.remove)(number)
            self.broken += cost - self.costs[number]
            self.costs[number] = cost

    def _excess(self, count: int, size: int) -> int:
        """How far a group is from its share of an organisation."""
        return max(0, count - -(-size // self.count), size // self.count - count)
