"""Times, dates, lengths and names as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from workshop_tui.domain.conference import ItemKind
from workshop_tui.sessionfile.importing.dates import find_dates
from workshop_tui.sessionfile.importing.kinds import (
    Parts,
    each_in,
    how_many_organisations,
    kind_of,
    rounds_in,
    whole_in,
)
from workshop_tui.sessionfile.importing.people import names_in, title_and_leader
from workshop_tui.sessionfile.importing.times import find_range, find_single


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("7.45 – 8.00 Inloop", "7.45", "8.00"),
        ("7:45-8:00", "7.45", "8.00"),
        ("07.45 tot 08.00 uur", "7.45", "8.00"),
        ("van 9 tot 10 Opening", "9.00", "10.00"),
        ("tussen 9 en 10 uur", "9.00", "10.00"),
        ("9u15 - 9u45", "9.15", "9.45"),
        ("9h30 – 10h00", "9.30", "10.00"),
        ("9.00u.-9.30u. x", "9.00", "9.30"),
        ("9.30 – 10 uur", "9.30", "10.00"),
        ("0900-0930 X", "9.00", "9.30"),
        ("9,15 - 9,45 x", "9.15", "9.45"),
        ("1O.00 - 1O.30 x", "10.00", "10.30"),
        ("9 am – 10.30 am", "9.00", "10.30"),
        ("1:30 – 3 pm", "13.30", "15.00"),
        ("11 – 1 pm", "11.00", "13.00"),
        ("noon – 1 pm", "12.00", "13.00"),
        ("half tien tot kwart over 10", "9.30", "10.15"),
        ("van kwart voor 2 tot 3 uur", "1.45", "3.00"),
        ("half past nine to quarter to eleven", "9.30", "10.45"),
        ("9:00\t9:30\tOpening", "9.00", "9.30"),
        ("09:00   09:30   Opening", "9.00", "9.30"),
        ("23.30 – 24.00", "23.30", "24.00"),
    ],
)
def test_a_range_in_every_usual_writing(text: str, start: str, end: str) -> None:
    found = find_range(text)
    assert found is not None
    assert found.end is not None
    assert (_clock(found.start), _clock(found.end)) == (start, end)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("9.15 uur", "9.15"),
        ("9u15 Opening", "9.15"),
        ("9 uur", "9.00"),
        ("negen uur", "9.00"),
        ("half tien", "9.30"),
        ("7 pm", "19.00"),
        ("12:00 noon", "12.00"),
        ("09:00:00", "9.00"),
    ],
)
def test_a_start_alone(text: str, start: str) -> None:
    assert find_range(text) is None
    found = find_single(text)
    assert found is not None
    assert (_clock(found.start), found.stop) == (start, len(text.removesuffix(" Opening")))


@pytest.mark.parametrize(
    "text",
    [
        "14-02-2020",
        "14.02.2020",
        "2019-2020",
        "3 – 5 minuten",
        "2 - 3 april",
        "1. Toekomst",
        "100.000+ inwoners",
        "€ 3.50",
        "max. 3 minuten",
        "4 x 15 min",
        "25.61",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert find_range(text) is None
    assert find_single(text) is None


def _clock(minute: int) -> str:
    return f"{minute // 60}.{minute % 60:02d}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vrijdag 14 februari 2020", date(2020, 2, 14)),
        ("Friday, 3rd of May 2024", date(2024, 5, 3)),
        ("March 3rd, 2026", date(2026, 3, 3)),
        ("op 14-2-2020 om 9.00", date(2020, 2, 14)),
        ("2020-02-14", date(2020, 2, 14)),
        ("27 mei ’27", date(2027, 5, 27)),
        ("di. 3 mrt", date(2027, 3, 3)),
        ("31 april 2021", None),
    ],
)
def test_dates(text: str, found: date | None) -> None:
    dates = list(find_dates(text))
    assert (dates[0].after(date(2026, 11, 21)) if dates else None) == found


def test_a_wrong_weekday_is_noticed() -> None:
    assert [
        one.right_day for one in find_dates("donderdag 14 februari 2020 en vrijdag 14 februari 2020")
    ] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Inloop met ontbijt", ItemKind.BREAK),
        ("Pauze en opdelen in groepen", ItemKind.BREAK),
        ("Break-out sessies", None),
        ("Afsluiting met borrel", ItemKind.TALK),
        ("World café", ItemKind.WORLD_CAFE),
        ("Wereltcafee", ItemKind.WORLD_CAFE),
        ("Uitleg wereldcafé", ItemKind.TALK),
        ("Gezamenlijk delen van de oogst", ItemKind.TABLE_REPORTS),
        ("Wat betekent de oogst van de dag?", None),
        ("Plenaire terugkopeling", ItemKind.TABLE_REPORTS),
        ("Kick-off pitches", ItemKind.PITCHES),
        ("Conclusies en aanzet afspraken", ItemKind.AGREEMENTS),
        ("Ruimte voor vragen", ItemKind.PLENARY),
        ("Minicollege", ItemKind.TALK),
        ("Xyz", None),
    ],
)
def test_kinds_from_words(title: str, kind: ItemKind | None) -> None:
    assert kind_of(title) is kind


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("3 rondes a 20 min, 5 minuten om te wisselen", Parts(3, 20, 5)),
        ("drie rondes van een kwartier", Parts(3, 15)),
        ("three rounds of 25 minutes, 2 min to change tables", Parts(3, 25, 2)),
        ("4 x 15 min", Parts(4, 15)),
        ("wisseltijd: 3 min; elke ronde 25 minuten", Parts(None, 25, 3)),
        ("each table 15 minutes, 5 rounds, swapping takes 2 minutes", Parts(5, 15, 2)),
        ("10 min uitleg vooraf, vier rondes", Parts(4, None, None, 10)),
        ("gezellig", Parts()),
    ],
)
def test_rounds(text: str, parts: Parts) -> None:
    assert rounds_in(text) == parts


def test_lengths_and_counts() -> None:
    assert each_in("kort (max. 3 minuten spreektijd)") == 3
    assert each_in("max 5 min per tafel, 20 min in totaal") == 5
    assert each_in("drie minuten elk") == 3
    assert whole_in("Opening (30 min)") == 30
    assert whole_in("max. 3 minuten spreektijd per college") is None
    assert how_many_organisations("de zeven regionale gemeenten") == 7
    assert how_many_organisations("15.30\nParticipating councils") is None


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Welkom door Anna Vos, burgemeester", ("Welkom", "Anna Vos, burgemeester", True)),
        ("Gesprek (allen) o.l.v. dagvoorzitter", ("Gesprek (allen)", "dagvoorzitter", True)),
        ("Welcome by the mayor", ("Welcome", "mayor", True)),
        ("Opening – Jan de Vries", ("Opening", "Jan de Vries", False)),
        ("Wandeling door de wijk", ("Wandeling door de wijk", "", True)),
        ("Step by step", ("Step by step", "", True)),
        ("Terugkoppeling door één per tafel", ("Terugkoppeling door één per tafel", "", True)),
    ],
)
def test_who_leads(title: str, found: tuple[str, str, bool]) -> None:
    assert title_and_leader(title) == found


def test_a_list_of_names() -> None:
    assert names_in("Aalburg, Brakel (2x), de Dongen & Elshout en aalburg") == (
        "Aalburg",
        "Brakel",
        "Dongen",
        "Elshout",
    )
