"""The projector: follows, turns pages, is overlaid and blanked, goes on when the database does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.example import DAY, day_with_tables
from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.cli import frame
from workshop_tui.cli.display import Chooser
from workshop_tui.domain.conference import Conference
from workshop_tui.domain.message import Message
from workshop_tui.errors import StoreError
from workshop_tui.live import Live
from workshop_tui.live.opening import SessionSource, opened
from workshop_tui.store import Store
from workshop_tui.tui import display_app
from workshop_tui.tui.display_app import DisplayApp
from workshop_tui.tui.widgets.big_clock import BigClock
from workshop_tui.tui.widgets.blocks import Blocks
from workshop_tui.tui.widgets.card_page import CardPage

SIZES = [(80, 24), (120, 40), (240, 67)]


@pytest.fixture
def stores() -> Iterator[list[Store]]:
    """Connections that are closed afterwards."""
    opened_here: list[Store] = []
    yield opened_here
    for store in opened_here:
        store.close()


def display(day: Workshop, stores: list[Store]) -> DisplayApp:
    """A projector on the day's database, with a connection of its own."""
    stores.append(Store.open(day.db, create=False))
    return DisplayApp(Live(stores[-1], day.clock, day.live.conference_id))


def read(app: DisplayApp, name: str) -> str:
    """A text on the screen."""
    return app.screen.query_one(f"#{name}", Blocks).text


def clock(app: DisplayApp) -> str:
    """What the clock reads."""
    return app.screen.query_one(BigClock).text


def rows(app: DisplayApp) -> list[str]:
    """The screen's rows as text."""
    return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]


async def settled(pilot: Pilot[None], app: DisplayApp) -> None:
    """Everything is drawn at its own size."""
    await pilot.pause()
    app.follow()
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "nl"])
async def test_it_follows_what_the_live_screen_does(
    workshop: Workshop, stores: list[Store], size: tuple[int, int], language: str
) -> None:
    i18n.use(language)
    app = display(workshop, stores)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: clock(app) == "5:00")
        workshop.live.start("pitches")
        await until(pilot, lambda: read(app, "big") == "Dordrecht" and clock(app) == "5:00")
        workshop.minutes(1)
        await until(pilot, lambda: clock(app) == "4:00")
        workshop.live.pause()
        await until(pilot, lambda: read(app, "state").startswith("❚❚") and app.screen.has_class("-paused"))
        workshop.live.resume()
        workshop.minutes(5)
        await until(pilot, lambda: clock(app) == "+1:00" and app.screen.has_class("-phase-overtime"))
        workshop.live.finish()
        await until(pilot, lambda: read(app, "big") in ("Thank you all", "Dank allemaal"))


@pytest.mark.parametrize("size", SIZES)
async def test_the_clock_is_as_large_as_the_terminal_allows(
    workshop: Workshop, stores: list[Store], size: tuple[int, int]
) -> None:
    workshop.live.start("slot")
    app = display(workshop, stores)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: clock(app) == "15:00")
        await settled(pilot, app)
        widest = max(len(row.strip()) for row in rows(app) if "█" in row)
        assert widest >= size[0] * 7 // 10


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [4, 14])
async def test_all_tables_come_by_page_after_page(
    open_workshop: OpenWorkshop, stores: list[Store], count: int, size: tuple[int, int]
) -> None:
    day = open_workshop(day_with_tables(count))
    day.live.start("cafe")
    app = display(day, stores)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: clock(app) == "20:00")
        await settled(pilot, app)
        cards = app.screen.query_one(CardPage)
        seen: set[int] = set()
        for _ in range(cards.pages):
            seen.add(cards.page)
            day.clock.advance(display_app.PAGE_MS)
            await settled(pilot, app)
        assert seen == set(range(cards.pages))
        assert cards.pages <= count
        if (count, size) == (4, (80, 24)):
            assert any("tafel" in row or "table" in row for row in rows(app))


async def test_a_changeover_shows_all_groups_at_once(
    open_workshop: OpenWorkshop, stores: list[Store]
) -> None:
    day = open_workshop(day_with_tables(14))
    day.live.start("cafe")
    day.live.next()
    app = display(day, stores)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: read(app, "big") == "Where you go now")
        await settled(pilot, app)
        assert app.screen.query_one(CardPage).pages == 1


