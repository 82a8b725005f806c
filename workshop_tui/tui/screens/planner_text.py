"""The text of a session file, and what is wrong with it: each problem with its line, and a key to it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingsMap
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static, TextArea
from textual.widgets.option_list import Option
from textual.widgets.text_area import Selection

from workshop_tui.domain.message import Message
from workshop_tui.harmless import harmless, one_line
from workshop_tui.i18n import say
from workshop_tui.sessionfile.loading import Loaded, read
from workshop_tui.sessionfile.problems import Problem
from workshop_tui.tui.commands import HELP, Command, bindings
from workshop_tui.tui.widgets.cursor_list import CursorList
from workshop_tui.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from workshop_tui.tui.planner_app import PlannerApp

LOOK_S = 0.3
"""How long after the last key the text is read."""

NEXT_PROBLEM = Command(
    "next_problem", "f7", Message("next problem"), Message("To the next place that something is said of."),
    shown=True, display="F7", priority=True,
)  # fmt: skip

_VALUE = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|(?:(?!\s+#).)*?(?=\s*(?:\s#|$))")


_BEFORE_VALUE = re.compile(r"\s*(?:- +)?[\w-]+:\s+")


class TextPane(Screen[None]):
    """A text in an input and its problems above it; what is done with it is up to those who inherit."""

    CSS_PATH: ClassVar = ["../styles/planner.tcss"]
    AUTO_FOCUS = "#file-text"
    ABOUT: ClassVar[Message]
    DOES: ClassVar[tuple[Command, ...]] = ()

    def __init__(self, text: str, file: Path) -> None:
        super().__init__()
        self._bindings = BindingsMap.merge([self._bindings, bindings(self.DOES)])
        self.began = text
        self.file = self.main = file
        self.problems: tuple[Problem, ...] = ()
        self._at = -1
        self._timer: Timer | None = None

    @property
    def planner(self) -> PlannerApp:
        """The app, with its type."""
        return cast("PlannerApp", self.app)

    @property
    def area(self) -> TextArea:
        """The input."""
        return self.query_one("#file-text", TextArea)

    def compose(self) -> ComposeResult:
        yield Static(id="text-head", markup=False)
        yield CursorList(id="text-problems", markup=False, compact=True)
        yield TextArea(self.began, id="file-text", tab_behavior="focus", show_line_numbers=True)
        yield KeyLine()

    async def on_mount(self) -> None:
        self.prepare()
        await self.look()
        if self.errors:
            self.action_next_problem()

    def prepare(self) -> None:
        """Puts in what was typed before the program stopped."""

    def head(self) -> Message | str:
        """What the first line says."""
        return self.file.name

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self.keep(self.area.text)
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(LOOK_S, self._look_soon)

    def _look_soon(self) -> None:
        self.run_worker(self.look(), group="looking", exclusive=True)

    def keep(self, text: str) -> None:
        """Has what was typed kept."""

    def read(self, text: str) -> Loaded:
        """What the text gives; done beside the screen's thread."""
        return read(text, self.file)

    async def look(self) -> Loaded:
        """Reads the text as it is now, and says what is wrong with it."""
        loaded = await asyncio.to_thread(self.read, self.area.text)
        self.problems = (*loaded.errors, *loaded.warnings)
        self._at = min(self._at, len(self.problems) - 1)
        listed = self.query_one(CursorList)
        before = listed.highlighted
        listed.clear_options()
        listed.add_options(Option(self._said(problem)) for problem in self.problems)
        listed.display = bool(self.problems)
        if self.problems:
            listed.highlighted = min(before or 0, len(self.problems) - 1)
        self._show_head()
        return loaded

    def _said(self, problem: Problem) -> Content:
        sign, style = ("‼", "bold $error") if problem.severity == "error" else ("!", "bold $warning")
        where = f"{problem.line}:{problem.column}" if problem.line else ""
        name = "" if problem.file == str(self.main) else f"{one_line(Path(problem.file).name)} "
        key = f"{problem.key}: " if problem.key else ""
        return Content.assemble(
            (f"{sign} ", style), (f"{name}{where}  ", "bold"), f"{key}{one_line(say(problem.message))}"
        )

    def _show_head(self) -> None:
        errors = sum(problem.severity == "error" for problem in self.problems)
        state = (
            Content.styled(
                say(Message.counted("{n} thing to mend", "{n} things to mend", errors)), "bold $error"
            )
            if errors
            else Content.styled(say(Message("Nothing to mend.")), "bold $success")
        )
        said = harmless(say(self.head()))
        self.query_one("#text-head", Static).update(Content.assemble(state, f"  {said}"))

    @property
    def errors(self) -> int:
        """How many errors the text had when it was read last."""
        return sum(problem.severity == "error" for problem in self.problems)

    def action_next_problem(self) -> None:
        """To the next problem, round at the end."""
        if self.problems:
            self.jump((self._at + 1) % len(self.problems))

    def action_to_problem(self) -> None:
        """To the problem that the cursor of the list is on."""
        self.jump(self.query_one(CursorList).highlighted or 0)

    def jump(self, place: int) -> None:
        """The cursor to where a problem is, with the value selected: what is typed takes its place."""
        self._at = place
        self.query_one(CursorList).highlighted = place
        problem = self.problems[place]
        if not problem.line or problem.file != str(self.file):
            return
        lines = self.area.text.split("\n")
        row = min(problem.line - 1, len(lines) - 1)
        start = min(problem.column - 1, len(lines[row]))
        if not problem.key:
            # Where YAML stumbled is in the middle of a sentence; what is to be typed anew is all of it.
            begin = _BEFORE_VALUE.match(lines[row])
            start = start if begin is None else min(start, begin.end())
        self.area.focus()
        self.area.selection = Selection((row, start), (row, start + _length(lines[row][start:], problem.key)))

    @on(CursorList.OptionHighlighted)
    def _stay(self, event: CursorList.OptionHighlighted) -> None:
        event.stop()

    def on_key(self, event: object) -> None:
        """Enter in the list goes to the problem."""
        if getattr(event, "key", "") == "enter" and self.query_one(CursorList).has_focus:
            self.action_to_problem()

    def warn(self, message: Message) -> None:
        """Why something cannot be."""
        self.notify(harmless(say(message)), severity="warning", markup=False, timeout=8)


