"""What a Word document says beside its text: it is read, and told as what it is."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import docx

from workshop_tui.sessionfile.importing import Imported, preview, read_content

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOX = (
    "<w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
    "<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
)
DELETED = "<w:del w:id='1' w:author='x'><w:r><w:delText>{text}</w:delText></w:r></w:del>"
INSERTED = "<w:ins w:id='2' w:author='x'><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:ins>"
NOTES = (
    f"<w:footnotes {W}><w:footnote w:id='2'><w:p><w:r><w:t>Vegetarisch op verzoek.</w:t></w:r></w:p>"
    "</w:footnote></w:footnotes>"
)
RELATION = (
    "<Relationship Id='rId99' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    "footnotes' Target='footnotes.xml'/></Relationships>"
)
TYPE = (
    "<Override PartName='/word/footnotes.xml' ContentType='application/vnd.openxmlformats-officedocument"
    ".wordprocessingml.footnotes+xml'/></Types>"
)


def boxed(*lines: str) -> str:
    """A text box, as Word stores it twice."""
    inside = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    return BOX.format(box=f"<w:txbxContent>{inside}</w:txbxContent>")


def document(**added: str) -> bytes:
    """A document with a header and a footer; `added` is XML behind the text of a paragraph that is named by
    its place, as `p1`, and with `notes` there is a note at the foot."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Gemeente Waterkant"
    made.sections[0].footer.paragraphs[0].text = "Parkeren op P3"
    for text in ("Themadag, 4 mei 2027", "9.00 – 9.30 Inloop", "9.30 – 10.00 ", "10.00 – 10.30 Afspraken"):
        made.add_paragraph(text)
    table = made.add_table(1, 1)
    table.cell(0, 0).text = "Slotzin"
    inner = table.cell(0, 0).add_table(1, 1)
    inner.cell(0, 0).text = "In de binnenste tabel"
    stored = BytesIO()
    made.save(stored)
    return changed(stored.getvalue(), added)


def changed(content: bytes, added: dict[str, str]) -> bytes:
    """The document with that XML in it."""
    stored = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(stored, "w") as after:
        for name in before.namelist():
            data = before.read(name).decode("utf-8", "surrogateescape")
            if name == "word/document.xml":
                pieces = data.split("</w:p>")
                for place, xml in ((int(key[1:]), xml) for key, xml in added.items() if key != "notes"):
                    pieces[place] += xml
                data = "</w:p>".join(pieces)
            if "notes" in added and name == "word/_rels/document.xml.rels":
                data = data.replace("</Relationships>", RELATION)
            if "notes" in added and name == "[Content_Types].xml":
                data = data.replace("</Types>", TYPE)
            after.writestr(name, data.encode("utf-8", "surrogateescape"))
        if "notes" in added:
            after.writestr("word/footnotes.xml", added["notes"])
    return stored.getvalue()


def read(**added: str) -> Imported:
    """What becomes of such a document."""
    return read_content(document(**added), "dag.docx", today=date(2026, 11, 21))


def test_headers_and_footers_are_told_as_what_they_are() -> None:
    imported = read()
    assert [(line.part, line.text) for line in imported.unplaced] == [
        ("header", "Gemeente Waterkant"),
        ("footer", "Parkeren op P3"),
    ]
    assert "#   koptekst: Gemeente Waterkant" in imported.text
    assert "  header: Gemeente Waterkant" in [str(line) for line in preview(imported)]
    assert imported.conference.title == "Themadag"


def test_text_that_was_deleted_is_no_text() -> None:
    said = DELETED.format(text="Lezing") + INSERTED.format(text="Opening door de wethouder")
    item = read(p2=said).conference.agenda[1]
    assert (item.title, item.led_by) == ("Opening", "wethouder")


def test_a_note_at_the_foot_belongs_to_its_item() -> None:
    imported = read(p1="<w:r><w:footnoteReference w:id='2'/></w:r>", notes=NOTES)
    assert imported.conference.agenda[0].title == "Inloop"
    assert imported.conference.agenda[0].notes == "Vegetarisch op verzoek."


def test_a_box_says_what_it_has_a_label_for_and_is_told_else() -> None:
    imported = read(p3=boxed("Locatie: Fort Vechten", "Neem een pen mee"))
    assert imported.conference.location == "Fort Vechten"
    assert [line.text for line in imported.unplaced if line.part == "box"] == ["Neem een pen mee"]
    assert imported.text.count("Neem een pen mee") == 1


def test_a_box_with_times_is_a_part_of_the_programme() -> None:
    imported = read(p3=boxed("10.30 – 11.00 Borrel"))
    assert [item.title for item in imported.conference.agenda][-1] == "Borrel"


def test_a_table_in_a_cell_is_read() -> None:
    assert "In de binnenste tabel" in read().text


def test_an_entity_of_another_file_is_not_opened() -> None:
    content = document()
    stored = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(stored, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name == "word/document.xml":
                data = data.replace(
                    b"?>\n", b"?>\n<!DOCTYPE l [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>\n", 1
                )
                data = data.replace(b"Inloop", b"Inloop &a;", 1)
            after.writestr(name, data)
    imported = read_content(stored.getvalue(), "dag.docx", today=date(2026, 11, 21))
    assert "root:" not in imported.text
