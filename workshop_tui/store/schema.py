"""The tables of the database: a format that others read (sqlite3, Datasette, scripts).

Ids are text, instants UTC milliseconds since 1970 (`…_ms`), dates ISO text, truth 0 or 1. Text that
UTF-8 cannot hold is a BLOB (see `text.py`); text may hold NUL, at which some tools stop showing it.
Lists are JSON arrays. A column that does not apply is NULL. Every table of readings keeps all of
them: triggers refuse to change or delete what was said.

**conferences** one row per conference, as it stands now. `id`; `title`; `series` (NULL outside one);
`series_key` what its agreements are numbered in: the series, else the id; `number` place in the
series; `date` the day it is held, also after it was moved; `timezone` IANA name; `version` of the
definition in force; `opened_ms` when it came into this database.

**conference_dates** every date that it has had. `conference`; `date`; `at_ms` since when; `changed_by`.

**definitions** what session files said. `conference`, `version` from 1; `definition` the conference as
JSON; `source_path` and `source_text` of the file; `source_sha256` of its text in UTF-8; `taken_ms`.

**agenda_items** the programme in columns, per version. `conference`, `version`; `position` from 1;
`item` its id; `title`; `kind`; `fixed`; `planned_start_ms` and `planned_end_ms` on the present date.

**statements** what the tables talk about, per version. `conference`, `version`; `number` of the sheet;
`table_number` where it starts; `theme`; `statement` its text; `hosts` of the table.

**zone_offsets** local time for SQL. `timezone`; `from_ms` an instant from which `offset_s`, seconds
east of UTC, holds. From 2000 to 2100; before that the first.

**events** the log of the run. `seq`, ascending over the database; `conference`; `at_ms` by the wall
clock of that moment; `kind`; `payload` JSON, see `domain/log.py`; `boot_ms` and `boot_id` the clock
that counts sleep, and the boot that it counts in.

**notes** as they read now. `id` UUIDv7; `conference`; `statement` number, `item` id, both NULL for the
wall; `round` from 1; `group_name`; `organisation` that spoke, for internal use; `kind`; `text`;
`folded` the text as it is searched; `at_ms` of the capture; `replies_to` the note it deepens;
`typed_by` who held the keyboard; `state` open, used, left_out or struck; `tally` "me too"s;
`revisions` how many readings there are.

**note_revisions** all readings. `note`; `number` from 1, the capture; `action` that made it; `at_ms`;
`changed_by`; `kind`, `text`, `state` after it.

**note_tallies** each "me too". `id`; `note`; `change` 1 or -1; `at_ms`; `changed_by`.

**agreement_numbers** `series`; `last` number given out in it.

**agreements** as they read now. `series`, `number`; `text`; `conference` where it was made; `owners`;
one of `due_date`, `due_conference`, `due_text` or none; `status` open, in_progress, done or dropped;
`statement`, `item`, `note` it came from; `explanation`; `settled_on` date; `made_ms`; `revisions`.

**agreement_revisions** all readings. `series`, `agreement` its number; `number` from 1, the making;
`at_ms`; `changed_by`; `remark` given with the change; `reading` the agreement after it, as JSON.

**drafts** what is being typed. `conference`, `place` key of the input; `text`; `cursor`; `at_ms`.

**choices** made during the day; the last of a key holds. `id`; `conference`; `what` kind of choice
(reporter: `key` is the statement's number; display: `message` or `blank` of the projector; follow_up:
`key` is an earlier agreement's number, `value` skipped, or reported with the number of the reading that
says what; presence: `key` is a participant; seats: `key` is a version and an item, `value` JSON, the
tables of everybody on the list); `value`, empty to take back; `at_ms`; `changed_by`.

**position_cells** what organisations hold of subjects, a row for each change; the last of a cell holds.
`id`, ascending; `conference`; `block` id; `subject` and `organisation` by name; `step` its key, NULL for
none; `motive`, `contribution`, empty for none; `at_ms`; `changed_by`. Since 0002.

**position_judgements** what was decided on subjects; the last of a subject holds. `id`, ascending;
`conference`; `block`; `subject`; `state` open, kept, preferred, struck_off or merged; `into_subject` that
it was merged into; `reason`; `at_ms`; `changed_by`. Since 0002.

**position_parties** who joined during the day; the last of a name holds. `id`, ascending; `conference`;
`name`; `present` 0 when it was taken out again; `at_ms`; `changed_by`. Since 0002.

**_sqlite_migrations** kept by sqlite-utils: which migrations were applied.

The tables of the secretariat's work, since 0003, are described in `editorial_schema.py`; the views in
`views.py`.
"""

from __future__ import annotations

from workshop_tui.store.views import FIRST_VIEWS, POSITIONS_NOW

