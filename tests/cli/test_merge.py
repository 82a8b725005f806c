"""`merge` from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import Shell
from workshop_tui.paths import FIRST_CONFERENCE, shipped_sessions
from workshop_tui.store import Store
from workshop_tui.store.backup import copy_database

SESSION = str(shipped_sessions() / FIRST_CONFERENCE)


@pytest.fixture
def two(shell: Shell, tmp_path: Path) -> tuple[Shell, Path]:
    """The first conference on two laptops, with a note that both have."""
    shell("open", SESSION)
    shell("note", "add", "--table", "1", "Samen")
    other = tmp_path / "other.db"
    copy_database(shell.db, other)
    return shell, other


def test_merge_takes_in_once(two: tuple[Shell, Path]) -> None:
    shell, other = two
    shell("note", "add", "--table", "2", "Van daar", "--db", str(other))
    shown = shell("merge", str(other), "--dry-run")
    assert (shown.code, "1  notities" in shown.out, "zou" in shown.out) == (0, True, True)
    assert len(shell("note", "list", "--json").json) == 1
    assert "1  notities" in shell("merge", str(other)).out
    assert [each["text"] for each in shell("note", "list", "--json").json] == ["Samen", "Van daar"]
    assert "Niets nieuws" in shell("merge", str(other)).out


def test_what_contradicts_stands_side_by_side(two: tuple[Shell, Path]) -> None:
    shell, other = two
    shell("agreement", "add", "Hier", now="10:00")
    copy_database(shell.db, other.with_name("later.db"))
    shell("agreement", "set", "1", "--status", "done", now="10:01")
    shell(
        "agreement", "set", "1", "--status", "dropped", "--db", str(other.with_name("later.db")), now="10:02"
    )
    said = shell("merge", str(other.with_name("later.db"))).out
    assert "Op beide laptops gewijzigd: afspraak 1" in said
    (line,) = [line for line in said.splitlines() if "afgedaan" in line]
    assert "vervallen" in line
    assert shell("agreement", "list", "--json").json[0]["status"] == "dropped"


def test_two_readings_that_differ_in_when_alone_are_told_apart(two: tuple[Shell, Path]) -> None:
    shell, other = two
    shell("agreement", "add", "Hier", "--owner", "Dordrecht", now="10:00")
    later = other.with_name("later.db")
    copy_database(shell.db, later)
    shell("agreement", "set", "1", "--due", "voor de zomer", now="10:01")
    shell("agreement", "set", "1", "--due", "na de zomer", "--db", str(later), now="10:02")
    said = shell("merge", str(later)).out
    assert "voor de zomer" in said
    assert "na de zomer" in said


def test_merge_says_what_is_wrong(shell: Shell, tmp_path: Path) -> None:
    shell("open", SESSION)
    for name, made in (("gone.db", None), ("text.db", "x" * 5000), ("folder.db", "")):
        path = tmp_path / name
        if made == "":
            path.mkdir()
        elif made:
            path.write_text(made)
        found = shell("merge", str(path))
        assert (found.code, "Traceback" in found.err, bool(found.err.strip())) == (1, False, True)
    Store.open(tmp_path / "empty.db").close()
    found = shell("merge", str(tmp_path / "empty.db"))
    assert found.code == 1
    assert "geen conferentie" in found.err
