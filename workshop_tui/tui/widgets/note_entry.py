"""Where notes of one place are typed: what the note will be stands above the input."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import Entry, Note, NoteKind, read_entry
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.tui.widgets.drafts import DraftKeeper, NoteInput
from workshop_tui.tui.widgets.note_list import kind_label

ANSWER_CHARACTERS = 200


@dataclass(frozen=True)
class Chosen:
    """What was chosen for a note beside its text: its kind, and the note that it deepens; None for
    neither."""

    kind: NoteKind | None = None
    answers: Note | None = None


class NoteEntry(Vertical):
    """An input with its label. The label tells the kind that the note gets: the one its mark asks for,
    else the one chosen, else the default of the place.

    It posts what `NoteInput` posts; whoever saves calls `saved`.
    """

    DEFAULT_CSS = """
    NoteEntry { height: auto; background: $panel; padding: 0 1; }
    NoteEntry:focus-within { background: $surface; }
    NoteEntry > Static { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    NoteEntry > #answers { display: none; color: $text-muted; }
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
        self._kind_draft = DraftKeeper(self, _kind_place(place))
        self._placeholder = placeholder
        self._where = ""
        self._default = self._kinds[0]
        self._chosen: NoteKind | None = None
        self._answers: Note | None = None
        self._drawn = ""

    def compose(self) -> ComposeResult:
        yield Static(id="answers", markup=False)
        yield Static(id="label", markup=False)
        yield NoteInput(self._place, placeholder=self._placeholder, hands_over=True, id="note")

    def on_mount(self) -> None:
        self._read_kind()

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
        return self.read(self.input.text, self._chosen).kind or self._default

    def read(self, text: str, chosen: NoteKind | None = None) -> Entry:
        """What was typed, with the kind that its mark gives it, else the one chosen; None for the
        default."""
        entry = read_entry(text) if self._marks else Entry(text.strip("\n"))
        return Entry(entry.text, entry.kind or chosen, entry.deepens)

    def show(self, where: str, default: NoteKind) -> None:
        """Says where the next note will belong, and its kind when nothing else is chosen."""
        self._where, self._default = where, default
        self._label()

    def next_kind(self) -> None:
        """The next note gets the kind that follows the present one."""
        kinds = self._kinds
        self._chosen = kinds[(kinds.index(self.kind) + 1) % len(kinds)]
        self._keep_kind()
        self._label()

    def answer(self, note: Note | None) -> None:
        """The next note deepens that one; None: it stands by itself."""
        self._answers = note
        if not self.is_attached:
            return
        above = self.query_one("#answers", Static)
        above.display = note is not None
        if note is not None:
            said = one_line(note.text[:ANSWER_CHARACTERS])
            text = say(Message("↳ deepens (esc: no longer): {text}", text=said))
            above.update(Content(text))

    def take(self) -> Chosen:
        """What was chosen for the note that is on its way to be saved; the next begins without it."""
        taken = Chosen(self._chosen, self._answers)
        self._chosen = None
        self.answer(None)
        self._label()
        return taken

    def refused(self, chosen: Chosen, place: str) -> None:
        """The note of that place was not saved: what was chosen for it holds again, unless something
        else was chosen since."""
        if place == self._place:
            self._chosen = self._chosen or chosen.kind
            self.answer(self._answers or chosen.answers)
            self._label()

    def saved(self, note: NoteInput.Submitted) -> None:
        """The text is on disk: the kind that was chosen for it need no longer be kept."""
        kept = self._chosen.value if self._chosen is not None and note.place == self._place else ""
        self._kind_draft.saved(_kind_place(note.place), kept)
        self._label()

    def move(self, place: str) -> None:
        """The input becomes that of another place."""
        self._place = place
        self.answer(None)
        self.input.read_draft(place)
        self._read_kind()
        self._label()

    def forget(self, live: Live, place: str) -> None:
        """In the transaction that saves the note of a place: its drafts are done."""
        live.save_draft(place, "")
        live.save_draft(_kind_place(place), "")

    def _keep_kind(self) -> None:
        if self._chosen is not None:
            self._kind_draft.changed(self._chosen.value, 0)

    def _read_kind(self) -> None:
        """The kind that was chosen for what is half typed here."""
        self._kind_draft.place = _kind_place(self._place)
        kept = self._kind_draft.load()[0] if self.input.text else ""
        self._chosen = next((kind for kind in self._kinds if kind.value == kept), None)

    @on(TextArea.Changed)
    @on(NoteInput.OnItsWay)
    def _typed(self) -> None:
        self._label()

    def _label(self) -> None:
        if not self.query("#label"):
            return
        where = f"{self._where} · " if self._where else ""
        on_its_way = self.input.on_its_way if self.input.text else ""
        text = Content.assemble(
            where,
            (kind_label(self.kind), "bold $text-accent"),
            (f"   {on_its_way}" if on_its_way else "", "$text-muted"),
        )
        if text.plain != self._drawn:
            self._drawn = text.plain
            self.query_one("#label", Static).update(text)


def _kind_place(place: str) -> str:
    """The key of the draft that holds the kind chosen for what is typed at a place."""
    return f"kind:{place}"
