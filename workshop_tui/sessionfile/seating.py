"""The block `seating`: the seed of the draw, and who must be together or apart."""

from __future__ import annotations

from workshop_tui.domain.conference import Participant, SeatingWishes, Table
from workshop_tui.domain.grouping import called, hosts_among, people_called
from workshop_tui.domain.message import Message
from workshop_tui.sessionfile.entries import Reader, list_expected
from workshop_tui.sessionfile.problems import KeyPath, or_nearest, printable
from workshop_tui.sessionfile.reading import Tree
from workshop_tui.sessionfile.schema import SeatingEntry

BLOCK = ("seating",)
Wish = tuple[str, ...]


def read_seating(
    reader: Reader, value: Tree, people: tuple[Participant, ...], tables: tuple[Table, ...]
) -> SeatingWishes:
    """The block `seating`; nothing wished where there is none.

    A wish about somebody who is not on the list, whose name stands there twice, or who is a table host
    is a warning: lists change until the morning itself.
    """
    entry = None if value is None else reader.entry(SeatingEntry, value, BLOCK)
    if entry is None:
        return SeatingWishes()
    hosts = hosts_among(people, [host for table in tables for host in table.hosts])
    together = _wishes(reader, entry.together, (*BLOCK, "together"), people, hosts)
    apart = _wishes(reader, entry.apart, (*BLOCK, "apart"), people, hosts)
    _check_against(reader, together, apart)
    return SeatingWishes(entry.seed or 0, together, apart)


def _wishes(
    reader: Reader, value: Tree, path: KeyPath, people: tuple[Participant, ...], hosts: frozenset[int]
) -> tuple[Wish, ...]:
    """The wishes of a list of lists; a list of names alone is one wish."""
    if value is None:
        return ()
    if not isinstance(value, list):
        reader.findings.error(path, list_expected())
        return ()
    if value and all(isinstance(part, str) for part in value):
        return _named(reader, value, path, people, hosts)
    return tuple(
        wish
        for index, part in enumerate(value)
        for wish in _named(reader, part, (*path, index), people, hosts)
    )


def _named(
    reader: Reader, value: Tree, path: KeyPath, people: tuple[Participant, ...], hosts: frozenset[int]
) -> tuple[Wish, ...]:
    names = [part.strip() for part in value if isinstance(part, str)] if isinstance(value, list) else []
    if not isinstance(value, list) or len(names) < len(value) or len(names) < 2 or not all(names):
        message = Message("two or more names are expected here, such as: [Ann, Bob]")
        reader.findings.error(path, message)
        return ()
    if not reader.findings.broken(("participants",)):
        for index, name in enumerate(names):
            message_or_none = _doubt(name, people, hosts)
            if message_or_none is not None:
                reader.findings.warning((*path, index), message_or_none)
    return (tuple(names),)


def _doubt(name: str, people: tuple[Participant, ...], hosts: frozenset[int]) -> Message | None:
    """What is the matter with a name in a wish; None when one person is meant."""
    meant = people_called(people, name)
    if not meant:
        unknown = Message("there is no participant “{name}”", name=printable(name))
        return or_nearest(unknown, name, called(people))
    if len(meant) > 1:
        return Message(
            "{n} participants are called “{name}”; write the organisation behind it, between brackets",
            n=len(meant),
            name=printable(name),
        )
    if meant[0] in hosts:
        return Message("“{name}” is a table host and in no group", name=printable(name))
    return None


def _check_against(reader: Reader, together: tuple[Wish, ...], apart: tuple[Wish, ...]) -> None:
    """Two people who are both to be together and apart."""
    for index, wish in enumerate(apart):
        folded = {name.casefold(): name for name in wish}
        for other in together:
            both = [folded[name.casefold()] for name in other if name.casefold() in folded]
            if len(both) > 1:
                message = Message(
                    "these are to be apart, and together as well: {names}",
                    names=", ".join(map(printable, both)),
                )
                reader.findings.warning((*BLOCK, "apart", index), message)
