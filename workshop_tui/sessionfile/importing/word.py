"""The paragraphs and tables of a Word document, by python-docx."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from workshop_tui.domain.message import Message
from workshop_tui.errors import SessionFileError
from workshop_tui.sessionfile.importing.columns import Sheet, lines_of_sheet
from workshop_tui.sessionfile.importing.lines import (
    MOST_LINES,
    Line,
    cleaned,
    line_of,
    plain,
    single_spaced,
)
from workshop_tui.sessionfile.importing.mapping import Column, Wanted
from workshop_tui.sessionfile.importing.times import find_range, find_single
from workshop_tui.sessionfile.importing.word_parts import (
    beside_the_text,
    boxes_of,
    notes_of,
    numbers_of_notes,
    text_of,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_MOST_BOXES = 200
_HEADING = re.compile(r"^(?:heading|kop|title|titel)\b", re.IGNORECASE)


@dataclass(frozen=True)
class WordText:
    """The lines of a document in their order, what the columns of its tables hold, and the lines of its
    headers, footers, boxes and comments."""

    lines: tuple[Line, ...]
    columns: tuple[Column, ...]
    beside: tuple[Line, ...]


def text_of_word(content: bytes, wanted: Wanted = ()) -> WordText:
    """What a document says; `wanted` says of the columns of its tables what their headings do not. Raises
    SessionFileError for a file that cannot be opened."""
    import docx

    try:
        document = docx.Document(BytesIO(content))
        return _Walk(document, wanted).read()
    except SessionFileError:
        raise
    except Exception as problem:  # a broken document raises anything, from lxml to KeyError
        raise SessionFileError(
            Message("The Word document is damaged or has a form that cannot be read."),
            Message("Open it and save it again, or copy its text into a txt file."),
        ) from problem


def _blocks(element: Any, document: Document) -> Iterator[Paragraph | Table]:
    """The paragraphs and tables in their order, also those that stand in a field to be filled in."""
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    for child in element.iterchildren("{*}p", "{*}tbl", "{*}sdt", "{*}sdtContent"):
        name = child.tag.rpartition("}")[2]
        if name == "p":
            yield Paragraph(child, document)
        elif name == "tbl":
            yield Table(child, document)
        else:
            yield from _blocks(child, document)


class _Walk:
    """Goes through a document and counts its numbered paragraphs, whose numbers stand nowhere in it."""

    def __init__(self, document: Document, wanted: Wanted) -> None:
        self.document = document
        self.wanted = wanted
        self.counts: Counter[tuple[str, int]] = Counter()
        self.number = 0
        self.columns: list[Column] = []
        self.notes = notes_of(document)
        self.boxes: list[str] = []

    def read(self) -> WordText:
        """All of it."""
        from docx.table import Table

        found: list[Line] = []
        for block in _blocks(self.document.element.body, self.document):
            if isinstance(block, Table):
                found += [Line(self.number, ""), *self._table(block), Line(self.number, "")]
            else:
                found += self._paragraph(block)
            if len(found) > MOST_LINES:
                break
        beside = list(beside_the_text(self.document))
        for text in self.boxes[:_MOST_BOXES]:
            beside.append(Line(-len(beside) - 1, plain(text), part="box"))
        return WordText(single_spaced(found[:MOST_LINES]), tuple(self.columns), tuple(beside))

    def _notes(self, element: Any) -> list[str]:
        """The notes at the foot that a paragraph points at."""
        pointed = [self.notes[key] for key in numbers_of_notes(element) if key in self.notes]
        return [f"- {text}" for text in pointed]

    def _in_boxes(self, element: Any) -> list[str]:
        """The lines of boxes that belong to the programme: those of a box with times in it. The others are
        kept apart: where they hang says nothing."""
        lines = [cleaned(text) for text in boxes_of(element)]
        if any(find_range(text) or find_single(text) for text in lines):
            return lines
        self.boxes += lines
        return []

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Line]:
        text = cleaned(text_of(paragraph._p))
        style = paragraph.style.name if paragraph.style is not None else ""
        heading = bool(_HEADING.match(style or ""))
        mark = self._mark(paragraph) if text.strip() else ""
        for place, piece in enumerate(text.split("\n")):
            self.number += 1
            yield line_of(f"{mark}{piece}" if place == 0 else piece, self.number, heading=heading)
        for piece in (*self._notes(paragraph._p), *self._in_boxes(paragraph._p)):
            self.number += 1
            yield line_of(piece, self.number)

    def _table(self, table: Table) -> list[Line]:
        rows = []
        first = self.number + 1
        for row in table.rows:
            self.number += 1
            cells: list[str] = []
            seen: list[Any] = []
            for cell in row.cells:
                # Merged cells are given once for each column that they span.
                if any(cell._tc is other for other in seen):
                    cells.append("")
                    continue
                seen.append(cell._tc)
                cells.append("\n".join(self._in_cell(cell)))
            rows.append(tuple(cells))
        mapped = lines_of_sheet(Sheet(tuple(rows), first), self.wanted)
        self.columns += mapped.columns
        return list(mapped.lines)

    def _in_cell(self, cell: Any) -> Iterator[str]:
        """The lines of a cell, also those of a table inside it."""
        from docx.text.paragraph import Paragraph

        for element in cell._tc.iter("{*}p"):
            if next(element.iterancestors("{*}txbxContent"), None) is not None:
                continue
            text = cleaned(text_of(element))
            if text.strip():
                yield f"{self._mark(Paragraph(element, cell))}{text}"
            yield from (*self._notes(element), *self._in_boxes(element))

    def _mark(self, paragraph: Paragraph) -> str:
        """The number or the bullet that Word puts before a paragraph of a list; empty for others."""
        numbering = self._numbering(paragraph)
        if numbering is None:
            return ""
        list_id, level, form = numbering
        if form in ("bullet", "none"):
            return "- "
        self.counts[list_id, level] += 1
        for deeper in range(level + 1, 9):
            self.counts[list_id, deeper] = 0
        count = self.counts[list_id, level]
        return f"{chr(ord('a') + (count - 1) % 26)}. " if form.endswith("Letter") else f"{count}. "

    def _numbering(self, paragraph: Paragraph) -> tuple[str, int, str] | None:
        given = paragraph._p.xpath("./w:pPr/w:numPr")
        style: Any = paragraph.style
        while not given and style is not None:
            given = style.element.xpath("./w:pPr/w:numPr")
            style = style.base_style
        if not given:
            return None
        list_id = next(iter(given[0].xpath("./w:numId/@w:val")), "0")
        level = int(next(iter(given[0].xpath("./w:ilvl/@w:val")), "0"))
        if list_id == "0":
            return None
        return str(list_id), level, self._form(str(list_id), level)

    def _form(self, list_id: str, level: int) -> str:
        """How a level of a list is numbered: `decimal`, `bullet`, `lowerLetter` …"""
        if not list_id.isdigit():
            return "bullet"
        try:
            numbering = self.document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return "bullet"
        abstract = numbering.xpath(f"./w:num[@w:numId='{list_id}']/w:abstractNumId/@w:val")
        if not abstract or not str(abstract[0]).isdigit():
            return "bullet"
        found = numbering.xpath(
            f"./w:abstractNum[@w:abstractNumId='{abstract[0]}']/w:lvl[@w:ilvl='{level}']/w:numFmt/@w:val"
        )
        return str(found[0]) if found else "bullet"
