"""The report of the day (impressieverslag), in the order of documents.md, *The report, in order*.

There is no edited text yet, so the notes stand as lists, marked concept. What was struck out or left
out is not in it; who said something, and with which group, never is.
"""

from __future__ import annotations

from workshop_tui.domain.agreements import Agreement, AgreementStatus
from workshop_tui.domain.conference import AgendaItem, Conference, ItemKind, Rotation, Table
from workshop_tui.domain.expectation import ItemStatus, ItemView
from workshop_tui.domain.material import Material
from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import WALL_KINDS, Note, NoteKind, NoteState, Place, threaded
from workshop_tui.domain.synthesis import is_synthesis
from workshop_tui.report.document import Block, Document, Fields, Grid, Heading, Paragraph, Point, Points
from workshop_tui.report.options import PLAIN, Options
from workshop_tui.report.places import WALL_NAME, notes_by_place, place_name
from workshop_tui.report.positions import in_report
from workshop_tui.report.words import Words
from workshop_tui.wording import KIND_TEXT

_UNLABELLED = (NoteKind.REACTION, NoteKind.ADDITION)
_HIDDEN = (NoteState.STRUCK, NoteState.LEFT_OUT)

Told = dict[Place, tuple[Note, ...]]


def report(material: Material, words: Words, options: Options = PLAIN) -> Document:
    """The report of the conference, as far as it has come."""
    told = _told(material)
    blocks = [
        *_title_block(material, told, words),
        *_opening(material.conference, words),
        *_programme(material, told, words),
        *in_report(material, words),
        *_agreements(material, words),
        *_close(material, words),
        *_wall(told, words),
        *_timing(material, words),
    ]
    return Document(material.conference.title, words.language, tuple(blocks))


def _told(material: Material) -> Told:
    found: Told = {}
    for place, notes in notes_by_place(material).items():
        kept = tuple(note for note in notes if note.state not in _HIDDEN)
        if kept:
            found[place] = kept
    return found


def _title_block(material: Material, told: Told, words: Words) -> list[Block]:
    conference = material.conference
    made = conference.local(material.made_ms)
    count = sum(note.state is NoteState.OPEN for notes in told.values() for note in notes)
    series = conference.series or ""
    if series and conference.number is not None:
        series = words.say(Message("{series}, number {number}", series=series, number=conference.number))
    status = Message.counted(
        "concept; {n} note has not been edited", "concept; {n} notes have not been edited", n=count
    )
    version = Message("as of {date}, {time}", date=words.date(made.date()), time=words.time(made))
    pairs = (
        (Message("kind of document"), words.say(Message("report of the day"))),
        (Message("series"), series),
        (Message("date"), words.full_date(conference.date)),
        (Message("location"), conference.location),
        (Message("organiser"), conference.organiser),
        (Message("chair"), conference.presided_by),
        (Message("status"), words.say(status if count else Message("concept"))),
        (Message("version"), words.say(version)),
        (Message("names"), words.say(Message("full; for internal use"))),
    )
    return [Fields(tuple((words.heading(name), value) for name, value in pairs if value))]


def _opening(conference: Conference, words: Words) -> list[Block]:
    if not conference.purpose.strip():
        return []
    return [Heading(2, words.say(Message("Opening"))), Paragraph(conference.purpose)]


def _programme(material: Material, told: Told, words: Words) -> list[Block]:
    """The items that yielded something, in the order of the programme. The tables come with the first
    world café; without one, at the end."""
    tables = {place: notes for place, notes in told.items() if place.statement is not None}
    blocks: list[Block] = []
    for item in material.conference.agenda:
        notes = told.get(Place(item=item.id), ())
        cafe = item.kind is ItemKind.WORLD_CAFE and bool(tables)
        if not notes and not cafe:
            continue
        blocks.append(Heading(2, item.title))
        if cafe:
            blocks += _cafe(material.conference, item, tables, words)
            tables = {}
        if notes:
            blocks += _said(material, notes, words)
    lost = [place for place in told if place.item and material.conference.item(place.item) is None]
    for place in lost:
        blocks += [Heading(2, words.heading(place_name(material.conference, place)))]
        blocks.append(_points(told[place], words))
    if tables:
        blocks.append(Heading(2, words.say(Message("Tables"))))
        blocks += _tables(material.conference, tables, words)
    return blocks


