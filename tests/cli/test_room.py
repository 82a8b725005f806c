"""What the room gets from the command line: messages, the projector, rehearsal, the sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import Shell
from workshop_tui import paths
from workshop_tui.paths import FIRST_CONFERENCE, shipped_sessions
from workshop_tui.tui import sound as sounding


def test_a_message_for_a_minute_for_so_long_and_until_cleared(day: Shell) -> None:
    assert "“Coats on” until 10:01:00." in day.ok("do", "message", "Coats on", now="10:00")
    assert "until 10:00:05." in day.ok("do", "message", "Coats on", "--for", "5")
    assert "until “do clear-message”" in day.ok("do", "message", "Coats on", "--stay")
    assert "shows nothing" in day.ok("do", "blank")
    assert "Coats on" in day.ok("do", "unblank")
    assert "shows the day" in day.ok("do", "clear-message", now="11:00")
    assert "shows the day" in day.ok("do", "clear-message")


def test_a_message_from_standard_input(day: Shell) -> None:
    assert "“Éclairs!”" in day.ok("do", "message", "-", stdin="Éclairs!\n".encode())


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("message",), 2),
        (("message", " "), 1),
        (("message", "x" * 201), 1),
        (("message", "x", "--for", "0"), 1),
        (("message", "x", "--for", "long"), 2),
        (("message", "x", "--for", "5", "--stay"), 2),
        (("pause", "--for", "5"), 2),
        (("next", "--stay"), 2),
        (("blank", "now"), 2),
    ],
)
def test_what_cannot_be_shown_is_refused(day: Shell, words: tuple[str, ...], code: int) -> None:
    answer = day("do", *words)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.strip()
    assert "Traceback" not in answer.err


def test_a_message_is_undone_by_nothing_and_touches_no_time(day: Shell) -> None:
    day.ok("do", "start", now="07:45")
    before = day.status()
    day.ok("do", "message", "Coats on")
    assert day.status() == before
    day.ok("do", "undo")
    assert day.status()["state"] == "planned"


@pytest.mark.parametrize("words", [("display",), ("rehearse", str(shipped_sessions() / FIRST_CONFERENCE))])
def test_screens_say_that_they_need_a_terminal(day: Shell, words: tuple[str, ...]) -> None:
    done = day.started(*words)
    assert done.returncode == 1
    assert b"needs a terminal" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("speed", ["0", "-5", "fast", "999999"])
def test_a_speed_that_cannot_be_is_refused(shell: Shell, speed: str) -> None:
    answer = shell("rehearse", str(shipped_sessions() / FIRST_CONFERENCE), "--speed", speed)
    assert answer.code == 2
    assert answer.err


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings of this test alone."""
    file = tmp_path / "config" / "settings.json"
    monkeypatch.setattr(paths, "settings_file", lambda: file)
    return file


def test_the_sound_is_set_and_told(shell: Shell, settings: Path, tmp_path: Path) -> None:
    shell.lang = "en"
    assert "bell" in shell.ok("sound")
    assert "off" in shell.ok("sound", "off")
    wav = tmp_path / "bel.wav"
    wav.write_bytes(b"RIFF\x24\x00\x00\x00WAVEfmt ")
    assert str(wav) in shell.ok("sound", str(wav))
    assert "off" in shell.ok("sound", "off")
    assert str(wav) in shell.ok("sound", "on")
    assert "bell" in shell.ok("sound", "bell", "--try")
    assert str(settings) in shell.ok("where")


def test_a_sound_that_nothing_plays_is_said(
    shell: Shell, settings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.lang = "en"
    wav = tmp_path / "bel.wav"
    wav.write_bytes(b"RIFF\x24\x00\x00\x00WAVEfmt ")
    monkeypatch.setattr(sounding, "players", lambda _: [])
    answer = shell("sound", str(wav), "--try")
    assert answer.code == 1
    assert "extra “sound”" in answer.err
    assert shell("sound", str(tmp_path / "none.wav")).code == 1


def test_damaged_settings_are_said_and_stop_nothing(shell: Shell, settings: Path) -> None:
    shell.lang = "en"
    settings.parent.mkdir()
    settings.write_text("{", encoding="utf-8")
    answer = shell("sound")
    assert answer.code == 0
    assert "cannot be read" in answer.err
