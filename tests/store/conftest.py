"""A database of its own for each test, with a small conference in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.example import DAY
from workshop_tui.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dag.db"


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database with the conference in it, made once."""
    made = tmp_path_factory.mktemp("filled") / "dag.db"
    with Store.open(made) as store:
        store.conferences.store_definition(DAY, source_path="dag.yaml", source_text="title: x", at_ms=1)
    return made


@pytest.fixture
def store(path: Path, filled: Path) -> Iterator[Store]:
    shutil.copyfile(filled, path)
    with Store.open(path) as opened:
        yield opened
