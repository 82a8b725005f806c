"""Views for people who open the database with `sqlite3` or Datasette.

**harvest** every note as it reads now, in the order of capture: `conference`, `table` (number of the
statement), `theme`, `item` (title), `round`, `group`, `kind`, `text`, `time` (local), `state`,
`tally`, `typed_by`, `id`, `replies_to`. `table` and `item` are both NULL for the wall.

**open_agreements** what is still to be done: `series`, `number`, `text`, `owners` (joined with "; "),
`due` (as it was given), `due_on` (the date that follows from it), `status`, `conference`.

**living_events** the log without what was undone, on the present wall clock: `seq`, `conference`,
`at_ms`, `kind`, `payload`. It tells the same as `living` and `on_present_clock` in `domain/log.py`.

**run_report** each agenda item of the definition in force: `conference`, `position`, `item`, `title`,
`kind`, `planned_start`, `planned_end`, `started`, `ended` (local), `planned_minutes`,
`actual_minutes`. `started` is its first start, `ended` its last end, NULL where there was none. Items
that went on by themselves (`auto`) leave no row in the log and so do not show as started.

**positions_now** what each organisation holds, cells that are empty left out: `conference`, `block`,
`subject`, `state` (what this conference decided on the subject; open when nothing), `reason`,
`organisation`, `step`, `position` (the step's label), `motive`, `contribution`, `time` (local),
`changed_by`.
"""

from __future__ import annotations


def local_time(instant: str, timezone: str) -> str:
    """SQL for an instant as local time, such as 2020-02-14 10:07:12."""
    offset = (
        f"coalesce((SELECT offset_s FROM zone_offsets AS z WHERE z.timezone = {timezone}"
        f" AND z.from_ms <= {instant} ORDER BY z.from_ms DESC LIMIT 1), 0)"
    )
    return f"datetime({instant} / 1000 + {offset}, 'unixepoch')"


HARVEST = f"""
CREATE VIEW harvest AS
SELECT n.conference, n.statement AS "table", s.theme, coalesce(a.title, n.item) AS item, n.round,
       n.group_name AS "group", n.kind, n.text, {local_time("n.at_ms", "c.timezone")} AS time, n.state,
       n.tally, n.typed_by, n.id, n.replies_to
FROM notes AS n
JOIN conferences AS c ON c.id = n.conference
LEFT JOIN statements AS s
  ON s.conference = c.id AND s.version = c.version AND s.number = n.statement
LEFT JOIN agenda_items AS a
  ON a.conference = c.id AND a.version = c.version AND a.item = n.item
ORDER BY n.conference, n.at_ms, n.id
"""

OPEN_AGREEMENTS = """
CREATE VIEW open_agreements AS
SELECT a.series, a.number, a.text,
       (SELECT group_concat(o.value, '; ') FROM json_each(a.owners) AS o) AS owners,
       coalesce(a.due_date, a.due_conference, a.due_text) AS due,
       coalesce(a.due_date, d.date) AS due_on, a.status, a.conference
FROM agreements AS a
LEFT JOIN conferences AS d ON d.id = a.due_conference AND d.series_key = a.series
WHERE a.status NOT IN ('done', 'dropped')
ORDER BY a.series, a.number
"""

LIVING_EVENTS = """
CREATE VIEW living_events AS
WITH RECURSIVE
undos AS MATERIALIZED (
    SELECT conference, seq, json_extract(payload, '$.of') AS target,
           row_number() OVER (PARTITION BY conference ORDER BY seq DESC) AS place
    FROM events WHERE kind = 'undo'
),
walk (conference, place, dead) AS (
    SELECT id, 0, ',' FROM conferences
    UNION ALL
    SELECT w.conference, u.place,
           CASE WHEN instr(w.dead, ',' || u.seq || ',') THEN w.dead
                ELSE w.dead || coalesce(u.target, 0) || ',' END
    FROM walk AS w JOIN undos AS u ON u.conference = w.conference AND u.place = w.place + 1
),
settled AS MATERIALIZED (SELECT conference, dead, max(place) AS undone FROM walk GROUP BY conference),
alive AS (
    SELECT e.seq, e.conference, e.at_ms, e.kind, e.payload,
           CASE e.kind WHEN 'clock_correction' THEN coalesce(json_extract(e.payload, '$.delta_ms'), 0)
                       ELSE 0 END AS delta_ms
    FROM events AS e JOIN settled AS s ON s.conference = e.conference
    WHERE e.kind <> 'undo' AND instr(s.dead, ',' || e.seq || ',') = 0
),
shifted AS (
    SELECT *, coalesce(sum(delta_ms) OVER (PARTITION BY conference ORDER BY seq DESC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS shift_ms
    FROM alive
)
SELECT seq, conference, max(at_ms + shift_ms) OVER (PARTITION BY conference ORDER BY seq) AS at_ms, kind,
       CASE kind WHEN 'backdate'
            THEN json_set(payload, '$.to_ms', json_extract(payload, '$.to_ms') + shift_ms)
            ELSE payload END AS payload
FROM shifted
"""

