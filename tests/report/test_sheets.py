"""Workbooks: text as text, dates as dates, nothing lost, whatever is in a cell."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.nasty import NASTY
from tests.report.example import AGREEMENTS, NOTES, material
from workshop_tui.harmless import harmless
from workshop_tui.report import CATALOGUE, render
from workshop_tui.report.document import Sheet
from workshop_tui.report.xlsx_file import LONGEST, xlsx_bytes

WHATS = [what for what, entry in CATALOGUE.items() if "xlsx" in entry.formats]


def _opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def _first(content: bytes) -> Worksheet:
    found = _opened(content).worksheets[0]
    assert isinstance(found, Worksheet)
    return found


def _texts(text: str) -> list[str]:
    """What stands below each other in a column of a sheet with that text and another row after it."""
    sheet = _first(xlsx_bytes((Sheet(("A", "B"), ((text, 1), ("end", 2))),), "en"))
    return [str(cell.value or "") for cell in sheet["A"]]


def test_the_agreements_have_dates_and_numbers() -> None:
    sheet = _first(render(material(), "agreements", "xlsx", "en"))
    assert sheet.title == "Agreements"
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:5] == ("Nr", "Agreement", "Who", "When", "Due on")
    assert rows[1][0] == 2
    assert rows[1][4] == datetime(2020, 7, 3)  # noqa: DTZ001  a cell has no time zone
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.b


def test_timing_as_csv_has_the_segments_behind_their_item() -> None:
    rows = render(material(), "timing", "csv", "en").decode("utf-8-sig").splitlines()
    pitches = [row for row in rows if row.startswith('"Pitches"')]
    assert [row.split(",")[10] for row in pitches] == ['""', '"Dordrecht"', '"Papendrecht"']
    assert pitches[1].endswith('"Dordrecht","Dordrecht",300,660')


def test_timing_has_a_sheet_for_each_table_in_it() -> None:
    book = _opened(render(material(), "timing", "xlsx", "en"))
    assert book.sheetnames == ["Items", "Parts", "Speaking time"]
    parts = list(book["Parts"].iter_rows(values_only=True))
    assert parts[1] == ("Pitches", "Dordrecht", "Dordrecht", 300, 660, "10:06:00", "10:17:00", None)
    assert list(book["Speaking time"].iter_rows(values_only=True))[1] == ("Dordrecht", 660)
    items = list(book["Items"].iter_rows(values_only=True))
    assert items[3][6:9] == (45, 47, 2)


@pytest.mark.parametrize("what", WHATS)
@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_is_text(name: str, what: str) -> None:
    text = NASTY[name]
    notes = tuple(replace(note, text=text, organisation=text) for note in NOTES)
    agreements = tuple(replace(each, text=text, owners=(text,)) for each in AGREEMENTS)
    content = render(replace(material(*notes), agreements=agreements), what, "xlsx", "nl")
    for sheet in _opened(content).worksheets:
        assert isinstance(sheet, Worksheet)
        for row in sheet.iter_rows():
            assert not [cell for cell in row if cell.data_type == "f" or cell.hyperlink is not None]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [each for each in archive.namelist() if "externalLink" in each]
        assert not [each for each in archive.namelist() if b"TargetMode" in archive.read(each)]


@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_is_whole(name: str) -> None:
    text = NASTY[name]
    shown = harmless(text.replace("\r\n", "\n").replace("\r", "\n")).replace("\uffff", "\ufffd")
    found = _texts(text)
    parts = [part.removeprefix("[went before above] ") for part in found[1:-1]]
    told = "".join(part.removesuffix(" [goes on below]") for part in parts)
    assert told == shown.replace("\ufffe", "\ufffd")
    assert found[-1] == "end"


@settings(deadline=None, max_examples=30)
@given(st.sampled_from(["x", "é", "👍", "ab👍"]), st.integers(LONGEST - 3, 2 * LONGEST + 3))
def test_what_is_longer_than_a_cell_goes_on_below(piece: str, length: int) -> None:
    text = (piece * length)[:length]
    found = _texts(text)[1:-1]
    assert all(len(part.encode("utf-16-le")) // 2 <= 32_767 for part in found)
    assert len(found) == 1 or (found[0].endswith(" [goes on below]") and found[1].startswith("[went before"))
    parts = [part.removeprefix("[went before above] ").removesuffix(" [goes on below]") for part in found]
    assert "".join(parts) == text


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("a/b:c*?[d]\\", "a b c   d"), ["a b c   d", "a b c   d 2"]),
        (("x" * 40, "X" * 40), ["x" * 31, "X" * 27 + " 2"]),
        (("'quoted'", "History", ""), ["quoted", "History -", "Sheet 3"]),
        (("\x1b[31m", "\n"), ["␛ 31m", "-"]),
    ],
)
def test_sheets_have_names_that_excel_takes(names: tuple[str, ...], found: list[str]) -> None:
    content = xlsx_bytes(tuple(Sheet(("A",), (), name) for name in names), "en")
    assert _opened(content).sheetnames == found


def test_a_workbook_knows_neither_the_moment_nor_the_machine() -> None:
    sheet = Sheet(("A", "B"), (("x", date(2020, 3, 1)), (None, 3)))
    content = xlsx_bytes((sheet,), "nl")
    assert content == xlsx_bytes((sheet,), "nl")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {each.date_time[0] for each in archive.infolist()} == {1980}
        core = archive.read("docProps/core.xml")
    assert b"2000-01-01" in core
    assert b"<dc:creator></dc:creator>" in core
