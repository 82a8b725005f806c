"""The planner: the programme as a list, what is to be said of it beside it, everything changed by keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingsMap
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Click, Resize
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.harmless import harmless, one_line
from workshop_tui.i18n import say
from workshop_tui.sessionfile.planning import Plan
from workshop_tui.sessionfile.problems import KeyPath
from workshop_tui.tui.commands import bindings
from workshop_tui.tui.screens import planner_rows
from workshop_tui.tui.screens.planner_commands import PLANNER_DOES
from workshop_tui.tui.screens.planner_rows import path_of, row_of
from workshop_tui.tui.widgets.cursor_list import CursorList
from workshop_tui.tui.widgets.key_line import KeyLine
from workshop_tui.tui.widgets.too_small import TooSmall, small_or_not

if TYPE_CHECKING:
    from workshop_tui.tui.planner_app import PlannerApp

ROWS = {
    "agenda": planner_rows.agenda_rows,
    "tables": planner_rows.table_rows,
    "rest": planner_rows.rest_rows,
}
"""The views, and what is listed in each."""

VIEW_OF = {"agenda": "agenda", "tables": "tables"}


class PlanView(Screen[None]):
    """Shows the plan; what changes it is in `PlannerScreen`."""

    CSS_PATH: ClassVar = ["../styles/planner.tcss"]
    AUTO_FOCUS = "#plan-rows"
    ABOUT: ClassVar = Message(
        "The programme of a conference, made and changed; it is saved as a session file. A gap or what does"
        " not fit is told at once, as “check” does. What is not saved yet is kept, and offered again."
    )
    DOES: ClassVar = PLANNER_DOES

    def __init__(self) -> None:
        super().__init__()
        self._bindings = BindingsMap.merge([self._bindings, bindings(self.DOES)])
        self.view = "agenda"
        self.pushes = True
        self._places: dict[str, int] = {}

    @property
    def planner(self) -> PlannerApp:
        """The app, with its type."""
        return cast("PlannerApp", self.app)

    @property
    def plan(self) -> Plan:
        """What is worked on."""
        return self.planner.plan

    def compose(self) -> ComposeResult:
        yield Static(id="plan-head", markup=False)
        yield Static(id="plan-sums", markup=False)
        with Horizontal(id="plan-panes"):
            yield CursorList(id="plan-rows", markup=False, compact=True)
            with VerticalScroll(id="plan-side", can_focus=False):
                yield Static(id="plan-problems", markup=False)
                yield Static(id="plan-about", markup=False)
        yield KeyLine()
        yield TooSmall()

    def on_mount(self) -> None:
        self.redraw()

    def on_resize(self, event: Resize) -> None:
        small_or_not(self, event.size)

    @property
    def rows(self) -> CursorList:
        """The list."""
        return self.query_one("#plan-rows", CursorList)

    @property
    def path(self) -> KeyPath:
        """The entry under the cursor; empty where there is none."""
        option = self.rows.highlighted_option
        return () if option is None or option.id is None else path_of(option.id)

    def redraw(self, to: KeyPath | None = None) -> None:
        """Shows the plan as it is now, with the cursor on that entry, or where it was."""
        plan, wanted = self.plan, self.path if to is None else to
        if to:
            self.view = VIEW_OF.get(str(to[0]), "rest")
        told = {row_of(found) for found in plan.problems}
        rows = list(ROWS[self.view](plan.conference, told))
        listed = self.rows
        before = self._places.get(self.view, 0) if listed.highlighted is None else listed.highlighted
        listed.clear_options()
        listed.add_options(Option(row.text, id=row.id, disabled=row.path is None) for row in rows)
        places = [place for place, row in enumerate(rows) if row.path == wanted]
        if rows:
            listed.highlighted = places[0] if places else min(before, len(rows) - 1)
        self._show_head()
        self.query_one("#plan-sums", Static).update(planner_rows.sums(plan.conference))
        self.query_one("#plan-problems", Static).update(
            planner_rows.problem_lines(plan.conference, plan.problems)
        )
        self._show_about()

    def _show_head(self) -> None:
        plan = self.plan
        where = say(Message("not saved yet")) if plan.file is None else plan.file.name
        state = Message("changed") if plan.is_changed else Message("saved")
        rest = Message("the rest moves along") if self.pushes else Message("a gap shows")
        views = [
            ("F2", Message("programme"), "agenda"),
            ("F3", Message("tables"), "tables"),
            ("F4", Message("conference"), "rest"),
        ]
        tabs = [
            Content.assemble((f" {key} {say(name)} ", "bold reverse" if view == self.view else "$quiet"))
            for key, name, view in views
        ]
        said = f"  {say(state)} · {say(rest)} · {one_line(where)}  "
        self.query_one("#plan-head", Static).update(
            Content("").join(tabs) + Content.styled(said, "$quiet") + Content(one_line(plan.conference.title))
        )

    @on(OptionList.OptionHighlighted)
    def _show_about(self) -> None:
        self.query_one("#plan-about", Static).update(planner_rows.about(self.plan.conference, self.path))

    def on_click(self, event: Click) -> None:
        """A second click changes the line; one in the head goes to its view."""
        if event.chain == 2 and event.widget is self.rows:
            self.call_later(self.run_action, "edit_row")
        elif event.widget is not None and event.widget.id == "plan-head":
            self._view_at(event.x)

    def _view_at(self, column: int) -> None:
        end = 0
        for key, name, view in (
            ("F2", Message("programme"), "agenda"),
            ("F3", Message("tables"), "tables"),
            ("F4", Message("conference"), "rest"),
        ):
            end += Content(f" {key} {say(name)} ").cell_length
            if column < end:
                self.show(view)
                return

    def show(self, view: str) -> None:
        """Another view, with the cursor where it was there."""
        self._places[self.view] = self.rows.highlighted or 0
        self.view = view
        self.rows.highlighted = None
        self.redraw()

    def say(self, message: Message) -> None:
        """A short word to whoever pressed a key."""
        self.notify(harmless(say(message)), markup=False, timeout=5)

    def tell(self, problem: Refusal) -> None:
        """Why something cannot be."""
        self.notify(harmless(say(problem)), severity="warning", markup=False, timeout=8)

    def change(self, make: Callable[[Conference], Conference], to: KeyPath | None = None) -> None:
        """Puts a change in force and keeps the draft. Raises Refusal when it cannot be."""
        self.plan.change(make)
        if self.plan.is_changed:
            self.planner.keep()
        self.redraw(to)

    def try_change(self, make: Callable[[Conference], Conference], to: KeyPath | None = None) -> None:
        """The same; what is refused is told."""
        try:
            self.change(make, to)
        except Refusal as problem:
            self.tell(problem)
