"""Every session file that ships with the program runs from open to close, and goes as planned."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.report.golden import AS_TEXT
from tests.sessions.wholeday import Day
from workshop_tui import i18n
from workshop_tui.domain.conference import ItemKind
from workshop_tui.domain.run import DayState
from workshop_tui.domain.segments import SegmentKind, segment_plan
from workshop_tui.live.gathering import gather
from workshop_tui.paths import shipped_sessions
from workshop_tui.report import FORMATS, render
from workshop_tui.sessionfile import load

FILES = sorted(shipped_sessions().glob("*.yaml"))


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.stem)
def day(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """The conference of a file, run to its end."""
    loaded = load(request.param)
    assert loaded.conference is not None
    made = Day.in_new_database(tmp_path_factory.mktemp("day") / "day.db", loaded.conference)
    made.run()
    yield made
    made.live.store.close()


def test_planned_and_actual_agree(day: Day) -> None:
    live = day.live
    seen = live.view()
    assert seen.state is DayState.FINISHED
    assert seen.offset_ms == 0
    assert seen.expected_day_end_ms == seen.planned_day_end_ms == live.now_ms()
    conference = live.conference
    held = [(stretch.item, stretch.start_ms, stretch.end_ms) for stretch in live.state.items]
    assert held == [(item.id, *conference.planned(item)) for item in conference.agenda]


def test_every_segment_ran_once_in_its_order(day: Day) -> None:
    conference = day.live.conference
    expected: list[tuple[str, str | None]] = []
    for item in conference.agenda:
        plan = segment_plan(conference, item)
        expected += [(item.id, part.key) for part in plan] or [(item.id, None)]
    assert day.ran == expected
    planned = {
        (item.id, part.key): part.duration_ms
        for item in conference.agenda
        for part in segment_plan(conference, item)[:-1]
    }
    for stretch in day.live.state.segments:
        if (stretch.item, stretch.segment or "") in planned:
            assert stretch.end_ms is not None
            assert stretch.end_ms - stretch.start_ms == planned[stretch.item, stretch.segment or ""]


def test_what_was_said_is_there_with_its_round_and_its_group(day: Day) -> None:
    live, conference = day.live, day.live.conference
    for item in conference.agenda:
        if item.kind is not ItemKind.WORLD_CAFE:
            continue
        for table in conference.tables:
            said = [note for note in live.notes(statement=table.number) if note.text.startswith("ronde")]
            assert [note.round for note in said] == list(range(1, item.rounds + 1))
            if len(conference.groups) == len(conference.tables):
                assert len({note.group for note in said} - {None}) == min(item.rounds, len(conference.groups))
    reports = sum(part.kind is SegmentKind.REPORT for item in conference.agenda
                  for part in segment_plan(conference, item))  # fmt: skip
    assert sum(note.text.startswith("terug") for note in live.notes()) == reports
    assert live.counts().wall == sum(item.kind is ItemKind.BREAK for item in conference.agenda)


def test_positions_are_taken_by_everybody(day: Day) -> None:
    wanted = any(item.kind is ItemKind.POSITIONS for item in day.live.conference.agenda)
    matrices = day.live.matrices()
    assert bool(matrices) is wanted
    for matrix in matrices:
        for row in matrix.rows:
            assert row.totals.stated == row.totals.of == len(day.live.conference.organisations)


def test_agreements_are_made(day: Day) -> None:
    made = [item for item in day.live.conference.agenda if item.kind is ItemKind.AGREEMENTS]
    assert [each.item for each in day.live.agreements()] == [item.id for item in made]
    assert made


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("what", "format"), [(what, each) for what in FORMATS for each in FORMATS[what] if what != "all"]
)
def test_documents_can_be_made(day: Day, what: str, format: str, language: str) -> None:
    i18n.use(language)
    material = gather(day.live)
    content = render(material, what, format, language)
    assert content == render(material, what, format, language)
    if format not in AS_TEXT:
        return
    written = content.decode("utf-8-sig")
    if what == "harvest":
        assert written.count("gezegd bij") == sum(note.text.startswith("gezegd") for note in material.notes)
    if what == "agreements":
        assert written.count("afgesproken bij") == len(material.agreements)


def test_a_file_says_for_itself_what_it_is(day: Day, request: pytest.FixtureRequest) -> None:
    path: Path = request.node.callspec.params["day"]
    assert path.read_text(encoding="utf-8").startswith("#")
    conference = day.live.conference
    assert conference.purpose
    assert sum(bool(item.notes) for item in conference.agenda) >= len(conference.agenda) // 2
