"""What was said: notes, the places they belong to, and the marks a typist may put before one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NoteKind(StrEnum):
    """What a note does. The first five are said at tables and in items, the others on the wall."""

    REACTION = "reaction"
    ADDITION = "addition"
    CONTRADICTION = "contradiction"
    QUESTION = "question"
    APPEAL = "appeal"
    COMPLAINT = "complaint"
    WISH = "wish"
    COMPLIMENT = "compliment"


TABLE_KINDS = (
    NoteKind.REACTION,
    NoteKind.ADDITION,
    NoteKind.CONTRADICTION,
    NoteKind.QUESTION,
    NoteKind.APPEAL,
)
WALL_KINDS = (NoteKind.COMPLAINT, NoteKind.WISH, NoteKind.COMPLIMENT)


class NoteState(StrEnum):
    """Where a note stands in the editing of the harvest; `struck` is struck out, never removed."""

    OPEN = "open"
    USED = "used"
    LEFT_OUT = "left_out"
    STRUCK = "struck"


@dataclass(frozen=True)
class Place:
    """Where a note belongs: exactly one of a statement, an agenda item, or the wall.

    `statement` is the number of the statement's sheet, which in `rotation: statements` is not
    always the table that it lies on.
    """

    statement: int | None = None
    item: str | None = None

    @property
    def is_wall(self) -> bool:
        """True for the wall, which belongs to no table and no item."""
        return self.statement is None and self.item is None


WALL = Place()


@dataclass(frozen=True)
class Note:
    """One thing that was said, as it reads now; its earlier readings are its revisions.

    `id` is a UUIDv7 in hexadecimal with hyphens. `round` (from 1), `group` and `organisation` are
    None where they do not apply. `at_ms` is UTC milliseconds of the capture. `typed_by` says who
    held the keyboard, never who spoke. `revisions` counts from 1, the note as captured.
    """

    id: str
    conference: str
    place: Place
    kind: NoteKind
    text: str
    at_ms: int
    round: int | None = None
    group: str | None = None
    organisation: str | None = None
    replies_to: str | None = None
    typed_by: str = ""
    state: NoteState = NoteState.OPEN
    tally: int = 0
    revisions: int = 1


@dataclass(frozen=True)
class Revision:
    """One reading of a note: what changed it (`captured`, `edited`, `kind`, `struck`, `restored`),
    who did, and how the note read after it. `number` counts from 1."""

    note: str
    number: int
    action: str
    at_ms: int
    by: str
    kind: NoteKind
    text: str
    state: NoteState


@dataclass(frozen=True)
class Entry:
    """What was typed into a note's input: the text, the kind its mark asks for (None: the default),
    and whether it deepens the last note."""

    text: str
    kind: NoteKind | None = None
    deepens: bool = False


_MARKS = {"!": NoteKind.CONTRADICTION, "?": NoteKind.QUESTION, "+": NoteKind.ADDITION}


def read_entry(typed: str) -> Entry:
    """Reads a first character `!`, `?`, `+` or `>` with a space behind it as a mark (interface 3).

    Anything else is text, whole: a note may begin with any of these characters without the space.
    """
    text = typed.strip("\n")
    if len(text) > 1 and text[1] == " ":
        if text[0] in _MARKS:
            return Entry(text[2:], _MARKS[text[0]])
        if text[0] == ">":
            return Entry(text[2:], None, deepens=True)
    return Entry(text)


def default_kind(place: Place, round_number: int | None) -> NoteKind:
    """The kind of a note that does not say: an addition from round 2 on, else a reaction."""
    if place.statement is not None and (round_number or 1) > 1:
        return NoteKind.ADDITION
    return NoteKind.REACTION


def threaded(notes: tuple[Note, ...]) -> tuple[tuple[Note, int], ...]:
    """Notes in their order, each reply directly under what it deepens, with its depth (from 0).

    A reply whose parent is not among the notes stands at depth 0 in its own place. Notes that answer
    one another in a ring come last: none is ever left out.
    """
    known = {note.id for note in notes}
    children: dict[str | None, list[Note]] = {}
    for note in notes:
        parent = note.replies_to if note.replies_to in known else None
        children.setdefault(parent, []).append(note)
    placed: dict[str, tuple[Note, int]] = {}
    for first in (*children.get(None, []), *notes):
        waiting = [(first, 0)]
        while waiting:
            note, depth = waiting.pop()
            if note.id not in placed:
                placed[note.id] = note, depth
                waiting.extend((reply, depth + 1) for reply in reversed(children.get(note.id, [])))
    return tuple(placed.values())