def _length(rest: str, key: str) -> int:
    """How much of a line from a problem on is the value that it is about, or the key."""
    name = re.match(r"[\w-]+(?=\s*:(?:\s|$))", rest)
    if key and name is not None:
        return len(name[0]) if name[0] == key else 0
    value = _VALUE.match(rest)
    return 0 if value is None else len(value[0])


class TextScreen(TextPane):
    """The text of a programme that is worked on: taken over when nothing is wrong with it."""

    ABOUT: ClassVar = Message(
        "The session file as text, with everything that can be said in it: also what no form has, such as"
        " ids and comments. What is wrong stands above it. Ctrl+S takes it over; undo brings back what was."
    )
    DOES: ClassVar = (
        Command(
            "take", "ctrl+s", Message("take it over"), Message("The programme becomes what stands here."),
            shown=True, display="^s", priority=True,
        ),
        NEXT_PROBLEM,
        Command(
            "back", "escape", Message("back"), Message("Leave; what was typed goes at the second time."),
            shown=True, display="esc",
        ),
        HELP,
    )  # fmt: skip

    def __init__(
        self, text: str, file: Path, take: Callable[[str], object], typed: str | None = None
    ) -> None:
        super().__init__(text, file)
        self._take = take
        self._typed_before = typed
        self._warned = False

    def prepare(self) -> None:
        if self._typed_before is not None:
            self.area.text = self._typed_before

    def keep(self, text: str) -> None:
        self._warned = False
        self.planner.keep_text(None if text == self.began else text)

    def action_take(self) -> None:
        self.run_worker(self._take_over(), group="looking", exclusive=True)

    async def _take_over(self) -> None:
        loaded = await self.look()
        if loaded.conference is None:
            self.warn(Message("This cannot be taken over yet: F7 goes to what is to be mended."))
            self.action_next_problem()
            return
        self._take(self.area.text)
        self.planner.keep_text(None)
        self.dismiss()

    def action_back(self) -> None:
        """Leaves; where something was typed, at the second time."""
        if self.area.text != self.began and not self._warned:
            self._warned = True
            self.warn(Message("This is not taken over: ctrl+s does so, esc once more throws it away."))
            return
        self.planner.keep_text(None)
        self.dismiss()

    async def action_help(self) -> None:
        """What this is for."""
        await self.app.run_action("app.help")
