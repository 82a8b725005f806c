"""Changing the tables and the groups from the screen of all tables."""

from __future__ import annotations

from abc import abstractmethod

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.editing import add_table, close_table, join_groups, rename_group
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.reseating import counts_from
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
        shown=True,
        display="i",
    ),
    Command(
        "close_table",
        "delete",
        Message("close table"),
        Message("Closes the table that the cursor is on; u brings it back."),
        shown=True,
    ),
    Command(
        "rename_group",
        "g",
        Message("rename group"),
        Message("Another name for the group at the table that the cursor is on."),
        shown=True,
    ),
    Command(
        "join_groups",
        "j",
        Message("join groups"),
        Message("The group at the table that the cursor is on goes to another one."),
        shown=True,
    ),
)


class RoomEditing(TakingBack):
    """Adds tables, closes them, gives groups another name and joins them."""

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
        old = self._group_under_cursor()
        if old is None:
            return

        def renamed(live: Live, texts: tuple[str, ...]) -> Message:
            live.edit(lambda conference, _: rename_group(conference, old, texts[0]))
            return Message("The group is called otherwise; u undoes it.")

        line = Line(Message("name"), old)
        self.app.push_screen(LineForm(Message("Group {name}", name=old), (line,), renamed))

    def action_join_groups(self) -> None:
        name = self._group_under_cursor()
        if name is None:
            return
        others = [group for group in self.live.conference.groups if group != name]
        heading = Message("Group {name} goes to another: {names}", name=name, names=" · ".join(others) or "–")

        def joined(live: Live, texts: tuple[str, ...]) -> Message:
            before = live.conference
            into = _meant(before.groups, texts[0])
            after = live.edit(lambda conference, _: join_groups(conference, name, into))
            done = Message("Group {name} goes to group {into}; u undoes it.", name=name, into=into)
            return _with_round(done, before, after)

        self.app.push_screen(LineForm(heading, (Line(Message("goes to group")),), joined))

    def _group_under_cursor(self) -> str | None:
        """The group that sits at the table that is meant; says so when nobody does."""
        view = self.table_under_cursor()
        if view is not None and view.group is None:
            self.workshop.tell(Refusal(Message("No group sits at table {number}.", number=view.table)))
        return None if view is None else view.group


def _added(live: Live, texts: tuple[str, ...]) -> Message:
    before = live.conference
    after = live.edit(lambda conference, _: add_table(conference, texts[0], texts[1]))
    done = Message("Table {number} is there; u undoes it.", number=after.tables[-1].number)
    return _with_round(done, before, after)


def _with_round(done: Message, before: Conference, after: Conference) -> Message:
    """What was done, and from which round on it counts where groups sit at the tables already."""
    begins = counts_from(before, after)
    if begins is None:
        return done
    return Message("{done} It counts from round {number} on.", done=done, number=begins)


def _meant(groups: tuple[str, ...], typed: str) -> str:
    """The group that was typed, capitals as they come."""
    name = " ".join(typed.split())
    return next((group for group in groups if group.casefold() == name.casefold()), name)
