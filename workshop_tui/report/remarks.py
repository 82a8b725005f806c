"""A document that was written, with what somebody should look at before it goes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from workshop_tui.domain.leftovers import Leftover
from workshop_tui.domain.material import Material
from workshop_tui.domain.message import Message
from workshop_tui.report import leftovers, write
from workshop_tui.report.glyphs import Missing, recording
from workshop_tui.report.options import Options


@dataclass(frozen=True)
class Written:
    """Where it is (absolute), the texts in which characters were replaced, the words that still look
    like names."""

    place: Path
    replaced: tuple[Missing, ...] = ()
    leftovers: tuple[Leftover, ...] = ()


def write_and_look(
    material: Material, what: str, format: str, target: Path, language: str, options: Options
) -> Written:
    """Writes a document as `write` does, with the same errors, and says what to look at."""
    found = leftovers(material, language, options)
    with recording() as replaced:
        place = write(material, what, format, target, language, options)
    return Written(place, tuple(replaced), found)


def replaced_remarks(replaced: Iterable[Missing]) -> list[Message]:
    """A sentence for each text in which characters were replaced."""
    return [
        Message(
            "The PDF has no sign for {characters} in “{beginning}”; a word or ▯ stands for each.",
            characters=" ".join(missing.characters),
            beginning=missing.beginning,
        )
        for missing in replaced
    ]


NAMES_LEFT = Message("These words still look like names; see whether they may stay:")
"""Stands above the lines of `leftover_lines`."""


def leftover_lines(found: Iterable[Leftover]) -> list[str]:
    """The words that look like names, each with its place."""
    return [f"  {each.words} ({each.place})" for each in found]
