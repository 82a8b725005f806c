"""XLSX: a worksheet per sheet, its header row frozen, text as text, dates as dates.

A cell is never a formula and never a link. Excel holds 32,767 characters in a cell: what is longer goes
on in the rows below it, which say so. Control characters are made visible. The file carries no moment
and no name of a person.
"""

from __future__ import annotations

import io
import re
from datetime import date as Date
from datetime import datetime
from typing import TYPE_CHECKING

from workshop_tui.domain.message import Message
from workshop_tui.harmless import harmless
from workshop_tui.report.document import Cell, Sheet
from workshop_tui.report.words import Words

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_000
"""UTF-16 units of a text in one cell; Excel takes 32,767, and what goes on says so in a few words."""

_WIDEST = 60
_NAME = 31
_FIRST_MOMENT = datetime(2000, 1, 1)  # noqa: DTZ001  a property of the file has no time zone
_DATE_FORMAT = {"nl": "d-m-yyyy", "en": "dd/mm/yyyy"}
_NONCHARACTER = re.compile("[\ufffe\uffff]")


def xlsx_bytes(sheets: tuple[Sheet, ...], language: str) -> bytes:
    """The sheets as the bytes of a workbook."""
    from xlsxwriter.workbook import Workbook

    target = io.BytesIO()
    settings = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    words = Words(language)
    with Workbook(target, settings) as book:
        book.set_properties({"created": _FIRST_MOMENT})
        formats = _Formats(book, words.language)
        taken: set[str] = set()
        for number, sheet in enumerate(sheets, 1):
            name = _legal(sheet.name or words.heading(Message("sheet {number}", number=number)), taken)
            _fill(book.add_worksheet(name), sheet, formats, words)
    return target.getvalue()


class _Formats:
    """How cells look."""

    def __init__(self, book: Workbook, language: str) -> None:
        top = {"valign": "top"}
        self.header: Format = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, **top})
        self.text: Format = book.add_format({"text_wrap": True, "num_format": "@", **top})
        self.number: Format = book.add_format(top)
        self.date: Format = book.add_format({"num_format": _DATE_FORMAT[language], "align": "left", **top})


def _legal(wanted: str, taken: set[str]) -> str:
    """A name that Excel takes, and that no other worksheet has."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", _clean(wanted)).replace("\n", " ").strip().strip("'")
    plain = plain[:_NAME].strip() or "-"
    if plain.casefold() == "history":
        plain = f"{plain} -"
    found, number = plain, 1
    while found.casefold() in taken:
        number += 1
        found = f"{plain[: _NAME - 4].strip()} {number}"
    taken.add(found.casefold())
    return found


def _fill(target: Worksheet, sheet: Sheet, formats: _Formats, words: Words) -> None:
    for column, title in enumerate(sheet.columns):
        target.write_string(0, column, _clean(title), formats.header)
        target.set_column(column, column, _width(title, [row[column] for row in sheet.rows]))
    target.freeze_panes(1, 0)
    at = 1
    for row in sheet.rows:
        at += _write_row(target, at, row, formats, words)
    if sheet.rows and sheet.columns:
        target.autofilter(0, 0, at - 1, len(sheet.columns) - 1)


def _write_row(target: Worksheet, at: int, row: tuple[Cell, ...], formats: _Formats, words: Words) -> int:
    """Writes a row, and gives how many rows it took."""
    height = 1
    for column, cell in enumerate(row):
        if cell is None:
            continue
        if isinstance(cell, int):
            target.write_number(at, column, cell, formats.number)
        elif isinstance(cell, Date):
            target.write_datetime(at, column, datetime(cell.year, cell.month, cell.day), formats.date)  # noqa: DTZ001
        else:
            parts = _parts(_clean(cell), words)
            for below, part in enumerate(parts):
                target.write_string(at + below, column, part, formats.text)
            height = max(height, len(parts))
    return height


def _clean(text: str) -> str:
    shown = harmless(text.replace("\r\n", "\n").replace("\r", "\n"))
    return _NONCHARACTER.sub("\ufffd", shown)


def _parts(text: str, words: Words) -> list[str]:
    """The text in pieces that a cell can hold; those after the first say that they go on."""
    if _units(text) <= LONGEST:
        return [text]
    pieces: list[str] = []
    start = 0
    while start < len(text):
        end = min(len(text), start + LONGEST)
        while _units(text[start:end]) > LONGEST:
            end -= (_units(text[start:end]) - LONGEST + 1) // 2
        pieces.append(text[start:end])
        start = end
    onward = words.say(Message("[goes on below]"))
    back = words.say(Message("[went before above]"))
    last = len(pieces) - 1
    return [
        (f"{back} " if number else "") + piece + (f" {onward}" if number < last else "")
        for number, piece in enumerate(pieces)
    ]


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _width(title: str, cells: list[Cell]) -> float:
    """As wide as what is in it, within reason; longer text wraps."""
    longest = len(title)
    for cell in cells:
        length = 10 if isinstance(cell, Date) else len(str(cell)) if cell is not None else 0
        longest = max(longest, min(length, _WIDEST))
        if longest >= _WIDEST:
            break
    return min(longest, _WIDEST) + 3
