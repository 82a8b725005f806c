"""What the tables show at an instant, from the day and the harvest. Knows no Textual."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from workshop_tui.domain.conference import AgendaItem, Conference, Rotation
from workshop_tui.domain.expectation import RunView
from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import Note, NoteState
from workshop_tui.domain.rotation import Seat, seating
from workshop_tui.domain.run import RunState
from workshop_tui.i18n import say


class Moment(StrEnum):
    """Where the world café stands. `none`: the programme has none."""

    NONE = "none"
    BEFORE = "before"
    ROUND = "round"
    CHANGEOVER = "changeover"
    AFTER = "after"


@dataclass(frozen=True)
class CafeNow:
    """The world café at an instant. `round` (from 1) is the one that runs, at a changeover the one
    that comes, before the café the first, after it the last that was held."""

    cafe: AgendaItem | None
    moment: Moment
    round: int

    @property
    def is_last_round(self) -> bool:
        """True in the last round and after it: reporters are chosen now."""
        if self.cafe is None or self.moment is Moment.BEFORE:
            return False
        return self.moment is Moment.AFTER or (self.moment is Moment.ROUND and self.round == self.cafe.rounds)


@dataclass(frozen=True)
class Tally:
    """The notes of one sheet that are not struck out: how many, how many per round, the last."""

    notes: int = 0
    rounds: tuple[tuple[int, int], ...] = ()
    last: Note | None = None

    def in_round(self, number: int) -> int:
        """How many notes were made in that round."""
        return dict(self.rounds).get(number, 0)


@dataclass(frozen=True)
class TableView:
    """One table at an instant.

    `group` sits there now, or at a changeover comes there from table `group_from`; None: nobody.
    `next_group` and `next_statement` are of the round after, None when there is none. `statement` is
    the sheet that lies there, at a changeover brought from table `sheet_from`. Where people move one by
    one, `people` are the names of who sits or comes there; None where they move in groups.
    """

    table: int
    statement: int
    theme: str
    now: CafeNow
    sheets_move: bool
    group: str | None = None
    group_from: int | None = None
    sheet_from: int | None = None
    next_group: str | None = None
    next_statement: int | None = None
    tally: Tally = Tally()
    reporter: str = ""
    people: tuple[str, ...] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nobody sits there."""
        return self.group is None and not self.people


def cafe_now(cafe: AgendaItem | None, state: RunState, seen: RunView) -> CafeNow:
    """Where that world café stands."""
    if cafe is None or not cafe.rounds:
        return CafeNow(cafe, Moment.NONE, 1)
    if seen.item is not None and seen.item.item.id == cafe.id and seen.round is not None:
        return CafeNow(cafe, Moment.CHANGEOVER if seen.is_changeover else Moment.ROUND, seen.round)
    held = [
        int(stretch.segment.removeprefix("round:"))
        for stretch in state.segments
        if stretch.item == cafe.id and stretch.segment is not None and stretch.segment.startswith("round:")
    ]
    return CafeNow(cafe, Moment.AFTER, held[-1]) if held else CafeNow(cafe, Moment.BEFORE, 1)


def tallies(notes: Iterable[Note]) -> dict[int, Tally]:
    """Per statement what was noted; notes in the order of their capture."""
    counted: dict[int, dict[int | None, int]] = {}
    last: dict[int, Note] = {}
    for note in notes:
        sheet = note.place.statement
        if sheet is None or note.state is NoteState.STRUCK:
            continue
        rounds = counted.setdefault(sheet, {})
        rounds[note.round] = rounds.get(note.round, 0) + 1
        last[sheet] = note
    return {
        sheet: Tally(
            sum(rounds.values()),
            tuple((number, count) for number, count in sorted(rounds.items(), key=_round) if number),
            last[sheet],
        )
        for sheet, rounds in counted.items()
    }


def _round(counted: tuple[int | None, int]) -> int:
    return counted[0] or 0


def table_views(
    conference: Conference,
    now: CafeNow,
    counted: Mapping[int, Tally],
    reporters: Mapping[int, str],
    people: Mapping[int, tuple[str, ...]] | None = None,
) -> tuple[TableView, ...]:
    """All tables in their order. `people` are the names per table of the round of `now`, where people
    move one by one; None while those are not known yet."""
    cafe = now.cafe
    if cafe is None or now.moment is Moment.NONE:
        seats = tuple(Seat(table.number, None, table.statement.number) for table in conference.tables)
        return tuple(_view(conference, now, seat, counted, reporters) for seat in seats)
    seats = seating(conference, cafe, now.round)
    before = seating(conference, cafe, now.round - 1) if now.moment is Moment.CHANGEOVER else ()
    goes_on = now.moment is not Moment.AFTER and now.round < cafe.rounds
    after = seating(conference, cafe, now.round + 1) if goes_on else ()
    views = tuple(
        _view(conference, now, seat, counted, reporters, before, after[place] if after else None)
        for place, seat in enumerate(seats)
    )
    if cafe.rotation is not Rotation.INDIVIDUALS:
        return views
    if people is None:
        return tuple(replace(view, people=("…",)) for view in views)
    return tuple(replace(view, people=people.get(view.table, ())) for view in views)


def _view(
    conference: Conference,
    now: CafeNow,
    seat: Seat,
    counted: Mapping[int, Tally],
    reporters: Mapping[int, str],
    before: tuple[Seat, ...] = (),
    after: Seat | None = None,
) -> TableView:
    sheet = seat.table if seat.statement is None else seat.statement
    owner = conference.table(sheet)
    came = next((each.table for each in before if each.group is not None and each.group == seat.group), None)
    brought = next((each.table for each in before if each.statement == seat.statement), None)
    return TableView(
        table=seat.table,
        statement=sheet,
        theme="" if owner is None else owner.statement.theme,
        now=now,
        sheets_move=now.cafe is not None and now.cafe.rotation is Rotation.STATEMENTS,
        group=seat.group,
        group_from=came,
        sheet_from=brought,
        next_group=None if after is None else after.group,
        next_statement=None if after is None else after.statement,
        tally=counted.get(sheet, Tally()),
        reporter=reporters.get(sheet, ""),
    )


def people_text(people: tuple[str, ...]) -> str:
    """How many sit at a table; dots while that is not known yet."""
    if people == ("…",):
        return "…"
    return (
        say(Message.counted("{n} person", "{n} people", n=len(people))) if people else say(Message("nobody"))
    )
