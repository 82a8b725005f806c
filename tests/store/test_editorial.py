"""The tables of the secretariat's work: migrated, guarded, described; finding parts of notes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Migrations

from tests.nasty import NASTY
from tests.store.example import DAY, a_note
from workshop_tui.domain.editorial import TextReading, TextStatus
from workshop_tui.domain.note_editing import NoteFilter
from workshop_tui.errors import StoreError
from workshop_tui.store import Store, editorial_schema, migrations, verify
from workshop_tui.store.database import MIGRATION_SET, Database

NOTES = (
    ("n1", 1, None, "Wij creëren samen", "wij creeren samen", "open"),
    ("n2", None, "slot", "voor\0na", "voor\0na", "struck"),
    ("n3", None, None, b"half \xed\xa0\xbd paar", b"half \xed\xa0\xbd paar", "open"),
)


def of_the_second_version(path: Path) -> None:
    """A database as the program before this one left it, with rows that it wrote."""
    old = Migrations(MIGRATION_SET)
    old(name="0001_first")(migrations.first)
    old(name="0002_positions")(migrations.positions)
    Database.open(path, migrations=old).close()
    connection = sqlite3.connect(path)
    connection.execute(
        "INSERT INTO conferences VALUES ('d', 'Dag', NULL, 'd', NULL, '2020-02-14', 'UTC', 1, 5)"
    )
    for number, (name, statement, item, text, folded, state) in enumerate(NOTES):
        connection.execute(
            "INSERT INTO notes VALUES"
            " (?, 'd', ?, ?, 1, 'A', NULL, 'reaction', ?, ?, ?, NULL, 'host', ?, 2, 1)",
            [name, statement, item, text, folded, 100 + number, state],
        )
        connection.execute(
            "INSERT INTO note_revisions VALUES (?, 1, 'captured', ?, 'host', 'reaction', ?, ?)",
            [name, 100 + number, text, state],
        )
    connection.execute(
        "INSERT INTO note_tallies (note, change, at_ms, changed_by) VALUES ('n3', 1, 5, 'host')"
    )
    connection.commit()
    connection.close()


def test_a_database_of_the_second_version_is_carried_over_with_its_rows(path: Path) -> None:
    of_the_second_version(path)
    with Store.open(path) as store:
        assert [note.text for note in store.notes.list("d")] == [
            "Wij creëren samen", "voor\0na", "half \ud83d paar",
        ]  # fmt: skip
        assert len(store.notes.revisions("n2")) == 1
        for needle, name in (("EËREN SAM", "n1"), ("voorna", "n2"), ("\ud83d paar", "n3"), ("paar", "n3")):
            found = store.editing.window("d", NoteFilter(search=needle), 0, 10)
            assert [note.id for note in found.notes] == [name], needle
        assert store.texts.now("d") == {}
        assert verify(store.db).whole
    assert path.with_name("dag-before-upgrade-1.db").exists()


def test_without_an_index_parts_are_found_as_well(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "has_trigrams", lambda _: False)
    of_the_second_version(path)
    with Store.open(path) as store:
        store.notes.revise("n1", "edited", 200, "An", text="Werkconferentie")
        found = store.editing.window("d", NoteFilter(search="CONFERENTIE"), 0, 10)
        assert [note.id for note in found.notes] == ["n1"]


@pytest.mark.parametrize("name", sorted(set(NASTY) - {"only nul"}))
def test_nasty_text_is_found_by_itself(store: Store, name: str) -> None:
    note = store.notes.add(a_note(NASTY[name]))
    store.notes.add(a_note("Een andere notitie."))
    found = store.editing.window(DAY.id, NoteFilter(search=NASTY[name]), 0, 10)
    assert note.id in {each.id for each in found.notes}


def test_the_index_follows_what_notes_become(store: Store) -> None:
    note = store.notes.add(a_note("eerst dit"))
    store.notes.revise(note.id, "edited", 5, "An", text="daarna dat")
    for needle, count in (("eerst", 0), ("daarna", 1)):
        assert len(store.editing.window(DAY.id, NoteFilter(search=needle), 0, 10).notes) == count
    store.db.execute("INSERT INTO _note_search (_note_search) VALUES ('integrity-check')")


@pytest.mark.parametrize("table", editorial_schema.EDITORIAL_KEYS)
def test_nothing_that_was_said_is_changed_or_removed(store: Store, table: str) -> None:
    note = store.notes.add(a_note())
    store.texts.put(DAY.id, TextReading("opening", 0, "x", TextStatus.CONCEPT, 1, "An", id="t1"))
    rows = {
        "note_marks": "INSERT INTO note_marks VALUES (:note, 1, '', '', '')",
        "note_moves": "INSERT INTO note_moves VALUES (:note, 1, 1, NULL, 1, 'A', 2, NULL, 1, 'A')",
        "note_origins": "INSERT INTO note_origins VALUES (:note, 1, :note, 'merged', 0)",
        "editing_actions": "INSERT INTO editing_actions VALUES (1, 'dag-1', 'x', 1, 'An', NULL, NULL)",
        "editing_steps": "INSERT INTO editing_steps VALUES (1, :note, 1)",
        "report_versions": "INSERT INTO report_versions VALUES (1, 'dag-1', 1, 1, 'x', 1, 'An', '', '')",
    }
    for statement in rows.values():
        store.db.connection.execute(statement, {"note": note.id} if ":note" in statement else {})
    key = editorial_schema.EDITORIAL_KEYS[table].split(",")[-1].strip()
    for statement in (
        f"DELETE FROM {table}",
        f"UPDATE {table} SET {key} = {key}",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    ):
        with pytest.raises(StoreError):
            store.db.execute(statement)
        assert store.db.row(f"SELECT count(*) FROM {table}") == (1,)


def test_the_tables_and_views_are_described() -> None:
    made = [
        statement.split()[2]
        for statement in editorial_schema.EDITORIAL
        if statement.strip().startswith(("CREATE TABLE", "CREATE VIEW"))
    ]
    assert len(made) == 11
    assert [name for name in made if f"**{name}**" not in (editorial_schema.__doc__ or "")] == []
