"""The timing of the day, and what guards it: sleep, set clocks, copies."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workshop_tui.clock import Clock, Reading
from workshop_tui.domain import actions
from workshop_tui.domain.expectation import RunView, view
from workshop_tui.domain.log import UNTIMED, EventKind, version_in_force
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.run import DayState, RunState, advance
from workshop_tui.live.door import Door
from workshop_tui.store import NewEvent, Store, automatic_backup

if TYPE_CHECKING:
    from workshop_tui.domain.replan import Proposal

STEP_MS = 1500
"""A wall clock that differs this much from the sleep-counting clock was set by somebody. Less is
what a machine may be off after it wakes."""

SLEEP_MS = 10_000
"""A sleep shorter than this is not worth a banner."""


class Timing(Door):
    """The actions that the facilitator times the day with."""

    def __init__(self, store: Store, clock: Clock, conference: str, typed_by: str = "facilitator") -> None:
        super().__init__(store, clock, conference, typed_by)
        self.backup_problem: Message | None = None
        self._read: Reading | None = None

    def start(self, item: str | None = None) -> RunView:
        """Starts the day, or the item with that id."""
        return self._act(lambda state, _: actions.start(state, item))

    def next(self) -> RunView:
        """The next segment, then the next item, then the finish."""
        return self._act(lambda state, _: actions.next_step(state))

    def next_item(self) -> RunView:
        """The next item at once."""
        return self._act(lambda state, _: actions.next_item(state))

    def pause(self) -> RunView:
        """Stops all clocks."""
        return self._act(lambda state, _: actions.pause(state))

    def resume(self) -> RunView:
        """Goes on after a pause."""
        return self._act(lambda state, _: actions.resume(state))

    def toggle(self) -> RunView:
        """One key: starts the day, pauses it, resumes it."""
        return self._act(lambda state, _: _toggled(state))

    def add(self, more_ms: int) -> RunView:
        """More time for what runs; negative: less."""
        return self._act(lambda state, _: actions.add(state, more_ms))

    def skip(self, target: str | None = None) -> RunView:
        """Skips what runs, or a segment or item still to come."""
        return self._act(lambda state, _: actions.skip(state, target))

    def backdate(self, to_ms: int) -> RunView:
        """What runs began at that instant."""
        return self._act(lambda state, now_ms: actions.backdate(state, to_ms, now_ms))

    def proposal(self, wanted_ms: int | None = None) -> Proposal:
        """How the day could end at that instant (None: as planned). Refused on a finished day."""
        if self.state.state is DayState.FINISHED:
            raise Refusal(Message("The day is finished."), Message("“undo” (key u) takes that back."))
        from workshop_tui.domain.replan import propose

        return propose(self.state, self.now_ms(), wanted_ms)

    def replan(self, wanted_ms: int | None = None) -> RunView:
        """Shortens what is to come, or gives minutes back, so that the day ends then."""
        from workshop_tui.domain.replan import propose

        return self._act(lambda state, now_ms: actions.replan(propose(state, now_ms, wanted_ms)))

    def finish(self) -> RunView:
        """Ends the day."""
        return self._act(lambda state, _: actions.finish(state))

    def undo(self) -> RunView:
        """Takes back the last timing action."""
        return self._act(lambda _state, _now: actions.undo(self._events))

    def redo(self) -> RunView:
        """Brings back what was undone last."""
        return self._act(lambda _state, _now: actions.redo(self._events))

    def _act(self, decide: Callable[[RunState, int], actions.Step]) -> RunView:
        """One action, one transaction: decided on the log as it is on disk at that moment."""
        with self.changing():
            before = len(self.state.items)
            reading = self.clock.reading()
            self._correct_step(reading)
            now = view(self.state, reading.wall_ms).now_ms
            step = decide(advance(self.state, now), now)
            self._append(step, reading)
            if step.kind is EventKind.UNDO:
                self._hold_version()
        seen = self.view()
        running = self.state.current
        if running is not None and len(self.state.items) > before:
            self.back_up(running.item)
        return seen

    def _hold_version(self) -> None:
        """Undo of a change to the programme brings back the definition from before it."""
        version = version_in_force(self.events)
        if version is not None:
            self.store.conferences.hold(self.conference_id, version)
            self.look_again()

    def _append(self, step: actions.Step, reading: Reading) -> None:
        self.store.log.append(
            self.conference_id,
            NewEvent(reading.wall_ms, step.kind.value, step.payload, reading.boot_ms, reading.boot_id),
        )
        self.look_again()

    def slept(self) -> Message | None:
        """Whether the laptop slept since this was asked last, as a sentence for a banner."""
        reading = self.clock.reading()
        before, self._read = self._read, reading
        if before is None or before.boot_id != reading.boot_id:
            return None
        if before.boot_ms is None or reading.boot_ms is None:
            return None
        if before.awake_ms is None or reading.awake_ms is None:
            return None
        slept = (reading.boot_ms - before.boot_ms) - (reading.awake_ms - before.awake_ms)
        if slept < SLEEP_MS:
            return None
        return Message("The laptop slept for {duration}. The clocks are right.", duration=_spell(slept))

    def clock_was_set(self) -> bool:
        """Whether somebody set the wall clock since the last row of the log, while a timer depends on
        it; `follow_clock` corrects."""
        return self._timers_run() and self._step_ms(self.clock.reading()) != 0

    def _timers_run(self) -> bool:
        return self.state.state in (DayState.RUNNING, DayState.PAUSED)

    def follow_clock(self) -> Message | None:
        """Corrects the log for a wall clock that was set, so that every timer stays right. Says what
        was done; None when another process has done it already, or there was nothing to do."""
        with self.changing():
            return self._correct_step(self.clock.reading()) if self._timers_run() else None

    def correct_clock(self) -> RunView:
        """Moves the log so that its last event is now: for a clock that was set back between two boots,
        which nobody could measure. Refused when the log does not lie in the future."""
        behind = self.view().behind_log_ms
        if not behind:
            raise Refusal(Message("The clock needs no correction."))
        with self.changing():
            reading = self.clock.reading()
            behind = view(self.state, reading.wall_ms).behind_log_ms
            self._append(actions.Step(EventKind.CLOCK_CORRECTION, {"delta_ms": -behind}), reading)
        return self.view()

    def _step_ms(self, reading: Reading) -> int:
        """How far the wall clock jumped against real time since the last action in this boot; 0 when it
        did not, and before the first one, when there is nothing to correct."""
        timed = (event for event in reversed(self.events) if event.kind not in UNTIMED)
        last = next(timed, None)
        if last is None or last.boot_id != reading.boot_id:
            return 0
        if last.boot_ms is None or reading.boot_ms is None:
            return 0
        step = (reading.wall_ms - last.at_ms) - (reading.boot_ms - last.boot_ms)
        return step if abs(step) >= STEP_MS else 0

    def _correct_step(self, reading: Reading) -> Message | None:
        step = self._step_ms(reading)
        if not step:
            return None
        self._append(actions.Step(EventKind.CLOCK_CORRECTION, {"delta_ms": step}), reading)
        if step > 0:
            return Message(
                "The laptop's clock was set forward by {duration}. The timers are corrected.",
                duration=_spell(step),
            )
        return Message(
            "The laptop's clock was set back by {duration}. The timers are corrected.",
            duration=_spell(-step),
        )

    def back_up(self, item: str) -> None:
        """A copy beside the database at the start of an item. A full disk must not stop the day: when
        it fails, `backup_problem` says so, and the next start tries again."""
        try:
            automatic_backup(self.store.db, item)
        except Refusal as problem:
            self.backup_problem = Message("The copy of the database failed. {why}", why=problem.message)
        else:
            self.backup_problem = None


def _toggled(state: RunState) -> actions.Step:
    if state.state is DayState.RUNNING:
        return actions.pause(state)
    return actions.resume(state) if state.state is DayState.PAUSED else actions.start(state)


def _spell(duration_ms: int) -> Message:
    seconds = round(duration_ms / 1000)
    if seconds < 60:
        return Message("{n} s", n=seconds)
    return Message("{n} min", n=round(seconds / 60))
