"""Where notes belong, in the order of a document: tables, programme, wall."""

from __future__ import annotations

from workshop_tui.domain.conference import Conference, Table
from workshop_tui.domain.editorial import CLOSE, CONCLUSION, OPENING, place_of
from workshop_tui.domain.material import Material
from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import WALL, Note, Place

WALL_NAME = Message("wall of complaints, wishes and compliments")


def table_of(conference: Conference, statement: int | None) -> Table | None:
    """The table at which a statement's sheet began; None when there is none any more."""
    return next((table for table in conference.tables if table.statement.number == statement), None)


def place_name(conference: Conference, place: Place) -> Message | str:
    """What a place is called."""
    if place.item is not None:
        item = conference.item(place.item)
        return place.item if item is None else item.title
    if place.statement is None:
        return WALL_NAME
    table = table_of(conference, place.statement)
    if table is None:
        return Message("table {number}", number=place.statement)
    return Message("table {number}: {theme}", number=place.statement, theme=table.statement.theme)


def text_name(conference: Conference, key: str) -> Message | str:
    """What the place of an editorial text is called."""
    fixed = {
        OPENING: Message("opening"),
        CONCLUSION: Message("conclusion of the world café"),
        CLOSE: Message("close of the report"),
    }
    place = place_of(key)
    if place is None:
        return fixed.get(key, key)
    name = place_name(conference, place)
    return Message("appeal of {place}", place=name) if key.startswith("appeal:") else name


def notes_by_place(material: Material) -> dict[Place, tuple[Note, ...]]:
    """The notes of each place that has any, in the order of capture: tables first, then the programme,
    then what has lost its place since, then the wall."""
    found: dict[Place, list[Note]] = {}
    for table in material.conference.tables:
        found[Place(statement=table.statement.number)] = []
    for item in material.conference.agenda:
        found[Place(item=item.id)] = []
    on_the_wall: list[Note] = []
    for note in material.notes:
        (on_the_wall if note.place.is_wall else found.setdefault(note.place, [])).append(note)
    found[WALL] = on_the_wall
    return {place: tuple(notes) for place, notes in found.items() if notes}