def _said(material: Material, notes: tuple[Note, ...], words: Words) -> list[Block]:
    """The notes of an item, the chair's synthesis apart and last; what deepens a note stays with it."""
    summing_up = False
    said: list[Point] = []
    summed: list[Point] = []
    for note, depth in threaded(notes):
        summing_up = is_synthesis(material.state, note) if depth == 0 else summing_up
        (summed if summing_up else said).append(_point(note, depth, words))
    blocks: list[Block] = [Points(tuple(said))] if said else []
    if summed:
        blocks += [Heading(3, words.heading(Message("the chair's synthesis"))), Points(tuple(summed))]
    return blocks


def _points(notes: tuple[Note, ...], words: Words) -> Points:
    return Points(tuple(_point(note, depth, words) for note, depth in threaded(notes)))


def _point(note: Note, depth: int, words: Words, remark: str = "") -> Point:
    label = "" if note.kind in _UNLABELLED else words.heading(KIND_TEXT[note.kind])
    return Point(note.text, depth, label, remark)


def _cafe(conference: Conference, item: AgendaItem, tables: Told, words: Words) -> list[Block]:
    minutes = words.minutes(item.round_ms)
    if item.rotation is Rotation.STATEMENTS:
        how = Message.counted(
            "In {n} round of {minutes} minutes the sheets went from table to table. Each group read what"
            " the groups before it had left, and added to it.",
            "In {n} rounds of {minutes} minutes the sheets went from table to table. Each group read what"
            " the groups before it had left, and added to it.",
            n=item.rounds,
            minutes=minutes,
        )
    else:
        how = Message.counted(
            "In {n} round of {minutes} minutes mixed groups went from table to table. Each group read what"
            " the groups before it had left, and added to it.",
            "In {n} rounds of {minutes} minutes mixed groups went from table to table. Each group read what"
            " the groups before it had left, and added to it.",
            n=item.rounds,
            minutes=minutes,
        )
    rough = Message(
        "What follows is a rough rendering of what was said at the tables; it can contradict itself."
    )
    return [
        Paragraph(f"{words.say(how)} {words.say(rough)}"),
        *_tables(conference, tables, words),
        Heading(3, words.say(Message("Conclusion of the world café"))),
        Paragraph(words.say(Message("[To be written.]")), aside=True),
    ]


def _tables(conference: Conference, tables: Told, words: Words) -> list[Block]:
    known = {Place(statement=table.statement.number): table for table in conference.tables}
    blocks: list[Block] = []
    for place, table in known.items():
        blocks += [Heading(3, f"{place.statement}. {table.statement.theme}"), *_statement(table, words)]
        blocks += _rounds(tables.get(place, ()), words)
    for place in tables.keys() - known.keys():
        blocks.append(Heading(3, words.heading(place_name(conference, place))))
        blocks += _rounds(tables[place], words)
    return blocks


def _statement(table: Table, words: Words) -> list[Block]:
    if not table.statement.text.strip():
        return []
    return [Paragraph(table.statement.text, label=words.say(Message("Statement")))]


def _rounds(notes: tuple[Note, ...], words: Words) -> list[Block]:
    """The notes by round; what deepens a note stands under it, with its own round."""
    if not notes:
        return [Paragraph(words.say(Message("Nothing was written down here.")), aside=True)]
    rounds: dict[int | None, list[Point]] = {}
    begun: int | None = None
    for note, depth in threaded(notes):
        begun = note.round if depth == 0 else begun
        remark = words.say(_round_name(note.round)) if note.round != begun else ""
        rounds.setdefault(begun, []).append(_point(note, depth, words, remark))
    blocks: list[Block] = [
        Paragraph(words.say(Message("Concept: the notes as they were written down.")), aside=True)
    ]
    for number in sorted(rounds, key=lambda number: (number is None, number or 0)):
        blocks += [Heading(4, words.heading(_round_name(number))), Points(tuple(rounds[number]))]
    return blocks


