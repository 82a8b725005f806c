"""A conference as text and back."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import fields
from datetime import date as Date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_tui.domain.conference import (
    AgendaItem,
    Conference,
    ItemKind,
    Organisation,
    Participant,
    PositionBlock,
    Rotation,
    ScaleStep,
    SeatingWishes,
    SegmentSpec,
    Speaker,
    Statement,
    Table,
)
from workshop_tui.domain.definition import from_json, to_json
from workshop_tui.domain.message import Refusal

TEXT = st.text(max_size=8)
NAME = st.none() | TEXT
NUMBER = st.integers(0, 10**12)
SPEAKERS = st.builds(Speaker, TEXT, NAME)
ITEMS = st.builds(
    AgendaItem,
    id=TEXT,
    title=TEXT,
    kind=st.sampled_from(ItemKind),
    start=NUMBER,
    end=NUMBER,
    fixed=st.booleans(),
    auto=st.booleans(),
    minimum_ms=st.none() | NUMBER,
    warning_ms=st.none() | NUMBER,
    danger_ms=st.none() | NUMBER,
    led_by=TEXT,
    notes=TEXT,
    speakers=st.lists(SPEAKERS, max_size=2).map(tuple),
    each_ms=st.none() | NUMBER,
    prompts=st.lists(TEXT, max_size=2).map(tuple),
    rounds=NUMBER,
    round_ms=NUMBER,
    changeover_ms=NUMBER,
    intro_ms=NUMBER,
    closing_ms=NUMBER,
    rotation=st.sampled_from(Rotation),
    segments=st.lists(st.builds(SegmentSpec, TEXT, NUMBER, TEXT), max_size=2).map(tuple),
)
TABLES = st.builds(
    Table,
    NUMBER,
    st.builds(Statement, NUMBER, TEXT, TEXT, st.lists(TEXT, max_size=2).map(tuple)),
    st.lists(TEXT, max_size=2).map(tuple),
)
POSITIONS = st.builds(
    PositionBlock,
    TEXT,
    TEXT,
    st.lists(st.builds(ScaleStep, TEXT, TEXT, st.booleans()), max_size=2).map(tuple),
    st.lists(TEXT, max_size=2).map(tuple),
)
WISHES = st.lists(st.lists(TEXT, max_size=2).map(tuple), max_size=2).map(tuple)
CONFERENCES = st.builds(
    Conference,
    id=TEXT,
    title=TEXT,
    date=st.dates(),
    timezone=TEXT,
    series=NAME,
    number=st.none() | NUMBER,
    location=TEXT,
    language=TEXT,
    organiser=TEXT,
    chair=TEXT,
    purpose=TEXT,
    organisations=st.lists(st.builds(Organisation, TEXT, TEXT, TEXT), max_size=2).map(tuple),
    participants=st.lists(st.builds(Participant, TEXT, TEXT, NAME, NAME), max_size=2).map(tuple),
    groups=st.lists(TEXT, max_size=2).map(tuple),
    agenda=st.lists(ITEMS, max_size=2).map(tuple),
    tables=st.lists(TABLES, max_size=2).map(tuple),
    positions=st.lists(POSITIONS, max_size=2).map(tuple),
    seating=st.builds(SeatingWishes, NUMBER, WISHES, WISHES),
)

SMALL = Conference("x", "X", Date(2020, 2, 14), agenda=(AgendaItem("a", "A", ItemKind.TALK, 540, 600),))


@settings(max_examples=60, deadline=None)
@given(CONFERENCES)
def test_back_and_forth_loses_nothing(conference: Conference) -> None:
    text = to_json(conference)
    assert from_json(text) == conference
    assert to_json(from_json(text)) == text
    assert "\n" not in text


def test_the_fields_stand_in_their_order_with_plain_values() -> None:
    found = json.loads(to_json(SMALL))
    assert list(found) == [field.name for field in fields(Conference)]
    assert found["date"] == "2020-02-14"
    assert found["agenda"][0]["kind"] == "talk"
    assert list(found["agenda"][0]) == [field.name for field in fields(AgendaItem)]


def test_what_this_version_does_not_know_is_passed_over_and_what_lacks_has_its_default() -> None:
    found = json.loads(to_json(SMALL))
    found["colour"] = "red"
    del found["language"], found["agenda"][0]["rotation"]
    assert from_json(json.dumps(found)) == SMALL


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"id": "x"}',
        to_json(SMALL).replace('"title":"X"', '"title":5'),
        to_json(SMALL).replace("2020-02-14", "2020-02-30"),
        to_json(SMALL).replace('"talk"', '"walk"'),
        to_json(SMALL).replace('"agenda":[', '"agenda":[7,'),
        to_json(SMALL).replace('"start":540', '"start":null'),
        "[" * 100_000,
    ],
)
def test_a_text_that_is_no_conference_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match=r"cannot be read\. Open its session file again\."):
        from_json(text)


def test_reading_needs_neither_yaml_nor_pydantic() -> None:
    code = (
        "import sys\n"
        "from workshop_tui.domain.definition import from_json, to_json\n"
        f"assert to_json(from_json({to_json(SMALL)!r}))\n"
        "print([name for name in ('ruamel', 'pydantic', 'textual') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
