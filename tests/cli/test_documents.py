"""What leaves the program: the demonstration's papers, exports, copies."""

from __future__ import annotations

import csv
import json
import re
import tempfile
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from workshop_tui.cli import demo


@pytest.fixture
def played(shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[str, Path]:
    """What the demonstration prints without a terminal, and its folder."""
    monkeypatch.setattr(demo, "SPEED", 10**9)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    said = shell.ok("demo", "--db", "unused.db")
    assert not Path("unused.db").exists()
    found = re.search(r" (\S*workshop-tui-demo-[^\s:]+):\n", said)
    assert found, said
    return said, Path(found[1])


def test_the_demonstration_plays_the_whole_day(played: tuple[str, Path]) -> None:
    said, folder = played
    lines = said.splitlines()
    assert lines[1] == " 7.45  Inloop met ontbijt (op schema)"
    assert "15.00  einde van de dag (op schema)" in lines
    assert "         10.23  ronde 2" in lines
    assert sum("(op schema)" in line for line in lines) == 18
    names = sorted(line.strip() for line in lines[lines.index("15.00  einde van de dag (op schema)") + 2 :])
    assert names == sorted(
        path.name for path in folder.iterdir() if path.suffix[1:4] in ("md", "doc", "pdf", "csv", "jso")
    )


def test_the_demonstration_leaves_sensible_documents(played: tuple[str, Path]) -> None:
    _, folder = played
    stem = "2020-02-14-drechtsteden"
    report = (folder / f"{stem}-report.md").read_text(encoding="utf-8")
    for said in ("# Eerste werkconferentie", "14 februari 2020", "Sturing, invloed en grip", "Ronde 4",
                 "Zeg wij, en handel ernaar.", "Een impressie van deze dag"):  # fmt: skip
        assert said in report
    whole = json.loads((folder / f"{stem}.json").read_bytes())
    notes = whole["notes"]
    per_table = [sum(note["table"] == table for note in notes) for table in (1, 2, 3, 4)]
    assert per_table == [8, 8, 8, 8]
    texts = [note["text"] for note in notes]
    assert len(texts) == len(set(texts)) == 50
    assert sum(note["tally"] for note in notes) == 6
    assert {(note["round"], note["group"]) for note in notes if note["table"] == 1} == {
        (1, "A"), (2, "D"), (3, "C"), (4, "B"),
    }  # fmt: skip
    assert len(whole["agreements"]) == 5
    assert len(whole["reporters"]) == 4
    assert whole["day"]["state"] == "finished"
    with (folder / f"{stem}-agreements.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file, delimiter=";"))) == 6


def test_the_demonstration_in_english(shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(demo, "SPEED", 10**9)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    said = shell.ok("demo", "--lang", "en")
    assert "15:00  end of the day (on schedule)" in said


def test_export_has_a_sensible_name_in_the_current_folder(day: Shell, tmp_path: Path) -> None:
    said = day.ok("export", "agreements").strip()
    assert Path(said) == tmp_path / "2020-02-14-drechtsteden-agreements.md"
    assert Path(said).is_file()
    said = day.ok("export", "agreements", "--format", "csv").strip()
    assert Path(said).suffix == ".csv"
    assert Path(day.ok("export", "json").strip()).name == "2020-02-14-drechtsteden.json"


def test_the_ending_says_the_format(day: Shell, tmp_path: Path) -> None:
    day.ok("export", "harvest", "-o", "oogst.json")
    assert json.loads((tmp_path / "oogst.json").read_bytes()) == []
    told = day("export", "harvest", "-o", "oogst.json", "--format", "csv")
    assert (told.code, "ends in json" in told.err) == (0, True)
    assert (tmp_path / "oogst.json").read_bytes().startswith(b"\xef\xbb\xbf")


def test_an_export_that_fails_leaves_what_was_there(
    day: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    (tmp_path / "x.md").write_text("before", encoding="utf-8")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    monkeypatch.setattr(os, "replace", full)
    monkeypatch.setattr(Path, "replace", full)
    answer = day("export", "report", "-o", "x.md")
    assert answer.code == 1
    assert "Traceback" not in answer.err
    assert (tmp_path / "x.md").read_text(encoding="utf-8") == "before"


def test_backup_and_verify(day: Shell, tmp_path: Path) -> None:
    day.ok("note", "add", "--wall", "wish", "Een wens.")
    copy = tmp_path / "copy.db"
    assert day.ok("backup", str(copy)).strip() == str(copy)
    again = day("backup", str(copy))
    assert (again.code, "is there already" in again.err) == (1, True)
    assert day("backup", str(copy), "--overwrite").code == 0
    day.db = copy
    assert [note["text"] for note in day("note", "list", "--json").json] == ["Een wens."]
    said = day.ok("verify")
    assert re.search(r"^ +1  notes$", said, re.M)
    assert "The database is whole." in said


def test_check_for_people(shell: Shell) -> None:
    from workshop_tui.paths import shipped_sessions

    answer = shell("check", str(shipped_sessions() / "world-cafe-classic.yaml"))
    assert answer.code == 0
    assert "fewer rounds (3) than tables (5)" in answer.err, "a warning does not block"
    bad = shell.db.with_name("bad.yaml")
    bad.write_text("conference:\n  titel: x\n", encoding="utf-8")
    answer = shell("check", str(bad))
    assert answer.code == 1
    assert re.search(r"bad\.yaml:2:\d+: ", answer.err)
