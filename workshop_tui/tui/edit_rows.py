"""Notes as the secretariat sees them: by round and group, with what became of each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.editorial import Mark
from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import Note, NoteState
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.report.places import place_name
from workshop_tui.tui.note_rows import round_text
from workshop_tui.tui.widgets.note_list import KIND_SIGN, Row

STATE_SIGN = {NoteState.OPEN: "○", NoteState.USED: "●", NoteState.LEFT_OUT: "–", NoteState.STRUCK: "✗"}
STATE_TEXT = {
    NoteState.OPEN: Message("open"),
    NoteState.USED: Message("used"),
    NoteState.LEFT_OUT: Message("left out"),
    NoteState.STRUCK: Message("struck out"),
}
SELECTED = "✔"
LABEL_WIDTH = 6


def edit_rows(
    notes: Sequence[Note],
    conference: Conference,
    *,
    selected: Collection[str],
    marks: Mapping[str, Mark],
    agreed: Mapping[str, int],
    by_place: bool,
) -> list[Row]:
    """The notes with a heading per round and group; with `by_place` (of several places, in the order of
    capture) each says where it belongs instead."""
    rows: list[Row] = []
    standing: tuple[int | None, str | None] | None = None
    for note in notes:
        if not by_place and (note.round, note.group) != standing:
            standing = (note.round, note.group)
            if note.place.statement is not None:
                rows.append(_heading(note))
        where = one_line(say(place_name(conference, note.place))) if by_place else ""
        rows.append(_row(note, where, note.id in selected, marks.get(note.id), agreed.get(note.id)))
    return rows


def _heading(note: Note) -> Row:
    text = round_text(note.round, note.group) or say(Message("outside the rounds"))
    return Row(
        id=f"heading:{note.round}:{note.group}:{note.id}", text=text[:1].upper() + text[1:], heading=True
    )


def _row(note: Note, where: str, selected: bool, mark: Mark | None, agreed: int | None) -> Row:
    parts = [where] if where else []
    if note.organisation and not where:
        parts.append(one_line(note.organisation))
    if note.tally:
        parts.append(f"+{note.tally}")
    if mark is not None and mark.state is NoteState.USED and mark.paragraph:
        parts.append(f"→ “{one_line(mark.paragraph)[:24].rstrip()}”")
    elif mark is not None and mark.reason:
        parts.append(f"{say(STATE_TEXT[mark.state])}: {one_line(mark.reason)[:60]}")
    if agreed is not None:
        parts.append(say(Message("→ agreement {number}", number=agreed)))
    if note.revisions > 1 and note.state is NoteState.OPEN:
        parts.append("✎")
    sign = SELECTED if selected else " "
    return Row(
        id=note.id,
        text=note.text,
        label=f"{sign}{STATE_SIGN[note.state]} {KIND_SIGN[note.kind]}",
        depth=1 if note.replies_to else 0,
        struck=note.state is NoteState.STRUCK,
        marks=" · ".join(parts),
    )
