"""One table: its statement, what the groups before left, and the line to add to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workshop_tui.domain.conference import Table
from workshop_tui.domain.expectation import RunView
from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import TABLE_KINDS, Note, NoteState, Place, default_kind
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.tui.commands import Command
from workshop_tui.tui.note_rows import agreed_from, moment_text, round_text, table_rows
from workshop_tui.tui.screens.note_screen import (
    AGREE,
    COMPOSE,
    EDIT,
    HISTORY,
    KIND,
    SAVE,
    STRIKE,
    TO_NOTES,
    TYPING,
    NoteScreen,
)
from workshop_tui.tui.screens.reporter import reporter_dialog
from workshop_tui.tui.table_views import CafeNow, Moment, TableView, cafe_now, people_text, table_views
from workshop_tui.tui.widgets.drafts import NEW_LINE, NoteInput
from workshop_tui.tui.widgets.note_entry import Chosen, NoteEntry
from workshop_tui.tui.widgets.note_list import STRUCK, NoteList, kind_label
from workshop_tui.tui.widgets.table_head import TableHead


class TableScreen(NoteScreen):
    """The table with that statement's sheet. Escape goes from the line to the notes, then back."""

    CSS_PATH: ClassVar = ["../styles/table.tcss"]
    ABOUT: ClassVar = Message(
        "One table. Read first what the groups before left, then type below what this group adds; enter "
        "saves it. A first character with a blank behind it sets the kind: ! contradiction, ? question, "
        "+ addition, > deepens the last note. Escape goes from the line to the notes: there the letters "
        "work on the note that the arrows are on. ✎ is a note that was changed."
    )
    DOES: ClassVar = (
        SAVE,
        NEW_LINE,
        Command(
            "typed_kind",
            "ctrl+t",
            Message("kind"),
            Message("Another kind for the note that is being typed."),
            shown=True,
            priority=True,
        ),
        TO_NOTES,
        EDIT,
        KIND,
        Command(
            "deepen",
            "greater_than_sign",
            Message("deepen"),
            Message("Type a note that deepens this one."),
            shown=True,
            display=">",
        ),
        AGREE,
        STRIKE,
        HISTORY,
        COMPOSE,
        Command(
            "reporter",
            "k",
            Message("reporter"),
            Message("Choose who reports back for this table."),
        ),
        Command(
            "questions",
            "q",
            Message("questions"),
            Message("Show or hide the questions that go with the statement."),
        ),
        Command(
            "previous_table",
            "left_square_bracket,ctrl+left",
            Message("previous table"),
            Message("The table before this one."),
            display="[",
        ),
        Command(
            "next_table",
            "right_square_bracket,ctrl+right",
            Message("next table"),
            Message("The table after this one."),
            display="]",
        ),
        Command(
            "page_up",
            "pageup",
            Message("up"),
            Message("A page up in the notes, also while typing."),
            priority=True,
        ),
        Command(
            "page_down",
            "pagedown",
            Message("down"),
            Message("A page down in the notes, also while typing."),
            priority=True,
        ),
        Command("back", "escape", Message("back"), Message("Back to all tables."), shown=True, display="esc"),
    )

    def __init__(self, statement: int) -> None:
        super().__init__()
        self._statement = statement
        self._notes: tuple[Note, ...] | None = None
        self._agreed: dict[str, int] = {}
        self._sitting: tuple[int | None, str | None] = (None, None)

    @property
    def statement(self) -> int:
        """The number of the statement that is open."""
        return self._statement

    @property
    def place(self) -> str:
        """The key of the draft of this table's line."""
        return f"note:statement:{self._statement}"

    def body(self) -> Iterable[Widget]:
        yield TableHead()
        yield Static(Content(say(Message("Nothing was noted here yet."))), id="nothing")
        yield NoteList(label_width=label_width(), follows=True, id="notes")
        yield NoteEntry(
            self.place,
            kinds=TABLE_KINDS,
            placeholder=say(Message("What does this group say? Enter saves it.")),
        )

    @property
    def notes(self) -> NoteList:
        """The list of notes."""
        return self.query_one("#notes", NoteList)

    @property
    def entry(self) -> NoteEntry:
        """The line with its label."""
        return self.query_one(NoteEntry)

    def on_mount(self) -> None:
        super().on_mount()
        self.entry.input.focus()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """What was being answered, and the newest notes in view."""
        answered = self.workshop.drafts.read(_answer_key(self._statement))[0]
        self.entry.answer(next((note for note in self._notes or () if note.id == answered), None))
        self.notes.to_end()

    def on_descendant_focus(self) -> None:
        self.query_one(TableHead).show_typing(isinstance(self.focused, NoteInput))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys whose meaning depends on where the focus is."""
        typing = self.is_mounted and isinstance(self.focused, NoteInput)
        if action in TYPING:
            return typing
        if action in ("back", "compose_note"):
            return not typing
        return True

    # Showing

    def show_day(self, seen: RunView) -> None:
        sitting = self.live.sitting(self._statement)
        self.query_one(TableHead).show(self._table(), self._view(seen), self._where_text(seen))
        self.entry.show(round_text(*sitting), default_kind(Place(statement=self._statement), sitting[0]))
        if sitting != self._sitting:
            self._sitting, self._notes = sitting, None
            self.show_harvest()

    def show_harvest(self) -> None:
        notes = self.live.notes(statement=self._statement)
        agreed = agreed_from(self.live.agreements())
        if (notes, agreed) != (self._notes, self._agreed):
            self._notes, self._agreed = notes, agreed
            rows = table_rows(notes, agreed, self._sitting, self.live.conference, self.live.cafe())
            self.notes.show(rows)
            self.query_one("#nothing").display = not notes
        self.query_one(TableHead).show_reporter(self.live.reporters().get(self._statement, ""))

    def _table(self) -> Table | None:
        return self.live.conference.table(self._statement)

    def _now(self, seen: RunView) -> CafeNow:
        return cafe_now(self.live.cafe(), self.live.state, seen)

    def _view(self, seen: RunView) -> TableView | None:
        """The table in the room where the statement lies now."""
        now = self._now(seen)
        names = self.workshop.seats.names(self.live, now.cafe, now.round)
        views = table_views(self.live.conference, now, {}, {}, names)
        return next((view for view in views if view.statement == self._statement), None)

    def _where_text(self, seen: RunView) -> str:
        view = self._view(seen)
        if view is None or view.now.moment is Moment.NONE:
            return ""
        said = moment_text(view.now)
        group = say(Message("nobody")) if view.group is None else round_text(None, view.group)
        if view.people is not None:
            group = people_text(view.people)
        moved = (
            " · " + say(Message("lies on table {number}", number=view.table))
            if view.sheets_move and view.table != view.statement
            else ""
        )
        return f"{said} · {group}{moved}"

    # Typing

    @on(NoteInput.Submitted)
    def _submitted(self, event: NoteInput.Submitted) -> None:
        event.stop()
        if event.text.strip():
            entry = self.entry
            self.in_turn(self._save(event, entry, self._statement, entry.take()))

    async def _save(
        self, event: NoteInput.Submitted, entry: NoteEntry, statement: int, chosen: Chosen
    ) -> None:
        """A note on the sheet where it was typed, which need no longer be the one that is open."""
        answer_key = _answer_key(statement)
        read = entry.read(event.text, chosen.kind)
        answers = self._answered(statement, chosen, deepens=read.deepens)

        def write(live: Live) -> Note:
            with live.store.transaction():
                note = live.add_note(
                    read.text, Place(statement=statement), kind=read.kind, replies_to=answers
                )
                entry.forget(live, event.place)
                live.save_draft(answer_key, "")
            return note

        note = await event.settled(self.perform(write))
        if note is None:
            entry.refused(chosen, event.place)
            return
        entry.saved(event)
        here = self.stands and statement == self._statement
        since = entry.answers if here else None
        self.workshop.drafts.saved(answer_key, "" if since is None else since.id)
        if here:
            self.notes.choose(note.id)

    def _answered(self, statement: int, chosen: Chosen, *, deepens: bool) -> str | None:
        """The id of the note that this one deepens: the one chosen, or with the mark the last one."""
        if chosen.answers is not None:
            return chosen.answers.id
        if not deepens:
            return None
        notes = self.live.notes(statement=statement)
        standing = [note for note in notes if note.state is not NoteState.STRUCK]
        return standing[-1].id if standing else None

    def _answer(self, note: Note | None) -> None:
        self.entry.answer(note)
        self.workshop.drafts.changed(_answer_key(self._statement), "" if note is None else note.id)

    @on(NoteInput.Left)
    def _leave_line(self, event: NoteInput.Left) -> None:
        event.stop()
        if self.entry.answers is not None:
            self._answer(None)
            return
        self.notes.focus()
        self.notes.choose_any()

    def action_save(self) -> None:
        self.entry.input.submit()

    def action_new_line(self) -> None:
        self.entry.input.action_new_line()

    def action_typed_kind(self) -> None:
        self.entry.next_kind()

    def action_to_notes(self) -> None:
        self.notes.focus()
        self.notes.choose_any()

    def action_compose_note(self) -> None:
        self.entry.input.focus()
        self.notes.to_end()

    # On a note

    def chosen_note(self) -> Note | None:
        chosen = self.notes.chosen
        return next((note for note in self._notes or () if note.id == chosen), None)

    def action_deepen(self) -> None:
        note = self._wanted()
        if note is not None:
            self.entry.input.focus()
            self._answer(note)
            self.call_after_refresh(self.notes.scroll_to_highlight)

    def action_page_up(self) -> None:
        self.notes.action_page_up()

    def action_page_down(self) -> None:
        self.notes.action_page_down()

    # On the table

    def action_questions(self) -> None:
        self.query_one(TableHead).toggle_questions()

    def action_reporter(self) -> None:
        self.app.push_screen(reporter_dialog(self.live, self._statement, self._sitting[1]))

    def action_previous_table(self) -> None:
        self._go(-1)

    def action_next_table(self) -> None:
        self._go(1)

    def _go(self, step: int) -> None:
        numbers = [table.number for table in self.live.conference.tables]
        if self._statement not in numbers:
            return
        self._statement = numbers[(numbers.index(self._statement) + step) % len(numbers)]
        self.entry.move(self.place)
        self._notes = None
        self.notes.show(())
        self.redraw()
        self._begin()

    def action_back(self) -> None:
        self.dismiss()


def _answer_key(statement: int) -> str:
    """The draft that holds which note is being answered, so that a crash does not forget it."""
    return f"answers:statement:{statement}"


def label_width() -> int:
    """Columns for the longest kind, with room behind it."""
    return 2 + max(len(text) for text in (*(kind_label(kind) for kind in TABLE_KINDS), say(STRUCK)))
