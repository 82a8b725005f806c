"""A file that is no session file yet, as text that can be mended."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workshop_tui.domain.message import Message
from workshop_tui.sessionfile.reading import MAX_BYTES, Unreadable, read_text

ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True)
class ToMend:
    """The text of a file; `note` says how it was read where it is not in UTF-8, None where it is."""

    text: str
    note: Message | None


def to_mend(file: Path) -> ToMend | None:
    """The text of a file that somebody wrote as a session file, also one that was saved in the wrong way;
    None for what is no text, or no session file by its name."""
    if file.suffix.casefold() not in ENDINGS:
        return None
    try:
        return ToMend(read_text(file), None)
    except Unreadable:
        return _in_another_code(file)


def _in_another_code(file: Path) -> ToMend | None:
    try:
        if not file.is_file():
            return None
        with file.open("rb") as opened:
            content = opened.read(MAX_BYTES + 1)
    except OSError:
        return None
    if len(content) > MAX_BYTES:
        return None
    name, code = ("UTF-16", "utf-16") if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("Windows", "cp1252")
    if code == "cp1252" and b"\0" in content:
        return None
    note = Message(
        "The file was read as {code}; saving makes it UTF-8. Look at letters with accents.", code=name
    )
    return ToMend(content.decode(code, "replace"), note)
