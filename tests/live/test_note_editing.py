"""What the secretariat does with notes, and undoes."""

from __future__ import annotations

import pytest

from tests.live.desk import Desk
from tests.live.secretariat import KEY, TABLE_1, TABLE_2, Office, office_of
from workshop_tui.domain.agreements import AgreementStatus
from workshop_tui.domain.message import Refusal
from workshop_tui.domain.note_editing import Made, NoteFilter
from workshop_tui.domain.notes import WALL, Note, NoteKind, NoteState, Place
from workshop_tui.live.gathering import gather


@pytest.fixture
def office(desk: Desk) -> Office:
    return office_of(desk)


def reads(office: Office, *notes: Note) -> list[tuple[str, str, int | None]]:
    found = [office.an.note(note.id) for note in notes]
    return [(note.text, note.state.value, note.place.statement) for note in found]


def test_marks_say_what_became_of_notes(office: Office) -> None:
    one, two, three = (office.note(text) for text in ("een", "twee", "drie"))
    office.an.mark_notes([one.id, two.id], NoteState.USED, key=KEY, paragraph="Wij delen")
    office.an.mark_notes([three.id], NoteState.LEFT_OUT, reason="dubbel")
    marks = office.bo.marks()
    assert marks[one.id].paragraph == "Wij delen"
    assert (marks[three.id].state, marks[three.id].reason) == (NoteState.LEFT_OUT, "dubbel")
    assert marks[three.id].by == "An"
    office.bo.mark_notes([one.id], NoteState.OPEN)
    assert set(office.an.marks()) == {two.id, three.id}
    assert gather(office.desk.live).marks.keys() == {two.id, three.id}
    assert office.an.note(one.id).state is NoteState.OPEN
    with pytest.raises(Refusal, match="why"):
        office.an.mark_notes([one.id], NoteState.LEFT_OUT)
    with pytest.raises(Refusal, match="used, left out or open"):
        office.an.mark_notes([one.id], NoteState.STRUCK)
    office.an.strike_notes([one.id])
    with pytest.raises(Refusal, match="Restore it first"):
        office.an.mark_notes([one.id, two.id], NoteState.OPEN)
    assert office.an.note(two.id).state is NoteState.USED


def test_the_same_mark_again_is_no_new_reading(office: Office) -> None:
    note = office.note("een")
    for _ in range(2):
        office.an.mark_notes([note.id], NoteState.USED, key=KEY, paragraph="P")
    assert office.an.note(note.id).revisions == 2
    office.an.mark_notes([note.id], NoteState.USED, key=KEY, paragraph="Q")
    assert office.an.note(note.id).revisions == 3


def test_merging_keeps_what_came_from_where_and_adds_up(office: Office) -> None:
    one, two, three = (office.note(text, WALL, tally=n) for n, text in ((1, "een"), (2, "twee"), (0, "drie")))
    made = office.an.merge_notes([two.id, one.id, three.id], "samen")
    assert (made.id, made.text, made.tally, made.kind) == (two.id, "samen", 3, NoteKind.WISH)
    assert reads(office, one, three) == [("een", "struck", None), ("drie", "struck", None)]
    origins = office.bo.note_history(one.id).origins
    assert [(each.note, each.origin, each.how, each.tally) for each in origins] == [
        (two.id, one.id, Made.MERGED, 1)
    ]
    office.an.undo_editing()
    assert reads(office, one, two, three) == [(text, "open", None) for text in ("een", "twee", "drie")]
    assert [office.an.note(note.id).tally for note in (one, two, three)] == [1, 2, 0]
    office.an.redo_editing()
    assert office.an.note(two.id).tally == 3
    assert reads(office, one, two) == [("een", "struck", None), ("samen", "open", None)]
    office.an.undo_editing()
    assert [office.an.note(note.id).tally for note in (one, two, three)] == [1, 2, 0]
    with pytest.raises(Refusal, match="at least two"):
        office.an.merge_notes([one.id, one.id])


def test_merging_without_a_text_puts_one_after_another(office: Office) -> None:
    one, two = office.note("een"), office.note("twee")
    assert office.an.merge_notes([one.id, two.id]).text == "een\ntwee"


