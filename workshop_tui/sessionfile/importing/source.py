"""A programme file as lines, whatever it was written with. Which format it is, its first bytes say."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

from workshop_tui.domain.message import Message
from workshop_tui.errors import SessionFileError
from workshop_tui.sessionfile.importing.aligned import lines_of_aligned
from workshop_tui.sessionfile.importing.columns import Mapped, Sheet, lines_of_sheet, sheet_of_text
from workshop_tui.sessionfile.importing.lines import MOST_LINES, Line, cleaned, lines_of_text, plain
from workshop_tui.sessionfile.importing.mapping import Column, Wanted
from workshop_tui.sessionfile.importing.programme import Given

LARGEST = 20_000_000
"""Bytes of a file, and"""
LARGEST_TEXT = 5_000_000
"""of a text; a programme has some thousands."""
LARGEST_INSIDE = 100_000_000
"""Bytes that a packed file (docx, xlsx) may hold when it is opened."""
MOST_MEMBERS = 5_000


@dataclass(frozen=True)
class Source:
    """The lines of a programme. `readings` has more than one entry when a format can be read in several
    ways: the one that is understood best is taken. `columns` is what the columns of its tables hold."""

    readings: tuple[tuple[Line, ...], ...]
    given: Given = field(default_factory=Given)
    columns: tuple[Column, ...] = ()


def read_bytes(path: Path) -> bytes:
    """What is in the file. Raises SessionFileError with what is the matter."""
    try:
        if path.is_dir():
            raise SessionFileError(Message("{path} is a folder.", path=path), Message("Name a file in it."))
        with path.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except FileNotFoundError:
        raise SessionFileError(
            Message("There is no file {path}.", path=path), Message("Check the name and the folder.")
        ) from None
    except (OSError, ValueError) as problem:
        raise SessionFileError(
            Message("{path} cannot be read.", path=path), Message("Check the name and the rights.")
        ) from problem
    return content


def source_of(content: bytes, ending: str, wanted: Wanted = ()) -> Source:
    """The programme in those bytes. `ending` is that of the file's name, as `.txt`, which tells apart what
    is text; `wanted` says what columns of tables hold. Raises SessionFileError, with a sentence, for what
    cannot be read."""
    if len(content) > LARGEST:
        raise _refused(Message("The file is larger than 20 MB; that is not a programme."))
    if not content.strip():
        raise _refused(Message("The file is empty."))
    if content.startswith(b"%PDF") or content[:1024].lstrip().startswith(b"%PDF"):
        from workshop_tui.sessionfile.importing.pdf import lines_of_pdf

        return Source(*lines_of_pdf(content))
    if content.startswith(b"PK"):
        return _packed(content, wanted)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise _refused(Message("This is an old Word or Excel file, or one with a password."), _SAVE)
    if content.startswith(b"{\\rtf"):
        raise _refused(Message("This is a file in rich text (rtf)."), _SAVE)
    return _text(_decoded(content), ending.casefold(), wanted)


_SAVE = Message("Save it as docx or xlsx without a password, or copy the text into a txt file.")
_OTHER = Message("It reads txt, md, docx, pdf, xlsx, csv, ics, and projects of Ontime.")


def _refused(message: Message, way_out: Message = _OTHER) -> SessionFileError:
    return SessionFileError(message, way_out)


def _packed(content: bytes, wanted: Wanted) -> Source:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            members = packed.infolist()
            names = {member.filename for member in members}
            size = sum(member.file_size for member in members)
            locked = any(member.flag_bits & 1 for member in members)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError):
        raise _refused(Message("The file is damaged."), _SAVE) from None
    if size > LARGEST_INSIDE or len(members) > MOST_MEMBERS:
        raise _refused(Message("What is packed in the file is too large; that is not a programme."))
    if locked:
        raise _refused(Message("The file has a password."), _SAVE)
    if "word/document.xml" in names:
        from workshop_tui.sessionfile.importing.word import text_of_word

        word = text_of_word(content, wanted)
        cut = len(word.lines) >= MOST_LINES
        return Source((word.lines,), Given(beside=word.beside, cut=cut), word.columns)
    if "xl/workbook.xml" in names:
        from workshop_tui.sessionfile.importing.sheets import sheets_of

        return _of_sheets(sheets_of(content), wanted)
    raise _refused(Message("This kind of file cannot be read."), _SAVE)


def _of_sheets(sheets: Sequence[Sheet], wanted: Wanted) -> Source:
    """The sheets of a workbook behind one another. Where more than one is a programme, each of those is a
    day, and the others are about all of them."""
    from workshop_tui.sessionfile.importing.sheets import MOST_ROWS, MOST_SHEETS

    found = [(sheet, lines_of_sheet(sheet, wanted)) for sheet in sheets]
    days = sum(mapped.timed for _, mapped in found) > 1
    if days:
        found.sort(key=lambda each: each[1].timed)
    cut = len(sheets) >= MOST_SHEETS or any(len(sheet.rows) > MOST_ROWS for sheet in sheets)
    lines: list[Line] = []
    columns: list[Column] = []
    for sheet, mapped in found:
        if days and mapped.timed:
            lines.append(Line(0, plain(sheet.name) or "?", heading=True, day=True))
        lines += [*mapped.lines, Line(0, "")]
        columns += [each for each in mapped.columns if each not in columns]
    return Source((tuple(lines),), Given(cut=cut), tuple(columns))


def _with_columns(lines: tuple[Line, ...], columns: tuple[Column, ...]) -> Source:
    return Source((lines,), columns=columns)


def _decoded(content: bytes) -> str:
    if len(content) > LARGEST_TEXT:
        raise _refused(Message("The text is larger than 5 MB; that is not a programme."))
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\0" in content:
        raise _refused(Message("This is not a text, or a kind of file that cannot be read."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _text(text: str, ending: str, wanted: Wanted) -> Source:
    start = text[:2000].lstrip()
    if start.startswith("BEGIN:VCALENDAR"):
        from workshop_tui.sessionfile.importing.calendar import source_of_calendar

        return source_of_calendar(text)
    if start.startswith(("{", "[")) and ending in (".json", ""):
        from workshop_tui.sessionfile.importing.ontime import source_of_ontime

        return source_of_ontime(text)
    if start.casefold().startswith(("<!doctype html", "<html", "<?xml")):
        raise _refused(Message("This is a web page or XML."), _SAVE)
    marked, table = ending in (".md", ".markdown"), ending in (".csv", ".tsv")
    return source_of_text(text, wanted, markdown=marked, table=table)


def source_of_text(text: str, wanted: Wanted = (), *, markdown: bool = False, table: bool = False) -> Source:
    """The programme in a text, which may be a table pasted from a spreadsheet, or one of columns that blanks
    keep apart."""
    text = cleaned(text)
    if markdown or _looks_marked(text):
        return _with_columns(*_marked(text, wanted))
    sheet = sheet_of_text(text)
    if sheet is None and table:
        sheet = _any_table(text)
    mapped: Mapped | None = None
    if sheet is not None:
        mapped = lines_of_sheet(replace(sheet, alone=table), wanted)
        if table:
            return Source((mapped.lines,), columns=mapped.columns)
    mapped = mapped or lines_of_aligned(text)
    given = Given(cut=text.count("\n") > MOST_LINES)
    if mapped is not None:
        return Source((mapped.lines, lines_of_text(text)), given, mapped.columns)
    return Source((lines_of_text(text),), given)


def _marked(text: str, wanted: Wanted) -> tuple[tuple[Line, ...], tuple[Column, ...]]:
    """The lines of a text in Markdown, with its tables read as tables."""
    lines: list[Line] = []
    columns: list[Column] = []
    rows: list[tuple[str, ...]] = []
    for line in (*lines_of_text(text, markdown=True, tables=True), Line(0, "")):
        if line.text.startswith("|"):
            cells = [cell.strip() for cell in line.text.strip("|").split("|")]
            rows.append(() if all(set(cell) <= set(":- ") for cell in cells) else tuple(cells))
            continue
        if rows:
            mapped = lines_of_sheet(Sheet(tuple(rows), line.number - len(rows)), wanted)
            lines += mapped.lines
            columns += mapped.columns
            rows = []
        lines.append(line)
    return tuple(lines), tuple(columns)


def _any_table(text: str) -> Sheet | None:
    """A csv without a heading that is known."""
    import csv

    start = text[:5000]
    delimiter = max((";", ",", "\t"), key=start.count)
    try:
        return Sheet(
            tuple(tuple(row) for row in csv.reader(text.splitlines(keepends=True), delimiter=delimiter))
        )
    except csv.Error:
        return None


def _looks_marked(text: str) -> bool:
    start = text[:20_000]
    return "**" in start or "\n## " in start or start.startswith("# ") or "|--" in start or "| --" in start
