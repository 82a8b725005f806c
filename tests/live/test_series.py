"""Agreements through a series of conferences, and moving one of these."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.live.conftest import OpenDesk
from tests.live.desk import Desk, shipped, source
from workshop_tui.domain.agreements import AgreementStatus, Due
from workshop_tui.domain.message import Refusal
from workshop_tui.live import Live
from workshop_tui.live.agreeing import Dealt, FollowUp
from workshop_tui.live.moving import move
from workshop_tui.live.opening import opened

SECOND = "2020-07-03-drechtsteden.yaml"
THIRD = "2020-10-30-drechtsteden.yaml"
SECOND_ID, THIRD_ID = "2020-07-03-drechtsteden", "2020-10-30-drechtsteden"


def opened_too(desk: Desk, name: str) -> Live:
    """Another shipped conference in the same database, on its morning."""
    conference = shipped(name)
    opened(desk.store, desk.clock, source(conference))
    live = Live(desk.store, desk.clock, conference.id)
    desk.clock.advance(conference.instant(9 * 60) - desk.clock.reading().wall_ms)
    return live


@pytest.fixture
def agreed(desk: Desk) -> Desk:
    """Five agreements of the first conference, one of them done."""
    live = desk.live
    live.add_agreement("Zonder datum.")
    live.add_agreement("In augustus.", due="1-8-2020")
    live.add_agreement("In maart.", due="1-3-2020")
    live.add_agreement("Op de tweede conferentie.", due=SECOND_ID)
    live.add_agreement("Klaar.", due="1-3-2020")
    live.change_agreement(5, status=AgreementStatus.DONE)
    return desk


def numbers(found: tuple[FollowUp, ...]) -> list[int]:
    return [each.agreement.number for each in found]


def test_the_next_conference_begins_with_what_is_open_overdue_first(agreed: Desk) -> None:
    assert agreed.live.follow_up() == ()
    second = opened_too(agreed, SECOND)
    second.add_agreement("Van vandaag.", due="1-1-2020")
    found = second.follow_up()
    assert numbers(found) == [3, 4, 2, 1]
    assert [each.agreement.is_overdue(second.today()) for each in found] == [True, False, False, False]
    assert {each.dealt for each in found} == {None}
    assert [each.number for each in second.open_of_series()] == [6, 3, 4, 2, 1]


def test_one_is_reported_on_and_one_is_skipped_and_nothing_is_copied(agreed: Desk) -> None:
    second = opened_too(agreed, SECOND)
    second.change_agreement(3, status=AgreementStatus.DONE, remark="Verstuurd op 28 februari.")
    second.change_agreement(4, remark="Loopt nog.")
    second.change_agreement(2, status=AgreementStatus.OPEN)
    second.skip_agreement(1)
    found = {each.agreement.number: (each.dealt, each.said) for each in second.follow_up()}
    assert found == {
        3: (Dealt.REPORTED, "Verstuurd op 28 februari."),
        4: (Dealt.REPORTED, "Loopt nog."),
        2: (Dealt.REPORTED, ""),
        1: (Dealt.SKIPPED, ""),
    }
    assert [second.reported(number) for number in (1, 2, 3, 4)] == [False, True, True, True]
    assert numbers(second.follow_up()) == [3, 4, 2, 1]
    assert len(second.agreements()) == 5
    assert second.agreement(1).revisions == 1
    assert second.agreement(3).settled_on == date(2020, 7, 3)
    third = opened_too(agreed, THIRD)
    assert numbers(third.follow_up()) == [4, 2, 1]
    assert {each.dealt for each in third.follow_up()} == {None}


def test_what_is_said_later_of_other_things_is_not_the_report(agreed: Desk) -> None:
    second = opened_too(agreed, SECOND)
    second.change_agreement(4, remark="Loopt nog.")
    second.change_agreement(4, owners=("secretariaat",))
    assert second.follow_up()[1].said == "Loopt nog."
    second.change_agreement(2, owners=("secretariaat",))
    assert not second.reported(2)


def test_a_skip_is_taken_back_and_gives_way_to_a_report(agreed: Desk) -> None:
    second = opened_too(agreed, SECOND)
    second.save_draft("follow:1:line", "half")
    second.skip_agreement(1, draft="follow:1:line")
    assert second.draft("follow:1:line") == ("", 0)
    second.skip_agreement(1, skipped=False)
    assert second.follow_up()[-1].dealt is None
    second.skip_agreement(1)
    second.change_agreement(1, remark="Toch.")
    assert second.follow_up()[-1] == FollowUp(
        second.agreement(1), Dealt.REPORTED, "Toch.", "Eerste werkconferentie"
    )


def test_what_cannot_be_skipped(agreed: Desk) -> None:
    with pytest.raises(Refusal, match="Agreement 1 is not of an earlier conference"):
        agreed.live.skip_agreement(1)
    second = opened_too(agreed, SECOND)
    with pytest.raises(Refusal, match="no agreement 9"):
        second.skip_agreement(9)
    with pytest.raises(Refusal, match="Agreement 5 is not open any more"):
        second.skip_agreement(5)
    second.change_agreement(1, remark="Gedaan.")
    with pytest.raises(Refusal, match="Agreement 1 was reported on already"):
        second.skip_agreement(1)


def test_an_earlier_conference_does_not_follow_up_a_later_one(agreed: Desk) -> None:
    second = opened_too(agreed, SECOND)
    second.add_agreement("Van de tweede.")
    assert agreed.live.follow_up() == ()
    assert [each.number for each in agreed.live.open_of_series()][-1] == 6


def test_outside_a_series_there_is_nothing_to_follow_up(open_desk: OpenDesk) -> None:
    desk = open_desk(replace(shipped(), series=None, number=None))
    desk.live.add_agreement("Iets.")
    assert desk.live.follow_up() == ()


def test_a_conference_named_before_it_is_known_is_understood_once_it_is(agreed: Desk) -> None:
    before = agreed.live.agreement(4)
    assert (before.due, before.due_on) == (Due(text=SECOND_ID), None)
    assert len(before.warnings()) == 2
    second = opened_too(agreed, SECOND)
    after = second.agreement(4)
    assert (after.due, after.due_on) == (Due(conference=SECOND_ID), date(2020, 7, 3))
    assert len(after.warnings()) == 1


def test_what_is_due_on_a_conference_moves_along(agreed: Desk) -> None:
    second = opened_too(agreed, SECOND)
    agreed.live.add_agreement("Ook.", due=SECOND_ID)
    moved = move(agreed.store, agreed.clock, SECOND_ID, date(2020, 9, 11))
    assert (moved.before, moved.conference.date) == (date(2020, 7, 3), date(2020, 9, 11))
    assert [(each.number, each.due_on) for each in moved.along] == [
        (4, date(2020, 9, 11)),
        (6, date(2020, 9, 11)),
    ]
    second.look_again()
    assert second.conference.date == date(2020, 9, 11)
    assert second.agreement(4).due_on == date(2020, 9, 11)
    history = agreed.store.conferences.dates(SECOND_ID)
    assert [change.date for change in history] == [date(2020, 7, 3), date(2020, 9, 11)]


def test_what_is_settled_does_not_move_along(agreed: Desk) -> None:
    second = opened_too(agreed, SECOND)
    second.change_agreement(4, status=AgreementStatus.DROPPED)
    assert move(agreed.store, agreed.clock, SECOND_ID, date(2020, 9, 11)).along == ()


def test_what_cannot_be_moved(agreed: Desk) -> None:
    second = opened_too(agreed, SECOND)
    with pytest.raises(Refusal, match="no conference “x”"):
        move(agreed.store, agreed.clock, "x", date(2020, 9, 11))
    with pytest.raises(Refusal, match="is on 2020-07-03 already"):
        move(agreed.store, agreed.clock, SECOND_ID, date(2020, 7, 3))
    second.start()
    with pytest.raises(Refusal, match="has begun; its date stays"):
        move(agreed.store, agreed.clock, SECOND_ID, date(2020, 9, 11))
    second.undo()
    assert move(agreed.store, agreed.clock, SECOND_ID, date(2020, 9, 11)).before == date(2020, 7, 3)


def test_the_chair_follows_from_the_year_also_when_it_is_moved(open_desk: OpenDesk) -> None:
    desk = open_desk(shipped("regiekamer.yaml"))
    assert desk.live.conference.presided_by == "Papendrecht"
    moved = move(desk.store, desk.clock, "regiekamer", date(2022, 1, 20))
    assert moved.conference.presided_by == "Alblasserdam"
    assert moved.conference.chair == ""
