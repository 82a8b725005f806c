"""The secretariat on the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.shell import Shell

EDITOR = """\
import pathlib, sys
file = pathlib.Path(sys.argv[1])
text = file.read_bytes().decode("utf-8")
{change}
file.write_bytes(text.encode("utf-8"))
"""


@pytest.fixture
def day(shell: Shell, shipped_db: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shell:
    monkeypatch.setattr("workshop_tui.paths.settings_file", lambda: tmp_path / "settings.json")
    return shell


@pytest.fixture
def shipped_db(shell: Shell) -> Path:
    from workshop_tui.paths import FIRST_CONFERENCE, shipped_sessions

    shell.ok("open", str(shipped_sessions() / FIRST_CONFERENCE))
    shell.lang = "en"
    return shell.db


def editor(monkeypatch: pytest.MonkeyPatch, folder: Path, change: str) -> None:
    """`$EDITOR` is a program that changes `text`."""
    program = folder / "editor.py"
    program.write_text(EDITOR.format(change=change), encoding="utf-8")
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{program}"')
    monkeypatch.delenv("VISUAL", raising=False)


def test_a_text_is_written_and_read(day: Shell) -> None:
    day.ok("text", "set", "statement:1", "-", stdin=b"Wij delen.\n\nAlles.\n")
    assert day.ok("text", "show", "statement:1") == "Wij delen.\n\nAlles.\n"
    day.ok("text", "set", "statement:1", "Wij delen veel.", "--by", "An", "--ready")
    (text,) = [each for each in json.loads(day.ok("text", "list", "--json")) if each["revisions"]]
    assert (text["key"], text["status"], text["by"], text["revisions"]) == ("statement:1", "ready", "An", 2)
    assert day.ok("text", "show", "statement:1", "--reading", "1") == "Wij delen.\n\nAlles.\n"
    assert "(ready, 3 words)" in day.ok("text", "list")
    assert day.ok("text", "history", "statement:1").count("\n") == 2
    day.ok("text", "status", "statement:1", "concept")
    assert json.loads(day.ok("text", "show", "statement:1", "--json"))["status"] == "concept"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("text", "set", "statement:9", "x"), "no place “statement:9”"),
        (("text", "show", "opening", "--reading", "4"), "no reading 4"),
        (("text", "status", "opening", "ready"), "no text"),
        (("text", "settle", "opening", "--keep"), "one version"),
        (("note", "edit", "x", "y"), "no note “x”"),
        (("note", "edit", "", "y"), "no note “”"),
        (("note", "undo",), "nothing to undo"),
        (("report", "reopen"), "is a concept"),
        (("report", "show", "1"), "No version 1"),
        (("edit",), "needs a terminal"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said(day: Shell, arguments: tuple[str, ...], said: str) -> None:
    answer = day(*arguments)
    assert answer.code == 1
    assert said in answer.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("text", "edit"),
        ("text", "edit", "opening", "--all"),
        ("text", "settle", "opening"),
        ("note", "mark", "open", "x", "--reason", "y"),
        ("note", "mark", "left_out", "x", "--in", "opening"),
        ("note", "move", "x"),
        ("report", "adopt", "--on", "gisteren of zo"),
        ("note", "restore", "x", "y", "--reading", "1"),
    ],
)
def test_wrong_use_is_said(day: Shell, arguments: tuple[str, ...]) -> None:
    answer = day(*arguments)
    assert answer.code == 2
    assert "Traceback" not in answer.err


def note(day: Shell, text: str, *more: str) -> str:
    return day.ok("note", "add", text, *(more or ("--table", "1"))).strip()


def test_notes_are_edited_and_it_is_undone(day: Shell) -> None:
    one, two, three = (note(day, text) for text in ("een", "twee", "drie en vier"))
    day.ok("note", "edit", one, "Een.")
    assert day.ok("note", "merge", one, two, "--text", "Een en twee.").strip() == one
    parts = day.ok("note", "split", three, "drie", "vier").split()
    day.ok("note", "move", *parts, "--table", "2")
    day.ok("note", "mark", "used", one, "--in", "statement:1", "--paragraph", "Wij")
    day.ok("note", "mark", "left_out", parts[0], "--reason", "dubbel")
    day.ok("note", "strike", parts[1])
    listed = {each["id"]: each for each in json.loads(day.ok("note", "list", "--json"))}
    assert [(each["text"], each["state"], each["table"]) for each in listed.values()] == [
        ("Een en twee.", "used", 1),
        ("twee", "struck", 1),
        ("drie", "left_out", 2),
        ("vier", "struck", 2),
    ]
    history = json.loads(day.ok("note", "history", two, "--json"))
    assert [each["action"] for each in history["readings"]] == ["captured", "merged_into"]
    assert history["origins"][0]["note"] == one
    assert "merged" in day.ok("note", "history", one)
    assert day.ok("note", "undo") == "Undone: struck out.\n"
    assert day.ok("note", "restore", two) == "1 note.\n"
    assert day.ok("note", "kind", "question", parts[1]) == "1 note.\n"
    day.ok("note", "restore", one, "--reading", "1")
    assert json.loads(day.ok("note", "list", "--json"))[0]["text"] == "een"
    assert json.loads(day.ok("report", "status", "--json"))["open_notes"] == 3


def test_the_report_is_adopted_and_reopened(day: Shell) -> None:
    held = note(day, "een")
    day.ok("text", "set", "opening", "Welkom bij dit verslag.")
    assert day.ok("report", "status").splitlines()[:2] == ["concept; version 1", "1 note is open"]
    adopted = day("report", "adopt", "--on", "2020-02-14", "--by", "An")
    assert (adopted.code, adopted.err) == (0, "1 note is open\n")
    assert "Version 1" in adopted.out
    before = day.ok("report", "show", "1")
    answer = day("text", "set", "opening", "Anders.")
    assert (answer.code, "Reopen it first" in answer.err) == (1, True)
    assert day("note", "strike", held).code == 1
    day.ok("report", "reopen")
    day.ok("text", "set", "opening", "Anders.")
    assert day.ok("report", "show", "1") == before
    state = json.loads(day.ok("report", "status", "--json"))
    assert (state["status"], state["version"]) == ("concept", 2)
    assert [(each["version"], each["on"], each["by"]) for each in state["adopted"]] == [
        (1, "2020-02-14", "An")
    ]
    whole = json.loads(day.ok("export", "json", "-o", "-"))
    assert whole["report"]["changes"][0]["document"] == before
    assert json.loads(whole["report"]["changes"][0]["whole"])["report"]["status"] == "adopted"


def test_what_is_captured_or_agreed_after_adopting_is_for_the_next_version(day: Shell) -> None:
    note(day, "Op tijd.")
    assert day("report", "adopt").code == 0
    adopted = day.ok("export", "report", "-o", "-")
    assert "is not in it" in day("note", "add", "--table", "1", "Te laat.").err
    day.ok("agreement", "add", "Te laat afgesproken.")
    assert day.ok("export", "report", "-o", "-") == adopted
    assert "Op tijd." in adopted
    assert "Te laat." in day.ok("export", "harvest", "-o", "-")
    without = day.ok("export", "report", "--names", "omit", "-o", "-")
    assert "Op tijd." in without
    assert "Te laat" not in without
    (folder,) = day.ok("export", "all", "-o", "alles").splitlines()
    assert next(Path(folder).glob("*-report.md")).read_text(encoding="utf-8") == adopted
    assert "Te laat." in next(Path(folder).glob("*-harvest.md")).read_text(encoding="utf-8")
    day.ok("report", "reopen")
    assert "Te laat." in day.ok("export", "report", "-o", "-")


def test_the_own_editor_for_one_text(day: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    day.ok("text", "set", "opening", "Welkom.")
    editor(monkeypatch, tmp_path, 'text = text.replace("Welkom", "Van harte welkom, coöperatie")')
    day.ok("text", "edit", "opening")
    assert day.ok("text", "show", "opening") == "Van harte welkom, coöperatie.\n"
    editor(monkeypatch, tmp_path, "pass")
    day.ok("text", "edit", "opening")
    assert json.loads(day.ok("text", "show", "opening", "--json"))["revisions"] == 2


def test_the_whole_report_in_the_own_editor(
    day: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    day.ok("text", "set", "opening", "Welkom.")
    change = 'text = text.replace("Welkom.", "Dag.").replace("<!-- [/close]", "Einde.\\n<!-- [/close]")'
    editor(monkeypatch, tmp_path, change)
    assert day.ok("text", "edit", "--all") == "2 texts were changed.\n"
    assert day.ok("text", "show", "close") == "Einde.\n"
    gone = (
        'text = text.replace("<!-- [/opening] -->", "")'
        '.replace("<!-- [close] close of the report -->", "Los.")'
    )
    editor(monkeypatch, tmp_path, gone)
    answer = day("text", "edit", "--all")
    assert "opening" in answer.err
    assert "close" in answer.err
    assert day.ok("text", "show", "opening") == "Dag.\n"


def test_what_stands_at_no_place_is_kept(day: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    editor(monkeypatch, tmp_path, 'text = "Nergens.\\n" + text')
    answer = day("text", "edit", "--all")
    (line,) = answer.err.splitlines()
    file = Path(next(word for word in line.split() if "workshop-tui-" in word).rstrip(","))
    assert file.read_text(encoding="utf-8").startswith("Nergens.")


@pytest.mark.parametrize(
    ("program", "said"),
    [("/nowhere/ed", "cannot be started"), (f'"{sys.executable}" -c "exit(3)"', "error (3)")],
)
def test_an_editor_that_fails_changes_nothing(
    day: Shell, monkeypatch: pytest.MonkeyPatch, program: str, said: str
) -> None:
    monkeypatch.setenv("VISUAL", program)
    answer = day("text", "edit", "opening")
    assert (answer.code, said in answer.err) == (1, True)
    assert json.loads(day.ok("text", "show", "opening", "--json"))["revisions"] == 0


def test_what_was_typed_while_another_adopted_is_kept(
    day: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    day.ok("report", "adopt")
    change = 'text = text.replace("<!-- [/close]", "Te laat.\\n<!-- [/close]") + "Te laat."'
    editor(monkeypatch, tmp_path, change)
    for arguments in (("text", "edit", "opening"), ("text", "edit", "--all")):
        answer = day(*arguments)
        assert answer.code == 1
        file = Path(answer.err.split("What was typed is in ")[1].strip().rstrip("."))
        assert "Te laat." in file.read_text(encoding="utf-8")
