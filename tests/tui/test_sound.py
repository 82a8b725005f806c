"""The bell, a file that is played, and what happens when it cannot be."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from threading import Event

import pytest

from tests.tui.waiting import until
from tests.tui.workshop import Workshop
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.settings import Settings, change_settings, read_settings
from workshop_tui.tui import sound as sounding
from workshop_tui.tui.sound import Sound, check_sound_file, play, players

WAV = b"RIFF\x24\x00\x00\x00WAVEfmt "


class Player:
    """Stands in for a loudspeaker. Plays until it is told to stop."""

    def __init__(self, works: bool = True) -> None:
        self.works = works
        self.played: list[Path] = []
        self.begun, self.stop = Event(), Event()

    def __call__(self, file: Path) -> bool:
        self.played.append(file)
        self.begun.set()
        assert self.stop.wait(10)
        return self.works


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """Settings with a sound file that is there."""
    wav = tmp_path / "bel.wav"
    wav.write_bytes(WAV)
    change_settings(tmp_path / "settings.json", sound_file=wav)
    return tmp_path / "settings.json"


def _rung(sound: Sound) -> tuple[list[str], list[Message], Event]:
    rung: list[str] = []
    told: list[Message] = []
    failed = Event()

    def tell(message: Message) -> None:
        told.append(message)
        failed.set()

    sound.ring(lambda: rung.append("bell"), tell)
    return rung, told, failed


def test_the_bell_is_what_rings_by_default(tmp_path: Path) -> None:
    player = Player()
    assert _rung(Sound(tmp_path / "settings.json", player))[0] == ["bell"]
    assert player.played == []


def test_a_file_is_played_while_the_clock_goes_on(settings: Path) -> None:
    player = Player()
    sound = Sound(settings, player)
    rung, _, _ = _rung(sound)
    assert player.begun.wait(10)
    assert rung == []
    _rung(sound)
    player.stop.set()
    assert player.played == [settings.with_name("bel.wav")]


@pytest.mark.parametrize("gone", [True, False])
def test_a_file_that_cannot_be_played_is_told(settings: Path, gone: bool) -> None:
    player = Player(works=False)
    player.stop.set()
    sound = Sound(settings, player)
    if gone:
        settings.with_name("bel.wav").unlink()
    _, told, failed = _rung(sound)
    assert failed.wait(10)
    assert "bel.wav" in str(told[0])
    assert player.played == ([] if gone else [settings.with_name("bel.wav")])


def test_off_nothing_is_heard_and_that_is_kept(settings: Path) -> None:
    player = Player()
    sound = Sound(settings, player)
    assert not sound.switch().sound
    assert _rung(sound)[0] == []
    assert player.played == []
    assert read_settings(settings)[0] == Settings(False, settings.with_name("bel.wav"))
    assert Sound(settings, player).switch().sound


def test_off_holds_although_it_cannot_be_kept(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("", encoding="utf-8")
    sound = Sound(tmp_path / "config" / "settings.json")
    with pytest.raises(Refusal):
        sound.switch()
    assert _rung(sound)[0] == []


def test_a_player_that_fails_is_followed_by_the_next(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "bel.wav"
    fails = [sys.executable, "-c", "raise SystemExit(1)"]
    crashes = [sys.executable, "-c", "import os; os.abort()"]
    works = [sys.executable, "-c", f"open({str(tmp_path / 'heard')!r}, 'w')"]
    monkeypatch.setattr(sounding, "players", lambda _: [["/no/such/player"], fails, crashes, works])
    assert play(file)
    assert (tmp_path / "heard").exists()
    monkeypatch.setattr(sounding, "players", lambda _: [fails])
    assert not play(file)


def test_a_player_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    hangs = [sys.executable, "-c", "import time; time.sleep(60)"]
    monkeypatch.setattr(sounding, "players", lambda _: [hangs])
    monkeypatch.setattr(sounding, "LONGEST_S", 0.2)
    began = time.monotonic()
    assert play(tmp_path / "bel.wav")
    assert time.monotonic() - began < 10


def test_the_library_is_tried_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sounding, "find_spec", lambda _: object())
    monkeypatch.setattr(sounding, "which", lambda name: f"/usr/bin/{name}" if name == "aplay" else None)
    file = tmp_path / "bel.wav"
    assert players(file) == [
        [sys.executable, "-m", "workshop_tui.tui.playing", str(file)],
        ["/usr/bin/aplay", "-q", str(file)],
    ]
    monkeypatch.setattr(sounding, "find_spec", lambda _: None)
    monkeypatch.setattr(sounding, "which", lambda _: None)
    assert players(file) == []


def test_playing_nothing_that_can_be_played_fails_quietly(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "workshop_tui.tui.playing", str(tmp_path / "none.wav")],
        capture_output=True,
        check=False,
        timeout=30,
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


def test_only_a_wav_file_can_be_chosen(tmp_path: Path) -> None:
    file = tmp_path / "bel.wav"
    with pytest.raises(Refusal, match="cannot be read"):
        check_sound_file(file)
    file.write_bytes(b"ID3 not at all")
    with pytest.raises(Refusal, match="no WAV file"):
        check_sound_file(file)
    file.write_bytes(WAV)
    assert check_sound_file(file) == file


async def test_the_live_screen_rings_once_with_the_chosen_file(workshop: Workshop, settings: Path) -> None:
    player = Player(works=False)
    player.stop.set()
    app = workshop.app
    app.sound = Sound(settings, player)
    rung: list[str] = []
    app.bell = lambda: rung.append("bell")  # type: ignore[method-assign]
    workshop.live.start()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.live.view().item is not None)
        workshop.minutes(13)
        await until(pilot, lambda: rung == ["bell"])
        assert player.played == [settings.with_name("bel.wav")]
        await until(pilot, lambda: "bel.wav" in str(app.screen.query_one("#banner").render()))
