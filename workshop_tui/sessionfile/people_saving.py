"""People put into the list beside a session file: rows that are as they were stay letter for letter, and
so do the columns that say something else."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from workshop_tui.domain.conference import Participant
from workshop_tui.sessionfile.people_file import columns_of, delimiter_of, names_people, people_of
from workshop_tui.sessionfile.same_entries import sources

_VALUES = ("role", "organisation", "group")


def people_text(text: str, before: Sequence[Participant], people: Sequence[Participant]) -> str | None:
    """The text of a csv file with these people in it. `before` are the people as its rows were understood,
    in their order. None where that is no list that rows can be put into."""
    listed = people_of(text)
    if listed.faults or len(listed.people) != len(before):
        return None
    delimiter = delimiter_of(text)
    ending = "\r\n" if "\r\n" in text else "\n"
    table = _Table(text, delimiter)
    names = [one.name for one in before], [one.name for one in people]
    found_in = sources([repr(one) for one in before], [repr(one) for one in people], names, by_place=False)
    head, columns = _with_columns(table.head, people)
    made: list[str] = []
    for person, source in zip(people, found_in, strict=True):
        if source is None:
            made.append(_line(_cells([], columns, None, person), delimiter))
        elif before[source] == person:
            made.append(table.raw(listed.people[source].line))
        else:
            row = table.row(listed.people[source].line)
            made.append(_line(_cells(row, columns, before[source], person), delimiter))
    first = table.raw_head if head == table.head else _line(head, delimiter)
    return ending.join([*table.above, first, *made]) + ending


class _Table:
    """The rows of a csv file with the lines that they came from."""

    def __init__(self, text: str, delimiter: str) -> None:
        lines = list(io.StringIO(text, newline=""))
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        self._rows: dict[int, tuple[list[str], str]] = {}
        self.above: list[str] = []
        self.head: list[str] = []
        self.raw_head = ""
        begin = 0
        for row in rows:
            raw = "".join(lines[begin : rows.line_num]).rstrip("\r\n")
            begin = rows.line_num
            if self.head:
                self._rows[rows.line_num] = (row, raw)
            elif names_people(columns_of(row)):
                self.head, self.raw_head = row, raw
            else:
                self.above.append(raw)

    def raw(self, line: int) -> str:
        """The row that ends on a line, as it was written."""
        return self._rows[line][1]

    def row(self, line: int) -> list[str]:
        """Its cells."""
        return list(self._rows[line][0])


def _with_columns(head: list[str], people: Sequence[Participant]) -> tuple[list[str], dict[str, int]]:
    """The heading with the columns that these people need, and where each stands."""
    columns = columns_of(head)
    said = [key for key in _VALUES if key not in columns and any(getattr(one, key) for one in people)]
    for key in said:
        columns[key] = len(head)
        head = [*head, key]
    return head, columns


def _cells(
    row: list[str], columns: dict[str, int], before: Participant | None, person: Participant
) -> list[str]:
    """The cells of a row in which somebody is otherwise than before."""
    row = [*row, *[""] * (max(columns.values()) + 1 - len(row))]
    if before is None or before.name != person.name:
        _put_name(row, columns, person.name)
    for key in _VALUES:
        if key in columns and (before is None or getattr(before, key) != getattr(person, key)):
            row[columns[key]] = getattr(person, key) or ""
    return row


def _put_name(row: list[str], columns: dict[str, int], name: str) -> None:
    if "name" in columns:
        row[columns["name"]] = name
        return
    first, _, last = name.partition(" ")
    parts = {"first": first, "between": "", "last": last}
    if "first" not in columns or not last:
        parts = {"first": "", "between": "", "last": name}
    for key, part in parts.items():
        if key in columns:
            row[columns[key]] = part


def _line(row: list[str], delimiter: str) -> str:
    made = io.StringIO()
    csv.writer(made, delimiter=delimiter, lineterminator="").writerow(row)
    return made.getvalue()
