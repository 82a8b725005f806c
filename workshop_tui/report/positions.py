"""Positions in documents: the matrix with its motives, as a sheet, and what the report says of them."""

from __future__ import annotations

import re

from workshop_tui.domain.material import Material
from workshop_tui.domain.message import Message
from workshop_tui.domain.positions import (
    Cell,
    CellReading,
    Matrix,
    Row,
    SubjectState,
    Totals,
    letters,
    matrices,
    step_of,
)
from workshop_tui.report.document import (
    Block,
    Document,
    Fields,
    Grid,
    Heading,
    Paragraph,
    Point,
    Points,
    Sheet,
)
from workshop_tui.report.document import Cell as SheetCell
from workshop_tui.report.options import PLAIN, Names, Options
from workshop_tui.report.words import Words
from workshop_tui.wording import SUBJECT_TEXT

_UPRIGHT = 10
"""A matrix with more columns than this wants a page on its side."""


def positions(material: Material, words: Words, options: Options = PLAIN) -> Document:
    """Each block whole: the matrix, its totals, what was decided, the motives and contributions."""
    conference = material.conference
    title = Message("Positions: {title}", title=conference.title)
    as_of = words.as_of(conference.local(material.made_ms))
    blocks: list[Block] = [Paragraph(words.heading(as_of), aside=True)]
    for matrix in matrices(conference, material.positions):
        blocks += [
            Heading(2, matrix.block.title),
            _legend(matrix, words),
            _grid(matrix, words),
            *_decisions(material, matrix, words, level=3),
            *_motives(matrix, words),
        ]
    if len(blocks) == 1:
        blocks.append(Paragraph(words.say(Message("This conference has no positions.")), aside=True))
    wide = any(isinstance(block, Grid) and len(block.columns) > _UPRIGHT for block in blocks)
    said = words.say(title)
    return Document(said, words.language, tuple(blocks), author=conference.organiser, subject=said, wide=wide)


def _legend(matrix: Matrix, words: Words) -> Fields:
    signs = letters(matrix.block.scale)
    pairs = []
    for sign, step in zip(signs, matrix.block.scale, strict=True):
        joins = Message("{label} (takes part)", label=step.label)
        pairs.append((sign, words.say(joins) if step.takes_part else step.label))
    return Fields(tuple(pairs))


def _grid(matrix: Matrix, words: Words) -> Grid:
    signs = letters(matrix.block.scale)
    sums = [*signs, *([words.say(Message("takes part"))] if matrix.has_taking_part else [])]
    columns = (
        words.heading(Message("subject")),
        *(party.short for party in matrix.parties),
        *map(words.heading, sums),
    )
    rows = [
        (_name(row, words), *(_sign(matrix, cell, signs) for cell in row.cells), *_counts(matrix, row.totals))
        for row in matrix.rows
    ]
    for place, sign in enumerate(sums):
        label = words.say(Message("total {step}", step=sign))
        totals = [_counts(matrix, each)[place] for each in matrix.party_totals]
        whole = ["" for _ in sums]
        whole[place] = _counts(matrix, matrix.totals)[place]
        rows.append((label, *totals, *whole))
    plain = tuple(None for _ in sums)
    tones = [(None, *(_tone(matrix, cell) for cell in row.cells), *plain) for row in matrix.rows]
    tones += [(None, *(None for _ in matrix.parties), *plain) for _ in sums]
    longest = [max(map(len, re.split(r"[\s-]+", party.short))) for party in matrix.parties]
    shares = [min(max(5, length), 14) + 1.5 for length in longest]
    widths = (22.0, *shares, *(5.0 if len(each) > 1 else 2.5 for each in sums))
    return Grid(columns, tuple(rows), widths, tuple(tones))


def _tone(matrix: Matrix, cell: Cell) -> int | None:
    """Where the position stands on its scale, from 0 for the first step to 4 for the last."""
    keys = [step.key for step in matrix.block.scale]
    if cell.step not in keys:
        return None
    return round(keys.index(cell.step) * 4 / max(1, len(keys) - 1))


def _name(row: Row, words: Words) -> str:
    name = f"{row.number}. {row.subject}"
    return name if row.judgement is None else f"{name} ({words.say(SUBJECT_TEXT[row.state])})"


def _sign(matrix: Matrix, cell: Cell, signs: tuple[str, ...]) -> str:
    keys = [step.key for step in matrix.block.scale]
    return signs[keys.index(cell.step)] if cell.step in keys else cell.step or ""


def _counts(matrix: Matrix, totals: Totals) -> list[str]:
    joining = [totals.taking_part] if matrix.has_taking_part else []
    return [str(count) for count in (*totals.steps, *joining)]


