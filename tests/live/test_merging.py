"""Two laptops that captured for the same conference, taken together."""

from __future__ import annotations

import shutil
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.live.acts import CAPTURING, TEXTS, Act
from tests.live.desk import Desk
from workshop_tui.clock import ManualClock
from workshop_tui.domain.agreements import AgreementStatus
from workshop_tui.domain.material import Material
from workshop_tui.domain.message import Refusal
from workshop_tui.domain.notes import WALL, NoteKind, Place
from workshop_tui.errors import StoreError
from workshop_tui.live import Live
from workshop_tui.live.gathering import gather
from workshop_tui.live.secretariat import Secretariat
from workshop_tui.store import Store
from workshop_tui.store.backup import copy_database
from workshop_tui.store.merging import MERGED, Merged, merge, opened_copy

DONE = st.lists(
    st.tuples(st.sampled_from(CAPTURING), TEXTS, st.integers(0, 99), st.integers(1, 5000)), max_size=12
)
Done = list[tuple[Act, str, int, int]]


def content(material: Material) -> dict[str, Any]:
    """All that was captured, apart from the order in which it came into the database and from numbers
    that a database gives."""
    return {
        "notes": {
            note.id: (replace(note, revisions=0), _said(material, note.id)) for note in material.notes
        },
        "agreements": sorted(
            (
                repr(replace(each, number=0, revisions=0)),
                sorted(
                    {
                        repr((one.at_ms, one.by, one.remark, replace(one.reading, number=0, revisions=0)))
                        for one in material.histories[each.number]
                    }
                ),
            )
            for each in material.agreements
        ),
        "reporters": material.reporters,
        "choices": {repr(each) for each in material.kept.choices if each.what != "display"},
        "tallies": sorted(map(repr, material.kept.tallies)),
        "cells": {repr(replace(each, number=0)) for each in material.positions.cells},
        "judged": {repr(each) for each in material.positions.judgements},
        "texts": {key: text.text for key, text in material.texts.items()},
        "written": {
            repr(replace(each, number=0)) for found in material.text_readings.values() for each in found
        },
        "marks": {repr(replace(each, number=0)) for each in material.kept.edited.marks},
        "origins": {repr(replace(each, number=0)) for each in material.kept.edited.origins},
        "now": {(each.block, each.cell.subject, each.cell.organisation): each.cell
                for each in material.positions.cells},
    }  # fmt: skip


def _said(material: Material, note: str) -> list[tuple[object, ...]]:
    return sorted(
        {
            (each.at_ms, each.by, each.kind.value, each.text, each.state.value)
            for each in material.revisions[note]
        }
    )


def together(here: Store, there: Path, conference: str, *, dry: bool = False) -> Merged:
    with opened_copy(there) as other:
        return merge(here, other, conference, dry=dry)


def do(live: Live, clock: ManualClock, done: Done) -> None:
    for act, text, number, later in done:
        clock.advance(later)
        with suppress(Refusal):
            act(live, text, number)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=DONE, ours=DONE, theirs=DONE)
def test_twice_is_once_and_either_order_gives_the_same(
    tmp_path_factory: pytest.TempPathFactory, before: Done, ours: Done, theirs: Done
) -> None:
    folder = tmp_path_factory.mktemp("merge")
    stores: list[Store] = []
    desk = Desk.opened(folder / "a.db", None, "7:40", stores)
    name = desk.live.conference_id
    do(Secretariat(desk.store, desk.clock, name), desk.clock, before)
    copy_database(folder / "a.db", folder / "b.db")
    beside = Store.open(folder / "b.db")
    try:
        do(Secretariat(desk.store, desk.clock, name), desk.clock, ours)
        do(Secretariat(beside, desk.clock, name), desk.clock, theirs)
        copy_database(folder / "a.db", folder / "a0.db")
        together(desk.store, folder / "b.db", name)
        once = content(gather(Live(desk.store, desk.clock, name)))
        assert together(desk.store, folder / "b.db", name).is_nothing
        together(beside, folder / "a0.db", name)
        assert content(gather(Live(beside, desk.clock, name))) == once
        assert together(beside, folder / "a.db", name).came.total() == 0
    finally:
        beside.close()
        for store in stores:
            store.close()


@pytest.fixture
def other(desk: Desk, tmp_path: Path) -> Any:
    """A second laptop with a copy of the database as it is."""
    desk.live.add_note("Samen.", Place(statement=1))
    copy_database(desk.db, tmp_path / "other.db")
    with closing(Store.open(tmp_path / "other.db")) as store:
        yield Live(store, desk.clock, desk.live.conference_id)


