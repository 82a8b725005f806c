"""Values out of JSON, each of the type that is expected. Raise TypeError or ValueError where they are not."""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime, timezone
from typing import Any


def list_of(value: object) -> list[Any]:
    """A list."""
    if not isinstance(value, list):
        raise TypeError("list expected")
    return value


def text(value: object) -> str:
    """A text."""
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value


def text_or_null(value: object) -> str | None:
    """A text, or None for null."""
    return None if value is None else text(value)


def whole(value: object) -> int:
    """A whole number; true and false are none."""
    if type(value) is not int:
        raise TypeError("whole number expected")
    return value


def whole_or_null(value: object) -> int | None:
    """A whole number, or None for null."""
    return None if value is None else whole(value)


def instant(value: object) -> int:
    """UTC milliseconds of `2020-02-14T10:31:05.120Z`."""
    moment = datetime.fromisoformat(text(value).replace("Z", "+00:00")).astimezone(timezone.utc)
    whole_s = round(moment.replace(microsecond=0).timestamp())
    return whole_s * 1000 + moment.microsecond // 1000


def day_or_null(value: object) -> Date | None:
    """A date, or None for null."""
    return None if value is None else Date.fromisoformat(text(value))
