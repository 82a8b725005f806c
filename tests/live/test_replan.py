"""Catching up through the door: whatever the day did, undo gives it back as it was."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.live.desk import MINUTE, Desk
from workshop_tui.domain.message import Refusal
from workshop_tui.store import Store

STEPS = st.lists(st.tuples(st.sampled_from(["next", "add", "skip", "pause"]), st.integers(1, 40)), max_size=8)


def lived(desk: Desk, steps: list[tuple[str, int]]) -> None:
    """The day, begun and gone on with in that way."""
    desk.live.start()
    for step, minutes in steps:
        desk.clock.advance(minutes * MINUTE)
        try:
            if step == "add":
                desk.live.add(minutes * MINUTE)
            else:
                {"next": desk.live.next, "skip": desk.live.skip, "pause": desk.live.toggle}[step]()
        except Refusal:
            continue


@settings(max_examples=25, deadline=None)
@given(STEPS, st.integers(-120, 120))
def test_replan_and_undo_give_the_same_day(steps: list[tuple[str, int]], shift: int) -> None:
    stores: list[Store] = []
    with TemporaryDirectory() as folder:
        try:
            desk = Desk.opened(Path(folder) / "day.db", None, "7:45", stores)
            lived(desk, steps)
            before, state = desk.live.view(), desk.live.state
            wanted = before.planned_day_end_ms + shift * MINUTE
            proposal = desk.live.proposal(wanted)
            assert desk.live.view() == before
            if not proposal.changes:
                return
            after = desk.live.replan(wanted)
            assert after.expected_day_end_ms == proposal.proposed_ms
            desk.live.undo()
            assert (desk.live.view(), desk.live.state) == (before, state)
            assert desk.live.redo() == after
        finally:
            for store in stores:
                store.close()
