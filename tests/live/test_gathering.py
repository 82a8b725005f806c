"""What documents are made of: as of when, and whom the whole series knows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.live.conftest import OpenDesk
from tests.live.desk import Desk, shipped, source
from workshop_tui.domain.conference import Participant
from workshop_tui.live import Live
from workshop_tui.live.gathering import gather
from workshop_tui.live.opening import opened
from workshop_tui.report import CATALOGUE, Names, Options, render
from workshop_tui.report.from_json import material_from_json
from workshop_tui.store import Store
from workshop_tui.store.restoring import restore

MINUTE = 60_000


def _every(live: Live) -> dict[str, bytes]:
    """One file of each kind of writing, with the moments in its properties."""
    wanted = [("report", each) for each in ("docx", "odt", "pdf", "html", "md")]
    wanted += [("agreements", "ics"), ("programme", "ics"), ("json", "json"), ("timing", "xlsx")]
    found = gather(live)
    return {f"{what}.{format}": render(found, what, format, "nl") for what, format in wanted}


def test_asked_once_more_the_same_bytes(desk: Desk) -> None:
    desk.live.add_agreement("Sturen.", due="1-3-2020")
    desk.clock.advance(7 * MINUTE)
    before = _every(desk.live)
    desk.clock.advance(95 * MINUTE + 777)
    assert {name: made == before[name] for name, made in _every(desk.live).items()} == dict.fromkeys(
        before, True
    )


def test_as_of_the_last_change_of_the_day_and_with_a_time_only_then(desk: Desk) -> None:
    desk.clock.advance(24 * 60 * MINUTE)
    assert "Stand van 15 februari 2020*" in render(gather(desk.live), "wall", "md", "nl").decode()
    desk.live.add_agreement("Sturen.")
    desk.clock.advance(30 * MINUTE)
    assert "Stand van 15 februari 2020, 7.40 uur*" in render(gather(desk.live), "wall", "md", "nl").decode()


def test_while_the_day_runs_as_of_the_minute(desk: Desk) -> None:
    desk.live.start()
    desk.clock.advance(10 * MINUTE + 1_234)
    found = gather(desk.live)
    assert found.made_ms == desk.clock.reading().wall_ms // MINUTE * MINUTE
    assert "7.50 uur" in render(found, "wall", "md", "nl").decode()


def test_a_day_that_nobody_ended_is_over_all_the_same(desk: Desk) -> None:
    desk.live.start()
    desk.clock.advance(26 * 60 * MINUTE)
    assert "Stand van 15 februari 2020*" in render(gather(desk.live), "wall", "md", "nl").decode()


def test_never_before_the_last_action_of_a_running_day(desk: Desk) -> None:
    desk.clock.advance(20_000)
    desk.live.start()
    desk.clock.advance(5_000)
    found = gather(desk.live)
    assert found.made_ms == found.events[-1].at_ms


@pytest.fixture
def second(open_desk: OpenDesk) -> Live:
    """The next conference of the series, which does not know who was at the first."""
    people = (Participant("Jan de Vries", "wethouder", "Dordrecht"),)
    first = replace(shipped(), participants=people, chair="Wilma Groothuis")
    desk = open_desk(first)
    desk.live.add_agreement("Wethouder De Vries belt mevrouw Groothuis.")
    day = first.date.replace(month=7)
    later = replace(first, id="later", title="Tweede dag", number=2, chair="", participants=(), date=day)
    opened(desk.store, desk.clock, source(later))
    return Live(desk.store, desk.clock, later.id)


@pytest.mark.parametrize("names", [Names.ROLE, Names.OMIT])
def test_whom_an_earlier_conference_knows_is_not_named_either(second: Live, names: Names) -> None:
    for what, entry in CATALOGUE.items():
        for format in set(entry.formats) & {"md", "csv", "json", "ics"}:
            made = render(gather(second), what, format, "nl", Options(names)).decode()
            assert not [name for name in ("Vries", "Groothuis") if name in made], (what, format)


def test_so_it_is_in_a_database_that_was_read_back(second: Live, tmp_path: Path) -> None:
    material = material_from_json(render(gather(second), "json", "json", "nl").decode())
    with Store.open(tmp_path / "other.db") as store:
        restore(store, material)
        again = gather(Live(store, second.clock, "later"))
    made = render(again, "agreements", "md", "nl", Options(Names.ROLE)).decode()
    assert "Een wethouder belt een deelnemer." in made


def test_where_an_agreement_comes_from_is_the_title_of_that_conference(second: Live) -> None:
    made = render(gather(second), "agreements", "md", "nl").decode()
    assert "| Eerste werkconferentie |" in made
