"""All that there is to tell about a conference at one moment: what documents are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date

from workshop_tui.domain.agreements import Agreement, AgreementRevision
from workshop_tui.domain.conference import Conference
from workshop_tui.domain.editorial import EditorialText, Mark, ReportState, TextReading
from workshop_tui.domain.expectation import RunView
from workshop_tui.domain.kept import Kept
from workshop_tui.domain.log import Event
from workshop_tui.domain.notes import Note, NoteState, Revision
from workshop_tui.domain.positions import Record
from workshop_tui.domain.run import RunState


@dataclass(frozen=True)
class Material:
    """A conference with its day, its harvest and the agreements of its series, read together.

    `notes` are in the order of capture, `revisions` are by the id of the note, `histories` by the
    number of the agreement, `reporters` by the number of the statement. `speaking_ms` is by
    organisation, `series_dates` by conference. `made_ms` is as of when all this is told, UTC milliseconds;
    `version` is the program's. `texts` are the editorial texts by their key, those that are empty left
    out, and `text_readings` all that was written of each; `marks` say by the id of a note what became of
    it.
    """

    conference: Conference
    state: RunState
    seen: RunView
    made_ms: int
    version: str
    events: tuple[Event, ...] = ()
    notes: tuple[Note, ...] = ()
    revisions: Mapping[str, tuple[Revision, ...]] = field(default_factory=dict)
    agreements: tuple[Agreement, ...] = ()
    histories: Mapping[int, tuple[AgreementRevision, ...]] = field(default_factory=dict)
    reporters: Mapping[int, str] = field(default_factory=dict)
    speaking_ms: Mapping[str, int] = field(default_factory=dict)
    series_dates: Mapping[str, Date] = field(default_factory=dict)
    positions: Record = field(default_factory=Record)
    texts: Mapping[str, EditorialText] = field(default_factory=dict)
    text_readings: Mapping[str, tuple[TextReading, ...]] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict)
    report: ReportState = field(default_factory=ReportState)
    kept: Kept = field(default_factory=Kept)

    def conference_title(self, name: str) -> str:
        """The title of a conference of the series; its id where no more is known."""
        if name == self.conference.id:
            return self.conference.title
        return next((each.title for each in self.kept.series if each.id == name), name)

    def state_of(self, note: Note) -> NoteState:
        """Where a note stands in the editing: struck out, else as it was marked last."""
        mark = self.marks.get(note.id)
        return note.state if mark is None or note.state is NoteState.STRUCK else mark.state
