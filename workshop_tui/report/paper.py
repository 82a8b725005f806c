"""Paper for the day: a sheet for each statement to write on, a poster of who goes where, badges."""

from __future__ import annotations

from collections.abc import Iterator

from workshop_tui.domain.conference import AgendaItem, Conference, ItemKind, Rotation, Table
from workshop_tui.domain.material import Material
from workshop_tui.domain.message import Message
from workshop_tui.domain.placing import seating_of
from workshop_tui.domain.rotation import Seat, group_at, seating
from workshop_tui.domain.segments import SegmentKind, segment_plan
from workshop_tui.report import flow
from workshop_tui.report.document import Block, Document, Grid, Heading, Paragraph
from workshop_tui.report.flow import unwrapped
from workshop_tui.report.markdown import markdown_bytes
from workshop_tui.report.options import PLAIN, Options
from workshop_tui.report.pdf_data import Data, Show, line, moment, paragraphs, shower
from workshop_tui.report.pdf_file import drawn, pdf_bytes
from workshop_tui.report.words import Words

_NO_TABLES = Message("This conference has no tables.")
_NO_PARTICIPANTS = Message("This conference has no list of participants.")
_THEME = 140
_BEFORE_TIME = " · "
_NO_CAFE = Message("This conference has no world café.")


def table_sheets(material: Material, words: Words, options: Options, format: str) -> bytes:
    """A sheet for each statement of each world café, with room for every round, as PDF. Without a world
    café the sheets have one room for all that is said."""
    conference = material.conference
    title = Message("Table sheets: {title}", title=conference.title)
    if not conference.tables:
        return _said(material, words, title, _NO_TABLES)
    show = shower(words.language)
    sheets = [
        _sheet(conference, cafe, table, words, show)
        for cafe in _cafes(conference) or (None,)
        for table in conference.tables
    ]
    data = _shell(material, words, title, show)
    data |= {"paper": options.paper.value, "sheets": sheets, "day": _day(conference, words, show)}
    return drawn("table_sheets.typ", data)


def _sheet(conference: Conference, cafe: AgendaItem | None, table: Table, words: Words, show: Show) -> Data:
    statement = table.statement
    questions = statement.questions or (cafe.prompts if cafe else ())
    rounds: list[Data] = []
    for number in range(1, 1 + (cafe.rounds if cafe else 0)):
        assert cafe is not None
        group = _group(conference, cafe, number, statement.number, words)
        rounds.append(
            {"name": words.heading(Message("round {number}", number=number)), "group": line(group, show)}
        )
    name = Message("table {number}", number=table.number)
    if cafe is not None and cafe.rotation is Rotation.STATEMENTS:
        name = Message("statement {number}", number=statement.number)
    return {
        "table": words.heading(name),
        "theme": show(flow.line(statement.theme, _THEME)) or words.heading(name),
        "statement": paragraphs(statement.text, show),
        "questions": [line(question, show) for question in questions],
        "rounds": rounds or [{"name": words.say(Message("What is said")), "group": ""}],
    }


def _group(conference: Conference, cafe: AgendaItem, number: int, statement: int, words: Words) -> str:
    """Who sits with a statement in a round, in words; empty where people disperse."""
    if cafe.rotation is Rotation.INDIVIDUALS:
        return ""
    group = group_at(conference, cafe, number, statement)
    return words.say(Message("no group") if group is None else Message("group {group}", group=group))


def rotation(material: Material, words: Words, options: Options, format: str) -> bytes:
    """Who goes where in which round: a poster as PDF, or Markdown."""
    document = rotation_document(material, words)
    if format == "md":
        return markdown_bytes(document, options)
    if not any(isinstance(block, Grid) for block in document.blocks):
        return pdf_bytes(document, options)
    show = shower(words.language)
    data = _shell(material, words, document.title, show)
    data |= {"paper": options.paper.value, "day": _day(material.conference, words, show), "posters": []}
    heading = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            heading = line(block.text, show)
        elif isinstance(block, Grid):
            columns = [line(column, show).split(_BEFORE_TIME) for column in block.columns]
            rows = [[line(cell, show) for cell in row] for row in block.rows]
            data["posters"].append({"heading": heading, "columns": columns, "rows": rows})
    return drawn("rotation.typ", data)