TABLES = (
    """CREATE TABLE conferences (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        series TEXT,
        series_key TEXT NOT NULL,
        number INTEGER,
        date TEXT NOT NULL,
        timezone TEXT NOT NULL,
        version INTEGER NOT NULL,
        opened_ms INTEGER NOT NULL
    )""",
    "CREATE INDEX conferences_series ON conferences (series_key, date)",
    """CREATE TABLE conference_dates (
        id INTEGER PRIMARY KEY,
        conference TEXT NOT NULL REFERENCES conferences (id),
        date TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        changed_by TEXT NOT NULL
    )""",
    "CREATE INDEX conference_dates_conference ON conference_dates (conference)",
    """CREATE TABLE definitions (
        conference TEXT NOT NULL REFERENCES conferences (id),
        version INTEGER NOT NULL,
        definition TEXT NOT NULL,
        source_path TEXT NOT NULL,
        source_text TEXT NOT NULL,
        source_sha256 TEXT NOT NULL,
        taken_ms INTEGER NOT NULL,
        PRIMARY KEY (conference, version)
    )""",
    """CREATE TABLE agenda_items (
        conference TEXT NOT NULL,
        version INTEGER NOT NULL,
        position INTEGER NOT NULL,
        item TEXT NOT NULL,
        title TEXT NOT NULL,
        kind TEXT NOT NULL,
        fixed INTEGER NOT NULL,
        planned_start_ms INTEGER NOT NULL,
        planned_end_ms INTEGER NOT NULL,
        PRIMARY KEY (conference, version, item),
        FOREIGN KEY (conference, version) REFERENCES definitions (conference, version)
    )""",
    """CREATE TABLE statements (
        conference TEXT NOT NULL,
        version INTEGER NOT NULL,
        number INTEGER NOT NULL,
        table_number INTEGER NOT NULL,
        theme TEXT NOT NULL,
        statement TEXT NOT NULL,
        hosts TEXT NOT NULL,
        PRIMARY KEY (conference, version, number),
        FOREIGN KEY (conference, version) REFERENCES definitions (conference, version)
    )""",
    """CREATE TABLE zone_offsets (
        timezone TEXT NOT NULL,
        from_ms INTEGER NOT NULL,
        offset_s INTEGER NOT NULL,
        PRIMARY KEY (timezone, from_ms)
    ) WITHOUT ROWID""",
    """CREATE TABLE events (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        conference TEXT NOT NULL REFERENCES conferences (id),
        at_ms INTEGER NOT NULL,
        kind TEXT NOT NULL,
        payload TEXT NOT NULL CHECK (json_valid(payload)),
        boot_ms INTEGER,
        boot_id TEXT
    )""",
    "CREATE INDEX events_conference ON events (conference, seq)",
    """CREATE TABLE notes (
        id TEXT PRIMARY KEY,
        conference TEXT NOT NULL REFERENCES conferences (id),
        statement INTEGER,
        item TEXT,
        round INTEGER,
        group_name TEXT,
        organisation TEXT,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        folded TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        replies_to TEXT REFERENCES notes (id),
        typed_by TEXT NOT NULL,
        state TEXT NOT NULL,
        tally INTEGER NOT NULL,
        revisions INTEGER NOT NULL,
        CHECK (statement IS NULL OR item IS NULL)
    )""",
    "CREATE INDEX notes_conference ON notes (conference, at_ms, id)",
    """CREATE TABLE note_revisions (
        note TEXT NOT NULL REFERENCES notes (id),
        number INTEGER NOT NULL,
        action TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        changed_by TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        state TEXT NOT NULL,
        PRIMARY KEY (note, number)
    ) WITHOUT ROWID""",
    """CREATE TABLE note_tallies (
        id INTEGER PRIMARY KEY,
        note TEXT NOT NULL REFERENCES notes (id),
        change INTEGER NOT NULL CHECK (change IN (1, -1)),
        at_ms INTEGER NOT NULL,
        changed_by TEXT NOT NULL
    )""",
    "CREATE INDEX note_tallies_note ON note_tallies (note)",
    "CREATE TABLE agreement_numbers (series TEXT PRIMARY KEY, last INTEGER NOT NULL)",
    """CREATE TABLE agreements (
        series TEXT NOT NULL,
        number INTEGER NOT NULL,
        text TEXT NOT NULL,
        conference TEXT NOT NULL REFERENCES conferences (id),
        owners TEXT NOT NULL CHECK (json_valid(owners)),
        due_date TEXT,
        due_conference TEXT,
        due_text TEXT,
        status TEXT NOT NULL,
        statement INTEGER,
        item TEXT,
        note TEXT REFERENCES notes (id),
        explanation TEXT,
        settled_on TEXT,
        made_ms INTEGER NOT NULL,
        revisions INTEGER NOT NULL,
        PRIMARY KEY (series, number)
    )""",
    "CREATE INDEX agreements_note ON agreements (note)",
    """CREATE TABLE agreement_revisions (
        series TEXT NOT NULL,
        agreement INTEGER NOT NULL,
        number INTEGER NOT NULL,
        at_ms INTEGER NOT NULL,
        changed_by TEXT NOT NULL,
        remark TEXT NOT NULL,
        reading TEXT NOT NULL CHECK (json_valid(reading)),
        PRIMARY KEY (series, agreement, number),
        FOREIGN KEY (series, agreement) REFERENCES agreements (series, number)
    )""",
    """CREATE TABLE drafts (
        conference TEXT NOT NULL REFERENCES conferences (id),
        place TEXT NOT NULL,
        text TEXT NOT NULL,
        cursor INTEGER NOT NULL,
        at_ms INTEGER NOT NULL,
        PRIMARY KEY (conference, place)
    )""",
    """CREATE TABLE choices (
        id INTEGER PRIMARY KEY,
        conference TEXT NOT NULL REFERENCES conferences (id),
        what TEXT NOT NULL,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        changed_by TEXT NOT NULL
    )""",
    "CREATE INDEX choices_what ON choices (conference, what, id)",
)

