"""The three Drechtsteden conferences one after another in one database, and the tables of later years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.live.desk import shipped
from tests.sessions.wholeday import Day
from workshop_tui.clock import ManualClock
from workshop_tui.domain.agreements import AgreementStatus
from workshop_tui.domain.conference import ItemKind
from workshop_tui.domain.positions import SubjectState
from workshop_tui.live.moving import move
from workshop_tui.paths import shipped_sessions
from workshop_tui.sessionfile import load
from workshop_tui.store import Store

FIRST, SECOND, THIRD = (
    shipped(f"{day}-drechtsteden.yaml") for day in ("2020-02-14", "2020-07-03", "2020-10-30")
)
TABLE, STEERING = shipped("bestuurlijke-tafel.yaml"), shipped("regiekamer.yaml")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "series.db") as opened:
        yield opened


def test_one_series_of_three(store: Store) -> None:
    clock = ManualClock(0, "boot 1")
    for conference in (FIRST, SECOND, THIRD):
        Day.opened(store, clock, conference)
    rows = store.conferences.series_conferences(FIRST.series_key)
    assert [(row.id, row.number) for row in rows] == [(FIRST.id, 1), (SECOND.id, 2), (THIRD.id, 3)]


def test_what_was_agreed_and_what_was_struck_off_goes_along(store: Store) -> None:
    clock = ManualClock(0, "boot 1")
    first = Day.opened(store, clock, FIRST)
    first.run()
    second = Day.opened(store, clock, SECOND)
    (waiting,) = second.live.follow_up()
    assert (waiting.agreement.number, waiting.dealt) == (1, None)
    second.run()
    assert second.live.reported(1)
    assert [each.number for each in second.live.agreements()] == [1, 2, 3]
    second.live.change_agreement(2, status=AgreementStatus.DONE)
    third = Day.opened(store, clock, THIRD)
    assert [each.agreement.number for each in third.live.follow_up()] == [1, 3]
    third.run()
    by_subject = {row.subject: row for row in third.live.matrix("sturing").rows}
    gone = by_subject["Doorgaan zoals het nu is"]
    assert (gone.state, gone.carried, gone.listed) == (SubjectState.STRUCK_OFF, True, False)
    kept = by_subject["Klassieke gemeenschappelijke regeling"]
    assert (kept.state, kept.carried) == (SubjectState.PREFERRED, False)


def test_the_third_conference_is_moved_twice(store: Store) -> None:
    clock = ManualClock(0, "boot 1")
    first, third = Day.opened(store, clock, FIRST), Day.opened(store, clock, THIRD)
    first.live.add_agreement("Naar de raden.", due=THIRD.id)
    for day in (date(2020, 11, 6), date(2020, 11, 20)):
        move(store, clock, THIRD.id, day)
        assert first.live.agreement(1).due_on == day
    history = store.conferences.dates(THIRD.id)
    assert [each.date for each in history] == [THIRD.date, date(2020, 11, 6), date(2020, 11, 20)]
    third.live.look_again()
    third.wait_until(third.live.conference.instant(9 * 60))
    third.run()
    assert third.live.view().offset_ms == 0


def test_the_steering_group_follows_the_agreements_of_the_table(store: Store) -> None:
    clock = ManualClock(0, "boot 1")
    table = Day.opened(store, clock, TABLE)
    table.run()
    steering = Day.opened(store, clock, STEERING)
    assert len(steering.live.follow_up()) == 2
    assert steering.live.conference.presided_by == "Papendrecht"


def test_the_eight_steps_of_a_table() -> None:
    steps = [item for item in TABLE.agenda if item.id.startswith("stap-")]
    assert [item.title.partition(":")[0] for item in steps] == [f"Stap {number}" for number in range(1, 9)]
    kinds = Counter(one.kind for one in TABLE.organisations)
    assert kinds == {"gemeente": 7, "partner": 2}
    (block,) = TABLE.positions
    assert [(step.key, step.takes_part) for step in block.scale] == [
        ("volledig", True),
        ("solidariteit", False),
        ("instap", False),
        ("geen", False),
    ]
    assert len(block.subjects) == 5


def test_one_municipality_never_presides() -> None:
    roster = STEERING.chair_roster
    assert roster is not None
    presiding = [roster.of(year) for year in range(2021, 2033)]
    assert presiding[:6] == presiding[6:]
    assert {*presiding, *roster.never} == {one.name for one in STEERING.organisations}
    assert len(roster.never) == 1
    assert roster.of(2020) is None


def test_the_inspiration_day_mixes_140_people() -> None:
    day = shipped("inspiratiedag.yaml")
    assert (len(day.participants), len(day.tables), len(day.groups)) == (140, 14, 14)
    assert len({person.name for person in day.participants}) == 140
    assert set(Counter(person.group for person in day.participants).values()) == {10}
    for group in day.groups:
        there = [person.organisation for person in day.participants if person.group == group]
        assert sorted(map(str, there)) == sorted(one.name for one in day.organisations)
    loaded = load(shipped_sessions() / "inspiratiedag.yaml")
    assert [problem.key for problem in loaded.problems] == ["rounds"]


def test_only_the_first_conference_has_a_world_cafe() -> None:
    cafes = [sum(item.kind is ItemKind.WORLD_CAFE for item in each.agenda) for each in (FIRST, SECOND, THIRD)]
    assert cafes == [1, 0, 0]
    assert [load(shipped_sessions() / f"{each.id}.yaml").problems for each in (SECOND, THIRD)] == [(), ()]
