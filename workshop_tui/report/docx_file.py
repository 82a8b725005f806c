"""A document as DOCX, through python-docx: real headings, lists and header rows, its language, its title
and the organisation in its properties, in our own form or in the organisation's house style.

Every text is text: control characters are made visible, nothing of it becomes a field or a link. A
timeline is left out: a table says the same.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from workshop_tui.domain.message import Message
from workshop_tui.report import colours, flow
from workshop_tui.report.document import (
    Block,
    Document,
    Fields,
    Grid,
    Heading,
    PageBreak,
    Paragraph,
    Point,
    Points,
    Timeline,
)
from workshop_tui.report.docx_base import BULLETS, HEADINGS, NUMBERED, numbered_list
from workshop_tui.report.docx_table import add_table
from workshop_tui.report.docx_text import add_break, add_field, add_run, add_tab, child, paragraph_before
from workshop_tui.report.options import PLAIN, Options
from workshop_tui.report.steady_zip import steady
from workshop_tui.report.words import Words

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.parfmt import ParagraphFormat

REGIONS = {"nl": "nl-NL", "en": "en-GB"}

_PROPERTY = 255
"""The longest that a property of the file may be."""

_RUNNING = 90
"""The longest that a title may be at the foot of a page."""

_CLOSE_PT = 3
_APART_PT = 8


def docx_bytes(document: Document, options: Options = PLAIN) -> bytes:
    """The document as the bytes of a file, in the house style of `options.template` where one is given.

    Raises DocumentError when that cannot be used.
    """
    from workshop_tui.report import docx_base, docx_template

    word = docx_base.plain() if options.template is None else docx_template.house_style(options.template)
    docx_base.complete(word)
    _describe(word, document)
    _lay_out(word, document)
    _Body(word, document).write()
    target = io.BytesIO()
    word.save(target)
    return steady(target.getvalue())


def _describe(word: Word, document: Document) -> None:
    """The properties of the file and its language; of who made it nothing else is told."""
    from docx.oxml.ns import qn

    known = word.core_properties
    known._element[:] = []
    known.title = flow.line(document.title, _PROPERTY)
    known.author = known.last_modified_by = flow.line(document.author, _PROPERTY)
    known.subject = flow.line(document.subject, _PROPERTY)
    known.language = region = REGIONS[Words(document.language).language]
    if document.made_ms is not None:
        made = datetime.fromtimestamp(document.made_ms // 1000, timezone.utc)
        known.created = known.modified = made.replace(tzinfo=None)
    styles: Any = word.styles.element
    for told in list(styles.iter(qn("w:lang"))):
        told.getparent().remove(told)
    written = _child(_child(_child(styles, "w:docDefaults"), "w:rPrDefault"), "w:rPr")
    language = _child(written, "w:lang", last=True)
    language.set(qn("w:val"), region)
    language.set(qn("w:eastAsia"), region)
    language.set(qn("w:bidi"), "ar-SA")
    for theme in word.settings.element.findall(qn("w:themeFontLang")):
        theme.set(qn("w:val"), region)


def _child(parent: Any, tag: str, last: bool = False) -> Any:
    """The child with that tag, made at the beginning or the end where there is none."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    found = parent.find(qn(tag))
    if found is None:
        found = OxmlElement(tag)
        parent.insert(len(parent) if last else 0, found)
    return found


def _lay_out(word: Word, document: Document) -> None:
    """Pages on their side where the document asks for it, and what stands at the foot of each: the
    house style's own, else the title and the number of the page."""
    from docx.enum.section import WD_ORIENT

    section = word.sections[-1]
    width, height = section.page_width, section.page_height
    if document.wide and width is not None and height is not None and width < height:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = height, width
    if not section.footer.is_linked_to_previous:
        return
    section.footer.is_linked_to_previous = False
    foot = section.footer.paragraphs[0]
    foot.style = word.styles["Footer"]
    title = flow.line(document.title, _RUNNING)
    told = Words(document.language).heading(Message("page {page} of {pages}", page="\0", pages="\1"))
    for piece in re.split("([\0\1])", f"{title}  |  {told}" if title else told):
        if piece in ("\0", "\1"):
            add_field(foot._p, "PAGE" if piece == "\0" else "NUMPAGES")
        else:
            add_run(foot._p, piece)


