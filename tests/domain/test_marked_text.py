"""All texts in one file and back, with the marks whole and damaged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.nasty import NASTY
from workshop_tui.domain.marked_text import Damage, PlacedText, Returned, marked, returned, trimmed

KEYS = ("opening", "statement:1", "statement:2")
TEXTS = {"opening": "Welkom.", "statement:1": "Een.\n\nTwee.", "statement:2": "Drie."}
FILE = marked(PlacedText(key, f"Plaats {key}", TEXTS[key]) for key in KEYS)


def test_what_is_left_as_it_was_comes_back_as_it_was() -> None:
    assert returned(FILE, KEYS) == Returned(TEXTS)
    assert returned(FILE.replace("\n", "\r\n"), KEYS) == Returned(TEXTS)


@pytest.mark.parametrize("name", NASTY)
def test_nasty_texts_come_back_whole(name: str) -> None:
    text = NASTY[name]
    back = returned(marked([PlacedText("opening", text.split("\n")[0], text)]), ["opening"])
    assert back.texts == {"opening": trimmed(text)}
    assert back.damaged == ()


LIKE_MARKS = st.sampled_from(
    [
        "<!-- [opening] -->",
        "<!-- [/opening] -->",
        "\\<!-- [x] -->",
        "  <!-- [",
        "",
        " ",
        "tekst",
        "<!-- x -->",
    ]
)


@given(st.lists(LIKE_MARKS).map("\n".join))
def test_text_that_looks_like_marks_is_text(text: str) -> None:
    file = marked([PlacedText("opening", "x", text), PlacedText("close", "y", "einde")])
    assert returned(file, ["opening", "close"]) == Returned({"opening": trimmed(text), "close": "einde"})


def without(*lines: str) -> str:
    return "\n".join(line for line in FILE.split("\n") if not line.startswith(lines))


def test_a_lost_end_reaches_to_the_next_mark() -> None:
    back = returned(without("<!-- [/opening]"), KEYS)
    assert back.texts == TEXTS
    assert [(each.key, each.what) for each in back.damaged] == [("opening", Damage.NO_END)]


def test_a_lost_beginning_reaches_to_the_mark_before() -> None:
    back = returned(without("<!-- [statement:1]"), KEYS)
    assert back.texts == TEXTS
    assert [(each.key, each.what) for each in back.damaged] == [("statement:1", Damage.NO_BEGINNING)]


def test_two_places_that_run_into_one_another_are_left_alone() -> None:
    back = returned(without("<!-- [/opening]", "<!-- [statement:1]"), KEYS)
    assert back.texts == {"statement:2": "Drie."}
    assert {each.key for each in back.damaged} == {"opening", "statement:1"}
    assert "Welkom." in back.unplaced
    assert "Twee." in back.unplaced


def test_a_place_without_any_mark_is_unplaced() -> None:
    back = returned(without("<!-- [statement:1]", "<!-- [/statement:1]"), KEYS)
    assert back.texts == {key: TEXTS[key] for key in ("opening", "statement:2")}
    assert [(each.key, each.what) for each in back.damaged] == [("statement:1", Damage.GONE)]
    assert back.unplaced == "Een.\n\nTwee."


def test_a_place_that_is_there_twice_and_one_that_is_unknown() -> None:
    more = "<!-- [opening] -->\nNog eens.\n<!-- [/opening] -->\n<!-- [statement:9] x -->\nLos.\n"
    back = returned(FILE + more, KEYS)
    assert back.texts == TEXTS
    assert {each.what for each in back.damaged} == {Damage.TWICE, Damage.UNKNOWN}
    assert back.unplaced == "Nog eens.\n\n<!-- [statement:9] x -->\nLos."


@given(st.lists(st.integers(0, FILE.count("\n"))))
def test_no_line_of_text_is_ever_lost(gone: list[int]) -> None:
    lines = FILE.split("\n")
    kept = [line for number, line in enumerate(lines) if number not in gone or not line.startswith("<!--")]
    back = returned("\n".join(kept), KEYS)
    said = "\n".join([*back.texts.values(), back.unplaced])
    for line in ("Welkom.", "Een.", "Twee.", "Drie."):
        assert line in said
    for key, text in back.texts.items():
        if not back.damaged:
            assert text == TEXTS[key]
