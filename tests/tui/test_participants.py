"""The participants: found by typing, marked with a key, newcomers, groups by hand."""

from __future__ import annotations

import time
from dataclasses import replace
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.domain.people import with_people
from tests.tui.example import DAY
from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.domain.attendance import Presence
from workshop_tui.domain.conference import AgendaItem, Conference, SeatingWishes
from workshop_tui.domain.dispersing import waiting, worked_out
from workshop_tui.domain.placing import seating_of
from workshop_tui.domain.seat_progress import OnProgress
from workshop_tui.tui import seat_plans
from workshop_tui.tui.people_rows import People
from workshop_tui.tui.screens.line_form import LineForm
from workshop_tui.tui.screens.participants import ParticipantsScreen
from workshop_tui.tui.screens.tables import TablesScreen
from workshop_tui.tui.widgets.people_list import PeopleList

GROUPS = with_people(30, conference=DAY)
SEATS = with_people(30, individuals=True, conference=DAY)


async def opened(day: Workshop, pilot: Pilot[None]) -> ParticipantsScreen:
    await pilot.press("f3")
    await until(pilot, lambda: isinstance(day.app.screen, TablesScreen))
    await pilot.press("p")
    await until(pilot, lambda: isinstance(day.app.screen, ParticipantsScreen))
    screen = day.app.screen
    assert isinstance(screen, ParticipantsScreen)
    await until(pilot, lambda: screen.people.seating is not None)
    return screen


def shown(screen: ParticipantsScreen) -> list[str]:
    listed = screen.query_one(PeopleList)
    return [screen.people.line(place, 78) for place in listed.entries]


def why(screen: ParticipantsScreen) -> str:
    return str(screen.query_one("#people-why", Static).content)


def presence(day: Workshop, name: str) -> Presence:
    person = next(one for one in day.live.conference.participants if one.name == name)
    return day.live.attendance().of(person)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_typing_finds_and_enter_marks_as_present(
    open_workshop: OpenWorkshop, size: tuple[int, int]
) -> None:
    day = open_workshop(GROUPS)
    async with day.app.run_test(size=size) as pilot:
        screen = await opened(day, pilot)
        assert len(shown(screen)) == 30
        await pilot.press(*"mer 27")
        assert [line for line in shown(screen) if "Deelnemer 27" in line] == shown(screen)
        await pilot.press("enter")
        assert presence(day, "Deelnemer 27") is Presence.PRESENT
        assert screen.query_one(Input).value == ""
        await until(pilot, lambda: any("✓ present" in line for line in shown(screen)))


async def test_letters_in_the_list_mark_and_undo_takes_back(open_workshop: OpenWorkshop) -> None:
    day = open_workshop(GROUPS)
    async with day.app.run_test(size=(80, 24)) as pilot:
        screen = await opened(day, pilot)
        await pilot.press(*"nemer 12", "escape", "a")
        assert presence(day, "Deelnemer 12") is Presence.ABSENT
        day.minutes(1)
        await pilot.press("l")
        assert presence(day, "Deelnemer 12") is Presence.LATE
        day.minutes(1)
        await pilot.press("u")
        assert presence(day, "Deelnemer 12") is Presence.ABSENT
        await pilot.press("U")
        assert presence(day, "Deelnemer 12") is Presence.LATE
        await pilot.press("x")
        assert presence(day, "Deelnemer 12") is Presence.EXPECTED
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(day.app.screen, TablesScreen))
        assert screen not in day.app.screen_stack


@pytest.mark.parametrize("conference", [GROUPS, SEATS])
async def test_a_newcomer_is_typed_and_gets_a_place(open_workshop: OpenWorkshop, conference: object) -> None:
    day = open_workshop(conference)
    async with day.app.run_test(size=(80, 24)) as pilot:
        screen = await opened(day, pilot)
        before = screen.people.seating
        assert before is not None
        await pilot.press(*"Zoë", "escape")
        assert "puts them on the list" in why(screen)
        await pilot.press("n")
        await until(pilot, lambda: day.app.screen.query_one(Input).value == "Zoë")
        await pilot.press("enter")
        await until(pilot, lambda: day.app.screen is screen)
        await until(pilot, lambda: "Zoë" in why(screen))
        await until(pilot, lambda: "came to the list later" in why(screen))
        assert presence(day, "Zoë") is Presence.PRESENT
        after = seating_of(day.live.conference)
        assert [after.tables_of(place) for place in range(30)] == [
            before.tables_of(place) for place in range(30)
        ]
        assert None not in after.tables_of(30)


