"""What is heard: the terminal's bell, or a file that the user chose.

A player is a process of its own, started from a thread of its own: one that hangs, fails or crashes
costs the clock nothing.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from threading import Lock, Thread

from workshop_tui.domain.message import Message, Refusal
from workshop_tui.settings import Settings, change_settings, read_settings

LONGEST_S = 30.0
"""After this a player is stopped."""

_PLAYERS = {"darwin": (("afplay",),), "linux": (("pw-play",), ("paplay",), ("aplay", "-q"))}
"""The players that platforms bring along, the likeliest to work first."""

Play = Callable[[Path], bool]
"""Plays a file to its end; False when that was not possible."""


def players(file: Path) -> list[list[str]]:
    """The commands that could play a WAV file here, in the order to try them: the library of the extra
    `sound`, then what the platform brings along."""
    ours = [sys.executable, "-m", "workshop_tui.tui.playing", str(file)]
    found = [ours] if find_spec("miniaudio") is not None or sys.platform == "win32" else []
    for command in _PLAYERS.get(sys.platform, _PLAYERS["linux"]):
        program = which(command[0])
        if program is not None:
            found.append([program, *command[1:], str(file)])
    return found


def play(file: Path) -> bool:
    """Plays a file with the first player that can; False when none can."""
    return any(_ran(command) for command in players(file))


def _ran(command: Sequence[str]) -> bool:
    quiet = subprocess.DEVNULL
    try:
        done = subprocess.run(
            command, stdin=quiet, stdout=quiet, stderr=quiet, timeout=LONGEST_S, check=False,
            start_new_session=True, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False
    return done.returncode == 0


class Sound:
    """Rings when a time is up, as the settings say.

    `file` holds the settings; None: the usual ones, kept nowhere. `play` is for tests.
    """

    def __init__(self, file: Path | None = None, play: Play = play) -> None:
        self._file = file
        self._play = play
        self._playing = Lock()
        self.settings, self.problem = (Settings(), None) if file is None else read_settings(file)

    def ring(self, bell: Callable[[], object], failed: Callable[[Message], object]) -> None:
        """Rings and returns at once. `bell` rings the terminal's; `failed` is called from another
        thread when the file could not be played. While a file plays, another ring is left out."""
        if not self.settings.sound:
            return
        file = self.settings.sound_file
        if file is None:
            bell()
        elif self._playing.acquire(blocking=False):
            Thread(target=self._sound, args=(file, failed), name="sound", daemon=True).start()

    def _sound(self, file: Path, failed: Callable[[Message], object]) -> None:
        try:
            if not (file.is_file() and self._play(file)):
                with suppress(RuntimeError):
                    failed(
                        Message("The sound {file} cannot be played; the bell rings instead.", file=file.name)
                    )
        finally:
            self._playing.release()

    def switch(self) -> Settings:
        """Sound on when it was off, off when it was on. Holds also when it cannot be kept; then a
        Refusal says so."""
        on = not self.settings.sound
        self.settings = Settings(on, self.settings.sound_file)
        if self._file is not None:
            self.settings = change_settings(self._file, sound=on)
        return self.settings


def check_sound_file(file: Path) -> Path:
    """The file's whole path. Refused when it is not there or no WAV file."""
    file = file.expanduser().absolute()
    try:
        with file.open("rb") as opened:
            head = opened.read(12)
    except OSError as problem:
        raise Refusal(
            Message("{path} cannot be read: {reason}.", path=file, reason=problem.strerror or str(problem)),
            Message("Name a WAV file, or “bell” for the terminal's bell."),
        ) from problem
    if head[:4] != b"RIFF" or head[8:] != b"WAVE":
        raise Refusal(
            Message("{path} is no WAV file.", path=file),
            Message("Save the sound as WAV, or say “bell” for the terminal's bell."),
        )
    return file
