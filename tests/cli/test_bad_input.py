"""What people and disks get wrong: a sentence on standard error, an exit code, and never a traceback."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from workshop_tui import cli
from workshop_tui.store import Store

NOT_THERE = [
    (1, ("note", "add", "--table", "9", "x"), "no table 9", "geen tafel 9"),
    (1, ("note", "add", "--item", "lunchen", "x"), "no item “lunchen”", "geen onderdeel “lunchen”"),
    (1, ("note", "add", "--table", "1", "--round", "7", "x"), "no round 7", "geen ronde 7"),
    (1, ("note", "add", "--table", "1", "--group", "Z", "x"), "no group “Z”", "geen groep “Z”"),
    (1, ("note", "add", "--wall", "wish", "--replies-to", "abc", "x"), "no note “abc”", "geen notitie “abc”"),
    (1, ("note", "add", "--wall", "wish", " "), "nothing to keep", "niets te bewaren"),
    (2, ("note", "add", "--table", "1", "--kind", "wish", "x"), "'wish' is not one of", "'wish' "),
    (2, ("note", "add", "--wall", "question", "x"), "'question' is not one of", "'question' "),
    (2, ("note", "add", "--table", "een", "x"), "'een' is not a valid integer", "'een' "),
    (2, ("note", "add", "x"), "belongs to one place", "één plaats"),
    (2, ("note", "add", "--table", "1", "--item", "vragen", "x"), "belongs to one place", "één plaats"),
    (2, ("note", "add", "--wall", "wish", "--kind", "question", "x"), "does not go with --wall", "--wall"),
    (2, ("note", "add", "--wall", "wish", "--round", "1", "x"), "go with --table", "--table"),
    (2, ("note", "add", "--item", "lunch", "--reported", "x"), "goes with --table", "--table"),
    (2, ("note", "add", "--table", "1", "--reported", "--round", "1", "x"), "does not go with", "niet samen"),
    (2, ("note", "add", "--table", "1", "--reported", "--group", "A", "x"), "does not go with", "niet samen"),
    (2, ("note", "add", "--table", "1"), "Missing argument", "argument"),
    (2, ("note",), "Usage", "Gebruik"),
    (2, ("note", "toevoegen"), "No such command", "toevoegen"),
    (2, ("doen",), "No such command", "doen"),
    (2, ("status", "--jsn"), "No such option", "--jsn"),
    (2, ("status", "extra"), "extra", "extra"),
    (2, ("do", "strat"), "Did you mean “start”?", "Bedoelde je “start”?"),
    (2, ("do", "zzz"), "There are: start, next", "start, next"),
    (2, ("do", "add"), "needs something behind it", "“add”"),
    (2, ("do", "pause", "5"), "takes nothing behind it", "“pause”"),
    (1, ("do", "add", "veel"), "“veel” is not a number of minutes", "“veel”"),
    (1, ("do", "backdate", "straks"), "“straks” is not a time", "“straks”"),
    (1, ("do", "start", "lunchen"), "no item “lunchen”", "geen onderdeel “lunchen”"),
    (1, ("do", "pause"), "not started yet", "nog niet begonnen"),
    (1, ("agreement", "set", "4", "--status", "done"), "no agreement 4", "geen afspraak 4"),
    (2, ("agreement", "set", "4"), "nothing to change", "niets te veranderen"),
    (2, ("agreement", "set", "vier", "--status", "done"), "'vier' is not a valid integer", "'vier' "),
    (2, ("agreement", "set", "4", "--status", "klaar"), "'klaar' is not one of", "'klaar' "),
    (1, ("agreement", "add", ""), "nothing to agree on", "niets af te spreken"),
    (1, ("agreement", "add", "x", "--note", "abc"), "no note “abc”", "geen notitie “abc”"),
    (2, ("export", "verslag"), "'verslag' is not one of", "'verslag' "),
    (2, ("export", "report", "--format", "doc"), "doc", "doc"),
    (1, ("export", "report", "-o", "no/such/folder/x.md"), "no/such/folder", "no/such/folder"),
    (1, ("status", "--conference", "nergens"), "no conference “nergens”", "geen conferentie “nergens”"),
    (1, ("open", "missing.yaml"), "missing.yaml", "missing.yaml"),
    (1, ("backup", "no/such/folder/copy.db"), "There is no folder", "map"),
    (1, ("backup", "."), "is a folder", "map"),
    (1, ("backup", "day.db"), "is the database itself", "database zelf"),
    (2, ("status", "--lang", "de"), "'de' is not one of", "'de' "),
]  # fmt: skip


@pytest.mark.parametrize(("code", "call", "english", "dutch"), NOT_THERE, ids=lambda value: str(value)[:40])
def test_told_in_both_languages(
    day: Shell, code: int, call: tuple[str, ...], english: str, dutch: str
) -> None:
    for language, said in (("en", english), ("nl", dutch)):
        day.lang = language
        answer = day(*call)
        assert answer.code == code, answer
        assert said in answer.err.replace("\n", " "), answer
        assert answer.out == ""
        assert "Traceback" not in answer.err
    assert day("note", "list", "--json").json == []


def test_a_database_that_is_not_there(shell: Shell) -> None:
    for call in (("status",), ("do", "start"), ("note", "list"), ("verify",), ("backup", "x.db")):
        answer = shell(*call)
        assert (answer.code, answer.out) == (1, "")
        assert "There is no database" in answer.err
        assert "workshop-tui run FILE" in answer.err
    assert not shell.db.exists()


def test_a_database_without_a_conference(shell: Shell) -> None:
    Store.open(shell.db).close()
    assert "no conference in this database yet" in shell("status").err
    assert shell("verify").code == 0


def test_not_a_database(shell: Shell) -> None:
    shell.db.write_text("Dit is een brief, geen database. " * 40, encoding="utf-8")
    answer = shell("status")
    assert answer.code == 1
    assert "is not a database" in answer.err
    assert shell.db.read_text(encoding="utf-8").startswith("Dit is een brief")


def test_a_folder(shell: Shell) -> None:
    shell.db.mkdir()
    assert "is a folder, not a database" in shell("status").err


def test_somebody_elses_database(shell: Shell) -> None:
    with sqlite3.connect(shell.db) as other:
        other.execute("CREATE TABLE recipes (name)")
    other.close()
    assert "database of another program" in shell("status").err


def test_a_newer_database(day: Shell) -> None:
    with sqlite3.connect(day.db) as newer:
        newer.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('workshop_tui', '9999_later', '2030-01-01')"
        )
    newer.close()
    answer = day("note", "add", "--wall", "wish", "x")
    assert answer.code == 1
    assert "made by a newer version" in answer.err


def test_locked_for_longer_than_we_wait(day: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from workshop_tui.store import database

    open_ = database.Database.open.__func__  # type: ignore[attr-defined]
    monkeypatch.setitem(open_.__kwdefaults__, "timeout_s", 0.05)
    monkeypatch.setitem(Store.open.__func__.__kwdefaults__, "timeout_s", 0.05)  # type: ignore[attr-defined]
    holder = sqlite3.connect(day.db, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        for call in (("note", "add", "--wall", "wish", "x"), ("do", "start"), ("agreement", "add", "x")):
            answer = day(*call)
            assert (answer.code, answer.out) == (1, "")
            assert "held by another program, so nothing was stored" in answer.err
        assert day("status").code == 0, "reading goes on"
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert day("note", "list", "--json").json == []
    assert day("do", "start").code == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everything")
def test_no_rights(day: Shell) -> None:
    day.db.chmod(0o400)
    answer = day("do", "start")
    assert answer.code == 1
    assert "may not be written" in answer.err


def test_no_rights_as_the_system_tells_it(day: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    answer = day("do", "start")
    assert answer.code == 1
    assert "may not be written" in answer.err


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on the size of files there")
def test_a_full_disk(day: Shell) -> None:
    import resource

    day.ok("note", "add", "--wall", "wish", "Voor het vol was.")
    room = day.db.stat().st_size + 20_000

    def limited() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    answer = day.started("note", "add", "--wall", "wish", "-", input=b"x" * 400_000, preexec_fn=limited)
    assert answer.returncode == 1
    assert b"full or fails" in answer.stderr
    assert b"Traceback" not in answer.stderr
    assert [note["text"] for note in day("note", "list", "--json").json] == ["Voor het vol was."]
    assert day("verify").code == 0


@pytest.mark.parametrize("value", ["gisteren", "10.05", "2020-13-01T00:00:00", "9999-12-31T23:00:00Z"])
def test_a_clock_that_is_no_instant(day: Shell, value: str) -> None:
    answer = day("status", now=f"{value}T" if "T" not in value else value)
    assert answer.code == 2
    assert "WORKSHOP_TUI_NOW" in answer.err


def test_a_failing_copy_is_said_and_the_action_is_done(day: Shell) -> None:
    day.db.with_name("day-backups").write_text("in the way", encoding="utf-8")
    answer = day("do", "start")
    assert answer.code == 0
    assert "The copy of the database failed" in answer.err
    assert day.status()["state"] == "running"


def test_a_damaged_database(day: Shell) -> None:
    import shutil

    day("note", "add", "--wall", "wish", "-", stdin=b"x" * 50_000)
    with sqlite3.connect(day.db) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    content = bytearray(day.db.read_bytes())
    content[4096 * 5 : 4096 * 20] = os.urandom(4096 * 15)
    shutil.move(day.db, f"{day.db}.good")
    day.db.write_bytes(content)
    answer = day("verify")
    assert answer.code == 1
    assert "damaged" in answer.err
    assert "Traceback" not in answer.err


def test_what_should_not_happen_is_one_line_unless_asked_for(
    day: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workshop_tui.live import Live

    def broken(_: Live) -> None:
        raise ZeroDivisionError("by \x1b[31mzero")

    monkeypatch.setattr(Live, "view", broken)
    answer = day("status")
    assert answer.code == 1
    assert answer.err.count("\n") == 1
    assert "ZeroDivisionError: by ␛[31mzero" in answer.err
    assert "--debug" in answer.err
    with pytest.raises(ZeroDivisionError):
        day("status", "--debug")


@pytest.mark.parametrize(
    "call",
    [
        ("do", "\x1b[31mstart"),
        ("do", "start", "\x1b]0;x\x07"),
        ("do", "add", "\x1b[2J"),
        ("do", "backdate", "\x9b2J"),
        ("status", "--conference", "\x1b[31m"),
        ("status", "--x\x1b[31m"),
        ("status", "x\x1b[31m"),
        ("note", "add", "--item", "\x1b[31m", "x"),
        ("note", "add", "--table", "\x1b[31m", "x"),
        ("note", "add", "--wall", "wish", "--replies-to", "\x1b[31m\udc80", "x"),
        ("open", "\x1b[31m.yaml"),
        ("check", "\x1b[31m.yaml"),
        ("export", "report", "--format", "\x1b[31m"),
        ("export", "report", "-o", "\x1b[31m/x.md"),
        ("backup", "\x1b[31m/x.db"),
        ("status", "--db", "\x1b[31m.db"),
    ],
    ids=lambda call: " ".join(call).encode("ascii", "backslashreplace").decode(),
)
def test_what_was_given_is_repeated_harmless(day: Shell, call: tuple[str, ...]) -> None:
    answer = day(*call)
    assert answer.code in (1, 2)
    assert answer.err
    assert not set(answer.out + answer.err) & set("\x1b\x07\x9b")


def test_run_without_a_terminal(day: Shell) -> None:
    answer = day("run")
    assert (answer.code, answer.out) == (1, "")
    assert "needs a terminal" in answer.err


def test_a_pipe_that_closes(day: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        day("note", "add", "--wall", "wish", "-", stdin=b"x" * 50_000)
    read, write = os.pipe()
    os.close(read)
    try:
        answer = day.started("note", "list", "--json", capture_output=False, stdout=write, stderr=-1)
    finally:
        os.close(write)
    assert answer.returncode == 0
    assert answer.stderr == b""


def test_processes_have_the_exit_codes_and_streams(day: Shell, tmp_path: Path) -> None:
    good = day.started("status", "--json")
    assert (good.returncode, good.stderr, good.stdout[:1]) == (0, b"", b"{")
    refused = day.started("do", "pause")
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert refused.stderr.decode() == (
        "workshop-tui: The day has not started yet. “start” starts it.\n".replace("\n", os.linesep)
    )
    wrong = day.started("do")
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert b"Traceback" not in wrong.stderr
    clock = day.started("status", env={"WORKSHOP_TUI_NOW": "nu"})
    assert clock.returncode == 2
    piped = day.started("note", "add", "--wall", "wish", "-", input="Eén wens.\r\n".encode())
    assert piped.returncode == 0
    assert [note["text"] for note in day("note", "list", "--json").json] == ["Eén wens."]
    plain = day.started("status", env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert (plain.returncode, plain.stderr) == (0, b"")


def test_the_console_script_is_the_same_program(monkeypatch: pytest.MonkeyPatch, day: Shell) -> None:
    monkeypatch.setattr(sys, "argv", ["workshop-tui", *day.completed(("do", "pause"))])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 1
