"""The agenda of a session file: times put on the day, speakers looked up, ids made."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_tui.domain.conference import AgendaItem, ItemKind, SegmentSpec, Speaker
from workshop_tui.domain.message import Message
from workshop_tui.sessionfile import values
from workshop_tui.sessionfile.entries import Reader, list_expected
from workshop_tui.sessionfile.naming import slug, unique
from workshop_tui.sessionfile.people import Organisations
from workshop_tui.sessionfile.problems import KeyPath, nearest, or_nearest, printable
from workshop_tui.sessionfile.reading import Tree
from workshop_tui.sessionfile.schema import ItemEntry, SegmentEntry, SpeakerEntry

EVERY_ORGANISATION = "organisations"

_ONLY_FOR = {
    "speakers": (ItemKind.PITCHES,),
    "minutes_each": (ItemKind.PITCHES, ItemKind.TABLE_REPORTS),
    "rounds": (ItemKind.WORLD_CAFE,),
    "round_minutes": (ItemKind.WORLD_CAFE,),
    "changeover_minutes": (ItemKind.WORLD_CAFE,),
    "rotation": (ItemKind.WORLD_CAFE,),
}


@dataclass(frozen=True)
class Known:
    """The names that a speaker can be: organisations, and persons with the organisation of each
    (None for those without)."""

    organisations: Organisations
    persons: dict[str, str | None]


def read_agenda(reader: Reader, value: Tree, known: Known) -> list[tuple[KeyPath, AgendaItem]]:
    """The items that have a time, each with its path, in the order of the file."""
    entries = reader.entries(ItemEntry, value, ("agenda",))
    if isinstance(value, list) and not value:
        reader.findings.error(
            ("agenda",), Message("the agenda is empty; list its items, each with “- time:” and “title:”")
        )
    persons = {entry.led_by: None for _, entry in entries if entry.led_by}
    known = Known(known.organisations, {**persons, **known.persons})
    ids = _ids(reader, entries)
    previous: int | None = None
    found: list[tuple[KeyPath, AgendaItem]] = []
    for (path, entry), item_id in zip(entries, ids, strict=True):
        times = _times(reader, path, entry, previous)
        item = _item(reader, path, entry, item_id, times or (0, 0), known)
        if times is not None:
            previous = times[0]
            found.append((path, item))
    return found


def _ids(reader: Reader, entries: list[tuple[KeyPath, ItemEntry]]) -> list[str]:
    """Given ids keep their name; made ones make room for them."""
    taken: set[str] = set()
    for path, entry in entries:
        if entry.id is not None and entry.id in taken:
            message = Message(
                "there are two items with the id “{id}”; give one another", id=printable(entry.id)
            )
            reader.findings.error((*path, "id"), message)
        elif entry.id is not None:
            taken.add(entry.id)
    ids = []
    for _, entry in entries:
        item_id = entry.id or unique(slug(entry.title), taken)
        taken.add(item_id)
        ids.append(item_id)
    return ids


def _times(reader: Reader, path: KeyPath, entry: ItemEntry, previous: int | None) -> tuple[int, int] | None:
    if entry.time is None:
        return None
    try:
        return values.on_the_day(entry.time, previous)
    except values.Wrong as wrong:
        reader.findings.error((*path, "time"), wrong.message)
        return None


def _item(
    reader: Reader,
    path: KeyPath,
    entry: ItemEntry,
    item_id: str,
    times: tuple[int, int],
    known: Known,
) -> AgendaItem:
    segments = _segments(reader, entry.segments, (*path, "segments"))
    speakers = _speakers(reader, entry, (*path, "speakers"), known)
    _check_kind(reader, path, entry)
    return AgendaItem(
        id=item_id,
        title=entry.title,
        kind=entry.kind,
        start=times[0],
        end=times[1],
        fixed=entry.fixed,
        auto=entry.auto,
        minimum_ms=entry.minimum,
        warning_ms=entry.warning,
        danger_ms=entry.danger,
        led_by=entry.led_by,
        notes=entry.notes,
        speakers=speakers,
        each_ms=entry.minutes_each,
        prompts=tuple(entry.prompts),
        rounds=entry.rounds,
        round_ms=entry.round_minutes,
        changeover_ms=entry.changeover_minutes,
        intro_ms=entry.intro_minutes,
        closing_ms=entry.closing_minutes,
        rotation=entry.rotation,
        segments=segments,
    )


def _check_kind(reader: Reader, path: KeyPath, entry: ItemEntry) -> None:
    """What a kind cannot do without, and keys that do nothing for it."""
    if reader.findings.broken((*path, "kind")):
        return
    needed: tuple[str, ...] = ()
    if entry.segments is None and entry.kind is ItemKind.WORLD_CAFE:
        needed = ("rounds", "round_minutes")
    elif entry.segments is None and entry.kind is ItemKind.PITCHES:
        needed = ("speakers",)
    for key in needed:
        if key not in entry.model_fields_set:
            message = Message(
                "“{key}” is missing; an item of kind {kind} needs it", key=key, kind=entry.kind.value
            )
            reader.findings.error((*path, key), message)
    for key, kinds in _ONLY_FOR.items():
        if key in entry.model_fields_set and entry.kind not in kinds:
            reader.findings.warning(
                (*path, key),
                Message("this does nothing for an item of kind {kind}", kind=entry.kind.value),
            )


def _segments(reader: Reader, value: Tree, path: KeyPath) -> tuple[SegmentSpec, ...]:
    return tuple(
        SegmentSpec(entry.title, entry.minutes or 0, entry.speaker)
        for _, entry in reader.entries(SegmentEntry, value, path)
    )


def _speakers(reader: Reader, entry: ItemEntry, path: KeyPath, known: Known) -> tuple[Speaker, ...]:
    value: Tree = entry.speakers
    if value is None:
        return ()
    if isinstance(value, str) and value.strip().casefold() == EVERY_ORGANISATION:
        if not known.organisations.all and not reader.findings.broken(("organisations",)):
            message = Message("there are no organisations in this file; list them under “organisations”")
            reader.findings.error(path, message)
        return tuple(Speaker(one.name, one.name) for one in known.organisations.all)
    if isinstance(value, str):
        only = _named_speaker(reader, value.strip(), path, known, in_list=False)
        return () if only is None else (only,)
    if not isinstance(value, list):
        reader.findings.error(path, list_expected())
        return ()
    found: list[Speaker] = []
    for index, part in enumerate(value):
        speaker = _speaker(reader, part, (*path, index), known)
        if speaker is not None and any(speaker.name == other.name for other in found):
            message = Message("“{name}” is among the speakers twice", name=printable(speaker.name))
            reader.findings.error((*path, index), message)
        elif speaker is not None:
            found.append(speaker)
    if not found and not value:
        reader.findings.error(path, Message("there is nobody on this list"))
    return tuple(found)


def _speaker(reader: Reader, value: Tree, path: KeyPath, known: Known) -> Speaker | None:
    if isinstance(value, str):
        return _named_speaker(reader, value.strip(), path, known, in_list=True)
    entry = reader.entry(SpeakerEntry, value, path)
    if entry is None or not entry.organisation:
        return None if entry is None or not entry.name else Speaker(entry.name)
    organisation = known.organisations.find(entry.organisation)
    if organisation is None and known.organisations.known:
        unknown = Message("there is no organisation “{name}”", name=printable(entry.organisation))
        names = known.organisations.names()
        reader.findings.error((*path, "organisation"), or_nearest(unknown, entry.organisation, names))
    return Speaker(entry.name, entry.organisation if organisation is None else organisation.name)


def _named_speaker(
    reader: Reader, name: str, path: KeyPath, known: Known, *, in_list: bool
) -> Speaker | None:
    """A bare name is an organisation or a person of the file; in a file without either, anybody. In a
    list also a guest whom the file does not know otherwise, unless a known name was probably meant."""
    organisation = known.organisations.find(name) if name else None
    if organisation is not None:
        return Speaker(organisation.name, organisation.name)
    by_fold = {person.casefold(): person for person in known.persons}
    person = by_fold.get(name.casefold())
    if person is not None:
        return Speaker(person, known.persons[person])
    checkable = known.organisations.known or bool(known.persons)
    if name and (not checkable or reader.findings.broken(("organisations",))):
        return Speaker(name)
    unknown = Message("there is no organisation or participant “{name}”", name=printable(name))
    choices = (*known.organisations.names(), *known.persons)
    if name and in_list and nearest(name, choices) is None:
        nobodys = Message(
            "“{name}” is no organisation or participant of this file; the time counts for no organisation",
            name=printable(name),
        )
        reader.findings.warning(path, nobodys)
        return Speaker(name)
    message = or_nearest(unknown, name, choices)
    reader.findings.error(path, message)
    return None
