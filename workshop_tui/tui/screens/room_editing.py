"""Changing the tables and the groups from the screen of all tables."""

from __future__ import annotations

from abc import abstractmethod

from workshop_tui.domain.editing import add_table, close_table, rename_group
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.live import Live
from workshop_tui.tui.commands import Command
from workshop_tui.tui.screens.line_form import Line, LineForm
from workshop_tui.tui.screens.taking_back import TakingBack
from workshop_tui.tui.table_views import TableView

ROOM_EDITING = (
    Command("undo", "u", Message("undo"), Message("Takes back the last step, and the one before it.")),
    Command("redo", "U", Message("redo"), Message("Brings back what was undone last.")),
    Command(
        "insert_table",
        "insert,i",
        Message("new table"),
        Message("One more table, behind the others."),
        display="insert · i",
    ),
    Command(
        "close_table",
        "delete",
        Message("close table"),
        Message("Closes the table that the cursor is on; u brings it back."),
    ),
    Command(
        "rename_group",
        "g",
        Message("rename group"),
        Message("Another name for the group at the table that the cursor is on."),
    ),
)


class RoomEditing(TakingBack):
    """Adds tables, closes them, and gives groups another name."""

    @abstractmethod
    def table_under_cursor(self) -> TableView | None:
        """The table that is meant; None when there is none."""

    def action_insert_table(self) -> None:
        lines = (Line(Message("theme")), Line(Message("statement")))
        self.app.push_screen(LineForm(Message("New table"), lines, _added))

    def action_close_table(self) -> None:
        view = self.table_under_cursor()
        if view is not None:
            self.in_turn(self._close_table(view.table))

    async def _close_table(self, number: int) -> None:
        done = await self.perform(
            lambda live: live.edit(lambda conference, bound: close_table(conference, number, bound))
        )
        if done is not None:
            self.workshop.say_done(Message("Table {number} is closed; u brings it back.", number=number))

    def action_rename_group(self) -> None:
        view = self.table_under_cursor()
        if view is None:
            return
        old = view.group
        if old is None:
            self.workshop.tell(Refusal(Message("No group sits at table {number}.", number=view.table)))
            return

        def renamed(live: Live, texts: tuple[str, ...]) -> Message:
            live.edit(lambda conference, _: rename_group(conference, old, texts[0]))
            return Message("The group is called otherwise; u undoes it.")

        line = Line(Message("name"), old)
        self.app.push_screen(LineForm(Message("Group {name}", name=old), (line,), renamed))


def _added(live: Live, texts: tuple[str, ...]) -> Message:
    made = live.edit(lambda conference, _: add_table(conference, texts[0], texts[1]))
    return Message("Table {number} is there; u undoes it.", number=made.tables[-1].number)
