"""Drafts are there again; choices hold until the next one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.nasty import NASTY
from tests.store.example import DAY
from workshop_tui.errors import StoreError
from workshop_tui.store import REPORTER, Draft, Store


def test_a_draft_is_there_for_the_next_process(store: Store, path: Path) -> None:
    store.drafts.save(DAY.id, "table:1", "half a", 6, 1)
    store.drafts.save(DAY.id, "table:1", "half a thought", 14, 2)
    with Store.open(path) as other:
        assert other.drafts.load(DAY.id, "table:1") == Draft("table:1", "half a thought", 14, 2)
    assert store.drafts.load(DAY.id, "table:2") is None


def test_each_input_has_its_own(store: Store) -> None:
    store.drafts.save(DAY.id, "b", "two", 0, 2)
    store.drafts.save(DAY.id, "a", "one", 0, 2)
    store.drafts.save(DAY.id, "c", "first", 0, 1)
    assert [draft.place for draft in store.drafts.all(DAY.id)] == ["c", "a", "b"]
    store.drafts.clear(DAY.id, "a")
    store.drafts.save(DAY.id, "c", "", 0, 3)
    assert [draft.place for draft in store.drafts.all(DAY.id)] == ["b"]


def test_the_last_choice_holds_and_the_earlier_are_kept(store: Store) -> None:
    choose = store.choices.choose
    choose(DAY.id, REPORTER, "1", "wethouder A", 1, "host")
    choose(DAY.id, REPORTER, "2", "wethouder B", 2, "host")
    choose(DAY.id, REPORTER, "1", "wethouder C", 3, "host")
    choose(DAY.id, "other", "1", "x", 4, "host")
    assert store.choices.choices(DAY.id, REPORTER) == {"1": "wethouder C", "2": "wethouder B"}
    choose(DAY.id, REPORTER, "2", "", 5, "host")
    assert store.choices.choices(DAY.id, REPORTER) == {"1": "wethouder C"}
    assert [each.value for each in store.choices.history(DAY.id, REPORTER)] == [
        "wethouder A",
        "wethouder B",
        "wethouder C",
        "",
    ]
    with pytest.raises(StoreError, match="kept"):
        store.db.execute("UPDATE choices SET value = 'x'")


@pytest.mark.parametrize("name", NASTY)
def test_nasty_choices_are_kept_whole(store: Store, name: str) -> None:
    text = NASTY[name]
    store.choices.choose(DAY.id, text, text, text, 1, text)
    assert store.choices.choices(DAY.id, text) == {text: text}
