"""Killed in the middle of typing, and closed with its window: what the screen showed as saved is there,
of what was being typed at most a second is missing, and the clock goes on."""

from __future__ import annotations

import json
import random
import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.conftest import NOW, PROGRAM, command

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.terminal import Terminal

pytestmark = pytest.mark.terminal

KILLS = 50
SHARES = 5
"""The kills are divided, so that the workers of a test run can share them."""
LOST_AT_MOST_S = 1.0


class Typist:
    """Types notes at table 1, one character at a time, and remembers what was typed when."""

    def __init__(self, database: Path, turn: int) -> None:
        self.terminal = Terminal(
            [*PROGRAM, "run", "--db", str(database), "--lang", "en"], {"WORKSHOP_TUI_NOW": NOW}
        )
        self._turn = turn
        self._made = 0
        self.typed: list[tuple[float, str]] = []

    def open_table(self) -> None:
        """From the programme to the input of table 1."""
        self.terminal.wait_for(lambda lines: any("Wereldcaf" in line for line in lines))
        self.terminal.send(b"\x1bOR")
        self.terminal.wait_for(lambda lines: sum("group" in line for line in lines) > 1)
        self.terminal.send(b"1")
        self.terminal.wait_for(lambda lines: any("reaction" in line for line in lines))

    def type_for(self, seconds: float) -> None:
        """Notes like `n07x003 some words`, each ended by enter; stops at a random moment in one."""
        end = time.monotonic() + seconds
        for character in self._notes():
            if time.monotonic() >= end:
                return
            self.terminal.send(character.encode())
            self.typed.append((time.monotonic(), character))
            self.terminal.read_for(0.004)

    def _notes(self) -> Iterator[str]:
        while True:
            self._made += 1
            yield from f"n{self._turn:02}x{self._made:03} what was said at the table\r"

    def shown_as_saved(self) -> set[str]:
        """The notes in the list: there a line begins with the sign and the word for the kind. What is still
        being saved stands below, beside the input."""
        lines = [line for line in self.terminal.screen() if line.split()[:2] == ["•", "reaction"]]
        words = {word for line in lines for word in line.split()}
        return {f"n{self._turn:02}x{number:03}" for number in range(1, self._made + 1)} & words

    def being_typed(self, until: float) -> str:
        """What was typed after the last enter, up to an instant."""
        text = "".join(character for at, character in self.typed if at <= until)
        return text.rpartition("\r")[2]


def stored_texts(database: Path) -> list[str]:
    """All notes that are on disk."""
    return [note["text"] for note in json.loads(command("note", "list", "--json", "--db", str(database)))]


def drafts(database: Path) -> list[str]:
    """All drafts that are on disk."""
    connection = sqlite3.connect(database)
    try:
        return [str(text) for (text,) in connection.execute("SELECT text FROM drafts")]
    finally:
        connection.close()


def check_nothing_is_lost(database: Path, typist: Typist, ended: float) -> None:
    """What the screen showed as saved is there; of the rest at most a second is missing."""
    texts = stored_texts(database)
    there = {word for text in texts for word in text.split()}
    missing = typist.shown_as_saved() - there
    assert not missing
    kept = typist.being_typed(ended - LOST_AT_MOST_S)
    safe = [*drafts(database), *texts]
    assert not kept or any(kept in text for text in safe), (kept, safe[:3])


def check_the_clock(database: Path) -> None:
    """The café that began at ten still runs, and tells what is left of it."""
    now = "2020-02-14T10:07:00+01:00"
    status = json.loads(command("status", "--json", "--db", str(database), now=now))
    assert status["item"]["id"] == "wereldcafe"
    assert status["state"] == "running"
    assert abs(status["segment"]["remaining_s"] - 13 * 60) <= 2


@pytest.mark.parametrize("share", range(SHARES))
def test_killed_at_random_moments(database: Path, share: int) -> None:
    chance = random.Random(20200214 + share)
    shown = 0
    for turn in range(share, KILLS, SHARES):
        typist = Typist(database, turn)
        try:
            typist.open_table()
            typist.type_for(chance.uniform(0.0, 1.6))
        finally:
            ended = time.monotonic()
            typist.terminal.kill()
        check_nothing_is_lost(database, typist, ended)
        shown += len(typist.shown_as_saved())
    assert shown > KILLS // SHARES // 5, "the screens showed too little to prove anything"
    check_the_clock(database)
    assert "whole" in command("verify", "--db", str(database), "--lang", "en")


def test_closed_with_its_window(database: Path) -> None:
    for turn in range(5):
        typist = Typist(database, turn)
        typist.open_table()
        typist.type_for(0.7 + turn / 5)
        ended = time.monotonic()
        typist.terminal.close()
        check_nothing_is_lost(database, typist, ended)
    check_the_clock(database)


def test_the_draft_is_back_in_its_own_place(database: Path) -> None:
    typist = Typist(database, 99)
    typist.open_table()
    typist.terminal.send(b"half a sentence")
    typist.terminal.wait_for(lambda lines: any("half a sentence" in line for line in lines))
    typist.terminal.read_for(1.2)
    typist.terminal.kill()
    again = Typist(database, 98)
    again.open_table()
    again.terminal.wait_for(lambda lines: any("half a sentence" in line for line in lines))
    again.terminal.kill()
