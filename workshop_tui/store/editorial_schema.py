"""The tables of the secretariat's work, since 0003. What `schema.py` says of all tables holds here too.

**editorial_texts** all readings of the editorial texts. `id` UUIDv7; `conference`; `key` of the place
(see `domain/editorial.py`); `text`; `status` empty, concept or ready; `rests_on` the reading that it was
made from, NULL for the first; `settles` the reading beside it that it deals with, NULL for none; `at_ms`;
`changed_by`. Of readings that rest on the same the earliest goes on.

**note_marks** what a reading of a note says about its use. `note`, `number` of the reading; `key` of the
text and the beginning of the `paragraph` that it went into; `reason` why it was left out.

**note_moves** what a reading of a note says about its place. `note`, `number`; `statement`, `item`,
`round`, `group_name` since; `from_statement`, `from_item`, `from_round`, `from_group` before.

**note_origins** what came from where. `note`, `number`; `origin` the other note; `how` merged (the other
went into this one) or split (this one was split off from the other); `tally` that was taken over.

**editing_actions** what was done to notes at one go, for undo. `id`, ascending; `conference`; `what`;
`at_ms`; `changed_by`; `undoes` the action that it takes back or brings back; `agreement` that it made.

**editing_steps** the readings that an action made. `action`; `note`, `number`.

**report_versions** when the report was adopted and reopened. `id`, ascending; `conference`; `version`;
`adopted` 1, or 0 for a reopening as that version; `adopted_on` date of the decision; `at_ms`;
`changed_by`; `document` the report as adopted, Markdown; `whole` the conference as adopted, JSON.

**_note_counts** how many notes a place has in a state, kept by triggers. `conference`; `statement`, -1 for
none; `item`, empty for none; `state`; `notes`.

**_search_rows** and **_note_search** find parts of notes: an index in trigrams of `notes.folded`, kept by
triggers. `_search_rows`: `id` is the row of the index; `note`. Not there where SQLite cannot (FTS5).

The views **editorial_now** (the texts in force: `conference`, `key`, `status`, `text`, `time` local,
`changed_by`) and **adopted_reports** (`conference`, `version`, `adopted_on`, `time`, `changed_by`,
`document`) are for people.
"""

from __future__ import annotations

from workshop_tui.store.schema import guards
from workshop_tui.store.views import local_time

EDITORIAL_TABLES = (
    """CREATE TABLE editorial_texts (
        id TEXT PRIMARY KEY,
        conference TEXT NOT NULL REFERENCES conferences (id),
        key TEXT NOT NULL,
        text TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('empty', 'concept', 'ready')),
        rests_on TEXT REFERENCES editorial_texts (id),
        settles TEXT REFERENCES editorial_texts (id),
        at_ms INTEGER NOT NULL,
        changed_by TEXT NOT NULL
    )""",
    "CREATE INDEX editorial_texts_key ON editorial_texts (conference, key, at_ms, id)",
    "CREATE INDEX editorial_texts_rests_on ON editorial_texts (rests_on)",
    "CREATE INDEX editorial_texts_settles ON editorial_texts (settles)",
    """CREATE TABLE note_marks (
        note TEXT NOT NULL,
        number INTEGER NOT NULL,
        key TEXT NOT NULL,
        paragraph TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (note, number),
        FOREIGN KEY (note, number) REFERENCES note_revisions (note, number)
    ) WITHOUT ROWID""",
    """CREATE TABLE note_moves (
        note TEXT NOT NULL,
        number INTEGER NOT NULL,
        statement INTEGER,
        item TEXT,
        round INTEGER,
        group_name TEXT,
        from_statement INTEGER,
        from_item TEXT,
        from_round INTEGER,
        from_group TEXT,
        PRIMARY KEY (note, number),
        FOREIGN KEY (note, number) REFERENCES note_revisions (note, number)
    ) WITHOUT ROWID""",
    """CREATE TABLE note_origins (
        note TEXT NOT NULL,
        number INTEGER NOT NULL,
        origin TEXT NOT NULL REFERENCES notes (id),
        how TEXT NOT NULL CHECK (how IN ('merged', 'split')),
        tally INTEGER NOT NULL,
        PRIMARY KEY (note, number, origin),
        FOREIGN KEY (note, number) REFERENCES note_revisions (note, number)
    ) WITHOUT ROWID""",
    "CREATE INDEX note_origins_origin ON note_origins (origin)",
    """CREATE TABLE editing_actions (
        id INTEGER PRIMARY KEY,
        conference TEXT NOT NULL REFERENCES conferences (id),
        what TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        changed_by TEXT NOT NULL,
        undoes INTEGER REFERENCES editing_actions (id),
        agreement INTEGER
    )""",
    "CREATE INDEX editing_actions_conference ON editing_actions (conference, changed_by, id)",
    """CREATE TABLE editing_steps (
        action INTEGER NOT NULL REFERENCES editing_actions (id),
        note TEXT NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (action, note, number),
        FOREIGN KEY (note, number) REFERENCES note_revisions (note, number)
    ) WITHOUT ROWID""",
    """CREATE TABLE report_versions (
        id INTEGER PRIMARY KEY,
        conference TEXT NOT NULL REFERENCES conferences (id),
        version INTEGER NOT NULL,
        adopted INTEGER NOT NULL CHECK (adopted IN (0, 1)),
        adopted_on TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        changed_by TEXT NOT NULL,
        document TEXT NOT NULL,
        whole TEXT NOT NULL
    )""",
    "CREATE UNIQUE INDEX report_versions_version ON report_versions (conference, version, adopted)",
    "CREATE INDEX notes_place ON notes"
    " (conference, statement, item, round, group_name, at_ms, id, state, kind)",
)

