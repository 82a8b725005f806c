"""What the facilitator says to the projector: a message over everything, or nothing at all."""

from __future__ import annotations

import json
from dataclasses import dataclass

from workshop_tui.domain.message import Message, Refusal
from workshop_tui.live.door import Door
from workshop_tui.store import DISPLAY

SECONDS = 60
"""How long a message stays when nobody says otherwise."""

LONGEST = 200
"""Characters of a message: more cannot be read from the back of a room."""

LONGEST_S = 24 * 60 * 60

_MESSAGE = "message"
_BLANK = "blank"
_EARLY_MS = 5000
"""A message that seems sent later than now was sent before the clock was set back: it is over."""


@dataclass(frozen=True)
class DisplayState:
    """What the projector shows beside the day. `message` is None when there is none, `until_ms` the
    instant at which it goes, None when it stays until it is cleared. `blank`: nothing at all."""

    message: str | None = None
    until_ms: int | None = None
    blank: bool = False

    def at(self, now_ms: int) -> DisplayState:
        """What is left of it at a later instant."""
        over = self.until_ms is not None and now_ms >= self.until_ms
        return DisplayState(blank=self.blank) if over else self


class Displaying(Door):
    """Messages to the room, and an empty screen on demand."""

    def send_message(self, text: str, seconds: int | None = SECONDS) -> DisplayState:
        """Puts a message over everything for so many seconds, None: until it is cleared. It takes the
        place of the one before. Refused when it is empty, too long, or stays for no time at all."""
        text = " ".join(text.split())
        if not text:
            raise Refusal(Message("There is nothing to show: the message is empty."))
        if len(text) > LONGEST:
            raise Refusal(
                Message("The message has {n} characters; nobody reads that from afar.", n=len(text)),
                Message("Keep it under {most}.", most=LONGEST),
            )
        if seconds is not None and not 0 < seconds <= LONGEST_S:
            raise Refusal(
                Message("A message stays for a second at least and a day at most."),
                Message("Give a number of seconds, or let it stay until it is cleared."),
            )
        at_ms = self.now_ms()
        until_ms = None if seconds is None else at_ms + seconds * 1000
        self._choose(_MESSAGE, json.dumps({"text": text, "at_ms": at_ms, "until_ms": until_ms}))
        return self.display_state()

    def clear_message(self) -> DisplayState:
        """Takes the message away, if there is one."""
        if self.display_state().message is not None:
            self._choose(_MESSAGE, "")
        return self.display_state()

    def blank(self, on: bool) -> DisplayState:
        """Makes the projector's screen empty, or shows the day on it again."""
        if self.display_state().blank != on:
            self._choose(_BLANK, "1" if on else "")
        return self.display_state()

    def display_state(self) -> DisplayState:
        """What holds now."""
        held = self.store.choices.choices(self.conference_id, DISPLAY)
        text, until_ms = _read(held.get(_MESSAGE, ""), self.now_ms())
        return DisplayState(text, until_ms, _BLANK in held)

    def _choose(self, key: str, value: str) -> None:
        self.store.choices.choose(self.conference_id, DISPLAY, key, value, self.now_ms(), self.typed_by)


def _read(stored: str, now_ms: int) -> tuple[str | None, int | None]:
    """The text and when it goes; nothing for one that is over."""
    if not stored:
        return None, None
    held = json.loads(stored)
    until_ms = held["until_ms"]
    if until_ms is not None and not held["at_ms"] - _EARLY_MS <= now_ms < until_ms:
        return None, None
    return held["text"], until_ms
