"""Editorial texts: readings, two editors at once, the report's status."""

from __future__ import annotations

from datetime import date

import pytest

from tests.live.desk import Desk
from tests.live.secretariat import KEY, Office, office_of
from tests.nasty import NASTY
from workshop_tui.domain.editorial import ReportStatus, TextStatus, text_keys
from workshop_tui.domain.material import Material
from workshop_tui.domain.message import Refusal
from workshop_tui.domain.notes import NoteState
from workshop_tui.live.adopting import adopt
from workshop_tui.live.gathering import gather


@pytest.fixture
def office(desk: Desk) -> Office:
    return office_of(desk)


def compose(material: Material) -> tuple[str, str]:
    return f"{material.report.status.value} {material.report.version}", "{}"


def test_a_text_is_written_read_and_followed(office: Office) -> None:
    assert office.an.text(KEY).status is TextStatus.EMPTY
    assert tuple(office.an.texts()) == text_keys(office.an.conference)
    first = office.an.write_text(KEY, "Wij delen.", rests_on="").text
    assert (first.text, first.status, first.by, first.revisions) == (
        "Wij delen.", TextStatus.CONCEPT, "An", 1,
    )  # fmt: skip
    office.later()
    office.bo.write_text(KEY, "Wij delen alles.", rests_on=first.id)
    assert office.an.texts()[KEY].text == "Wij delen alles."
    assert [each.by for each in office.an.text_readings(KEY)] == ["An", "Bo"]
    assert [each.number for each in office.an.text_readings(KEY)] == [1, 2]
    assert office.an.set_text_status(KEY, TextStatus.READY).status is TextStatus.READY
    assert office.an.write_text(KEY, " ").text.status is TextStatus.EMPTY


def test_the_same_again_is_no_new_reading(office: Office) -> None:
    assert office.an.write_text(KEY, "", rests_on="").reading is None
    office.an.write_text(KEY, "Eens.")
    office.an.save_draft("text", "Eens.", 2)
    assert office.an.write_text(KEY, "Eens.", draft="text").reading is None
    assert office.an.text(KEY).revisions == 1
    assert office.an.draft("text") == ("", 0)


def test_two_who_write_the_same_text_get_both_versions(office: Office) -> None:
    base = office.an.write_text(KEY, "Begin.").text
    office.later()
    office.an.write_text(KEY, "Begin van An.", rests_on=base.id)
    office.later()
    made = office.bo.write_text(KEY, "Begin van Bo.", rests_on=base.id)
    assert made.conflict
    assert made.text.text == "Begin van An."
    assert made.reading is not None
    assert [each.text for each in office.an.texts_beside(KEY)] == ["Begin van Bo."]
    assert office.an.conflicts() == (KEY,)
    # who goes on beside it stays beside it; who goes on in it stays in force
    office.later()
    aside = office.bo.write_text(KEY, "Begin van Bo, verder.", rests_on=made.reading.id)
    office.later()
    office.an.write_text(KEY, "Begin van An, verder.", rests_on=made.text.id)
    assert aside.conflict
    assert aside.reading is not None
    assert [each.text for each in office.bo.texts_beside(KEY)] == ["Begin van Bo, verder."]
    with pytest.raises(Refusal, match="written on in the meantime"):
        office.bo.settle_text(KEY, "Beide.", settles=aside.reading.id, rests_on=made.text.id)
    done = office.bo.settle_text(KEY, "Beide.", settles=aside.reading.id, rests_on=office.bo.text(KEY).id)
    assert done.text.text == "Beide."
    assert office.an.conflicts() == ()
    assert len(office.an.text_readings(KEY)) == 6
    with pytest.raises(Refusal, match="dealt with already"):
        office.an.settle_text(KEY, "Nog eens.", settles=aside.reading.id)


def test_two_who_come_to_the_same_words_have_no_conflict(office: Office) -> None:
    office.an.write_text(KEY, "Eens.", rests_on="")
    made = office.bo.write_text(KEY, "Eens.", rests_on="")
    assert not made.conflict
    assert office.an.conflicts() == ()


def test_places_that_there_are_not_and_statuses_that_do_not_fit(office: Office) -> None:
    with pytest.raises(Refusal, match="no place “statement:99”"):
        office.an.write_text("statement:99", "Iets.")
    with pytest.raises(Refusal, match="no text"):
        office.an.set_text_status(KEY, TextStatus.READY)
    office.an.write_text(KEY, "Iets.")
    with pytest.raises(Refusal, match="not empty"):
        office.an.set_text_status(KEY, TextStatus.EMPTY)


def test_an_adopted_report_is_locked_until_it_is_reopened(office: Office) -> None:
    note = office.note("Iets.")
    office.an.write_text(KEY, "Iets.")
    with pytest.raises(Refusal, match="still to come"):
        adopt(office.an, date(2030, 1, 1), compose)
    state = adopt(office.an, None, compose)
    assert (state.status, state.version) == (ReportStatus.ADOPTED, 1)
    assert office.bo.report_state() == state
    assert office.bo.adopted(1).document == "adopted 1"
    for act in (
        lambda: office.bo.write_text(KEY, "Anders."),
        lambda: office.bo.strike_notes([note.id]),
        lambda: office.bo.edit_note(note.id, "Anders."),
        lambda: office.bo.mark_notes([note.id], NoteState.USED),
        lambda: adopt(office.bo, None, compose),
    ):
        with pytest.raises(Refusal, match="adopted"):
            act()
    assert office.bo.reopen().version == 2
    with pytest.raises(Refusal, match="can be changed"):
        office.bo.reopen()
    office.bo.write_text(KEY, "Anders.")
    assert adopt(office.bo, date(2020, 2, 10), compose).version == 2
    assert [each.version for each in office.an.report_state().adopted] == [1, 2]
    assert office.an.adopted(1).document == "adopted 1"
    with pytest.raises(Refusal, match="Known are: 1, 2"):
        office.an.adopted(3)
    assert gather(office.desk.live).report.status is ReportStatus.ADOPTED


def test_two_versions_side_by_side_are_not_adopted(office: Office) -> None:
    office.an.write_text(KEY, "An.", rests_on="")
    office.bo.write_text(KEY, "Bo.", rests_on="")
    with pytest.raises(Refusal, match="two versions"):
        adopt(office.an, None, compose)
    assert office.an.report_state().status is ReportStatus.CONCEPT


@pytest.mark.parametrize("name", NASTY)
def test_nasty_texts_are_whole(office: Office, name: str) -> None:
    text = NASTY[name]
    office.an.write_text(KEY, text)
    assert office.bo.text(KEY).text == text
    assert gather(office.desk.live).texts[KEY].text == text


def test_the_view_shows_what_is_in_force(office: Office) -> None:
    base = office.an.write_text(KEY, "Een.").text
    office.later()
    office.an.write_text(KEY, "Twee.", rests_on=base.id)
    office.later()
    office.bo.write_text(KEY, "Apart.", rests_on=base.id)
    rows = office.desk.store.db.rows("SELECT key, status, text, changed_by FROM editorial_now")
    assert rows == [(KEY, "concept", "Twee.", "An")]
