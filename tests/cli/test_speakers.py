"""Speakers from the command line: called, in another order, added."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell


def test_called_moved_and_added(day: Shell) -> None:
    day.ok("do", "start", "pitches", now="9:15")
    assert "Zwijndrecht" in day.ok("do", "call", "zwijn")
    day.ok("do", "later", "Papendrecht")
    day.ok("do", "earlier", "Papendrecht")
    day.ok("do", "add-speaker", "Een gast", "--organisation", "Dordrecht")
    assert "Een gast" in day.ok("do", "call", "gast")
    assert "Zwijndrecht" in day.ok("do", "undo")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("call",), 2),
        (("add-speaker",), 2),
        (("add-speaker", " "), 1),
        (("add-speaker", "Een gast", "--organisation", "Atlantis"), 1),
        (("pause", "--organisation", "Dordrecht"), 2),
        (("call", "niemand"), 1),
        (("call", "drecht"), 1),
        (("later", "Alblasserdam"), 1),
        (("earlier", "closing"), 1),
    ],
)
def test_what_is_wrong_is_said(day: Shell, words: tuple[str, ...], code: int) -> None:
    day.ok("do", "start", "pitches", now="9:15")
    answer = day("do", *words)
    assert answer.code == code
    assert answer.err.strip()
    assert "Traceback" not in answer.err


def test_who_leads_a_part_speaks_for_the_organisation_but_the_notes_there_are_nobodys(shell: Shell) -> None:
    file = shell.db.with_name("delen.yaml")
    file.write_text(
        "conference: {title: Delen, date: 2020-02-14, language: en}\n"
        "organisations: [Dordrecht, Papendrecht]\n"
        "agenda:\n"
        "  - {id: gesprek, time: 9.00 – 9.30, title: Gesprek, kind: plenary,"
        " segments: [{title: Een, minutes: 10, speaker: Dordrecht}, {title: Twee, minutes: 20}]}\n",
        encoding="utf-8",
    )
    assert shell("open", str(file)).code == 0
    shell.ok("do", "start", now="09:00")
    assert (
        shell("note", "add", "--item", "gesprek", "Iets.", "--json", now="09:05").json["organisation"] is None
    )
    shell.ok("do", "next", now="09:08")
    assert "| Dordrecht | 8:00 |" in shell.ok("export", "timing", "--format", "md", "-o", "-", now="09:08")
