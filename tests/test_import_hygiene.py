"""What an import may not bring along: proves at run time what the import contracts say of the source.

Screens start fast and scripts faster only while nobody imports a heavy library in passing.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import workshop_tui
from workshop_tui.paths import FIRST_CONFERENCE, shipped_sessions

PACKAGE = Path(workshop_tui.__file__).parent
SCREENS_AND_COMMANDS = {"tui", "cli", "__main__"}
BUILD_ONLY = {"locales"}
OF_SCREENS_AND_DOCUMENTS = {"textual", "typst", "docx"}
HEAVY = {"textual", "typst", "docx", "pydantic", "sqlite_utils", "ruamel", "babel"}
NOT_AT_THE_START = HEAVY - {"textual"} | {"openpyxl", "xlsxwriter", "odfdo", "pypdf", "icalendar", "unittest"}
MOST_AT_THE_START = 100
"""So many of our own modules at most: each costs a millisecond or two before anything is to be seen."""

OF_THE_DOMAIN = HEAVY | {"rich", "click", "sqlite3", "platformdirs"}


def headless_rooms() -> dict[str, list[str]]:
    """The modules outside tui and cli, by the room (or single module) at the top they belong to."""
    rooms: dict[str, list[str]] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = file.relative_to(PACKAGE).with_suffix("").parts
        parts = parts[:-1] if parts[-1] == "__init__" else parts
        if parts and parts[0] not in SCREENS_AND_COMMANDS | BUILD_ONLY:
            rooms.setdefault(parts[0], []).append(".".join(("workshop_tui", *parts)))
    return rooms


def loaded_by(modules: list[str]) -> set[str]:
    """The top-level packages that a fresh process holds after importing these modules."""
    script = (
        "import importlib, json, sys\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        encoding="utf-8",
        cwd=PACKAGE.parent,
        timeout=60,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return set(json.loads(answer.stdout))


@pytest.mark.parametrize("room", headless_rooms())
def test_a_headless_room_loads_no_screen_and_no_document_library(room: str) -> None:
    loaded = loaded_by(headless_rooms()[room])
    assert "workshop_tui" in loaded
    assert loaded & OF_SCREENS_AND_DOCUMENTS == set()


def test_the_domain_loads_the_standard_library_alone() -> None:
    assert loaded_by(headless_rooms()["domain"]) & OF_THE_DOMAIN == set()


def test_the_command_line_imports_late() -> None:
    assert loaded_by(["workshop_tui.cli"]) & HEAVY == set()


RUN = """
import asyncio, json, sys
from workshop_tui import cli
from workshop_tui.tui.app import WorkshopApp

async def painted(app):
    async with app.run_test():
        assert app.screen.query_one("#agenda").option_count
        print(json.dumps(sorted(sys.modules)), file=sys.__stdout__)

WorkshopApp.run = lambda app: asyncio.run(painted(app))
sys.stdin.isatty = sys.stdout.isatty = lambda: True
sys.exit(cli.run(["run", "--db", sys.argv[1]]))
"""
"""`run` on a conference that is in the database, until its screen is painted."""


def test_run_loads_no_more_than_its_first_screen_needs(tmp_path: Path) -> None:
    session, database = str(shipped_sessions() / FIRST_CONFERENCE), str(tmp_path / "day.db")
    program = [sys.executable, "-m", "workshop_tui", "open", session, "--db", database]
    subprocess.run(program, cwd=PACKAGE.parent, check=True, capture_output=True, timeout=60)
    answer = subprocess.run(
        [sys.executable, "-c", RUN, database],
        capture_output=True,
        encoding="utf-8",
        cwd=PACKAGE.parent,
        timeout=60,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    loaded = set(json.loads(answer.stdout))
    assert {name.partition(".")[0] for name in loaded} & NOT_AT_THE_START == set()
    assert "textual.widgets._text_area" not in loaded
    own = {name for name in loaded if name.partition(".")[0] == "workshop_tui"}
    assert len(own) <= MOST_AT_THE_START, sorted(own)
