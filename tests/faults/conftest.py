"""A conference in a café round, for programs that are about to be hurt."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workshop_tui.paths import FIRST_CONFERENCE, shipped_sessions

NOW = "2020-02-14T10:00:00+01:00"
PROGRAM = [sys.executable, "-m", "workshop_tui"]


def command(*words: str, now: str = NOW) -> str:
    """Runs a command line; what it printed."""
    done = subprocess.run(
        [*PROGRAM, *words],
        env={**os.environ, "WORKSHOP_TUI_NOW": now},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """The first conference at the start of its world café, at ten o'clock."""
    path = tmp_path / "day.db"
    command("open", str(shipped_sessions() / FIRST_CONFERENCE), "--db", str(path))
    command("do", "start", "wereldcafe", "--db", str(path))
    return path
