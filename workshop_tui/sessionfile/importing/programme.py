"""The lines of a programme as a conference, with all that was unsure and all that found no place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import timedelta

from workshop_tui.domain.conference import Conference, ItemKind, Organisation, Statement, Table
from workshop_tui.domain.message import Message
from workshop_tui.domain.naming import slug, unique
from workshop_tui.sessionfile.importing import kinds, people
from workshop_tui.sessionfile.importing.days import chosen, days_of
from workshop_tui.sessionfile.importing.drafts import Draft, DraftItem, FoundDay, PeopleList, Unsure
from workshop_tui.sessionfile.importing.head import Head, find_head, is_only_a_heading, language_of
from workshop_tui.sessionfile.importing.items import Day, Read, item_of, read
from workshop_tui.sessionfile.importing.lines import Line, Paragraph, paragraphs
from workshop_tui.sessionfile.importing.rounds import with_cafes
from workshop_tui.sessionfile.importing.slots import Slots, find_slots
from workshop_tui.sessionfile.importing.tables import FoundTable, find_tables
from workshop_tui.sessionfile.importing.timeline import timeline
from workshop_tui.sessionfile.importing.times import find_range

MOST_ORGANISATIONS = 40
_ALL_GROUPS = 26


@dataclass(frozen=True)
class Given:
    """What the source says of the conference outside its lines, as a calendar does; None or empty where it
    says nothing."""

    title: str = ""
    date: Date | None = None
    location: str = ""
    purpose: str = ""
    timezone: str = ""
    people: PeopleList | None = None
    beside: tuple[Line, ...] = ()
    """Lines that stand beside the text, in headers, footers, boxes and comments."""
    cut: bool = False
    """Whether there is more in the source than was read."""


def draft_of(
    lines: Sequence[Line], today: Date, name: str, given: Given, wanted: int | Date | None = None
) -> Draft | None:
    """The conference that the lines tell of; None where no programme can be found in them. `wanted` is which
    day of several, as in `days.chosen`; the others are told."""
    days = days_of(lines, today)
    place = chosen(days, wanted) if days else 0
    if not days:
        draft = _draft(lines, today, name, given)
        if draft is not None and wanted not in (None, 1, draft.conference.date):
            chosen((), wanted)
        return draft
    day = days[place]
    draft = _draft(day.lines, today, name, replace(given, date=day.date or given.date))
    if draft is None:
        return None
    several = Message("the text has {n} days; this is day {day}", n=len(days), day=place + 1)
    conference, unsure = draft.conference, [Unsure(several), *draft.unsure]
    if day.date is None and place:
        conference = replace(conference, date=conference.date + timedelta(days=place))
        conference = replace(conference, id=slug(f"{conference.date.isoformat()} {conference.title}"))
        unsure.append(Unsure(Message("the text does not say the date of this day; the days are counted on")))
    others = [line for other in days if other is not day for line in other.own if not line.blank]
    return replace(
        draft,
        conference=conference,
        unsure=tuple(unsure),
        unplaced=(*draft.unplaced, *others),
        days=tuple(FoundDay(each.name, each.date, each.count, each is day) for each in days),
    )


def _draft(lines: Sequence[Line], today: Date, name: str, given: Given) -> Draft | None:
    """The conference of one day."""
    slots = find_slots(lines)
    day = timeline(slots.slots, _end_of_day(slots))
    if not day.placed:
        return None
    reads = _cafes([read(placed, slots.width) for placed in with_cafes(day.placed)])
    above = paragraphs(slots.preamble, slots.width)
    found_above = find_tables(above, expected=False)
    reads, found = _tables(reads, found_above.tables)
    text = "\n".join(line.text or (line.row.title if line.row else "") for line in lines)
    head = _head(found_above.rest, reads, text, today, name, given)
    unsure = [*head.unsure, *(Unsure(message) for message in day.unsure)]
    if given.cut:
        unsure.append(Unsure(Message("the source is longer than what was read of it; its end is left out")))
    organisations = _organisations(head, reads, text, unsure, given.people)
    tables = _wanted_tables(found, reads, unsure)
    items = _with_ids([item_of(one, Day(organisations, len(tables))) for one in reads])
    items = _overlaps(items)
    conference = Conference(
        id="",
        title=head.title or ("Programma" if language_of(text) == "nl" else "Programme"),
        date=head.date or today,
        timezone=given.timezone or "Europe/Amsterdam",
        series=head.series or None,
        number=head.number,
        location=head.location,
        language=language_of(text),
        organiser=head.organiser,
        chair=head.chair,
        purpose=head.purpose,
        organisations=organisations,
        groups=_groups(items, len(tables), given.people),
        agenda=tuple(draft.item for draft in items),
        tables=tuple(each.table for each in tables),
    )
    conference = replace(conference, id=slug(f"{conference.date.isoformat()} {conference.title}"))
    unused = _lines_of(above, {part.number for part in found_above.rest} - head.used, slots)
    unplaced = [*(line for line in unused if not is_only_a_heading(line.text)), *slots.closing, *day.left]
    unplaced += [line for line in given.beside if line.number not in head.used]
    unsure += _unsure_statements(tables)
    listed = "" if given.people is None else given.people.file
    return Draft(conference, tuple(items), tables, tuple(unsure), tuple(unplaced), listed)


def _end_of_day(slots: Slots) -> int | None:
    """Until when the day lasts, as a range of hours above the programme says; None when none does."""
    if not slots.slots:
        return None
    last = slots.slots[-1].times.start
    for line in slots.preamble:
        times = find_range(line.text)
        if times is not None and times.start == slots.slots[0].times.start and (times.end or 0) > last:
            return times.end
    return None


def _lines_of(parts: Sequence[Paragraph], wanted: set[int], slots: Slots) -> list[Line]:
    """The lines above the programme that belong to the paragraphs with those numbers: each paragraph goes
    from its first line to the next one's."""
    starts = iter(sorted({part.number for part in parts}))
    following = next(starts, None)
    current: int | None = None
    found: list[Line] = []
    for line in slots.preamble:
        while following is not None and line.number >= following:
            current, following = following, next(starts, None)
        if line.text and current in wanted:
            found.append(line)
    return found


