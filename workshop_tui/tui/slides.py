"""What the room is to see at an instant, from the day alone. Knows no Textual.

A slide says what is on it; how large each part becomes is the display screen's business.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from workshop_tui.domain.conference import AgendaItem, Conference, ItemKind, Rotation
from workshop_tui.domain.expectation import Countdown, ItemView, Phase, RunView, phase
from workshop_tui.domain.message import Message
from workshop_tui.domain.run import DayState
from workshop_tui.domain.segments import Segment
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.live.agreeing import Counts
from workshop_tui.tui.seat_plans import at_hand
from workshop_tui.tui.widgets.now_panel import segment_title, until_start
from workshop_tui.wording import PHASE_SIGN, about, date_text, wall_time


class Look(StrEnum):
    """What sort of slide it is; decides its division."""

    BEFORE = "before"
    ITEM = "item"
    BREAK = "break"
    TABLES = "tables"
    MOVING = "moving"
    AFTER = "after"


@dataclass(frozen=True)
class Card:
    """A table, or where a group goes. `labels` say the same in less and less room."""

    labels: tuple[str, ...]
    theme: str = ""
    text: str = ""


@dataclass(frozen=True)
class Slide:
    """What is on the screen. Empty texts, a clock of None and no cards leave their room to the rest.

    Where there are several texts they say the same in less and less room. The headings have the sign of
    the phase in front; `state` is what the phase asks for, empty while there is time; `then` is what
    comes after. `by_name`: the cards are lists of names.
    """

    look: Look
    headings: tuple[str, ...]
    time: str
    big: str = ""
    under: tuple[str, ...] = ()
    clock: Countdown | None = None
    state: str = ""
    then: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()
    paused: bool = False
    by_name: bool = False


_STATE = {
    Phase.WARNING: Message("wrap up soon"),
    Phase.DANGER: Message("finish now"),
    Phase.OVERTIME: Message("over time"),
}


def slide(
    conference: Conference,
    seen: RunView,
    reporters: Mapping[int, str],
    counts: Counts,
    people: Mapping[int, Sequence[str]] | None = None,
) -> Slide:
    """The slide that goes with the day as it stands. `people` are the names per table number of who sits
    or comes there, where people move one by one."""
    time = wall_time(conference.local(seen.now_ms))
    if seen.state is DayState.FINISHED:
        return _after(conference, time, counts)
    if seen.item is None:
        return _before(conference, seen, time)
    made = _of_item(conference, seen, seen.item, reporters, time)
    if people and (seen.is_changeover or seen.round is None):
        made = _to_tables(conference, seen, seen.item.item, people, time) or made
    paused = seen.state is DayState.PAUSED
    sign = "❚❚" if paused else "" if made.clock is None else PHASE_SIGN[made.clock.phase]
    headings = tuple(f"{sign} {heading}".strip() for heading in made.headings)
    return replace(made, headings=headings, state=_state(seen, made.clock), paused=paused)


def _of_item(
    conference: Conference, seen: RunView, running: ItemView, reporters: Mapping[int, str], time: str
) -> Slide:
    item, segment = running.item, seen.segment
    if seen.seats and seen.is_changeover:
        return _moving(conference, seen, item, time)
    if seen.seats:
        return _tables(conference, seen, item, time)
    if item.kind is ItemKind.BREAK and segment is None:
        return _break(conference, seen, item, time)
    return _item(conference, seen, item, reporters, time)


def _state(seen: RunView, clock: Countdown | None) -> str:
    if seen.state is DayState.PAUSED:
        return f"❚❚ {say(Message('the clock is stopped'))}"
    if clock is None or clock.phase is Phase.NORMAL:
        return ""
    return f"{PHASE_SIGN[clock.phase]} {say(_STATE[clock.phase])}"


def _before(conference: Conference, seen: RunView, time: str) -> Slide:
    clock = until_start(seen)
    begins = ""
    if clock is not None and clock.remaining_ms < 0:
        clock, begins = None, say(Message("We begin in a moment"))
    elif seen.next_item is not None:
        at = wall_time(conference.local(seen.next_item.planned_start_ms))
        begins = say(Message("We begin at {time}", time=at))
    where = one_line(conference.location)
    date = date_text(conference.date)
    headings = (f"{date} · {where}", date) if where else (date,)
    return Slide(
        Look.BEFORE, headings, time, one_line(conference.title), clock=clock, then=(begins,) if begins else ()
    )


def _after(conference: Conference, time: str, counts: Counts) -> Slide:
    notes = say(Message.counted("{n} note", "{n} notes", n=counts.notes))
    agreed = say(Message.counted("{n} agreement open", "{n} agreements open", n=counts.agreements_open))
    yielded = " · ".join(text for text, n in ((notes, counts.notes), (agreed, counts.agreements_open)) if n)
    return Slide(
        Look.AFTER, (one_line(conference.title),), time, say(Message("Thank you all")),
        under=(yielded,) if yielded else (), then=(say(Message("Have a safe journey home")),),
    )  # fmt: skip


def _break(conference: Conference, seen: RunView, item: AgendaItem, time: str) -> Slide:
    """When we go on: when the break is over, or later where a fixed item waits for its time."""
    clock, following = seen.clock, seen.next_item
    if clock is None or following is None:
        return Slide(Look.BREAK, ("",), time, one_line(item.title), clock=clock)
    going_on_ms = seen.now_ms + clock.remaining_ms
    if following.item.fixed and following.expected_start_ms > going_on_ms:
        going_on_ms = following.expected_start_ms
        left, length = going_on_ms - seen.now_ms, going_on_ms - clock.started_ms
        clock = Countdown(clock.started_ms, length, left, phase(left, length, None, None))
    at = wall_time(conference.local(going_on_ms))
    said = Message("We go on at {time}", time=at)
    if clock.remaining_ms < 0:
        said = Message("We go on in a moment")
    return Slide(
        Look.BREAK, (one_line(item.title),), time, say(said), clock=clock,
        then=(say(Message("with {title}", title=one_line(following.item.title))),),
    )  # fmt: skip


def _item(
    conference: Conference, seen: RunView, item: AgendaItem, reporters: Mapping[int, str], time: str
) -> Slide:
    segment, clock = seen.segment, seen.segment_clock or seen.clock
    headings: tuple[str, ...] = ("",)
    big, led = one_line(item.title), one_line(item.led_by)
    under: tuple[str, ...] = (led,) if led else ()
    if segment is not None:
        place = _place(seen, segment)
        headings = (f"{one_line(item.title)} {place}".strip(), place)
        big, under = one_line(say(segment.label)), ()
        if segment.statement is not None:
            name = one_line(reporters.get(segment.statement, ""))
            under = (say(Message("reports back: {name}", name=name)), f"☞ {name}") if name else ()
    return Slide(Look.ITEM, headings, time, big, under, clock, then=_then(conference, seen))


def _place(seen: RunView, segment: Segment) -> str:
    alike = [each.key for each in seen.segments if each.kind is segment.kind]
    if len(alike) < 2 or segment.key not in alike:
        return ""
    return f"{alike.index(segment.key) + 1}/{len(alike)}"


def _then(conference: Conference, seen: RunView) -> tuple[str, ...]:
    if seen.next_segment is not None:
        label = one_line(say(seen.next_segment.label))
        return say(Message("then: {title}", title=label)), f"→ {label}"
    if seen.next_item is not None:
        at = about(conference, seen.next_item.expected_start_ms)
        title = one_line(seen.next_item.item.title)
        return say(Message("then at {time}: {title}", time=at, title=title)), f"{at} {title}", f"→ {title}"
    return ()


def _round(seen: RunView, item: AgendaItem) -> tuple[str, ...]:
    label = "" if seen.segment is None else segment_title(seen, seen.segment)
    return f"{label} · {one_line(item.title)}", label


def _tables(conference: Conference, seen: RunView, item: AgendaItem, time: str) -> Slide:
    clock = seen.segment_clock or seen.clock
    groups = bool(conference.groups) and item.rotation is not Rotation.INDIVIDUALS
    cards = []
    for seat in seen.seats:
        sheet = conference.table(seat.table if seat.statement is None else seat.statement)
        theme, text = ("", "") if sheet is None else (sheet.statement.theme, sheet.statement.text)
        labels = _at_table(seat.table, seat.group) if groups else (say(Message("table {n}", n=seat.table)),)
        cards.append(Card(labels, one_line(theme), one_line(text)))
    return Slide(Look.TABLES, _round(seen, item), time, clock=clock, cards=tuple(cards))


def _at_table(table: int, group: str | None) -> tuple[str, ...]:
    if group is None:
        empty = say(Message("nobody"))
        return say(Message("table {n}", n=table)) + f" · {empty}", f"{table} · –"
    name = one_line(group)
    grouped = say(Message("group {name}", name=name))
    return (
        say(Message("table {n}", n=table)) + f" · {grouped}",
        f"{table} · {grouped}",
        f"{table} · {name}",
    )


def _moving(conference: Conference, seen: RunView, item: AgendaItem, time: str) -> Slide:
    """Who goes where; where the sheets move, which sheet comes; individuals find their own way."""
    clock = seen.segment_clock or seen.clock
    if item.rotation is Rotation.STATEMENTS:
        title = say(Message("Stay seated, the statements move"))
        cards = [_comes(conference, seat.table, seat.statement or seat.table) for seat in seen.seats]
    elif item.rotation is Rotation.INDIVIDUALS or not conference.groups:
        title = say(Message("Find another table"))
        cards = [_there(conference, seat.table) for seat in seen.seats]
    else:
        title = say(Message("Where you go now"))
        table_of = {seat.group: seat.table for seat in seen.seats if seat.group is not None}
        cards = [
            _goes(conference, group, table_of[group]) for group in conference.groups if group in table_of
        ]
    return Slide(Look.MOVING, _round(seen, item), time, title, clock=clock, cards=tuple(cards))


def _to_tables(
    conference: Conference, seen: RunView, item: AgendaItem, people: Mapping[int, Sequence[str]], time: str
) -> Slide | None:
    """Who goes to which table, by name, on the way there and while a world café is introduced; None at
    other times."""
    at_tables = at_hand(seen)
    if at_tables is None or at_tables[0].id != item.id or item.rotation is not Rotation.INDIVIDUALS:
        return None
    cards = tuple(
        replace(
            _there(conference, table), text=" · ".join(one_line(name).replace(" ", "\xa0") for name in names)
        )
        for table, names in people.items()
    )
    clock = seen.segment_clock or seen.clock
    title = say(Message("Where you go now"))
    return Slide(Look.MOVING, _round(seen, item), time, title, clock=clock, cards=cards, by_name=True)


def _theme(conference: Conference, number: int) -> str:
    table = conference.table(number)
    return "" if table is None else one_line(table.statement.theme)


def _goes(conference: Conference, group: str, table: int) -> Card:
    name, to = one_line(group), say(Message("table {n}", n=table))
    return Card((f"{name} → {to}", f"{name} → {table}", f"{name}→{table}"), _theme(conference, table))


def _comes(conference: Conference, table: int, statement: int) -> Card:
    at, sheet = say(Message("table {n}", n=table)), say(Message("statement {number}", number=statement))
    labels = (f"{at} ← {sheet}", f"{table} ← {statement}", f"{table}←{statement}")
    return Card(labels, _theme(conference, statement))


def _there(conference: Conference, table: int) -> Card:
    return Card((say(Message("table {n}", n=table)), str(table)), _theme(conference, table))
