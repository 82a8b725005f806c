"""The secretariat's work as JSON: the part of the whole conference that tells how the report came about."""

from __future__ import annotations

from workshop_tui.domain.editorial import Mark, ReportChange, TextReading, text_of
from workshop_tui.domain.kept import Edited
from workshop_tui.domain.material import Material
from workshop_tui.domain.note_editing import EditingAction, NoteMove, NoteOrigin, Stand
from workshop_tui.report.as_json import utc

Json = dict[str, object]


def texts_json(material: Material) -> list[Json]:
    """The editorial texts, as they are in force, each with all its readings. `id` is that of the reading
    in force; a reading's `rests_on` and `settles` are ids of others, empty for none."""
    found: list[Json] = []
    for key, readings in sorted(material.text_readings.items()):
        now = text_of(key, readings)
        found.append(
            {
                "key": key,
                "id": now.id,
                "status": now.status.value,
                "text": now.text,
                "at": utc(now.at_ms),
                "by": now.by,
                "readings": [_reading(each) for each in readings],
            }
        )
    return found


def report_json(material: Material) -> Json:
    """How the report stands, and each time that it was adopted (`adopted` true) or reopened, with what
    was adopted: `document` is Markdown, `whole` the conference as JSON in a text."""
    return {
        "status": material.report.status.value,
        "version": material.report.version,
        "changes": [_change(each) for each in material.kept.edited.report],
    }


def mark_json(mark: Mark | None) -> Json | None:
    """What became of a note; null while it is open."""
    if mark is None:
        return None
    return {
        "state": mark.state.value,
        "text": mark.key,
        "paragraph": mark.paragraph,
        "reason": mark.reason,
        "at": utc(mark.at_ms),
        "by": mark.by,
    }


def edited_json(edited: Edited) -> Json:
    """What readings of notes say beside the text, with the note and the number of the reading; what was
    done at one go. Instants are UTC milliseconds here."""
    return {
        "marks": [
            {
                "note": each.note,
                "number": each.number,
                "key": each.key,
                "paragraph": each.paragraph,
                "reason": each.reason,
            }
            for each in edited.marks
        ],
        "moves": [_move(each) for each in edited.moves],
        "origins": [_origin(each) for each in edited.origins],
        "actions": [_action(each) for each in edited.actions],
    }


def _reading(reading: TextReading) -> Json:
    return {
        "id": reading.id,
        "number": reading.number,
        "rests_on": reading.rests_on,
        "settles": reading.settles,
        "status": reading.status.value,
        "text": reading.text,
        "at": utc(reading.at_ms),
        "by": reading.by,
    }


def _change(change: ReportChange) -> Json:
    return {
        "version": change.version,
        "adopted": change.adopted,
        "on": change.on.isoformat(),
        "at": utc(change.at_ms),
        "by": change.by,
        "document": change.document,
        "whole": change.whole,
    }


def _move(move: NoteMove) -> Json:
    return {
        "note": move.note,
        "number": move.number,
        "before": _stand(move.before),
        "after": _stand(move.after),
    }


def _stand(stand: Stand) -> Json:
    return {
        "table": stand.place.statement,
        "item": stand.place.item,
        "round": stand.round,
        "group": stand.group,
    }


def _origin(origin: NoteOrigin) -> Json:
    return {
        "note": origin.note,
        "number": origin.number,
        "origin": origin.origin,
        "how": origin.how.value,
        "tally": origin.tally,
    }


def _action(action: EditingAction) -> Json:
    return {
        "id": action.id,
        "what": action.what,
        "at_ms": action.at_ms,
        "by": action.by,
        "undoes": action.undoes,
        "agreement": action.agreement,
        "steps": [{"note": note, "number": number} for note, number in action.steps],
    }
