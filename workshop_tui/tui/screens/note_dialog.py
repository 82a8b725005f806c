"""What the dialogs about notes and tables have in common."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.binding import BindingsMap
from textual.screen import ModalScreen

from workshop_tui.domain.message import Message
from workshop_tui.live import Live
from workshop_tui.tui.commands import Command, bindings

if TYPE_CHECKING:
    from workshop_tui.tui.app import WorkshopApp


T = TypeVar("T")


class NoteDialog(ModalScreen[None]):
    """A dialog over a screen, whose strip with the running clock stays in sight. What it does is named
    in `DOES` and shown in its footer."""

    CSS_PATH: ClassVar = ["../styles/note_dialog.tcss"]
    DOES: ClassVar[tuple[Command, ...]] = ()
    ABOUT: ClassVar[Message | None] = None
    """What the dialog is for: the first paragraph of its help; None for a dialog without help."""

    def __init__(self) -> None:
        super().__init__()
        self._is_left = False
        self._bindings = BindingsMap.merge([self._bindings, bindings(self.DOES)])

    @property
    def workshop(self) -> WorkshopApp:
        """The app, with its type."""
        return cast("WorkshopApp", self.app)

    @property
    def live(self) -> Live:
        """The conference, to read from."""
        return self.workshop.live

    async def perform(self, action: Callable[[Live], T]) -> T | None:
        """Has the action written, then redraws. When it was refused, says why and gives None."""
        return await self.workshop.perform(action)

    def in_turn(self, work: Coroutine[Any, Any, object]) -> None:
        """Does what has to be written while the clock goes on, behind what was asked for before it."""
        self.workshop.in_turn(work)

    def leave(self) -> None:
        """Leaves the dialog; where another one was opened over it meanwhile, as soon as that is gone."""
        self._is_left = True
        if self.app.screen is self:
            self.dismiss()

    def on_screen_resume(self) -> None:
        if self._is_left:
            self.dismiss()

    def action_close(self) -> None:
        """Leaves the dialog."""
        self.leave()
