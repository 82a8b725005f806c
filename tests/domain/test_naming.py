"""What was probably meant by a word that is not known."""

from __future__ import annotations

import pytest

from workshop_tui.domain.naming import near

TOWNS = ("Alblasserdam", "Dordrecht", "Hardinxveld-Giessendam", "Papendrecht", "Sliedrecht", "Zwijndrecht")
ACTIONS = ("start", "next", "next-item", "pause", "resume", "add", "skip", "undo", "redo", "replan", "finish")


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        ("dordrecht", TOWNS, "Dordrecht"),
        ("Dordt", TOWNS, "Dordrecht"),
        ("Papendrcht", TOWNS, "Papendrecht"),
        ("  Hardinxveld  Giessendam ", TOWNS, "Hardinxveld-Giessendam"),
        ("stat", ACTIONS, "start"),
        ("nxet", ACTIONS, "next"),
        ("reusme", ACTIONS, "resume"),
        ("Barendrecht", TOWNS, None),
        ("Utrecht", TOWNS, None),
        ("dance", ACTIONS, None),
        ("unde", ("redo", "ande"), None),
        ("", TOWNS, None),
        ("x", (), None),
        ("D" * 100_000, TOWNS, None),
    ],
)
def test_what_was_meant(typed: str, known: tuple[str, ...], meant: str | None) -> None:
    assert near(typed, known) == meant
