"""The tables and the positions of a session file."""

from __future__ import annotations

from workshop_tui.domain.conference import PositionBlock, ScaleStep, Statement, Table
from workshop_tui.domain.message import Message
from workshop_tui.sessionfile.entries import Reader
from workshop_tui.sessionfile.naming import slug, unique
from workshop_tui.sessionfile.problems import KeyPath, printable
from workshop_tui.sessionfile.reading import Tree
from workshop_tui.sessionfile.schema import PositionEntry, StepEntry, TableEntry


def read_tables(reader: Reader, value: Tree) -> list[tuple[KeyPath, Table]]:
    """The block `tables`, each with its path."""
    found: list[tuple[KeyPath, Table]] = []
    taken: set[int] = set()
    for path, entry in reader.entries(TableEntry, value, ("tables",)):
        number = entry.number or int(path[-1]) + 1
        if number in taken and not reader.findings.broken((*path, "number")):
            message = Message("table {number} is there twice; give each table its own number", number=number)
            reader.findings.error((*path, "number"), message)
            continue
        taken.add(number)
        statement = Statement(number, entry.theme, entry.statement, tuple(entry.questions))
        found.append((path, Table(number, statement, tuple(entry.hosts))))
    return found


def read_positions(reader: Reader, value: Tree) -> tuple[PositionBlock, ...]:
    """The block `positions`."""
    found: list[PositionBlock] = []
    taken: set[str] = set()
    for path, entry in reader.entries(PositionEntry, value, ("positions",)):
        if entry.id is not None and entry.id in taken:
            message = Message(
                "there are two blocks with the id “{id}”; give one another", id=printable(entry.id)
            )
            reader.findings.error((*path, "id"), message)
        block_id = entry.id or unique(slug(entry.title), taken)
        taken.add(block_id)
        _check_subjects(reader, entry.subjects, (*path, "subjects"))
        scale = _scale(reader, entry.scale, (*path, "scale"))
        found.append(PositionBlock(block_id, entry.title, scale, tuple(entry.subjects)))
    return tuple(found)


def _scale(reader: Reader, value: Tree, path: KeyPath) -> tuple[ScaleStep, ...]:
    steps: list[ScaleStep] = []
    keys: set[str] = set()
    for step_path, entry in reader.entries(StepEntry, value, path):
        key = entry.key or slug(entry.label)
        if key in keys:
            reader.findings.error(step_path, Message("the step “{name}” is there twice", name=printable(key)))
            continue
        keys.add(key)
        steps.append(ScaleStep(key, entry.label, entry.takes_part))
    return tuple(steps)


def _check_subjects(reader: Reader, subjects: list[str], path: KeyPath) -> None:
    for index, subject in enumerate(subjects):
        if subject in subjects[:index]:
            message = Message("the subject “{name}” is there twice", name=printable(subject))
            reader.findings.error((*path, index), message)
