"""The tables of a Word document: a header row that is repeated, columns of their own widths, tones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from workshop_tui.report import colours, flow
from workshop_tui.report.document import Grid

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table, _Row

_WHOLE_ROW = 900
"""A row with fewer characters than this is not broken over two pages."""


def add_table(word: Word, style: Any, grid: Grid) -> Table:
    """The grid as a table at the end of the document; its caption is its name for who does not see it."""
    table: Any = word.add_table(rows=1, cols=len(grid.columns), style=style)
    _dress(table, word, grid)
    head = table.rows[0]
    _fill(head, grid.columns)
    _mark(head, "w:tblHeader")
    _mark(head, "w:cantSplit")
    for cell in head.cells:
        _shade(cell._tc, colours.WASH)
        for run in cell.paragraphs[0].runs:
            run.bold = True
    for place, texts in enumerate(grid.rows):
        row = table.add_row()
        _fill(row, texts, grid.tones[place] if grid.tones else ())
        if sum(map(len, texts)) < _WHOLE_ROW:
            _mark(row, "w:cantSplit")
    made: Table = table
    return made


def _dress(table: Table, word: Word, grid: Grid) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Emu

    section = word.sections[-1]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    widths = [Emu(int(width * share)) for share in flow.shares(grid)]
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
        properties.append(OxmlElement("w:tblCaption", {qn("w:val"): caption}))
    for column, each in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = each
    for tc, each in zip(table.rows[0]._tr.tc_lst, widths, strict=True):
        tc.width = each


def _fill(row: _Row, texts: Sequence[str], tones: Sequence[int | None] = ()) -> None:
    from docx.shared import Pt

    for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        paragraph = cell.paragraphs[0]
        form = paragraph.paragraph_format
        form.space_before = form.space_after = Pt(0)
        for number, line in enumerate(flow.lines(text)):
            if number:
                paragraph.add_run().add_break()
            paragraph.add_run(line)
        tone = tones[place] if tones else None
        if tone is not None:
            _shade(cell._tc, colours.tone(tone))


def _mark(row: _Row, tag: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(tag))


def _shade(cell: Any, colour: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = cell.get_or_add_tcPr()
    values = {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): colour.upper()}
    properties.append(OxmlElement("w:shd", values))
