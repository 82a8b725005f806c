"""What `check` says of session files: a summary for people, JSON for programs (interface, 2)."""

from __future__ import annotations

from collections.abc import Iterable

from workshop_tui.domain.conference import MINUTE, AgendaItem, Conference, ItemKind
from workshop_tui.domain.message import Message
from workshop_tui.domain.segments import Segment, segment_plan
from workshop_tui.harmless import one_line
from workshop_tui.sessionfile.loading import Loaded
from workshop_tui.sessionfile.problems import Problem, printable
from workshop_tui.sessionfile.values import clock


def summary(loaded: Loaded) -> tuple[Message, ...]:
    """What the file defines, line by line; when it cannot be used, only that."""
    file = one_line(loaded.file)
    conference = loaded.conference
    if conference is None:
        return (
            Message.counted(
                "{file}: cannot be used; {n} error{warnings}",
                "{file}: cannot be used; {n} errors{warnings}",
                len(loaded.errors),
                file=file,
                warnings=_beside(len(loaded.warnings)),
            ),
        )
    return (
        Message(
            "{file}: {title}, {date}",
            file=file,
            title=printable(conference.title),
            date=conference.date.isoformat(),
        ),
        *(_line(conference, item) for item in conference.agenda),
        _counts(conference),
        *_chair(conference),
        _verdict(loaded),
    )


def _line(conference: Conference, item: AgendaItem) -> Message:
    when = f"{clock(item.start):>5} – {clock(item.end):>5}"
    title = printable(item.title)
    plan = segment_plan(conference, item)
    if not plan:
        return Message("  {when}  {title}", when=when, title=title)
    return Message("  {when}  {title} ({parts})", when=when, title=title, parts=_parts(item, plan))


def _parts(item: AgendaItem, plan: tuple[Segment, ...]) -> Message:
    if item.kind is ItemKind.WORLD_CAFE and not item.segments:
        return Message("{rounds} × {minutes} min", rounds=item.rounds, minutes=_minutes(item.round_ms))
    total = _minutes(sum(segment.duration_ms for segment in plan))
    return Message.counted("{n} part, {minutes} min", "{n} parts, {minutes} min", len(plan), minutes=total)


def _counts(conference: Conference) -> Message:
    return Message(
        "  items: {items}, tables: {tables}, groups: {groups}, organisations: {organisations}, "
        "participants: {participants}",
        items=len(conference.agenda),
        tables=len(conference.tables),
        groups=len(conference.groups),
        organisations=len(conference.organisations),
        participants=len(conference.participants),
    )


def _chair(conference: Conference) -> tuple[Message, ...]:
    """Who presides where a roster says so: a roster is easily a year off."""
    if conference.chair or not conference.presided_by:
        return ()
    return (
        Message(
            "  in the chair in {year}: {name}",
            year=conference.date.year,
            name=printable(conference.presided_by),
        ),
    )


def _beside(warnings: int) -> Message | str:
    """How many warnings there are beside the errors; nothing when there are none."""
    return Message.counted(", {n} warning", ", {n} warnings", warnings) if warnings else ""


def _verdict(loaded: Loaded) -> Message:
    warnings = len(loaded.warnings)
    if not warnings:
        return Message("  can be used")
    return Message.counted("  can be used; {n} warning", "  can be used; {n} warnings", warnings)


def check_json(files: Iterable[Loaded]) -> dict[str, object]:
    """The object that `check --json` prints. It is English whatever the language of the run.

    Starts and ends of items are wall times with their offset; `items` and `tables` are empty for a
    file that cannot be used.
    """
    return {"files": [_file(loaded) for loaded in files]}


def _file(loaded: Loaded) -> dict[str, object]:
    conference = loaded.conference
    return {
        "file": loaded.file,
        "ok": conference is not None,
        "items": [] if conference is None else [_item(conference, item) for item in conference.agenda],
        "tables": []
        if conference is None
        else [
            {"number": table.number, "theme": table.statement.theme, "statement": table.statement.text}
            for table in conference.tables
        ],
        "problems": [_problem(loaded, problem) for problem in loaded.problems],
    }


def _problem(loaded: Loaded, problem: Problem) -> dict[str, object]:
    """A problem in another file, such as the list of participants, names that file too."""
    elsewhere = {} if problem.file == loaded.file else {"file": problem.file}
    return {
        "severity": problem.severity,
        **elsewhere,
        "line": problem.line,
        "column": problem.column,
        "key": problem.key,
        "message": str(problem.message),
    }


def _item(conference: Conference, item: AgendaItem) -> dict[str, object]:
    start, end = (conference.local(instant) for instant in conference.planned(item))
    return {
        "id": item.id,
        "title": item.title,
        "kind": item.kind.value,
        "start": start.isoformat(timespec="seconds"),
        "end": end.isoformat(timespec="seconds"),
        "segments": [
            {
                "label": str(segment.label),
                "kind": segment.kind.value,
                "number": segment.number,
                "minutes": _minutes(segment.duration_ms),
            }
            for segment in segment_plan(conference, item)
        ],
    }


def _minutes(duration_ms: int) -> int | float:
    whole, rest = divmod(duration_ms, MINUTE)
    return whole if not rest else round(duration_ms / MINUTE, 3)