async def test_to_another_group_by_hand_locks_the_groups(open_workshop: OpenWorkshop) -> None:
    day = open_workshop(GROUPS)
    async with day.app.run_test(size=(80, 24)) as pilot:
        screen = await opened(day, pilot)
        before = seating_of(GROUPS).groups
        assert before is not None
        place = screen.people.found("nemer 5")[0]
        to = next(group for group in GROUPS.groups if group != before.group_of[place])
        await pilot.press(*"nemer 5", "escape", "g")
        await pilot.press(*to, "enter")
        await until(pilot, lambda: day.app.screen is screen)
        after = seating_of(day.live.conference).groups
        assert after is not None
        changed = [one for one in range(30) if before.group_of[one] != after.group_of[one]]
        assert (changed, after.group_of[place]) == ([place], to)
        await until(pilot, lambda: "the groups are locked" in why(screen))
        await pilot.press("s")
        assert seating_of(day.live.conference).groups == after
        day.minutes(1)
        await pilot.press("k", "s")
        day.live.look_again()
        assert day.live.conference.seating.seed == GROUPS.seating.seed + 1


async def test_counts_take_the_place_of_the_list(open_workshop: OpenWorkshop) -> None:
    day = open_workshop(GROUPS)
    day.live.mark("Deelnemer 0", Presence.PRESENT)
    async with day.app.run_test(size=(80, 24)) as pilot:
        screen = await opened(day, pilot)
        await pilot.press("escape", "o")
        counts = str(screen.query_one("#people-counts", Static).content)
        assert "gemeente 0" in counts
        assert "✓ 1" in counts
        assert not screen.query_one(PeopleList).display
        await pilot.press("escape")
        assert screen.query_one(PeopleList).display


async def test_it_says_why_with_the_wishes(open_workshop: OpenWorkshop) -> None:
    wishes = SeatingWishes(
        together=(("Deelnemer 1", "Deelnemer 2"),), apart=(("Deelnemer 1", "Deelnemer 3"),)
    )
    day = open_workshop(replace(GROUPS, seating=wishes))
    i18n.use("en")
    async with day.app.run_test(size=(120, 40)) as pilot:
        screen = await opened(day, pilot)
        screen.query_one(PeopleList).choose(1)
        await until(pilot, lambda: "together with Deelnemer 2" in why(screen))
        assert "apart from Deelnemer 3" in why(screen)
        assert "of gemeente 1 in this group" in why(screen)


async def test_without_a_list_it_says_what_to_do(open_workshop: OpenWorkshop) -> None:
    day = open_workshop(replace(GROUPS, participants=()))
    async with day.app.run_test(size=(80, 24)) as pilot:
        screen = await opened(day, pilot)
        assert "nobody on the list yet" in why(screen)
        await pilot.press("escape", "p", "a", "g", "o", "o", "enter")
        assert screen.people.overview()


async def test_a_thousand_are_found_and_walked_through_at_once(open_workshop: OpenWorkshop) -> None:
    day = open_workshop(with_people(1000, conference=DAY))
    async with day.app.run_test(size=(80, 24)) as pilot:
        screen = await opened(day, pilot)
        took = []
        for key in ("9", "9", "backspace", "down", "pagedown", "escape", "end", "home", "p", "a"):
            began = time.process_time()
            await pilot.press(key)
            took.append(time.process_time() - began)
        assert min(took) < 0.2
        assert len(screen.people.found("")) == 1000


def test_a_line_fills_its_columns_whatever_the_name() -> None:
    person = replace(GROUPS.participants[0], name="名" * 60, organisation="\x1b[31m" + "o" * 50)
    people = People(replace(GROUPS, participants=(person,)))
    for width in (40, 80, 160):
        line = people.line(0, width)
        assert "\x1b" not in line
        assert "…" in line


def kept(day: Workshop) -> bool:
    """Whether the seats are on disk."""
    day.live.changed()
    return not waiting(day.live.conference)


async def test_seats_that_the_screen_works_out_are_on_disk(open_workshop: OpenWorkshop) -> None:
    day = open_workshop(SEATS)
    async with day.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: kept(day))
        screen = await opened(day, pilot)
        assert "tables" not in str(screen.query_one("#people-seats", Static).content)
        assert not screen.query_one("#people-seats").display


