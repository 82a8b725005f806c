"""Documents as PDF: what a reader who does not see the pages is told, and that nothing stops one."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.nasty import NASTY
from tests.report import fonts
from tests.report.example import NOTES, material
from tests.report.pdf_examples import TOLD, everything, long_one, timeline, with_everywhere
from tests.report.tagged import Part, opened, tree, words
from workshop_tui.report import CATALOGUE, colours, glyphs, render
from workshop_tui.report.document import Document, Grid, Heading, Paragraph, Timeline
from workshop_tui.report.glyphs import Missing, recording
from workshop_tui.report.pdf_file import pdf_bytes

WHATS = [what for what, entry in CATALOGUE.items() if "pdf" in entry.formats]
CUT_APART = ("table-sheets", "badges")
"""Each page or badge stands by itself: the title is in the properties alone."""
STYLE = (fonts.FOLDER.parent / "style.typ").read_text(encoding="utf-8")


def _letters(text: str) -> str:
    """The text without blanks and breaks, which lines on a page have elsewhere."""
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("what", WHATS)
def test_every_document_is_told_as_it_is_shown(what: str, language: str) -> None:
    content = render(material(), what, "pdf", language)
    root: Any = opened(content).trailer["/Root"]
    assert root["/Lang"] == {"nl": "nl-NL", "en": "en-GB"}[language]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    title = opened(content).metadata.title  # type: ignore[union-attr]
    top = tree(content)
    assert title
    if what not in CUT_APART:
        assert _letters(title) in _letters(words(content))
        _check_headings(top)
    _check_tables(top)


def _check_headings(top: Part) -> None:
    levels = [int(part.tag[1:]) for part in top.every("H1", "H2", "H3", "H4", "H5", "H6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def _check_tables(top: Part) -> None:
    for table in top.every("Table"):
        assert [part.tag for part in table.parts] == ["THead", "TBody"]
        header, *others = chain.from_iterable(part.parts for part in table.parts)
        assert {cell.tag for cell in header.parts} == {"TH"}
        assert {cell.attributes["/Scope"] for cell in header.parts} == {"/Column"}
        assert {len(row.parts) for row in others} == {len(header.parts)}
        assert all(cell.attributes["/Headers"] for row in others for cell in row.parts)


def test_every_block_has_its_tag() -> None:
    content = pdf_bytes(everything())
    top = tree(content)
    _check_headings(top)
    _check_tables(top)
    tags = [part.tag for part in top.parts[0].parts]
    assert tags == ["H1", "L", "H2", "P", "P", "P", "H2", "H3", "L", "H2", "P", "Table", "H2", "Figure"]
    (figure,) = top.every("Figure")
    assert figure.alt == TOLD
    outer = next(part for part in top.parts[0].parts[5:] if part.tag == "L")
    assert len(list(outer.every("L"))) == 3
    assert len(list(outer.every("LI"))) == 4


def test_what_is_said_is_on_the_pages() -> None:
    content = pdf_bytes(everything())
    told = words(content)
    for text in ("Stelling: Eerste alinea.", "Nog te schrijven.", "Aanvulling: Bovenaan (ronde 2)",
                 "Wie welke positie inneemt", "gepland", "gelopen", "Onderdeel 2", "10.00"):  # fmt: skip
        assert text in told, text
    assert "Diep" in told
    assert len(opened(content).pages) == 2
    assert words(pdf_bytes(everything("en"))).count("10:00") == 1


def test_properties_are_those_of_the_document() -> None:
    found = opened(pdf_bytes(everything())).metadata
    assert found is not None
    assert (found.title, found.author, found.subject) == (
        "Alles in één stuk", "College van Dordrecht", "Proef",
    )  # fmt: skip
    assert f"{found.creation_date:%Y-%m-%d %H:%M}" == "2020-02-14 10:45"


def test_only_our_own_fonts_are_in_it_all_of_them_embedded() -> None:
    pages = opened(pdf_bytes(everything())).pages
    found = {
        str(font.get_object()["/BaseFont"]).split("+")[1]
        for page in pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert found == {"NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic"}


def test_wide_documents_lie_on_their_side() -> None:
    page = opened(pdf_bytes(long_one(3))).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 595)


def test_a_table_over_many_pages_has_its_header_on_each_and_once_in_the_tree() -> None:
    content = pdf_bytes(Document("T", "nl", (Grid(("Kop een", "Kop twee"), (("a", "b"),) * 200),)))
    pages = opened(content).pages
    assert len(pages) > 3
    assert all("Kop twee" in page.extract_text() for page in pages)
    assert len(list(tree(content).every("TH"))) == 2


def test_a_long_timeline_is_more_drawings_each_with_its_text() -> None:
    content = pdf_bytes(Document("T", "nl", (timeline(70),)))
    assert [figure.alt for figure in tree(content).every("Figure")] == [
        f"{TOLD} ({number}/3)" for number in (1, 2, 3)
    ]
    assert not list(tree(pdf_bytes(Document("T", "nl", (Timeline((), "", "", ""),)))).every("Figure"))


@pytest.mark.parametrize("minutes", [1, 500, 3_000, 500_000])
def test_a_timeline_has_no_more_hours_than_fit(minutes: int) -> None:
    from workshop_tui.report.document import Bar
    from workshop_tui.report.pdf_data import as_data

    drawn = Timeline((Bar("x", (600, 600.5), (600, 600 + minutes)),), "x", "p", "a")
    (made,) = as_data(Document("T", "nl", (drawn,)))["blocks"]
    places = [tick["at"] for tick in made["ticks"]]
    assert (places[0], places[-1]) == (0, 1)
    assert 2 <= len(places) <= 15
    assert all(0 <= each <= 1 for each in made["bars"][0]["actual"])


@pytest.mark.parametrize("name", NASTY)
def test_no_text_stops_it_or_becomes_anything_but_text(name: str) -> None:
    text = NASTY[name]
    content = pdf_bytes(with_everywhere(text[:2000]))
    found = opened(content)
    assert not any("/Annots" in page for page in found.pages)
    root: Any = found.trailer["/Root"]
    assert not {"/Names", "/OpenAction", "/AA"} & root.keys()
    assert [part.alt is not None for part in tree(content).every("Figure")] == [True]
    _check_headings(tree(content))


@pytest.mark.parametrize(
    "name", ["closing markup", "html", "quotes", "formula", "braces", "paths", "typst", "entry marks", "json"]
)
def test_text_reads_as_it_was_typed(name: str) -> None:
    told = _letters(words(pdf_bytes(Document("T", "nl", (Paragraph(NASTY[name]),)))))
    assert _letters(NASTY[name]) in told


def test_fifty_thousand_characters_go_over_pages() -> None:
    long, word = NASTY["long"], NASTY["one long word"]
    content = pdf_bytes(Document("T", "nl", (Grid(("k", "l"), ((long, "x"), (word, "y"))), Paragraph(word))))
    told = _letters(words(content))
    assert told.count("bijzonderteken") > 800
    assert told.count("x") > 100_000
    for page in opened(content).pages[::5]:
        begun: list[float] = []

        def seen(text: str, cm: Any, tm: Any, font: Any, size: Any, begun: list[float] = begun) -> None:
            begun.append(tm[4])

        page.extract_text(visitor_text=seen)
        assert max(begun) < page.mediabox.width


def test_dutch_words_are_broken_where_dutch_is() -> None:
    row = ("gemeentegrensoverschrijdende samenwerkingsovereenkomst",)
    content = pdf_bytes(Document("T", "nl", (Grid(("a", *"bcdefgh"), (row * 8,)),)))
    assert "gemeente\u00ad\ngrensover\u00ad\nschrijden\u00ad\nde samen\u00ad\nwerkings" in words(content)


def test_what_the_fonts_lack_is_replaced_and_told() -> None:
    said = Paragraph("Dank 👩‍👩‍👧‍👦 👍🏽 漢 🇳🇱 → ✓ ★ ĳ €")
    document = Document("T", "nl", (said, Paragraph("niets bijzonders")))
    with recording() as replaced:
        told = words(pdf_bytes(document))
    assert "[emoji: woman, woman, girl, boy]" in told
    assert "▯ [vlag NL] → ✓ ★ ĳ €" in told
    assert list(replaced) == [Missing(said.text, ("👩‍👩‍👧‍👦", "漢", "🇳🇱"))]
    assert "[flag NL]" in words(pdf_bytes(Document("T", "en", (said,))))


def test_what_was_replaced_while_a_document_was_made_is_told() -> None:
    note = replace(NOTES[1], text="Dank 👩 漢!\nNiets aan de hand.")
    with recording() as replaced:
        render(material(note), "report", "pdf", "nl")
    assert list(replaced) == [Missing("Dank 👩 漢!", ("👩", "漢"))]
    with recording() as replaced:
        render(material(), "report", "pdf", "nl")
        render(material(note), "report", "md", "nl")
    assert not replaced


def test_what_was_replaced_is_told_once_wherever_it_stood() -> None:
    with recording() as replaced:
        pdf_bytes(with_everywhere("plain text"))
    assert not replaced
    with recording() as replaced:
        pdf_bytes(with_everywhere("한 zin"))
    assert list(replaced) == [Missing("한 zin", ("한",))]


def test_from_right_to_left() -> None:
    told = words(pdf_bytes(Document("T", "nl", (Paragraph("voor שלום na"),))))
    assert "שלום" in told or "םולש" in told
    assert "voor" in told


def test_a_text_that_a_font_refuses_all_the_same_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "shown", lambda text, language: (text, ()))
    assert "voor ▯ na" in words(pdf_bytes(Document("T", "nl", (Paragraph("voor 漢 na"),))))


def test_every_character_that_we_say_our_fonts_have_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "surely", lambda text: pytest.fail("a font lacks what it should have"))
    for covered in glyphs._coverage():
        characters = [chr(code) for code in sorted(covered) if code > 32]
        lines = [" ".join(characters[first : first + 40]) for first in range(0, len(characters), 40)]
        assert pdf_bytes(Document("T", "nl", (Paragraph("\n".join(lines)),)))


def test_the_characters_are_those_of_the_fonts() -> None:
    pytest.importorskip("fontTools")
    assert json.loads(fonts.COVERAGE.read_text(encoding="ascii")) == fonts.of_fonts()


@settings(max_examples=40, deadline=None)
@example("\U000e0020")  # shows nothing at all
@given(st.text(max_size=60))
def test_any_text_can_be_exported(text: str) -> None:
    assert pdf_bytes(with_everywhere(text)).startswith(b"%PDF-1.7")


def test_the_same_document_gives_the_same_bytes_in_another_process_and_in_threads() -> None:
    content = pdf_bytes(everything())
    code = (
        "import sys; from tests.report.pdf_examples import everything;"
        "from workshop_tui.report.pdf_file import pdf_bytes; sys.stdout.buffer.write(pdf_bytes(everything()))"
    )
    again = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert again.stdout == content
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: pdf_bytes(everything()), range(8))) == {content}


def _luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_word_and_pdf_have_the_same_colours() -> None:
    named = dict(re.findall(r'#let (\w+) = rgb\("#(\w{6})"\)', STYLE))
    for name in ("ink", "quiet", "accent", "hairline", "wash"):
        assert named[name] == getattr(colours, name.upper()), name
    tones = re.findall(r"#(\w{6})", STYLE[STYLE.index("#let tones") : STYLE.index("#let tone(")])
    assert tones == [colours.tone(number) for number in range(len(tones))]


def test_colours_can_be_read() -> None:
    named = dict(re.findall(r'#let (\w+) = rgb\("#(\w{6})"\)', STYLE))
    assert {"ink", "quiet", "accent", "wash"} <= named.keys()
    for text in ("ink", "quiet", "accent"):
        for ground in ("ffffff", named["wash"]):
            assert _contrast(named[text], ground) >= 4.5, (text, ground)
    tones = re.findall(r"#(\w{6})", STYLE[STYLE.index("#let tones") : STYLE.index("#let tone(")])
    assert len(tones) >= 5
    assert all(_contrast(named["ink"], tone) >= 4.5 for tone in tones)


def test_a_document_without_headings_or_text_is_one_all_the_same() -> None:
    content = pdf_bytes(Document("\t ", "nl", (Heading(2, ""), Paragraph(""))))
    assert opened(content).metadata.title == "–"  # type: ignore[union-attr]


def test_the_fonts_come_with_their_licences() -> None:
    names = {path.name for path in fonts.FOLDER.iterdir()}
    assert {name for several in glyphs.FAMILIES.values() for name in several} <= names
    assert "SIL OPEN FONT LICENSE" in Path(fonts.FOLDER / "LICENCE-Noto-OFL.txt").read_text("utf-8")
    assert "Bitstream Vera" in Path(fonts.FOLDER / "LICENCE-DejaVu.txt").read_text("utf-8")
    assert sum(path.stat().st_size for path in fonts.FOLDER.iterdir()) < 3_000_000


def test_no_heading_is_deeper_than_there_are_tags_for() -> None:
    content = pdf_bytes(Document("T", "nl", tuple(Heading(level, f"Kop {level}") for level in range(2, 10))))
    tags = [part.tag for part in tree(content).parts[0].parts]
    assert tags == ["H1", "H2", "H3", "H4", "H5", "H6", "H6", "H6", "H6"]
