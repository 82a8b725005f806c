"""The shapes that other programs read."""

from __future__ import annotations

import gettext
import json
from dataclasses import replace
from datetime import date

import pytest

from tests.nasty import NASTY
from tests.report.example import CONFERENCE, NOTES, at_ms, material
from workshop_tui.domain.agreements import Agreement, AgreementStatus, Due
from workshop_tui.domain.conference import Conference
from workshop_tui.domain.definition import from_plain
from workshop_tui.domain.expectation import view
from workshop_tui.domain.log import Event, EventKind
from workshop_tui.domain.notes import NoteKind
from workshop_tui.domain.run import RunState, fold
from workshop_tui.report.as_json import (
    agreement_json,
    as_text,
    conference_json,
    note_json,
    status_json,
    wall,
)

COUNTS = {"notes": 41, "wall": 7, "agreements_open": 3}


def test_a_note_has_the_promised_fields_in_order() -> None:
    assert note_json(NOTES[3]) == {
        "id": "0170-3",
        "conference": "dag-1",
        "table": 1,
        "item": None,
        "wall": None,
        "round": 2,
        "group": "B",
        "organisation": None,
        "kind": "addition",
        "text": "Ook met de huisartsen.",
        "replies_to": "0170-2",
        "at": "2020-02-14T09:31:05.120Z",
        "typed_by": "moderator een",
        "state": "open",
        "tally": 0,
        "revisions": 1,
    }
    assert list(note_json(NOTES[3]))[:4] == ["id", "conference", "table", "item"]


def test_a_note_on_the_wall_says_where() -> None:
    on_the_wall = next(note for note in NOTES if note.kind is NoteKind.WISH)
    found = note_json(on_the_wall)
    assert (found["wall"], found["table"], found["item"], found["tally"]) == ("wish", None, None, 3)


@pytest.mark.parametrize(
    ("due", "on", "shown"),
    [
        (Due(date=date(2020, 3, 1)), date(2020, 3, 1), {"date": "2020-03-01"}),
        (Due(conference="dag-2"), date(2020, 7, 3), {"conference": "dag-2"}),
        (Due(text="voor de zomer"), None, {"text": "voor de zomer"}),
        (None, None, None),
    ],
)
def test_an_agreement_is_due_in_one_way(due: Due | None, on: date | None, shown: object) -> None:
    found = agreement_json(Agreement(1, "Reeks", "Iets.", "dag-1", ("elk college",), due, on))
    assert found["due"] == shown
    assert found["due_on"] == (None if on is None else on.isoformat())


def test_an_agreement_has_the_promised_fields_in_order() -> None:
    agreement = Agreement(
        1, "Reeks", "Rondsturen.", "dag-1", item="slot", status=AgreementStatus.DONE,
        settled_on=date(2020, 2, 20), explanation="Per post.",
    )  # fmt: skip
    assert list(agreement_json(agreement).items()) == [
        ("number", 1),
        ("text", "Rondsturen."),
        ("owners", []),
        ("due", None),
        ("due_on", None),
        ("status", "done"),
        ("conference", "dag-1"),
        ("table", None),
        ("item", "slot"),
        ("note", None),
        ("explanation", "Per post."),
        ("settled_on", "2020-02-20"),
        ("warnings", []),
    ]


