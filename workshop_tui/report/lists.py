"""The list of agreements, the raw harvest, the wall: to read, and as sheets. All of them internal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as Date

from workshop_tui.domain.agreements import Agreement
from workshop_tui.domain.material import Material
from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import WALL, WALL_KINDS, Note, NoteState
from workshop_tui.report.annexes import NOTE_STATE_TEXT, harvest_blocks, wall_blocks
from workshop_tui.report.as_json import Json, note_json
from workshop_tui.report.document import Block, Cell, Document, Grid, Paragraph, Sheet
from workshop_tui.report.options import PLAIN, Names, Options
from workshop_tui.report.places import notes_by_place, place_name, table_of
from workshop_tui.report.words import Words
from workshop_tui.wording import KIND_TEXT, STATUS_TEXT

Row = tuple[Cell, ...]

_AGREEMENT_COLUMNS = (
    Message("nr"),
    Message("agreement"),
    Message("who"),
    Message("when"),
    Message("status"),
    Message("origin"),
    Message("explanation"),
    Message("settled on"),
)


def ordered_agreements(material: Material) -> tuple[Agreement, ...]:
    """The agreements of the series: open ones first, and of those what is overdue."""
    today = _today(material)
    return tuple(
        sorted(
            material.agreements,
            key=lambda each: (not each.is_open, not each.is_overdue(today), each.number),
        )
    )


def agreements(material: Material, words: Words, options: Options = PLAIN) -> Document:
    """The list of agreements, with what happened to each since."""
    conference = material.conference
    title = Message("Agreements: {title}", title=conference.series or conference.title)
    found = ordered_agreements(material)
    blocks: list[Block] = [_as_of(material, words)]
    if found:
        columns = tuple(words.heading(column) for column in _AGREEMENT_COLUMNS)
        rows = tuple(_agreement_row(material, each, words) for each in found)
        blocks.append(Grid(columns, rows))
    else:
        blocks.append(Paragraph(words.say(Message("No agreements have been made.")), aside=True))
    return replace(_document(material, words, title, blocks), wide=True)


def _agreement_row(material: Material, agreement: Agreement, words: Words) -> tuple[str, ...]:
    settled = "" if agreement.settled_on is None else words.date(agreement.settled_on)
    missing = [words.heading(warning) for warning in agreement.warnings()]
    told = [agreement.explanation or "", *_since(material, agreement, words), *missing]
    return (
        str(agreement.number),
        agreement.text,
        ", ".join(agreement.owners),
        words.due(agreement),
        _status(material, agreement, words),
        _origin(material, agreement, words),
        "\n".join(part for part in told if part),
        settled,
    )


def _status(material: Material, agreement: Agreement, words: Words) -> str:
    status = words.say(STATUS_TEXT[agreement.status])
    if agreement.is_overdue(_today(material)):
        return words.say(Message("{status}, overdue", status=status))
    return status


def _since(material: Material, agreement: Agreement, words: Words) -> list[str]:
    """What was remarked on an agreement, each with its date."""
    return [
        f"{words.date(material.conference.local(change.at_ms).date())}: {change.remark}"
        for change in material.histories.get(agreement.number, ())
        if change.remark.strip()
    ]


def _origin(material: Material, agreement: Agreement, words: Words) -> str:
    conference = material.conference
    if agreement.conference != conference.id:
        return material.conference_title(agreement.conference)
    if agreement.table is not None:
        table = table_of(conference, agreement.table)
        theme = "" if table is None else table.statement.theme
        return words.say(Message("table {number}: {theme}", number=agreement.table, theme=theme))
    item = None if agreement.item is None else conference.item(agreement.item)
    return conference.title if item is None else item.title


def agreement_sheets(material: Material, words: Words, options: Options = PLAIN) -> tuple[Sheet, ...]:
    """The list of agreements, a row for each; `due on` is the date that follows from what was said."""
    columns = (*_AGREEMENT_COLUMNS[:4], Message("due on"), *_AGREEMENT_COLUMNS[4:], Message("since"),
               Message("missing"))  # fmt: skip
    rows = tuple(
        (
            each.number,
            each.text,
            ", ".join(each.owners),
            words.due(each),
            each.due_on,
            _status(material, each, words),
            _origin(material, each, words),
            each.explanation,
            each.settled_on,
            "\n".join(_since(material, each, words)),
            "; ".join(words.say(warning) for warning in each.warnings()),
        )
        for each in ordered_agreements(material)
    )
    header = tuple(words.heading(column) for column in columns)
    return (Sheet(header, rows, words.heading(Message("agreements"))),)


def harvest(material: Material, words: Words, options: Options = PLAIN) -> Document:
    """All notes by place, with what is known of each, those struck out too."""
    title = Message("Harvest: {title}", title=material.conference.title)
    blocks: list[Block] = [_as_of(material, words), *_internal(words, options)]
    blocks += harvest_blocks(material, words, level=2) or [_nothing(words)]
    return _document(material, words, title, blocks)


def harvest_sheets(material: Material, words: Words, options: Options = PLAIN) -> tuple[Sheet, ...]:
    """A row for each note: tables first, then the programme, then the wall."""
    columns = (
        Message("table"), Message("theme"), Message("item"), Message("round"), Message("group"),
        Message("organisation"), Message("kind"), Message("text"), Message("me too"), Message("status"),
        Message("date"), Message("time"), Message("typed by"), Message("replies to"), Message("id"),
    )  # fmt: skip
    rows = tuple(
        _note_row(material, note, words) for notes in notes_by_place(material).values() for note in notes
    )
    return (_sheet(Message("harvest"), columns, rows, words, options),)


_INTERNAL = (Message("group"), Message("organisation"), Message("typed by"))


def _sheet(
    name: Message, columns: tuple[Message, ...], rows: tuple[Row, ...], words: Words, options: Options
) -> Sheet:
    """A sheet of notes; without the columns that are for inside the house when it is published."""
    shown = [
        place
        for place, column in enumerate(columns)
        if options.names is Names.FULL or column not in _INTERNAL
    ]
    return Sheet(
        tuple(words.heading(columns[place]) for place in shown),
        tuple(tuple(row[place] for place in shown) for row in rows),
        words.heading(name),
    )


def _note_row(material: Material, note: Note, words: Words) -> Row:
    conference = material.conference
    table = table_of(conference, note.place.statement)
    local = conference.local(note.at_ms)
    return (
        note.place.statement,
        None if table is None else table.statement.theme,
        words.say(place_name(conference, note.place)) if note.place.statement is None else None,
        note.round,
        note.group,
        note.organisation,
        words.say(KIND_TEXT[note.kind]),
        note.text,
        note.tally if note.place.is_wall else None,
        words.say(NOTE_STATE_TEXT[material.state_of(note)]),
        local.date(),
        f"{local:%H:%M:%S}",
        note.typed_by,
        note.replies_to,
        note.id,
    )


def wall(material: Material, words: Words, options: Options = PLAIN) -> Document:
    """The wall by kind, what most said "me too" to first; without what was struck out."""
    notes = tuple(note for note in wall_notes(material) if note.state is not NoteState.STRUCK)
    title = Message("Wall: {title}", title=material.conference.title)
    blocks = [_as_of(material, words), *(wall_blocks(notes, words, level=2) or [_nothing(words)])]
    return _document(material, words, title, blocks)


def wall_notes(material: Material) -> tuple[Note, ...]:
    """The notes on the wall by kind, what most said "me too" to first."""
    notes = notes_by_place(material).get(WALL, ())
    return tuple(sorted(notes, key=lambda note: (WALL_KINDS.index(note.kind), -note.tally)))


def wall_json(material: Material) -> list[Json]:
    """The notes on the wall, as `note list --json` gives them."""
    return [note_json(note) for note in wall_notes(material)]


def wall_sheets(material: Material, words: Words, options: Options = PLAIN) -> tuple[Sheet, ...]:
    """A row for each note on the wall."""
    columns = (
        Message("kind"), Message("text"), Message("me too"), Message("status"), Message("date"),
        Message("time"), Message("typed by"), Message("id"),
    )  # fmt: skip
    rows: list[Row] = []
    for note in wall_notes(material):
        local = material.conference.local(note.at_ms)
        rows.append(
            (
                words.say(KIND_TEXT[note.kind]),
                note.text,
                note.tally,
                words.say(NOTE_STATE_TEXT[material.state_of(note)]),
                local.date(),
                f"{local:%H:%M:%S}",
                note.typed_by,
                note.id,
            )
        )
    return (_sheet(Message("wall"), columns, tuple(rows), words, options),)


def _today(material: Material) -> Date:
    return material.conference.local(material.made_ms).date()


def _as_of(material: Material, words: Words) -> Block:
    as_of = words.as_of(material.conference.local(material.made_ms))
    return Paragraph(words.heading(as_of), aside=True)


def _internal(words: Words, options: Options) -> list[Block]:
    if options.names is not Names.FULL:
        return [Paragraph(words.say(Message("Not edited.")), aside=True)]
    said = Message("For internal use: not edited, with groups and organisations.")
    return [Paragraph(words.say(said), aside=True)]


def _document(material: Material, words: Words, title: Message, blocks: list[Block]) -> Document:
    """A list as a document that comes from the organiser."""
    said = words.say(title)
    return Document(
        said,
        words.language,
        tuple(blocks),
        author=material.conference.organiser,
        subject=said,
        made_ms=material.made_ms,
    )


def _nothing(words: Words) -> Block:
    return Paragraph(words.say(Message("Nothing has been written down yet.")), aside=True)
