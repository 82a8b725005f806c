"""Editorial texts that were edited elsewhere come back: each is taken in at its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workshop_tui.domain.editorial import EditorialText
from workshop_tui.domain.marked_text import Damaged, returned, trimmed
from workshop_tui.live.secretariat import Secretariat


@dataclass(frozen=True)
class TakenIn:
    """What came of it: the keys of the texts that were changed, of those that now have two versions side
    by side, the marks that were damaged, and what stood at no place."""

    changed: tuple[str, ...]
    beside: tuple[str, ...] = ()
    damaged: tuple[Damaged, ...] = ()
    unplaced: str = ""


def take_in(live: Secretariat, given: Mapping[str, EditorialText], text: str) -> TakenIn:
    """Takes in a file of marked texts, in one transaction. `given` are the texts that went into it: one
    that comes back as it was is not written."""
    back = returned(text, tuple(given))
    changed: list[str] = []
    beside: list[str] = []
    with live.changing():
        for key, said in back.texts.items():
            if said != trimmed(given[key].text):
                written = live.write_text(key, said, rests_on=given[key].id)
                if written.reading is not None:
                    (beside if written.conflict else changed).append(key)
    return TakenIn(tuple(changed), tuple(beside), back.damaged, back.unplaced)
