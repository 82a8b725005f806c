"""A document as one HTML file that needs nothing else: no script, no picture, no font, no link.

The page is built as a tree and serialised, so every text is text. It is made to be read with a screen
reader, on a telephone and on paper (EN 301 549, WCAG 2.1 AA): a language, a title, headings without
gaps, header cells, enough contrast, nothing told by colour alone.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from datetime import datetime, timezone

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
from workshop_tui.report.words import Words

DEEPEST = 8
"""Lists deeper than this are shown this deep: the lines would become too short to read."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may fetch for the page: nothing."""

_STYLE = f"""
:root {{ color-scheme: light; }}
body {{ margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 46rem; background: #fff; color: #{colours.INK};
  font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  overflow-wrap: break-word; }}
body.wide {{ max-width: 72rem; }}
h1, h2, h3, h4, h5, h6 {{ color: #{colours.ACCENT}; line-height: 1.25; margin: 2em 0 .5em; }}
h1 {{ font-size: 2rem; margin-top: 0; }}
h2 {{ font-size: 1.45rem; }}
h3 {{ font-size: 1.2rem; }}
h4, h5, h6 {{ font-size: 1rem; }}
p, ul, dl {{ margin: 0 0 .75em; }}
ul {{ padding-left: 1.4em; }}
li {{ margin: .2em 0; }}
li ul {{ margin: .2em 0; }}
dl div {{ display: flex; gap: 1em; margin: 0 0 .2em; }}
dt {{ font-weight: bold; flex: none; max-width: 40%; width: var(--names); }}
dd {{ margin: 0; flex: 1; min-width: 0; }}
.aside {{ color: #{colours.QUIET}; font-style: italic; }}
mark {{ background: #{colours.GAP}; color: inherit; }}
table {{ border-collapse: collapse; table-layout: fixed; width: 100%; margin: 0 0 1.25em;
  font-size: .95rem; line-height: 1.4; }}
caption {{ text-align: left; font-weight: bold; padding: .3em 0; }}
th, td {{ border: 1px solid #{colours.HAIRLINE}; padding: .35em .5em; text-align: left; vertical-align: top;
  hyphens: auto; }}
thead th {{ background: #{colours.WASH}; }}
tbody th {{ font-weight: normal; }}
@page {{ margin: 2cm; }}
@media print {{
  body {{ max-width: none; padding: 0; font-size: 10pt; }}
  h1, h2, h3, h4, h5, h6, caption {{ break-after: avoid; }}
  thead {{ display: table-header-group; }}
  tr, li {{ break-inside: avoid; }}
  .page {{ break-before: page; }}
  td, th, mark {{ print-color-adjust: exact; }}
}}
"""


def html_bytes(document: Document, options: Options = PLAIN) -> bytes:
    """The document as the bytes of a file."""
    page = ET.Element("html", lang=Words(document.language).language)
    page.append(_head(document))
    body = ET.SubElement(page, "body", {"class": "wide"} if document.wide else {})
    main = ET.SubElement(body, "main")
    ET.SubElement(main, "h1").text = flow.line(document.title) or "–"
    _Body(main, document).write()
    written = ET.tostring(page, encoding="unicode", method="html")
    return f"<!DOCTYPE html>\n{written}\n".encode()


