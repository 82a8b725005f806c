"""One family of errors: what happened, what to do, where.

`Refusal` is the root. The rooms that do input and output add their own kinds here, so that a
command line and a screen each need one `except Refusal`.
"""

from __future__ import annotations

from workshop_tui.domain.message import Message, Refusal

__all__ = ["DocumentError", "Message", "Refusal", "SessionFileError", "StoreError", "UsageError"]


class StoreError(Refusal):
    """The database cannot be opened, read or written: what was asked has not happened."""


class SessionFileError(Refusal):
    """A session file cannot be used."""


class UsageError(Refusal):
    """A command was given words that do not fit it."""

    exit_code = 2


class DocumentError(Refusal):
    """A document cannot be written: what was there before is still there."""
