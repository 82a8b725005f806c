"""What earlier conferences left open: announced in the morning, gone through on its own screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.nasty import NASTY
from tests.tui.example import DAY, at_ms
from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.clock import ManualClock
from workshop_tui.domain.agreements import AgreementStatus
from workshop_tui.domain.conference import Conference
from workshop_tui.domain.message import Message
from workshop_tui.errors import StoreError
from workshop_tui.live import Live
from workshop_tui.live.agreeing import Dealt
from workshop_tui.live.opening import SessionSource, opened
from workshop_tui.tui.screens.agreement_history import AgreementHistory
from workshop_tui.tui.screens.agreements import AgreementsScreen
from workshop_tui.tui.screens.follow_up import FollowUpScreen
from workshop_tui.tui.widgets.choice import Choice
from workshop_tui.tui.widgets.cursor_list import CursorList
from workshop_tui.tui.widgets.report_bar import ReportBar

SECOND = replace(DAY, id="dag-2", title="Tweede dag", number=2, date=date(2020, 7, 3))


def before(workshop: Workshop, conference: Conference = DAY) -> Live:
    """The conference before, in the same database, as if on its own day."""
    clock = ManualClock(at_ms("10:00", conference))
    opened(workshop.live.store, clock, SessionSource(conference, "example.yaml", ""))
    return Live(workshop.live.store, clock, conference.id)


@pytest.fixture
def second(open_workshop: OpenWorkshop) -> Workshop:
    """The second conference, which the first left three agreements to."""
    workshop = open_workshop(SECOND)
    first = before(workshop)
    first.add_agreement("Geen datum.")
    first.add_agreement("Op de tweede dag.", owners=("elk college",), due="dag-2")
    first.add_agreement("Te laat.", owners=("secretariaat",), due="1-3-2020", explanation="Zie de brief.")
    return workshop


async def gone_to(workshop: Workshop, pilot: Pilot[None]) -> FollowUpScreen:
    await pilot.press("f6")
    await until(pilot, lambda: isinstance(workshop.app.screen, AgreementsScreen))
    await pilot.press("f")
    await until(pilot, lambda: isinstance(workshop.app.screen, FollowUpScreen))
    screen = workshop.app.screen
    assert isinstance(screen, FollowUpScreen)
    await until(pilot, lambda: workshop.app.focused is screen.query_one(CursorList))
    return screen


def rows(screen: FollowUpScreen) -> list[str]:
    return [str(option.prompt) for option in screen.query_one(CursorList).options]


def said(workshop: Workshop, name: str) -> str:
    widget = workshop.app.screen.query_one(name, Static)
    return str(widget.content) if widget.display else ""


def dealt(workshop: Workshop) -> dict[int, Dealt | None]:
    return {each.agreement.number: each.dealt for each in workshop.live.follow_up()}


async def test_in_the_morning_a_line_says_what_waits_until_the_day_begins(second: Workshop) -> None:
    async with second.app.run_test(size=(80, 24)) as pilot:
        line = "3 earlier agreements are open · ‼ 1 overdue · F6, then f, goes through them"
        await until(pilot, lambda: said(second, "#earlier") == line)
        second.live.skip_agreement(3)
        await until(pilot, lambda: said(second, "#earlier").startswith("2 earlier agreements are open · F6"))
        await pilot.press("space")
        await until(pilot, lambda: said(second, "#earlier") == "")


async def test_a_first_conference_has_nothing_to_follow_up(workshop: Workshop) -> None:
    workshop.live.add_agreement("Van vandaag.")
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        assert said(workshop, "#earlier") == ""
        screen = await pushed(workshop, pilot)
        assert "nothing open" in said(workshop, "#follow-empty")
        await pilot.press("enter", "s", "t", "h")
        assert workshop.app.screen is screen
        assert not screen.query(ReportBar)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(workshop.app.screen, AgreementsScreen))


async def pushed(workshop: Workshop, pilot: Pilot[None]) -> FollowUpScreen:
    """The screen, also where there is no list to have the focus."""
    await pilot.press("f6")
    await until(pilot, lambda: isinstance(workshop.app.screen, AgreementsScreen))
    await pilot.press("f")
    await until(pilot, lambda: isinstance(workshop.app.screen, FollowUpScreen))
    screen = workshop.app.screen
    assert isinstance(screen, FollowUpScreen)
    return screen


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (240, 67)])
async def test_overdue_first_with_the_chosen_one_whole(second: Workshop, size: tuple[int, int]) -> None:
    async with second.app.run_test(size=size) as pilot:
        screen = await gone_to(second, pilot)
        assert rows(screen) == [
            "○   3  Te laat.\n       ‼ overdue · secretariaat · 1 March 2020",
            "○   2  Op de tweede dag.\n       open · elk college · conference 2 (3 July 2020)",
            "○   1  Geen datum.\n       open · ⚠ who? · ⚠ when?",
        ]
        assert said(second, "#follow-summary") == "Earlier agreements: 0 of 3 dealt with · ‼ 1 overdue"
        assert said(second, "#follow-text").splitlines() == [
            "Te laat.",
            "secretariaat · 1 March 2020 · ‼ overdue · Eerste dag",
            "Zie de brief.",
        ]


async def test_all_are_gone_through_from_the_keyboard_in_dutch(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    workshop = open_workshop(SECOND)
    first = before(workshop)
    for number in range(1, 4):
        first.add_agreement(f"Afspraak {number}.", due=f"{number}-3-2020")
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: said(workshop, "#earlier").startswith("3 eerdere afspraken staan open"))
        screen = await gone_to(workshop, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(workshop.app.focused, Input))
        await pilot.press(*"Verstuurd", "ctrl+t", "ctrl+t", "enter")
        await until(pilot, lambda: workshop.app.focused is screen.query_one(CursorList))
        await until(pilot, lambda: dealt(workshop)[1] is Dealt.REPORTED)
        assert screen.chosen is not None
        assert screen.chosen.agreement.number == 2
        await pilot.press("s")
        await until(pilot, lambda: dealt(workshop)[2] is Dealt.SKIPPED)
        await until(pilot, lambda: screen.chosen is not None and screen.chosen.agreement.number == 3)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(workshop.app.focused, Input))
        await pilot.press("enter")
        await until(pilot, lambda: dealt(workshop)[3] is Dealt.REPORTED)
        await until(pilot, lambda: "3 van 3 behandeld" in said(workshop, "#follow-summary"))
        assert rows(screen)[0] == "✓   1  Afspraak 1.\n       afgedaan · “Verstuurd”"
        assert rows(screen)[1] == "»   2  Afspraak 2.\n       overgeslagen"
    made = workshop.live.agreement(1)
    assert (made.status, made.settled_on) == (AgreementStatus.DONE, date(2020, 7, 3))
    assert [each.revisions for each in workshop.live.agreements()] == [2, 1, 1]


async def test_a_skip_is_taken_back_with_the_same_key(second: Workshop) -> None:
    async with second.app.run_test(size=(80, 24)) as pilot:
        screen = await gone_to(second, pilot)
        await pilot.press("s")
        await until(pilot, lambda: dealt(second)[3] is Dealt.SKIPPED)
        await until(pilot, lambda: screen.chosen is not None and screen.chosen.agreement.number == 2)
        await pilot.press("up", "s")
        await until(pilot, lambda: dealt(second)[3] is None)


async def test_what_was_reported_on_cannot_be_skipped(second: Workshop) -> None:
    second.live.change_agreement(3, remark="Gedaan.")
    async with second.app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await gone_to(second, pilot)
        assert screen.chosen is not None
        assert screen.chosen.agreement.number == 2
        await pilot.press("up", "s")
        await until(pilot, lambda: second.app._notifications)
        (told,) = [each.message for each in second.app._notifications]
        assert told == "Agreement 3 was reported on already."
        assert "✓ Gedaan." in said(second, "#follow-text")


async def test_status_and_history(second: Workshop) -> None:
    async with second.app.run_test(size=(80, 24)) as pilot:
        screen = await gone_to(second, pilot)
        await pilot.press("t")
        await until(pilot, lambda: second.live.agreement(3).status is AgreementStatus.IN_PROGRESS)
        assert second.live.reported(3)
        assert screen.chosen is not None
        assert screen.chosen.agreement.number == 3
        await pilot.press("h")
        await until(pilot, lambda: isinstance(second.app.screen, AgreementHistory))
        await pilot.press("escape")
        await until(pilot, lambda: second.app.screen is screen)


async def test_a_line_half_typed_is_there_again_and_goes_when_it_is_saved(second: Workshop) -> None:
    async with second.app.run_test(size=(80, 24)) as pilot:
        screen = await gone_to(second, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(second.app.focused, Input))
        await pilot.press(*"half", "escape")
        await until(pilot, lambda: not screen.query(ReportBar))
        await until(pilot, lambda: second.live.draft("follow:3:line")[0] == "half")
        assert dealt(second)[3] is None
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(second.app.focused, Input))
        assert screen.query_one(ReportBar).line.value == "half"
        await pilot.press("enter")
        await until(pilot, lambda: dealt(second)[3] is Dealt.REPORTED)
        await until(pilot, lambda: second.live.draft("follow:3:line") == ("", 0))
        assert second.live.follow_up()[0].said == "half"


async def test_a_refused_report_keeps_the_bar_as_it_is(
    second: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreError(Message("The disk is full."))

    async with second.app.run_test(size=(80, 24)) as pilot:
        screen = await gone_to(second, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(second.app.focused, Input))
        with monkeypatch.context() as patch:
            patch.setattr(Live, "change_agreement", full)
            await pilot.press(*"Klaar", "ctrl+t", "enter")
            bar = screen.query_one(ReportBar)
            await until(pilot, lambda: second.app.turns.is_idle and second.app.focused is bar.line)
        assert (bar.line.value, bar.query_one(Choice).value) == ("Klaar", "in_progress")
        await pilot.press("enter")
        await until(pilot, lambda: dealt(second)[3] is Dealt.REPORTED)


async def test_what_another_process_reports_is_seen(second: Workshop) -> None:
    async with second.app.run_test(size=(80, 24)) as pilot:
        screen = await gone_to(second, pilot)
        second.live.change_agreement(3, status=AgreementStatus.DONE, remark="Van buiten.")
        await until(pilot, lambda: "done · “Van buiten.”" in rows(screen)[0])
        assert screen.chosen is not None
        assert screen.chosen.agreement.number == 3


@pytest.mark.parametrize("name", NASTY)
async def test_nasty_texts_are_shown_harmless(open_workshop: OpenWorkshop, name: str) -> None:
    workshop = open_workshop(SECOND)
    first = before(workshop)
    first.add_agreement(NASTY[name], owners=(NASTY[name],), due=NASTY[name], explanation=NASTY[name])
    workshop.live.change_agreement(1, remark=NASTY[name])
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await gone_to(workshop, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(workshop.app.focused, Input))
        shown = "".join(segment.text for strip in screen._compositor.render_strips() for segment in strip)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
