"""`change` on the first conference."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from workshop_tui.paths import shipped_sessions


def test_items_are_added_renamed_moved_and_taken_out(day: Shell) -> None:
    assert day.ok("change", "add", "Korte film", "--after", "scenarios", "--minutes", "5").splitlines()[
        0
    ] == ("item added: 13.15 – 13.20 Korte film")
    assert "“Korte film” is now called “Film”" in day.ok("change", "rename", "korte-film", "Film")
    assert "“Film” now takes 10 min (was 5)" in day.ok("change", "length", "korte-film", "10m")
    assert "13.00 – 13.10" in day.ok("change", "move", "korte-film", "up")
    assert "Film" in day.ok("change", "fixed", "korte-film")
    assert day.ok("change", "fixed", "korte-film") == "It was so already.\n"
    day.ok("change", "fixed", "korte-film", "--off")
    assert "item removed: 13.00 – 13.10 Film" in day.ok("change", "remove", "korte-film")
    day.ok("do", "undo")
    assert day("change", "rename", "korte-film", "Film").code == 0


def test_a_length_that_lets_the_rest_stay(day: Shell) -> None:
    said = day.ok("change", "length", "minicollege", "40", "--stay").splitlines()
    assert all("Minicollege" in line for line in said)


def test_tables_and_groups(day: Shell) -> None:
    assert "table" in day.ok("change", "table-add", "Wonen", "--statement", "Meer bouwen.").casefold()
    day.ok("change", "table-close", "5")
    day.ok("change", "group-rename", "A", "Rood")
    day.ok("change", "group-join", "Rood", "B")
    day.ok("note", "add", "--table", "4", "Iets.")
    answer = day("change", "table-close", "4")
    assert (answer.code, answer.out) == (1, "")
    assert "There are notes or agreements of table 4" in answer.err
    day.ok("change", "table-close", "3")


def at_tables(day: Shell) -> list[tuple[int, str | None]]:
    return [(seat["table"], seat["group"]) for seat in day.status()["seating"]]


def test_who_sits_stays_when_tables_and_groups_change(day: Shell) -> None:
    day.ok("do", "start", "wereldcafe", now="10:00")
    day.ok("do", "next", now="10:20")
    assert day.status()["segment"]["kind"] == "changeover"
    told = at_tables(day)
    assert told == [(1, "D"), (2, "A"), (3, "B"), (4, "C")]
    added = day.ok("change", "table-add", "Wonen")
    assert "it counts from round 3 on" in added
    assert at_tables(day) == [*told, (5, None)]
    day.ok("do", "next", now="10:23")
    assert at_tables(day) == [*told, (5, None)]
    answer = day("change", "table-close", "1")
    assert (answer.code, answer.out) == (1, "")
    assert "A group is at table 1" in answer.err
    day.ok("note", "add", "--table", "1", "Iets.")
    joined = day.ok("change", "group-join", "D", "A")
    assert "it counts from round 3 on" in joined
    assert at_tables(day) == [*told, (5, None)]
    day.ok("do", "next", now="10:43")
    assert at_tables(day) == [(1, None), (2, None), (3, "A"), (4, "B"), (5, "C")]
    assert json.loads(day.ok("note", "list", "--json"))[0]["group"] == "D"
    for _ in range(4):
        day.ok("do", "undo")
    assert at_tables(day) == told


def test_a_day_saved_in_a_cafe_is_taken_again_and_nobody_moves(day: Shell, tmp_path: Path) -> None:
    day.ok("do", "start", "wereldcafe", now="10:00")
    day.ok("change", "table-add", "Wonen")
    day.ok("change", "group-join", "D", "C")
    day.ok("do", "next", now="10:20")
    told = at_tables(day)
    assert told == [(1, None), (2, "A"), (3, "B"), (4, "C"), (5, None)]
    saved = tmp_path / "nieuw.yaml"
    assert day("change", "save", str(saved)).code == 0
    assert day("check", str(saved)).code == 0
    day("open", str(saved), "--take")
    assert at_tables(day) == told
    day.ok("do", "next", now="10:23")
    day.ok("do", "next", now="10:43")
    assert at_tables(day) == [(1, None), (2, None), (3, "A"), (4, "B"), (5, "C")]


def test_a_changed_file_moves_nobody_who_sits(day: Shell, tmp_path: Path) -> None:
    text = (shipped_sessions() / "2020-02-14-drechtsteden.yaml").read_text(encoding="utf-8")
    file = tmp_path / "2020-02-14-drechtsteden.yaml"
    day.ok("do", "start", "wereldcafe", now="10:00")
    told = at_tables(day)
    assert "groups: 4" in text
    file.write_text(text.replace("groups: 4", "groups: 3").replace("group: D", "group: C"), encoding="utf-8")
    answer = day("open", str(file))
    assert answer.code == 1
    assert "it counts from round 2 on" in answer.err
    day("open", str(file), "--take")
    assert at_tables(day) == told
    day.ok("do", "next", now="10:20")
    assert at_tables(day) == [(1, None), (2, "A"), (3, "B"), (4, "C")]


def test_what_was_lived_or_noted_stays(day: Shell) -> None:
    day.ok("note", "add", "--item", "lunch", "Soep.")
    assert "agreements of “Lunch" in day("change", "remove", "lunch").err
    day.ok("agreement", "add", "Doen.")
    day.ok("do", "start", now="07:45")
    for arguments in (("remove", "inloop"), ("move", "welkom", "up"), ("length", "inloop", "5")):
        answer = day("change", *arguments)
        assert (answer.code, answer.out) == (1, "")
        assert "The day has been at “Inloop met ontbijt”" in answer.err
    assert day.ok("change", "rename", "inloop", "Koffie").startswith("“Inloop met ontbijt”")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("add", "X", "--first", "--after", "lunch"), 2),
        (("add", "X", "--kind", "feest"), 2),
        (("length", "lunch", "90s"), 2),
        (("length", "lunch", "veel"), 1),
        (("remove", "nix"), 1),
        (("move", "lunch", "left"), 2),
        (("group-rename", "Z", "Y"), 1),
    ],
)
def test_what_cannot_be_is_said(day: Shell, arguments: tuple[str, ...], code: int) -> None:
    answer = day("change", *arguments)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err


def test_in_dutch(day: Shell) -> None:
    day.lang = "nl"
    answer = day("change", "remove", "nix")
    assert "Er is geen onderdeel “nix” in het programma." in answer.err


def test_the_day_is_saved_and_checked(shell: Shell) -> None:
    day, shell.lang = shell, "en"
    day.ok("open", str(shipped_sessions() / "2020-02-14-drechtsteden.yaml"))
    day.ok("change", "add", "Film: kort", "--after", "scenarios", "--minutes", "5")
    said = day.ok("change", "save", "nieuw.yaml")
    path = day.db.parent / "nieuw.yaml"
    assert said == f"Saved: {path}\n"
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# De eerste werkconferentie")
    assert '"Film: kort"' in text
    assert day("check", "nieuw.yaml").code == 0
    answer = day("change", "save", "nieuw.yaml")
    assert (answer.code, answer.out) == (1, "")
    assert "is there already" in answer.err
    day.ok("change", "remove", "film-kort")
    day.ok("change", "save", "nieuw.yaml", "--overwrite")
    assert "Film" not in path.read_text(encoding="utf-8")
