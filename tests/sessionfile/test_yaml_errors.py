"""What the YAML parser stumbles over, said as what to do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Problems = Callable[..., list[str]]

QUOTE = 'there is a colon inside the sentence; put the text in quotes: "…"'
CURLY = 'curly quotation marks do not count; put the text between straight ones: "…"'
TAB = "there is a tab at the start of the line; indent with spaces"
UNCLOSED = "this quotation mark is not closed; put one at the end of the text too"
APOSTROPHE = 'the text begins with an apostrophe; put it in double quotes: "…"'
KEPT = "the text begins with a character that YAML keeps for itself; put it in quotes"
INDENT = "this line does not stand under the lines it belongs with; indent keys of one entry equally"
BRACKET = "a list between brackets is not closed"
NO_KEY = "there is no key with a colon here; write “key: text”"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: Start", "title: Statement: we all join", "11:21: " + QUOTE),
        ("title: Start", "title: “Statement: we join”", "11:22: " + CURLY),
        ("    title: Start", "\ttitle: Start", "11:1: " + TAB),
        ("    theme: Two", "    theme: Two\n\thosts: [x]", "30:1: " + TAB),
        ("title: Start", 'title: "Start', "11:12: " + UNCLOSED),
        ("title: Start", "title: 'Start", "11:12: " + UNCLOSED),
        ("title: Start", "title: 't Start", "11:12: " + APOSTROPHE),
        ("title: Start", "title: 's-Gravendeel", "11:12: " + APOSTROPHE),
        ("title: Start", "title: 's-Gravendeel en 's-Heerenberg", "11:30: " + APOSTROPHE),
        ("groups: 2", "groups: [A, 's-Gravendeel]", "5:13: " + APOSTROPHE),
        ("title: Start", "title: @Start", "11:12: " + KEPT),
        ("title: Start", "title: *Start*", "11:12: " + KEPT),
        ("title: Start", "title: > Start", "11:14: " + KEPT),
        ("title: Start", "title: !Start now", "11:12: title: text that begins with an exclamation mark"),
        (
            "title: Start",
            'title: "Start" and go',
            "11:20: the text goes on behind its closing quotation mark",
        ),
        ("    title: Pitches", "   title: Pitches", "14:4: " + INDENT),
        ("    title: Start", "      title: Start", "11:12: this line is indented further than the one above"),
        ("groups: 2", "groups: [A, B", "6:13: " + BRACKET),
        ("groups: 2", "groups", "5:1: " + NO_KEY),
        ("title: Start", "title:Start", "11:5: " + NO_KEY),
        ("groups: 2", "groups: 2\n---", "6:1: there are two documents in the file"),
        ("groups: 2", "? [groups]\n: 2", "5:3: a key must be plain text; put text that begins with [ or {"),
    ],
)
def test_what_to_do_is_said_and_where(problems: Problems, old: str, new: str, expected: str) -> None:
    found = problems((old, new))
    assert len([line for line in found if line.startswith("day.yaml:" + expected)]) == 1, found
