"""Positions as other programs read them. English whatever the language of the run; what does not apply
is null."""

from __future__ import annotations

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.material import Material
from workshop_tui.domain.positions import (
    CellReading,
    Judgement,
    Matrix,
    PartyChange,
    Record,
    Row,
    Totals,
    matrices,
)
from workshop_tui.report.as_json import Json, utc

SHAPE = """\
[{"block": "sturing", "title": "…",
  "scale": [{"key": "voorkeur", "label": "Voorkeur", "takes_part": false}],
  "parties": [{"name": "Dordrecht", "short": "Dor", "added": false}],
  "subjects": [
    {"number": 1, "subject": "…", "state": "open|kept|preferred|struck_off|merged",
     "reason": "", "into": null, "decided_at": "2020-07-03T09:31:05.120Z",
     "decided_by": "…", "decided_in": "<conference id>",
     "carried": false, "listed": true,
     "positions": [{"organisation": "Dordrecht", "step": "voorkeur", "motive": "",
                    "contribution": "", "at": "…Z", "typed_by": "…", "revisions": 1}],
     "totals": {"voorkeur": 1}, "taking_part": 0, "stated": 1, "of": 7}],
  "totals": [{"organisation": "Dordrecht", "totals": {"voorkeur": 1},
              "taking_part": 0, "stated": 1, "of": 2}]}]
"""
"""What `matrices_json` gives, by example."""


def positions_json(material: Material) -> list[Json]:
    """The matrices of a conference, as `position show --json` gives them."""
    return matrices_json(material.conference, material.positions)


def matrices_json(conference: Conference, record: Record) -> list[Json]:
    """The blocks as they stand: each subject with the position of each party, in one order. `carried`
    means that an earlier conference of the series struck it off, `listed` that the session file has it;
    `decided_…` are null where nothing was decided. `totals` per party count the subjects in play."""
    now = {(each.block, each.cell.subject, each.cell.organisation): each for each in record.cells}
    return [_matrix(matrix, now) for matrix in matrices(conference, record)]


def record_json(record: Record) -> Json:
    """All that was ever said about positions, in its order: readings of cells, decisions, parties, and
    what earlier conferences of the series decided."""
    return {
        "cells": [{"block": each.block, "subject": each.cell.subject, **reading_json(each)}
                  for each in record.cells],
        "subjects": [judgement_json(each) for each in record.judgements],
        "parties": [_party_change(each) for each in record.parties],
        "earlier": [judgement_json(each) for each in record.earlier],
    }  # fmt: skip


def reading_json(reading: CellReading) -> Json:
    """One reading of a cell; `number` counts those of the cell from 1."""
    cell = reading.cell
    return {
        "organisation": cell.organisation,
        "number": reading.number,
        "step": cell.step,
        "motive": cell.motive,
        "contribution": cell.contribution,
        "at": utc(reading.at_ms),
        "typed_by": reading.by,
    }


def judgement_json(judgement: Judgement) -> Json:
    """One decision on a subject."""
    return {
        "block": judgement.block,
        "subject": judgement.subject,
        "state": judgement.state.value,
        "reason": judgement.reason,
        "into": judgement.into,
        "conference": judgement.conference,
        "at": utc(judgement.at_ms),
        "typed_by": judgement.by,
    }


def _party_change(change: PartyChange) -> Json:
    return {"name": change.name, "present": change.present, "at": utc(change.at_ms), "typed_by": change.by}


def _matrix(matrix: Matrix, now: dict[tuple[str, str, str], CellReading]) -> Json:
    block = matrix.block
    return {
        "block": block.id,
        "title": block.title,
        "scale": [
            {"key": step.key, "label": step.label, "takes_part": step.takes_part} for step in block.scale
        ],
        "parties": [
            {"name": party.name, "short": party.short, "added": party.added} for party in matrix.parties
        ],
        "subjects": [_row(matrix, row, now) for row in matrix.rows],
        "totals": [
            {"organisation": party.name, **_totals(matrix, totals)}
            for party, totals in zip(matrix.parties, matrix.party_totals, strict=True)
        ],
    }


def _row(matrix: Matrix, row: Row, now: dict[tuple[str, str, str], CellReading]) -> Json:
    decided = row.judgement
    return {
        "number": row.number,
        "subject": row.subject,
        "state": row.state.value,
        "reason": decided.reason if decided else "",
        "into": decided.into if decided else None,
        "decided_at": utc(decided.at_ms) if decided else None,
        "decided_by": decided.by if decided else None,
        "decided_in": decided.conference if decided else None,
        "carried": row.carried,
        "listed": row.listed,
        "positions": [
            _position(now.get((matrix.block.id, cell.subject, cell.organisation)), cell.organisation)
            for cell in row.cells
        ],
        **_totals(matrix, row.totals),
    }


def _position(reading: CellReading | None, organisation: str) -> Json:
    return {
        "organisation": organisation,
        "step": reading.cell.step if reading else None,
        "motive": reading.cell.motive if reading else "",
        "contribution": reading.cell.contribution if reading else "",
        "at": utc(reading.at_ms) if reading else None,
        "typed_by": reading.by if reading else None,
        "revisions": reading.number if reading else 0,
    }


def _totals(matrix: Matrix, totals: Totals) -> Json:
    keys = (step.key for step in matrix.block.scale)
    return {
        "totals": dict(zip(keys, totals.steps, strict=True)),
        "taking_part": totals.taking_part,
        "stated": totals.stated,
        "of": totals.of,
    }
