"""The same programme in Word, PDF and Excel; and files that are none, broken, locked or a trap."""

from __future__ import annotations

import time
from datetime import date
from datetime import time as Time
from io import BytesIO
from pathlib import Path

import pytest

from tests.sessionfile.importing.files import packed, pdf, word, workbook
from tests.sessionfile.importing.mutations import CORPUS, TODAY, tried
from workshop_tui.domain.conference import MINUTE, Conference, ItemKind
from workshop_tui.errors import SessionFileError
from workshop_tui.sessionfile.importing import Imported, read_content, read_programme

LETTER = (CORPUS / "01-letter-with-programme.txt").read_text(encoding="utf-8")


def read(content: bytes, name: str) -> Imported:
    return read_content(content, name, today=TODAY)


def assert_the_letter(conference: Conference) -> None:
    """Ten items without gap or overlap, three tables with their whole statements."""
    assert len(conference.agenda) == 10
    ends = [item.end for item in conference.agenda]
    assert [item.start for item in conference.agenda] == [525, *ends[:-1]]
    assert conference.date == date(2026, 3, 12)
    assert conference.title == "Startbijeenkomst waterschappen en provincie"
    kinds = {item.kind: item for item in conference.agenda}
    assert kinds[ItemKind.PITCHES].each_ms == 4 * MINUTE
    assert kinds[ItemKind.TABLE_REPORTS].each_ms == 5 * MINUTE
    assert kinds[ItemKind.WORLD_CAFE].rounds == 3
    assert [table.statement.text.split()[-1] for table in conference.tables] == [
        "drinkwatervoorziening.",
        "zich.",
        "uitkomen.",
    ]
    assert conference.tables[0].statement.text.startswith("Wie het water het eerst nodig heeft, krijgt")


def test_the_letter_as_text_word_and_pdf_is_the_same_conference() -> None:
    lines = LETTER.split("\n")
    as_text = read(LETTER.encode(), "brief.txt").conference
    assert_the_letter(as_text)
    assert read(LETTER.encode("cp1252"), "brief.txt").conference == as_text
    assert read(LETTER.encode("utf-16"), "brief.txt").conference == as_text
    assert read(word(*lines), "brief.docx").conference == as_text
    assert read(word("\n".join(lines)), "brief.docx").conference == as_text
    assert_the_letter(read(pdf(lines), "brief.pdf").conference)


def test_a_table_in_word_is_read_by_its_headings_and_numbers_are_counted() -> None:
    content = word(
        "Netwerkdag Zorg, 4 juni 2026",
        table=[
            ["Tijd", "Onderdeel", "Door"],
            ["9.00 – 9.15", "Opening", "de wethouder"],
            ["9.15 – 10.15", "World café\n3 rondes van 18 minuten", ""],
            ["10.15 – 10.30", "Koffie", ""],
        ],
        numbered=["Wachtlijsten", "Samen opleiden", "Mantelzorg"],
    )
    imported = read(content, "zorg.docx")
    assert [column.field for column in imported.columns] == ["time", "title", "who"]
    assert [item.title for item in imported.conference.agenda] == ["Opening", "World café", "Koffie"]
    assert imported.conference.agenda[0].led_by == "de wethouder"
    assert (imported.conference.agenda[1].rounds, imported.conference.agenda[1].round_ms) == (3, 18 * MINUTE)
    assert [(table.number, table.statement.theme) for table in imported.conference.tables] == [
        (1, "Wachtlijsten"),
        (2, "Samen opleiden"),
        (3, "Mantelzorg"),
    ]


def test_a_table_in_word_without_headings_is_read_by_its_times() -> None:
    table = [["9.00 – 9.15", "Opening"], ["9.15 – 9.45", "Lezing\nOver water"], ["9.45 – 10.00", "Pauze"]]
    conference = read(word("Waterdag", table=table), "x.docx").conference
    assert [item.title for item in conference.agenda] == ["Opening", "Lezing", "Pauze"]
    assert conference.agenda[1].notes == "Over water"


