"""What every test may count on: fresh catalogues, English, and nobody's own database in reach."""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator

import pytest

from workshop_tui import i18n
from workshop_tui.locales.build_hook import compile_catalogues

compile_catalogues(i18n.LOCALES)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Workers for `-n auto`: one more than there are processors, for the tests wait for screens."""
    return min(os.cpu_count() or 1, 8) + 1


@pytest.fixture(autouse=True, scope="session")
def _away_from_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Data and settings go to a throw-away home, for child processes too."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(home))
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        for name in ("WORKSHOP_TUI_NOW", "NO_COLOR", "LANGUAGE"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Each test begins in English, whatever the one before it spoke."""
    i18n.use("en")
    yield
    i18n.use("en")
    gettext.textdomain("messages")
    os.environ.pop("LANGUAGE", None)
