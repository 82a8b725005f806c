"""Who is there: present, absent or late, by participant, as it was marked during the day.

What is marked moves nobody: somebody who is absent keeps a place that stays empty (semantics, Rotation
and seating). Marks are only ever added; undo is a mark as well, which takes back the last one that
still counts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from workshop_tui.domain.conference import Conference, Participant
from workshop_tui.domain.message import Message, Refusal

if TYPE_CHECKING:
    from workshop_tui.domain.placing import Seating

UNDO = "undo"
REDO = "redo"
"""What is marked beside a presence: that the last mark is taken back, or brought back."""

MOST_NAMED = 8
"""How many names a refusal lists at most."""


class Presence(StrEnum):
    """Whether somebody is there. `late`: is coming."""

    EXPECTED = "expected"
    PRESENT = "present"
    LATE = "late"
    ABSENT = "absent"


PRESENCE_TEXT = {
    Presence.EXPECTED: Message("expected"),
    Presence.PRESENT: Message("present"),
    Presence.LATE: Message("comes later"),
    Presence.ABSENT: Message("absent"),
}

_PRESENCES = frozenset(presence.value for presence in Presence)


@dataclass(frozen=True)
class Marked:
    """One mark: whom, from what to what, and when (UTC milliseconds)."""

    key: str
    before: Presence
    after: Presence
    at_ms: int = 0


@dataclass(frozen=True)
class Attendance:
    """How everybody stands, by `key_of`; who is not in `marks` is expected. `done` are the marks that
    count, `undone` those that can be brought back, the last one last."""

    marks: Mapping[str, Presence] = field(default_factory=lambda: MappingProxyType({}))
    done: tuple[Marked, ...] = ()
    undone: tuple[Marked, ...] = ()

    def of(self, person: Participant) -> Presence:
        """How somebody stands."""
        return self.marks.get(key_of(person), Presence.EXPECTED)

    def away(self, conference: Conference) -> frozenset[int]:
        """The places in the list of who is absent."""
        return frozenset(
            place
            for place, person in enumerate(conference.participants)
            if self.of(person) is Presence.ABSENT
        )


def key_of(person: Participant) -> str:
    """What somebody's marks stand under: it does not depend on who else is on the list."""
    return f"{person.name} ({person.organisation})" if person.organisation else person.name


def attendance(rows: Iterable[tuple[str, str, int]]) -> Attendance:
    """How everybody stands after marks of a key, a value and an instant, in the order they were made.
    A value that this version does not know counts as no mark."""
    marks: dict[str, Presence] = {}
    done: list[Marked] = []
    undone: list[Marked] = []
    for key, value, at_ms in rows:
        if value == UNDO and done:
            undone.append(done.pop())
            marks[undone[-1].key] = undone[-1].before
        elif value == REDO and undone:
            done.append(undone.pop())
            marks[done[-1].key] = done[-1].after
        elif value in _PRESENCES:
            done.append(Marked(key, marks.get(key, Presence.EXPECTED), Presence(value), at_ms))
            undone.clear()
            marks[key] = Presence(value)
    return Attendance(MappingProxyType(marks), tuple(done), tuple(undone))


def names_at(seating: Seating, held: Attendance, round_number: int) -> dict[int, tuple[str, ...]]:
    """Per table number the names of who sits there in a round (from 1) where people move one by one,
    without who is absent; empty where they move in groups."""
    if seating.rows is None:
        return {}
    away, labels = held.away(seating.conference), seating.labels
    found: dict[int, list[str]] = {table.number: [] for table in seating.conference.tables}
    if 1 <= round_number <= seating.rounds:
        for person in seating.seated:
            table = seating.tables_of(person)[round_number - 1]
            if table in found and person not in away:
                found[table].append(labels[person])
    return {table: tuple(sorted(names, key=str.casefold)) for table, names in found.items()}


def meant(conference: Conference, name: str) -> int:
    """The place in the list of who is meant: the name, with the organisation behind it between brackets
    where there are more, or a part of the name that only one has. Refused when that is nobody, or more
    than one."""
    wanted = " ".join(name.split()).casefold()
    keys = [key_of(person).casefold() for person in conference.participants]
    names = [" ".join(person.name.split()).casefold() for person in conference.participants]
    found = [place for place in range(len(keys)) if wanted in (names[place], keys[place])]
    if not found and wanted:
        found = [place for place, text in enumerate(keys) if wanted in text]
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refusal(
            Message("Nobody on the list is called “{name}”.", name=name),
            Message("“participants list” shows them; “participants add” puts somebody on it."),
        )
    shown = [key_of(conference.participants[place]) for place in found[:MOST_NAMED]]
    if len(found) > MOST_NAMED:
        shown.append("…")
    raise Refusal(
        Message("“{name}” can be more than one.", name=name),
        Message("Known are: {ids}.", ids=", ".join(shown)),
    )


def with_text(conference: Conference, text: str) -> tuple[int, ...]:
    """The places in the list of who has each word of a text in the name, the role or the
    organisation, capitals and accents as they come; everybody for an empty text. In the order of the list."""
    words = plain_letters(text).split()
    return tuple(
        place for place, line in enumerate(search_lines(conference)) if all(word in line for word in words)
    )


def search_lines(conference: Conference) -> tuple[str, ...]:
    """Of everybody on the list what is searched in."""
    return _search_lines(conference.participants)


@lru_cache(maxsize=2)
def _search_lines(participants: tuple[Participant, ...]) -> tuple[str, ...]:
    return tuple(plain_letters(f"{one.name} {one.role} {one.organisation or ''}") for one in participants)


def plain_letters(text: str) -> str:
    """Small letters without accents."""
    found = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in found if not unicodedata.combining(letter))


def counted(presences: Iterable[Presence]) -> dict[Presence, int]:
    """How many stand how, every way of standing in its order."""
    found = dict.fromkeys(Presence, 0)
    for each in presences:
        found[each] += 1
    return found


def taken_back_text(mark: Marked | None, *, redo: bool = False) -> Message:
    """What to say of an undo of that mark, or of the list or the groups for None; of a redo of it."""
    if mark is None and redo:
        return Message("Done again: the list or the groups.")
    if mark is None:
        return Message("Undone: the list and the groups are as they were.")
    presence = PRESENCE_TEXT[mark.after if redo else mark.before]
    return Message("{name} is again: {presence}.", name=mark.key, presence=presence)
