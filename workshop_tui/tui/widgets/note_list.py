"""A list of notes with room for a thousand: wrapped, indented under what they deepen, and steady
while other processes add to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets.option_list import Option

from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import NoteKind
from workshop_tui.harmless import harmless
from workshop_tui.i18n import say
from workshop_tui.tui.widgets.cursor_list import CursorList
from workshop_tui.wording import KIND_TEXT

KIND_SIGN = {
    NoteKind.REACTION: "•",
    NoteKind.ADDITION: "+",
    NoteKind.CONTRADICTION: "!",
    NoteKind.QUESTION: "?",
    NoteKind.APPEAL: "»",
    NoteKind.COMPLAINT: "▾",
    NoteKind.WISH: "◇",
    NoteKind.COMPLIMENT: "♥",
}
"""A sign per kind; where there is a mark that a typist may use for it, that mark."""

STRUCK = Message("✗ struck out")
SHOWN_CHARACTERS = 2000
SHOWN_LINES = 30
"""A note longer than this is shortened in a list; its history and its editing show it whole."""

NARROWEST_TEXT = 12
INDENT = 2
DEEPEST = 5
"""Replies that lie deeper than this are indented no further."""


def kind_label(kind: NoteKind) -> str:
    """`! contradiction`, in the language in use."""
    return f"{KIND_SIGN[kind]} {say(KIND_TEXT[kind])}"


@dataclass(frozen=True)
class Row:
    """One entry of the list. `marks` stands behind the text, muted. A heading is a row that cannot be
    chosen and has only a text."""

    id: str
    text: str
    label: str = ""
    depth: int = 0
    struck: bool = False
    marks: str = ""
    heading: bool = False


def shortened(text: str) -> str:
    """What a list shows of a text, made harmless."""
    part = text[:SHOWN_CHARACTERS]
    lines = harmless(part).strip("\n").split("\n")
    if len(part) == len(text) and len(lines) <= SHOWN_LINES:
        return "\n".join(lines)
    rest = say(Message("({n} characters; h shows all)", n=len(text)))
    return "\n".join(lines[:SHOWN_LINES]) + f"… {rest}"


class RowVisual(Visual):
    """Draws a row: label in a column of its own, the text wrapped beside it."""

    def __init__(self, row: Row, label_width: int) -> None:
        self._row = row
        self._label_width = label_width
        self._width = -1
        self._lines: list[Content] = []

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The lines; part of Textual's protocol."""
        rules: RulesMap = {"text_wrap": "nowrap", "text_overflow": "clip"}
        plain = RenderOptions(options.get_style, rules)
        return [line.render_strips(width, 1, style, plain)[0] for line in self._laid_out(width)]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """All the room there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines the row takes."""
        return len(self._laid_out(width))

    def _laid_out(self, width: int) -> list[Content]:
        if width != self._width:
            self._width = width
            self._lines = self._heading(width) if self._row.heading else self._note(width)
        return self._lines

    def _heading(self, width: int) -> list[Content]:
        text = Content.styled(harmless(self._row.text), "bold $text-accent").truncate(width, ellipsis=True)
        rule = max(0, width - text.cell_length - 1)
        return [Content.assemble(text, " ", ("─" * rule, "$text-muted"))]

    def _note(self, width: int) -> list[Content]:
        row = self._row
        room = width - self._label_width - NARROWEST_TEXT
        indent = min(INDENT * min(row.depth, DEEPEST), max(0, room))
        branch = f"{'':{indent - INDENT}}↳ " if indent >= INDENT else ""
        style = "strike $text-muted" if row.struck else ""
        text = Content.styled(shortened(row.text), style)
        if row.marks:
            text = text + Content.styled(f"  {row.marks}", "$text-muted")
        left = len(branch) + self._label_width
        lines = text.wrap(max(2, width - left - 1))
        label = Content.styled(row.label, "$text-muted" if row.struck else "$text-secondary")
        label = label.pad_right(max(0, self._label_width - label.cell_length))
        first = Content.assemble((branch, "$text-muted"), label, lines[0])
        return [first, *(Content(" " * left) + line for line in lines[1:])]


