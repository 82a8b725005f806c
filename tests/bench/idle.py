"""Processor time of the live screen while nothing is done, against a bare app. At most 1.5."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.terminal import Terminal
from workshop_tui.paths import FIRST_CONFERENCE, shipped_sessions

SECONDS = float(os.environ.get("BENCH_IDLE_S", "60"))


def main() -> None:
    """Prints both and the ratio, measured side by side."""
    session = str(shipped_sessions() / FIRST_CONFERENCE)
    now = {"WORKSHOP_TUI_NOW": "2020-02-14T10:00:00+01:00"}
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "bench.db")
        program = [sys.executable, "-m", "workshop_tui"]
        for words in (["open", session], ["do", "start", "wereldcafe"]):
            environment = {**os.environ, **now}
            subprocess.run(
                [*program, *words, "--db", database], check=True, capture_output=True, env=environment
            )
        bare = Terminal([sys.executable, "-m", "tests.bench.bare_app"])
        live = Terminal([*program, "run", "--db", database], now)
        try:
            for terminal in (bare, live):
                terminal.read_for(4)
            before = [terminal.cpu_s() for terminal in (bare, live)]
            for _ in range(int(SECONDS)):
                bare.read_for(0.5)
                live.read_for(0.5)
            used = [terminal.cpu_s() - at for terminal, at in zip((bare, live), before, strict=True)]
        finally:
            bare.kill()
            live.kill()
    print(
        f"idle for {SECONDS:.0f} s: bare app {used[0]:.2f} s, live screen {used[1]:.2f} s of processor time,"
    )
    print(f"  ratio {used[1] / used[0]:.2f}")


if __name__ == "__main__":
    main()
