"""The command line in this process: what it says, on which stream, and its exit code."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.live.desk import shipped, source
from workshop_tui.clock import ManualClock, SetClock
from workshop_tui.live.opening import opened
from workshop_tui.store import Store


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A shell in an empty folder, in English unless told otherwise, with a database to be made."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    # What a call costs would otherwise show in the seconds that it prints.
    monkeypatch.setattr(SetClock.__init__, "__defaults__", (0.0,))
    return Shell(tmp_path / "day.db", monkeypatch, capsys)


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database with the first conference in it, made once."""
    made = tmp_path_factory.mktemp("stored") / "day.db"
    with Store.open(made) as store:
        opened(store, ManualClock(1_581_600_000_000), source(shipped()))
    return made


@pytest.fixture
def day(shell: Shell, stored: Path) -> Shell:
    """The first conference is stored, and everything is asked in English."""
    shutil.copyfile(stored, shell.db)
    shell.lang = "en"
    return shell
