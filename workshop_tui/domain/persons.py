"""Persons in what there is to tell: by name, by their role, or not at all (documents, *Names*).

`named` works on the data, before anything is rendered: what it took out is in no document, whatever its
format. It goes through everything there is, field by field, so that a field that is added tomorrow is
gone through as well.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from typing import Any

from workshop_tui.domain.conference import AgendaItem, Conference, Participant, Speaker
from workshop_tui.domain.kept import Choice, Kept, SeriesConference
from workshop_tui.domain.leftovers import Leftover, leftovers
from workshop_tui.domain.log import Event
from workshop_tui.domain.material import Material
from workshop_tui.domain.mentions import Mentions, replaced
from workshop_tui.domain.message import Message
from workshop_tui.domain.names import Names
from workshop_tui.domain.notes import Note
from workshop_tui.domain.person_names import Person, joined, read_persons
from workshop_tui.domain.segments import Segment
from workshop_tui.domain.text_words import keys

_PLAIN = (str, int, float, Enum, type(None))
"""What holds no object of ours; of these only text that is no member of an enumeration can name somebody."""

Say = Callable[[Message], str]


def named(material: Material, names: Names, say: Say) -> tuple[Material, tuple[Leftover, ...]]:
    """The material with its persons as `names` asks, and what still looks like a name afterwards: nothing
    with `full`."""
    found = told_of(material, names, say)
    return found, () if names is Names.FULL else leftovers(found, say)


def told_of(material: Material, names: Names, say: Say) -> Material:
    """The material with its persons as `names` asks.

    With `full` it is as it was. Otherwise it is fit to be published: beside the names go what says who
    spoke (organisation and group of a note), who typed, the list of participants, the facilitator's own
    notes, and what is kept for reading the conference back. The table of a note stays: it is the subject
    that was spoken of. `say` puts the roles in the language of the document.
    """
    if names is Names.FULL:
        return material
    mentions = Mentions(known_persons(material), _places(material.conference))
    return _Public(mentions, names, say).material(material)


def known_persons(material: Material) -> tuple[Person, ...]:
    """Everybody whom the conference knows by name: participants, hosts, the chair, speakers, owners, who
    reported, typed or changed something, in this version of its definition or in an earlier one; and whom
    the other conferences of its series know, for their agreements and decisions are told of here too."""
    conference = material.conference
    known = _no_names(conference)
    found: list[Person] = []
    hosts, speakers = _hosts_and_speakers(conference)
    for text, role, listed in dict.fromkeys(_named_fields(material)):
        chair, host, speaks = text == conference.presided_by, text in hosts, text in speakers
        for each in read_persons(text, known, listed=listed):
            found.append(replace(each, role=role or each.role, chair=chair, host=host, speaks=speaks))
    return joined(found)


def people_in(conference: Conference) -> tuple[Participant, ...]:
    """Whom a definition names: its participants, then hosts, chair and speakers with no more than their
    names. No functions, bodies or organisations."""
    known = _no_names(conference)
    fields = [conference.presided_by]
    for value in _values(conference):
        fields += _held(value)
    names = (name for name in dict.fromkeys(fields) if read_persons(name, known))
    listed = tuple(
        Participant(each.name, each.role, each.organisation)
        for each in conference.participants
        if not _same(each.name, each.role, each.organisation or "")
    )
    taken = {each.name for each in conference.participants}
    return (*listed, *(Participant(name) for name in names if name not in taken))


def _hosts_and_speakers(conference: Conference) -> tuple[frozenset[str], frozenset[str]]:
    """The fields that name who stays at a table, and those that name who leads or speaks in an item."""
    hosts = frozenset(host for table in conference.tables for host in table.hosts)
    speakers = {item.led_by for item in conference.agenda}
    speakers |= {speaker.name for item in conference.agenda for speaker in item.speakers}
    return hosts, frozenset(name for name in speakers if name)


def _named_fields(material: Material) -> Iterator[tuple[str, str, bool]]:
    """Each field that may hold a name, the role that goes with it, whether it is a participant's. Those
    that tell most of a role come first."""
    everywhere = list(_values(material))
    for value in everywhere:
        if isinstance(value, Participant):
            function = _same(value.name, value.role, value.organisation or "")
            yield ("" if function else value.name), value.role, True
    yield material.conference.presided_by, "", False
    for value in everywhere:
        if isinstance(value, Choice):
            yield (value.value if value.what == "reporter" else ""), "", False
        for text in _held(value):
            yield text, "", False
    for name in material.reporters.values():
        yield name, "", False


def _held(value: Any) -> Iterator[str]:
    """What the fields of an object say that are for persons."""
    kind: Any = type(value)
    for field in _person_fields(kind):
        held = getattr(value, field)
        yield from (held,) if isinstance(held, str) else held
    if isinstance(value, Speaker):
        yield value.name


_PERSON_FIELDS = ("chair", "led_by", "hosts", "speaker", "owners", "typed_by", "by", "editor")


@cache
def _person_fields(kind: Any) -> tuple[str, ...]:
    return tuple(name for name in _field_names(kind) if name in _PERSON_FIELDS)


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass."""
    return tuple(field.name for field in dataclasses.fields(kind) if field.init)


def _same(name: str, role: str, organisation: str) -> bool:
    """Whether somebody is on the list by function: "wethouder, Dordrecht"."""
    return bool(role) and set(keys(name)) <= set(keys(f"{role} {organisation}"))