def _head(document: Document) -> ET.Element:
    head = ET.Element("head")
    ET.SubElement(head, "meta", charset="utf-8")
    ET.SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    ET.SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    ET.SubElement(head, "title").text = flow.line(document.title) or "–"
    told = {"author": flow.line(document.author), "description": flow.line(document.subject)}
    if document.made_ms is not None:
        made = datetime.fromtimestamp(document.made_ms // 1000, timezone.utc)
        told["dcterms.created"] = made.isoformat().replace("+00:00", "Z")
    for name, content in told.items():
        if content:
            ET.SubElement(head, "meta", name=name, content=content)
    ET.SubElement(head, "style").text = _style(document)
    return head


def _style(document: Document) -> str:
    """The form of the page, with the tones that its tables have."""
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    tones = {tone for grid in grids for row in grid.tones for tone in row if tone is not None}
    named = [f".tone{tone} {{ background: #{colours.tone(tone)}; }}\n" for tone in sorted(tones)]
    sideways = "@page { size: landscape; }\n" if document.wide else ""
    return _STYLE + "".join(named) + sideways


class _Body:
    """Writes the blocks of a document, each after the one before."""

    def __init__(self, main: ET.Element, document: Document) -> None:
        self._main = main
        self._document = document
        self._begins_page = False

    def write(self) -> None:
        """All of them, a list or a table each as one element."""
        for block in flow.stepwise(self._document.blocks):
            if isinstance(block, PageBreak):
                self._begins_page = True
                continue
            for element in self._elements(block):
                if self._begins_page:
                    element.set("class", f"{element.get('class', '')} page".strip())
                self._begins_page = False
                self._main.append(element)

    def _elements(self, block: Block) -> Iterator[ET.Element]:
        match block:
            case Heading(level, text):
                heading = ET.Element(f"h{min(level, 6)}")
                heading.text = flow.line(text)
                yield heading
            case Paragraph():
                yield from self._paragraphs(block)
            case Fields():
                yield self._fields(block)
            case Points(points, first) if points:
                yield self._list(flow.branches(points, DEEPEST), first)
            case Grid(columns) if columns:
                yield self._table(block)
            case Points() | Grid() | Timeline() | PageBreak():
                pass

    def _paragraphs(self, block: Paragraph) -> Iterator[ET.Element]:
        for number, lines in enumerate(flow.paragraphs(block.text) or ([[]] if block.label else [])):
            made = ET.Element("p", {"class": "aside"} if block.aside else {})
            if block.label and number == 0:
                _strong(made, f"{flow.line(block.label)}: ")
            self._lines(made, lines)
            yield made

    def _lines(self, element: ET.Element, lines: Sequence[str]) -> None:
        """Text at the end of an element. What is still missing is marked."""
        for number, line in enumerate(lines):
            if number:
                ET.SubElement(element, "br")
            for piece, missing in flow.pieces(line, self._document):
                if missing:
                    ET.SubElement(element, "mark").text = piece
                else:
                    _append(element, piece)

    def _fields(self, block: Fields) -> ET.Element:
        pairs = [(flow.line(name), flow.lines(value)) for name, value in block.pairs]
        widest = max((len(name) for name, _ in pairs), default=0)
        fields = ET.Element("dl", style=f"--names: {min(widest + 1, 24) * 0.62:.1f}em")
        for name, value in pairs:
            pair = ET.SubElement(fields, "div")
            ET.SubElement(pair, "dt").text = name
            self._lines(ET.SubElement(pair, "dd"), value)
        return fields

    def _list(self, branches: Sequence[flow.Branch], first: int | None = None) -> ET.Element:
        made = ET.Element("ul" if first is None else "ol")
        if first not in (None, 1):
            made.set("start", str(first))
        for branch in branches:
            item = ET.SubElement(made, "li")
            point = branch.point
            if point.label:
                _strong(item, f"{flow.line(point.label)}: ")
            self._lines(item, flow.lines(point.text))
            if point.remark:
                _append(item, " ")
                ET.SubElement(item, "em").text = f"({flow.line(point.remark)})"
            if branch.under:
                item.append(self._list(branch.under))
        return made

    def _table(self, grid: Grid) -> ET.Element:
        """A table; where it has tones its first column says what each row is about."""
        table = ET.Element("table")
        caption = flow.line(grid.caption)
        if caption:
            ET.SubElement(table, "caption").text = caption
        widths = ET.SubElement(table, "colgroup")
        for share in flow.shares(grid, self._document.wide):
            ET.SubElement(widths, "col", style=f"width: {share:.1%}")
        head = ET.SubElement(ET.SubElement(table, "thead"), "tr")
        for column in grid.columns:
            ET.SubElement(head, "th", scope="col").text = flow.line(column)
        body = ET.SubElement(table, "tbody")
        for number, row in enumerate(grid.rows):
            self._row(ET.SubElement(body, "tr"), row, grid.tones[number] if grid.tones else ())
        return table

    def _row(self, made: ET.Element, row: Sequence[str], tones: Sequence[int | None]) -> None:
        for place, text in enumerate(row):
            names_row = bool(tones) and place == 0
            cell = ET.SubElement(made, "th" if names_row else "td", {"scope": "row"} if names_row else {})
            tone = tones[place] if tones else None
            if tone is not None:
                cell.set("class", f"tone{tone}")
            self._lines(cell, flow.lines(text))


def _append(element: ET.Element, text: str) -> None:
    """The text behind all that the element has already."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _strong(element: ET.Element, text: str) -> None:
    ET.SubElement(element, "strong").text = text
