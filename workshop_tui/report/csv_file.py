"""Sheets as CSV for spreadsheet programs: UTF-8 with a byte order mark, `;` between cells in Dutch
(where the comma is the decimal sign) and `,` in English, all text quoted, dates as 2020-03-01.

A cell is never a formula. As OWASP advises ("CSV Injection"), a text that begins with `=`, `+`, `-`,
`@` or their full-width forms, blanks passed over, gets an apostrophe in front; so a note "- nothing"
reads "'- nothing" here. Control characters are made visible, line ends stay. Markdown and JSON keep the
text without the apostrophe.
"""

from __future__ import annotations

import csv
import io
from datetime import date as Date

from workshop_tui.harmless import harmless
from workshop_tui.report.document import Cell, Sheet

_FORMULA = tuple("=+-@＝＋－＠")
BYTE_ORDER_MARK = "\ufeff"


def csv_bytes(sheets: tuple[Sheet, ...], language: str) -> bytes:
    """The first sheet as the bytes of a file: a CSV file holds one."""
    return csv_text(sheets[0], language).encode("utf-8")


def csv_text(sheet: Sheet, language: str) -> str:
    """The sheet, with its byte order mark and a header row."""
    target = io.StringIO(newline="")
    writer = csv.writer(
        target,
        delimiter=";" if language == "nl" else ",",
        quoting=csv.QUOTE_NONNUMERIC,
        lineterminator="\r\n",
    )
    writer.writerow([_cell(column) for column in sheet.columns])
    writer.writerows([_cell(cell) for cell in row] for row in sheet.rows)
    return BYTE_ORDER_MARK + target.getvalue()


def _cell(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, int):
        return cell
    if isinstance(cell, Date):
        return cell.isoformat()
    shown = harmless(cell.replace("\r\n", "\n").replace("\r", "\n"))
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown
