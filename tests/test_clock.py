"""The clocks, and the one that the environment sets."""

from __future__ import annotations

import time

import pytest

from workshop_tui.clock import (
    NOW_VARIABLE,
    ManualClock,
    Reading,
    SetClock,
    SystemClock,
    clock_from_environment,
)
from workshop_tui.errors import UsageError

TEN_PAST = 1_581_671_400_000  # 2020-02-14T10:10:00+01:00


@pytest.fixture
def real_time(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds of the monotonic clock, to be moved by a test."""
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


@pytest.mark.parametrize(
    "text",
    [
        "2020-02-14T10:10:00+01:00",
        "2020-02-14T09:10:00Z",
        "2020-02-14T09:10:00",
        " 2020-02-14 10:10:00+01:00 ",
        "2020-02-14T04:10:00-05:00",
    ],
)
def test_set_by_the_environment(monkeypatch: pytest.MonkeyPatch, real_time: list[float], text: str) -> None:
    monkeypatch.setenv(NOW_VARIABLE, text)
    clock = clock_from_environment()
    assert clock.reading() == Reading(TEN_PAST)
    real_time[0] += 12.5
    assert clock.reading().wall_ms == TEN_PAST + 12_500


@pytest.mark.parametrize(
    "text", ["nu", "10:10", "2020-02-30T10:00:00", "9999-12-31T23:59:59Z", "0001-01-01", "1e9"]
)
def test_no_instant_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv(NOW_VARIABLE, text)
    with pytest.raises(UsageError, match=NOW_VARIABLE) as refused:
        clock_from_environment()
    assert refused.value.exit_code == 2
    assert "2020-02-14T10:07:12+01:00" in str(refused.value)


@pytest.mark.parametrize("text", ["", "  "])
def test_without_it_the_systems(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv(NOW_VARIABLE, text)
    assert isinstance(clock_from_environment(), SystemClock)


def test_a_clock_that_plays_another_time_is_no_clock_of_this_boot(monkeypatch: pytest.MonkeyPatch) -> None:
    real = SystemClock().reading()
    monkeypatch.setattr("workshop_tui.clock._sleep_counting_ms", lambda: real.wall_ms)
    played, again = SystemClock().reading(), SystemClock().reading()
    assert played.boot_id == again.boot_id != real.boot_id


def test_the_systems_clocks_run_together() -> None:
    first, second = SystemClock().reading(), SystemClock().reading()
    assert abs(first.wall_ms - time.time() * 1000) < 60_000
    assert first.boot_id == second.boot_id
    assert first.boot_id
    assert first.boot_ms is not None
    assert second.boot_ms is not None
    assert first.awake_ms is not None
    assert second.awake_ms is not None
    assert 0 <= second.boot_ms - first.boot_ms < 60_000
    assert 0 <= second.awake_ms - first.awake_ms < 60_000


def test_at_many_times_real_time(real_time: list[float]) -> None:
    clock = SetClock(TEN_PAST, 60)
    real_time[0] += 2
    assert clock.reading().wall_ms == TEN_PAST + 120_000


def test_moved_by_hand() -> None:
    clock = ManualClock(1000, "boot 1")
    clock.advance(10)
    clock.sleep(100)
    clock.step(-500)
    assert clock.reading() == Reading(610, 110, "boot 1", 10)
    clock.reboot("boot 2", 90)
    assert clock.reading() == Reading(700, 0, "boot 2", 0)
    assert ManualClock(5).reading() == Reading(5)
