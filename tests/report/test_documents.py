"""Documents as they read, in each format and language."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from tests.report import golden
from tests.report.example import CONFERENCE, LOG, NOTES, at_ms, material
from workshop_tui.domain.agreements import Agreement, AgreementStatus, Due
from workshop_tui.domain.conference import Rotation
from workshop_tui.domain.notes import Note, NoteKind, NoteState, Place
from workshop_tui.errors import UsageError
from workshop_tui.report import FORMATS, default_name, render, wanted_format


@pytest.mark.parametrize(("what", "format", "language"), golden.CASES)
def test_a_document_reads_as_it_should(what: str, format: str, language: str) -> None:
    assert golden.rendered(what, format, language) == golden.path(what, format, language).read_bytes()


def test_a_language_that_we_do_not_have_is_english() -> None:
    assert render(material(), "report", "md", "fr") == render(material(), "report", "md", "en")


def _report(*notes: Note) -> str:
    return render(material(*notes), "report", "md", "en").decode()


def test_the_report_follows_the_order_of_the_programme() -> None:
    headings = [line for line in _report().splitlines() if line.startswith("## ")]
    assert headings == [
        "## Opening",
        "## Pitches",
        "## Wereldcafé",
        "## Positions",
        "## Agreements",
        "## Close",
        "## Annex: wall of complaints, wishes and compliments",
        "## Annex: programme, planned and actual",
    ]


def test_the_report_leaves_out_what_was_struck_out_and_names_nobody() -> None:
    told = _report()
    assert "Verkeerd getypt" not in told
    assert "Terug naar de basis." in told
    pitches = told[told.index("## Pitches") : told.index("## Wereldcafé")]
    assert "Dordrecht" not in pitches
    assert "moderator" not in told
    harvest = render(material(), "harvest", "md", "en").decode()
    assert "Verkeerd getypt. *(round 1, group A, 10:25, struck out)*" in harvest
    assert "*(Dordrecht, 10:07)*" in harvest


def test_no_item_without_a_note_is_in_the_report_but_all_are_in_its_annex() -> None:
    told = _report(NOTES[0])
    assert "## Wereldcafé" not in told
    assert "## Slot" not in told
    assert "| Slot | 11:00 – 11:30 | 11:04 – 11:31 |" in told


def test_an_empty_day_has_a_report_too() -> None:
    empty = replace(material(log=()), notes=(), agreements=(), series_dates={})
    told = render(empty, "report", "md", "en").decode()
    assert "No agreements have been made." in told
    assert "**Status:** concept\n" in told
    assert "| Slot | 11:00 – 11:30 |\n" in told
    for what in ("harvest", "wall"):
        assert "Nothing has been written down yet." in render(empty, what, "md", "en").decode()
    assert "No agreements have been made." in render(empty, "agreements", "md", "en").decode()


def test_the_annex_tells_what_runs_and_what_was_not_held() -> None:
    told = render(material(log=LOG[2:3]), "report", "md", "en").decode()
    assert "| Pitches | 10:05 – 10:15 | not held |" in told
    assert "| Wereldcafé | 10:15 – 11:00 | from 10:17 |" in told


def test_without_a_world_cafe_the_tables_come_at_the_end() -> None:
    conference = replace(CONFERENCE, agenda=CONFERENCE.agenda[:2])
    told = render(material(conference=conference), "report", "md", "en").decode()
    assert told.index("## Pitches") < told.index("## Tables\n\n### 1. Zorg") < told.index("## Agreements")


def test_where_the_sheets_move_the_report_says_so() -> None:
    moving = tuple(replace(item, rotation=Rotation.STATEMENTS) for item in CONFERENCE.agenda)
    told = render(material(conference=replace(CONFERENCE, agenda=moving)), "report", "md", "en").decode()
    assert "In 2 rounds of 20 minutes the sheets went from table to table." in told


def test_notes_of_a_place_that_is_gone_are_still_told() -> None:
    lost_item = replace(NOTES[0], place=Place(item="weg"), text="Van vroeger.")
    lost_table = replace(NOTES[1], place=Place(statement=9), text="Van tafel negen.")
    told = _report(lost_item, lost_table, NOTES[3])
    assert "## Weg\n\n*Concept: the notes as they were written down.*\n\n- Van vroeger." in told
    assert "### Table 9" in told
    assert "- Van tafel negen." in told
    rows = _rows("harvest", lost_item, lost_table)
    assert [row["Table"] for row in rows] == ["", "9"]


def test_a_note_outside_the_rounds_comes_after_them() -> None:
    told = _report(replace(NOTES[1], round=None, text="Later."), NOTES[4])
    assert told.index("#### Round 2") < told.index("#### Outside the rounds\n\n- Later.")


def _rows(what: str, *notes: Note) -> list[dict[str, str]]:
    text = render(material(*notes), what, "csv", "en").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_harvest_is_in_the_order_of_the_tables_then_the_programme_then_the_wall() -> None:
    rows = _rows("harvest")
    assert [row["Id"] for row in rows] == [f"0170-{n}" for n in (2, 7, 3, 4, 5, 1, 6, 8)]
    assert rows[2] == {
        "Table": "1", "Theme": "Zorg", "Item": "", "Round": "2", "Group": "B", "Organisation": "",
        "Kind": "addition", "Text": "Ook met de huisartsen.", "Me too": "", "Status": "open",
        "Date": "2020-02-14", "Time": "10:31:05", "Typed by": "moderator een", "Replies to": "0170-2",
        "Id": "0170-3",
    }  # fmt: skip


def test_the_wall_has_first_what_most_say_too() -> None:
    wishes = [
        Note(f"w{tally}", "dag-1", Place(), NoteKind.WISH, f"Wens {tally}.", at_ms("10:50"), tally=tally)
        for tally in (1, 5, 0)
    ]
    struck = replace(wishes[0], id="ws", text="Weg ermee.", state=NoteState.STRUCK)
    assert [row["Me too"] for row in _rows("wall", *wishes)] == ["5", "1", "0"]
    told = render(material(*wishes, struck), "wall", "md", "en").decode()
    assert told.index("Wens 5. *(+5)*") < told.index("Wens 1. *(+1)*") < told.index("- Wens 0.\n")
    assert "Weg ermee." not in told


def test_open_agreements_come_first_and_of_those_what_is_overdue() -> None:
    day = CONFERENCE.date
    agreements = (
        Agreement(1, "Reeks", "Klaar.", "dag-0", status=AgreementStatus.DONE, settled_on=day),
        Agreement(2, "Reeks", "Ooit.", "dag-1", ("iedereen",), Due(text="31 juni 2020")),
        Agreement(3, "Reeks", "Te laat.", "dag-0", ("x",), Due(date=day.replace(day=1)), day.replace(day=1)),
        Agreement(4, "Reeks", "Vervallen.", "dag-1", status=AgreementStatus.DROPPED),
    )
    told = render(replace(material(), agreements=agreements), "agreements", "md", "en").decode()
    rows = [line.split(" | ")[0] for line in told.splitlines() if line.startswith("| ")]
    assert rows == ["| Nr", "| ---", "| 3", "| 2", "| 1", "| 4"]
    assert "open, overdue" in told
    assert "When it is due is not a date: “31 juni 2020”" in told
    report = render(replace(material(), agreements=agreements), "report", "md", "en").decode()
    assert "Ooit." in report
    assert "Vervallen." not in report
    assert "Te laat." not in report


def test_a_reply_to_a_struck_note_is_still_told() -> None:
    struck = replace(NOTES[1], state=NoteState.STRUCK)
    assert "\n- Ook met de huisartsen.\n" in _report(struck, NOTES[3])


def test_the_same_material_gives_the_same_bytes() -> None:
    for what, formats in FORMATS.items():
        for format in formats:
            assert render(material(), what, format, "nl") == render(material(), what, format, "nl")


@pytest.mark.parametrize(
    ("format", "target", "chosen"),
    [
        (None, None, "md"),
        (None, "lijst", "md"),
        (None, "lijst.CSV", "csv"),
        (None, "lijst.markdown", "md"),
        ("json", "lijst.csv", "json"),
        ("MD", None, "md"),
    ],
)
def test_the_format_is_the_one_named_else_that_of_the_ending(
    format: str | None, target: str | None, chosen: str
) -> None:
    assert wanted_format("agreements", format, Path(target) if target else None) == chosen


@pytest.mark.parametrize(
    ("what", "format", "target", "said"),
    [
        ("report", "csv", None, f"“report” is not written as csv. It is as: {', '.join(FORMATS['report'])}."),
        (
            "agreements",
            None,
            "x.odt",
            f"“agreements” is not written as odt. It is as: {', '.join(FORMATS['agreements'])}.",
        ),
        ("ballad", None, None, f"There is no document “ballad”. There are: {', '.join(FORMATS)}."),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(
    what: str, format: str | None, target: str | None, said: str
) -> None:
    with pytest.raises(UsageError) as refused:
        wanted_format(what, format, Path(target) if target else None)
    assert str(refused.value) == said
    assert refused.value.exit_code == 2


def test_the_default_name_tells_conference_and_document() -> None:
    assert default_name(material(), "report", "md") == "dag-1-report.md"
    assert default_name(material(), "json", "json") == "dag-1.json"
    odd = replace(CONFERENCE, id="../a b/c:d")
    assert default_name(material(conference=odd), "wall", "csv") == "a-b-c-d-wall.csv"
