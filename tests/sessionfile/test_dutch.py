"""The mistakes that are made most, as a Dutch facilitator reads them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workshop_tui import i18n
from workshop_tui.errors import SessionFileError
from workshop_tui.sessionfile import Loaded, load, load_or_refuse
from workshop_tui.sessionfile.problems import nearest

Spoil = Callable[..., Loaded]
Read = Callable[[str], Loaded]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "title: Start",
            "title: Stelling: wij doen mee",
            'er staat een dubbele punt in de zin; zet de tekst tussen aanhalingstekens: "…"',
        ),
        (
            "title: Start",
            "title: “Stelling: wij doen mee”",
            'gekrulde aanhalingstekens tellen niet; zet de tekst tussen rechte: "…"',
        ),
        (
            "    title: Start",
            "\ttitle: Start",
            "er staat een tab aan het begin van de regel; spring in met spaties",
        ),
        (
            "title: Start",
            "titel: Start",
            "titel: de sleutel “titel” bestaat hier niet; was “title” bedoeld?",
        ),
        ("9.00 – 9.30", "9.00 – 9.75", "time: “9.75” is geen tijd; schrijf die als 9.15"),
        (
            "9.00 – 9.30",
            "9.30 – 9.00",
            "time: het einde (9.00) ligt niet na het begin (9.30); kijk beide tijden na",
        ),
        ("9.00 – 9.30", "9.00 – 9.40", "time: dit begint om 9.30, terwijl “Start” tot 9.40 duurt"),
        ("number: 2", "number: 1", "number: tafel 1 staat er twee keer; geef elke tafel een eigen nummer"),
        ("group: B", "group: C", "group: er is geen groep “C”; kies uit: A, B"),
        (
            "speakers: organisations",
            "speakers: [Alblaserdam]",
            "speakers: er is geen organisatie of deelnemer “Alblaserdam”; was “Alblasserdam” bedoeld?",
        ),
    ],
)
def test_a_mistake_in_dutch(spoil: Spoil, old: str, new: str, expected: str) -> None:
    lines = [problem.render(i18n.catalogue("nl")) for problem in spoil((old, new)).problems]
    assert len(lines) == 1
    assert lines[0].endswith(f": {expected}")


def test_missing_and_empty_in_dutch(tmp_path: Path, read: Read) -> None:
    i18n.use("nl")
    missing = tmp_path / "weg.yaml"
    assert [i18n.say(problem.as_message()) for problem in load(missing).problems] == [
        f"{missing}: dit bestand bestaat niet"
    ]
    (empty,) = read("").problems
    assert i18n.say(empty.message) == (
        "het bestand is leeg; in een sessiebestand staan “conference:” en “agenda:”"
    )


def test_a_refusal_in_dutch(tmp_path: Path) -> None:
    i18n.use("nl")
    with pytest.raises(SessionFileError) as caught:
        load_or_refuse(tmp_path / "weg.yaml")
    first, second = i18n.say(caught.value).splitlines()
    assert first == "Het sessiebestand is niet bruikbaar; er is 1 fout:"
    assert second.endswith("weg.yaml: dit bestand bestaat niet")


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        ("tijd", ("id", "time", "title"), "time"),
        ("Soort", ("kind", "notes"), "kind"),
        ("pauze", ("break", "talk"), "break"),
        ("nederlands", ("nl", "en"), "nl"),
        ("voorzitter", ("title", "chair"), "chair"),
        ("voorzitter", ("title", "led_by"), "led_by"),
        ("lunch", ("Alblasserdam", "Dordrecht"), None),
    ],
)
def test_a_dutch_word_leads_to_the_english_one(typed: str, known: tuple[str, ...], meant: str | None) -> None:
    assert nearest(typed, known) == meant
