"""A conference in a database, a clock that a test moves, and the app on top of both."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.example import DAY, at_ms
from tests.tui.waiting import PATIENCE_S
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui.clock import ManualClock
from workshop_tui.domain.conference import Conference
from workshop_tui.domain.message import Refusal
from workshop_tui.live import Live
from workshop_tui.live.opening import SessionSource, opened
from workshop_tui.store import Store
from workshop_tui.tui.app import WorkshopApp


@pytest.fixture(autouse=True)
def settled(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pilot that waits for the screen also waits for what a key had written, and an error in the
    program fails the test. Not in a test that asks for `in_between`."""
    if "in_between" in request.fixturenames:
        return
    look = Pilot._wait_for_screen

    async def look_when_done(pilot: Pilot[object], timeout: float = 30.0) -> bool:
        seen = await look(pilot, timeout)
        if isinstance(pilot.app, WorkshopApp) and not pilot.app.turns.is_idle:
            await asyncio.wait_for(pilot.app.turns.all_done(), PATIENCE_S)
            seen = await look(pilot, timeout)
        return seen

    def failed(app: WorkshopApp, problem: Exception) -> None:
        if isinstance(problem, Refusal):
            app.tell(problem)
        else:
            app._handle_exception(problem)

    monkeypatch.setattr(Pilot, "_wait_for_screen", look_when_done)
    monkeypatch.setattr(WorkshopApp, "_tell_failure", failed)


@pytest.fixture
def in_between() -> None:
    """For a test that looks while something still waits to be written."""


@pytest.fixture
def open_workshop(tmp_path: Path) -> Iterator[OpenWorkshop]:
    """Opens a conference (the example's when none is given) at a time of its day. Call
    `i18n.use("nl")` first for Dutch; then `async with day.app.run_test(size=(80, 24)) as pilot`."""
    stores: list[Store] = []
    db = tmp_path / "workshop.db"

    def connected() -> Store:
        stores.append(Store.open(db))
        return stores[-1]

    def make(conference: Conference = DAY, at: str = "9:55", boot_id: str | None = None) -> Workshop:
        clock = ManualClock(at_ms(at, conference), boot_id)
        store = connected()
        opened(store, clock, SessionSource(conference, "example.yaml", ""))
        app = WorkshopApp(
            Live(connected(), clock, conference.id), lambda: Live(Store.open(db), clock, conference.id)
        )
        return Workshop(app, Live(store, clock, conference.id), clock, db)

    yield make
    for store in stores:
        store.close()


@pytest.fixture
def workshop(open_workshop: OpenWorkshop) -> Workshop:
    """The example day, five minutes before it begins."""
    return open_workshop()
