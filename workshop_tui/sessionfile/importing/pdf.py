"""The text of a PDF, by pypdf."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from workshop_tui.domain.message import Message
from workshop_tui.errors import SessionFileError
from workshop_tui.sessionfile.importing.aligned import lines_of_aligned
from workshop_tui.sessionfile.importing.lines import Line, cleaned, lines_of_text
from workshop_tui.sessionfile.importing.programme import Given

if TYPE_CHECKING:
    from pypdf import PageObject

MOST_PAGES = 100
MOST_CHARACTERS = 2_000_000
LONGEST_STREAM = 5_000_000
"""Bytes of the drawing commands of a page; a page of text has some thousands."""


def lines_of_pdf(content: bytes) -> tuple[tuple[tuple[Line, ...], ...], Given]:
    """Up to three readings: with tables whose columns stand below a heading, as the text stands on the page,
    so that columns stay beside one another, and in the order in which it was written; and whether there is
    more in it. Raises
    SessionFileError for what has no text."""
    import pypdf
    from pypdf.errors import PdfReadError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SessionFileError(
                Message("The PDF has a password."),
                Message("Save it without one, or copy its text into a txt file."),
            )
        pages = reader.pages[:MOST_PAGES]
        cut = len(reader.pages) > MOST_PAGES
        flat = _text_of(pages, layout=False)
        laid_out = _text_of(pages, layout=True)
    except SessionFileError:
        raise
    except (PdfReadError, RecursionError, Exception) as problem:  # a broken PDF raises anything
        raise SessionFileError(
            Message("The PDF is damaged or has a form that cannot be read."),
            Message("Copy its text into a txt file and import that."),
        ) from problem
    if not any(char.isalpha() for char in flat + laid_out):
        raise SessionFileError(
            Message("There is no text in the PDF: its pages are pictures."),
            Message("Make a PDF with text, or type the programme into a txt file."),
        )
    aligned = lines_of_aligned(cleaned(laid_out))
    readings = [lines_of_text(text) for text in (laid_out, flat) if text.strip()]
    found = tuple(
        tuple(replace(line, cut=True) for line in lines)
        for lines in (*([aligned.lines] if aligned else []), *readings)
    )
    return found, Given(cut=cut or len(laid_out) >= MOST_CHARACTERS)


def _text_of(pages: Sequence[PageObject], *, layout: bool) -> str:
    found: list[str] = []
    room = MOST_CHARACTERS
    for page in pages:
        contents = page.get_contents()
        if contents is None or len(contents.get_data()) > LONGEST_STREAM:
            continue
        try:
            text = page.extract_text(extraction_mode="layout") if layout else page.extract_text()
        except Exception:  # some fonts cannot be measured; the other reading has the page
            if not layout:
                raise
            return ""
        found.append(text[:room])
        room -= len(text)
        if room <= 0:
            break
    return "\n".join(found)
