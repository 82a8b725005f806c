"""Titles that do not stand beside their time: below it, above it, in a column of their own, or going on
on the next line."""

from __future__ import annotations

import re
from dataclasses import replace

from workshop_tui.sessionfile.importing.kinds import whole_in
from workshop_tui.sessionfile.importing.lines import LABEL, OF_A_TABLE, Line, is_full
from workshop_tui.sessionfile.importing.slot import Slot, cells_of

_TITLE_LABEL = re.compile(
    r"^(?:(?:programma|agenda)?(?:onderdeel|punt)|activiteit|activity|titel|title|wat|what|item)\s*:\s*(?=\S)",
    re.IGNORECASE,
)
"""“Onderdeel: Lunch” below a time: the label is none of the title."""


def with_titles(preamble: tuple[Line, ...], slots: list[Slot]) -> tuple[tuple[Line, ...], list[Slot]]:
    """Gives the slots without a title the line that is theirs."""
    if all(slot.title for slot in slots):
        return preamble, slots
    if _title_above(preamble, slots):
        return _titles_from_above(preamble, slots)
    found: list[Slot] = []
    place = 0
    while place < len(slots):
        run = place
        while run < len(slots) and not slots[run].title and not any(line.text for line in slots[run].body):
            run += 1
        # The slot behind the last bare one holds all the titles, when it has none of its own.
        if run > place and run < len(slots) and not slots[run].title and slots[run].row is None:
            found += _two_columns(slots[place : run + 1])
            place = run + 1
            continue
        found.append(_title_below(slots[place]))
        place += 1
    return preamble, found


def _title_below(slot: Slot) -> Slot:
    if slot.title or slot.row is not None:
        return slot
    for place, line in enumerate(slot.body):
        if line.text:
            title, cells = cells_of(_TITLE_LABEL.sub("", line.text))
            return replace(
                slot, title=title, cells=cells, body=slot.body[place + 1 :], length=whole_in(line.text)
            )
    return slot


def _two_columns(slots: list[Slot]) -> list[Slot]:
    """Times that stand together above their titles: one line each, or one paragraph each."""
    body = slots[-1].body
    lines = [line for line in body if line.text]
    groups: list[list[Line]] = [[]]
    for line in body:
        if line.text:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    if len(groups) < len(slots):
        count = len(slots)
        groups = [[line] for line in lines[: count - 1]] + (
            [lines[count - 1 :]] if len(lines) >= count else []
        )
    found = []
    for place, slot in enumerate(slots):
        group = groups[place] if place < len(groups) else []
        rest = [line for later in groups[len(slots) :] for line in later] if place == len(slots) - 1 else []
        title, cells = cells_of(group[0].text) if group else ("", ())
        below = (*group[1:], *((Line(rest[0].number, ""), *rest) if rest else ()))
        found.append(replace(slot, title=title, cells=cells, body=tuple(below)))
    return found


def _title_above(preamble: tuple[Line, ...], slots: list[Slot]) -> bool:
    """Whether each time stands below its title: then nothing stands below the last one."""
    if len(slots) < 2 or any(slot.title for slot in slots) or any(line.text for line in slots[-1].body):
        return False
    if not preamble or preamble[-1].blank:
        return False
    return all(slot.body and any(line.text for line in slot.body) for slot in slots[:-1])


def _titles_from_above(preamble: tuple[Line, ...], slots: list[Slot]) -> tuple[tuple[Line, ...], list[Slot]]:
    titles = [preamble[-1].text]
    bodies: list[tuple[Line, ...]] = []
    for slot in slots[:-1]:
        below = list(slot.body)
        while below and not below[-1].text:
            below.pop()
        titles.append(below[-1].text)
        bodies.append(tuple(below[:-1]))
    bodies.append(slots[-1].body)
    found = []
    for slot, text, body in zip(slots, titles, bodies, strict=True):
        title, cells = cells_of(text)
        found.append(replace(slot, title=title, cells=cells, body=body))
    return preamble[:-1], found


def with_its_rest(slot: Slot, width: int) -> Slot:
    """The title with the rest of it that stands on the lines below."""
    if slot.row is not None or slot.cells or not slot.title or slot.behind:
        return slot
    body = list(slot.body)
    title, last = slot.title, slot.line.text
    whole = slot.whole_title
    while body and len(title) < 400:
        place = next((place for place, line in enumerate(body[:2]) if line.text), None)
        if place is None or not _title_goes_on(last, body[place], width, apart=place > 0):
            break
        last = body[place].text
        title = f"{title} {last}"
        whole = f"{whole} {last}" if whole else ""
        body = body[place + 1 :]
    return replace(slot, title=title, whole_title=whole, body=tuple(body))


def _title_goes_on(last: str, line: Line, width: int, *, apart: bool) -> bool:
    if line.bullet or line.heading or LABEL.match(line.text) or OF_A_TABLE.match(line.text):
        return False
    if last.endswith((",", " en", " and", "/", " &", " van", " de", " of", "(")):
        return True
    if line.cut and line.text[:1].islower() and not apart and last[-1:] not in ".?!:;":
        return True
    if not width or last[-1:] in ".?!:" or (line.text[:1].isupper() and line.text.endswith("?")):
        return False
    lower = line.text[:1].islower() and not apart
    return is_full(len(last), line.text, width) or (lower and len(last) >= 0.8 * width)
