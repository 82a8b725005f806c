"""Taking in what another laptop captured for the same conference.

    found = merge(store, other, conference_id)            # what came, what contradicts
    found = merge(store, other, conference_id, dry=True)  # the same, nothing kept

Every table here is a set of readings that only grows, so taking in is a union: what is there already is
passed over (twice gives the same as once), what is missing is added, and of each thing the latest
reading holds, whoever wrote it (either order gives the same). Where both sides wrote on after their last
common reading, both readings stay in the history and the pair is told as a conflict. The run of the day
and the definition are not taken in: a day has one clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from workshop_tui.domain.editorial import ReportStatus
from workshop_tui.domain.message import Message
from workshop_tui.errors import StoreError
from workshop_tui.store import Store
from workshop_tui.store.backup import copy_database
from workshop_tui.store.merging.agreements import take_agreements
from workshop_tui.store.merging.found import MERGED, Conflict, Merged
from workshop_tui.store.merging.grown import take_grown
from workshop_tui.store.merging.notes import take_notes
from workshop_tui.store.merging.texts import take_texts

__all__ = ["MERGED", "Conflict", "Merged", "merge", "opened_copy"]


@contextmanager
def opened_copy(path: Path) -> Iterator[Store]:
    """Another database, as a copy that may be brought up to date: the file itself stays as it is, also
    when an older version of the program made it or it is in use."""
    with TemporaryDirectory(prefix="workshop-tui-") as folder:
        place = Path(folder) / path.name
        copy_database(path, place)
        with Store.open(place, create=False) as found:
            found.db.path = path  # what is said of it names the file that was given
            yield found


class _Undone(Exception):
    """Ends the transaction of a preview."""


def merge(store: Store, other: Store, conference: str, *, dry: bool = False) -> Merged:
    """Takes in what `other` has of the conference, all of it or nothing; `dry` only says what would come.

    Raises StoreError when one of the two does not have the conference, and when the report has been
    adopted and something of what it rests on would come in.
    """
    found = Merged()
    try:
        with store.transaction():
            _check(store, other, conference)
            store.db.execute("PRAGMA defer_foreign_keys=ON")
            take_notes(store, other, conference, found)
            take_texts(store, other, conference, found)
            _refuse_adopted(store, conference, found)
            take_agreements(store, other, conference, found)
            take_grown(store, other, conference, found)
            if dry:
                raise _Undone
    except _Undone:
        pass
    return found


def _check(store: Store, other: Store, conference: str) -> None:
    for each in (store, other):
        if each.conferences.definition(conference) is None:
            known = ", ".join(row.id for row in each.conferences.all()) or "-"
            raise StoreError(
                Message("There is no conference “{id}” in {path}.", id=conference, path=each.path),
                Message("Known there are: {ids}. Name one that both have with --conference.", ids=known),
            )


def _refuse_adopted(store: Store, conference: str, found: Merged) -> None:
    """What an adopted report rests on is locked."""
    state = store.texts.report(conference)
    locked = found.came["notes"] + found.came["note_revisions"] + found.came["editorial_texts"]
    if locked and state.status is ReportStatus.ADOPTED:
        raise StoreError(
            Message("The report is adopted (version {version}) and locked.", version=state.version),
            Message("Reopen it first: that makes the next version."),
        )
