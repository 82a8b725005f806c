"""The fields of the planner's forms, and what is typed in them as values of a session file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from workshop_tui.domain.conference import Conference, ItemKind, Rotation
from workshop_tui.domain.message import Message
from workshop_tui.domain.report_sections import REPORT_SECTIONS
from workshop_tui.sessionfile.importing.dates import find_dates
from workshop_tui.sessionfile.importing.preview import KIND_TEXT
from workshop_tui.sessionfile.reading import Tree
from workshop_tui.tui.screens.planner_form import Field, Typed

Entry = Mapping[str, Tree]

EVERYBODY = "*"
"""Stands for every organisation, among the speakers."""

KINDS = tuple((kind.value, text) for kind, text in KIND_TEXT.items())
_NO_YES = (("false", Message("no")), ("true", Message("yes")))
_ROTATIONS = (
    (Rotation.GROUPS.value, Message("groups move")),
    (Rotation.STATEMENTS.value, Message("statements move")),
    (Rotation.INDIVIDUALS.value, Message("people move one by one")),
)
_CAFE = frozenset({ItemKind.WORLD_CAFE.value})
_PITCHES = frozenset({ItemKind.PITCHES.value})
_EACH = frozenset({ItemKind.PITCHES.value, ItemKind.TABLE_REPORTS.value})
_WITH_PARTS = frozenset({*_CAFE, *_EACH})

_LINES = ("prompts", "questions", "hosts", "subjects", "report_sections", "order", "never")
_WISHES = ("together", "apart")
_COLUMNS = {
    "speakers": ("name", "organisation"),
    "segments": ("title", "minutes", "speaker"),
    "organisations": ("name", "short", "kind"),
    "participants": ("name", "role", "organisation", "group"),
}
"""What the parts of a line are, of fields with a line for each entry."""

REST = Field(
    "rest",
    Message("what follows"),
    options=(("along", Message("moves along")), ("stay", Message("stays, a gap shows"))),
)

STAYS = replace(REST, text="stay")


def item_fields(conference: Conference, entry: Entry) -> list[Field]:
    """Of an agenda item."""
    text = _texts(entry)
    speakers = "\n".join(_pair(each, "name", "organisation") for each in _list(entry, "speakers"))
    everybody = [{"name": one.name, "organisation": one.name} for one in conference.organisations]
    if everybody and entry.get("speakers") == everybody:
        speakers = EVERYBODY
    return [
        Field("title", Message("title"), text("title")),
        Field("time", Message("from – to"), text("time")),
        Field("kind", Message("kind"), text("kind") or ItemKind.PLENARY.value, options=KINDS),
        Field("led_by", Message("who leads"), text("led_by")),
        Field("rounds", Message("rounds"), text("rounds"), only_for=_CAFE),
        Field("round_minutes", Message("minutes per round"), text("round_minutes"), only_for=_CAFE),
        Field("changeover_minutes", Message("minutes to change"), text("changeover_minutes"), only_for=_CAFE),
        Field(
            "rotation", Message("between the rounds"), text("rotation"), options=_ROTATIONS, only_for=_CAFE
        ),
        Field(
            "speakers",
            Message("speakers: one per line, name | organisation; * for every organisation"),
            speakers,
            rows=6,
            only_for=_PITCHES,
        ),
        Field("minutes_each", Message("minutes each"), text("minutes_each"), only_for=_EACH),
        Field("intro_minutes", Message("minutes before it"), text("intro_minutes"), only_for=_WITH_PARTS),
        Field("closing_minutes", Message("minutes after it"), text("closing_minutes"), only_for=_WITH_PARTS),
        Field("prompts", Message("questions, one per line"), _lines(entry, "prompts"), rows=5),
        Field(
            "segments",
            Message("parts: one per line, title | minutes | who speaks"),
            "\n".join(_pair(each, "title", "minutes", "speaker") for each in _list(entry, "segments")),
            rows=6,
        ),
        Field("notes", Message("notes for the facilitator"), text("notes"), rows=5),
        Field("fixed", Message("keeps its time"), text("fixed") or "false", options=_NO_YES),
        Field("auto", Message("goes on by itself"), text("auto") or "false", options=_NO_YES),
        Field("minimum", Message("minutes at least"), text("minimum")),
        Field("warning", Message("warning, minutes before the end"), text("warning")),
        Field("danger", Message("last warning, minutes before the end"), text("danger")),
    ]


def table_fields(entry: Entry) -> list[Field]:
    """Of a table."""
    text = _texts(entry)
    return [
        Field("theme", Message("theme"), text("theme")),
        Field("statement", Message("statement"), text("statement"), rows=6),
        Field("questions", Message("questions, one per line"), _lines(entry, "questions"), rows=6),
        Field("hosts", Message("hosts, one per line"), _lines(entry, "hosts"), rows=3),
        Field("number", Message("number"), text("number")),
    ]


def head_fields(entry: Entry) -> list[Field]:
    """Of the conference as a whole."""
    text = _texts(entry)
    languages = (("nl", Message("Dutch")), ("en", Message("English")))
    sections = ", ".join(REPORT_SECTIONS)
    return [
        Field("title", Message("title"), text("title")),
        Field("date", Message("date, as 14 February 2020 or 2020-02-14"), text("date")),
        Field("location", Message("place"), text("location")),
        Field("series", Message("series"), text("series")),
        Field("number", Message("number in the series"), text("number")),
        Field("language", Message("language"), text("language"), options=languages),
        Field("chair", Message("in the chair"), text("chair")),
        Field("organiser", Message("organiser"), text("organiser")),
        Field("purpose", Message("purpose"), text("purpose"), rows=5),
        Field(
            "report_sections",
            Message("sections of the report, one per line; none for the usual ones: {names}", names=sections),
            _lines(entry, "report_sections"),
            rows=5,
        ),
        Field("timezone", Message("time zone"), text("timezone")),
    ]


def organisation_fields(entry: Entry) -> list[Field]:
    """Of an organisation."""
    text = _texts(entry)
    return [
        Field("name", Message("name"), text("name")),
        Field("short", Message("short name, for a column"), text("short")),
        Field("kind_of", Message("what sort it is"), text("kind")),
    ]


def new_organisations_fields() -> list[Field]:
    """Of organisations that are not there yet."""
    label = Message("organisations, one per line: name | short name | what sort")
    return [Field("organisations", label, rows=12)]


def participant_fields(conference: Conference, entry: Entry) -> list[Field]:
    """Of a participant. Without groups or organisations these are not asked for."""
    text = _texts(entry)
    found = [Field("name", Message("name"), text("name")), Field("role", Message("function"), text("role"))]
    if conference.organisations or text("organisation"):
        found.append(Field("organisation", Message("organisation"), text("organisation")))
    if conference.groups or text("group"):
        names = ", ".join(conference.groups)
        label = Message("group: {names}; none to have it drawn", names=names)
        found.append(Field("group", label, text("group")))
    return found


def new_participants_fields() -> list[Field]:
    """Of participants who are not on the list yet; lines out of a spreadsheet fit as well."""
    label = Message("participants, one per line: name | function | organisation | group")
    return [Field("participants", label, rows=14)]


def seating_fields(entry: Entry) -> list[Field]:
    """Of the wishes for groups and seats."""
    return [
        Field("together", Message("together, a line each: Ann | Bob"), _wishes(entry, "together"), rows=6),
        Field("apart", Message("apart, a line each: Ann | Bob | Cat"), _wishes(entry, "apart"), rows=6),
        Field("seed", Message("number of the draw: another one, other groups"), _texts(entry)("seed")),
    ]


def roster_fields(entry: Entry) -> list[Field]:
    """Of the roster of the chair."""
    return [
        Field("first_year", Message("first year"), _texts(entry)("first_year")),
        Field("order", Message("who presides, one a year, in this order"), _lines(entry, "order"), rows=8),
        Field("never", Message("who never presides, one per line"), _lines(entry, "never"), rows=3),
    ]


def groups_fields(names: tuple[str, ...]) -> list[Field]:
    """Of the groups, all at once."""
    return [Field("groups", Message("groups, one per line; or how many"), "\n".join(names), rows=14)]


def positions_fields(entry: Entry) -> list[Field]:
    """Of a block of positions."""
    text = _texts(entry)
    steps = [
        ("+ " if each.get("takes_part") == "true" else "") + str(each["label"])
        for each in _list(entry, "scale")
        if isinstance(each, dict)
    ]
    return [
        Field("title", Message("title"), text("title")),
        Field(
            "scale",
            Message("scale: one step per line; + before it counts as taking part"),
            "\n".join(steps),
            rows=8,
        ),
        Field("subjects", Message("subjects, one per line"), _lines(entry, "subjects"), rows=8),
    ]


def entry_of(typed: Typed, entry: Entry) -> dict[str, Tree]:
    """What was typed as values, on top of what has no field in the form (`entry`'s id, for one). What is
    empty is left out."""
    found: dict[str, Tree] = {}
    for key, text in typed.items():
        name = "kind" if key == "kind_of" else key
        value = _value(key, text, entry)
        if value:
            found[name] = value
    if found.get("rotation") == Rotation.GROUPS.value and found.get("kind") not in _CAFE:
        del found["rotation"]
    return found


def _value(key: str, text: str, entry: Entry) -> Tree:
    if key in _LINES:
        return [*_typed_lines(text)]
    if key in _WISHES:
        return [[part.strip() for part in _parts(line) if part.strip()] for line in _typed_lines(text)]
    if key == "date":
        return _date(text.strip())
    if key == "groups":
        lines = _typed_lines(text)
        return lines[0] if len(lines) == 1 and re.fullmatch("[0-9]+", lines[0]) else [*lines]
    if key == "speakers" and text.strip() == EVERYBODY:
        return "organisations"
    if key in _COLUMNS:
        return [_named(line, _COLUMNS[key]) for line in _typed_lines(text)]
    if key == "scale":
        return [_step(line, entry) for line in _typed_lines(text)]
    return text.strip()


def _named(line: str, keys: tuple[str, ...]) -> Tree:
    """The parts of a line; one alone stands for itself where that is enough."""
    parts = [part.strip() for part in line.split("|", len(keys) - 1)]
    if len(parts) == 1 and keys[0] == "name":
        return parts[0]
    return {key: part for key, part in zip(keys, parts, strict=False) if part}


def _step(line: str, entry: Entry) -> Tree:
    """A step of a scale; one that was there keeps its key, which positions are kept under."""
    label = line.removeprefix("+").strip()
    step: dict[str, Tree] = {"label": label, "takes_part": "true" if line.startswith("+") else "false"}
    for each in _list(entry, "scale"):
        if isinstance(each, dict) and each.get("label") == label:
            step["key"] = each["key"]
    return step


def _parts(line: str) -> list[str]:
    """The names of a wish: with bars between them, or, where there is none, commas."""
    return line.split("|" if "|" in line else ",")


def _wishes(entry: Entry, key: str) -> str:
    wishes = (each for each in _list(entry, key) if isinstance(each, list))
    return "\n".join(" | ".join(map(str, wish)) for wish in wishes)


def _date(text: str) -> str:
    """A date that is written out, as the session file has it; anything else as it is."""
    found = [each for each in find_dates(text) if each.date is not None]
    if len(found) == 1 and found[0].date is not None:
        return found[0].date.isoformat()
    return text


def _typed_lines(text: str) -> list[str]:
    """The lines that hold something. A tab, as between the cells of a spreadsheet, is a bar."""
    lines = (" ".join(line.replace("\t", " | ").split()) for line in text.splitlines())
    return [line for line in lines if line.strip(" |")]


def _pair(value: Tree, *keys: str) -> str:
    if not isinstance(value, dict):
        return str(value)
    parts = [str(value.get(key) or "") for key in keys]
    while parts and not parts[-1]:
        parts.pop()
    return " | ".join(parts)


def _list(entry: Entry, key: str) -> list[Tree]:
    found = entry.get(key)
    return found if isinstance(found, list) else []


def _lines(entry: Entry, key: str) -> str:
    return "\n".join(str(each) for each in _list(entry, key))


class _texts:
    """The single values of an entry as text."""

    def __init__(self, entry: Entry) -> None:
        self._entry = entry

    def __call__(self, key: str) -> str:
        found = self._entry.get(key)
        return found if isinstance(found, str) else ""
