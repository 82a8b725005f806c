"""Changing the programme from its screen: the item under the cursor, or a new one behind it."""

from __future__ import annotations

from workshop_tui.domain.conference import AgendaItem
from workshop_tui.domain.message import Message
from workshop_tui.tui.commands import Command
from workshop_tui.tui.screens.speaking import Speaking
from workshop_tui.tui.widgets.agenda import Agenda

EDITING = (
    Command(
        "edit_item",
        "e",
        Message("edit item"),
        Message("Title, length and fixed time of the item under the cursor."),
    ),
    Command(
        "insert_item",
        "insert,i",
        Message("new item"),
        Message("A new item behind the one under the cursor."),
        display="insert · i",
    ),
    Command(
        "remove_item",
        "delete",
        Message("remove item"),
        Message("Takes out the item under the cursor; u brings it back."),
    ),
)


class Editing(Speaking):
    """Edits items, adds them, takes them out, and moves them where no speaker is under the cursor. What
    that needs is loaded then: most days are held as they were planned."""

    def action_edit_item(self) -> None:
        item = self.item_under_cursor()
        if item is not None:
            from workshop_tui.tui.screens.item_form import ItemForm

            self.app.push_screen(ItemForm(item))

    def action_insert_item(self) -> None:
        from workshop_tui.tui.screens.item_form import ItemForm

        self.app.push_screen(ItemForm(after=self.item_under_cursor()))

    def action_remove_item(self) -> None:
        item = self.item_under_cursor()
        if item is not None:
            self.in_turn(self._remove_item(item))

    async def _remove_item(self, item: AgendaItem) -> None:
        from workshop_tui.domain.editing import remove_item

        done = await self.perform(
            lambda live: live.edit(lambda conference, bound: remove_item(conference, item.id, bound))
        )
        if done is not None:
            self.workshop.say_done(Message("Taken out: {title}; u brings it back.", title=item.title))

    def move_line(self, places: int) -> None:
        """The item under the cursor changes places with the one above or below it."""
        item = self.item_under_cursor()
        if item is not None:
            self.in_turn(self._move_item(item, later=places > 0))

    async def _move_item(self, item: AgendaItem, *, later: bool) -> None:
        from workshop_tui.domain.editing import move_item

        done = await self.perform(
            lambda live: live.edit(lambda conference, bound: move_item(conference, item.id, later, bound))
        )
        if done is not None:
            self.workshop.say_done(Message("Moved: {title}; u undoes it.", title=item.title))

    def item_under_cursor(self) -> AgendaItem | None:
        """The item that the cursor is on, or whose part it is on."""
        line = self.query_one(Agenda).under_cursor
        return None if line is None else self.live.conference.item(line.item)