RUN_REPORT = f"""
CREATE VIEW run_report AS
WITH
items AS MATERIALIZED (
    SELECT a.*, c.timezone FROM agenda_items AS a
    JOIN conferences AS c ON c.id = a.conference AND c.version = a.version
),
living AS MATERIALIZED (SELECT * FROM living_events),
marks AS (
    SELECT l.seq, l.conference, l.at_ms, json_extract(l.payload, '$.item') AS item,
           json_extract(l.payload, '$.segment') AS segment
    FROM living AS l JOIN items AS i
      ON i.conference = l.conference AND i.item = json_extract(l.payload, '$.item')
    WHERE l.kind IN ('start', 'next', 'skip')
    UNION ALL
    SELECT seq, conference, at_ms, NULL, NULL FROM living
    WHERE kind = 'finish'
       OR (kind = 'skip' AND json_extract(payload, '$.item') IS NULL
           AND json_extract(payload, '$.finish') = 1)
),
neighbours AS (
    SELECT *, lag(item) OVER (PARTITION BY conference ORDER BY seq) AS before,
           lead(seq) OVER (PARTITION BY conference ORDER BY seq) AS until
    FROM marks
),
begun AS (
    SELECT n.conference, n.seq, n.item, coalesce(
        (SELECT json_extract(b.payload, '$.to_ms') FROM living AS b
         WHERE b.kind = 'backdate' AND b.conference = n.conference AND b.seq > n.seq
           AND (n.until IS NULL OR b.seq < n.until) AND json_extract(b.payload, '$.item') = n.item
         ORDER BY b.seq DESC LIMIT 1), n.at_ms) AS start_ms
    FROM neighbours AS n
    WHERE n.item IS NOT n.before OR n.segment IS NULL
),
sittings AS (
    SELECT *, lead(start_ms) OVER (PARTITION BY conference ORDER BY seq) AS end_ms,
           lead(seq) OVER (PARTITION BY conference ORDER BY seq) AS next_seq
    FROM begun
),
actual AS (
    SELECT conference, item, min(seq) AS first_seq, max(seq) AS last_seq,
           sum(end_ms - start_ms) AS spent_ms
    FROM sittings WHERE item IS NOT NULL GROUP BY conference, item
)
SELECT i.conference, i.position, i.item, i.title, i.kind,
       {local_time("i.planned_start_ms", "i.timezone")} AS planned_start,
       {local_time("i.planned_end_ms", "i.timezone")} AS planned_end,
       {local_time("f.start_ms", "i.timezone")} AS started,
       {local_time("l.end_ms", "i.timezone")} AS ended,
       (i.planned_end_ms - i.planned_start_ms) / 60000 AS planned_minutes,
       round(a.spent_ms / 60000.0, 1) AS actual_minutes
FROM items AS i
LEFT JOIN actual AS a ON a.conference = i.conference AND a.item = i.item
LEFT JOIN sittings AS f ON f.seq = a.first_seq
LEFT JOIN sittings AS l ON l.seq = a.last_seq
ORDER BY i.conference, i.position
"""

FIRST_VIEWS = (HARVEST, OPEN_AGREEMENTS, LIVING_EVENTS, RUN_REPORT)

POSITIONS_NOW = f"""
CREATE VIEW positions_now AS
WITH
cells AS (
    SELECT *, row_number() OVER (PARTITION BY conference, block, subject, organisation ORDER BY id DESC)
        AS place
    FROM position_cells
),
decided AS (
    SELECT *, row_number() OVER (PARTITION BY conference, block, subject ORDER BY id DESC) AS place
    FROM position_judgements
),
steps AS (
    SELECT c.id AS conference, json_extract(b.value, '$.id') AS block,
           json_extract(s.value, '$.key') AS step, json_extract(s.value, '$.label') AS label
    FROM conferences AS c
    JOIN definitions AS d ON d.conference = c.id AND d.version = c.version
    JOIN json_each(d.definition, '$.positions') AS b
    JOIN json_each(b.value, '$.scale') AS s
)
SELECT p.conference, p.block, p.subject, coalesce(j.state, 'open') AS state, coalesce(j.reason, '') AS reason,
       p.organisation, p.step, s.label AS position, p.motive, p.contribution,
       {local_time("p.at_ms", "c.timezone")} AS time, p.changed_by
FROM cells AS p
JOIN conferences AS c ON c.id = p.conference
LEFT JOIN decided AS j
  ON j.conference = p.conference AND j.block = p.block AND j.subject = p.subject AND j.place = 1
LEFT JOIN steps AS s ON s.conference = p.conference AND s.block = p.block AND s.step = p.step
WHERE p.place = 1 AND (p.step IS NOT NULL OR p.motive <> '' OR p.contribution <> '')
ORDER BY p.conference, p.block, p.subject, p.organisation
"""
