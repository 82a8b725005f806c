"""`import FILE.json`: a conference that was written whole, read back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from workshop_tui.paths import FIRST_CONFERENCE, shipped_sessions

SESSION = str(shipped_sessions() / FIRST_CONFERENCE)


def test_a_conference_goes_out_as_json_and_comes_in_again(shell: Shell, tmp_path: Path) -> None:
    shell("open", SESSION)
    shell("do", "start", now="07:45")
    shell("note", "add", "--table", "1", "Samen [/] \x1b[31m", now="10:00")
    shell("agreement", "add", "Dit doen", "--owner", "elk college", "--due", "2020-03-01")
    out = tmp_path / "whole.json"
    assert shell("export", "json", "-o", str(out)).code == 0
    copy = tmp_path / "copy.db"
    found = shell("import", str(out), "--db", str(copy))
    assert (found.code, found.err) == (0, "")
    again = tmp_path / "again.json"
    assert shell("export", "json", "-o", str(again), "--db", str(copy)).code == 0
    assert json.loads(again.read_bytes()) == json.loads(out.read_bytes())
    refused = shell("import", str(out), "--db", str(copy))
    assert (refused.code, "--db" in refused.err) == (1, True)


@pytest.mark.parametrize(
    "text", ['{"format": "workshop-tui conference"', '{"format": "workshop-tui conference"}']
)
def test_a_broken_file_is_refused_and_makes_nothing(shell: Shell, tmp_path: Path, text: str) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text(text)
    found = shell("import", str(broken), "--db", str(tmp_path / "new.db"))
    assert (found.code, "Traceback" in found.err) == (1, False)
    assert not (tmp_path / "new.db").exists()
