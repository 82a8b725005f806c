"""The wall of complaints, wishes and compliments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.widget import Widget
from textual.widgets import Static

from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import WALL, WALL_KINDS, Note, NoteKind, NoteState
from workshop_tui.i18n import say
from workshop_tui.tui.commands import Command
from workshop_tui.tui.note_rows import agreed_from, note_row
from workshop_tui.tui.screens.note_screen import (
    AGREE,
    COMPOSE,
    EDIT,
    HISTORY,
    SAVE,
    STRIKE,
    TO_NOTES,
    TYPING,
    NoteScreen,
)
from workshop_tui.tui.widgets.drafts import NEW_LINE, NoteInput
from workshop_tui.tui.widgets.note_entry import NoteEntry
from workshop_tui.tui.widgets.note_list import KIND_SIGN, NoteList, Row

COLUMN_TITLE = {
    NoteKind.COMPLAINT: Message("complaints"),
    NoteKind.WISH: Message("wishes"),
    NoteKind.COMPLIMENT: Message("compliments"),
}
TALLY_WIDTH = 4


class WallColumn(Vertical):
    """The notes of one kind under their title and number."""

    def __init__(self, kind: NoteKind) -> None:
        super().__init__(id=f"column-{kind.value}")
        self.kind = kind
        self._titled = ""

    def compose(self) -> Iterable[Widget]:
        yield Static(classes="title", markup=False)
        yield NoteList(label_width=TALLY_WIDTH)

    @property
    def notes(self) -> NoteList:
        """The list."""
        return self.query_one(NoteList)

    def show(self, notes: Sequence[Note], agreed: dict[str, int]) -> None:
        """Shows the notes in the order given."""
        standing = sum(note.state is not NoteState.STRUCK for note in notes)
        title = f"{KIND_SIGN[self.kind]} {say(COLUMN_TITLE[self.kind])} · {standing}"
        if title != self._titled:
            self._titled = title
            self.query_one(".title", Static).update(Content(title))
        self.notes.show([_row(note, agreed) for note in notes])


class WallScreen(NoteScreen):
    """Three columns, and a line to add to the one that is chosen."""

    CSS_PATH: ClassVar = ["../styles/wall.tcss"]
    ABOUT: ClassVar = Message(
        "What people put on the wall: complaints, wishes and compliments. Arrows go through the notes and "
        "the columns; + counts one more who says “me too”. What is typed below goes into the column that "
        "its label names; ctrl+t takes another. ✎ is a note that was changed."
    )
    DOES: ClassVar = (
        SAVE,
        NEW_LINE,
        Command(
            "typed_kind",
            "ctrl+t",
            Message("column"),
            Message("The next column for what is being typed."),
            shown=True,
            priority=True,
        ),
        TO_NOTES,
        Command(
            "more",
            "plus,equals_sign",
            Message("me too"),
            Message("One more says so."),
            shown=True,
            display="+",
        ),
        Command("less", "minus", Message("one less"), Message("One less says so."), shown=True, display="-"),
        EDIT,
        AGREE,
        STRIKE,
        HISTORY,
        COMPOSE,
        Command("left_column", "left", Message("left"), Message("To the column on the left."), display="←"),
        Command(
            "right_column", "right", Message("right"), Message("To the column on the right."), display="→"
        ),
        Command("order", "o", Message("order"), Message("Newest first, or most counted first.")),
    )

    def __init__(self) -> None:
        super().__init__()
        self._kind = WALL_KINDS[0]
        self._notes: dict[str, Note] = {}
        self._shown: object = None
        self._by_tally = False

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="columns"):
            for kind in WALL_KINDS:
                yield WallColumn(kind)
        yield NoteEntry(
            _place(self._kind),
            kinds=WALL_KINDS,
            marks=False,
            placeholder=say(Message("What was put on the wall?")),
        )

    @property
    def entry(self) -> NoteEntry:
        """The line with its label."""
        return self.query_one(NoteEntry)

    def column(self, kind: NoteKind) -> WallColumn:
        """The column of a kind."""
        return self.query_one(f"#column-{kind.value}", WallColumn)

    def on_mount(self) -> None:
        super().on_mount()
        self._mark()
        self.entry.input.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys whose meaning depends on where the focus is."""
        typing = self.is_mounted and isinstance(self.focused, NoteInput)
        if action in TYPING:
            return typing
        return not typing if action == "compose_note" else True

    # Showing

    def show_harvest(self) -> None:
        notes = self.live.notes(wall=True)
        agreed = agreed_from(self.live.agreements())
        what = (notes, agreed, self._by_tally)
        if what == self._shown:
            return
        self._shown = what
        self._notes = {note.id: note for note in notes}
        newest = notes[::-1]
        ordered = sorted(newest, key=lambda note: -note.tally) if self._by_tally else newest
        for kind in WALL_KINDS:
            self.column(kind).show([note for note in ordered if note.kind is kind], agreed)

    def _mark(self) -> None:
        """The chosen column, and the label of the line."""
        for kind in WALL_KINDS:
            self.column(kind).set_class(kind is self._kind, "-chosen")
        self.entry.show(say(Message("on the wall")), self._kind)

    # Columns

    def _to_column(self, kind: NoteKind) -> None:
        if kind is not self._kind:
            self._kind = kind
            self._mark()
            self.entry.move(_place(kind))

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The line goes with the column that is walked or clicked into."""
        if isinstance(event.widget, NoteList) and isinstance(event.widget.parent, WallColumn):
            self._to_column(event.widget.parent.kind)
            event.widget.choose_first()

    def action_left_column(self) -> None:
        self._step(-1)

    def action_right_column(self) -> None:
        self._step(1)

    def _step(self, step: int) -> None:
        place = WALL_KINDS.index(self._kind) + step
        if 0 <= place < len(WALL_KINDS):
            self._to_column(WALL_KINDS[place])
            self.column(self._kind).notes.focus()

    def action_typed_kind(self) -> None:
        """What is being typed goes with it to the next column, unless a draft waits there."""
        text = self.entry.input.text
        left = _place(self._kind)
        self._to_column(WALL_KINDS[(WALL_KINDS.index(self._kind) + 1) % len(WALL_KINDS)])
        if text and not self.entry.input.text:
            self.entry.input.insert(text)
            self.workshop.drafts.changed(left, "")

    def action_order(self) -> None:
        """Newest first or by tally, by turns."""
        self._by_tally = not self._by_tally
        self.show_harvest()
        said = Message("Most counted first.") if self._by_tally else Message("Newest first.")
        self.say(said)

    # Typing

    @on(NoteInput.Submitted)
    def _submitted(self, event: NoteInput.Submitted) -> None:
        event.stop()
        if event.text.strip():
            kind = next(each for each in WALL_KINDS if _place(each) == event.place)
            self.in_turn(self._save(event, kind))

    async def _save(self, event: NoteInput.Submitted, kind: NoteKind) -> None:
        """A note in the column where it was typed, which need no longer be the one that is chosen."""
        read = self.entry.read(event.text)
        saving = self.perform(lambda live: live.add_note(read.text, WALL, kind=kind, draft=event.place))
        note = await event.settled(saving)
        if note is not None:
            self.entry.saved(event)
            self.column(kind).notes.choose(note.id)

    @on(NoteInput.Left)
    def _leave_line(self, event: NoteInput.Left) -> None:
        event.stop()
        self.column(self._kind).notes.focus()

    def action_save(self) -> None:
        self.entry.input.submit()

    def action_new_line(self) -> None:
        self.entry.input.action_new_line()

    def action_to_notes(self) -> None:
        self.column(self._kind).notes.focus()

    def action_compose_note(self) -> None:
        self.entry.input.focus()

    # On a note

    def chosen_note(self) -> Note | None:
        return self._notes.get(self.column(self._kind).notes.chosen or "")

    def action_more(self) -> None:
        self._count(1)

    def action_less(self) -> None:
        self._count(-1)

    def _count(self, by: int) -> None:
        note = self._wanted()
        if note is not None:
            self.in_turn(self.perform(lambda live: live.tally(note.id, by)))


def _place(kind: NoteKind) -> str:
    """The key of the draft of a column's line."""
    return f"wall:{kind.value}"


def _row(note: Note, agreed: dict[str, int]) -> Row:
    count = f"+{note.tally}" if note.tally else "·"
    struck = "✗" if note.state is NoteState.STRUCK else count
    row = note_row(note, agreed, label=count)
    return Row(row.id, row.text, struck, row.depth, row.struck, row.marks)