def _head(
    parts: Sequence[Paragraph], reads: Sequence[Read], text: str, today: Date, name: str, given: Given
) -> Head:
    said = [part.text for part in parts] + [one.said for one in reads]
    beside = [Paragraph(line.number, line.text) for line in given.beside if line.part != "comment"]
    head = find_head(parts, said, today, name, beside)
    if given.date is not None:
        head.date = given.date
        head.unsure = [one for one in head.unsure if "date" not in one.message.text]
    if given.title:
        head.title = given.title
        head.used.discard(head.title_line)
        head.unsure = [one for one in head.unsure if "title" not in one.message.text]
    head.location = head.location or given.location
    head.purpose = head.purpose or given.purpose
    return head


def _unsure_statements(tables: Sequence[FoundTable]) -> list[Unsure]:
    """A remark for each table whose statement was not named as one."""
    return [
        Unsure(
            Message(
                "what stands below the theme of table {n} is taken for its statement", n=each.table.number
            ),
            each.line,
        )
        for each in tables
        if not each.sure
    ]


def _cafes(reads: list[Read]) -> list[Read]:
    """An item is a world café for the tables below it only where no other one calls itself that: they may
    be listed below the last item."""
    if not any(kinds.kind_of(one.title) is ItemKind.WORLD_CAFE for one in reads):
        return reads
    return [
        replace(one, kind=None) if one.kind is ItemKind.WORLD_CAFE and one.by_tables else one for one in reads
    ]


def _tables(reads: list[Read], above: tuple[FoundTable, ...]) -> tuple[list[Read], tuple[FoundTable, ...]]:
    """The tables of the day: those below the world café, else the longest list elsewhere. A list below
    another item than a world café gives its tables to the day too."""
    lists = [
        (len(one.tables), one.kind is ItemKind.WORLD_CAFE, place)
        for place, one in enumerate(reads)
        if one.tables
    ]
    best = max(lists, key=lambda each: (each[1], each[0]), default=None)
    if best is None or (not best[1] and len(above) > best[0]):
        return reads, above
    if len(above) > best[0]:
        return reads, above
    return reads, reads[best[2]].tables


def _wanted_tables(
    found: tuple[FoundTable, ...], reads: Sequence[Read], unsure: list[Unsure]
) -> tuple[FoundTable, ...]:
    """The tables that were found, or as many as the text counts, to be named."""
    cafes = [one for one in reads if one.kind is ItemKind.WORLD_CAFE]
    if found:
        counted = next((n for one in cafes if (n := kinds.how_many_tables(one.said))), None)
        if counted is not None and counted != len(found):
            unsure.append(
                Unsure(
                    Message("the text speaks of {n} tables; {found} were found", n=counted, found=len(found))
                )
            )
        return found
    if not cafes:
        return ()
    counted = next((n for one in cafes if (n := kinds.how_many_tables(one.said))), None)
    if counted is None:
        unsure.append(Unsure(Message("no tables were found for the world café; list them under “tables”")))
        return ()
    unsure.append(Unsure(Message("the tables have no themes in the text; write them under “tables”")))
    word = "Tafel" if language_of(reads[0].said + cafes[0].said) == "nl" else "Table"
    return tuple(FoundTable(Table(n, Statement(n, f"{word} {n}")), 0) for n in range(1, counted + 1))


