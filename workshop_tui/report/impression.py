"""The report of the day (impressieverslag), in the order of documents.md, *The report, in order*.

Prose where the secretariat has written it; where it has not yet, the notes stand as lists, marked
concept. What was struck out or left out is not in it; who said something, and with which group, never is.
"""

from __future__ import annotations

from workshop_tui.domain.agreements import Agreement, AgreementStatus
from workshop_tui.domain.conference import AgendaItem, Conference, ItemKind, Rotation, Table
from workshop_tui.domain.editorial import (
    CLOSE,
    CONCLUSION,
    OPENING,
    appeal_key,
    item_key,
    statement_key,
)
from workshop_tui.domain.material import Material
from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import Note, NoteState, Place
from workshop_tui.report import annexes
from workshop_tui.report.document import Block, Document, Fields, Grid, Heading, Paragraph
from workshop_tui.report.earlier import earlier
from workshop_tui.report.flow import unwrapped
from workshop_tui.report.options import PLAIN, Names, Options
from workshop_tui.report.places import notes_by_place, place_name
from workshop_tui.report.positions import in_report
from workshop_tui.report.sections import chosen_sections
from workshop_tui.report.telling import (
    gap,
    has_text,
    is_adopted,
    is_unfinished,
    open_appeals,
    points,
    rounds,
    said,
    unedited,
    written,
)
from workshop_tui.report.words import Words

_HIDDEN = (NoteState.STRUCK, NoteState.LEFT_OUT)

Told = dict[Place, tuple[Note, ...]]

NAMES_TEXT = {
    Names.FULL: Message("full; for internal use"),
    Names.ROLE: Message("by role"),
    Names.OMIT: Message("left out"),
}

LANGUAGE_TEXT = {"nl": Message("Dutch"), "en": Message("English")}


def report(material: Material, words: Words, options: Options = PLAIN) -> Document:
    """The report of the conference, as far as it has come. Raises UsageError for sections that there
    are not."""
    told = _told(material)
    conference = material.conference
    blocks = _title_block(material, told, words, options)
    chosen = chosen_sections(conference, options)
    for place, name in enumerate(chosen):
        following = chosen[place + 1 : place + 3]
        if name == "items":
            blocks += _programme(material, told, words, following)
        elif name == "tables" and not _within(chosen, place):
            blocks += _tables_alone(material, told, words, concluded=following[:1] == ("conclusion",))
        elif name == "conclusion" and not (place and chosen[place - 1] == "tables"):
            blocks += _conclusion(material, words, level=2)
        else:
            blocks += _section(name, material, told, words)
    day = words.full_date(conference.date)
    return Document(
        conference.title,
        words.language,
        tuple(blocks),
        author=conference.organiser,
        subject=words.say(Message("Report of the day, {date}", date=day)),
        made_ms=material.made_ms,
    )


def _within(chosen: tuple[str, ...], place: int) -> bool:
    """Whether the tables are told where they are in the programme."""
    return place > 0 and chosen[place - 1] == "items"


def _section(name: str, material: Material, told: Told, words: Words) -> list[Block]:
    match name:
        case "opening":
            return _opening(material, words)
        case "positions":
            return in_report(material, words)
        case "agreements":
            return _agreements(material, words)
        case "close":
            return _close(material, words)
        case "wall":
            return annexes.wall(material, told, words)
        case "timing":
            return annexes.timing(material, words)
        case "harvest":
            return annexes.harvest(material, words)
        case "participants":
            return annexes.participants(material.conference, words)
    return []


def _told(material: Material) -> Told:
    found: Told = {}
    for place, notes in notes_by_place(material).items():
        kept = tuple(note for note in notes if material.state_of(note) not in _HIDDEN)
        if kept:
            found[place] = kept
    return found


