"""Programmes in many styles, each with the session file that is to come out of it.

A golden file is made anew with `WORKSHOP_TUI_GOLDEN=1 pytest tests/sessionfile/importing/test_corpus.py`:
read what changed in it before you keep it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.sessionfile.importing.mutations import CORPUS, TODAY
from workshop_tui.sessionfile import load
from workshop_tui.sessionfile.importing import read_programme

EXPECTED = CORPUS.parent / "expected"
PROGRAMMES = sorted(CORPUS.iterdir())


@pytest.mark.parametrize("programme", PROGRAMMES, ids=lambda path: path.name)
def test_a_programme_becomes_its_session_file(programme: Path) -> None:
    imported = read_programme(programme, today=TODAY)
    golden = EXPECTED / f"{programme.stem}.yaml"
    if os.environ.get("WORKSHOP_TUI_GOLDEN"):
        golden.write_text(imported.text, encoding="utf-8")
    assert imported.text == golden.read_text(encoding="utf-8")
    loaded = load(golden)
    assert loaded.errors == ()
    assert loaded.conference == imported.conference


def test_there_are_enough_and_each_golden_file_has_its_programme() -> None:
    assert len(PROGRAMMES) >= 12
    assert {path.stem for path in PROGRAMMES} == {path.stem for path in EXPECTED.iterdir()}


@pytest.mark.parametrize("programme", PROGRAMMES, ids=lambda path: path.name)
def test_every_line_of_a_programme_is_somewhere_in_the_file(programme: Path) -> None:
    """Words may be parted otherwise and times written otherwise, but none is lost."""
    if programme.suffix not in (".txt", ".md"):
        pytest.skip("a form with fields, some of which say nothing to people")
    imported = read_programme(programme, today=TODAY)
    said = {word.casefold() for word in _words(imported.text)}
    lost = [word for word in _words(programme.read_text(encoding="utf-8")) if word.casefold() not in said]
    assert {word.casefold() for word in lost} <= _SAID_OTHERWISE


def _words(text: str) -> list[str]:
    return ["".join(filter(str.isalpha, word)) for word in text.split() if sum(map(str.isalpha, word)) > 3]


_LABELS = """betreft owner topic schedule round three october conversations moderated
dagindeling duur event four leiding moderator onder onderwerp show start thematafel tijdstip trainer
activity agenda chair concept councils dagvoorzitter datum door draaiboek duration
gemeenten deelnemende host lead lokatie locatie onderdeel participating plaats progamma programma
programme question questions ronde sheet spreker statement stelling table tables tafel tafels
tafelvoorzitter thema themas tijd titel uitnodiging venue vraag vragen voorzitter waar where when"""
_DATES = """april dindsdag dinsdag donderdag februari february febuari friday januari juli juni
december june vrijdag wednesday maandag maart november march oktober saturday september thursday woensdag"""
_TIMES = """aanvang vanaf einde half kwart over tot uur van voor close vergadering noon sluiting until"""
_SAID_OTHERWISE = {*_LABELS.split(), *_DATES.split(), *_TIMES.split()}
