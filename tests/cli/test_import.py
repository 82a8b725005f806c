"""`import`: from a programme as people send it to a session file that runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.sessionfile.importing.files import word

PROGRAMME = """\
Programma Dorpentafel, 14 februari 2020
9.00 – 9.15 Opening door de voorzitter
9.15 – 10.15 Wereldcafé, 3 rondes van 18 minuten
Tafel 1: Wonen
Stelling: Bouw eerst voor wie er al woont.
Tafel 2: Werk
Stelling: Elk dorp een werkplaats.
10.15 – 10.30 Pauze
Tot ziens!
"""


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    path = tmp_path / "tafel.txt"
    path.write_text(PROGRAMME, encoding="utf-8")
    return path


def test_a_programme_becomes_a_session_file_beside_it_that_runs(shell: Shell, programme: Path) -> None:
    said = shell.ok("import", "tafel.txt", "--lang", "en")
    made = programme.with_suffix(".yaml")
    assert f"Written: {made}" in said
    assert "Dorpentafel, 2020-02-14" in said
    assert " 9.15 – 10.15  Wereldcafé, 3 rondes van 18 minuten [world café, 3 × 18 min]" in said
    assert "Bouw eerst voor wie er al woont." in said
    assert "workshop-tui plan tafel.yaml" in said
    assert shell("check", "tafel.yaml").code == 0
    assert [item["kind"] for item in shell("check", "--json", "tafel.yaml").json["files"][0]["items"]] == [
        "talk",
        "world_cafe",
        "break",
    ]


def test_it_speaks_the_language_of_the_programme(shell: Shell, programme: Path) -> None:
    assert "Geschreven: " in shell.ok("import", str(programme))
    assert "# Gemaakt van tafel.txt." in programme.with_suffix(".yaml").read_text(encoding="utf-8")


def test_nothing_is_replaced_without_asking(
    shell: Shell, programme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = programme.with_suffix(".yaml")
    made.write_text("mine", encoding="utf-8")
    answer = shell("import", "tafel.txt", "--lang", "en")
    assert answer.code == 1
    assert "is there already" in answer.err
    assert made.read_text(encoding="utf-8") == "mine"
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("workshop_tui.cli.importing.confirmed", lambda *_, **__: False)
    assert shell("import", "tafel.txt").code == 1
    assert made.read_text(encoding="utf-8") == "mine"
    monkeypatch.setattr("workshop_tui.cli.importing.confirmed", lambda *_, **__: True)
    assert shell("import", "tafel.txt").code == 0
    assert "Dorpentafel" in made.read_text(encoding="utf-8")
    made.write_text("mine", encoding="utf-8")
    assert shell("import", "tafel.txt", "--overwrite").code == 0
    assert "Dorpentafel" in made.read_text(encoding="utf-8")


def test_it_is_pasted_and_goes_to_standard_output(shell: Shell, tmp_path: Path) -> None:
    answer = shell("import", "-", "-o", "-", "--lang", "en", stdin=PROGRAMME.encode())
    assert answer.code == 0
    assert answer.out.startswith("# Gemaakt van de tekst.")
    assert "Tables:" in answer.err
    assert list(tmp_path.glob("*.yaml")) == []
    assert shell("import", "-", stdin=PROGRAMME.encode()).code == 0
    assert shell("check", "programma.yaml").code == 0


def test_the_file_goes_where_it_is_asked_for(shell: Shell, programme: Path, tmp_path: Path) -> None:
    shell.ok("import", str(programme), "-o", "day.yaml")
    assert shell("check", "day.yaml").code == 0
    answer = shell("import", str(programme), "-o", str(tmp_path / "no" / "day.yaml"))
    assert answer.code == 1
    assert "Traceback" not in answer.err


def test_word_goes_in_as_it_is(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "tafel.docx").write_bytes(word(*PROGRAMME.split("\n")))
    shell.ok("import", "tafel.docx")
    assert shell("check", "--json", "tafel.yaml").json["files"][0]["tables"][1] == {
        "number": 2,
        "theme": "Werk",
        "statement": "Elk dorp een werkplaats.",
    }


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("letter.txt", "Dear all, please come.", 1, "no programme"),
        ("day.yaml", "conference: {}", 2, "session file already"),
        ("empty.txt", "", 1, "empty"),
        ("other.json", '{"a": 1}', 1, "no project of Ontime"),
        ("page.html", "<html>9.00 – 10.00 Opening", 1, "web page"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(
    shell: Shell, tmp_path: Path, name: str, content: str, code: int, said: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    answer = shell("import", name, "--lang", "en")
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err


def test_a_file_that_is_not_there(shell: Shell) -> None:
    answer = shell("import", "nee.docx", "--lang", "en")
    assert answer.code == 1
    assert "There is no file nee.docx" in answer.err


def test_what_a_programme_says_does_not_steer_the_terminal(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(
        "9.00 – 9.30 \x1b[2JOp\u202eening\n9.30 – 10.00 Lunch\n", encoding="utf-8"
    )
    said = shell.ok("import", "x.txt")
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_a_conference_in_json_is_no_programme(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "day.json").write_text('{"format": "workshop-tui conference"}', encoding="utf-8")
    answer = shell("import", "day.json", "-o", "day.yaml", "--lang", "en")
    assert answer.code == 2
    assert "goes into the database" in answer.err
    assert not (tmp_path / "day.yaml").exists()


LIST = """\
Voornaam;Achternaam;Gemeente;Groep
Kim;Bos;Westdorp;
Sam;Vos;Oostdorp;
Noor;Dam;westdorp;
Kim;Bos;Westdorp;
Jo;Smit;;
"""


def test_a_list_of_participants_comes_with_it(shell: Shell, programme: Path) -> None:
    programme.write_text(PROGRAMME + "10.30 – 10.40 Pitches\n3 min per gemeente\n", encoding="utf-8")
    (programme.parent / "lists").mkdir()
    listed = programme.parent / "lists" / "mensen.csv"
    listed.write_text(LIST, encoding="utf-8")
    said = shell.ok("import", "tafel.txt", "--participants", "lists/mensen.csv", "--lang", "en")
    assert "Organisations: Westdorp, Oostdorp" in said
    assert "Participants: 5" in said
    assert "? 1 of them has no organisation" in said
    assert "? “Kim Bos” is on the list twice" in said
    made = programme.with_suffix(".yaml").read_text(encoding="utf-8")
    assert "participants: lists/mensen.csv" in made
    checked = shell("check", "--json", "tafel.yaml").json["files"][0]
    assert checked["ok"] is True
    assert [part["label"] for part in checked["items"][-1]["segments"]] == ["Westdorp", "Oostdorp"]
    assert "Sam Vos" in shell("seat", "tafel.yaml").out


def test_what_the_programme_names_comes_first(shell: Shell, programme: Path) -> None:
    programme.write_text("Gemeenten: Oostdorp en Noorddorp\n" + PROGRAMME, encoding="utf-8")
    (programme.parent / "mensen.csv").write_text(LIST.replace("Groep\n", "Groep\nEva;Kok;Zuiddorp;Rood\n"))
    said = shell.ok("import", "tafel.txt", "--participants", "mensen.csv", "--lang", "en")
    assert "Organisations: Oostdorp, Noorddorp, Zuiddorp, Westdorp" in said
    assert "the text does not name them: Zuiddorp, Westdorp" in said
    assert "groups:\n  - Rood\n" in programme.with_suffix(".yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        (None, "mensen.csv: there is no such file"),
        ("", "mensen.csv, line 1: the file is empty"),
        ("Stad;Land\nDelft;NL\n", "mensen.csv, line 1: the first line must name the columns"),
        ("Naam;Gemeente\n;Westdorp\n", "mensen.csv, line 2: “name” is missing"),
    ],
)
def test_a_list_that_cannot_be_used_stops_it(
    shell: Shell, programme: Path, listed: str | None, told: str
) -> None:
    if listed is not None:
        (programme.parent / "mensen.csv").write_text(listed, encoding="utf-8")
    answer = shell("import", "tafel.txt", "--participants", "mensen.csv", "--lang", "en")
    assert answer.code == 1
    assert told in answer.err
    assert not programme.with_suffix(".yaml").exists()


def test_a_list_of_participants_that_is_none_is_said_in_one_sentence(
    shell: Shell, programme: Path, tmp_path: Path
) -> None:
    (tmp_path / "people.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    (tmp_path / "people.csv").write_text("Naam\n" + "Ann Smit\n" * 600_000, encoding="utf-8")
    damaged = shell("import", str(programme), "--participants", str(tmp_path / "people.xlsx"), "--lang", "en")
    assert "people.xlsx: the workbook is damaged or has a form that cannot be read. Give" in damaged.err
    large = shell("import", str(programme), "--participants", str(tmp_path / "people.csv"), "--lang", "en")
    assert "people.csv: the file is larger than 5 MB; that is no list of participants. Give" in large.err


def test_a_day_and_columns_can_be_chosen(shell: Shell, tmp_path: Path) -> None:
    days = "Dag 1\n9.00 – 9.30 Inloop\n9.30 – 10.00 Opening\nDag 2\n10.00 – 10.30 Slot\n10.30 – 11.00 Lunch\n"
    (tmp_path / "days.txt").write_text(days, encoding="utf-8")
    said = shell.ok("import", "days.txt", "--day", "2", "--lang", "en")
    assert "→ 2  Dag 2, 2 times" in said
    assert "10.00 – 10.30  Slot" in said
    assert shell("import", "days.txt", "--day", "3").code == 1
    assert shell("import", "days.txt", "--day", "soon").code == 2
    (tmp_path / "rows.csv").write_text("A;B;C\n9.00-9.30;Zaal 1;Koffie\n", encoding="utf-8")
    said = shell.ok("import", "rows.csv", "--map", "time=A,title=C", "--map", "none=B", "--lang", "en")
    assert "  C → title" in said
    assert "Koffie [break]" in said
    assert shell("import", "rows.csv", "--map", "title=Z", "--overwrite").code == 1
    assert shell("import", "rows.csv", "--map", "titel=C", "--overwrite").code == 2
    assert shell("import", "rows.csv", "--map", "C", "--overwrite").code == 2
