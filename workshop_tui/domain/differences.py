"""What changed between two definitions of a conference, in sentences for whoever must choose."""

from __future__ import annotations

from collections.abc import Sequence

from workshop_tui.domain.conference import AgendaItem, Conference, Table
from workshop_tui.domain.message import Message
from workshop_tui.domain.reseating import counts_from, unseated, unseated_item


def differences(old: Conference, new: Conference) -> tuple[Message, ...]:
    """What is different in `new`, most general first; empty when nothing is."""
    if unseated(old) == unseated(new):
        return ()
    found = [
        *_of_the_day(old, new),
        *_of_items(old, new),
        *_of_tables(old, new),
        *_of_people(old, new),
        *_of_seats(old, new),
    ]
    return tuple(found) or (Message("something in the details changed"),)


def _of_the_day(old: Conference, new: Conference) -> list[Message]:
    found = []
    if old.title != new.title:
        found.append(Message("the title is now “{new}” (was “{old}”)", old=old.title, new=new.title))
    if old.date != new.date:
        found.append(
            Message("the date is now {new} (was {old})", old=old.date.isoformat(), new=new.date.isoformat())
        )
    if old.timezone != new.timezone:
        found.append(Message("the time zone is now {new} (was {old})", old=old.timezone, new=new.timezone))
    if (old.series, old.number) != (new.series, new.number):
        found.append(Message("the series or the place in it changed"))
    if old.location != new.location:
        found.append(Message("the location is now “{new}” (was “{old}”)", old=old.location, new=new.location))
    if old.language != new.language:
        found.append(Message("the language is now {new} (was {old})", old=old.language, new=new.language))
    if old.chair != new.chair:
        found.append(Message("the chair is now “{new}” (was “{old}”)", old=old.chair, new=new.chair))
    if old.chair_roster != new.chair_roster:
        found.append(
            Message(
                "the roster of the chair changed; in the chair is now “{new}” (was “{old}”)",
                old=old.presided_by,
                new=new.presided_by,
            )
        )
    if (old.purpose, old.organiser) != (new.purpose, new.organiser):
        found.append(Message("the purpose or the organiser changed"))
    if old.report_sections != new.report_sections:
        found.append(Message("the sections of the report changed"))
    return found


def _of_items(old: Conference, new: Conference) -> list[Message]:
    found = []
    for item in old.agenda:
        if new.item(item.id) is None:
            found.append(Message("item removed: {when} {title}", when=_when(item), title=item.title))
    for item in new.agenda:
        before = old.item(item.id)
        if before is None:
            found.append(Message("item added: {when} {title}", when=_when(item), title=item.title))
        elif unseated_item(before) != unseated_item(item):
            found.extend(_of_item(before, item))
    if _shared_order(old, new) != _shared_order(new, old):
        found.append(Message("the items stand in another order"))
    return found


def _shared_order(one: Conference, other: Conference) -> list[str]:
    return [item.id for item in one.agenda if other.item(item.id) is not None]


def _of_item(old: AgendaItem, new: AgendaItem) -> list[Message]:
    title = new.title
    found = []
    if old.title != new.title:
        found.append(Message("“{old}” is now called “{new}”", old=old.title, new=new.title))
    if (old.start, old.end) != (new.start, new.end):
        found.append(
            Message("“{title}” is now at {new} (was {old})", title=title, old=_when(old), new=_when(new))
        )
    if old.end - old.start != new.end - new.start:
        found.append(
            Message(
                "“{title}” now takes {new} min (was {old})",
                title=title,
                old=old.end - old.start,
                new=new.end - new.start,
            )
        )
    if old.kind is not new.kind:
        found.append(
            Message(
                "“{title}” is now of kind {new} (was {old})",
                title=title,
                old=old.kind.value,
                new=new.kind.value,
            )
        )
    if old.speakers != new.speakers:
        found.append(Message("“{title}” has other speakers, or in another order", title=title))
    if _division(old) != _division(new):
        found.append(Message("“{title}” is divided differently", title=title))
    if (old.fixed, old.auto) != (new.fixed, new.auto):
        found.append(Message("“{title}”: whether it is fixed, or moves on by itself, changed", title=title))
    return found or [Message("details of “{title}” changed", title=title)]


def _division(item: AgendaItem) -> tuple[object, ...]:
    return (
        item.each_ms,
        item.rounds,
        item.round_ms,
        item.changeover_ms,
        item.intro_ms,
        item.closing_ms,
        item.rotation,
        item.segments,
    )


def _when(item: AgendaItem) -> str:
    return f"{_clock(item.start)} – {_clock(item.end)}"


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24}.{minute % 60:02d}"


def _of_tables(old: Conference, new: Conference) -> list[Message]:
    found = []
    for table in old.tables:
        if new.table(table.number) is None:
            found.append(
                Message("table {number} removed: {theme}", number=table.number, theme=table.statement.theme)
            )
    for table in new.tables:
        before = old.table(table.number)
        if before is None:
            found.append(
                Message("table {number} added: {theme}", number=table.number, theme=table.statement.theme)
            )
        else:
            found.extend(_of_table(before, table))
    return found


def _of_table(old: Table, new: Table) -> list[Message]:
    found = []
    before, after = old.statement, new.statement
    if before.theme != after.theme:
        found.append(
            Message(
                "the theme of table {number} is now “{new}” (was “{old}”)",
                number=new.number,
                old=before.theme,
                new=after.theme,
            )
        )
    if (before.number, before.text) != (after.number, after.text):
        found.append(Message("table {number} has another statement", number=new.number))
    if before.questions != after.questions:
        found.append(Message("table {number} has other questions", number=new.number))
    if old.hosts != new.hosts:
        found.append(Message("table {number} has other hosts", number=new.number))
    return found


def _of_people(old: Conference, new: Conference) -> list[Message]:
    found = []
    if old.organisations != new.organisations:
        found.extend(
            _counts(
                [one.name for one in old.organisations],
                [one.name for one in new.organisations],
                Message("the organisations changed"),
            )
        )
    if old.groups != new.groups:
        found.append(
            Message("the groups are now {new} (was {old})", old=_list(old.groups), new=_list(new.groups))
        )
    if old.participants != new.participants:
        found.extend(
            _counts(
                [one.name for one in old.participants],
                [one.name for one in new.participants],
                Message("the participants changed"),
            )
        )
    if old.seating != new.seating:
        found.append(Message("the seed or the wishes for groups and seats changed"))
    if old.positions != new.positions:
        found.append(Message("the subjects or scales of the positions changed"))
    return found


def _of_seats(old: Conference, new: Conference) -> list[Message]:
    begins = counts_from(old, new)
    if begins is None:
        return []
    return [Message("who sits at a table stays there; it counts from round {number} on", number=begins)]


def _counts(old: Sequence[str], new: Sequence[str], what: Message) -> list[Message]:
    """What changed, with how many came, went and stayed with other details."""
    came, went = len(set(new) - set(old)), len(set(old) - set(new))
    if not came and not went:
        return [Message("{what}: details or order", what=what)]
    return [Message("{what}: {came} added, {went} removed", what=what, came=came, went=went)]


def _list(names: Sequence[str]) -> str:
    return ", ".join(names) or "–"