def test_what_was_changed_on_both_is_told_side_by_side_and_both_are_kept(desk: Desk, other: Live) -> None:
    (note,) = desk.live.notes()
    desk.clock.advance(1000)
    desk.live.edit_note(note.id, "Hier anders.")
    desk.clock.advance(1000)
    other.edit_note(note.id, "Daar anders.")
    found = together(desk.store, other.store.path, other.conference_id)
    (conflict,) = found.conflicts
    assert (conflict.ours, conflict.theirs, conflict.kept_ours) == ("Hier anders.", "Daar anders.", False)
    assert desk.live.note(note.id).text == "Daar anders."
    assert [each.text for each in desk.live.revisions(note.id)] == ["Samen.", "Hier anders.", "Daar anders."]
    back = together(other.store, desk.db, other.conference_id)
    assert [each.text for each in other.revisions(note.id)][-1] == "Daar anders."
    assert back.conflicts == []


def test_the_earlier_reading_comes_behind_the_one_that_holds(desk: Desk, other: Live) -> None:
    (note,) = desk.live.notes()
    desk.clock.advance(1000)
    other.edit_note(note.id, "Daar eerst.")
    desk.clock.advance(1000)
    desk.live.edit_note(note.id, "Hier later.")
    found = together(desk.store, other.store.path, other.conference_id)
    assert [each.kept_ours for each in found.conflicts] == [True]
    readings = desk.live.revisions(note.id)
    assert [each.text for each in readings] == ["Samen.", "Hier later.", "Daar eerst.", "Hier later."]
    assert readings[-1].action == MERGED
    assert desk.live.note(note.id).text == "Hier later."


def test_an_agreement_of_elsewhere_gets_the_next_number(desk: Desk, other: Live) -> None:
    desk.live.add_agreement("Hier gemaakt.")
    note = other.notes()[0]
    desk.clock.advance(1000)
    other.add_agreement("Daar gemaakt.", note=note.id)
    found = together(desk.store, other.store.path, other.conference_id)
    assert found.renumbered == {1: 2}
    assert [(each.number, each.text, each.note) for each in desk.live.agreements()] == [
        (1, "Hier gemaakt.", None),
        (2, "Daar gemaakt.", note.id),
    ]
    desk.clock.advance(1000)
    other.change_agreement(1, status=AgreementStatus.DONE, remark="Klaar.")
    together(desk.store, other.store.path, other.conference_id)
    assert [each.status.value for each in desk.live.agreements()] == ["open", "done"]
    assert desk.live.add_agreement("Nieuw.").number == 3


def test_tallies_add_up_and_an_earlier_choice_does_not_undo_a_later(desk: Desk, other: Live) -> None:
    wish = desk.live.add_note("Meer tijd.", WALL, kind=NoteKind.WISH)
    together(other.store, desk.db, other.conference_id)
    for live in (desk.live, desk.live, other):
        desk.clock.advance(10)
        live.tally(wish.id)
    other.choose_reporter(1, "Eerst")
    desk.clock.advance(10)
    desk.live.choose_reporter(1, "Later")
    together(desk.store, other.store.path, other.conference_id)
    assert desk.live.note(wish.id).tally == 3
    assert desk.live.reporters() == {1: "Later"}


def test_a_preview_keeps_nothing(desk: Desk, other: Live) -> None:
    other.add_note("Van daar.", Place(statement=2))
    before = desk.db.read_bytes()
    assert together(desk.store, other.store.path, other.conference_id, dry=True).came["notes"] == 1
    assert len(desk.live.notes()) == 1
    assert desk.db.read_bytes() == before


def test_the_other_file_stays_as_it_is(desk: Desk, other: Live, tmp_path: Path) -> None:
    other.store.close()
    kept = tmp_path / "kept"
    kept.mkdir()
    shutil.copy(tmp_path / "other.db", kept / "other.db")
    before = (kept / "other.db").read_bytes()
    kept.chmod(0o500)
    try:
        together(desk.store, kept / "other.db", desk.live.conference_id)
    finally:
        kept.chmod(0o700)
    assert (kept / "other.db").read_bytes() == before


def test_what_is_none_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("geen database\n" * 100)
    Store.open(tmp_path / "empty.db").close()
    for name, said in (("gone.db", "no database"), ("text.db", "not a database"),
                       ("empty.db", "no conference")):  # fmt: skip
        with pytest.raises(StoreError, match=said):
            together(desk.store, tmp_path / name, desk.live.conference_id)
