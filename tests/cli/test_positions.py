"""Positions from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import Shell
from tests.nasty import NASTY
from workshop_tui.report.position_json import SHAPE

FILE = """\
conference: {id: tafel, title: Tafel, date: 2020-02-14, series: Tafels, number: 1, language: nl}
organisations: [{name: Dordrecht, short: Dor}, Papendrecht]
agenda:
  - {time: 9.00 - 10.00, title: Projecten, kind: positions}
positions:
  - id: projecten
    title: Projecten
    scale:
      - {key: volledig, label: volledige participatie, takes_part: true}
      - {key: geen, label: geen deelname}
    subjects: [Wijkteams, Meldpunt ondermijning]
"""


@pytest.fixture
def table(shell: Shell, tmp_path: Path) -> Shell:
    """A conference with one block of positions, in English."""
    file = tmp_path / "tafel.yaml"
    file.write_text(FILE, encoding="utf-8")
    shell.lang = "en"
    shell.ok("open", str(file))
    return shell


def shown(table: Shell) -> Any:
    return table("position", "show", "--json").json


def test_a_position_is_set_and_shown(table: Shell) -> None:
    said = table.ok(
        "position", "set", "projecten", "wijkteams", "dor", "1", "--motive", "Wij wel.", now="9:10"
    )
    assert said == "Wijkteams · Dordrecht: volledige participatie – Wij wel.\n"
    table.ok("position", "set", "projecten", "2", "Papendrecht", "geen", "--contribution", "ruimte")
    (block,) = shown(table)
    first = block["subjects"][0]["positions"][0]
    assert (first["step"], first["motive"], first["at"][:19]) == (
        "volledig",
        "Wij wel.",
        "2020-02-14T08:10:00",
    )
    assert block["subjects"][1]["positions"][1]["contribution"] == "ruimte"
    assert table.ok("position", "show") == (
        "Projecten (projecten)\n"
        "1 V volledige participatie   2 G geen deelname\n"
        "\n"
        "                             Dor Papendrecht     V   G   Σ\n"
        "    1. Wijkteams              V       ·          1   0   1\n"
        "    2. Meldpunt ondermijning  ·       G          0   1   0\n"
        "                           V  1       0          1\n"
        "                           G  0       1              1\n"
        "                           Σ  1       0                  1\n"
        "                           Σ  takes part\n"
        "\n"
        "  1. Dordrecht: volledige participatie – Wij wel.\n"
        "  2. Papendrecht: geen deelname (contribution: ruimte)\n"
    )


def test_subjects_are_judged(table: Shell) -> None:
    assert table.ok("position", "judge", "projecten", "1", "preferred") == "Wijkteams: preferred\n"
    said = table.ok("position", "judge", "projecten", "2", "merged", "--into", "1", "--reason", "Zelfde.")
    assert said == "Meldpunt ondermijning: merged → Wijkteams\n"
    (block,) = shown(table)
    assert [(each["state"], each["reason"], each["into"]) for each in block["subjects"]] == [
        ("preferred", "", None),
        ("merged", "Zelfde.", "Wijkteams"),
    ]
    table.ok("position", "judge", "projecten", "2", "struck-off", "--reason", "-", stdin=b"Nee.\n")
    history = table("position", "history", "projecten", "2", "--json").json
    assert [(each["state"], each["reason"]) for each in history] == [
        ("merged", "Zelfde."), ("struck_off", "Nee."),
    ]  # fmt: skip
    assert "struck off: Nee." in table.ok("position", "history", "projecten", "2")
    assert "✗  2. struck off: Nee." in table.ok("position", "show")


def test_history_clear_and_restore(table: Shell) -> None:
    where = ("projecten", "1", "Dordrecht")
    table.ok("position", "set", *where, "1", now="9:10")
    assert table.ok("position", "clear", *where, now="9:11") == "Wijkteams · Dordrecht: ·\n"
    assert table.ok("position", "restore", *where, "1") == "Wijkteams · Dordrecht: volledige participatie\n"
    assert table.ok("position", "history", *where).splitlines() == [
        "  1  2020-02-14 09:10  volledige participatie",
        "  2  2020-02-14 09:11  ·",
        "  3  2020-02-14 09:11  volledige participatie",
    ]
    found = table("position", "history", *where, "--json").json
    assert [(each["number"], each["step"]) for each in found] == [(1, "volledig"), (2, None), (3, "volledig")]


def test_a_party_joins_and_leaves(table: Shell) -> None:
    assert table.ok("position", "party", "Waterschap").splitlines()[-1] == "Waterschap"
    assert shown(table)[0]["parties"][2]["added"] is True
    table.ok("position", "party", "waterschap", "--remove")
    assert len(shown(table)[0]["parties"]) == 2


@pytest.mark.parametrize(
    ("code", "call", "english", "dutch"),
    [
        (1, ("set", "projectn", "1", "1", "1"), "mean “projecten”", "“projecten”"),
        (1, ("set", "projecten", "Meldpnt", "1", "1"), "no subject “Meldpnt”", "geen onderwerp “Meldpnt”"),
        (1, ("set", "projecten", "1", "Zwijndrecht", "1"), "no organisation", "geen organisatie"),
        (1, ("set", "projecten", "1", "1", "9"), "no step “9”", "geen stap “9”"),
        (2, ("set", "projecten", "1", "1"), "Missing argument", "STEP"),
        (2, ("set", "projecten", "1", "1", "1", "--motive", "-", "--contribution", "-"),
         "Only one text", "maar één tekst"),
        (2, ("judge", "projecten", "1", "weg"), "'weg' is not one of", "'weg'"),
        (1, ("judge", "projecten", "1", "merged"), "not said what", "staat niet bij"),
        (1, ("judge", "projecten", "1", "merged", "--into", "1"), "into itself", "in zichzelf"),
        (1, ("judge", "projecten", "1", "kept", "--into", "2"), "Only what is merged", "Alleen wat"),
        (1, ("party", " "), "no name", "geen naam"),
        (1, ("party", "dordrecht"), "takes part already", "al bij"),
        (1, ("party", "Dordrecht", "--remove"), "in the session file", "sessiebestand"),
        (1, ("restore", "projecten", "1", "1", "4"), "no reading 4", "geen eerdere versie 4"),
        (2, ("restore", "projecten", "1", "1", "x"), "not a valid integer", "'x'"),
        (1, ("show", "anders"), "no block “anders”", "geen blok “anders”"),
        (1, ("history", "projecten", "7"), "no subject “7”", "geen onderwerp “7”"),
    ],
)  # fmt: skip
def test_what_people_get_wrong(
    table: Shell, code: int, call: tuple[str, ...], english: str, dutch: str
) -> None:
    for language, said in (("en", english), ("nl", dutch)):
        answer = table("position", *call, "--lang", language)
        assert (answer.code, answer.out) == (code, "")
        assert said in answer.err
        assert "Traceback" not in answer.err


def test_a_conference_without_positions_says_so(day: Shell) -> None:
    assert day.ok("position", "show") == "This conference has no positions.\n"
    assert day("position", "show", "--json").json == []
    assert day("position", "party", "x").code == 1


def test_the_shape_of_the_json_is_in_the_help(table: Shell) -> None:
    told = table.ok("position", "show", "--help")
    assert all(line.strip() in told for line in SHAPE.splitlines())
    block = shown(table)[0]
    for name in (*block, *block["subjects"][0], *block["subjects"][0]["positions"][0], *block["parties"][0]):
        assert f'"{name}"' in SHAPE


@pytest.mark.parametrize("name", NASTY)
def test_nasty_texts_are_whole_for_programs_and_harmless_for_people(table: Shell, name: str) -> None:
    text = NASTY[name]
    if "\ud83d" in text or "\0" in text:
        text = text.replace("\ud83d", "").replace("\0", "")
    table.ok("position", "set", "projecten", "1", "1", "1", f"--motive={text}", f"--contribution={text}x")
    table.ok("position", "judge", "projecten", "1", "kept", f"--reason={text}")
    answer = table("position", "show", "--json")
    found = answer.json[0]["subjects"][0]
    wanted = text if text.strip() else ""
    assert (found["positions"][0]["contribution"], found["reason"]) == (f"{text}x", wanted)
    assert answer.out.isascii()
    for call in (("show",), ("history", "projecten", "1"), ("history", "projecten", "1", "1")):
        people = table.ok("position", *call)
        assert not set(people) & set("\x1b\x07\x9b\u202e\u2067\r")
    for format in ("md", "csv", "json"):
        assert table("export", "positions", "--format", format, "-o", "-").code == 0
