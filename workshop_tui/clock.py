"""Clocks: the system's, one set to an instant, one for practice, a manual one for tests.

A `Reading` holds up to three clocks at once, because only together do they tell a laptop that slept
from a wall clock that was set (semantics, Time).
"""

from __future__ import annotations

import json
import os
import sys
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timezone
from functools import cache
from pathlib import Path
from typing import Protocol

from workshop_tui.errors import Message, UsageError

NOW_VARIABLE = "WORKSHOP_TUI_NOW"

LONGEST_BOOT_MS = 20 * 365 * 24 * 3600 * 1000
"""No machine is up for longer. A clock that says so counts from elsewhere: `faketime` moves every clock
of a process to the wall time that it plays. Its readings compare with one another alone."""


@dataclass(frozen=True)
class Reading:
    """Several clocks read together, in milliseconds.

    `wall_ms` is UTC since 1970. `boot_ms` counts real time, sleep included, within the boot named by
    `boot_id`; `awake_ms` counts real time without sleep. The three are None under a clock that was
    set by hand, which neither sleeps nor steps.
    """

    wall_ms: int
    boot_ms: int | None = None
    boot_id: str | None = None
    awake_ms: int | None = None


class Clock(Protocol):
    """Something that can be read."""

    def reading(self) -> Reading: ...


class SystemClock:
    """The machine's clocks."""

    def reading(self) -> Reading:
        """All clocks that the platform has, read one right after the other."""
        wall_ms, boot_ms = time.time_ns() // 1_000_000, _sleep_counting_ms()
        return Reading(
            wall_ms=wall_ms,
            boot_ms=boot_ms,
            boot_id=_boot_id() if boot_ms < LONGEST_BOOT_MS else f"{_boot_id()}:set",
            awake_ms=_awake_ms(),
        )


class SetClock:
    """Set to an instant when it is made, running on from there at `speed` times real time."""

    def __init__(self, start_ms: int, speed: float = 1.0) -> None:
        self._start_ms = start_ms
        self._began = time.monotonic()
        self._speed = speed

    def reading(self) -> Reading:
        """The instant it was set to plus what has passed since."""
        passed = (time.monotonic() - self._began) * 1000 * self._speed
        return Reading(self._start_ms + round(passed))


@dataclass(frozen=True)
class _Pace:
    """From `real_s` on, when the clock showed `wall_ms`, it runs at `speed` times real time."""

    wall_ms: int
    real_s: float
    speed: float
    held: bool

    def at(self, real_s: float) -> int:
        passed = 0.0 if self.held else max(0.0, real_s - self.real_s) * 1000 * self.speed
        return self.wall_ms + round(passed)


class RehearsalClock:
    """For practice: runs at many times real time, can be held, and jumps ahead. Never goes back.

    It may be read in one thread while another one changes its pace. `kept` is the file in which its pace
    is kept for other processes, see `FollowedClock`; None: for none.
    """

    def __init__(
        self,
        start_ms: int,
        speed: float = 60.0,
        real: Callable[[], float] = time.monotonic,
        *,
        kept: Path | None = None,
    ) -> None:
        self._real = real
        self._kept = kept
        self._pace = _Pace(start_ms, real(), speed, False)
        self._keep()

    def reading(self) -> Reading:
        """What it shows. Other clocks have no part in it."""
        return Reading(self._pace.at(self._real()))

    @property
    def speed(self) -> float:
        """How many times real time it runs, also while it is held."""
        return self._pace.speed

    @property
    def held(self) -> bool:
        """Whether it stands still."""
        return self._pace.held

    def set_speed(self, speed: float) -> None:
        """From now on at so many times real time."""
        self._from_now(speed=speed)

    def hold(self, on: bool) -> None:
        """Stands still from now on, or runs on from where it stood."""
        self._from_now(held=on)

    def jump(self, ahead_ms: int) -> None:
        """So much time has passed at once."""
        self._from_now(ahead_ms=ahead_ms)

    def _from_now(self, *, speed: float | None = None, held: bool | None = None, ahead_ms: int = 0) -> None:
        real_s, before = self._real(), self._pace
        self._pace = _Pace(
            before.at(real_s) + ahead_ms,
            real_s,
            before.speed if speed is None else speed,
            before.held if held is None else held,
        )
        self._keep()

    def _keep(self) -> None:
        """A pace that cannot be kept is this process's alone: no reason to end a rehearsal."""
        if self._kept is not None:
            new = self._kept.with_name(f"{self._kept.name}.new")
            with suppress(OSError):
                new.write_text(json.dumps(asdict(self._pace)), encoding="utf-8")
                new.replace(self._kept)


