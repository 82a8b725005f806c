"""The positions screen: what each organisation holds of each option or project, as a matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.css.query import NoMatches
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from workshop_tui.domain.message import Message
from workshop_tui.domain.positions import Cell, Matrix, Party, Row, SubjectState
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.tui import position_words
from workshop_tui.tui.position_words import CONTRIBUTION, MOTIVE
from workshop_tui.tui.screens.base import WorkshopScreen
from workshop_tui.tui.screens.position_commands import DOES
from workshop_tui.tui.screens.position_history import PositionHistory
from workshop_tui.tui.widgets.bar import Bar
from workshop_tui.tui.widgets.position_bar import Field, PositionBar
from workshop_tui.tui.widgets.position_grid import PositionGrid
from workshop_tui.wording import SUBJECT_TEXT


class PositionsScreen(WorkshopScreen):
    """One block at a time."""

    CSS_PATH: ClassVar = ["../styles/positions.tcss"]
    ABOUT: ClassVar = Message(
        "What each organisation holds of each option or project. Arrows go through the matrix; a digit"
        " sets the step and goes on. Totals stand at the edges: those of an organisation leave out what"
        " was struck off or merged. What is struck off stays in sight, in the later conferences of the"
        " series too. Nothing is lost: “h” brings back what stood in a cell before."
    )
    DOES: ClassVar = DOES

    def __init__(self) -> None:
        super().__init__()
        for number in range(1, 10):
            key = self._bindings.key_to_bindings[str(number)][0]
            only = replace(key, action=f"set_step({number})", show=number == 1)
            self._bindings.key_to_bindings[str(number)] = [only]
        self._matrices: tuple[Matrix, ...] = ()
        self._block = ""
        self._down = False
        self._drawn: tuple[object, ...] = ()

    def body(self) -> Iterable[Widget]:
        yield Static(id="positions-title", markup=False)
        yield Static(id="positions-legend", markup=False)
        yield PositionGrid(id="positions")
        with Vertical(id="position-whole"):
            yield Static(id="position-text", markup=False)
        yield Static(id="positions-empty", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self._grid.focus()

    def on_resize(self, event: Resize) -> None:
        super().on_resize(event)
        self._draw()

    def show_harvest(self) -> None:
        self._matrices = self.live.matrices()
        self._draw()

    # What is shown

    @property
    def _grid(self) -> PositionGrid:
        return self.query_one(PositionGrid)

    @property
    def matrix(self) -> Matrix | None:
        """The block that is shown; None in a conference without positions."""
        named = (each for each in self._matrices if each.block.id == self._block)
        return next(named, self._matrices[0] if self._matrices else None)

    @property
    def chosen(self) -> tuple[Row, Party, Cell] | None:
        """The subject, the party and the cell that the cursor is on."""
        matrix, at = self.matrix, self._grid.chosen
        if matrix is None or at is None:
            return None
        return (*at, at[0].cells[matrix.parties.index(at[1])])

    def _draw(self) -> None:
        matrix = self.matrix
        width = self.app.size.width - 2
        drawn = (self._matrices, self._block, self._down, width)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        cells = matrix is not None and matrix.rows and matrix.parties
        for name in ("positions-title", "positions-legend", "positions", "position-whole"):
            self.query_one(f"#{name}").display = bool(cells)
        empty = self.query_one("#positions-empty", Static)
        empty.display = not cells
        if matrix is None or not cells:
            empty.update(Content(say(_empty(matrix))))
            return
        self.query_one("#positions-title", Static).update(self._title(matrix))
        self.query_one("#positions-legend", Static).update(position_words.legend(matrix, width))
        self._grid.show(matrix)
        self._draw_whole()

    def _title(self, matrix: Matrix) -> Content:
        title = Content.styled(one_line(matrix.block.title), "bold $accent")
        totals = matrix.totals
        parts = [say(Message("{n} of {all} positions", n=totals.stated, all=totals.of))]
        if len(self._matrices) > 1:
            at = [each.block.id for each in self._matrices].index(matrix.block.id) + 1
            parts.append(say(Message("block {n} of {all} [ ]", n=at, all=len(self._matrices))))
        parts.append("v ↓" if self._down else "v →")
        return title.append(Content.styled(" · " + " · ".join(parts), "$quiet"))

    def _draw_whole(self) -> None:
        """The subject and the cell that the cursor is on, with all that was said."""
        matrix, chosen = self.matrix, self.chosen
        if matrix is None or chosen is None:
            return
        row, party, cell = chosen
        parts = [Content.styled(f"{row.number}. {one_line(row.subject)}", "bold")]
        decision = position_words.decision(self.live.conference, row)
        if decision:
            parts.append(Content.styled(decision, position_words.STATE_COLOUR.get(decision[0], "$quiet")))
        held = Content.styled(one_line(party.name), "bold")
        parts.append(held.append(f": {position_words.cell_words(matrix, cell)}"))
        for sign, text in ((MOTIVE, cell.motive), (CONTRIBUTION, cell.contribution)):
            if text:
                parts.append(Content(f"{sign} {position_words.clipped(text)}"))
        self.query_one("#position-text", Static).update(Content("\n").join(parts))

    def on_position_grid_moved(self) -> None:
        self._draw_whole()

    # Positions

    def action_set_step(self, number: int = 0) -> None:
        """Sets the step with that number, and goes on; without one, the next step."""
        matrix, chosen = self.matrix, self.chosen
        if matrix is None or chosen is None:
            return
        row, party, _ = chosen
        keys = [step.key for step in matrix.block.scale]
        if number > len(keys):
            said = Message.counted(
                "There is {n} step here, not {number}.",
                "There are {n} steps here, not {number}.",
                n=len(keys),
                number=number,
            )
            self._say(said)
            return
        block = matrix.block

        def set_step(live: Live) -> Cell:
            step = keys[number - 1] if number else _following(live, block.id, row.subject, party.name)
            return live.set_position(block.id, row.subject, party.name, step)

        at = self._grid.place
        if number:
            self._grid.step_on(down=self._down)
        self.in_turn(self._set_step(set_step, at, self._grid.place))

    async def _set_step(
        self, set_step: Callable[[Live], Cell], at: tuple[int, int], after: tuple[int, int]
    ) -> None:
        """What was refused has the cursor back, unless that has gone on since."""
        if await self.perform(set_step) is None and self._grid.place == after:
            self._grid.go_to(*at)

    def action_cycle(self) -> None:
        self.action_set_step()

    def action_clear_position(self) -> None:
        matrix, chosen = self.matrix, self.chosen
        if matrix is not None and chosen is not None:
            row, party, _ = chosen
            self.in_turn(
                self.perform(lambda live: live.clear_position(matrix.block.id, row.subject, party.name))
            )

    async def action_motive(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            await self._ask(Message("motive"), chosen[2].motive, "motive", Live.set_motive)

    async def action_contribution(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            await self._ask(
                Message("contribution"), chosen[2].contribution, "contribution", Live.set_contribution
            )

    async def _ask(
        self, what: Message, value: str, key: str, write: Callable[[Live, str, str, str, str], Cell]
    ) -> None:
        matrix, chosen = self.matrix, self.chosen
        if matrix is None or chosen is None:
            return
        row, party, _ = chosen
        block = matrix.block.id
        field = Field(f"position:{block}:{row.subject}:{party.name}:{key}", value)
        title = f"{say(what)} · {party.name} · {row.subject}"
        await self._open(
            PositionBar(
                title, [field], lambda live, typed: write(live, block, row.subject, party.name, typed[0])
            )
        )

    def action_position_history(self) -> None:
        matrix, chosen = self.matrix, self.chosen
        if matrix is not None and chosen is not None:
            self.app.push_screen(PositionHistory(matrix, chosen[0], chosen[1]))

    def action_direction(self) -> None:
        self._down = not self._down
        self._draw()

    # Subjects

    async def action_keep(self) -> None:
        await self._judge(SubjectState.KEPT)

    async def action_prefer(self) -> None:
        await self._judge(SubjectState.PREFERRED)

    async def action_strike_off(self) -> None:
        await self._judge(SubjectState.STRUCK_OFF)

    async def action_merge(self) -> None:
        await self._judge(SubjectState.MERGED)

    async def _judge(self, state: SubjectState) -> None:
        """Asks for the reason, which may be none. What is so already is opened again."""
        matrix, chosen = self.matrix, self.chosen
        if matrix is None or chosen is None:
            return
        row, block = chosen[0], matrix.block.id
        to = SubjectState.OPEN if row.state is state else state
        place = f"position:{block}:{row.subject}:{to.value}"
        fields = [Field(place, placeholder=say(Message("reason (may be empty)")))]
        if to is SubjectState.MERGED:
            fields.insert(0, Field(f"{place}:into", placeholder=say(Message("into: number or name"))))

        def act(live: Live, typed: tuple[str, ...]) -> Row:
            into = typed[0] if to is SubjectState.MERGED else None
            return live.judge_subject(block, row.subject, to, typed[-1], into=into)

        await self._open(PositionBar(f"{say(SUBJECT_TEXT[to])} · {row.subject}", fields, act))

    # Parties

    async def action_add_party(self) -> None:
        if self.matrix is None:
            return
        field = Field("position:party", placeholder=say(Message("name")))
        title = say(Message("a party that joins"))
        await self._open(PositionBar(title, [field], lambda live, typed: live.add_party(typed[0])))

    def action_remove_party(self) -> None:
        if self.chosen is not None:
            self.in_turn(self._remove_party(self.chosen[1].name))

    async def _remove_party(self, name: str) -> None:
        def remove(live: Live) -> bool:
            live.remove_party(name)
            return True

        if await self.perform(remove):
            self._say(Message("“{name}” is taken out.", name=one_line(name)))

    # Blocks

    def action_block_before(self) -> None:
        self._other_block(-1)

    def action_block_after(self) -> None:
        self._other_block(1)

    def _other_block(self, step: int) -> None:
        matrix = self.matrix
        if matrix is not None:
            ids = [each.block.id for each in self._matrices]
            self._block = ids[(ids.index(matrix.block.id) + step) % len(ids)]
            self._draw()

    # The bar at the bottom

    async def _open(self, bar: PositionBar) -> None:
        await self.query(Bar).remove()
        await self.mount(bar, after="#position-whole")
        bar.focus_input()

    def on_position_bar_typed(self, event: PositionBar.Typed) -> None:
        self.in_turn(self._write(event))

    async def _write(self, event: PositionBar.Typed) -> None:
        if await self.perform(event.write):
            event.saved()
        else:
            event.bar.refused()

    async def on_bar_closed(self, event: Bar.Closed) -> None:
        await event.bar.remove()
        try:
            self._grid.focus()
        except NoMatches:
            return

    def _say(self, message: Message) -> None:
        self.notify(say(message), markup=False, timeout=5)


def _following(live: Live, block: str, subject: str, party: str) -> str:
    """The step after the one that stands in the cell when it is written; the first in an empty one."""
    matrix = next(each for each in live.matrices() if each.block.id == block)
    row = next(each for each in matrix.rows if each.subject == subject)
    step = row.cells[[each.name for each in matrix.parties].index(party)].step
    keys = [each.key for each in matrix.block.scale]
    return keys[(keys.index(step) + 1) % len(keys)] if step in keys else keys[0]


def _empty(matrix: Matrix | None) -> Message:
    if matrix is None:
        return Message(
            "This conference has no positions.\n\nIts session file can have them, in a block “positions”:"
            " subjects, a scale, and the organisations that take a position."
        )
    if not matrix.rows:
        return Message("This block has no subjects yet; they come from the session file.")
    return Message("There are no organisations yet. “+” adds one; the session file can name them.")
