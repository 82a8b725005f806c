"""Documents: the conference as data, then one writer per format. Knows the domain alone.

    material = gather(live)                          # workshop_tui.live.gathering
    chosen = wanted_format("report", None, path)     # by name, else by the file's ending
    write(material, "report", chosen, path, "nl")    # -> where it is
    render(material, "report", "md", "nl")           # the bytes alone

The same material gives the same bytes. `as_json` has the shapes that other programs read.
"""

from __future__ import annotations

import re
from pathlib import Path

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.material import Material
from workshop_tui.errors import Message, UsageError

__all__ = ["FORMATS", "default_name", "file_name", "render", "wanted_format", "write"]

FORMATS: dict[str, tuple[str, ...]] = {
    "report": ("md",),
    "agreements": ("md", "csv", "json"),
    "harvest": ("csv", "md", "json"),
    "wall": ("csv", "md", "json"),
    "positions": ("md", "csv", "json"),
    "json": ("json",),
}
"""What can be written, and in which formats; the first is the default."""

_ENDINGS = {"markdown": "md"}


def wanted_format(what: str, format: str | None, target: Path | None) -> str:
    """The format that was named, else that of the file's ending, else the default.

    Raises UsageError, naming what there is, for a document or a format that there is not.
    """
    if what not in FORMATS:
        raise UsageError(
            Message("There is no document “{what}”.", what=what),
            Message("There are: {all}.", all=", ".join(FORMATS)),
        )
    ending = "" if target is None or _is_folder(target) else target.suffix.removeprefix(".").lower()
    asked = (format or "").lower().removeprefix(".") or ending or FORMATS[what][0]
    chosen = _ENDINGS.get(asked, asked)
    if chosen not in FORMATS[what]:
        raise UsageError(
            Message("“{what}” is not written as {format}.", what=what, format=chosen),
            Message("It is as: {all}.", all=", ".join(FORMATS[what])),
        )
    return chosen


def default_name(material: Material, what: str, format: str) -> str:
    """A name for the file: `2020-02-14-drechtsteden-report.md`."""
    return file_name(material.conference, what, format)


def file_name(conference: Conference, what: str, format: str) -> str:
    """The same, before anything was gathered."""
    stem = re.sub(r"[^\w-]+", "-", conference.id).strip("-")[:80] or "conference"
    return f"{stem}.json" if what == "json" else f"{stem}-{what}.{format}"


def write(material: Material, what: str, format: str, target: Path, language: str) -> Path:
    """Writes a document and gives its absolute path; into a folder under its default name.

    The file is there whole or not at all; one that was there before is replaced at the last moment.
    Raises UsageError for a format that there is not, DocumentError when it cannot be written.
    """
    from workshop_tui.report.writing import put

    content = render(material, what, format, language)
    inside = _is_folder(target)
    return put(target / default_name(material, what, format) if inside else target, content)


def _is_folder(path: Path) -> bool:
    """False also for what cannot be a path; writing there says so."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def render(material: Material, what: str, format: str, language: str) -> bytes:
    """A document as bytes. Raises UsageError for a document or a format that there is not."""
    chosen = wanted_format(what, format, None)
    if chosen == "json":
        return _json(material, what)
    if chosen == "csv":
        return _csv(material, what, language)
    return _markdown(material, what, language)


def _json(material: Material, what: str) -> bytes:
    from workshop_tui.report import as_json, lists

    if what == "agreements":
        return _bytes(as_json.as_text([as_json.agreement_json(each) for each in material.agreements]))
    if what == "harvest":
        return _bytes(as_json.as_text([as_json.note_json(note) for note in material.notes]))
    if what == "wall":
        return _bytes(as_json.as_text([as_json.note_json(note) for note in lists.wall_notes(material)]))
    if what == "positions":
        from workshop_tui.report.position_json import matrices_json

        return _bytes(as_json.as_text(matrices_json(material.conference, material.positions)))
    return _bytes(as_json.as_text(as_json.conference_json(material)))


def _csv(material: Material, what: str, language: str) -> bytes:
    from workshop_tui.report import lists
    from workshop_tui.report.csv_file import csv_text
    from workshop_tui.report.positions import position_sheet
    from workshop_tui.report.words import Words

    makers = {
        "agreements": lists.agreement_sheet,
        "harvest": lists.harvest_sheet,
        "wall": lists.wall_sheet,
        "positions": position_sheet,
    }
    words = Words(language)
    return _bytes(csv_text(makers[what](material, words), words.language))


def _markdown(material: Material, what: str, language: str) -> bytes:
    from workshop_tui.report import lists
    from workshop_tui.report.impression import report
    from workshop_tui.report.markdown import markdown
    from workshop_tui.report.positions import positions
    from workshop_tui.report.words import Words

    makers = {
        "report": report,
        "agreements": lists.agreements,
        "harvest": lists.harvest,
        "wall": lists.wall,
        "positions": positions,
    }
    return _bytes(markdown(makers[what](material, Words(language))))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8")