def _round_name(number: int | None) -> Message:
    return Message("outside the rounds") if number is None else Message("round {number}", number=number)


def _agreements(material: Material, words: Words) -> list[Block]:
    """What was agreed at this conference; what was dropped since is in the list of agreements alone."""
    made = [
        each
        for each in material.agreements
        if each.conference == material.conference.id and each.status is not AgreementStatus.DROPPED
    ]
    blocks: list[Block] = [Heading(2, words.say(Message("Agreements")))]
    if not made:
        return [*blocks, Paragraph(words.say(Message("No agreements have been made.")), aside=True)]
    columns = (Message("nr"), Message("agreement"), Message("who"), Message("when"))
    rows = tuple(_agreement_row(each, words) for each in made)
    return [*blocks, Grid(tuple(words.heading(column) for column in columns), rows)]


def _agreement_row(agreement: Agreement, words: Words) -> tuple[str, ...]:
    return (str(agreement.number), agreement.text, ", ".join(agreement.owners), words.due(agreement))


def _close(material: Material, words: Words) -> list[Block]:
    here = material.conference
    later = [(day, name) for name, day in material.series_dates.items() if day > here.date]
    blocks: list[Block] = [Heading(2, words.say(Message("Close")))]
    if later:
        following = Message("The next conference of the series is on {date}.",
                            date=words.full_date(min(later)[0]))  # fmt: skip
        blocks.append(Paragraph(words.say(following)))
    gap = Message("[To be written: what is communicated, and to whom.]")
    return [*blocks, Paragraph(words.say(gap), aside=True)]


def _wall(told: Told, words: Words) -> list[Block]:
    notes = told.get(Place(), ())
    if not notes:
        return []
    blocks: list[Block] = [Heading(2, words.say(Message("Annex: {title}", title=WALL_NAME)))]
    return blocks + wall_blocks(notes, words, level=3)


def wall_blocks(notes: tuple[Note, ...], words: Words, level: int) -> list[Block]:
    """The wall by kind, what most said "me too" to first."""
    blocks: list[Block] = []
    for kind in WALL_KINDS:
        of_kind = sorted((note for note in notes if note.kind is kind), key=lambda note: -note.tally)
        if of_kind:
            points = tuple(
                Point(note.text, remark=f"+{note.tally}" if note.tally else "") for note in of_kind
            )
            blocks += [Heading(level, words.heading(KIND_TEXT[kind])), Points(points)]
    return blocks


def _timing(material: Material, words: Words) -> list[Block]:
    if not material.seen.items:
        return []
    columns = (Message("item"), Message("planned"), Message("actual"))
    rows = tuple(_timing_row(material.conference, view, words) for view in material.seen.items)
    return [
        Heading(2, words.say(Message("Annex: programme, planned and actual"))),
        Grid(tuple(words.heading(column) for column in columns), rows),
    ]


def _timing_row(conference: Conference, view: ItemView, words: Words) -> tuple[str, ...]:
    def between(start_ms: int, end_ms: int) -> str:
        return f"{words.clock(conference.local(start_ms))} – {words.clock(conference.local(end_ms))}"

    planned = between(view.planned_start_ms, view.planned_end_ms)
    if view.started_ms is not None and view.ended_ms is not None:
        return view.item.title, planned, between(view.started_ms, view.ended_ms)
    if view.started_ms is not None:
        began = Message("from {time}", time=words.clock(conference.local(view.started_ms)))
        return view.item.title, planned, words.say(began)
    return view.item.title, planned, words.say(_NOT_HELD.get(view.status, ""))


_NOT_HELD = {ItemStatus.SKIPPED: Message("skipped"), ItemStatus.PASSED: Message("not held")}
