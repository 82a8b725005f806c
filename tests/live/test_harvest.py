"""Notes through the door: what is filled in, what is refused, how they read later."""

from __future__ import annotations

import pytest

from tests.live.conftest import OpenDesk
from tests.live.desk import Desk, shipped
from tests.nasty import NASTY
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.notes import WALL, NoteKind, NoteState, Place
from workshop_tui.live import Live
from workshop_tui.store.drafts import Drafts
from workshop_tui.store.notes import Notes

TABLE_1 = Place(statement=1)


def to_round(desk: Desk, number: int) -> Live:
    """The world café, at the beginning of that round."""
    desk.at("10:00").start("wereldcafe")
    for _ in range(2 * (number - 1)):
        desk.live.next()
    return desk.live


def test_before_the_rounds_a_note_has_none(desk: Desk) -> None:
    note = desk.live.add_note("Vooraf.", TABLE_1)
    assert (note.round, note.group, note.kind) == (None, None, NoteKind.REACTION)
    assert (note.typed_by, note.state, note.revisions, note.tally) == ("facilitator", NoteState.OPEN, 1, 0)
    assert note.at_ms == desk.clock.reading().wall_ms
    assert desk.beside().note(note.id) == note


@pytest.mark.parametrize(
    ("number", "groups", "kind"),
    [(1, "ABCD", "reaction"), (2, "DABC", "addition"), (3, "CDAB", "addition"), (4, "BCDA", "addition")],
)
def test_a_note_is_of_the_round_that_runs_and_the_group_that_sits_there(
    desk: Desk, number: int, groups: str, kind: str
) -> None:
    to_round(desk, number)
    notes = [desk.live.add_note("Iets.", Place(statement=table)) for table in (1, 2, 3, 4)]
    assert [note.round for note in notes] == [number] * 4
    assert "".join(note.group or "-" for note in notes) == groups
    assert {note.kind.value for note in notes} == {kind}


def test_on_the_way_to_the_next_table_a_note_is_of_the_round_before(desk: Desk) -> None:
    to_round(desk, 1).next()
    assert desk.live.view().is_changeover
    note = desk.live.add_note("Nog gauw dit.", TABLE_1)
    assert (note.round, note.group, note.kind) == (1, "A", NoteKind.REACTION)
    assert desk.live.sitting(1) == (1, "A")


def test_after_the_rounds_a_note_is_of_the_last(desk: Desk) -> None:
    to_round(desk, 4).next_item()
    assert desk.live.add_note("Later.", TABLE_1).round == 4


def test_round_group_and_kind_may_be_said(desk: Desk) -> None:
    to_round(desk, 3)
    note = desk.live.add_note("Van toen.", TABLE_1, round_number=2)
    assert (note.round, note.group) == (2, "D")
    note = desk.live.add_note("Van B.", TABLE_1, group="B", kind=NoteKind.APPEAL)
    assert (note.round, note.group, note.kind) == (3, "B", NoteKind.APPEAL)


def test_a_pitch_is_of_the_organisation_that_speaks(desk: Desk) -> None:
    desk.at("9:15").start("pitches")
    desk.live.next()
    pitch = Place(item="pitches")
    assert desk.live.add_note("Kern.", pitch).organisation == "Dordrecht"
    assert desk.live.add_note("Kern.", pitch, organisation="Sliedrecht").organisation == "Sliedrecht"
    assert desk.live.add_note("Kern.", Place(item="opening")).organisation is None
    for _ in range(6):
        desk.live.next()
    assert desk.live.add_note("De rode draad.", pitch).organisation is None


def test_the_wall_has_no_round_group_or_organisation(desk: Desk) -> None:
    to_round(desk, 2)
    note = desk.live.add_note("Meer stopcontacten.", WALL, kind=NoteKind.WISH)
    assert (note.round, note.group, note.organisation, note.kind) == (None, None, None, NoteKind.WISH)


def test_a_conference_without_a_world_cafe(open_desk: OpenDesk) -> None:
    from dataclasses import replace

    agenda = tuple(item for item in shipped().agenda if item.id != "wereldcafe")
    desk = open_desk(replace(shipped(), agenda=agenda))
    assert desk.live.cafe() is None
    assert desk.live.add_note("Toch iets.", TABLE_1).group is None
    with pytest.raises(Refusal, match="no round 1"):
        desk.live.add_note("Iets.", TABLE_1, round_number=1)


REFUSED: list[tuple[str, dict[str, object]]] = [
    ("the note is empty", {"text": " \n\t "}),
    ("no table 5", {"place": Place(statement=5)}),
    ("no item “lunchen”", {"place": Place(item="lunchen")}),
    ("no round 5", {"round_number": 5}),
    ("no round 0", {"round_number": 0}),
    ("no group “E”", {"group": "E"}),
    ("no note “x”", {"replies_to": "x"}),
]


