"""A small conference, and makers of things in it."""

from __future__ import annotations

from datetime import date

from workshop_tui.domain.agreements import Agreement
from workshop_tui.domain.conference import AgendaItem, Conference, ItemKind, Statement, Table
from workshop_tui.domain.notes import Note, NoteKind, Place
from workshop_tui.store import new_id

DAY = Conference(
    id="dag-1",
    title="Eerste dag",
    date=date(2020, 2, 14),
    series="Reeks",
    number=1,
    groups=("A", "B"),
    agenda=(
        AgendaItem("inloop", "Inloop", ItemKind.BREAK, 600, 615),
        AgendaItem(
            "cafe", "Wereldcafé", ItemKind.WORLD_CAFE, 615, 665, rounds=2, round_ms=1_200_000, fixed=True
        ),
        AgendaItem("slot", "Slot", ItemKind.PLENARY, 665, 690),
    ),
    tables=(
        Table(1, Statement(1, "Zorg", "Zorg is van ons samen.", ("Hoe?",)), ("moderator een",)),
        Table(2, Statement(2, "Wonen", "Wonen is lokaal.")),
    ),
)

TABLE_1 = Place(statement=1)


def a_note(text: str = "Wij delen dit.", at_ms: int = 1_000, place: Place = TABLE_1, **more: object) -> Note:
    """A note that differs from others in its id."""
    kind = more.pop("kind", NoteKind.REACTION)
    return Note(new_id(at_ms), DAY.id, place, kind, text, at_ms, **more)  # type: ignore[arg-type]


def an_agreement(text: str = "Een brief sturen.", series: str = "Reeks", **more: object) -> Agreement:
    """An agreement without a number of its own."""
    return Agreement(0, series, text, DAY.id, **more)  # type: ignore[arg-type]
