"""Editing the harvest: what notes were made of which, where they were moved, and what can be undone.

Everything that is done to a note is a reading of it (`Revision`). What a reading says beside the text
stands with its number: a mark (`editorial.Mark`), a move, where it came from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workshop_tui.domain.notes import Note, NoteKind, NoteState, Place


@dataclass(frozen=True)
class Stand:
    """Where a note stands: its place, and the round and the group that go with it."""

    place: Place
    round: int | None = None
    group: str | None = None


@dataclass(frozen=True)
class NoteMove:
    """The reading `number` of a note moved it."""

    note: str
    number: int
    before: Stand
    after: Stand


class Made(StrEnum):
    """How a note came to have something of another in it."""

    MERGED = "merged"
    SPLIT = "split"


@dataclass(frozen=True)
class NoteOrigin:
    """The reading `number` of a note took something from the note `origin`: it was merged into it, and
    brought `tally` "me too"s; or it was split off from it."""

    note: str
    number: int
    origin: str
    how: Made
    tally: int = 0


@dataclass(frozen=True)
class EditingAction:
    """One action on notes, so that it can be undone whole: `what` was done; `steps` are the notes and
    the readings of them that it made. `undoes` is the action that it takes back or brings back, 0 for
    none; `agreement` the number of one that it made."""

    id: int
    what: str
    at_ms: int
    by: str
    undoes: int = 0
    agreement: int | None = None
    steps: tuple[tuple[str, int], ...] = ()


UNDO, REDO = "undo", "redo"


def to_undo(actions: Sequence[EditingAction], by: str) -> EditingAction | None:
    """The action whose steps undo takes back next for that editor: what was done, or brought back,
    last. None when there is nothing left."""
    done, _ = _stacks(actions, by)
    return done[-1] if done else None


def to_redo(actions: Sequence[EditingAction], by: str) -> EditingAction | None:
    """The undo that redo takes back next for that editor; None when nothing was undone since the last
    action."""
    _, undone = _stacks(actions, by)
    return undone[-1] if undone else None


def _stacks(actions: Sequence[EditingAction], by: str) -> tuple[list[EditingAction], list[EditingAction]]:
    done: list[EditingAction] = []
    undone: list[EditingAction] = []
    for action in actions:
        if action.by != by:
            continue
        if action.what == UNDO:
            done = done[:-1]
            undone.append(action)
        elif action.what == REDO:
            undone = undone[:-1]
            done.append(action)
        else:
            done.append(action)
            undone.clear()
    return done, undone


@dataclass(frozen=True)
class NoteFilter:
    """Which notes are wanted. `place` None: of all places; no `states` or `kinds`: of all; `search`: a
    part of the text, case and accents alike."""

    place: Place | None = None
    states: tuple[NoteState, ...] = ()
    kinds: tuple[NoteKind, ...] = ()
    search: str = ""


@dataclass(frozen=True)
class NoteWindow:
    """Some of the wanted notes: those from `offset` on; `more` says whether others follow."""

    notes: tuple[Note, ...]
    offset: int
    more: bool


@dataclass(frozen=True)
class PlaceCount:
    """How many notes of a place still wait, and how many it has; those struck out are not counted."""

    place: Place
    open: int
    notes: int


def parts_of(text: str) -> tuple[str, ...]:
    """The parts of a text that have an empty line in between."""
    found = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n"))
    return tuple(part.strip("\n") for part in found if part.strip())
