"""A conference as its session file defines it: who, where, the programme, the tables.

All values are frozen. Times of the programme are wall times: whole minutes after local midnight of
the conference's date (1470 is half past midnight of the following day), so that moving a conference
to another date changes one field. `Conference.instant` turns them into UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

MINUTE = 60_000
"""Milliseconds in a minute. All durations and instants in the domain are in milliseconds."""


class ItemKind(StrEnum):
    """What sort of agenda item it is; decides its segments and its minimum."""

    BREAK = "break"
    TALK = "talk"
    PLENARY = "plenary"
    PITCHES = "pitches"
    WORLD_CAFE = "world_cafe"
    TABLE_REPORTS = "table_reports"
    POSITIONS = "positions"
    AGREEMENTS = "agreements"


class Rotation(StrEnum):
    """What moves between the rounds of a world café (semantics, Rotation and seating)."""

    GROUPS = "groups"
    STATEMENTS = "statements"
    INDIVIDUALS = "individuals"


@dataclass(frozen=True)
class Organisation:
    """A party to the conference. `short` is what fits in a column; the name when none is given."""

    name: str
    short: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Participant:
    """A person on the list. `group` is a wish or an assignment by name; None means not yet placed.

    `added`: came to the list when the groups and seats were made already, and so takes a place among
    the others, who stay where they are. `seats` are the numbers of the tables that such a person then
    got where people move one by one, in what was stored before `AgendaItem.seats` was there. No session
    file has these two.
    """

    name: str
    role: str = ""
    organisation: str | None = None
    group: str | None = None
    added: bool = False
    seats: tuple[int, ...] = ()


@dataclass(frozen=True)
class Speaker:
    """Who speaks in a segment. `organisation` is None for somebody who speaks for no party."""

    name: str
    organisation: str | None = None


@dataclass(frozen=True)
class SegmentSpec:
    """A segment spelled out in the session file."""

    title: str
    duration_ms: int
    speaker: str = ""


@dataclass(frozen=True)
class Statement:
    """What a table talks about. Its sheet carries the number of the table that it starts at."""

    number: int
    theme: str
    text: str = ""
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A place in the room with its hosts, and the statement that lies there at first."""

    number: int
    statement: Statement
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True)
class ScaleStep:
    """One step of a position scale, in the file's order; `takes_part` counts as taking part."""

    key: str
    label: str
    takes_part: bool = False


@dataclass(frozen=True)
class PositionBlock:
    """Subjects that every organisation takes a position on."""

    id: str
    title: str
    scale: tuple[ScaleStep, ...]
    subjects: tuple[str, ...]


@dataclass(frozen=True)
class Circle:
    """The tables of a world café in the order in which they are gone round, from a round on: who sits at
    each in that round (empty: nobody) and the number of the statement whose sheet lies there. All three
    are equally long; the rounds that follow go on from there (semantics, Rotation and seating)."""

    from_round: int
    tables: tuple[int, ...]
    groups: tuple[str, ...]
    sheets: tuple[int, ...]


@dataclass(frozen=True)
class MovedSeat:
    """A seat given by hand: to whom, by place in the list of participants from 0, in which round from 1,
    and the number of the table."""

    person: int
    round: int
    table: int


@dataclass(frozen=True)
class Seats:
    """Who sits where in a world café in which people move one by one.

    `rows` are, in the order of the list of participants, the numbers of everybody's tables in the order
    of the rounds; empty for somebody who has no seat, no rows at all where they were not worked out yet,
    and shorter than there are rounds where only the first ones are settled. 0 stands for no seat in that
    round. `moved` goes before them. `seed` is what another draw was asked with during the day, None for
    the conference's own. `locked`: no other draw.
    """

    rows: tuple[tuple[int, ...], ...] = ()
    moved: tuple[MovedSeat, ...] = ()
    seed: int | None = None
    locked: bool = False


