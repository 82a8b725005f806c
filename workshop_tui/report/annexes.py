"""What stands behind the report: the wall, the programme as it went, the raw harvest, who was there."""

from __future__ import annotations

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.editorial import WALL_TEXT
from workshop_tui.domain.expectation import ItemStatus, ItemView
from workshop_tui.domain.material import Material
from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import WALL_KINDS, Note, NoteState, Place, threaded
from workshop_tui.report.document import Block, Grid, Heading, Point, Points
from workshop_tui.report.places import WALL_NAME, notes_by_place, place_name
from workshop_tui.report.telling import written
from workshop_tui.report.words import Words
from workshop_tui.wording import KIND_TEXT

NOTE_STATE_TEXT = {
    NoteState.OPEN: Message("open"),
    NoteState.USED: Message("used"),
    NoteState.LEFT_OUT: Message("left out"),
    NoteState.STRUCK: Message("struck out"),
}

NOT_HELD = {ItemStatus.SKIPPED: Message("skipped"), ItemStatus.PASSED: Message("not held")}


def wall(material: Material, told: dict[Place, tuple[Note, ...]], words: Words) -> list[Block]:
    """The wall: what was written about it, else its notes."""
    blocks = written(material, WALL_TEXT, words) or wall_blocks(told.get(Place(), ()), words, level=3)
    title = words.say(Message("Annex: {title}", title=WALL_NAME))
    return [Heading(2, title), *blocks] if blocks else []


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


def timing(material: Material, words: Words) -> list[Block]:
    """The programme, planned and as it went where anything began, and how long each organisation spoke."""
    if not material.seen.items:
        return []
    if all(view.started_ms is None for view in material.seen.items):
        return [Heading(2, words.say(Message("Annex: programme"))), _planned_grid(material, words)]
    title = Message("Annex: programme, planned and actual")
    return [Heading(2, words.say(title)), timing_grid(material, words), *speaking(material, words, level=3)]


def _planned_grid(material: Material, words: Words) -> Grid:
    """A row for each item: when it is to be. For a day without a clock, of which nothing else is known."""
    columns = (Message("item"), Message("planned"))
    rows = tuple(
        (view.item.title, held_times(material.conference, view, words)[0]) for view in material.seen.items
    )
    return Grid(tuple(words.heading(column) for column in columns), rows)


def speaking(material: Material, words: Words, level: int) -> list[Block]:
    """How long each organisation spoke, the longest first; nothing when none did."""
    if not material.speaking_ms:
        return []
    columns = (Message("organisation"), Message("speaking time"))
    rows = tuple((name, minutes_and_seconds(spent)) for name, spent in spoken(material))
    return [
        Heading(level, words.say(Message("Speaking time"))),
        Grid(tuple(words.heading(column) for column in columns), rows),
    ]


def spoken(material: Material) -> list[tuple[str, int]]:
    """Speaking time in milliseconds by organisation: who spoke longest first."""
    return sorted(material.speaking_ms.items(), key=lambda each: (-each[1], each[0]))


def timing_grid(material: Material, words: Words) -> Grid:
    """A row for each item: when it was to be, when it was."""
    columns = (Message("item"), Message("planned"), Message("actual"))
    rows = tuple(
        (view.item.title, *held_times(material.conference, view, words)) for view in material.seen.items
    )
    return Grid(tuple(words.heading(column) for column in columns), rows)


def minutes_and_seconds(duration_ms: int) -> str:
    """`3:10`: minutes and seconds."""
    seconds = (duration_ms + 500) // 1000
    return f"{seconds // 60}:{seconds % 60:02}"


def held_times(conference: Conference, view: ItemView, words: Words) -> tuple[str, str]:
    """The planned times of an item, and those it had."""
    planned = between(conference, view.planned_start_ms, view.planned_end_ms, words)
    if view.started_ms is not None and view.ended_ms is not None:
        return planned, between(conference, view.started_ms, view.ended_ms, words)
    if view.started_ms is not None:
        began = Message("from {time}", time=words.clock(conference.local(view.started_ms)))
        return planned, words.say(began)
    return planned, words.say(NOT_HELD.get(view.status, ""))


def between(conference: Conference, start_ms: int, end_ms: int, words: Words) -> str:
    """`10.05 – 10.15`."""
    return f"{words.clock(conference.local(start_ms))} – {words.clock(conference.local(end_ms))}"


def harvest(material: Material, words: Words) -> list[Block]:
    """All notes by place, as an annex."""
    blocks = harvest_blocks(material, words, level=3)
    return [Heading(2, words.say(Message("Annex: raw harvest"))), *blocks] if blocks else []


def harvest_blocks(material: Material, words: Words, level: int) -> list[Block]:
    """All notes by place, with what is known of each, those struck out too."""
    blocks: list[Block] = []
    for place, notes in notes_by_place(material).items():
        blocks.append(Heading(level, words.heading(place_name(material.conference, place))))
        points = [
            Point(note.text, depth, words.heading(KIND_TEXT[note.kind]), _remark(material, note, words))
            for note, depth in threaded(notes)
        ]
        blocks.append(Points(tuple(points)))
    return blocks


def _remark(material: Material, note: Note, words: Words) -> str:
    parts: list[str] = []
    if note.round is not None:
        parts.append(words.say(Message("round {number}", number=note.round)))
    if note.group is not None:
        parts.append(words.say(Message("group {group}", group=note.group)))
    if note.organisation is not None:
        parts.append(note.organisation)
    if note.tally:
        parts.append(f"+{note.tally}")
    parts.append(words.time(material.conference.local(note.at_ms)))
    state = material.state_of(note)
    if state is not NoteState.OPEN:
        mark = material.marks.get(note.id)
        reason = mark.reason if mark is not None and state is NoteState.LEFT_OUT else ""
        parts.append(words.say(NOTE_STATE_TEXT[state]) + (f": {reason}" if reason else ""))
    return ", ".join(parts)


def participants(conference: Conference, words: Words) -> list[Block]:
    """Who was there."""
    if not conference.participants:
        return []
    columns = (Message("name"), Message("role"), Message("organisation"), Message("group"))
    rows = tuple(
        (each.name, each.role, each.organisation or "", each.group or "") for each in conference.participants
    )
    return [
        Heading(2, words.say(Message("Annex: participants"))),
        Grid(tuple(words.heading(column) for column in columns), rows),
    ]
