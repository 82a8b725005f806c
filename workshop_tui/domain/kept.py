"""What is kept of a conference beside the day and the harvest: the versions of its definition, the
dates that it had, what was chosen, each "me too"."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Date
from typing import TYPE_CHECKING

from workshop_tui.domain.conference import Conference, Participant

if TYPE_CHECKING:
    from workshop_tui.domain.editorial import Mark, ReportChange
    from workshop_tui.domain.note_editing import EditingAction, NoteMove, NoteOrigin


@dataclass(frozen=True)
class DefinitionVersion:
    """One version of the definition, as the session file said it (on the file's date). `source_text` is
    the file's, empty for what was changed on the screen; `taken_ms` is when it was stored."""

    version: int
    defined: Conference
    source_path: str
    source_text: str
    taken_ms: int


@dataclass(frozen=True)
class DateChange:
    """A date that a conference has had, since when, and who gave it."""

    date: Date
    at_ms: int
    by: str


@dataclass(frozen=True)
class Choice:
    """One choice. An empty `value` takes an earlier one back."""

    what: str
    key: str
    value: str
    at_ms: int
    by: str


@dataclass(frozen=True)
class Tally:
    """One "me too" to a note: `change` is 1, or -1 for one taken back."""

    change: int
    at_ms: int
    by: str


@dataclass(frozen=True)
class SeriesConference:
    """A conference of the series. `number` is None where it has none. `people` are those it knows by name:
    what is told of the series (agreements, what was decided on a subject) may name them."""

    id: str
    title: str
    number: int | None
    date: Date
    timezone: str = "Europe/Amsterdam"
    people: tuple[Participant, ...] = ()


@dataclass(frozen=True)
class Edited:
    """What was done to the harvest afterwards: all marks of notes, also those that hold no longer, moves,
    what came from where, the actions with their steps; when the report was adopted and reopened."""

    marks: tuple[Mark, ...] = ()
    moves: tuple[NoteMove, ...] = ()
    origins: tuple[NoteOrigin, ...] = ()
    actions: tuple[EditingAction, ...] = ()
    report: tuple[ReportChange, ...] = ()


@dataclass(frozen=True)
class Kept:
    """All of that for one conference. `opened_ms` is when it came into the database; `version` is that
    of the definition in force; `tallies` go with the id of their note; `series` are the other conferences
    of the series in their order."""

    version: int = 1
    opened_ms: int = 0
    definitions: tuple[DefinitionVersion, ...] = ()
    dates: tuple[DateChange, ...] = ()
    choices: tuple[Choice, ...] = ()
    tallies: tuple[tuple[str, Tally], ...] = ()
    series: tuple[SeriesConference, ...] = ()
    edited: Edited = field(default_factory=Edited)
