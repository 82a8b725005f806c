"""The matrix of positions: subjects down, parties across, totals at the edges. The heads of rows and
columns and the totals always stay in sight; between them it shows the part that the cursor is in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.message import Message as Posted
from textual.style import Style
from textual.widget import Widget

from workshop_tui.domain.message import Message
from workshop_tui.domain.positions import Matrix, Party, Row, Totals, letters
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.tui.position_words import STATE_COLOUR, TOTAL, cell_text, step_colours
from workshop_tui.wording import SUBJECT_SIGN

LEAST_HEAD, MOST_HEAD = 22, 64
LEAST_COLUMN, MOST_COLUMN = 5, 22
SUM = 4
"""Columns that a total takes."""

LEAST_ROWS = 8
"""Subjects in sight below which the totals per step make room for them."""

CURSOR = "$block-cursor-foreground on $block-cursor-background"
BESIDE = "on $block-cursor-blurred-background"
EDGE = "on $panel"
NO_COUNT = "·"


@dataclass(frozen=True)
class Window:
    """What is in sight: rows and columns from their first to before their last, and the widths.
    `across` and `below` are the totals, by their place in `_sums`, at the right edge and below."""

    rows: range
    columns: range
    head: int
    column: int
    across: range
    below: range


class PositionGrid(Widget, can_focus=True):
    """The matrix with a cursor. It asks nothing of the conference; it is shown one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", show=False, id="position_up"),
        Binding("down", "move(1, 0)", show=False, id="position_down"),
        Binding("left", "move(0, -1)", show=False, id="position_left"),
        Binding("right", "move(0, 1)", show=False, id="position_right"),
        Binding("home", "move(0, -9999)", show=False, id="position_first"),
        Binding("end", "move(0, 9999)", show=False, id="position_last"),
        Binding("pageup", "page(-1)", show=False, id="position_page_up"),
        Binding("pagedown", "page(1)", show=False, id="position_page_down"),
        Binding("ctrl+home", "move(-9999, 0)", show=False, id="position_top"),
        Binding("ctrl+end", "move(9999, 0)", show=False, id="position_bottom"),
    ]

    class Moved(Posted):
        """The cursor is on another cell."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._matrix: Matrix | None = None
        self._row = 0
        self._column = 0
        self._first_row = 0
        self._first_column = 0

    # What is shown

    def show(self, matrix: Matrix) -> None:
        """Shows a matrix; of the same block the cursor stays on its subject and party."""
        before, chosen = self._matrix, self.chosen
        if matrix == before:
            return
        self._matrix = matrix
        if before is None or before.block.id != matrix.block.id:
            self._row = self._column = self._first_row = self._first_column = 0
        elif chosen is not None:
            subjects = [row.subject for row in matrix.rows]
            names = [party.name for party in matrix.parties]
            if chosen[0].subject in subjects:
                self._row = subjects.index(chosen[0].subject)
            if chosen[1].name in names:
                self._column = names.index(chosen[1].name)
        self._keep_within()
        self.refresh()
        self.post_message(self.Moved())

    @property
    def chosen(self) -> tuple[Row, Party] | None:
        """The subject and the party that the cursor is on; None in a matrix without cells."""
        matrix = self._matrix
        if matrix is None or not matrix.rows or not matrix.parties:
            return None
        return matrix.rows[self._row], matrix.parties[self._column]

    # Moving

    def action_move(self, down: int, right: int) -> None:
        """Moves the cursor by so many rows and columns, as far as there are."""
        self._row += down
        self._column += right
        self._keep_within()
        self.refresh()
        self.post_message(self.Moved())

    def action_page(self, direction: int) -> None:
        """A screenful of subjects further or back."""
        self.action_move(direction * max(1, len(self.window().rows) - 1), 0)

    def step_on(self, *, down: bool) -> None:
        """To the next cell: across and then down, or down and then across. Stays at the very end."""
        matrix = self._matrix
        if matrix is None or self.chosen is None:
            return
        rows, columns = len(matrix.rows), len(matrix.parties)
        if down:
            place = self._column * rows + self._row + 1
            to = (place % rows, place // rows)
        else:
            place = self._row * columns + self._column + 1
            to = (place // columns, place % columns)
        if place < rows * columns:
            self.action_move(to[0] - self._row, to[1] - self._column)

    @property
    def place(self) -> tuple[int, int]:
        """The row and the column that the cursor is on, from 0."""
        return self._row, self._column

    def go_to(self, row: int, column: int) -> None:
        """Puts the cursor on a cell."""
        self.action_move(row - self._row, column - self._column)

    def on_click(self, event: Click) -> None:
        """Puts the cursor where the mouse is."""
        cell = event.style.meta.get("cell")
        if isinstance(cell, tuple):
            self.go_to(*cell)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        event.stop()
        self.action_move(1, 0)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        event.stop()
        self.action_move(-1, 0)

    def _keep_within(self) -> None:
        matrix = self._matrix
        rows, columns = (len(matrix.rows), len(matrix.parties)) if matrix else (0, 0)
        self._row = min(max(0, self._row), max(0, rows - 1))
        self._column = min(max(0, self._column), max(0, columns - 1))

    # Drawing

    def window(self) -> Window:
        """What is in sight at this size, the cursor in it."""
        matrix = self._matrix
        assert matrix is not None
        width, height = max(1, self.size.width), max(1, self.size.height)
        names = [cell_len(one_line(party.name[:400])) + 2 for party in matrix.parties]
        longest = max((cell_len(_subject(row)) + 3 for row in matrix.rows), default=0)
        across = _fitting(matrix, (width - LEAST_HEAD - 3 * LEAST_COLUMN - 1) // SUM)
        below = _fitting(matrix, height - 1 - min(len(matrix.rows), LEAST_ROWS))
        count = max(1, len(matrix.parties))
        room = width - SUM * len(across) - 1
        wanted = min(max(longest, LEAST_HEAD), MOST_HEAD, max(LEAST_HEAD, room * 2 // 5))
        column = max(LEAST_COLUMN, min(max([LEAST_COLUMN, *names]), MOST_COLUMN, (room - wanted) // count))
        seen = min(count, max(1, (room - LEAST_HEAD) // column))
        head = max(1, min(max(longest, LEAST_HEAD), MOST_HEAD, room - seen * column))
        lines = max(1, height - 1 - len(below))
        self._first_row = _start(self._first_row, self._row, lines, len(matrix.rows))
        self._first_column = _start(self._first_column, self._column, seen, count)
        return Window(
            range(self._first_row, min(len(matrix.rows), self._first_row + lines)),
            range(self._first_column, min(len(matrix.parties), self._first_column + seen)),
            head, column, across, below,
        )  # fmt: skip

    def render(self) -> Content:
        matrix = self._matrix
        if matrix is None:
            return Content("")
        window = self.window()
        lines = [self._heads(matrix, window), *(self._line(matrix, window, row) for row in window.rows)]
        lines += self._totals(matrix, window)
        return Content("\n").join(lines)

    def _heads(self, matrix: Matrix, window: Window) -> Content:
        parts = [(set_cell_size(_extent(matrix, window), window.head), f"$quiet {EDGE}")]
        for place in window.columns:
            name = _centred(_party(matrix.parties[place], window.column), window.column)
            parts.append((name, f"bold {CURSOR if place == self._column else EDGE}"))
        parts.append((" ", EDGE))
        for sign, colour in _sums(matrix)[window.across.start :]:
            parts.append((f"{sign:>{SUM}}", f"bold {colour} {EDGE}"))
        return Content.assemble(*parts)

    def _line(self, matrix: Matrix, window: Window, place: int) -> Content:
        row = matrix.rows[place]
        here = place == self._row
        ground = BESIDE if here else "on $surface" if place % 2 else ""
        parts = [_head(row, window.head, here, ground)]
        for column in window.columns:
            text, colour = cell_text(matrix, row.cells[column])
            at_cursor = here and column == self._column
            under = BESIDE if column == self._column else ground
            look = CURSOR if at_cursor else f"{colour if row.in_play else '$quiet'} {under}"
            cell = Content.styled(_signed(text, window.column, marked=at_cursor), f"bold {look}")
            parts.append(cell.stylize(Style.from_meta({"cell": (place, column)})))
        parts.append(Content.styled(" ", ground))
        counts, sums = _counts(matrix, row.totals), _sums(matrix)
        for kind in window.across:
            colour = sums[kind][1] if counts[kind] and row.in_play else "$quiet"
            parts.append(Content.styled(f"{counts[kind] or NO_COUNT:>{SUM}}", f"{colour} {ground}"))
        return Content("").join(parts)

    def _totals(self, matrix: Matrix, window: Window) -> list[Content]:
        labels = [one_line(step.label[:80]) for step in matrix.block.scale]
        labels.append(say(Message("takes part")))
        lines = []
        for kind in window.below:
            sign, colour = _sums(matrix)[kind]
            label = _cut(labels[kind], window.head - 4)
            pad = " " * (window.head - 3 - cell_len(label))
            parts = [(f"{pad}{label} ", EDGE), (f"{sign} ", f"bold {colour} {EDGE}")]
            for place in window.columns:
                count = _counts(matrix, matrix.party_totals[place])[kind]
                shown = _signed(str(count or NO_COUNT), window.column, marked=False)
                parts.append((shown, f"{colour if count else '$quiet'} {EDGE}"))
            parts.append((" ", EDGE))
            whole = f"{_counts(matrix, matrix.totals)[kind]:>{SUM}}"
            parts += [
                (whole if each == kind else " " * SUM, f"bold {colour} {EDGE}") for each in window.across
            ]
            lines.append(Content.assemble(*parts))
        return lines


def _start(first: int, at: int, seen: int, count: int) -> int:
    """The first one in sight, moved no further than the cursor asks."""
    first = min(first, max(0, count - seen))
    return at if at < first else at - seen + 1 if at >= first + seen else first


def _fitting(matrix: Matrix, room: int) -> range:
    """The totals for which there is room: all, else those that take part, else none."""
    count = len(matrix.block.scale) + matrix.has_taking_part
    least = 1 if matrix.has_taking_part else 0
    return range(count - (count if count <= room else least if least <= room else 0), count)


def _sums(matrix: Matrix) -> list[tuple[str, str]]:
    """The signs of the totals with their colours."""
    scale = matrix.block.scale
    found = list(zip(letters(scale), step_colours(len(scale)), strict=True))
    return [*found, (TOTAL, "$accent")] if matrix.has_taking_part else found


def _counts(matrix: Matrix, totals: Totals) -> list[int]:
    return [*totals.steps, *([totals.taking_part] if matrix.has_taking_part else [])]


def _subject(row: Row) -> str:
    return f"{row.number:>2}. {one_line(row.subject[:400])}"


def _party(party: Party, width: int) -> str:
    """The whole name where the column has room for it, else the short one."""
    name = one_line(party.name[:400])
    return name if cell_len(name) < width else one_line(party.short[:400])


def _extent(matrix: Matrix, window: Window) -> str:
    """Which rows and columns are in sight, when those are not all."""
    parts = []
    for sign, seen, count in (
        ("↕", window.rows, len(matrix.rows)),
        ("↔", window.columns, len(matrix.parties)),
    ):
        if len(seen) < count:
            parts.append(f"{sign} {seen.start + 1}–{seen.stop}/{count}")
    return "  ".join(parts)


def _head(row: Row, width: int, here: bool, ground: str) -> Content:
    """The subject with the sign of what became of it; struck through when it is out of play."""
    name = _cut(_subject(row), width - 3)
    look = "strike $quiet" if not row.in_play else "bold" if here or row.judgement else ""
    sign = SUBJECT_SIGN[row.state]
    return Content.assemble(
        (f"{sign} ", f"bold {STATE_COLOUR.get(sign, '')} {ground}"),
        (name, f"{look} {ground}"),
        (" " * (width - 2 - cell_len(name)), ground),
    )


def _signed(text: str, width: int, *, marked: bool) -> str:
    """The letter in the column with its marks behind it; between brackets where the cursor is, so that
    it is not shown by colour alone."""
    before = max(1, min((width - 1) // 2, width - 4))
    left, right = ("[", "]") if marked else (" ", " ")
    return f"{' ' * (before - 1)}{left}{text}{right}".ljust(width)


def _centred(text: str, width: int) -> str:
    shown = _cut(text, width - 1)
    left = (width - cell_len(shown)) // 2
    return " " * left + shown + " " * (width - cell_len(shown) - left)


def _cut(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""
