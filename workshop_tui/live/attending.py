"""Who is there on the day, who comes that nobody expected, and groups changed by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workshop_tui.domain.attendance import (
    REDO,
    UNDO,
    Marked,
    Presence,
    key_of,
    meant,
)
from workshop_tui.domain.conference import Conference, Participant
from workshop_tui.domain.log import Event, EventKind, redo_target, undo_target, whole
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.reseating import rounds_begun
from workshop_tui.domain.run import advance
from workshop_tui.live.dispersing import Dispersing
from workshop_tui.store import PRESENCE

if TYPE_CHECKING:
    from workshop_tui.domain.joining import Joined


@dataclass(frozen=True)
class TakenBack:
    """What was taken back or brought back: a mark, or the list or the groups as they were (None)."""

    mark: Marked | None


class Attending(Dispersing):
    """Marks move nobody. A change to the list or the groups is an action of the day, which undo takes
    back; marks have an undo of their own, so that none of it takes back a timer."""

    def mark(self, name: str, presence: Presence) -> Participant:
        """Somebody is there, is not, or comes later. Refused when nobody is called so, or several."""
        with self.changing():
            person = self.conference.participants[meant(self.conference, name)]
            if self.attendance().of(person) is not presence:
                self._mark(key_of(person), presence.value)
        return person

    def add_participant(
        self, name: str, role: str = "", organisation: str | None = None, *, settle: bool = True
    ) -> Participant:
        """Somebody who was not on the list and is there now, with a place among the others. Without
        `settle` seats that are not yet worked out are left so, which takes no time."""
        from workshop_tui.domain.joining import with_newcomer

        person = Participant(name, " ".join(role.split()), organisation)
        self._work_out(settle=settle)
        with self.changing():
            away = self.attendance().away(self.conference)
            after = self.change_day(lambda conference: with_newcomer(conference, person, away))
            # At the instant of the change, so that undo takes back both: the clock has gone on since.
            self._mark(key_of(after.participants[-1]), Presence.PRESENT.value, self.events[-1].at_ms)
        return after.participants[-1]

    def add_participants(self, people: Sequence[Participant]) -> Joined:
        """Everybody of a list who is not on it yet, as one action; nobody goes."""
        from workshop_tui.domain.dispersing import guests
        from workshop_tui.domain.joining import with_newcomers

        self._work_out(settle=bool(guests(self.conference)))
        with self.changing():
            away = self.attendance().away(self.conference)
            joined = with_newcomers(self.conference, people, away)
            self.change_day(lambda _: joined.conference)
        return joined

    def lock_groups(self) -> None:
        """From now on nothing moves anybody to another group, or draws other seats."""
        from workshop_tui.domain.joining import locked

        cafe = self.coming_cafe()
        self.change_day(lambda conference: locked(conference, cafe))

    def unlock_groups(self) -> None:
        """The groups are drawn again; refused once a world café has begun. Where people move one by one
        the seats stay, and may be drawn anew."""
        from workshop_tui.domain.dispersing import disperses
        from workshop_tui.domain.joining import unlocked

        cafe = self.coming_cafe()
        if disperses(cafe):
            self.change_day(lambda conference: unlocked(conference, cafe))
        else:
            self._redraw(lambda conference: unlocked(conference, cafe))

    def shuffle(self, seed: int | None = None) -> None:
        """Other groups or seats: by that seed, or by the next one. Refused once a world café has begun."""
        from workshop_tui.domain.joining import shuffled

        cafe = self.coming_cafe()
        self._redraw(lambda conference: shuffled(conference, seed, cafe))

    def move_to_group(self, name: str, group: str) -> Participant:
        """Somebody to another group; everybody else stays."""
        from workshop_tui.domain.joining import in_group

        with self.changing():
            place = meant(self.conference, name)
            after = self.change_day(lambda conference: in_group(conference, place, group))
            return after.participants[place]

    def undo_people(self) -> TakenBack:
        """Takes back the last mark, or the last change to the list or the groups, whichever came last.
        Refused when there is none, or when the day has gone on since."""
        with self.changing():
            change, held = self._change(undo_target(self.events)), self.attendance()
            mark = held.done[-1] if held.done else None
            if change is None and mark is None:
                raise Refusal(Message("There is nothing to undo here."))
            if mark is not None and (change is None or mark.at_ms > change.at_ms):
                self._mark(mark.key, UNDO)
                return TakenBack(mark)
            if mark is not None and self._came_with(mark, change):
                self._mark(mark.key, UNDO)
            self.undo()
            return TakenBack(None)

    def redo_people(self) -> TakenBack:
        """Brings back what was undone last. Refused when there is nothing."""
        with self.changing():
            held, undone = self.attendance(), redo_target(self.events)
            mark = held.undone[-1] if held.undone else None
            events = {event.seq: event for event in self.events}
            change = None if undone is None else self._change(events.get(whole(undone.payload.get("of"))))
            if change is not None and (mark is None or mark.at_ms >= change.at_ms):
                self.redo()
                if mark is not None and self._came_with(mark, change):
                    self._mark(mark.key, REDO)
                return TakenBack(None)
            if mark is None:
                raise Refusal(Message("There is nothing to redo."))
            self._mark(mark.key, REDO)
            return TakenBack(mark)

    def _came_with(self, mark: Marked, change: Event | None) -> bool:
        """Whether it is the mark of somebody whom that change put on the list."""
        if change is None or mark.at_ms != change.at_ms:
            return False
        version = whole(change.payload.get("before"))
        before = self.store.conferences.definition(self.conference_id, version)
        return before is not None and mark.key not in {key_of(one) for one in before.conference.participants}

    def _work_out(self, *, settle: bool) -> None:
        """The groups and seats, before the database is held for a change that needs them: they may take
        long, and are then there already."""
        from workshop_tui.domain.dispersing import disperses
        from workshop_tui.domain.placing import seating_of

        if settle:
            self.settle()
        if not disperses(self.coming_cafe()):
            seating_of(self.conference)

    def _mark(self, key: str, value: str, at_ms: int | None = None) -> None:
        """`at_ms` None is now."""
        when = self.now_ms() if at_ms is None else at_ms
        self.store.choices.choose(self.conference_id, PRESENCE, key, value, when, self.typed_by)

    def _change(self, event: Event | None) -> Event | None:
        """The event, when it is a change to the list of people or how they are divided."""
        if event is None or event.kind != EventKind.DEFINE:
            return None
        versions = (whole(event.payload.get(name)) for name in ("before", "version"))
        before, after = (self.store.conferences.definition(self.conference_id, one) for one in versions)
        if before is None or after is None:
            return None
        return None if _people(before.conference) == _people(after.conference) else event

    def _redraw(self, change: Callable[[Conference], Conference]) -> None:
        with self.changing():
            state = advance(self.state, self.now_ms())
            if any(rounds_begun(state, item.id) for item in self.conference.agenda):
                raise Refusal(
                    Message("People sit at the tables already; another draw would move everybody."),
                    Message("Move somebody by hand instead."),
                )
            self.change_day(change)


def _people(conference: Conference) -> tuple[object, ...]:
    seats = tuple((item.id, replace(item.seats, rows=())) for item in conference.agenda)
    return conference.participants, conference.seating, seats
