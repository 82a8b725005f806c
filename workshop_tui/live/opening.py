"""Which conference, and how one comes into the database."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workshop_tui.clock import Clock, Reading
from workshop_tui.domain.conference import Conference
from workshop_tui.domain.log import Event, EventKind
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.run import DayState, advance, fold
from workshop_tui.store import NewEvent, Store, StoredDefinition, sha256_of


@dataclass(frozen=True)
class SessionSource:
    """A conference as a session file defines it, with where it was read and the text that was read."""

    conference: Conference
    path: str
    text: str


def stored_as(store: Store, conference_id: str) -> StoredDefinition | None:
    """The definition that holds for a conference; None when the database does not have it."""
    return store.conferences.definition(conference_id)


_LISTED_ELSEWHERE = re.compile(r"^participants:[ \t]*[^\s#\[]", re.MULTILINE)
"""The participants stand in a file of their own, which may have changed although this one did not."""


def unchanged(store: Store, path: str, text: str) -> str | None:
    """The id of the conference that was taken from this very file with this very text; None when there
    is none, or the file leaves something to another one. What was changed on the screen since then
    stays in force: the file says nothing new."""
    if _LISTED_ELSEWHERE.search(text):
        return None
    for row in store.conferences.all():
        stored = store.conferences.definition(row.id)
        if stored is not None and stored.source_path == path and stored.source_sha256 == sha256_of(text):
            return row.id
    return None


def take(store: Store, source: SessionSource, reading: Reading) -> None:
    """Puts the definition in the database, from now on the one that holds; the earlier ones stay.

    Refused when the new definition no longer has what something hangs on: an item that the day was
    at or that has notes, a table with notes, a block with positions, the series in which agreements of
    the conference are numbered.
    """
    conference = source.conference
    with store.transaction():
        conference = in_the_day(store, conference, reading.wall_ms)
        events = store.log.events(conference.id)
        places = {note.place for note in store.notes.list(conference.id)}
        _check_items(conference, _started_items(events) | {each.item for each in places if each.item})
        _check_tables(conference, {each.statement for each in places if each.statement is not None})
        _check_positions(store, conference)
        _check_series(store, conference)
        before = store.conferences.definition(conference.id)
        made = store.conferences.store_definition(
            conference, source_path=source.path, source_text=source.text, at_ms=reading.wall_ms
        )
        kind, payload = EventKind.OPEN, {}
        if before is not None:
            kind, payload = EventKind.DEFINE, {"version": made.version, "before": before.version}
        store.log.append(
            conference.id,
            NewEvent(reading.wall_ms, kind.value, payload, reading.boot_ms, reading.boot_id),
        )


def in_the_day(store: Store, conference: Conference, now_ms: int) -> Conference:
    """A definition as it would hold from now on: whoever sits at a table in a world café stays there
    until the round is over."""
    stored = store.conferences.definition(conference.id)
    if stored is None:
        return conference
    state = fold(stored.conference, store.log.events(conference.id))
    from workshop_tui.domain.reseating import reseated

    return reseated(stored.conference, conference, advance(state, max(now_ms, state.last_ms or now_ms)))


def _check_items(conference: Conference, needed: set[str]) -> None:
    gone = needed - {item.id for item in conference.agenda}
    if gone:
        raise Refusal(
            Message(
                "There are times or notes of “{ids}”, which the file no longer has.",
                ids=", ".join(sorted(gone)),
            ),
            Message("Give the items these ids in the file, with “id:”, or keep what is stored."),
        )


def _check_tables(conference: Conference, needed: set[int]) -> None:
    gone = needed - {table.statement.number for table in conference.tables}
    if gone:
        raise Refusal(
            Message(
                "There are notes of table {numbers}, which the file no longer has.",
                numbers=", ".join(str(number) for number in sorted(gone)),
            ),
            Message("Give the tables these numbers in the file, or keep what is stored."),
        )


def _check_positions(store: Store, conference: Conference) -> None:
    """A subject or an organisation that is gone still shows; without its block it would not."""
    needed = {each.block for each in store.positions.cells(conference.id)}
    needed |= {each.block for each in store.positions.judgements(conference.id)}
    gone = needed - {block.id for block in conference.positions}
    if gone:
        raise Refusal(
            Message(
                "There are positions in “{ids}”, which the file no longer has.", ids=", ".join(sorted(gone))
            ),
            Message("Give the blocks these ids in the file, with “id:”, or keep what is stored."),
        )


def _check_series(store: Store, conference: Conference) -> None:
    """Agreements are numbered in their series: under another they would no longer be found."""
    stored = store.conferences.definition(conference.id)
    before = None if stored is None else stored.conference.series_key
    if before is None or before == conference.series_key:
        return
    if any(each.conference == conference.id for each in store.agreements.list(before)):
        raise Refusal(
            Message("Agreements of this conference are numbered in the series “{series}”.", series=before),
            Message("Leave “series” in the file as it was, or keep what is stored."),
        )


def _started_items(events: tuple[Event, ...]) -> set[str]:
    return {
        str(event.payload["item"])
        for event in events
        if event.kind in (EventKind.START, EventKind.NEXT, EventKind.SKIP) and event.payload.get("item")
    }


def pick(store: Store, wanted: str | None) -> str:
    """The id of the conference that is meant: the wanted one; else the one that runs (of several the
    one acted on last); else the one acted on or opened last.

    Refused when there is none, or not the wanted one.
    """
    rows = store.conferences.all()
    if wanted is not None:
        if wanted not in {row.id for row in rows}:
            raise Refusal(
                Message("There is no conference “{id}” in this database.", id=wanted),
                Message("Known are: {ids}.", ids=", ".join(row.id for row in rows) or "-"),
            )
        return wanted
    if not rows:
        raise Refusal(
            Message("There is no conference in this database yet."),
            Message("“workshop-tui run FILE” opens one; “workshop-tui demo” shows one."),
        )
    running = [row for row in rows if _runs(store, row.id)]
    return max(running or rows, key=lambda row: (row.last_ms or row.opened_ms, row.id)).id


def _runs(store: Store, conference_id: str) -> bool:
    stored = store.conferences.definition(conference_id)
    if stored is None:
        return False
    state = fold(stored.conference, store.log.events(conference_id)).state
    return state in (DayState.RUNNING, DayState.PAUSED)


def opened(store: Store, clock: Clock, source: SessionSource) -> bool:
    """Puts a conference in that the database does not have yet; False when it has it already."""
    with store.transaction():
        if stored_as(store, source.conference.id) is not None:
            return False
        take(store, source, clock.reading())
    return True
