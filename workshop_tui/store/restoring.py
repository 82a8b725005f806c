"""A whole conference into an empty database, as it was where it came from: ids, histories, the log.

Rows are written as they were, so this does not go through the repositories, which make new ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workshop_tui.domain.agreements import Agreement
from workshop_tui.domain.conference import Conference
from workshop_tui.domain.definition import plain
from workshop_tui.domain.kept import SeriesConference
from workshop_tui.domain.material import Material
from workshop_tui.domain.note_editing import Stand
from workshop_tui.errors import Message, StoreError
from workshop_tui.store import Store
from workshop_tui.store.agreements import values_of
from workshop_tui.store.text import Value, json_text


def restore(store: Store, material: Material) -> int:
    """Puts the conference in, all or nothing. Gives the number of agreements of earlier conferences
    whose note of origin is not in the file: they lose that link alone.

    The other conferences of the series come in by name and date, so that what is due on them and what
    was agreed at them stays right. Raises StoreError when there is a conference in the database already.
    """
    with store.transaction():
        if store.conferences.all():
            raise StoreError(
                Message("There are conferences in this database already."),
                Message("Name a new database: “--db NEW.db”. To take in notes from elsewhere use “merge”."),
            )
        store.db.execute("PRAGMA defer_foreign_keys=ON")
        for other in material.kept.series:
            _stub(store, other, material.conference)
        _definitions(store, material)
        _log(store, material)
        _notes(store, material)
        lost = _agreements(store, material)
        _editorial(store, material)
        _choices(store, material)
        _positions(store, material)
    return lost


def _stub(store: Store, other: SeriesConference, beside: Conference) -> None:
    """A conference of which only the name, the number, the date and the people are known."""
    known = Conference(
        id=other.id,
        title=other.title,
        date=other.date,
        timezone=other.timezone,
        series=beside.series,
        number=other.number,
        language=beside.language,
        participants=other.people,
    )
    store.conferences.store_definition(known, source_path="", source_text="", at_ms=0)


def _definitions(store: Store, material: Material) -> None:
    kept, now = material.kept, material.conference
    conferences = store.conferences
    for each in kept.definitions:
        conferences.restore_version(each, now)
    conferences.hold(now.id, kept.version)
    store.db.execute("UPDATE conferences SET opened_ms = ? WHERE id = ?", [kept.opened_ms, now.id])
    _insert(
        store,
        "INSERT INTO conference_dates (conference, date, at_ms, changed_by) VALUES (?, ?, ?, ?)",
        [[now.id, str(each.date), each.at_ms, each.by] for each in kept.dates],
    )


def _log(store: Store, material: Material) -> None:
    _insert(
        store,
        "INSERT INTO events (seq, conference, at_ms, kind, payload, boot_ms, boot_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            [
                each.seq,
                material.conference.id,
                each.at_ms,
                str(each.kind),
                json_text(dict(each.payload)),
                each.boot_ms,
                each.boot_id,
            ]
            for each in material.events
        ],
    )


def _notes(store: Store, material: Material) -> None:
    for note in material.notes:
        store.notes.restore(note, material.revisions.get(note.id, ()))
    _insert(
        store,
        "INSERT INTO note_tallies (note, change, at_ms, changed_by) VALUES (?, ?, ?, ?)",
        [[note, tally.change, tally.at_ms, tally.by] for note, tally in material.kept.tallies],
    )


def _editorial(store: Store, material: Material) -> None:
    edited, name = material.kept.edited, material.conference.id
    _insert(
        store,
        "INSERT INTO note_marks (note, number, key, paragraph, reason) VALUES (?, ?, ?, ?, ?)",
        [[each.note, each.number, each.key, each.paragraph, each.reason] for each in edited.marks],
    )
    _insert(
        store,
        "INSERT INTO note_moves (note, number, statement, item, round, group_name,"
        " from_statement, from_item, from_round, from_group) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [[each.note, each.number, *_place(each.after), *_place(each.before)] for each in edited.moves],
    )
    for origin in edited.origins:
        store.editing.put_origin(origin)
    _insert(
        store,
        "INSERT INTO editing_actions (id, conference, what, at_ms, changed_by, undoes, agreement)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            [each.id, name, each.what, each.at_ms, each.by, each.undoes or None, each.agreement]
            for each in edited.actions
        ],
    )
    _insert(
        store,
        "INSERT INTO editing_steps (action, note, number) VALUES (?, ?, ?)",
        [[each.id, note, number] for each in edited.actions for note, number in each.steps],
    )
    for readings in material.text_readings.values():
        for reading in readings:
            store.texts.put(name, reading)
    for change in edited.report:
        store.texts.change_report(name, change)


def _place(stand: Stand) -> list[Value]:
    return [stand.place.statement, stand.place.item, stand.round, stand.group]


def _agreements(store: Store, material: Material) -> int:
    notes = {note.id for note in material.notes}
    lost = 0
    for each in material.agreements:
        found = each
        if each.note is not None and each.note not in notes:
            lost += 1
            found = replace(each, note=None)
        _agreement(store, found, material)
    last = max((each.number for each in material.agreements), default=0)
    if last:
        store.db.execute(
            "INSERT INTO agreement_numbers (series, last) VALUES (?, ?)",
            [material.conference.series_key, last],
        )
    return lost


def _agreement(store: Store, agreement: Agreement, material: Material) -> None:
    columns, values = values_of(agreement)
    marks = ", ".join("?" * len(values))
    store.db.execute(f"INSERT INTO agreements ({columns}) VALUES ({marks})", values)
    _insert(
        store,
        "INSERT INTO agreement_revisions (series, agreement, number, at_ms, changed_by, remark, reading)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            [
                agreement.series,
                agreement.number,
                each.number,
                each.at_ms,
                each.by,
                each.remark,
                json_text(plain(replace(each.reading, note=agreement.note))),
            ]
            for each in material.histories.get(agreement.number, ())
        ],
    )


def _choices(store: Store, material: Material) -> None:
    for each in material.kept.choices:
        store.choices.choose(material.conference.id, each.what, each.key, each.value, each.at_ms, each.by)


def _positions(store: Store, material: Material) -> None:
    name, record, kept = material.conference.id, material.positions, store.positions
    for cell in record.cells:
        kept.put_cell(name, cell)
    for judgement in (*record.earlier, *record.judgements):
        kept.judge(judgement)
    for party in record.parties:
        kept.put_party(name, party)


def _insert(store: Store, sql: str, rows: Sequence[Sequence[Value]]) -> None:
    if rows:
        store.db.execute_many(sql, rows)
