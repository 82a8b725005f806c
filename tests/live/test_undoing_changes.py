"""Undo of a change to the programme leaves no note without a place to stand."""

from __future__ import annotations

import pytest

from tests.live.desk import Desk
from workshop_tui.domain.conference import Conference, ItemKind
from workshop_tui.domain.editing import Bound, add_item, add_table, remove_item
from workshop_tui.domain.message import Refusal
from workshop_tui.domain.notes import Place


def song(conference: Conference, bound: Bound) -> Conference:
    return add_item(conference, conference.agenda[-1].id, "Song", ItemKind.PLENARY, 5, bound)


def test_an_added_item_that_has_notes_stays(desk: Desk) -> None:
    desk.live.edit(song)
    desk.live.add_note("Loud.", Place(item="song"))
    log = desk.log()
    with pytest.raises(Refusal, match="“Song”"):
        desk.live.undo()
    assert desk.live.conference.item("song") is not None
    assert desk.log() == log
    assert desk.beside().conference == desk.live.conference


def test_an_added_table_that_has_notes_stays(desk: Desk) -> None:
    desk.live.edit(lambda conference, _: add_table(conference, "Wonen"))
    number = desk.live.conference.tables[-1].number
    desk.live.add_note("Meer.", Place(statement=number))
    with pytest.raises(Refusal, match=f"table {number}"):
        desk.live.undo()
    assert desk.live.conference.table(number) is not None


def test_a_removal_is_not_redone_over_notes(desk: Desk) -> None:
    desk.live.edit(song)
    desk.live.edit(lambda conference, bound: remove_item(conference, "song", bound))
    desk.live.undo()
    desk.live.add_note("Loud.", Place(item="song"))
    with pytest.raises(Refusal, match="“Song”"):
        desk.live.redo()
    assert desk.live.conference.item("song") is not None


def test_notes_elsewhere_hold_nothing_back(desk: Desk) -> None:
    before = desk.live.conference
    desk.live.edit(song)
    desk.live.add_note("Soup.", Place(item="lunch"))
    desk.live.undo()
    assert desk.live.conference == before
