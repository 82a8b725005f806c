"""Messages to the room, and an empty screen."""

from __future__ import annotations

import pytest

from tests.live.conftest import OpenDesk
from workshop_tui.domain.message import Refusal
from workshop_tui.live.display import LONGEST, DisplayState

MINUTE = 60_000


def test_a_message_goes_after_a_minute(open_desk: OpenDesk) -> None:
    desk = open_desk()
    sent = desk.live.send_message("  Jassen\n mee ")
    assert sent == DisplayState("Jassen mee", desk.live.now_ms() + MINUTE)
    desk.clock.advance(MINUTE - 1)
    assert desk.live.display_state() == sent
    assert sent.at(desk.live.now_ms()) == sent
    desk.clock.advance(1)
    assert desk.live.display_state() == DisplayState()
    assert sent.at(desk.live.now_ms()) == DisplayState()


def test_one_that_stays_is_there_until_it_is_cleared(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.live.send_message("Eerst", 5)
    desk.live.send_message("Dan", None)
    desk.clock.advance(600 * MINUTE)
    assert desk.live.display_state() == DisplayState("Dan")
    assert desk.live.clear_message() == DisplayState()
    assert desk.live.clear_message() == DisplayState()
    assert len(desk.live.store.choices.history(desk.live.conference_id, "display")) == 3


def test_a_message_is_over_when_the_clock_is_set_back(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.live.send_message("Jassen mee")
    desk.clock.step(-3600_000)
    assert desk.live.display_state() == DisplayState()


def test_blank_lies_over_a_message_and_is_taken_back(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.live.send_message("Jassen mee", None)
    assert desk.live.blank(True) == DisplayState("Jassen mee", None, True)
    assert desk.live.blank(True).blank
    assert desk.live.blank(False) == DisplayState("Jassen mee")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("", 60), (" \n ", 60), ("x" * (LONGEST + 1), 60), ("x", 0), ("x", -1), ("x", 10**9)],
)
def test_what_cannot_be_shown_is_refused(open_desk: OpenDesk, text: str, seconds: int) -> None:
    desk = open_desk()
    with pytest.raises(Refusal):
        desk.live.send_message(text, seconds)
    assert desk.live.display_state() == DisplayState()