def _decisions(material: Material, matrix: Matrix, words: Words, level: int) -> list[Block]:
    """What was decided on subjects, with the reason and the moment; opened again is not told."""
    points = tuple(
        Point(_decided(row), label=words.heading(SUBJECT_TEXT[row.state]), remark=_when(material, row, words))
        for row in matrix.rows
        if row.state is not SubjectState.OPEN
    )
    if not points:
        return []
    return [Heading(level, words.say(Message("What was decided"))), Points(points)]


def _decided(row: Row) -> str:
    judgement = row.judgement
    into = f" → {judgement.into}" if judgement and judgement.into else ""
    reason = f" – {judgement.reason}" if judgement and judgement.reason else ""
    return f"{row.subject}{into}{reason}"


def _when(material: Material, row: Row, words: Words) -> str:
    """The moment, and the conference where it was an earlier one."""
    if row.judgement is None:
        return ""
    local = material.conference.local(row.judgement.at_ms)
    moment = f"{words.date(local.date())}, {words.time(local)}"
    return f"{material.conference_title(row.judgement.conference)}, {moment}" if row.carried else moment


def _motives(matrix: Matrix, words: Words) -> list[Block]:
    blocks: list[Block] = []
    for row in matrix.rows:
        points = tuple(
            Point(_told(matrix, cell, words), label=cell.organisation)
            for cell in row.cells
            if cell.motive or cell.contribution
        )
        if points:
            blocks += [Heading(3, row.subject), Points(points)]
    return blocks


def _told(matrix: Matrix, cell: Cell, words: Words) -> str:
    motive = f" – {cell.motive}" if cell.motive else ""
    brings = words.say(Message("contribution: {text}", text=cell.contribution))
    return _label(matrix, cell) + motive + (f" ({brings})" if cell.contribution else "")


def _label(matrix: Matrix, cell: Cell) -> str:
    step = step_of(matrix.block, cell.step)
    return cell.step or "" if step is None else step.label


def position_sheets(material: Material, words: Words, options: Options = PLAIN) -> tuple[Sheet, ...]:
    """A row for each subject and party, also where no position was taken."""
    columns = (
        Message("block"), Message("number"), Message("subject"), Message("status"), Message("reason"),
        Message("merged into"), Message("organisation"), Message("position"), Message("takes part"),
        Message("motive"), Message("contribution"), Message("date"), Message("time"), Message("typed by"),
    )  # fmt: skip
    now = {(each.block, each.cell.subject, each.cell.organisation): each for each in material.positions.cells}
    rows = tuple(
        _sheet_row(material, matrix, row, cell, now, words)
        for matrix in matrices(material.conference, material.positions)
        for row in matrix.rows
        for cell in row.cells
    )
    shown = len(columns) if options.names is Names.FULL else len(columns) - 1  # who typed is internal
    header = tuple(words.heading(column) for column in columns[:shown])
    return (Sheet(header, tuple(row[:shown] for row in rows), words.heading(Message("positions"))),)


def _sheet_row(
    material: Material,
    matrix: Matrix,
    row: Row,
    cell: Cell,
    now: dict[tuple[str, str, str], CellReading],
    words: Words,
) -> tuple[SheetCell, ...]:
    reading = now.get((matrix.block.id, cell.subject, cell.organisation))
    local = None if reading is None else material.conference.local(reading.at_ms)
    step = step_of(matrix.block, cell.step)
    joins = None if step is None else Message("yes") if step.takes_part else Message("no")
    return (
        matrix.block.title,
        row.number,
        row.subject,
        words.say(SUBJECT_TEXT[row.state]),
        row.judgement.reason if row.judgement else None,
        row.judgement.into if row.judgement else None,
        cell.organisation,
        _label(matrix, cell) or None,
        None if joins is None or not matrix.has_taking_part else words.say(joins),
        cell.motive or None,
        cell.contribution or None,
        None if local is None else local.date(),
        None if local is None else f"{local:%H:%M:%S}",
        None if reading is None else reading.by,
    )


def in_report(material: Material, words: Words) -> list[Block]:
    """What the report of the day says: who holds what of each subject, and what was decided."""
    told = [matrix for matrix in matrices(material.conference, material.positions) if not matrix.is_empty]
    blocks: list[Block] = [Heading(2, words.say(Message("Positions")))] if told else []
    for matrix in told:
        steps = matrix.block.scale
        columns = (words.heading(Message("subject")), *(step.label for step in steps))
        rows = tuple(
            (_name(row, words), *(_holders(row, step.key) for step in steps))
            for row in matrix.rows
            if row.totals.stated or row.judgement is not None
        )
        blocks += [Heading(3, matrix.block.title), Grid(columns, rows)]
        blocks += _decisions(material, matrix, words, level=4)
    return blocks


def _holders(row: Row, step: str) -> str:
    return ", ".join(cell.organisation for cell in row.cells if cell.step == step)
