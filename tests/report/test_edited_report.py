"""The report of what the secretariat wrote: prose instead of notes, sections in any order, adopted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.report.example import CONFERENCE, NOTES, material
from workshop_tui.domain.conference import ItemKind, Participant
from workshop_tui.domain.editorial import (
    Adopted,
    EditorialText,
    Mark,
    ReportState,
    ReportStatus,
    TextStatus,
)
from workshop_tui.domain.material import Material
from workshop_tui.domain.notes import NoteState
from workshop_tui.errors import UsageError
from workshop_tui.report import Options, render

TEXTS = {
    "opening": "Welkom allemaal.",
    "item:pitches": "De colleges vertelden.\n\n- Terug.\n- Vooruit.",
    "statement:1": "Wijkteams worden gedeeld.\n\nNiet iedereen wil dat.",
    "appeal:1": "Begin deze maand.",
    "conclusion": "Samen, maar niet alles.",
    "wall": "De koffie kon beter.",
    "close": "Het verslag gaat naar de raden.",
}
SHOWN = (
    "Welkom allemaal.", "De colleges vertelden.\n\n- Terug.\n- Vooruit.", "**Appeal:** Begin deze maand.",
    "Samen, maar niet alles.", "De koffie kon beter.", "Het verslag gaat naar de raden.",
)  # fmt: skip
ADOPTED = ReportState(ReportStatus.ADOPTED, 2, (Adopted(2, date(2020, 3, 2), 0, ""),))


def _edited(*keys: str, status: TextStatus = TextStatus.READY) -> Material:
    texts = {key: EditorialText(key, TEXTS[key], status, 0, "", 1) for key in keys or TEXTS}
    return replace(material(), texts=texts)


def _told(found: Material, *sections: str) -> str:
    return render(found, "report", "md", "en", Options(sections=sections or None)).decode()


def _headings(told: str) -> list[str]:
    return [line for line in told.splitlines() if line.startswith("#")][1:]


def test_prose_stands_where_the_notes_stood() -> None:
    told = _told(_edited())
    assert _headings(told)[:7] == [
        "## Opening", "## Pitches", "## Wereldcafé", "### 1. Zorg", "### 2. Wonen",
        "### Conclusion of the world café", "## Positions",
    ]  # fmt: skip
    for text in SHOWN:
        assert text in told
    for gone in ("In beeld brengen", "Terug naar de basis", "Wij delen", "Begin nu!", "[To be", "Concept:"):
        assert gone not in told


def test_a_text_that_is_not_finished_says_so() -> None:
    told = _told(_edited("statement:1", status=TextStatus.CONCEPT))
    assert "Concept: this text is not finished." in told
    assert "- **Appeal:** Begin nu!" in told, "nobody has written the appeal yet"
    assert "Terug naar de basis" in told


def test_a_table_says_once_that_its_text_and_its_appeal_are_not_finished() -> None:
    both = _told(_edited("statement:1", "appeal:1", status=TextStatus.CONCEPT), "tables")
    assert both.count("this text is not finished") == 1
    appeal = _told(_edited("appeal:1", status=TextStatus.CONCEPT), "tables")
    assert appeal.count("this text is not finished") == 1


def test_how_the_world_cafe_worked_is_told_before_its_tables() -> None:
    cafe = next(item for item in CONFERENCE.agenda if item.kind is ItemKind.WORLD_CAFE)
    key = f"item:{cafe.id}"
    edited = replace(
        material(), texts={key: EditorialText(key, "Men schoof aan.", TextStatus.READY, 0, "", 1)}
    )
    told = _told(edited, "items", "tables", "conclusion")
    places = [told.index(text) for text in ("Men schoof aan.", "a rough rendering", "### 1. Zorg")]
    assert places == sorted(places)
    assert "rounds of" not in told, "the secretariat told how it worked"
    assert "rounds of" in _told(material(), "items", "tables", "conclusion")


def test_notes_in_an_adopted_report_are_no_concept() -> None:
    adopted = _told(replace(_edited("opening"), report=ADOPTED), "tables")
    assert "*The notes as they were written down.*" in adopted
    assert "Concept" not in adopted


def test_only_a_concept_tells_what_is_open() -> None:
    marks = {note.id: Mark(note.id, NoteState.USED, "statement:1") for note in NOTES[1:6]}
    one = replace(_edited(), marks=marks)
    assert "**Status:** concept; 3 notes have not been edited" in _told(one)
    adopted = replace(one, report=ADOPTED)
    told = _told(adopted)
    assert "**Status:** adopted on 2 March 2020" in told
    assert "**Version:** 2\n" in told
    assert "not been edited" not in told


def test_an_adopted_report_has_no_gaps() -> None:
    told = _told(replace(_edited("opening"), report=ADOPTED))
    assert "[To be written" not in told
    assert "Nothing was written down here" not in told
    assert "Conclusion of the world café" not in told


def test_what_was_left_out_is_not_told_and_what_was_marked_is_known_in_the_harvest() -> None:
    marks = {NOTES[1].id: Mark(NOTES[1].id, NoteState.LEFT_OUT, reason="Te vaag.")}
    found = replace(material(), marks=marks)
    assert "Wij delen de wijkteams" not in _told(found)
    harvest = render(found, "harvest", "md", "en").decode()
    assert "Wij delen de wijkteams. *(round 1, group A, 10:20, left out: Te vaag.)*" in harvest


@pytest.mark.parametrize(
    ("sections", "headings"),
    [
        (("agreements", "opening"), ["## Agreements", "## Opening"]),
        (("items",), ["## Pitches"]),
        (("tables",), ["## Wereldcafé", "### 1. Zorg", "### 2. Wonen"]),
        (("tables", "items"), ["## Wereldcafé", "### 1. Zorg", "### 2. Wonen", "## Pitches"]),
        (("items", "tables"), ["## Pitches", "## Wereldcafé", "### 1. Zorg", "### 2. Wonen"]),
        (
            ("tables", "conclusion"),
            ["## Wereldcafé", "### 1. Zorg", "### 2. Wonen", "### Conclusion of the world café"],
        ),
        (("conclusion", "items"), ["## Conclusion of the world café", "## Pitches"]),
        (("wall",), ["## Annex: wall of complaints, wishes and compliments"]),
        (("participants",), ["## Annex: participants"]),
    ],
)
def test_sections_are_those_asked_for_in_that_order(sections: tuple[str, ...], headings: list[str]) -> None:
    conference = replace(CONFERENCE, participants=(Participant("Ann", "raadslid", "Dordrecht", "A"),))
    assert _headings(_told(replace(_edited(), conference=conference), *sections)) == headings


def test_a_day_without_a_clock_has_a_programme_without_an_empty_column() -> None:
    asked = Options(sections=("timing",))
    never = render(material(log=()), "report", "md", "en", asked).decode()
    assert "## Annex: programme\n" in never
    assert "| Item | Planned |\n" in never
    assert "| Item | Planned | Actual |\n" in _told(material(), "timing")


def test_the_session_file_chooses_unless_somebody_asks() -> None:
    conference = replace(CONFERENCE, report_sections=("close", "opening"))
    found = replace(_edited(), conference=conference)
    assert _headings(_told(found)) == ["## Close", "## Opening"]
    assert _headings(_told(found, "opening")) == ["## Opening"]


def test_a_section_that_there_is_not_is_refused() -> None:
    with pytest.raises(UsageError, match="no section “nix”"):
        _told(material(), "nix")


def test_the_report_is_that_of_the_organiser() -> None:
    from workshop_tui.report.impression import report
    from workshop_tui.report.words import Words

    document = report(material(), Words("en"))
    assert (document.author, document.made_ms) == ("College van Dordrecht", material().made_ms)
    assert document.subject == "Report of the day, Friday 14 February 2020"
