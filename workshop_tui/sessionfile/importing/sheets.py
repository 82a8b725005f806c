"""The sheets of an Excel workbook, by openpyxl."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from datetime import datetime, timedelta
from datetime import time as Time
from io import BytesIO
from typing import Any

from workshop_tui.domain.message import Message
from workshop_tui.errors import SessionFileError
from workshop_tui.sessionfile.importing.columns import Sheet

MOST_ROWS = 5_000
MOST_LOOKED_AT = 50_000
"""Rows of a sheet that are looked at; a sheet may have a million without anything in them."""
_EMPTY = 50
MOST_COLUMNS = 60
MOST_SHEETS = 10


def sheets_of(content: bytes) -> tuple[Sheet, ...]:
    """The sheets with something on them, each cell as the text that it shows: a time as `9.15`, a date as
    `2020-02-14`. Raises SessionFileError for a workbook that cannot be opened."""
    import warnings

    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
            found = [
                Sheet(tuple(_rows(sheet)), name=str(sheet.title), alone=True)
                for sheet in book.worksheets[:MOST_SHEETS]
            ]
    except Exception as problem:  # a broken workbook raises anything
        raise SessionFileError(
            Message("The workbook is damaged or has a form that cannot be read."),
            Message("Open it and save it again, or save the sheet as csv."),
        ) from problem
    return tuple(sheet for sheet in found if any(any(row) for row in sheet.rows))


def _rows(sheet: Any) -> Iterator[tuple[str, ...]]:
    """The rows, of a long run of empty ones only the first; at most one more than `MOST_ROWS`."""
    given = empty = 0
    for row in sheet.iter_rows(max_row=MOST_LOOKED_AT, max_col=MOST_COLUMNS, values_only=True):
        cells = [_shown(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        empty = 0 if cells else empty + 1
        if empty > _EMPTY:
            continue
        yield tuple(cells)
        given += 1
        if given > MOST_ROWS:
            return


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        if (value.hour, value.minute) == (0, 0):
            return value.date().isoformat()
        clock = f"{value.hour}.{value.minute:02d}"
        # A time alone is stored on the first day of the calendar.
        return clock if value.year <= 1900 else f"{value.date().isoformat()} {clock}"
    if isinstance(value, Time):
        return f"{value.hour}.{value.minute:02d}"
    if isinstance(value, Date):
        return value.isoformat()
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