@dataclass(frozen=True)
class AgendaItem:
    """One line of the programme.

    `start` and `end` are minutes after local midnight of the conference's date. Durations are in
    milliseconds; None means the default of semantics.md 1. `notes` are for the facilitator alone.
    `circles` are there when tables or groups came or went while a world café ran, the earliest first;
    empty: all rounds follow from the tables and groups as they are. `seats` are where people move one by
    one. No session file has these two.
    """

    id: str
    title: str
    kind: ItemKind
    start: int
    end: int
    fixed: bool = False
    auto: bool = False
    minimum_ms: int | None = None
    warning_ms: int | None = None
    danger_ms: int | None = None
    led_by: str = ""
    notes: str = ""
    speakers: tuple[Speaker, ...] = ()
    each_ms: int | None = None
    prompts: tuple[str, ...] = ()
    rounds: int = 0
    round_ms: int = 0
    changeover_ms: int = 0
    intro_ms: int = 0
    closing_ms: int = 0
    rotation: Rotation = Rotation.GROUPS
    segments: tuple[SegmentSpec, ...] = ()
    circles: tuple[Circle, ...] = ()
    seats: Seats = Seats()


@dataclass(frozen=True)
class ChairRoster:
    """Which organisation presides in which year: `order` from `first_year` on, one a year, and from the
    beginning again after the last. Those in `never` do not preside."""

    first_year: int
    order: tuple[str, ...]
    never: tuple[str, ...] = ()

    def of(self, year: int) -> str | None:
        """The organisation that presides in a year; None before the first."""
        if year < self.first_year or not self.order:
            return None
        return self.order[(year - self.first_year) % len(self.order)]


@dataclass(frozen=True)
class SeatingWishes:
    """How people are divided over groups and seats: the seed of the draw, and by name who must be in
    one group (`together`) and of whom no two may be (`apart`)."""

    seed: int = 0
    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Conference:
    """One day or half day with an agenda. `series` and `number` are None outside a series.

    `report_sections` are the sections of the report in their order, by name; empty for the usual ones.
    """

    id: str
    title: str
    date: Date
    timezone: str = "Europe/Amsterdam"
    series: str | None = None
    number: int | None = None
    location: str = ""
    language: str = "nl"
    organiser: str = ""
    chair: str = ""
    purpose: str = ""
    organisations: tuple[Organisation, ...] = ()
    participants: tuple[Participant, ...] = ()
    groups: tuple[str, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    tables: tuple[Table, ...] = ()
    positions: tuple[PositionBlock, ...] = ()
    chair_roster: ChairRoster | None = None
    report_sections: tuple[str, ...] = ()
    seating: SeatingWishes = SeatingWishes()

    @cached_property
    def presided_by(self) -> str:
        """Who is in the chair: `chair`, else who the roster has for the year of the date, so that a
        conference that is moved into another year has another chair. Empty where nobody is known."""
        if self.chair or self.chair_roster is None:
            return self.chair
        return self.chair_roster.of(self.date.year) or ""

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone whose wall clock the programme is written in."""
        return ZoneInfo(self.timezone)

    def instant(self, minute: int) -> int:
        """UTC milliseconds of a wall time, given as minutes after local midnight of the date.

        A wall time that a DST change skips is read as the instant just as long after the change; one
        that occurs twice as the first (PEP 495, fold=0).
        """
        wall = datetime.combine(self.date, datetime.min.time(), self.zone) + timedelta(minutes=minute)
        return round(wall.astimezone(timezone.utc).timestamp() * 1000)

    def local(self, instant_ms: int) -> datetime:
        """The instant on the conference's wall clock, with its offset."""
        return datetime.fromtimestamp(instant_ms / 1000, self.zone)

    def planned(self, item: AgendaItem) -> tuple[int, int]:
        """Planned start and end of an item as UTC milliseconds."""
        return self._planned[item.id]

    @cached_property
    def _planned(self) -> dict[str, tuple[int, int]]:
        times = {item.id: (self.instant(item.start), self.instant(item.end)) for item in self.agenda}
        # An item that begins in the hour that the clock skips would end before it began.
        return {name: (start, max(start, end)) for name, (start, end) in times.items()}

    @cached_property
    def _items(self) -> dict[str, int]:
        return {item.id: place for place, item in enumerate(self.agenda)}

    def item(self, item_id: str) -> AgendaItem | None:
        """The item with that id; None when there is none."""
        place = self._items.get(item_id)
        return None if place is None else self.agenda[place]

    def index(self, item_id: str) -> int | None:
        """The place of an item in the programme, from 0; None when there is none."""
        return self._items.get(item_id)

    def table(self, number: int) -> Table | None:
        """The table with that number; None when there is none."""
        return next((table for table in self.tables if table.number == number), None)

    @property
    def series_key(self) -> str:
        """What agreements are numbered in: the series, or the conference where it has none."""
        return self.series or self.id
