"""Positions in the database: rows that are only added, and the way there from the first version."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Migrations

from tests.nasty import NASTY
from tests.store.example import DAY, a_note, an_agreement
from workshop_tui.domain.conference import PositionBlock, ScaleStep
from workshop_tui.domain.positions import Cell, CellReading, Judgement, PartyChange, SubjectState
from workshop_tui.errors import StoreError
from workshop_tui.store import NewEvent, Store, schema, verify, views
from workshop_tui.store.database import MIGRATION_SET, Database
from workshop_tui.store.migrations import first

BLOCK = PositionBlock(
    "p", "Positie", (ScaleStep("ja", "Ja, graag"), ScaleStep("nee", "Nee")), ("Een", "Twee")
)


def reading(step: str | None = "ja", motive: str = "", at_ms: int = 1) -> CellReading:
    return CellReading("p", Cell("Een", "Dordrecht", step, motive), at_ms, "host")


def test_readings_come_back_in_order_with_their_number(store: Store) -> None:
    other = CellReading("p", Cell("Twee", "Dordrecht", "nee", "m", "b"), 2, "host")
    for each in (reading(), other, reading("nee", "want", 3)):
        store.positions.put_cell(DAY.id, each)
    assert store.positions.cells(DAY.id) == (
        replace(reading(), number=1),
        replace(other, number=1),
        replace(reading("nee", "want", 3), number=2),
    )
    assert store.positions.cells("dag-9") == ()


def test_judgements_and_parties_come_back(store: Store) -> None:
    judged = (
        Judgement("p", "Een", SubjectState.MERGED, DAY.id, 4, "host", "zelfde", "Twee"),
        Judgement("p", "Een", SubjectState.OPEN, DAY.id, 5, "host"),
    )
    for each in judged:
        store.positions.judge(each)
    assert store.positions.judgements(DAY.id) == judged
    joined = PartyChange("Waterschap", True, 6, "host")
    store.positions.put_party(DAY.id, joined)
    store.positions.put_party(DAY.id, replace(joined, present=False))
    assert store.positions.parties(DAY.id) == (joined, replace(joined, present=False))


@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_is_kept_whole(store: Store, name: str) -> None:
    text = NASTY[name]
    kept = CellReading(text, Cell(text, text, text, text, text), 1, text)
    store.positions.put_cell(DAY.id, kept)
    store.positions.put_cell(DAY.id, kept)
    assert store.positions.cells(DAY.id) == (replace(kept, number=1), replace(kept, number=2))
    judged = Judgement(text, text, SubjectState.MERGED, DAY.id, 1, text, text, text)
    store.positions.judge(judged)
    assert store.positions.judgements(DAY.id) == (judged,)
    joined = PartyChange(text, True, 1, text)
    store.positions.put_party(DAY.id, joined)
    assert store.positions.parties(DAY.id) == (joined,)
    assert len(store.db.rows("SELECT * FROM positions_now")) == 1


@pytest.mark.parametrize("table", ["position_cells", "position_judgements", "position_parties"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET at_ms = 0"])
def test_the_database_itself_refuses_to_lose_them(store: Store, table: str, change: str) -> None:
    store.positions.put_cell(DAY.id, reading())
    store.positions.judge(Judgement("p", "Een", SubjectState.KEPT, DAY.id, 1, "host"))
    store.positions.put_party(DAY.id, PartyChange("W", True, 1, "host"))
    with pytest.raises(StoreError, match="kept"):
        store.db.execute(change.format(table))
    assert verify(store.db).counts[table] == 1


def test_an_unknown_conference_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="nothing was stored"):
        store.positions.put_cell("nobody", reading())


def test_the_view_for_people(store: Store) -> None:
    day = replace(DAY, positions=(BLOCK,))
    store.conferences.store_definition(day, source_path="", source_text="", at_ms=2)
    at_ms = DAY.instant(607)
    store.positions.put_cell(DAY.id, reading("nee"))
    store.positions.put_cell(DAY.id, reading("ja", "want", at_ms))
    gone = CellReading("p", Cell("Twee", "Dordrecht", "weg", "", "geld"), at_ms, "host")
    empty = CellReading("p", Cell("Twee", "Papendrecht"), at_ms, "host")
    for each in (gone, empty):
        store.positions.put_cell(DAY.id, each)
    for state in (SubjectState.KEPT, SubjectState.STRUCK_OFF):
        store.positions.judge(Judgement("p", "Een", state, DAY.id, 1, "host", state.value))
    time = "2020-02-14 10:07:00"
    assert store.db.rows("SELECT * FROM positions_now") == [
        ("dag-1", "p", "Een", "struck_off", "struck_off", "Dordrecht", "ja", "Ja, graag", "want", "", time,
         "host"),
        ("dag-1", "p", "Twee", "open", "", "Dordrecht", "weg", None, "", "geld", time, "host"),
    ]  # fmt: skip


def test_a_database_of_the_first_version_is_carried_over_with_its_rows(path: Path) -> None:
    old = Migrations(MIGRATION_SET)
    old(name="0001_first")(first)
    note = a_note("creëren")
    with Store(Database.open(path, migrations=old)) as before:
        before.conferences.store_definition(DAY, source_path="", source_text="", at_ms=1)
        before.notes.add(note)
        before.agreements.add(an_agreement(), by="host")
        before.log.append(DAY.id, NewEvent(2, "start", {"item": "inloop"}))
        with pytest.raises(StoreError):
            before.positions.cells(DAY.id)
    with Store.open(path) as after:
        assert after.positions.cells(DAY.id) == ()
        assert [each.text for each in after.notes.list(DAY.id)] == ["creëren"]
        assert [each.text for each in after.agreements.list("Reeks")] == ["Een brief sturen."]
        assert len(after.log.events(DAY.id)) == 1
        assert after.conferences.definition(DAY.id) is not None
        after.positions.put_cell(DAY.id, reading())
        assert verify(after.db).whole
    with Store(Database.open(path.with_name("dag-before-upgrade-1.db"), migrations=old)) as copy:
        assert copy.notes.get(note.id) == note


def test_the_tables_are_described() -> None:
    made = [statement.split()[2] for statement in schema.POSITIONS if statement.startswith("CREATE TABLE")]
    assert len(made) == 3
    assert [name for name in made if f"**{name}**" not in (schema.__doc__ or "")] == []
    assert "**positions_now**" in (views.__doc__ or "")
