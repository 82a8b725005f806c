"""What is agreed: making, changing and following agreements."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date as Date
from enum import StrEnum

from workshop_tui.domain.agreements import (
    Agreement,
    AgreementRevision,
    AgreementStatus,
    read_due,
    with_due_on,
)
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.live.harvest import Harvest
from workshop_tui.store import FOLLOW_UP


@dataclass(frozen=True)
class Counts:
    """Notes at tables and items, notes on the wall, agreements of the series that are open."""

    notes: int
    wall: int
    agreements_open: int


class Dealt(StrEnum):
    """What a conference did with an agreement of an earlier one."""

    REPORTED = "reported"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class FollowUp:
    """An agreement of an earlier conference of the series at this one. `dealt` is None while nothing
    was done with it here; `said` is the line that was reported here, or empty. `origin` is the title
    of the conference that agreed it."""

    agreement: Agreement
    dealt: Dealt | None = None
    said: str = ""
    origin: str = ""


class Agreeing(Harvest):
    """Agreements of the series that the conference belongs to."""

    def agreements(self) -> tuple[Agreement, ...]:
        """All agreements of the series, by number, with the dates that follow from their dues."""
        return self._dated(*self.store.agreements.list(self.conference.series_key))

    def agreement(self, number: int) -> Agreement:
        """The agreement with that number. Refused when the series has none."""
        found = self.store.agreements.get(self.conference.series_key, number)
        if found is None:
            raise Refusal(
                Message("There is no agreement {number}.", number=number),
                Message("“workshop-tui agreement list” shows them."),
            )
        return self._dated(found)[0]

    def _dated(self, *agreements: Agreement) -> tuple[Agreement, ...]:
        """With what follows from their dues, as the series stands now."""
        rows = self.store.conferences.series_conferences(self.conference.series_key)
        dates, numbers = {row.id: row.date for row in rows}, {row.id: row.number for row in rows}
        return tuple(with_due_on(agreement, dates, numbers) for agreement in agreements)

    def add_agreement(
        self,
        text: str,
        *,
        owners: tuple[str, ...] = (),
        due: str = "",
        note: str | None = None,
        explanation: str | None = None,
        draft: str | None = None,
    ) -> Agreement:
        """Makes an agreement, from nothing or from a note, whose place it then comes from. Without a
        note it comes from the item that runs. `due` is read by `read_due`."""
        if not text.strip():
            raise Refusal(Message("There is nothing to agree on: the text is empty."))
        source = None if note is None else self.note(note)
        running = self.view().item
        with self.store.transaction():
            made = self.store.agreements.add(
                Agreement(
                    number=0,
                    series=self.conference.series_key,
                    text=text,
                    conference=self.conference_id,
                    owners=_named(owners),
                    due=read_due(due, self.series_dates()),
                    table=source.place.statement if source else None,
                    item=source.place.item if source else running.item.id if running else None,
                    note=note,
                    explanation=explanation or None,
                    made_ms=self.now_ms(),
                ),
                by=self.typed_by,
            )
            if draft is not None:
                self.store.drafts.clear(self.conference_id, draft)
        return self._dated(made)[0]

    def change_agreement(
        self,
        number: int,
        *,
        text: str | None = None,
        owners: tuple[str, ...] | None = None,
        due: str | None = None,
        status: AgreementStatus | None = None,
        explanation: str | None = None,
        remark: str = "",
        draft: str | None = None,
    ) -> Agreement:
        """Changes what is given and leaves what is None; an empty due or explanation takes it away,
        and so do owners without a name.

        An agreement that becomes done or dropped is settled on today's date; one that is opened again
        is no longer settled.
        """
        if text is not None and not text.strip():
            raise Refusal(Message("There is nothing to agree on: the text is empty."))
        dates, today = self.series_dates(), self.today()

        def changed(before: Agreement) -> Agreement:
            after = replace(
                before,
                text=before.text if text is None else text,
                owners=before.owners if owners is None else _named(owners),
                due=before.due if due is None else read_due(due, dates),
                status=status or before.status,
                explanation=before.explanation if explanation is None else explanation or None,
            )
            if after.is_open != before.is_open:
                after = replace(after, settled_on=None if after.is_open else today)
            return after

        with self.store.transaction():
            before = self.agreement(number)
            after = changed(before)
            if replace(after, due_on=before.due_on) != before or remark:
                after = self.store.agreements.revise(
                    before.series, number, changed, at_ms=self.now_ms(), by=self.typed_by, remark=remark
                )
            if (status is not None or remark) and before.conference in self._earlier():
                said = f" {after.revisions}" if after.revisions != before.revisions else ""
                self._deal_with(number, Dealt.REPORTED + said)
            if draft is not None:
                self.store.drafts.clear(self.conference_id, draft)
        return self._dated(after)[0]

    # Following up

    def open_of_series(self) -> tuple[Agreement, ...]:
        """All open agreements of the series, what is overdue first."""
        today = self.today()
        still = (agreement for agreement in self.agreements() if agreement.is_open)
        return tuple(sorted(still, key=lambda agreement: _urgency(agreement, today)))

    def follow_up(self) -> tuple[FollowUp, ...]:
        """The agreements of earlier conferences of the series that this one is to deal with: what is
        open, and what was reported on here; overdue first, whatever became of it."""
        earlier = self._earlier()
        if not earlier:
            return ()
        held, today = self.store.choices.choices(self.conference_id, FOLLOW_UP), self.today()
        found = [
            self._followed(agreement, held.get(str(agreement.number), ""), earlier[agreement.conference])
            for agreement in self.agreements()
            if agreement.conference in earlier and (agreement.is_open or str(agreement.number) in held)
        ]
        return tuple(sorted(found, key=lambda each: _urgency(each.agreement, today)))

    def reported(self, number: int) -> bool:
        """Whether an agreement was reported on at this conference."""
        held = self.store.choices.choices(self.conference_id, FOLLOW_UP)
        return held.get(str(number), "").startswith(Dealt.REPORTED)

    def skip_agreement(self, number: int, *, skipped: bool = True, draft: str | None = None) -> Agreement:
        """This conference passes over an agreement of an earlier one, which stays as it is; with
        `skipped` False that is taken back. Refused for one that was made here, is settled, or was
        reported on already."""
        with self.store.transaction():
            agreement = self.agreement(number)
            if agreement.conference not in self._earlier():
                raise Refusal(
                    Message("Agreement {number} is not of an earlier conference.", number=number),
                    Message("Only what an earlier one agreed is followed up here."),
                )
            if self.reported(number):
                raise Refusal(Message("Agreement {number} was reported on already.", number=number))
            if not agreement.is_open:
                raise Refusal(Message("Agreement {number} is not open any more.", number=number))
            self._deal_with(number, Dealt.SKIPPED if skipped else "")
            if draft is not None:
                self.store.drafts.clear(self.conference_id, draft)
        return agreement

    def _followed(self, agreement: Agreement, held: str, origin: str) -> FollowUp:
        dealt, _, reading = held.partition(" ")
        said = ""
        if reading:
            readings = self.store.agreements.revisions(agreement.series, agreement.number)
            said = next((each.remark for each in readings if each.number == int(reading)), "")
        return FollowUp(agreement, Dealt(dealt) if dealt else None, said, origin)

    def _earlier(self) -> dict[str, str]:
        """The titles of the conferences of the series before this one, by their ids."""
        rows = self.store.conferences.series_conferences(self.conference.series_key)
        ids = [row.id for row in rows]
        before = ids.index(self.conference_id) if self.conference_id in ids else 0
        return {row.id: row.title for row in rows[:before]}

    def _deal_with(self, number: int, value: str) -> None:
        self.store.choices.choose(
            self.conference_id, FOLLOW_UP, str(number), value, self.now_ms(), self.typed_by
        )

    def agreement_history(self, number: int) -> tuple[AgreementRevision, ...]:
        """How an agreement came to read as it does, the making of it first."""
        self.agreement(number)
        return self.store.agreements.revisions(self.conference.series_key, number)

    def counts(self) -> Counts:
        """How much there is: what is struck out or settled is not counted."""
        counted = self.store.notes.counts(self.conference_id)
        wall = sum(each.notes for each in counted if each.place.is_wall)
        still = sum(agreement.is_open for agreement in self.agreements())
        return Counts(sum(each.notes for each in counted) - wall, wall, still)


def _named(owners: tuple[str, ...]) -> tuple[str, ...]:
    """The owners that have a name."""
    return tuple(owner for owner in owners if owner.strip())


def _urgency(agreement: Agreement, today: Date) -> tuple[bool, Date, int]:
    """What is overdue first, longest first; then by date, what has none last; then by number. Does not
    look at the status, so that nothing moves away while it is dealt with."""
    due_on = agreement.due_on or Date.max
    return (due_on >= today, due_on, agreement.number)
