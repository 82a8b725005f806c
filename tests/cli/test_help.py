"""`--help` on everything, in both languages, with every option explained."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from tests.cli.shell import Shell
from workshop_tui import __version__, cli, i18n
from workshop_tui.cli.frame import HelpedCommand
from workshop_tui.i18n import say


def everything(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every group and command."""
    yield path
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        if isinstance(found, click.Group):
            yield from everything(found, (*path, name))
        else:
            yield (*path, name)


def named(path: tuple[str, ...]) -> HelpedCommand:
    found: click.Command | None = cli.commands
    for word in path:
        assert isinstance(found, click.Group)
        found = found.get_command(click.Context(found), word)
    assert isinstance(found, HelpedCommand)
    return found


ALL = list(everything(cli.commands))


def test_there_is_every_command_of_the_contract() -> None:
    assert {
        ("run",), ("open",), ("demo",), ("check",), ("status",), ("do",), ("export",), ("backup",),
        ("verify",), ("where",), ("keys",), ("note", "add"), ("note", "list"),
        ("agreement", "add"), ("agreement", "list"), ("agreement", "set"),
    } <= set(ALL)  # fmt: skip


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_help_is_there_and_translated(shell: Shell, path: tuple[str, ...]) -> None:
    command = named(path)
    told = {}
    for language in i18n.LANGUAGES:
        answer = shell(*path, "--help", "--lang", language)
        assert (answer.code, answer.err) == (0, "")
        told[language] = " ".join(answer.out.split())
        i18n.use(language)
        assert say(command.message).partition("\n")[0].split()[0] in told[language]
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.opts[0] in told[language]
    i18n.use("en")
    assert told["en"].startswith(f"Usage: workshop-tui {' '.join(path)}".strip())
    assert told["nl"].startswith("Gebruik: workshop-tui")
    assert " ".join(str(command.message).split()) in told["en"]
    assert " ".join(str(command.message).split()) not in told["nl"]
    assert "Show this and exit." in told["en"]
    assert "Toont deze uitleg." in told["nl"]


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_option_has_its_help_in_both_languages(path: tuple[str, ...]) -> None:
    command = named(path)
    context = click.Context(command, info_name="x")
    helps: dict[str, list[str]] = {}
    for language in i18n.LANGUAGES:
        i18n.use(language)
        options = [each for each in command.get_params(context) if isinstance(each, click.Option)]
        records = [each.get_help_record(context) for each in options]
        helps[language] = [record[1] for record in records if record is not None]
        assert all(helps[language]), path
    assert len(helps["en"]) == len(helps["nl"]) >= 4
    same = [text for text in helps["en"] if text in helps["nl"]]
    assert same == []


def test_every_command_takes_db_and_lang() -> None:
    for path in ALL:
        names = {name for parameter in named(path).params for name in parameter.opts}
        assert {"--db", "--lang", "--debug"} <= names, path


@pytest.mark.parametrize("path", [("status",), ("do",), ("note", "add"), ("export",), ("run",)])
def test_conference_where_there_could_be_several(path: tuple[str, ...]) -> None:
    assert "--conference" in {name for parameter in named(path).params for name in parameter.opts}


def test_common_options_may_stand_before_the_command(day: Shell) -> None:
    day.lang = None
    answer = day(
        "--db", str(day.db), "--lang", "nl", "note", "--conference", "2020-02-14-drechtsteden", "list"
    )
    assert (answer.code, answer.err) == (0, "")
    assert day("--lang", "nl", "--help", "--db", "x").out.startswith("Gebruik")


def test_actions_are_explained(shell: Shell) -> None:
    said = shell("do", "--help", "--lang", "en").out
    for action in ("start", "next", "next-item", "pause", "resume", "add", "skip", "undo", "redo", "backdate",
                   "finish"):  # fmt: skip
        assert f"\n  {action} " in said
    assert "start the day" in said
    assert "begint de dag" in shell("do", "--help", "--lang", "nl").out


def test_the_version(shell: Shell) -> None:
    assert shell.ok("--version") == f"workshop-tui {__version__}\n"


@pytest.mark.parametrize(
    ("environment", "arguments", "expected"),
    [
        ({}, [], "nl"),
        ({"LANG": "C.UTF-8"}, [], "nl"),
        ({"LANG": "nl_BE.UTF-8"}, [], "nl"),
        ({"LANG": "en_GB.UTF-8"}, [], "en"),
        ({"LANG": "de_DE.UTF-8"}, [], "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "nl_NL.UTF-8"}, [], "nl"),
        ({"LANG": "en_GB.UTF-8"}, ["status", "--lang", "nl"], "nl"),
        ({"LANG": "nl_NL"}, ["--lang=en", "status"], "en"),
        ({"LANG": "nl_NL"}, ["status", "--lang"], "nl"),
        ({"LANG": "nl_NL"}, ["status", "--lang", "fr"], "nl"),
    ],
)
def test_the_language_before_anything_is_read(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], arguments: list[str], expected: str
) -> None:
    import sys

    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert cli.language_of(arguments) == expected


def test_output_is_in_the_language_of_the_conference_unless_asked(day: Shell) -> None:
    day.lang = None
    assert "nog niet begonnen" in day("status").out
    assert "not started yet" in day("status", "--lang", "en").out


def test_keys(shell: Shell) -> None:
    said = shell.ok("keys", "--lang", "en")
    assert "space" in said
    assert shell.ok("keys", "--lang", "nl") != said
