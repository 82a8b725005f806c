"""`plan` on the command line: what it says before there is a screen, and what it opens."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import Shell
from workshop_tui.tui.planner_app import PlannerApp


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[PlannerApp]:
    """The planners that were opened; none is shown."""
    found: list[PlannerApp] = []
    monkeypatch.setattr("workshop_tui.cli.planning._is_terminal", lambda: True)
    monkeypatch.setattr(PlannerApp, "run", lambda self: found.append(self))
    return found


def test_it_needs_a_terminal(shell: Shell, tmp_path: Path) -> None:
    answer = shell("--lang", "en", "plan", str(tmp_path / "day.yaml"))
    assert answer.code == 1
    assert "“plan” needs a terminal" in answer.err


@pytest.mark.parametrize(
    ("name", "content"), [("day.yaml", "\0"), ("day.docx", "PK"), ("none/day.yaml", None), ("day.txt", None)]
)
def test_a_file_that_is_no_text_is_told(
    shell: Shell, tmp_path: Path, opened: list[PlannerApp], name: str, content: str | None
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_text(content, encoding="utf-8")
    answer = shell("--lang", "en", "plan", str(file))
    assert answer.code == 1
    assert file.name in answer.err
    assert "Traceback" not in answer.err
    assert not opened


def test_a_file_with_errors_is_opened_to_be_mended(
    shell: Shell, tmp_path: Path, opened: list[PlannerApp]
) -> None:
    file = tmp_path / "day.yaml"
    file.write_text("conference:\n  title: Dag\n", encoding="utf-8")
    assert shell("plan", str(file)).code == 0
    assert len(opened) == 1


def test_a_file_that_is_not_there_is_a_new_one(
    shell: Shell, tmp_path: Path, opened: list[PlannerApp]
) -> None:
    file = tmp_path / "day.yaml"
    assert shell("plan", str(file)).code == 0
    assert [app.wanted_name for app in opened] == [file]
    assert not file.exists()
