"""What other programs read: notes, agreements, the state of the day, the conference whole.

These shapes are promised (interface, 2) and in English whatever the language of the run. Times of
the programme and of the day are ISO 8601 on the conference's wall clock with its offset; instants of
capture are UTC with milliseconds and a `Z`. What does not apply is null.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from gettext import NullTranslations

from workshop_tui.domain.agreements import Agreement, AgreementRevision, Due
from workshop_tui.domain.conference import Conference, Rotation
from workshop_tui.domain.definition import plain
from workshop_tui.domain.expectation import Countdown, ItemView, RunView
from workshop_tui.domain.log import Event
from workshop_tui.domain.material import Material
from workshop_tui.domain.message import Message, Translator
from workshop_tui.domain.notes import Note, Revision
from workshop_tui.domain.rotation import Seat
from workshop_tui.i18n import catalogue

Json = dict[str, object]

ENGLISH: Translator = NullTranslations()
FORMAT_VERSION = 1
"""Goes up when a program that reads the whole conference would no longer understand it."""


def note_json(note: Note) -> Json:
    """A note. `table` is the number of the statement's sheet; `wall` is the kind for a note on the
    wall, else null; `at` is the capture; `revisions` counts the readings, the captured one included."""
    return {
        "id": note.id,
        "conference": note.conference,
        "table": note.place.statement,
        "item": note.place.item,
        "wall": note.kind.value if note.place.is_wall else None,
        "round": note.round,
        "group": note.group,
        "organisation": note.organisation,
        "kind": note.kind.value,
        "text": note.text,
        "replies_to": note.replies_to,
        "at": utc(note.at_ms),
        "typed_by": note.typed_by,
        "state": note.state.value,
        "tally": note.tally,
        "revisions": note.revisions,
    }


def agreement_json(agreement: Agreement, translator: Translator = ENGLISH) -> Json:
    """An agreement. `due` has one of `date`, `conference`, `text`, or is null; `due_on` is the date
    that follows from it. `warnings` are sentences, in English unless a translator is given."""
    return {
        "number": agreement.number,
        "text": agreement.text,
        "owners": list(agreement.owners),
        "due": _due(agreement.due),
        "due_on": plain(agreement.due_on),
        "status": agreement.status.value,
        "conference": agreement.conference,
        "table": agreement.table,
        "item": agreement.item,
        "note": agreement.note,
        "explanation": agreement.explanation,
        "settled_on": plain(agreement.settled_on),
        "warnings": [warning.render(translator) for warning in agreement.warnings()],
    }


def status_json(
    conference: Conference,
    seen: RunView,
    counts: Mapping[str, int],
    people: Mapping[int, Sequence[str]] | None = None,
) -> Json:
    """Where the day stands. `remaining_s` is negative in overtime, `offset_s` positive when behind.
    The segment's label is in the conference's language; `counts` are passed on as they are. `people`
    are the names per table number, where people move one by one."""
    return {
        "conference": conference.id,
        "state": seen.state.value,
        "now": wall(conference, seen.now_ms),
        "item": None if seen.item is None else _item(conference, seen.item, seen.clock),
        "segment": _segment(conference, seen),
        "next": None if seen.next_item is None else _next(conference, seen.next_item),
        "seating": [_seat(seat, seen, people or {}) for seat in seen.seats],
        "offset_s": round(seen.offset_ms / 1000),
        "expected_day_end": wall(conference, seen.expected_day_end_ms),
        "planned_day_end": wall(conference, seen.planned_day_end_ms),
        "counts": dict(counts),
    }


def conference_json(material: Material) -> Json:
    """The conference whole: its definition (the fields of the session file as they were understood,
    times of the programme in minutes after midnight), the log of the day row by row, all notes with
    all their readings, the agreements of the series with their history, who reported, and what
    follows from the log: planned and actual times, speaking time; positions as they stand, and all that
    was ever said about them; the editorial texts, what became of notes, the adopted reports; `kept` is
    what reading it back needs beside that. Nothing in it is shortened."""
    from workshop_tui.report.editorial_json import mark_json, report_json, texts_json
    from workshop_tui.report.kept_json import kept_json
    from workshop_tui.report.position_json import matrices_json, record_json

    return {
        "format": "workshop-tui conference",
        "format_version": FORMAT_VERSION,
        "program_version": material.version,
        "made": utc(material.made_ms),
        "conference": plain(material.conference),
        "log": [_event(event) for event in material.events],
        "notes": [
            {
                **note_json(note),
                "mark": mark_json(material.marks.get(note.id)),
                "history": [_reading(each) for each in material.revisions.get(note.id, ())],
            }
            for note in material.notes
        ],
        "agreements": [
            {
                **agreement_json(each),
                "made": utc(each.made_ms),
                "history": [_change(change) for change in material.histories.get(each.number, ())],
            }
            for each in material.agreements
        ],
        "reporters": {str(number): name for number, name in sorted(material.reporters.items())},
        "positions": {
            "blocks": matrices_json(material.conference, material.positions),
            "record": record_json(material.positions),
        },
        "texts": texts_json(material),
        "report": report_json(material),
        "kept": kept_json(material.kept),
        "series": {name: plain(date) for name, date in sorted(material.series_dates.items())},
        "day": {
            "state": material.seen.state.value,
            "items": [_timing(material.conference, item) for item in material.seen.items],
            "speaking_s": {name: round(ms / 1000) for name, ms in sorted(material.speaking_ms.items())},
        },
    }


def agreements_json(material: Material) -> list[Json]:
    """All agreements of the series, as `agreement list --json` gives them."""
    return [agreement_json(each) for each in material.agreements]


def harvest_json(material: Material) -> list[Json]:
    """All notes, as `note list --json` gives them."""
    return [note_json(note) for note in material.notes]


def as_text(value: object) -> str:
    """JSON for a file: readable, and harmless in a terminal. What is not in JSON by itself escaped but
    would turn a line around or steer a terminal stands as `\\uXXXX`; a reader gets it whole."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


