"""The tables screen."""

from __future__ import annotations

from workshop_tui.tui.screens.base import WorkshopScreen


class TablesScreen(WorkshopScreen):
    """The tables screen."""
