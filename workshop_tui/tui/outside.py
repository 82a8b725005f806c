"""A text in the editor of one's own (`$VISUAL`, `$EDITOR`). Knows no screen: commands use it as well."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from workshop_tui.errors import Message, Refusal


@dataclass(frozen=True)
class Outside:
    """What came back from the editor, and the file that it stands in: `forget` it once it is on disk
    elsewhere; until then nothing of it is lost."""

    text: str
    file: Path

    def forget(self) -> None:
        """Removes the file and its folder."""
        with suppress(OSError):
            self.file.unlink()
            self.file.parent.rmdir()


def edit_outside(text: str, name: str) -> Outside:
    """Opens the text as a file with that name in the editor and waits until it is closed.

    Refused when there is no editor, or when it ended with an error: the file is then left where the
    sentence says.
    """
    command = _editor()
    file = Path(tempfile.mkdtemp(prefix="workshop-tui-")) / name
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        done = subprocess.run([*command, str(file)], check=False)
    except OSError as problem:
        Outside(text, file).forget()
        raise Refusal(
            Message("The editor “{name}” cannot be started.", name=command[0]),
            Message("Name another one in EDITOR."),
        ) from problem
    if done.returncode:
        raise Refusal(
            Message("The editor ended with an error ({code}); nothing was taken in.", code=done.returncode),
            Message("What was typed is in {path}.", path=file),
        )
    try:
        back = file.read_bytes().decode("utf-8-sig", "surrogatepass")
    except (OSError, UnicodeDecodeError) as problem:
        raise Refusal(
            Message("What came back is not text in UTF-8; nothing was taken in."),
            Message("The file is {path}.", path=file),
        ) from problem
    return Outside(back, file)


def _editor() -> list[str]:
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(named, posix=sys.platform != "win32")
    except ValueError:
        words = [named]
    if words:
        return words
    usual = ("notepad",) if sys.platform == "win32" else ("nano", "vim", "vi")
    found = next((each for each in usual if shutil.which(each)), None)
    if found is None:
        raise Refusal(Message("There is no editor to open."), Message("Name one in EDITOR."))
    return [found]
