"""The shapes of what `--json` prints, as each command's help shows them: a promise to scripts."""

from __future__ import annotations

STATUS = """\
{"conference": ID, "state": "planned|running|paused|finished",
 "now": TIME,
 "item": null or {"id", "title", "kind", "planned_start": TIME,
   "planned_end": TIME, "started": TIME, "expected_end": TIME,
   "remaining_s": SECONDS, "phase": PHASE},
 "segment": null or {"label", "kind", "number", "started": TIME,
   "remaining_s": SECONDS, "phase": PHASE},
 "next": null or {"id", "title", "expected_start": TIME},
 "seating": [{"table": N, "group": NAME or null}],
 "offset_s": SECONDS, "expected_day_end": TIME,
 "planned_day_end": TIME,
 "counts": {"notes": N, "wall": N, "agreements_open": N}}
TIME: ISO 8601 with offset. PHASE: normal, warning, danger, overtime.
remaining_s is below 0 in overtime, offset_s above 0 when behind.
seating: with rotation: statements also "statement": N, its sheet; with
rotation: individuals also "people": [NAME], without who is absent.
counts: notes at tables and items, notes on the wall."""

NOTES = """\
[{"id", "conference", "table": N or null, "item": ID or null,
  "wall": "complaint|wish|compliment" or null, "round": N or null,
  "group", "organisation", "kind", "text", "replies_to",
  "at": "2020-02-14T10:31:05.120Z", "typed_by",
  "state": "open|used|left_out|struck", "tally": N, "revisions": N}]
kind: reaction, addition, contradiction, question, appeal, or as wall.
table is the number of the statement's sheet. What does not apply is null."""

AGREEMENTS = """\
[{"number": N, "text", "owners": [NAME],
  "due": null or {"date"} or {"conference"} or {"text"},
  "due_on": DATE or null, "status": "open|in_progress|done|dropped",
  "conference", "table": N or null, "item": ID or null,
  "note": ID or null, "explanation", "settled_on": DATE or null,
  "warnings": [SENTENCE]}]"""

CHECK = """\
{"files": [{"file", "ok": true or false,
  "items": [{"id", "title", "kind", "start": TIME, "end": TIME,
    "segments": [{"label", "kind", "number", "minutes"}]}],
  "tables": [{"number", "theme", "statement"}],
  "problems": [{"severity": "error|warning", "line", "column",
    "key", "message"}]}]}"""

TEXT = """\
{"key", "status": "empty|concept|ready", "text",
 "at": "2020-02-14T10:31:05.120Z" or null, "by", "revisions": N,
 "beside": [{"text", "at", "by"}]}
key: opening, item:ID, statement:N, appeal:N, conclusion, wall, close.
beside: what others wrote at the same time, still to be decided on."""

TEXTS = f"[{TEXT.partition(chr(10) + 'key:')[0]}]{TEXT[TEXT.index(chr(10) + 'key:') :]}"

HISTORY = """\
{"note": as in note list, "mark": null or {"state", "text": KEY,
   "paragraph", "reason", "at", "by"},
 "readings": [{"number", "action", "at", "by", "kind", "text", "state"}],
 "moves": [{"number", "before": STAND, "after": STAND}],
 "origins": [{"note": ID, "number", "origin": ID,
   "how": "merged|split", "tally": N}]}
STAND: {"table", "item", "round", "group"}. action: captured, edited,
kind, struck, restored, used, left_out, opened, moved, merged,
merged_into, split, undone, redone."""

REPORT = """\
{"status": "concept|adopted", "version": N, "open_notes": N,
 "texts": {"empty": N, "concept": N, "ready": N},
 "two_versions": [KEY],
 "adopted": [{"version", "on": DATE, "at", "by"}]}"""

SEAT = """\
{"mode": "groups", "groups": {GROUP: [NAME]},
 "rounds": [{"round": N, "tables": {TABLE: GROUP or null}}]}
or {"mode": "individuals",
 "rounds": [{"round": N, "tables": {TABLE: [NAME]}}],
 "distinct_pairs": N, "upper_bound": N}
NAME: with the organisation behind it, between brackets, where the list
has the name twice. distinct_pairs: how many pairs of people sit together
at least once; upper_bound: more than this cannot."""

PARTICIPANTS = """\
[{"name", "role", "organisation": NAME or null,
  "presence": "expected|present|late|absent", "added": true or false,
  "group": NAME or null, "tables": [N or null]}]
added: came to the list when the groups and seats were made already.
tables: one per round; empty without a world café."""

JOINED = """\
{"added": [NAME], "already": [NAME], "twice": [NAME],
 "warnings": [SENTENCE]}
already: was on the list before; twice: stands in the file more than once."""