def _no_names(conference: Conference) -> frozenset[str]:
    """Words that are no names of persons: those of organisations, themes, the place."""
    texts = [*_places(conference), *(table.statement.theme for table in conference.tables)]
    return frozenset(key for text in texts for key in keys(text) if len(key) > 1)


def _places(conference: Conference) -> tuple[str, ...]:
    """What the conference knows by name and is no person."""
    organisations = [name for each in conference.organisations for name in (each.name, each.short)]
    parts = [part for part in conference.location.replace(";", ",").split(",") if part.strip()]
    return tuple(name for name in (*organisations, *parts) if name)


def _values(value: object, seen: set[int] | None = None) -> Iterator[Any]:
    """Every object of ours in a value, itself included."""
    seen = set() if seen is None else seen
    if isinstance(value, _PLAIN):
        return
    if isinstance(value, Mapping):
        for part in value.values():
            yield from _values(part, seen)
    elif isinstance(value, tuple | list | frozenset):
        for part in value:
            yield from _values(part, seen)
    elif dataclasses.is_dataclass(value) and id(value) not in seen:
        seen.add(id(value))
        yield value
        kind: Any = type(value)
        for name in _field_names(kind):
            part = getattr(value, name)
            if not isinstance(part, _PLAIN):
                yield from _values(part, seen)


@dataclass
class _Public:
    """Goes through the material. What was once replaced is replaced in the same way everywhere, so that
    ids and keys still find each other."""

    mentions: Mentions
    names: Names
    say: Say

    def __post_init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._speakers: dict[str, str] = {}
        self._objects: dict[int, tuple[object, object]] = {}
        self._roles: dict[Person, str] = {}

    def material(self, material: Material) -> Material:
        """The material as it may be published."""
        for value in _values(material.conference):
            if isinstance(value, Speaker):
                self._speaker(value.name)
        kept = material.kept
        found = self._any(replace(material, kept=Kept(version=kept.version, series=kept.series)))
        assert isinstance(found, Material)
        return found

    def _any(self, value: Any) -> Any:
        if type(value) is str:
            return self._text(value)
        if isinstance(value, _PLAIN):
            return value
        if isinstance(value, Mapping):
            return {self._any(key): self._any(part) for key, part in value.items()}
        if isinstance(value, tuple | list | frozenset):
            return type(value)(self._any(part) for part in value)
        if isinstance(value, Message):
            return self._message(value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return self._object(value)
        return value

    def _object(self, value: Any) -> Any:
        kept = self._objects.get(id(value))
        if kept is not None:
            return kept[1]
        kind: Any = type(value)
        changes = {name: self._any(getattr(value, name)) for name in _field_names(kind)}
        changes |= {name: "" for name in ("by", "typed_by", "editor") if isinstance(changes.get(name), str)}
        if isinstance(value, Note):
            changes |= {"organisation": None, "group": None}
        elif isinstance(value, Conference):
            changes |= {"participants": ()}
        elif isinstance(value, SeriesConference):
            changes |= {"people": ()}
        elif isinstance(value, AgendaItem):
            changes |= {"notes": ""}
        elif isinstance(value, Event):
            changes |= {"boot_id": None}
        elif isinstance(value, Speaker):
            changes |= {"name": self._speaker(value.name)}
        elif isinstance(value, Segment) and value.label in self._speakers:
            changes |= {"label": self._speakers[str(value.label)]}
        found = replace(value, **changes)
        self._objects[id(value)] = (value, found)
        return found

    def _message(self, message: Message) -> Message:
        found = copy(message)
        found.values = {name: self._any(value) for name, value in message.values.items()}
        return found

    def _text(self, text: str) -> str:
        found = self._texts.get(text)
        if found is None:
            for prefix in ("speaker:", "item:"):
                if text.startswith(prefix):
                    rest = text.removeprefix(prefix)
                    return prefix + (self._speakers.get(rest) or self._text(rest))
            by_role = self.names is Names.ROLE
            found = replaced(text, self.mentions, self._called, with_functions=by_role)
            self._texts[text] = found
        return found

    def _speaker(self, name: str) -> str:
        """What a speaker is called: each another way, for the name is what tells the segments apart."""
        if name not in self._speakers:
            wanted = self._text(name)
            found, number = wanted, 1
            while found in self._speakers.values():
                number += 1
                found = f"{wanted} ({number})"
            self._speakers[name] = found
        return self._speakers[name]

    def _called(self, persons: tuple[Person, ...]) -> str:
        if self.names is Names.OMIT:
            return self.say(Message("[name omitted]"))
        roles = list(dict.fromkeys(self._role(person) for person in persons))
        nobody = self.say(Message("a participant"))
        told = [role for role in roles if role != nobody]
        return told[0] if len(told) == 1 else nobody

    def _role(self, person: Person) -> str:
        if person not in self._roles:
            self._roles[person] = self._role_in_words(person)
        return self._roles[person]

    def _role_in_words(self, person: Person) -> str:
        if person.chair:
            return self.say(Message("the chair of the day"))
        role = " ".join(person.role.split())
        every = {word for each in self.mentions.persons for word in each.words}
        if not role or every & set(keys(role)):
            return self.say(_part_of(person))
        role = role if role[:2].isupper() else role[:1].lower() + role[1:]
        vowel = role[0].casefold() in "aeiou"
        return self.say(Message("an {role}", role=role) if vowel else Message("a {role}", role=role))


def _part_of(person: Person) -> Message:
    """What somebody without a known function did."""
    if person.host:
        return Message("a table host")
    return Message("a speaker") if person.speaks else Message("a participant")
