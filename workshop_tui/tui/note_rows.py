"""Notes as the rows of a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from workshop_tui.domain.agreements import Agreement
from workshop_tui.domain.conference import AgendaItem, Conference
from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import Note, NoteState, threaded
from workshop_tui.domain.rotation import group_at
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.tui.table_views import CafeNow, Moment
from workshop_tui.tui.widgets.note_list import STRUCK, Row, kind_label


def agreed_from(agreements: Iterable[Agreement]) -> dict[str, int]:
    """The number of the first agreement that was made from each note."""
    found: dict[str, int] = {}
    for agreement in agreements:
        if agreement.note is not None:
            found.setdefault(agreement.note, agreement.number)
    return found


def round_text(round_number: int | None, group: str | None) -> str:
    """`round 2 · group D`; empty where there is neither."""
    parts = []
    if round_number is not None:
        parts.append(say(Message("round {number}", number=round_number)))
    if group is not None:
        parts.append(say(Message("group {name}", name=one_line(group))))
    return " · ".join(parts)


def moment_text(now: CafeNow) -> str:
    """Where the world café stands: `round 2 of 4`; empty without one."""
    rounds = 0 if now.cafe is None else now.cafe.rounds
    said: dict[Moment, Message | str] = {
        Moment.NONE: "",
        Moment.BEFORE: Message("to begin with"),
        Moment.ROUND: Message("round {number} of {all}", number=now.round, all=rounds),
        Moment.CHANGEOVER: Message("changeover to round {number}", number=now.round),
        Moment.AFTER: Message("after round {number}", number=now.round),
    }
    return say(said[now.moment])


def note_row(
    note: Note, agreed: Mapping[str, int], *, depth: int = 0, label: str = "", said: str = ""
) -> Row:
    """One note. `said` goes before its marks."""
    struck = note.state is NoteState.STRUCK
    marks = [said] if said else []
    if note.id in agreed:
        marks.append(say(Message("→ agreement {number}", number=agreed[note.id])))
    if note.revisions > 1 and not struck:
        marks.append("✎")
    return Row(
        id=note.id,
        text=note.text,
        label=say(STRUCK) if struck else label or kind_label(note.kind),
        depth=depth,
        struck=struck,
        marks=" · ".join(marks),
    )


def table_rows(
    notes: Sequence[Note],
    agreed: Mapping[str, int],
    sitting: tuple[int | None, str | None],
    conference: Conference,
    cafe: AgendaItem | None,
) -> list[Row]:
    """The notes of one sheet by round, the earliest above, with a heading per round.

    Replies stand under what they deepen, in its round. The round of `sitting`, the round and group
    there now, is marked and has a heading before anything was said in it.
    """
    threads = _by_round(notes)
    now, group_now = sitting
    if now is not None:
        threads.setdefault(now, [])
    sheet = next((note.place.statement for note in notes), None)
    rows: list[Row] = []
    for number in sorted(threads, key=lambda each: each or 0):
        group = group_now if number == now else _group(threads[number], conference, cafe, number, sheet)
        rows.append(_heading(number, group, is_now=number == now and number is not None))
        for note, depth in threads[number]:
            elsewhere = (note.round, note.group) != (number, group)
            said = round_text(note.round, note.group) if elsewhere else ""
            rows.append(note_row(note, agreed, depth=depth, said=said))
    return rows


def _by_round(notes: Sequence[Note]) -> dict[int | None, list[tuple[Note, int]]]:
    """Threads whole, under the round of the note that they began with."""
    threads: dict[int | None, list[tuple[Note, int]]] = {}
    number: int | None = None
    for note, depth in threaded(tuple(notes)):
        if depth == 0:
            number = note.round
        threads.setdefault(number, []).append((note, depth))
    return threads


def _group(
    thread: Sequence[tuple[Note, int]],
    conference: Conference,
    cafe: AgendaItem | None,
    number: int | None,
    sheet: int | None,
) -> str | None:
    """Who sat there in an earlier round: as the notes say, else as the rotation does."""
    said = next((note.group for note, depth in thread if depth == 0 and note.group is not None), None)
    if said is not None or cafe is None or number is None or sheet is None:
        return said
    return group_at(conference, cafe, number, sheet)


def _heading(number: int | None, group: str | None, *, is_now: bool) -> Row:
    text = round_text(number, group) or say(Message("outside the rounds"))
    text = text[:1].upper() + text[1:]
    if is_now:
        text = f"▶ {text} · {say(Message('now'))}"
    return Row(id=f"round:{number}", text=text, heading=True)
