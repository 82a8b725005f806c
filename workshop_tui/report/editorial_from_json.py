"""The secretariat's work, read back from JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date
from typing import Any

from workshop_tui.domain.editorial import Mark, ReportChange, TextReading, TextStatus
from workshop_tui.domain.kept import Edited
from workshop_tui.domain.note_editing import EditingAction, Made, NoteMove, NoteOrigin, Stand
from workshop_tui.domain.notes import Note, NoteState, Place, Revision
from workshop_tui.report import plain_values as read

Plain = Mapping[str, Any]


def edited(value: Plain, revisions: Mapping[str, tuple[Revision, ...]]) -> Edited:
    """What was done to the notes of these readings."""
    readings = {(each.note, each.number): each for found in revisions.values() for each in found}
    return Edited(
        marks=tuple(
            _mark(each, readings[read.text(each["note"]), read.whole(each["number"])])
            for each in read.list_of(value["marks"])
        ),
        moves=tuple(
            NoteMove(
                read.text(each["note"]),
                read.whole(each["number"]),
                _stand(each["before"]),
                _stand(each["after"]),
            )
            for each in read.list_of(value["moves"])
        ),
        origins=tuple(
            NoteOrigin(
                read.text(each["note"]),
                read.whole(each["number"]),
                read.text(each["origin"]),
                Made(each["how"]),
                read.whole(each["tally"]),
            )
            for each in read.list_of(value["origins"])
        ),
        actions=tuple(_action(each) for each in read.list_of(value["actions"])),
    )


def _mark(value: Plain, reading: Revision) -> Mark:
    return Mark(
        note=reading.note,
        state=reading.state,
        key=read.text(value["key"]),
        paragraph=read.text(value["paragraph"]),
        reason=read.text(value["reason"]),
        at_ms=reading.at_ms,
        by=reading.by,
        number=reading.number,
    )


def _stand(value: Plain) -> Stand:
    return Stand(
        Place(read.whole_or_null(value["table"]), read.text_or_null(value["item"])),
        read.whole_or_null(value["round"]),
        read.text_or_null(value["group"]),
    )


def _action(value: Plain) -> EditingAction:
    return EditingAction(
        id=read.whole(value["id"]),
        what=read.text(value["what"]),
        at_ms=read.whole(value["at_ms"]),
        by=read.text(value["by"]),
        undoes=read.whole(value["undoes"]),
        agreement=read.whole_or_null(value["agreement"]),
        steps=tuple(
            (read.text(each["note"]), read.whole(each["number"])) for each in read.list_of(value["steps"])
        ),
    )


def report_change(value: Plain) -> ReportChange:
    """That the report was adopted or reopened."""
    return ReportChange(
        version=read.whole(value["version"]),
        adopted=bool(value["adopted"]),
        on=Date.fromisoformat(value["on"]),
        at_ms=read.instant(value["at"]),
        by=read.text(value["by"]),
        document=read.text(value["document"]),
        whole=read.text(value["whole"]),
    )


def holding(marks: tuple[Mark, ...], notes: tuple[Note, ...]) -> dict[str, Mark]:
    """What became of each note that is used or left out: its last mark, while the note is still so."""
    state = {note.id: note.state for note in notes}
    wanted = (NoteState.USED, NoteState.LEFT_OUT)
    return {mark.note: mark for mark in marks if mark.state == state.get(mark.note) in wanted}


def text_readings(value: Plain) -> tuple[str, tuple[TextReading, ...]]:
    """The key of a text, and all that was written of it."""
    key = read.text(value["key"])
    return key, tuple(
        TextReading(
            key=key,
            number=read.whole(each["number"]),
            text=read.text(each["text"]),
            status=TextStatus(each["status"]),
            at_ms=read.instant(each["at"]),
            by=read.text(each["by"]),
            rests_on=read.text(each["rests_on"]),
            id=read.text(each["id"]),
            settles=read.text(each["settles"]),
        )
        for each in read.list_of(value["readings"])
    )