async def test_a_message_lies_over_everything_until_its_time_is_up(
    workshop: Workshop, stores: list[Store]
) -> None:
    app = display(workshop, stores)
    async with app.run_test(size=(80, 24)) as pilot:
        workshop.live.send_message("Jassen mee")
        await until(pilot, lambda: app.screen.query_one("#message").display and read(app, "message"))
        assert read(app, "message") == "Jassen mee"
        workshop.minutes(1)
        await until(pilot, lambda: not app.screen.query_one("#message").display)
        workshop.live.send_message("Blijft", None)
        await until(pilot, lambda: read(app, "message") == "Blijft")
        workshop.live.clear_message()
        await until(pilot, lambda: not app.screen.query_one("#message").display)


async def test_blank_is_blank(workshop: Workshop, stores: list[Store]) -> None:
    workshop.live.start()
    app = display(workshop, stores)
    async with app.run_test(size=(80, 24)) as pilot:
        workshop.live.blank(True)
        await until(pilot, lambda: all(not row.strip() for row in rows(app)))
        workshop.live.blank(False)
        await until(pilot, lambda: any(row.strip() for row in rows(app)))


async def test_the_clock_goes_on_while_the_database_does_not_answer(
    workshop: Workshop, stores: list[Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.live.start("slot")
    app = display(workshop, stores)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: clock(app) == "15:00")

        def locked(_: object) -> int:
            raise StoreError(Message("locked"))

        real = Store.version
        monkeypatch.setattr(Store, "version", locked)
        workshop.minutes(1)
        await until(pilot, lambda: clock(app) == "14:00")
        assert not app.screen.query_one("#trouble").display
        monkeypatch.setattr(display_app, "TROUBLE_S", 0.0)
        await until(pilot, lambda: app.screen.query_one("#trouble").display)
        workshop.live.add(60_000)
        monkeypatch.setattr(Store, "version", real)
        await until(pilot, lambda: clock(app) == "15:00" and not app.screen.query_one("#trouble").display)


async def test_it_never_writes(workshop: Workshop, stores: list[Store]) -> None:
    app = display(workshop, stores)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: clock(app) == "5:00")
        before = workshop.live.store.version()
        for key in ("space", "n", "enter", "s", "m", "B", "u"):
            await pilot.press(key)
        workshop.minutes(2)
        await until(pilot, lambda: clock(app) == "3:00")
        assert workshop.live.store.version() == before
        await pilot.press("q")
        await until(pilot, lambda: not app.is_running)


def other(conference_id: str) -> Conference:
    """Another day in the same database."""
    return replace(DAY, id=conference_id, title="Tweede dag", number=2)


def test_it_follows_the_conference_that_runs(
    workshop: Workshop, stores: list[Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame, "speak", lambda language: None)
    stores.append(Store.open(workshop.db, create=False))
    chooser = Chooser(stores[-1], workshop.clock, None)
    first = chooser()
    assert first is not None
    assert first.conference_id == "dag-1"
    assert chooser() is None
    workshop.live.start()
    assert chooser() is None
    workshop.minutes(1)
    opened(workshop.live.store, workshop.clock, SessionSource(other("dag-2"), "x.yaml", ""))
    assert chooser() is None
    Live(workshop.live.store, workshop.clock, "dag-2").start()
    second = chooser()
    assert second is not None
    assert second.conference_id == "dag-2"
    asked = Chooser(stores[-1], workshop.clock, "dag-1")()
    assert asked is not None
    assert asked.conference_id == "dag-1"


async def test_changing_conference_changes_the_slide(workshop: Workshop, stores: list[Store]) -> None:
    stores.append(Store.open(workshop.db, create=False))
    store = stores[-1]
    opened(workshop.live.store, workshop.clock, SessionSource(other("dag-2"), "x.yaml", ""))
    follow: list[Live] = []
    app = DisplayApp(Live(store, workshop.clock, "dag-1"), lambda: follow.pop() if follow else None)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: read(app, "big") == "Eerste dag")
        follow.append(Live(store, workshop.clock, "dag-2"))
        workshop.live.add_agreement("Iets.")
        await until(pilot, lambda: read(app, "big") == "Tweede dag")


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (80, 24), (300, 20), (60, 90)])
async def test_no_size_breaks_it(
    open_workshop: OpenWorkshop, stores: list[Store], size: tuple[int, int], tmp_path: Path
) -> None:
    day = open_workshop(day_with_tables(14))
    app = display(day, stores)
    async with app.run_test(size=size) as pilot:
        for step in ("inloop", "pitches", "cafe", None, "oogst", "slot"):
            if step is None:
                day.live.next()
            else:
                day.live.start(step)
            await settled(pilot, app)
            assert len(rows(app)) == size[1]


async def test_it_can_be_left_between_two_looks(workshop: Workshop, stores: list[Store]) -> None:
    app = display(workshop, stores)
    async with app.run_test():
        pass
    assert app.screen_stack == []
    app.follow()
