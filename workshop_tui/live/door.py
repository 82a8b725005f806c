"""What every part of the door stands on: the database, the clock, the conference, the folded day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date as Date

from workshop_tui.clock import Clock
from workshop_tui.domain.conference import Conference
from workshop_tui.domain.expectation import RunView, view
from workshop_tui.domain.log import Event
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.run import RunState, fold
from workshop_tui.store import Store


class Door:
    """A conference in a database, at the time of a clock.

    `typed_by` goes with everything that is written: "facilitator", or a host's name.
    """

    def __init__(self, store: Store, clock: Clock, conference: str, typed_by: str = "facilitator") -> None:
        self.store = store
        self.clock = clock
        self.conference_id = conference
        self.typed_by = typed_by
        self._conference: Conference | None = None
        self._events: tuple[Event, ...] = ()
        self._state: RunState | None = None
        self._standing: tuple[object, ...] | None = None
        self._sure = False
        self._seen = -1

    def changed(self) -> bool:
        """Whether another connection has written since the last look; then what it wrote is read."""
        version = self.store.version()
        if version == self._seen:
            return False
        self._seen = version
        self.look_again()
        return True

    def look_again(self) -> None:
        """What was read may be out of date: the next question asks the database what has changed."""
        self._sure = False

    @contextmanager
    def changing(self) -> Iterator[None]:
        """A transaction that begins with what is on disk. When it fails, nothing that was read within
        it is believed: it may have been taken back."""
        try:
            with self.store.transaction():
                self.look_again()
                yield
        except BaseException:
            self._events, self._state = (), None
            self.look_again()
            raise

    def _catch_up(self) -> None:
        """Reads what is new. The log only grows, so what was read of it stays."""
        if self._sure:
            return
        standing = self.store.conferences.standing(self.conference_id)
        if standing != self._standing or standing is None:
            self._conference, self._state = None, None
            self._standing = standing
        last = self._events[-1].seq if self._events else 0
        new = self.store.log.events(self.conference_id, after=last)
        if new:
            self._events = (*self._events, *new)
            self._state = None
        self._sure = True

    @property
    def conference(self) -> Conference:
        """The conference as it is defined now."""
        self._catch_up()
        if self._conference is None:
            stored = self.store.conferences.definition(self.conference_id)
            if stored is None:
                raise Refusal(
                    Message("There is no conference “{id}” in this database.", id=self.conference_id),
                    Message("“workshop-tui open FILE” puts it in."),
                )
            self._conference = stored.conference
        return self._conference

    @property
    def events(self) -> tuple[Event, ...]:
        """The log of the day, all rows."""
        self._catch_up()
        return self._events

    @property
    def state(self) -> RunState:
        """The day as folded from the log."""
        self._catch_up()
        if self._state is None:
            self._state = fold(self.conference, self._events)
        return self._state

    def now_ms(self) -> int:
        """The wall clock, UTC milliseconds."""
        return self.clock.reading().wall_ms

    def view(self) -> RunView:
        """The day as it stands now."""
        return view(self.state, self.now_ms())

    def today(self) -> Date:
        """The date at the conference's place."""
        return self.conference.local(self.now_ms()).date()

    def series_dates(self) -> dict[str, Date]:
        """The date of each conference of the series that is in the database, by id."""
        rows = self.store.conferences.series_conferences(self.conference.series_key)
        return {row.id: row.date for row in rows}

    def save_draft(self, place: str, text: str, cursor: int = 0) -> None:
        """Keeps what an input holds; empty forgets it."""
        self.store.drafts.save(self.conference_id, place, text, cursor, self.now_ms())

    def draft(self, place: str) -> tuple[str, int]:
        """What an input held, and where its cursor was; empty when there is no draft."""
        found = self.store.drafts.load(self.conference_id, place)
        return ("", 0) if found is None else (found.text, found.cursor)
