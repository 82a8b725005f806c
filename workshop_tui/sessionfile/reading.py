"""From a path to text, and from text to plain values with their places.

Every scalar is kept as the text that was typed: `10.00` is a time here, not a number. So the YAML is
composed into nodes and never constructed; that leaves nothing in a file that could run either.
"""

from __future__ import annotations

from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from workshop_tui.domain.message import Message
from workshop_tui.sessionfile.problems import NOWHERE, Findings, KeyPath, Place, printable
from workshop_tui.sessionfile.yaml_errors import explain

Tree = dict[str, "Tree"] | list["Tree"] | str | None

MAX_BYTES = 5_000_000
MAX_VALUES = 200_000
"""More values than any conference has: what grows beyond it grows through aliases."""
MAX_DEPTH = 40

_NULLS = ("", "~", "null", "Null", "NULL")


class Unreadable(Exception):
    """The file as a whole is of no use. Carries the one line to say about it."""

    def __init__(self, message: Message, place: Place = NOWHERE) -> None:
        super().__init__(message)
        self.message = message
        self.place = place


def read_text(path: Path) -> str:
    """The text of a file, without byte order mark. Raises `Unreadable` with what is the matter."""
    try:
        if path.is_dir():
            raise Unreadable(Message("this is a folder; name the file in it"))
        if path.exists() and not path.is_file():
            raise Unreadable(Message("this is not an ordinary file"))
        with path.open("rb") as opened:
            content = opened.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Unreadable(Message("there is no such file")) from None
    except (OSError, ValueError) as failure:
        reason = getattr(failure, "strerror", None) or str(failure)
        raise Unreadable(Message("the file cannot be read: {reason}", reason=reason)) from None
    if len(content) > MAX_BYTES:
        raise Unreadable(Message("the file is larger than 5 MB; that is not a session file"))
    return _decoded(content)


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(Message("the file is saved as UTF-16; save it as UTF-8"))
    if b"\0" in content:
        raise Unreadable(Message("this is not a text file"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        before = content[: failure.start]
        line = before.count(b"\n") + 1
        column = failure.start - before.rfind(b"\n")
        message = Message("the file is not UTF-8; save it as UTF-8 in your editor")
        raise Unreadable(message, Place(line, column)) from None


def read_tree(text: str, findings: Findings) -> Tree:
    """The values of a YAML text, with their places put into `findings`.

    A key that is there twice is noted as an error. Raises `Unreadable` when it is no YAML.
    """
    yaml = YAML(typ="safe", pure=True)
    yaml.max_depth = MAX_DEPTH
    yaml.composer.warn_double_anchors = False
    try:
        node = yaml.compose(text)
    except ReaderError as failure:
        before = text[: failure.position]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = Message("there is a character that cannot be in text; remove it")
        raise Unreadable(message, Place(line, column)) from None
    except MarkedYAMLError as failure:
        if "maximum depth" in str(failure.problem):
            raise Unreadable(_too_deep()) from None
        message, line, column = explain(failure, text)
        raise Unreadable(message, Place(line, column)) from None
    except RecursionError:
        raise Unreadable(_too_deep()) from None
    except (YAMLError, ValueError, AttributeError, IndexError, AssertionError, TypeError):
        raise Unreadable(Message("this is not YAML that can be read")) from None
    if node is None:
        raise Unreadable(Message("the file is empty; a session file has “conference:” and “agenda:”"))
    return _Grower(findings).grow(node, ())


def _too_deep() -> Message:
    return Message("the file is nested too deeply; that is not a session file")


class _Grower:
    """Turns nodes into values. Aliases are followed, within bounds."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.count = 0

    def grow(self, node: Node, path: KeyPath) -> Tree:
        self.count += 1
        if self.count > MAX_VALUES:
            raise Unreadable(Message("the file grows without bound through its anchors (& and *)"))
        if len(path) > MAX_DEPTH:
            raise Unreadable(_too_deep())
        place = _place(node)
        self.findings.values[path] = place
        tag = str(node.tag or "")
        if tag.startswith("!") or ":python/" in tag:
            message = Message("text that begins with an exclamation mark must be in quotes")
            self.findings.error(path, message)
        if isinstance(node, ScalarNode):
            return None if node.style is None and node.value in _NULLS else str(node.value)
        if isinstance(node, SequenceNode):
            return [self.grow(entry, (*path, index)) for index, entry in enumerate(node.value)]
        assert isinstance(node, MappingNode)
        return self._mapping(node, path)

    def _mapping(self, node: MappingNode, path: KeyPath) -> Tree:
        found: dict[str, Tree] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                place = _place(key_node)
                message = Message("a key must be plain text; put text that begins with [ or {{ in quotes")
                self.findings.error_at(self.findings.file, place, "", message)
                continue
            key = str(key_node.value)
            if key == "<<" and key_node.style is None:
                message = Message("“<<” takes nothing over here; write the lines out that are meant")
                self.findings.error_at(self.findings.file, _place(key_node), key, message)
                continue
            if key in found:
                self._twice(key_node, key, path)
                continue
            self.findings.keys[(*path, key)] = _place(key_node)
            found[key] = self.grow(value_node, (*path, key))
        return found

    def _twice(self, key_node: ScalarNode, key: str, path: KeyPath) -> None:
        first = self.findings.keys[(*path, key)].line
        self.findings.error_at(
            self.findings.file,
            _place(key_node),
            printable(key),
            Message("this key is there twice, first on line {line}; remove one", line=first),
        )


def _place(node: Node) -> Place:
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)
