"""The JSON that other programs read: names, order, types, null where nothing is (interface, 2)."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.cli.shell import Shell

ZONED = re.compile(r"2020-0\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00")
UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
STATUS = [
    "conference", "state", "now", "item", "segment", "next", "seating", "offset_s", "expected_day_end",
    "planned_day_end", "counts",
]  # fmt: skip
ITEM = [
    "id", "title", "kind", "planned_start", "planned_end", "started", "expected_end", "remaining_s", "phase",
]  # fmt: skip
SEGMENT = ["label", "kind", "number", "started", "remaining_s", "phase"]
NOTE = [
    "id", "conference", "table", "item", "wall", "round", "group", "organisation", "kind", "text",
    "replies_to", "at", "typed_by", "state", "tally", "revisions",
]  # fmt: skip
AGREEMENT = [
    "number", "text", "owners", "due", "due_on", "status", "conference", "table", "item", "note",
    "explanation", "settled_on", "warnings",
]  # fmt: skip


def test_status_before_the_day(day: Shell) -> None:
    said = day.status("07:40")
    assert list(said) == STATUS
    assert (said["conference"], said["state"]) == ("2020-02-14-drechtsteden", "planned")
    assert (said["item"], said["segment"], said["seating"], said["offset_s"]) == (None, None, [], 0)
    assert said["next"] == {
        "id": "inloop",
        "title": "Inloop met ontbijt",
        "expected_start": "2020-02-14T07:45:00+01:00",
    }
    assert said["expected_day_end"] == said["planned_day_end"] == "2020-02-14T15:00:00+01:00"
    assert said["counts"] == {"notes": 0, "wall": 0, "agreements_open": 0}


def test_status_in_a_round_as_the_contract_shows_it(day: Shell) -> None:
    day.ok("do", "start", "wereldcafe", now="10:00")
    said = day.status("10:07:12")
    assert list(said) == STATUS
    assert said["now"] == "2020-02-14T10:07:12+01:00"
    assert list(said["item"]) == ITEM
    assert said["item"] == {
        "id": "wereldcafe",
        "title": "Wereldcafé",
        "kind": "world_cafe",
        "planned_start": "2020-02-14T10:00:00+01:00",
        "planned_end": "2020-02-14T11:30:00+01:00",
        "started": "2020-02-14T10:00:00+01:00",
        "expected_end": "2020-02-14T11:30:00+01:00",
        "remaining_s": 4968,
        "phase": "normal",
    }
    assert list(said["segment"]) == SEGMENT
    assert said["segment"] == {
        "label": "ronde 1",
        "kind": "round",
        "number": 1,
        "started": "2020-02-14T10:00:00+01:00",
        "remaining_s": 768,
        "phase": "normal",
    }
    assert said["next"]["expected_start"] == "2020-02-14T11:30:00+01:00"
    assert said["seating"] == [{"table": n, "group": g} for n, g in zip((1, 2, 3, 4), "ABCD", strict=True)]
    assert all(ZONED.fullmatch(said[name]) for name in ("now", "expected_day_end", "planned_day_end"))


def test_status_after_the_finish(day: Shell) -> None:
    day.ok("do", "start", now="07:45")
    day.ok("do", "finish", now="15:04")
    said = day.status("15:30")
    assert (said["state"], said["item"], said["segment"], said["next"]) == ("finished", None, None, None)
    assert (said["offset_s"], said["expected_day_end"]) == (240, "2020-02-14T15:04:00+01:00")


def test_the_label_of_a_segment_is_in_the_language_of_the_conference(day: Shell) -> None:
    day.ok("do", "start", "pitches", now="09:15")
    assert day.status()["segment"]["label"] == "Alblasserdam"
    assert day.status()["segment"]["kind"] == "speaker"


def _types(value: dict[str, Any]) -> dict[str, str]:
    return {name: type(held).__name__ for name, held in value.items()}


def test_a_note_of_a_table(day: Shell) -> None:
    day.ok("do", "start", "wereldcafe", now="10:00")
    first = day.ok("note", "add", "--table", "1", "Eerst.", now="10:01").strip()
    day.ok("do", "next", now="10:20")
    day.ok("do", "next", now="10:23")
    made = day("note", "add", "--table", "1", "--replies-to", first, "--json", "Dan.", now="10:31:05")
    (_, note) = day("note", "list", "--json").json
    assert list(note) == NOTE
    assert made.json == note
    assert note["id"] > first
    assert re.fullmatch(r"2020-02-14T09:31:05\.\d{3}Z", note.pop("at"))
    assert UUID7.fullmatch(note.pop("id"))
    assert note == {
        "conference": "2020-02-14-drechtsteden", "table": 1, "item": None, "wall": None, "round": 2,
        "group": "D", "organisation": None, "kind": "addition", "text": "Dan.", "replies_to": first,
        "typed_by": "facilitator", "state": "open", "tally": 0, "revisions": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (["--wall", "wish"], {"table": None, "item": None, "wall": "wish", "kind": "wish", "round": None}),
        (["--item", "vragen"], {"table": None, "item": "vragen", "wall": None, "kind": "reaction"}),
        (["--item", "pitches", "--organisation", "Dordrecht"], {"organisation": "Dordrecht", "group": None}),
        (["--table", "2", "--round", "3", "--kind", "appeal"], {"round": 3, "group": "D", "kind": "appeal"}),
        (["--table", "2", "--round", "3", "--group", "A"], {"round": 3, "group": "A", "kind": "addition"}),
    ],
)
def test_a_note_elsewhere(day: Shell, place: list[str], expected: dict[str, object]) -> None:
    day.ok("note", "add", *place, "Iets.")
    (note,) = day("note", "list", "--json").json
    assert list(note) == NOTE
    assert {name: note[name] for name in expected} == expected


def test_no_notes_is_an_empty_list(day: Shell) -> None:
    assert day("note", "list", "--json").json == []
    assert day("agreement", "list", "--json").json == []
    assert day("note", "list").out == day("agreement", "list").out == ""


@pytest.mark.parametrize(
    ("options", "due", "due_on", "warnings"),
    [
        (["--due", "2020-03-01"], {"date": "2020-03-01"}, "2020-03-01", 1),
        (["--due", "1 maart 2020", "--owner", "x"], {"date": "2020-03-01"}, "2020-03-01", 0),
        (["--due", "2020-02-14-drechtsteden"], {"conference": "2020-02-14-drechtsteden"}, "2020-02-14", 1),
        (["--due", "voor de zomer", "--owner", "x"], {"text": "voor de zomer"}, None, 0),
        (["--due", "31-2-2020", "--owner", "x"], {"text": "31-2-2020"}, None, 1),
        ([], None, None, 2),
    ],
)
def test_when_an_agreement_is_due(
    day: Shell, options: list[str], due: object, due_on: object, warnings: int
) -> None:
    made = day("agreement", "add", "Iets.", *options, "--json")
    (listed,) = day("agreement", "list", "--json").json
    assert list(listed) == AGREEMENT
    assert made.json == listed
    assert (listed["due"], listed["due_on"], len(listed["warnings"])) == (due, due_on, warnings)


def test_an_agreement_whole(day: Shell) -> None:
    day.ok("do", "start", "conclusies", now="14:20")
    owners = ("--owner", "elk college", "--owner", "griffie")
    day.ok("agreement", "add", "Een brief.", *owners, "--due", "1-3-2020")
    said = day("agreement", "set", "1", "--status", "done", "--note", "Verstuurd.", "--json").json
    assert said == {
        "number": 1, "text": "Een brief.", "owners": ["elk college", "griffie"],
        "due": {"date": "2020-03-01"}, "due_on": "2020-03-01", "status": "done",
        "conference": "2020-02-14-drechtsteden", "table": None, "item": "conclusies", "note": None,
        "explanation": None, "settled_on": "2020-02-14", "warnings": [],
    }  # fmt: skip
    assert day("agreement", "list", "--open", "--json").json == []
    assert len(day("agreement", "list", "--json").json) == 1


def test_owners_are_replaced_and_taken_away(day: Shell) -> None:
    day.ok("agreement", "add", "Een brief.", "--owner", "griffie")
    assert day("agreement", "set", "1", "--owner", "a", "--owner", "b", "--json").json["owners"] == ["a", "b"]
    assert day("agreement", "set", "1", "--text", "Twee brieven.", "--json").json["owners"] == ["a", "b"]
    assert day("agreement", "set", "1", "--owner", "", "--json").json["owners"] == []


def test_an_agreement_from_a_note(day: Shell) -> None:
    note = day.ok("note", "add", "--table", "3", "Doen.").strip()
    day.ok("agreement", "add", "--note", note, "Doen.")
    (said,) = day("agreement", "list", "--json").json
    assert (said["note"], said["table"], said["item"]) == (note, 3, None)


def test_warnings_are_english_whatever_the_language(day: Shell) -> None:
    day.ok("agreement", "add", "Iets.")
    (said,) = day("agreement", "list", "--json", "--lang", "nl").json
    assert said["warnings"] == ["nobody is named who does it", "it is not said when it is due"]


def test_check_as_json(day: Shell) -> None:
    from workshop_tui.paths import FIRST_CONFERENCE, shipped_sessions

    bad = day.db.with_name("bad.yaml")
    bad.write_text("conference:\n  titel: x\n", encoding="utf-8")
    answer = day("check", "--json", str(shipped_sessions() / FIRST_CONFERENCE), str(bad))
    assert answer.code == 1
    first, second = answer.json["files"]
    assert list(first) == list(second) == ["file", "ok", "items", "tables", "problems"]
    assert (first["ok"], len(first["items"]), len(first["tables"])) == (True, 17, 4)
    assert list(first["items"][0]) == ["id", "title", "kind", "start", "end", "segments"]
    assert list(first["tables"][0]) == ["number", "theme", "statement"]
    assert second["ok"] is False
    assert list(second["problems"][0]) == ["severity", "line", "column", "key", "message"]
