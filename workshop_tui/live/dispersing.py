"""Who sits where when people move one by one: worked out once, on disk from then on."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from workshop_tui.domain.attendance import Attendance, attendance, meant, names_at
from workshop_tui.domain.conference import AgendaItem, Conference, ItemKind, Participant, Rotation
from workshop_tui.domain.expectation import RunView
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.reseating import rounds_begun
from workshop_tui.domain.run import advance
from workshop_tui.live.changing import Changing
from workshop_tui.store import PRESENCE, SEATS
from workshop_tui.store.choices import seats_key
from workshop_tui.store.text import json_text

if TYPE_CHECKING:
    from workshop_tui.domain.placing import Seating
    from workshop_tui.domain.seat_joining import Row
    from workshop_tui.domain.seat_progress import OnProgress
    from workshop_tui.domain.seat_reasons import Moved


class Dispersing(Changing):
    """Seats belong to a version of the definition. They follow from it, so working them out is no action
    of the day, and undo of a change finds the seats of the version before it again."""

    def coming_cafe(self) -> AgendaItem | None:
        """The world café that runs, else the first that is still to come, else the last one; None where
        the programme has none."""
        cafes = [one for one in self.conference.agenda if one.kind is ItemKind.WORLD_CAFE and one.rounds]
        current = self.state.current
        for cafe in cafes:
            if current is not None and current.item == cafe.id:
                return cafe
        been = {stretch.item for stretch in self.state.items}
        coming = (cafe for cafe in cafes if cafe.id not in been)
        return next(coming, cafes[-1] if cafes else None)

    def seating(self, item: AgendaItem | None = None, on_progress: OnProgress | None = None) -> Seating:
        """Who sits where in a world café, by default `coming_cafe`; groups where people move in groups.
        What is not worked out yet is, which may take long, and kept."""
        from workshop_tui.domain.placing import seating_of

        wanted = item or self.coming_cafe()
        self.settle(wanted, on_progress)
        found = None if wanted is None else self.conference.item(wanted.id)
        return seating_of(self.conference, found or wanted)

    def tables_of(self, person: Participant) -> str:
        """The numbers of somebody's tables in the order of the rounds; empty where people move in groups
        and where seats are still to be worked out."""
        from workshop_tui.domain.dispersing import are_worked_out, disperses
        from workshop_tui.domain.placing import seating_of

        cafe = self.coming_cafe()
        if cafe is None or not disperses(cafe) or not are_worked_out(self.conference, cafe):
            return ""
        tables = seating_of(self.conference, cafe).tables_of(self.conference.participants.index(person))
        return ", ".join(str(table or "–") for table in tables) if any(tables) else ""

    def settle(self, item: AgendaItem | None = None, on_progress: OnProgress | None = None) -> None:
        """Works out the seats that are still to be, of one world café or of all, and keeps them. Not
        within a transaction: it may take long. Where the database does not answer they are worked out
        again the next time, and are the same."""
        from workshop_tui.domain.dispersing import waiting, worked_out

        conference = self.conference
        for each in waiting(conference):
            if item is None or each.id == item.id:
                rows = worked_out(conference, each, None, on_progress)
                with suppress(Refusal):
                    self.keep_seats(conference, each.id, rows)

    def keep_seats(self, conference: Conference, item_id: str, rows: tuple[Row, ...]) -> bool:
        """Puts on disk what was worked out for the conference as it was then; False when it has become
        another one, or has its seats by now."""
        from workshop_tui.domain.dispersing import are_worked_out

        with self.changing():
            item, version = self.conference.item(item_id), self._version()
            if item is None or are_worked_out(self.conference, item):
                return False
            held = conference.item(item_id)
            if held != item or _seated(conference) != _seated(self.conference):
                return False
            key, now_ms = seats_key(version, item_id), self.now_ms()
            value = json_text([list(row) for row in rows])
            self.store.choices.choose(self.conference_id, SEATS, key, value, now_ms, self.typed_by)
            self.look_again()
        return True

    def _version(self) -> int:
        """The number of the version of the definition that holds."""
        standing = self.store.conferences.standing(self.conference_id)
        assert standing is not None
        version = standing[0]
        assert isinstance(version, int)
        return version

    def seated(self, seen: RunView) -> dict[int, tuple[str, ...]]:
        """Per table number the names of who sits there in the round that runs, or at a changeover comes
        there, where people move one by one, without who is absent; empty at other times. The first time
        that takes as long as working out the seats."""
        if seen.item is None or seen.round is None or seen.item.item.rotation is not Rotation.INDIVIDUALS:
            return {}
        return names_at(self.seating(seen.item.item), self.attendance(), seen.round)

    def attendance(self) -> Attendance:
        """How everybody stands."""
        rows = self.store.choices.history(self.conference_id, PRESENCE)
        return attendance((row.key, row.value, row.at_ms) for row in rows)

    def round_at_hand(self, item: AgendaItem) -> int:
        """The round that runs or that people are on the way to; the first one before it, the last after."""
        return max(1, rounds_begun(advance(self.state, self.now_ms()), item.id))

    def move_to_table(self, name: str, table: int, round_number: int | None = None) -> Moved:
        """Somebody to another table in a round from 1, by default the one that runs or comes; everybody
        else stays, and nothing draws the seats anew from now on.

        Refused for a table or a round that is not there or has been, and where people move in groups.
        """
        from workshop_tui.domain.joining import at_table

        cafe = self.coming_cafe()
        if cafe is None:
            raise Refusal(Message("There is no world café in the programme."))
        self.settle(cafe)
        with self.changing():
            place, now = meant(self.conference, name), self.round_at_hand(cafe)
            number = now if round_number is None else round_number
            item = self.conference.item(cafe.id)
            assert item is not None
            if 1 <= number < now:
                raise Refusal(
                    Message("Round {number} has been; who sat where stays.", number=number),
                    Message("Name a round that is still to come."),
                )
            after = self.change_day(lambda conference: at_table(conference, item, place, number, table))
            people = self.seating(after.item(cafe.id)).people_at(number, table)
        from workshop_tui.domain.seat_reasons import Moved

        return Moved(after.participants[place], number, table, len(people))


def _seated(conference: Conference) -> tuple[object, ...]:
    """What seats follow from, beside the item."""
    return conference.participants, conference.tables, conference.seating
