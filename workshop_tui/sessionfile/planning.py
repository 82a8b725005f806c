"""A session file that is being made: the conference as it would be read, its problems, undo, saving.

Every change is read back as a session file is read, without the detour over YAML. So what stands here
is always what a file can say, and the problems are those that `check` gives.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from workshop_tui.domain.conference import Conference, Participant
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.naming import slug
from workshop_tui.sessionfile.entries import Reader
from workshop_tui.sessionfile.loading import conference_of, load_or_refuse, read
from workshop_tui.sessionfile.people import Organisations, read_participants
from workshop_tui.sessionfile.people_file import WORKBOOKS
from workshop_tui.sessionfile.people_saving import people_text
from workshop_tui.sessionfile.problems import Findings, KeyPath, Problem, Severity
from workshop_tui.sessionfile.programme import EVERY_ORGANISATION
from workshop_tui.sessionfile.reading import Tree, Unreadable, read_text, read_tree
from workshop_tui.sessionfile.saving import saved
from workshop_tui.sessionfile.writing import every_speaker, file_entry, participant_entry

MOST_STEPS = 500
"""So many changes can be undone."""

UNNAMED = Path("programme.yaml")
"""Where a file that has no name yet would stand."""


Known = tuple[Participant, ...] | None
"""Participants that need not be read again; None: those among the values are read."""


@dataclass(frozen=True)
class Found:
    """Something that is wrong, at a key: `("agenda", 3, "time")`."""

    severity: Severity
    path: KeyPath
    message: Message


class _Gathering(Findings):
    """Findings that keep the path: there are no lines yet."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.gathered: list[Found] = []

    def _add(self, severity: Severity, path: KeyPath, message: Message, on_key: bool) -> None:
        super()._add(severity, path, message, on_key)
        self.gathered.append(Found(severity, path, message))


@dataclass(frozen=True)
class Settled:
    """A conference as its session file would give it, and what `check` says of it."""

    conference: Conference
    problems: tuple[Found, ...]


class Unfitting(Refusal):
    """What was typed cannot be in a session file; `path` says which value."""

    def __init__(self, found: Found) -> None:
        super().__init__(found.message)
        self.path = found.path


def settled(tree: Tree, file: Path, known: Known = None) -> Settled:
    """The conference of such values. Raises Unfitting, with the first error, when they are none. `known`
    are participants that are as they were, when they are not among the values."""
    findings = _Gathering(str(file))
    conference = conference_of(Reader(findings), tree, file, known)
    errors = [each for each in findings.gathered if each.severity == "error"]
    if errors:
        raise Unfitting(errors[0])
    if conference is None or findings.has_errors:
        raise Refusal(Message("This programme cannot be said in a session file."))
    if known is not None:
        conference = replace(conference, participants=known)
    return Settled(conference, tuple(findings.gathered))


def tree_of(conference: Conference) -> dict[str, Tree]:
    """The values of a session file that says this conference."""
    return {key: _plain(value) for key, value in file_entry(conference).items() if value}


def _every_speaker_said(tree: dict[str, Tree], conference: Conference) -> dict[str, Tree]:
    """The values in which every organisation speaks where all of them do, also one that comes now."""
    everybody, entries = every_speaker(conference), tree["agenda"]
    assert isinstance(entries, list)
    for entry, item in zip(entries, conference.agenda, strict=True):
        if isinstance(entry, dict) and everybody and item.speakers == everybody:
            entry["speakers"] = EVERY_ORGANISATION
    return tree


def _plain(value: object) -> Tree:
    if type(value) is str:
        return value
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


