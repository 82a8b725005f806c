"""The secretariat's prose: an editorial text per place, what became of each note, the report's status.

Source: semantics, *From harvest to report*. A text is text; two things in it have a meaning for the
page: an empty line begins a new paragraph, and lines that begin with `- ` are points of a list.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum

from workshop_tui.domain.conference import Conference, ItemKind
from workshop_tui.domain.notes import NoteState


class TextStatus(StrEnum):
    """How far an editorial text has come."""

    EMPTY = "empty"
    CONCEPT = "concept"
    READY = "ready"


class ReportStatus(StrEnum):
    """A report is a concept until it is adopted (vastgesteld); an adopted one is locked."""

    CONCEPT = "concept"
    ADOPTED = "adopted"


OPENING = "opening"
CONCLUSION = "conclusion"
"""The conclusion of the world café."""
WALL_TEXT = "wall"
CLOSE = "close"


def item_key(item_id: str) -> str:
    """The key of the text about an agenda item."""
    return f"item:{item_id}"


def statement_key(number: int) -> str:
    """The key of the text about a statement's sheet."""
    return f"statement:{number}"


def appeal_key(number: int) -> str:
    """The key of the appeal that goes out from a statement's table."""
    return f"appeal:{number}"


def text_keys(conference: Conference) -> tuple[str, ...]:
    """The keys of all texts that a report of the conference can have, in the order of the report."""
    keys = [OPENING]
    cafe = False
    for item in conference.agenda:
        keys.append(item_key(item.id))
        if item.kind is ItemKind.WORLD_CAFE and not cafe:
            cafe = True
            keys += _of_tables(conference)
            keys.append(CONCLUSION)
    if not cafe:
        keys += _of_tables(conference)
    return (*keys, WALL_TEXT, CLOSE)


def _of_tables(conference: Conference) -> list[str]:
    numbers = [table.statement.number for table in conference.tables]
    return [key for number in numbers for key in (statement_key(number), appeal_key(number))]


@dataclass(frozen=True)
class EditorialText:
    """The prose of one place as it reads now. `key` as in `text_keys`; `at_ms` UTC milliseconds and
    `by` of the last reading; `revisions` counts the readings, 0 when there is none yet."""

    key: str
    text: str = ""
    status: TextStatus = TextStatus.EMPTY
    at_ms: int = 0
    by: str = ""
    revisions: int = 0


@dataclass(frozen=True)
class TextReading:
    """One reading of an editorial text. `number` counts from 1. `rests_on` is the number of the reading
    that it was made from: two that rest on the same were written at the same time, and both are kept."""

    key: str
    number: int
    text: str
    status: TextStatus
    at_ms: int
    by: str
    rests_on: int = 0


@dataclass(frozen=True)
class Mark:
    """What became of a note: `used` in the paragraph of the text with `key` that begins with
    `paragraph`, `left_out` for a `reason`, or `open` again. The last of a note holds."""

    note: str
    state: NoteState
    key: str = ""
    paragraph: str = ""
    reason: str = ""
    at_ms: int = 0
    by: str = ""


@dataclass(frozen=True)
class Adopted:
    """A report as it was adopted: its `version` from 1, and on which date, by whom it was recorded."""

    version: int
    on: Date
    at_ms: int
    by: str


@dataclass(frozen=True)
class ReportState:
    """How the report as a whole stands. `version` is the one that is being written or was adopted last:
    1 at first; reopening an adopted report makes the next."""

    status: ReportStatus = ReportStatus.CONCEPT
    version: int = 1
    adopted: tuple[Adopted, ...] = ()


@dataclass(frozen=True)
class Prose:
    """A part of an editorial text: a paragraph, or the points of a list."""

    paragraph: str = ""
    points: tuple[str, ...] = ()


def prose(text: str) -> tuple[Prose, ...]:
    """The parts of an editorial text in their order. Lines of one paragraph stay apart by line ends."""
    parts: list[Prose] = []
    lines: list[str] = []
    points: list[str] = []

    def close() -> None:
        if lines:
            parts.append(Prose(paragraph="\n".join(lines)))
            lines.clear()
        if points:
            parts.append(Prose(points=tuple(points)))
            points.clear()

    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if not line.strip():
            close()
        elif line.startswith("- ") and line[2:].strip():
            if lines:
                close()
            points.append(line[2:].strip())
        elif points:
            close()
            lines.append(line.rstrip())
        else:
            lines.append(line.rstrip())
    close()
    return tuple(parts)
