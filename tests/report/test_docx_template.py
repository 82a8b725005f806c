"""The organisation's house style: what is taken over, what is left out, what is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor

from tests.report import office
from tests.report.pdf_examples import everything
from workshop_tui.errors import DocumentError
from workshop_tui.report import docx_base
from workshop_tui.report.docx_file import docx_bytes
from workshop_tui.report.docx_template import check_template
from workshop_tui.report.options import Options

ATTACHED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
FORM = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _house(path: Path, dress: Callable[[Any], None] = lambda word: None) -> Path:
    """A house style as a secretariat has one: made from another document, with a letterhead."""
    word = docx.Document()
    docx_base.complete(word)
    word.core_properties.author = "P. Jansen"
    word.core_properties.comments = "vertrouwelijk"
    word.add_paragraph("Oude brief aan de heer Jansen")
    word.add_picture(str(_picture(path.parent)))
    word.sections[0].header.paragraphs[0].text = "GEMEENTE DORDRECHT"
    _page_number(word.sections[0].footer.paragraphs[0])
    word.sections[0].left_margin = Mm(40)
    word.styles["Heading 1"].font.color.rgb = RGBColor(0xAA, 0x00, 0x11)
    dress(word)
    word.save(str(path))
    return path


def _picture(folder: Path) -> Path:
    """One grey dot."""
    path = folder / "punt.png"
    path.write_bytes(
        bytes.fromhex(
            "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
            "0000000a49444154789c6368000000820081771cd45d0000000049454e44ae426082"
        )
    )
    return path


def _page_number(paragraph: Any) -> None:
    paragraph._p.append(OxmlElement("w:fldSimple", {qn("w:instr"): " PAGE "}))


def _made(path: Path) -> tuple[Any, dict[str, bytes]]:
    content = docx_bytes(everything(), Options(template=path))
    return docx.Document(io.BytesIO(content)), office.parts(content)


def _rewritten(path: Path, change: Callable[[str, bytes], bytes], **more: bytes) -> Path:
    """The file with its parts changed, and more in it."""
    with zipfile.ZipFile(path) as archive:
        held = {name: change(name, archive.read(name)) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in {**held, **more}.items():
            archive.writestr(name, content)
    return path


def test_the_letterhead_the_page_and_the_styles_are_the_houses(tmp_path: Path) -> None:
    word, _ = _made(_house(tmp_path / "huis.docx"))
    section = word.sections[-1]
    assert section.header.paragraphs[0].text == "GEMEENTE DORDRECHT"
    assert round(section.left_margin.mm) == 40
    assert word.styles["Heading 1"].font.color.rgb == RGBColor(0xAA, 0x00, 0x11)
    assert [each.get(qn("w:instr")) for each in section.footer._element.iter(qn("w:fldSimple"))] == [" PAGE "]
    assert word.tables[0].style.name == "Table Grid"


def test_nothing_of_the_old_text_nor_of_its_writer_stays(tmp_path: Path) -> None:
    word, inside = _made(_house(tmp_path / "huis.docx"))
    whole = b"".join(inside.values())
    for told in (b"Jansen", b"vertrouwelijk", b"Oude brief", b"python-docx", b"en-US"):
        assert told not in whole
    assert not [name for name in inside if "media" in name or "thumbnail" in name or "customXml" in name]
    assert word.core_properties.author == "College van Dordrecht"


def test_a_template_is_taken_as_a_document_is(tmp_path: Path) -> None:
    def as_template(name: str, content: bytes) -> bytes:
        return content.replace(f"{FORM}.document.main+xml".encode(), f"{FORM}.template.main+xml".encode())

    path = _rewritten(_house(tmp_path / "huis.dotx"), as_template)
    word, inside = _made(path)
    assert word.sections[-1].header.paragraphs[0].text == "GEMEENTE DORDRECHT"
    assert b"template.main" not in inside["[Content_Types].xml"]


def test_a_house_style_with_all_there_is_to_it_gives_no_remark(tmp_path: Path) -> None:
    assert check_template(_house(tmp_path / "huis.docx")) == []


def _strip(word: Any) -> None:
    """Without the styles that Word leaves out of a file in which nobody used them."""
    for name in ("Caption", "List Bullet", "List Bullet 4", "Heading 4", "Table Grid"):
        word.styles[name].delete()
    for key, relation in list(word.part.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            del word.part.rels[key]


def test_styles_that_are_missing_are_named_and_get_a_plain_form(tmp_path: Path) -> None:
    path = _house(tmp_path / "huis.docx", _strip)
    (remark,) = check_template(path)
    assert str(remark) == (
        "The template lacks these 5 styles, which get a plain form: Heading 4, List Bullet, List Bullet 4,"
        " Table Grid, Caption. Use each of them once in the template and save that."
    )
    word, _ = _made(path)
    assert not docx_base.lacking(word)
    assert word.styles["List Bullet"].element.pPr.numPr.numId.val == 1
    assert word.tables[0].style.name == "Table Grid"


def test_one_missing_style_is_named_in_the_singular(tmp_path: Path) -> None:
    path = _house(tmp_path / "huis.docx", lambda word: word.styles["Caption"].delete())
    assert "lacks this style, which gets a plain form: Caption." in str(check_template(path)[0])


def test_a_page_without_its_number_is_remarked_on(tmp_path: Path) -> None:
    def no_number(word: Any) -> None:
        word.sections[0].footer.paragraphs[0].clear()

    (remark,) = check_template(_house(tmp_path / "huis.docx", no_number))
    assert "no page number" in str(remark)


def test_without_a_footer_of_the_house_there_is_ours(tmp_path: Path) -> None:
    def no_footer(word: Any) -> None:
        word.sections[0].footer.is_linked_to_previous = True

    path = _house(tmp_path / "huis.docx", no_footer)
    assert check_template(path) == []
    word, _ = _made(path)
    assert "Alles in één stuk" in word.sections[-1].footer.paragraphs[0].text


def test_a_last_section_that_took_its_letterhead_from_the_first_keeps_it(tmp_path: Path) -> None:
    path = _house(tmp_path / "huis.docx", lambda word: word.add_section())
    assert docx.Document(str(path)).sections[-1].header.is_linked_to_previous
    assert check_template(path) == []
    section = _made(path)[0].sections[-1]
    assert section.header.paragraphs[0].text == "GEMEENTE DORDRECHT"
    assert not section.footer.is_linked_to_previous


def test_a_link_in_the_letterhead_stays_and_the_template_behind_it_does_not(tmp_path: Path) -> None:
    def linked(word: Any) -> None:
        header = word.sections[0].header
        header.part.rels.get_or_add_ext_rel(RELATIONSHIP_TYPE.HYPERLINK, "https://gemeente.example")
        settings = word.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS)
        key = settings.rels.get_or_add_ext_rel(ATTACHED, "file:///H:/huis.dotx")
        word.settings.element.insert(0, OxmlElement("w:attachedTemplate", {qn("r:id"): key}))

    _, inside = _made(_house(tmp_path / "huis.docx", linked))
    whole = b"".join(inside.values())
    assert b"https://gemeente.example" in whole
    assert b"attachedTemplate" not in whole
    assert b"huis.dotx" not in whole


def _picture_elsewhere(word: Any) -> None:
    header = word.sections[0].header
    header.part.rels.get_or_add_ext_rel(RELATIONSHIP_TYPE.IMAGE, "https://elders.example/logo.png")


def _field_elsewhere(word: Any) -> None:
    code = 'INCLUDEPICTURE "https://elders.example/logo.png" \\d'
    word.sections[0].header.paragraphs[0]._p.append(OxmlElement("w:fldSimple", {qn("w:instr"): code}))


@pytest.mark.parametrize("dress", [_picture_elsewhere, _field_elsewhere])
def test_what_would_be_fetched_from_elsewhere_is_refused(
    tmp_path: Path, dress: Callable[[Any], None]
) -> None:
    with pytest.raises(DocumentError, match="has something in it that stands elsewhere"):
        check_template(_house(tmp_path / "huis.docx", dress))


def test_macros_are_refused(tmp_path: Path) -> None:
    path = _rewritten(_house(tmp_path / "huis.docx"), lambda name, content: content,
                      **{"word/vbaProject.bin": b"x"})  # fmt: skip
    with pytest.raises(DocumentError, match=r"has macros in it\. Save it in Word"):
        check_template(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is no Word document, or it is damaged"),
        (b"just text", "is no Word document, or it is damaged"),
        (b"PK\x03\x04" + b"\0" * 60, "is no Word document, or it is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "of before 2007, or has a password"),
    ],
)
def test_what_is_no_word_document_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "huis.docx"
    path.write_bytes(content)
    with pytest.raises(DocumentError, match=said):
        docx_bytes(everything(), Options(template=path))


def test_another_zip_and_a_damaged_document_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "ander.docx"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("x.txt", "x")
    broken = _rewritten(
        _house(tmp_path / "huis.docx"),
        lambda name, content: content[:200] if name == "word/styles.xml" else content,
    )
    for path in (other, broken):
        with pytest.raises(DocumentError, match="is no Word document, or it is damaged"):
            check_template(path)


def test_a_file_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bom.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(21):
            archive.writestr(f"{number}.xml", b"\0" * 10 * 2**20)
    with pytest.raises(DocumentError, match="is too large for a house style"):
        check_template(path)


def test_entities_in_it_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("geheim")

    def entity(name: str, content: bytes) -> bytes:
        if "header" not in name or not name.endswith(".xml"):
            return content
        head, _, rest = content.partition(b"?>")
        named = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode()
        return head + b"?>" + named + rest.replace(b"GEMEENTE DORDRECHT", b"&e;")

    path = _rewritten(_house(tmp_path / "huis.docx"), entity)
    with pytest.raises(DocumentError, match="is no Word document, or it is damaged"):
        check_template(path)


@pytest.mark.parametrize("name", ["missing.docx", "nul\0.docx", "half\ud83d.docx"])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(DocumentError, match=r"There is no file|cannot have that name"):
        check_template(tmp_path / name)


def test_a_folder_is_no_house_style(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="There is no file"):
        check_template(tmp_path)


@office.needs_office
def test_libreoffice_reads_a_document_in_a_house_style(tmp_path: Path) -> None:
    content = docx_bytes(everything(), Options(template=_house(tmp_path / "huis.docx", _strip)))
    assert office.as_pdf(tmp_path, "stuk.docx", content).startswith(b"%PDF")
