"""A conference behind its door, on a clock that a test moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.live.desk import Desk
from workshop_tui.domain.conference import Conference
from workshop_tui.store import Store

OpenDesk = Callable[..., Desk]


@pytest.fixture
def open_desk(tmp_path: Path) -> Iterator[OpenDesk]:
    """Puts a conference in a database of its own, some minutes before it begins."""
    stores: list[Store] = []

    def make(conference: Conference | None = None, at: str = "7:40") -> Desk:
        return Desk.opened(tmp_path / "day.db", conference, at, stores)

    yield make
    for store in stores:
        store.close()


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """The first conference, five minutes before it begins."""
    return open_desk()
