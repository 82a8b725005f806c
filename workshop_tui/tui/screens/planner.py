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
    "people": planner_rows.people_rows,
}
"""The views, and what is listed in each."""

VIEW_OF = {"agenda": "agenda", "tables": "tables", "participants": "people"}

TABS = (
    ("F2", Message("programme"), "agenda"),
    ("F3", Message("tables"), "tables"),
    ("F4", Message("conference"), "rest"),
    ("F5", Message("participants"), "people"),
    ("F6", Message("text"), "text"),
)
"""The views with their keys, as the head names them; the last is the text of the file itself."""

FOR_ITEMS = frozenset({"longer", "shorter", "kind"})
"""What can be done with an item of the programme alone."""

OF_VIEW = {"agenda": "agenda", "tables": "tables", "people": "participants"}
"""The part of a conference that alone is listed in a view."""


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
        self._listed: list[planner_rows.PlanRow] = []
        self._listed_of: tuple[object, ...] = ()

    @property
    def planner(self) -> PlannerApp:
        """The app, with its type."""
        return cast("PlannerApp", self.app)

    @property
    def plan(self) -> Plan:
        """What is worked on."""
        return self.planner.plan

    @property
    def useless(self) -> frozenset[str]:
        """What the footer need not name: what is for items alone, where none are listed."""
        return frozenset() if self.view == "agenda" else FOR_ITEMS

    def compose(self) -> ComposeResult:
        yield Static(id="plan-head", markup=False)
        yield Static(id="plan-title", markup=False)
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
        self._show_head()

    @property
    def rows(self) -> CursorList:
        """The list."""
        return self.query_one("#plan-rows", CursorList)

    @property
    def listed(self) -> list[planner_rows.PlanRow]:
        """The lines of the list."""
        return self._listed

    @property
    def path(self) -> KeyPath:
        """The entry under the cursor; empty where there is none."""
        option = self.rows.highlighted_option
        return () if option is None or option.id is None else path_of(option.id)

    def redraw(self, to: KeyPath | None = None) -> None:
        """Shows the plan as it is now, with the cursor on that entry, or where it was in that view."""
        plan, wanted = self.plan, self.path if to is None else to
        if to:
            self.view = VIEW_OF.get(str(to[0]), "rest")
        self._list()
        places = [place for place, row in enumerate(self._listed) if row.path == wanted]
        if self._listed:
            before = self._places.get(self.view, 0)
            self.rows.highlighted = places[0] if places else min(before, len(self._listed) - 1)
        self._show_head()
        self.query_one("#plan-sums", Static).update(planner_rows.sums(plan.conference))
        self.query_one("#plan-problems", Static).update(
            planner_rows.problem_lines(plan.conference, plan.problems)
        )
        self._show_about()

    def _list(self) -> None:
        """Puts the lines of the view into the list: where there are as many as before, only those that are
        otherwise; with hundreds of them the rest would be felt at every key."""
        conference, listed = self.plan.conference, self.rows
        told = frozenset(row_of(found) for found in self.plan.problems)
        part = getattr(conference, OF_VIEW[self.view]) if self.view in OF_VIEW else conference
        of = (self.view, told, part)
        if self._listed_of[:2] == of[:2] and self._listed_of[2] is part:
            return
        if listed.highlighted is not None:
            self._places[self.view] = listed.highlighted
        rows = list(ROWS[self.view](conference, told))
        before, self._listed, self._listed_of = self._listed, rows, of
        if [row.id for row in before] == [row.id for row in rows]:
            for place, (old, new) in enumerate(zip(before, rows, strict=True)):
                if old.text is not new.text and old.text != new.text:
                    listed.replace_option_prompt_at_index(place, new.text)
            return
        listed.clear_options()
        listed.add_options(Option(row.text, id=row.id, disabled=row.path is None) for row in rows)

    def _show_head(self) -> None:
        plan = self.plan
        where = say(Message("not saved yet")) if plan.file is None else plan.file.name
        tabs = Content("").join(
            Content.assemble((f" {key} {say(name)} ", "bold reverse" if view == self.view else "$quiet"))
            for key, name, view in TABS
        )
        state = Message("changed") if plan.is_changed else Message("saved")
        said = Content.styled(f"{say(state)} ", "bold $warning" if plan.is_changed else "$quiet")
        blank = max(1, self.size.width - tabs.cell_length - said.cell_length)
        self.query_one("#plan-head", Static).update(tabs + Content(" " * blank) + said)
        rest = Message("the rest moves along") if self.pushes else Message("a gap shows")
        self.query_one("#plan-title", Static).update(
            planner_rows.day(plan.conference)
            + Content.styled(f" · {one_line(where)} · {say(rest)}", "$quiet")
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
        for key, name, _ in TABS:
            end += Content(f" {key} {say(name)} ").cell_length
            if column < end:
                self.app.simulate_key(key.lower())
                return

    def show(self, view: str) -> None:
        """Another view, with the cursor where it was there."""
        self._places[self.view] = self.rows.highlighted or 0
        self.view = view
        self.rows.highlighted = None
        self.redraw(())
        self.query_one(KeyLine).refresh()

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
