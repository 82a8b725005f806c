"""What organisations hold of options and projects, and what is decided on these."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workshop_tui.domain.conference import PositionBlock
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.naming import meant, near
from workshop_tui.harmless import one_line
from workshop_tui.live.door import Door

if TYPE_CHECKING:
    from workshop_tui.domain.positions import (
        Cell,
        CellReading,
        Judgement,
        Matrix,
        Party,
        Record,
        Row,
        SubjectState,
    )

MOST, LONGEST = 9, 60
"""How many names a refusal tells, and how much of each."""


class Positioning(Door):
    """Positions of the conference. Blocks, subjects, organisations and steps are named as they are, in
    any case, or by their number; an organisation also by its short name, a block by its title, a step by
    its label. Refused, with what was probably meant, when there is none of that name.

    `domain.positions` is loaded when it is first needed: most conferences have no positions."""

    def position_record(self) -> Record:
        """All that was said about positions, and what earlier conferences of the series decided."""
        from workshop_tui.domain.positions import Record

        kept = self.store.positions
        rows = self.store.conferences.series_conferences(self.conference.series_key)
        ids = [row.id for row in rows]
        before = ids[: ids.index(self.conference_id)] if self.conference_id in ids else []
        return Record(
            cells=kept.cells(self.conference_id),
            judgements=kept.judgements(self.conference_id),
            parties=kept.parties(self.conference_id),
            earlier=tuple(judgement for each in before for judgement in kept.judgements(each)),
        )

    def matrices(self) -> tuple[Matrix, ...]:
        """All blocks of positions as they stand now."""
        if not self.conference.positions:
            return ()
        from workshop_tui.domain.positions import matrices

        return matrices(self.conference, self.position_record())

    def matrix(self, block: str) -> Matrix:
        """One block as it stands now."""
        found = self.matrices()
        if not found:
            raise Refusal(
                Message("This conference has no positions."),
                Message("Its session file can have them, in a block “positions”."),
            )
        ids, titles = [each.block.id for each in found], [each.block.title for each in found]
        place = meant(block, ids)
        place = meant(block, titles) if place is None else place
        if place is None:
            raise _unknown(Message("There is no block “{name}”.", name=one_line(block)), block, ids)
        return found[place]

    def set_position(
        self,
        block: str,
        subject: str,
        organisation: str,
        step: str,
        *,
        motive: str | None = None,
        contribution: str | None = None,
        draft: str | None = None,
    ) -> Cell:
        """What an organisation holds of a subject, from now on. A motive or contribution that is None
        stays as it was; an empty one goes."""

        def change(block: PositionBlock, cell: Cell) -> Cell:
            return replace(
                cell,
                step=_step(block, step),
                motive=cell.motive if motive is None else _text(motive),
                contribution=cell.contribution if contribution is None else _text(contribution),
            )

        return self._change_cell(block, subject, organisation, change, draft)

    def set_motive(
        self, block: str, subject: str, organisation: str, motive: str, *, draft: str | None = None
    ) -> Cell:
        """Why an organisation holds what it holds; empty takes it away."""
        return self._change_cell(
            block, subject, organisation, lambda _, cell: replace(cell, motive=_text(motive)), draft
        )

    def set_contribution(
        self, block: str, subject: str, organisation: str, contribution: str, *, draft: str | None = None
    ) -> Cell:
        """What an organisation brings in: money, people, knowledge; empty takes it away."""
        return self._change_cell(
            block,
            subject,
            organisation,
            lambda _, cell: replace(cell, contribution=_text(contribution)),
            draft,
        )

    def clear_position(self, block: str, subject: str, organisation: str) -> Cell:
        """Empties a cell; its earlier readings can be restored."""
        from workshop_tui.domain.positions import Cell

        return self._change_cell(
            block, subject, organisation, lambda _, cell: Cell(cell.subject, cell.organisation), None
        )

    def restore_position(self, block: str, subject: str, organisation: str, number: int) -> Cell:
        """The cell reads again as in that reading of its history."""
        readings = self.position_history(block, subject, organisation)
        wanted = next((each for each in readings if each.number == number), None)
        if wanted is None:
            raise Refusal(
                Message("The position has no reading {number}.", number=number),
                Message("“workshop-tui position history” shows them."),
            )
        return self._change_cell(block, subject, organisation, lambda _, cell: wanted.cell, None)

    def position_history(self, block: str, subject: str, organisation: str) -> tuple[CellReading, ...]:
        """How a cell came to read as it does, oldest first."""
        matrix = self.matrix(block)
        row, place = _row(matrix, subject), _party(matrix, organisation)
        key = (matrix.block.id, row.subject, matrix.parties[place].name)
        return tuple(
            each
            for each in self.store.positions.cells(self.conference_id)
            if (each.block, each.cell.subject, each.cell.organisation) == key
        )

    def judgement_history(self, block: str, subject: str) -> tuple[Judgement, ...]:
        """What was decided on a subject, oldest first, at earlier conferences of the series too."""
        matrix, record = self.matrix(block), self.position_record()
        key = (matrix.block.id, _row(matrix, subject).subject)
        return tuple(
            each for each in (*record.earlier, *record.judgements) if (each.block, each.subject) == key
        )

    def judge_subject(
        self,
        block: str,
        subject: str,
        state: SubjectState,
        reason: str = "",
        *,
        into: str | None = None,
        draft: str | None = None,
    ) -> Row:
        """Decides on a subject: keeps, prefers or strikes it off, merges it `into` another one, or opens
        it again. Refused when it would be merged into nothing, itself, or what was merged into it."""
        from workshop_tui.domain.positions import Judgement

        with self.store.transaction():
            matrix = self.matrix(block)
            row = _row(matrix, subject)
            target = self._target(matrix, row, state, into)
            made = Judgement(
                matrix.block.id,
                row.subject,
                state,
                self.conference_id,
                self.now_ms(),
                self.typed_by,
                _text(reason),
                target,
            )
            before = row.judgement
            stands = (row.state, before.reason if before else "", before.into if before else None)
            if row.carried or stands != (made.state, made.reason, made.into):
                self.store.positions.judge(made)
            self._forget(draft)
        return _row(self.matrix(matrix.block.id), row.subject)

    def _target(self, matrix: Matrix, row: Row, state: SubjectState, into: str | None) -> str | None:
        from workshop_tui.domain.positions import SubjectState, would_circle

        if state is not SubjectState.MERGED:
            if into is not None:
                raise Refusal(Message("Only what is merged goes into another subject."))
            return None
        if into is None or not into.strip():
            raise Refusal(
                Message("It is not said what “{name}” is merged into.", name=one_line(row.subject)),
                Message("Name a subject, or give its number."),
            )
        target = _row(matrix, into)
        if would_circle(matrix.rows, row.subject, target.subject):
            if target.subject == row.subject:
                raise Refusal(Message("“{name}” cannot be merged into itself.", name=one_line(row.subject)))
            raise Refusal(
                Message(
                    "“{into}” is itself merged into “{name}”.",
                    into=one_line(target.subject),
                    name=one_line(row.subject),
                ),
                Message("Open that one again first, or merge into another subject."),
            )
        return target.subject

    def add_party(self, name: str, *, draft: str | None = None) -> Party:
        """A party that joins during the day, in all blocks."""
        from workshop_tui.domain.positions import Party, PartyChange

        plain = " ".join(name.split())
        if not plain:
            raise Refusal(Message("The party has no name."))
        with self.store.transaction():
            there = self._parties()
            known = next((each for each in there if each.name.casefold() == plain.casefold()), None)
            if known is not None:
                raise Refusal(Message("“{name}” takes part already.", name=one_line(known.name)))
            self.store.positions.put_party(
                self.conference_id, PartyChange(plain, True, self.now_ms(), self.typed_by)
            )
            self._forget(draft)
        return Party(plain, plain, added=True)

    def remove_party(self, name: str) -> None:
        """Takes out a party that was added by mistake. Refused when it holds a position, or is in the
        session file."""
        from workshop_tui.domain.positions import PartyChange

        with self.store.transaction():
            found = self.matrices()
            people = self._parties()
            place = meant(name, [each.name for each in people])
            if place is None:
                raise _unknown(_no_party(name), name, [each.name for each in people])
            party = people[place]
            if not party.added:
                raise Refusal(
                    Message("“{name}” is in the session file.", name=one_line(party.name)),
                    Message("Take it out there, and open the file again."),
                )
            if any(not row.cells[place].is_empty for matrix in found for row in matrix.rows):
                raise Refusal(
                    Message("“{name}” holds positions.", name=one_line(party.name)),
                    Message("Clear these first."),
                )
            self.store.positions.put_party(
                self.conference_id, PartyChange(party.name, False, self.now_ms(), self.typed_by)
            )

    def _parties(self) -> tuple[Party, ...]:
        found = self.matrices()
        if not found:
            self.matrix("")
        return found[0].parties

    def _change_cell(
        self,
        block: str,
        subject: str,
        organisation: str,
        change: Callable[[PositionBlock, Cell], Cell],
        draft: str | None,
    ) -> Cell:
        """Adds what `change` makes of the cell as it is on disk; nothing when that is the same."""
        from workshop_tui.domain.positions import CellReading

        with self.store.transaction():
            matrix = self.matrix(block)
            row, place = _row(matrix, subject), _party(matrix, organisation)
            before = row.cells[place]
            after = change(matrix.block, before)
            if after != before:
                self.store.positions.put_cell(
                    self.conference_id, CellReading(matrix.block.id, after, self.now_ms(), self.typed_by)
                )
            self._forget(draft)
        return after

    def _forget(self, draft: str | None) -> None:
        if draft is not None:
            self.store.drafts.clear(self.conference_id, draft)


def _text(typed: str) -> str:
    """A text of blanks alone is none."""
    return typed if typed.strip() else ""


def _row(matrix: Matrix, subject: str) -> Row:
    names = [row.subject for row in matrix.rows]
    place = meant(subject, names)
    if place is None:
        said = Message(
            "There is no subject “{name}” in “{block}”.",
            name=one_line(subject),
            block=one_line(matrix.block.title),
        )
        raise _unknown(said, subject, names)
    return matrix.rows[place]


def _party(matrix: Matrix, organisation: str) -> int:
    names = [party.name for party in matrix.parties]
    place = meant(organisation, names)
    place = meant(organisation, [party.short for party in matrix.parties]) if place is None else place
    if place is None:
        raise _unknown(_no_party(organisation), organisation, names)
    return place


def _no_party(name: str) -> Message:
    return Message("There is no organisation “{name}” here.", name=one_line(name))


def _step(block: PositionBlock, step: str) -> str:
    keys, labels = [each.key for each in block.scale], [each.label for each in block.scale]
    place = meant(step, keys)
    place = meant(step, labels) if place is None else place
    if place is None:
        said = Message(
            "There is no step “{name}” in “{block}”.", name=one_line(step), block=one_line(block.title)
        )
        raise _unknown(said, step, [*keys, *labels], keys)
    return keys[place]


def _unknown(said: Message, typed: str, names: Sequence[str], shown: Sequence[str] | None = None) -> Refusal:
    likely = near(typed, names)
    if likely is not None:
        return Refusal(said, Message("Did you mean “{near}”?", near=one_line(likely)))
    listed = [one_line(name[:LONGEST]) for name in shown or names]
    more = ["…"] if len(listed) > MOST else []
    return Refusal(said, Message("Known are: {ids}.", ids=", ".join([*listed[:MOST], *more]) or "-"))
