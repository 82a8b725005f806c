"""The block `seating`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from workshop_tui.domain.conference import SeatingWishes
from workshop_tui.sessionfile import Loaded
from workshop_tui.sessionfile.loading import read
from workshop_tui.sessionfile.saving import saved

Spoil = Callable[..., Loaded]
Problems = Callable[..., list[str]]


def test_seed_and_wishes(spoil: Spoil) -> None:
    loaded = spoil(more="seating:\n  seed: 7\n  together: [[Ann, bob]]\n  apart:\n    - [Ann, Bob]\n")
    assert loaded.conference is not None
    assert loaded.conference.seating == SeatingWishes(7, (("Ann", "bob"),), (("Ann", "Bob"),))
    (warning,) = loaded.problems
    assert str(warning.message) == "these are to be apart, and together as well: Ann, Bob"


def test_a_list_of_names_alone_is_one_wish(spoil: Spoil) -> None:
    loaded = spoil(more="seating: {apart: [Ann, Bob]}\n")
    assert loaded.problems == ()
    assert loaded.conference is not None
    assert loaded.conference.seating == SeatingWishes(0, (), (("Ann", "Bob"),))


@pytest.mark.parametrize(
    ("block", "line", "usable"),
    [
        ("{together: [[Ann, Bop]]}", "together: there is no participant “Bop”; did you mean “Bob”?", True),
        ("{apart: [[Ann, Cas]]}", "apart: “Cas” is a table host and in no group", True),
        (
            "{apart: [[Ann, Dirk]]}",
            "apart: 2 participants are called “Dirk”; write the organisation behind it, between brackets",
            True,
        ),
        (
            "{together: Ann}",
            "together: a list is expected here: one entry per line, each starting with “- ”",
            False,
        ),
        ("{together: [[Ann]]}", "together: two or more names are expected here, such as: [Ann, Bob]", False),
        (
            "{together: [Ann, [Bob]]}",
            "together: two or more names are expected here, such as: [Ann, Bob]",
            False,
        ),
        ("{seed: x}", "seed: “x” is not a whole number from 1 to 999999", False),
        ("{samen: [Ann, Bob]}", "samen: there is no key “samen” here; did you mean “together”?", False),
    ],
)
def test_what_is_wrong_with_it(spoil: Spoil, block: str, line: str, usable: bool) -> None:
    more = (
        "  - {name: Cas}\n  - {name: Dirk, organisation: HIA}\n  - {name: Dirk, organisation: Alblasserdam}\n"
    )
    people = "  - {name: Bob, group: B}\n"
    loaded = spoil((people, people + more), more=f"seating: {block}\n")
    assert str(loaded.problems[0].as_message()).endswith(line)
    assert (loaded.conference is not None) is usable


def test_what_changed_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "day.yaml"
    text = (
        "conference: {title: X, date: 2020-02-14}  # so\nparticipants: [Ann, Bob, Cas]\n"
        "seating:\n  seed: 7   # drawn\n  together: [[Ann, Bob]]\n# the day\n"
        "agenda:\n  - {time: 9.00 - 10.00, title: A}\n"
    )
    conference = read(text, path).conference
    assert conference is not None
    assert saved(conference, text, path).text == text
    for wishes in (
        SeatingWishes(8, (), (("Ann", "Bob", "Cas"), ("Ann", "Cas"))),
        SeatingWishes(),
        SeatingWishes(0, (("Ann", "O'Neill, [x] (Y)"),)),
    ):
        changed = replace(conference, seating=wishes)
        made = saved(changed, text, path)
        assert made.kept
        assert read(made.text, path).conference == changed
        assert "# the day" in made.text
        assert read(saved(changed, "", path).text, path).conference == changed
