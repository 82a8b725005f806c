"""What entries of a session file say otherwise than before, put into its text: key by key, so that the
comments and the order of whoever wrote it stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeGuard

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from workshop_tui.domain.conference import AgendaItem, Conference
from workshop_tui.sessionfile.same_entries import sources
from workshop_tui.sessionfile.writing import (
    Entry,
    every_speaker,
    file_entry,
    item_entry,
    lines_of,
    list_lines,
    scalar,
    table_entry,
)
from workshop_tui.sessionfile.yaml_places import above, comments_in, end_of, line_end, line_start

_HANDLED = frozenset({"id", "time", "title", "fixed"})
"""Of an item; the rest of `saving` puts these in, written as they were before."""

_BLOCKS = ("organisations", "groups", "participants", "positions", "chair_roster", "seating")
"""Of the file, besides the head, the items and the tables."""


class Unfit(Exception):
    """The text is not written in a way that changes can be put into."""


@dataclass(frozen=True)
class _Change:
    """What stands from `start` to `end`, counted in characters, becomes `text`."""

    start: int
    end: int
    text: str


def with_details(text: str, before: Conference | None, after: Conference) -> str:
    """The text with what items, tables and the head say besides times, titles and order. `before` is what
    the text said when it came, None when it had errors; its items and tables stand in the order of `after`
    already. Raises Unfit where a value cannot be put in."""
    if before is None:
        return text
    top = _top(text)
    changes: list[_Change] = []
    was, wanted = file_entry(before), file_entry(after)
    head = _value(top, "conference")
    changes += _changes(text, head, _part(was, "conference"), _part(wanted, "conference"), {"id", "date"})
    for node, item in zip(_nodes(top, "agenda"), after.agenda, strict=True):
        earlier = before.item(item.id)
        if earlier is not None and earlier != item:
            said = _said(node, before, earlier), _said(node, after, item)
            changes += _changes(text, node, *said, _HANDLED)
    for node, table in zip(_nodes(top, "tables"), after.tables, strict=True):
        there = before.table(table.number)
        if there is not None and there != table:
            changes += _changes(text, node, table_entry(there), table_entry(table), {"number"})
    changes += _changes(
        text,
        top,
        {key: was.get(key) for key in _BLOCKS if was.get(key)},
        {key: wanted[key] for key in _BLOCKS if wanted.get(key)},
        frozenset(),
    )
    return _applied(text, changes, 0, len(text))


def _said(node: Node, conference: Conference, item: AgendaItem) -> Entry:
    """What an item says; where the text lets every organisation speak and they all do, in that one word."""
    entry = item_entry(item)
    speakers = _value(node, "speakers") if isinstance(node, MappingNode) else None
    if isinstance(speakers, ScalarNode) and item.speakers and item.speakers == every_speaker(conference):
        return {**entry, "speakers": speakers.value}
    return entry


def _part(whole: Mapping[str, object], key: str) -> Entry:
    found = whole[key]
    assert isinstance(found, Mapping)
    return found


def _changes(
    text: str, node: Node | None, was: Entry, wanted: Entry, handled: Iterable[str]
) -> list[_Change]:
    keys = [key for key in dict.fromkeys((*was, *wanted)) if key not in set(handled)]
    differ = [key for key in keys if was.get(key) != wanted.get(key)]
    if not differ:
        return []
    if not isinstance(node, MappingNode):
        raise Unfit
    if node.flow_style:
        return [_Change(node.start_mark.index, node.end_mark.index, _flow(wanted))]
    found, new = [], []
    for key in differ:
        pair = next(((name, value) for name, value in node.value if name.value == key), None)
        if pair is None:
            if key in wanted:
                new.append(key)
        elif key in wanted:
            found += _replaced(text, pair, was.get(key), wanted[key])
        else:
            found.append(_removed(text, node, pair))
    return [*found, *_added(text, node, wanted, new)]


def _replaced(text: str, pair: tuple[Node, Node], was: object, value: object) -> list[_Change]:
    """What changes in a value that is there; of a list or a mapping only the entries that differ."""
    name, node = pair
    with suppress(Unfit):
        if isinstance(node, MappingNode) and isinstance(was, Mapping) and isinstance(value, Mapping):
            return _changes(text, node, was, value, ())
        if isinstance(node, SequenceNode) and _is_list(was) and _is_list(value):
            return [_list_change(text, node, was, value)]
    made = lines_of({name.value: value}, " " * name.start_mark.column)
    if len(made) == 1 and isinstance(node, ScalarNode) and node.style not in ("|", ">") and node.value:
        return [_Change(node.start_mark.index, node.end_mark.index, scalar(value))]
    end = end_of(text, node)
    lines = [*comments_in(text, node, name.start_mark.index, end, name.start_mark.column), *made]
    return [_Change(name.start_mark.index, end, "\n".join(lines).lstrip(" "))]


def _removed(text: str, mapping: MappingNode, pair: tuple[Node, Node]) -> _Change:
    """A key that goes, with its value; comments among its entries stay."""
    name, node = pair
    start = text.rfind("\n", 0, name.start_mark.index) + 1
    if text[start : name.start_mark.index].strip() or len(mapping.value) == 1:
        raise Unfit
    end = end_of(text, node)
    kept = comments_in(text, node, name.start_mark.index, end, name.start_mark.column)
    return _Change(start, min(len(text), line_end(text, end) + 1), "".join(f"{line}\n" for line in kept))


def _added(text: str, node: MappingNode, wanted: Entry, new: Sequence[str]) -> list[_Change]:
    """New keys behind the key that stands before them in the usual order and is there."""
    there = {name.value: value for name, value in node.value}
    order = list(wanted)
    stays = [str(name.value) for name, _ in node.value if name.value in wanted]
    if new and not stays:
        raise Unfit
    behind: dict[str, list[str]] = {}
    for key in new:
        earlier = [each for each in order[: order.index(key)] if each in there]
        behind.setdefault(earlier[-1] if earlier else stays[-1], []).append(key)
    indent = " " * node.start_mark.column
    found = []
    for anchor, keys in behind.items():
        place = line_end(text, end_of(text, there[anchor]))
        lines = [line for key in keys for line in lines_of({key: wanted[key]}, indent)]
        gap = "\n\n" if not indent else "\n"
        found.append(_Change(place, place, gap + gap.join(["\n".join(lines)])))
    return found


# Lists


@dataclass(frozen=True)
class _Piece:
    """An entry of a list in the text: where the comments above it begin, its line, and its end."""

    top: int
    start: int
    end: int
    node: Node


def _list_change(text: str, node: SequenceNode, was: Sequence[object], wanted: Sequence[object]) -> _Change:
    """The list as it is now, made of the lines of its entries: each goes with the comments above it; those
    of an entry that is no more stay where they were."""
    if node.flow_style and not _spread(text, node):
        return _Change(node.start_mark.index, node.end_mark.index, _flow_value(wanted))
    if node.flow_style or len(node.value) != len(was) or not wanted:
        raise Unfit
    pieces = _pieces(text, node)
    indent = pieces[0].node.start_mark.column - len(_dash(text, pieces[0].node))
    names = [_name(each) for each in was], [_name(each) for each in wanted]
    found_in = sources([repr(each) for each in was], [repr(each) for each in wanted], names, by_place=True)
    left = _left_behind(text, pieces, found_in, indent)
    found: list[str] = []
    for source, value in zip(found_in, wanted, strict=True):
        if source is None:
            found += list_lines([value], " " * indent)
            continue
        piece = pieces[source]
        found += left.pop(source, [])
        found.append(text[piece.top : piece.start] + _entry(text, piece, was[source], value, indent))
    found += left.pop(len(pieces), [])
    return _Change(pieces[0].top, pieces[-1].end, "\n".join(found))


def _spread(text: str, node: SequenceNode) -> bool:
    """Whether a list between brackets is on more lines, where there may be comments."""
    return "\n" in text[node.start_mark.index : node.end_mark.index]


def _dash(text: str, node: Node) -> str:
    """What stands before an entry on its line, from its dash on."""
    before = text[line_start(text, node.start_mark.index) : node.start_mark.index]
    if not re.fullmatch(" *- +", before):
        raise Unfit
    return before.lstrip()


def _pieces(text: str, node: SequenceNode) -> list[_Piece]:
    found: list[_Piece] = []
    for each in node.value:
        _dash(text, each)
        start = line_start(text, each.start_mark.index)
        top = above(text, start, found[-1].end + 1) if found else start
        found.append(_Piece(top, start, line_end(text, end_of(text, each)), each))
    return found


def _name(value: object) -> str:
    """What an entry is known by."""
    if isinstance(value, Mapping):
        known = (each for each in ("id", "key", "number", "name", "title") if each in value)
        return str(value.get(next(known, ""), repr(value)))
    return repr(value)


def _left_behind(
    text: str, pieces: Sequence[_Piece], found_in: Sequence[int | None], indent: int
) -> dict[int, list[str]]:
    """The comments of entries that are no more, by the entry that they stand above now; by the number of
    entries where none follows."""
    found: dict[int, list[str]] = {}
    for place, piece in enumerate(pieces):
        if place in found_in:
            continue
        follows = next((later for later in range(place, len(pieces)) if later in found_in), len(pieces))
        lines = [line for line in text[piece.top : piece.start].splitlines() if line.strip()]
        lines += comments_in(text, piece.node, piece.start, piece.end, indent)
        found.setdefault(follows, []).extend(lines)
    return found


def _entry(text: str, piece: _Piece, was: object, value: object, indent: int) -> str:
    """The lines of an entry with what is otherwise now."""
    node, body = piece.node, text[piece.start : piece.end]
    if was == value:
        return body
    changes: list[_Change] = []
    single = list(value.values()) if isinstance(value, Mapping) else [value]
    with suppress(Unfit):
        if isinstance(node, MappingNode) and isinstance(was, Mapping) and isinstance(value, Mapping):
            changes = _changes(text, node, was, value, ())
        elif isinstance(node, SequenceNode) and _is_list(was) and _is_list(value):
            changes = [_list_change(text, node, was, value)]
        elif isinstance(node, ScalarNode) and node.style not in ("|", ">") and len(single) == 1:
            if isinstance(value, Mapping) and not isinstance(was, Mapping):
                raise Unfit
            if isinstance(value, Mapping) and isinstance(was, Mapping) and list(value) != list(was)[:1]:
                raise Unfit
            changes = [_Change(node.start_mark.index, node.end_mark.index, scalar(single[0]))]
    if changes:
        return _applied(text, changes, piece.start, piece.end)
    made = list_lines([value], " " * indent)
    behind = body[end_of(text, node) - piece.start :].strip() if isinstance(node, ScalarNode) else ""
    kept = [" " * indent + behind] if behind.startswith("#") else []
    return "\n".join([*kept, *comments_in(text, node, piece.start, piece.end, indent), *made])


def _applied(text: str, changes: Sequence[_Change], start: int, end: int) -> str:
    """The text from `start` to `end` with those changes in it."""
    found = text[start:end]
    for change in sorted(changes, key=lambda each: (each.start, each.end), reverse=True):
        found = found[: change.start - start] + change.text + found[change.end - start :]
    return found


def _is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _flow(entry: Entry) -> str:
    return "{" + ", ".join(f"{key}: {_flow_value(value)}" for key, value in entry.items()) + "}"


def _flow_value(value: object) -> str:
    if isinstance(value, Mapping):
        return _flow(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(_flow_value, value))}]"
    return scalar(value)


def _top(text: str) -> MappingNode:
    node = YAML(typ="safe", pure=True).compose(text)
    if not isinstance(node, MappingNode):
        raise Unfit
    return node


def _value(node: MappingNode, key: str) -> Node | None:
    return next((value for name, value in node.value if name.value == key), None)


def _nodes(top: MappingNode, key: str) -> list[Node]:
    node = _value(top, key)
    return list(node.value) if isinstance(node, SequenceNode) else []
