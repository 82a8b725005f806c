"""The session files that ship with the program."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from workshop_tui import paths
from workshop_tui.domain.conference import MINUTE, Conference, ItemKind
from workshop_tui.domain.rotation import seating
from workshop_tui.domain.segments import SegmentKind, segment_plan
from workshop_tui.sessionfile import load

SHIPPED = sorted(paths.shipped_sessions().glob("*.yaml"))

PROGRAMME = [
    ("7.45", "8.00", "break"),
    ("8.00", "8.05", "talk"),
    ("8.05", "8.15", "talk"),
    ("8.15", "9.00", "talk"),
    ("9.00", "9.15", "plenary"),
    ("9.15", "9.45", "pitches"),
    ("9.45", "10.00", "break"),
    ("10.00", "11.30", "world_cafe"),
    ("11.30", "11.50", "table_reports"),
    ("11.50", "12.15", "plenary"),
    ("12.15", "13.00", "break"),
    ("13.00", "13.15", "talk"),
    ("13.15", "14.20", "pitches"),
    ("14.20", "14.30", "agreements"),
    ("14.30", "14.40", "break"),
    ("14.40", "14.50", "plenary"),
    ("14.50", "15.00", "talk"),
]


def shipped(name: str) -> Conference:
    conference = load(paths.shipped_sessions() / name).conference
    assert conference is not None
    return conference


@pytest.fixture(scope="module")
def first() -> Conference:
    return shipped(paths.FIRST_CONFERENCE)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_file_can_be_used_and_is_named_after_its_conference(path: Path) -> None:
    loaded = load(path)
    assert loaded.errors == ()
    assert loaded.conference is not None
    assert loaded.conference.id == path.stem


def test_the_first_conference_has_nothing_to_warn_of() -> None:
    assert load(paths.shipped_sessions() / paths.FIRST_CONFERENCE).problems == ()


def test_the_programme_of_the_first_conference(first: Conference) -> None:
    def clock(minute: int) -> str:
        return f"{minute // 60}.{minute % 60:02d}"

    found = [(clock(item.start), clock(item.end), item.kind.value) for item in first.agenda]
    assert found == PROGRAMME
    assert [item.id for item in first.agenda if item.fixed] == ["lunch"]
    assert all(item.notes for item in first.agenda)


def test_what_the_first_conference_is_divided_into(first: Conference) -> None:
    def lengths(item_id: str) -> list[tuple[SegmentKind, int]]:
        item = first.item(item_id)
        assert item is not None
        return [(part.kind, part.duration_ms // MINUTE) for part in segment_plan(first, item)]

    closing = [(SegmentKind.CLOSING, 5)]
    assert lengths("pitches") == [(SegmentKind.SPEAKER, 3)] * 7 + closing
    assert lengths("reflectie-colleges") == [(SegmentKind.SPEAKER, 5)] * 7 + [(SegmentKind.CLOSING, 25)]
    assert lengths("oogst-delen") == [(SegmentKind.REPORT, 5)] * 4
    round_, change = (SegmentKind.ROUND, 20), (SegmentKind.CHANGEOVER, 3)
    assert lengths("wereldcafe") == [round_, change, round_, change, round_, change, round_]


def test_who_is_at_the_first_conference(first: Conference) -> None:
    assert len(first.organisations) == 7
    assert {organisation.kind for organisation in first.organisations} == {"gemeente"}
    assert 28 <= len(first.participants) <= 36
    assert [len(table.hosts) for table in first.tables] == [2, 2, 2, 2]
    hosts = {host for table in first.tables for host in table.hosts}
    assert len(hosts) == 8
    assert not hosts & {person.name for person in first.participants}


def test_the_groups_of_the_first_conference_are_mixed(first: Conference) -> None:
    sizes = Counter(person.group for person in first.participants)
    assert set(sizes) == set(first.groups) == {"A", "B", "C", "D"}
    assert max(sizes.values()) - min(sizes.values()) <= 1
    for organisation in first.organisations:
        spread = Counter(p.group for p in first.participants if p.organisation == organisation.name)
        counts = [spread[group] for group in first.groups]
        assert max(counts) - min(counts) <= 1, organisation.name


def test_every_group_comes_to_every_table_of_the_first_conference(first: Conference) -> None:
    cafe = first.item("wereldcafe")
    assert cafe is not None
    met = {
        (seat.group, seat.statement)
        for round_ in range(1, cafe.rounds + 1)
        for seat in seating(first, cafe, round_)
    }
    assert len(met) == 16
    conclusions = first.item("conclusies")
    assert conclusions is not None
    assert conclusions.kind is ItemKind.AGREEMENTS


def test_the_classic_cafe() -> None:
    loaded = load(paths.shipped_sessions() / "world-cafe-classic.yaml")
    conference = loaded.conference
    assert conference is not None
    assert (conference.language, conference.series, len(conference.tables), len(conference.groups)) == (
        "en",
        None,
        5,
        5,
    )
    cafe = conference.item("world-cafe")
    assert cafe is not None
    assert (cafe.rounds, cafe.round_ms) == (3, 20 * MINUTE)
    assert [str(problem.message) for problem in loaded.problems] == [
        "fewer rounds (3) than tables (5): not everybody sees every table"
    ]
