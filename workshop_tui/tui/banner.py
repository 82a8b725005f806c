"""What stands across the top of every screen."""

from __future__ import annotations

from workshop_tui.domain.conference import MINUTE
from workshop_tui.domain.expectation import RunView
from workshop_tui.domain.message import Message
from workshop_tui.harmless import harmless
from workshop_tui.i18n import say
from workshop_tui.wording import duration

STAYS_MS = MINUTE
"""How long something that was said stays."""


class Banner:
    """What goes on for as long as it goes on: a clock that lags behind the log, a copy that could not
    be made (`backup_problem`). Above what was said within the last minute."""

    def __init__(self) -> None:
        self.backup_problem: Message | None = None
        self._said: Message | None = None
        self._until_ms = 0

    def say(self, message: Message, now_ms: int) -> None:
        """Says something for a minute."""
        self._said, self._until_ms = message, now_ms + STAYS_MS

    def unsay(self, message: Message) -> None:
        """Takes back what was said, because it is over; what was said after it stays."""
        if self._said == message:
            self._said = None

    def text(self, now_ms: int, seen: RunView | None) -> str:
        """A line for each thing to say now; empty for nothing. `seen` is None when the database does
        not answer."""
        lines = []
        if seen is not None and seen.behind_log_ms:
            lag = duration(max(MINUTE, seen.behind_log_ms))
            lines.append(
                Message(
                    "The laptop's clock lags {duration} behind the timers. F9 corrects them.", duration=lag
                )
            )
        if self.backup_problem is not None:
            lines.append(self.backup_problem)
        if self._said is not None and now_ms <= self._until_ms:
            lines.append(self._said)
        return "\n".join(harmless(say(line)) for line in lines)
