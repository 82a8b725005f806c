"""Definitions with their versions, dates with their history."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from datetime import date, datetime, timezone
from zoneinfo import ZoneInfo

import pytest

from tests.nasty import NASTY
from tests.store.example import DAY
from workshop_tui.domain.conference import (
    Conference,
    Organisation,
    Participant,
    PositionBlock,
    ScaleStep,
    SegmentSpec,
    Speaker,
)
from workshop_tui.errors import StoreError
from workshop_tui.store import DateChange, NewEvent, Store, StoredDefinition, sha256_of
from workshop_tui.store.zones import offsets


def put(store: Store, conference: Conference, at_ms: int = 2, text: str = "x") -> StoredDefinition:
    return store.conferences.store_definition(
        conference, source_path="dag.yaml", source_text=text, at_ms=at_ms, by="facilitator"
    )


def full(text: str) -> Conference:
    """A conference in which every kind of value occurs, with `text` wherever text goes."""
    item = replace(
        DAY.agenda[1],
        speakers=(Speaker(text, text), Speaker("b")),
        segments=(SegmentSpec(text, 60_000, text),),
        minimum_ms=5,
        prompts=(text,),
        notes=text,
    )
    return replace(
        DAY,
        title=text,
        purpose=text,
        organisations=(Organisation(text, text, text),),
        participants=(Participant(text, text, text, text), Participant("c")),
        agenda=(item, DAY.agenda[2]),
        positions=(PositionBlock("p", text, (ScaleStep("k", text, True),), (text,)),),
    )


def test_a_definition_comes_back_as_it_was(store: Store) -> None:
    found = store.conferences.definition(DAY.id)
    assert found is not None
    assert found.conference == DAY
    assert (found.version, found.source_path, found.source_text) == (1, "dag.yaml", "title: x")
    assert (found.source_sha256, found.taken_ms) == (sha256_of("title: x"), 1)
    assert store.conferences.definition("unknown") is None


@pytest.mark.parametrize("name", NASTY)
def test_every_field_and_text_survives(store: Store, name: str) -> None:
    conference = full(NASTY[name])
    assert {each.name for each in dataclasses.fields(Conference)} >= {"purpose", "positions"}
    put(store, conference, text=NASTY[name])
    found = store.conferences.definition(DAY.id)
    assert found is not None
    assert found.conference == conference
    assert found.source_text == NASTY[name]


def test_old_versions_are_kept(store: Store) -> None:
    shorter = replace(DAY, title="Korter", agenda=DAY.agenda[:1])
    assert put(store, shorter).version == 2
    first, second = store.conferences.definition(DAY.id, 1), store.conferences.definition(DAY.id)
    assert first is not None
    assert second is not None
    assert (first.conference, second.conference) == (DAY, shorter)
    assert store.conferences.definition(DAY.id, 3) is None
    assert store.db.rows("SELECT title FROM run_report") == [("Inloop",)]
    assert store.conferences.all()[0].title == "Korter"


def test_an_unreadable_definition_is_said_plainly() -> None:
    broken = StoredDefinition("d", 1, '{"title": 3}', date(2020, 1, 1), "", "", "", 0)
    with pytest.raises(StoreError, match="definition of d cannot be read"):
        _ = broken.conference


def test_rows_tell_what_is_in_the_database(store: Store) -> None:
    other = replace(DAY, id="los", series=None, number=None, date=date(2019, 1, 1))
    put(store, other, at_ms=9)
    store.log.append("los", NewEvent(33, "open"))
    told = [
        (row.id, row.series_key, row.number, row.date, row.opened_ms, row.last_ms)
        for row in store.conferences.all()
    ]
    assert told == [
        ("los", "los", None, date(2019, 1, 1), 9, 33),
        ("dag-1", "Reeks", 1, date(2020, 2, 14), 1, None),
    ]


def test_a_series_is_in_order_and_gives_its_dates(store: Store) -> None:
    put(store, replace(DAY, id="dag-3", number=3, date=date(2020, 6, 1)))
    put(store, replace(DAY, id="dag-2", number=2, date=date(2020, 7, 3)))
    put(store, replace(DAY, id="los", series=None, number=None))
    rows = store.conferences.series_conferences("Reeks")
    assert [row.id for row in rows] == ["dag-1", "dag-2", "dag-3"]
    assert store.conferences.series_dates("Reeks") == {row.id: row.date for row in rows}
    assert store.conferences.series_conferences("none") == ()


def test_a_move_is_one_action_and_the_old_date_stays(store: Store) -> None:
    moved = store.conferences.move(DAY.id, date(2020, 7, 3), 5, "secretariaat")
    assert moved.conference == replace(DAY, date=date(2020, 7, 3))
    assert store.conferences.definition(DAY.id) == moved
    assert store.conferences.dates(DAY.id) == (
        DateChange(date(2020, 2, 14), 1, ""),
        DateChange(date(2020, 7, 3), 5, "secretariaat"),
    )
    asked = "SELECT planned_start FROM run_report ORDER BY position LIMIT 1"
    assert store.db.rows(asked) == [("2020-07-03 10:00:00",)]
    store.conferences.move(DAY.id, date(2020, 7, 3), 6, "secretariaat")
    assert len(store.conferences.dates(DAY.id)) == 2


def test_an_unknown_conference_cannot_be_moved(store: Store) -> None:
    with pytest.raises(StoreError, match="There is no conference x"):
        store.conferences.move("x", date(2020, 1, 1), 1, "")


def test_a_move_outlives_a_new_version_unless_the_file_says_another_date(store: Store) -> None:
    store.conferences.move(DAY.id, date(2020, 7, 3), 5, "")
    assert put(store, replace(DAY, title="Nieuw")).date == date(2020, 7, 3)
    assert put(store, replace(DAY, date=date(2020, 9, 1))).date == date(2020, 9, 1)
    assert [each.date.month for each in store.conferences.dates(DAY.id)] == [2, 7, 9]


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM definitions", "UPDATE definitions SET definition = ''", "DELETE FROM conference_dates"],
)
def test_the_database_itself_keeps_definitions_and_dates(store: Store, statement: str) -> None:
    with pytest.raises(StoreError, match="kept"):
        store.db.execute(statement)


@pytest.mark.parametrize("name", ["Europe/Amsterdam", "America/St_Johns", "Asia/Kathmandu", "UTC"])
def test_offsets_tell_local_time_as_zoneinfo_does(name: str) -> None:
    zone, table = ZoneInfo(name), offsets(name)
    assert list(table) == sorted(table)
    changes = [from_ms for from_ms, _ in table[1:]]
    hours = [
        datetime(2020, 1, 1, tzinfo=timezone.utc).timestamp() * 1000 + n * 11_000_000 for n in range(3000)
    ]
    for instant in [*changes, *(change - 1 for change in changes), *hours]:
        held = [offset for from_ms, offset in table if from_ms <= instant][-1]
        expected = datetime.fromtimestamp(instant / 1000, zone).utcoffset()
        assert expected is not None
        assert held == expected.total_seconds()
