"""Participants from a csv beside the session file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from workshop_tui.domain.conference import Conference, Organisation, Participant
from workshop_tui.sessionfile import Loaded
from workshop_tui.sessionfile.people_file import people_of, read_people, taken_in
from workshop_tui.sessionfile.people_saving import people_text

Spoil = Callable[..., Loaded]

LIST = """\
participants:
  - {name: Ann, role: councillor, organisation: HIA, group: A}
  - {name: Bob, group: B}
"""


@pytest.fixture
def with_csv(tmp_path: Path, spoil: Spoil) -> Callable[[str | bytes], Loaded]:
    def load_with(content: str | bytes) -> Loaded:
        raw = content.encode() if isinstance(content, str) else content
        (tmp_path / "people.csv").write_bytes(raw)
        return spoil((LIST, "participants: people.csv\n"))

    return load_with


EXPECTED = (
    Participant("Ann, the first", "wethouder", "Hendrik-Ido-Ambacht", "A"),
    Participant("Bob", "", None, None),
)


@pytest.mark.parametrize(
    "content",
    [
        'naam;functie;gemeente;groep\n"Ann, the first";wethouder;HIA;A\nBob;;;\n',
        'name,role,organisation,group\n"Ann, the first",wethouder,HIA,A\nBob\n',
        "Naam\tRol\tOrganisatie\tGroep\te-mail\nAnn, the first\twethouder\thia\tA\tx@y\n\nBob\t\t\t\t\n",
        b'\xef\xbb\xbfnaam;functie;gemeente;groep\r\n"Ann, the first";wethouder;HIA;A\r\nBob;;;\r\n',
    ],
)
def test_delimiters_headers_and_byte_order_mark(
    with_csv: Callable[[str | bytes], Loaded], content: str | bytes
) -> None:
    loaded = with_csv(content)
    assert [str(each.message) for each in loaded.problems] == ["“Bob” has no organisation"]
    assert loaded.conference is not None
    assert loaded.conference.participants == EXPECTED


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "naam;groep;gemeente\nAnn;A;hia\nBob;C;hia\n",
            "people.csv:3:1: group: there is no group “C”; choose from: A, B",
        ),
        (
            "naam;gemeente\nAnn;Alblaserdam\n",
            "people.csv:2:1: organisation: there is no organisation “Alblaserdam”; "
            "did you mean “Alblasserdam”?",
        ),
        ("naam;groep\n;A\n", "people.csv:2:1: name: “name” is missing"),
        (
            "wie;groep\nAnn;A\n",
            "people.csv:1:1: name: the first line must name the columns: name, role, organisation, group "
            "(or naam, functie, organisatie, groep); “name” is missing",
        ),
        ("", "people.csv:1:1: the file is empty"),
        (
            b"naam\nJos\x81\n",
            "day.yaml:6:15: participants: the list “people.csv” beside this file: "
            "the file is not UTF-8; save it as UTF-8 in your editor",
        ),
        ("naam\n" + "x" * 200_000, "people.csv:2:1: this line is no line of a csv file"),
    ],
)
def test_what_is_wrong_with_the_list(
    with_csv: Callable[[str | bytes], Loaded], content: str | bytes, expected: str
) -> None:
    loaded = with_csv(content)
    assert loaded.conference is None
    (problem,) = loaded.problems
    assert str(problem.as_message()).endswith(expected)


def test_a_list_that_is_not_there(spoil: Spoil) -> None:
    (problem,) = spoil((LIST, "participants: people.csv\n")).problems
    assert problem.key == "participants"
    assert str(problem.message) == "the list “people.csv” beside this file: there is no such file"


def workbook(path: Path, rows: list[list[str]]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)


def test_a_workbook_with_its_heading_below_a_title_and_names_in_parts(tmp_path: Path, spoil: Spoil) -> None:
    workbook(
        tmp_path / "people.xlsx",
        [
            ["Deelnemerslijst"],
            [],
            ["Voornaam", "Tussenvoegsel", "Achternaam", "E-mail", "Functie", "Gemeente", "Groep"],
            ["Ann", "de", "Boer", "x@y", "wethouder", "HIA", "A"],
            ["Bob", "", "Bos"],
        ],
    )
    loaded = spoil((LIST, "participants: people.xlsx\n"))
    assert [(each.line, each.severity, str(each.message)) for each in loaded.problems] == [
        (5, "warning", "“Bob Bos” has no organisation")
    ]
    assert loaded.conference is not None
    assert loaded.conference.participants == (
        Participant("Ann de Boer", "wethouder", "Hendrik-Ido-Ambacht", "A"),
        Participant("Bob Bos"),
    )


def test_what_is_wrong_with_a_workbook_is_said_with_its_row(tmp_path: Path, spoil: Spoil) -> None:
    workbook(tmp_path / "people.xlsx", [["Naam", "Groep", "Gemeente"], ["Ann", "C", "HIA"], ["", "A"]])
    said = [str(problem.as_message()) for problem in spoil((LIST, "participants: people.xlsx\n")).problems]
    assert [line.partition("people.xlsx:")[2] for line in said] == [
        "2:1: group: there is no group “C”; choose from: A, B",
        "3:1: name: “name” is missing",
    ]
    (tmp_path / "people.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    (problem,) = spoil((LIST, "participants: people.xlsx\n")).problems
    assert "the list “people.xlsx” beside this file" in str(problem.message)


def test_who_was_forgotten_in_a_list_of_the_session_file_is_told(spoil: Spoil) -> None:
    """A host needs no organisation; a list of which half has none is meant so."""
    named = "".join(f"  - {{name: Person {n}, organisation: HIA}}\n" for n in range(18))
    loaded = spoil((LIST, f"participants:\n{named}  - {{name: Cy}}\n  - {{name: Cas}}\n"))
    assert [(each.severity, str(each.message)) for each in loaded.problems] == [
        ("warning", "“Cy” has no organisation")
    ]
    assert spoil((LIST, "participants: [{name: Cy}, {name: Ann, organisation: HIA}]\n")).problems == ()


def test_a_list_told_by_line_as_the_conference_knows_it(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(
        "Naam;Gemeente;Groep;Dieet\nAnn;hia;A\nBob;;Q\nCy;Atlantis\nAnn;HIA\n;x\n", encoding="utf-8"
    )
    conference = Conference(
        "x",
        "X",
        date(2020, 2, 14),
        organisations=(Organisation("Hendrik-Ido-Ambacht", "HIA"),),
        groups=("A",),
    )
    listed = read_people(path)
    people, said = taken_in(conference, listed)
    assert [person.organisation for person in people] == [
        "Hendrik-Ido-Ambacht", None, "Atlantis", "Hendrik-Ido-Ambacht",
    ]  # fmt: skip
    assert [str(each) for each in said] == [
        "line 6: “name” is missing",
        "line 3: “Bob” has no organisation",
        "line 3: there is no group “Q”",
        "line 4: there is no organisation “Atlantis”",
        "line 5: “Ann” is on the list twice",
    ]
    assert listed.unused == ("Dieet",)
    assert dict(listed.columns) == {"name": "Naam", "organisation": "Gemeente", "group": "Groep"}


def test_an_organisation_that_many_have_and_nobody_knows_is_told_once(
    with_csv: Callable[[str | bytes], Loaded],
) -> None:
    rows = "".join(f"P{place};Atlantis\n" for place in range(30))
    loaded = with_csv(f"naam;gemeente\n{rows}Ann;HIA\nBob;Ys\n")
    assert [(each.line, each.key) for each in loaded.errors] == [(2, "organisation"), (33, "organisation")]
    assert "“Atlantis”, which 30 participants have; add it under “organisations”" in str(
        loaded.errors[0].message
    )


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_list_as_excel_writes_it_with_a_title_above(
    with_csv: Callable[[str | bytes], Loaded], coding: str, delimiter: str
) -> None:
    rows = ["Deelnemers, 14 februari", "", "Voornaam;Achternaam;Gemeente", "José;Müller;HIA", ";;"]
    text = "\r\n".join(row.replace(";", delimiter) if ";" in row else row for row in rows)
    loaded = with_csv(text.encode(coding))
    assert loaded.problems == ()
    assert loaded.conference is not None
    assert loaded.conference.participants == (Participant("José Müller", "", "Hendrik-Ido-Ambacht"),)


def test_who_is_listed_twice_or_without_an_organisation_is_told_by_line(
    with_csv: Callable[[str | bytes], Loaded],
) -> None:
    loaded = with_csv("naam;gemeente\nAnn de Wit;HIA\nANN  DE WIT;hia\nBob;\n")
    assert loaded.conference is not None
    assert [(each.severity, each.line, str(each.message)) for each in loaded.problems] == [
        ("warning", 3, "“ANN DE WIT” is on the list twice"),
        ("warning", 4, "“Bob” has no organisation"),
    ]


def test_that_many_have_no_organisation_is_told_once(with_csv: Callable[[str | bytes], Loaded]) -> None:
    (problem,) = with_csv("naam\n" + "".join(f"P{place}\n" for place in range(30))).problems
    assert (problem.severity, problem.line) == ("warning", 2)
    assert str(problem.message) == "“P0” and 29 others have no organisation"


def test_a_title_above_the_list_stays_when_people_are_put_into_it() -> None:
    text = "Deelnemers;;\n\nNaam;Gemeente;Dieet\nAnn;HIA;vegan\n"
    before = [each.person for each in people_of(text).people]
    made = people_text(text, before, [*before, Participant("Bob", "", "HIA")])
    assert made == "Deelnemers;;\n\nNaam;Gemeente;Dieet\nAnn;HIA;vegan\nBob;HIA\n"


def test_a_quotation_mark_that_is_never_closed_is_no_name(with_csv: Callable[[str | bytes], Loaded]) -> None:
    (problem,) = with_csv('naam;gemeente\n"Ann;HIA\nBob;HIA\n').problems
    assert problem.severity == "error"
    assert str(problem.message) == "this line is no line of a csv file"
