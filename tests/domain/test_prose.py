"""The parts of an editorial text: paragraphs and lists, as people type and paste them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tui.domain.editorial import Prose, prose


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ()),
        ("one\ntwo\n\nthree", (Prose("one\ntwo"), Prose("three"))),
        ("So:\n- one\n- two\nEnd", (Prose("So:"), Prose(points=("one", "two")), Prose("End"))),
        ("* one\n* two", (Prose(points=("one", "two")),)),
        ("•\tone\n  • two\n– three", (Prose(points=("one", "two", "three")),)),
        ("- one\n\n- two\r\n\r\nEnd", (Prose(points=("one", "two")), Prose("End"))),
        ("- one\n  goes on\n- two", (Prose(points=("one goes on", "two")),)),
        ("- one\n\n  no more", (Prose(points=("one",)), Prose("  no more"))),
        ("1. one\n2) two\n\n3. three", (Prose(points=("one", "two", "three"), first=1),)),
        ("So:\n4. four\n  goes on\n5. five\nEnd", (
            Prose("So:"), Prose(points=("four goes on", "five"), first=4), Prose("End"),
        )),
        ("- one\n1. two\n2. three", (Prose(points=("one",)), Prose(points=("two", "three"), first=1))),
        ("1. one\n2. two\n- three", (Prose(points=("one", "two"), first=1), Prose(points=("three",)))),
        ("1. A heading\n\nText\n\n2. Another", (Prose("1. A heading"), Prose("Text"), Prose("2. Another"))),
        ("14. februari\n16. maart", (Prose("14. februari\n16. maart"),)),
        ("-5 degrees\n**not bold**\n-\n*", (Prose("-5 degrees\n**not bold**\n-\n*"),)),
    ],
)  # fmt: skip
def test_lists_are_read_as_people_type_them(text: str, parts: tuple[Prose, ...]) -> None:
    assert prose(text) == parts


@given(
    st.lists(st.sampled_from(["- ", "* ", "•\t", "–", "  ", "a", "b", "\n", "\n\n", "\r"]), max_size=20).map(
        "".join
    )
)
def test_no_word_is_lost(text: str) -> None:
    told = "".join(part.paragraph + "".join(part.points) for part in prose(text))
    assert [each for each in told if each.isalnum()] == [each for each in text if each.isalnum()]
