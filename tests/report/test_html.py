"""Documents as a browser and a screen reader read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.nasty import NASTY
from tests.report import office
from tests.report.example import material
from tests.report.pdf_examples import everything, long_one, with_everywhere
from workshop_tui.report import colours, flow, render
from workshop_tui.report.document import Document, Paragraph
from workshop_tui.report.html_file import html_bytes

MODULE = "workshop_tui.report.html_file"
NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "h4", "h5", "h6", "p", "br",
    "ul", "li", "dl", "div", "dt", "dd", "strong", "em", "mark", "table", "caption", "colgroup", "col",
    "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "style", "scope"}
VOID = {"meta", "br", "col"}


class _Page(HTMLParser):
    """The elements of a page in their order, each with its attributes and the text right in it."""

    def __init__(self, written: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self._open: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(written.decode("utf-8"))
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element: tuple[str, dict[str, str | None], list[str]] = (tag, dict(attrs), [])
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self._open:
            for each in self._open:
                each[2].append(data)

    def named(self, *tags: str) -> Iterator[tuple[dict[str, str | None], str]]:
        """The elements with one of those names: attributes and all text in it."""
        return ((attributes, "".join(text)) for tag, attributes, text in self.elements if tag in tags)


def _page(document: Document) -> _Page:
    return _Page(html_bytes(document))


def test_the_page_says_its_language_its_title_and_who_it_is_from() -> None:
    page = _page(everything())
    assert next(page.named("html"))[0]["lang"] == "nl"
    assert next(page.named("title"))[1] == next(page.named("h1"))[1] == "Alles in één stuk"
    told = {attributes.get("name"): attributes.get("content") for attributes, _ in page.named("meta")}
    assert told["author"] == "College van Dordrecht"
    assert told["dcterms.created"] == "2020-02-14T10:45:00Z"
    assert next(_page(everything("fr")).named("html"))[0]["lang"] == "en"


def test_headings_leave_no_step_out() -> None:
    levels = [int(tag[1]) for tag, _, _ in _page(everything()).elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels == [1, 2, 2, 3, 2, 2]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_table_says_what_its_columns_and_rows_are() -> None:
    page = _page(everything())
    heads = [(attributes.get("scope"), text) for attributes, text in page.named("th")]
    assert heads == [
        ("col", "Onderwerp"), ("col", "A"), ("col", "B"), ("row", "Wijkteams"), ("row", "Meldpunt"),
    ]  # fmt: skip
    assert [(attributes.get("class"), text) for attributes, text in page.named("td")] == [
        ("tone0", "V"), ("tone4", "G"), ("tone2", "S"), (None, ""),
    ]  # fmt: skip
    assert [text for _, text in page.named("caption")] == ["Wie welke positie inneemt"]


def test_points_are_lists_within_lists_and_fields_a_list_of_terms() -> None:
    written = html_bytes(everything()).decode()
    assert (
        "<ul><li><strong>Aanvulling: </strong>Bovenaan <em>(ronde 2)</em><ul><li>Eronder<ul><li>"
        "Veel dieper dan kan</li></ul></li></ul></li><li>Weer bovenaan</li></ul>"
    ) in written
    assert "<dt>Doel</dt><dd>Eerste regel.<br>Tweede.<br>En verder.</dd>" in written
    assert '<h2 class="page">Tijden</h2>' in written


def test_what_is_missing_is_marked() -> None:
    page = _page(Document("x", "nl", (Paragraph("Op [datum]."),), gaps=("[datum]",)))
    assert [text for _, text in page.named("mark")] == ["[datum]"]


@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_is_whole_and_only_text(name: str) -> None:
    written = html_bytes(with_everywhere(NASTY[name]))
    page = _Page(written)
    assert {tag for tag, _, _ in page.elements} <= ALLOWED
    assert {key for _, attributes, _ in page.elements for key in attributes} <= ATTRIBUTES
    assert not NO_TEXT.search(written.decode())
    shown = "".join(flow.line(NASTY[name]).split())
    assert shown
    assert "".join(next(page.named("main"))[1].split()).count(shown) >= 16


@pytest.mark.parametrize("document", [everything(), long_one(5), with_everywhere("https://x.example")])
def test_the_page_needs_and_leads_to_nothing_else(document: Document) -> None:
    written = html_bytes(document).decode()
    page = _Page(written.encode())
    assert {tag for tag, _, _ in page.elements} <= ALLOWED
    form = next(page.named("style"))[1]
    assert "url(" not in form
    assert "@import" not in form
    policy = [attributes["content"] for attributes, _ in page.named("meta") if "http-equiv" in attributes]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


def _contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.1 between two colours."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
        red, green, blue = (
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_all_text_can_be_told_from_what_is_behind_it() -> None:
    grounds = ["ffffff", colours.WASH, colours.GAP, *(colours.tone(number) for number in range(9))]
    assert min(_contrast(colours.INK, ground) for ground in grounds) >= 9
    assert min(_contrast(text, "ffffff") for text in (colours.QUIET, colours.ACCENT)) >= 4.5
    assert _contrast(colours.QUIET, colours.GAP) >= 4.5


def test_the_same_document_gives_the_same_bytes() -> None:
    assert office.digests(MODULE, "html_bytes", 1) == office.digests(MODULE, "html_bytes", 2)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_report_opens(language: str) -> None:
    page = _Page(render(material(), "report", "html", language))
    assert next(page.named("html"))[0]["lang"] == language
    assert len(list(page.named("h2"))) > 5