def test_splitting_makes_notes_of_the_same_moment(office: Office) -> None:
    note = office.note("een en twee en drie")
    after = office.note("later")
    office.an.mark_notes([note.id], NoteState.USED, key=KEY, paragraph="P")
    parts = office.an.split_note(note.id, ["een", "", "twee", "drie"])
    assert [part.text for part in parts] == ["een", "twee", "drie"]
    assert {part.at_ms for part in parts} == {note.at_ms}
    listed = office.an.notes(statement=1)
    assert [each.text for each in listed] == ["een", "twee", "drie", after.text]
    assert {office.an.marks()[part.id].paragraph for part in parts} == {"P"}
    history = office.an.note_history(parts[1].id)
    assert [(each.origin, each.how) for each in history.origins] == [(note.id, Made.SPLIT)]
    assert (history.readings[0].action, history.readings[0].by) == ("split", "An")
    office.an.undo_editing()
    assert reads(office, note, *parts[1:]) == [
        ("een en twee en drie", "used", 1), ("twee", "struck", 1), ("drie", "struck", 1),
    ]  # fmt: skip
    office.an.redo_editing()
    assert reads(office, *parts) == [("een", "used", 1), ("twee", "used", 1), ("drie", "used", 1)]
    with pytest.raises(Refusal, match="two parts"):
        office.an.split_note(note.id, ["een", " "])


def test_moving_keeps_where_a_note_came_from(office: Office) -> None:
    office.desk.at("10:01").start("wereldcafe")
    note = office.note("een", kind=NoteKind.CONTRADICTION)
    assert note.round == 1
    (moved,) = office.an.move_notes([note.id], TABLE_2)
    assert (moved.place, moved.round, moved.group) == (TABLE_2, note.round, note.group)
    item = office.an.conference.agenda[1].id
    (again,) = office.an.move_notes([note.id], Place(item=item))
    assert (again.place, again.round, again.group) == (Place(item=item), None, None)
    with pytest.raises(Refusal, match="does not go with that place"):
        office.an.move_notes([note.id], WALL)
    (walled,) = office.an.move_notes([note.id], WALL, kind=NoteKind.COMPLAINT)
    assert walled.place.is_wall
    (back,) = office.an.move_notes([note.id], TABLE_1)
    assert (back.kind, back.round) == (NoteKind.REACTION, None)
    for _ in range(4):
        office.an.undo_editing()
    now = office.an.note(note.id)
    assert (now.place, now.round, now.group, now.kind) == (
        note.place, note.round, note.group, NoteKind.CONTRADICTION,
    )  # fmt: skip
    assert len(office.an.note_history(note.id).moves) == 8
    with pytest.raises(Refusal, match="nothing to undo"):
        office.an.undo_editing()
    with pytest.raises(Refusal, match="no table 99"):
        office.an.move_notes([note.id], Place(statement=99))


def test_undo_walks_back_and_redo_forward(office: Office) -> None:
    note = office.note("een")
    office.an.correct_note(note.id, "twee")
    office.an.set_kinds([note.id], NoteKind.QUESTION)
    office.an.strike_notes([note.id])
    office.an.restore_notes([note.id])
    seen = []
    for _ in range(4):
        office.an.undo_editing()
        seen.append((office.an.note(note.id).text, office.an.note(note.id).state.value))
    assert seen == [("twee", "struck"), ("twee", "open"), ("twee", "open"), ("een", "open")]
    for _ in range(4):
        office.an.redo_editing()
    now = office.an.note(note.id)
    assert (now.text, now.kind, now.state) == ("twee", NoteKind.QUESTION, NoteState.OPEN)
    with pytest.raises(Refusal, match="nothing to redo"):
        office.an.redo_editing()
    office.an.undo_editing()
    office.an.correct_note(office.note("ander").id, "anders")
    with pytest.raises(Refusal, match="nothing to redo"):
        office.an.redo_editing()


def test_undo_is_for_what_one_did_oneself_and_nobody_changed_since(office: Office) -> None:
    note = office.note("een")
    office.an.correct_note(note.id, "twee")
    with pytest.raises(Refusal, match="nothing to undo"):
        office.bo.undo_editing()
    office.bo.correct_note(note.id, "drie")
    with pytest.raises(Refusal, match="changed since, by Bo"):
        office.an.undo_editing()
    office.bo.undo_editing()
    assert office.an.note(note.id).text == "twee"


