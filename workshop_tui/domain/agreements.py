"""What was agreed: who does it, when, how it stands (semantics, Agreements)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date as Date
from enum import StrEnum
from types import MappingProxyType

from workshop_tui.domain.message import Message


class AgreementStatus(StrEnum):
    """How an agreement stands."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"


SETTLED = (AgreementStatus.DONE, AgreementStatus.DROPPED)


@dataclass(frozen=True)
class Due:
    """When an agreement is due: exactly one of a date, the id of a conference of the series (moves
    along when that is moved), or free text."""

    date: Date | None = None
    conference: str | None = None
    text: str | None = None


@dataclass(frozen=True)
class Agreement:
    """One thing agreed, followed through the series.

    `number` is per series and never used again. `due` is None when nothing was said. `due_on` is
    the date that follows from `due`, `due_number` the place in the series of the conference that it is due
    at; None when none does. `table` is the number of the statement it
    came from, `note` the id of the source note; each None where it does not apply.
    """

    number: int
    series: str
    text: str
    conference: str
    owners: tuple[str, ...] = ()
    due: Due | None = None
    due_on: Date | None = None
    due_number: int | None = None
    status: AgreementStatus = AgreementStatus.OPEN
    table: int | None = None
    item: str | None = None
    note: str | None = None
    explanation: str | None = None
    settled_on: Date | None = None
    made_ms: int = 0
    revisions: int = 1

    @property
    def is_open(self) -> bool:
        """True until it is done or dropped."""
        return self.status not in SETTLED

    def is_overdue(self, today: Date) -> bool:
        """True when it is open and its date has passed."""
        return self.is_open and self.due_on is not None and self.due_on < today

    def warnings(self) -> tuple[Message, ...]:
        """What is missing: an owner, a due. Shown for as long as it is open; never a block.

        A due in words is one (“before the summer”); only words that were meant as a date warn.
        """
        if not self.is_open:
            return ()
        found = []
        if not self.owners:
            found.append(Message("nobody is named who does it"))
        if self.due is None:
            found.append(Message("it is not said when it is due"))
        elif self.due.text is not None and _MEANT_AS_DATE.match(self.due.text):
            found.append(Message("when it is due is not a date: “{text}”", text=self.due.text))
        elif self.due.conference is not None and self.due_on is None:
            found.append(
                Message("it is due at a conference that is not known yet: {id}", id=self.due.conference)
            )
        return tuple(found)


@dataclass(frozen=True)
class AgreementRevision:
    """One change of an agreement: who, when, what it says since. `number` counts from 1, the making.
    `remark` is the line given with it, or empty."""

    agreement: int
    number: int
    at_ms: int
    by: str
    remark: str
    reading: Agreement


_MONTHS = (
    ("januari", "january", "jan"),
    ("februari", "february", "feb"),
    ("maart", "march", "mrt"),
    ("april", "april", "apr"),
    ("mei", "may", "mei"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("augustus", "august", "aug"),
    ("september", "september", "sep"),
    ("oktober", "october", "okt"),
    ("november", "november", "nov"),
    ("december", "december", "dec"),
)
_MONTH_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in (*names, names[1][:3])}


def read_due(typed: str, conferences: Mapping[str, Date]) -> Due | None:
    """Reads what was typed as a due: a date, the id of a known conference, else free text.

    Dates are read as 2020-03-01, 1-3-2020, 1/3/2020, 1.3.2020 (day first) and "1 maart 2020" or
    "1 March 2020". A date that the calendar lacks is free text, which then warns. None when nothing was
    typed. `conferences` maps the ids of the series' conferences to their dates.
    """
    text = " ".join(typed.split())
    if not text:
        return None
    if text in conferences:
        return Due(conference=text)
    found = read_date(text)
    return Due(text=typed.strip()) if found is None else Due(date=found)


def read_date(typed: str) -> Date | None:
    """A date in one of the ways that `read_due` reads; None for anything else."""
    text = " ".join(typed.split()).casefold()
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        year, month, day = (int(part) for part in match.groups())
    elif match := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", text):
        day, month, year = (int(part) for part in match.groups())
    elif (match := re.fullmatch(r"(\d{1,2}) ([a-z]+)\.? (\d{4})", text)) and match[2] in _MONTH_NUMBER:
        day, month, year = int(match[1]), _MONTH_NUMBER[match[2]], int(match[3])
    else:
        return None
    try:
        return Date(year, month, day)
    except ValueError:
        return None


_MEANT_AS_DATE = re.compile(r"\d+(?:[-/.\s]|$)")
"""How a date begins, or the id of a conference that is named after its day: 30-2-2020, 31 juni."""

NO_NUMBERS: Mapping[str, int | None] = MappingProxyType({})


def with_due_on(
    agreement: Agreement, conferences: Mapping[str, Date], numbers: Mapping[str, int | None] = NO_NUMBERS
) -> Agreement:
    """The agreement with `due_on` worked out from `due` and the conferences' present dates, and
    `due_number` from their places in the series.

    Words that are the id of a conference were typed before it was known; now they mean it.
    """
    due = agreement.due
    if due is None:
        return replace(agreement, due_on=None, due_number=None)
    if due.text in conferences:
        due = Due(conference=due.text)
        agreement = replace(agreement, due=due)
    if due.conference is not None:
        number = numbers.get(due.conference)
        return replace(agreement, due_on=conferences.get(due.conference), due_number=number)
    return replace(agreement, due_on=due.date, due_number=None)


def read_owners(typed: str) -> tuple[str, ...]:
    """Owners from one line, blanks and doubles dropped. Separated by commas; where a semicolon was typed
    by semicolons alone, so that a name may have a comma in it: “wethouder, Dordrecht; elk college”."""
    names = (" ".join(part.split()).strip(", ") for part in typed.split(";" if ";" in typed else ","))
    return tuple(dict.fromkeys(name for name in names if name))


def owners_typed(owners: tuple[str, ...]) -> str:
    """Owners on one line, so that `read_owners` gives them back."""
    if not any("," in owner or ";" in owner for owner in owners):
        return ", ".join(owners)
    return "; ".join(owners) if len(owners) > 1 else f"{owners[0]};"
