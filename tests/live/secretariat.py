"""The secretariat the morning after: two editors on one database."""

from __future__ import annotations

from dataclasses import dataclass

from tests.live.desk import Desk
from workshop_tui.domain.notes import WALL, Note, NoteKind, Place
from workshop_tui.live.secretariat import Secretariat

TABLE_1 = Place(statement=1)
TABLE_2 = Place(statement=2)
KEY = "statement:1"


@dataclass
class Office:
    """`an` and `bo` edit, each in a process of their own."""

    desk: Desk
    an: Secretariat
    bo: Secretariat

    def later(self, seconds: int = 1) -> None:
        """Time goes by."""
        self.desk.clock.advance(seconds * 1000)

    def note(self, text: str, place: Place = TABLE_1, kind: NoteKind | None = None, tally: int = 0) -> Note:
        """A note of the day."""
        self.later()
        wanted = NoteKind.WISH if place == WALL and kind is None else kind
        made = self.desk.live.add_note(text, place, kind=wanted)
        for _ in range(tally):
            made = self.desk.live.tally(made.id)
        return made

    def another(self, name: str) -> Secretariat:
        """One more process."""
        beside = self.desk.beside()
        return Secretariat(beside.store, self.desk.clock, beside.conference_id, name)


def office_of(desk: Desk) -> Office:
    """The office on the database of that desk."""
    here = Secretariat(desk.store, desk.clock, desk.live.conference_id, "An")
    office = Office(desk, here, here)
    office.bo = office.another("Bo")
    return office
