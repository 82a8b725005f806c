"""`plan` on the command line: what it says before there is a screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import Shell


def test_it_needs_a_terminal(shell: Shell, tmp_path: Path) -> None:
    answer = shell("--lang", "en", "plan", str(tmp_path / "day.yaml"))
    assert answer.code == 1
    assert "“plan” needs a terminal" in answer.err


@pytest.mark.parametrize("content", [None, "conference:\n  title: Dag\n", "\0"])
def test_a_file_that_cannot_be_used_is_told(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None
) -> None:
    file = tmp_path / "day.yaml"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    monkeypatch.setattr("workshop_tui.cli.planning._is_terminal", lambda: True)
    answer = shell("--lang", "en", "plan", str(file))
    assert answer.code == 1
    assert "day.yaml" in answer.err
    assert "Traceback" not in answer.err