async def test_somebody_is_put_at_another_table_by_hand_and_back(open_workshop: OpenWorkshop) -> None:
    day = open_workshop(SEATS)
    async with day.app.run_test(size=(80, 24)) as pilot:
        screen = await opened(day, pilot)
        await until(pilot, lambda: kept(day))
        before = seating_of(day.live.conference)
        table = 1 + (before.tables_of(27)[0] or 0) % 3
        await pilot.press(*"mer 27", "escape", "g")
        await until(pilot, lambda: isinstance(day.app.screen, LineForm))
        assert [line.value for line in day.app.screen.query(Input)] == ["", "1"]
        await pilot.press("x", "enter")
        await until(pilot, lambda: "number" in str(day.app.screen.query_one("#hint", Static).content))
        await pilot.press("backspace", str(table), "enter")
        await until(pilot, lambda: day.app.screen is screen)
        await until(pilot, lambda: "by hand" in why(screen))
        day.live.changed()
        after = seating_of(day.live.conference)
        assert after.tables_of(27) == (table, *before.tables_of(27)[1:])
        assert [after.tables_of(one) for one in range(30) if one != 27] == [
            before.tables_of(one) for one in range(30) if one != 27
        ]
        day.minutes(1)
        await pilot.press("s")  # locked: nothing is drawn
        day.live.look_again()
        assert seating_of(day.live.conference).rows == after.rows
        await pilot.press("u")
        await until(pilot, lambda: "by hand" not in why(screen))
        day.live.look_again()
        assert seating_of(day.live.conference).rows == before.rows


async def test_seats_are_locked_and_drawn_anew(open_workshop: OpenWorkshop) -> None:
    day = open_workshop(SEATS)
    async with day.app.run_test(size=(80, 24)) as pilot:
        await opened(day, pilot)
        await until(pilot, lambda: kept(day))
        before = seating_of(day.live.conference).rows
        await pilot.press("escape", "k", "s")
        await until(pilot, lambda: kept(day))
        assert seating_of(day.live.conference).rows == before
        day.minutes(1)
        await pilot.press("k", "s")
        await until(pilot, lambda: kept(day) and seating_of(day.live.conference).rows != before)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Working seats out takes until the event is set, or until it is called off."""
    released = Event()

    def work(
        conference: Conference, item: AgendaItem, seed: int | None = None, hook: OnProgress | None = None
    ) -> tuple[tuple[int, ...], ...]:
        assert hook is not None
        hook(420, 1000)
        while not released.wait(0.01):
            hook(420, 1000)
        return worked_out(conference, item, seed)

    monkeypatch.setattr(seat_plans, "worked_out", work)
    return released


async def test_while_seats_are_worked_out_keys_answer_and_the_clock_goes_on(
    open_workshop: OpenWorkshop, slow: Event
) -> None:
    day = open_workshop(SEATS)
    async with day.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(day.app.screen, TablesScreen))
        await pilot.press("p")
        await until(pilot, lambda: isinstance(day.app.screen, ParticipantsScreen))
        screen = day.app.screen
        assert isinstance(screen, ParticipantsScreen)
        line = screen.query_one("#people-seats", Static)
        day.minutes(1)
        await until(pilot, lambda: "42 %" in str(line.content))
        assert line.display
        await pilot.press(*"mer 27", "enter")
        await until(pilot, lambda: presence(day, "Deelnemer 27") is Presence.PRESENT)
        await pilot.press("escape", "g")
        assert day.app.screen is screen
        assert not kept(day)
        slow.set()
        await until(pilot, lambda: kept(day))
        await until(pilot, lambda: not line.display)


async def test_working_seats_out_is_stopped_and_begun_again(open_workshop: OpenWorkshop, slow: Event) -> None:
    day = open_workshop(SEATS)
    async with day.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(day.app.screen, TablesScreen))
        await pilot.press("p")
        await until(pilot, lambda: isinstance(day.app.screen, ParticipantsScreen))
        screen = day.app.screen
        assert isinstance(screen, ParticipantsScreen)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: day.app.screen is screen)
        line = screen.query_one("#people-seats", Static)
        assert "w does that" in str(line.content)
        day.live.add_participant("Zoë", settle=False)
        await until(pilot, lambda: len(screen.people.conference.participants) == 31)
        slow.set()
        await pilot.press("w")
        await until(pilot, lambda: kept(day))
        await until(pilot, lambda: screen.people.seating is not None)
        assert None not in seating_of(day.live.conference).tables_of(30)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(day.app.screen, TablesScreen))


async def test_an_error_while_seats_are_worked_out_leaves_the_day_and_can_be_tried_again(
    open_workshop: OpenWorkshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> tuple[tuple[int, ...], ...]:
        raise ValueError

    with monkeypatch.context() as patched:
        patched.setattr(seat_plans, "worked_out", broken)
        day = open_workshop(SEATS)
        async with day.app.run_test(size=(80, 24)) as pilot:
            await pilot.press("f3")
            await until(pilot, lambda: isinstance(day.app.screen, TablesScreen))
            await pilot.press("p")
            await until(pilot, lambda: isinstance(day.app.screen, ParticipantsScreen))
            line = day.app.screen.query_one("#people-seats", Static)
            day.minutes(1)
            await until(pilot, lambda: "w does that" in str(line.content))
            patched.undo()
            await pilot.press("escape", "w")
            await until(pilot, lambda: kept(day))
