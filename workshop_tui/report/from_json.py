"""The conference whole, read back from what `as_json.conference_json` wrote.

    material = material_from_json(text)

What follows from the rest (the state of the day, times, totals) is worked out anew, not read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date as Date
from typing import Any, TypeVar

from workshop_tui.domain.agreements import Agreement, AgreementRevision, AgreementStatus, Due
from workshop_tui.domain.conference import Conference, Participant
from workshop_tui.domain.definition import from_plain
from workshop_tui.domain.editorial import (
    report_state,
    text_of,
)
from workshop_tui.domain.expectation import view
from workshop_tui.domain.kept import (
    Choice,
    DateChange,
    DefinitionVersion,
    Kept,
    SeriesConference,
    Tally,
)
from workshop_tui.domain.log import Event
from workshop_tui.domain.material import Material
from workshop_tui.domain.notes import Note, NoteKind, NoteState, Place, Revision
from workshop_tui.domain.positions import (
    Cell,
    CellReading,
    Judgement,
    PartyChange,
    Record,
    SubjectState,
)
from workshop_tui.domain.run import fold
from workshop_tui.domain.speakers import speaking_ms
from workshop_tui.errors import DocumentError, Message
from workshop_tui.report import plain_values as read
from workshop_tui.report.as_json import FORMAT_VERSION
from workshop_tui.report.editorial_from_json import edited, holding, report_change, text_readings

FORMAT = "workshop-tui conference"
"""What such a file says of itself in `format`."""

Plain = Mapping[str, Any]
Value = TypeVar("Value")


def is_conference(value: object) -> bool:
    """True for JSON that says it is a conference of ours, whether or not it can be read."""
    return isinstance(value, dict) and value.get("format") == FORMAT


def material_from_json(text: str) -> Material:
    """The conference of such a text. Raises DocumentError, with the place in the file, for one that is
    none, that a newer program wrote, or in which something is missing or not what it should be."""
    data = _parsed(text)
    conference = _one(lambda value: from_plain(Conference, value), data, "conference")
    events = _each(_event, data, "log")
    made_ms = _one(read.instant, data, "made")
    notes = _each(_note, data, "notes")
    revisions = dict(_each(_readings, data, "notes"))
    texts = dict(_each(text_readings, data, "texts"))
    kept = _kept_with(data, revisions)
    agreements = _each(lambda value: _agreement(value, conference.series_key), data, "agreements")
    try:
        state = fold(conference, events)
        seen = view(state, made_ms)
    except (KeyError, TypeError, ValueError, AttributeError) as failure:
        raise _broken("log") from failure
    return Material(
        conference=conference,
        state=state,
        seen=seen,
        made_ms=made_ms,
        version=str(data.get("program_version", "")),
        events=events,
        notes=notes,
        revisions=revisions,
        agreements=agreements,
        histories={
            number: tuple(replace(each, reading=_settle(each.reading, made)) for each in found)
            for (number, found), made in zip(_each(_history, data, "agreements"), agreements, strict=True)
        },
        reporters={int(number): name for number, name in _one(dict, data, "reporters").items()},
        speaking_ms=speaking_ms(state, made_ms),
        series_dates={
            name: Date.fromisoformat(day)
            for name, day in _one(dict, data, "series").items()
            if day is not None
        },
        positions=_one(_record, data, "positions"),
        texts={key: text_of(key, readings) for key, readings in texts.items()},
        text_readings=texts,
        marks=holding(kept.edited.marks, notes),
        report=report_state(kept.edited.report),
        kept=kept,
    )


def _parsed(text: str) -> Plain:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as failure:
        where = f"{failure.lineno}:{failure.colno}" if isinstance(failure, json.JSONDecodeError) else "1:1"
        raise DocumentError(
            Message("This is not JSON: something is wrong at {place}.", place=where),
            Message("“export json” writes a file that can be read back."),
        ) from failure
    if not is_conference(data):
        raise DocumentError(
            Message("This JSON is not a conference."),
            Message("“export json” writes a file that can be read back."),
        )
    version = data.get("format_version")
    if not isinstance(version, int) or version > FORMAT_VERSION:
        raise DocumentError(
            Message("This file was written by a newer version of this program."),
            Message("Install the newer version."),
        )
    if "names" in data:
        raise DocumentError(
            Message("This file was written without the names of persons: it is not the whole conference."),
            Message("Write it anew with “export json --names full”."),
        )
    found: Plain = data
    return found


def _broken(place: str) -> DocumentError:
    return DocumentError(
        Message("The file cannot be read back: something is missing or wrong at “{place}”.", place=place),
        Message("Write it anew with “export json”."),
    )


def _one(reader: Callable[[Any], Value], data: Plain, key: str) -> Value:
    try:
        return reader(data[key])
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError) as failure:
        raise _broken(key) from failure


def _each(reader: Callable[[Any], Value], data: Plain, key: str) -> tuple[Value, ...]:
    found = []
    for place, value in enumerate(_one(read.list_of, data, key)):
        try:
            found.append(reader(value))
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError) as failure:
            raise _broken(f"{key}[{place}]") from failure
    return tuple(found)


def _event(value: Plain) -> Event:
    return Event(
        read.whole(value["seq"]),
        read.instant(value["at"]),
        read.text(value["kind"]),
        dict(value["payload"]),
        read.whole_or_null(value["boot_ms"]),
        read.text_or_null(value["boot_id"]),
    )


def _note(value: Plain) -> Note:
    return Note(
        id=read.text(value["id"]),
        conference=read.text(value["conference"]),
        place=Place(read.whole_or_null(value["table"]), read.text_or_null(value["item"])),
        kind=NoteKind(value["kind"]),
        text=read.text(value["text"]),
        at_ms=read.instant(value["at"]),
        round=read.whole_or_null(value["round"]),
        group=read.text_or_null(value["group"]),
        organisation=read.text_or_null(value["organisation"]),
        replies_to=read.text_or_null(value["replies_to"]),
        typed_by=read.text(value["typed_by"]),
        state=NoteState(value["state"]),
        tally=read.whole(value["tally"]),
        revisions=read.whole(value["revisions"]),
    )


def _readings(value: Plain) -> tuple[str, tuple[Revision, ...]]:
    note = read.text(value["id"])
    return note, tuple(
        Revision(
            note,
            read.whole(each["number"]),
            read.text(each["action"]),
            read.instant(each["at"]),
            read.text(each["by"]),
            NoteKind(each["kind"]),
            read.text(each["text"]),
            NoteState(each["state"]),
        )
        for each in read.list_of(value["history"])
    )


def _due(value: Plain | None) -> Due | None:
    if value is None:
        return None
    return Due(
        read.day_or_null(value.get("date")),
        read.text_or_null(value.get("conference")),
        read.text_or_null(value.get("text")),
    )


def _agreement(value: Plain, series: str) -> Agreement:
    return Agreement(
        number=read.whole(value["number"]),
        series=series,
        text=read.text(value["text"]),
        conference=read.text(value["conference"]),
        owners=tuple(read.text(each) for each in value["owners"]),
        due=_due(value["due"]),
        due_on=read.day_or_null(value["due_on"]),
        status=AgreementStatus(value["status"]),
        table=read.whole_or_null(value["table"]),
        item=read.text_or_null(value["item"]),
        note=read.text_or_null(value["note"]),
        explanation=read.text_or_null(value["explanation"]),
        settled_on=read.day_or_null(value["settled_on"]),
        made_ms=read.instant(value["made"]),
        revisions=len(read.list_of(value["history"])),
    )


def _history(value: Plain) -> tuple[int, tuple[AgreementRevision, ...]]:
    """The readings of an agreement, with what an agreement never changes still to be filled in."""
    number = read.whole(value["number"])
    return number, tuple(
        AgreementRevision(
            number,
            read.whole(each["number"]),
            read.instant(each["at"]),
            read.text(each["by"]),
            read.text(each["remark"]),
            Agreement(
                number=number,
                series="",
                text=read.text(each["text"]),
                conference="",
                owners=tuple(read.text(owner) for owner in each["owners"]),
                due=_due(each["due"]),
                status=AgreementStatus(each["status"]),
                explanation=read.text_or_null(each["explanation"]),
                settled_on=read.day_or_null(each["settled_on"]),
                revisions=read.whole(each["number"]),
            ),
        )
        for each in read.list_of(value["history"])
    )


def _settle(reading: Agreement, made: Agreement) -> Agreement:
    return replace(
        reading,
        series=made.series,
        conference=made.conference,
        table=made.table,
        item=made.item,
        note=made.note,
        made_ms=made.made_ms,
    )


def _record(value: Plain) -> Record:
    record = value["record"]
    return Record(
        cells=tuple(_cell(each) for each in read.list_of(record["cells"])),
        judgements=tuple(_judgement(each) for each in read.list_of(record["subjects"])),
        parties=tuple(
            PartyChange(
                read.text(each["name"]),
                bool(each["present"]),
                read.instant(each["at"]),
                read.text(each["typed_by"]),
            )
            for each in read.list_of(record["parties"])
        ),
        earlier=tuple(_judgement(each) for each in read.list_of(record["earlier"])),
    )


def _cell(value: Plain) -> CellReading:
    cell = Cell(
        read.text(value["subject"]),
        read.text(value["organisation"]),
        read.text_or_null(value["step"]),
        read.text(value["motive"]),
        read.text(value["contribution"]),
    )
    return CellReading(
        read.text(value["block"]),
        cell,
        read.instant(value["at"]),
        read.text(value["typed_by"]),
        read.whole(value["number"]),
    )


def _judgement(value: Plain) -> Judgement:
    return Judgement(
        block=read.text(value["block"]),
        subject=read.text(value["subject"]),
        state=SubjectState(value["state"]),
        conference=read.text(value["conference"]),
        at_ms=read.instant(value["at"]),
        by=read.text(value["typed_by"]),
        reason=read.text(value["reason"]),
        into=read.text_or_null(value["into"]),
    )


def _person(value: Plain) -> Participant:
    return Participant(
        read.text(value["name"]), read.text(value["role"]), read.text_or_null(value["organisation"])
    )


def _kept(value: Plain) -> Kept:
    return Kept(
        version=read.whole(value["version"]),
        opened_ms=read.whole(value["opened_ms"]),
        definitions=tuple(
            DefinitionVersion(
                read.whole(each["version"]),
                from_plain(Conference, each["defined"]),
                read.text(each["source_path"]),
                read.text(each["source_text"]),
                read.whole(each["taken_ms"]),
            )
            for each in read.list_of(value["definitions"])
        ),
        dates=tuple(
            DateChange(Date.fromisoformat(each["date"]), read.whole(each["at_ms"]), read.text(each["by"]))
            for each in read.list_of(value["dates"])
        ),
        choices=tuple(
            Choice(
                read.text(each["what"]),
                read.text(each["key"]),
                read.text(each["value"]),
                read.whole(each["at_ms"]),
                read.text(each["by"]),
            )
            for each in read.list_of(value["choices"])
        ),
        tallies=tuple(
            (
                read.text(each["note"]),
                Tally(read.whole(each["change"]), read.whole(each["at_ms"]), read.text(each["by"])),
            )
            for each in read.list_of(value["tallies"])
        ),
        series=tuple(
            SeriesConference(
                read.text(each["id"]),
                read.text(each["title"]),
                read.whole_or_null(each["number"]),
                Date.fromisoformat(each["date"]),
                read.text(each["timezone"]),
                tuple(map(_person, read.list_of(each.get("people", [])))),
            )
            for each in read.list_of(value["series"])
        ),
    )


def _kept_with(data: Plain, revisions: Mapping[str, tuple[Revision, ...]]) -> Kept:
    """What is kept, with what was edited: its marks get from their reading what they say of it."""
    kept = _one(_kept, data, "kept")
    changes = _one(lambda value: tuple(map(report_change, read.list_of(value["changes"]))), data, "report")
    done = _one(lambda value: edited(value["edited"], revisions), data, "kept")
    return replace(kept, edited=replace(done, report=changes))