ONLY_ADDED = {
    "conference_dates": "id",
    "definitions": "conference, version",
    "events": "seq",
    "note_revisions": "note, number",
    "note_tallies": "id",
    "agreement_revisions": "series, agreement, number",
    "choices": "id",
}
"""Tables whose rows are never changed nor removed, with their keys."""

KEPT = {"conferences": "id", "notes": "id", "agreements": "series, number"}
"""Tables whose rows are changed but never removed, with their keys."""


def _trigger(name: str, when: str, table: str, said: str, condition: str = "") -> str:
    where = f"WHEN {condition} " if condition else ""
    return f"CREATE TRIGGER {name} BEFORE {when} ON {table} {where}BEGIN SELECT RAISE(ABORT, '{said}'); END"


def guards(table: str, key: str, *, changes: bool) -> tuple[str, ...]:
    """Triggers that keep the rows of a table. The one on INSERT stops `INSERT OR REPLACE`, which
    removes a row without asking the one on DELETE unless recursive triggers are on."""
    columns = [column.strip() for column in key.split(",")]
    same = " AND ".join(f"{column} = NEW.{column}" for column in columns)
    there = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"
    moved = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)
    said = f"rows of {table} are kept"
    found = [
        _trigger(f"{table}_not_removed", "DELETE", table, said),
        _trigger(f"{table}_not_replaced", "INSERT", table, said, there),
        _trigger(f"{table}_not_changed", "UPDATE", table, said, moved if changes else ""),
    ]
    return tuple(found)


TRIGGERS = (
    *(guard for table, key in ONLY_ADDED.items() for guard in guards(table, key, changes=False)),
    *(guard for table, key in KEPT.items() for guard in guards(table, key, changes=True)),
    _trigger(
        "notes_capture_kept",
        "UPDATE",
        "notes",
        "the capture of a note is kept",
        "OLD.conference IS NOT NEW.conference OR OLD.at_ms <> NEW.at_ms OR OLD.typed_by <> NEW.typed_by",
    ),
)

FIRST = (*TABLES, *TRIGGERS, *FIRST_VIEWS)
"""The statements that make the first version of the schema."""

POSITION_TABLES = (
    """CREATE TABLE position_cells (
        id INTEGER PRIMARY KEY,
        conference TEXT NOT NULL REFERENCES conferences (id),
        block TEXT NOT NULL,
        subject TEXT NOT NULL,
        organisation TEXT NOT NULL,
        step TEXT,
        motive TEXT NOT NULL,
        contribution TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        changed_by TEXT NOT NULL
    )""",
    "CREATE INDEX position_cells_cell ON position_cells (conference, block, subject, organisation, id)",
    """CREATE TABLE position_judgements (
        id INTEGER PRIMARY KEY,
        conference TEXT NOT NULL REFERENCES conferences (id),
        block TEXT NOT NULL,
        subject TEXT NOT NULL,
        state TEXT NOT NULL,
        into_subject TEXT,
        reason TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        changed_by TEXT NOT NULL,
        CHECK ((state = 'merged') = (into_subject IS NOT NULL))
    )""",
    "CREATE INDEX position_judgements_subject ON position_judgements (conference, block, subject, id)",
    """CREATE TABLE position_parties (
        id INTEGER PRIMARY KEY,
        conference TEXT NOT NULL REFERENCES conferences (id),
        name TEXT NOT NULL,
        present INTEGER NOT NULL CHECK (present IN (0, 1)),
        at_ms INTEGER NOT NULL,
        changed_by TEXT NOT NULL
    )""",
    "CREATE INDEX position_parties_conference ON position_parties (conference, id)",
)

POSITIONS = (
    *POSITION_TABLES,
    *(
        guard
        for table in ("position_cells", "position_judgements", "position_parties")
        for guard in guards(table, "id", changes=False)
    ),
    POSITIONS_NOW,
)
"""The statements of 0002: positions."""
