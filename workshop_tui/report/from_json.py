"""The conference whole, read back from what `as_json.conference_json` wrote.

    material = material_from_json(text)

What follows from the rest (the state of the day, times, totals) is worked out anew, not read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date as Date
from datetime import datetime, timezone
from typing import Any, TypeVar

from workshop_tui.domain.agreements import Agreement, AgreementRevision, AgreementStatus, Due
from workshop_tui.domain.conference import Conference
from workshop_tui.domain.definition import from_plain
from workshop_tui.domain.expectation import view
from workshop_tui.domain.kept import Choice, DateChange, DefinitionVersion, Kept, SeriesConference, Tally
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
from workshop_tui.report.as_json import FORMAT_VERSION

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
    made_ms = _one(_ms, data, "made")
    notes = _each(_note, data, "notes")
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
        revisions=dict(_each(_readings, data, "notes")),
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
        kept=_one(_kept, data, "kept"),
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
    found: Plain = data
    return found


def _broken(place: str) -> DocumentError:
    return DocumentError(
        Message("The file cannot be read back: something is missing or wrong at “{place}”.", place=place),
        Message("Write it anew with “export json”."),
    )


def _one(read: Callable[[Any], Value], data: Plain, key: str) -> Value:
    try:
        return read(data[key])
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError) as failure:
        raise _broken(key) from failure


def _each(read: Callable[[Any], Value], data: Plain, key: str) -> tuple[Value, ...]:
    found = []
    for place, value in enumerate(_one(_list, data, key)):
        try:
            found.append(read(value))
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError) as failure:
            raise _broken(f"{key}[{place}]") from failure
    return tuple(found)


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("list expected")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value


def _or_null(value: object) -> str | None:
    return None if value is None else _text(value)


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError("whole number expected")
    return value


def _whole_or_null(value: object) -> int | None:
    return None if value is None else _whole(value)


def _ms(value: object) -> int:
    """UTC milliseconds of `2020-02-14T10:31:05.120Z`."""
    moment = datetime.fromisoformat(_text(value).replace("Z", "+00:00")).astimezone(timezone.utc)
    whole_s = round(moment.replace(microsecond=0).timestamp())
    return whole_s * 1000 + moment.microsecond // 1000


def _day_or_null(value: object) -> Date | None:
    return None if value is None else Date.fromisoformat(_text(value))


def _event(value: Plain) -> Event:
    return Event(
        _whole(value["seq"]),
        _ms(value["at"]),
        _text(value["kind"]),
        dict(value["payload"]),
        _whole_or_null(value["boot_ms"]),
        _or_null(value["boot_id"]),
    )


def _note(value: Plain) -> Note:
    return Note(
        id=_text(value["id"]),
        conference=_text(value["conference"]),
        place=Place(_whole_or_null(value["table"]), _or_null(value["item"])),
        kind=NoteKind(value["kind"]),
        text=_text(value["text"]),
        at_ms=_ms(value["at"]),
        round=_whole_or_null(value["round"]),
        group=_or_null(value["group"]),
        organisation=_or_null(value["organisation"]),
        replies_to=_or_null(value["replies_to"]),
        typed_by=_text(value["typed_by"]),
        state=NoteState(value["state"]),
        tally=_whole(value["tally"]),
        revisions=_whole(value["revisions"]),
    )


def _readings(value: Plain) -> tuple[str, tuple[Revision, ...]]:
    note = _text(value["id"])
    return note, tuple(
        Revision(
            note,
            _whole(each["number"]),
            _text(each["action"]),
            _ms(each["at"]),
            _text(each["by"]),
            NoteKind(each["kind"]),
            _text(each["text"]),
            NoteState(each["state"]),
        )
        for each in _list(value["history"])
    )


def _due(value: Plain | None) -> Due | None:
    if value is None:
        return None
    return Due(
        _day_or_null(value.get("date")), _or_null(value.get("conference")), _or_null(value.get("text"))
    )


def _agreement(value: Plain, series: str) -> Agreement:
    return Agreement(
        number=_whole(value["number"]),
        series=series,
        text=_text(value["text"]),
        conference=_text(value["conference"]),
        owners=tuple(_text(each) for each in value["owners"]),
        due=_due(value["due"]),
        due_on=_day_or_null(value["due_on"]),
        status=AgreementStatus(value["status"]),
        table=_whole_or_null(value["table"]),
        item=_or_null(value["item"]),
        note=_or_null(value["note"]),
        explanation=_or_null(value["explanation"]),
        settled_on=_day_or_null(value["settled_on"]),
        made_ms=_ms(value["made"]),
        revisions=len(_list(value["history"])),
    )


def _history(value: Plain) -> tuple[int, tuple[AgreementRevision, ...]]:
    """The readings of an agreement, with what an agreement never changes still to be filled in."""
    number = _whole(value["number"])
    return number, tuple(
        AgreementRevision(
            number,
            _whole(each["number"]),
            _ms(each["at"]),
            _text(each["by"]),
            _text(each["remark"]),
            Agreement(
                number=number,
                series="",
                text=_text(each["text"]),
                conference="",
                owners=tuple(_text(owner) for owner in each["owners"]),
                due=_due(each["due"]),
                status=AgreementStatus(each["status"]),
                explanation=_or_null(each["explanation"]),
                settled_on=_day_or_null(each["settled_on"]),
                revisions=_whole(each["number"]),
            ),
        )
        for each in _list(value["history"])
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
        cells=tuple(_cell(each) for each in _list(record["cells"])),
        judgements=tuple(_judgement(each) for each in _list(record["subjects"])),
        parties=tuple(
            PartyChange(_text(each["name"]), bool(each["present"]), _ms(each["at"]), _text(each["typed_by"]))
            for each in _list(record["parties"])
        ),
        earlier=tuple(_judgement(each) for each in _list(record["earlier"])),
    )


def _cell(value: Plain) -> CellReading:
    cell = Cell(
        _text(value["subject"]),
        _text(value["organisation"]),
        _or_null(value["step"]),
        _text(value["motive"]),
        _text(value["contribution"]),
    )
    return CellReading(
        _text(value["block"]), cell, _ms(value["at"]), _text(value["typed_by"]), _whole(value["number"])
    )


def _judgement(value: Plain) -> Judgement:
    return Judgement(
        block=_text(value["block"]),
        subject=_text(value["subject"]),
        state=SubjectState(value["state"]),
        conference=_text(value["conference"]),
        at_ms=_ms(value["at"]),
        by=_text(value["typed_by"]),
        reason=_text(value["reason"]),
        into=_or_null(value["into"]),
    )


def _kept(value: Plain) -> Kept:
    return Kept(
        version=_whole(value["version"]),
        opened_ms=_whole(value["opened_ms"]),
        definitions=tuple(
            DefinitionVersion(
                _whole(each["version"]),
                from_plain(Conference, each["defined"]),
                _text(each["source_path"]),
                _text(each["source_text"]),
                _whole(each["taken_ms"]),
            )
            for each in _list(value["definitions"])
        ),
        dates=tuple(
            DateChange(Date.fromisoformat(each["date"]), _whole(each["at_ms"]), _text(each["by"]))
            for each in _list(value["dates"])
        ),
        choices=tuple(
            Choice(
                _text(each["what"]),
                _text(each["key"]),
                _text(each["value"]),
                _whole(each["at_ms"]),
                _text(each["by"]),
            )
            for each in _list(value["choices"])
        ),
        tallies=tuple(
            (_text(each["note"]), Tally(_whole(each["change"]), _whole(each["at_ms"]), _text(each["by"])))
            for each in _list(value["tallies"])
        ),
        series=tuple(
            SeriesConference(
                _text(each["id"]),
                _text(each["title"]),
                _whole_or_null(each["number"]),
                Date.fromisoformat(each["date"]),
                _text(each["timezone"]),
            )
            for each in _list(value["series"])
        ),
    )
