"""How persons appear in documents."""

from __future__ import annotations

from enum import StrEnum


class Names(StrEnum):
    """How persons appear (documents, *Names*): by name for use inside the house, by their role, or not
    at all."""

    FULL = "full"
    ROLE = "role"
    OMIT = "omit"
