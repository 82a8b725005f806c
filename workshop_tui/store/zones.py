"""The offsets of a time zone as rows, so that SQL can tell local time."""

from __future__ import annotations

from datetime import datetime, timezone
from zoneinfo import ZoneInfo

FIRST_YEAR, LAST_YEAR = 2000, 2100
_BEGINNING_MS = -62_135_596_800_000
_STEP_S = 5 * 86_400


def offsets(name: str) -> tuple[tuple[int, int], ...]:
    """Instants (UTC milliseconds) from which an offset (seconds east of UTC) holds, ascending.

    The first reaches back to the beginning of the calendar. Looks every five days: a change that is
    taken back sooner, which no zone has had since 2000, would be missed.
    """
    zone = ZoneInfo(name)
    at_s = _start_of(FIRST_YEAR)
    held = _offset(zone, at_s)
    found = [(_BEGINNING_MS, held)]
    while at_s < _start_of(LAST_YEAR):
        following = at_s + _STEP_S
        if _offset(zone, following) != held:
            changed_s = _change(zone, at_s, following)
            held = _offset(zone, following)
            found.append((changed_s * 1000, held))
        at_s = following
    return tuple(found)


def _start_of(year: int) -> int:
    return int(datetime(year, 1, 1, tzinfo=timezone.utc).timestamp())


def _offset(zone: ZoneInfo, at_s: int) -> int:
    offset = datetime.fromtimestamp(at_s, zone).utcoffset()
    return 0 if offset is None else int(offset.total_seconds())


def _change(zone: ZoneInfo, before_s: int, after_s: int) -> int:
    """The first second with another offset than at `before_s`, at most `after_s`."""
    held = _offset(zone, before_s)
    while after_s - before_s > 1:
        middle = (before_s + after_s) // 2
        if _offset(zone, middle) == held:
            before_s = middle
        else:
            after_s = middle
    return after_s
