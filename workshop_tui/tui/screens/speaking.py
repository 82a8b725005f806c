"""Who speaks when, from the programme screen: called now or again, earlier, later, one more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_tui.domain.message import Message, Refusal
from workshop_tui.i18n import say
from workshop_tui.tui.commands import Command
from workshop_tui.tui.screens.replanning import Replanning
from workshop_tui.tui.widgets.agenda import Agenda, AgendaLine

if TYPE_CHECKING:
    from workshop_tui.tui.widgets.speaker_bar import SpeakerBar

SPEAKERS = (
    Command(
        "call",
        "o",
        Message("call"),
        Message("Somebody speaks now, or again: who the cursor was put on, else asks for the name."),
    ),
    Command(
        "earlier",
        "ctrl+up",
        Message("earlier"),
        Message("The speaker or the item under the cursor one place earlier."),
    ),
    Command(
        "later",
        "ctrl+down",
        Message("later"),
        Message("The speaker or the item under the cursor one place later."),
    ),
    Command(
        "add_speaker",
        "",
        Message("one more speaker"),
        Message("One more speaker for the pitches, after the others."),
    ),
)


class Speaking(Replanning):
    """Calls speakers, moves them and adds them."""

    async def action_call(self) -> None:
        line = self.speaker_at_hand()
        if line is not None and line.segment is not None:
            self.in_turn(self._call(line.segment))
            return
        seen = self.live.view()
        if seen.item is None or not seen.segments:
            self.workshop.tell(Refusal(Message("Nothing runs that has speakers, rounds or other parts.")))
            return
        from workshop_tui.tui.widgets.speaker_bar import SpeakerBar

        title, hint = say(Message("Call")), say(Message("a name, or a part of it; a round"))
        await self.open_bar(SpeakerBar(title, hint, is_new=False))

    async def action_add_speaker(self) -> None:
        from workshop_tui.tui.widgets.speaker_bar import SpeakerBar

        title, hint = say(Message("One more speaker")), say(Message("name"))
        parties = [each.name for each in self.live.conference.organisations]
        await self.open_bar(SpeakerBar(title, hint, parties, is_new=True))

    def on_speaker_bar_typed(self, event: SpeakerBar.Typed) -> None:
        self.in_turn(self._speaker_typed(event))

    async def _speaker_typed(self, event: SpeakerBar.Typed) -> None:
        name, organisation = event.name, event.organisation
        if not event.is_new:
            if await self._call(name):
                event.bar.close()
            else:
                event.bar.refused()
        elif await self.perform(lambda live: live.add_speaker(name, organisation)) is not None:
            event.bar.close()
            self.workshop.say_done(Message("{name} speaks too, as the last; u undoes it.", name=name.strip()))
        else:
            event.bar.refused()

    async def _call(self, name: str) -> bool:
        seen = await self.perform(lambda live: live.call(name))
        if seen is None or seen.segment is None:
            return False
        self.query_one(Agenda).follow()
        self.workshop.say_done(Message("Now: {name}; u undoes it.", name=seen.segment.label))
        return True

    def action_earlier(self) -> None:
        if not self.move_speaker(-1):
            self.move_line(-1)

    def action_later(self) -> None:
        if not self.move_speaker(1):
            self.move_line(1)

    def move_line(self, places: int) -> None:
        """Moves what else than a speaker the cursor is on."""
        self.workshop.tell(Refusal(Message("Put the cursor on a speaker still to come.")))

    def speaker_at_hand(self) -> AgendaLine | None:
        """The line of a part of what runs that the cursor was put on; None when it is not on one."""
        line = self.query_one(Agenda).chosen
        return None if line is None or line.segment is None else line

    def move_speaker(self, places: int) -> bool:
        """The speaker under the cursor so many places later, negative: earlier. False when the cursor
        is not on a part of what runs."""
        line = self.speaker_at_hand()
        if line is None or line.segment is None:
            return False
        self.in_turn(self._move_speaker(line.segment, line.title, places))
        return True

    async def _move_speaker(self, key: str, title: str, places: int) -> None:
        if await self.perform(lambda live: live.move_speaker(key, places)) is not None:
            said = Message("{name} speaks earlier; u undoes it.", name=title)
            if places > 0:
                said = Message("{name} speaks later; u undoes it.", name=title)
            self.workshop.say_done(said)
