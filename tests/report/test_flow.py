"""What the formats for reading have in common, and zips without a date."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise

import pytest
from docx.oxml.parser import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report import office
from workshop_tui.report import flow
from workshop_tui.report.document import Document, Grid, Heading, Paragraph, Point
from workshop_tui.report.docx_file import docx_bytes
from workshop_tui.report.html_file import html_bytes
from workshop_tui.report.odt_file import odt_bytes
from workshop_tui.report.steady_zip import packed, steady

ANY = st.text(st.characters(), max_size=30)
"""Any text that Python can hold, half characters and none at all among them."""


@given(ANY)
def test_what_is_shown_can_stand_in_a_file_of_xml(text: str) -> None:
    shown = flow.line(text)
    element = parse_xml("<x/>")
    element.text = shown
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert not [each for each in shown if ord(each) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(each) <= 0xFDEF]


@settings(deadline=None, max_examples=40)
@given(ANY)
def test_any_text_can_be_written_as_any_format(text: str) -> None:
    document = Document(
        text, "nl", (Heading(2, text), Paragraph(text, label=text), Grid((text,), ((text,),)))
    )
    office.parts(docx_bytes(document))
    office.parts(odt_bytes(document))
    html_bytes(document).decode("utf-8")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" \n \n", []),
        ("een\ntwee\n\n\n drie ", [["een", "twee"], ["drie"]]),
        ("een\r\ntwee\rdrie\u2028vier", [["een", "twee", "drie", "vier"]]),
    ],
)
def test_an_empty_line_begins_a_paragraph(text: str, found: list[list[str]]) -> None:
    assert flow.paragraphs(text) == found


def test_a_line_that_is_too_long_ends_in_an_ellipsis() -> None:
    assert flow.line("een twee", 8) == "een twee"
    assert flow.line("een twee", 5) == "een…"


@given(st.lists(st.integers(-1, 9)))
def test_headings_go_one_step_deeper_at_most(levels: list[int]) -> None:
    found = [block.level for block in flow.stepwise([Heading(level, "x") for level in levels])
             if isinstance(block, Heading)]  # fmt: skip
    assert len(found) == len(levels)
    assert all(after <= before + 1 for before, after in pairwise([1, *found]))
    assert all(2 <= made <= max(2, asked) for made, asked in zip(found, levels, strict=True))


@given(st.lists(st.integers(-3, 20)), st.integers(0, 6))
def test_points_keep_their_order_and_none_is_too_deep(depths: list[int], deepest: int) -> None:
    points = [Point(str(number), depth) for number, depth in enumerate(depths)]
    told: list[tuple[str, int]] = []

    def walk(branches: list[flow.Branch], depth: int) -> None:
        for branch in branches:
            told.append((branch.point.text, depth))
            walk(branch.under, depth + 1)

    walk(flow.branches(points, deepest), 0)
    assert [text for text, _ in told] == [str(number) for number in range(len(depths))]
    assert all(depth <= min(deepest, max(0, asked)) for (_, depth), asked in zip(told, depths, strict=True))


def test_columns_share_the_width_by_what_is_in_them_or_as_asked() -> None:
    grid = Grid(("Nr", "Afspraak"), (("1", "Een zin die meer ruimte vraagt dan een nummer."),))
    narrow, wide = flow.shares(grid)
    assert narrow + wide == pytest.approx(1)
    assert wide > 5 * narrow
    assert flow.shares(Grid(("a", "b"), (), widths=(1, 3))) == [0.25, 0.75]


def test_a_text_is_cut_at_its_gaps() -> None:
    document = Document("x", "nl", (), gaps=("[a]", "[a] en [b]"))
    assert flow.pieces("geen", document) == [("geen", False)]
    assert flow.pieces("Op [a] en [b], [a].", document) == [
        ("Op ", False), ("[a] en [b]", True), (", ", False), ("[a]", True), (".", False),
    ]  # fmt: skip


def test_a_zip_says_nothing_of_when_and_where_it_was_made() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(zipfile.ZipInfo("b.txt", (2026, 1, 2, 3, 4, 6)), b"twee")
        archive.writestr(zipfile.ZipInfo("a.txt", (2025, 1, 2, 3, 4, 6)), b"een")
    made = steady(target.getvalue(), stored=frozenset({"a.txt"}))
    assert made == packed([("b.txt", b"twee"), ("a.txt", b"een")], stored=frozenset({"a.txt"}))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert [entry.compress_type for entry in entries] == [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED]
