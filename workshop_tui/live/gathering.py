"""Reading all that documents are made of."""

from __future__ import annotations

from workshop_tui import __version__
from workshop_tui.domain.expectation import view
from workshop_tui.domain.kept import Edited, Kept, SeriesConference
from workshop_tui.domain.material import Material
from workshop_tui.domain.speakers import speaking_ms
from workshop_tui.live import Live


def gather(live: Live) -> Material:
    """The conference as it is on disk now, all of it. Takes no lock: what is written while it reads
    may or may not be in it, each note and agreement whole."""
    live.look_again()
    now_ms = live.now_ms()
    notes, agreements = live.notes(), live.agreements()
    return Material(
        conference=live.conference,
        state=live.state,
        seen=view(live.state, now_ms),
        made_ms=now_ms,
        version=__version__,
        events=live.events,
        notes=notes,
        revisions=live.store.notes.all_revisions(live.conference_id),
        agreements=agreements,
        histories={each.number: live.agreement_history(each.number) for each in agreements},
        reporters=live.reporters(),
        speaking_ms=speaking_ms(live.state, now_ms),
        series_dates=live.series_dates(),
        positions=live.position_record(),
        texts=live.store.texts.now(live.conference_id),
        text_readings=live.store.texts.all_readings(live.conference_id),
        marks=live.store.editing.marks(live.conference_id),
        report=live.store.texts.report(live.conference_id),
        kept=_kept(live),
    )


def _kept(live: Live) -> Kept:
    conferences, name = live.store.conferences, live.conference_id
    rows = conferences.series_conferences(live.conference.series_key)
    here = next(row for row in rows if row.id == name)
    return Kept(
        version=here.version,
        opened_ms=here.opened_ms,
        definitions=conferences.versions(name),
        dates=conferences.dates(name),
        choices=live.store.choices.all(name),
        tallies=live.store.notes.tallies(name),
        series=tuple(
            SeriesConference(row.id, row.title, row.number, row.date, row.timezone)
            for row in rows
            if row.id != name
        ),
        edited=_edited(live),
    )


def _edited(live: Live) -> Edited:
    editing, name = live.store.editing, live.conference_id
    return Edited(
        marks=editing.all_marks(name),
        moves=editing.moves(name),
        origins=editing.origins(name),
        actions=editing.all_actions(name),
        report=live.store.texts.report_changes(name),
    )
