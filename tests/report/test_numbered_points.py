"""Numbered lines of an editorial text: a list that counts, in every format."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pypdf

from tests.report.example import material
from workshop_tui.domain.editorial import EditorialText, ReportState, ReportStatus, TextStatus
from workshop_tui.report import Options, render
from workshop_tui.report.document import Document, Grid, Paragraph, Point, Points
from workshop_tui.report.docx_file import docx_bytes
from workshop_tui.report.flow import leading
from workshop_tui.report.odt_file import odt_bytes
from workshop_tui.report.pdf_file import pdf_bytes

TEXT = "Gezegd is:\n1. Eén taak.\n2. Twee taken.\n\nDaarna:\n\n4) Vier.\n5) Vijf."
OPENING = replace(material(), texts={"opening": EditorialText("opening", TEXT, TextStatus.READY, 0, "", 1)})


def _made(format: str) -> bytes:
    return render(OPENING, "report", format, "nl", Options(sections=("opening",)))


def _number(paragraph: Any) -> int:
    """Which list a paragraph of a Word document is in."""
    return int(paragraph._p.pPr.numPr.numId.val)


def test_in_markdown_and_html() -> None:
    told = _made("md").decode()
    assert "Gezegd is:\n\n1. Eén taak.\n2. Twee taken.\n\nDaarna:\n\n4. Vier.\n5. Vijf.\n" in told
    page = _made("html").decode()
    assert "<ol><li>Eén taak.</li><li>Twee taken.</li></ol>" in page
    assert '<ol start="4"><li>Vier.</li><li>Vijf.</li></ol>' in page


def test_in_word_each_list_counts_by_itself() -> None:
    word = docx.Document(io.BytesIO(_made("docx")))
    points = [each for each in word.paragraphs if each.style is not None and each.style.name == "List Number"]
    assert [each.text for each in points] == ["Eén taak.", "Twee taken.", "Vier.", "Vijf."]
    numbers = [_number(each) for each in points]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    numbering = word.part.numbering_part.element.xml
    assert re.findall(r'w:start w:val="(\d)"/>\s*<w:numFmt w:val="decimal"', numbering) == ["1", "4"]


def test_in_a_house_style_without_such_a_list(tmp_path: Path) -> None:
    house = docx.Document()
    style = house.styles["List Number"].element
    style.getparent().remove(style)
    template = io.BytesIO()
    house.save(template)
    path = tmp_path / "house.docx"
    path.write_bytes(template.getvalue())
    made = docx_bytes(Document("D", "nl", (Points((Point("a"), Point("b")), 1),)), Options(template=path))
    first, second = docx.Document(io.BytesIO(made)).paragraphs[-2:]
    assert [first.text, second.text] == ["a", "b"]
    assert _number(first) == _number(second)


def test_in_opendocument() -> None:
    with zipfile.ZipFile(io.BytesIO(_made("odt"))) as archive:
        content = archive.read("content.xml").decode()
    assert re.findall(r'text:start-value="(\d)"', content) == ["1", "4"]
    assert re.findall(r'<text:list text:style-name="(\w+)"', content) == ["Numbers1", "Numbers4"]


def test_in_pdf_they_are_lists_with_their_numbers() -> None:
    reader = pypdf.PdfReader(io.BytesIO(_made("pdf")))
    told = " ".join(reader.pages[0].extract_text().split())
    assert "1. Eén taak. 2. Twee taken." in told
    assert "4. Vier. 5. Vijf." in told


def test_what_was_agreed_has_a_sentence_before_it_and_its_explanation_under_it() -> None:
    adopted = ReportState(ReportStatus.ADOPTED)
    told = render(replace(material(), report=adopted), "report", "md", "nl").decode()
    assert "## Afspraken\n\nOp deze conferentie zijn 2 afspraken gemaakt:\n\n| Nr." in told
    assert "| De raad meenemen.<br>Besloten of openbaar. |" in told
    assert "*De notities zoals ze zijn opgeschreven.*\n\n- " in told


def test_what_says_what_comes_below_it_is_not_left_alone_at_the_foot_of_a_page() -> None:
    blocks = (
        Paragraph("Alone."), Paragraph("One.\n\nTwo:"), Points((Point("a"),)),
        Paragraph("Said:"), Points((Point("b"),)), Paragraph("Told:"), Grid(("c",), (("d",),)),
    )  # fmt: skip
    assert [leads for _, leads in leading(blocks)] == [False, False, False, True, False, True, False]
    document = Document("D", "nl", blocks)
    word = docx.Document(io.BytesIO(docx_bytes(document)))
    kept = [each.text for each in word.paragraphs if each.paragraph_format.keep_with_next]
    assert kept == ["Said:", "Told:"]
    with zipfile.ZipFile(io.BytesIO(odt_bytes(document))) as archive:
        assert archive.read("content.xml").count(b'fo:keep-with-next="always"') == 1, "one style for both"
    assert pdf_bytes(document).startswith(b"%PDF")
