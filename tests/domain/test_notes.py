"""Marks before a note, kinds, and what deepens what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tui.domain.notes import WALL, Entry, Note, NoteKind, Place, default_kind, read_entry, threaded


def note(note_id: str, replies_to: str | None = None) -> Note:
    return Note(note_id, "dag", Place(statement=1), NoteKind.REACTION, note_id, 0, replies_to=replies_to)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("! klopt niet", Entry("klopt niet", NoteKind.CONTRADICTION)),
        ("? hoe dan", Entry("hoe dan", NoteKind.QUESTION)),
        ("+ en ook dit", Entry("en ook dit", NoteKind.ADDITION)),
        ("> want", Entry("want", None, deepens=True)),
        ("!klopt", Entry("!klopt")),
        ("?!", Entry("?!")),
        (">", Entry(">")),
        ("a ! b", Entry("a ! b")),
        (" ! met spatie ervoor", Entry(" ! met spatie ervoor")),
        ("=cmd()", Entry("=cmd()")),
        ("! ! twee", Entry("! twee", NoteKind.CONTRADICTION)),
        ("een\ntwee\n", Entry("een\ntwee")),
        ("+\tniet", Entry("+\tniet")),
        ("", Entry("")),
    ],
)
def test_marks(typed: str, expected: Entry) -> None:
    assert read_entry(typed) == expected


@given(st.text())
def test_nothing_typed_is_lost_but_the_mark_and_outer_newlines(typed: str) -> None:
    entry = read_entry(typed)
    kept = typed.strip("\n")
    assert kept.endswith(entry.text)
    assert len(kept) - len(entry.text) == (2 if entry.kind or entry.deepens else 0)


def test_default_kinds() -> None:
    assert default_kind(Place(statement=1), 1) is NoteKind.REACTION
    assert default_kind(Place(statement=1), 2) is NoteKind.ADDITION
    assert default_kind(Place(statement=1), None) is NoteKind.REACTION
    assert default_kind(Place(item="pitches"), 3) is NoteKind.REACTION


def test_places() -> None:
    assert WALL.is_wall
    assert not Place(statement=1).is_wall
    assert not Place(item="pitches").is_wall


def test_replies_stand_under_what_they_deepen_in_the_order_of_their_making() -> None:
    notes = tuple(
        note(*one) for one in [("a", None), ("b", None), ("c", "a"), ("d", "c"), ("e", "a"), ("f", "b")]
    )
    assert [(one.id, depth) for one, depth in threaded(notes)] == [
        ("a", 0), ("c", 1), ("d", 2), ("e", 1), ("b", 0), ("f", 1),
    ]  # fmt: skip


def test_a_reply_to_a_note_of_elsewhere_stands_in_its_own_place() -> None:
    notes = (note("a"), note("b", "elders"), note("c"))
    assert [(one.id, depth) for one, depth in threaded(notes)] == [("a", 0), ("b", 0), ("c", 0)]


def test_notes_that_answer_each_other_or_themselves_are_still_shown() -> None:
    notes = (note("a", "b"), note("b", "a"), note("c", "c"), note("d"), note("e", "b"))
    assert sorted(one.id for one, _ in threaded(notes)) == ["a", "b", "c", "d", "e"]


@given(st.lists(st.none() | st.integers(0, 30), max_size=31))
def test_threading_keeps_every_note_once(parents: list[int | None]) -> None:
    notes = tuple(
        replace(note(str(place)), replies_to=None if parent is None else str(parent))
        for place, parent in enumerate(parents)
    )
    assert sorted(one.id for one, _ in threaded(notes)) == sorted(one.id for one in notes)


def test_a_deep_thread_is_no_deep_recursion() -> None:
    notes = tuple(note(str(place), str(place - 1) if place else None) for place in range(5000))
    assert [depth for _, depth in threaded(notes)] == list(range(5000))
