"""Agreements through the door."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.live.desk import Desk, shipped, source
from workshop_tui.domain.agreements import AgreementStatus, Due
from workshop_tui.domain.message import Refusal
from workshop_tui.domain.notes import WALL, NoteKind, Place
from workshop_tui.live import Live
from workshop_tui.live.opening import opened
from workshop_tui.store.drafts import Drafts

SECOND_ID = "2020-04-02-drechtsteden"


def second_conference(desk: Desk) -> Live:
    """The next one of the series, in the same database."""
    conference = replace(shipped(), id=SECOND_ID, number=2, date=date(2020, 4, 2))
    opened(desk.store, desk.clock, source(conference))
    return Live(desk.store, desk.clock, SECOND_ID)


def test_made_from_nothing_it_comes_from_the_item_that_runs(desk: Desk) -> None:
    assert desk.live.add_agreement("Een brief.").item is None
    desk.at("14:20").start("conclusies")
    made = desk.live.add_agreement("Een impressie.", owners=("secretariaat",), due="1 maart 2020")
    assert (made.number, made.item, made.table, made.note) == (2, "conclusies", None, None)
    assert (made.due, made.due_on) == (Due(date=date(2020, 3, 1)), date(2020, 3, 1))
    assert (made.status, made.warnings(), made.is_open) == (AgreementStatus.OPEN, (), True)
    assert desk.beside().agreement(2) == made


def test_made_from_a_note_it_comes_from_where_that_was_said(desk: Desk) -> None:
    desk.at("14:20").start("conclusies")
    said = desk.live.add_note("Wij sturen een brief.", Place(statement=3))
    made = desk.live.add_agreement(said.text, note=said.id)
    assert (made.table, made.item, made.note) == (3, None, said.id)
    pitch = desk.live.add_note("Eén loket.", Place(item="pitches"))
    assert desk.live.add_agreement(pitch.text, note=pitch.id).item == "pitches"
    wall = desk.live.add_note("Koffie.", WALL, kind=NoteKind.WISH)
    made = desk.live.add_agreement(wall.text, note=wall.id)
    assert (made.table, made.item) == (None, None)
    desk.live.edit_note(said.id, "Anders.")
    assert desk.live.agreement(1).text == "Wij sturen een brief."


def test_refused(desk: Desk) -> None:
    desk.live.save_draft("agreement:new:text", "x")
    with pytest.raises(Refusal, match="nothing to agree on"):
        desk.live.add_agreement("  ", draft="agreement:new:text")
    with pytest.raises(Refusal, match="no note “x”"):
        desk.live.add_agreement("Iets.", note="x", draft="agreement:new:text")
    assert desk.live.draft("agreement:new:text")[0] == "x"
    desk.live.add_agreement("Iets.")
    with pytest.raises(Refusal, match="nothing to agree on"):
        desk.live.change_agreement(1, text="")
    with pytest.raises(Refusal, match="no agreement 2"):
        desk.live.change_agreement(2, text="Iets")
    with pytest.raises(Refusal, match="no agreement 2"):
        desk.live.agreement_history(2)
    assert len(desk.live.agreement_history(1)) == 1


def test_what_is_missing_warns_and_blocks_nothing(desk: Desk) -> None:
    made = desk.live.add_agreement("Iets.")
    assert [str(warning) for warning in made.warnings()] == [
        "nobody is named who does it",
        "it is not said when it is due",
    ]
    made = desk.live.change_agreement(1, owners=("elk college",), due="voor de zomer")
    assert (made.due, made.due_on) == (Due(text="voor de zomer"), None)
    assert made.warnings() == ()


def test_an_owner_without_a_name_is_nobody(desk: Desk) -> None:
    assert desk.live.add_agreement("Iets.", owners=("", " ", "griffie")).owners == ("griffie",)
    made = desk.live.change_agreement(1, owners=("",))
    assert made.owners == ()
    assert "nobody is named who does it" in [str(warning) for warning in made.warnings()]


def test_due_at_a_conference_moves_along_with_it(desk: Desk) -> None:
    second_conference(desk)
    made = desk.live.add_agreement("Varianten uitwerken.", due=SECOND_ID)
    assert (made.due, made.due_on) == (Due(conference=SECOND_ID), date(2020, 4, 2))
    desk.store.conferences.move(SECOND_ID, date(2020, 7, 3), desk.live.now_ms(), "facilitator")
    assert desk.live.agreement(1).due_on == date(2020, 7, 3)


def test_numbers_run_through_the_series(desk: Desk) -> None:
    second = second_conference(desk)
    assert [live.add_agreement("Iets.").number for live in (desk.live, second, desk.live)] == [1, 2, 3]
    assert [each.conference for each in second.agreements()][1] == SECOND_ID
    assert second.counts().agreements_open == 3


def test_settled_and_opened_again(desk: Desk) -> None:
    desk.live.add_agreement("Iets.")
    desk.at("24:30")
    done = desk.live.change_agreement(1, status=AgreementStatus.DONE, remark="Verstuurd.")
    assert (done.settled_on, done.is_open, done.warnings()) == (date(2020, 2, 15), False, ())
    assert desk.live.counts().agreements_open == 0
    desk.at("36:00")
    assert desk.live.change_agreement(1, status=AgreementStatus.DROPPED).settled_on == date(2020, 2, 15)
    again = desk.live.change_agreement(1, status=AgreementStatus.IN_PROGRESS)
    assert (again.settled_on, again.is_open) == (None, True)


def test_the_history_tells_all_of_it(desk: Desk) -> None:
    desk.live.add_agreement("Iets.", owners=("A",))
    desk.clock.advance(1000)
    desk.live.change_agreement(1, text="Iets anders.", explanation="Want.")
    desk.live.change_agreement(1, remark="Nog niets gebeurd.")
    desk.live.change_agreement(1, explanation="", due="")
    desk.live.change_agreement(1, text="Iets anders.")
    history = desk.beside().agreement_history(1)
    assert [each.reading.text for each in history] == [
        "Iets.",
        "Iets anders.",
        "Iets anders.",
        "Iets anders.",
    ]
    assert [each.remark for each in history] == ["", "", "Nog niets gebeurd.", ""]
    assert [each.reading.explanation for each in history] == [None, "Want.", "Want.", None]
    assert history[1].at_ms - history[0].at_ms == 1000
    assert {each.by for each in history} == {"facilitator"}


def test_drafts_go_with_the_agreement_in_one_transaction(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.live.save_draft("agreement:new:text", "Iets.", 5)

    def fails(*_: object) -> None:
        raise RuntimeError("the plug is pulled")

    monkeypatch.setattr(Drafts, "clear", fails)
    with pytest.raises(RuntimeError):
        desk.live.add_agreement("Iets.", draft="agreement:new:text")
    assert desk.live.agreements() == ()
    monkeypatch.undo()
    assert desk.live.draft("agreement:new:text") == ("Iets.", 5)
    desk.live.add_agreement("Iets.", draft="agreement:new:text")
    assert desk.live.draft("agreement:new:text") == ("", 0)
    desk.live.save_draft("agreement:1:text", "Anders.", 5)
    desk.live.change_agreement(1, text="Anders.", draft="agreement:1:text")
    assert desk.live.draft("agreement:1:text") == ("", 0)


def test_another_door_is_told(desk: Desk) -> None:
    other = desk.beside()
    other.changed()
    desk.live.add_agreement("Iets.")
    assert other.changed()
    assert other.counts().agreements_open == 1
