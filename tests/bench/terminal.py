"""A program in a terminal of our own, watched from outside. Linux and macOS."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from contextlib import suppress


class Terminal:
    """A child process on a pseudo-terminal of 100 by 30 characters."""

    def __init__(self, command: Sequence[str], environment: dict[str, str] | None = None) -> None:
        self.began = time.perf_counter()
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})})
            os.execv(command[0], list(command))
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self.seen = b""

    def read_for(self, seconds: float, until: bytes | None = None) -> bool:
        """Reads what the program writes; True as soon as `until` was written."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if until is not None and until in self.seen:
                return True
            ready, _, _ = select.select([self.handle], [], [], min(left, 0.02))
            if ready:
                with suppress(OSError):
                    self.seen += os.read(self.handle, 65536)
        return until is not None and until in self.seen

    def send(self, keys: bytes) -> None:
        """Types."""
        os.write(self.handle, keys)

    def cpu_s(self) -> float:
        """Processor seconds that the process has used so far (Linux)."""
        with open(f"/proc/{self.pid}/stat", encoding="ascii") as file:  # noqa: PTH123
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mb(self) -> float:
        """Resident memory in megabytes (Linux)."""
        with open(f"/proc/{self.pid}/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

    def kill(self) -> None:
        """Ends the program at once."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)
        os.close(self.handle)