class FollowedClock:
    """The clock of a rehearsal that runs in another process, followed by the file that it keeps.

    Both count real time alike, as processes of one machine do. When the file goes, the rehearsal is
    over, and the clock stands still.
    """

    def __init__(self, kept: Path, real: Callable[[], float] = time.monotonic) -> None:
        self._kept = kept
        self._real = real
        self._written_ns = 0
        self._pace = _Pace(0, real(), 1.0, True)

    def reading(self) -> Reading:
        """What the rehearsal's clock shows."""
        real_s = self._real()
        try:
            written_ns = self._kept.stat().st_mtime_ns
            if written_ns != self._written_ns:
                self._pace = _pace_of(self._kept.read_text(encoding="utf-8"))
                self._written_ns = written_ns
        except (OSError, ValueError, TypeError, KeyError):
            if not self._pace.held:
                self._pace = replace(self._pace, wall_ms=self._pace.at(real_s), held=True)
        return Reading(self._pace.at(real_s))


def _pace_of(text: str) -> _Pace:
    held = json.loads(text)
    return _Pace(int(held["wall_ms"]), float(held["real_s"]), float(held["speed"]), bool(held["held"]))


def clock_beside(database: Path) -> Path:
    """Where a rehearsal on that database keeps its clock."""
    return database.with_name(f"{database.name}-clock")


class ManualClock:
    """Stands still until it is told to move."""

    def __init__(self, wall_ms: int, boot_id: str | None = None) -> None:
        self._boot_id = boot_id
        self._wall_ms = wall_ms
        self._boot_ms = 0
        self._awake_ms = 0

    def reading(self) -> Reading:
        """The wall clock alone, or all clocks where a boot id was given."""
        if self._boot_id is None:
            return Reading(self._wall_ms)
        return Reading(self._wall_ms, self._boot_ms, self._boot_id, self._awake_ms)

    def advance(self, passed_ms: int) -> None:
        """Time passes with the machine awake."""
        self._wall_ms += passed_ms
        self._boot_ms += passed_ms
        self._awake_ms += passed_ms

    def sleep(self, passed_ms: int) -> None:
        """Time passes with the lid closed."""
        self._wall_ms += passed_ms
        self._boot_ms += passed_ms

    def step(self, by_ms: int) -> None:
        """Somebody sets the wall clock; no time passes."""
        self._wall_ms += by_ms

    def reboot(self, boot_id: str, passed_ms: int = 0) -> None:
        """The machine starts again; `passed_ms` pass meanwhile."""
        self._wall_ms += passed_ms
        self._boot_id = boot_id
        self._boot_ms = 0
        self._awake_ms = 0


def clock_from_environment() -> Clock:
    """The system's clock, or one set to WORKSHOP_TUI_NOW (ISO 8601; without an offset: UTC).

    Raises UsageError when the variable holds no instant.
    """
    text = os.environ.get(NOW_VARIABLE, "").strip()
    if not text:
        return SystemClock()
    try:
        instant = datetime.fromisoformat(text)
        if not 1970 < instant.year < 9000:
            raise ValueError(text)
    except ValueError:
        raise UsageError(
            Message("{variable} holds “{text}”, which is no instant.", variable=NOW_VARIABLE, text=text),
            Message("Write it like 2020-02-14T10:07:12+01:00."),
        ) from None
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=timezone.utc)
    return SetClock(round(instant.timestamp() * 1000))


def _sleep_counting_ms() -> int:
    """Linux: CLOCK_BOOTTIME. macOS: CLOCK_MONOTONIC_RAW counts sleep. Windows: the monotonic clock
    of Python counts it too."""
    if sys.platform == "linux":
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
    if sys.platform == "darwin":
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC_RAW) // 1_000_000
    return time.monotonic_ns() // 1_000_000


def _awake_ms() -> int:
    """Linux: CLOCK_MONOTONIC stops in sleep. macOS: CLOCK_UPTIME_RAW. Windows: unbiased time."""
    if sys.platform == "darwin":
        return time.clock_gettime_ns(time.CLOCK_UPTIME_RAW) // 1_000_000
    if sys.platform == "win32":
        import ctypes

        ticks = ctypes.c_ulonglong()
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
        return ticks.value // 10_000
    return time.monotonic_ns() // 1_000_000


@cache
def _boot_id() -> str:
    """Names this boot of the machine. Where the platform does not tell, names this process, so that
    clock steps are still told apart while it lives."""
    if sys.platform == "linux":
        try:
            return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        except OSError:
            pass
    if sys.platform == "darwin":
        import subprocess

        try:
            answer = subprocess.run(
                ["/usr/sbin/sysctl", "-n", "kern.bootsessionuuid"],
                capture_output=True,
                text=True,
                timeout=2,
                check=True,
            )
            return answer.stdout.strip()
        except (OSError, subprocess.SubprocessError):
            pass
    return f"process:{uuid.uuid4()}"
