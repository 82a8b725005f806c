"""What the room sees and hears, from the programme screen: a message, nothing at all, the sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_tui.domain.message import Message, Refusal
from workshop_tui.tui.commands import Command
from workshop_tui.tui.screens.capturing import Capturing

if TYPE_CHECKING:
    from workshop_tui.tui.widgets.message_bar import MessageBar

ROOM = (
    Command("message", "m", Message("message"), Message("A message over everything on the projector.")),
    Command(
        "blank", "B", Message("projector"), Message("Nothing on the projector; the same key brings it back.")
    ),
    Command("sound", "S", Message("sound"), Message("The sound off, or on again.")),
)


class Projecting(Capturing):
    """Sends messages to the projector and switches what it shows; switches the sound."""

    async def action_message(self) -> None:
        from workshop_tui.tui.widgets.message_bar import MessageBar

        await self.open_bar(MessageBar(self.live.display_state().message))

    def on_message_bar_typed(self, event: MessageBar.Typed) -> None:
        self.in_turn(self._send(event))

    async def _send(self, event: MessageBar.Typed) -> None:
        text, seconds = event.text, event.seconds
        if text.strip():
            done = await self.perform(lambda live: live.send_message(text, seconds))
            said = Message("The room reads it.")
        else:
            done = await self.perform(lambda live: live.clear_message())
            said = Message("The message is gone.")
        if done is not None:
            event.bar.close()
            self.workshop.say_done(said)
        else:
            event.bar.refused()

    def action_blank(self) -> None:
        self.in_turn(self._blank())

    async def _blank(self) -> None:
        shown = await self.perform(lambda live: live.blank(not live.display_state().blank))
        if shown is not None:
            said = Message("The projector shows nothing; B shows the day again.")
            self.workshop.say_done(said if shown.blank else Message("The projector shows the day."))

    def action_sound(self) -> None:
        try:
            self.workshop.sound.switch()
        except Refusal as problem:
            self.workshop.tell(problem)
        on = self.workshop.sound.settings.sound
        self.workshop.say_done(Message("The sound is on.") if on else Message("The sound is off."))
