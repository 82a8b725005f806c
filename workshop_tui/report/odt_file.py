"""A document as ODT, through odfdo: headings with their outline, lists, header rows, language, title and
the organisation. Page and styles stand in `templates/odt`; odfdo's own are French.

Every text is text. A timeline is left out: a table says the same.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime, timezone
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

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
    Points,
    Timeline,
)
from workshop_tui.report.options import PLAIN, Options
from workshop_tui.report.steady_zip import packed
from workshop_tui.report.words import Words

if TYPE_CHECKING:
    from odfdo import Document as Odf
    from odfdo import Element

DEEPEST = 9
"""Lists have so many levels below the first."""

_HEADINGS = 5
_MIMETYPE = b"application/vnd.oasis.opendocument.text"
_PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml")
_COUNTRIES = {"nl": "NL", "en": "GB"}
_RUNNING = 90
_WHOLE_ROW = 900
"""A row with fewer characters than this is not broken over two pages."""

_WIDE_CM = (29.7, 21.0)
_MARGINS_CM = 4.6


def odt_bytes(document: Document, options: Options = PLAIN) -> bytes:
    """The document as the bytes of a file."""
    from odfdo import Document as Odf

    odf = Odf(io.BytesIO(_empty()))
    _lay_out(odf, document)
    _Body(odf, document).write()
    target = io.BytesIO()
    odf.save(target)
    with zipfile.ZipFile(target) as archive:
        made = {name: archive.read(name) for name in ("META-INF/manifest.xml", *_PARTS)}
    made["meta.xml"] = _described(document)
    return packed([("mimetype", _MIMETYPE), *made.items()], stored=frozenset({"mimetype"}))


@cache
def _empty() -> bytes:
    folder = files("workshop_tui.report") / "templates" / "odt"
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in _PARTS
    )
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{space}"'
        ' manifest:version="1.4"><manifest:file-entry manifest:full-path="/" manifest:version="1.4"'
        f' manifest:media-type="{_MIMETYPE.decode()}"/>{entries}</manifest:manifest>'
    )
    parts = [(name, (folder / name).read_bytes()) for name in _PARTS]
    return packed([("mimetype", _MIMETYPE), ("META-INF/manifest.xml", manifest.encode()), *parts])


def _described(document: Document) -> bytes:
    """The properties of the file: nothing of the machine, and no more of who made it than the
    organisation."""
    import xml.etree.ElementTree as ET

    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    own, core = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "http://purl.org/dc/elements/1.1/"
    for prefix, space in (("office", office), ("meta", own), ("dc", core)):
        ET.register_namespace(prefix, space)
    root = ET.Element(f"{{{office}}}document-meta", {f"{{{office}}}version": "1.4"})
    meta = ET.SubElement(root, f"{{{office}}}meta")
    language = Words(document.language).language
    told = {
        f"{{{core}}}title": flow.line(document.title),
        f"{{{core}}}subject": flow.line(document.subject),
        f"{{{own}}}initial-creator": flow.line(document.author),
        f"{{{core}}}creator": flow.line(document.author),
        f"{{{core}}}language": f"{language}-{_COUNTRIES[language]}",
    }
    if document.made_ms is not None:
        made = datetime.fromtimestamp(document.made_ms // 1000, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        told |= {f"{{{own}}}creation-date": made, f"{{{core}}}date": made}
    for tag, text in told.items():
        if text:
            ET.SubElement(meta, tag).text = text
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


def _lay_out(odf: Odf, document: Document) -> None:
    """The language, pages on their side where the document asks for it, what stands at their foot."""
    from odfdo import Element, Paragraph

    words = Words(document.language)
    defaults = odf.styles.get_element(
        '//style:default-style[@style:family="paragraph"]/style:text-properties'
    )
    page = odf.styles.get_element("//style:page-layout-properties")
    foot = odf.styles.get_element("//style:footer")
    assert defaults is not None
    assert page is not None
    assert foot is not None
    defaults.set_attribute("fo:language", words.language)
    defaults.set_attribute("fo:country", _COUNTRIES[words.language])
    if document.wide:
        width, height = _WIDE_CM
        page.set_attribute("fo:page-width", f"{width}cm")
        page.set_attribute("fo:page-height", f"{height}cm")
        page.set_attribute("style:print-orientation", "landscape")
    paragraph = Paragraph(style="Footer")
    title = flow.line(document.title, _RUNNING)
    told = words.heading(Message("page {page} of {pages}", page="\0", pages="\0"))
    before, between, after = told.split("\0")
    paragraph.append_plain_text(f"{title}  |  {before}" if title else before)
    paragraph.append(Element.from_tag('<text:page-number text:select-page="current">1</text:page-number>'))
    paragraph.append_plain_text(between)
    paragraph.append(Element.from_tag("<text:page-count>1</text:page-count>"))
    paragraph.append_plain_text(after)
    foot.append(paragraph)


class _Body:
    """Writes the blocks of a document, each after the one before."""

    def __init__(self, odf: Odf, document: Document) -> None:
        self._body = odf.body
        styles = odf.content.get_element("//office:automatic-styles")
        assert styles is not None
        self._styles = styles
        self._document = document
        self._named: dict[str, str] = {}
        self._begins_page = False
        self._tables = 0
        self._leads = False

    def write(self) -> None:
        """All of it, under its title."""
        from odfdo import Paragraph

        title = Paragraph(style=self._style("Title"))
        title.append_plain_text(flow.line(self._document.title) or "–")
        self._body.append(title)
        for block, leads in flow.leading(self._document.blocks):
            self._leads = leads
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Heading(level, text):
                self._heading(min(level - flow.SHALLOWEST + 1, _HEADINGS), text)
            case Paragraph():
                self._paragraphs(block)
            case Fields():
                self._fields(block)
            case Points(points, first) if points:
                style = "Points" if first is None else self._numbered(first)
                self._body.append(self._list(flow.branches(points, DEEPEST), style))
            case Grid(columns) if columns:
                self._table(block)
            case PageBreak():
                self._begins_page = True
            case Points() | Grid() | Timeline():
                pass

    def _style(self, parent: str, inner: str = "", family: str = "paragraph") -> str:
        """The name of the style, or of one made after it: with what `inner` has of properties, on a new
        page where one begins."""
        if self._begins_page and family != "table-column":
            inner = f'{inner} fo:break-before="page"'.strip()
            self._begins_page = False
        if not inner:
            return parent
        from odfdo import Element

        key = f"{family} {parent} {inner}"
        if key not in self._named:
            self._named[key] = f"Own{len(self._named) + 1}"
            after = f' style:parent-style-name="{parent}"' if parent else ""
            self._styles.append(
                Element.from_tag(
                    f'<style:style style:name="{self._named[key]}" style:family="{family}"{after}>'
                    f"<style:{family}-properties {inner}/></style:style>"
                )
            )
        return self._named[key]

    def _heading(self, level: int, text: str) -> None:
        from odfdo import Header

        made = Header(level)
        made.set_attribute("text:style-name", self._style(f"Heading_20_{level}"))
        made.append_plain_text(flow.line(text))
        self._body.append(made)

    def _paragraphs(self, block: Paragraph) -> None:
        from odfdo import Paragraph as OdfParagraph

        for number, lines in enumerate(flow.paragraphs(block.text) or ([[]] if block.label else [])):
            kept = 'fo:keep-with-next="always"' if self._leads else ""
            made = OdfParagraph(style=self._style("Aside" if block.aside else "Text_20_body", kept))
            if block.label and number == 0:
                _span(made, f"{flow.line(block.label)}: ", "Label")
            self._lines(made, lines)
            self._body.append(made)

    def _lines(self, element: Element, lines: Sequence[str]) -> None:
        """Text at the end of a paragraph. What is still missing has a colour behind it."""
        from odfdo import LineBreak

        for number, line in enumerate(lines):
            if number:
                element.append(LineBreak())
            for piece, missing in flow.pieces(line, self._document):
                _span(element, piece, "Gap" if missing else "")

    def _fields(self, block: Fields) -> None:
        """Names with their values beside them, as far in as the longest name asks."""
        from odfdo import Paragraph as OdfParagraph
        from odfdo import Tab

        pairs = [(flow.line(name), flow.lines(value)) for name, value in block.pairs]
        inward = min(4.5, max((len(name) for name, _ in pairs), default=0) * 0.24 + 0.7)
        for name, value in pairs:
            indent = f'fo:margin-left="{inward:.2f}cm" fo:text-indent="-{inward:.2f}cm"'
            made = OdfParagraph(style=self._style("Field", indent))
            _span(made, f"{name}:", "Label")
            made.append(Tab())
            self._lines(made, value)
            self._body.append(made)

    def _numbered(self, first: int) -> str:
        """The name of the style of a list that counts on from a number."""
        from odfdo import Element

        name = f"Numbers{first}"
        if name not in self._named:
            self._named[name] = name
            self._styles.append(
                Element.from_tag(
                    f'<text:list-style style:name="{name}"><text:list-level-style-number text:level="1"'
                    f' style:num-format="1" style:num-suffix="." text:start-value="{first}">'
                    '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
                    '<style:list-level-label-alignment text:label-followed-by="listtab"'
                    ' text:list-tab-stop-position="0.6cm" fo:text-indent="-0.6cm" fo:margin-left="0.6cm"/>'
                    "</style:list-level-properties></text:list-level-style-number></text:list-style>"
                )
            )
        return name

    def _list(self, branches: Sequence[flow.Branch], style: str = "") -> Element:
        from odfdo import List, ListItem
        from odfdo import Paragraph as OdfParagraph

        made = List(style=style or None)
        for branch in branches:
            item = ListItem()
            point = branch.point
            text = OdfParagraph(style=self._style("List_20_point"))
            if point.label:
                _span(text, f"{flow.line(point.label)}: ", "Label")
            self._lines(text, flow.lines(point.text))
            if point.remark:
                _span(text, f" ({flow.line(point.remark)})", "Remark")
            item.append(text)
            if branch.under:
                item.append(self._list(branch.under))
            made.append(item)
        return made

    def _table(self, grid: Grid) -> None:
        from odfdo import Column, Paragraph, Table
        from odfdo.header_rows import HeaderRows

        caption = flow.line(grid.caption)
        if caption:
            named = Paragraph(style=self._style("Caption"))
            named.append_plain_text(caption)
            self._body.append(named)
        self._tables += 1
        table = Table(f"Table{self._tables}")
        table.set_attribute("table:style-name", self._table_style())
        width = (_WIDE_CM[0] if self._document.wide else _WIDE_CM[1]) - _MARGINS_CM
        for share in flow.shares(grid, self._document.wide):
            column = f'style:column-width="{share * width:.3f}cm"'
            table.append(Column(style=self._style("", column, "table-column")))
        head = HeaderRows()
        head.append(self._row(grid.columns, "Table_20_Heading", ["HeadCell"] * len(grid.columns)))
        table.append(head)
        for place, row in enumerate(grid.rows):
            tones = grid.tones[place] if grid.tones else (None,) * len(row)
            cells = ["Cell" if tone is None else f"Tone{colours.nearest(tone)}" for tone in tones]
            table.append(self._row(row, "Table_20_Contents", cells))
        self._body.append(table)
        self._body.append(Paragraph(style="After_20_table"))

    def _table_style(self) -> str:
        """The style of a table, or of one that begins a page."""
        if not self._begins_page:
            return "Table"
        return self._style("", 'table:align="margins" style:rel-width="100%"', "table")

    def _row(self, texts: Sequence[str], style: str, cells: Sequence[str]) -> Element:
        from odfdo import Cell, Row
        from odfdo import Paragraph as OdfParagraph

        row = Row(style="WholeRow" if sum(map(len, texts)) < _WHOLE_ROW else None)
        for text, form in zip(texts, cells, strict=True):
            cell = Cell(cell_type="string", style=form)
            paragraph = OdfParagraph(style=style)
            self._lines(paragraph, flow.lines(text))
            cell.append(paragraph)
            row.append(cell)
        return row


def _span(element: Element, text: str, style: str) -> None:
    """Text in a style at the end of a paragraph; without one, the text alone."""
    from odfdo import Paragraph, Span

    if style:
        element.append(Span(text, style=style))
    else:
        assert isinstance(element, Paragraph)
        element.append_plain_text(text)
