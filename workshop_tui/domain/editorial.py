"""The secretariat's prose: an editorial text per place, what became of each note, the report's status.

Source: semantics, *From harvest to report*. A text is text; two things in it have a meaning for the
page: an empty line begins a new paragraph, and lines that begin with `- `, `* ` or `• ` are points of a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum

from workshop_tui.domain.conference import Conference, ItemKind
from workshop_tui.domain.notes import WALL, NoteState, Place


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


def place_of(key: str) -> Place | None:
    """The place whose notes a text is about; None for those about the day as a whole."""
    kind, _, name = key.partition(":")
    if kind in ("statement", "appeal") and name.isdecimal():
        return Place(statement=int(name))
    if kind == "item":
        return Place(item=name)
    return WALL if key == WALL_TEXT else None


def key_of(place: Place) -> str:
    """The key of the text about a place."""
    if place.item is not None:
        return item_key(place.item)
    return WALL_TEXT if place.statement is None else statement_key(place.statement)


def _of_tables(conference: Conference) -> list[str]:
    numbers = [table.statement.number for table in conference.tables]
    return [key for number in numbers for key in (statement_key(number), appeal_key(number))]


@dataclass(frozen=True)
class EditorialText:
    """The prose of one place as it reads now. `key` as in `text_keys`; `at_ms` UTC milliseconds and
    `by` of the reading in force; `revisions` counts the readings, 0 when there is none yet; `id` is that
    of the reading, empty when there is none."""

    key: str
    text: str = ""
    status: TextStatus = TextStatus.EMPTY
    at_ms: int = 0
    by: str = ""
    revisions: int = 0
    id: str = ""


@dataclass(frozen=True)
class TextReading:
    """One reading of an editorial text. `number` counts from 1, in the order of writing. `rests_on` is
    the id of the reading that it was made from, empty for the first: two that rest on the same were
    written at the same time, and both are kept (see `in_force` and `beside`). `settles` is the id of a
    reading that stood beside the text and is dealt with by this one, empty for none."""

    key: str
    number: int
    text: str
    status: TextStatus
    at_ms: int
    by: str
    rests_on: str = ""
    id: str = ""
    settles: str = ""


def line(readings: Sequence[TextReading]) -> tuple[TextReading, ...]:
    """The readings of one text that followed one another, the last being the one in force.

    Of several that rest on the same reading the earliest goes on (by instant, then by id), so the
    answer is the same on every laptop that holds the same readings.
    """
    following: dict[str, TextReading] = {}
    for reading in sorted(readings, key=_order):
        following.setdefault(reading.rests_on, reading)
    found: list[TextReading] = []
    reached = ""
    while reached in following:
        found.append(following.pop(reached))
        reached = found[-1].id
    return tuple(found)


def in_force(readings: Sequence[TextReading]) -> TextReading | None:
    """The reading that counts now; None when nothing was written."""
    found = line(readings)
    return found[-1] if found else None


def beside(readings: Sequence[TextReading]) -> tuple[TextReading, ...]:
    """What somebody else wrote at the same time and nobody has dealt with yet, the earliest first: the
    ends of what went on apart from the line in force, unless they read the same."""
    running = line(readings)
    if not running:
        return ()
    dealt = {reading.settles for reading in readings} | {reading.id for reading in running}
    rested = {reading.rests_on for reading in readings}
    now = running[-1]
    return tuple(
        reading
        for reading in sorted(readings, key=_order)
        if reading.id not in rested | dealt and (reading.text, reading.status) != (now.text, now.status)
    )


def _order(reading: TextReading) -> tuple[int, str]:
    return reading.at_ms, reading.id


def text_of(key: str, readings: Sequence[TextReading]) -> EditorialText:
    """The text with that key as its readings leave it."""
    now = in_force(readings)
    if now is None:
        return EditorialText(key)
    return EditorialText(key, now.text, now.status, now.at_ms, now.by, len(readings), now.id)


@dataclass(frozen=True)
class Mark:
    """What became of a note: `used` in the paragraph of the text with `key` that begins with
    `paragraph`, `left_out` for a `reason`, or `open` again. The last of a note holds, while the note is
    still so. `number` is the reading of the note that it made."""

    note: str
    state: NoteState
    key: str = ""
    paragraph: str = ""
    reason: str = ""
    at_ms: int = 0
    by: str = ""
    number: int = 0


@dataclass(frozen=True)
class Adopted:
    """A report as it was adopted: its `version` from 1, and on which date, by whom it was recorded."""

    version: int
    on: Date
    at_ms: int
    by: str


@dataclass(frozen=True)
class ReportChange:
    """One change of the report's status. `adopted`: version `version` was adopted on the date `on`, else
    it was reopened as that version. `document` is the report as adopted, as Markdown with full names;
    `whole` the conference as adopted, as JSON; both empty for a reopening."""

    version: int
    adopted: bool
    on: Date
    at_ms: int
    by: str
    document: str = ""
    whole: str = ""


@dataclass(frozen=True)
class ReportState:
    """How the report as a whole stands. `version` is the one that is being written or was adopted last:
    1 at first; reopening an adopted report makes the next."""

    status: ReportStatus = ReportStatus.CONCEPT
    version: int = 1
    adopted: tuple[Adopted, ...] = ()


def report_state(changes: Sequence[ReportChange]) -> ReportState:
    """How the report stands after these changes, in the order in which they were made."""
    done = tuple(Adopted(each.version, each.on, each.at_ms, each.by) for each in changes if each.adopted)
    if not changes:
        return ReportState()
    last = changes[-1]
    return ReportState(ReportStatus.ADOPTED if last.adopted else ReportStatus.CONCEPT, last.version, done)


@dataclass(frozen=True)
class Prose:
    """A part of an editorial text: a paragraph, or the points of a list. `first` is the number that a
    numbered list begins with, None for one that has no numbers."""

    paragraph: str = ""
    points: tuple[str, ...] = ()
    first: int | None = None


_POINT = re.compile(r"[^\S\n]{0,3}(?:[-*•–]|(?P<number>\d{1,3})[.)])[^\S\n]+(?P<said>\S.*)")
"""A point of a list as people type it, and as it comes out of a word processor."""


def prose(text: str) -> tuple[Prose, ...]:
    """The parts of an editorial text in their order. Lines of one paragraph stay apart by line ends; an
    indented line behind a point goes on with it, an empty line between two points does not part them.
    Lines with numbers that follow each other are a numbered list; one alone is a paragraph, for it may as
    well be a heading or a date."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _Parts(lines).read()


