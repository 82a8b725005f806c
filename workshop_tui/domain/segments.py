"""The timed parts of an agenda item: speakers, rounds and changeovers, table reports, parts spelled
out. One mechanism for all of them (semantics, Time, *Segments*)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from workshop_tui.domain.conference import MINUTE, AgendaItem, Conference, ItemKind
from workshop_tui.domain.message import Message

DEFAULT_REPORT_MS = 5 * MINUTE


class SegmentKind(StrEnum):
    """What a segment is for."""

    INTRO = "intro"
    SPEAKER = "speaker"
    ROUND = "round"
    CHANGEOVER = "changeover"
    REPORT = "report"
    PART = "part"
    CLOSING = "closing"


@dataclass(frozen=True)
class Segment:
    """A timed part of an item. `key` names it within its item and stays the same when others come
    or go. `number` counts segments of the same kind from 1. `round` is the round of a world café
    that it is, or that a changeover leads to; `statement` the sheet that a report is about;
    `organisation` whose speaking time it is. None where they do not apply."""

    key: str
    kind: SegmentKind
    label: Message | str
    number: int
    duration_ms: int
    organisation: str | None = None
    round: int | None = None
    statement: int | None = None


def segment_plan(
    conference: Conference, item: AgendaItem, length_ms: int | None = None
) -> tuple[Segment, ...]:
    """The segments of an item in their order; empty for an item that is not divided.

    `length_ms` is what a replan left of the item, None when it is as planned: then the rounds of a
    world café are shorter, in whole minutes, and the closing of other items. Speakers and reports
    keep their time.
    """
    if length_ms is not None:
        item = _fitted(conference, item, length_ms)
    if item.segments:
        middle = _parts(conference, item)
    elif item.kind is ItemKind.PITCHES:
        middle = _speakers(item)
    elif item.kind is ItemKind.TABLE_REPORTS:
        middle = _reports(conference, item)
    elif item.kind is ItemKind.WORLD_CAFE:
        middle = _rounds(item)
    else:
        middle = []
    if item.intro_ms:
        middle.insert(0, Segment("intro", SegmentKind.INTRO, Message("introduction"), 1, item.intro_ms))
    if item.closing_ms:
        middle.append(Segment("closing", SegmentKind.CLOSING, Message("closing"), 1, item.closing_ms))
    return tuple(middle)


def _fitted(conference: Conference, item: AgendaItem, length_ms: int) -> AgendaItem:
    needed = sum(segment.duration_ms for segment in segment_plan(conference, item))
    over = needed - length_ms
    if over <= 0:
        return item
    if item.kind is ItemKind.WORLD_CAFE and item.rounds and not item.segments:
        per_round = -(-over // (item.rounds * MINUTE)) * MINUTE
        return replace(item, round_ms=max(MINUTE, item.round_ms - per_round))
    return replace(item, closing_ms=max(0, item.closing_ms - over))


def _parts(conference: Conference, item: AgendaItem) -> list[Segment]:
    return [
        Segment(
            f"part:{number}",
            SegmentKind.PART,
            part.title,
            number,
            part.duration_ms,
            organisation=_organisation_of(conference, part.speaker),
        )
        for number, part in enumerate(item.segments, 1)
    ]


def _organisation_of(conference: Conference, speaker: str) -> str | None:
    """The organisation that somebody is or belongs to; None where the conference does not know."""
    wanted = speaker.strip().casefold()
    if not wanted:
        return None
    for one in conference.organisations:
        if wanted in (one.name.casefold(), one.short.casefold()):
            return one.name
    found = (each.organisation for each in conference.participants if each.name.casefold() == wanted)
    return next(found, None)


def _speakers(item: AgendaItem) -> list[Segment]:
    return [
        Segment(
            f"speaker:{speaker.name}",
            SegmentKind.SPEAKER,
            speaker.name,
            number,
            _each(item, len(item.speakers)),
            organisation=speaker.organisation,
        )
        for number, speaker in enumerate(item.speakers, 1)
    ]


def _each(item: AgendaItem, count: int) -> int:
    """What the file says, else an equal share of the block in whole minutes, at least one."""
    if item.each_ms is not None:
        return item.each_ms
    free = (item.end - item.start) * MINUTE - item.intro_ms - item.closing_ms
    return max(1, free // count // MINUTE) * MINUTE


def _reports(conference: Conference, item: AgendaItem) -> list[Segment]:
    each = DEFAULT_REPORT_MS if item.each_ms is None else item.each_ms
    return [
        Segment(
            f"report:{table.number}",
            SegmentKind.REPORT,
            Message("table {number}: {theme}", number=table.number, theme=table.statement.theme),
            number,
            each,
            statement=table.statement.number,
        )
        for number, table in enumerate(conference.tables, 1)
    ]


def _rounds(item: AgendaItem) -> list[Segment]:
    found: list[Segment] = []
    for number in range(1, item.rounds + 1):
        if number > 1 and item.changeover_ms:
            found.append(
                Segment(
                    f"changeover:{number - 1}",
                    SegmentKind.CHANGEOVER,
                    Message("changeover {number}", number=number - 1),
                    number - 1,
                    item.changeover_ms,
                    round=number,
                )
            )
        found.append(
            Segment(
                f"round:{number}",
                SegmentKind.ROUND,
                Message("round {number}", number=number),
                number,
                item.round_ms,
                round=number,
            )
        )
    return found
