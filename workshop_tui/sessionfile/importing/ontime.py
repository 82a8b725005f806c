"""Projects of Ontime, the stage timer: its rundown as a programme.

Version 3 has one `rundown`, a list of events and blocks; version 4 has `rundowns`, each with its
`entries` by id and their order. Times are milliseconds after midnight.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from workshop_tui.domain.message import Message
from workshop_tui.errors import SessionFileError
from workshop_tui.sessionfile.importing.lines import Line, Row, plain
from workshop_tui.sessionfile.importing.programme import Given
from workshop_tui.sessionfile.importing.source import Source

_MINUTE = 60_000
_MOST = 2_000


def source_of_ontime(text: str) -> Source:
    """The programme in a project file. Raises SessionFileError for JSON that is none."""
    try:
        project = json.loads(text)
    except (ValueError, RecursionError):
        raise _no_project() from None
    if not isinstance(project, dict):
        raise _no_project()
    rundowns = list(_rundowns(project))
    if not any(entries for _, entries in rundowns):
        raise _no_project()
    lines: list[Line] = []
    for name, entries in rundowns:
        if len(rundowns) > 1:
            lines.append(Line(len(lines) + 1, name or "?", heading=True, day=True))
        numbered = enumerate(entries[:_MOST], len(lines) + 1)
        lines += [line for number, entry in numbered if (line := _line(entry, number)) is not None]
    about = project.get("project")
    about = about if isinstance(about, dict) else {}
    given = Given(title=_text(about.get("title"))[:120], purpose=_text(about.get("description")))
    return Source((tuple(lines),), given)


def _no_project() -> SessionFileError:
    return SessionFileError(
        Message("This JSON is no project of Ontime, and no conference that “export json” wrote."),
        Message("It reads txt, md, docx, pdf, xlsx, csv, ics, and projects of Ontime."),
    )


def _rundowns(project: Mapping[str, Any]) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    """The rundowns with something in them, each with its name and its entries in their order."""
    old = project.get("rundown")
    if isinstance(old, list):
        yield "", [entry for entry in old if isinstance(entry, dict)]
        return
    rundowns = project.get("rundowns")
    for each in rundowns.values() if isinstance(rundowns, dict) else ():
        if isinstance(each, dict) and isinstance(each.get("entries"), dict):
            entries = _in_order(each)
            if entries:
                yield _text(each.get("title")), entries


def _in_order(rundown: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The events, groups and so on of a rundown."""
    entries: dict[str, Any] = rundown["entries"]
    order = rundown.get("flatOrder")
    if not isinstance(order, list) or not order:
        order = [
            inner for each in _listed(rundown.get("order")) for inner in [each, *_inside(entries.get(each))]
        ]
    found = [entries.get(each) for each in order if isinstance(each, str)]
    return [entry for entry in found if isinstance(entry, dict)]


def _listed(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _inside(entry: object) -> list[str]:
    return _listed(entry.get("entries") or entry.get("events")) if isinstance(entry, dict) else []


def _line(entry: Mapping[str, Any], number: int) -> Line | None:
    title = _text(entry.get("title"))
    start, end, length = (_minute(entry.get(key)) for key in ("timeStart", "timeEnd", "duration"))
    if entry.get("type") != "event" or start is None:
        return Line(number, title, heading=True) if title else None
    if entry.get("skip") is True or length == 0:
        return Line(number, f"{title} (skip)", heading=True) if title else None
    if end is None and length is not None:
        end = start + length
    notes = [_text(entry.get("subtitle")), *str(entry.get("note") or "").split("\n")]
    custom = entry.get("custom")
    if isinstance(custom, dict):
        for key, value in custom.items():
            value = value.get("value") if isinstance(value, dict) else value
            notes.append(f"{_text(key)}: {_text(value)}" if _text(value) else "")
    row = Row(
        start=_clock(start),
        end="" if end is None else _clock(end),
        title=title,
        who=_text(entry.get("presenter")),
        notes=tuple(text for note in notes if (text := plain(note))),
    )
    return Line(number, "", row=row)


def _minute(value: object) -> int | None:
    """Milliseconds as whole minutes; None for what is no time."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 10**9:
        return None
    return round(value / _MINUTE)


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24}.{minute % 60:02d}"


def _text(value: object) -> str:
    return plain(value)[:2000] if isinstance(value, str) else ""
