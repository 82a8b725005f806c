"""Planned against actual, per item and segment, and who spoke how long."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workshop_tui.domain.conference import MINUTE, AgendaItem
from workshop_tui.domain.expectation import ItemView
from workshop_tui.domain.material import Material
from workshop_tui.domain.message import Message
from workshop_tui.domain.run import RunState, Stretch, advance
from workshop_tui.domain.segments import Segment
from workshop_tui.report.annexes import NOT_HELD, held_times, minutes_and_seconds, speaking, spoken
from workshop_tui.report.document import (
    Bar,
    Block,
    Cell,
    Document,
    Grid,
    Heading,
    Paragraph,
    Sheet,
    Timeline,
)
from workshop_tui.report.options import PLAIN, Options
from workshop_tui.report.words import Words


@dataclass(frozen=True)
class SegmentHeld:
    """A segment of an item: what was planned and what it took, in milliseconds. `start_ms` and `end_ms`
    are None for one that was not held; it may have been held more than once, then they span all of it.
    `actual_ms` leaves pauses out."""

    item: AgendaItem
    segment: Segment
    planned_ms: int
    start_ms: int | None = None
    end_ms: int | None = None
    actual_ms: int | None = None
    skipped: bool = False


def segments_held(material: Material) -> tuple[SegmentHeld, ...]:
    """All segments of all items, in the order of the programme."""
    state = advance(material.state, max(material.made_ms, material.state.last_ms or material.made_ms))
    return tuple(
        _held(state, item, segment, material.made_ms)
        for item in material.conference.agenda
        for segment in state.all_segments(item)
    )


def _held(state: RunState, item: AgendaItem, segment: Segment, now_ms: int) -> SegmentHeld:
    sittings = [each for each in state.segments if each.item == item.id and each.segment == segment.key]
    ran = [each for each in sittings if not each.skipped or _lasted(each, now_ms) >= MINUTE]
    skipped = (item.id, segment.key) in state.skipped or any(each.skipped for each in sittings)
    if not ran:
        return SegmentHeld(item, segment, segment.duration_ms, skipped=skipped)
    ends = [now_ms if each.end_ms is None else each.end_ms for each in ran]
    spent = sum(state.active_ms(each.start_ms, end) for each, end in zip(ran, ends, strict=True))
    return SegmentHeld(item, segment, segment.duration_ms, ran[0].start_ms, ends[-1], spent, skipped)


def _lasted(stretch: Stretch, now_ms: int) -> int:
    return (now_ms if stretch.end_ms is None else stretch.end_ms) - stretch.start_ms


def timing(material: Material, words: Words, options: Options = PLAIN) -> Document:
    """The day as it was planned and as it went."""
    conference = material.conference
    title = words.say(Message("Timing: {title}", title=conference.title))
    as_of = words.as_of(conference.local(material.made_ms))
    blocks: list[Block] = [
        Paragraph(words.heading(as_of), aside=True),
        Heading(2, words.say(Message("Programme"))),
        _items(material, words),
        timeline(material, words),
        *_segments(material, words),
        *speaking(material, words, level=2),
    ]
    return Document(
        title,
        words.language,
        tuple(blocks),
        author=conference.organiser,
        subject=title,
        made_ms=material.made_ms,
    )


def _items(material: Material, words: Words) -> Grid:
    columns = (Message("item"), Message("planned"), Message("actual"), Message("minutes planned"),
               Message("minutes taken"), Message("difference"))  # fmt: skip
    rows = tuple(_item_row(material, view, words) for view in material.seen.items)
    return Grid(tuple(words.heading(column) for column in columns), rows)


def _item_row(material: Material, view: ItemView, words: Words) -> tuple[str, ...]:
    planned = words.minutes(view.planned_end_ms - view.planned_start_ms)
    times = held_times(material.conference, view, words)
    if view.started_ms is None or view.ended_ms is None:
        return (view.item.title, *times, str(planned), "", "")
    taken = words.minutes(view.ended_ms - view.started_ms)
    return (view.item.title, *times, str(planned), str(taken), _difference(taken - planned))


def _difference(minutes: int) -> str:
    return f"+{minutes}" if minutes > 0 else str(minutes)


def timeline(material: Material, words: Words) -> Timeline:
    """Planned and actual times of the items, drawn."""
    conference = material.conference
    midnight = conference.instant(0)
    items = material.seen.items
    bars = tuple(
        Bar(
            view.item.title,
            ((view.planned_start_ms - midnight) / MINUTE, (view.planned_end_ms - midnight) / MINUTE),
            None
            if view.started_ms is None
            else (
                (view.started_ms - midnight) / MINUTE,
                ((view.ended_ms or material.made_ms) - midnight) / MINUTE,
            ),
        )
        for view in items
    )
    held = [view for view in items if view.started_ms is not None]
    told = Message.counted(
        "A timeline of {n} item: the planned and the actual time of each, as in the table above.",
        "A timeline of {n} items: the planned and the actual time of each, as in the table above.",
        n=len(items),
    )
    said = words.say(told)
    if held and held[0].started_ms is not None:
        began = words.time(conference.local(held[0].started_ms))
        said += " " + words.say(Message("The day began at {time}.", time=began))
    if material.state.finished_ms is not None:
        ended = words.time(conference.local(material.state.finished_ms))
        said += " " + words.say(Message("It ended at {time}.", time=ended))
    return Timeline(bars, said, words.heading(Message("planned")), words.heading(Message("actual")))


def _segments(material: Material, words: Words) -> list[Block]:
    blocks: list[Block] = []
    held = segments_held(material)
    columns = (Message("part"), Message("planned"), Message("taken"), Message("time"))
    for item in material.conference.agenda:
        rows = tuple(_segment_row(material, each, words) for each in held if each.item.id == item.id)
        if rows:
            header = tuple(words.heading(column) for column in columns)
            blocks += [Heading(3, item.title), Grid(header, rows)]
    return [Heading(2, words.say(Message("Parts"))), *blocks] if blocks else []


def _segment_row(material: Material, held: SegmentHeld, words: Words) -> tuple[str, ...]:
    label = words.heading(held.segment.label)
    taken = "" if held.actual_ms is None else minutes_and_seconds(held.actual_ms)
    return label, minutes_and_seconds(held.planned_ms), taken, _when(material, held, words)


def _when(material: Material, held: SegmentHeld, words: Words) -> str:
    if held.start_ms is None or held.end_ms is None:
        return words.say(Message("skipped")) if held.skipped else ""
    local = material.conference.local
    return f"{words.clock(local(held.start_ms))} – {words.clock(local(held.end_ms))}"


_PART_COLUMNS = (
    Message("part"), Message("organisation"), Message("seconds planned"), Message("seconds taken"),
)  # fmt: skip


def timing_sheets(material: Material, words: Words, options: Options = PLAIN) -> tuple[Sheet, ...]:
    """A row per item; a row per segment; a row per organisation. Minutes and seconds are numbers."""
    return (_item_sheet(material, words), _segment_sheet(material, words), _speaking_sheet(material, words))


def timing_rows(material: Material, words: Words, options: Options = PLAIN) -> tuple[Sheet, ...]:
    """One sheet for where there is but one: the row of each item, and behind it those of its segments,
    which have their part, organisation and seconds in columns of their own."""
    items, parts = timing_sheets(material, words, options)[:2]
    columns = tuple(words.heading(column) for column in _PART_COLUMNS)
    held = segments_held(material)
    rows: list[tuple[Cell, ...]] = []
    for view, row in zip(material.seen.items, items.rows, strict=True):
        rows.append((*row, None, None, None, None))
        for each, (title, part, organisation, planned, taken, start, end, status) in zip(
            held, parts.rows, strict=True
        ):
            if each.item.id == view.item.id:
                timed = (title, row[1], None, None, start, end, None, None, None, status)
                rows.append((*timed, part, organisation, planned, taken))
    return (replace(items, columns=(*items.columns, *columns), rows=tuple(rows)),)


def _item_sheet(material: Material, words: Words) -> Sheet:
    columns = (
        Message("item"), Message("date"), Message("planned start"), Message("planned end"),
        Message("actual start"), Message("actual end"), Message("minutes planned"),
        Message("minutes taken"), Message("difference"), Message("status"),
    )  # fmt: skip
    rows = []
    for view in material.seen.items:
        planned = words.minutes(view.planned_end_ms - view.planned_start_ms)
        taken = (
            None
            if view.started_ms is None or view.ended_ms is None
            else words.minutes(view.ended_ms - view.started_ms)
        )
        rows.append(
            (
                view.item.title,
                material.conference.local(view.planned_start_ms).date(),
                *(_time(material, at) for at in (view.planned_start_ms, view.planned_end_ms)),
                *(_time(material, at) for at in (view.started_ms, view.ended_ms)),
                planned,
                taken,
                None if taken is None else taken - planned,
                words.say(NOT_HELD.get(view.status, "")),
            )
        )
    return Sheet(_header(columns, words), tuple(rows), words.heading(Message("items")))


def _segment_sheet(material: Material, words: Words) -> Sheet:
    columns = (
        Message("item"), Message("part"), Message("organisation"), Message("seconds planned"),
        Message("seconds taken"), Message("actual start"), Message("actual end"), Message("status"),
    )  # fmt: skip
    rows = tuple(
        (
            each.item.title,
            words.say(each.segment.label),
            each.segment.organisation,
            each.planned_ms // 1000,
            None if each.actual_ms is None else round(each.actual_ms / 1000),
            _time(material, each.start_ms),
            _time(material, each.end_ms),
            words.say(Message("skipped")) if each.skipped else None,
        )
        for each in segments_held(material)
    )
    return Sheet(_header(columns, words), rows, words.heading(Message("parts")))


def _speaking_sheet(material: Material, words: Words) -> Sheet:
    columns = (Message("organisation"), Message("seconds"))
    rows = tuple((name, round(spent / 1000)) for name, spent in spoken(material))
    return Sheet(_header(columns, words), rows, words.heading(Message("speaking time")))


def _header(columns: tuple[Message, ...], words: Words) -> tuple[str, ...]:
    return tuple(words.heading(column) for column in columns)


def _time(material: Material, instant_ms: int | None) -> str | None:
    return None if instant_ms is None else f"{material.conference.local(instant_ms):%H:%M:%S}"
