"""Opening, refusing, migrating, transactions; several processes at once."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import sqlite_utils
from sqlite_utils import Migrations

from tests.store.example import DAY, a_note
from workshop_tui.errors import StoreError
from workshop_tui.store import NewEvent, Store, verify
from workshop_tui.store.database import APPLICATION_ID, KNOWN, MIGRATION_SET, Database
from workshop_tui.store.migrations import MIGRATIONS


def run_python(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


@contextmanager
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def test_a_new_database_has_its_pragmas_and_mark(path: Path) -> None:
    with Database.open(path / "new" / "deep.db") as db:
        asked = ("journal_mode", "synchronous", "foreign_keys", "application_id", "busy_timeout")
        assert [db.rows(f"PRAGMA {name}")[0][0] for name in asked] == ["wal", 2, 1, APPLICATION_ID, 5000]
        assert db.path == path / "new" / "deep.db"


def test_the_names_for_the_quick_look_are_those_of_the_migrations(path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as empty:
        pending = [each.name for each in MIGRATIONS.pending(sqlite_utils.Database(empty))]
    assert tuple(pending) == KNOWN


def test_sqlite_utils_is_loaded_only_to_migrate(path: Path) -> None:
    code = (
        "import sys, pathlib; import workshop_tui.store as s; assert 'sqlite_utils' not in sys.modules;"
        "s.Store.open(pathlib.Path(sys.argv[1])).close(); print('sqlite_utils' in sys.modules)"
    )
    assert run_python(code, str(path)).communicate()[0] == "True\n"
    assert run_python(code, str(path)).communicate()[0] == "False\n"


def test_version_changes_only_when_another_commits(store: Store, path: Path) -> None:
    before = store.version()
    store.notes.add(a_note())
    assert store.version() == before
    with Store.open(path) as other:
        other.notes.add(a_note())
    assert store.version() != before


def write_and_fail(store: Store) -> None:
    with store.transaction():
        store.notes.add(a_note("lost"))
        store.log.append(DAY.id, NewEvent(1, "start"))
        _ = 1 // 0


def test_a_failing_transaction_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        write_and_fail(store)
    assert store.notes.list(DAY.id) == ()
    assert store.log.last_seq(DAY.id) == 0


def test_a_failing_part_takes_back_itself_alone(store: Store) -> None:
    kept = a_note("kept")
    with store.transaction():
        store.notes.add(kept)
        with pytest.raises(ZeroDivisionError):
            write_and_fail(store)
    assert [note.text for note in store.notes.list(DAY.id)] == ["kept"]


def test_errors_of_others_pass_through_a_transaction_as_they_are(store: Store) -> None:
    with pytest.raises(FileNotFoundError), store.transaction():
        Path("/nowhere/at/all").read_text(encoding="utf-8")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder, not a database") as caught:
        Database.open(tmp_path)
    assert caught.value.way_out is not None


def test_what_is_not_there_is_refused_unless_it_may_be_made(path: Path) -> None:
    with pytest.raises(StoreError, match="There is no database"):
        Database.open(path, create=False)
    assert not path.exists()


def test_nul_in_the_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="NUL"):
        Database.open(tmp_path / "a\0b")


def test_a_file_where_a_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be used"):
        Database.open(tmp_path / "file" / "a.db")


@pytest.mark.parametrize("content", [b"conference:\n  title: x\n" * 100, b"SQLite format 3\0" + b"x" * 4000])
def test_not_a_database_is_refused_and_stays(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreError, match="not a database"):
        Database.open(path)
    assert path.read_bytes() == content


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.touch()
    with Database.open(path, create=False) as db:
        assert db.row("SELECT count(*) FROM notes") == (0,)


@pytest.mark.parametrize("made_by", ["CREATE TABLE t (a)", "PRAGMA application_id=77"])
def test_a_database_of_another_program_is_refused(path: Path, made_by: str) -> None:
    with raw(path) as connection:
        connection.execute(made_by)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        Database.open(path)
    assert path.read_bytes() == before


def test_a_newer_schema_is_refused(store: Store, path: Path) -> None:
    store.db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, '0099_later', '')",
        [MIGRATION_SET],
    )
    with pytest.raises(StoreError, match="newer version of this program"):
        Database.open(path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_file_and_folder_are_refused(store: Store, path: Path) -> None:
    store.close()
    for what, mode, back in ((path, 0o444, 0o644), (path.parent, 0o555, 0o755)):
        what.chmod(mode)
        try:
            with pytest.raises(StoreError, match="may not be written"):
                Database.open(path)
        finally:
            what.chmod(back)


def test_rights_are_looked_at_before_opening(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda asked, mode: asked != path)
    with pytest.raises(StoreError, match="may not be written"):
        Database.open(path)


def test_sqlites_own_refusal_to_write_is_said_plainly(store: Store) -> None:
    store.db.connection.execute("PRAGMA query_only=ON")
    with pytest.raises(StoreError, match="may not be written"):
        store.notes.add(a_note())


def test_damage_is_said_plainly(store: Store, path: Path) -> None:
    for number in range(200):
        store.notes.add(a_note(f"note {number} " * 20))
    (root,) = store.db.row("SELECT rootpage FROM sqlite_master WHERE name = 'notes'") or (0,)
    store.close()
    content = bytearray(path.read_bytes())
    content[4096 * (root - 1) : 4096 * root] = b"\xff" * 4096
    path.write_bytes(content)
    with Store.open(path) as damaged:
        with pytest.raises(StoreError, match="is damaged") as caught:
            damaged.notes.list(DAY.id)
        assert "workshop-tui backup" in str(caught.value.way_out)
        (path.parent / "dag-backups").mkdir()
        with pytest.raises(StoreError, match="is damaged") as caught:
            damaged.notes.list(DAY.id)
        assert "dag-backups" in str(caught.value.way_out)
        found = verify(damaged.db)
        assert not found.whole
        assert found.counts["conferences"] == 1


def test_a_number_beyond_sqlite_is_said_plainly(store: Store) -> None:
    with pytest.raises(StoreError, match="too large"):
        store.notes.add(a_note(round=2**70))
    assert store.notes.list(DAY.id) == ()


def test_an_unknown_conference_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="nothing was stored"):
        store.log.append("nobody", NewEvent(1, "start"))


def test_locked_for_longer_than_we_wait(store: Store, path: Path) -> None:
    with Store.open(path, timeout_s=0.05) as waiting, store.transaction():
        with pytest.raises(StoreError, match="held by another program"):
            waiting.notes.add(a_note())
        with pytest.raises(StoreError, match="held by another program"), waiting.transaction():
            raise AssertionError("never reached")
        assert waiting.notes.list(DAY.id) == ()
    assert store.notes.list(DAY.id) == ()
    assert verify(store.db).whole


def test_a_new_database_that_stays_locked_is_refused(path: Path) -> None:
    with raw(path) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="held by another program"):
            Database.open(path, timeout_s=0.05)


OLD = Migrations(MIGRATION_SET)
"""The schema of a program before ours: notes in another table, to be carried over."""


@OLD(name="0000_old")
def _old(db: sqlite_utils.Database) -> None:
    db.conn.execute("CREATE TABLE sheets (id INTEGER PRIMARY KEY, said TEXT)")


def older_database(path: Path) -> None:
    with Database.open(path, migrations=OLD) as db:
        db.execute("INSERT INTO sheets (said) VALUES (?)", ["creëren"])


def later(fail: bool) -> Migrations:
    found = Migrations(MIGRATION_SET)
    found(name="0000_old")(_old)

    @found(name="0001_kinds")
    def kinds(db: sqlite_utils.Database) -> None:
        db.conn.execute("ALTER TABLE sheets ADD COLUMN kind TEXT")
        db.conn.execute("UPDATE sheets SET kind = 'reaction'")

    @found(name="0002_more")
    def more(db: sqlite_utils.Database) -> None:
        db.conn.execute("CREATE TABLE more (a)")
        if fail:
            db.conn.execute("INSERT INTO nowhere VALUES (1)")

    return found


def test_an_older_database_is_copied_then_migrated_with_its_rows(path: Path) -> None:
    older_database(path)
    with Database.open(path, migrations=later(fail=False)) as db:
        assert db.rows("SELECT said, kind FROM sheets") == [("creëren", "reaction")]
    copy = path.with_name("dag-before-upgrade-1.db")
    with raw(copy) as connection:
        assert connection.execute("SELECT * FROM sheets").fetchall() == [(1, "creëren")]
    with Database.open(path, migrations=later(fail=False)):
        assert not path.with_name("dag-before-upgrade-2.db").exists()


def test_a_failing_migration_leaves_the_older_database_whole(path: Path) -> None:
    older_database(path)
    with pytest.raises(StoreError, match="cannot do what was asked"):
        Database.open(path, migrations=later(fail=True))
    with Database.open(path, migrations=OLD) as db:
        assert db.rows("SELECT * FROM sheets") == [(1, "creëren")]
        assert db.row("SELECT 1 FROM sqlite_master WHERE name = 'more'") is None
        assert db.rows("SELECT name FROM _sqlite_migrations") == [("0000_old",)]


def test_a_database_of_the_first_version_written_by_hand(path: Path) -> None:
    """Rows that only keep to the description of the tables read as the domain's values."""
    Store.open(path).close()
    with raw(path) as connection:
        connection.execute(
            "INSERT INTO conferences VALUES ('d', 'Dag', NULL, 'd', NULL, '2020-02-14', 'UTC', 1, 5)"
        )
        connection.execute(
            "INSERT INTO notes VALUES ('i', 'd', 1, NULL, 2, 'B', NULL, 'addition', 'Ja', 'ja', 7, NULL,"
            " 'host', 'open', 0, 1)"
        )
    with Store.open(path) as opened:
        (note,) = opened.notes.list("d", search="JA")
        assert (note.id, note.round, note.group, note.typed_by) == ("i", 2, "B", "host")


