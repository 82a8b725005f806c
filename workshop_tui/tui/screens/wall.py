"""The wall screen."""

from __future__ import annotations

from workshop_tui.tui.screens.base import WorkshopScreen


class WallScreen(WorkshopScreen):
    """The wall screen."""
