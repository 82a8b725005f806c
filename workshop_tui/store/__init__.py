"""The database: the only SQL of the program, domain values in and out.

    store = Store.open(path)                 # or create=False, timeout_s=…; StoreError says what is wrong
    store.db.warnings                        # what to say about where the file lies (Messages)
    with store.transaction(): …              # all or nothing, write lock from the start; may be nested
    store.version()                          # changes when another connection has committed
    store.close()

    store.conferences   store_definition(conference, source_path=, source_text=, at_ms=, by="")
                        definition(id, version=None) -> StoredDefinition | None   (.conference: domain)
                        all()  series_conferences(series)  series_dates(series)  -> rows, {id: date}
                        move(id, date, at_ms, by)  dates(id)
    store.log           append(conference, NewEvent(at_ms, kind, payload, boot_ms, boot_id)) -> Event
                        events(conference, after=0)  last_seq(conference)
    store.notes         add(note)  get(id)  list(conference, statement=, item=, wall=, search=, states=)
                        revise(id, action, at_ms, by, text=, kind=, state=)  revisions(id)
                        tally(id, by, at_ms, change=1)  counts(conference)  starting_with(conference, prefix)
    store.agreements    add(agreement, by=, remark="")  get(series, number)  list(series)
                        revise(series, number, change, at_ms=, by=, remark="")  revisions(series, number)
                        (`change` makes the new Agreement from the present one; `series` is
                        `conference.series_key`)
    store.drafts        save(conference, place, text, cursor, at_ms)  load  clear  all
    store.choices       choose(conference, what, key, value, at_ms, by)  choices(conference, what)  history
                        (what=REPORTER, DISPLAY, FOLLOW_UP, PRESENCE, SEATS: see choices.py)
    store.positions     put_cell(conference, reading)  cells(conference)  judge(judgement)
                        judgements(conference)  put_party(conference, change)  parties(conference)
    store.texts         put(conference, reading)  readings(conference, key)  all_readings  outlines  now
                        change_report(conference, change)  report_changes(conference)  report(conference)
    store.editing       read_anew(id, action, at_ms, by, text=, kind=, state=, stand=, mark=)
                        put_origin(origin)  marks  all_marks  mark_at  moves  origins  (conference)
                        put_action(conference, action)  actions(conference, by=)  steps(action)
                        counts(conference)  window(conference, filter, offset, limit)  named(ids)

    backup(db, target, overwrite=False)   automatic_backup(db, label)   verify(db)   new_id(at_ms)
    sha256_of(text)

A write outside `transaction()` is a transaction of its own and on disk when it returns. Every
repository raises StoreError, with nothing half done, when the database refuses. A Store belongs to
the thread that opened it; `backup` and `automatic_backup` may be called from any. The tables and
their columns are described in `schema.py`, the views in `views.py`.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_tui.domain.kept import Choice, DateChange
from workshop_tui.store.agreements import Agreements
from workshop_tui.store.backup import Verification, automatic_backup, backup, verify
from workshop_tui.store.choices import DISPLAY, FOLLOW_UP, PRESENCE, REPORTER, SEATS, Choices
from workshop_tui.store.conferences import (
    ConferenceRow,
    Conferences,
    StoredDefinition,
    sha256_of,
)
from workshop_tui.store.database import TIMEOUT_S, Database
from workshop_tui.store.drafts import Draft, Drafts
from workshop_tui.store.ids import new_id
from workshop_tui.store.log import NewEvent, RunLog
from workshop_tui.store.notes import NoteCount, Notes

if TYPE_CHECKING:
    from workshop_tui.store.note_editing import NoteEditing
    from workshop_tui.store.positions import Positions
    from workshop_tui.store.texts import Texts

__all__ = [
    "DISPLAY",
    "FOLLOW_UP",
    "PRESENCE",
    "REPORTER",
    "SEATS",
    "Choice",
    "ConferenceRow",
    "Database",
    "DateChange",
    "Draft",
    "NewEvent",
    "NoteCount",
    "Store",
    "StoredDefinition",
    "Verification",
    "automatic_backup",
    "backup",
    "new_id",
    "sha256_of",
    "verify",
]


class Store:
    """An open database with a repository for each thing in it."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.conferences = Conferences(db)
        self.log = RunLog(db)
        self.notes = Notes(db)
        self.agreements = Agreements(db)
        self.drafts = Drafts(db)
        self.choices = Choices(db)

    @cached_property
    def positions(self) -> Positions:
        """What organisations hold; loaded when first asked for, as few days have any."""
        from workshop_tui.store.positions import Positions

        return Positions(self.db)

    @cached_property
    def texts(self) -> Texts:
        """What the secretariat wrote; loaded when first asked for, as the day itself needs none of it."""
        from workshop_tui.store.texts import Texts

        return Texts(self.db)

    @cached_property
    def editing(self) -> NoteEditing:
        """What was done to notes afterwards; loaded when first asked for."""
        from workshop_tui.store.note_editing import NoteEditing

        return NoteEditing(self.db, self.notes)

    @classmethod
    def open(cls, path: Path, *, create: bool = True, timeout_s: float = TIMEOUT_S) -> Store:
        """Opens a database, see `Database.open`."""
        return cls(Database.open(path, create=create, timeout_s=timeout_s))

    @property
    def path(self) -> Path:
        """The database's file."""
        return self.db.path

    def transaction(self) -> AbstractContextManager[None]:
        """See `Database.transaction`."""
        return self.db.transaction()

    def version(self) -> int:
        """See `Database.version`."""
        return self.db.version()

    def close(self) -> None:
        """See `Database.close`."""
        self.db.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
