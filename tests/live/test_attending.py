"""Presence, newcomers and groups by hand, through the door."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.domain.people import with_people
from tests.live.conftest import OpenDesk
from tests.live.desk import SECOND, Desk
from workshop_tui.clock import Reading
from workshop_tui.domain.attendance import Presence
from workshop_tui.domain.conference import Participant
from workshop_tui.domain.message import Refusal
from workshop_tui.domain.placing import seating_of
from workshop_tui.live import Live


@pytest.fixture
def room(open_desk: OpenDesk) -> Desk:
    """Twenty people who move one by one."""
    return open_desk(with_people(20, individuals=True), at="8:50")


def later(desk: Desk) -> Live:
    desk.clock.advance(SECOND)
    return desk.live


def test_a_mark_is_on_disk_and_moves_nobody(room: Desk) -> None:
    before = seating_of(room.live.conference)
    room.live.mark("Deelnemer 3", Presence.ABSENT)
    later(room).mark("deelnemer 12", Presence.PRESENT)
    again = room.killed()
    held, people = again.attendance(), again.conference.participants
    assert held.of(people[3]) is Presence.ABSENT
    assert held.of(people[12]) is Presence.PRESENT
    assert held.of(people[0]) is Presence.EXPECTED
    assert seating_of(again.conference) == before


def test_the_same_mark_again_is_no_mark(room: Desk) -> None:
    for _ in range(2):
        later(room).mark("Deelnemer 3", Presence.LATE)
    assert len(room.live.attendance().done) == 1


def test_undo_goes_back_through_marks_newcomers_and_draws_and_redo_forward(room: Desk) -> None:
    live = room.live
    acts: list[Callable[[], object]] = [
        lambda: live.mark("Deelnemer 3", Presence.ABSENT),
        lambda: live.add_participant("Ann", "raadslid", "gemeente 2"),
        lambda: live.mark("Ann", Presence.LATE),
        lambda: live.shuffle(),
        lambda: live.mark("Deelnemer 4", Presence.PRESENT),
    ]
    live.settle()
    stands = [(live.conference, dict(live.attendance().marks))]
    for act in acts:
        later(room)
        act()
        live.settle()
        stands.append((live.conference, _marks(live)))
    for stand in reversed(stands[:-1]):
        later(room).undo_people()
        assert (live.conference, _marks(live)) == stand
    with pytest.raises(Refusal):
        live.undo_people()
    for stand in stands[1:]:
        later(room).redo_people()
        assert (live.conference, _marks(live)) == stand
    with pytest.raises(Refusal):
        live.redo_people()


def test_a_newcomer_is_undone_in_one_step_on_a_clock_that_runs(
    room: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    stood = room.clock.reading

    def ticking() -> Reading:
        room.clock.advance(3)
        return stood()

    monkeypatch.setattr(room.clock, "reading", ticking)
    before = len(room.live.conference.participants)
    room.live.add_participant("Ann", "raadslid", "gemeente 2")
    room.live.undo_people()
    assert len(room.live.conference.participants) == before
    assert _marks(room.live) == {}
    room.live.redo_people()
    assert room.live.conference.participants[-1].name == "Ann"
    assert list(_marks(room.live).values()) == [Presence.PRESENT]


def _marks(live: Live) -> dict[str, Presence]:
    return {key: value for key, value in live.attendance().marks.items() if value is not Presence.EXPECTED}


def test_undo_of_people_leaves_the_timers_alone(room: Desk) -> None:
    room.live.start()
    with pytest.raises(Refusal):
        room.live.undo_people()
    later(room).add_participant("Ann")
    later(room).next_item()
    later(room).undo_people()  # the day has gone on: only the mark that she is there is taken back
    assert room.live.conference.participants[-1].name == "Ann"
    assert room.log()[-1] == "next"


def test_a_newcomer_is_there_and_takes_part_in_what_is_to_come(room: Desk) -> None:
    before = seating_of(room.live.conference)
    room.live.start("cafe")
    person = later(room).add_participant(" Ann  de Boer ", "raadslid", "gemeente 2")
    assert (person.name, person.added) == ("Ann de Boer", True)
    assert room.live.attendance().of(person) is Presence.PRESENT
    after = seating_of(room.live.conference)
    assert [after.tables_of(place) for place in range(20)] == [before.tables_of(place) for place in range(20)]
    first = after.tables_of(20)[0]
    assert len(set(after.tables_of(20))) == 4
    assert first is not None
    assert "Ann de Boer" in room.live.seated(room.live.view())[first]


def test_once_people_sit_nobody_draws_anew(room: Desk) -> None:
    room.live.start("cafe")
    with pytest.raises(Refusal):
        room.live.shuffle()


def test_once_groups_sit_nobody_draws_anew(open_desk: OpenDesk) -> None:
    desk = open_desk(with_people(12), at="8:50")
    desk.live.start("cafe")
    for act in (desk.live.shuffle, desk.live.unlock_groups):
        with pytest.raises(Refusal):
            act()


def test_a_list_comes_in_as_one_action_and_nobody_goes(room: Desk) -> None:
    people = room.live.conference.participants
    joined = room.live.add_participants([people[4], Participant("Ann"), Participant("Bob")])
    assert [person.name for person in joined.new] == ["Ann", "Bob"]
    assert len(room.live.conference.participants) == 22
    later(room).undo_people()
    assert room.live.conference.participants == people


def test_by_hand_and_locked(open_desk: OpenDesk) -> None:
    desk = open_desk(with_people(12), at="8:50")
    person = desk.live.move_to_group("Deelnemer 5", "d")
    assert person.group == "D"
    with pytest.raises(Refusal):
        desk.live.shuffle()
    later(desk).unlock_groups()
    later(desk).lock_groups()
    assert all(one.group for one in desk.live.conference.participants)
