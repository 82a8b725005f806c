"""What surrounds a process: streams that are closed or full, folders that shut, clocks that stand."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from workshop_tui import cli

FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("call", [("status",), ("note", "add", "--table", "1", "kept")])
def test_output_that_cannot_be_written_is_one_sentence(day: Shell, call: tuple[str, ...]) -> None:
    with FULL.open("wb") as full:
        answer = day.started(*call, stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert answer.returncode == 1
    said = answer.stderr.decode()
    assert said.count("\n") == 1
    assert "cannot be shown: No space left on device" in said
    kept = [note["text"] for note in json.loads(day.ok("note", "list", "--json"))]
    assert kept == (["kept"] if call[0] == "note" else [])


@pytest.mark.skipif(sys.platform == "win32", reason="streams are closed by a shell")
@pytest.mark.parametrize(
    ("call", "said"),
    [("note add --table 1 -", "There is nothing to keep"), ("run", "needs a terminal"), ("status", "")],
)
def test_a_closed_standard_input_gives_nothing(day: Shell, call: str, said: str) -> None:
    line = f'exec "{sys.executable}" -m workshop_tui {call} --lang en --db "{day.db}" <&-'
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    answer = subprocess.run(["/bin/sh", "-c", line], capture_output=True, env=env, timeout=60, check=False)
    assert answer.returncode == (1 if said else 0)
    assert said in answer.stderr.decode()
    assert "should not have happened" not in answer.stderr.decode()


def test_a_folder_that_may_not_be_looked_into(day: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_path: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "exists", refused)
    for call in (("status",), ("verify",)):
        answer = day(*call)
        assert answer.code == 1
        assert "day.db cannot be used: Permission denied." in answer.err


@pytest.mark.skipif(not Path(os.devnull).exists(), reason="there is no such file")
def test_a_device_is_no_database(shell: Shell) -> None:
    for call in (("status",), ("verify",)):
        answer = shell(*call, "--db", os.devnull)
        assert answer.code == 1
        assert "is not an ordinary file, so no database. Name another file with --db." in answer.err


def test_what_the_computer_refuses_is_said_with_its_reason(
    day: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **_settings: object) -> None:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(cli.commands, "main", gone)
    answer = day("status")
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert "The computer refuses this: No such file or directory." in answer.err
    with pytest.raises(FileNotFoundError):
        day("status", "--debug")


def test_debug_shows_where_a_refusal_came_from_and_nothing_else_does(day: Shell) -> None:
    plain = day("do", "add", "much")
    assert (plain.code, plain.err.count("\n")) == (1, 1)
    answer = day("do", "add", "much", "--debug")
    assert answer.code == 1
    assert answer.err.startswith(plain.err)
    assert "Traceback (most recent call last):" in answer.err


def test_keep_and_take_exclude_each_other(day: Shell) -> None:
    answer = day("open", "day.yaml", "--keep", "--take")
    assert (answer.code, answer.out) == (2, "")
    assert "--keep and --take exclude each other." in answer.err


def test_notes_keep_their_order_under_a_clock_that_stands(day: Shell) -> None:
    for number in range(6):
        day.ok("note", "add", "--table", "1", f"note {number}", now=f"10:00:0{1 - number % 2}")
    assert [note["text"] for note in day("note", "list", "--json").json] == [
        f"note {number}" for number in range(6)
    ]


def test_a_clock_set_back_for_long_keeps_the_time_that_it_tells(day: Shell) -> None:
    day.ok("note", "add", "--table", "1", "later", now="11:00")
    day.ok("note", "add", "--table", "1", "earlier", now="10:00")
    assert [note["text"] for note in day("note", "list", "--json").json] == ["earlier", "later"]


def test_a_check_says_its_problems_on_standard_error_beside_json_too(shell: Shell, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("conference:\n  titel: x\n", encoding="utf-8")
    plain = shell("check", str(bad))
    answer = shell("check", "--json", str(bad))
    assert answer.code == 1
    assert answer.err == plain.err
    assert len(answer.err.splitlines()) == len(answer.json["files"][0]["problems"]) == 3


def test_another_file_that_cannot_be_merged_is_called_by_its_name(day: Shell, tmp_path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("no database at all", encoding="utf-8")
    answer = day("merge", str(text))
    assert f"{text} is not a database. Check the name of the file." in answer.err
    newer = tmp_path / "newer.db"
    day.ok("backup", str(newer))
    connection = sqlite3.connect(newer)
    with connection:
        connection.execute("UPDATE _sqlite_migrations SET name = '0099_x' WHERE name = '0001_first'")
    connection.close()
    answer = day("merge", str(newer))
    assert answer.code == 1
    assert f"{newer} was made by a newer version" in answer.err
