"""Frozen domain values to JSON and back, led by their types.

A field that the JSON lacks gets its default, one that the type lacks is passed over: so an older
row is read by a newer program as far as defaults reach.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date as Date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

from workshop_tui.store.text import json_text

T = TypeVar("T")


def to_json(value: object) -> str:
    """A domain value as JSON text."""
    return json_text(plain(value))


def plain(value: object) -> object:
    """A domain value as the types that JSON knows; fields at their default are kept too."""
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value


def built(kind: type[T], value: object) -> T:
    """The domain value of that type out of what `json.loads` gave.

    Raises TypeError, ValueError or KeyError for a value that is not of the type's shape.
    """
    return cast(T, _built(kind, value))


@cache
def _fields(kind: type) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind) if field.init}


def _built(kind: Any, value: Any) -> object:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        if value is None:
            return None
        (inner,) = (each for each in typing.get_args(kind) if each is not type(None))
        return _built(inner, value)
    if origin is tuple:
        inner = typing.get_args(kind)[0]
        return tuple(_built(inner, each) for each in value)
    if not isinstance(kind, type):
        return value
    if dataclasses.is_dataclass(kind):
        fields = _fields(kind)
        return kind(**{name: _built(fields[name], each) for name, each in value.items() if name in fields})
    if issubclass(kind, Date):
        return Date.fromisoformat(value)
    if issubclass(kind, Enum):
        return kind(value)
    return value
