"""What is said: notes, their readings, the wall's tallies, who reports for a table."""

from __future__ import annotations

from dataclasses import replace

from workshop_tui.domain.conference import AgendaItem, ItemKind
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.notes import (
    TABLE_KINDS,
    WALL_KINDS,
    Note,
    NoteKind,
    NoteState,
    Place,
    Revision,
    default_kind,
)
from workshop_tui.domain.rotation import group_at
from workshop_tui.domain.run import advance
from workshop_tui.domain.segments import SegmentKind
from workshop_tui.i18n import say
from workshop_tui.live.door import Door
from workshop_tui.store import REPORTER, new_id
from workshop_tui.wording import KIND_TEXT

SLIP_MS = 2_000
"""Clocks of two processes that differ by less than this do not change the order of capture."""


class Harvest(Door):
    """Capturing and correcting notes; nothing is ever destroyed."""

    def add_note(
        self,
        text: str,
        place: Place,
        *,
        kind: NoteKind | None = None,
        round_number: int | None = None,
        group: str | None = None,
        organisation: str | None = None,
        replies_to: str | None = None,
        draft: str | None = None,
        reported: bool = False,
    ) -> Note:
        """Keeps what was said, and clears the draft that it was typed in, in one transaction.

        `reported`: said when a table reported back, so on the sheet of that statement but of no round and
        no group. What is not given follows from the day: the round and the group of `sitting`, the
        organisation that speaks, an addition from round 2 on. Refused when there is nothing in the text,
        or the place, the group or the note that it answers does not exist, or the kind is not one of the
        place's (a note on the wall says its kind).
        """
        if not text.strip():
            raise Refusal(Message("There is nothing to keep: the note is empty."))
        self._check_place(place, round_number, replies_to)
        self._check_group(group)
        if place.statement is not None and not reported:
            round_number = round_number or self.sitting(place.statement)[0]
            group = group or self._group(place.statement, round_number)
        elif place.item is not None and organisation is None:
            organisation = self._speaks(place.item)
        kind = kind or default_kind(place, round_number)
        check_kind(kind, place)
        note = Note(
            id=new_id(self.now_ms()),
            conference=self.conference_id,
            place=place,
            kind=kind,
            text=text,
            at_ms=self.now_ms(),
            round=round_number if place.statement is not None else None,
            group=group if place.statement is not None else None,
            organisation=organisation,
            replies_to=replies_to,
            typed_by=self.typed_by,
        )
        return self._put(note, draft)

    def _put(self, note: Note, draft: str | None) -> Note:
        with self.store.transaction():
            last = self.store.notes.last(self.conference_id)
            if last is not None and (note.at_ms, note.id) < last < (note.at_ms + SLIP_MS, ""):
                note = replace(note, id=new_id(last[0] + 1), at_ms=last[0] + 1)
            self.store.notes.add(note)
            if draft is not None:
                self.store.drafts.clear(self.conference_id, draft)
        return note

    def _speaks(self, item: str) -> str | None:
        """The organisation that pitches in that item now; None when it does not run, or nobody's turn it
        is. What is said in a discussion that somebody leads is not said by their organisation."""
        seen = self.view()
        if seen.item is None or seen.segment is None or seen.item.item.id != item:
            return None
        return seen.segment.organisation if seen.segment.kind is SegmentKind.SPEAKER else None

    def sitting(self, statement: int) -> tuple[int | None, str | None]:
        """The round and the group that a note of that statement is given now; None where there is none.

        On the way to the next table, and after the last round, that is the round that ran last: what
        is typed then was said before.
        """
        round_number = self._last_round()
        return round_number, self._group(statement, round_number)

    def _check_place(self, place: Place, round_number: int | None, replies_to: str | None) -> None:
        conference = self.conference
        if place.statement is not None and conference.table(place.statement) is None:
            known = ", ".join(str(table.number) for table in conference.tables) or "-"
            raise Refusal(
                Message("There is no table {number}.", number=place.statement),
                Message("Known are: {ids}.", ids=known),
            )
        if place.item is not None and conference.item(place.item) is None:
            raise Refusal(
                Message("There is no item “{id}” in the programme.", id=place.item),
                Message("Known are: {ids}.", ids=", ".join(item.id for item in conference.agenda)),
            )
        most = max((item.rounds for item in conference.agenda), default=0)
        if round_number is not None and not 1 <= round_number <= most:
            raise Refusal(Message("There is no round {number}.", number=round_number))
        if replies_to is not None:
            self.note(replies_to)

    def _check_group(self, group: str | None) -> None:
        known = self.conference.groups
        if group is not None and known and group not in known:
            raise Refusal(
                Message("There is no group “{name}”.", name=group),
                Message("Known are: {ids}.", ids=", ".join(known)),
            )

    def _last_round(self) -> int | None:
        """The round that was begun last, whether it runs or not; None before the first."""
        for stretch in reversed(advance(self.state, self.now_ms()).segments):
            if stretch.segment is not None and stretch.segment.startswith("round:"):
                return int(stretch.segment.removeprefix("round:"))
        return None

    def _group(self, statement: int, round_number: int | None) -> str | None:
        cafe = self.cafe()
        if cafe is None or round_number is None:
            return None
        return group_at(self.conference, cafe, round_number, statement)

    def cafe(self) -> AgendaItem | None:
        """The world café that runs, else the last one that ran, else the first; None without one."""
        cafes = [item for item in self.conference.agenda if item.kind is ItemKind.WORLD_CAFE]
        ran = [stretch.item for stretch in self.state.items]
        return max(cafes, key=lambda item: _last_place(ran, item.id), default=None)

    def notes(
        self,
        *,
        statement: int | None = None,
        item: str | None = None,
        wall: bool = False,
        search: str | None = None,
    ) -> tuple[Note, ...]:
        """Notes in the order of their capture: of one place, or of the whole conference; `search`
        keeps those that contain the text, upper and lower case and accents alike."""
        return self.store.notes.list(
            self.conference_id, statement=statement, item=item, wall=wall or None, search=search
        )

    def note(self, note_id: str) -> Note:
        """The note with that id. Refused when there is none in this conference."""
        found = self.store.notes.get(note_id)
        if found is None or found.conference != self.conference_id:
            raise Refusal(
                Message("There is no note “{id}” in this conference.", id=note_id),
                Message("“workshop-tui note list --json” gives the ids."),
            )
        return found

    def edit_note(self, note_id: str, text: str, *, draft: str | None = None) -> Note:
        """A new reading of a note; the earlier ones stay."""
        if not text.strip():
            raise Refusal(
                Message("A note cannot be made empty."), Message("Strike it out instead; it can be restored.")
            )
        return self._revise(note_id, "edited", text=text, draft=draft)

    def set_note_kind(self, note_id: str, kind: NoteKind) -> Note:
        """The note as another kind. Refused between the wall's kinds and those of tables."""
        check_kind(kind, self.note(note_id).place)
        return self._revise(note_id, "kind", kind=kind)

    def strike_note(self, note_id: str) -> Note:
        """Strikes a note out: it stays, and can be restored."""
        return self._revise(note_id, "struck", state=NoteState.STRUCK)

    def restore_note(self, note_id: str, revision: int | None = None) -> Note:
        """Takes back a strike-out; with the number of a revision, the note reads as it did then."""
        if revision is None:
            return self._revise(note_id, "restored", state=NoteState.OPEN)
        found = next((each for each in self.revisions(note_id) if each.number == revision), None)
        if found is None:
            raise Refusal(Message("The note has no revision {number}.", number=revision))
        return self._revise(note_id, "restored", text=found.text, kind=found.kind, state=NoteState.OPEN)

    def revisions(self, note_id: str) -> tuple[Revision, ...]:
        """How a note has read, the note as captured first."""
        return self.store.notes.revisions(self.note(note_id).id)

    def tally(self, note_id: str, by: int = 1) -> Note:
        """One more, or one less, who says "me too" to a note on the wall."""
        note = self.note(note_id)
        if not note.place.is_wall:
            raise Refusal(Message("Only notes on the wall are counted."))
        if note.tally + by < 0:
            raise Refusal(Message("The count is already at zero."))
        return self.store.notes.tally(note_id, self.typed_by, self.now_ms(), by)

    def _revise(
        self,
        note_id: str,
        action: str,
        *,
        text: str | None = None,
        kind: NoteKind | None = None,
        state: NoteState | None = None,
        draft: str | None = None,
    ) -> Note:
        with self.store.transaction():
            note = self.note(note_id)
            if (text, kind, state) != (note.text, None, None):
                note = self.store.notes.revise(
                    note_id, action, self.now_ms(), self.typed_by, text=text, kind=kind, state=state
                )
            if draft is not None:
                self.store.drafts.clear(self.conference_id, draft)
        return note

    def choose_reporter(self, statement: int, name: str, *, draft: str | None = None) -> None:
        """Who reports back for a table; an empty name takes it back."""
        self._check_place(Place(statement=statement), None, None)
        with self.store.transaction():
            self.store.choices.choose(
                self.conference_id, REPORTER, str(statement), name.strip(), self.now_ms(), self.typed_by
            )
            if draft is not None:
                self.store.drafts.clear(self.conference_id, draft)

    def reporters(self) -> dict[int, str]:
        """Who reports for which statement."""
        held = self.store.choices.choices(self.conference_id, REPORTER)
        return {int(number): name for number, name in held.items()}


def kinds_for(place: Place) -> tuple[NoteKind, ...]:
    """The kinds that notes of a place can have."""
    return WALL_KINDS if place.is_wall else TABLE_KINDS


def check_kind(kind: NoteKind, place: Place) -> None:
    """Refuses a kind that notes of the place cannot have."""
    if kind not in kinds_for(place):
        raise Refusal(
            Message("“{kind}” does not go with that place.", kind=KIND_TEXT[kind]),
            Message(
                "Choose one of: {kinds}.", kinds=" · ".join(say(KIND_TEXT[each]) for each in kinds_for(place))
            ),
        )


def _last_place(names: list[str], name: str) -> int:
    """The place of the last occurrence, from 0; -1 when there is none."""
    return max((place for place, each in enumerate(names) if each == name), default=-1)
