"""The tables of a Word document: a header row that is repeated, columns of their own widths, tones."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from workshop_tui.report import colours, flow
from workshop_tui.report.document import Grid
from workshop_tui.report.docx_text import add_break, add_run, child

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table

_WHOLE_ROW = 900
"""A row with fewer characters than this is not broken over two pages."""


def add_table(word: Word, style: Any, grid: Grid, wide: bool = False) -> Table:
    """The grid as a table at the end of the document; its caption is its name for who does not see it.

    Rows are copies of an empty one: python-docx takes ten times as long to make each from nothing.
    """
    table: Any = word.add_table(rows=1, cols=len(grid.columns), style=style)
    _dress(table, word, grid, wide)
    head = table.rows[0]._tr
    plain = deepcopy(head)
    _fill(head, grid.columns, bold=True)
    _mark(head, "cantSplit")
    _mark(head, "tblHeader")
    for cell in head.tc_lst:
        _shade(cell, colours.WASH)
    for place, texts in enumerate(grid.rows):
        row = deepcopy(plain)
        _fill(row, texts, grid.tones[place] if grid.tones else ())
        if sum(map(len, texts)) < _WHOLE_ROW:
            _mark(row, "cantSplit")
        table._tbl.append(row)
    made: Table = table
    return made


def _dress(table: Table, word: Word, grid: Grid, wide: bool) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Emu, Pt

    section = word.sections[-1]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    widths = [Emu(int(width * share)) for share in flow.shares(grid, wide)]
    table.autofit = False
    properties: Any = table._tbl.tblPr
    whole = properties.find(qn("w:tblW"))
    whole.set(qn("w:type"), "dxa")
    whole.set(qn("w:w"), str(sum(each.twips for each in widths)))
    look = properties.find(qn("w:tblLook"))
    look.attrib.clear()
    for name in ("firstRow", "lastRow", "firstColumn", "lastColumn", "noHBand", "noVBand"):
        look.set(qn(f"w:{name}"), "1" if name in ("firstRow", "noHBand", "noVBand") else "0")
    look.set(qn("w:val"), "0620")
    caption = flow.line(grid.caption)
    if caption:
        child(properties, "tblCaption", val=caption)
    for column, each in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = each
    for tc, each in zip(table.rows[0]._tr.tc_lst, widths, strict=True):
        tc.width = each
    for paragraph in (cell.paragraphs[0] for cell in table.rows[0].cells):
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)


def _fill(row: Any, texts: Sequence[str], tones: Sequence[int | None] = (), bold: bool = False) -> None:
    for place, (cell, text) in enumerate(zip(row.tc_lst, texts, strict=True)):
        paragraph = cell.p_lst[0]
        for number, line in enumerate(flow.lines(text)):
            if number:
                add_break(paragraph)
            add_run(paragraph, line, bold=bold)
        tone = tones[place] if tones else None
        if tone is not None:
            child(paragraph.get_or_add_pPr(), "jc", val="center")
            _shade(cell, colours.tone(tone))


def _mark(row: Any, name: str) -> None:
    child(row.get_or_add_trPr(), name)


def _shade(cell: Any, colour: str) -> None:
    child(cell.get_or_add_tcPr(), "shd", val="clear", color="auto", fill=colour.upper())
