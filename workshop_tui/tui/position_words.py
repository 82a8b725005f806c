"""What is said of positions on a screen: letters with their colours, what was decided."""

from __future__ import annotations

from textual.content import Content

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.message import Message
from workshop_tui.domain.positions import Cell, Judgement, Matrix, Row, letters, step_of
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.wording import SUBJECT_SIGN, SUBJECT_TEXT, date_text, wall_time

NOTHING = "·"
"""In a cell that holds no step."""

UNKNOWN = "?"
"""In a cell that holds a step which the scale no longer has."""

MOTIVE, CONTRIBUTION = "*", "+"
"""Behind the letter of a cell that has more to say."""

TOTAL = "Σ"
"""Stands for all who take part."""

STATE_COLOUR = {"✓": "$success", "★": "$warning", "✗": "$error", "→": "$primary"}

SHOWN_CHARACTERS = 2000
"""Of a motive below the matrix; its history shows all of it."""


def step_colours(count: int) -> tuple[str, ...]:
    """A colour for each step, from green to red; the letter tells them apart without it."""
    between = ("$primary", "$accent", "$secondary", "$warning")
    if count <= 2:
        return ("$success", "$error")[:count]
    if count == 3:
        return ("$success", "$warning", "$error")
    middle = [between[min(place * 4 // (count - 2), 3)] for place in range(count - 2)]
    return ("$success", *middle, "$error")


def cell_text(matrix: Matrix, cell: Cell) -> tuple[str, str]:
    """What stands in a cell, and its colour."""
    keys = [step.key for step in matrix.block.scale]
    if cell.step is None:
        sign, colour = NOTHING, "$quiet"
    elif cell.step in keys:
        place = keys.index(cell.step)
        sign, colour = letters(matrix.block.scale)[place], step_colours(len(keys))[place]
    else:
        sign, colour = UNKNOWN, "$quiet"
    marks = (MOTIVE if cell.motive else "") + (CONTRIBUTION if cell.contribution else "")
    return sign + marks, colour


def legend(matrix: Matrix, width: int) -> Content:
    """The steps with their digit and letter, in lines of that width; a step is never broken over two."""
    scale = matrix.block.scale
    parts = []
    for number, (sign, colour, step) in enumerate(
        zip(letters(scale), step_colours(len(scale)), scale, strict=True), 1
    ):
        digit = f"{number} " if number < 10 else ""
        letter = Content.styled(sign, f"bold {colour}")
        parts.append(Content.styled(digit, "$quiet").append(letter).append(f" {one_line(step.label[:80])}"))
    parts.append(Content.styled(say(Message("* motive · + contribution")), "$quiet"))
    lines = [parts[0].truncate(width, ellipsis=True)]
    for part in parts[1:]:
        longer = lines[-1].append("   ").append(part)
        if longer.cell_length <= width:
            lines[-1] = longer
        else:
            lines.append(part.truncate(width, ellipsis=True))
    return Content("\n").join(lines)


def decision(conference: Conference, row: Row) -> str:
    """What became of a subject, why, and when; empty while nothing was decided."""
    judgement = row.judgement
    if judgement is None:
        return ""
    return f"{SUBJECT_SIGN[row.state]} {decided(conference, judgement)}".strip()


def decided(conference: Conference, judgement: Judgement) -> str:
    """A decision in one line."""
    into = f" → {one_line(judgement.into)}" if judgement.into else ""
    reason = f": {one_line(judgement.reason[:SHOWN_CHARACTERS])}" if judgement.reason else ""
    where = f" · {one_line(judgement.conference)}" if judgement.conference != conference.id else ""
    local = conference.local(judgement.at_ms)
    return (
        f"{say(SUBJECT_TEXT[judgement.state])}{into}{reason}{where}"
        f" · {date_text(local.date())} {wall_time(local)}"
    )


def cell_words(matrix: Matrix, cell: Cell) -> str:
    """What a cell holds, in words, without motive and contribution."""
    if cell.step is None:
        return say(Message("no position yet"))
    step = step_of(matrix.block, cell.step)
    label = cell.step if step is None else step.label
    return f"{cell_text(matrix, cell)[0][:1]} {one_line(label[:SHOWN_CHARACTERS])}"


def clipped(text: str) -> str:
    """A text on one line, not more of it than can be read here."""
    shown = one_line(text[:SHOWN_CHARACTERS])
    return shown + "…" if len(text) > SHOWN_CHARACTERS else shown
