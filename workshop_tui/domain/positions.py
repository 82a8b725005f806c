"""What each organisation holds of each option or project, and what became of these (semantics,
Positions).

Everything said about positions is a record that only grows. What stands now is a pure function of it:
`matrices(conference, record)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from string import ascii_lowercase

from workshop_tui.domain.conference import Conference, PositionBlock, ScaleStep


class SubjectState(StrEnum):
    """What became of an option or project; what is struck off stays in sight."""

    OPEN = "open"
    KEPT = "kept"
    PREFERRED = "preferred"
    STRUCK_OFF = "struck_off"
    MERGED = "merged"


OUT_OF_PLAY = (SubjectState.STRUCK_OFF, SubjectState.MERGED)


@dataclass(frozen=True)
class Cell:
    """What an organisation holds of a subject. `step` is the key of a step of the block's scale, None
    while nothing was chosen; the motive and the contribution (money, people, knowledge) may be empty."""

    subject: str
    organisation: str
    step: str | None = None
    motive: str = ""
    contribution: str = ""

    @property
    def is_empty(self) -> bool:
        """True when nothing is said in it."""
        return self.step is None and not self.motive and not self.contribution


@dataclass(frozen=True)
class CellReading:
    """A cell as it read after a change: when (UTC milliseconds) and who typed it. `number` counts the
    readings of that cell from 1; 0 while it is not kept yet."""

    block: str
    cell: Cell
    at_ms: int
    by: str
    number: int = 0


@dataclass(frozen=True)
class Judgement:
    """What was decided on a subject, at which conference and why. `into` names the subject that it
    became part of, when it was merged; else None."""

    block: str
    subject: str
    state: SubjectState
    conference: str
    at_ms: int
    by: str
    reason: str = ""
    into: str | None = None


@dataclass(frozen=True)
class PartyChange:
    """A party that joined during the day; `present` False takes one out again that was a mistake."""

    name: str
    present: bool
    at_ms: int
    by: str


@dataclass(frozen=True)
class Record:
    """All that was said about positions at a conference, in its order, and what the conferences before
    it in the series decided, theirs in order too."""

    cells: tuple[CellReading, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    parties: tuple[PartyChange, ...] = ()
    earlier: tuple[Judgement, ...] = ()


@dataclass(frozen=True)
class Party:
    """An organisation in the matrix. `short` fits in a column. `added` joined during the day or is no
    longer in the session file."""

    name: str
    short: str
    added: bool = False


@dataclass(frozen=True)
class Totals:
    """How many cells hold each step of the scale, how many take part, hold any step, and there are."""

    steps: tuple[int, ...]
    taking_part: int
    stated: int
    of: int


@dataclass(frozen=True)
class Row:
    """A subject with the cell of each party. `judgement` is None while nothing was decided; `carried`
    means that an earlier conference of the series decided it. `listed` is False for a subject that the
    session file does not have: struck off before, or taken out of the file since."""

    number: int
    subject: str
    cells: tuple[Cell, ...]
    totals: Totals
    judgement: Judgement | None = None
    carried: bool = False
    listed: bool = True

    @property
    def state(self) -> SubjectState:
        """What became of it."""
        return SubjectState.OPEN if self.judgement is None else self.judgement.state

    @property
    def in_play(self) -> bool:
        """False when it is struck off or merged."""
        return self.state not in OUT_OF_PLAY


@dataclass(frozen=True)
class Matrix:
    """A block as it stands: a row for each subject, a column for each party, in step with `cells` of
    the rows. `party_totals` and `totals` count the subjects in play alone."""

    block: PositionBlock
    parties: tuple[Party, ...]
    rows: tuple[Row, ...]
    party_totals: tuple[Totals, ...]
    totals: Totals

    def row(self, subject: str) -> Row | None:
        """The row of a subject; None when there is none."""
        return next((row for row in self.rows if row.subject == subject), None)

    @property
    def is_empty(self) -> bool:
        """True when no position was taken and nothing was decided on any subject."""
        cells = (cell for row in self.rows for cell in row.cells)
        return all(cell.is_empty for cell in cells) and all(row.judgement is None for row in self.rows)

    @property
    def has_taking_part(self) -> bool:
        """True when a step of the scale counts as taking part."""
        return any(step.takes_part for step in self.block.scale)


def matrices(conference: Conference, record: Record) -> tuple[Matrix, ...]:
    """The conference's blocks as they stand now, in the order of the session file."""
    now = {(each.block, each.cell.subject, each.cell.organisation): each.cell for each in record.cells}
    people = parties(conference, record)
    return tuple(_matrix(block, people, now, record) for block in conference.positions)