def rotation_document(material: Material, words: Words) -> Document:
    """A table for each world café: a line for each group, a column for each round."""
    conference = material.conference
    blocks: list[Block] = []
    for cafe in _cafes(conference):
        blocks += [Heading(2, cafe.title), _rotation_of(conference, cafe, words)]
    title = words.say(Message("Who goes where: {title}", title=conference.title))
    lacking = (Paragraph(words.say(_NO_CAFE), aside=True),)
    return Document(title, words.language, tuple(blocks) or lacking, made_ms=material.made_ms)


def _rotation_of(conference: Conference, cafe: AgendaItem, words: Words) -> Block:
    """Who goes where in one world café: groups, or people where those disperse."""
    rounds = range(1, cafe.rounds + 1)
    times = round_times(conference, cafe, words)
    rows: list[tuple[str, ...]]
    if cafe.rotation is Rotation.INDIVIDUALS:
        first, lacking = Message("name"), _NO_PARTICIPANTS
        rows = _people(conference, cafe)
    else:
        first, lacking = Message("group"), Message("There are no groups.")
        rows = [
            (
                words.heading(Message("group {group}", group=group)),
                *(_stop(conference, cafe, number, group, words) for number in rounds),
            )
            for group in conference.groups
            if conference.tables
        ]
    if not rows:
        return Paragraph(words.say(lacking), aside=True)
    columns = [
        words.heading(Message("round {number}", number=number))
        + (f"{_BEFORE_TIME}{times[number]}" if number in times else "")
        for number in rounds
    ]
    return Grid((words.heading(first), *columns), tuple(rows))


def _people(conference: Conference, cafe: AgendaItem) -> list[tuple[str, ...]]:
    """Everybody by name, with the number of the table in each round."""
    found = seating_of(conference, cafe)
    rows = [
        (found.labels[person], *(str(table or "–") for table in found.tables_of(person)))
        for person in found.seated
    ]
    return sorted(rows, key=lambda row: row[0].casefold())


def _stop(conference: Conference, cafe: AgendaItem, number: int, group: str, words: Words) -> str:
    """Where a group sits in a round, with the theme that it finds there."""
    seat = next((seat for seat in seating(conference, cafe, number) if seat.group == group), None)
    if seat is None:
        return "–"
    theme = _theme(conference, seat)
    place = Message("table {number}", number=seat.table)
    return words.heading(
        Message("table {number}: {theme}", number=seat.table, theme=theme) if theme else place
    )


def _theme(conference: Conference, seat: Seat) -> str:
    themes = {table.statement.number: table.statement.theme for table in conference.tables}
    return themes.get(seat.statement, "") if seat.statement is not None else ""


def round_times(conference: Conference, cafe: AgendaItem, words: Words) -> dict[int, str]:
    """When each round is planned, from – to."""
    found: dict[int, str] = {}
    at_ms = conference.planned(cafe)[0]
    for segment in segment_plan(conference, cafe):
        end_ms = at_ms + segment.duration_ms
        if segment.kind is SegmentKind.ROUND and segment.round is not None:
            begun, ended = (words.clock(conference.local(each)) for each in (at_ms, end_ms))
            found[segment.round] = f"{begun} – {ended}"
        at_ms = end_ms
    return found


def badges(material: Material, words: Words, options: Options, format: str) -> bytes:
    """A badge for each participant and host, ten on a page to cut, as PDF."""
    conference = material.conference
    title = Message("Badges: {title}", title=conference.title)
    show = shower(words.language)
    cards = [*_cards(conference, words, show)]
    if not cards:
        return _said(material, words, title, _NO_PARTICIPANTS)
    data = _shell(material, words, title, show)
    data |= {"cards": cards, "conference": line(conference.title, show)}
    return drawn("badges.typ", data)


def _cards(conference: Conference, words: Words, show: Show) -> Iterator[Data]:
    listed = {person.name for person in conference.participants}
    for person, (group, route) in zip(conference.participants, _placed(conference), strict=True):
        organisation = person.organisation or ""
        at = words.say(Message("table {number}", number=" → ".join(route))) if route else ""
        yield {
            "name": line(person.name, show),
            "role": line(person.role, show) if person.role not in person.name else "",
            "organisation": line(organisation, show) if organisation not in person.name else "",
            "group": line(group, show),
            "route": line(at, show),
        }
    for table in conference.tables:
        at = words.say(Message("table {number}", number=table.number))
        role = f"{words.heading(Message('table host'))}, {at}"
        for host in table.hosts:
            if host not in listed:
                yield {"name": line(host, show), "role": role, "organisation": "", "group": "", "route": ""}


