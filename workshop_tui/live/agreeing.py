"""What is agreed: making, changing and following agreements."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workshop_tui.domain.agreements import (
    Agreement,
    AgreementRevision,
    AgreementStatus,
    read_due,
    with_due_on,
)
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.live.harvest import Harvest


@dataclass(frozen=True)
class Counts:
    """Notes at tables and items, notes on the wall, agreements of the series that are open."""

    notes: int
    wall: int
    agreements_open: int


class Agreeing(Harvest):
    """Agreements of the series that the conference belongs to."""

    def agreements(self) -> tuple[Agreement, ...]:
        """All agreements of the series, by number, with the dates that follow from their dues."""
        dates = self.series_dates()
        found = self.store.agreements.list(self.conference.series_key)
        return tuple(with_due_on(agreement, dates) for agreement in found)

    def agreement(self, number: int) -> Agreement:
        """The agreement with that number. Refused when the series has none."""
        found = self.store.agreements.get(self.conference.series_key, number)
        if found is None:
            raise Refusal(
                Message("There is no agreement {number}.", number=number),
                Message("“workshop-tui agreement list” shows them."),
            )
        return with_due_on(found, self.series_dates())

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
        return with_due_on(made, self.series_dates())

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
            if draft is not None:
                self.store.drafts.clear(self.conference_id, draft)
        return with_due_on(after, dates)

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