def _title_block(material: Material, told: Told, words: Words, options: Options) -> list[Block]:
    conference = material.conference
    series = conference.series or ""
    if series and conference.number is not None:
        series = words.say(Message("{series}, number {number}", series=series, number=conference.number))
    pairs = (
        (Message("kind of document"), words.say(Message("report of the day"))),
        (Message("series"), series),
        (Message("date"), words.full_date(conference.date)),
        (Message("location"), conference.location),
        (Message("organiser"), conference.organiser),
        (Message("chair"), conference.presided_by),
        (Message("status"), words.say(_status(material, told, words))),
        (Message("version"), words.say(_version(material, words))),
        (Message("names"), words.say(NAMES_TEXT[options.names])),
        (Message("language"), words.say(LANGUAGE_TEXT[words.language])),
    )
    return [Fields(tuple((words.heading(name), value) for name, value in pairs if value))]


def _status(material: Material, told: Told, words: Words) -> Message:
    """Only a concept says how many notes are still open."""
    if is_adopted(material):
        on = material.report.adopted[-1].on if material.report.adopted else None
        return Message("adopted on {date}", date=words.date(on)) if on else Message("adopted")
    count = sum(material.state_of(note) is NoteState.OPEN for notes in told.values() for note in notes)
    if not count:
        return Message("concept")
    return Message.counted(
        "concept; {n} note has not been edited", "concept; {n} notes have not been edited", n=count
    )


def _version(material: Material, words: Words) -> Message:
    if is_adopted(material):
        return Message("{number}", number=material.report.version)
    as_of = words.as_of(material.conference.local(material.made_ms))
    return Message("{number}, {moment}", number=material.report.version, moment=as_of)


def _opening(material: Material, words: Words) -> list[Block]:
    """Welcome, occasion, purpose: as written, else the purpose of the session file."""
    blocks = written(material, OPENING, words)
    if not blocks and material.conference.purpose.strip():
        blocks = [Paragraph(unwrapped(material.conference.purpose))]
    return [Heading(2, words.say(Message("Opening"))), *blocks] if blocks else []


def _programme(material: Material, told: Told, words: Words, following: tuple[str, ...]) -> list[Block]:
    """The items that yielded something, in the order of the programme. Where the tables are the section
    that follows, they come with the first world café; without one, at the end."""
    conference = material.conference
    waiting = following[:1] == ("tables",) and _tables_told(material, told)
    concluded = following == ("tables", "conclusion")
    blocks: list[Block] = []
    for item in conference.agenda:
        text = written(material, item_key(item.id), words)
        own = text or said(material, told.get(Place(item=item.id), ()), words)
        cafe = item.kind is ItemKind.WORLD_CAFE and waiting
        if own or cafe:
            blocks.append(Heading(2, item.title))
        blocks += text
        if cafe:
            blocks += [*_cafe(item, words, told_how=bool(text)), *_tables(material, told, words)]
            blocks += _conclusion(material, words, level=3) if concluded else []
            waiting = False
        blocks += [] if text else own
    lost = [place for place in told if place.item and conference.item(place.item) is None]
    for place in lost:
        blocks.append(Heading(2, words.heading(place_name(conference, place))))
        blocks += [unedited(material, words), points(told[place], words)]
    if waiting:
        blocks += [Heading(2, words.say(Message("Tables"))), *_tables(material, told, words)]
        blocks += _conclusion(material, words, level=3) if concluded and _concludes(material) else []
    return blocks


def _tables_alone(material: Material, told: Told, words: Words, *, concluded: bool) -> list[Block]:
    """The world café apart from the programme."""
    if not _tables_told(material, told):
        return []
    cafe = next((item for item in material.conference.agenda if item.kind is ItemKind.WORLD_CAFE), None)
    title = words.say(Message("Tables")) if cafe is None else cafe.title
    blocks: list[Block] = [Heading(2, title), *([] if cafe is None else _cafe(cafe, words))]
    blocks += _tables(material, told, words)
    if concluded and (cafe is not None or _concludes(material)):
        blocks += _conclusion(material, words, level=3)
    return blocks


def _tables_told(material: Material, told: Told) -> bool:
    numbers = [table.statement.number for table in material.conference.tables]
    wanted = [CONCLUSION, *(key(number) for number in numbers for key in (statement_key, appeal_key))]
    return any(place.statement is not None for place in told) or any(
        has_text(material, key) for key in wanted
    )


def _concludes(material: Material) -> bool:
    return has_text(material, CONCLUSION)


