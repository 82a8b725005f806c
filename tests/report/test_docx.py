"""Documents as Word reads them."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from pypdf import PdfReader

from tests.nasty import NASTY
from tests.report import office
from tests.report.example import material
from tests.report.pdf_examples import everything, long_one, with_everywhere
from workshop_tui.report import FORMATS, flow, render
from workshop_tui.report.document import Document, Grid, Heading, PageBreak, Paragraph, Point, Points
from workshop_tui.report.docx_file import docx_bytes

MODULE = "workshop_tui.report.docx_file"
NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _read(document: Document) -> Any:
    return docx.Document(io.BytesIO(docx_bytes(document)))


def _styles(word: Any) -> list[str]:
    return [paragraph.style.name for paragraph in word.paragraphs]


def _said(word: Any) -> str:
    """All that stands on its pages, blanks left out."""
    found = [paragraph.text for paragraph in word.paragraphs]
    found += [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "".join("".join(found).split())


def test_headings_are_headings_and_leave_no_step_out() -> None:
    word = _read(everything())
    headings = [(each.style.name, each.text) for each in word.paragraphs if "Heading" in each.style.name]
    assert headings == [
        ("Heading 1", "Een kop die te diep begint"),
        ("Heading 1", "Lijsten"),
        ("Heading 2", "Diep"),
        ("Heading 1", "Tabel"),
        ("Heading 1", "Tijden"),
    ]
    assert (word.paragraphs[0].style.name, word.paragraphs[0].text) == ("Title", "Alles in één stuk")


def test_points_are_a_list_of_word_with_levels() -> None:
    word = _read(everything())
    points = [(each.style.name, each.text) for each in word.paragraphs if "List" in each.style.name]
    assert points == [
        ("List Bullet", "Aanvulling: Bovenaan (ronde 2)"),
        ("List Bullet 2", "Eronder"),
        ("List Bullet 3", "Veel dieper dan kan"),
        ("List Bullet", "Weer bovenaan"),
    ]
    numbering = word.part.numbering_part.element
    for depth, name in enumerate(("List Bullet", "List Bullet 2", "List Bullet 3")):
        own = word.styles[name].element.pPr.numPr
        assert (own.ilvl.val if own.ilvl is not None else 0) == depth
        form_id = numbering.num_having_numId(own.numId.val).abstractNumId.val
        (form,) = (
            each for each in numbering.findall(qn("w:abstractNum"))
            if each.get(qn("w:abstractNumId")) == str(form_id)
        )  # fmt: skip
        level = form.findall(qn("w:lvl"))[depth]
        assert level.find(qn("w:numFmt")).get(qn("w:val")) == "bullet"


def test_a_table_has_a_header_row_that_is_repeated_a_name_and_tones() -> None:
    (table,) = _read(everything()).tables
    head, *rows = table.rows
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in rows)
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Wie welke positie inneemt"
    shades = [[_shade(cell) for cell in row.cells] for row in rows]
    assert shades == [[None, "A8D5C2", "E6B8C4"], [None, "F6E7A6", None]]
    assert [cell.text for cell in rows[0].cells] == ["Wijkteams", "V", "G"]


def _shade(cell: Any) -> str | None:
    found = cell._tc.tcPr.find(qn("w:shd"))
    return None if found is None else str(found.get(qn("w:fill")))


@pytest.mark.parametrize(("language", "region"), [("nl", "nl-NL"), ("en", "en-GB"), ("fr", "en-GB")])
def test_the_file_says_its_language_title_and_organisation_and_nothing_else(
    language: str, region: str
) -> None:
    word = _read(everything(language))
    known = word.core_properties
    assert (known.title, known.author, known.subject) == (
        "Alles in één stuk",
        "College van Dordrecht",
        "Proef",
    )
    assert known.language == region
    assert f"{known.created:%Y-%m-%d %H:%M}" == "2020-02-14 10:45"
    assert (known.comments, known.keywords, known.category) == ("", "", "")
    written = word.styles.element.find(qn("w:docDefaults"))
    assert [each.get(qn("w:val")) for each in written.iter(qn("w:lang"))] == [region]


def test_nothing_tells_of_the_program_or_the_machine_and_nothing_leads_out() -> None:
    inside = office.parts(docx_bytes(everything()))
    whole = b"".join(inside.values()).lower()
    assert b"python" not in whole
    assert b"external" not in whole
    assert b"hyperlink" not in whole
    assert not [name for name in inside if "thumbnail" in name or "app.xml" in name]
    without = docx.Document(io.BytesIO(docx_bytes(Document("x", "nl", ())))).core_properties
    assert (without.author, without.created) == ("", None)


def test_the_foot_of_a_page_has_the_title_and_its_number() -> None:
    foot = _read(everything()).sections[-1].footer.paragraphs[0]
    assert foot.text.startswith("Alles in één stuk")
    assert [each.get(qn("w:instr")) for each in foot._p.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_pages_lie_on_their_side_when_the_document_is_wide() -> None:
    upright, wide = _read(everything()).sections[-1], _read(long_one(3)).sections[-1]
    assert (round(upright.page_width.mm), round(upright.page_height.mm)) == (210, 297)
    assert (round(wide.page_width.mm), round(wide.page_height.mm)) == (297, 210)
    assert wide.orientation == WD_ORIENT.LANDSCAPE


def test_what_follows_a_page_break_begins_a_page_also_a_table() -> None:
    grid = Grid(("a",), (("b",),))
    word = _read(Document("x", "nl", (PageBreak(), Heading(2, "Kop"), PageBreak(), grid, grid)))
    assert word.paragraphs[1].paragraph_format.page_break_before is True
    first, second = word.tables
    assert first.rows[0].cells[0].paragraphs[0].paragraph_format.page_break_before is True
    assert second.rows[0].cells[0].paragraphs[0].paragraph_format.page_break_before is None
    kinds = [each.tag for each in word.element.body]
    assert kinds[-5:] == [qn("w:tbl"), qn("w:p"), qn("w:tbl"), qn("w:p"), qn("w:sectPr")]


def test_what_is_missing_has_a_colour_behind_it() -> None:
    blocks = (Paragraph("Op [datum] in [plaats]."), Points((Point("[datum]"),)))
    word = _read(Document("x", "nl", blocks, gaps=("[datum]", "[plaats]")))
    marked = [run.text for each in word.paragraphs for run in each.runs if run.font.highlight_color]
    assert marked == ["[datum]", "[plaats]", "[datum]"]
    assert word.paragraphs[1].text == "Op [datum] in [plaats]."


@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_is_whole_and_only_text(name: str) -> None:
    text = NASTY[name]
    document = with_everywhere(text)
    content = docx_bytes(document)
    inside = office.parts(content)
    word = docx.Document(io.BytesIO(content))
    shown = "".join(flow.line(text).split())
    said = _said(word)
    assert shown
    assert said.count(shown) >= 17
    assert f"{shown}:{shown}({shown})" in said
    assert not NO_TEXT.search(inside["word/document.xml"].decode())
    fields = word.element.body.iter(qn("w:fldSimple"), qn("w:instrText"), qn("w:hyperlink"))
    assert not list(fields)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert office.digests(MODULE, "docx_bytes", 1) == office.digests(MODULE, "docx_bytes", 2)


@pytest.mark.parametrize("what", [what for what, formats in FORMATS.items() if "docx" in formats])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_document_of_the_conference_opens(what: str, language: str) -> None:
    content = render(material(), what, "docx", language)
    office.parts(content)
    assert docx.Document(io.BytesIO(content)).paragraphs[0].text


@office.needs_office
def test_libreoffice_reads_it(tmp_path: Path) -> None:
    read = PdfReader(io.BytesIO(office.as_pdf(tmp_path, "alles.docx", docx_bytes(everything()))))
    text = "\n".join(page.extract_text() for page in read.pages)
    assert len(read.pages) == 2
    assert "Pagina 1 van 2" in text
    assert "Aanvulling: Bovenaan (ronde 2)" in text
