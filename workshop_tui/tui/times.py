"""Expected times as the screens show them."""

from __future__ import annotations

from workshop_tui.domain.conference import MINUTE, Conference
from workshop_tui.wording import wall_time


def about(conference: Conference, instant_ms: int) -> str:
    """A time that is expected, to the nearest minute: ten seconds early is not a minute early. What
    was is told by `wall_time`, which a clock shows from its first second on."""
    return wall_time(conference.local(instant_ms + MINUTE // 2))
