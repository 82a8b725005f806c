"""Changing the programme while the day runs: each change is a new version of the definition and one
row of the log, so that undo takes it back like any other action."""

from __future__ import annotations

from collections.abc import Callable

from workshop_tui.domain.actions import Step
from workshop_tui.domain.conference import Conference
from workshop_tui.domain.log import EventKind
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.live.timing import Timing


class Changing(Timing):
    """The definition in the database is what counts; the session file it came from stays as it was."""

    def change_day(self, change: Callable[[Conference], Conference]) -> Conference:
        """Puts what `change` makes of the conference in force, as one action.

        `change` is pure and may raise a Refusal. Refused as well when an item goes that the day has
        been at.
        """
        with self.changing():
            stored = self.store.conferences.definition(self.conference_id)
            assert stored is not None
            after = change(self.conference)
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
