"""A block of positions as a table of characters."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from workshop_tui.domain.message import Message
from workshop_tui.domain.positions import Cell, Matrix, Row, Totals, letters, step_of
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.wording import SUBJECT_SIGN, SUBJECT_TEXT

SUBJECT_WIDTH = 44
PARTY_WIDTH = 12
"""Names longer than this are cut in the table; they stand whole in JSON and in the documents."""

NOTHING = "·"


def table(matrix: Matrix) -> str:
    """Title, legend, a row for each subject with its totals, totals per party, then the motives."""
    block, signs = matrix.block, letters(matrix.block.scale)
    legend = "   ".join(
        f"{number} {sign} {one_line(step.label)}"
        for number, (sign, step) in enumerate(zip(signs, block.scale, strict=True), 1)
    )
    parts = [f"{one_line(block.title)} ({one_line(block.id)})", legend, "", *_grid(matrix, signs)]
    decided = [_decision(row) for row in matrix.rows if row.judgement is not None]
    told = [
        f"{row.number:>3}. {one_line(cell.organisation)}: {said(matrix, cell)}"
        for row in matrix.rows
        for cell in row.cells
        if cell.motive or cell.contribution
    ]
    for lines in (decided, told):
        if lines:
            parts += ["", *lines]
    return "\n".join(parts)


def said(matrix: Matrix, cell: Cell) -> str:
    """What a cell holds, in words."""
    step = step_of(matrix.block, cell.step)
    label = one_line(step.label if step else cell.step or NOTHING)
    motive = f" – {one_line(cell.motive)}" if cell.motive else ""
    brings = say(Message("contribution"))
    return label + motive + (f" ({brings}: {one_line(cell.contribution)})" if cell.contribution else "")


def _grid(matrix: Matrix, signs: tuple[str, ...]) -> list[str]:
    names = [_cut(one_line(party.short), PARTY_WIDTH) for party in matrix.parties]
    widths = [max(3, cell_len(name)) for name in names]
    subjects = [_cut(one_line(row.subject), SUBJECT_WIDTH) for row in matrix.rows]
    wide = max((cell_len(subject) for subject in subjects), default=0) + 7
    sums = [*signs, *(["Σ"] if matrix.has_taking_part else [])]
    lines = [_joined(set_cell_size("", wide), names, widths, sums)]
    for row, subject in zip(matrix.rows, subjects, strict=True):
        head = set_cell_size(f"{SUBJECT_SIGN[row.state]} {row.number:>3}. {subject}", wide)
        steps = [_sign(matrix, cell, signs) for cell in row.cells]
        lines.append(_joined(head, steps, widths, _counts(matrix, row.totals)))
    for place, sign in enumerate(sums):
        totals = [_counts(matrix, each)[place] for each in matrix.party_totals]
        whole = ["" for _ in sums]
        whole[place] = _counts(matrix, matrix.totals)[place]
        lines.append(_joined(f"{sign:>{wide}}", totals, widths, whole))
    if matrix.has_taking_part:
        lines.append(f"{'Σ':>{wide}}  {say(Message('takes part'))}")
    return lines


def _joined(head: str, cells: list[str], widths: list[int], sums: list[str]) -> str:
    row = " ".join(_centred(text, width) for text, width in zip(cells, widths, strict=True))
    return f"{head} {row}   {' '.join(f'{each:>3}' for each in sums)}".rstrip()


def _centred(text: str, width: int) -> str:
    left = (width - cell_len(text)) // 2
    return " " * left + text + " " * (width - cell_len(text) - left)


def _cut(text: str, width: int) -> str:
    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"


def _sign(matrix: Matrix, cell: Cell, signs: tuple[str, ...]) -> str:
    keys = [step.key for step in matrix.block.scale]
    if cell.step is None:
        return NOTHING
    return signs[keys.index(cell.step)] if cell.step in keys else "?"


def _counts(matrix: Matrix, totals: Totals) -> list[str]:
    joining = [totals.taking_part] if matrix.has_taking_part else []
    return [str(count) for count in (*totals.steps, *joining)]


def _decision(row: Row) -> str:
    judgement = row.judgement
    assert judgement is not None
    into = f" → {one_line(judgement.into)}" if judgement.into else ""
    reason = f": {one_line(judgement.reason)}" if judgement.reason else ""
    earlier = f" ({one_line(judgement.conference)})" if row.carried else ""
    return f"{SUBJECT_SIGN[row.state]} {row.number:>2}. {say(SUBJECT_TEXT[row.state])}{into}{earlier}{reason}"
