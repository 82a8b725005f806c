"""The day as it is now, written back as a session file.

What the file was written as stays as it was, letter for letter, but for what has changed: comments,
order of the keys, quotes and blank lines are those of whoever wrote it. So the changes are put into
the text at the places that the YAML composer gives. What comes out is read back and must be the same
conference; when it is not, the file is written anew as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from workshop_tui.domain.conference import AgendaItem, Conference
from workshop_tui.domain.joining import as_listed
from workshop_tui.domain.message import Message
from workshop_tui.domain.naming import slug, unique
from workshop_tui.domain.reseating import unseated
from workshop_tui.errors import SessionFileError
from workshop_tui.sessionfile.loading import read
from workshop_tui.sessionfile.patching import Unfit, with_details
from workshop_tui.sessionfile.values import DAY, Wrong, clock, read_range, read_yes
from workshop_tui.sessionfile.writing import (
    Entry,
    fresh_text,
    item_entry,
    lines_of,
    listed,
    participant_entry,
    scalar,
    seating_entry,
    table_entry,
)


@dataclass(frozen=True)
class Saved:
    """The text of a session file. `kept` is False where it had to be written anew, without the
    comments of the file that the conference came from."""

    text: str
    kept: bool


def saved(
    conference: Conference, source_text: str, target: Path, beside: Mapping[str, str] | None = None
) -> Saved:
    """The conference as the text of a session file at `target`: the text that it came from with what
    changed put in, or a new one where there was none or the changes cannot be put in. `beside`: texts of
    files beside it, by their name, that are written with it.

    Where groups sit since tables or groups came or went while a café ran is not in a session file: the
    database keeps it. Raises SessionFileError when no session file can say what the conference is.
    """
    conference = unseated(as_listed(conference))
    if source_text.strip():
        try:
            text = _patched(conference, source_text, target, listed_beside=bool(beside))
        except (Unfit, YAMLError, Wrong):
            text = ""
        if text and read(text, target, beside).conference == conference:
            return Saved(text, kept=True)
    text = fresh_text(conference)
    if read(text, target).conference != conference:
        raise SessionFileError(
            Message("This programme cannot be said in a session file."),
            Message("Look at the times of its items: does one begin more than twelve hours after another?"),
        )
    return Saved(text, kept=not source_text.strip())


def _patched(conference: Conference, text: str, target: Path, *, listed_beside: bool) -> str:
    source = read(text, target).conference
    if source is not None and listed_beside:
        source = replace(source, participants=conference.participants)
    items = {item.id: item_entry(item) for item in conference.agenda}
    tables = {str(table.number): table_entry(table) for table in conference.tables}
    text = _with_blocks(text, "agenda", _item_ids, items)
    text = _with_blocks(text, "tables", _table_numbers, tables)
    text = _with_item_fields(text, conference)
    if source is None:
        text = _with_people(text, conference)
    text = _with_head(text, conference, target)
    return with_details(text, source, conference)


# Blocks: entries of a list that come, go, or change places


def _with_blocks(
    text: str,
    key: str,
    names: Callable[[SequenceNode], list[str]],
    wanted: Mapping[str, Entry],
) -> str:
    """The text with those entries of a list, in that order; new ones are made at its indentation.
    Comments above an entry go with it, and stay where it was when it goes."""
    top = _top(text)
    node = _value(top, key)
    if node is None and not wanted:
        return text
    if node is None:
        made = [line for entry in wanted.values() for line in listed(entry, "  ")]
        return text.rstrip("\n") + "\n\n" + "\n".join([f"{key}:", *made]) + "\n"
    if not isinstance(node, SequenceNode):
        raise Unfit
    there = names(node)
    if there == list(wanted):
        return text
    if node.flow_style or not node.value or not wanted:
        raise Unfit
    lines = text.split("\n")
    starts = [_dash(lines, each) for each in node.value]
    last = _last_line(lines, starts[-1], node)
    tops = [_above(lines, start, floor) for start, floor in zip(starts, [starts[0], *starts], strict=False)]
    ends = [*tops[1:], last + 1]
    blocks = {name: lines[top:end] for name, top, end in zip(there, tops, ends, strict=True)}
    indent = " " * lines[starts[0]].index("-")
    found: list[str] = []
    for name, entry in wanted.items():
        found += blocks.pop(name) if name in blocks else ["", *listed(entry, indent)]
    for block in blocks.values():
        found += [line for line in _leading(block) if line.strip()]
    return "\n".join([*lines[: tops[0]], *_tidied(found), *lines[last + 1 :]])


def _dash(lines: list[str], node: Node) -> int:
    """The line of an entry's dash."""
    place = node.start_mark.line
    if isinstance(node, MappingNode) and lines[place].lstrip().startswith("-"):
        return int(place)
    raise Unfit


