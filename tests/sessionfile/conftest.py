"""A small session file that is right, for tests to spoil."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from workshop_tui.sessionfile import Loaded, load

RIGHT = """\
conference:
  title: Day
  date: 2020-02-14
organisations: [Alblasserdam, {name: Hendrik-Ido-Ambacht, short: HIA}]
groups: 2
participants:
  - {name: Ann, role: councillor, organisation: HIA, group: A}
  - {name: Bob, group: B}
agenda:
  - time: 9.00 – 9.30
    title: Start
    kind: talk
  - time: 9.30 – 10.00
    title: Pitches
    kind: pitches
    speakers: organisations
    minutes_each: 3
  - time: 10.00 – 11.00
    title: Café
    kind: world_cafe
    rounds: 2
    round_minutes: 20
    changeover_minutes: 3
tables:
  - number: 1
    theme: One
    hosts: [Cas]
  - number: 2
    theme: Two
"""

Spoil = Callable[..., Loaded]
Read = Callable[[str], Loaded]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Loads a text as a session file."""

    def load_text(text: str) -> Loaded:
        path = tmp_path / "day.yaml"
        path.write_text(text, encoding="utf-8")
        return load(path)

    return load_text


@pytest.fixture
def spoil(read: Read) -> Spoil:
    """Loads the right file with pieces of it replaced: `spoil(("title: Start", "titel: Start"))`."""

    def load_spoilt(*pairs: tuple[str, str], more: str = "") -> Loaded:
        text = RIGHT
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        return read(text + more)

    return load_spoilt


def said(loaded: Loaded) -> list[str]:
    """The problems as they print, without the folder."""
    short = (replace(problem, file=Path(problem.file).name) for problem in loaded.problems)
    return [str(problem.as_message()) for problem in short]


@pytest.fixture
def problems(spoil: Spoil) -> Callable[..., list[str]]:
    """The problems of the spoilt file, as they print."""

    def of(*pairs: tuple[str, str], more: str = "") -> list[str]:
        return said(spoil(*pairs, more=more))

    return of
