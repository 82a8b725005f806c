"""Where notes of one place are typed: what the note will be stands above the input."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import Entry, Note, NoteKind, read_entry
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.tui.widgets.drafts import NoteInput
from workshop_tui.tui.widgets.note_list import kind_label

ANSWER_CHARACTERS = 200


class NoteEntry(Vertical):
    """An input with its label. The label tells the kind that the note gets: the one its mark asks for,
    else the one chosen, else the default of the place.

    It posts what `NoteInput` posts; whoever saves calls `saved`.
    """

    DEFAULT_CSS = """
    NoteEntry { height: auto; background: $panel; padding: 0 1; }
    NoteEntry:focus-within { background: $surface; }
    NoteEntry > Static { height: 1; }
    NoteEntry > #answers { display: none; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
    NoteEntry .text-area--placeholder { color: $text-muted; }
    NoteEntry > NoteInput { height: auto; max-height: 6; min-height: 2; padding: 0; background: transparent; }
    """

    def __init__(
        self, place: str, *, kinds: Sequence[NoteKind], marks: bool = True, placeholder: str = ""
    ) -> None:
        super().__init__()
        self._kinds = tuple(kinds)
        self._marks = marks
        self._place = place
        self._placeholder = placeholder
        self._where = ""
        self._default = self._kinds[0]
        self._chosen: NoteKind | None = None
        self._answers: Note | None = None
        self._drawn = ""

    def compose(self) -> ComposeResult:
        yield Static(id="answers", markup=False)
        yield Static(id="label", markup=False)
        yield NoteInput(self._place, placeholder=self._placeholder, id="note")

    @property
    def input(self) -> NoteInput:
        """The input itself."""
        return self.query_one(NoteInput)

    @property
    def place(self) -> str:
        """The key of its draft."""
        return self.input.drafts.place

    @property
    def is_typed_in(self) -> bool:
        """Whether the input has the focus."""
        return self.input.has_focus

    @property
    def answers(self) -> Note | None:
        """The note that the next one deepens; None when it stands by itself."""
        return self._answers

    @property
    def kind(self) -> NoteKind:
        """The kind that the next note gets."""
        return self.read(self.input.text).kind or self._default

    def read(self, text: str) -> Entry:
        """What was typed, with the kind that its mark or the choice gives it; None for the default."""
        entry = read_entry(text) if self._marks else Entry(text.strip("\n"))
        return Entry(entry.text, entry.kind or self._chosen, entry.deepens)

    def show(self, where: str, default: NoteKind) -> None:
        """Says where the next note will belong, and its kind when nothing else is chosen."""
        self._where, self._default = where, default
        self._label()

    def next_kind(self) -> None:
        """The next note gets the kind that follows the present one."""
        kinds = self._kinds
        self._chosen = kinds[(kinds.index(self.kind) + 1) % len(kinds)]
        self._label()

    def answer(self, note: Note | None) -> None:
        """The next note deepens that one; None: it stands by itself."""
        self._answers = note
        above = self.query_one("#answers", Static)
        above.display = note is not None
        if note is not None:
            said = one_line(note.text[:ANSWER_CHARACTERS])
            text = say(Message("↳ deepens (esc: no longer): {text}", text=said))
            above.update(Content(text))

    def saved(self, text: str) -> None:
        """The text is on disk: it leaves the input, and with it what was chosen for it."""
        self._chosen = None
        self.answer(None)
        self.input.saved(text)
        self._label()

    async def move(self, place: str) -> None:
        """The input becomes that of another place."""
        self._chosen = None
        self.answer(None)
        await self.input.move(place)
        self._label()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        self._label()

    def _label(self) -> None:
        if not self.query("#label"):
            return
        where = f"{self._where} · " if self._where else ""
        text = Content.assemble(where, (kind_label(self.kind), "bold $text-accent"))
        if text.plain != self._drawn:
            self._drawn = text.plain
            self.query_one("#label", Static).update(text)
