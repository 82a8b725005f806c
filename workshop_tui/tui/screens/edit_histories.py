"""How a note or a text came to read as it does, with what changed each time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workshop_tui.domain.editorial import TextReading, beside, line
from workshop_tui.domain.message import Message
from workshop_tui.domain.note_editing import NoteMove, Stand
from workshop_tui.domain.notes import Revision
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.live.note_looking import NoteHistory
from workshop_tui.live.secretariat import Secretariat
from workshop_tui.report.places import place_name
from workshop_tui.tui.commands import Command
from workshop_tui.tui.differences_shown import changed_words
from workshop_tui.tui.note_rows import round_text
from workshop_tui.tui.screens.note_dialog import NoteDialog
from workshop_tui.tui.widgets.cursor_list import CursorList
from workshop_tui.tui.widgets.key_line import KeyLine
from workshop_tui.tui.widgets.note_list import kind_label
from workshop_tui.wording import EDITING_TEXT, TEXT_STATUS, wall_time


class Readings(NoteDialog):
    """Readings one under another, the newest chosen; below, the chosen one with what changed."""

    HEADING: ClassVar[Message]
    DOES: ClassVar = (
        Command("restore", "enter", Message("restore this one"), Message("It reads so again."), shown=True),
        Command("read_on", "pagedown", Message("read on"), Message("The next page of the text."), shown=True,
                priority=True),
        Command("read_back", "pageup", Message("read back"), Message("The page before."), priority=True),
        Command("close", "escape,h,H", Message("close"), Message("Leave."), shown=True, display="esc"),
    )  # fmt: skip

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog", classes="-tall"):
            yield Static(Content(say(self.HEADING)), id="title")
            yield CursorList(id="readings", markup=False, compact=True)
            with VerticalScroll(id="reading", can_focus=False):
                yield Static(id="reading-text", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        lines = self.lines()
        readings = self.query_one("#readings", CursorList)
        readings.add_options(Option(each) for each in lines)
        readings.highlighted = len(lines) - 1
        readings.focus()

    def lines(self) -> Sequence[Content]:
        """A line for each reading."""
        raise NotImplementedError

    def whole(self, place: int) -> Content:
        """The reading at that place of the list, with what changed."""
        raise NotImplementedError

    def when(self, at_ms: int) -> str:
        """`14-2 10.07`."""
        at = self.live.conference.local(at_ms)
        return f"{at.day}-{at.month} {wall_time(at)}"

    @property
    def place(self) -> int | None:
        """Where the cursor is."""
        return self.query_one("#readings", CursorList).highlighted

    @on(OptionList.OptionHighlighted, "#readings")
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one("#reading-text", Static).update(self.whole(event.option_index))
        self.query_one("#reading", VerticalScroll).scroll_home(animate=False)

    def action_read_on(self) -> None:
        """A page further in the text."""
        self._scroll(1)

    def action_read_back(self) -> None:
        """A page back."""
        self._scroll(-1)

    def _scroll(self, direction: int) -> None:
        text = self.query_one("#reading", VerticalScroll)
        text.scroll_relative(y=direction * max(1, text.size.height - 1), animate=False)


class EditedNoteHistory(Readings):
    """All that happened to a note: also where it was moved and what came from where."""

    HEADING = Message("History of the note")

    def __init__(self, note_id: str, history: NoteHistory, others: dict[str, str]) -> None:
        """`others` are the texts of the notes that it has to do with, by their ids."""
        super().__init__()
        self._note_id = note_id
        self._history = history
        self._others = others

    def lines(self) -> Sequence[Content]:
        return [Content(self._line(each)) for each in self._history.readings]

    def _line(self, reading: Revision) -> str:
        what = EDITING_TEXT.get(reading.action)
        return " · ".join(
            (
                f"{reading.number:>3}",
                self.when(reading.at_ms),
                reading.action if what is None else say(what),
                kind_label(reading.kind),
                one_line(reading.by),
            )
        )

    def whole(self, place: int) -> Content:
        readings = self._history.readings
        reading = readings[place]
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

    def action_restore(self) -> None:
        """The note reads again as in the chosen reading."""
        if self.place is not None:
            self.in_turn(self._restore(self._history.readings[self.place].number))

    async def _restore(self, number: int) -> None:
        def act(live: object) -> object:
            assert isinstance(live, Secretariat)
            return live.restore_reading(self._note_id, number)

        if await self.perform(act) is not None:
            self.leave()


class TextHistory(Readings):
    """All that was written of a text. Enter puts the chosen reading into the input, where it is written
    as any change is."""

    HEADING = Message("All that was written of this text")

    def __init__(self, readings: Sequence[TextReading], take: Callable[[str], object]) -> None:
        super().__init__()
        self._readings = tuple(readings)
        self._take = take

    def lines(self) -> Sequence[Content]:
        running = {each.id for each in line(self._readings)}
        aside = {each.id for each in beside(self._readings)}
        found = []
        for each in self._readings:
            sign = "‼" if each.id in aside else " " if each.id in running else "|"
            words = say(Message.counted("{n} word", "{n} words", n=len(each.text.split())))
            parts = (self.when(each.at_ms), say(TEXT_STATUS[each.status]), words, one_line(each.by))
            found.append(Content(f"{each.number:>3} {sign} {' · '.join(parts)}"))
        return found

    def whole(self, place: int) -> Content:
        reading = self._readings[place]
        before = next((each for each in self._readings if each.id == reading.rests_on), None)
        return changed_words("" if before is None else before.text, reading.text)

    def action_restore(self) -> None:
        """The chosen reading into the input."""
        if self.place is not None:
            self.leave()
            self._take(self._readings[self.place].text)
