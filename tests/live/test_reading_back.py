"""The conference whole as JSON, and back into an empty database: the same conference."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.live.acts import ACTS, SECOND, TEXTS, Act
from tests.live.desk import Desk, shipped, source
from workshop_tui.clock import ManualClock
from workshop_tui.domain import editing
from workshop_tui.domain.message import Refusal
from workshop_tui.domain.notes import Place
from workshop_tui.errors import DocumentError, StoreError
from workshop_tui.live import Live
from workshop_tui.live.gathering import gather
from workshop_tui.live.opening import opened
from workshop_tui.live.secretariat import Secretariat
from workshop_tui.report import render
from workshop_tui.report.from_json import material_from_json
from workshop_tui.store import Store
from workshop_tui.store.restoring import restore


def whole(live: Live) -> str:
    return render(gather(live), "json", "json", "nl").decode("utf-8", "surrogatepass")


def read_back(text: str, target: Path, clock: ManualClock) -> str:
    """What is written again after it was read into a database of its own."""
    material = material_from_json(text)
    with Store.open(target) as store:
        restore(store, material)
        return whole(Live(store, clock, material.conference.id))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.tuples(st.sampled_from(ACTS), TEXTS, st.integers(0, 99)), max_size=25))
@pytest.mark.parametrize("name", [None, SECOND])
def test_reading_it_back_gives_the_same_conference(
    tmp_path_factory: pytest.TempPathFactory,
    name: str | None,
    acts: list[tuple[Act, str, int]],
) -> None:
    folder = tmp_path_factory.mktemp("whole")
    stores: list[Store] = []
    first = shipped()
    desk = Desk.opened(folder / "day.db", first, "7:40", stores)
    try:
        live: Live = Secretariat(desk.store, desk.clock, first.id)
        if name is not None:
            live.add_agreement("Uit de eerste.", owners=("A",), due="1 maart 2020")
            second = shipped(name)
            opened(desk.store, desk.clock, source(second))
            live = Secretariat(desk.store, desk.clock, second.id)
        for act, text, number in acts:
            desk.clock.advance(1000 * (number + 1))
            with suppress(Refusal):
                act(live, text, number)
        before = whole(live)
        again = read_back(before, folder / "copy.db", desk.clock)
    finally:
        for store in stores:
            store.close()
    assert again == before


def test_moved_and_changed_it_keeps_its_dates_and_versions(desk: Desk, tmp_path: Path) -> None:
    live = desk.at("8:00")
    live.start()
    live.edit(lambda now, bound: editing.rename_item(now, "lunch", "Broodjes"))
    live.store.conferences.move(live.conference_id, shipped(SECOND).date, live.now_ms(), "secretariaat")
    before = whole(live)
    assert read_back(before, tmp_path / "copy.db", desk.clock) == before
    kept = json.loads(before)["kept"]
    assert len(kept["definitions"]) == 2
    assert [each["date"] for each in kept["dates"]] == ["2020-02-14", "2020-07-03"]


def test_it_goes_into_an_empty_database_alone(desk: Desk) -> None:
    material = material_from_json(whole(desk.live))
    with pytest.raises(StoreError, match="conferences in this database already"):
        restore(desk.store, material)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "1:2"),
        ("[]", "not a conference"),
        ('{"format": "workshop-tui conference", "format_version": 99}', "newer version"),
        ('{"format": "workshop-tui conference", "format_version": 1}', "“conference”"),
        ('{"format": "workshop-tui conference", "format_version": 1, "names": "omit"}', "--names full"),
    ],
)
def test_what_is_no_such_file_is_named(text: str, said: str) -> None:
    with pytest.raises(DocumentError) as refused:
        material_from_json(text)
    assert said in str(refused.value)


def test_any_part_that_is_gone_or_wrong_is_named(desk: Desk, tmp_path: Path) -> None:
    desk.at("8:00").start()
    desk.live.add_note("Iets.", Place(statement=1))
    desk.live.add_agreement("Dit.", due="1 maart 2020")
    good = json.loads(whole(desk.live))
    for key, value in good.items():
        for wrong in (None, 7, "x", [7], {"a": 1}):
            if key in ("format", "format_version", "program_version", "day") or type(value) is type(wrong):
                continue
            with pytest.raises(DocumentError):
                material_from_json(json.dumps({**good, key: wrong}))
    for key in good["notes"][0]:
        note = {name: value for name, value in good["notes"][0].items() if name != key}
        if key not in ("wall", "mark"):
            with pytest.raises(DocumentError, match=r"notes\[0\]"):
                material_from_json(json.dumps({**good, "notes": [note]}))
