"""Changes to the programme, the tables and the groups: each makes another conference out of one.

What the day has been at stays as it was: people have lived it. What has notes stays in the
programme: a note must have a place to stand. Items that are fixed do not move when others do
(semantics, Time, *Replan*), and no change makes two items overlap that did not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workshop_tui.domain.conference import (
    AgendaItem,
    Conference,
    ItemKind,
    Speaker,
    Statement,
    Table,
)
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.naming import slug, unique

LONGEST = 8 * 60
"""Minutes that an item may take: what a session file can say of one that passes midnight."""


@dataclass(frozen=True)
class Bound:
    """What holds a change back: ids of items that the day has been at, of items that have notes, numbers
    of statements that have notes, and numbers of tables that a group sits at, is on its way to, or has
    the sheet of before it, in a world café that runs."""

    been: frozenset[str] = frozenset()
    noted: frozenset[str] = frozenset()
    sheets: frozenset[int] = frozenset()
    taken: frozenset[int] = frozenset()


FREE = Bound()


def add_item(
    conference: Conference,
    after_id: str | None,
    title: str,
    kind: ItemKind,
    minutes: int,
    bound: Bound = FREE,
) -> Conference:
    """A new item behind another, or with None before all of them. It takes the gap that is there;
    for what it needs beyond that the rest moves along."""
    place = 0 if after_id is None else _place(conference, after_id) + 1
    agenda = conference.agenda
    if place < _first_free(conference, bound):
        raise Refusal(
            Message("The day has been there already."), Message("Add it behind what runs, or later.")
        )
    _length(minutes)
    start = agenda[place - 1].end if place else max(0, agenda[0].start - minutes) if agenda else 9 * 60
    known = {item.id for item in agenda} | bound.noted
    item = AgendaItem(unique(slug(title), known), _title(title), kind, start, start + minutes)
    rest = moved_along(agenda[place:], item.end, minutes)
    return _with_agenda(conference, (*agenda[:place], _complete(conference, item), *rest))


def remove_item(conference: Conference, item_id: str, bound: Bound = FREE) -> Conference:
    """The item goes; the rest stays where it is."""
    item = _free_item(conference, item_id, bound)
    if item_id in bound.noted:
        raise Refusal(
            Message(
                "There are notes or agreements of “{title}”; that stays in the programme.", title=item.title
            ),
            Message("Skip it instead: “do skip {id}”.", id=item_id),
        )
    if len(conference.agenda) == 1:
        raise Refusal(Message("The programme needs at least one item."))
    return _with_agenda(conference, tuple(one for one in conference.agenda if one.id != item_id))


def move_item(conference: Conference, item_id: str, later: bool, bound: Bound = FREE) -> Conference:
    """The item changes places with the one below it (`later`) or above it. Each keeps its length, and
    both together begin and end when they did."""
    item = _free_item(conference, item_id, bound)
    place = _place(conference, item_id)
    other_place = place + 1 if later else place - 1
    if not 0 <= other_place < len(conference.agenda):
        raise Refusal(Message("“{title}” stands at the end of the programme already.", title=item.title))
    other = _free_item(conference, conference.agenda[other_place].id, bound)
    for one in (item, other):
        if one.fixed:
            raise Refusal(
                Message("“{title}” is fixed and keeps its time.", title=one.title),
                Message("Make it no longer fixed first."),
            )
    first, second = (item, other) if later else (other, item)
    gap = max(0, second.start - first.end)
    upper = _at(second, first.start)
    lower = _at(first, upper.end + gap)
    agenda = list(conference.agenda)
    agenda[min(place, other_place)], agenda[max(place, other_place)] = upper, lower
    return _with_agenda(conference, tuple(agenda))


def rename_item(conference: Conference, item_id: str, title: str) -> Conference:
    """The item is called otherwise; its id, and with it its notes, stay."""
    place = _place(conference, item_id)
    return _put(conference, place, replace(conference.agenda[place], title=_title(title)))


def change_length(
    conference: Conference, item_id: str, minutes: int, *, push: bool, bound: Bound = FREE
) -> Conference:
    """The item takes so many minutes. With `push` what follows moves along, up to the next fixed item;
    without, the gap shows."""
    item = _free_item(conference, item_id, bound)
    _length(minutes)
    place = _place(conference, item_id)
    changed = replace(item, end=item.start + minutes)
    if item.minimum_ms is not None:
        changed = replace(changed, minimum_ms=min(item.minimum_ms, minutes * 60_000))
    rest = conference.agenda[place + 1 :]
    if push:
        rest = moved_along(rest, changed.end, changed.end - item.end)
    return _with_agenda(conference, (*conference.agenda[:place], changed, *rest))


def set_fixed(conference: Conference, item_id: str, fixed: bool, bound: Bound = FREE) -> Conference:
    """The item keeps its time whatever happens, or no longer does."""
    item = _free_item(conference, item_id, bound)
    return _put(conference, _place(conference, item_id), replace(item, fixed=fixed))


def add_table(conference: Conference, theme: str, statement: str = "") -> Conference:
    """One more table, numbered behind the others, with its statement. No group sits there first; in a
    world café that runs, groups come past it from the next round on."""
    number = max((table.number for table in conference.tables), default=0) + 1
    if number > 999:
        raise Refusal(Message("Tables are numbered up to 999."))
    table = Table(number, Statement(number, _title(theme), statement.strip()))
    return replace(conference, tables=(*conference.tables, table))


def close_table(conference: Conference, number: int, bound: Bound = FREE) -> Conference:
    """The table goes with its statement. Refused while there are notes on the sheet or a group is at it,
    and when the groups would then be more than the tables."""
    table = conference.table(number)
    if table is None:
        raise Refusal(Message("There is no table {number}.", number=number))
    if table.statement.number in bound.sheets:
        raise Refusal(
            Message("There are notes or agreements of table {number}; it stays.", number=number),
            Message("Leave the table; one without a group is in nobody's way."),
        )
    if number in bound.taken:
        raise Refusal(
            Message("A group is at table {number}, or has its sheet.", number=number),
            Message("Close it in a round in which nobody sits there."),
        )
    left = tuple(one for one in conference.tables if one.number != number)
    if len(conference.groups) > len(left):
        raise Refusal(
            Message.counted(
                "{n} group would have no table to sit at.",
                "{n} groups would have no table to sit at.",
                len(conference.groups) - len(left),
            ),
            Message("Join two groups first: “change group-join NAME INTO”."),
        )
    return replace(conference, tables=left)


def rename_group(conference: Conference, old: str, new: str) -> Conference:
    """The group is called otherwise, on the participants list as well. Notes keep the name that the
    group had when they were made."""
    _group(conference, old)
    name = _title(new)
    if name != old and name in conference.groups:
        raise Refusal(
            Message("There is a group “{name}” already.", name=name),
            Message("Give it another name, or join the two: “change group-join”."),
        )
    groups = tuple(name if group == old else group for group in conference.groups)
    return _regrouped(conference, groups, old, name)


def join_groups(conference: Conference, name: str, into: str) -> Conference:
    """Who is in the group goes to the other one, and the group is no more: in a world café that runs,
    from the next round on."""
    _group(conference, name)
    _group(conference, into)
    if name == into:
        raise Refusal(Message("A group cannot join itself."))
    groups = tuple(group for group in conference.groups if group != name)
    return _regrouped(conference, groups, name, into)


def _regrouped(conference: Conference, groups: tuple[str, ...], old: str, new: str) -> Conference:
    people = tuple(
        replace(person, group=new) if person.group == old else person for person in conference.participants
    )
    return replace(conference, groups=groups, participants=people)


def _group(conference: Conference, name: str) -> None:
    if name not in conference.groups:
        raise Refusal(
            Message("There is no group “{name}”.", name=name),
            Message("There are: {names}.", names=", ".join(conference.groups) or "–"),
        )


def _place(conference: Conference, item_id: str) -> int:
    place = conference.index(item_id)
    if place is None:
        ids = ", ".join(item.id for item in conference.agenda)
        raise Refusal(
            Message("There is no item “{id}” in the programme.", id=item_id),
            Message("There are: {names}.", names=ids),
        )
    return place


def _free_item(conference: Conference, item_id: str, bound: Bound) -> AgendaItem:
    """An item that the day has neither been at nor passed."""
    place = _place(conference, item_id)
    item = conference.agenda[place]
    if item_id in bound.been or place < _first_free(conference, bound):
        raise Refusal(
            Message("The day has been at “{ids}”; that stays in the programme.", ids=item.title),
            Message("What runs gets more or less time with + and -."),
        )
    return item


def _first_free(conference: Conference, bound: Bound) -> int:
    """The place behind the last item that the day has been at."""
    return max(
        (place + 1 for place, item in enumerate(conference.agenda) if item.id in bound.been), default=0
    )


def _complete(conference: Conference, item: AgendaItem) -> AgendaItem:
    """A new item with what its kind cannot do without."""
    if item.kind is ItemKind.WORLD_CAFE:
        raise Refusal(
            Message("A world café has rounds, which cannot be asked for here."),
            Message("Write it in the session file and take that."),
        )
    if item.kind is not ItemKind.PITCHES:
        return item
    if not conference.organisations:
        raise Refusal(
            Message("Pitches need speakers, and this conference has no organisations."),
            Message("Write them in the session file and take that."),
        )
    return replace(item, speakers=tuple(Speaker(one.name, one.name) for one in conference.organisations))


def _title(text: str) -> str:
    """The text on one line."""
    found = " ".join(text.split())
    if not found:
        raise Refusal(Message("There is no text."), Message("Type what it is called."))
    return found


def _length(minutes: int) -> None:
    if not 1 <= minutes <= LONGEST:
        raise Refusal(Message("An item takes from 1 to {most} minutes.", most=LONGEST))


def _at(item: AgendaItem, start: int) -> AgendaItem:
    return replace(item, start=start, end=start + item.end - item.start)


def moved_along(items: Sequence[AgendaItem], end: int, minutes: int) -> tuple[AgendaItem, ...]:
    """What follows an item that now ends at `end`, so many minutes later or (negative) earlier than it
    did, up to the first that is fixed. Gaps take up what is later before anything moves."""
    found: list[AgendaItem] = []
    shift = minutes
    for item in items:
        if shift > 0:
            shift = min(shift, max(0, end - item.start))
        if item.fixed or not shift:
            break
        found.append(_at(item, item.start + shift))
        end = found[-1].end
    return (*found, *items[len(found) :])


def _put(conference: Conference, place: int, item: AgendaItem) -> Conference:
    agenda = (*conference.agenda[:place], item, *conference.agenda[place + 1 :])
    return replace(conference, agenda=agenda)


def _with_agenda(conference: Conference, agenda: tuple[AgendaItem, ...]) -> Conference:
    """The conference with that agenda; refused when items overlap in it that did not before."""
    before = {(one.id, other.id): one.end - other.start for one, other in pairwise(conference.agenda)}
    for one, other in pairwise(agenda):
        overlap = one.end - other.start
        if (overlap > 0 and overlap > before.get((one.id, other.id), 0)) or one.start > other.start:
            raise Refusal(
                Message(
                    "“{title}” would run into “{next}” by {n} min.",
                    title=one.title,
                    next=other.title,
                    n=overlap,
                ),
                Message("Make something shorter first, or let the rest move along.")
                if not other.fixed
                else Message("Make something shorter first, or make that no longer fixed."),
            )
    return replace(conference, agenda=agenda)
