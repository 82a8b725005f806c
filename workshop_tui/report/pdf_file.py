"""Documents as PDF: accessible (PDF/UA-1) and fit for the archive (PDF/A-2a), through typst.

The document goes to the template as data; no markup is made out of a text. The fonts are our own. A
character that they lack is replaced visibly; `glyphs.recording` tells which.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import TYPE_CHECKING, Any

from workshop_tui.report import glyphs
from workshop_tui.report.document import Document
from workshop_tui.report.options import PLAIN, Options
from workshop_tui.report.pdf_data import Data, as_data

if TYPE_CHECKING:
    import typst

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
"""What every PDF of ours meets (documents, *What published documents must meet*)."""

_turn = Lock()


def pdf_bytes(document: Document, options: Options = PLAIN) -> bytes:
    """The document as the bytes of a file. The same document gives the same bytes."""
    return drawn("document.typ", as_data(document))


def drawn(template: str, data: Data) -> bytes:
    """The PDF that a template of ours makes of the data."""
    import typst

    compiler = _compiler(template)
    with _turn:
        try:
            content = _compiled(compiler, data)
        except typst.TypstError as problem:
            if "font" not in problem.message:
                raise
            content = _compiled(compiler, _surely(data))
    return content


def _compiled(compiler: typst.Compiler, data: Data) -> bytes:
    content = compiler.compile(
        format="pdf",
        sys_inputs={"document": json.dumps(data, ensure_ascii=False)},
        pdf_standards=STANDARDS,
    )
    assert isinstance(content, bytes)
    return content


@cache
def _compiler(template: str) -> typst.Compiler:
    """Kept, with its fonts: opening those takes longer than most documents."""
    import typst

    folder = str(files("workshop_tui.report") / "templates")
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[f"{folder}/fonts"]
    )
    return typst.Compiler(f"{folder}/{template}", root=folder, font_paths=fonts, ignore_system_fonts=True)


def _surely(data: Any) -> Any:
    """The data with every text in what the first font has by itself."""
    match data:
        case str():
            return glyphs.surely(data)
        case dict():
            return {key: _surely(value) for key, value in data.items()}
        case list():
            return [_surely(value) for value in data]
    return data
