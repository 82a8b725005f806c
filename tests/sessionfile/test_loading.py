"""What a session file becomes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Date

import pytest

from workshop_tui.domain.conference import MINUTE, Conference, ItemKind, Rotation, ScaleStep, Speaker
from workshop_tui.sessionfile import Loaded

Spoil = Callable[..., Loaded]
Problems = Callable[..., list[str]]


@pytest.fixture
def right(spoil: Spoil) -> Conference:
    conference = spoil().conference
    assert conference is not None
    return conference


def changed(spoil: Spoil, *pairs: tuple[str, str], more: str = "") -> Conference:
    conference = spoil(*pairs, more=more).conference
    assert conference is not None
    return conference


def test_what_is_left_out_has_its_default(right: Conference) -> None:
    assert (right.id, right.title, right.date) == ("day", "Day", Date(2020, 2, 14))
    assert (right.timezone, right.language) == ("Europe/Amsterdam", "nl")
    assert (right.series, right.number) == (None, None)
    assert right.groups == ("A", "B")
    cafe = right.agenda[2]
    assert (cafe.rotation, cafe.fixed, cafe.auto) == (Rotation.GROUPS, False, False)
    assert (cafe.minimum_ms, cafe.warning_ms, cafe.danger_ms) == (None, None, None)


def test_ids_are_slugs_made_unique(spoil: Spoil) -> None:
    conference = changed(spoil, ("title: Start", "title: Café"), ("title: Pitches", "title: Café  (ii)!"))
    assert [item.id for item in conference.agenda] == ["cafe", "cafe-ii", "cafe-2"]


def test_a_given_id_is_never_taken_by_a_made_one(spoil: Spoil) -> None:
    conference = changed(spoil, ("title: Start", "title: Café"), ("rounds: 2", "id: cafe\n    rounds: 2"))
    assert [item.id for item in conference.agenda] == ["cafe-2", "pitches", "cafe"]


def test_everything_an_item_can_say(spoil: Spoil) -> None:
    more = (
        "kind: talk\n    fixed: ja\n    auto: true\n    minimum: 20\n    warning: 2,5\n    danger: 30 sec\n"
        "    led_by: chair\n    notes: |\n      one\n      two\n    prompts: Why?\n    intro_minutes: 1\n"
        "    closing_minutes: 4\n    segments:\n      - {title: First, minutes: 10, speaker: Ann}\n"
        "      - {title: Second, minutes: 1u}"
    )
    item = changed(spoil, ("kind: talk", more), ("9.00 – 9.30", "8.00 – 9.30")).agenda[0]
    assert (item.kind, item.fixed, item.auto, item.led_by) == (ItemKind.TALK, True, True, "chair")
    assert (item.minimum_ms, item.warning_ms, item.danger_ms) == (20 * MINUTE, 150_000, 30_000)
    assert (item.notes, item.prompts) == ("one\ntwo", ("Why?",))
    assert (item.intro_ms, item.closing_ms) == (MINUTE, 4 * MINUTE)
    assert [(part.title, part.duration_ms, part.speaker) for part in item.segments] == [
        ("First", 10 * MINUTE, "Ann"),
        ("Second", 60 * MINUTE, ""),
    ]


def test_a_guest_may_speak_whom_the_file_does_not_know_otherwise(spoil: Spoil) -> None:
    loaded = spoil(("speakers: organisations", "speakers: [Alblasserdam, Jorinde]"))
    assert loaded.conference is not None
    assert loaded.conference.agenda[1].speakers == (
        Speaker("Alblasserdam", "Alblasserdam"),
        Speaker("Jorinde"),
    )
    (warned,) = [str(each.message) for each in loaded.problems if each.key == "speakers"]
    assert "“Jorinde” is no organisation or participant of this file" in warned


def test_speakers_are_organisations_persons_or_spelled_out(spoil: Spoil) -> None:
    speakers = "speakers: [hia, ann, Cas, Head, {name: Dee, organisation: Alblasserdam}, {name: Eve}]"
    conference = changed(
        spoil, ("speakers: organisations", speakers), ("title: Day", "title: Day\n  chair: Head")
    )
    assert conference.agenda[1].speakers == (
        Speaker("Hendrik-Ido-Ambacht", "Hendrik-Ido-Ambacht"),
        Speaker("Ann", "Hendrik-Ido-Ambacht"),
        Speaker("Cas"),
        Speaker("Head"),
        Speaker("Dee", "Alblasserdam"),
        Speaker("Eve"),
    )


def test_in_a_file_that_names_nobody_a_speaker_is_anybody(spoil: Spoil) -> None:
    conference = changed(
        spoil,
        ("organisations: [Alblasserdam, {name: Hendrik-Ido-Ambacht, short: HIA}]\n", ""),
        ("participants:\n  - {name: Ann, role: councillor, organisation: HIA, group: A}\n", ""),
        ("  - {name: Bob, group: B}\n", ""),
        ("    hosts: [Cas]\n", ""),
        ("speakers: organisations", "speakers: [Ann, Bob]"),
    )
    assert conference.agenda[1].speakers == (Speaker("Ann"), Speaker("Bob"))


def test_participants_get_the_full_name_of_their_organisation(right: Conference) -> None:
    assert right.participants[0].organisation == "Hendrik-Ido-Ambacht"
    assert right.participants[1].organisation is None


def test_a_programme_over_midnight(spoil: Spoil) -> None:
    conference = changed(
        spoil,
        ("9.00 – 9.30", "22.00 – 23.00"),
        ("9.30 – 10.00", "23.00 – 0.30"),
        ("10.00 – 11.00", "0.30 – 1.30"),
    )
    assert [(item.start, item.end) for item in conference.agenda] == [
        (1320, 1380),
        (1380, 1470),
        (1470, 1530),
    ]


def test_positions(spoil: Spoil) -> None:
    more = (
        "positions:\n  - title: Sturing\n    scale: [Voorkeur, {key: weg, label: Wegstrepen}, "
        "{label: Doet mee, takes_part: yes}]\n    subjects: [Een, Twee]\n"
    )
    (block,) = changed(spoil, more=more).positions
    assert (block.id, block.title, block.subjects) == ("sturing", "Sturing", ("Een", "Twee"))
    assert block.scale == (
        ScaleStep("voorkeur", "Voorkeur"),
        ScaleStep("weg", "Wegstrepen"),
        ScaleStep("doet-mee", "Doet mee", takes_part=True),
    )


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("{title: P, scale: [a, a], subjects: [x]}", "scale: the step “a” is there twice"),
        ("{title: P, scale: [a], subjects: [x, x]}", "subjects: the subject “x” is there twice"),
        ("{title: P, subjects: [x]}", "scale: “scale” is missing; add “scale:” with what it is to be"),
        (
            "{title: P, scale: [a], subject: [x]}",
            "subject: there is no key “subject” here; did you mean “subjects”?",
        ),
    ],
)
def test_positions_that_cannot_be(problems: Problems, block: str, expected: str) -> None:
    (line,) = problems(more=f"positions:\n  - {block}\n")
    assert line.partition(": ")[2] == expected


def test_two_blocks_with_one_id(problems: Problems) -> None:
    block = "  - {id: p, title: P, scale: [a], subjects: [x]}\n"
    (line,) = problems(more="positions:\n" + block * 2)
    assert line.endswith("id: there are two blocks with the id “p”; give one another")


WARNINGS = [
    (
        ("9.00 – 9.30", "9.00 – 9.40"),
        "day.yaml:13:11: time: this begins at 9.30, while “Start” goes on until 9.40",
    ),
    (
        ("9.00 – 9.30", "9.00 – 9.20"),
        "day.yaml:13:11: time: between 9.20 and 9.30 there are 10 minutes without an item",
    ),
    (
        ("minutes_each: 3", "minutes_each: 16"),
        "day.yaml:17:19: minutes_each: 2 speakers need 32 min; the block has 30",
    ),
    (
        ("minutes_each: 3", "minutes_each: 13\n    closing_minutes: 5"),
        "day.yaml:17:19: minutes_each: 2 speakers need 31 min; the block has 30",
    ),
    (
        ("round_minutes: 20", "round_minutes: 30"),
        "day.yaml:21:13: rounds: 2 rounds with what is around them need 63 min; the block has 60",
    ),
    (
        ("rounds: 2", "rounds: 1"),
        "day.yaml:21:13: rounds: fewer rounds (1) than tables (2): not everybody sees every table",
    ),
    (
        ("hosts: [Cas]", "hosts: [ann]"),
        "day.yaml:7:61: group: “Ann” is a table host and in group A; a host stays at the table",
    ),
    (
        ("kind: talk", "kind: talk\n    minimum: 40"),
        "day.yaml:13:14: minimum: the minimum of 40 min is longer than the 30 min planned",
    ),
    (
        ("kind: talk", "kind: talk\n    rounds: 2"),
        "day.yaml:13:13: rounds: this does nothing for an item of kind talk",
    ),
    (
        ("kind: talk", "segments:\n      - {title: a, minutes: 31}"),
        "day.yaml:13:7: segments: the parts need 31 min together; the block has 30",
    ),
    (
        ("kind: talk", "kind: table_reports\n    minutes_each: 16"),
        "day.yaml:10:11: time: the reports of 2 tables need 32 min; the block has 30",
    ),
    (
        ("{name: Bob, group: B}", "{name: ann, organisation: HIA}"),
        "day.yaml:8:12: name: “ann” is on the list twice",
    ),
]


@pytest.mark.parametrize(("pair", "expected"), WARNINGS)
def test_a_warning_is_told_and_does_not_block(spoil: Spoil, pair: tuple[str, str], expected: str) -> None:
    loaded = spoil(pair)
    assert loaded.conference is not None
    (problem,) = loaded.problems
    assert problem.severity == "warning"
    assert str(problem.as_message()).endswith(expected)
    assert loaded.warnings == loaded.problems
    assert loaded.errors == ()


def test_seven_pitches_of_three_in_fifteen(spoil: Spoil) -> None:
    seven = "speakers: [" + ", ".join(f"{{name: p{number}}}" for number in range(7)) + "]"
    (problem,) = spoil(
        ("speakers: organisations", seven), ("9.30 – 10.00", "9.30 – 9.45"), ("10.00 – 11.00", "9.45 – 11.00")
    ).warnings
    assert str(problem.message) == "7 speakers need 21 min; the block has 15"


def test_items_in_the_wrong_order(spoil: Spoil) -> None:
    first, *_ = spoil(("9.30 – 10.00", "8.30 – 9.00")).warnings
    assert str(first.message) == "this begins at 8.30, before the item above it (Start)"


def test_a_cafe_without_tables_or_groups_warns(problems: Problems) -> None:
    tables = "tables:\n  - number: 1\n    theme: One\n    hosts: [Cas]\n  - number: 2\n    theme: Two\n"
    assert problems((tables, "")) == [
        "day.yaml:20:11: kind: there are no tables for this; list them under “tables”"
    ]
    assert problems(("groups: 2\n", ""), (", group: A", ""), (", group: B", "")) == [
        "day.yaml:19:11: kind: there are no groups for this; say how many under “groups”"
    ]