EDITORIAL_KEYS = {
    "editorial_texts": "id",
    "note_marks": "note, number",
    "note_moves": "note, number",
    "note_origins": "note, number, origin",
    "editing_actions": "id",
    "editing_steps": "action, note, number",
    "report_versions": "id",
}
"""Tables whose rows are never changed nor removed, with their keys."""

EDITORIAL_NOW = f"""
CREATE VIEW editorial_now AS
WITH RECURSIVE
going AS (
    SELECT id, conference, key, rests_on, row_number() OVER (
        PARTITION BY conference, key, rests_on ORDER BY at_ms, id) AS place
    FROM editorial_texts
),
line (id) AS (
    SELECT id FROM going WHERE rests_on IS NULL AND place = 1
    UNION ALL
    SELECT g.id FROM line AS l JOIN going AS g ON g.rests_on = l.id AND g.place = 1
)
SELECT t.conference, t.key, t.status, t.text, {local_time("t.at_ms", "c.timezone")} AS time, t.changed_by
FROM line AS l
JOIN editorial_texts AS t ON t.id = l.id
JOIN conferences AS c ON c.id = t.conference
WHERE NOT EXISTS (SELECT 1 FROM editorial_texts AS n WHERE n.rests_on = t.id)
ORDER BY t.conference, t.key
"""

ADOPTED_REPORTS = f"""
CREATE VIEW adopted_reports AS
SELECT r.conference, r.version, r.adopted_on, {local_time("r.at_ms", "c.timezone")} AS time, r.changed_by,
       r.document
FROM report_versions AS r JOIN conferences AS c ON c.id = r.conference
WHERE r.adopted = 1 ORDER BY r.conference, r.version
"""


def _counted(note: str, change: int) -> str:
    """SQL that counts a note in, or out."""
    return (
        f"INSERT INTO _note_counts VALUES ({note}.conference, coalesce({note}.statement, -1),"
        f" coalesce({note}.item, ''), {note}.state, {change})"
        f" ON CONFLICT DO UPDATE SET notes = notes + {change}"
    )


COUNTS = (
    """CREATE TABLE _note_counts (
        conference TEXT NOT NULL,
        statement INTEGER NOT NULL,
        item TEXT NOT NULL,
        state TEXT NOT NULL,
        notes INTEGER NOT NULL,
        PRIMARY KEY (conference, statement, item, state)
    ) WITHOUT ROWID""",
    "INSERT INTO _note_counts SELECT conference, coalesce(statement, -1), coalesce(item, ''), state, count(*)"
    " FROM notes GROUP BY 1, 2, 3, 4",
    f"CREATE TRIGGER notes_counted AFTER INSERT ON notes BEGIN {_counted('NEW', 1)}; END",
    "CREATE TRIGGER notes_counted_again AFTER UPDATE OF statement, item, state ON notes"
    " WHEN OLD.statement IS NOT NEW.statement OR OLD.item IS NOT NEW.item OR OLD.state <> NEW.state"
    f" BEGIN {_counted('OLD', -1)}; {_counted('NEW', 1)}; END",
)

EDITORIAL = (
    *EDITORIAL_TABLES,
    *COUNTS,
    *(guard for table, key in EDITORIAL_KEYS.items() for guard in guards(table, key, changes=False)),
    EDITORIAL_NOW,
    ADOPTED_REPORTS,
    "CREATE TABLE _search_rows (id INTEGER PRIMARY KEY, note TEXT NOT NULL UNIQUE REFERENCES notes (id))",
)
"""The statements of 0003, without the index for searching."""

_ROW = "(SELECT id FROM _search_rows WHERE note = NEW.id)"

SEARCH = (
    "CREATE VIRTUAL TABLE _note_search USING fts5 (folded, tokenize = 'trigram', content = '')",
    "INSERT INTO _search_rows (note) SELECT id FROM notes ORDER BY at_ms, id",
    "INSERT INTO _note_search (rowid, folded)"
    " SELECT r.id, n.folded FROM _search_rows AS r JOIN notes AS n ON n.id = r.note ORDER BY r.id",
    f"""CREATE TRIGGER notes_indexed AFTER INSERT ON notes BEGIN
        INSERT INTO _search_rows (note) VALUES (NEW.id);
        INSERT INTO _note_search (rowid, folded) VALUES ({_ROW}, NEW.folded);
    END""",
    f"""CREATE TRIGGER notes_indexed_again AFTER UPDATE OF folded ON notes
    WHEN OLD.folded IS NOT NEW.folded BEGIN
        INSERT INTO _note_search (_note_search, rowid, folded) VALUES ('delete', {_ROW}, OLD.folded);
        INSERT INTO _note_search (rowid, folded) VALUES ({_ROW}, NEW.folded);
    END""",
)
"""The index for searching, where SQLite has FTS5 with trigrams (3.34); without it parts are looked for in
every note, which takes longer."""
