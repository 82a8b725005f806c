"""Documents: the conference as data, then one writer per format. Knows the domain alone.

    material = gather(live)                          # workshop_tui.live.gathering
    chosen = wanted_format("report", None, path)     # by name, else by the file's ending
    write(material, "report", chosen, path, "nl")    # -> where it is
    render(material, "report", "md", "nl")           # the bytes alone

What there is to write stands in `CATALOGUE`, the formats in `WRITERS`; both name what makes them, which
is loaded when it is asked for. The same material gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshop_tui.errors import Message, UsageError
from workshop_tui.report.options import PLAIN, Names, Options

if TYPE_CHECKING:
    from workshop_tui.domain.conference import Conference
    from workshop_tui.domain.leftovers import Leftover
    from workshop_tui.domain.material import Material
    from workshop_tui.report.document import Document
    from workshop_tui.report.words import Words

__all__ = [
    "CATALOGUE",
    "FORMATS",
    "Names",
    "Options",
    "content",
    "default_name",
    "file_name",
    "leftovers",
    "other_ending",
    "render",
    "wanted_format",
    "write",
    "writer",
]


@dataclass(frozen=True)
class _Entry:
    """A document: its formats, the first one the default, and what makes it, each as `module:function`
    of this package. `text` gives a `Document`, `sheets` a tuple of `Sheet`s (both are given the material,
    the words and the options), `one_sheet` the same as a single one for CSV (empty: the first of them),
    `calendar` the ics (the same), `data` the JSON (the material alone), `own` the bytes (all of them, and
    the format) for what is none of these."""

    formats: tuple[str, ...]
    text: str = ""
    sheets: str = ""
    one_sheet: str = ""
    data: str = ""
    own: str = ""
    calendar: str = ""


CATALOGUE: dict[str, _Entry] = {
    "report": _Entry(("md", "pdf", "docx", "odt", "html"), text="impression:report"),
    "agreements": _Entry(
        ("md", "csv", "json", "pdf", "docx", "xlsx", "ics"),
        text="lists:agreements",
        sheets="lists:agreement_sheets",
        data="as_json:agreements_json",
        calendar="ics_file:agreements_ics",
    ),
    "letter": _Entry(("docx", "md"), text="letter:letter"),
    "harvest": _Entry(
        ("csv", "md", "json", "docx", "xlsx"),
        text="lists:harvest",
        sheets="lists:harvest_sheets",
        data="as_json:harvest_json",
    ),
    "wall": _Entry(
        ("csv", "md", "json", "xlsx"), text="lists:wall", sheets="lists:wall_sheets", data="lists:wall_json"
    ),
    "positions": _Entry(
        ("md", "csv", "json", "pdf", "docx", "xlsx"),
        text="positions:positions",
        sheets="positions:position_sheets",
        data="position_json:positions_json",
    ),
    "table-sheets": _Entry(("pdf",), own="paper:table_sheets"),
    "rotation": _Entry(("pdf", "md"), own="paper:rotation"),
    "badges": _Entry(("pdf",), own="paper:badges"),
    "participants": _Entry(("pdf", "docx", "md"), text="paper:participants"),
    "run-sheet": _Entry(("pdf", "docx", "md"), text="paper:run_sheet"),
    "programme": _Entry(
        ("md", "pdf", "docx", "ics"), text="programme:programme", calendar="ics_file:programme_ics"
    ),
    "timing": _Entry(
        ("md", "pdf", "csv", "xlsx"),
        text="timing:timing",
        sheets="timing:timing_sheets",
        one_sheet="timing:timing_rows",
    ),
    "json": _Entry(("json",), data="as_json:conference_json"),
    "all": _Entry(("folder", "zip")),
}

WRITERS: dict[str, str] = {
    "md": "markdown:markdown_bytes",
    "pdf": "pdf_file:pdf_bytes",
    "docx": "docx_file:docx_bytes",
    "odt": "odt_file:odt_bytes",
    "html": "html_file:html_bytes",
}
"""The formats of a `Document`: each writer is given the document and the options, and gives the bytes."""

SHEET_WRITERS: dict[str, str] = {
    "csv": "csv_file:csv_bytes",
    "xlsx": "xlsx_file:xlsx_bytes",
}
"""The formats of `Sheet`s: each writer is given the sheets and the language, and gives the bytes."""

FORMATS: dict[str, tuple[str, ...]] = {what: entry.formats for what, entry in CATALOGUE.items()}
"""What can be written, and in which formats; the first is the default."""

_KNOWN = frozenset(format for formats in FORMATS.values() for format in formats)

_ENDINGS = {"markdown": "md", "htm": "html"}


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
    if what == "all" and ending not in FORMATS[what]:
        ending = ""
    asked = (format or "").lower().removeprefix(".") or ending or FORMATS[what][0]
    chosen = _ENDINGS.get(asked, asked)
    if chosen not in FORMATS[what]:
        raise UsageError(
            Message("“{what}” is not written as {format}.", what=what, format=chosen),
            Message("It is as: {all}.", all=", ".join(FORMATS[what])),
        )
    return chosen


def other_ending(format: str, target: Path) -> str | None:
    """The format that a file's name promises, where that is another than what will be in it; None where it
    promises none or the same."""
    ending = target.suffix.removeprefix(".").lower()
    promised = _ENDINGS.get(ending, ending)
    return promised if promised in _KNOWN and promised != format and not _is_folder(target) else None


def default_name(material: Material, what: str, format: str) -> str:
    """A name for the file: `2020-02-14-drechtsteden-report.md`."""
    return file_name(material.conference, what, format)


def file_name(conference: Conference, what: str, format: str) -> str:
    """The same, before anything was gathered."""
    stem = re.sub(r"[^\w-]+", "-", conference.id).strip("-")[:80] or "conference"
    if format == "folder":
        return f"{stem}-{what}"
    return f"{stem}.json" if what == "json" else f"{stem}-{what}.{format}"


def write(
    material: Material, what: str, format: str, target: Path, language: str, options: Options = PLAIN
) -> Path:
    """Writes a document, or a folder with all of them, and gives its absolute path; into a folder that is
    there under its default name.

    The file is there whole or not at all; one that was there before is replaced at the last moment.
    Raises UsageError for a format that there is not, DocumentError when it cannot be written.
    """
    from workshop_tui.report.progress import putting
    from workshop_tui.report.words import Words
    from workshop_tui.report.writing import put, put_folder

    chosen = wanted_format(what, format, None)
    words = Words(language)
    public, reported = _told(material, what, words, options)
    place = target / default_name(public, what, chosen) if _is_folder(target) else target
    if chosen == "folder":
        from workshop_tui.report.everything import files

        held = files(public, words, options, reported)
        putting()
        return put_folder(place, held)
    made = _made(public, reported, what, chosen, words, options)
    putting()
    return put(place, made)


def _is_folder(path: Path) -> bool:
    """False also for what cannot be a path; writing there says so."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def render(material: Material, what: str, format: str, language: str, options: Options = PLAIN) -> bytes:
    """A document as bytes. Raises UsageError for a document or a format that there is not."""
    from workshop_tui.report.words import Words

    chosen = wanted_format(what, format, None)
    words = Words(language)
    public, reported = _told(material, what, words, options)
    return _made(public, reported, what, chosen, words, options)


