"""Following the making of documents from another thread, and stopping it between two steps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Watch(Protocol):
    """Is told what is done, in the thread that does it. What it raises ends the making; nothing has
    been put on disk then."""

    def making(self, what: str, format: str) -> None:
        """A document is begun."""

    def putting(self) -> None:
        """All is made; from here on it goes to disk and is not stopped any more."""


_watch: ContextVar[Watch | None] = ContextVar("_watch", default=None)


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Tells the watch what is made within it."""
    token = _watch.set(watch)
    try:
        yield
    finally:
        _watch.reset(token)


def making(what: str, format: str) -> None:
    """Tells whoever watches that a document is begun."""
    watch = _watch.get()
    if watch is not None:
        watch.making(what, format)


def putting() -> None:
    """Tells whoever watches that all is made."""
    watch = _watch.get()
    if watch is not None:
        watch.putting()
