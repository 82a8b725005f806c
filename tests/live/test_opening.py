"""Which conference is meant, and how a definition comes in, stays or is taken anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.live.desk import Desk, night, shipped, source
from workshop_tui.clock import ManualClock
from workshop_tui.domain.conference import MINUTE, Conference
from workshop_tui.domain.message import Refusal
from workshop_tui.domain.notes import Place
from workshop_tui.live import Live
from workshop_tui.live.opening import opened, pick, stored_as, take
from workshop_tui.store import Store


def without(conference: Conference, *items: str) -> Conference:
    return replace(conference, agenda=tuple(item for item in conference.agenda if item.id not in items))


def take_it(desk: Desk, conference: Conference) -> None:
    take(desk.store, source(conference), desk.clock.reading())


def test_a_conference_is_put_in_once(desk: Desk) -> None:
    assert not opened(desk.store, desk.clock, source(replace(shipped(), title="Anders")))
    stored = stored_as(desk.store, desk.live.conference_id)
    assert stored is not None
    assert stored.conference == shipped()
    assert desk.log() == ["open"]


def test_a_changed_file_holds_from_then_on_and_every_door_sees_it(desk: Desk) -> None:
    other = desk.beside()
    other.changed()
    take_it(desk, replace(shipped(), title="Anders"))
    assert other.changed()
    assert other.conference.title == "Anders"
    assert desk.killed().conference.title == "Anders"
    assert desk.log() == ["open", "define"]
    desk.live.undo()
    assert desk.killed().conference.title == shipped().title
    desk.live.redo()
    assert desk.killed().conference.title == "Anders"


def test_the_day_goes_on_with_the_new_programme(desk: Desk) -> None:
    desk.at("7:45").start()
    first, *rest = shipped().agenda
    take_it(desk, replace(shipped(), agenda=(replace(first, end=first.end + 5), *rest)))
    desk.live.changed()
    clock = desk.killed().view().clock
    assert clock is not None
    assert clock.length_ms == 20 * MINUTE


def test_an_item_that_was_started_must_stay(desk: Desk) -> None:
    desk.at("7:45").start()
    desk.live.next()
    with pytest.raises(Refusal, match="“welkom”, which the file no longer has"):
        take_it(desk, without(shipped(), "welkom", "opening"))
    assert desk.killed().conference == shipped()


def test_an_item_that_was_started_and_undone_must_stay_for_the_redo(desk: Desk) -> None:
    desk.at("7:45").start()
    desk.live.undo()
    with pytest.raises(Refusal, match="inloop"):
        take_it(desk, without(shipped(), "inloop"))


def test_an_item_with_notes_must_stay(desk: Desk) -> None:
    desk.live.add_note("Een vraag vooraf.", Place(item="vragen"))
    with pytest.raises(Refusal, match="vragen"):
        take_it(desk, without(shipped(), "vragen"))


def test_an_item_where_nothing_happened_may_go(desk: Desk) -> None:
    desk.at("7:45").start()
    take_it(desk, without(shipped(), "opening"))
    assert desk.killed().conference.item("opening") is None


def test_a_table_with_notes_must_stay_struck_out_ones_too(desk: Desk) -> None:
    note = desk.live.add_note("Te weinig tijd.", Place(statement=4))
    desk.live.strike_note(note.id)
    with pytest.raises(Refusal, match="notes of table 4"):
        take_it(desk, replace(shipped(), tables=shipped().tables[:3]))
    take_it(desk, replace(shipped(), tables=shipped().tables[3:]))


def test_the_series_must_stay_when_agreements_are_numbered_in_it(desk: Desk) -> None:
    desk.live.add_agreement("Een brief.")
    with pytest.raises(Refusal, match="numbered in the series “Toekomst regionale samenwerking”") as refused:
        take_it(desk, replace(shipped(), series="Toekomst"))
    assert "Leave “series”" in str(refused.value)
    with pytest.raises(Refusal, match="numbered"):
        take_it(desk, replace(shipped(), series=None))
    assert [each.text for each in desk.killed().agreements()] == ["Een brief."]
    assert desk.live.conference.series == "Toekomst regionale samenwerking"


def test_the_series_may_change_before_anything_is_agreed(desk: Desk) -> None:
    take_it(desk, replace(shipped(), series="Toekomst"))
    assert desk.killed().conference.series == "Toekomst"


def test_a_door_to_nowhere_says_so(desk: Desk) -> None:
    with pytest.raises(Refusal, match="no conference “elders”"):
        Live(desk.store, desk.clock, "elders").view()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "several.db") as made:
        yield made


def test_nothing_to_pick_from(store: Store) -> None:
    with pytest.raises(Refusal, match="no conference in this database yet") as refused:
        pick(store, None)
    assert "workshop-tui run FILE" in str(refused.value)


def test_picking(store: Store) -> None:
    clock = ManualClock(0)
    for month in (1, 2, 3):
        clock.advance(MINUTE)
        opened(store, clock, source(night(date(2020, month, 1), "9:00", (60, 60))))
    names = ["night-2020-01-01", "night-2020-02-01", "night-2020-03-01"]
    first, second, third = (Live(store, clock, name) for name in names)

    assert pick(store, None) == names[2], "the one opened last"
    clock.advance(MINUTE)
    second.start()
    assert pick(store, None) == names[1], "the one that runs"
    clock.advance(MINUTE)
    first.start()
    assert pick(store, None) == names[0], "of two that run the one acted on last"
    clock.advance(MINUTE)
    second.pause()
    assert pick(store, None) == names[1], "a paused one runs"
    clock.advance(MINUTE)
    third.start()
    third.finish()
    assert pick(store, None) == names[1], "a finished one does not"
    first.finish()
    second.finish()
    clock.advance(MINUTE)
    third.undo()
    third.finish()
    assert pick(store, None) == names[2], "when none runs the one acted on last"
    assert pick(store, names[0]) == names[0]


def test_picking_one_that_is_not_there(store: Store) -> None:
    opened(store, ManualClock(0), source(night(date(2020, 1, 1), "9:00", (60,))))
    with pytest.raises(Refusal, match="no conference “x”") as refused:
        pick(store, "x")
    assert "night-2020-01-01" in str(refused.value)