def _placed(conference: Conference) -> list[tuple[str, list[str]]]:
    """Of each participant the group, and the tables of the first world café in the order of its rounds,
    – for none; a single one where groups stay. Both empty for who has none, as a host."""
    found = seating_of(conference)
    if found.rows is not None:
        at = {person: [str(table or "–") for table in found.tables_of(person)] for person in found.seated}
        return [("", at.get(person, [])) for person in range(len(conference.participants))]
    groups = ("",) * len(conference.participants) if found.groups is None else found.groups.group_of
    routes = {group: _route(conference, found.item, group) for group in conference.groups}
    return [(group or "", routes.get(group or "", [])) for group in groups]


def _route(conference: Conference, cafe: AgendaItem | None, group: str) -> list[str]:
    stops = []
    for number in range(1, 1 + (cafe.rounds if cafe else 0)):
        assert cafe is not None
        seat = next((seat for seat in seating(conference, cafe, number) if seat.group == group), None)
        stops.append("–" if seat is None else str(seat.table))
    if set(stops) == {"–"}:
        return []
    return stops[:1] if len(set(stops)) == 1 else stops


def participants(material: Material, words: Words, options: Options = PLAIN) -> Document:
    """The list of names, to tick off at the door, with who is in which group or goes to which tables."""
    conference = material.conference
    columns = (Message("present"), Message("name"), Message("role"), Message("organisation"),
               Message("group"), Message("table"))  # fmt: skip
    rows = sorted(
        (
            ("☐", person.name, person.role, person.organisation or "", group, " → ".join(route))
            for person, (group, route) in zip(conference.participants, _placed(conference), strict=True)
        ),
        key=lambda row: row[1].casefold(),
    )
    blocks: list[Block] = [Paragraph(_day(conference, words, str), aside=True)]
    if rows:
        blocks.append(Grid(tuple(words.heading(column) for column in columns), tuple(rows)))
    else:
        blocks.append(Paragraph(words.say(_NO_PARTICIPANTS), aside=True))
    title = words.say(Message("Participants: {title}", title=conference.title))
    return Document(title, words.language, tuple(blocks), author=conference.organiser)


def run_sheet(material: Material, words: Words, options: Options = PLAIN) -> Document:
    """The programme for those who run the day: with durations, parts and internal notes."""
    conference = material.conference
    columns = (Message("time"), Message("min"), Message("what"), Message("who"), Message("notes"))
    rows = tuple(_run_row(conference, item, words) for item in conference.agenda)
    blocks: list[Block] = [
        Paragraph(_day(conference, words, str), aside=True),
        Paragraph(words.say(Message("For the team: with internal notes. Not for participants.")), aside=True),
        Grid(tuple(words.heading(column) for column in columns), rows, (9.0, 4.0, 26.0, 16.0, 45.0)),
    ]
    title = words.say(Message("Run sheet: {title}", title=conference.title))
    return Document(title, words.language, tuple(blocks), author=conference.organiser, wide=True)


def _run_row(conference: Conference, item: AgendaItem, words: Words) -> tuple[str, ...]:
    start, end = (words.clock(conference.local(each)) for each in conference.planned(item))
    parts = "\n".join(
        f"{words.heading(segment.label)} ({words.minutes(segment.duration_ms)})"
        for segment in segment_plan(conference, item)
    )
    marks = [words.say(Message("fixed time"))] if item.fixed else []
    what = "\n".join(text for text in (item.title, *marks, parts) if text)
    told = "\n".join(
        text for text in (unwrapped(item.notes), *(f"• {prompt}" for prompt in item.prompts)) if text
    )
    return f"{start} – {end}", str(item.end - item.start), what, item.led_by, told


def _cafes(conference: Conference) -> tuple[AgendaItem, ...]:
    return tuple(item for item in conference.agenda if item.kind is ItemKind.WORLD_CAFE and item.rounds)


def _day(conference: Conference, words: Words, show: Show) -> str:
    """The date and the place, on one line."""
    parts = (words.full_date(conference.date), conference.location)
    return line(" · ".join(part for part in parts if part), show)


def _shell(material: Material, words: Words, title: Message | str, show: Show) -> Data:
    """What every document of ours has."""
    return {
        "title": line(words.say(title), show),
        "language": words.language,
        "author": line(material.conference.organiser, show),
        "subject": "",
        "made": moment(material.made_ms),
    }


def _said(material: Material, words: Words, title: Message, lacking: Message) -> bytes:
    """A page that says why there is nothing on it."""
    blocks = (Paragraph(words.say(lacking), aside=True),)
    return pdf_bytes(Document(words.say(title), words.language, blocks, made_ms=material.made_ms))
