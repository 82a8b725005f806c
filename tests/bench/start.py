"""From the start of the process to the first paint, against a bare Textual app. Aim 1.6, at most 2.0.

Where other programs take their share of the machine the time on the clock is theirs as well; the processor
time is the program's own.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.terminal import Terminal
from workshop_tui.paths import FIRST_CONFERENCE, shipped_sessions

RUNS = 12


def seconds_to(command: list[str], text: bytes) -> tuple[float, float, float]:
    """Seconds until the text is painted; processor seconds and megabytes of memory by then."""
    terminal = Terminal(command)
    try:
        if not terminal.read_for(15, text):
            raise SystemExit(f"{command} never painted {text!r}")
        return time.perf_counter() - terminal.began, terminal.cpu_s(), terminal.memory_mb()
    finally:
        terminal.kill()


def main() -> None:
    """Prints the medians and the ratios."""
    session = str(shipped_sessions() / FIRST_CONFERENCE)
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "bench.db")
        program = [sys.executable, "-m", "workshop_tui"]
        subprocess.run([*program, "open", session, "--db", database], check=True, capture_output=True)
        commands = {
            "bare app": ([sys.executable, "-m", "tests.bench.bare_app"], b"Bare app"),
            "run": ([*program, "run", "--db", database], b"Inloop"),
            "run FILE": ([*program, "run", session, "--db", database], b"Inloop"),
        }
        found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, (command, text) in commands.items():
                found[name].append(seconds_to(command, text))
    base_s, base_cpu_s, base_mb = (
        statistics.median(column) for column in zip(*found["bare app"], strict=True)
    )
    print(f"start to first paint, median of {RUNS}:")
    for name, measured in found.items():
        seconds, cpu_s, megabytes = (statistics.median(column) for column in zip(*measured, strict=True))
        print(
            f"  {name:<9} {seconds * 1000:6.0f} ms  ratio {seconds / base_s:4.2f}"
            f"   processor {cpu_s * 1000:5.0f} ms  ratio {cpu_s / base_cpu_s:4.2f}"
            f"   {megabytes:5.1f} MB  ratio {megabytes / base_mb:4.2f}"
        )


if __name__ == "__main__":
    main()
