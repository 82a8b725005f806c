"""The agreements screen: what was agreed, who does it, when, how it stands, what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date
from typing import ClassVar

from rich.text import Text
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import DataTable, Static

from workshop_tui.domain.agreements import Agreement
from workshop_tui.domain.message import Message
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.tui import agreement_words
from workshop_tui.tui.agreement_words import WARNING
from workshop_tui.tui.commands import Command
from workshop_tui.tui.screens.agreement_form import AgreementForm
from workshop_tui.tui.screens.agreement_history import AgreementHistory
from workshop_tui.tui.screens.agreement_status import next_status
from workshop_tui.tui.screens.base import WorkshopScreen
from workshop_tui.tui.screens.follow_up import FollowUpScreen
from workshop_tui.tui.widgets.note_list import shortened

COLUMNS = (Message("nr"), Message("agreement"), Message("who"), Message("when"), Message("status"))
WIDTHS = {"-narrow": (3, 15, 15, 11), "-normal": (3, 24, 22, 12), "-wide": (4, 34, 30, 14)}
"""Of all columns but the text, which takes what is left."""

SHOWN_CHARACTERS = 300
"""Of a text in the table; more of it stands below."""

Row = tuple[str, str, str, str, str]


class AgreementsScreen(WorkshopScreen):
    """The agreements of the series, open ones first."""

    CSS_PATH: ClassVar = "../styles/agreements.tcss"
    ABOUT: ClassVar = Message(
        "What was agreed in this series of conferences: who does it, when, and how it stands. What is"
        " missing carries a ⚠. An agreement is made here, or from a note with “a”."
    )
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("new", "n,a", Message("new"), Message("Make an agreement."), shown=True),
        Command(
            "edit", "e", Message("edit"), Message("Change the agreement; enter does so too."), shown=True
        ),
        Command(
            "status",
            "t",
            Message("status"),
            Message("The next status: open, in progress, done, dropped."),
            shown=True,
        ),
        Command(
            "history", "h", Message("history"), Message("How the agreement came to read so."), shown=True
        ),
        Command(
            "follow_up",
            "f",
            Message("follow up"),
            Message("What became of what earlier conferences agreed: go through it, one after another."),
            shown=True,
        ),
        Command("filter", "o", Message("open/all"), Message("Only open agreements, or all."), shown=True),
    )

    def __init__(self) -> None:
        super().__init__()
        self._agreements: tuple[Agreement, ...] = ()
        self._only_open = False
        self._drawn: tuple[object, ...] = ()

    def body(self) -> Iterable[Widget]:
        yield Static(id="agreements-summary", markup=False)
        table: DataTable[Text] = DataTable(id="agreements", cursor_type="row", zebra_stripes=True)
        yield table
        yield Static(id="agreements-empty", markup=False)
        with Vertical(id="agreement-whole"):
            yield Static(id="agreement-text", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(DataTable).focus()

    def on_resize(self, event: Resize) -> None:
        super().on_resize(event)
        self.call_after_refresh(self._draw)

    def show_harvest(self) -> None:
        found = self.live.agreements()
        if found != self._agreements or not self._drawn:
            self._agreements = found
        self._draw()

    # Drawing

    @property
    def chosen(self) -> Agreement | None:
        """The agreement that the cursor is on."""
        table = self._table
        if not table.row_count:
            return None
        key = table.coordinate_to_cell_key(table.cursor_coordinate).row_key.value
        return next((each for each in self._agreements if str(each.number) == key), None)

    @property
    def _table(self) -> DataTable[Text]:
        return self.query_one("#agreements", DataTable)

    def _draw(self) -> None:
        """Draws anew when anything that is shown has changed, the cursor on the agreement it was on."""
        today = self.live.today()
        shown = [
            each
            for each in agreement_words.ordered(self._agreements, today)
            if each.is_open or not self._only_open
        ]
        rows = [_row(each, today) for each in shown]
        drawn = (tuple(rows), self._widths(), self._only_open, self._agreements)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        self._draw_table([str(each.number) for each in shown], rows)
        line = agreement_words.summary(self._agreements, today)
        if self._only_open:
            line += f"   ({say(Message('only open ones; o shows all'))})"
        said = self.query_one("#agreements-summary", Static)
        said.display = bool(self._agreements)
        said.update(Content(line))
        self._draw_empty(bool(rows))
        self._draw_whole()

    def _draw_table(self, keys: list[str], rows: list[Row]) -> None:
        table, chosen = self._table, self.chosen
        widths = self._widths()
        table.clear(columns=True)
        for column, width in zip(COLUMNS, widths, strict=True):
            table.add_column(Text(agreement_words.capital(say(column))), width=width)
        height = 2 if self.app.size.width < 110 else 1
        for key, row in zip(keys, rows, strict=True):
            cells = (_cell(text, width, height) for text, width in zip(row, widths, strict=True))
            table.add_row(*cells, key=key, height=height)
        if chosen is not None and str(chosen.number) in keys:
            table.move_cursor(row=keys.index(str(chosen.number)), animate=False)

    def _widths(self) -> tuple[int, ...]:
        width = self.app.size.width
        number, *others = WIDTHS["-wide" if width >= 160 else "-normal" if width >= 110 else "-narrow"]
        left = width - 2 - 2 * len(COLUMNS) - number - sum(others)
        return (number, max(10, left), *others)

    def _draw_empty(self, any_shown: bool) -> None:
        self._table.display = any_shown
        self.query_one("#agreement-whole").display = any_shown
        empty = self.query_one("#agreements-empty", Static)
        empty.display = not any_shown
        if self._agreements:
            empty.update(Content(say(Message("No agreement is open. “o” shows all."))))
        else:
            empty.update(
                Content(
                    say(Message("No agreements yet.\n\n“n” makes one. On a note, “a” makes it an agreement."))
                )
            )

    def _draw_whole(self) -> None:
        """The chosen agreement, all of it."""
        agreement = self.chosen
        if agreement is None:
            return
        today = self.live.today()
        facts = " · ".join(
            part
            for part in (
                _short(agreement_words.who(agreement)),
                _short(agreement_words.when(agreement)),
                agreement_words.status(agreement, today),
                self._origin(agreement),
            )
            if part
        )
        parts = [Content(shortened(agreement.text)).stylize("bold"), Content(facts)]
        parts += [
            Content.styled(f"{WARNING} {_short(one_line(say(warning)))}", "$warning")
            for warning in agreement.warnings()
        ]
        if agreement.explanation:
            parts.append(Content(shortened(agreement.explanation)))
        self.query_one("#agreement-text", Static).update(Content("\n").join(parts))

    def _origin(self, agreement: Agreement) -> str:
        if agreement.conference != self.live.conference_id:
            return one_line(agreement.conference)
        if agreement.table is not None:
            return say(Message("table {number}", number=agreement.table))
        item = None if agreement.item is None else self.live.conference.item(agreement.item)
        return "" if item is None else one_line(item.title)

    # Doing

    def on_data_table_row_highlighted(self) -> None:
        self._draw_whole()

    def on_data_table_row_selected(self) -> None:
        self.action_edit()

    def action_new(self) -> None:
        self.app.push_screen(AgreementForm())

    def action_edit(self) -> None:
        if self.chosen is not None:
            self.app.push_screen(AgreementForm(self.chosen))

    def action_status(self) -> None:
        if self.chosen is not None:
            number = self.chosen.number
            self.in_turn(self.perform(lambda live: next_status(live, number)))

    def action_history(self) -> None:
        if self.chosen is not None:
            self.app.push_screen(AgreementHistory(self.chosen.number))

    def action_follow_up(self) -> None:
        self.app.push_screen(FollowUpScreen())

    def action_filter(self) -> None:
        self._only_open = not self._only_open
        self._draw()


def _row(agreement: Agreement, today: Date) -> Row:
    return (
        str(agreement.number),
        _short(one_line(agreement.text[: 2 * SHOWN_CHARACTERS])),
        _short(agreement_words.who(agreement)),
        _short(agreement_words.when(agreement)),
        agreement_words.status(agreement, today),
    )


def _short(text: str) -> str:
    return text if len(text) <= SHOWN_CHARACTERS else text[:SHOWN_CHARACTERS] + "…"


def _cell(text: str, width: int, height: int) -> Text:
    """The text within its lines, with an ellipsis where there is more of it. What is missing or late is
    bold beside its sign."""
    lines = Content(text).wrap(width)
    if len(lines) > height:
        last = lines[height - 1].rstrip()
        lines = [*lines[: height - 1], last.truncate(width - 1).append("…")]
    loud = text.startswith((WARNING, agreement_words.LATE))
    return Text("\n".join(line.plain for line in lines), style="bold" if loud else "", no_wrap=True)
