"""Who speaks when, changed while the day runs: called now or again, earlier or later, somebody new.

A call is a row of the log; another order and a new speaker are a changed definition. Nobody's time
becomes shorter by it: the item takes as long as its speakers need (semantics, Time, *Segments*).
"""

from __future__ import annotations

from dataclasses import replace

from workshop_tui.domain.actions import Step
from workshop_tui.domain.conference import AgendaItem, Conference, ItemKind, Speaker
from workshop_tui.domain.log import EventKind
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.run import DayState, RunState, advance
from workshop_tui.domain.segments import Segment, SegmentKind, segment_plan

LONGEST = 120
"""Characters of a name that is added."""


def call(state: RunState, key: str) -> Step:
    """Begins that segment of the running item, whether it has been or not."""
    item, segment = divided(state), segment_of(state, key)
    part = state.current_segment
    if part is not None and part.segment == segment.key:
        raise Refusal(Message("“{name}” runs already.", name=segment.label))
    return Step(EventKind.START, {"item": item.id, "segment": segment.key, "called": True})


def segment_of(state: RunState, key: str) -> Segment:
    """The segment of the running item with that key. Refused when there is none."""
    found = next((part for part in state.all_segments(divided(state)) if part.key == key), None)
    if found is None:
        raise Refusal(Message("There is no “{name}” in what runs.", name=key))
    return found


def move_speaker(state: RunState, key: str, places: int) -> Conference:
    """The conference with that speaker of the running item so many places later among those still to
    come; negative: earlier. Refused for who has spoken, and at either end."""
    item, segment = divided(state), segment_of(state, key)
    if segment.kind is not SegmentKind.SPEAKER:
        raise Refusal(Message("Only speakers change places."), Message("“call” begins any part at once."))
    waiting = [each.key for each in state.segments_left if each.kind is SegmentKind.SPEAKER]
    if segment.key not in waiting:
        raise Refusal(
            Message("“{name}” has spoken already, or was skipped.", name=segment.label),
            Message("“call” calls again."),
        )
    place = waiting.index(segment.key) + places
    if not 0 <= place < len(waiting):
        raise Refusal(
            Message("“{name}” is the next one already.", name=segment.label)
            if places < 0
            else Message("“{name}” is the last one already.", name=segment.label)
        )
    order = [speaker for speaker in item.speakers if _key(speaker) != segment.key]
    before = [_key(speaker) for speaker in order].index(waiting[place])
    moved = next(speaker for speaker in item.speakers if _key(speaker) == segment.key)
    order.insert(before + (1 if places > 0 else 0), moved)
    return _with_item(state.conference, replace(item, speakers=tuple(order)))


def add_speaker(state: RunState, name: str, organisation: str | None = None) -> Conference:
    """The conference with one more speaker, the last of the pitches that run, else of the next ones.

    `organisation` is whose speaking time it is; None: the one of that name, if there is one. The others
    keep the time that they had.
    """
    item = _pitches(state)
    typed = " ".join(name.split())
    if not typed:
        raise Refusal(Message("A speaker needs a name."))
    if len(typed) > LONGEST:
        raise Refusal(Message("The name is longer than {n} characters.", n=LONGEST))
    if any(speaker.name.casefold() == typed.casefold() for speaker in item.speakers):
        raise Refusal(
            Message("“{name}” speaks already in “{title}”.", name=typed, title=item.title),
            Message("“call” calls again."),
        )
    party = _organisation(state.conference, typed, organisation)
    each_ms = item.each_ms
    if each_ms is None:
        plan = segment_plan(state.conference, item)
        each_ms = next((part.duration_ms for part in plan if part.kind is SegmentKind.SPEAKER), None)
    speakers = (*item.speakers, Speaker(typed, party))
    return _with_item(state.conference, replace(item, speakers=speakers, each_ms=each_ms))


def _organisation(conference: Conference, name: str, asked: str | None) -> str | None:
    known = {each.name.casefold(): each.name for each in conference.organisations}
    if asked is None or not asked.strip():
        return known.get(name.casefold())
    found = known.get(" ".join(asked.split()).casefold())
    if found is None:
        raise Refusal(
            Message("There is no organisation “{name}”.", name=asked.strip()),
            Message("Known are: {ids}.", ids=", ".join(known.values())),
        )
    return found


def speaking_ms(state: RunState, now_ms: int) -> dict[str, int]:
    """Speaking time per organisation over the day, pauses left out, in milliseconds. An instant before
    the last event is read as that event's."""
    now_ms = max(now_ms, state.last_ms or now_ms)
    state = advance(state, now_ms)
    totals: dict[str, int] = {}
    for stretch in state.segments:
        item = state.conference.item(stretch.item)
        if item is None or stretch.skipped:
            continue
        for segment in state.all_segments(item):
            if segment.key == stretch.segment and segment.organisation is not None:
                end = now_ms if stretch.end_ms is None else stretch.end_ms
                spoken = state.active_ms(stretch.start_ms, end)
                totals[segment.organisation] = totals.get(segment.organisation, 0) + spoken
    return totals


def divided(state: RunState) -> AgendaItem:
    """The running item, which must have parts."""
    item = None if state.current is None else state.conference.item(state.current.item)
    if item is None or not state.all_segments(item):
        raise Refusal(Message("Nothing runs that has speakers, rounds or other parts."))
    return item


def _pitches(state: RunState) -> AgendaItem:
    """The pitches that run, else the next ones."""
    if state.state is DayState.FINISHED:
        raise Refusal(Message("The day is finished."), Message("“undo” (key u) takes that back."))
    place = 0 if state.current is None else state.conference.index(state.current.item) or 0
    for item in state.conference.agenda[place:]:
        if item.kind is ItemKind.PITCHES and not item.segments and (item.id, None) not in state.skipped:
            return item
    raise Refusal(Message("There are no pitches now or later in the programme."))


def _key(speaker: Speaker) -> str:
    return f"speaker:{speaker.name}"


def _with_item(conference: Conference, item: AgendaItem) -> Conference:
    agenda = tuple(item if each.id == item.id else each for each in conference.agenda)
    return replace(conference, agenda=agenda)
