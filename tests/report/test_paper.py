"""Paper for the day: sheets to write on, who goes where, badges, lists and the run sheet."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.nasty import NASTY
from tests.report.example import CONFERENCE, material
from tests.report.tagged import opened, tree, words
from workshop_tui.domain.conference import (
    AgendaItem,
    Conference,
    ItemKind,
    Organisation,
    Participant,
    Rotation,
    Statement,
    Table,
)
from workshop_tui.domain.material import Material
from workshop_tui.report import render
from workshop_tui.report.options import Options, Paper

LONG = "Wij delen wat wij weten en doen samen wat samen beter gaat, ook als dat ons geld en invloed kost. "


def room(tables: int, rounds: int, rotation: Rotation = Rotation.GROUPS, statement: str = LONG) -> Conference:
    """A conference with so many tables and groups, and two people in each group."""
    groups = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:tables])
    cafe = next(item for item in CONFERENCE.agenda if item.kind is ItemKind.WORLD_CAFE)
    agenda = tuple(
        replace(item, rounds=rounds, rotation=rotation, intro_ms=300_000) if item is cafe else item
        for item in CONFERENCE.agenda
    )
    return replace(
        CONFERENCE,
        groups=groups,
        agenda=agenda,
        tables=tuple(
            Table(number, Statement(number, f"Thema {number}", statement, ("Wat wel?", "Wat niet?")))
            for number in range(1, tables + 1)
        ),
        participants=tuple(
            Participant(f"Deelnemer {number} uit {group}", "raadslid", "Dordrecht", group)
            for group in groups
            for number in (1, 2)
        ),
    )


def of(conference: Conference) -> Material:
    """What there is to tell before the day."""
    return material(conference=conference, log=())


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(("tables", "rounds"), [(4, 4), (14, 3), (26, 9)])
def test_a_sheet_for_each_statement_with_room_for_each_round(tables: int, rounds: int, paper: Paper) -> None:
    content = render(of(room(tables, rounds)), "table-sheets", "pdf", "nl", Options(paper=paper))
    pages = opened(content).pages
    assert len(pages) == tables
    width = {Paper.A3: 842, Paper.A4: 595}[paper]
    assert {round(page.mediabox.width) for page in pages} == {width}
    second = pages[1].extract_text()
    assert "Tafel 2" in second
    assert "Thema 2" in second
    assert "Wat niet?" in second
    # in round r, from 0, group g is at table g + r
    met = re.findall(r"Ronde (\d) · groep (\w)", second)
    groups = [chr(ord("A") + (1 - number) % tables) for number in range(rounds)]
    assert met == [(str(number + 1), group) for number, group in enumerate(groups)]


@pytest.mark.parametrize("length", [0, 1, 8, 60, 400])
def test_a_long_statement_leaves_room_to_write(length: int) -> None:
    content = render(of(room(4, 4, statement=LONG * length)), "table-sheets", "pdf", "nl")
    pages = [page.extract_text() for page in opened(content).pages]
    assert len(pages) % 4 == 0
    assert len(pages) == 4 or length > 8
    written_on = [page for page in pages if "Ronde 1" in page]
    assert len(written_on) == 4
    assert all("Ronde 4" in page for page in written_on)
    assert words(content).count("invloed kost") == 4 * length


def test_where_the_sheets_move_they_are_called_after_their_statement() -> None:
    content = render(of(room(3, 3, Rotation.STATEMENTS)), "table-sheets", "pdf", "en")
    assert "Statement 2" in opened(content).pages[1].extract_text()
    assert re.findall(r"Round (\d) · group (\w)", opened(content).pages[1].extract_text()) == [
        ("1", "B"), ("2", "A"), ("3", "C"),
    ]  # fmt: skip


def test_a_table_without_a_group_says_so() -> None:
    conference = replace(room(3, 2), groups=("A", "B"))
    assert "Ronde 1 · geen groep" in words(render(of(conference), "table-sheets", "pdf", "nl"))


def test_without_a_world_cafe_a_sheet_has_one_room() -> None:
    conference = replace(room(2, 2), agenda=(AgendaItem("a", "A", ItemKind.PLENARY, 600, 660),))
    told = words(render(of(conference), "table-sheets", "pdf", "nl"))
    assert told.count("Wat er gezegd wordt") == 2
    assert "Deze conferentie heeft geen wereldcafé." in words(render(of(conference), "rotation", "pdf", "nl"))


@pytest.mark.parametrize("what", ["table-sheets", "rotation", "badges", "participants", "run-sheet"])
def test_what_there_is_not_is_said(what: str) -> None:
    conference = replace(CONFERENCE, tables=(), participants=(), groups=())
    content = render(of(conference), what, "pdf", "nl")
    assert len(opened(content).pages) == 1
    if what != "run-sheet":
        assert re.search("heeft geen|zijn geen", words(content))


@pytest.mark.parametrize(("tables", "rounds"), [(4, 4), (14, 3), (26, 9)])
def test_the_poster_has_a_line_for_each_group(tables: int, rounds: int) -> None:
    conference = room(tables, rounds)
    content = render(of(conference), "rotation", "pdf", "nl")
    rows = next(iter(tree(content).every("TBody"))).parts
    assert len(rows) == tables
    assert {len(row.parts) for row in rows} == {rounds + 1}
    assert len(opened(content).pages) <= 2


def test_the_poster_says_when_and_where() -> None:
    told = render(of(room(3, 2)), "rotation", "md", "nl").decode()
    assert "| Groep | Ronde 1 · 10.20 – 10.40 | Ronde 2 · 10.43 – 11.03 |" in told
    assert "| Groep C | Tafel 3: Thema 3 | Tafel 1: Thema 1 |" in told


def test_a_badge_for_everybody_with_the_group_and_its_tables() -> None:
    conference = room(4, 4)
    host = replace(conference.tables[2], hosts=("Moderator Een", "Deelnemer 1 uit A"))
    conference = replace(conference, tables=(*conference.tables[:2], host, conference.tables[3]))
    content = render(of(conference), "badges", "pdf", "nl")
    told = words(content)
    assert told.count("Eerste dag") == 9
    assert told.count("tafel 2 → 3 → 4 → 1") == 2
    assert "Tafelmoderator, tafel 3" in told
    assert len(re.findall(r"Deelnemer 1 uit\s+A", told)) == 1
    more = tuple(Participant(f"Iemand {number}") for number in range(72))
    many = replace(conference, participants=conference.participants + more)
    assert len(opened(render(of(many), "badges", "pdf", "nl")).pages) == 9


def test_where_people_disperse_everybody_has_a_table_in_each_round() -> None:
    conference = room(3, 3, Rotation.INDIVIDUALS)
    told = render(of(conference), "rotation", "md", "nl").decode()
    assert "| Naam | Ronde 1 · 10.20 – 10.40 |" in told
    rows = [line.split(" | ") for line in told.splitlines() if "| Deelnemer" in line]
    assert len(rows) == 6
    assert all(sorted(cell.strip(" |") for cell in row[1:]) == ["1", "2", "3"] for row in rows)
    badge = words(render(of(conference), "badges", "pdf", "nl"))
    seats = {row[0].strip("| "): " → ".join(cell.strip(" |") for cell in row[1:]) for row in rows}
    assert all(badge.count(f"tafel {route}") == list(seats.values()).count(route) for route in seats.values())
    assert "· groep" not in words(render(of(conference), "table-sheets", "pdf", "nl"))
    poster = render(of(conference), "rotation", "pdf", "nl")
    assert len(next(iter(tree(poster).every("TBody"))).parts) == 6


def test_groups_that_stay_have_one_table_on_the_badge() -> None:
    told = words(render(of(room(4, 4, Rotation.STATEMENTS)), "badges", "pdf", "en"))
    assert told.count("table 3\n") == 2
    assert "→" not in told


def test_the_list_of_participants_is_by_name() -> None:
    people = (Participant("Zus", "griffier", "Papendrecht"), Participant("aap", "", None, "B"))
    told = render(of(replace(CONFERENCE, participants=people)), "participants", "md", "nl").decode()
    assert told.index("| ☐ | aap |  |  | B | 2 → 1 |") < told.index(
        "| ☐ | Zus | griffier | Papendrecht | A | 1 → 2 |"
    )


def test_the_run_sheet_has_what_the_team_needs() -> None:
    first, *others = CONFERENCE.agenda
    item = replace(first, notes="Twee regels\ndie één zin zijn.\n- punt", fixed=True, prompts=("Waarom?",))
    told = render(of(replace(CONFERENCE, agenda=(item, *others))), "run-sheet", "md", "nl").decode()
    assert "| 10.00 – 10.05 | 5 | Inloop<br>vaste tijd |  |" in told
    assert "Twee regels die één zin zijn.<br>- punt<br>• Waarom?" in told
    assert "Ronde 1 (20)<br>Wissel 1 (3)<br>Ronde 2 (20)" in told


@pytest.mark.parametrize("name", NASTY)
def test_no_text_stops_the_paper(name: str) -> None:
    text = NASTY[name][:1500]
    conference = room(2, 2, statement=text)
    conference = replace(
        conference,
        title=text, location=text, organiser=text, groups=(text, text + "2"),
        organisations=(Organisation(text),),
        participants=(Participant(text, text, text, text),),
        agenda=tuple(replace(item, title=text, notes=text, led_by=text) for item in conference.agenda),
        tables=tuple(
            Table(table.number, Statement(table.number, text, text, (text, text)), (text + "x",))
            for table in conference.tables
        ),
    )  # fmt: skip
    for what in ("table-sheets", "rotation", "badges", "participants", "run-sheet"):
        content = render(of(conference), what, "pdf", "nl")
        assert opened(content).pages
        assert content == render(of(conference), what, "pdf", "nl")
