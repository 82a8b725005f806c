"""A program in a terminal of our own, watched and typed to from outside. Linux and macOS."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pyte


class Terminal:
    """A child process on a pseudo-terminal. `seen` is all that it wrote, as bytes."""

    def __init__(
        self,
        command: Sequence[str],
        environment: dict[str, str] | None = None,
        *,
        columns: int = 100,
        rows: int = 30,
    ) -> None:
        self.began = time.perf_counter()
        self.columns, self.rows = columns, rows
        self.pid, self._handle = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})})
            os.execv(command[0], list(command))
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.seen = b""
        self._drawn = 0
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)

    def read_for(self, seconds: float, until: bytes | None = None) -> bool:
        """Reads what the program writes; True as soon as `until` was written."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if until is not None and until in self.seen:
                return True
            self._read(min(left, 0.02))
        return until is not None and until in self.seen

    def wait_for(self, shown: Callable[[list[str]], bool], seconds: float = 15) -> list[str]:
        """Reads until the screen shows what is waited for; the lines of the screen then."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self._read(0.05)
            lines = self.screen()
            if shown(lines):
                return lines
        raise AssertionError("never shown; the screen was:\n" + "\n".join(self.screen()))

    def screen(self) -> list[str]:
        """What stands on the screen now, line by line."""
        self._stream.feed(self.seen[self._drawn :])
        self._drawn = len(self.seen)
        return list(self._screen.display)

    def _read(self, seconds: float) -> None:
        ready, _, _ = select.select([self._handle], [], [], seconds)
        if ready:
            with suppress(OSError):
                self.seen += os.read(self._handle, 65536)

    def send(self, keys: bytes) -> None:
        """Types."""
        os.write(self._handle, keys)

    def cpu_s(self) -> float:
        """Processor seconds that the process has used so far (Linux)."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mb(self) -> float:
        """Resident memory in megabytes (Linux)."""
        pages = Path(f"/proc/{self.pid}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6

    def kill(self) -> None:
        """Ends the program at once, as when the power fails."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        self._gone()

    def close(self) -> None:
        """Closes the terminal's window: the program is told by SIGHUP."""
        os.close(self._handle)
        self._handle = -1
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGHUP)
        self._gone()

    def _gone(self) -> None:
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
