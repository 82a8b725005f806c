"""What is wrong with a session file, and where.

Problems are collected, never raised one by one: whoever writes a programme wants to hear everything
at once. Each says what is wrong and what would be right, as a `Message`, so in any language.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from workshop_tui.domain.message import Message, Translator
from workshop_tui.domain.naming import near
from workshop_tui.harmless import one_line

Severity = Literal["error", "warning"]
KeyPath = tuple[str | int, ...]
"""The way to a value: keys, and places in lists counted from 0: `("agenda", 3, "time")`."""

_SHOWN = 60


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong. An error makes the file unusable, a warning does not.

    `line` and `column` count from 1; both are 0 where the problem is the file as a whole. `key` is
    the key in the file that it is about, empty when there is none.
    """

    severity: Severity
    file: str
    line: int
    column: int
    key: str
    message: Message

    def as_message(self) -> Message:
        """The whole line as a message: `file:line:column: key: what is wrong`."""
        where = one_line(self.file)
        if self.line:
            where = f"{where}:{self.line}:{self.column}"
        if self.key:
            return Message("{where}: {key}: {problem}", where=where, key=self.key, problem=self.message)
        return Message("{where}: {problem}", where=where, problem=self.message)

    def render(self, translator: Translator) -> str:
        """The whole line in the translator's language."""
        return self.as_message().render(translator)


@dataclass(frozen=True)
class Place:
    """Where something stands in a file; line and column count from 1."""

    line: int
    column: int


NOWHERE = Place(0, 0)


class Findings:
    """The problems of one session file as they are found, with the places of its keys and values."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.values: dict[KeyPath, Place] = {}
        self.keys: dict[KeyPath, Place] = {}
        self._found: list[Problem] = []
        self._broken: set[KeyPath] = set()

    def error(self, path: KeyPath, message: Message, *, on_key: bool = False) -> None:
        """Notes an error, unless that value has one already: one mistake gives one line."""
        if path in self._broken:
            return
        self._broken.update(path[:length] for length in range(1, len(path) + 1))
        self._add("error", path, message, on_key)

    def warning(self, path: KeyPath, message: Message) -> None:
        """Notes something that is odd and does not block; silent where there is an error already."""
        if path not in self._broken:
            self._add("warning", path, message, False)

    def error_at(self, file: str, place: Place, key: str, message: Message) -> None:
        """Notes an error at a place that is not a value of this file, such as a line of a list."""
        self._found.append(Problem("error", file, place.line, place.column, key, message))

    def warning_at(self, file: str, place: Place, key: str, message: Message) -> None:
        """Notes something odd at such a place, which does not block."""
        self._found.append(Problem("warning", file, place.line, place.column, key, message))

    def broken(self, path: KeyPath) -> bool:
        """True when there is an error at the path or anywhere beneath it."""
        return path in self._broken

    @property
    def has_errors(self) -> bool:
        """True when the file cannot be used."""
        return any(problem.severity == "error" for problem in self._found)

    def all(self) -> tuple[Problem, ...]:
        """Everything found, in the order of the file."""
        return tuple(
            sorted(self._found, key=lambda found: (found.file != self.file, found.line, found.column))
        )

    def _add(self, severity: Severity, path: KeyPath, message: Message, on_key: bool) -> None:
        place = self.keys.get(path) if on_key else None
        place = place or self._nearest_place(path)
        name = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
        self._found.append(Problem(severity, self.file, place.line, place.column, printable(name), message))

    def _nearest_place(self, path: KeyPath) -> Place:
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(1, 1))


def printable(text: str) -> str:
    """A user's text as it can stand in a message: one line, harmless, short."""
    clean = one_line(text)
    return clean if len(clean) <= _SHOWN else clean[: _SHOWN - 1] + "…"


DUTCH_FOR = {
    "aantekeningen": "notes",
    "afspraken": "agreements",
    "begeleider": "led_by",
    "datum": "date",
    "deelnemers": "participants",
    "doel": "purpose",
    "duration": "minutes",
    "duur": "minutes",
    "engels": "en",
    "functie": "role",
    "gemeente": "organisation",
    "gemeenten": "organisations",
    "groep": "group",
    "groepen": "groups",
    "indeling": "seating",
    "inloop": "break",
    "conferentie": "conference",
    "lezing": "talk",
    "label": "title",
    "locatie": "location",
    "lokatie": "location",
    "lunch": "break",
    "minuten_per_ronde": "round_minutes",
    "minuten_per_spreker": "minutes_each",
    "naam": "name",
    "name": "title",
    "nederlands": "nl",
    "notities": "notes",
    "nummer": "number",
    "onderwerpen": "subjects",
    "oogst": "table_reports",
    "organisatie": "organisation",
    "organisaties": "organisations",
    "organisator": "organiser",
    "pauze": "break",
    "plaats": "location",
    "plenair": "plenary",
    "posities": "positions",
    "programma": "agenda",
    "reeks": "series",
    "rol": "role",
    "ronden": "rounds",
    "rondes": "rounds",
    "samen": "together",
    "schaal": "scale",
    "soort": "kind",
    "sprekers": "speakers",
    "stelling": "statement",
    "taal": "language",
    "tafelmoderatoren": "hosts",
    "tafels": "tables",
    "terugkoppeling": "table_reports",
    "thema": "theme",
    "tijd": "time",
    "tijdzone": "timezone",
    "titel": "title",
    "toelichting": "notes",
    "toespraak": "talk",
    "uit_elkaar": "apart",
    "vast": "fixed",
    "voorzitter": "chair led_by",
    "vragen": "questions",
    "welkom": "talk",
    "wereldcafe": "world_cafe",
    "wereldcafé": "world_cafe",
    "wisselminuten": "changeover_minutes",
}
"""What Dutch writers put where the format has an English word: the key, the kind or the language that is
meant; several where it depends on the place."""


def nearest(typed: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant; None when nothing is near."""
    by_fold = {word.casefold(): word for word in known}
    wanted = typed.casefold().strip(" \t'\"“”‘’„").replace(" ", "_").replace("-", "_")
    for word in DUTCH_FOR.get(wanted, "").split():
        if word in by_fold:
            return by_fold[word]
    for candidate in (wanted, typed.casefold()):
        found = near(candidate, by_fold)
        if found is not None:
            return by_fold[found]
    return None


def or_nearest(unknown: Message, typed: str, known: Iterable[str]) -> Message:
    """The message with what was probably meant, or with what there is to choose from."""
    choices = tuple(dict.fromkeys(known))
    meant = nearest(typed, choices)
    if meant is not None:
        return Message("{unknown}; did you mean “{near}”?", unknown=unknown, near=printable(meant))
    if choices and len(choices) <= 25:
        listed = ", ".join(printable(choice) for choice in choices)
        return Message("{unknown}; choose from: {choices}", unknown=unknown, choices=listed)
    return unknown
