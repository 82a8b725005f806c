"""Reads entries of a session file into the models of `schema`, with every problem at its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from workshop_tui.domain.message import Message
from workshop_tui.sessionfile.problems import Findings, KeyPath, nearest, or_nearest, printable
from workshop_tui.sessionfile.reading import Tree
from workshop_tui.sessionfile.schema import MESSAGE, Entry

EntryType = TypeVar("EntryType", bound=Entry)


class Reader:
    """Reads entries and notes in `findings` what is wrong with them. `beside` are the texts of files beside
    the session file, by their name in it, that are not on disk like that yet."""

    def __init__(self, findings: Findings, beside: Mapping[str, str] | None = None) -> None:
        self.findings = findings
        self.beside = beside or {}

    def entry(self, model: type[EntryType], value: Tree, path: KeyPath) -> EntryType | None:
        """The entry with what could be read of it; None when the value is no entry at all.

        A field with a problem has its default; `findings.broken` tells it from one left out.
        """
        if isinstance(value, str) and model.SHORT is not None:
            value = {model.SHORT: value}
        if value is None and model.SHORT is not None:
            self.findings.error(path, nothing_here())
            return None
        if not isinstance(value, dict):
            self.findings.error(path, _entry_expected(model))
            return None
        fields = model.model_fields
        given = {key: part for key, part in value.items() if part is not None or key not in fields}
        misspelt = {nearest(key, fields) for key in given if key not in fields}
        for key in model.REQUIRED:
            if key not in given and key not in misspelt:
                self.findings.error((*path, key), _missing(key))
        try:
            return model.model_validate(given)
        except ValidationError as failure:
            errors = failure.errors(include_url=False)
        for error in errors:
            self._note(model, path, error)
        broken = {error["loc"][0] for error in errors if error["loc"]}
        return model.model_validate({key: part for key, part in given.items() if key not in broken})

    def entries(self, model: type[EntryType], value: Tree, path: KeyPath) -> list[tuple[KeyPath, EntryType]]:
        """The entries of a list, each with its path; those that are no entries are left out."""
        if value is None:
            return []
        if not isinstance(value, list):
            self.findings.error(path, list_expected())
            return []
        found = []
        for index, part in enumerate(value):
            entry = self.entry(model, part, (*path, index))
            if entry is not None:
                found.append(((*path, index), entry))
        return found

    def _note(self, model: type[Entry], path: KeyPath, error: ErrorDetails) -> None:
        where = (*path, *error["loc"])
        if error["type"] == "extra_forbidden":
            key = str(error["loc"][-1])
            unknown = Message("there is no key “{key}” here", key=printable(key))
            self.findings.error(where, or_nearest(unknown, key, model.model_fields), on_key=True)
            return
        said = error.get("ctx", {}).get(MESSAGE)
        message = said if isinstance(said, Message) else Message("this value does not fit here")
        self.findings.error(where, message)


def nothing_here() -> Message:
    """What to say where a text is needed and there is none."""
    return Message("there is nothing here; write the text, or leave the line out")


def list_expected() -> Message:
    """What to say where a list is needed."""
    return Message("a list is expected here: one entry per line, each starting with “- ”")


def _missing(key: str) -> Message:
    return Message("“{key}” is missing; add “{key}:” with what it is to be", key=key)


def _entry_expected(model: type[Entry]) -> Message:
    keys = ", ".join(list(model.model_fields)[:4])
    return Message("keys with values are expected here, such as: {keys}", keys=keys)