def _told(material: Material, what: str, words: Words, options: Options) -> tuple[Material, Material]:
    """What a document tells of, its names dealt with; and of all of them what the report tells of, which
    stands as it was adopted."""
    from workshop_tui.report.adopted import as_it_was_adopted

    stands = as_it_was_adopted(material) if what in ("report", "all") else material
    reported = _public(stands, words, options)
    if what == "report" or stands is material:
        return reported, reported
    return _public(material, words, options), reported


def _made(
    public: Material, reported: Material, what: str, format: str, words: Words, options: Options
) -> bytes:
    if what != "all":
        return content(public, what, format, words, options)
    from workshop_tui.report.everything import archive

    return archive(public, words, options, reported)


def _public(material: Material, words: Words, options: Options) -> Material:
    """The material with its persons as the options ask."""
    if options.names is Names.FULL:
        return material
    from workshop_tui.domain.persons import told_of

    return told_of(material, options.names, words.say)


def content(material: Material, what: str, format: str, words: Words, options: Options) -> bytes:
    """The same, of material whose names have been dealt with, in a format that there is."""
    from workshop_tui.report.progress import making

    making(what, format)
    entry = CATALOGUE[what]
    if entry.own:
        made: bytes = _load(entry.own)(material, words, options, format)
    elif format == "ics":
        made = _load(entry.calendar)(material, words, options)
    elif format == "json":
        made = _as_json(_load(entry.data)(material), options)
    elif format in SHEET_WRITERS:
        wanted = entry.one_sheet if format == "csv" else ""
        sheets = _load(wanted or entry.sheets)(material, words, options)
        made = _load(SHEET_WRITERS[format])(sheets, words.language)
    else:
        document = _load(entry.text)(material, words, options)
        if document.made_ms is None:
            document = replace(document, made_ms=material.made_ms)
        made = writer(format)(document, options)
    return made


def writer(format: str) -> Callable[[Document, Options], bytes]:
    """What writes a `Document` in that format, one of `WRITERS`."""
    return _load(WRITERS[format])


def _as_json(data: object, options: Options) -> bytes:
    """A conference without names says so: it cannot be read back as it was."""
    from workshop_tui.report.as_json import as_text

    if isinstance(data, dict) and options.names is not Names.FULL:
        data = {"names": options.names.value, **data}
    return as_text(data).encode("utf-8")


def leftovers(material: Material, language: str, options: Options) -> tuple[Leftover, ...]:
    """Words that still look like names in a document without names, for somebody to look at before it is
    published; none with full names."""
    from workshop_tui.domain.persons import named
    from workshop_tui.report.words import Words

    return named(material, options.names, Words(language).say)[1]


def _load(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(f"{__name__}.{module}"), function)
    return found
