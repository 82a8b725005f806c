"""Questions that are answered with yes or no, in the language of the run."""

from __future__ import annotations

import pytest

from workshop_tui import i18n
from workshop_tui.cli.frame import confirmed
from workshop_tui.domain.message import Message


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("nl", ["j"], True),
        ("nl", ["Ja "], True),
        ("nl", ["y"], True),
        ("nl", ["nee"], False),
        ("nl", [""], False),
        ("nl", ["misschien", "n"], False),
        ("en", ["j", "yes"], True),
        ("en", ["n"], False),
    ],
)
def test_yes_and_no_are_understood(
    language: str,
    typed: list[str],
    meant: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    questions: list[str] = []

    def answer(question: str) -> str:
        questions.append(question)
        return typed[len(questions) - 1]

    monkeypatch.setattr("click.termui.visible_prompt_func", answer)
    i18n.use(language)
    assert confirmed(Message("Replace {path}?", path="x")) is meant
    assert len(questions) == len(typed)
    said = capsys.readouterr().err + questions[0]
    assert ("[j/N]" if language == "nl" else "[y/N]") in said
    assert (
        said.count("Antwoord met ja of nee." if language == "nl" else "Answer yes or no.") == len(typed) - 1
    )