def test_eight_processes_open_a_new_file_together(path: Path) -> None:
    code = (
        "import sys, pathlib; from workshop_tui.store import Store; sys.stdin.readline();"
        "s = Store.open(pathlib.Path(sys.argv[1])); print(s.db.row('SELECT count(*) FROM events')[0])"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        for _ in range(8)
    ]
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    answers = [process.communicate() for process in started]
    assert answers == [("0\n", "")] * 8


def test_four_processes_lose_no_note(store: Store, path: Path) -> None:
    code = (
        "import sys, pathlib; from tests.store.example import a_note; from workshop_tui.store import Store\n"
        "s = Store.open(pathlib.Path(sys.argv[1]))\n"
        "for n in range(200): s.notes.add(a_note(f'{sys.argv[2]}:{n}', at_ms=n))"
    )
    started = [run_python(code, str(path), str(number)) for number in range(4)]
    assert [process.communicate()[1] for process in started] == [""] * 4
    texts = {note.text for note in store.notes.list(DAY.id)}
    assert texts == {f"{process}:{n}" for process in range(4) for n in range(200)}
    assert verify(store.db).counts["note_revisions"] == 800


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
def test_a_full_disk_is_said_and_the_database_stays_whole(store: Store, path: Path) -> None:
    store.close()
    code = (
        "import sys, pathlib, resource; from tests.store.example import a_note\n"
        "from workshop_tui.errors import StoreError; from workshop_tui.store import Store\n"
        "s = Store.open(pathlib.Path(sys.argv[1])); s.notes.add(a_note('first'))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000)); n = 0\n"
        "try:\n"
        "  while n < 1000: s.notes.add(a_note('x' * 5_000)); n += 1\n"
        "except StoreError as error: print(n, len(s.notes.list('dag-1')), error, sep='|')\n"
    )
    out, err = run_python(code, str(path)).communicate()
    assert err == ""
    stored, seen, sentence = out.split("|")
    assert int(stored) > 0
    assert int(seen) == int(stored) + 1
    assert "is full or fails" in sentence
    assert "Make room" in sentence
    with Store.open(path) as again:
        assert verify(again.db).whole
        assert len(again.notes.list(DAY.id)) == int(seen)
        again.notes.add(a_note())
