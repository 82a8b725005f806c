"""The harvest screen: all notes of the conference, searched as one types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import WALL, Note, NoteState, Place
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.tui.agreement_words import capital
from workshop_tui.tui.commands import Command
from workshop_tui.tui.note_rows import agreed_from, note_row, round_text
from workshop_tui.tui.screens.note_history import NoteHistoryDialog
from workshop_tui.tui.screens.note_screen import AGREE, EDIT, HISTORY, KIND, STRIKE, NoteScreen
from workshop_tui.tui.screens.table import TableScreen
from workshop_tui.tui.widgets.drafts import DraftInput
from workshop_tui.tui.widgets.note_list import NoteList, Row
from workshop_tui.wording import wall_time

LABEL_WIDTH = 16


class HarvestScreen(NoteScreen):
    """All notes, by place or in the order of their capture."""

    CSS_PATH: ClassVar = ["../styles/harvest.tcss"]
    ABOUT: ClassVar = Message(
        "All notes of the conference, of the tables, of the items and of the wall. Type in the line above"
        " to search: capitals and accents do not matter. Enter goes from the line to the notes."
    )
    DOES: ClassVar = (
        Command(
            "to_search", "slash", Message("search"), Message("To the search line."), shown=True, display="/"
        ),
        Command(
            "to_list",
            "escape",
            Message("to the notes"),
            Message("From the line to the notes."),
            display="esc",
        ),
        Command("open_note", "enter", Message("open"), Message("The table of the note, or all of it.")),
        Command("order", "o", Message("order"), Message("By place, or in the order of capture."), shown=True),
        EDIT,
        KIND,
        AGREE,
        STRIKE,
        HISTORY,
    )

    def __init__(self) -> None:
        super().__init__()
        self._notes: tuple[Note, ...] = ()
        self._by_place = True
        self._drawn: tuple[object, ...] | None = None

    def body(self) -> Iterable[Widget]:
        yield DraftInput("search", placeholder=say(Message("Search in all notes")), id="harvest-search")
        yield Static(id="harvest-count", markup=False)
        yield NoteList(label_width=LABEL_WIDTH, id="harvest")
        yield Static(id="harvest-empty", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self._list.focus()

    @property
    def _list(self) -> NoteList:
        return self.query_one("#harvest", NoteList)

    @property
    def _search(self) -> DraftInput:
        return self.query_one("#harvest-search", DraftInput)

    # Drawing

    def show_harvest(self) -> None:
        search = self._search.value
        notes = self.live.notes(search=search or None)
        agreed = agreed_from(self.live.agreements())
        drawn = (notes, agreed, self._by_place, search, self.live.conference)
        if drawn == self._drawn:
            return
        self._drawn, self._notes = drawn, notes
        rows = self._rows(agreed)
        listed = self._list
        listed.show(rows)
        listed.display = bool(rows)
        self._show_count(len(notes), searched=bool(search.strip()))

    def _show_count(self, count: int, *, searched: bool) -> None:
        if searched:
            said = Message.counted("{n} note found", "{n} notes found", n=count)
        else:
            said = Message.counted("{n} note", "{n} notes", n=count)
        order = Message("by place") if self._by_place else Message("in the order of capture")
        struck = sum(note.state is NoteState.STRUCK for note in self._notes)
        parts = [say(said), say(order)]
        if struck:
            parts.append(say(Message("{n} struck out", n=struck)))
        self.query_one("#harvest-count", Static).update(Content(" · ".join(parts)))
        empty = self.query_one("#harvest-empty", Static)
        empty.display = count == 0
        nothing = (
            Message("No note holds that.") if searched else Message("Nothing has been written down yet.")
        )
        empty.update(Content(say(nothing)))

    def _rows(self, agreed: dict[str, int]) -> list[Row]:
        if not self._by_place:
            return [self._row(note, agreed, with_place=True) for note in self._notes]
        rows: list[Row] = []
        for place, notes in _by_place(self.live.conference, self._notes):
            title = _place_text(self.live.conference, place, whole=True)
            rows.append(Row(id=f"place:{place.statement}:{place.item}", text=title, heading=True))
            rows += [self._row(note, agreed, with_place=False) for note in notes]
        return rows

    def _row(self, note: Note, agreed: dict[str, int], *, with_place: bool) -> Row:
        conference = self.live.conference
        parts = [
            _place_text(conference, note.place, whole=False) if with_place else "",
            round_text(note.round, note.group),
            one_line(note.organisation or ""),
            f"+{note.tally}" if note.tally else "",
            wall_time(conference.local(note.at_ms)),
        ]
        return note_row(note, agreed, said=" · ".join(part for part in parts if part))

    # Doing

    @on(Input.Changed, "#harvest-search")
    def _searched(self) -> None:
        self.show_harvest()

    @on(Input.Submitted, "#harvest-search")
    def action_to_list(self) -> None:
        self._list.focus()
        self._list.choose_any()

    def action_to_search(self) -> None:
        self._search.focus()

    def focus_search(self) -> None:
        """Puts the cursor into the search line."""
        self._search.focus()

    def action_order(self) -> None:
        self._by_place = not self._by_place
        self.show_harvest()

    def chosen_note(self) -> Note | None:
        chosen = self._list.chosen
        return next((note for note in self._notes if note.id == chosen), None)

    def action_open_note(self) -> None:
        note = self.chosen_note()
        if note is None:
            return
        if note.place.statement is not None and self.live.conference.table(note.place.statement):
            self.app.push_screen(TableScreen(note.place.statement))
        else:
            self.app.push_screen(NoteHistoryDialog(note.id))


def _by_place(conference: Conference, notes: Sequence[Note]) -> list[tuple[Place, list[Note]]]:
    """The notes of each place that has any: tables, items, what has lost its place, the wall."""
    found: dict[Place, list[Note]] = {
        **{Place(statement=table.statement.number): [] for table in conference.tables},
        **{Place(item=item.id): [] for item in conference.agenda},
    }
    on_the_wall: list[Note] = []
    for note in notes:
        (on_the_wall if note.place.is_wall else found.setdefault(note.place, [])).append(note)
    return [(place, those) for place, those in (*found.items(), (WALL, on_the_wall)) if those]


def _place_text(conference: Conference, place: Place, *, whole: bool) -> str:
    if place.item is not None:
        item = conference.item(place.item)
        return one_line(place.item if item is None else item.title)
    if place.statement is None:
        return capital(say(Message("wall"))) if whole else say(Message("wall"))
    table = next((each for each in conference.tables if each.statement.number == place.statement), None)
    if table is None or not whole:
        return say(Message("table {number}", number=place.statement))
    theme = one_line(table.statement.theme)
    return capital(say(Message("table {number}: {theme}", number=place.statement, theme=theme)))
