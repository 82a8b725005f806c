"""What became of a programme, line by line: for a terminal, and for a screen beside the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from workshop_tui.domain.conference import MINUTE, AgendaItem, Conference, ItemKind, Participant
from workshop_tui.domain.message import Message
from workshop_tui.harmless import one_line
from workshop_tui.sessionfile.importing.commented import said_of, text_of
from workshop_tui.sessionfile.importing.drafts import Unsure
from workshop_tui.sessionfile.importing.imported import Imported
from workshop_tui.sessionfile.values import clock

MOST_UNPLACED = 12
"""So many lines that found no place are shown; all of them are in the file."""

_LONGEST = 600

KIND_TEXT = {
    ItemKind.BREAK: Message("break"),
    ItemKind.TALK: Message("talk"),
    ItemKind.PLENARY: Message("plenary"),
    ItemKind.PITCHES: Message("pitches"),
    ItemKind.WORLD_CAFE: Message("world café"),
    ItemKind.TABLE_REPORTS: Message("table reports"),
    ItemKind.POSITIONS: Message("positions"),
    ItemKind.AGREEMENTS: Message("agreements"),
}


def preview(imported: Imported) -> Iterator[Message | str]:
    """What became what, what is unsure, what found no place: one message per line."""
    conference = imported.conference
    yield Message("{title}, {date}", title=_shown(conference.title), date=conference.date.isoformat())
    if conference.location:
        yield Message("Place: {name}", name=_shown(conference.location))
    if conference.chair:
        yield Message("Chair: {name}", name=_shown(conference.chair))
    yield from _days(imported)
    if imported.columns:
        yield ""
        yield Message("Columns:")
        for column in imported.columns:
            yield Message("  {heading} → {field}", heading=_shown(column.heading), field=column.field)
    yield ""
    for item in conference.agenda:
        yield _item(item)
    yield from _tables(conference)
    yield from _unsure(imported)
    yield from _unplaced(imported)


def _days(imported: Imported) -> Iterator[Message | str]:
    """The days of a text that has several, the one that was taken with an arrow."""
    if not imported.days:
        return
    yield ""
    yield Message("Days:")
    for number, day in enumerate(imported.days, 1):
        name = _shown(day.name) or Message("the times begin anew")
        count = Message.counted("{n} time", "{n} times", day.count)
        mark = "→" if day.taken else " "
        yield Message("{mark} {n}  {name}, {count}", mark=mark, n=number, name=name, count=count)


def _shown(text: str) -> str:
    """A text on one line, whole but for what no line of a programme is as long as."""
    clean = one_line(text)
    return clean if len(clean) <= _LONGEST else clean[: _LONGEST - 1] + "…"


def _item(item: AgendaItem) -> Message:
    return Message(
        "  {when}  {title} [{kind}{parts}]{who}",
        when=f"{clock(item.start):>5} – {clock(item.end):>5}",
        title=_shown(item.title),
        kind=KIND_TEXT[item.kind],
        parts=_parts(item),
        who=Message(" ({name})", name=_shown(item.led_by)) if item.led_by else "",
    )


def _parts(item: AgendaItem) -> Message | str:
    if item.kind is ItemKind.WORLD_CAFE:
        return Message(", {n} × {minutes} min", n=item.rounds, minutes=item.round_ms // MINUTE)
    if item.each_ms is not None:
        return Message(", {minutes} min each", minutes=item.each_ms // MINUTE)
    return Message.counted(", {n} part", ", {n} parts", len(item.segments)) if item.segments else ""


def _tables(conference: Conference) -> Iterator[Message | str]:
    if conference.tables:
        yield ""
        yield Message("Tables:")
    for table in conference.tables:
        statement = _shown(table.statement.text)
        yield Message("  {n}  {theme}", n=table.number, theme=_shown(table.statement.theme))
        if statement:
            yield Message("     {statement}", statement=statement)
        for question in table.statement.questions:
            yield Message("     – {question}", question=_shown(question))
        if table.hosts:
            yield Message("     hosts: {names}", names=_shown(", ".join(table.hosts)))
    if conference.organisations:
        names = ", ".join(one.name for one in conference.organisations)
        yield Message("Organisations: {names}", names=_shown(names))
    if conference.participants:
        yield from _people(conference.participants)


def _people(people: Sequence[Participant]) -> Iterator[Message]:
    yield Message("Participants: {n}", n=len(people))
    homeless = sum(person.organisation is None for person in people)
    if homeless:
        yield Message.counted(
            "  ? {n} of them has no organisation", "  ? {n} of them have no organisation", homeless
        )
    times = Counter((person.name.casefold(), person.organisation) for person in people)
    for person in people:
        if times.pop((person.name.casefold(), person.organisation), 0) > 1:
            yield Message("  ? “{name}” is on the list twice", name=_shown(person.name))


def _unsure(imported: Imported) -> Iterator[Message | str]:
    found: list[tuple[str, Unsure]] = [("", one) for one in imported.unsure]
    for draft in imported.items:
        found += [(f"{clock(draft.item.start)} {draft.item.title}", one) for one in draft.unsure]
    if not found:
        return
    yield ""
    yield Message("Unsure:")
    for where, one in found:
        if where:
            yield Message("  ? {where}: {remark}", where=_shown(where), remark=one.message)
        else:
            yield Message("  ? {remark}", remark=one.message)


def _unplaced(imported: Imported) -> Iterator[Message | str]:
    lines = imported.unplaced
    if not lines:
        return
    yield ""
    yield Message("Found no place:")
    for line in lines[:MOST_UNPLACED]:
        yield said_of(line, _shown(text_of(line)))
    if len(lines) > MOST_UNPLACED:
        yield Message.counted(
            "  and {n} line more, at the end of the file",
            "  and {n} lines more, at the end of the file",
            len(lines) - MOST_UNPLACED,
        )
