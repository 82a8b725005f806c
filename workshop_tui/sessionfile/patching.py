"""What entries of a session file say otherwise than before, put into its text: key by key, so that the
comments and the order of whoever wrote it stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from workshop_tui.domain.conference import Conference
from workshop_tui.sessionfile.writing import Entry, file_entry, item_entry, lines_of, scalar, table_entry

_HANDLED = frozenset({"id", "time", "title", "fixed"})
"""Of an item; the rest of `saving` puts these in, written as they were before."""

_WHOLE = ("organisations", "positions", "chair_roster")


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
            changes += _changes(text, node, item_entry(earlier), item_entry(item), _HANDLED)
    for node, table in zip(_nodes(top, "tables"), after.tables, strict=True):
        there = before.table(table.number)
        if there is not None and there != table:
            changes += _changes(text, node, table_entry(there), table_entry(table), {"number"})
    changes += _changes(
        text,
        top,
        {key: was.get(key) for key in _WHOLE if was.get(key)},
        {key: wanted[key] for key in _WHOLE if wanted.get(key)},
        frozenset(),
    )
    for change in sorted(changes, key=lambda each: (each.start, each.end), reverse=True):
        text = text[: change.start] + change.text + text[change.end :]
    return text


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
            found.append(_replaced(text, pair, key, wanted[key]))
        else:
            found.append(_removed(text, node, pair))
    return [*found, *_added(text, node, wanted, new)]


def _replaced(text: str, pair: tuple[Node, Node], key: str, value: object) -> _Change:
    name, node = pair
    made = lines_of({key: value}, " " * name.start_mark.column)
    if len(made) == 1 and isinstance(node, ScalarNode) and node.style not in ("|", ">") and node.value:
        return _Change(node.start_mark.index, node.end_mark.index, scalar(value))
    return _Change(name.start_mark.index, _end(text, node), "\n".join(made).lstrip())


def _removed(text: str, mapping: MappingNode, pair: tuple[Node, Node]) -> _Change:
    name, node = pair
    if pair is mapping.value[0] or name is mapping.value[0][0]:
        raise Unfit
    start = text.rfind("\n", 0, name.start_mark.index)
    if text[start + 1 : name.start_mark.index].strip():
        raise Unfit
    return _Change(start, _line_end(text, _end(text, node)), "")


def _added(text: str, node: MappingNode, wanted: Entry, new: Sequence[str]) -> list[_Change]:
    """New keys behind the key that stands before them in the usual order and is there."""
    there = {name.value: value for name, value in node.value}
    order = list(wanted)
    behind: dict[str, list[str]] = {}
    for key in new:
        earlier = [each for each in order[: order.index(key)] if each in there]
        behind.setdefault(earlier[-1] if earlier else str(node.value[-1][0].value), []).append(key)
    indent = " " * node.start_mark.column
    found = []
    for anchor, keys in behind.items():
        place = _line_end(text, _end(text, there[anchor]))
        lines = [line for key in keys for line in lines_of({key: wanted[key]}, indent)]
        gap = "\n\n" if not indent else "\n"
        found.append(_Change(place, place, gap + gap.join(["\n".join(lines)])))
    return found


def _end(text: str, node: Node) -> int:
    """Where a value ends, without the blank lines and comments behind it."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, ScalarNode) and node.style not in ("|", ">"):
        return int(end)
    if isinstance(node, MappingNode | SequenceNode) and node.flow_style:
        return int(end)
    while end > start:
        line = text.rfind("\n", start, end)
        last = text[line + 1 : end].strip()
        comment = last.startswith("#") and not isinstance(node, ScalarNode)
        if line < 0 or (last and not comment):
            break
        end = line
    return int(end)


def _line_end(text: str, place: int) -> int:
    found = text.find("\n", place)
    return len(text) if found < 0 else found


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