def test_changes_that_word_keeps_track_of_are_accepted_and_fields_are_read() -> None:
    """Inserted text counts, deleted text does not; a field to be filled in is text like any other."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    document.add_paragraph("Streekdag, 9 juni 2027")
    changed = f"""<w:p {nsdecls("w")}><w:r><w:t>9.00 – 9.30 </w:t></w:r><w:ins w:id="1" w:author="x"><w:r>
        <w:t>Opening</w:t></w:r></w:ins><w:del w:id="2" w:author="x"><w:r>
        <w:delText>Film</w:delText></w:r></w:del>
        </w:p>"""
    field = f"""<w:sdt {nsdecls("w")}><w:sdtContent><w:p><w:r><w:t>9.30</w:t><w:tab/><w:t>10.00</w:t><w:tab/>
        <w:t>Lunch</w:t></w:r></w:p></w:sdtContent></w:sdt>"""
    for element in (changed, field):
        document.element.body.insert(-1, parse_xml(element))
    stored = BytesIO()
    document.save(stored)
    agenda = read(stored.getvalue(), "x.docx").conference.agenda
    assert [(item.title, item.start, item.end) for item in agenda] == [
        ("Opening", 540, 570),
        ("Lunch", 570, 600),
    ]


def test_a_workbook_with_times_as_times_and_its_tables_on_a_second_sheet() -> None:
    programme: list[list[object]] = [
        ["Programma Havendag", None],
        ["Datum", date(2026, 9, 3)],
        [],
        ["Start", "Eind", "Onderdeel", "Wie", "Opmerkingen"],
        [Time(9, 0), Time(9, 30), "Inloop", None, None],
        [Time(9, 30), 10.5 / 24, "Wereldcafé", "allen", "2 rondes van 25 minuten"],
        ["10.30", "11.00", "Afspraken", "voorzitter", None],
    ]
    tables: list[list[object]] = [
        ["Tafel", "Thema", "Stelling", "Moderator"],
        [1, "Kade", "De kade is van iedereen.", "Ada en Bo"],
        [2, "Spoor", "Wat kan gaat per spoor.", "Cas"],
    ]
    imported = read(workbook(programme, tables), "haven.xlsx")
    conference = imported.conference
    assert [(item.start, item.end) for item in conference.agenda] == [(540, 570), (570, 630), (630, 660)]
    assert conference.agenda[1].rounds == 2
    assert conference.date == date(2026, 9, 3)
    assert [(table.statement.theme, table.hosts) for table in conference.tables] == [
        ("Kade", ("Ada", "Bo")),
        ("Spoor", ("Cas",)),
    ]
    assert [column.field for column in imported.columns][:5] == ["start", "end", "title", "who", "notes"]


def test_a_narrow_column_in_a_pdf_is_whole_sentences_again() -> None:
    lines = [
        "Regiodag Noord, 5 maart 2027",
        "",
        "9.00 - 9.30   Inloop",
        "9.30 - 9.50   Terugkoppeling, 5",
        "minuten per tafel",
        "De groepen lopen",
        "rond; wie schrijft blijft",
        "zitten.",
        "9.50 - 10.00  Slotwoord",
    ]
    conference = read(pdf(lines), "x.pdf").conference
    assert [item.title for item in conference.agenda] == [
        "Inloop",
        "Terugkoppeling, 5 minuten per tafel",
        "Slotwoord",
    ]
    assert conference.agenda[1].notes == "De groepen lopen rond; wie schrijft blijft zitten."
    assert conference.agenda[1].each_ms == 5 * MINUTE


def test_a_text_is_read_as_it_was_pasted() -> None:
    imported = read_programme("9.00 - 9.30 Opening\n9.30 - 10.00 Lunch", today=TODAY)
    assert [item.kind for item in imported.conference.agenda] == [ItemKind.TALK, ItemKind.BREAK]
    assert imported.conference.date == TODAY
    assert imported.conference.title == "Programma"


HOSTILE = {
    "empty": (b"", "x.txt", "empty"),
    "blank": (b" \n\t\n", "x.txt", "empty"),
    "binary": (bytes(range(256)) * 20, "x.txt", "not a text"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(50), "x.png", "not a text"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "x.doc", "old Word"),
    "rich text": (b"{\\rtf1 9.00 - 9.30 Opening}", "x.rtf", "rich text"),
    "web page": (b"<!DOCTYPE html><p>9.00 - 9.30 Opening", "x.html", "web page"),
    "broken zip": (b"PK\x03\x04" + b"x" * 200, "x.docx", "damaged"),
    "word without document": (packed(a=b"x"), "x.docx", "cannot be read"),
    "broken word": (packed(word__document_xml=b"<w:nothing"), "x.docx", "damaged"),
    "broken workbook": (packed(xl__workbook_xml=b"<nothing"), "x.xlsx", "damaged"),
    "broken pdf": (b"%PDF-1.7\n" + b"1 0 obj << /Type " * 50, "x.pdf", "damaged"),
    "half a pdf": (pdf(["9.00 - 9.30 Opening"])[:300], "x.pdf", "PDF"),
    "locked pdf": (pdf(["9.00 - 9.30 Opening"], "secret"), "x.pdf", "password"),
    "scanned pdf": (pdf([]), "x.pdf", "pictures"),
    "no programme": (b"Dear all,\nplease come.", "x.txt", "no programme"),
    "json": (b'{"a": 1}', "x.json", "no project of Ontime"),
    "deep json": (b"[" * 50_000, "x.json", "no project of Ontime"),
    "broken calendar": (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:9\n", "x.ics", "calendar"),
    "empty calendar": (b"BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "x.ics", "no event"),
    "much": (b"x" * 20_000_001, "x.txt", "20 MB"),
    "much text": (b"x" * 5_000_001, "x.txt", "5 MB"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_programme_gets_a_sentence(name: str) -> None:
    content, file, said = HOSTILE[name]
    with pytest.raises(SessionFileError, match=said) as refused:
        read(content, file)
    assert refused.value.way_out is not None


def test_a_zip_bomb_is_not_opened() -> None:
    bomb = packed(word__document_xml=bytes(150_000_000))
    assert len(bomb) < 1_000_000
    start = time.monotonic()
    with pytest.raises(SessionFileError, match="too large"):
        read(bomb, "x.docx")
    assert time.monotonic() - start < 5


def test_a_book_is_read_within_bounds_and_its_end_is_told() -> None:
    """Five megabytes: the lines that no programme has so many of are left out, and nothing takes long."""
    text = "".join(
        f"{n % 24}.{n % 60:02d} – {n % 24}.59 Onderdeel {n} door Piet Bakker\nTekst\n" for n in range(90_000)
    )
    assert len(text) < 5_000_000
    start = time.monotonic()
    imported = read(text.encode(), "boek.txt")
    assert time.monotonic() - start < 60
    assert 1 <= len(imported.conference.agenda) <= 300
    assert len(imported.text) < 1_000_000


def test_a_file_that_is_not_there_or_a_folder(tmp_path: Path) -> None:
    with pytest.raises(SessionFileError, match="no file"):
        read_programme(tmp_path / "nee.txt", today=TODAY)
    with pytest.raises(SessionFileError, match="folder"):
        read_programme(tmp_path, today=TODAY)


def test_what_was_typed_is_text_in_the_file_and_on_the_screen() -> None:
    """Markup, escape sequences, anchors and colons stay what they are: words."""
    text = "9.00 – 9.30 [red]x[/] & *anker: {a} \x1b[2J!\n9.30 – 10.00 =1+1; - : ?\n10.00 – 10.30 “: | >"
    conference = read(text.encode(), "x.txt").conference
    assert conference.agenda[0].title == "[red]x[/] & *anker: {a} [2J!"
    assert len(conference.agenda) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Tijd   Onderdeel   Wie\n" * 3000,
        "Dag 1\n9.00 - 9.30 a\n9.30 - 10.00 b\n" * 500,
        "Groeten,\n\nu\n\n" * 1000,
        "13.00 - 14.00 a\n14.00 - 15.00 b\n15.00 - 16.00 c\n8.00 - 9.00 d\n" * 300,
        "om 9.00 uur gaan we " * 2000,
        "Tafel 1: x\n" * 2000,
    ],
)
def test_a_text_of_one_thing_over_and_over_is_read_or_refused(text: str) -> None:
    tried("x.txt", text.encode())