class _Body:
    """Writes the blocks of a document, each after the one before."""

    def __init__(self, word: Word, document: Document) -> None:
        self._word = word
        self._document = document
        names = ("Title", "Caption", *HEADINGS, *BULLETS)
        self._styles = {name: word.styles[name].style_id for name in names}
        own = NUMBERED if NUMBERED in word.styles else BULLETS[0]
        self._styles[NUMBERED] = word.styles[own].style_id
        self._list = ""
        self._table_style = word.styles["Table Grid"]
        self._end: Any = word.element.body.sectPr
        self._begins_page = False
        self._after_table = False
        self._leads = False

    def write(self) -> None:
        """All of it, under its title."""
        add_run(self._paragraph("Title"), flow.line(self._document.title) or "–")
        for block, leads in flow.leading(self._document.blocks):
            self._leads = leads
            self._block(block)
        if self._after_table:
            self._separate()

    def _block(self, block: Block) -> None:
        match block:
            case Heading(level, text):
                style = HEADINGS[min(level - flow.SHALLOWEST, len(HEADINGS) - 1)]
                add_run(self._paragraph(style), flow.line(text))
            case Paragraph():
                self._running(block)
            case Fields():
                self._fields(block)
            case Points(points, first) if points:
                self._points(points, first)
            case Grid(columns) if columns:
                self._grid(block)
            case PageBreak():
                self._begins_page = True
            case Points() | Grid() | Timeline():
                pass

    def _paragraph(self, style: str = "") -> Any:
        """A new paragraph at the end; the first after a page break begins the page."""
        from docx.shared import Pt

        made = paragraph_before(self._end, self._styles.get(style, ""))
        if self._begins_page:
            self._form(made).page_break_before = True
        if self._after_table and not style:
            self._form(made).space_before = Pt(_APART_PT)
        self._begins_page = self._after_table = False
        return made

    def _form(self, paragraph: Any) -> ParagraphFormat:
        from docx.text.paragraph import Paragraph as WordParagraph

        form: ParagraphFormat = WordParagraph(paragraph, self._word._body).paragraph_format
        return form

    def _separate(self) -> None:
        """Two tables without a paragraph between them would be one, and a document ends in one."""
        from docx.shared import Pt

        between = self._form(self._paragraph())
        between.space_before = between.space_after = Pt(0)

    def _running(self, block: Paragraph) -> None:
        parts = flow.paragraphs(block.text)
        for number, part in enumerate(parts or ([[]] if block.label else [])):
            made = self._paragraph()
            if block.label and number == 0:
                add_run(made, f"{flow.line(block.label)}: ", bold=True)
            self._lines(made, part, aside=block.aside)
            if self._leads:
                self._form(made).keep_with_next = True

    def _lines(self, paragraph: Any, lines: Sequence[str], aside: bool = False) -> None:
        """Text at the end of a paragraph. What is still missing has a colour behind it."""
        for number, text in enumerate(lines):
            if number:
                add_break(paragraph)
            for piece, missing in flow.pieces(text, self._document):
                if missing:
                    add_run(paragraph, piece, marked=True)
                else:
                    add_run(paragraph, piece, italic=aside, colour=colours.QUIET if aside else "")

    def _fields(self, block: Fields) -> None:
        """Names with their values beside them, on a line each, as far in as the longest name asks."""
        from docx.shared import Cm, Emu, Pt

        pairs = [(flow.line(name), flow.lines(value)) for name, value in block.pairs]
        inward = Cm(min(4.5, max((len(name) for name, _ in pairs), default=0) * 0.24 + 0.7))
        for place, (name, value) in enumerate(pairs):
            made = self._paragraph()
            form = self._form(made)
            form.left_indent, form.first_line_indent = inward, Emu(-inward)
            form.tab_stops.add_tab_stop(inward)
            form.space_after = Pt(_APART_PT if place == len(pairs) - 1 else _CLOSE_PT)
            add_run(made, f"{name}:", bold=True)
            add_tab(made)
            self._lines(made, value)

    def _points(self, points: Sequence[Point], first: int | None) -> None:
        from docx.shared import Pt

        self._list = "" if first is None else numbered_list(self._word, first)
        for branch in flow.branches(points, len(BULLETS) - 1):
            last = self._point(branch, 0)
        self._form(last).space_after = Pt(_APART_PT)

    def _point(self, branch: flow.Branch, depth: int) -> Any:
        """A point with those under it; gives the last paragraph of them."""
        from docx.oxml.ns import qn

        point = branch.point
        numbered = bool(self._list) and depth == 0
        made = self._paragraph(NUMBERED if numbered else BULLETS[depth])
        if numbered:
            number = child(made.find(qn("w:pPr")), "numPr")
            child(number, "ilvl", val="0")
            child(number, "numId", val=self._list)
        if point.label:
            add_run(made, f"{flow.line(point.label)}: ", bold=True)
        self._lines(made, flow.lines(point.text))
        if point.remark:
            add_run(made, f" ({flow.line(point.remark)})", italic=True)
        for each in branch.under:
            made = self._point(each, depth + 1)
        return made

    def _grid(self, grid: Grid) -> None:
        """A table whose header row is repeated on every page."""
        caption = flow.line(grid.caption)
        if self._after_table and not caption:
            self._separate()
        if caption:
            add_run(self._paragraph("Caption"), caption)
        table = add_table(self._word, self._table_style, grid, self._document.wide)
        if self._begins_page:
            table.rows[0].cells[0].paragraphs[0].paragraph_format.page_break_before = True
            self._begins_page = False
        self._after_table = True
