"""The letter to the council: what it knows, and what it leaves open in sight."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import docx
import pytest

from tests.nasty import NASTY
from tests.report.example import AGREEMENTS, CONFERENCE, material
from workshop_tui.domain.agreements import AgreementStatus
from workshop_tui.domain.conference import ItemKind
from workshop_tui.domain.editorial import (
    CLOSE,
    CONCLUSION,
    Adopted,
    EditorialText,
    ReportState,
    ReportStatus,
    TextStatus,
)
from workshop_tui.domain.kept import DateChange, Kept, SeriesConference
from workshop_tui.domain.material import Material
from workshop_tui.domain.positions import Record
from workshop_tui.report import render
from workshop_tui.report.document import Fields, Heading, Paragraph, Points
from workshop_tui.report.letter import letter
from workshop_tui.report.words import Words

DAY = CONFERENCE.date


def _told(found: Material, language: str = "en") -> str:
    """The letter, its lines apart by a stroke."""
    said = []
    for block in letter(found, Words(language)).blocks:
        match block:
            case Heading():
                said.append(f"# {block.text}")
            case Paragraph():
                said.append(f"{block.label}: {block.text}" if block.label else block.text)
            case Fields():
                said += [f"{name}: {value}" for name, value in block.pairs]
            case Points():
                said += [f"- {each.label}: {each.text} ({each.remark})" for each in block.points]
    return " | ".join(said)


def _text(key: str, text: str, status: TextStatus = TextStatus.READY) -> dict[str, EditorialText]:
    return {key: EditorialText(key, text, status)}


def test_the_parts_stand_in_the_order_of_such_letters() -> None:
    told = _told(material(), "nl")
    parts = [
        "Aan: de gemeenteraad van [in te vullen: gemeente]", "Van: College van Dordrecht",
        "Onderwerp: Uitkomst van Eerste dag, 14 februari 2020", "Geachte raad,", "# Aanleiding",
        "# Eerdere stappen", "# Uitkomst", "Bij deze brief gaan als bijlagen:", "# Vervolg",
        "De volgende conferentie van de reeks is op vrijdag 3 juli 2020.", "Hoogachtend,",
        "[in te vullen: namen en functies van de ondertekenaars]", "# Bijlagen",
    ]  # fmt: skip
    places = [told.index(part) for part in parts]
    assert places == sorted(places)


def test_every_gap_is_marked_in_word_and_none_else() -> None:
    made = letter(material(), Words("nl"))
    word = docx.Document(io.BytesIO(render(material(), "letter", "docx", "nl")))
    runs = [run for each in word.paragraphs for run in each.runs]
    marked = [run.text for run in runs if run.font.highlight_color]
    assert set(marked) == set(made.gaps)
    assert all(text.startswith("[in te vullen: ") and text.endswith("]") for text in marked)
    assert not [run.text for run in runs if "[in te vullen" in run.text and not run.font.highlight_color]


def test_the_conferences_before_and_the_first_date_are_told() -> None:
    found = replace(
        material(),
        series_dates={"dag-0": date(2019, 11, 8), "dag-1": DAY, "dag-2": date(2020, 7, 3)},
        kept=Kept(
            dates=(DateChange(date(2020, 1, 31), 0, ""), DateChange(DAY, 1, "")),
            series=(SeriesConference("dag-0", "Voordag", None, date(2019, 11, 8)),),
        ),
    )
    told = _told(found)
    assert "Before it, this conference of the series was held: | - Friday 8 November 2019: Voordag ()" in told
    assert "It was first planned on Friday 31 January 2020; [to fill in: why it was moved]." in told
    assert "first planned" not in _told(material())
    assert "Before it" not in _told(material())


def test_a_conference_that_is_not_held_yet_will_be() -> None:
    coming = replace(material(), made_ms=CONFERENCE.instant(-1))
    assert "On Friday 14 February 2020 “Eerste dag” will be held." in _told(coming)
    nowhere = replace(CONFERENCE, location="", organiser="")
    told = _told(material(conference=nowhere))
    assert "“Eerste dag” was held. The parties to it: Dordrecht and Papendrecht." in told
    assert "From: [to fill in: sender]" in told


def test_the_outcome_is_the_conclusion_what_was_decided_and_how_many_agreements() -> None:
    told = _told(replace(material(), texts=_text(CONCLUSION, "Wij gaan door.\n\n- Samen.")))
    assert "# Outcome | Wij gaan door. | - : Samen. ()" in told
    assert (
        "What was decided on “Projecten”: | - Preferred: Wijkteams () | - Merged: Meldpunt → Wijkteams ()"
        in told
    )
    assert "Inkoop" not in told
    assert "2 agreements were made; the list of agreements has them." in told
    assert "[to fill in: the outcome in a few sentences]" in _told(material())
    unfinished = _told(replace(material(), texts=_text(CONCLUSION, "Bijna.", TextStatus.CONCEPT)))
    assert "Concept: this text is not finished. | Bijna." in unfinished


def test_without_a_world_cafe_the_outcome_is_what_was_written_where_options_were_weighed() -> None:
    slot = replace(CONFERENCE.agenda[3], kind=ItemKind.AGREEMENTS)
    weighed = replace(slot, id="wegen", kind=ItemKind.POSITIONS)
    found = replace(
        material(conference=replace(CONFERENCE, agenda=(CONFERENCE.agenda[0], weighed, slot))),
        texts={
            **_text("item:inloop", "Koffie."),
            **_text("item:slot", "Wij gaan door."),
            **_text("item:wegen", "Twee varianten."),
        },
    )
    assert "# Outcome | Twee varianten. | Wij gaan door. | What was decided" in _told(found)


def test_agreements_of_before_are_counted_apart_and_dropped_ones_not() -> None:
    one, two = AGREEMENTS
    before = replace(two, number=3, conference="dag-0")
    dropped = replace(one, number=4, status=AgreementStatus.DROPPED)
    told = _told(replace(material(), agreements=(one, before, dropped)))
    assert "1 agreement was made; the list of agreements has it. 1 agreement of earlier conferences" in told
    assert "No agreements have been made. |" in _told(replace(material(), agreements=()))


def test_the_annexes_are_those_that_there_are_and_say_how_they_stand() -> None:
    bare = _told(replace(material(), agreements=(), positions=Record()))
    assert bare.endswith("# Annexes | - : Report of the day (concept)")
    state = ReportState(ReportStatus.ADOPTED, 2, (Adopted(2, date(2020, 3, 9), 0, ""),))
    told = _told(replace(material(), report=state))
    assert "- : Report of the day (version 2, adopted on 9 March 2020)" in told
    assert "- : List of agreements (as of 14 February 2020)" in told
    assert told.endswith("- : Overview of positions (as of 14 February 2020)")


def test_what_comes_next_is_told_as_far_as_it_is_known() -> None:
    told = _told(replace(material(), series_dates={}, texts=_text(CLOSE, "De raad beslist in mei.")))
    assert (
        "# What comes next | [to fill in: the date aimed at for what follows] | De raad beslist in mei."
        in told
    )


@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_does_not_break_the_letter(name: str) -> None:
    text = NASTY[name]
    found = replace(
        material(conference=replace(CONFERENCE, title=text, location=text, organiser=text, purpose=text)),
        texts=_text(CONCLUSION, text),
    )
    word = docx.Document(io.BytesIO(render(found, "letter", "docx", "nl")))
    assert word.core_properties.title == "Raadsinformatiebrief (concept)"
    styles = [each.style.name for each in word.paragraphs if each.style is not None]
    assert styles.count("Heading 1") == 5
