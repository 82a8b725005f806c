"""Which column of a table holds what: by its heading, by what stands in it, or as somebody says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workshop_tui.sessionfile.headings import LEFT_OUT, columns_of, place_of
from workshop_tui.sessionfile.importing.lines import plain
from workshop_tui.sessionfile.importing.times import find_range, find_single

Rows = Sequence[Sequence[str]]
Wanted = tuple[tuple[str, str], ...]
"""What somebody says that columns hold, as (field, heading)."""

PROGRAMME = {
    "time": ("tijd", "tijden", "time", "times", "tijdstip", "wanneer", "tijd van tot", "van tot",
             "tijdvak", "tijdslot", "slot",
             "hour", "hours", "uur", "when", "time slot", "start end", "begin eind"),
    "start": ("start", "van", "begin", "starttijd", "begintijd", "aanvang", "from", "start time",
              "time start", "begint",
              "starts", "vanaf", "start tijd"),
    "end": ("eind", "einde", "tot", "end", "eindtijd", "to", "end time", "time end", "until", "eindigt",
            "ends", "stop",
            "eind tijd"),
    "duration": ("duur", "duration", "minuten", "minutes", "min", "tijdsduur", "length", "lengte",
                 "duur min", "duration min"),
    "title": ("onderdeel", "titel", "title", "programma", "programmaonderdeel", "activiteit",
              "onderwerp", "item", "wat", "what",
              "session", "sessie", "activity", "agenda", "agendapunt", "omschrijving", "subject",
              "naam", "event", "topic",
              "programme", "program", "wat gaan we doen", "inhoud programma",
              "programmapunt", "punt", "stap"),
    "who": ("wie", "spreker", "sprekers", "door", "who", "speaker", "speakers", "led by", "presenter",
            "voorzitter", "leiding",
            "gespreksleider", "by", "host", "lead", "trekker", "verantwoordelijk", "verantwoordelijke",
            "begeleider", "owner", "eigenaar", "met wie",
            "door wie", "wie doet het", "wie leidt", "inleider", "presentatie door", "led",
            "facilitator", "trainer", "gastspreker"),
    "kind": ("soort", "type", "kind", "vorm", "werkvorm"),
    "notes": ("opmerkingen", "opmerking", "notitie", "notities", "toelichting", "notes", "note",
              "remarks", "comments",
              "bijzonderheden", "details", "beschrijving", "description", "inhoud", "subtitle", "uitleg"),
    "skip": ("skip", "overslaan"),
}  # fmt: skip
TABLES = {
    "number": ("tafel", "nr", "nummer", "table", "number", "no", "tafelnummer"),
    "theme": ("thema", "theme", "onderwerp", "topic"),
    "statement": ("stelling", "statement", "tekst", "text"),
    "questions": ("vraag", "vragen", "question", "questions"),
    "hosts": ("tafelmoderator", "moderator", "moderatoren", "host", "hosts", "tafelheer", "gastheer",
              "tafelmoderatoren",
              "begeleider", "begeleiders"),
}  # fmt: skip
_UNTOLD = (
    "cue", "colour", "color", "kleur", "timer type", "end action", "public", "warning time", "danger time",
    "id", "link start", "flag", "count to end", "is public", "revision", "#", "nr", "nr.",
)  # fmt: skip
FIELDS = tuple(dict.fromkeys((*PROGRAMME, *TABLES)))
"""What a column can be, besides one that is left out."""
SEARCHED = 15
"""In so many rows from the top a heading is looked for."""
_LOOKED_AT = 40
"""Rows that are looked at where the headings say nothing."""


@dataclass(frozen=True)
class Column:
    """What a column with a heading was taken for: a field, `notes` for one that went into the notes,
    `none` for one that is left out."""

    heading: str
    field: str


@dataclass(frozen=True)
class Mapping:
    """`fields` says of the place of a column which field it is; `begin` is the place of the first row below
    the heading, `head` that of the heading itself, None for none. `dropped` are places that are left out;
    `timed` when it is a programme, else the tables of a world café."""

    fields: dict[int, str]
    begin: int
    head: int | None
    timed: bool
    dropped: frozenset[int] = frozenset()

    def heading(self, rows: Rows) -> Sequence[str]:
        """The row with the headings; empty for none."""
        return () if self.head is None else rows[self.head]

    def above(self, rows: Rows) -> int:
        """How many rows stand above the heading."""
        return self.begin if self.head is None else self.head

    def left_out(self, place: int, heading: str) -> bool:
        """Whether nobody needs to read what stands in that column."""
        return place in self.dropped or heading.casefold() in _UNTOLD


def is_programme(fields: dict[int, str]) -> bool:
    """Whether those fields are enough for a programme: a title, and something of a time."""
    found = set(fields.values())
    return "title" in found and bool(found & {"time", "start", "duration"})


def is_of_tables(fields: dict[int, str]) -> bool:
    """Whether those fields are enough for the tables of a world café."""
    found = set(fields.values())
    return ("theme" in found and len(found) >= 2) or {"number", "statement"} <= found


def mapping_of(rows: Rows, wanted: Wanted, *, alone: bool) -> Mapping | None:
    """What the columns hold; None where nothing says it. With `alone` what stands in them is looked at
    where the headings say nothing or not enough."""
    said = _as_said(rows, wanted) if wanted else None
    if said is not None:
        return said
    for place, row in enumerate(rows[:SEARCHED]):
        fields = columns_of(row, PROGRAMME)
        if is_programme(fields):
            return Mapping(fields, place + 1, place, timed=True)
        fields = columns_of(row, TABLES)
        if is_of_tables(fields):
            return Mapping(fields, place + 1, place, timed=False)
    return _by_content(rows) if alone else None


def _as_said(rows: Rows, wanted: Wanted) -> Mapping | None:
    """With the columns that somebody named; the others by their headings."""
    best: tuple[int, int, dict[int, int]] | None = None
    for place, row in enumerate(rows[:SEARCHED]):
        found = {
            at: index for index, (_, name) in enumerate(wanted) if (at := place_of(name, row)) is not None
        }
        if found and (best is None or len(found) > best[0]):
            best = (len(found), place, found)
    if best is None:
        return None
    _, place, found = best
    chosen = {at: wanted[index][0] for at, index in found.items()}
    named = {
        at for at, index in found.items() if plain(rows[place][at]).casefold() == wanted[index][1].casefold()
    }
    headed = bool(named) or not _is_time_row(rows[place])
    known = TABLES if set(chosen.values()) & (set(TABLES) - set(PROGRAMME)) else PROGRAMME
    fields = columns_of(rows[place], known) if headed else {}
    fields = {at: field for at, field in fields.items() if at not in chosen and field not in chosen.values()}
    dropped = frozenset(at for at, field in chosen.items() if field == LEFT_OUT)
    kept = {at: field for at, field in chosen.items() if at not in dropped}
    fields = dict(sorted({**fields, **kept}.items()))
    fields = fields if known is TABLES else _completed(rows[place + headed :], fields, dropped)
    return Mapping(fields, place + headed, place if headed else None, known is PROGRAMME, dropped)


def _is_time(cell: str) -> bool:
    return bool(cell.strip()) and _time_in(cell) is not None


def _time_in(cell: str) -> object | None:
    text = cell.strip()
    found = find_range(text) or find_single(text)
    return found if found is not None and found.stop - found.begin >= 0.7 * len(text) else None


def _is_time_row(row: Sequence[str]) -> bool:
    return any(map(_is_time, row))


def _by_content(rows: Rows) -> Mapping | None:
    """By what stands in the columns: times in one or two, the longest texts are the titles."""
    first = next((place for place, row in enumerate(rows[: 2 * SEARCHED]) if _is_time_row(row)), None)
    if first is None:
        return None
    head = first - 1 if first and sum(bool(cell.strip()) for cell in rows[first - 1]) >= 2 else None
    fields = columns_of(rows[head], PROGRAMME) if head is not None else {}
    fields = _completed(rows[first:], fields, frozenset())
    return Mapping(fields, first, head, timed=True) if is_programme(fields) else None


def _completed(rows: Rows, fields: dict[int, str], dropped: frozenset[int]) -> dict[int, str]:
    """With the columns of the times and of the title, where they are not among the fields."""
    looked = [row for row in rows[:_LOOKED_AT] if any(cell.strip() for cell in row)]
    width = max((len(row) for row in looked), default=0)
    columns = {
        at: [row[at].strip() for row in looked if at < len(row) and row[at].strip()] for at in range(width)
    }
    free = {at: cells for at, cells in columns.items() if cells and at not in fields and at not in dropped}
    found = dict(fields)
    if not set(found.values()) & {"time", "start", "duration"}:
        timed = [at for at, cells in free.items() if sum(map(_is_time, cells)) >= 0.6 * len(looked)]
        ranged = [
            at for at in timed if sum(find_range(cell) is not None for cell in free[at]) > len(free[at]) / 2
        ]
        if ranged:
            found[ranged[0]] = "time"
        elif timed:
            found |= dict(zip(timed, ("start", "end"), strict=False))
    if "title" not in found.values():
        texts = {
            at: sum(map(len, cells)) / len(cells)
            for at, cells in free.items()
            if at not in found
            and len(cells) >= 0.6 * len(looked)
            and any(re.search(r"[^\W\d_]{2}", cell) for cell in cells)
        }
        if texts:
            found[max(texts, key=lambda at: (texts[at], -at))] = "title"
    return dict(sorted(found.items()))


def columns_in(rows: Rows, mapping: Mapping) -> tuple[Column, ...]:
    """The columns for whoever is to look at them: by their headings, else by their letters."""
    heading = mapping.heading(rows)
    width = max((len(row) for row in rows[mapping.begin :]), default=0)
    found: list[Column] = []
    for place in range(max(width, len(heading))):
        name = plain(heading[place]) if place < len(heading) else ""
        filled = any(place < len(row) and row[place].strip() for row in rows[mapping.begin :])
        if not name and not filled:
            continue
        letter = chr(ord("A") + place) if place < 26 else str(place + 1)
        field = mapping.fields.get(place) or (
            "notes" if filled and not mapping.left_out(place, name) else LEFT_OUT
        )
        found.append(Column(name or letter, field))
    return tuple(found)
