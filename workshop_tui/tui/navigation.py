"""Going from screen to screen, and what else works everywhere without changing the conference."""

from __future__ import annotations

from textual.app import App

from workshop_tui.tui.themes import DARK, LIGHT


class Navigation(App[None]):
    """Screens are loaded when they are first gone to."""

    def action_show_programme(self) -> None:
        self.switch_mode("programme")

    async def action_show_tables(self) -> None:
        """All tables; from one of them back to all."""
        from workshop_tui.tui.screens.table import TableScreen

        if isinstance(self.screen, TableScreen):
            self.screen.action_back()
        await self.switch_mode("tables")

    def action_show_wall(self) -> None:
        self.switch_mode("wall")

    def action_show_positions(self) -> None:
        self.switch_mode("positions")

    def action_show_agreements(self) -> None:
        self.switch_mode("agreements")

    def action_show_harvest(self) -> None:
        self.switch_mode("harvest")

    def action_show_people(self) -> None:
        from workshop_tui.tui.screens.participants import ParticipantsScreen

        if not any(isinstance(screen, ParticipantsScreen) for screen in self.screen_stack):
            self.push_screen(ParticipantsScreen())

    async def action_search(self) -> None:
        """The harvest, with its search line ready to type into."""
        from workshop_tui.tui.screens.harvest import HarvestScreen

        await self.switch_mode("harvest")
        if isinstance(self.screen, HarvestScreen):
            self.screen.focus_search()

    def action_export(self) -> None:
        from workshop_tui.tui.screens.export import ExportDialog

        if not any(isinstance(screen, ExportDialog) for screen in self.screen_stack):
            self.push_screen(ExportDialog())

    def action_command_palette(self) -> None:
        from workshop_tui.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def action_switch_colours(self) -> None:
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name
