"""Copies while running, and the check whether all is whole."""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.example import DAY, a_note
from workshop_tui.errors import StoreError
from workshop_tui.store import Store, automatic_backup, backup, verify


def test_a_copy_holds_what_was_committed_and_nothing_else(store: Store, tmp_path: Path) -> None:
    kept = store.notes.add(a_note("kept"))
    with store.transaction():
        store.notes.add(a_note("not yet"))
        assert backup(store.db, tmp_path / "copy.db") == tmp_path / "copy.db"
    assert sorted(file.name for file in tmp_path.iterdir() if "copy" in file.name) == ["copy.db"]
    with Store.open(tmp_path / "copy.db") as copy:
        assert copy.notes.list(DAY.id) == (kept,)
        assert verify(copy.db).whole


def test_a_copy_may_be_asked_for_in_any_thread(store: Store, tmp_path: Path) -> None:
    thread = threading.Thread(target=backup, args=(store.db, tmp_path / "copy.db"))
    thread.start()
    thread.join()
    assert (tmp_path / "copy.db").exists()


def test_what_is_there_is_overwritten_only_when_asked(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="is there already"):
        backup(store.db, target)
    assert target.read_text(encoding="utf-8") == "mine"
    backup(store.db, target, overwrite=True)
    with Store.open(target) as copy:
        assert len(copy.conferences.all()) == 1


def test_no_copy_onto_the_database_a_folder_or_one_in_use(store: Store, path: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="the database itself"):
        backup(store.db, path, overwrite=True)
    with pytest.raises(StoreError, match="is a folder"):
        backup(store.db, tmp_path)
    with pytest.raises(StoreError, match="There is no folder"):
        backup(store.db, tmp_path / "nowhere" / "copy.db")
    with Store.open(tmp_path / "other.db"), pytest.raises(StoreError, match="in use"):
        backup(store.db, tmp_path / "other.db", overwrite=True)


def test_a_copy_that_fails_leaves_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(StoreError, match="Permission denied"):
        backup(store.db, tmp_path / "copy.db")
    assert [file.name for file in tmp_path.iterdir() if "copy" in file.name] == []


def test_the_last_ten_automatic_copies_are_kept(store: Store, tmp_path: Path) -> None:
    made = [automatic_backup(store.db, f"Wereldcafé / ronde {number}") for number in range(13)]
    folder = tmp_path / "dag-backups"
    assert sorted(folder.iterdir()) == made[3:]
    assert made[0].name == "dag-0001-wereldcaf-ronde-0.db"
    (folder / "mine.db").write_text("", encoding="utf-8")
    (folder / "dag-other.db").write_text("", encoding="utf-8")
    automatic_backup(store.db, "\0/..")
    assert sorted(file.name for file in folder.iterdir())[-3:] == [
        "dag-0014-copy.db",
        "dag-other.db",
        "mine.db",
    ]
    assert len(list(folder.iterdir())) == 12


def test_a_file_in_the_way_of_the_folder_of_copies_is_said(store: Store, tmp_path: Path) -> None:
    (tmp_path / "dag-backups").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be used"):
        automatic_backup(store.db, "x")


def test_a_whole_database_is_verified_with_its_counts(store: Store) -> None:
    store.notes.add(a_note())
    found = verify(store.db)
    assert found.whole
    assert (found.counts["notes"], found.counts["agenda_items"], found.counts["agreements"]) == (1, 3, 0)
    assert not [name for name in found.counts if name.startswith(("_", "sqlite"))]


def test_a_table_that_somebody_added_is_counted_whatever_its_name(store: Store) -> None:
    store.db.execute('CREATE TABLE "my ""own"" table" (a)')
    found = verify(store.db)
    assert found.whole
    assert found.counts['my "own" table'] == 0


def test_a_broken_reference_is_found(store: Store) -> None:
    store.db.connection.execute("PRAGMA foreign_keys=OFF")
    store.drafts.save("nobody", "x", "text", 0, 1)
    found = verify(store.db)
    assert not found.whole
    assert len(found.references) == 1
    assert found.references[0].startswith("drafts")


def test_a_full_disk_is_that_of_the_copy(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        connection = sqlite3.connect(":memory:")
        connection.execute("PRAGMA max_page_count=1")
        connection.execute("CREATE TABLE t (x)")

    monkeypatch.setattr(sys.modules[Store.__module__ + ".backup"], "_reader", lambda _: _Source(full))
    with pytest.raises(StoreError, match=r"disk under .*copy\.db is full"):
        backup(store.db, tmp_path / "copy.db")


class _Source:
    """A database whose copy fails so."""

    def __init__(self, backup: Callable[..., None]) -> None:
        self.backup = backup

    def close(self) -> None:
        """There is nothing open."""
