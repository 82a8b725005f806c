"""Agreements: numbers per series, never twice; every reading kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.nasty import NASTY
from tests.store.example import DAY, a_note, an_agreement
from workshop_tui.domain.agreements import AgreementStatus, Due
from workshop_tui.errors import StoreError
from workshop_tui.store import Store


def test_an_agreement_comes_back_as_it_was(store: Store) -> None:
    note = store.notes.add(a_note())
    full = an_agreement(
        owners=("elk college", "griffier; tweede"),
        due=Due(date=date(2020, 3, 1)),
        status=AgreementStatus.IN_PROGRESS,
        table=1,
        item="slot",
        note=note.id,
        explanation="Loopt.",
        settled_on=date(2020, 2, 20),
        made_ms=77,
    )
    made = store.agreements.add(full, by="host", remark="gemaakt")
    assert made == replace(full, number=1)
    assert store.agreements.get("Reeks", 1) == made
    assert store.agreements.get("Reeks", 2) is None


@pytest.mark.parametrize("due", [None, Due(conference="dag-2"), Due(text="voor de zomer")])
def test_every_kind_of_due_is_kept(store: Store, due: Due | None) -> None:
    made = store.agreements.add(an_agreement(due=due), by="")
    assert store.agreements.list("Reeks") == (made,)
    assert made.due == due


def test_numbers_are_per_series_and_never_used_twice(store: Store, path: Path) -> None:
    def add(series: str) -> int:
        return store.agreements.add(an_agreement(series=series), by="").number

    assert [add("Reeks"), add("Reeks"), add("Andere"), add("Reeks")] == [1, 2, 1, 3]
    store.db.execute("UPDATE agreement_numbers SET last = 7 WHERE series = 'Reeks'")
    assert add("Reeks") == 8
    with Store.open(path) as other:
        assert other.agreements.add(an_agreement(), by="").number == 9


def fail_after_adding(store: Store) -> None:
    with store.transaction():
        store.agreements.add(an_agreement(), by="")
        _ = 1 // 0


def test_a_number_that_came_to_nothing_was_never_given(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_after_adding(store)
    assert store.agreements.add(an_agreement(), by="").number == 1


def test_revising_keeps_every_reading(store: Store) -> None:
    first = store.agreements.add(an_agreement(made_ms=5), by="host")
    done = store.agreements.revise(
        "Reeks",
        1,
        lambda now: replace(now, number=9, made_ms=0, status=AgreementStatus.DONE, owners=("griffier",)),
        at_ms=6,
        by="secretariaat",
        remark="verstuurd",
    )
    assert done == replace(first, status=AgreementStatus.DONE, owners=("griffier",), revisions=2)
    assert store.agreements.list("Reeks") == (done,)
    told = [
        (each.agreement, each.number, each.at_ms, each.by, each.remark, each.reading)
        for each in store.agreements.revisions("Reeks", 1)
    ]
    assert told == [(1, 1, 5, "host", "", first), (1, 2, 6, "secretariaat", "verstuurd", done)]


def test_an_unknown_agreement_cannot_be_changed(store: Store) -> None:
    with pytest.raises(StoreError, match="There is no agreement 4 in Reeks"):
        store.agreements.revise("Reeks", 4, lambda now: now, at_ms=1, by="")


@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_is_kept_whole(store: Store, name: str) -> None:
    text = NASTY[name]
    made = store.agreements.add(
        an_agreement(text, series=text, owners=(text, "b"), due=Due(text=text), explanation=text), by=text
    )
    assert store.agreements.list(text) == (made,)
    assert store.agreements.revisions(text, 1)[0].reading == made
    assert store.db.row("SELECT number, status FROM open_agreements") == (1, "open")


def test_the_view_of_open_agreements(store: Store) -> None:
    later = replace(DAY, id="dag-2", date=date(2020, 4, 2), number=2)
    store.conferences.store_definition(later, source_path="", source_text="", at_ms=2)
    add = store.agreements.add
    add(an_agreement("brief", owners=("a", "b"), due=Due(conference="dag-2")), by="")
    add(an_agreement("klaar", status=AgreementStatus.DONE), by="")
    add(an_agreement("ooit", due=Due(text="zomer")), by="")
    add(an_agreement("dan", due=Due(date=date(2020, 3, 1))), by="")
    store.conferences.move("dag-2", date(2020, 7, 3), 3, "")
    asked = "SELECT number, text, owners, due, due_on FROM open_agreements"
    assert store.db.rows(asked) == [
        (1, "brief", "a; b", "dag-2", "2020-07-03"),
        (3, "ooit", None, "zomer", None),
        (4, "dan", None, "2020-03-01", "2020-03-01"),
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM agreements",
        "UPDATE agreements SET number = 5",
        "DELETE FROM agreement_revisions",
        "UPDATE agreement_revisions SET reading = '{}'",
    ],
)
def test_the_database_itself_refuses_to_lose_agreements(store: Store, statement: str) -> None:
    store.agreements.add(an_agreement(), by="")
    with pytest.raises(StoreError, match="kept"):
        store.db.execute(statement)
