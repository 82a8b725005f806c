"""Where values and comments stand in the text of a session file, counted in characters."""

from __future__ import annotations

from collections.abc import Iterator

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode


def end_of(text: str, node: Node) -> int:
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


def line_end(text: str, place: int) -> int:
    """The end of the line that a place is in, before its line break."""
    found = text.find("\n", place)
    return len(text) if found < 0 else found


def line_start(text: str, place: int) -> int:
    """The beginning of the line that a place is in."""
    return text.rfind("\n", 0, place) + 1


def above(text: str, start: int, floor: int) -> int:
    """Where the blank lines and comments right above a line begin, not before `floor`."""
    while start > floor:
        before = line_start(text, start - 1)
        line = text[before : start - 1].strip()
        if line and not line.startswith("#"):
            break
        start = before
    return start


def comments_in(text: str, node: Node, start: int, end: int, indent: int) -> list[str]:
    """The lines below the one at `start`, to `end`, that are comments, at an indentation: not those of a
    text in `node`, which is all that stands there, that look like one."""
    spans = list(_spans(node))
    place, found = line_end(text, start) + 1, []
    while place < end:
        stop = line_end(text, place)
        line = text[place:stop].strip()
        if line.startswith("#") and not any(begin <= place < until for begin, until in spans):
            found.append(" " * indent + line)
        place = stop + 1
    return found


def _spans(node: Node) -> Iterator[tuple[int, int]]:
    if isinstance(node, ScalarNode):
        yield node.start_mark.index, node.end_mark.index
    elif isinstance(node, SequenceNode):
        for each in node.value:
            yield from _spans(each)
    else:
        for name, value in node.value:
            yield from _spans(name)
            yield from _spans(value)
