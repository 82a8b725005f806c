"""YAML's own errors, said as what to do about them.

The parser says what it expected; a facilitator wants to know what to type. So the message is chosen
from what the parser stumbled over and from what the line looks like.
"""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError

from workshop_tui.domain.message import Message
from workshop_tui.sessionfile.problems import printable

_CURLY = re.compile("[“”„‟‘’‚]")
_TWO_COLONS = re.compile(r":\s.*:(\s|$)")
_APOSTROPHE = re.compile(r"'[a-z]{1,2}[- ]")
_BEGINS_WITH_APOSTROPHE = re.compile(r"(?:^|[:\-,\[]\s*)'[a-z]{1,2}[- ]")
"""’s-Gravendeel, ’t Hof: an apostrophe as Dutch has it, no quotation mark."""
_AFTER_QUOTE = re.compile(r"(?:^|[:\-]\s)\s*(?:\"[^\"]*\"|'[^']*')\s*[^\s#]")


def explain(failure: MarkedYAMLError, text: str) -> tuple[Message, int, int]:
    """What to do about a parser's error, with its line and column, both from 1."""
    mark = failure.problem_mark or failure.context_mark
    row, column = (mark.line, mark.column) if mark is not None else (0, 0)
    lines = text.splitlines() or [""]
    row = min(row, len(lines) - 1)
    tab = _tab_near(lines, row)
    problem = str(failure.problem or "")
    if tab is not None and ("\\t" in problem or "expected" in problem or "not allowed" in problem):
        return Message("there is a tab at the start of the line; indent with spaces"), tab + 1, 1
    start = failure.context_mark
    if start is not None and "quoted scalar" in str(failure.context or ""):
        opened = lines[min(start.line, len(lines) - 1)][start.column :]
        if _APOSTROPHE.match(opened):
            return _double_quotes(), start.line + 1, start.column + 1
        return (
            Message("this quotation mark is not closed; put one at the end of the text too"),
            start.line + 1,
            start.column + 1,
        )
    if "could not find expected ':'" in problem and start is not None:
        row, column = min(start.line, len(lines) - 1), start.column
    return _message(problem, lines, row), row + 1, column + 1


def _tab_near(lines: list[str], row: int) -> int | None:
    for place in (row, row - 1):
        if 0 <= place < len(lines):
            line = lines[place]
            if "\t" in line[: len(line) - len(line.lstrip())]:
                return place
    return None


def _message(problem: str, lines: list[str], row: int) -> Message:
    line = lines[row]
    if _CURLY.search(line) and ("not allowed" in problem or "expected" in problem):
        return Message('curly quotation marks do not count; put the text between straight ones: "…"')
    if "mapping values are not allowed" in problem:
        if _TWO_COLONS.search(line):
            return _quote_the_colon()
        return Message(
            "this line is indented further than the one above, or there is a colon inside a sentence; "
            "put keys that belong together under each other, and a sentence with a colon in quotes"
        )
    if "could not find expected ':'" in problem:
        return Message(
            "there is no key with a colon here; write “key: text”, with a space behind the colon, and "
            "indent text that runs on over more lines"
        )
    if "expected ',' or" in problem:
        return Message(
            "a list between brackets is not closed, or an entry holds a colon or a bracket; put entries "
            "in quotes, or each on a line of its own that starts with “- ”"
        )
    if (
        "undefined alias" in problem
        or "cannot start any token" in problem
        or "expected alphabetic" in problem
        or "expected chomping" in problem
        or "expected a comment or a line break" in problem
    ):
        return Message("the text begins with a character that YAML keeps for itself; put it in quotes")
    if "expected a single document" in problem or "but found another document" in problem:
        return Message("there are two documents in the file, with --- between them; keep one")
    if _BEGINS_WITH_APOSTROPHE.search(line) and "expected" in problem:
        return _double_quotes()
    if _AFTER_QUOTE.search(line) and "expected" in problem:
        return Message(
            "the text goes on behind its closing quotation mark; put all of it between “'” when there "
            "are double quotes in it"
        )
    if "block end" in problem or "block collection" in problem or "block mapping" in problem:
        if _TWO_COLONS.search(line):
            return _quote_the_colon()
        return Message(
            "this line does not stand under the lines it belongs with; indent keys of one entry equally"
        )
    return Message("this is not YAML that can be read here: “{line}”", line=printable(line))


def _double_quotes() -> Message:
    return Message('the text begins with an apostrophe; put it in double quotes: "…"')


def _quote_the_colon() -> Message:
    return Message('there is a colon inside the sentence; put the text in quotes: "…"')
