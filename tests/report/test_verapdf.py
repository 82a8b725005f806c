"""Every PDF of ours meets PDF/UA-1 and PDF/A-2a: veraPDF says so, where it is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.nasty import NASTY
from tests.report import verapdf
from tests.report.example import material
from tests.report.pdf_examples import everything, long_one, with_everywhere
from tests.report.verapdf import PROFILES, failures
from workshop_tui.report import CATALOGUE, render
from workshop_tui.report.pdf_file import pdf_bytes

pytestmark = pytest.mark.skipif(verapdf.not_here() is not None, reason=str(verapdf.not_here()))


def _put(folder: Path, contents: dict[str, bytes]) -> list[Path]:
    for name, content in contents.items():
        (folder / f"{name}.pdf").write_bytes(content)
    return sorted(folder.glob("*.pdf"))


def test_every_document_in_both_languages(tmp_path: Path) -> None:
    made = {
        f"{what}-{language}": render(material(), what, "pdf", language)
        for what, entry in CATALOGUE.items()
        if "pdf" in entry.formats
        for language in ("nl", "en")
    }
    assert failures(_put(tmp_path, made)) == []


def test_every_block_and_much_of_it(tmp_path: Path) -> None:
    made = {
        "everything": pdf_bytes(everything()),
        "everything-en": pdf_bytes(everything("en")),
        "long": pdf_bytes(long_one(150)),
    }
    assert failures(_put(tmp_path, made)) == []


def test_nasty_texts(tmp_path: Path) -> None:
    made = {
        name.replace(" ", "-"): pdf_bytes(with_everywhere(text[:800], language))
        for number, (name, text) in enumerate(NASTY.items())
        for language in (("nl", "en")[number % 2],)
    }
    assert failures(_put(tmp_path, made)) == []


def test_a_page_that_does_not_meet_them_is_found(tmp_path: Path) -> None:
    import typst

    content = typst.compile(b"= Kop\n#table(columns: 2)[a][b]", format="pdf", pdf_tags=False)
    assert isinstance(content, bytes)
    found = failures(_put(tmp_path, {"bad": content}))
    assert {line.split("\t")[1] for line in found} == set(PROFILES)
