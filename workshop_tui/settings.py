"""The user's settings: a small JSON file in the platform's folder for them.

A damaged file stops nothing: the settings it would have held are the usual ones, and a sentence says
so. What this version does not know in it stays in it.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workshop_tui.errors import Message, Refusal

LARGEST = 100_000
"""A larger file is no file of settings."""


@dataclass(frozen=True)
class Settings:
    """`sound`: whether anything is heard. `sound_file`: what is played; None for the terminal's bell.
    `editor`: the name of who edits here, empty until it was asked."""

    sound: bool = True
    sound_file: Path | None = None
    editor: str = ""


def read_settings(file: Path) -> tuple[Settings, Message | None]:
    """The settings of a file, the usual ones where it is not there; and what is wrong with it."""
    try:
        held = _held(file)
    except FileNotFoundError:
        return Settings(), None
    except (OSError, ValueError):
        return Settings(), Message("The settings in {path} cannot be read; the usual ones hold.", path=file)
    sound, played, editor = held.get("sound", True), held.get("sound_file"), held.get("editor", "")
    wrong = [
        name
        for name, right in (
            ("sound", isinstance(sound, bool)),
            ("sound_file", played is None or isinstance(played, str)),
            ("editor", isinstance(editor, str)),
        )
        if not right
    ]
    settings = Settings(
        sound if isinstance(sound, bool) else True,
        Path(played) if isinstance(played, str) else None,
        editor if isinstance(editor, str) else "",
    )
    if not wrong:
        return settings, None
    return settings, Message(
        "In the settings {path}, {names} cannot be used; the usual holds.", path=file, names=", ".join(wrong)
    )


def change_settings(file: Path, **changes: Any) -> Settings:
    """The settings with these changes, on disk when this returns: the file is replaced whole. A file
    that could not be read is kept beside it. Refused when the folder may not be written."""
    before, _ = read_settings(file)
    after = replace(before, **changes)
    try:
        held = _held(file)
    except (OSError, ValueError):
        held = {}
        with suppress(OSError):
            file.replace(file.with_name(f"{file.stem}.damaged{file.suffix}"))
    held |= {
        "sound": after.sound,
        "sound_file": None if after.sound_file is None else str(after.sound_file),
        "editor": after.editor,
    }
    try:
        _write(file, json.dumps(held, indent=2, ensure_ascii=False) + "\n")
    except OSError as problem:
        raise Refusal(
            Message("The settings cannot be kept: {reason}.", reason=problem.strerror or str(problem)),
            Message("They hold until the program is left. The file is {path}.", path=file),
        ) from problem
    return after


def _held(file: Path) -> dict[str, Any]:
    """What the file holds. Raises OSError, or ValueError for what is no JSON object."""
    with file.open("rb") as opened:
        text = opened.read(LARGEST + 1)
    try:
        held = json.loads(text) if len(text) <= LARGEST else None
    except RecursionError as problem:
        raise ValueError(file) from problem
    if not isinstance(held, dict):
        raise ValueError(file)
    return held


def _write(file: Path, text: str) -> None:
    """Another program sees the old file or the new one, never half of one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        Path(name).replace(file)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