def _above(lines: list[str], start: int, floor: int) -> int:
    """The first of the comments and blank lines right above an entry, below line `floor`."""
    while start - 1 > floor and _is_aside(lines[start - 1]):
        start -= 1
    return start


def _leading(block: list[str]) -> list[str]:
    count = next((place for place, line in enumerate(block) if not _is_aside(line)), len(block))
    return block[:count]


def _last_line(lines: list[str], start: int, node: Node) -> int:
    place = min(node.end_mark.line, len(lines) - 1)
    if node.end_mark.column == 0 and place < len(lines) and not lines[place].startswith(" "):
        place -= lines[place].strip() != "" or place == len(lines) - 1
    while place > start and _is_aside(lines[place]):
        place -= 1
    return int(place)


def _is_aside(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _tidied(lines: list[str]) -> list[str]:
    """Without the blank line at the top that came with an entry from below."""
    return lines[1:] if lines and not lines[0].strip() else lines


def _item_ids(node: SequenceNode) -> list[str]:
    """The ids of the items, made as the loader makes them."""
    given = [_text(_value(each, "id")) for each in node.value]
    taken = {each for each in given if each}
    found = []
    for each, item_id in zip(node.value, given, strict=True):
        found.append(item_id or unique(slug(_text(_value(each, "title"))), taken))
        taken.add(found[-1])
    return found


def _table_numbers(node: SequenceNode) -> list[str]:
    return [_text(_value(each, "number")) or str(place) for place, each in enumerate(node.value, 1)]


# Fields: what an item says of itself


@dataclass(frozen=True)
class _Edit:
    start: int
    end: int
    text: str


def _with_item_fields(text: str, conference: Conference) -> str:
    """The text with the items' ids, times, titles and the rest as they are now. The entries stand in
    the order of the conference's agenda already."""
    node = _value(_top(text), "agenda")
    if not isinstance(node, SequenceNode) or len(node.value) != len(conference.agenda):
        raise Unfit
    ids, edits = _item_ids(node), []
    for each, item, made in zip(node.value, conference.agenda, ids, strict=True):
        edits += _item_edits(each, item, made)
    return _edited(text, edits)


def _item_edits(node: Node, item: AgendaItem, made: str) -> list[_Edit]:
    time, title = _value(node, "time"), _value(node, "title")
    if not isinstance(time, ScalarNode) or not isinstance(title, ScalarNode):
        raise Unfit
    found: list[_Edit] = []
    new: dict[str, str] = {}
    range_ = read_range(time.value)
    if (range_.start, range_.end % DAY) != (item.start % DAY, item.end % DAY):
        found.append(_replaced(time, _time_like(time.value, item)))
    if title.value.strip() != item.title:
        found.append(_replaced(title, scalar(item.title)))
    if made != item.id or (title.value.strip() != item.title and _value(node, "id") is None):
        new["id"] = item.id
    fixed = _value(node, "fixed")
    if read_yes(_text(fixed) or "false") != item.fixed:
        if isinstance(fixed, ScalarNode):
            found.append(_replaced(fixed, scalar(item.fixed)))
        else:
            new["fixed"] = scalar(item.fixed)
    minimum = _value(node, "minimum")
    if isinstance(minimum, ScalarNode) and item.minimum_ms is not None:
        found.append(_replaced(minimum, str(item_entry(item)["minimum"])))
    if new:
        found.append(_inserted(node, time, new))
    return found


def _time_like(before: str, item: AgendaItem) -> str:
    """The times written as the ones before were."""
    between = re.search(r"\s*(?:[-–—‑−]|\btot\b|\bt/m\b|\buntil\b|\bto\b)\s*", before)
    times = [clock(item.start), clock(item.end)]
    if ":" in before:
        times = [time.replace(".", ":") for time in times]
    if re.match(r"0\d", before):
        times = [time.rjust(5, "0") for time in times]
    return (between[0] if between else " – ").join(times)


def _inserted(node: Node, after: ScalarNode, fields: Mapping[str, str]) -> _Edit:
    """Keys behind that value."""
    assert isinstance(node, MappingNode)
    place = after.end_mark.index
    if node.flow_style:
        return _Edit(place, place, "".join(f", {key}: {value}" for key, value in fields.items()))
    indent = " " * node.start_mark.column
    return _Edit(place, place, "".join(f"\n{indent}{key}: {value}" for key, value in fields.items()))


def _replaced(node: ScalarNode, text: str) -> _Edit:
    if node.style in ("|", ">"):
        raise Unfit
    return _Edit(node.start_mark.index, node.end_mark.index, text)


def _edited(text: str, edits: Sequence[_Edit]) -> str:
    for edit in sorted(edits, key=lambda each: (each.start, each.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


# People, groups, and the head of the file


def _with_people(text: str, conference: Conference) -> str:
    """Groups, participants and how they are seated, written anew: for a text with an error in it, such as
    a list of participants that is not there, which says nothing of them."""
    text = _with_key(text, "groups", list(conference.groups))
    text = _with_key(text, "participants", [participant_entry(one) for one in conference.participants])
    return _with_key(text, "seating", seating_entry(conference.seating))


def _with_key(text: str, key: str, value: Sequence[object] | Entry) -> str:
    """The text with that key of the file written anew."""
    top = _top(text)
    node = _value(top, key)
    lines = text.split("\n")
    made = lines_of({key: value}) if value else []
    if node is None:
        return text if not made else text.rstrip("\n") + "\n\n" + "\n".join(made) + "\n"
    start = next(each.start_mark.line for each, _ in top.value if each.value == key)
    last = node.end_mark.line
    if isinstance(node, SequenceNode | MappingNode) and not node.flow_style:
        last = _last_line(lines, start, node)
    return "\n".join([*lines[:start], *made, *lines[last + 1 :]])


def _with_head(text: str, conference: Conference, target: Path) -> str:
    """The date where it was moved, and the id where the file's name no longer gives it."""
    head = _value(_top(text), "conference")
    date, title = _value(head, "date"), _value(head, "title")
    if not isinstance(date, ScalarNode) or not isinstance(title, ScalarNode) or head is None:
        raise Unfit
    now = read(text, target).conference
    edits = []
    if now is None or now.date != conference.date:
        edits.append(_replaced(date, conference.date.isoformat()))
    if _value(head, "id") is None and target.stem != conference.id:
        edits.append(_inserted(head, title, {"id": scalar(conference.id)}))
    return _edited(text, edits)


def _top(text: str) -> MappingNode:
    node = YAML(typ="safe", pure=True).compose(text)
    if not isinstance(node, MappingNode):
        raise Unfit
    return node


def _value(node: Node | None, key: str) -> Node | None:
    if not isinstance(node, MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _text(node: Node | None) -> str:
    return node.value.strip() if isinstance(node, ScalarNode) else ""
