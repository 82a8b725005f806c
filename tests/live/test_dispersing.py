"""Seats of who moves one by one: worked out once, on disk, by hand, and back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.domain.people import with_people
from tests.live.conftest import OpenDesk
from tests.live.desk import SECOND, Desk, source
from workshop_tui.domain.attendance import Presence
from workshop_tui.domain.conference import Participant
from workshop_tui.domain.dispersing import waiting, worked_out
from workshop_tui.domain.editing import add_table
from workshop_tui.domain.message import Refusal
from workshop_tui.domain.placing import seating_of
from workshop_tui.live import Live
from workshop_tui.live.gathering import gather
from workshop_tui.live.opening import take
from workshop_tui.report import render
from workshop_tui.report.from_json import material_from_json
from workshop_tui.store import SEATS, Store
from workshop_tui.store.choices import seats_key
from workshop_tui.store.merging import merge
from workshop_tui.store.restoring import restore


@pytest.fixture
def room(open_desk: OpenDesk) -> Desk:
    """Twenty people who move one by one."""
    return open_desk(with_people(20, individuals=True), at="8:50")


def later(desk: Desk) -> Live:
    desk.clock.advance(SECOND)
    return desk.live


def seats(live: Live) -> list[tuple[int | None, ...]]:
    """Everybody's tables, as they are on disk; nothing is worked out for it."""
    assert not waiting(live.conference)
    found = seating_of(live.conference)
    return [found.tables_of(place) for place in range(len(live.conference.participants))]


def test_seats_are_worked_out_once_and_another_process_has_them(room: Desk) -> None:
    assert waiting(room.live.conference)
    held = room.live.seating()
    beside = room.beside()
    assert seats(beside) == [held.tables_of(place) for place in range(20)]
    kept = room.store.choices.history(room.live.conference_id, SEATS)
    beside.settle()
    beside.seating()
    assert room.store.choices.history(room.live.conference_id, SEATS) == kept
    assert len(kept) == 1
    assert room.log() == ["open"]


def test_a_process_that_has_read_already_notices_the_seats(room: Desk) -> None:
    beside = room.beside()
    assert waiting(beside.conference)
    beside.changed()
    room.live.settle()
    assert beside.changed()
    assert not waiting(beside.conference)


def test_seats_of_what_is_no_longer_so_are_not_kept(room: Desk) -> None:
    before = room.live.conference
    item = waiting(before)[0]
    rows = worked_out(before, item)
    room.live.add_participant("Ann", settle=False)
    assert not room.live.keep_seats(before, item.id, rows)
    assert waiting(room.live.conference)
    room.live.settle()
    assert not room.live.keep_seats(room.live.conference, item.id, rows)


def test_by_hand_locked_drawn_anew_and_back(room: Desk) -> None:
    room.live.settle()
    first = seats(room.live)
    table = 1 + (first[3][1] or 0) % 4
    done = later(room).move_to_table("Deelnemer 3", table, 2)
    assert (done.person.name, done.round, done.table, done.people) == ("Deelnemer 3", 2, table, 6)
    second = seats(room.killed())
    assert [place for place in range(20) if first[place] != second[place]] == [3]
    with pytest.raises(Refusal):
        later(room).shuffle()
    later(room).unlock_groups()
    later(room).shuffle()
    room.live.settle()
    third = seats(room.live)
    assert third not in (first, second)
    for wanted in (second, second, first):
        later(room).undo_people()
        assert seats(room.live) == wanted
    for wanted in (second, second, third):
        later(room).redo_people()
        assert seats(room.beside()) == wanted


def test_a_table_more_counts_from_the_next_round_and_undo_brings_the_seats_back(room: Desk) -> None:
    room.live.settle()
    before = seats(room.live)
    room.live.start("cafe")
    later(room).change_day(lambda conference: add_table(conference, "Wonen"))
    room.live.settle()
    after = seats(room.killed())
    assert [row[:1] for row in after] == [row[:1] for row in before]
    assert {row[1] for row in after} == {1, 2, 3, 4, 5}
    later(room).undo()
    assert seats(room.live) == before


def test_a_round_that_has_been_keeps_its_seats(room: Desk) -> None:
    room.live.start("cafe")
    later(room).next()
    assert later(room).move_to_table("Deelnemer 3", 1).round == 2
    with pytest.raises(Refusal):
        room.live.move_to_table("Deelnemer 3", 1, 1)


def test_a_file_that_is_taken_again_moves_nobody(room: Desk) -> None:
    room.live.settle()
    before = seats(room.live)
    later(room).move_to_table("Deelnemer 3", 1 + (before[3][2] or 0) % 4, 3)
    moved = seats(room.live)
    file = with_people(20, individuals=True)
    file = replace(file, title="Andere titel", participants=file.participants[1:])
    take(room.store, source(file), room.clock.reading())
    assert seats(room.killed()) == moved[1:]
    assert room.live.conference.title == "Andere titel"


def test_a_conference_that_is_read_back_has_its_seats(room: Desk, tmp_path: Path) -> None:
    room.live.settle()
    later(room).move_to_table("Deelnemer 3", 1 + (seats(room.live)[3][2] or 0) % 4, 3)
    text = render(gather(room.live), "json", "json", "nl").decode()
    with Store.open(tmp_path / "other.db") as store:
        restore(store, material_from_json(text))
        again = Live(store, room.clock, room.live.conference_id)
        assert seats(again) == seats(room.live)
        again.undo_people()
        room.live.undo_people()
        assert seats(again) == seats(room.live)


def test_what_another_laptop_captured_leaves_the_seats_as_they_are(room: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(room.db)) as here, closing(sqlite3.connect(other)) as there:
        here.backup(there)
    room.live.settle()
    before = seats(room.live)
    with Store.open(other) as store:
        theirs = Live(store, room.clock, room.live.conference_id)
        theirs.shuffle(9)
        theirs.settle()
        theirs.mark("Deelnemer 2", Presence.LATE)
        merge(room.store, store, room.live.conference_id)
    assert seats(room.killed()) == before
    assert room.live.attendance().of(room.live.conference.participants[2]) is Presence.LATE


def test_a_database_from_before_seats_were_kept_opens_with_its_newcomers(room: Desk) -> None:
    """What was stored then: newcomers with their tables, and nobody else's seats."""
    old = with_people(20, individuals=True)
    newcomer = Participant("Ann", added=True, seats=(4, 1, 2, 3))
    take(room.store, source(replace(old, participants=(*old.participants, newcomer))), room.clock.reading())
    room.killed().settle()
    assert seats(room.live)[:20] == [seating_of(old).tables_of(place) for place in range(20)]
    assert seats(room.live)[20] == (4, 1, 2, 3)


@pytest.mark.parametrize("value", ["", "x", "[[1]]", '{"a": 1}', "[[1, 2, 3, true]]", "[" * 5000])
def test_seats_that_cannot_be_read_are_worked_out_again(room: Desk, value: str) -> None:
    key = seats_key(1, waiting(room.live.conference)[0].id)
    room.store.choices.choose(room.live.conference_id, SEATS, key, value, 0, "")
    room.killed().settle()
    assert all(None not in row for row in seats(room.live))
