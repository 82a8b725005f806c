"""All tables at a glance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workshop_tui.domain.conference import Rotation
from workshop_tui.domain.expectation import RunView
from workshop_tui.domain.message import Message
from workshop_tui.domain.rotation import table_of
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.tui.commands import Command
from workshop_tui.tui.note_rows import moment_text
from workshop_tui.tui.screens.reporter import reporter_dialog
from workshop_tui.tui.screens.room_editing import ROOM_EDITING, RoomEditing
from workshop_tui.tui.screens.table import TableScreen
from workshop_tui.tui.table_views import CafeNow, Moment, TableView, Tally, cafe_now, table_views, tallies
from workshop_tui.tui.widgets.card_grid import CardGrid
from workshop_tui.tui.widgets.table_card import TableCard
from workshop_tui.wording import wall_time


class TablesScreen(RoomEditing):
    """The cards of all tables, packed as the window allows."""

    CSS_PATH: ClassVar = ["../styles/tables.tcss"]
    ABOUT: ClassVar = Message(
        "All tables: what each is about, who sits there, who comes next, how much was noted and what was "
        "noted last. During a changeover: where each group goes. A figure or enter opens a table."
    )
    DOES: ClassVar = (
        Command(
            "open", "enter", Message("open"), Message("Open the table that the cursor is on."), shown=True
        ),
        Command(
            "open_number",
            "1,2,3,4,5,6,7,8,9",
            Message("table"),
            Message("Open the table with that number."),
            shown=True,
            display="1…9",
        ),
        Command(
            "reporter",
            "k",
            Message("reporter"),
            Message("Choose who reports back for this table."),
            shown=True,
        ),
        Command("walk_up", "up", Message("up"), Message("To the table above."), display="↑"),
        Command("walk_down", "down", Message("down"), Message("To the table below."), display="↓"),
        Command("walk_left", "left", Message("left"), Message("To the table on the left."), display="←"),
        Command("walk_right", "right", Message("right"), Message("To the table on the right."), display="→"),
        Command(
            "show_people",
            "p",
            Message("participants"),
            Message("Who is there, who came unexpectedly, who is in which group."),
            shown=True,
        ),
        *ROOM_EDITING,
    )

    def __init__(self) -> None:
        super().__init__()
        for number in range(1, 10):
            opened = replace(
                self._bindings.key_to_bindings[str(number)][0],
                action=f"open_number({number})",
                show=number == 1,
            )
            self._bindings.key_to_bindings[str(number)] = [opened]
        self._tallies: dict[int, Tally] = {}
        self._reporters: dict[int, str] = {}
        self._said = ""
        self._cards: list[TableCard] = []

    def body(self) -> Iterable[Widget]:
        yield Static(id="moment", markup=False)
        yield CardGrid(id="cards")
        yield Static(Content(say(Message("This conference has no tables."))), id="none")

    @property
    def cards(self) -> list[TableCard]:
        """The cards in the order of the tables."""
        return self._cards

    @property
    def chosen(self) -> TableCard | None:
        """The card that the cursor is on."""
        focused = self.focused
        return focused if isinstance(focused, TableCard) and focused in self._cards else None

    def table_under_cursor(self) -> TableView | None:
        card = self.chosen
        return None if card is None else card.view

    # Showing

    def show_day(self, seen: RunView) -> None:
        now = cafe_now(self.live.cafe(), self.live.state, seen)
        names = self.workshop.seats.names(self.live, now.cafe, now.round)
        views = table_views(self.live.conference, now, self._tallies, self._reporters, names)
        cards = self.cards
        if [card.view.table for card in cards] != [view.table for view in views]:
            self._make(views)
        else:
            for card, view in zip(cards, views, strict=True):
                card.show(view)
        text = self._moment(now)
        if text.plain != self._said:
            self._said = text.plain
            line = self.query_one("#moment", Static)
            line.set_class(now.moment is Moment.CHANGEOVER, "-changeover")
            line.update(text)

    def show_harvest(self) -> None:
        self._tallies = tallies(self.live.notes())
        self._reporters = self.live.reporters()
        self.show_day(self.live.view())

    def _make(self, views: tuple[TableView, ...]) -> None:
        """Cards for another set of tables than there were."""
        grid = self.query_one(CardGrid)
        chosen = 0 if self.chosen is None else self.chosen.view.table
        self._cards = cards = [TableCard(view) for view in views]
        grid.remove_children()
        grid.mount_all(cards)
        grid.display = bool(cards)
        self.query_one("#none").display = not cards
        self.call_after_refresh(grid.pack)
        focus = next((card for card in cards if card.view.table == chosen), cards[0] if cards else None)
        if focus is not None:
            self.call_after_refresh(focus.focus)

    def _moment(self, now: CafeNow) -> Content:
        conference = self.live.conference
        if now.cafe is None or now.moment is Moment.NONE:
            return Content("")
        if now.moment is Moment.CHANGEOVER and now.cafe.rotation is Rotation.GROUPS:
            goes = []
            for group in conference.groups:
                table = table_of(conference, now.cafe, now.round, group)
                if table is not None:
                    goes.append(f"{one_line(group)} ▶ {table}")
            return Content.assemble((moment_text(now).upper(), "bold"), "   ", ("   ".join(goes), "bold"))
        text = moment_text(now)
        if now.moment is Moment.BEFORE:
            starts = wall_time(conference.local(conference.planned(now.cafe)[0]))
            text = say(Message("who sits where in round 1 ({time})", time=starts))
        notes = sum(tally.notes for tally in self._tallies.values())
        counted = say(Message.counted("{n} note", "{n} notes", n=notes))
        return Content.assemble((text[:1].upper() + text[1:], "bold"), ("   " + counted, "$text-muted"))

    # Walking and opening

    def action_walk_up(self) -> None:
        self._walk(-self.query_one(CardGrid).columns)

    def action_walk_down(self) -> None:
        self._walk(self.query_one(CardGrid).columns)

    def action_walk_left(self) -> None:
        self._walk(-1)

    def action_walk_right(self) -> None:
        self._walk(1)

    def _walk(self, step: int) -> None:
        cards, chosen = self.cards, self.chosen
        columns = self.query_one(CardGrid).columns
        if chosen is None:
            place = 0
        else:
            here = cards.index(chosen)
            place = here + step
            if step > 1 and place >= len(cards) and here // columns < (len(cards) - 1) // columns:
                place = len(cards) - 1
        if 0 <= place < len(cards):
            cards[place].focus()

    def action_open(self) -> None:
        card = self.chosen
        if card is not None:
            self._open(card.view)

    def action_open_number(self, number: int | None = None) -> None:
        """The table with that number; from the palette, which gives none, the one that is chosen."""
        if number is None:
            self.action_open()
            return
        card = next((card for card in self.cards if card.view.table == number), None)
        if card is None:
            self.notify(say(Message("There is no table {number}.", number=number)), markup=False)
            return
        card.focus()
        self._open(card.view)

    @on(TableCard.Opened)
    def _clicked(self, event: TableCard.Opened) -> None:
        self._open(event.view)

    def _open(self, view: TableView) -> None:
        self.app.push_screen(TableScreen(view.statement))

    def action_show_people(self) -> None:
        self.workshop.action_show_people()

    def action_reporter(self) -> None:
        card = self.chosen
        if card is not None:
            self.app.push_screen(reporter_dialog(self.live, card.view.statement, card.view.group))
