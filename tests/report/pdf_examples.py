"""Documents that ask everything of the writer of PDF."""

from __future__ import annotations

from workshop_tui.report.document import (
    Bar,
    Block,
    Document,
    Fields,
    Grid,
    Heading,
    PageBreak,
    Paragraph,
    Point,
    Points,
    Timeline,
)

TOLD = "Van drie onderdelen begon er één op tijd; het slot werd niet gehouden."


def timeline(lines: int = 3) -> Timeline:
    """Planned and actual time of so many items, a quarter of an hour each; the last was not held."""
    bars = tuple(
        Bar(
            f"Onderdeel {number}",
            (600 + 15 * number, 615 + 15 * number),
            None if number == lines - 1 else (600 + 16 * number, 616 + 16 * number),
        )
        for number in range(lines)
    )
    return Timeline(bars, TOLD, "gepland", "gelopen")


def everything(language: str = "nl") -> Document:
    """One of each block, with headings that skip levels."""
    return Document(
        "Alles in één stuk",
        language,
        (
            Fields((("Datum", "vrijdag 14 februari 2020"), ("Doel", "Eerste regel.\nTweede.\n\nEn verder."))),
            Heading(4, "Een kop die te diep begint"),
            Paragraph("Eerste alinea.\n\nTweede alinea.", label="Stelling"),
            Paragraph("Nog te schrijven.", aside=True),
            Heading(2, "Lijsten"),
            Heading(6, "Diep"),
            Points(
                (
                    Point("Bovenaan", label="Aanvulling", remark="ronde 2"),
                    Point("Eronder", depth=1),
                    Point("Veel dieper dan kan", depth=9),
                    Point("Weer bovenaan"),
                )
            ),
            Heading(2, "   "),
            Heading(2, "Tabel"),
            Grid(
                ("Onderwerp", "A", "B"),
                (("Wijkteams", "V", "G"), ("Meldpunt", "S", "")),
                tones=((None, 0, 4), (None, 2, None)),
                caption="Wie welke positie inneemt",
            ),
            PageBreak(),
            Heading(2, "Tijden"),
            timeline(),
        ),
        author="College van Dordrecht",
        subject="Proef",
        made_ms=1_581_677_100_000,
    )


def with_everywhere(text: str, language: str = "nl") -> Document:
    """A document that has the text in every place where one can stand."""
    grid = Grid((text, text), ((text, text), ("x", text)), tones=((0, None), (None, 9)), caption=text)
    blocks: tuple[Block, ...] = (
        Fields(((text, text),)),
        Heading(2, text),
        Paragraph(text, label=text),
        Paragraph(text, aside=True),
        Points((Point(text, 0, text, text), Point(text, 1))),
        grid,
        Timeline((Bar(text, (600, 630), (605, 640)),), text, text, text),
    )
    return Document(text, language, blocks, author=text, subject=text, made_ms=0)


def long_one(notes: int, language: str = "nl") -> Document:
    """A document with so many notes in lists and as many rows in a table over many pages, pages wide."""
    said = "Wat er aan tafel gezegd is over de samenwerking, nummer {}: nog een zin van gewone lengte."
    points = tuple(Point(said.format(number), number % 3) for number in range(notes))
    rows = tuple((str(number), said.format(number), "open") for number in range(notes))
    return Document(
        "Lang stuk",
        language,
        (
            Heading(2, "Lijst"),
            Points(points),
            Heading(2, "Tabel"),
            Grid(("Nr", "Afspraak", "Status"), rows),
            Heading(2, "Tijden"),
            timeline(60),
        ),
        wide=True,
    )
