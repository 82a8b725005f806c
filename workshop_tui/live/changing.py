"""Changing the programme while the day runs: each change is a new version of the definition and one
row of the log, so that undo takes it back like any other action."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workshop_tui.domain.actions import Step
from workshop_tui.domain.conference import Conference
from workshop_tui.domain.log import EventKind
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.run import advance
from workshop_tui.live.timing import Timing

if TYPE_CHECKING:
    from workshop_tui.domain.editing import Bound


class Changing(Timing):
    """The definition in the database is what counts; the session file it came from stays as it was."""

    def change_day(self, change: Callable[[Conference], Conference]) -> Conference:
        """Puts what `change` makes of the conference in force, as one action.

        `change` is pure and may raise a Refusal. Refused as well when an item goes that the day has
        been at. Tables and groups that come or go while a world café runs count from its next round.
        """
        from workshop_tui.domain.reseating import reseated

        with self.changing():
            stored = self.store.conferences.definition(self.conference_id)
            assert stored is not None
            now_ms = self.view().now_ms
            after = reseated(self.conference, change(self.conference), advance(self.state, now_ms))
            started = {stretch.item for stretch in self.state.items}
            gone = started - {item.id for item in after.agenda}
            if gone:
                raise Refusal(
                    Message("The day has been at “{ids}”; that stays in the programme.", ids=", ".join(gone))
                )
            if after != self.conference:
                reading = self.clock.reading()
                made = self.store.conferences.store_definition(
                    after,
                    source_path=stored.source_path,
                    source_text=stored.source_text,
                    at_ms=reading.wall_ms,
                    by=self.typed_by,
                )
                payload = {"version": made.version, "before": stored.version}
                self._append(Step(EventKind.DEFINE, payload), reading)
        return self.conference

    def edit(self, change: Callable[[Conference, Bound], Conference]) -> Conference:
        """The same for a change of `domain.editing`, which is told what holds it back."""
        return self.change_day(lambda conference: change(conference, self.bound()))

    def _hold_version(self) -> None:
        """Refused when an item or a table would go that has notes by now: they need a place to stand."""
        before = self.conference
        super()._hold_version()
        after = self.conference
        if after == before:
            return
        bound = self.bound()
        way_out = Message("Undo goes no further back; change the programme instead.")
        for item in before.agenda:
            if item.id in bound.noted and after.item(item.id) is None:
                raise Refusal(
                    Message(
                        "There are notes or agreements of “{title}”; that stays in the programme.",
                        title=item.title,
                    ),
                    way_out,
                )
        kept = {table.statement.number for table in after.tables}
        for table in before.tables:
            if table.statement.number in bound.sheets - kept:
                raise Refusal(
                    Message(
                        "There are notes or agreements of table {number}; it stays.", number=table.number
                    ),
                    way_out,
                )

    def bound(self) -> Bound:
        """What must stay: where the day has been, and what notes or agreements stand at."""
        from workshop_tui.domain.editing import Bound

        notes = self.store.notes.list(self.conference_id)
        items = {note.place.item for note in notes if note.place.item}
        sheets = {note.place.statement for note in notes if note.place.statement is not None}
        for agreement in self.store.agreements.list(self.conference.series_key):
            if agreement.conference == self.conference_id:
                items |= {agreement.item} if agreement.item else set()
                sheets |= set() if agreement.table is None else {agreement.table}
        been = frozenset(stretch.item for stretch in self.state.items)
        return Bound(been, frozenset(items), frozenset(sheets), self._taken())

    def _taken(self) -> frozenset[int]:
        """The tables that a group is at now, and those whose sheet lies before a group."""
        occupied = [seat for seat in self.view().seats if seat.group is not None]
        return frozenset(number for seat in occupied for number in (seat.table, seat.statement) if number)
