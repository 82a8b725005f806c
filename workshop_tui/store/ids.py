"""Ids of things that are made where they are written: UUIDv7 (RFC 9562), so that they sort by time."""

from __future__ import annotations

import os
import threading
import uuid

_COUNTER_BITS = 12
_SET_BACK_MS = 10_000

_lock = threading.Lock()
_last_ms = -1
_counter = 0


def new_id(at_ms: int) -> str:
    """A UUIDv7 for an instant in UTC milliseconds, in hexadecimal with hyphens.

    Within a process each id is greater than the one before, also when many fall in one millisecond
    or the clock slips back a little. A clock that was set back by more than ten seconds starts a
    new order: the id then tells the instant that was given.
    """
    global _last_ms, _counter
    with _lock:
        if at_ms > _last_ms or at_ms < _last_ms - _SET_BACK_MS:
            _last_ms = max(0, at_ms)
            _counter = _random(_COUNTER_BITS - 1)
        else:
            _counter += 1
            if _counter >= 1 << _COUNTER_BITS:
                _last_ms += 1
                _counter = 0
        stamp, counter = _last_ms, _counter
    number = (stamp & (1 << 48) - 1) << 80
    number |= 0x7 << 76 | counter << 64
    number |= 0b10 << 62 | _random(62)
    return str(uuid.UUID(int=number))


def _random(bits: int) -> int:
    return int.from_bytes(os.urandom(8), "big") >> (64 - bits)
