"""Positions, what was decided on their subjects, and parties that joined: rows that are only added."""

from __future__ import annotations

from workshop_tui.domain.positions import Cell, CellReading, Judgement, PartyChange, SubjectState
from workshop_tui.store.database import Database


class Positions:
    """The record of positions, by conference. What stands now is for the domain to say."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def put_cell(self, conference: str, reading: CellReading) -> None:
        """Adds a reading of a cell, which holds from now on. Its number is not looked at."""
        cell = reading.cell
        self._db.execute(
            "INSERT INTO position_cells (conference, block, subject, organisation, step, motive,"
            " contribution, at_ms, changed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                conference,
                reading.block,
                cell.subject,
                cell.organisation,
                cell.step,
                cell.motive,
                cell.contribution,
                reading.at_ms,
                reading.by,
            ],
        )

    def cells(self, conference: str) -> tuple[CellReading, ...]:
        """All readings of all cells, in the order in which they were made, numbered per cell."""
        found = self._db.rows(
            "SELECT block, subject, organisation, step, motive, contribution, at_ms, changed_by,"
            " row_number() OVER (PARTITION BY block, subject, organisation ORDER BY id)"
            " FROM position_cells WHERE conference = ? ORDER BY id",
            [conference],
        )
        return tuple(
            CellReading(block, Cell(subject, organisation, step, motive, contribution), at_ms, by, number)
            for block, subject, organisation, step, motive, contribution, at_ms, by, number in found
        )

    def judge(self, judgement: Judgement) -> None:
        """Adds a decision on a subject, which holds from now on."""
        self._db.execute(
            "INSERT INTO position_judgements (conference, block, subject, state, into_subject, reason,"
            " at_ms, changed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                judgement.conference,
                judgement.block,
                judgement.subject,
                judgement.state.value,
                judgement.into,
                judgement.reason,
                judgement.at_ms,
                judgement.by,
            ],
        )

    def judgements(self, conference: str) -> tuple[Judgement, ...]:
        """All decisions on subjects, in the order in which they were made."""
        found = self._db.rows(
            "SELECT block, subject, state, conference, at_ms, changed_by, reason, into_subject"
            " FROM position_judgements WHERE conference = ? ORDER BY id",
            [conference],
        )
        return tuple(
            Judgement(block, subject, SubjectState(state), of, at_ms, by, reason, into)
            for block, subject, state, of, at_ms, by, reason, into in found
        )

    def put_party(self, conference: str, change: PartyChange) -> None:
        """Adds that a party joined, or was taken out again."""
        self._db.execute(
            "INSERT INTO position_parties (conference, name, present, at_ms, changed_by)"
            " VALUES (?, ?, ?, ?, ?)",
            [conference, change.name, int(change.present), change.at_ms, change.by],
        )

    def parties(self, conference: str) -> tuple[PartyChange, ...]:
        """Who joined and was taken out, in order."""
        found = self._db.rows(
            "SELECT name, present, at_ms, changed_by FROM position_parties WHERE conference = ? ORDER BY id",
            [conference],
        )
        return tuple(PartyChange(name, bool(present), at_ms, by) for name, present, at_ms, by in found)
