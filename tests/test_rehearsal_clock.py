"""The clock of a rehearsal: paced, held, moved on."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from workshop_tui.clock import FollowedClock, Reading, RehearsalClock, clock_beside

START = 1_581_671_400_000


class Real:
    """Seconds of real time, moved by a test."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_another_process_follows_it(tmp_path: Path) -> None:
    real, kept = Real(), clock_beside(tmp_path / "rehearsal.db")
    clock = RehearsalClock(START, 60, real, kept=kept)
    other = FollowedClock(kept, real)
    steps: list[Callable[[], None]] = [
        lambda: None,
        lambda: clock.set_speed(10),
        lambda: clock.jump(300_000),
        lambda: clock.hold(True),
        lambda: clock.hold(False),
    ]
    for step in steps:
        step()
        os.utime(kept, ns=(0, int(real.now * 1e9)))
        for _ in range(2):
            assert other.reading() == clock.reading()
            real.now += 2.5
    assert other.reading() == clock.reading()
    kept.unlink()
    stood = other.reading()
    real.now += 60
    assert other.reading() == stood


def test_what_cannot_be_kept_or_read_stops_nobody(tmp_path: Path) -> None:
    real = Real()
    clock = RehearsalClock(START, 60, real, kept=tmp_path / "no" / "clock")
    clock.jump(1000)
    assert clock.reading().wall_ms == START + 1000
    spoilt = tmp_path / "clock"
    other = FollowedClock(spoilt, real)
    for text in ("", "[]", "{", '{"wall_ms": "x"}', "null"):
        spoilt.write_text(text, encoding="utf-8")
        assert other.reading() == Reading(0)


def test_it_runs_at_its_speed_and_has_no_other_clocks() -> None:
    real = Real()
    clock = RehearsalClock(START, 60, real)
    assert clock.reading() == Reading(START, None, None, None)
    real.now += 2.5
    assert clock.reading() == Reading(START + 150_000)


def test_a_change_of_speed_holds_from_now_on() -> None:
    real = Real()
    clock = RehearsalClock(START, 60, real)
    real.now += 1
    clock.set_speed(10)
    real.now += 1
    assert clock.reading().wall_ms == START + 70_000
    assert clock.speed == 10


def test_held_it_stands_still_and_goes_on_from_there() -> None:
    real = Real()
    clock = RehearsalClock(START, 60, real)
    real.now += 1
    clock.hold(True)
    real.now += 1000
    assert clock.held
    assert clock.reading().wall_ms == START + 60_000
    clock.set_speed(1)
    clock.hold(False)
    real.now += 1
    assert clock.reading().wall_ms == START + 61_000


def test_it_jumps_also_while_it_is_held() -> None:
    real = Real()
    clock = RehearsalClock(START, 1, real)
    clock.hold(True)
    clock.jump(300_000)
    real.now += 5
    assert clock.reading().wall_ms == START + 300_000


@given(
    st.lists(
        st.tuples(st.floats(0, 10), st.sampled_from(["speed", "hold", "run", "jump"]), st.floats(0.1, 3600)),
        max_size=20,
    )
)
def test_it_never_goes_back(steps: list[tuple[float, str, float]]) -> None:
    real = Real()
    clock = RehearsalClock(START, 60, real)
    before = START
    for passed, what, amount in steps:
        real.now += passed
        if what == "speed":
            clock.set_speed(amount)
        elif what == "jump":
            clock.jump(round(amount))
        else:
            clock.hold(what == "hold")
        assert clock.reading().wall_ms >= before
        before = clock.reading().wall_ms