def parties(conference: Conference, record: Record) -> tuple[Party, ...]:
    """The organisations of the conference, then who joined during the day, then who holds a position
    and is no longer listed."""
    found = {each.name: Party(each.name, each.short or each.name) for each in conference.organisations}
    joined = {each.name: each.present for each in record.parties}
    now = {(each.block, each.cell.subject, each.cell.organisation): each.cell for each in record.cells}
    holding = [cell.organisation for cell in now.values() if not cell.is_empty]
    for name in (*(name for name, present in joined.items() if present), *holding):
        found.setdefault(name, Party(name, name, added=True))
    return tuple(found.values())


def _matrix(
    block: PositionBlock,
    people: tuple[Party, ...],
    now: dict[tuple[str, str, str], Cell],
    record: Record,
) -> Matrix:
    decided = {each.subject: each for each in record.judgements if each.block == block.id}
    before = {each.subject: each for each in record.earlier if each.block == block.id}
    struck = {name: each for name, each in before.items() if each.state is SubjectState.STRUCK_OFF}
    said = [subject for (of, subject, _), cell in now.items() if of == block.id and not cell.is_empty]
    rows: list[Row] = []
    for subject in dict.fromkeys((*block.subjects, *said, *decided, *struck)):
        cells = tuple(now.get((block.id, subject, party.name), Cell(subject, party.name)) for party in people)
        here = decided.get(subject)
        rows.append(
            Row(
                number=len(rows) + 1,
                subject=subject,
                cells=cells,
                totals=_totals(block, cells),
                judgement=here or struck.get(subject),
                carried=here is None and subject in struck,
                listed=subject in block.subjects,
            )
        )
    playing = [row for row in rows if row.in_play]
    by_party = tuple(_totals(block, [row.cells[place] for row in playing]) for place in range(len(people)))
    return Matrix(
        block, people, tuple(rows), by_party, _totals(block, [cell for row in playing for cell in row.cells])
    )


def _totals(block: PositionBlock, cells: Sequence[Cell]) -> Totals:
    """A step that the scale no longer has counts as a position, but not as any of the steps."""
    held = [cell.step for cell in cells if cell.step is not None]
    steps = tuple(held.count(step.key) for step in block.scale)
    joining = sum(count for count, step in zip(steps, block.scale, strict=True) if step.takes_part)
    return Totals(steps, joining, len(held), len(cells))


def step_of(block: PositionBlock, key: str | None) -> ScaleStep | None:
    """The step with that key; None for no step, or for one that the scale no longer has."""
    return next((step for step in block.scale if step.key == key), None)


@cache
def letters(scale: tuple[ScaleStep, ...]) -> tuple[str, ...]:
    """A sign of one character for each step, each another one: the first letter of its label that is
    still free, else its number, else any small letter; beyond that “#”."""
    taken: list[str] = []
    for number, step in enumerate(scale, 1):
        own = [sign.upper() for sign in step.label[:80] if sign.isascii() and sign.isalpha()]
        digit = [str(number)] if number < 10 else []
        free = (sign for sign in (*own, *digit, *ascii_lowercase) if sign not in taken)
        taken.append(next(free, "#"))
    return tuple(taken)


def would_circle(rows: Iterable[Row], subject: str, into: str) -> bool:
    """Whether merging the subject into that one would lead back to itself."""
    onward = {row.subject: row.judgement.into for row in rows if row.judgement is not None}
    at: str | None = into
    seen: set[str] = set()
    while at is not None and at not in seen:
        if at == subject:
            return True
        seen.add(at)
        at = onward.get(at)
    return False