def _organisations(
    head: Head, reads: Sequence[Read], text: str, unsure: list[Unsure], listed: PeopleList | None
) -> tuple[Organisation, ...]:
    """Those that are listed; those that the pitches name; those of the participants; else as many places
    for a name as are counted."""
    names = head.organisations
    pitches = [one for one in reads if one.kind is ItemKind.PITCHES]
    for one in pitches:
        if not names:
            names = _named_in(one)
    if listed is not None:
        names = _with_listed(names, listed, unsure)
    if not names and pitches:
        counted = next((n for one in pitches if (n := kinds.how_many_organisations(one.said))), None)
        counted = counted or kinds.how_many_organisations(text)
        if counted is None:
            each = kinds.each_in(pitches[0].said)
            block = pitches[0].placed.end - pitches[0].placed.start
            counted = min(8, max(2, block // each)) if each and each < block else None
        if counted is not None and counted > 1:
            word = "gemeente" if "gemeente" in text.casefold() else "organisatie"
            word = word if language_of(text) == "nl" else "organisation"
            names = tuple(f"{word} {n}" for n in range(1, counted + 1))
            unsure.append(
                Unsure(Message("the text does not name who pitch; write their names under “organisations”"))
            )
    unique_names: dict[str, str] = {}
    for name in names[:MOST_ORGANISATIONS]:
        unique_names.setdefault(name.casefold(), name)
    return tuple(Organisation(name) for name in unique_names.values())


def _with_listed(names: tuple[str, ...], listed: PeopleList, unsure: list[Unsure]) -> tuple[str, ...]:
    """With the organisations of the participants; a remark on those that the programme leaves out."""
    known = {name.casefold() for name in names}
    more = tuple(name for name in listed.organisations if name.casefold() not in known)
    if names and more:
        unsure.append(
            Unsure(
                Message(
                    "of these organisations there are participants, and the text does not name them: {names}",
                    names=", ".join(more),
                )
            )
        )
    return (*names, *more)


def _named_in(one: Read) -> tuple[str, ...]:
    """Names of parties with the pitches: behind “door”, behind a label, or as a list of bullets."""
    for text in (one.parties, one.led_by, one.title, *(part.text for part in one.text)):
        behind = text.rpartition(":")[2] if ":" in text else text
        behind = re.sub(r"^.*\b(?:door|by|van|from)\s+(?=[A-Z])", "", behind)
        found = people.proper_names_in(behind)
        if len(found) >= 2 and not text.rstrip().endswith("?"):
            return found
    bullets = [part.text.strip(" .") for part in one.text if part.bullet and len(part.text) < 60]
    if len(bullets) >= 2 and all(text[:1].isupper() and not text.endswith("?") for text in bullets):
        return tuple(bullets)
    return ()


def _groups(items: Sequence[DraftItem], tables: int, listed: PeopleList | None) -> tuple[str, ...]:
    """Those that the participants are in; else one for each table where there is a world café."""
    if listed is not None and listed.groups:
        return listed.groups
    if not tables or not any(draft.item.kind is ItemKind.WORLD_CAFE for draft in items):
        return ()
    return tuple(chr(ord("A") + place) for place in range(min(tables, _ALL_GROUPS)))


def _with_ids(items: Sequence[DraftItem]) -> list[DraftItem]:
    """With the ids that the session file's reader makes."""
    taken: set[str] = set()
    found = []
    for draft in items:
        item_id = unique(slug(draft.item.title), taken)
        taken.add(item_id)
        found.append(replace(draft, item=replace(draft.item, id=item_id)))
    return found


def _overlaps(items: Sequence[DraftItem]) -> list[DraftItem]:
    """With a remark where an item begins before the one above it has ended, or later than that."""
    found: list[DraftItem] = []
    latest: int | None = None
    for draft in items:
        message = None
        if latest is not None and draft.item.start < latest:
            message = Message("it begins before the item above it ends")
        elif latest is not None and draft.item.start > latest:
            message = Message.counted(
                "{n} minute before it is without an item",
                "{n} minutes before it are without an item",
                draft.item.start - latest,
            )
        if message is not None:
            draft = replace(draft, unsure=(*draft.unsure, Unsure(message, draft.line, draft.source)))
        found.append(draft)
        latest = max(latest or 0, draft.item.end)
    return found
