"""What the parts of the secretariat's screen share."""

from __future__ import annotations

from abc import abstractmethod
from typing import cast

from workshop_tui.domain.editorial import EditorialText, ReportState, ReportStatus
from workshop_tui.domain.message import Message
from workshop_tui.domain.note_editing import PlaceCount
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.live.secretariat import Secretariat
from workshop_tui.tui.screens.base import WorkshopScreen


def of(live: Live) -> Secretariat:
    """The door of a writer of this screen, as what it is."""
    return cast(Secretariat, live)


class EditBase(WorkshopScreen):
    """A place is open (`key`); its texts and counts are as they were last read."""

    def __init__(self) -> None:
        super().__init__()
        self.key = ""
        self._texts: dict[str, EditorialText] = {}
        self._counts: tuple[PlaceCount, ...] = ()
        self._state = ReportState()
        self._forked: set[str] = set()

    @property
    def secretariat(self) -> Secretariat:
        """The conference, to read from."""
        return of(self.live)

    @property
    def is_locked(self) -> bool:
        """Whether the report is adopted."""
        return self._state.status is ReportStatus.ADOPTED

    def say(self, message: Message) -> None:
        """A short word to whoever pressed a key."""
        self.notify(say(message), markup=False, timeout=5)

    @abstractmethod
    def show_text_head(self) -> None:
        """Redraws what stands above the text."""

    @abstractmethod
    def open_place(self, key: str) -> None:
        """Shows the notes and the text of a place."""

    @abstractmethod
    def go_to(self, pane: str) -> None:
        """Puts the focus into a pane: `places`, `notes` or `text`."""

    @abstractmethod
    def paragraph(self) -> str:
        """The beginning of the paragraph that the text's cursor is in."""
