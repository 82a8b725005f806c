"""The notes of the secretariat's screen: which ones are shown, and what is done to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from workshop_tui.domain.editorial import key_of, place_of
from workshop_tui.domain.message import Message
from workshop_tui.domain.note_editing import NoteFilter, NoteWindow, parts_of
from workshop_tui.domain.notes import WALL, WALL_KINDS, Note, NoteKind, NoteState, Place
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.live.harvest import kinds_for
from workshop_tui.live.secretariat import Secretariat
from workshop_tui.report.places import place_name
from workshop_tui.tui.edit_rows import STATE_TEXT, edit_rows
from workshop_tui.tui.note_rows import agreed_from
from workshop_tui.tui.screens.ask_dialogs import ChoiceDialog, TextDialog
from workshop_tui.tui.screens.edit_base import EditBase, of
from workshop_tui.tui.screens.edit_histories import EditedNoteHistory
from workshop_tui.tui.screens.line_form import Line, LineForm
from workshop_tui.tui.widgets.note_list import NoteList, kind_label
from workshop_tui.wording import EDITING_TEXT, KIND_TEXT

PAGE = 60
"""Notes in the list at a time; it turns a half page on where the cursor comes near its end."""

NEAR = 15
"""So many notes from the end of the list."""

_STATES: tuple[NoteState | None, ...] = (None, *NoteState)


class EditNotes(EditBase):
    """The middle of the screen."""

    def __init__(self) -> None:
        super().__init__()
        self._window = NoteWindow((), 0, False)
        self._offset = 0
        self._selected: dict[str, None] = {}
        self._only_state: NoteState | None = None
        self._only_kind: NoteKind | None = None

    @property
    def notes_shown(self) -> NoteList:
        """The list."""
        return self.query_one("#edit-notes", NoteList)

    @property
    def wanted(self) -> NoteFilter:
        """Which notes are shown. A search goes over all places."""
        search = self.query_one("#edit-search", Input).value
        place = None if search.strip() else place_of(self.key)
        states = () if self._only_state is None else (self._only_state,)
        kinds = () if self._only_kind is None else (self._only_kind,)
        return NoteFilter(place, states, kinds, search.strip())

    # Drawing

    def begin_notes(self) -> None:
        """Another place: from its first note on, nothing selected."""
        self._offset = 0
        self._selected.clear()

    def show_notes(self) -> None:
        """The notes that are wanted, a page of them."""
        wanted, secretariat = self.wanted, self.secretariat
        if wanted.place is None and not wanted.search:
            self._window = NoteWindow((), 0, False)
        else:
            self._window = secretariat.note_window(wanted, self._offset, PAGE)
        notes = self._window.notes
        rows = edit_rows(
            notes,
            self.live.conference,
            selected=self._selected,
            marks=secretariat.marks_of(notes),
            agreed=agreed_from(self.live.agreements()),
            by_place=bool(wanted.search),
        )
        self.notes_shown.show(rows)
        self._show_about(wanted)

    def _show_about(self, wanted: NoteFilter) -> None:
        count = self._offset + len(self._window.notes)
        if wanted.search:
            said = say(Message.counted("{n} note found", "{n} notes found", n=count))
        elif wanted.place is None:
            said = say(Message("no notes belong to this text alone"))
        else:
            said = say(Message.counted("{n} note", "{n} notes", n=count))
        parts = [said.replace(str(count), f"{count}+", 1) if self._window.more else said]
        if wanted.states:
            parts.append(say(Message("only: {what}", what=STATE_TEXT[wanted.states[0]])))
        if wanted.kinds:
            parts.append(say(Message("only: {what}", what=KIND_TEXT[wanted.kinds[0]])))
        about = Content.styled(" · ".join(parts), "$quiet")
        if self._selected:
            chosen = Message.counted("{n} selected", "{n} selected", n=len(self._selected))
            about = Content.assemble(about, "  ", (say(chosen), "bold $warning"))
        self.query_one("#notes-about", Static).update(about)

    @on(Input.Changed, "#edit-search")
    def _searched(self) -> None:
        self._offset = 0
        self.show_notes()

    @on(Input.Submitted, "#edit-search")
    def _to_found(self) -> None:
        self.notes_shown.focus()
        self.notes_shown.choose_first()

    @on(OptionList.OptionHighlighted, "#edit-notes")
    def _near_an_end(self) -> None:
        """Turns on, so that the list never holds more than a page."""
        chosen = self.notes_shown.chosen
        ids = [note.id for note in self._window.notes]
        if chosen not in ids:
            return
        place = ids.index(chosen)
        before = self._offset
        if self._window.more and place >= len(ids) - NEAR:
            self._offset += PAGE // 2
        elif self._offset and place < NEAR:
            self._offset = max(0, self._offset - PAGE // 2)
        if self._offset != before:
            self.show_notes()

    # Which ones

    def chosen_note(self) -> Note | None:
        """The note that the cursor is on."""
        chosen = self.notes_shown.chosen
        return next((note for note in self._window.notes if note.id == chosen), None)

    def _targets(self) -> tuple[str, ...]:
        """The selected notes in the order of selection, else the one that the cursor is on."""
        if self._selected:
            return tuple(self._selected)
        note = self.chosen_note()
        if note is None:
            self.say(Message("Choose a note first, with the arrows."))
            return ()
        return (note.id,)

    def select_nothing(self) -> None:
        """No note is selected any more."""
        self._selected.clear()
        self.show_notes()

    def action_select(self) -> None:
        note = self.chosen_note()
        if note is None:
            return
        if note.id in self._selected:
            del self._selected[note.id]
        else:
            self._selected[note.id] = None
        self.show_notes()
        self._step_on()

    def _step_on(self) -> None:
        """The cursor a note further; at the end it stays."""
        place = self.notes_shown.highlighted
        if place is not None and place < self.notes_shown.option_count - 1:
            self.notes_shown.action_cursor_down()

    def action_filter_state(self) -> None:
        self._only_state = _STATES[(_STATES.index(self._only_state) + 1) % len(_STATES)]
        self._offset = 0
        self.show_notes()

    def action_filter_kind(self) -> None:
        place = self.wanted.place
        kinds = (None, *(tuple(NoteKind) if place is None else kinds_for(place)))
        here = kinds.index(self._only_kind) if self._only_kind in kinds else 0
        self._only_kind = kinds[(here + 1) % len(kinds)]
        self._offset = 0
        self.show_notes()

    def action_next_open(self) -> None:
        """The next open note, at whichever place it is."""
        note = self.secretariat.next_open(self.chosen_note())
        if note is None:
            self.say(Message("No note is open any more."))
            return
        self.show_note(note)

    def show_note(self, note: Note) -> None:
        """Shows a note at its place, with the cursor on it."""
        with self.prevent(Input.Changed):
            self.query_one("#edit-search", Input).value = ""
        self._only_kind = None
        if self._only_state not in (None, note.state):
            self._only_state = None
        if key_of(note.place) != self.key:
            self.open_place(key_of(note.place))
        place = self.secretariat.place_in_window(self.wanted, note)
        self._offset = max(0, place - PAGE // 2)
        self.show_notes()
        self.go_to("notes")
        self.notes_shown.choose(note.id)

    # Doing

    def _do(self, act: Callable[[Secretariat, tuple[str, ...]], object], ids: Sequence[str]) -> None:
        """Has it done with those notes; then none is selected any more."""
        if ids:
            chosen = tuple(ids)
            self.in_turn(self._done(lambda live: act(of(live), chosen), chosen))

    async def _done(self, act: Callable[[Live], object], ids: Sequence[str]) -> None:
        if await self.perform(act) is not None:
            self._selected.clear()
            self.show_notes()
            if tuple(ids) == (self.notes_shown.chosen,):
                self._step_on()

    def action_used(self) -> None:
        key, paragraph = self.key, self.paragraph()
        self._do(lambda live, ids: live.mark_notes(ids, NoteState.USED, key=key, paragraph=paragraph),
                 self._targets())  # fmt: skip

    def action_open_again(self) -> None:
        self._do(lambda live, ids: live.mark_notes(ids, NoteState.OPEN), self._targets())

    def action_left_out(self) -> None:
        ids = self._targets()
        if not ids:
            return

        def act(live: Live, typed: tuple[str, ...]) -> Message:
            of(live).mark_notes(ids, NoteState.LEFT_OUT, reason=typed[0].strip())
            return Message.counted("{n} note is left out.", "{n} notes are left out.", n=len(ids))

        self._selected.clear()
        self.app.push_screen(LineForm(Message("Left out of the report"), (Line(Message("reason")),), act))

    def action_strike(self) -> None:
        note = self.chosen_note()
        back = note is not None and note.state is NoteState.STRUCK and not self._selected
        self._do(
            lambda live, ids: live.restore_notes(ids) if back else live.strike_notes(ids), self._targets()
        )

    def action_note_kind(self) -> None:
        ids = self._targets()
        if ids:
            place = self.live.note(ids[0]).place
            options = [(kind.value, kind_label(kind)) for kind in kinds_for(place)]
            kind = self.live.note(ids[0]).kind.value
            self.app.push_screen(
                ChoiceDialog(
                    Message("Another kind for the notes."),
                    options,
                    kind,
                    lambda chosen: self._do(lambda live, those: live.set_kinds(those, NoteKind(chosen)), ids),
                )
            )

    def action_move(self) -> None:
        ids = self._targets()
        if not ids:
            return
        conference = self.live.conference
        places = [Place(statement=table.statement.number) for table in conference.tables]
        places += [Place(item=item.id) for item in conference.agenda]
        options = [(key_of(place), say(place_name(conference, place))) for place in places]
        options += [
            (f"wall:{kind.value}", f"{say(Message('wall'))}: {say(KIND_TEXT[kind])}") for kind in WALL_KINDS
        ]

        def act(chosen: str) -> None:
            if chosen.startswith("wall:"):
                kind = NoteKind(chosen.partition(":")[2])
                self._do(lambda live, those: live.move_notes(those, WALL, kind=kind), ids)
            else:
                place = place_of(chosen)
                if place is not None:
                    self._do(lambda live, those: live.move_notes(those, place), ids)

        here = key_of(self.live.note(ids[0]).place)
        self.app.push_screen(ChoiceDialog(Message("Move to…"), options, here, act))

    def action_edit_note(self) -> None:
        note = self.chosen_note()
        if note is not None:
            self.app.push_screen(
                TextDialog(
                    Message("Edit note"), None, note.text, f"edit:{note.id}",
                    lambda live, text: of(live).correct_note(note.id, text),
                )
            )  # fmt: skip

    def action_merge(self) -> None:
        ids = tuple(self._selected)
        if len(ids) < 2:
            self.say(Message("Select the notes to merge with the space bar; the first one stays."))
            return
        text = "\n".join(self.live.note(note_id).text for note_id in ids)
        hint = Message("The others are struck out, with a link to this one.")

        def act(live: Live, said: str) -> object:
            return of(live).merge_notes(ids, said)

        self._selected.clear()
        heading = Message.counted("Merge {n} note", "Merge {n} notes", n=len(ids))
        self.app.push_screen(TextDialog(heading, hint, text, f"merge:{ids[0]}", act))

    def action_split(self) -> None:
        note = self.chosen_note()
        if note is not None:
            self.app.push_screen(
                TextDialog(
                    Message("Split the note"),
                    Message("An empty line begins the next note."),
                    note.text,
                    f"split:{note.id}",
                    lambda live, text: of(live).split_note(note.id, parts_of(text)),
                )
            )

    def action_agree(self) -> None:
        note = self.chosen_note()
        if note is not None:
            self.in_turn(self._agree(note))

    async def _agree(self, note: Note) -> None:
        made = agreed_from(self.live.agreements()).get(note.id)
        if made is not None:
            self.say(Message("That note is agreement {number} already; F6 shows it.", number=made))
            return
        agreement = await self.perform(lambda live: of(live).agree(note.text, note.id))
        if agreement is not None:
            self.say(
                Message(
                    "Agreement {number} is made from the note. Who does it, and when: F6.",
                    number=agreement.number,
                )
            )

    def action_note_history(self) -> None:
        note = self.chosen_note()
        if note is None:
            return
        history = self.secretariat.note_history(note.id)
        others = {name for origin in history.origins for name in (origin.note, origin.origin)}
        texts = {each.id: each.text for each in self.live.store.editing.named(others)}
        self.app.push_screen(EditedNoteHistory(note.id, history, texts))

    def action_undo(self) -> None:
        self.in_turn(self._undone())

    async def _undone(self) -> None:
        action = await self.perform(lambda live: of(live).undo_editing())
        if action is not None:
            self.say(Message("Undone: {what}.", what=EDITING_TEXT.get(action.what, action.what)))

    def action_redo(self) -> None:
        self.in_turn(self.perform(lambda live: of(live).redo_editing()))
