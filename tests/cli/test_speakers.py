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