def test_an_agreement_from_a_note_is_dropped_by_undo(office: Office) -> None:
    note = office.note("een")
    made = office.an.agree("Een brief.", note.id, owners=("elk college",))
    assert made.note == note.id
    for _ in range(2):
        office.an.undo_editing()
        assert office.an.agreement(made.number).status is AgreementStatus.DROPPED
        office.an.redo_editing()
        assert office.an.agreement(made.number).status is AgreementStatus.OPEN
    office.bo.change_agreement(made.number, explanation="Toelichting.")
    with pytest.raises(Refusal, match="changed since"):
        office.an.undo_editing()


def test_a_reading_is_restored(office: Office) -> None:
    note = office.note("een")
    office.an.correct_note(note.id, "twee", draft="x")
    office.an.strike_notes([note.id])
    restored = office.an.restore_reading(note.id, 1)
    assert (restored.text, restored.state, restored.revisions) == ("een", NoteState.OPEN, 4)
    with pytest.raises(Refusal, match="no revision 9"):
        office.an.restore_reading(note.id, 9)
    with pytest.raises(Refusal, match="cannot be made empty"):
        office.an.correct_note(note.id, " ")


def test_one_refused_note_leaves_all_as_they_were(office: Office) -> None:
    one = office.note("een")
    with pytest.raises(Refusal, match="no note “x”"):
        office.an.strike_notes([one.id, "x"])
    assert reads(office, one) == [("een", "open", 1)]


def test_open_notes_are_counted_and_come_one_after_another(office: Office) -> None:
    item = office.an.conference.agenda[1].id
    notes = [office.note("a", TABLE_2), office.note("b", TABLE_1), office.note("c", TABLE_1)]
    notes += [office.note("d", Place(item=item)), office.note("e", WALL)]
    counts = {each.place: (each.open, each.notes) for each in office.an.open_counts()}
    assert counts[TABLE_1] == (2, 2)
    assert counts[WALL] == (1, 1)
    assert tuple(counts)[-1] == WALL
    order = []
    note = office.an.next_open()
    for _ in range(6):
        assert note is not None
        order.append(note.text)
        note = office.an.next_open(note)
    assert order == ["b", "c", "a", "d", "e", "b"]
    office.an.mark_notes([notes[1].id], NoteState.USED)
    assert {each.place: each.open for each in office.an.open_counts()}[TABLE_1] == 1
    assert office.an.next_open(office.an.note(notes[1].id)) == office.an.note(notes[2].id)
    office.an.strike_notes([each.id for each in notes if each is not notes[1]])
    assert office.an.next_open() is None


def test_the_window_narrows_and_turns_pages(office: Office) -> None:
    for number in range(7):
        office.note(f"Creëren {number}", TABLE_1 if number % 2 else TABLE_2)
    wish = office.note("Betere koffie", WALL)
    whole = office.an.note_window(NoteFilter(), 0, 5)
    assert (len(whole.notes), whole.more) == (5, True)
    assert len(office.an.note_window(NoteFilter(), 5, 5).notes) == 3
    assert len(office.an.note_window(NoteFilter(TABLE_1)).notes) == 3
    assert office.an.note_window(NoteFilter(WALL)).notes == (wish,)
    for needle, count in (
        ("CREËREN", 7),
        ("xcreeren", 0),
        ("re", 8),
        ("EREN 3", 1),
        ('"', 0),
        ("*", 0),
        ("koffie", 1),
    ):
        assert len(office.an.note_window(NoteFilter(search=needle)).notes) == count, needle
    assert len(office.an.note_window(NoteFilter(TABLE_2, search="eren")).notes) == 4
    office.an.strike_notes([wish.id])
    assert office.an.note_window(NoteFilter(WALL, states=(NoteState.OPEN,))).notes == ()
    assert office.an.note_window(NoteFilter(kinds=(NoteKind.WISH,))).notes[0].id == wish.id
    office.an.correct_note(office.an.note_window(NoteFilter(TABLE_1)).notes[0].id, "Werkconferentie")
    assert len(office.an.note_window(NoteFilter(search="conferentie")).notes) == 1
    assert len(office.an.note_window(NoteFilter(search="creeren 1")).notes) == 0