_UNSAFE = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
"""Controls, marks and turns of direction, blanks without width, line ends that JSON allows as they
are, halves of surrogate pairs. Joiners stay: emoji and scripts need them."""


def utc(instant_ms: int) -> str:
    """`2020-02-14T10:31:05.120Z`."""
    moment = datetime.fromtimestamp(instant_ms // 1000, timezone.utc)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{instant_ms % 1000:03}Z"


def wall(conference: Conference, instant_ms: int) -> str:
    """`2020-02-14T10:07:12+01:00`: the conference's wall clock, whole seconds."""
    return conference.local(instant_ms // 1000 * 1000).isoformat(timespec="seconds")


def _wall_or_null(conference: Conference, instant_ms: int | None) -> str | None:
    return None if instant_ms is None else wall(conference, instant_ms)


def _due(due: Due | None) -> Json | None:
    if due is None:
        return None
    found = {"date": plain(due.date), "conference": due.conference, "text": due.text}
    return {name: value for name, value in found.items() if value is not None}


def _item(conference: Conference, view: ItemView, clock: Countdown | None) -> Json:
    return {
        "id": view.item.id,
        "title": view.item.title,
        "kind": view.item.kind.value,
        "planned_start": wall(conference, view.planned_start_ms),
        "planned_end": wall(conference, view.planned_end_ms),
        "started": _wall_or_null(conference, view.started_ms),
        "expected_end": wall(conference, view.expected_end_ms),
        "remaining_s": None if clock is None else round(clock.remaining_ms / 1000),
        "phase": None if clock is None else clock.phase.value,
    }


def _segment(conference: Conference, seen: RunView) -> Json | None:
    segment, clock = seen.segment, seen.segment_clock
    if segment is None or clock is None:
        return None
    label = segment.label
    return {
        "label": label.render(catalogue(conference.language)) if isinstance(label, Message) else label,
        "kind": segment.kind.value,
        "number": segment.number,
        "started": wall(conference, clock.started_ms),
        "remaining_s": round(clock.remaining_ms / 1000),
        "phase": clock.phase.value,
    }


def _next(conference: Conference, view: ItemView) -> Json:
    return {
        "id": view.item.id,
        "title": view.item.title,
        "expected_start": wall(conference, view.expected_start_ms),
    }


def _seat(seat: Seat, seen: RunView, people: Mapping[int, Sequence[str]]) -> Json:
    """Where the groups stay and the sheets move, also which sheet lies there; where people move one by
    one, who sits there."""
    found: Json = {"table": seat.table, "group": seat.group}
    if seen.item is not None and seen.item.item.rotation is Rotation.STATEMENTS:
        found["statement"] = seat.statement
    if seen.item is not None and seen.item.item.rotation is Rotation.INDIVIDUALS:
        found["people"] = list(people.get(seat.table, ()))
    return found


def _event(event: Event) -> Json:
    return {
        "seq": event.seq,
        "at": utc(event.at_ms),
        "kind": str(event.kind),
        "payload": dict(event.payload),
        "boot_ms": event.boot_ms,
        "boot_id": event.boot_id,
    }


def _reading(revision: Revision) -> Json:
    return {
        "number": revision.number,
        "action": revision.action,
        "at": utc(revision.at_ms),
        "by": revision.by,
        "kind": revision.kind.value,
        "text": revision.text,
        "state": revision.state.value,
    }


def _change(revision: AgreementRevision) -> Json:
    reading = revision.reading
    return {
        "number": revision.number,
        "at": utc(revision.at_ms),
        "by": revision.by,
        "remark": revision.remark,
        "text": reading.text,
        "owners": list(reading.owners),
        "due": _due(reading.due),
        "status": reading.status.value,
        "explanation": reading.explanation,
        "settled_on": plain(reading.settled_on),
    }


def _timing(conference: Conference, view: ItemView) -> Json:
    return {
        "id": view.item.id,
        "status": view.status.value,
        "planned_start": wall(conference, view.planned_start_ms),
        "planned_end": wall(conference, view.planned_end_ms),
        "started": _wall_or_null(conference, view.started_ms),
        "ended": _wall_or_null(conference, view.ended_ms),
    }
