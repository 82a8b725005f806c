"""What the screen for participants says of them. Knows no Textual."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rich.cells import set_cell_size

from workshop_tui.domain.attendance import PRESENCE_TEXT, Attendance, Presence, counted, with_text
from workshop_tui.domain.conference import Conference
from workshop_tui.domain.message import Message
from workshop_tui.domain.placing import Seating
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say

SIGN = {Presence.EXPECTED: "○", Presence.PRESENT: "✓", Presence.LATE: "…", Presence.ABSENT: "✗"}
"""A sign for each, so that nothing is told by colour alone."""


@dataclass(frozen=True)
class People:
    """The list, how everybody stands, and where they sit: None while that is being worked out."""

    conference: Conference
    held: Attendance = field(default_factory=Attendance)
    seating: Seating | None = None

    def found(self, text: str) -> tuple[int, ...]:
        """The places in the list of who has that text, by name."""
        people = self.conference.participants
        return tuple(
            sorted(with_text(self.conference, text), key=lambda place: people[place].name.casefold())
        )

    def presence(self, place: int) -> Presence:
        """How somebody stands."""
        return self.held.of(self.conference.participants[place])

    def where(self, place: int) -> str:
        """The group, or the tables of the rounds."""
        if self.seating is None:
            return "…"
        if self.seating.groups is not None:
            return one_line(self.seating.groups.group_of[place] or "–")
        return " ".join(f"{table or '–':>2}" for table in self.seating.tables_of(place))

    def line(self, place: int, width: int) -> str:
        """Somebody in a line of so many columns: status, name, organisation, group or tables."""
        person, presence = self.conference.participants[place], self.presence(place)
        status = f" {SIGN[presence]} {say(PRESENCE_TEXT[presence])}"
        where = self.where(place)
        last = min(max(8, width // 4), max(8, len(where)))
        left = max(10, width - 16 - last - 4)
        party = left * 2 // 5
        cells = (
            (status, 16),
            (one_line(person.name), left - party),
            (one_line(person.organisation or ""), party),
            (where, last),
        )
        return " ".join(_cell(text, wide) for text, wide in cells)

    def summary(self, shown: int) -> str:
        """How many stand how, and of how many."""
        everybody = range(len(self.conference.participants))
        counts = counted(self.presence(place) for place in everybody)
        parts = [f"{SIGN[each]} {say(PRESENCE_TEXT[each])} {n}" for each, n in counts.items()]
        total = say(Message.counted("{n} participant", "{n} participants", n=len(everybody)))
        if shown != len(everybody):
            total = say(Message("{n} of {all} shown", n=shown, all=len(everybody)))
        return " · ".join([total, *parts])

    def overview(self) -> list[str]:
        """How many there are of each organisation and in each group, and how many of those are there."""
        people = self.conference.participants
        parties: dict[str, list[int]] = {each.name: [] for each in self.conference.organisations}
        for place, person in enumerate(people):
            parties.setdefault(person.organisation or "", []).append(place)
        lines = [say(Message("Organisations"))]
        lines += [
            self._counted(one_line(name) or say(Message("without organisation")), places)
            for name, places in parties.items()
            if places or name
        ]
        if self.seating is not None and self.seating.groups is not None and self.seating.groups.names:
            lines += ["", say(Message("Groups"))]
            groups = self.seating.groups
            members: dict[str, list[int]] = {name: [] for name in groups.names}
            for place, name in enumerate(groups.group_of):
                if name in members:
                    members[name].append(place)
            lines += [self._counted(one_line(name), places) for name, places in members.items()]
        return lines

    def _counted(self, name: str, places: Iterable[int]) -> str:
        places = tuple(places)
        counts = counted(self.presence(place) for place in places)
        there = " · ".join(f"{SIGN[each]} {n}" for each, n in counts.items() if n)
        return f"  {set_cell_size(name, 30)} {len(places):>4}   {there}"


def _cell(text: str, width: int) -> str:
    """The text in so many columns, with dots where there is more of it."""
    cut = set_cell_size(text, width)
    return cut if cut.rstrip() == text.rstrip() else set_cell_size(text, max(1, width - 1)) + "…"
