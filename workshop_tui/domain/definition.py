"""A conference as text and back: how its definition is kept and handed on.

JSON of plain values with the names of the fields, in their order; nothing in it depends on how the
session file was written. Reading is lossless: `from_json(to_json(c)) == c`.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from datetime import date as Date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.message import Message, Refusal

Decoder = Callable[[Any], Any]
Value = TypeVar("Value")


def to_json(conference: Conference) -> str:
    """The conference as one line of JSON. The same conference gives the same text."""
    return json.dumps(plain(conference), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Conference:
    """The conference of such a text. Fields that this version does not know are passed over, fields
    that the text lacks have their default. Raises `Refusal` for a text that is no conference."""
    try:
        return from_plain(Conference, json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as failure:
        raise Refusal(
            Message("The stored definition of the conference cannot be read."),
            Message("Open its session file again."),
        ) from failure


def plain(value: object) -> object:
    """A domain value as what JSON has: dicts, lists, text, numbers, true and false, null."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, Date):
        return value.isoformat()
    kind: Any = type(value)
    return {name: plain(getattr(value, name)) for name in _names(kind)}


def from_plain(wanted: type[Value], value: object) -> Value:
    """A frozen dataclass of ours out of plain values. Raises ValueError, TypeError, KeyError or
    AttributeError where they do not fit."""
    kind: Any = wanted
    found: Value = _decoder(kind)(value)
    return found


def rows_from_plain(value: object) -> tuple[tuple[int, ...], ...]:
    """Seats as in `Seats.rows` out of plain values. Raises TypeError where they do not fit."""
    found: tuple[tuple[int, ...], ...] = _decoder(tuple[tuple[int, ...], ...])(value)
    return found


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def _decoder(kind: Any) -> Decoder:
    """How a value of a type is read. Worked out once per type."""
    if get_origin(kind) is tuple:
        return _tuple_of(_decoder(get_args(kind)[0]))
    options = [option for option in get_args(kind) if option is not type(None)]
    if options:
        return _optional(_decoder(options[0]))
    if dataclasses.is_dataclass(kind):
        return _dataclass_of(kind)
    if kind is Date:
        return Date.fromisoformat
    if issubclass(kind, Enum):
        by_value = {member.value: member for member in kind}
        return by_value.__getitem__
    return _exactly(kind)


def _exactly(kind: type) -> Decoder:
    def decode(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{kind.__name__} expected")
        return value

    return decode


def _optional(decode_value: Decoder) -> Decoder:
    def decode(value: Any) -> Any:
        return None if value is None else decode_value(value)

    return decode


def _tuple_of(decode_part: Decoder) -> Decoder:
    def decode(value: Any) -> Any:
        if type(value) is not list:
            raise TypeError("list expected")
        return tuple([decode_part(part) for part in value])

    return decode


def _dataclass_of(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    fields = [(name, _decoder(hints[name])) for name in _names(kind)]

    def decode(value: Any) -> Any:
        return kind(**{name: read(value[name]) for name, read in fields if name in value})

    return decode
