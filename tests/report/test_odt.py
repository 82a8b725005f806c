"""Documents as office programs for ODF read them."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.parser import parse_xml
from odfdo import Document as Odf
from pypdf import PdfReader

from tests.nasty import NASTY
from tests.report import office
from tests.report.example import material
from tests.report.pdf_examples import everything, long_one, with_everywhere
from workshop_tui.report import flow, render
from workshop_tui.report.document import Document, Grid, Heading, PageBreak, Paragraph
from workshop_tui.report.odt_file import odt_bytes

MODULE = "workshop_tui.report.odt_file"
NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _read(document: Document) -> Any:
    return Odf(io.BytesIO(odt_bytes(document)))


def _text(element: Any) -> str:
    return str(element.inner_text)


def test_headings_have_their_outline_and_leave_no_step_out() -> None:
    headings = [(each.level, _text(each)) for each in _read(everything()).body.headers]
    assert [(int(level), text) for level, text in headings] == [
        (1, "Een kop die te diep begint"),
        (1, "Lijsten"),
        (2, "Diep"),
        (1, "Tabel"),
        (1, "Tijden"),
    ]


def test_points_are_lists_within_lists() -> None:
    (top,) = _read(everything()).body.get_elements("text:list")
    assert [_text(each) for each in top.get_elements("text:list-item/text:p")] == [
        "Aanvulling: Bovenaan (ronde 2)",
        "Weer bovenaan",
    ]
    under = "text:list-item/text:list/text:list-item"
    assert [_text(each) for each in top.get_elements(f"{under}/text:p")] == ["Eronder"]
    deeper = top.get_elements(f"{under}/text:list/text:list-item/text:p")
    assert [_text(each) for each in deeper] == ["Veel dieper dan kan"]


def test_a_table_has_a_header_row_its_caption_and_its_tones() -> None:
    body = _read(everything()).body
    (table,) = body.get_elements("table:table")
    (head,) = table.get_elements("table:table-header-rows/table:table-row")
    assert [_text(each) for each in head.get_elements("table:table-cell/text:p")] == ["Onderwerp", "A", "B"]
    cells = [
        [cell.get_attribute("table:style-name") for cell in row.get_elements("table:table-cell")]
        for row in table.get_elements("table:table-row")
    ]
    assert cells == [["Cell", "Tone0", "Tone4"], ["Cell", "Tone2", "Cell"]]
    (caption,) = body.get_elements('text:p[@text:style-name="Caption"]')
    assert _text(caption) == "Wie welke positie inneemt"


@pytest.mark.parametrize(("language", "tag"), [("nl", "nl-NL"), ("en", "en-GB"), ("fr", "en-GB")])
def test_the_file_says_its_language_title_and_organisation(language: str, tag: str) -> None:
    odf = _read(everything(language))
    assert (odf.meta.title, odf.meta.subject, odf.meta.language) == ("Alles in één stuk", "Proef", tag)
    assert odf.meta.initial_creator == odf.meta.creator == "College van Dordrecht"
    assert str(odf.meta.creation_date).startswith("2020-02-14 10:45")
    styles = office.parts(odt_bytes(everything(language)))["styles.xml"].decode()
    assert re.findall(r'fo:language="(\w+)" fo:country="(\w+)"', styles) == [tuple(tag.split("-"))]


def test_the_file_is_as_the_standard_wants_it_and_leads_nowhere() -> None:
    content = odt_bytes(everything())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    inside = office.parts(content)
    manifest = parse_xml(inside["META-INF/manifest.xml"])
    named = {each.get(f"{{{manifest.nsmap['manifest']}}}full-path") for each in manifest}
    assert named == {"/", *inside} - {"mimetype", "META-INF/manifest.xml"}
    whole = b"".join(inside.values())
    for told in (b"xlink:href", b"text:a ", b"odfdo", b"Thumbnails", b'"fr"'):
        assert told not in whole


def test_what_follows_a_page_break_begins_a_page_also_a_table() -> None:
    grid = Grid(("a",), (("b",),))
    document = Document("x", "nl", (PageBreak(), Heading(2, "Kop"), Paragraph("p"), PageBreak(), grid, grid))
    odf = _read(document)
    breaking = {
        style.get_attribute("style:name")
        for style in odf.content.get_elements("//style:style[*/@fo:break-before='page']")
    }
    heading, (first, second) = odf.body.get_header(), odf.body.get_elements("table:table")
    assert heading.get_attribute("text:style-name") in breaking
    assert first.get_attribute("table:style-name") in breaking
    assert second.get_attribute("table:style-name") not in breaking


def test_what_is_missing_has_a_colour_behind_it_and_wide_pages_lie() -> None:
    odf = _read(Document("x", "nl", (Paragraph("Op [datum]."),), gaps=("[datum]",), wide=True))
    (marked,) = odf.body.get_elements('//text:span[@text:style-name="Gap"]')
    assert _text(marked) == "[datum]"
    page = odf.styles.get_element("//style:page-layout-properties")
    assert page.get_attribute("fo:page-width") == "29.7cm"
    assert page.get_attribute("style:print-orientation") == "landscape"


@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_is_whole_and_only_text(name: str) -> None:
    text = NASTY[name]
    content = odt_bytes(with_everywhere(text))
    written = office.parts(content)["content.xml"].decode()
    body = parse_xml(written.encode())
    assert not NO_TEXT.search(written)
    said = "".join("".join(body.itertext()).split())
    shown = "".join(flow.line(text).split())
    assert shown
    assert said.count(shown) >= 16
    allowed = {"p", "span", "list", "list-item", "h", "s", "tab", "line-break"}
    prefix = f"{{{body.nsmap['text']}}}"
    used = {each.tag.removeprefix(prefix) for each in body.iter() if each.tag.startswith(prefix)}
    assert used <= allowed


def test_the_same_document_gives_the_same_bytes() -> None:
    assert office.digests(MODULE, "odt_bytes", 1) == office.digests(MODULE, "odt_bytes", 2)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_report_opens(language: str) -> None:
    odf = Odf(io.BytesIO(render(material(), "report", "odt", language)))
    assert len(odf.body.headers) > 5


@office.needs_office
def test_libreoffice_reads_it(tmp_path: Path) -> None:
    read = PdfReader(io.BytesIO(office.as_pdf(tmp_path, "alles.odt", odt_bytes(everything()))))
    text = "\n".join(page.extract_text() for page in read.pages)
    assert len(read.pages) == 2
    assert "Pagina 1 van 2" in text
    assert "Aanvulling: Bovenaan (ronde 2)" in text
    assert len(PdfReader(io.BytesIO(office.as_pdf(tmp_path, "lang.odt", odt_bytes(long_one(60))))).pages) > 3
