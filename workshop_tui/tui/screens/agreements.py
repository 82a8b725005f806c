"""The agreements screen."""

from __future__ import annotations

from workshop_tui.tui.screens.base import WorkshopScreen


class AgreementsScreen(WorkshopScreen):
    """The agreements screen."""
