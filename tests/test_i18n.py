"""The language in use, and click's own sentences in it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from workshop_tui import i18n

TOY = """
import sys
import click
from workshop_tui.i18n import speak_click

speak_click(sys.argv.pop(1))

@click.group()
def toy(): ...

@toy.command()
@click.argument("number", type=int)
@click.option("--size", type=click.IntRange(1, 3))
@click.option("--kind", type=click.Choice(["wish", "complaint"]))
def note(number, size, kind): ...

toy(prog_name="toy")
"""


def toy(language: str, *args: str) -> str:
    """What the toy command says, on either stream, in a process of its own."""
    answer = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", TOY, language, *args],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return answer.stdout + answer.stderr


@pytest.mark.parametrize(
    ("args", "english", "dutch"),
    [
        (["--help"], "Usage:", "Gebruik:"),
        (["--help"], "Show this message and exit.", "Toont deze uitleg."),
        (["--help"], "Commands:", "Opdrachten:"),
        (["note"], "Error: Missing argument 'NUMBER'.", "Fout: Er ontbreekt een argument 'NUMBER'."),
        (["note", "--siz", "1"], "No such option '--siz'.", "De optie '--siz' bestaat niet."),
        (["note", "--siz", "1"], "Did you mean '--size'?", "Bedoelde je '--size'?"),
        (["notes"], "No such command 'notes'.", "De opdracht 'notes' bestaat niet."),
        (["notes"], "Did you mean 'note'?", "Bedoelde je 'note'?"),
        (["note", "x"], "'x' is not a valid integer.", "'x' is geen geldige waarde (integer)."),
        (["note", "1", "2"], "Got unexpected extra argument (2)", "Dit argument is te veel: 2"),
        (["note", "1", "--size", "9"], "is not in the range 1<=x<=3", "ligt niet binnen 1<=x<=3"),
        (["note", "1", "--kind", "x"], "is not one of", "is geen van"),
    ],
)
def test_click_speaks_the_language(args: list[str], english: str, dutch: str) -> None:
    assert english in toy("en", *args)
    said = toy("nl", *args)
    assert dutch in said
    assert english not in said


def test_the_language_can_be_changed_and_is_known() -> None:
    i18n.use("nl")
    assert i18n.language() == "nl"
    i18n.use("en")
    assert i18n.language() == "en"


def test_a_language_that_we_do_not_have_is_english() -> None:
    i18n.use("fr")
    assert i18n.language() == "en"
    assert i18n._("Usage:") == "Usage:"


def test_plain_text_is_said_as_it_is() -> None:
    assert i18n.say("[/] {n} 100 %") == "[/] {n} 100 %"
