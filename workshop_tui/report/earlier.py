"""What became of agreements of earlier conferences of the series, as it was told at this one."""

from __future__ import annotations

from workshop_tui.domain.agreements import Agreement
from workshop_tui.domain.material import Material
from workshop_tui.domain.message import Message
from workshop_tui.report.document import Block, Grid, Heading
from workshop_tui.report.words import Words
from workshop_tui.wording import STATUS_TEXT

FOLLOW_UP, REPORTED = "follow_up", "reported"
"""What the choices of a conference say of an agreement that was reported on: `reported`, and where its
history has it the number of the revision, as in `reported 3`."""


def earlier(material: Material, words: Words) -> list[Block]:
    """A row for each agreement that was reported on here, with how it stood then and what was said of
    it; nothing when none was."""
    reported = _reported(material)
    rows = tuple(
        _row(material, agreement, reported[agreement.number], words)
        for agreement in material.agreements
        if agreement.number in reported
    )
    if not rows:
        return []
    columns = (Message("nr"), Message("agreement"), Message("who"), Message("status"), Message("told here"))
    return [
        Heading(3, words.say(Message("What became of earlier agreements"))),
        Grid(tuple(words.heading(column) for column in columns), rows),
    ]


def _reported(material: Material) -> dict[int, int | None]:
    """The agreements that were reported on, by number, with the revision that says how; the last choice
    on each holds."""
    last = {each.key: each.value for each in material.kept.choices if each.what == FOLLOW_UP}
    found: dict[int, int | None] = {}
    for key, value in last.items():
        word, _, revision = value.partition(" ")
        if word == REPORTED and key.isdigit():
            found[int(key)] = int(revision) if revision.isdigit() else None
    return found


def _row(material: Material, agreement: Agreement, said: int | None, words: Words) -> tuple[str, ...]:
    history = material.histories.get(agreement.number, ())
    told = next((each for each in history if each.number == said), None)
    reading = agreement if told is None else told.reading
    return (
        str(agreement.number),
        agreement.text,
        ", ".join(agreement.owners),
        words.heading(STATUS_TEXT[reading.status]),
        "" if told is None else told.remark,
    )
