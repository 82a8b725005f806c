"""The secretariat's screen: the places of the report, the notes of one, its editorial text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from workshop_tui.domain.conference import ItemKind
from workshop_tui.domain.editorial import (
    CONCLUSION,
    EditorialText,
    ReportState,
    ReportStatus,
    TextStatus,
    place_of,
)
from workshop_tui.domain.expectation import RunView
from workshop_tui.domain.message import Message
from workshop_tui.domain.note_editing import PlaceCount
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.report.places import table_of, text_name
from workshop_tui.tui.screens.edit_commands import EDIT_DOES
from workshop_tui.tui.screens.edit_notes import EditNotes
from workshop_tui.tui.screens.edit_texts import EditTexts
from workshop_tui.tui.text_shown import shown_text
from workshop_tui.tui.widgets.note_list import NoteList
from workshop_tui.tui.widgets.section_list import Section, SectionList
from workshop_tui.tui.widgets.text_editor import TextEditor
from workshop_tui.wording import TEXT_STATUS

PANES = ("places", "notes", "text")


class EditScreen(EditNotes, EditTexts):
    """Three panes side by side; in a narrow terminal one at a time."""

    CSS_PATH: ClassVar = ["../styles/note_dialog.tcss", "../styles/line_form.tcss", "../styles/edit.tcss"]
    ABOUT: ClassVar = Message(
        "From harvest to report. Left the places of the report with what is open at each; in the middle"
        " the notes as they were written down; right the text that goes into the report. Write the text,"
        " and mark each note as used or left out: what is left is still open. All is kept as you type."
    )
    DOES: ClassVar = EDIT_DOES

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="panes"):
            with Vertical(id="pane-places", classes="pane"):
                yield SectionList(id="sections")
            with Vertical(id="pane-notes", classes="pane"):
                yield Input(placeholder=say(Message("Search in all notes")), id="edit-search", compact=True)
                yield Static(id="notes-about", markup=False)
                yield NoteList(label_width=6, id="edit-notes")
            with Vertical(id="pane-text", classes="pane"):
                yield Static(id="text-about", markup=False)
                yield TextEditor(id="edit-text")
                with VerticalScroll(id="preview", can_focus=True):
                    yield Static(id="preview-text", markup=False)

    def on_mount(self) -> None:
        self._texts = self.secretariat.texts()
        super().on_mount()
        places = self.query_one(SectionList)
        places.focus()
        self._turn_to("places")
        if places.chosen is not None:
            self.open_place(places.chosen)
        self.workshop.call_after_refresh(self.ask_editor)

    # Drawing

    def show_strip(self, seen: RunView) -> None:
        """How the report stands, in the place of the day's clock."""
        self.show_banner(self.workshop.banner.text(self.live.now_ms(), None))
        self._strip.update(self._standing(self._counts, self._state))

    def _standing(self, counts: tuple[PlaceCount, ...], state: ReportState) -> Content:
        status = (
            Message("adopted; version {version}", version=state.version)
            if state.status is ReportStatus.ADOPTED
            else Message("concept; version {version}", version=state.version)
        )
        waiting = Message.counted(
            "{n} note is open", "{n} notes are open", n=sum(each.open for each in counts)
        )
        ready = sum(each.status is TextStatus.READY for each in self._texts.values())
        begun = sum(each.status is not TextStatus.EMPTY for each in self._texts.values())
        texts = Message("{ready} of {all} texts are ready", ready=ready, all=begun)
        right = Content(f" {one_line(self.workshop.mark or self.live.typed_by)}")
        parts = " · ".join((say(status), say(waiting), say(texts)))
        width = self.app.size.width - 2
        title = Content(one_line(self.live.conference.title[:200]))
        room = width - len(parts) - 3 - right.cell_length
        left = Content.assemble((parts, "bold"))
        if room > 8:
            left = Content.assemble(left, " · ", title.truncate(room, ellipsis=True))
        return left.pad_right(max(0, width - left.cell_length - right.cell_length)).append(right)

    def show_harvest(self) -> None:
        secretariat = self.secretariat
        self._texts = secretariat.texts()
        self._counts = secretariat.open_counts()
        self._state = secretariat.report_state()
        self._forked = set(secretariat.conflicts())
        self.query_one(SectionList).show(list(self._sections()))
        if self.key:
            self.show_notes()
            self.follow_text()
            self.show_text_head()
        self._strip.update(self._standing(self._counts, self._state))

    def _sections(self) -> Iterable[Section]:
        """Breaks without notes and without a text are no places of the report."""
        conference = self.live.conference
        counts = {each.place: each for each in self._counts}
        for key, text in self._texts.items():
            place = place_of(key)
            count = counts.get(place) if place is not None else None
            item = conference.item(place.item) if place is not None and place.item else None
            idle = count is None or not count.notes
            if item is not None and item.kind is ItemKind.BREAK and idle and not text.revisions:
                continue
            waits = count.open if count is not None and not key.startswith("appeal:") else 0
            name, depth = self._short_name(key)
            yield Section(key, name[:1].upper() + name[1:], text.status, waits, key in self._forked, depth)

    def _short_name(self, key: str) -> tuple[str, int]:
        """What the place is called in the list, and how far it is indented: tables stand under the world
        café, an appeal under its table."""
        place = place_of(key)
        table = None if place is None else table_of(self.live.conference, place.statement)
        if key.startswith("appeal:"):
            return say(Message("appeal")), 2
        if table is not None:
            return f"{table.statement.number}. {one_line(table.statement.theme)}", 1
        return one_line(say(text_name(self.live.conference, key))), int(key == CONCLUSION)

    def show_text_head(self) -> None:
        """The name of the text, how far it is, how many words; below it the text as the report shows it."""
        text = self._texts.get(self.key, EditorialText(self.key))
        editor = self.query_one(TextEditor)
        words = say(Message.counted("{n} word", "{n} words", n=len(editor.text.split())))
        parts = [say(TEXT_STATUS[text.status]), words]
        if self.is_locked:
            parts = [say(Message("adopted and locked")), words]
        elif editor.is_changed:
            parts.append(say(Message("being written…")))
        head = Content.assemble(
            (one_line(say(text_name(self.live.conference, self.key))), "bold"),
            (f"  {' · '.join(parts)}", "$quiet"),
        )
        if self.key in self._forked:
            said = say(Message("two versions stand side by side: v"))
            head = Content.assemble(head, "\n", (f"‼ {said}", "bold $warning"))
        self.query_one("#text-about", Static).update(head)
        if self.has_class("-preview"):
            shown = shown_text(self.live.conference, self.key, editor.text)
            self.query_one("#preview-text", Static).update(shown)

    # Going about

    @on(OptionList.OptionHighlighted, "#sections")
    def _section_chosen(self, event: OptionList.OptionHighlighted) -> None:
        # With keys faster than the screen the cursor has gone on already: to open a place that it has left
        # would draw it back, and so for ever to and fro between the two.
        if event.option.id not in (None, self.key) and event.option.id == self.query_one(SectionList).chosen:
            self.open_place(event.option.id)

    def open_place(self, key: str) -> None:
        """Shows the notes and the text of a place; what was typed elsewhere is written."""
        self.write_now()
        self.query_one(SectionList).choose(key)
        self.key = key
        self.begin_notes()
        self.open_text()
        self.show_notes()
        self.show_text_head()

    def _turn_to(self, pane: str) -> None:
        """In a narrow terminal only that one shows."""
        for each in PANES:
            self.set_class(each == pane, f"-pane-{each}")

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The pane with the focus is the one that shows where there is room for one."""
        for pane in PANES:
            if any(each.id == f"pane-{pane}" for each in event.widget.ancestors):
                self._turn_to(pane)

    @property
    def pane(self) -> str:
        """The pane with the focus."""
        return next((each for each in PANES if self.has_class(f"-pane-{each}")), "places")

    def go_to(self, pane: str) -> None:
        """Puts the focus into a pane."""
        self._turn_to(pane)
        text = "#preview" if self.has_class("-preview") else "#edit-text"
        self.query_one({"places": "#sections", "notes": "#edit-notes", "text": text}[pane]).focus()
        if pane == "notes":
            self.query_one("#edit-notes", NoteList).choose_first()

    def action_next_pane(self) -> None:
        self.go_to(PANES[(PANES.index(self.pane) + 1) % len(PANES)])

    def action_pane_before(self) -> None:
        self.go_to(PANES[(PANES.index(self.pane) - 1) % len(PANES)])

    def action_go_in(self) -> None:
        """From the places to the notes, from the notes to the text; from a note that was found to its
        place."""
        note = self.chosen_note()
        if self.pane == "notes" and self.wanted.search and note is not None:
            self.show_note(note)
        else:
            self.go_to("notes" if self.pane == "places" else "text")

    def action_back(self) -> None:
        """From the search line or the text to the notes; in the notes nothing is selected any more."""
        if self.pane == "notes" and self.query_one("#edit-notes").has_focus:
            self.select_nothing()
        elif self.pane == "notes" and self.query_one("#edit-search", Input).value:
            self.query_one("#edit-search", Input).value = ""
            self.go_to("notes")
        else:
            self.go_to(
                "notes" if self.pane != "notes" or self.query_one("#edit-search").has_focus else "places"
            )

    def action_to_search(self) -> None:
        self._turn_to("notes")
        self.query_one("#edit-search").focus()

    def action_search(self) -> None:
        """The search of this screen is its own."""
        self.action_to_search()
