"""The app as a whole: modes, strip, and following other processes."""

from __future__ import annotations

from tests.tui.waiting import until
from tests.tui.workshop import Workshop
from workshop_tui.tui.widgets.day_strip import DayStrip


async def test_the_strip_follows_what_another_process_does(workshop: Workshop) -> None:
    app = workshop.app
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "not started yet" in str(app.screen.query_one(DayStrip).render()))
        workshop.live.start()
        await until(pilot, lambda: "Inloop" in str(app.screen.query_one(DayStrip).render()))
