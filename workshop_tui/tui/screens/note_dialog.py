"""What the dialogs about notes and tables have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingsMap
from textual.screen import ModalScreen

from workshop_tui.live import Live
from workshop_tui.tui.commands import Command, bindings

if TYPE_CHECKING:
    from workshop_tui.tui.app import WorkshopApp


class NoteDialog(ModalScreen[None]):
    """A dialog over a screen, whose strip with the running clock stays in sight. What it does is named
    in `DOES` and shown in its footer."""

    CSS_PATH: ClassVar = ["../styles/note_dialog.tcss"]
    DOES: ClassVar[tuple[Command, ...]] = ()

    def __init__(self) -> None:
        super().__init__()
        self._bindings = BindingsMap.merge([self._bindings, bindings(self.DOES)])

    @property
    def workshop(self) -> WorkshopApp:
        """The app, with its type."""
        return cast("WorkshopApp", self.app)

    @property
    def live(self) -> Live:
        """The conference, to read from."""
        return self.workshop.live

    async def action_close(self) -> None:
        """Leaves the dialog."""
        self.dismiss()
