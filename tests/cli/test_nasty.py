"""Texts that break programs, through every command: whole where programs read, harmless where people do."""

from __future__ import annotations

import csv
import io
import json
import os
import unicodedata
from pathlib import Path

import pytest

from tests.cli.shell import Answer, Shell
from tests.nasty import NASTY

EXPORTS = [
    ("report", "md"), ("agreements", "md"), ("agreements", "csv"), ("agreements", "json"), ("harvest", "md"),
    ("harvest", "csv"), ("harvest", "json"), ("wall", "md"), ("wall", "csv"), ("wall", "json"),
    ("json", "json"),
]  # fmt: skip

TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def harmful(text: str) -> set[str]:
    """Characters that steer a terminal or turn its lines around."""
    return {
        each
        for each in text
        if (unicodedata.category(each) in ("Cc", "Cs") and each not in "\n") or each in TURNING
    }


def typed(text: str) -> bytes:
    """As a terminal or a pipe would hand it over."""
    return text.encode("utf-8", "surrogatepass" if "\ud83d" in text else "surrogateescape")


@pytest.mark.parametrize("name", NASTY)
def test_from_capture_to_every_document(day: Shell, name: str, tmp_path: Path) -> None:
    text = NASTY[name]
    if "\ud83d" in text:
        text = text.replace("\ud83d", "")  # no bytes can say it: only half an emoji of a broken paste
    day.ok("note", "add", "--table", "1", "-", stdin=typed(text) + b"\n")
    day.ok("note", "add", "--table", "1", "--", text)
    note = day.ok("note", "add", "--wall", "wish", "--", text).strip()
    made = day("agreement", "add", "--owner", text, "--due", text, "--note", note, "--", text)
    assert made.code == 0
    changed = day("agreement", "set", "1", "--note", text, "--explanation", text, "--text", text)
    assert changed.code == 0
    listed = day("note", "list", "--json")
    assert [each["text"] for each in listed.json] == [text] * 3
    (agreed,) = day("agreement", "list", "--json").json
    assert (agreed["text"], agreed["explanation"], agreed["owners"]) == (text, text, [text])
    assert listed.out.isascii()
    shown: list[Answer] = [made, changed, day("note", "list"), day("agreement", "list"), day("status")]
    for answer in shown:
        assert answer.code == 0
        assert harmful(answer.out + answer.err) == set()
    assert len(day("note", "list").out.splitlines()) == 3
    _exported(day, text, tmp_path)


def _exported(day: Shell, text: str, folder: Path) -> None:
    for what, format_ in EXPORTS:
        target = folder / f"{what}.{format_}"
        assert day("export", what, "-o", str(target)).code == 0
        content = target.read_bytes()
        said = content.decode("utf-8-sig")
        assert harmful(said.replace("\r\n", "\n")) == set(), (what, format_)
        if format_ == "json":
            held = json.loads(content)
            notes = held["notes"] if what == "json" else held
            assert text in [each["text"] for each in notes]
        elif format_ == "csv":
            rows = list(csv.reader(io.StringIO(said), delimiter=";" if ";" in said.splitlines()[0] else ","))
            assert len({len(row) for row in rows}) == 1
            assert not [cell for row in rows[1:] for cell in row if cell[:1] in ("=", "@")]


@pytest.mark.skipif(os.name == "nt", reason="arguments are UTF-16 there")
@pytest.mark.parametrize("name", ["lone surrogate", "escape sequence", "emoji"])
def test_as_an_argument_of_a_process(day: Shell, name: str) -> None:
    text = NASTY[name].replace("\ud83d", "")
    answer = day.started("note", "add", "--wall", "wish", "--", text)
    assert (answer.returncode, answer.stderr) == (0, b"")
    assert [each["text"] for each in day("note", "list", "--json").json] == [text]
    listed = day.started("note", "list")
    assert listed.returncode == 0
    assert harmful(listed.stdout.decode("utf-8")) == set()


@pytest.mark.parametrize("name", NASTY)
def test_as_something_to_search_for(day: Shell, name: str) -> None:
    day.ok("note", "add", "--wall", "wish", "--", NASTY[name])
    found = day("note", "list", "--json", "--search", NASTY[name])
    assert [each["text"] for each in found.json] == [NASTY[name]]


@pytest.mark.parametrize("what", ["report", "json", "harvest"])
def test_documents_on_standard_output(day: Shell, what: str) -> None:
    day.ok("note", "add", "--wall", "wish", "--", NASTY["escape sequence"])
    answer = day("export", what, "-o", "-")
    assert (answer.code, answer.err) == (0, "")
    assert harmful(answer.out.replace("\r", "")) == set()


def test_a_title_that_steers_a_terminal(shell: Shell) -> None:
    file = shell.db.with_name("nasty.yaml")
    file.write_text(
        'conference: {title: "\\e[31mRood\\u202e", date: 2020-02-14, language: en, id: nasty}\n'
        'agenda:\n  - {time: 9.00 - 9.30, title: "\\e]0;x\\a[/]", kind: talk, id: "one"}\n'
        'tables: [{number: 1, theme: "\\e[2J", statement: "\\u0090"}]\n',
        encoding="utf-8",
    )
    for call in (("check", str(file)), ("open", str(file)), ("do", "start"), ("status",), ("note", "list")):
        answer = shell(*call)
        assert harmful(answer.out + answer.err) == set(), call
    if shell("status").code == 0:
        assert shell.status()["item"]["title"] == "\x1b]0;x\x07[/]"
