"""Speakers: called now or again, in another order, added; all of it undone with undo."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.live.conftest import OpenDesk
from tests.live.desk import MINUTE, Desk, shipped, wall
from workshop_tui.domain.expectation import ItemStatus
from workshop_tui.domain.message import Refusal
from workshop_tui.domain.segment_times import segment_times
from workshop_tui.domain.speakers import speaking_ms
from workshop_tui.live import Live


def running(live: Live) -> str | None:
    segment = live.view().segment
    return None if segment is None else segment.key.removeprefix("speaker:")


def order(live: Live) -> list[str]:
    item = live.conference.item("pitches")
    assert item is not None
    return [speaker.name for speaker in item.speakers]


def pitching(desk: Desk) -> Live:
    """The first of the seven speaks."""
    desk.at("9:15").start("pitches")
    return desk.live


def test_called_before_their_turn_the_others_follow_in_their_order(desk: Desk) -> None:
    live = pitching(desk)
    names = order(live)
    end = live.view().item
    live.call(names[4])
    assert running(live) == names[4]
    after = live.view().item
    assert end is not None
    assert after is not None
    assert after.expected_end_ms == end.expected_end_ms
    heard = []
    for _ in range(5):
        live.next()
        heard.append(running(live))
    assert heard == [names[1], names[2], names[3], names[5], names[6]]


def test_started_anew_all_speak_again_and_called_again_only_one(desk: Desk) -> None:
    live = pitching(desk)
    names = order(live)
    for _ in range(2):
        live.next()
    live.call(names[0])
    live.next()
    assert running(live) == names[3]
    live.start("pitches")
    heard = [running(live)]
    for _ in range(6):
        live.next()
        heard.append(running(live))
    assert heard == names


def test_where_all_were_skipped_one_more_speaker_does_not_bring_the_closing_back(desk: Desk) -> None:
    live = pitching(desk)
    for _ in order(live):
        live.skip()
    assert running(live) not in order(live)
    live.add_speaker("Gast")
    live.next()
    assert running(live) == "Gast"
    assert live.view().next_segment is None


def test_called_again_speaks_twice_and_nobody_is_heard_a_third_time(desk: Desk) -> None:
    live = pitching(desk)
    names = order(live)
    desk.clock.advance(3 * MINUTE)
    live.next()
    desk.clock.advance(2 * MINUTE)
    before = live.view()
    live.call(names[0].upper())
    desk.clock.advance(MINUTE)
    assert speaking_ms(live.state, live.now_ms()) == {names[0]: 4 * MINUTE, names[1]: 2 * MINUTE}
    assert [part.status for part in segment_times(live.state, live.now_ms())][:3] == [
        ItemStatus.RUNNING, ItemStatus.DONE, ItemStatus.TO_COME,
    ]  # fmt: skip
    assert live.next().segment == before.next_segment
    live.undo()
    live.undo()
    assert running(live) == names[1]


def test_who_was_skipped_can_be_called(desk: Desk) -> None:
    live = pitching(desk)
    names = order(live)
    live.skip(f"speaker:{names[1]}")
    live.call(f"speaker:{names[1]}")
    assert running(live) == names[1]
    assert live.next().segment is not None
    assert running(live) == names[2]


def test_any_part_of_what_runs_can_be_called(desk: Desk) -> None:
    desk.at("11:30").start("oogst-delen")
    desk.live.call("report:3")
    assert running(desk.live) == "report:3"
    assert running_next(desk.live) == "report:2"


def running_next(live: Live) -> str | None:
    following = live.view().next_segment
    return None if following is None else following.key


def test_earlier_and_later_among_those_still_to_come(desk: Desk) -> None:
    live = pitching(desk)
    names = order(live)
    live.move_speaker(names[3], -1)
    assert order(live)[:5] == [names[0], names[1], names[3], names[2], names[4]]
    live.move_speaker(names[1], 1)
    assert order(live)[:4] == [names[0], names[3], names[1], names[2]]
    assert running(live) == names[0]
    assert running_next(live) == f"speaker:{names[3]}"
    live.undo()
    live.undo()
    assert order(live) == names
    live.redo()
    assert order(live)[2] == names[3]


@pytest.mark.parametrize("place", [0, 6])
def test_nobody_moves_past_the_end_or_who_has_spoken(desk: Desk, place: int) -> None:
    live = pitching(desk)
    names = order(live)
    with pytest.raises(Refusal):
        live.move_speaker(names[place], 1)
    with pytest.raises(Refusal):
        live.move_speaker(names[1], -1)
    assert order(live) == names
    assert desk.log() == ["open", "start"]


def test_one_more_speaker_with_time_of_their_own(desk: Desk) -> None:
    live = pitching(desk)
    before = live.view()
    live.add_speaker("  Een   gast ")
    seen = live.view()
    assert order(live)[-1] == "Een gast"
    assert len(seen.segments) == len(before.segments) + 1
    assert seen.segment_clock == before.segment_clock
    live.add_speaker("Tweede stem", "dordrecht")
    item = live.conference.item("pitches")
    assert item is not None
    assert item.speakers[-1].organisation == "Dordrecht"
    live.undo()
    live.undo()
    assert live.view() == before


def test_without_minutes_in_the_file_nobody_gets_less_by_a_new_one(open_desk: OpenDesk) -> None:
    conference = shipped()
    agenda = tuple(replace(item, each_ms=None) for item in conference.agenda)
    live = pitching(open_desk(replace(conference, agenda=agenda)))
    before = [part.duration_ms for part in live.view().segments]
    live.add_speaker("Een gast")
    assert [part.duration_ms for part in live.view().segments] == [*before[:-1], before[0], before[-1]]


def test_added_before_the_pitches_run(desk: Desk) -> None:
    desk.at("7:45").start()
    desk.live.add_speaker("Een gast")
    assert order(desk.live)[-1] == "Een gast"
    assert wall(desk.live, desk.live.view().planned_day_end_ms) == "15:00:00"


@pytest.mark.parametrize("name", ["", " ", "x" * 121, "Dordrecht"])
def test_a_name_that_is_none_or_there_already_is_refused(desk: Desk, name: str) -> None:
    live = pitching(desk)
    with pytest.raises(Refusal):
        live.add_speaker(name)
    with pytest.raises(Refusal):
        live.add_speaker("Een gast", "Atlantis")
    assert desk.log() == ["open", "start"]


@pytest.mark.parametrize("name", ["", "niemand", "drecht", "\x1b[31m"])
def test_a_call_of_nobody_or_of_several_is_refused_with_who_there_are(desk: Desk, name: str) -> None:
    live = pitching(desk)
    with pytest.raises(Refusal) as refused:
        live.call(name)
    assert "Papendrecht" in str(refused.value.way_out)
    with pytest.raises(Refusal):
        live.call(order(live)[0])


def test_nothing_to_call_where_nothing_is_divided(desk: Desk) -> None:
    with pytest.raises(Refusal):
        desk.live.call("Dordrecht")
    desk.at("7:45").start()
    with pytest.raises(Refusal):
        desk.live.call("Dordrecht")
    desk.live.start("slot" if desk.live.conference.item("slot") else desk.live.conference.agenda[-1].id)
    with pytest.raises(Refusal):
        desk.live.add_speaker("Een gast")
    desk.live.finish()
    with pytest.raises(Refusal):
        desk.live.add_speaker("Een gast")