@dataclass
class Plan:
    """A programme that is worked on. `file` is None until it has a name. `source` is the text that the
    comments come from; `on_disk` is what the file held when it was last read or written, None for a file
    that need not be there; `beside` is the same of the list of participants beside it, by its name."""

    settled: Settled
    source: str = ""
    file: Path | None = None
    on_disk: str | None = None
    beside: dict[str, str] = field(default_factory=dict)
    is_changed: bool = False
    _before: list[Settled] = field(default_factory=list)
    _after: list[Settled] = field(default_factory=list)

    @classmethod
    def of_file(cls, file: Path) -> Plan:
        """Opens a session file. Raises SessionFileError with its errors when it cannot be used."""
        loaded = load_or_refuse(file)
        assert loaded.conference is not None
        beside = _beside(loaded.text, file)
        return cls(settled(tree_of(loaded.conference), file), loaded.text, file, loaded.text, beside)

    @classmethod
    def of_conference(cls, conference: Conference, source: str) -> Plan:
        """A new one, not named yet; `source` is the text of which comments are kept."""
        return cls(settled(tree_of(conference), UNNAMED), source, is_changed=True)

    @property
    def conference(self) -> Conference:
        """As it is now."""
        return self.settled.conference

    @property
    def problems(self) -> tuple[Found, ...]:
        """What `check` would say now; none of them an error."""
        return self.settled.problems

    def change(self, make: Callable[[Conference], Conference]) -> None:
        """Puts another conference in force. Raises Refusal, and changes nothing, when it cannot be."""
        before, made = self.conference, make(self.conference)
        if made.organisations == before.organisations and made.groups == before.groups:
            people = self._as_read(made)
            tree = tree_of(replace(made, participants=()))
            self._put(self._read(tree, people))
        else:
            self._put(self._read(tree_of(made), None))

    def _as_read(self, made: Conference) -> tuple[Participant, ...]:
        """Its participants; those who are new or otherwise as a session file would give them. Raises
        Unfitting where it cannot."""
        if made.participants is self.conference.participants:
            return made.participants
        # By what they are: most are the same, and comparing a thousand of them is felt.
        known = set(map(id, self.conference.participants))
        places = [place for place, one in enumerate(made.participants) if id(one) not in known]
        people = list(made.participants)
        found = self.people_of([_plain(participant_entry(people[place])) for place in places], places)
        for place, person in zip(places, found, strict=True):
            people[place] = person
        return tuple(people)

    def people_of(self, values: list[Tree], places: list[int] | None = None) -> list[Participant]:
        """The participants of such values, which stand at those places in the list. Raises Unfitting with
        the first error."""
        findings = _Gathering(str(self.file or UNNAMED))
        organisations = Organisations(self.conference.organisations, bool(self.conference.organisations))
        found = read_participants(Reader(findings), values, Path(), organisations, self.conference.groups)
        for each in findings.gathered:
            place = each.path[1] if len(each.path) > 1 else 0
            if places is not None and isinstance(place, int):
                each = replace(each, path=("participants", places[place], *each.path[2:]))
            if each.severity == "error":
                raise Unfitting(each)
        return [person for _, person in found]

    def take_text(self, text: str) -> tuple[Problem, ...]:
        """Puts in force what the text of a session file says; gives its errors, and changes nothing, where
        it has some. Comments come from this text from now on."""
        loaded = read(text, self.file or UNNAMED)
        if loaded.conference is None:
            return loaded.errors
        self._put(settled(tree_of(loaded.conference), self.file or UNNAMED))
        self.is_changed = self.is_changed or text != self.source
        self.source = text
        return ()

    def _read(self, tree: Tree, known: Known) -> Settled:
        return settled(tree, self.file or UNNAMED, known)

    def _tree(self, conference: Conference, path: KeyPath) -> tuple[dict[str, Tree], Known]:
        """The values to change at that path; without the participants where they stay as they are."""
        if path[0] in ("organisations", "groups"):
            return _every_speaker_said(tree_of(conference), conference), None
        return tree_of(replace(conference, participants=())), conference.participants

    def with_entry(self, path: KeyPath, value: Tree) -> Conference:
        """The conference in which a block (`("groups",)`) or an entry of one (`("agenda", 3)`, the place
        behind the last for a new one) has these values. Raises Unfitting when they cannot be."""
        return self.with_entry_of(self.conference, path, value)

    def with_entry_of(self, conference: Conference, path: KeyPath, value: Tree) -> Conference:
        """The same for another conference than the one that is in force."""
        if path[0] == "participants":
            place = int(path[1])
            (person,) = self.people_of([value], [place])
            people = (*conference.participants[:place], person, *conference.participants[place + 1 :])
            return replace(conference, participants=people)
        tree, known = self._tree(conference, path)
        if len(path) == 1 and not value:
            tree.pop(str(path[0]), None)
        elif len(path) == 1:
            tree[str(path[0])] = value
        else:
            block = tree.setdefault(str(path[0]), [])
            assert isinstance(block, list)
            block[int(path[1]) : int(path[1]) + 1] = [value]
        return self._read(tree, known).conference

    def with_new(self, block: str, place: int, *values: Tree) -> Conference:
        """The conference with these entries more in that block, from that place on."""
        if block == "participants":
            people = self.conference.participants
            new = self.people_of(list(values), list(range(place, place + len(values))))
            return replace(self.conference, participants=(*people[:place], *new, *people[place:]))
        tree, known = self._tree(self.conference, (block,))
        entries = tree.setdefault(block, [])
        assert isinstance(entries, list)
        entries[place:place] = values
        return self._read(tree, known).conference

    def without(self, block: str, place: int) -> Conference:
        """The conference without that entry."""
        if block == "participants":
            people = self.conference.participants
            return replace(self.conference, participants=(*people[:place], *people[place + 1 :]))
        tree, known = self._tree(self.conference, (block,))
        entries = tree[block]
        assert isinstance(entries, list)
        del entries[place]
        if not entries:
            del tree[block]
        return self._read(tree, known).conference

    def with_swapped(self, block: str, one: int, other: int) -> Conference:
        """The conference in which two entries of a block have changed places."""
        if block == "participants":
            people = list(self.conference.participants)
            people[one], people[other] = people[other], people[one]
            return replace(self.conference, participants=tuple(people))
        tree, known = self._tree(self.conference, (block,))
        entries = tree[block]
        assert isinstance(entries, list)
        entries[one], entries[other] = entries[other], entries[one]
        return self._read(tree, known).conference

    def _put(self, now: Settled) -> None:
        if now.conference == self.conference:
            return
        self._before = [*self._before[-MOST_STEPS:], self.settled]
        self._after.clear()
        self.settled = now
        self.is_changed = True

    def undo(self) -> bool:
        """Takes the last change back; False when there is none."""
        return self._step(self._before, self._after)

    def redo(self) -> bool:
        """Does again what was undone last; False when nothing was."""
        return self._step(self._after, self._before)

    def _step(self, source: list[Settled], other: list[Settled]) -> bool:
        if not source:
            return False
        other.append(self.settled)
        found, own = source.pop(), self.conference.id
        if found.conference.id != own:
            # It got its name since: undoing does not take that back.
            found = replace(found, conference=replace(found.conference, id=own))
        self.settled = found
        self.is_changed = True
        return True

    # Saving

    def call_after(self, target: Path) -> None:
        """A new one has the name of its file for an id."""
        if self.file is None:
            named = replace(self.conference, id=slug(target.stem))
            self.settled = replace(self.settled, conference=named)

    def text_for(self, target: Path) -> Writing:
        """The text of the session file, and of the list of participants beside it where that changed."""
        beside = self._people_beside(target)
        made = saved(self.conference, self.source, target, beside)
        if beside and made.kept and read(made.text, target, beside).conference == self.conference:
            return Writing(made.text, True, beside)
        return Writing(made.text, made.kept, {})

    def _people_beside(self, target: Path) -> dict[str, str]:
        """The list of participants as it is to be, by its name; empty where it stays as it is, or where
        there is none that could be written."""
        found = {}
        for name in _beside(self.source, target):
            source = read(self.source, target)
            if source.conference is None or source.conference.participants == self.conference.participants:
                continue
            try:
                before = read_text(target.parent / name)
            except Unreadable:  # not in UTF-8, as Excel writes it: read, and left as it is
                continue
            text = people_text(before, source.conference.participants, self.conference.participants)
            if text is not None:
                found[name] = text
        return found

    def changed_meanwhile(self, target: Path) -> bool:
        """Whether the file, or the list beside it, holds something that nobody here has seen."""
        if _held(target) != (self.on_disk if target == self.file else None):
            return True
        return target == self.file and any(
            _held(target.parent / name) != text for name, text in self.beside.items()
        )

    def saved_as(self, target: Path, text: str, what: Settled) -> None:
        """The file holds this now; what was changed since `what` is still to be saved."""
        self.file, self.source, self.on_disk = target, text, text
        self.beside = _beside(text, target)
        self.is_changed = self.settled is not what


@dataclass(frozen=True)
class Writing:
    """What saving a plan writes: the text of the session file, `kept` as in `Saved`; `beside` are the texts
    of other files in its folder, by their name."""

    text: str
    kept: bool
    beside: Mapping[str, str]


def _beside(text: str, file: Path) -> dict[str, str]:
    """The list of participants beside a session file with that text, by its name; empty where there is
    none, or none that is text."""
    try:
        tree = read_tree(text, Findings(str(file)))
    except Unreadable:
        return {}
    name = tree.get("participants") if isinstance(tree, dict) else None
    if not isinstance(name, str) or Path(name).suffix.casefold() in WORKBOOKS:
        return {}
    held = _held(file.parent / name.strip())
    return {} if held is None else {name.strip(): held}


def _held(target: Path) -> str | None:
    try:
        return read_text(target)
    except Unreadable:
        return None if not target.exists() else ""
