"""The roster of the chair: who presides in which year, and whether its order is fair."""

from __future__ import annotations

from workshop_tui.domain.conference import ChairRoster
from workshop_tui.domain.message import Message
from workshop_tui.sessionfile.entries import Reader
from workshop_tui.sessionfile.people import Organisations
from workshop_tui.sessionfile.problems import KeyPath, or_nearest, printable
from workshop_tui.sessionfile.reading import Tree
from workshop_tui.sessionfile.schema import RosterEntry

BLOCK = ("chair_roster",)


def read_roster(reader: Reader, value: Tree, organisations: Organisations) -> ChairRoster | None:
    """The block `chair_roster`; None where there is none, or nothing to be read in it.

    Rule: nobody who never presides is in the order, and nobody presides again before all others had a
    turn. The first is an error; the second, which there may be a reason for, a warning.
    """
    entry = None if value is None else reader.entry(RosterEntry, value, BLOCK)
    if entry is None:
        return None
    never = _known(reader, entry.never, (*BLOCK, "never"), organisations)
    order = _known(reader, entry.order, (*BLOCK, "order"), organisations)
    if not order and not reader.findings.broken((*BLOCK, "order")) and "order" in entry.model_fields_set:
        reader.findings.error((*BLOCK, "order"), Message("there is nobody on this list"))
    for index, name in enumerate(order):
        if name in never:
            message = Message(
                "“{name}” never presides, and is in the order all the same", name=printable(name)
            )
            reader.findings.error((*BLOCK, "order", index), message)
    if organisations.known and not reader.findings.broken(BLOCK):
        _check_turns(reader, order, [one.name for one in organisations.all if one.name not in never])
    return ChairRoster(entry.first_year or 0, tuple(order), tuple(never))


def _known(reader: Reader, names: list[str], path: KeyPath, organisations: Organisations) -> list[str]:
    """The organisations that are meant, by their full names; one that is not there is an error."""
    found = []
    for index, name in enumerate(names):
        organisation = organisations.find(name)
        if organisation is None and organisations.known:
            unknown = Message("there is no organisation “{name}”", name=printable(name))
            reader.findings.error((*path, index), or_nearest(unknown, name, organisations.names()))
        found.append(name if organisation is None else organisation.name)
    return found


def _check_turns(reader: Reader, order: list[str], all_of_them: list[str]) -> None:
    path = (*BLOCK, "order")
    had: list[str] = []
    for index, name in enumerate(order):
        waiting = [other for other in all_of_them if other not in had]
        if name in had and waiting:
            message = Message(
                "“{name}” presides again before these had a turn: {names}",
                name=printable(name),
                names=", ".join(map(printable, waiting)),
            )
            reader.findings.warning((*path, index), message)
        had = [*had, name] if waiting else [name]
    waiting = [other for other in all_of_them if other not in had]
    if waiting:
        message = Message(
            "the order begins again before these had a turn: {names}",
            names=", ".join(map(printable, waiting)),
        )
        reader.findings.warning(path, message)
