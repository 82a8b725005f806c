"""The roster of the chair."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workshop_tui.domain.conference import ChairRoster
from workshop_tui.sessionfile import Loaded
from workshop_tui.sessionfile.check import summary

Spoil = Callable[..., Loaded]
Problems = Callable[..., list[str]]

FOUR = ("organisations: [Alblasserdam, {name:", "organisations: [Alblasserdam, Sliedrecht, Dordrecht, {name:")
"""The small file with four organisations."""


def roster(order: str, never: str = "[Dordrecht]", year: str = "2019") -> str:
    return f"chair_roster:\n  first_year: {year}\n  order: {order}\n  never: {never}\n"


ALL = "[Sliedrecht, HIA, Alblasserdam]"


def test_a_roster_names_the_organisations_by_their_full_names(spoil: Spoil) -> None:
    loaded = spoil(FOUR, more=roster(ALL))
    assert loaded.problems == ()
    assert loaded.conference is not None
    assert loaded.conference.chair_roster == ChairRoster(
        2019, ("Sliedrecht", "Hendrik-Ido-Ambacht", "Alblasserdam"), ("Dordrecht",)
    )
    assert loaded.conference.presided_by == "Hendrik-Ido-Ambacht"
    assert "  in the chair in 2020: Hendrik-Ido-Ambacht" in [str(line) for line in summary(loaded)]


def test_a_chair_that_is_named_is_in_the_chair(spoil: Spoil) -> None:
    loaded = spoil(FOUR, ("title: Day", "title: Day\n  chair: Ann"), more=roster(ALL))
    assert loaded.conference is not None
    assert loaded.conference.presided_by == "Ann"
    assert not [line for line in summary(loaded) if "in the chair" in str(line)]


def test_before_the_first_year_nobody_is_in_the_chair(spoil: Spoil) -> None:
    loaded = spoil(FOUR, more=roster(ALL, year="2021"))
    assert loaded.conference is not None
    assert loaded.conference.presided_by == ""


@pytest.mark.parametrize(
    ("order", "line"),
    [
        (
            "[Sliedrecht, Dordrecht, HIA, Alblasserdam]",
            "day.yaml:32:23: order: “Dordrecht” never presides, and is in the order all the same",
        ),
        (
            "[Sliedrecht, HIA, Sliedrecht, Alblasserdam]",
            "day.yaml:32:28: order: “Sliedrecht” presides again before these had a turn: Alblasserdam",
        ),
        (
            "[Sliedrecht, HIA]",
            "day.yaml:32:10: order: the order begins again before these had a turn: Alblasserdam",
        ),
        (
            "[Sliedrecht, HIA, Alblaserdam]",
            "day.yaml:32:28: order: there is no organisation “Alblaserdam”; did you mean “Alblasserdam”?",
        ),
        ("[]", "day.yaml:32:10: order: there is nobody on this list"),
    ],
)
def test_an_order_that_breaks_the_rule(problems: Problems, order: str, line: str) -> None:
    assert problems(FOUR, more=roster(order)) == [line]


def test_two_whole_turns_are_fair_in_any_order(problems: Problems) -> None:
    assert problems(FOUR, more=roster("[Sliedrecht, HIA, Alblasserdam, HIA, Sliedrecht, Alblasserdam]")) == []


def test_a_third_turn_that_somebody_misses(problems: Problems) -> None:
    (line,) = problems(FOUR, more=roster("[Sliedrecht, HIA, Alblasserdam, HIA, Sliedrecht]"))
    assert line.endswith("the order begins again before these had a turn: Alblasserdam")


def test_an_order_against_the_rule_blocks_only_where_somebody_never_presides(spoil: Spoil) -> None:
    assert spoil(FOUR, more=roster("[Sliedrecht, HIA]")).conference is not None
    assert spoil(FOUR, more=roster("[Dordrecht, HIA, Sliedrecht, Alblasserdam]")).conference is None


@pytest.mark.parametrize(
    ("block", "line"),
    [
        (
            "chair_roster:\n  order: [HIA, Alblasserdam]\n",
            "day.yaml:31:3: first_year: “first_year” is missing; add “first_year:” with what it is to be",
        ),
        (
            "chair_roster:\n  first_year: 21\n  order: [HIA, Alblasserdam]\n",
            "day.yaml:31:15: first_year: “21” is not a year; write four digits: 2021",
        ),
        (
            "chair_roster: HIA\n",
            "day.yaml:30:15: chair_roster: "
            "keys with values are expected here, such as: first_year, order, never",
        ),
        (
            "chair_roster:\n  first_year: 2020\n  order: [HIA, Alblasserdam]\n  nevr: [HIA]\n",
            "day.yaml:33:3: nevr: there is no key “nevr” here; did you mean “never”?",
        ),
    ],
)
def test_what_is_wrong_with_a_roster(problems: Problems, block: str, line: str) -> None:
    assert problems(more=block) == [line]


def test_the_year_moves_with_the_conference() -> None:
    roster = ChairRoster(2021, ("Papendrecht", "Zwijndrecht"), ("Dordrecht",))
    assert [roster.of(year) for year in (2020, 2021, 2022, 2023)] == [
        None,
        "Papendrecht",
        "Zwijndrecht",
        "Papendrecht",
    ]
