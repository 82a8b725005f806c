"""How a note or a text came to read as it does, with what changed each time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.content import Content

from workshop_tui.domain.editorial import TextReading, beside, line
from workshop_tui.domain.message import Message
from workshop_tui.domain.note_editing import NoteMove, Stand
from workshop_tui.domain.notes import Revision
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.live.note_looking import NoteHistory
from workshop_tui.live.secretariat import Secretariat
from workshop_tui.report.places import place_name
from workshop_tui.tui.differences_shown import changed_words
from workshop_tui.tui.note_rows import round_text
from workshop_tui.tui.screens.history_dialog import HistoryDialog, history_commands
from workshop_tui.tui.widgets.note_list import kind_label
from workshop_tui.wording import EDITING_TEXT, TEXT_STATUS, wall_time

_CLOSE = "escape,h,H"


class EditedNoteHistory(HistoryDialog[Revision]):
    """All that happened to a note: also where it was moved and what came from where."""

    DOES: ClassVar = history_commands(Message("It reads so again."), _CLOSE)

    def __init__(self, note_id: str, history: NoteHistory, others: dict[str, str]) -> None:
        """`others` are the texts of the notes that it has to do with, by their ids."""
        super().__init__()
        self._note_id = note_id
        self._history = history
        self._others = others

    def heading(self) -> str:
        return say(Message("History of the note"))

    def readings(self) -> Sequence[Revision]:
        return self._history.readings

    def line(self, reading: Revision) -> Content:
        what = EDITING_TEXT.get(reading.action)
        parts = (
            f"{reading.number:>3}",
            _when(self.live, reading.at_ms),
            reading.action if what is None else say(what),
            kind_label(reading.kind),
            one_line(reading.by),
        )
        return Content(" · ".join(parts))

    def whole(self, reading: Revision) -> Content:
        """With what changed."""
        readings = self._history.readings
        place = readings.index(reading)
        before = readings[place - 1].text if place else reading.text
        parts = [changed_words(before, reading.text), Content("")]
        parts += [Content.styled(said, "$text-accent") for said in self._about(reading)]
        return Content("\n").join(parts)

    def _about(self, reading: Revision) -> list[str]:
        found = [self._moved(move) for move in self._history.moves if move.number == reading.number]
        for origin in self._history.origins:
            if origin.note == self._note_id and origin.number == reading.number:
                found.append(f"← {self._other(origin.origin)}")
            elif origin.origin == self._note_id and reading.action in ("merged_into", "split"):
                found.append(f"→ {self._other(origin.note)}")
        mark = self._history.mark
        if mark is not None and mark.number == reading.number:
            found += [one_line(each) for each in (mark.key, mark.paragraph, mark.reason) if each]
        return found

    def _moved(self, move: NoteMove) -> str:
        return f"{self._stand(move.before)} → {self._stand(move.after)}"

    def _stand(self, stand: Stand) -> str:
        name = one_line(say(place_name(self.live.conference, stand.place)))
        return " · ".join(part for part in (name, round_text(stand.round, stand.group)) if part)

    def _other(self, note_id: str) -> str:
        return f"“{one_line(self._others.get(note_id, note_id))[:100]}”"

    def restore(self, reading: Revision) -> None:
        self.in_turn(self._restore(reading.number))

    async def _restore(self, number: int) -> None:
        def act(live: object) -> object:
            assert isinstance(live, Secretariat)
            return live.restore_reading(self._note_id, number)

        if await self.perform(act) is not None:
            self.leave()


class TextHistory(HistoryDialog[TextReading]):
    """All that was written of a text. Enter puts the chosen reading into the input, where it is written
    as any change is."""

    DOES: ClassVar = history_commands(Message("It reads so again."), _CLOSE)

    def __init__(self, readings: Sequence[TextReading], take: Callable[[str], object]) -> None:
        super().__init__()
        self._all = tuple(readings)
        self._in_line = {each.id for each in line(self._all)}
        self._aside = {each.id for each in beside(self._all)}
        self._take = take

    def heading(self) -> str:
        return say(Message("All that was written of this text"))

    def readings(self) -> Sequence[TextReading]:
        return self._all

    def line(self, reading: TextReading) -> Content:
        sign = "‼" if reading.id in self._aside else " " if reading.id in self._in_line else "|"
        words = say(Message.counted("{n} word", "{n} words", n=len(reading.text.split())))
        when, status = _when(self.live, reading.at_ms), say(TEXT_STATUS[reading.status])
        parts = (when, status, words, one_line(reading.by))
        return Content(f"{reading.number:>3} {sign} {' · '.join(parts)}")

    def whole(self, reading: TextReading) -> Content:
        """With what changed since the one that it rests on."""
        before = next((each for each in self._all if each.id == reading.rests_on), None)
        return changed_words("" if before is None else before.text, reading.text)

    def restore(self, reading: TextReading) -> None:
        """Into the input."""
        self.leave()
        self._take(reading.text)


def _when(live: Live, at_ms: int) -> str:
    """`14-2 10.07`."""
    at = live.conference.local(at_ms)
    return f"{at.day}-{at.month} {wall_time(at)}"
