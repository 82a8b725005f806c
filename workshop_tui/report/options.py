"""How a document is wanted, beside what it is and in which format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Names(StrEnum):
    """How persons appear (documents, *Names*): by name for use inside the house, by their role, or not
    at all."""

    FULL = "full"
    ROLE = "role"
    OMIT = "omit"


@dataclass(frozen=True)
class Options:
    """How a document is wanted. `sections` are those of the report in their order, by the names of
    `sections.py`; None for all that have something in them. `template` is the organisation's own docx.
    `actual` puts what happened beside the programme."""

    names: Names = Names.FULL
    sections: tuple[str, ...] | None = None
    template: Path | None = None
    actual: bool = False


PLAIN = Options()
