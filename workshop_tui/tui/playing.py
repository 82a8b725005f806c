"""Plays one sound file to its end, as a process of its own: `python -m workshop_tui.tui.playing FILE`.

With the library of the extra `sound` where it is installed; on Windows else with what Python brings.
Exit code 0: played; 1: it could not be.
"""

from __future__ import annotations

import importlib
import sys
import time
from pathlib import Path


def main(file: str) -> int:
    """Plays it."""
    try:
        library = importlib.import_module("miniaudio")
    except ImportError:
        return _with_windows(file)
    try:
        seconds = library.get_file_info(file).duration
        with library.PlaybackDevice() as device:
            device.start(library.stream_file(file))
            time.sleep(seconds + 0.2)
    except Exception:
        return _with_windows(file)
    return 0


def _with_windows(file: str) -> int:
    if sys.platform == "win32":
        import winsound

        try:
            winsound.PlaySound(file, winsound.SND_FILENAME | winsound.SND_NODEFAULT)
        except RuntimeError:
            return 1
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(str(Path(sys.argv[1]))) if len(sys.argv) == 2 else 1)
