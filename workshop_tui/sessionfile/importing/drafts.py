"""What becomes of a programme before it is a session file: items and tables with what is unsure of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

from workshop_tui.domain.conference import AgendaItem, Conference
from workshop_tui.domain.message import Message
from workshop_tui.sessionfile.importing.lines import Line
from workshop_tui.sessionfile.importing.tables import FoundTable


@dataclass(frozen=True)
class Unsure:
    """Something to look at, and the line of the source that it comes from; 0 for none. `source` is that
    line as it stands there."""

    message: Message
    line: int = 0
    source: str = ""


@dataclass(frozen=True)
class DraftItem:
    """An agenda item as it was made, from which line, and what is unsure of it."""

    item: AgendaItem
    line: int
    source: str = ""
    unsure: tuple[Unsure, ...] = ()


@dataclass(frozen=True)
class PeopleList:
    """The list of participants that goes with a programme. `file` is how the session file names it;
    `organisations` and `groups` are those in it, each once, in its order; `count` is how many people."""

    file: str
    organisations: tuple[str, ...]
    groups: tuple[str, ...]
    count: int


@dataclass(frozen=True)
class Choices:
    """What somebody chose of a source: which day, by its number from 1 or its date, None for the longest;
    which field a column is, as (field, heading of the column)."""

    day: int | Date | None = None
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class FoundDay:
    """A day of a text that has several: its heading, empty for none; its date, None where it does not say;
    how many times stand in it; whether it is the one that was taken."""

    name: str
    date: Date | None
    count: int
    taken: bool


@dataclass(frozen=True)
class Draft:
    """A conference as read from a programme. `conference` is whole; `items` are its agenda, with remarks;
    `unsure` is what is unsure of its head and tables; `unplaced` are the lines that are in none of it.
    `participants` is the file that lists them, beside the session file; empty for none.
    `days` are those of the text where it has several."""

    conference: Conference
    items: tuple[DraftItem, ...]
    tables: tuple[FoundTable, ...]
    unsure: tuple[Unsure, ...]
    unplaced: tuple[Line, ...]
    participants: str = ""
    days: tuple[FoundDay, ...] = ()

    @property
    def score(self) -> float:
        """How well the text was understood, to choose between two readings of one file."""
        led = sum(bool(draft.item.led_by) for draft in self.items)
        named = sum(len(draft.item.title) > 2 for draft in self.items)
        doubts = sum(len(draft.unsure) for draft in self.items) + len(self.unsure)
        whole = sum(len(table.table.statement.text) > 20 for table in self.tables)
        return (
            named
            + 0.5 * led
            + 0.5 * whole
            + 0.2 * len(self.tables)
            - 0.3 * doubts
            - 0.01 * len(self.unplaced)
        )
