"""Editorial texts with their readings."""

from __future__ import annotations

from workshop_tui.domain.editorial import beside, in_force
from workshop_tui.store import Store
from workshop_tui.store.merging.found import Conflict, Merged
from workshop_tui.store.text import Row

_TEXT = "id, key, text, status, rests_on, settles, at_ms, changed_by"


def take_texts(store: Store, other: Store, conference: str, found: Merged) -> None:
    """Readings rest on one another, so all of them together say which one holds (`editorial.line`)."""
    ours = _texts_of(store, conference)
    known = {row[0] for row in ours}
    new = [row for row in _texts_of(other, conference) if row[0] not in known]
    if not new:
        return
    keys = {row[1] for row in new}
    stood = {key: {each.id for each in beside(store.texts.readings(conference, key))} for key in keys}
    before = {key: in_force(store.texts.readings(conference, key)) for key in keys}
    marks = ", ".join("?" * 9)
    for row in new:
        store.db.execute(f"INSERT INTO editorial_texts (conference, {_TEXT}) VALUES ({marks})",
                         [conference, *row])  # fmt: skip
    found.came["editorial_texts"] += len(new)
    for key in sorted(keys):
        readings = store.texts.readings(conference, key)
        now, was = in_force(readings), before[key]
        for each in beside(readings):
            if now is not None and each.id not in stood[key]:
                ours_holds = was is not None and was.id == now.id
                one, two = (now.text, each.text) if ours_holds else (each.text, now.text)
                found.conflicts.append(Conflict("text", key, one, two, ours_holds))


def _texts_of(store: Store, conference: str) -> list[Row]:
    return store.db.rows(
        f"SELECT {_TEXT} FROM editorial_texts WHERE conference = ? ORDER BY at_ms, id", [conference]
    )
