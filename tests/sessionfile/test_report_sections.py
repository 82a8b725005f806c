"""The sections of the report, as the session file has them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from workshop_tui.domain.definition import from_json, to_json
from workshop_tui.domain.differences import differences
from workshop_tui.domain.report_sections import USUAL, report_sections
from workshop_tui.sessionfile import Loaded, load
from workshop_tui.sessionfile.writing import fresh_text

Spoil = Callable[..., Loaded]
Problems = Callable[..., list[str]]


def _with(sections: str) -> tuple[str, str]:
    return ("title: Day", f"title: Day\n  report_sections: {sections}")


def test_sections_are_read_in_their_order_and_kept(spoil: Spoil, tmp_path: Path) -> None:
    conference = spoil(_with("[agreements, Opening, agreements]")).conference
    assert conference is not None
    assert conference.report_sections == ("agreements", "opening")
    assert report_sections(conference) == ("agreements", "opening")
    assert from_json(to_json(conference)) == conference
    again = tmp_path / "again.yaml"
    again.write_text(fresh_text(conference), encoding="utf-8")
    assert load(again).conference == replace(conference, id=conference.id)


def test_without_them_the_report_has_the_usual_ones(spoil: Spoil) -> None:
    conference = spoil(("title: Day", "title: Day")).conference
    assert conference is not None
    assert conference.report_sections == ()
    assert report_sections(conference) == USUAL


def test_one_section_may_stand_alone(spoil: Spoil) -> None:
    conference = spoil(_with("tables")).conference
    assert conference is not None
    assert conference.report_sections == ("tables",)


def test_an_unknown_section_is_refused_with_the_nearest(problems: Problems) -> None:
    (said,) = problems(_with("[opening, tabels]"))
    assert said.startswith("day.yaml:3:30: report_sections: “tabels” is not known here")
    assert "tables" in said


def test_other_sections_are_a_difference(spoil: Spoil) -> None:
    conference = spoil(_with("[tables]")).conference
    assert conference is not None
    told = [str(each) for each in differences(conference, replace(conference, report_sections=()))]
    assert told == ["the sections of the report changed"]