@pytest.mark.parametrize(("said", "asked"), REFUSED, ids=[said for said, _ in REFUSED])
def test_refused_with_the_draft_still_there(desk: Desk, said: str, asked: dict[str, object]) -> None:
    desk.live.save_draft("note:statement:1", "Iets.", 3)
    call = {"text": "Iets.", "place": TABLE_1, "draft": "note:statement:1", **asked}
    with pytest.raises(Refusal, match=said):
        desk.live.add_note(**call)  # type: ignore[arg-type]
    assert desk.live.notes() == ()
    assert desk.live.draft("note:statement:1") == ("Iets.", 3)


def test_a_note_of_another_conference_is_not_known(desk: Desk, open_desk: OpenDesk) -> None:
    note = desk.live.add_note("Hier.", WALL, kind=NoteKind.WISH)
    other = open_desk(shipped("world-cafe-classic.yaml"), "13:00")
    with pytest.raises(Refusal, match="no note"):
        other.live.add_note("Daar.", WALL, replies_to=note.id)


def test_saved_and_draft_cleared_in_one_transaction(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.live.save_draft("note:statement:1", "Iets.", 5)
    desk.live.save_draft("note:statement:2", "Elders.", 7)

    def fails(*_: object) -> None:
        raise RuntimeError("the plug is pulled")

    monkeypatch.setattr(Drafts, "clear", fails)
    with pytest.raises(RuntimeError):
        desk.live.add_note("Iets.", TABLE_1, draft="note:statement:1")
    monkeypatch.undo()
    assert desk.killed().notes() == ()
    assert desk.live.draft("note:statement:1") == ("Iets.", 5)
    desk.live.add_note("Iets.", TABLE_1, draft="note:statement:1")
    assert desk.live.draft("note:statement:1") == ("", 0)
    assert desk.killed().draft("note:statement:2") == ("Elders.", 7)


def test_a_note_that_cannot_be_written_leaves_the_draft(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.live.save_draft("note:statement:1", "Iets.", 5)

    def fails(*_: object) -> None:
        raise Refusal(Message("Full."))

    monkeypatch.setattr(Notes, "_put_revision", fails)
    with pytest.raises(Refusal, match="Full"):
        desk.live.add_note("Iets.", TABLE_1, draft="note:statement:1")
    monkeypatch.undo()
    assert desk.live.notes() == ()
    assert desk.live.draft("note:statement:1") == ("Iets.", 5)


def test_an_emptied_draft_is_forgotten(desk: Desk) -> None:
    desk.live.save_draft("wall:wish", "x", 1)
    desk.live.save_draft("wall:wish", "", 0)
    assert desk.live.draft("wall:wish") == ("", 0)


def test_editing_striking_and_restoring_keep_every_reading(desk: Desk) -> None:
    note = desk.live.add_note("Eerst.", TABLE_1)
    desk.clock.advance(1000)
    assert desk.live.edit_note(note.id, "Beter.").text == "Beter."
    assert desk.live.set_note_kind(note.id, NoteKind.QUESTION).kind is NoteKind.QUESTION
    assert desk.live.strike_note(note.id).state is NoteState.STRUCK
    assert desk.live.counts().notes == 0
    restored = desk.live.restore_note(note.id)
    assert (restored.text, restored.state, restored.revisions) == ("Beter.", NoteState.OPEN, 5)
    first = desk.live.restore_note(note.id, 1)
    assert (first.text, first.kind) == ("Eerst.", NoteKind.REACTION)
    history = desk.beside().revisions(note.id)
    assert [each.action for each in history] == [
        "captured",
        "edited",
        "kind",
        "struck",
        "restored",
        "restored",
    ]
    assert [each.text for each in history] == ["Eerst.", "Beter.", "Beter.", "Beter.", "Beter.", "Eerst."]
    assert {each.by for each in history} == {"facilitator"}
    with pytest.raises(Refusal, match="no revision 9"):
        desk.live.restore_note(note.id, 9)


def test_the_same_text_again_is_no_new_reading(desk: Desk) -> None:
    note = desk.live.add_note("Eerst.", TABLE_1)
    desk.live.save_draft("edit", "Eerst.", 0)
    assert desk.live.edit_note(note.id, "Eerst.", draft="edit").revisions == 1
    assert desk.live.draft("edit") == ("", 0)


def test_an_edit_clears_its_draft(desk: Desk) -> None:
    note = desk.live.add_note("Eerst.", TABLE_1)
    desk.live.save_draft("edit", "Beter", 0)
    desk.live.edit_note(note.id, "Beter.", draft="edit")
    assert desk.live.draft("edit") == ("", 0)


def test_changes_that_are_refused(desk: Desk) -> None:
    note = desk.live.add_note("Eerst.", TABLE_1)
    wish = desk.live.add_note("Wens.", WALL, kind=NoteKind.WISH)
    with pytest.raises(Refusal, match="cannot be made empty"):
        desk.live.edit_note(note.id, " ")
    with pytest.raises(Refusal, match="does not go with that place"):
        desk.live.set_note_kind(note.id, NoteKind.WISH)
    with pytest.raises(Refusal, match="does not go with that place"):
        desk.live.set_note_kind(wish.id, NoteKind.QUESTION)
    with pytest.raises(Refusal, match="Only notes on the wall"):
        desk.live.tally(note.id)
    for act in (desk.live.strike_note, desk.live.restore_note, desk.live.revisions, desk.live.tally):
        with pytest.raises(Refusal, match="no note “x”"):
            act("x")
    assert desk.live.note(note.id).revisions == 1


@pytest.mark.parametrize(
    ("kind", "place"), [(NoteKind.WISH, TABLE_1), (NoteKind.QUESTION, WALL), (None, WALL)]
)
def test_a_kind_of_another_place_is_refused(desk: Desk, kind: NoteKind | None, place: Place) -> None:
    with pytest.raises(Refusal, match="does not go with that place"):
        desk.live.add_note("Iets.", place, kind=kind)
    assert desk.live.notes() == ()


def test_the_tally_counts_up_and_down_to_zero(desk: Desk) -> None:
    wish = desk.live.add_note("Wens.", WALL, kind=NoteKind.WISH)
    assert [desk.live.tally(wish.id, by).tally for by in (1, 1, -1, -1)] == [1, 2, 1, 0]
    with pytest.raises(Refusal, match="already at zero"):
        desk.live.tally(wish.id, -1)
    assert desk.live.note(wish.id).revisions == 1


def test_reading_by_place_and_by_search(desk: Desk) -> None:
    one = desk.live.add_note("Creëren kost tijd", TABLE_1)
    two = desk.live.add_note("Een reactie", Place(item="vragen"))
    three = desk.live.add_note("Creëer ruimte", WALL, kind=NoteKind.WISH)
    assert desk.live.notes(statement=1) == (one,)
    assert desk.live.notes(item="vragen") == (two,)
    assert desk.live.notes(wall=True) == (three,)
    assert desk.live.notes(search="CREEER") == (three,)
    assert desk.live.notes(search="cree") == (one, three)
    assert desk.live.counts() == type(desk.live.counts())(notes=2, wall=1, agreements_open=0)


def test_the_reporter_of_a_table(desk: Desk) -> None:
    desk.live.save_draft("reporter:1", "x")
    desk.live.choose_reporter(1, "  wethouder A ", draft="reporter:1")
    desk.live.choose_reporter(2, "wethouder B")
    assert desk.beside().reporters() == {1: "wethouder A", 2: "wethouder B"}
    assert desk.live.draft("reporter:1") == ("", 0)
    desk.live.choose_reporter(1, "")
    assert desk.live.reporters() == {2: "wethouder B"}
    with pytest.raises(Refusal, match="no table 9"):
        desk.live.choose_reporter(9, "wethouder A")


def test_another_door_is_told_of_notes(desk: Desk) -> None:
    other = desk.beside()
    other.changed()
    desk.live.add_note("Iets.", TABLE_1)
    assert other.changed()
    assert [note.text for note in other.notes()] == ["Iets."]


def test_a_host_is_known_as_who_typed(desk: Desk) -> None:
    host = Live(desk.store, desk.clock, desk.live.conference_id, "tafelmoderator 1")
    assert desk.live.note(host.add_note("Iets.", TABLE_1).id).typed_by == "tafelmoderator 1"


@pytest.mark.parametrize("name", NASTY)
def test_nasty_texts_are_whole(desk: Desk, name: str) -> None:
    text = NASTY[name]
    note = desk.live.add_note(text, TABLE_1)
    desk.live.save_draft("place", text, 1)
    agreed = desk.live.add_agreement(text, owners=(text,), due=text, note=note.id, explanation=text)
    desk.live.choose_reporter(1, text)
    desk.killed()
    assert desk.live.note(note.id).text == text
    assert desk.live.draft("place")[0] == text
    read = desk.live.agreement(agreed.number)
    assert (read.text, read.owners, read.explanation) == (text, (text,), text)
    assert desk.live.reporters()[1] == text.strip()
