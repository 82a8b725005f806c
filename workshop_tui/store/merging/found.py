"""What came of taking in another database."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from workshop_tui.domain.message import Message

MERGED = "merged"
"""The action of a reading that says again what holds, behind readings that came in."""


@dataclass(frozen=True)
class Conflict:
    """Two readings that were made at the same time: what of (`note`, `agreement`, `text`), which one,
    how it reads here and how there. `kept_ours` says which of them holds now: the later one."""

    what: str
    which: str
    ours: Message | str
    theirs: Message | str
    kept_ours: bool


@dataclass
class Merged:
    """What came: numbers of things by their table, agreements that were given another number here (theirs
    to ours), and what contradicts."""

    came: Counter[str] = field(default_factory=Counter)
    renumbered: dict[int, int] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)

    @property
    def is_nothing(self) -> bool:
        """True when everything was here already."""
        return not self.came.total()
