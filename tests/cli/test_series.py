"""A second conference from the command line: what is open, what is skipped, another date."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell
from workshop_tui.paths import shipped_sessions

SECOND = "2020-07-03-drechtsteden"
MORNING = "2020-07-03T09:00:00+02:00"


@pytest.fixture
def second(day: Shell) -> Shell:
    """Two agreements of the first conference, and the second one stored, on its morning."""
    day.ok("agreement", "add", "Maatwerk uitwerken.", "--owner", "portefeuillehouders", "--due", SECOND)
    day.ok("agreement", "add", "Verslag rondsturen.", "--owner", "secretariaat", "--due", "2020-03-01")
    day.ok("open", str(shipped_sessions() / f"{SECOND}.yaml"), now=MORNING)
    return day


def test_what_is_open_is_listed_overdue_first(second: Shell) -> None:
    assert second.ok("agreement", "list", "--open").splitlines() == [
        "  2. Verslag rondsturen. (secretariaat · 1 March 2020 · open · ‼ overdue)",
        "  1. Maatwerk uitwerken. (portefeuillehouders · conference 2 (3 July 2020) · open)",
    ]


def test_an_agreement_is_skipped_and_that_is_taken_back(second: Shell) -> None:
    assert second.ok("agreement", "skip", "2").splitlines() == [
        "Agreement 2 is skipped.",
        "1 agreement waits.",
    ]
    assert second.ok("agreement", "skip", "2", "--undo").splitlines() == [
        "Agreement 2 waits again.",
        "2 agreements wait.",
    ]
    second.ok("agreement", "set", "2", "--status", "done", "--note", "Verstuurd.")
    answer = second("agreement", "skip", "2")
    assert (answer.code, answer.out) == (1, "")
    assert "Agreement 2 was reported on already." in answer.err


def test_a_conference_is_moved_and_what_is_due_on_it_follows(second: Shell) -> None:
    said = second.ok("move", SECOND, "11 september 2020")
    assert said.splitlines() == [
        f"{SECOND}: 3 July 2020 → 11 September 2020",
        "1 agreement due on it moves along:",
        "  1. Maatwerk uitwerken.",
    ]
    (_, agreement) = second("agreement", "list", "--open", "--json").json
    assert (agreement["due"], agreement["due_on"]) == ({"conference": SECOND}, "2020-09-11")
    assert second.status()["planned_day_end"].startswith("2020-09-11T12:30")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("move", SECOND, "zomer"), 2, "“zomer” is not a date. Write it as year-month-day: 2020-07-03."),
        (("move", SECOND, "2020-02-30"), 2, "“2020-02-30” is not a date."),
        (("move", SECOND, "2020-07-03"), 1, "is on 2020-07-03 already."),
        (("move", "x", "2020-09-11"), 1, "There is no conference “x” in this database."),
        (("agreement", "skip", "7"), 1, "There is no agreement 7."),
    ],
)
def test_what_cannot_be(second: Shell, arguments: tuple[str, ...], code: int, said: str) -> None:
    answer = second(*arguments)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err


def test_a_day_that_has_begun_stays_where_it_is(second: Shell) -> None:
    second.ok("do", "start", now="2020-07-03T09:15:00+02:00")
    answer = second("move", SECOND, "2020-09-11")
    assert answer.code == 1
    assert "has begun; its date stays. “workshop-tui do undo”" in answer.err


def test_in_dutch(second: Shell) -> None:
    second.lang = None
    assert "te laat" in second.ok("agreement", "list", "--open")
    assert "gaat mee" in second.ok("move", SECOND, "2020-09-11")
    assert "overgeslagen" in second.ok("agreement", "skip", "1")
