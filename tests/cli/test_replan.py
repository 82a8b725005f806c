"""`do replan`: as the key does it, in one call."""

from __future__ import annotations

from tests.cli.shell import Shell

END = "2020-02-14T15:00:00+01:00"


def late(day: Shell) -> None:
    """Twenty minutes behind."""
    day.ok("do", "start", now="8:05")


def test_a_late_day_ends_on_time_again_and_undo_takes_that_back(day: Shell) -> None:
    late(day)
    before = day.status(now="8:05")["expected_day_end"]
    assert before > END
    said = day.ok("do", "replan")
    assert "→" in said
    assert "The day ends at 15:00 instead of 15:20." in said
    assert day.status()["expected_day_end"] == END
    day.ok("do", "undo")
    assert day.status()["expected_day_end"] == before


def test_a_preview_changes_nothing(day: Shell) -> None:
    late(day)
    before = day.status()
    assert "instead of 15:20" in day.ok("do", "replan", "--preview")
    assert day.status() == before
    day.ok("do", "replan", "--apply")
    assert day.status()["expected_day_end"] == END


def test_a_day_on_time_is_as_it_was_asked_for(day: Shell) -> None:
    day.ok("do", "start", now="7:45")
    assert "nothing to replan" in day.ok("do", "replan")
    assert day("do", "undo").code == 0
    assert day.status()["state"] == "planned"


def test_an_end_out_of_reach_is_refused_when_nothing_can_give(day: Shell) -> None:
    day.ok("do", "start", "afsluiting", now="15:30")
    answer = day("do", "replan")
    assert answer.code == 1
    assert "no item can take or give time" in answer.err


def test_preview_goes_with_replan_alone(day: Shell) -> None:
    answer = day("do", "start", "--preview")
    assert answer.code == 2
    assert "go with “replan” alone" in answer.err
