"""Changes to a programme that is still on paper: the day has not been anywhere yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as Date

from workshop_tui.domain.conference import AgendaItem, Conference, ItemKind, Speaker
from workshop_tui.domain.editing import moved_along


def along(before: Conference, after: Conference, place: int) -> Conference:
    """`after`, in which the item at `place` ends at another time than in `before`, with what follows moved
    as much, up to the next fixed item; gaps take up what is later first."""
    item = after.agenda[place]
    change = item.end - before.agenda[place].end
    rest = moved_along(after.agenda[place + 1 :], item.end, change)
    return replace(after, agenda=(*after.agenda[: place + 1], *rest))


def with_room(after: Conference, place: int) -> Conference:
    """`after`, with a new item at `place`: what follows moves along for what its gap lacks."""
    item = after.agenda[place]
    rest = moved_along(after.agenda[place + 1 :], item.end, item.end - item.start)
    return replace(after, agenda=(*after.agenda[: place + 1], *rest))


def rename_organisation(conference: Conference, old: str, new: str) -> Conference:
    """The organisation is called otherwise, wherever it is named: as itself, of a participant, of a
    speaker, on the roster."""

    def named(name: str | None) -> str | None:
        return new if name == old else name

    def listed(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(new if name == old else name for name in names)

    def item(one: AgendaItem) -> AgendaItem:
        speakers = tuple(
            Speaker(
                new if each.name == old and each.organisation == old else each.name, named(each.organisation)
            )
            for each in one.speakers
        )
        return replace(one, speakers=speakers)

    roster = conference.chair_roster
    if roster is not None:
        roster = replace(roster, order=listed(roster.order), never=listed(roster.never))
    return replace(
        conference,
        organisations=tuple(
            replace(one, name=new) if one.name == old else one for one in conference.organisations
        ),
        participants=tuple(
            replace(one, organisation=named(one.organisation)) for one in conference.participants
        ),
        agenda=tuple(map(item, conference.agenda)),
        chair_roster=roster,
    )


def totals(conference: Conference) -> dict[ItemKind, int]:
    """Minutes per kind, in the order in which the kinds first occur."""
    found: dict[ItemKind, int] = {}
    for item in conference.agenda:
        found[item.kind] = found.get(item.kind, 0) + item.end - item.start
    return found


def without_item(conference: Conference, item_id: str) -> Conference:
    """The conference without that item; what follows moves up, to the next fixed item."""
    place = conference.index(item_id)
    if place is None:
        return conference
    item = conference.agenda[place]
    rest = moved_along(conference.agenda[place + 1 :], item.start, item.start - item.end)
    return replace(conference, agenda=(*conference.agenda[:place], *rest))


def renamed_elsewhere(conference: Conference, old: str, new: str) -> Conference:
    """Somebody on the list is called otherwise now: so they are in the wishes, as a host, as a speaker, as
    who leads. Not where somebody else has the old name still."""
    if old == new or any(one.name == old for one in conference.participants):
        return conference

    def named(name: str) -> str:
        return new if name == old else name

    def item(one: AgendaItem) -> AgendaItem:
        speakers = tuple(replace(each, name=named(each.name)) for each in one.speakers)
        return replace(one, speakers=speakers, led_by=named(one.led_by))

    def wishes(listed: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(map(named, wish)) for wish in listed)

    seating = conference.seating
    return replace(
        conference,
        agenda=tuple(map(item, conference.agenda)),
        tables=tuple(replace(one, hosts=tuple(map(named, one.hosts))) for one in conference.tables),
        seating=replace(seating, together=wishes(seating.together), apart=wishes(seating.apart)),
    )


def without_participant(conference: Conference, place: int) -> Conference:
    """Somebody is no longer on the list; wishes in which fewer than two are left go with them."""
    gone = conference.participants[place].name
    people = (*conference.participants[:place], *conference.participants[place + 1 :])
    if any(one.name == gone for one in people):
        return replace(conference, participants=people)

    def wishes(listed: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
        left = (tuple(name for name in wish if name != gone) for wish in listed)
        return tuple(wish for wish in left if len(wish) > 1)

    seating = conference.seating
    seating = replace(seating, together=wishes(seating.together), apart=wishes(seating.apart))
    return replace(conference, participants=people, seating=seating)


def blank(title: str, opening: str, date: Date, language: str) -> Conference:
    """A programme to begin with: one item of a quarter of an hour at nine, called `opening`."""
    item = AgendaItem("opening", opening, ItemKind.TALK, 9 * 60, 9 * 60 + 15)
    return Conference("programme", title, date, language=language, agenda=(item,))
