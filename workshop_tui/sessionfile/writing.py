"""A conference, or a part of one, as the lines of a session file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from workshop_tui.domain.conference import (
    MINUTE,
    AgendaItem,
    Conference,
    ItemKind,
    Participant,
    PositionBlock,
    Rotation,
    SeatingWishes,
    Speaker,
    Table,
)
from workshop_tui.sessionfile.values import clock

Entry = Mapping[str, object]

_PLAIN = re.compile(r"[^\W\d_][\w .'()/–-]*(?<! )")
_FIGURES = re.compile(r"[\d.]+( – [\d.]+)?|\d{4}-\d\d-\d\d")
_NULLS = ("null", "Null", "NULL")


def fresh_text(conference: Conference) -> str:
    """The whole conference as a session file of its own."""
    whole = file_entry(conference)
    return "\n\n".join("\n".join(lines_of({key: value})) for key, value in whole.items() if value) + "\n"


def file_entry(conference: Conference) -> dict[str, object]:
    """All blocks of a session file by their key; those that hold nothing are empty."""
    whole: dict[str, object] = {
        "conference": _filled(
            id=conference.id,
            title=conference.title,
            series=conference.series,
            number=conference.number,
            date=conference.date.isoformat(),
            timezone=conference.timezone,
            location=conference.location,
            language=conference.language,
            organiser=conference.organiser,
            chair=conference.chair,
            purpose=conference.purpose,
            report_sections=list(conference.report_sections),
        ),
        "organisations": [
            _filled(name=one.name, short=one.short, kind=one.kind) for one in conference.organisations
        ],
        "groups": list(conference.groups),
        "participants": [participant_entry(one) for one in conference.participants],
        "agenda": [item_entry(one) for one in conference.agenda],
        "tables": [table_entry(one) for one in conference.tables],
        "positions": [_positions(one) for one in conference.positions],
    }
    if conference.chair_roster is not None:
        roster = conference.chair_roster
        whole["chair_roster"] = _filled(
            first_year=roster.first_year, order=list(roster.order), never=list(roster.never)
        )
    whole["seating"] = seating_entry(conference.seating)
    return whole


def item_entry(item: AgendaItem) -> Entry:
    """An agenda item with what is not as it is by default."""
    return _filled(
        id=item.id,
        time=f"{clock(item.start)} – {clock(item.end)}",
        title=item.title,
        kind=item.kind.value,
        fixed=item.fixed,
        auto=item.auto,
        minimum=_length(item.minimum_ms),
        warning=_length(item.warning_ms),
        danger=_length(item.danger_ms),
        led_by=item.led_by,
        speakers=[_speaker(one) for one in item.speakers],
        minutes_each=_length(item.each_ms),
        prompts=list(item.prompts),
        rounds=item.rounds,
        round_minutes=_length(item.round_ms or None),
        changeover_minutes=_length(item.changeover_ms or None),
        intro_minutes=_length(item.intro_ms or None),
        closing_minutes=_length(item.closing_ms or None),
        rotation=item.rotation.value if _turns(item) else None,
        segments=[
            _filled(title=one.title, minutes=_length(one.duration_ms), speaker=one.speaker)
            for one in item.segments
        ],
        notes=item.notes,
    )


def _turns(item: AgendaItem) -> bool:
    return item.kind is ItemKind.WORLD_CAFE or item.rotation is not Rotation.GROUPS


def table_entry(table: Table) -> Entry:
    """A table with its statement."""
    statement = table.statement
    return _filled(
        number=table.number,
        theme=statement.theme,
        statement=statement.text,
        questions=list(statement.questions),
        hosts=list(table.hosts),
    )


def participant_entry(person: Participant) -> Entry:
    """Somebody on the list."""
    return _filled(name=person.name, role=person.role, organisation=person.organisation, group=person.group)


def seating_entry(wishes: SeatingWishes) -> Entry:
    """How groups and seats are drawn; empty where nothing is said of it."""
    return _filled(seed=wishes.seed or None, together=list(wishes.together), apart=list(wishes.apart))


def every_speaker(conference: Conference) -> tuple[Speaker, ...]:
    """The speakers where every organisation speaks, each for itself."""
    return tuple(Speaker(one.name, one.name) for one in conference.organisations)


def _speaker(speaker: Speaker) -> Entry:
    return _filled(name=speaker.name, organisation=speaker.organisation)


def _positions(block: PositionBlock) -> Entry:
    return {
        "id": block.id,
        "title": block.title,
        "scale": [_filled(key=one.key, label=one.label, takes_part=one.takes_part) for one in block.scale],
        "subjects": list(block.subjects),
    }


def _filled(**fields: object) -> Entry:
    """The fields that hold something; 0 minutes is something, False is not."""
    return {key: value for key, value in fields.items() if value not in (None, "", [], False) or value == "0"}


def _length(duration_ms: int | None) -> str | None:
    if duration_ms is None:
        return None
    whole, left = divmod(duration_ms, MINUTE)
    return f"{duration_ms // 1000} sec" if left else str(whole)


def lines_of(value: Mapping[str, object], indent: str = "") -> list[str]:
    """A mapping as lines of YAML. Texts of several lines are written so where nothing is lost by it."""
    found: list[str] = []
    for key, part in value.items():
        if isinstance(part, Mapping):
            found += [f"{indent}{key}:", *lines_of(part, indent + "  ")]
        elif isinstance(part, Sequence) and not isinstance(part, str):
            found += [f"{indent}{key}:", *list_lines(part, indent + "  ")]
        elif isinstance(part, str) and _as_block(part):
            found += [f"{indent}{key}: |", *(f"{indent}  {line}".rstrip() for line in part.split("\n"))]
        else:
            found.append(f"{indent}{key}: {scalar(part)}")
    return found


def list_lines(parts: Sequence[object], indent: str) -> list[str]:
    """A list as lines of YAML, its dashes at that indentation."""
    found: list[str] = []
    for part in parts:
        if isinstance(part, Mapping):
            found += listed(part, indent)
        elif isinstance(part, Sequence) and not isinstance(part, str):
            found.append(f"{indent}- [{', '.join(map(scalar, part))}]")
        else:
            found.append(f"{indent}- {scalar(part)}")
    return found


def listed(entry: Mapping[str, object], indent: str) -> list[str]:
    """An entry of a list, with its dash."""
    lines = lines_of(entry, indent + "  ")
    return [f"{indent}- {lines[0].removeprefix(indent + '  ')}", *lines[1:]]


def _as_block(text: str) -> bool:
    lines = text.split("\n")
    return (
        len(lines) > 1
        and all(line.isprintable() and line == line.strip() for line in lines)
        and bool(lines[0] and lines[-1])
    )


def scalar(value: object) -> str:
    """A value on one line, between quotes where it could be taken for something else."""
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    if (_PLAIN.fullmatch(text) and text not in _NULLS) or _FIGURES.fullmatch(text):
        return text
    return f'"{"".join(_escaped(char) for char in text)}"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    return char if char.isprintable() else f"\\U{ord(char):08x}"
