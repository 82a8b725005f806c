"""What can be odd about a conference that can be read: mostly warnings, which never block."""

from __future__ import annotations

from workshop_tui.domain.conference import MINUTE, AgendaItem, Conference, ItemKind, Participant, Rotation
from workshop_tui.domain.message import Message
from workshop_tui.domain.segments import Segment, SegmentKind, segment_plan
from workshop_tui.sessionfile.problems import Findings, KeyPath, printable
from workshop_tui.sessionfile.values import clock

Items = list[tuple[KeyPath, AgendaItem]]


def check_programme(findings: Findings, items: Items) -> None:
    """Gaps, overlaps, and items that stand in the wrong order."""
    previous: AgendaItem | None = None
    latest = 0
    for path, item in items:
        if previous is not None:
            message = _between(previous, latest, item)
            if message is not None:
                findings.warning((*path, "time"), message)
        previous = item
        latest = max(latest, item.end)


def _between(previous: AgendaItem, latest: int, item: AgendaItem) -> Message | None:
    if item.start < previous.start:
        return Message(
            "this begins at {start}, before the item above it ({other})",
            start=clock(item.start),
            other=printable(previous.title),
        )
    if item.start < latest:
        return Message(
            "this begins at {start}, while “{other}” goes on until {end}",
            start=clock(item.start),
            other=printable(previous.title),
            end=clock(latest),
        )
    if item.start > latest:
        return Message.counted(
            "between {start} and {end} there is {n} minute without an item",
            "between {start} and {end} there are {n} minutes without an item",
            item.start - latest,
            start=clock(latest),
            end=clock(item.start),
        )
    return None


def check_items(findings: Findings, conference: Conference, items: Items) -> None:
    """Whether what an item holds fits its block, and the tables and groups it needs."""
    for path, item in items:
        _check_length(findings, conference, path, item)
        if item.kind is ItemKind.WORLD_CAFE and not item.segments:
            _check_tables(findings, conference, path, item)
        if item.kind is ItemKind.TABLE_REPORTS and not item.segments and not _tables(findings, conference):
            findings.warning(
                (*path, "kind"), Message("there are no tables to report; list them under “tables”")
            )


def _tables(findings: Findings, conference: Conference) -> int:
    """The number of tables; 1 where it is not known, so that nothing is said of it."""
    return len(conference.tables) or int(findings.broken(("tables",)))


def _check_length(findings: Findings, conference: Conference, path: KeyPath, item: AgendaItem) -> None:
    block = (item.end - item.start) * MINUTE
    if item.minimum_ms is not None and item.minimum_ms > block:
        findings.warning(
            (*path, "minimum"),
            Message(
                "the minimum of {minimum} min is longer than the {block} min planned",
                minimum=minutes(item.minimum_ms),
                block=minutes(block),
            ),
        )
    if any(
        findings.broken((*path, key)) for key in ("speakers", "segments", "rounds", "kind", "minutes_each")
    ):
        return
    plan = segment_plan(conference, item)
    needed = sum(segment.duration_ms for segment in plan)
    if needed > block:
        findings.warning((*path, _length_key(item)), _too_long(plan, item, needed, block))


def _length_key(item: AgendaItem) -> str:
    if item.segments:
        return "segments"
    return {ItemKind.WORLD_CAFE: "rounds", ItemKind.PITCHES: "minutes_each"}.get(item.kind, "time")


def _too_long(plan: tuple[Segment, ...], item: AgendaItem, needed_ms: int, block_ms: int) -> Message:
    needed, block = minutes(needed_ms), minutes(block_ms)
    if not item.segments and item.kind is ItemKind.WORLD_CAFE:
        return Message.counted(
            "{n} round with what is around it needs {needed} min; the block has {block}",
            "{n} rounds with what is around them need {needed} min; the block has {block}",
            _count(plan, SegmentKind.ROUND),
            needed=needed,
            block=block,
        )
    if not item.segments and item.kind is ItemKind.PITCHES:
        return Message.counted(
            "{n} speaker needs {needed} min; the block has {block}",
            "{n} speakers need {needed} min; the block has {block}",
            _count(plan, SegmentKind.SPEAKER),
            needed=needed,
            block=block,
        )
    if not item.segments and item.kind is ItemKind.TABLE_REPORTS:
        return Message.counted(
            "the report of {n} table needs {needed} min; the block has {block}",
            "the reports of {n} tables need {needed} min; the block has {block}",
            _count(plan, SegmentKind.REPORT),
            needed=needed,
            block=block,
        )
    return Message("the parts need {needed} min together; the block has {block}", needed=needed, block=block)


def _count(plan: tuple[Segment, ...], kind: SegmentKind) -> int:
    return sum(segment.kind is kind for segment in plan)


def minutes(duration_ms: int) -> str:
    """A duration as a number of minutes, with a decimal only where it is not whole."""
    return f"{duration_ms / MINUTE:.1f}".removesuffix(".0")


def _check_tables(findings: Findings, conference: Conference, path: KeyPath, item: AgendaItem) -> None:
    tables, groups = _tables(findings, conference), len(conference.groups)
    if findings.broken(("tables",)) or findings.broken(("groups",)):
        return
    if not tables:
        findings.warning((*path, "kind"), Message("there are no tables for this; list them under “tables”"))
        return
    if item.rotation is not Rotation.INDIVIDUALS:
        if not groups:
            message = Message("there are no groups for this; say how many under “groups”")
            findings.warning((*path, "kind"), message)
        elif groups > tables:
            message = Message(
                "there are more groups ({groups}) than tables ({tables}); make fewer groups or add tables",
                groups=groups,
                tables=tables,
            )
            findings.error(("groups",), message)
    if 0 < item.rounds < tables:
        message = Message(
            "fewer rounds ({rounds}) than tables ({tables}): not everybody sees every table",
            rounds=item.rounds,
            tables=tables,
        )
        findings.warning((*path, "rounds"), message)


def check_people(
    findings: Findings, conference: Conference, listed: list[tuple[KeyPath, Participant]]
) -> None:
    """Hosts who are in a group, and people who are on the list twice or without an organisation; who is so in
    a list of its own is told there, by line."""
    hosts = {host.casefold() for table in conference.tables for host in table.hosts}
    seen: set[tuple[str, str | None]] = set()
    for path, person in listed:
        if person.name.casefold() in hosts and person.group is not None:
            message = Message(
                "“{name}” is a table host and in group {group}; a host stays at the table",
                name=printable(person.name),
                group=printable(person.group),
            )
            findings.warning((*path, "group"), message)
        identity = (person.name.casefold(), person.organisation)
        if identity in seen and person.name and len(path) > 1:
            message = Message("“{name}” is on the list twice", name=printable(person.name))
            findings.warning((*path, "name"), message)
        seen.add(identity)
    _check_organisations(findings, hosts, [(path, person) for path, person in listed if len(path) > 1])


def _check_organisations(
    findings: Findings, hosts: set[str], listed: list[tuple[KeyPath, Participant]]
) -> None:
    """Who has no organisation in a list in the session file where nine in ten have one: they were forgotten.
    A list in which more have none is meant so."""
    alone = [(path, person) for path, person in listed if person.organisation is None and person.name]
    if 10 * len(alone) > len(listed):
        return
    for path, person in alone:
        if person.name.casefold() not in hosts:
            message = Message("“{name}” has no organisation", name=printable(person.name))
            findings.warning((*path, "name"), message)