def _conclusion(material: Material, words: Words, level: int) -> list[Block]:
    blocks = written(material, CONCLUSION, words) or gap(material, Message("[To be written.]"), words)
    title = words.say(Message("Conclusion of the world café"))
    return [Heading(level, title), *blocks] if blocks else []


def _cafe(item: AgendaItem, words: Words, *, told_how: bool = False) -> list[Block]:
    """How it worked, unless the secretariat has told how; and that it is a rough rendering."""
    rough = words.say(
        Message("What follows is a rough rendering of what was said at the tables; it can contradict itself.")
    )
    return [Paragraph(rough if told_how else f"{_how_it_worked(item, words)} {rough}")]


def _how_it_worked(item: AgendaItem, words: Words) -> str:
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
    return words.say(how)


def _tables(material: Material, told: Told, words: Words) -> list[Block]:
    conference = material.conference
    known = {Place(statement=table.statement.number): table for table in conference.tables}
    blocks: list[Block] = []
    for place, table in known.items():
        blocks += [Heading(3, f"{place.statement}. {table.statement.theme}"), *_statement(table, words)]
        blocks += _of_table(material, table, told.get(place, ()), words)
    gone = [place for place in told if place.statement is not None and place not in known]
    for place in gone:
        blocks.append(Heading(3, words.heading(place_name(conference, place))))
        blocks += rounds(material, told[place], words)
    return blocks


def _of_table(material: Material, table: Table, notes: tuple[Note, ...], words: Words) -> list[Block]:
    """The text and the appeal; the appeals as they were noted while nobody has written it."""
    number = table.statement.number
    text_key = statement_key(number)
    text = written(material, text_key, words)
    label = words.say(Message("Appeal"))
    appeal = written(
        material, appeal_key(number), words, label=label, said_before=is_unfinished(material, text_key)
    )
    if text and not appeal:
        waiting = open_appeals(material, notes)
        appeal = [points(waiting, words)] if waiting else []
    return [*(text or rounds(material, notes, words)), *appeal]


def _statement(table: Table, words: Words) -> list[Block]:
    if not table.statement.text.strip():
        return []
    return [Paragraph(table.statement.text, label=words.say(Message("Statement")))]


def _agreements(material: Material, words: Words) -> list[Block]:
    """What was agreed at this conference, and what became of what was agreed before; what was dropped
    since is in the list of agreements alone."""
    made = [
        each
        for each in material.agreements
        if each.conference == material.conference.id and each.status is not AgreementStatus.DROPPED
    ]
    blocks: list[Block] = [Heading(2, words.say(Message("Agreements")))]
    if not made:
        none = Paragraph(words.say(Message("No agreements have been made.")), aside=True)
        return [*blocks, none, *earlier(material, words)]
    columns = (Message("nr"), Message("agreement"), Message("who"), Message("when"))
    rows = tuple(_agreement_row(each, words) for each in made)
    table = Grid(tuple(words.heading(column) for column in columns), rows)
    opened = Message.counted("At this conference {n} agreement was made:",
                             "At this conference {n} agreements were made:", n=len(made))  # fmt: skip
    return [*blocks, Paragraph(words.say(opened)), table, *earlier(material, words)]


def _agreement_row(agreement: Agreement, words: Words) -> tuple[str, ...]:
    """The explanation stands under what was agreed, as it does in a report that was written by hand."""
    text = "\n".join(part for part in (agreement.text, agreement.explanation or "") if part)
    return (str(agreement.number), text, ", ".join(agreement.owners), words.due(agreement))


def _close(material: Material, words: Words) -> list[Block]:
    here: Conference = material.conference
    later = [(day, name) for name, day in material.series_dates.items() if day > here.date]
    blocks: list[Block] = [Heading(2, words.say(Message("Close")))]
    if later:
        following = Message("The next conference of the series is on {date}.",
                            date=words.full_date(min(later)[0]))  # fmt: skip
        blocks.append(Paragraph(words.say(following)))
    missing = Message("[To be written: what is communicated, and to whom.]")
    blocks += written(material, CLOSE, words) or gap(material, missing, words)
    return blocks if len(blocks) > 1 else []
