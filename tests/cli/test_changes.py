"""`change` on the first conference."""

from __future__ import annotations

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
