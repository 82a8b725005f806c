"""The app of the secretariat: its own screen, and of the live screens those that look at what there is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from workshop_tui.domain.message import Refusal
from workshop_tui.live import Live
from workshop_tui.live.secretariat import Secretariat
from workshop_tui.settings import change_settings
from workshop_tui.tui.app import WorkshopApp, late
from workshop_tui.tui.screens.edit import EditScreen


class EditApp(WorkshopApp):
    """Follows the database, not the clock: it times nothing, rings nothing, copies nothing.

    `settings` is the file that keeps who edits; `named` says whether that is known.
    """

    MODES: ClassVar = {
        **WorkshopApp.MODES,
        "edit": EditScreen,
        "agreements": late("fill_agreements", "FillAgreements"),
    }
    DEFAULT_MODE = "edit"

    def __init__(
        self,
        live: Secretariat,
        make_writer: Callable[[], Live],
        settings: Path | None = None,
        *,
        named: bool = True,
    ) -> None:
        super().__init__(live, make_writer)
        self._settings = settings
        self.editor_is_known = named

    def keep_editor(self, name: str) -> Refusal | None:
        """Keeps who edits, for the next time too; where that cannot be, for now, and says why."""
        self.editor_is_known = True
        if self._settings is not None:
            try:
                change_settings(self._settings, editor=name)
            except Refusal as problem:
                return problem
        return None

    def _tick(self) -> None:
        """Redraws when any process has written."""
        written, self._written = self._written, False
        self._second = self.live.now_ms() // 1000
        try:
            self._show(self.live.view(), written)
        except Refusal as problem:
            self.say_banner(problem.message)

    def action_show_programme(self) -> None:
        """The day is over: nobody starts it again by a key that was meant for something else."""
        self.switch_mode("edit")

    def action_show_harvest(self) -> None:
        """The harvest is on the screen of the secretariat."""
        self.switch_mode("edit")

    async def action_search(self) -> None:
        """To the search line of the secretariat's screen."""
        await self.switch_mode("edit")
        if isinstance(self.screen, EditScreen):
            self.screen.action_to_search()
