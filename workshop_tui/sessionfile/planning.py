"""A session file that is being made: the conference as it would be read, its problems, undo, saving.

Every change is read back as a session file is read, without the detour over YAML. So what stands here
is always what a file can say, and the problems are those that `check` gives.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from workshop_tui.domain.conference import Conference, Participant
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.naming import slug
from workshop_tui.sessionfile.entries import Reader
from workshop_tui.sessionfile.loading import conference_of, load_or_refuse
from workshop_tui.sessionfile.problems import Findings, KeyPath, Severity
from workshop_tui.sessionfile.reading import Tree, Unreadable, read_text
from workshop_tui.sessionfile.saving import Saved, saved
from workshop_tui.sessionfile.writing import file_entry

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
    that need not be there."""

    settled: Settled
    source: str = ""
    file: Path | None = None
    on_disk: str | None = None
    is_changed: bool = False
    _before: list[Settled] = field(default_factory=list)
    _after: list[Settled] = field(default_factory=list)

    @classmethod
    def of_file(cls, file: Path) -> Plan:
        """Opens a session file. Raises SessionFileError with its errors when it cannot be used."""
        loaded = load_or_refuse(file)
        assert loaded.conference is not None
        return cls(settled(tree_of(loaded.conference), file), loaded.text, file, loaded.text)

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
        same = (
            made.participants is before.participants
            and made.organisations == before.organisations
            and made.groups == before.groups
        )
        self._put(self._settled(made, same))

    def _settled(self, conference: Conference, same_people: bool) -> Settled:
        if not same_people:
            return self._read(tree_of(conference), None)
        return self._read(tree_of(replace(conference, participants=())), conference.participants)

    def _read(self, tree: Tree, known: Known) -> Settled:
        return settled(tree, self.file or UNNAMED, known)

    def _tree(self, conference: Conference, path: KeyPath) -> tuple[dict[str, Tree], Known]:
        """The values to change at that path; without the participants where they stay as they are."""
        if path[0] in ("organisations", "groups"):
            return tree_of(conference), None
        return tree_of(replace(conference, participants=())), conference.participants

    def with_entry(self, path: KeyPath, value: Tree) -> Conference:
        """The conference in which a block (`("groups",)`) or an entry of one (`("agenda", 3)`, the place
        behind the last for a new one) has these values. Raises Unfitting when they cannot be."""
        return self.with_entry_of(self.conference, path, value)

    def with_entry_of(self, conference: Conference, path: KeyPath, value: Tree) -> Conference:
        """The same for another conference than the one that is in force."""
        tree, known = self._tree(conference, path)
        if len(path) == 1:
            tree[str(path[0])] = value
        else:
            block = tree.setdefault(str(path[0]), [])
            assert isinstance(block, list)
            block[int(path[1]) : int(path[1]) + 1] = [value]
        return self._read(tree, known).conference

    def with_new(self, block: str, place: int, value: Tree) -> Conference:
        """The conference with one entry more in that block, at that place."""
        tree, known = self._tree(self.conference, (block,))
        entries = tree.setdefault(block, [])
        assert isinstance(entries, list)
        entries.insert(place, value)
        return self._read(tree, known).conference

    def without(self, block: str, place: int) -> Conference:
        """The conference without that entry."""
        tree, known = self._tree(self.conference, (block,))
        entries = tree[block]
        assert isinstance(entries, list)
        del entries[place]
        if not entries:
            del tree[block]
        return self._read(tree, known).conference

    def with_swapped(self, block: str, one: int, other: int) -> Conference:
        """The conference in which two entries of a block have changed places."""
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

    def text_for(self, target: Path) -> Saved:
        """The text of the session file."""
        return saved(self.conference, self.source, target)

    def changed_meanwhile(self, target: Path) -> bool:
        """Whether the file holds something that nobody here has seen."""
        return _held(target) != (self.on_disk if target == self.file else None)

    def saved_as(self, target: Path, text: str, what: Settled) -> None:
        """The file holds this now; what was changed since `what` is still to be saved."""
        self.file, self.source, self.on_disk = target, text, text
        self.is_changed = self.settled is not what


def _held(target: Path) -> str | None:
    try:
        return read_text(target)
    except Unreadable:
        return None if not target.exists() else ""
