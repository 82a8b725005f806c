"""A programme text as a session file: what was made of it, what is unsure, what found no place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date as Date
from pathlib import Path

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.message import Message
from workshop_tui.errors import SessionFileError
from workshop_tui.sessionfile.headings import place_of
from workshop_tui.sessionfile.importing.commented import session_file
from workshop_tui.sessionfile.importing.drafts import Choices, DraftItem, FoundDay, PeopleList, Unsure
from workshop_tui.sessionfile.importing.lines import Line
from workshop_tui.sessionfile.importing.mapping import Column
from workshop_tui.sessionfile.importing.programme import draft_of
from workshop_tui.sessionfile.importing.source import Source, read_bytes, source_of, source_of_text
from workshop_tui.sessionfile.importing.tables import FoundTable

NONE_CHOSEN = Choices()


@dataclass(frozen=True)
class Imported:
    """What was made of a programme. `text` is the session file with its comments; `conference` is what
    reading it gives. `items` are its agenda items with their lines and remarks, `unsure` are the remarks on
    the rest, `unplaced` the lines that found no place, `columns` what the columns of tables were taken for,
    `days` those of the text where it has several.
    """

    conference: Conference
    text: str
    items: tuple[DraftItem, ...]
    tables: tuple[FoundTable, ...]
    unsure: tuple[Unsure, ...]
    unplaced: tuple[Line, ...]
    columns: tuple[Column, ...] = ()
    days: tuple[FoundDay, ...] = ()


def read_programme(
    programme: Path | str,
    *,
    today: Date,
    target: Path | None = None,
    people: PeopleList | None = None,
    choices: Choices = NONE_CHOSEN,
) -> Imported:
    """Reads a programme: a file, or a text that was pasted. `today` is the date where the text has none;
    `target` is where the session file is to be; `people` is the list that goes with it, None for none;
    `choices` is which day of several and which columns are what.

    Raises SessionFileError when it cannot be read or there is no programme in it.
    """
    if isinstance(programme, str):
        source = source_of_text(programme, choices.columns)
        return _imported(source, "", today, target, people, choices)
    content = read_bytes(programme)
    return read_content(content, programme.name, today=today, target=target, people=people, choices=choices)


def read_content(
    content: bytes,
    name: str,
    *,
    today: Date,
    target: Path | None = None,
    people: PeopleList | None = None,
    choices: Choices = NONE_CHOSEN,
) -> Imported:
    """The same for the bytes of a file that is called `name`."""
    path = Path(name)
    source = source_of(content, path.suffix, choices.columns)
    return _imported(source, path.name, today, target, people, choices)


def _imported(
    source: Source,
    name: str,
    today: Date,
    target: Path | None,
    people: PeopleList | None,
    choices: Choices,
) -> Imported:
    stem = Path(name).stem
    _check_columns(source, choices)
    given = replace(source.given, people=people)
    drafts = [
        draft
        for lines in source.readings
        if (draft := draft_of(lines, today, stem, given, choices.day)) is not None
    ]
    if not drafts:
        raise SessionFileError(
            Message("There is no programme in it: no times with something behind them were found."),
            Message("Write each item on a line, such as “9.15 – 9.45 Opening”."),
        )
    draft = max(drafts, key=lambda each: each.score)
    columns = source.columns if draft is drafts[0] else ()
    text, conference = session_file(
        draft, name or Message("the text"), target or Path(f"{stem or 'programme'}.yaml")
    )
    return Imported(
        conference, text, draft.items, draft.tables, draft.unsure, draft.unplaced, columns, draft.days
    )


def _check_columns(source: Source, choices: Choices) -> None:
    """Raises SessionFileError where somebody chose a column that the source does not have."""
    headings = [column.heading for column in source.columns]
    for field, name in choices.columns:
        if any(column.field == field and place_of(name, [column.heading]) == 0 for column in source.columns):
            continue
        if place_of(name, headings) is None:
            raise SessionFileError(
                Message("There is no column “{name}” in it.", name=name),
                Message("Its columns are {names}.", names=", ".join(dict.fromkeys(headings)))
                if headings
                else Message("Columns are those of a table with headings: xlsx, csv, or one in Word."),
            )
