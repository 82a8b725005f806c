"""What a test of a screen holds in its hands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workshop_tui.clock import ManualClock
from workshop_tui.domain.conference import MINUTE
from workshop_tui.live import Live
from workshop_tui.tui.app import WorkshopApp


@dataclass
class Workshop:
    """An app on a database. `live` is a second process, as it were: what it
    does, the app has to notice. `app` reads and writes through connections of its own."""

    app: WorkshopApp
    live: Live
    clock: ManualClock
    db: Path

    def minutes(self, count: float) -> None:
        """Lets time pass."""
        self.clock.advance(round(count * MINUTE))


OpenWorkshop = Callable[..., Workshop]
"""Opens a conference (the example's when none is given) at a time of its day."""
