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
seating: with rotation: statements also "statement": N, its sheet.
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
