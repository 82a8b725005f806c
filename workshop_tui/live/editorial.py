"""The secretariat's prose: editorial texts in readings that rest on one another, and the report's status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

from workshop_tui.domain.editorial import (
    EditorialText,
    ReportChange,
    ReportState,
    ReportStatus,
    TextReading,
    TextStatus,
    beside,
    in_force,
    text_keys,
    text_of,
)
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.notes import Note, NoteKind, NoteState
from workshop_tui.live.harvest import Harvest
from workshop_tui.store import new_id


@dataclass(frozen=True)
class Written:
    """What became of what was written: `text` is the one in force, `reading` what was written (None:
    the same as before). `conflict`: somebody else wrote meanwhile, so the reading stands beside the
    text until `settle_text` deals with it."""

    text: EditorialText
    reading: TextReading | None = None
    conflict: bool = False


class Editorial(Harvest):
    """Texts and the report as a whole. An adopted report is locked: texts, and what became of notes."""

    def texts(self) -> dict[str, EditorialText]:
        """The texts in force by key, in the order of the report; also those that are still empty, and
        last those of places that there are no longer."""
        held = self.store.texts.now(self.conference_id)
        keys = text_keys(self.conference)
        found = {key: held.get(key, EditorialText(key)) for key in keys}
        return found | {key: text for key, text in held.items() if key not in found}

    def text(self, key: str) -> EditorialText:
        """The text with that key. Refused when the report has no such place."""
        found = self.store.texts.text(self.conference_id, key)
        if not found.revisions:
            self._text_readings(key)
        return found

    def text_readings(self, key: str) -> tuple[TextReading, ...]:
        """All that was written of a text, in the order of writing."""
        return self._text_readings(key)

    def texts_beside(self, key: str) -> tuple[TextReading, ...]:
        """What somebody else wrote of a text at the same time and nobody has dealt with yet."""
        return beside(self._text_readings(key))

    def conflicts(self) -> tuple[str, ...]:
        """The keys of the texts that have another version beside them."""
        held = self.store.texts.outlines(self.conference_id)
        forked = [
            key for key, readings in held.items() if len({each.rests_on for each in readings}) < len(readings)
        ]
        return tuple(key for key in forked if self.texts_beside(key))

    def write_text(
        self,
        key: str,
        text: str,
        *,
        rests_on: str | None = None,
        status: TextStatus | None = None,
        draft: str | None = None,
    ) -> Written:
        """Writes a text. `rests_on` is the id of the reading that it was made from (empty: there was
        none; None: whatever is in force). Without a `status` one with nothing in it is empty, and one
        that was empty a concept.

        When somebody else has written since, nothing is overwritten: both are kept, and the answer says
        so. Refused for an adopted report. The draft is cleared in the same transaction.
        """
        with self.changing():
            self._refuse_adopted()
            readings = self._text_readings(key)
            now = in_force(readings)
            base = (now.id if now else "") if rests_on is None else rests_on
            before = next((each for each in readings if each.id == base), None)
            reading: TextReading | None = None
            wanted = _status(text, status, before)
            same = {(each.text, each.status) for each in (before, now) if each is not None}
            if (text, wanted) not in (same or {("", TextStatus.EMPTY)}):
                reading = self._put_text(key, text, wanted, base)
            if draft is not None:
                self.store.drafts.clear(self.conference_id, draft)
            after = self._text_readings(key)
        held = in_force(after)
        stands_beside = reading is not None and (held is None or held.id != reading.id)
        return Written(text_of(key, after), reading, stands_beside)

    def settle_text(
        self, key: str, text: str, *, settles: str, rests_on: str | None = None, draft: str | None = None
    ) -> Written:
        """Deals with a version that stands beside a text: `text` is what is to hold of both. `settles`
        is the id of that version, `rests_on` the reading in force that was looked at. Refused when
        that is not in force any more: then there is something new to look at."""
        with self.changing():
            self._refuse_adopted()
            readings = self._text_readings(key)
            now = in_force(readings)
            if settles not in {each.id for each in beside(readings)}:
                raise Refusal(Message("The other version has been dealt with already."))
            if now is None or (rests_on is not None and rests_on != now.id):
                raise Refusal(
                    Message("Somebody has written on in the meantime."), Message("Look at both once more.")
                )
            reading = self._put_text(key, text, _status(text, None, now), now.id, settles)
            if draft is not None:
                self.store.drafts.clear(self.conference_id, draft)
            after = self._text_readings(key)
        return Written(text_of(key, after), reading)

    def set_text_status(self, key: str, status: TextStatus) -> EditorialText:
        """How far a text is. Refused for a text with nothing in it, and between empty and the others."""
        now = self.text(key)
        if not now.text.strip() and status is not TextStatus.EMPTY:
            raise Refusal(
                Message("There is no text of “{key}” yet.", key=key), Message("Write something first.")
            )
        if now.text.strip() and status is TextStatus.EMPTY:
            raise Refusal(Message("There is text in “{key}”: it is not empty.", key=key))
        return self.write_text(key, now.text, rests_on=now.id, status=status).text

    # The report as a whole

    def report_state(self) -> ReportState:
        """Whether the report is a concept or adopted, and in which version."""
        return self.store.texts.report(self.conference_id)

    def adopted(self, version: int) -> ReportChange:
        """The report as it was adopted as that version. Refused when it was not."""
        changes = self.store.texts.report_changes(self.conference_id)
        found = next((each for each in changes if each.adopted and each.version == version), None)
        if found is None:
            known = ", ".join(str(each.version) for each in changes if each.adopted) or "-"
            raise Refusal(
                Message("No version {version} of the report was adopted.", version=version),
                Message("Known are: {ids}.", ids=known),
            )
        return found

    def reopen(self) -> ReportState:
        """Makes an adopted report a concept again, as the next version; the adopted one stays as it
        is. Refused when it is a concept."""
        with self.changing():
            state = self.report_state()
            if state.status is not ReportStatus.ADOPTED:
                raise Refusal(Message("The report is a concept: it can be changed."))
            change = ReportChange(state.version + 1, False, self.today(), self.now_ms(), self.typed_by)
            self.store.texts.change_report(self.conference_id, change)
            return self.report_state()

    def _refuse_adopted(self) -> None:
        state = self.report_state()
        if state.status is ReportStatus.ADOPTED:
            raise Refusal(
                Message("The report is adopted (version {version}) and locked.", version=state.version),
                Message("Reopen it first: that makes the next version."),
            )

    def _revise(
        self,
        note_id: str,
        action: str,
        *,
        text: str | None = None,
        kind: NoteKind | None = None,
        state: NoteState | None = None,
        draft: str | None = None,
    ) -> Note:
        """Notes of an adopted report are locked as well: they are what it rests on."""
        with self.store.transaction():
            self._refuse_adopted()
            return super()._revise(note_id, action, text=text, kind=kind, state=state, draft=draft)

    def _text_readings(self, key: str) -> tuple[TextReading, ...]:
        found = self.store.texts.readings(self.conference_id, key)
        if not found and key not in text_keys(self.conference):
            raise Refusal(
                Message("The report has no place “{key}”.", key=key),
                Message("Known are: {ids}.", ids=", ".join(text_keys(self.conference))),
            )
        return found

    def _put_text(
        self, key: str, text: str, status: TextStatus, rests_on: str, settles: str = ""
    ) -> TextReading:
        now_ms = self.now_ms()
        reading = TextReading(key, 0, text, status, now_ms, self.typed_by, rests_on, new_id(now_ms), settles)
        return self.store.texts.put(self.conference_id, reading)


def _status(text: str, wanted: TextStatus | None, before: TextReading | None) -> TextStatus:
    if not text.strip():
        return TextStatus.EMPTY
    held = before.status if before else TextStatus.EMPTY
    return wanted or (TextStatus.CONCEPT if held is TextStatus.EMPTY else held)


def adopted_on(state: ReportState, on: Date, at_ms: int, by: str) -> ReportState:
    """How the report stands once it is adopted on that date."""
    from workshop_tui.domain.editorial import Adopted

    done = (*state.adopted, Adopted(state.version, on, at_ms, by))
    return ReportState(ReportStatus.ADOPTED, state.version, done)
