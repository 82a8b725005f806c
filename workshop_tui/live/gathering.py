"""Reading all that documents are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from workshop_tui import __version__
from workshop_tui.domain.conference import MINUTE
from workshop_tui.domain.expectation import view
from workshop_tui.domain.kept import Edited, Kept, SeriesConference
from workshop_tui.domain.material import Material
from workshop_tui.domain.persons import people_in
from workshop_tui.domain.run import DayState
from workshop_tui.domain.speakers import speaking_ms
from workshop_tui.live import Live
from workshop_tui.store.conferences import ConferenceRow


class _Dated(Protocol):
    """What was done at a moment, UTC milliseconds."""

    @property
    def at_ms(self) -> int: ...


def gather(live: Live) -> Material:
    """The conference as it is on disk now, all of it. Takes no lock: what is written while it reads
    may or may not be in it, each note and agreement whole.

    It is told as of the minute while the day runs. Else, also when nobody ended it, as of the last change
    of today, or as of the beginning of today when nothing changed: so the same conference gives the same
    documents, whoever asks for them once more. The date is always today's: it says what is overdue.
    """
    live.look_again()
    now_ms = live.now_ms()
    found = _read(live, now_ms)
    told_ms = _as_of(found, now_ms)
    return replace(
        found,
        made_ms=told_ms,
        seen=view(live.state, told_ms),
        speaking_ms=speaking_ms(live.state, told_ms),
    )


def _as_of(material: Material, now_ms: int) -> int:
    """The moment for which the documents speak. What was written with a clock that was ahead of this one
    does not count."""
    runs = material.state.state in (DayState.RUNNING, DayState.PAUSED)
    if runs and now_ms - (material.state.last_ms or now_ms) < _FORGOTTEN_MS:
        begun = now_ms - now_ms % MINUTE
    else:
        midnight = material.conference.local(now_ms).replace(hour=0, minute=0, second=0, microsecond=0)
        begun = round(midnight.timestamp() * 1000)
    return max(begun, *(each for each in _changes(material) if each <= now_ms), 0)


_FORGOTTEN_MS = 12 * 60 * MINUTE
"""A day on which nothing was done for so long was not ended, but is over."""


def _changes(material: Material) -> Iterator[int]:
    """When something was changed, in no order."""
    record, edited = material.positions, material.kept.edited
    several: tuple[Iterable[_Dated], ...] = (
        material.events, *material.revisions.values(), *material.histories.values(),
        *material.text_readings.values(), record.cells, record.judgements, record.parties, record.earlier,
        (tally for _, tally in material.kept.tallies),
        material.kept.choices, material.kept.dates, edited.actions, edited.report,
    )  # fmt: skip
    for each in several:
        yield from (one.at_ms for one in each)


def _read(live: Live, now_ms: int) -> Material:
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
        series=tuple(_beside(live, row) for row in rows if row.id != name),
        edited=_edited(live),
    )


def _beside(live: Live, row: ConferenceRow) -> SeriesConference:
    """Another conference of the series, with whom it names."""
    stored = live.store.conferences.definition(row.id)
    people = () if stored is None else people_in(stored.conference)
    return SeriesConference(row.id, row.title, row.number, row.date, row.timezone, people)


def _edited(live: Live) -> Edited:
    editing, name = live.store.editing, live.conference_id
    return Edited(
        marks=editing.all_marks(name),
        moves=editing.moves(name),
        origins=editing.origins(name),
        actions=editing.all_actions(name),
        report=live.store.texts.report_changes(name),
    )
