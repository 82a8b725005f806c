"""The programme for who takes part: when, what, who leads it; with `actual` also what happened."""

from __future__ import annotations

from workshop_tui.domain.conference import AgendaItem
from workshop_tui.domain.material import Material
from workshop_tui.domain.message import Message
from workshop_tui.domain.segments import SegmentKind, segment_plan
from workshop_tui.report.annexes import held_times
from workshop_tui.report.document import Block, Document, Fields, Grid, Paragraph
from workshop_tui.report.flow import unwrapped
from workshop_tui.report.options import PLAIN, Options
from workshop_tui.report.words import Words

_TOLD = (SegmentKind.SPEAKER, SegmentKind.ROUND, SegmentKind.REPORT, SegmentKind.PART)


def programme(material: Material, words: Words, options: Options = PLAIN) -> Document:
    """The programme. Its times are the planned ones; the facilitator's own notes are not in it."""
    conference = material.conference
    title = words.say(Message("Programme: {title}", title=conference.title))
    pairs = (
        (Message("date"), words.full_date(conference.date)),
        (Message("location"), conference.location),
        (Message("organiser"), conference.organiser),
        (Message("chair"), conference.presided_by),
    )
    fields = tuple((words.heading(name), value) for name, value in pairs if value)
    blocks: list[Block] = [Fields(fields)]
    if conference.purpose.strip():
        blocks.append(Paragraph(unwrapped(conference.purpose)))
    blocks.append(_grid(material, words, options))
    return Document(
        title,
        words.language,
        tuple(blocks),
        author=conference.organiser,
        subject=title,
        made_ms=material.made_ms,
    )


def _grid(material: Material, words: Words, options: Options) -> Grid:
    columns = [Message("time"), Message("item"), Message("led by")]
    if options.actual:
        columns.append(Message("actual"))
    rows = []
    for view in material.seen.items:
        planned, held = held_times(material.conference, view, words)
        row = [planned, _what(material, view.item, words), view.item.led_by]
        rows.append(tuple([*row, held] if options.actual else row))
    return Grid(tuple(words.heading(column) for column in columns), tuple(rows))


def _what(material: Material, item: AgendaItem, words: Words) -> str:
    """The title, and under it the parts with the time at which each begins."""
    conference = material.conference
    at_ms = conference.planned(item)[0]
    lines = [item.title]
    for segment in segment_plan(conference, item):
        if segment.kind in _TOLD:
            lines.append(f"{words.clock(conference.local(at_ms))} {words.say(segment.label)}")
        at_ms += segment.duration_ms
    return "\n".join(lines)
