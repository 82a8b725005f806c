"""`import FILE.json`: a conference that `export json` wrote, into a database without any."""

from __future__ import annotations

from pathlib import Path

import click

from workshop_tui.cli import frame
from workshop_tui.domain.message import Message
from workshop_tui.errors import UsageError
from workshop_tui.i18n import say

LARGEST = 500_000_000
"""Bytes: a conference with a hundred thousand notes has a tenth of that."""


def is_conference_json(path: Path) -> bool:
    """True for a file that says it is a conference of ours. False also for what cannot be read: whoever
    reads it next says so."""
    try:
        with path.open("rb") as file:
            start = file.read(200)
    except (OSError, ValueError):
        return False
    return start.lstrip().startswith(b"{") and b'"workshop-tui conference"' in start


def import_conference(path: Path) -> None:
    """Reads the conference back and says where it is now."""
    from workshop_tui.report.from_json import material_from_json
    from workshop_tui.store.restoring import restore

    material = material_from_json(_text(path))
    frame.speak(material.conference.language)
    with frame.open_store(create=True) as store:
        lost = restore(store, material)
        click.echo(
            say(
                Message(
                    "{title} ({id}) is in {path}: notes: {notes}, agreements: {agreements}.",
                    title=material.conference.title,
                    id=material.conference.id,
                    path=store.path,
                    notes=len(material.notes),
                    agreements=len(material.agreements),
                )
            )
        )
    if lost:
        frame.complain(
            say(
                Message.counted(
                    "{n} agreement of an earlier conference came without its note, which is not in the file.",
                    "{n} agreements of earlier conferences came without their notes, which are not in the"
                    " file.",
                    n=lost,
                )
            )
        )


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(
                Message("{path} is larger than any conference.", path=path), Message("Name another file.")
            )
        return path.read_bytes().decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as problem:
        raise UsageError(
            Message("{path} is not text in UTF-8.", path=path),
            Message("“export json” writes a file that can be read back."),
        ) from problem
    except OSError as problem:
        raise UsageError(
            Message("{path} cannot be read.", path=path), Message("Check the name and the rights.")
        ) from problem
