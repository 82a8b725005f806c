"""What `check` says of a file, to people and to programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from workshop_tui import paths
from workshop_tui.sessionfile import Loaded, load
from workshop_tui.sessionfile.check import check_json, summary

Spoil = Callable[..., Loaded]


def test_summary_of_a_file_that_can_be_used(spoil: Spoil) -> None:
    loaded = spoil()
    assert [str(line) for line in summary(loaded)] == [
        f"{loaded.file}: Day, 2020-02-14",
        "   9.00 –  9.30  Start",
        "   9.30 – 10.00  Pitches (2 parts, 6 min)",
        "  10.00 – 11.00  Café (2 × 20 min)",
        "  items: 3, tables: 2, groups: 2, organisations: 2, participants: 2",
        "  can be used",
    ]


def test_summary_counts_warnings_and_errors(spoil: Spoil) -> None:
    assert str(summary(spoil(("rounds: 2", "rounds: 1")))[-1]) == "  can be used; 1 warning"
    (line,) = summary(spoil(("title: Start", "titel: Start"), ("group: B", "group: C")))
    assert str(line).endswith("day.yaml: cannot be used; 2 errors")
    (line,) = summary(spoil(("title: Start", "titel: Start"), ("rounds: 2", "rounds: 1")))
    assert str(line).endswith("day.yaml: cannot be used; 1 error, 1 warning")


def test_json_of_a_file_that_can_be_used(spoil: Spoil) -> None:
    loaded = spoil(("rounds: 2", "rounds: 1"), ("minutes_each: 3", "minutes_each: 2,5"))
    (found,) = json.loads(json.dumps(check_json([loaded])))["files"]
    assert found["file"] == loaded.file
    assert found["ok"] is True
    assert found["items"][0] == {
        "id": "start",
        "title": "Start",
        "kind": "talk",
        "start": "2020-02-14T09:00:00+01:00",
        "end": "2020-02-14T09:30:00+01:00",
        "segments": [],
    }
    assert found["items"][1]["segments"] == [
        {"label": "Alblasserdam", "kind": "speaker", "number": 1, "minutes": 2.5},
        {"label": "Hendrik-Ido-Ambacht", "kind": "speaker", "number": 2, "minutes": 2.5},
    ]
    assert found["items"][2]["segments"] == [
        {"label": "round 1", "kind": "round", "number": 1, "minutes": 20}
    ]
    assert found["tables"] == [
        {"number": 1, "theme": "One", "statement": ""},
        {"number": 2, "theme": "Two", "statement": ""},
    ]
    assert found["problems"] == [
        {
            "severity": "warning",
            "line": 21,
            "column": 13,
            "key": "rounds",
            "message": "fewer rounds (1) than tables (2): not everybody sees every table",
        }
    ]


def test_json_of_files_that_cannot_be_used(tmp_path: Path, spoil: Spoil) -> None:
    first = load(paths.shipped_sessions() / paths.FIRST_CONFERENCE)
    found = json.loads(json.dumps(check_json([load(tmp_path / "no.yaml"), first])))["files"]
    assert [entry["ok"] for entry in found] == [False, True]
    assert (found[0]["items"], found[0]["tables"]) == ([], [])
    assert found[0]["problems"] == [
        {"severity": "error", "line": 0, "column": 0, "key": "", "message": "there is no such file"}
    ]
    assert len(found[1]["items"]) == 17


def test_json_names_the_other_file_that_a_problem_is_in(tmp_path: Path, spoil: Spoil) -> None:
    (tmp_path / "people.csv").write_text("name,group\nAnn,Z\n", encoding="utf-8")
    people = "participants:\n  - {name: Ann, role: councillor, organisation: HIA, group: A}\n"
    loaded = spoil(
        (people, "participants: people.csv\n"), ("  - {name: Bob, group: B}\n", ""), ("[Cas]", "[Ann]")
    )
    (found,) = json.loads(json.dumps(check_json([loaded])))["files"]
    places = [(problem.get("file"), problem["line"]) for problem in found["problems"]]
    assert (str(tmp_path / "people.csv"), 2) in places
