"""The harvest screen."""

from __future__ import annotations

from workshop_tui.tui.screens.base import WorkshopScreen


class HarvestScreen(WorkshopScreen):
    """The harvest screen."""

    def focus_search(self) -> None:
        """Puts the cursor into the search line."""