class _Parts:
    """Reads a text line by line."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._parts: list[Prose] = []
        self._paragraph: list[str] = []
        self._points: list[str] = []
        self._first: int | None = None

    def read(self) -> tuple[Prose, ...]:
        """All parts of it."""
        in_point = False
        for place, line in enumerate(self._lines):
            point = _POINT.fullmatch(line)
            number = int(point["number"]) if point and point["number"] else None
            if not line.strip():
                if self._paragraph:
                    self._close()
                in_point = False
            elif point is not None and (number is None or self._is_numbered(number, place)):
                if self._paragraph or not self._goes_on(number):
                    self._close()
                if not self._points:
                    self._first = number
                self._points.append(point["said"].rstrip())
                in_point = True
            elif in_point and line[0].isspace():
                self._points[-1] += f" {line.strip()}"
            else:
                if self._points:
                    self._close()
                in_point = False
                self._paragraph.append(line.rstrip())
        self._close()
        return tuple(self._parts)

    def _goes_on(self, number: int | None) -> bool:
        """Whether a point with that number belongs to the list that is being read."""
        expected = None if self._first is None else self._first + len(self._points)
        return not self._points or number == expected

    def _is_numbered(self, number: int, place: int) -> bool:
        """Whether the line is in a numbered list: the one before it or the next point has its number."""
        if self._points and self._first is not None and self._goes_on(number):
            return True
        for line in self._lines[place + 1 :]:
            point = _POINT.fullmatch(line)
            if point is not None:
                return bool(point["number"]) and int(point["number"]) == number + 1
            if line.strip() and not line[0].isspace():
                return False
        return False

    def _close(self) -> None:
        if self._paragraph:
            self._parts.append(Prose(paragraph="\n".join(self._paragraph)))
        if self._points:
            self._parts.append(Prose(points=tuple(self._points), first=self._first))
        self._paragraph, self._points, self._first = [], [], None
