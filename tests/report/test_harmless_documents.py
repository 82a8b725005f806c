"""Nasty texts through every document: whole, and never read as anything but text."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.nasty import NASTY
from tests.report.example import AGREEMENTS, CONFERENCE, NOTES, material
from tests.report.golden import AS_TEXT
from workshop_tui.domain.conference import Organisation, PositionBlock, ScaleStep
from workshop_tui.domain.material import Material
from workshop_tui.domain.notes import NoteKind
from workshop_tui.domain.positions import Cell, CellReading, Judgement, PartyChange, Record, SubjectState
from workshop_tui.harmless import harmless
from workshop_tui.report import FORMATS, render
from workshop_tui.report.document import Document, Grid, Heading, Paragraph, Point, Points
from workshop_tui.report.markdown import markdown

EVERY = [(what, format) for what, formats in FORMATS.items() for format in formats if format in AS_TEXT]
STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _nasty(text: str) -> Material:
    """The text everywhere where somebody can type one."""
    table = CONFERENCE.tables[0]
    conference = replace(
        CONFERENCE,
        title=text, purpose=text, location=text, chair=text, organiser=text, series=text,
        agenda=tuple(replace(item, title=text) for item in CONFERENCE.agenda),
        tables=(replace(table, statement=replace(table.statement, theme=text, text=text)),),
        organisations=(Organisation(text),),
        positions=(PositionBlock("p", text, (ScaleStep(text, text, True),), (text,)),),
    )  # fmt: skip
    record = Record(
        cells=(CellReading("p", Cell(text, text, text, text, text), 1, text, 1),),
        judgements=(Judgement("p", text, SubjectState.MERGED, text, 1, text, text, text),),
        parties=(PartyChange(text, True, 1, text),),
    )
    notes = tuple(replace(note, text=text, organisation=text, group=text, typed_by=text) for note in NOTES)
    agreements = tuple(replace(each, text=text, owners=(text,), explanation=text) for each in AGREEMENTS)
    return replace(material(*notes, conference=conference), agreements=agreements, positions=record)


@pytest.mark.parametrize(("what", "format"), EVERY)
@pytest.mark.parametrize("name", NASTY)
def test_no_document_steers_a_terminal(name: str, what: str, format: str) -> None:
    written = render(_nasty(NASTY[name]), what, format, "nl").decode("utf-8")
    found = STEERING.search(written)
    assert found is None, written[max(0, found.start() - 20) : found.start() + 20]


@pytest.mark.parametrize("what", ["agreements", "harvest", "wall"])
@pytest.mark.parametrize("name", NASTY)
def test_csv_holds_the_text_in_one_cell_that_is_no_formula(name: str, what: str) -> None:
    text = NASTY[name]
    written = render(_nasty(text), what, "csv", "nl").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(written, newline=""), delimiter=";"))
    plain = _material_rows(what)
    assert len(rows) == plain
    assert all(None not in row for row in rows)
    column = "Afspraak" if what == "agreements" else "Tekst"
    shown = harmless(text.replace("\r\n", "\n").replace("\r", "\n"))
    assert {row[column].removeprefix("'") for row in rows} == {shown.removeprefix("'")}
    assert not [cell for row in rows for cell in row.values() if cell.lstrip().startswith(tuple("=+-@"))]


def _material_rows(what: str) -> int:
    if what == "agreements":
        return len(AGREEMENTS)
    return sum(note.place.is_wall for note in NOTES) if what == "wall" else len(NOTES)


@pytest.mark.parametrize("name", NASTY)
def test_positions_hold_the_text_in_cells_that_are_no_formulas(name: str) -> None:
    text = NASTY[name]
    written = render(_nasty(text), "positions", "csv", "nl").decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(written, newline=""), delimiter=";")
    shown = harmless(text.replace("\r\n", "\n").replace("\r", "\n")).removeprefix("'")
    for column in ("Blok", "Onderwerp", "Reden", "Organisatie", "Positie", "Motivering", "Bijdrage"):
        assert row[column].removeprefix("'") == shown
    assert not [cell for cell in row.values() if cell.lstrip().startswith(tuple("=+-@"))]


def test_an_apostrophe_stands_before_what_would_be_a_formula() -> None:
    note = replace(NOTES[0], text="=cmd|' /C calc'!A0")
    assert "\"'=cmd|' /C calc'!A0\"" in render(material(note), "harvest", "csv", "nl").decode()
    assert "=cmd\\|' /C calc'!A0" in render(material(note), "harvest", "md", "nl").decode()


ALLOWED = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "hardbreak",
    "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
    "table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close",
    "tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close",
}  # fmt: skip


def _parsed(document: Document) -> list[Token]:
    tokens = MarkdownIt("gfm-like").parse(markdown(document))
    return [inner for token in tokens for inner in (token, *(token.children or ()))]


def _words(text: str) -> str:
    return "".join(text.split())


def _read(tokens: list[Token]) -> str:
    return _words("".join(token.content for token in tokens if token.type == "text"))


def _holds(text: str) -> None:
    """What a reader of Markdown gets out of the text is the text, as text, wherever it stands."""
    shown = _words(harmless(text))
    blocks = (
        Heading(2, text),
        Paragraph(text),
        Points((Point(text), Point(text, 1))),
        Grid(("a",), ((text,),)),
    )
    tokens = _parsed(Document("title", "en", blocks))
    kinds = {token.type for token in tokens if token.type not in ("html_inline",)}
    mails = {"link_open", "link_close"} if "@" in text else set()
    assert kinds - mails <= ALLOWED
    assert {token.content for token in tokens if token.type == "html_inline"} <= {"<br>"}
    assert [token.type for token in tokens].count("heading_open") == 2
    assert [token.type for token in tokens].count("list_item_open") == 2
    assert [token.type for token in tokens].count("table_open") == 1
    assert _read(tokens) == f"title{shown * 4}a{shown}"


@pytest.mark.parametrize("name", NASTY)
def test_markdown_reads_nasty_text_as_text(name: str) -> None:
    _holds(NASTY[name].replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n").replace("\x85", "\n"))


MEAN = st.text(st.sampled_from(list("\\`*_{}[]<>#|~&$^@+-=:.!()12 \n\tax/w\"'%;")), min_size=1, max_size=40)


@given(MEAN.filter(lambda text: text.strip() != ""))
def test_markdown_reads_any_punctuation_as_text(text: str) -> None:
    _holds(text)


@pytest.mark.parametrize("text", ["https://example.org/x", "www.example.org", "HTTP://a.b", "<https://a.b>"])
def test_no_address_becomes_a_link(text: str) -> None:
    _holds(text)


def test_a_deep_thread_is_still_a_list() -> None:
    thread = [replace(NOTES[1], id="n0", kind=NoteKind.REACTION)]
    for number in range(1, 40):
        thread.append(
            replace(thread[-1], id=f"n{number}", replies_to=f"n{number - 1}", text=f"diep {number}")
        )
    told = replace(material(*thread), positions=Record())
    tokens = MarkdownIt("gfm-like").parse(render(told, "report", "md", "en").decode())
    assert [token.type for token in tokens].count("code_block") == 0
    assert [token.type for token in tokens].count("list_item_open") == 10 + len(thread)
