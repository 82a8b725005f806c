"""`export`: what, as what, with or without names, where to."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.shell import Shell

STEM = "2020-02-14-drechtsteden"


@pytest.fixture
def told(day: Shell) -> Shell:
    day.ok("note", "add", "--table", "1", "Volgens Godelieve Winkelmans kan het.")
    day.ok("agreement", "add", "Het verslag rondsturen.", "--owner", "Jan de Vries", "--due", "2020-03-01")
    day.ok("note", "add", "--wall", "wish", "Jan belt De Vries.")
    return day


def test_persons_by_role_and_what_still_looks_like_a_name(told: Shell) -> None:
    answer = told("export", "agreements", "-o", "-", "--format", "md", "--names", "role")
    assert answer.code == 0
    assert "Vries" not in answer.out
    assert "a participant" in answer.out
    assert answer.err == (
        "These words still look like names; see whether they may stay:\n"
        "  Godelieve Winkelmans (note 1, table 1)\n"
    )
    dutch = told("export", "agreements", "-o", "-", "--names", "omit", "--lang", "nl")
    assert "[naam weggelaten]" in dutch.out.replace("\\", "")
    assert "  Godelieve Winkelmans (notitie 1, tafel 1)" in dutch.err
    plain = told("export", "agreements", "-o", "-", "--format", "md")
    assert "Jan de Vries" in plain.out
    assert plain.err == ""


def test_the_sections_of_the_report_in_their_order(told: Shell) -> None:
    said = told.ok("export", "report", "-o", "-", "--sections", "agreements, tables", "--lang", "en")
    headings = [line for line in said.splitlines() if line.startswith("## ")]
    assert headings == ["## Agreements", "## Wereldcafé"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("report", "--sections", "agreements,nix"), "The report has no section “nix”."),
        (("report", "--sections", ","), "A report needs a section at least."),
        (("wall", "--sections", "wall"), "Only the report has sections."),
        (("wall", "--version", "1"), "Only the report has versions."),
        (("report", "--format", "md", "--template", "x.docx"), "A house style is for docx."),
        (("report", "--paper", "a4"), "Only table sheets and the rotation have a size of paper."),
        (("all", "-o", "-"), "A folder cannot go to standard output."),
        (("report", "--names", "omit", "--sections", "participants"), "is for inside the house alone."),
        (("report", "--version", "3"), "No version 3 of the report was adopted."),
        (("report", "--format", "csv"), "“report” is not written as csv."),
        (("report", "--names", "some"), "some"),
        (("nothing",), "nothing"),
        (("report", "-o", "no/such/folder/x.md"), "There is no folder"),
    ],
)
def test_what_cannot_be_written_is_a_sentence(told: Shell, arguments: tuple[str, ...], sentence: str) -> None:
    answer = told("export", *arguments, "--lang", "en")
    assert answer.code in (1, 2)
    assert sentence in answer.err
    assert "Traceback" not in answer.err


def test_everything_as_a_folder_that_is_never_overwritten(told: Shell, tmp_path: Path) -> None:
    folder = Path(told("export", "all", "--names", "omit").out.strip().splitlines()[-1])
    assert folder == tmp_path / f"{STEM}-all"
    names = {each.name for each in folder.iterdir()}
    assert {"index.md", f"{STEM}-report.md", f"{STEM}-agreements.xlsx", f"{STEM}-timing.csv", f"{STEM}.json",
            f"{STEM}-programme.ics"} <= names  # fmt: skip
    assert not [each for each in tmp_path.iterdir() if each.name.endswith(".part")]
    index = (folder / "index.md").read_text(encoding="utf-8")
    assert all(name in index.replace("\\", "") for name in names if not name.startswith("index."))
    (folder / "index.md").write_text("mine", encoding="utf-8")
    again = told("export", "all", "-o", str(folder.name) + "/../" + folder.name, "--lang", "en")
    assert (again.code, (folder / "index.md").read_text(encoding="utf-8")) == (0, "mine")
    taken = tmp_path / "taken"
    taken.write_text("x", encoding="utf-8")
    refused = told("export", "all", "-o", "taken", "--format", "folder", "--lang", "en")
    assert (refused.code, taken.read_text(encoding="utf-8")) == (1, "x")
    assert "is there already. Name a folder that is not there yet." in refused.err


def test_everything_as_a_zip(told: Shell, tmp_path: Path) -> None:
    told.ok("export", "all", "-o", "alles.zip")
    with zipfile.ZipFile(tmp_path / "alles.zip") as archive:
        assert archive.testzip() is None
        whole = json.loads(archive.read(f"{STEM}.json"))
    assert whole["notes"][0]["text"] == "Volgens Godelieve Winkelmans kan het."


def test_a_full_disk_leaves_nothing_half(
    told: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    before = sorted(each.name for each in tmp_path.iterdir())
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        for what in ("all", "programme", "timing"):
            answer = told("export", what, "--lang", "en")
            assert (answer.code, "the disk is full" in answer.err) == (1, True)
    assert sorted(each.name for each in tmp_path.iterdir()) == before


def test_the_report_as_it_was_adopted(told: Shell, tmp_path: Path) -> None:
    done = told("report", "adopt")
    assert (done.code, "notes are open" in done.err) == (0, True)
    adopted = told.ok("report", "show", "1")
    told.ok("report", "reopen")
    told.ok("note", "add", "--table", "1", "Van later.")
    told.ok("export", "report", "--version", "1", "-o", "v1.md")
    assert (tmp_path / "v1.md").read_bytes().decode("utf-8") == adopted
    public = told(
        "export", "report", "--version", "1", "--names", "omit", "--format", "html", "-o", "v1.html"
    )
    html = Path(public.out.strip().splitlines()[-1]).read_text(encoding="utf-8")
    assert "Van later." not in html
    assert "Vries" not in html
    assert "adopted on" in html
    docx = told("export", "report", "--version", "1", "-o", "v1.docx")
    assert docx.code == 0
    assert zipfile.is_zipfile(io.BytesIO((tmp_path / "v1.docx").read_bytes()))


def test_a_name_that_says_another_format_than_what_is_in_the_file_is_told(
    told: Shell, tmp_path: Path
) -> None:
    answer = told("export", "report", "--format", "md", "-o", str(tmp_path / "report.docx"))
    assert (answer.code, answer.err) == (0, "The file's name ends in docx, and what is in it is md.\n")
    assert (tmp_path / "report.docx").read_text("utf-8").startswith("# ")
    for name in ("report.md", "report.markdown", "report.txt", "report"):
        assert told("export", "report", "--format", "md", "-o", str(tmp_path / name)).err == ""


def test_a_note_after_the_report_was_adopted_is_kept_and_told_not_to_be_in_it(told: Shell) -> None:
    assert told("report", "adopt").code == 0
    answer = told("note", "add", "--table", "1", "Te laat.")
    assert answer.code == 0
    assert answer.err == (
        "The report is adopted (version 1): this is not in it. To put it in, reopen the report.\n"
    )
    assert "Te laat." not in told("export", "report", "-o", "-").out
    assert "Te laat." in told("export", "harvest", "-o", "-").out
    told.ok("report", "reopen")
    assert told("note", "add", "--table", "1", "Op tijd.").err == ""


def test_table_sheets_in_the_size_that_was_asked_for(day: Shell) -> None:
    for paper, width in (((), 842), (("--paper", "a3"), 842), (("--paper", "a4"), 595)):
        day.ok("export", "table-sheets", "-o", "vellen.pdf", *paper)
        pages = PdfReader("vellen.pdf").pages
        assert len(pages) == 4
        assert {round(page.mediabox.width) for page in pages} == {width}
