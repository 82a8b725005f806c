"""What whoever imports may choose: which day of several, and what the columns of a table hold."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.sessionfile.importing.files import word, workbook
from workshop_tui.errors import SessionFileError, UsageError
from workshop_tui.sessionfile.headings import columns_of, place_of, said_columns
from workshop_tui.sessionfile.importing import Choices, Imported, read_content, said_day
from workshop_tui.sessionfile.importing.mapping import FIELDS

TODAY = date(2026, 11, 21)
DAYS = """\
Congres De Stad
Dag 1 – maandag 3 mei 2027
9.00 – 9.30 Inloop
9.30 – 10.00 Opening
10.00 – 11.00 Lezing
Dag 2 – dinsdag 4 mei 2027
10.00 – 10.30 Terugblik
10.30 – 11.00 Afspraken
"""
AGAIN = """\
13.00 – 14.00 Opening
14.00 – 15.00 Lezing
15.00 – 16.00 Gesprek
Volgende ochtend
8.00 – 9.00 Ontbijt
9.00 – 10.00 Wandeling
10.00 – 11.00 Afspraken
11.00 – 12.00 Vertrek
"""
ROWS = (
    ("Nr", "Wat", "Moment", "Plek"),
    ("1", "Koffie", "9.00-9.30", "Grote zaal boven"),
    ("2", "Start", "9.30-10.00", "Grote zaal boven"),
)


def read(content: bytes | str, name: str = "x.txt", choices: Choices | None = None) -> Imported:
    """Reads it with those choices."""
    data = content.encode() if isinstance(content, str) else content
    return read_content(data, name, today=TODAY, choices=choices or Choices())


def titles(imported: Imported) -> list[str]:
    """The titles of the items."""
    return [item.title for item in imported.conference.agenda]


def test_of_several_days_the_longest_is_read_and_the_others_are_told() -> None:
    imported = read(DAYS)
    assert titles(imported) == ["Inloop", "Opening", "Lezing"]
    assert [(day.name[:5], day.count, day.taken) for day in imported.days] == [
        ("Dag 1", 3, True),
        ("Dag 2", 2, False),
    ]
    assert "10.00 – 10.30 Terugblik" in [line.text for line in imported.unplaced]
    assert "# ? de tekst heeft 2 dagen; dit is dag 1" in imported.text


@pytest.mark.parametrize("wanted", [2, date(2027, 5, 4), date(2030, 5, 4)])
def test_another_day_by_its_number_or_its_date(wanted: int | date) -> None:
    imported = read(DAYS, choices=Choices(day=wanted))
    assert titles(imported) == ["Terugblik", "Afspraken"]
    assert imported.conference.date == date(2027, 5, 4)
    assert imported.conference.title == "Congres De Stad"


@pytest.mark.parametrize(("text", "wanted"), [(DAYS, 3), (DAYS, 0), (DAYS, date(2027, 5, 5)), (ROWS, 2)])
def test_a_day_that_is_not_there_is_refused(text: object, wanted: int | date) -> None:
    content = text if isinstance(text, str) else workbook(ROWS)
    with pytest.raises(SessionFileError) as refused:
        read(content, "x.txt", Choices(day=wanted))
    assert refused.value.way_out is not None


def test_where_the_times_begin_anew_a_day_does() -> None:
    assert titles(read(AGAIN)) == ["Ontbijt", "Wandeling", "Afspraken", "Vertrek"]
    first = read(AGAIN, choices=Choices(day=1))
    assert titles(first) == ["Opening", "Lezing", "Gesprek"]
    assert first.conference.date == TODAY
    assert read(AGAIN, choices=Choices(day=2)).conference.date == date(2026, 11, 22)


def test_sheets_and_rundowns_are_days() -> None:
    hours = ("9.00-10.00", "10.00-11.00", "11.00-12.00")
    sheets = [
        [("Tijd", "Onderdeel"), *((hour, f"{name} {n}") for n, hour in enumerate(hours))] for name in "AB"
    ]
    assert titles(read(workbook(*sheets), choices=Choices(day=2))) == ["B 0", "B 1", "B 2"]
    rundowns = {
        name: {
            "title": "Main",
            "order": ["e"],
            "entries": {"e": {"type": "event", "title": name, "timeStart": 36_000_000, "duration": 600_000}},
        }
        for name in ("Ochtend", "Avond")
    }
    content = json.dumps({"rundowns": rundowns})
    assert titles(read(content, "x.json", Choices(day=2))) == ["Avond"]


@pytest.mark.parametrize(
    ("text", "day"), [("2", 2), (" 12 ", 12), ("2027-05-04", date(2027, 5, 4)), ("4 mei", date(2027, 5, 4))]
)
def test_a_day_as_it_is_asked_for(text: str, day: int | date) -> None:
    assert said_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["", "morgen", "31 februari", "-1", "٣"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        said_day(text, TODAY)


def test_columns_are_known_by_what_stands_in_them() -> None:
    imported = read(workbook(ROWS))
    assert [(column.heading, column.field) for column in imported.columns] == [
        ("Nr", "none"),
        ("Wat", "title"),
        ("Moment", "time"),
        ("Plek", "notes"),
    ]
    assert imported.conference.agenda[0].notes == "Plek: Grote zaal boven"


@pytest.mark.parametrize(
    "chosen",
    ["title=Plek,none=Wat", "TITLE = plek; none=wat", "title=D,none=B", "title=4, none=2"],
)
def test_columns_as_somebody_says(chosen: str) -> None:
    imported = read(workbook(ROWS), choices=Choices(columns=said_columns(chosen, FIELDS)))
    assert titles(imported) == ["Grote zaal boven", "Grote zaal boven"]
    assert "Koffie" not in imported.text


def test_columns_of_a_table_in_word_and_of_the_tables() -> None:
    rows = [("Wanneer", "A", "B"), ("9.00-10.00", "x", "Wereldcafé"), ("10.00-11.00", "y", "Afspraken")]
    content = word("Een dag", table=rows)
    imported = read(content, "x.docx", Choices(columns=(("who", "A"), ("title", "B"))))
    assert [(item.title, item.led_by) for item in imported.conference.agenda] == [
        ("Wereldcafé", "x"),
        ("Afspraken", "y"),
    ]
    programme = [("Tijd", "Onderdeel"), ("9.00-10.00", "Wereldcafé")]
    tables = [("Hoek", "Waarover"), ("1", "Water"), ("2", "Wind")]
    chosen = Choices(columns=(("number", "Hoek"), ("theme", "Waarover")))
    found = read(workbook(programme, tables), choices=chosen)
    assert [table.statement.theme for table in found.conference.tables] == ["Water", "Wind"]


@pytest.mark.parametrize("name", ["Kolom", "27", "0", "Z"])
def test_a_column_that_is_not_there_is_refused(name: str) -> None:
    with pytest.raises(SessionFileError) as refused:
        read(workbook(ROWS), choices=Choices(columns=(("title", name),)))
    assert "Moment" in str(refused.value.way_out)
    with pytest.raises(SessionFileError):
        read(DAYS, choices=Choices(columns=(("title", name),)))


@pytest.mark.parametrize("text", ["title", "title=", "=Wat", "titel=Wat", "title Wat"])
def test_what_does_not_say_which_column_is_which(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        said_columns(text, FIELDS)
    assert refused.value.exit_code == 2
    assert refused.value.way_out is not None


def test_headings_with_marks_and_parts() -> None:
    known = {"who": ("spreker",), "title": ("onderdeel",)}
    assert columns_of(["Spreker/begeleider", "ONDERDEEL (kort)", "spreker"], known) == {1: "title", 2: "who"}
    assert said_columns("title=Wat, en waarom,who=Wie", FIELDS) == (
        ("title", "Wat, en waarom"),
        ("who", "Wie"),
    )
    assert place_of("?", ["?", "x"]) == 0
    assert place_of("b", ["x", ""]) == 1


def test_the_command_knows_the_fields() -> None:
    from workshop_tui.cli import importing

    assert importing.FIELDS == FIELDS
    assert Path(importing.__file__).name == "importing.py"
