"""A rehearsal on the live screens: its mark, and the keys that drive its clock."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.example import DAY, at_ms
from tests.tui.waiting import until
from workshop_tui import i18n
from workshop_tui.clock import RehearsalClock
from workshop_tui.live import Live
from workshop_tui.live.opening import SessionSource, opened
from workshop_tui.store import Store
from workshop_tui.tui.rehearsal import JUMP_MS, SPEEDS, RehearsalApp
from workshop_tui.tui.widgets.day_strip import DayStrip


@pytest.mark.parametrize(("language", "mark"), [("en", "rehearsal"), ("nl", "repetitie")])
async def test_the_clock_is_driven_with_keys(tmp_path: Path, language: str, mark: str) -> None:
    i18n.use(language)
    db = tmp_path / "rehearsal.db"
    real = [0.0]
    clock = RehearsalClock(at_ms("9:55"), 60, lambda: real[0])
    with Store.open(db) as store:
        opened(store, clock, SessionSource(DAY, "example.yaml", ""))
        app = RehearsalApp(Live(store, clock, DAY.id), lambda: Live(Store.open(db), clock, DAY.id), clock)
        async with app.run_test(size=(80, 24)) as pilot:

            def strip() -> str:
                return str(app.screen.query_one(DayStrip).render())

            await until(pilot, lambda: f"{mark} 60×" in strip())
            await pilot.press("right_square_bracket")
            await until(pilot, lambda: f"{mark} 120×" in strip() and clock.speed == 120)
            await pilot.press("left_square_bracket", "left_square_bracket")
            await until(pilot, lambda: clock.speed == 30)
            await pilot.press("space")
            await until(pilot, lambda: app.live.view().item is not None)
            real[0] += 2
            await until(pilot, lambda: "14:00" in strip())
            await pilot.press("J")
            await until(pilot, lambda: "9:00" in strip())
            assert clock.reading().wall_ms == at_ms("9:56") + JUMP_MS
            await pilot.press("H")
            await until(pilot, lambda: clock.held and f"{mark} 30×" not in strip())
            real[0] += 10
            assert clock.reading().wall_ms == at_ms("9:56") + JUMP_MS
            await pilot.press("H")
            await until(pilot, lambda: not clock.held)
            for _ in range(2 * len(SPEEDS)):
                await pilot.press("left_square_bracket")
            assert clock.speed == SPEEDS[0]
            names = {command.title for command in app.get_system_commands(app.screen)}
            assert {i18n._("hold"), i18n._("faster")} <= names


async def test_the_live_screen_itself_has_no_such_keys(tmp_path: Path) -> None:
    from workshop_tui.tui.all_keys import all_keys
    from workshop_tui.tui.app import WorkshopApp
    from workshop_tui.tui.rehearsal import DRIVES

    assert i18n._("rehearsal") in [name for name, _ in all_keys()]
    assert not any(hasattr(WorkshopApp, f"action_{command.id}") for command in DRIVES)
