"""The fields of the planner's forms, and what is typed in them as values of a session file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from workshop_tui.domain.conference import Conference, ItemKind, Rotation
from workshop_tui.domain.message import Message
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

_LINES = ("prompts", "questions", "hosts", "subjects")

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
    return [
        Field("title", Message("title"), text("title")),
        Field("date", Message("date, as 2020-02-14"), text("date")),
        Field("location", Message("place"), text("location")),
        Field("series", Message("series"), text("series")),
        Field("number", Message("number in the series"), text("number")),
        Field("language", Message("language"), text("language"), options=languages),
        Field("chair", Message("in the chair"), text("chair")),
        Field("organiser", Message("organiser"), text("organiser")),
        Field("purpose", Message("purpose"), text("purpose"), rows=5),
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
    if key == "groups":
        lines = _typed_lines(text)
        return lines[0] if len(lines) == 1 and re.fullmatch("[0-9]+", lines[0]) else [*lines]
    if key == "speakers":
        if text.strip() == EVERYBODY:
            return "organisations"
        return [_named(line, ("name", "organisation")) for line in _typed_lines(text)]
    if key == "segments":
        return [_named(line, ("title", "minutes", "speaker")) for line in _typed_lines(text)]
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


def _typed_lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


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
