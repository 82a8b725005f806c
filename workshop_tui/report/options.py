"""How a document is wanted, beside what it is and in which format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workshop_tui.domain.names import Names


class Paper(StrEnum):
    """The size of paper of what is to be hung on a wall or written on."""

    A3 = "a3"
    A4 = "a4"


@dataclass(frozen=True)
class Options:
    """How a document is wanted. `sections` are those of the report in their order, by the names of
    `sections.py`; None for all that have something in them. `template` is the organisation's own docx.
    `actual` puts what happened beside the programme. `paper` is that of table sheets and posters."""

    names: Names = Names.FULL
    sections: tuple[str, ...] | None = None
    template: Path | None = None
    actual: bool = False
    paper: Paper = Paper.A3


__all__ = ["PLAIN", "Names", "Options", "Paper"]

PLAIN = Options()
