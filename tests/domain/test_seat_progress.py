"""What a search for seats tells of itself, and how it is called off."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.examples import CAFE, FEBRUARY
from workshop_tui.domain.conference import Conference, Participant, Rotation
from workshop_tui.domain.placing import seating_of
from workshop_tui.domain.seating import dispersed


class CalledOff(Exception):
    """What a screen raises in the hook when somebody has enough of waiting."""


def day(people: int) -> Conference:
    agenda = tuple(
        replace(item, rotation=Rotation.INDIVIDUALS) if item.id == CAFE.id else item
        for item in FEBRUARY.agenda
    )
    listed = tuple(Participant(f"p{one}", "", f"o{one % 5}") for one in range(people))
    return replace(FEBRUARY, agenda=agenda, participants=listed)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([None, "a", "b"]), max_size=20), st.integers(0, 6), st.integers(0, 7))
def test_it_goes_from_nothing_to_all_and_changes_no_seat(
    organisations: list[str | None], tables: int, rounds: int
) -> None:
    told: list[tuple[int, int]] = []
    watched = dispersed(organisations, tables, rounds, 3, on_progress=lambda *at: told.append(at))
    assert watched == dispersed(organisations, tables, rounds, 3)
    done = [one for one, _ in told]
    total = told[0][1]
    assert {whole for _, whole in told} == {total}
    assert done[0] == 0
    assert done[-1] == total
    assert done == sorted(set(done))


def test_a_long_search_is_heard_of_often() -> None:
    told: list[int] = []
    dispersed([f"o{one % 7}" for one in range(48)], 6, 6, 1, on_progress=lambda done, _: told.append(done))
    assert len(told) > 30


@pytest.mark.parametrize("stop", [0, 1, 5, 20])
def test_raising_in_it_calls_the_search_off(stop: int) -> None:
    calls: list[int] = []

    def hook(done: int, total: int) -> None:
        calls.append(done)
        if len(calls) > stop:
            raise CalledOff

    with pytest.raises(CalledOff):
        dispersed([f"o{one % 7}" for one in range(48)], 6, 6, 1, on_progress=hook)
    assert len(calls) == stop + 1


def test_seats_of_a_conference_that_were_called_off_can_be_asked_for_again() -> None:
    def hook(done: int, total: int) -> None:
        if done:
            raise CalledOff

    conference = day(23)
    with pytest.raises(CalledOff):
        seating_of(conference, seed=8_001, on_progress=hook)
    told: list[tuple[int, int]] = []
    found = seating_of(conference, seed=8_001, on_progress=lambda *at: told.append(at))
    assert told[-1][0] == told[-1][1]
    assert found.rows is not None
    assert {len(row) for row in found.rows} == {4}
    told.clear()
    assert seating_of(conference, seed=8_001, on_progress=lambda *at: told.append(at)) == found
    assert told == []