class NoteList(CursorList):
    """Shows rows; changes only what changed, and keeps the chosen row and the place it scrolled to.

    With `follows` a list whose end is in view stays at its end when rows come behind it.
    """

    def __init__(self, *, label_width: int, follows: bool = False, id: str | None = None) -> None:
        super().__init__(id=id, markup=False, compact=True)
        self._rows: tuple[Row, ...] = ()
        self._visuals: dict[Row, RowVisual] = {}
        self._label_width = label_width
        self._follows = follows
        self._still = False

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    @property
    def chosen(self) -> str | None:
        """The id of the row that the cursor is on; None when there is none."""
        option = self.highlighted_option
        return None if option is None or option.disabled else option.id

    def show(self, rows: Sequence[Row]) -> None:
        """Shows these rows in the place of what is there."""
        new, old = tuple(rows), self._rows
        if new == old:
            return
        at_end = self._follows and self.scroll_offset.y >= self.max_scroll_y
        self._rows = new
        if new[: len(old)] == old:
            self.add_options(self._option(row) for row in new[len(old) :])
        elif [row.id for row in new] == [row.id for row in old]:
            for before, row in zip(old, new, strict=True):
                if before != row:
                    self.replace_option_prompt(row.id, self._visual(row))
        else:
            self._replace(new)
        if len(self._visuals) > 2 * len(new) + 100:
            self._visuals = {row: self._visual(row) for row in new}
        if at_end:
            self.call_after_refresh(self.scroll_end, animate=False)

    def choose(self, row_id: str | None, *, show: bool = True) -> None:
        """Puts the cursor on a row, by default scrolling it into view; None, or a row that is not
        there, takes it away."""
        self._still = not show
        try:
            known = row_id is not None and row_id in self._id_to_option
            self.highlighted = self.get_option_index(row_id) if known and row_id is not None else None
        finally:
            self._still = False

    def to_end(self) -> None:
        """Brings the last row into view."""
        self.call_after_refresh(self.scroll_end, animate=False)

    def choose_any(self) -> None:
        """Puts the cursor on the last row when it is on none."""
        if self.chosen is None and self._rows:
            self.action_last()

    def choose_first(self) -> None:
        """Puts the cursor on the first row when it is on none."""
        if self.chosen is None and self._rows:
            self.action_first()

    def _option(self, row: Row) -> Option:
        return Option(self._visual(row), id=row.id, disabled=row.heading)

    def _visual(self, row: Row) -> RowVisual:
        """The drawing of a row, which has laid out its lines already where it was shown before."""
        visual = self._visuals.get(row)
        if visual is None:
            visual = self._visuals[row] = RowVisual(row, self._label_width)
        return visual

    def _replace(self, rows: tuple[Row, ...]) -> None:
        """All anew; the chosen row stays where it is on the screen, else the scrolling stays."""
        chosen, scrolled = self.chosen, self.scroll_offset.y
        place = self.highlighted
        shift = 0 if place is None else self._index_to_line.get(place, 0) - scrolled
        self.set_options(self._option(row) for row in rows)
        self.choose(chosen, show=False)
        if self.highlighted is not None:
            scrolled = self._index_to_line.get(self.highlighted, 0) - shift
        self.scroll_to(y=max(0, scrolled), animate=False, immediate=True)

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Scrolls to the cursor, unless it was moved without."""
        if not self._still:
            super().scroll_to_highlight(top)

    def action_page_down(self) -> None:
        """A page further, also within a note that is longer than a page."""
        self._page(1)

    def action_page_up(self) -> None:
        """A page back."""
        self._page(-1)

    def _page(self, direction: int) -> None:
        height = self.scrollable_content_region.height
        self.scroll_relative(y=direction * max(1, height - 1), animate=False, immediate=True)
        lines = self._lines
        top = self.scroll_offset.y
        in_view = range(top, min(top + height, len(lines)))
        for line in reversed(in_view) if direction > 0 else in_view:
            option = self._options[lines[line][0]]
            if not option.disabled:
                self.choose(option.id, show=False)
                return