class _Quoting(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return f"« {message} »"


def test_warnings_are_english_unless_another_language_is_asked_for() -> None:
    agreement = Agreement(1, "Reeks", "Iets.", "dag-1", due=Due(text="30-2-2020"))
    first = "nobody is named who does it"
    assert agreement_json(agreement)["warnings"] == [first, "when it is due is not a date: “30-2-2020”"]
    quoted = agreement_json(agreement, _Quoting())["warnings"]
    assert isinstance(quoted, list)
    assert quoted[0] == f"« {first} »"


def _in_round_two() -> RunState:
    log = (
        Event(1, at_ms("10:17"), EventKind.START, {"item": "cafe", "segment": "round:1"}),
        Event(2, at_ms("10:37"), EventKind.NEXT, {"item": "cafe", "segment": "changeover:1"}),
        Event(3, at_ms("10:40"), EventKind.NEXT, {"item": "cafe", "segment": "round:2"}),
    )
    return fold(CONFERENCE, log)


def test_the_status_of_a_running_day() -> None:
    found = status_json(CONFERENCE, view(_in_round_two(), at_ms("10:47:12") + 300), COUNTS)
    assert found == {
        "conference": "dag-1",
        "state": "running",
        "now": "2020-02-14T10:47:12+01:00",
        "item": {
            "id": "cafe",
            "title": "Wereldcafé",
            "kind": "world_cafe",
            "planned_start": "2020-02-14T10:15:00+01:00",
            "planned_end": "2020-02-14T11:00:00+01:00",
            "started": "2020-02-14T10:17:00+01:00",
            "expected_end": "2020-02-14T11:02:00+01:00",
            "remaining_s": 888,
            "phase": "normal",
        },
        "segment": {
            "label": "ronde 2",
            "kind": "round",
            "number": 2,
            "started": "2020-02-14T10:40:00+01:00",
            "remaining_s": 768,
            "phase": "normal",
        },
        "next": {"id": "slot", "title": "Slot", "expected_start": "2020-02-14T11:02:00+01:00"},
        "seating": [
            {"table": 1, "group": "B"},
            {"table": 2, "group": "A"},
        ],
        "offset_s": 120,
        "expected_day_end": "2020-02-14T11:32:00+01:00",
        "planned_day_end": "2020-02-14T11:30:00+01:00",
        "counts": COUNTS,
    }


def test_the_status_in_overtime_is_negative() -> None:
    found = status_json(CONFERENCE, view(_in_round_two(), at_ms("11:10")), COUNTS)
    item, segment = found["item"], found["segment"]
    assert isinstance(item, dict)
    assert isinstance(segment, dict)
    assert (item["remaining_s"], item["phase"]) == (-480, "overtime")
    assert (segment["remaining_s"], segment["phase"]) == (-600, "overtime")


def test_the_status_before_the_day_has_neither_item_nor_segment() -> None:
    found = status_json(CONFERENCE, view(fold(CONFERENCE, ()), at_ms("9:55")), COUNTS)
    assert (found["state"], found["item"], found["segment"], found["seating"]) == ("planned", None, None, [])
    assert found["next"] == {
        "id": "inloop",
        "title": "Inloop",
        "expected_start": "2020-02-14T10:00:00+01:00",
    }


def test_times_have_the_offset_of_their_season() -> None:
    summer = replace(CONFERENCE, date=date(2020, 7, 3))
    assert wall(summer, summer.instant(607)) == "2020-07-03T10:07:00+02:00"


def test_the_whole_conference_reads_back() -> None:
    found = json.loads(as_text(conference_json(material())))
    assert from_plain(Conference, found["conference"]) == CONFERENCE
    assert [note["text"] for note in found["notes"]] == [note.text for note in NOTES]
    assert found["notes"][0]["history"][0]["action"] == "captured"
    assert [each["number"] for each in found["agreements"]] == [1, 2]
    assert found["agreements"][0]["history"][1]["remark"] == "Verstuurd."
    assert found["log"][0] == {
        "seq": 1,
        "at": "2020-02-14T09:02:00.000Z",
        "kind": "start",
        "payload": {"item": "inloop", "segment": None},
        "boot_ms": None,
        "boot_id": None,
    }
    (block, other) = found["positions"]["blocks"]
    assert (block["block"], other["block"]) == ("projecten", "sturing")
    record = found["positions"]["record"]
    assert [each["step"] for each in record["cells"]] == ["geen", "volledig", "volledig", "solidair", "geen"]
    assert [each["state"] for each in record["subjects"]] == ["preferred", "merged"]
    assert [each["name"] for each in record["parties"]] == ["Waterschap"]
    assert found["reporters"] == {"1": "wethouder A, Dordrecht"}


@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_comes_back_as_it_was_and_steers_no_terminal(name: str) -> None:
    written = as_text({"text": NASTY[name]})
    assert json.loads(written.encode("utf-8"))["text"] == NASTY[name]
    assert not [char for char in written if char in "\x1b\x9b\x7f\u202e\u2067\u2028" or char == "\0"]
