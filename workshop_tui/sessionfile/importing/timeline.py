"""Slots put on one day: what is a heading, what is a part of what, where each ends.

A text mentions other times than those of its programme, gives a start without an end, says 1.00 for
13.00, and lists rounds below the item that they are parts of. What comes out has whole items in order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshop_tui.domain.message import Message
from workshop_tui.sessionfile.importing.kinds import kind_of
from workshop_tui.sessionfile.importing.lines import Line
from workshop_tui.sessionfile.importing.slot import Slot
from workshop_tui.sessionfile.importing.tables import heads_tables
from workshop_tui.sessionfile.values import DAY, NOON, TimeRange, Wrong, clock, on_the_day

MOST_ITEMS = 300
GUESSED = 30
"""Minutes of an item that nothing says the end of."""
_BACK = 180

_END = re.compile(
    r"^(?:verwacht )?(?:einde|eind|slot|end|finish|sluiting|close|end of (?:the )?\w+|einde \w+"
    r"|naar huis|vertrek|afsluiten)[.!]?$",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"\b(?:ochtend|middag|avond|dagdeel|programma|blok|morning|afternoon|evening|part|deel|programme"
    r"|conference|conferentie|block)",
    re.IGNORECASE,
)
_ROUND = re.compile(
    r"(?:^|\b)(?:(?:tafel|gespreks|dialoog)?rondes?\b|rounds?\b|(?:1|2|3|4|5|6)e ronde|(?:first"
    r"|second|third|fourth|fifth) round)",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"wissel|changeover|change tables|rouleren|doorschuiven|move to|door naar", re.IGNORECASE
)


@dataclass(frozen=True)
class Placed:
    """A slot on the day. `start` and `end` are minutes after midnight of the date; `parts` are the slots
    inside it."""

    slot: Slot
    start: int
    end: int
    parts: tuple[Placed, ...] = ()
    beside: tuple[Slot, ...] = ()
    unsure: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Timeline:
    """The items in order, the lines that are headings or of another programme, and what is unsure."""

    placed: tuple[Placed, ...]
    left: tuple[Line, ...]
    unsure: tuple[Message, ...]


@dataclass(frozen=True)
class _Span:
    """A slot with the times that it has in its neighbourhood."""

    slot: Slot
    start: int
    end: int | None
    unsure: tuple[Message, ...] = ()


def timeline(slots: Sequence[Slot], until: int | None = None) -> Timeline:
    """The slots on one day. `until` is when the day ends, where the text says that elsewhere."""
    slots, aside = _without_headings(slots)
    spans, remarks = _in_the_afternoon([_Span(slot, slot.times.start, slot.times.end) for slot in slots])
    spans, left, more = _one_programme(spans)
    spans, nested, headings = _nested(spans)
    left += [*aside, *headings]
    spans, beside = _without_doubles(spans)
    placed = _ended(spans[:MOST_ITEMS], until)
    left += [line for span in spans[MOST_ITEMS:] for line in _lines_of(span.slot)]
    whole: list[Placed] = []
    previous: int | None = None
    for one in placed:
        fixed = _on_the_day(one, previous)
        if fixed is None:
            left += _lines_of(one.slot)
            continue
        previous = fixed.start
        parts = tuple(_ended(nested.get(id(one.slot), []), until=fixed.end))
        others = tuple(beside.get(id(one.slot), ()))
        slot = fixed.slot if fixed.slot.length == fixed.end - fixed.start else fixed.slot.lasting
        whole.append(replace(fixed, slot=slot, parts=parts, beside=others))
    return Timeline(tuple(whole), tuple(left), (*remarks, *more))


def _without_headings(slots: Sequence[Slot]) -> tuple[list[Slot], list[Line]]:
    """Slots that came in fields, without the headings between them: those are about what follows."""
    found: list[Slot] = []
    aside: list[Line] = []
    for slot in slots:
        if slot.row is not None:
            between = [line for line in slot.body if line.heading and not heads_tables(line.text)]
            aside += [line for line in between if line.text]
            slot = replace(slot, body=tuple(line for line in slot.body if line not in between))
        found.append(slot)
    return found, aside


def _lines_of(slot: Slot) -> list[Line]:
    return [slot.line, *(line for line in slot.body if not line.blank)]


def _in_the_afternoon(spans: list[_Span]) -> tuple[list[_Span], list[Message]]:
    """1.00 behind 11.30 is 13.00, in a programme that has no hour above twelve."""
    if any(span.slot.times.half_day for span in spans):
        return _beside_half_days(spans), []
    if not spans or any(span.start >= 13 * 60 or (span.end or 0) > 13 * 60 for span in spans):
        return spans, []
    shift = NOON if spans[0].start < 6 * 60 and len(spans) > 1 else 0
    found: list[_Span] = []
    for span in spans:
        start, end = span.start + shift, span.end
        if not shift and found and start < 8 * 60 and start + NOON >= max(each.start for each in found):
            shift = NOON
            start += NOON
        if end is not None and end + shift <= start and end + NOON > start and end < 8 * 60:
            end += NOON
        elif end is not None:
            end += shift
        found.append(replace(span, start=start, end=end))
    if not shift:
        return found, []
    said = Message("times after noon are written with the hours 1 to 7; they are read as 13.00 to 19.00")
    return found, [said]


def _beside_half_days(spans: list[_Span]) -> list[_Span]:
    """Where some say am or pm: “1.30” below “1 pm” is in the afternoon as well."""
    found: list[_Span] = []
    for span in spans:
        before = found[-1].start if found else 0
        if not span.slot.times.half_day and span.start < before <= span.start + NOON:
            end = None if span.end is None else span.end + NOON
            span = replace(span, start=span.start + NOON, end=end)
        found.append(span)
    return found


def _one_programme(spans: list[_Span]) -> tuple[list[_Span], list[Line], list[Message]]:
    """The longest run of times that goes forward. What begins anew earlier is another day, or a sentence
    that mentions a time."""
    runs = _runs(spans)
    best = max(runs, key=len)
    left = [line for run in runs if run is not best for span in run for line in _lines_of(span.slot)]
    others = [run for run in runs if run is not best and len(run) >= 3]
    remarks = [Message("there is more than one programme in the text; this is the longest")] if others else []
    return best, left, remarks


def _runs(spans: Sequence[_Span]) -> list[list[_Span]]:
    runs: list[list[_Span]] = [[]]
    for span in spans:
        last = runs[-1][-1] if runs[-1] else None
        if last is not None and span.start < last.start - _BACK and not _over_midnight(last, span):
            runs.append([])
        runs[-1].append(span)
    return runs


def runs_of(slots: Sequence[Slot]) -> list[list[Slot]]:
    """The slots in runs of times that go forward: several programmes below one another."""
    spans, _ = _in_the_afternoon([_Span(slot, slot.times.start, slot.times.end) for slot in slots])
    return [[span.slot for span in run] for run in _runs(spans)]


def _over_midnight(last: _Span, span: _Span) -> bool:
    return last.start >= 18 * 60 and span.start < 6 * 60


def _nested(spans: list[_Span]) -> tuple[list[_Span], dict[int, list[_Span]], list[Line]]:
    """Parts taken from between the items, and headings that span what stands below them taken away."""
    found: list[_Span] = []
    parts: dict[int, list[_Span]] = {}
    headings: list[Line] = []
    place = 0
    while place < len(spans):
        span = spans[place]
        inside = _inside(spans, place)
        if len(inside) < 2:
            found.append(span)
            place += 1
        elif _is_heading(span, inside, len(spans)):
            headings += _lines_of(span.slot)
            place += 1
        else:
            found.append(span)
            parts[id(span.slot)] = inside
            place += 1 + len(inside)
    return found, parts, headings


def _inside(spans: list[_Span], place: int) -> list[_Span]:
    outer = spans[place]
    if outer.end is None:
        return []
    found: list[_Span] = []
    for span in spans[place + 1 :]:
        whole = span.start == outer.start and span.end == outer.end
        if whole or span.start < outer.start or span.start >= outer.end or (span.end or 0) > outer.end:
            break
        found.append(span)
    # The one behind it begins where it ends: without that, a start alone is only the next item.
    if found and all(span.end is None for span in found) and not _ROUND.search(found[0].slot.title):
        return []
    return found


def _is_heading(span: _Span, inside: list[_Span], count: int) -> bool:
    kind = kind_of(span.slot.title)
    if all(_ROUND.search(each.slot.title) or _CHANGE.search(each.slot.title) for each in inside):
        return False
    if not span.slot.title or len(inside) > 12 or len(inside) >= max(4, 0.5 * (count - 1)):
        return True
    if _SECTION.search(span.slot.title) and (kind is None or kind.value in ("plenary", "talk")):
        return True
    return any(kind_of(each.slot.title) in (kind_of("pauze"), kind_of("lunch")) for each in inside)


def _without_doubles(spans: list[_Span]) -> tuple[list[_Span], dict[int, list[Slot]]]:
    """Items at the same time are one: the programme is told twice, or they are side by side."""
    found: list[_Span] = []
    beside: dict[int, list[Slot]] = {}
    at: dict[tuple[int, int | None], _Span] = {}
    for span in spans:
        key = (span.start, span.end)
        if key in at and (span.end is not None or span.slot.title == at[key].slot.title):
            beside.setdefault(id(at[key].slot), []).append(span.slot)
        else:
            at[key] = span
            found.append(span)
    return found, beside


def _ended(spans: Sequence[_Span], until: int | None = None) -> list[Placed]:
    """Each with an end: its own, else where the next begins. The word that says the end is no item."""
    found: list[Placed] = []
    for place, span in enumerate(spans):
        after = next((later.start for later in spans[place + 1 :] if later.start > span.start), until)
        if span.end is not None:
            found.append(Placed(span.slot, span.start, span.end, unsure=span.unsure))
            continue
        last = place == len(spans) - 1
        if last and found and (_END.match(span.slot.title) or not span.slot.title):
            before = found[-1]
            found[-1] = replace(before, slot=replace(before.slot, body=(*before.slot.body, *span.slot.body)))
            continue
        if last and after is not None and after <= span.start:
            after = None
        length = span.slot.length
        if after is not None:
            found.append(Placed(span.slot, span.start, after))
        elif length:
            found.append(Placed(span.slot, span.start, span.start + length))
        else:
            said = Message("the text does not say when this ends; {n} minutes are assumed", n=GUESSED)
            found.append(Placed(span.slot, span.start, span.start + GUESSED, unsure=(said,)))
    return found


def _on_the_day(one: Placed, previous: int | None) -> Placed | None:
    """With times that a session file may have; None when they cannot be had."""
    start, end = one.start % DAY, one.end if one.end == DAY else one.end % DAY
    try:
        times = on_the_day(TimeRange(start, end), previous)
    except Wrong:
        said = Message(
            "the text says {start} – {end}, which cannot be; {n} minutes are assumed",
            start=clock(start),
            end=clock(end),
            n=GUESSED,
        )
        if start + GUESSED > DAY:
            return None
        try:
            times = on_the_day(TimeRange(start, start + GUESSED), previous)
        except Wrong:
            return None
        return replace(one, start=times[0], end=times[1], unsure=(*one.unsure, said))
    return replace(one, start=times[0], end=times[1])


def rounds_among(parts: Sequence[Placed]) -> list[Placed]:
    """Those of the parts that are rounds of a world café."""
    return [part for part in parts if is_round(part.slot.title)]


def is_round(title: str) -> bool:
    """Whether a title is that of a round."""
    return _ROUND.search(title) is not None and not is_change(title)


def is_change(title: str) -> bool:
    """Whether a title is that of changing tables between rounds."""
    return _CHANGE.search(title) is not None
