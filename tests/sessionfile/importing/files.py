"""Programmes in the formats of other programs, made on the spot."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO


def word(*paragraphs: str, table: Sequence[Sequence[str]] = (), numbered: Iterable[str] = ()) -> bytes:
    """A Word document with those paragraphs, a table behind them, and at the end numbered paragraphs below
    the heading “Tafels”."""
    import docx

    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        made = document.add_table(len(table), len(table[0]))
        for row, cells in zip(made.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    if numbered:
        document.add_heading("Tafels")
    for text in numbered:
        document.add_paragraph(text, style="List Number")
    stored = BytesIO()
    document.save(stored)
    return stored.getvalue()


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    """An Excel workbook with those sheets."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(list(row))
    stored = BytesIO()
    book.save(stored)
    return stored.getvalue()


def pdf(lines: Sequence[str], password: str = "") -> bytes:
    """A PDF of one page with those lines in Helvetica; an empty line leaves room. Locked with a password
    when there is one."""
    from pypdf import PdfReader, PdfWriter

    commands = ["BT /F1 9 Tf 40 800 Td 12 TL"]
    for line in lines:
        shown = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        commands.append(f"({shown}) Tj T*")
    content = "\n".join([*commands, "ET"]).encode("cp1252", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    made = BytesIO(b"")
    made.write(b"%PDF-1.4\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(made.tell())
        made.write(b"%d 0 obj\n%s\nendobj\n" % (number, each))
    table = made.tell()
    made.write(
        b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    )
    made.write(b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % table)
    if not password:
        return made.getvalue()
    writer = PdfWriter()
    writer.append(PdfReader(made))
    writer.encrypt(password, algorithm="RC4-128")
    locked = BytesIO()
    writer.write(locked)
    return locked.getvalue()


def packed(**members: bytes) -> bytes:
    """A zip file; `word__document_xml` is the member word/document.xml."""
    stored = BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stored.getvalue()
