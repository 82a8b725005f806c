"""A programme that exists already, as a text or as a file: beside it what becomes of it, to be taken over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingsMap
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Label, Static, TextArea

from workshop_tui.domain.message import Message, Refusal
from workshop_tui.harmless import harmless
from workshop_tui.i18n import say
from workshop_tui.sessionfile.planning import Plan
from workshop_tui.tui.commands import Command, bindings
from workshop_tui.tui.widgets.key_line import KeyLine
from workshop_tui.tui.widgets.path_suggester import PathSuggester

if TYPE_CHECKING:
    from workshop_tui.sessionfile.importing import Choices, Imported
    from workshop_tui.tui.planner_app import PlannerApp

LOOK_S = 0.4
"""How long after the last key the programme is read."""
_ROWS = ("#day-row", "#columns-row")
ENDINGS = (".docx", ".pdf", ".xlsx", ".csv", ".tsv", ".txt", ".md", ".ics", ".json")
"""The files that a programme can be in."""


class NewScreen(Screen[None]):
    """What the screens of a new programme have."""

    CSS_PATH: ClassVar = ["../styles/planner.tcss"]
    DOES: ClassVar[tuple[Command, ...]] = ()

    def __init__(self) -> None:
        super().__init__()
        self._bindings = BindingsMap.merge([self._bindings, bindings(self.DOES)])

    @property
    def planner(self) -> PlannerApp:
        """The app, with its type."""
        return cast("PlannerApp", self.app)

    def tell(self, problem: Refusal) -> None:
        """Why something cannot be."""
        self.notify(harmless(say(problem)), severity="warning", markup=False, timeout=8)


class ImportScreen(NewScreen):
    """What becomes of a programme. Below it, where the source has several days, which one; where it has
    columns, which is what."""

    ABOUT: ClassVar[Message]
    DOES: ClassVar = (
        Command(
            "take", "ctrl+s", Message("take it"), Message("On with what became of it, to correct it."),
            shown=True, priority=True,
        ),
        Command("back", "escape", Message("back"), Message("To the templates."), shown=True),
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._timer: Timer | None = None
        self._taken = ""

    def source(self) -> Path | str:
        """The file or the text that is to be read; an empty text for nothing yet."""
        raise NotImplementedError

    def result(self) -> ComposeResult:
        """What becomes of it, and the fields below that."""
        with Vertical(id="paste-side"):
            with VerticalScroll(id="paste-result"):
                yield Static(Content(say(self.ABOUT)), id="paste-text", markup=False)
            with Horizontal(id="day-row", classes="import-row"):
                yield Label(Content(say(Message("Day (number or date)"))))
                yield Input(id="paste-day", compact=True)
            with Horizontal(id="columns-row", classes="import-row"):
                yield Label(Content(say(Message("Columns (field=column)"))))
                yield Input(id="paste-columns", compact=True)

    def on_mount(self) -> None:
        for name in _ROWS:
            self.query_one(name).display = False

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _typed(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(LOOK_S, self._look)

    def _look(self) -> None:
        self.run_worker(self._read(), group="reading", exclusive=True)

    def _choices(self) -> Choices:
        """What the fields below say. Raises Refusal for what they cannot say."""
        from workshop_tui.sessionfile.headings import said_columns
        from workshop_tui.sessionfile.importing import Choices, said_day
        from workshop_tui.sessionfile.importing.mapping import FIELDS

        day, columns = (self.query_one(name, Input) for name in ("#paste-day", "#paste-columns"))
        today = self.planner.now().date()
        changed = columns.value.strip() != self._taken
        return Choices(
            said_day(day.value, today) if day.value.strip() else None,
            said_columns(columns.value, FIELDS) if changed else (),
        )

    async def _read(self) -> Imported | None:
        """What becomes of the programme, shown; None where nothing does."""
        import asyncio

        from workshop_tui.sessionfile.importing import preview, read_programme

        imported = None
        try:
            source = self.source()
            if isinstance(source, str) and not source.strip():
                self.query_one("#paste-text", Static).update(Content(say(self.ABOUT)))
                return None
            today, choices = self.planner.now().date(), self._choices()
            imported = await asyncio.to_thread(read_programme, source, today=today, choices=choices)
        except Refusal as problem:
            shown = harmless(say(problem))
        else:
            shown = "\n".join(harmless(say(line)) for line in preview(imported))
            self._offer(imported)
        self.query_one("#paste-text", Static).update(Content(shown))
        return imported

    def _offer(self, imported: Imported) -> None:
        """Shows the fields that this source has something for, the columns as they were taken."""
        columns = self.query_one("#paste-columns", Input)
        self.query_one("#day-row").display = bool(imported.days)
        self.query_one("#columns-row").display = bool(imported.columns)
        if columns.value.strip() == self._taken:
            taken = ", ".join(f"{column.field}={column.heading}" for column in imported.columns)
            self._taken = harmless(taken)
            with self.prevent(Input.Changed):
                columns.value = self._taken

    def forget(self) -> None:
        """What was chosen of another source."""
        with self.prevent(Input.Changed):
            for name in ("#paste-day", "#paste-columns"):
                self.query_one(name, Input).value = ""
        self._taken = ""
        for name in _ROWS:
            self.query_one(name).display = False

    def action_take(self) -> None:
        """On to the planner with it."""
        self.run_worker(self._take(), group="reading", exclusive=True)

    async def _take(self) -> None:
        imported = await self._read()
        if imported is None:
            self.tell(Refusal(Message("There is no programme in it yet.")))
            return
        await self.planner.begin(Plan.of_conference(imported.conference, imported.text))

    def action_back(self) -> None:
        """To where one came from."""
        self.dismiss()


class PasteScreen(ImportScreen):
    """The text of a programme, and beside it what becomes of it."""

    AUTO_FOCUS = "#pasted"
    ABOUT: ClassVar = Message(
        "Paste the text of a programme, or type it: each item on a line, such as “9.15 – 9.45 Opening”."
    )

    def compose(self) -> ComposeResult:
        with Horizontal(id="paste-panes"):
            yield TextArea(id="pasted", tab_behavior="focus")
            yield from self.result()
        yield KeyLine()

    def source(self) -> Path | str:
        """The text."""
        return self.query_one(TextArea).text

    @on(TextArea.Changed)
    def _another(self) -> None:
        self.forget()


class FileScreen(ImportScreen):
    """A file with a programme, and below its name what becomes of it."""

    AUTO_FOCUS = "#paste-file"
    ABOUT: ClassVar = Message(
        "Type where the file is, or drag it here: Word, PDF, Excel, csv, a calendar, a project of Ontime."
        " The right arrow takes over what is offered."
    )

    def compose(self) -> ComposeResult:
        with Vertical(id="file-panes"):
            with Horizontal(id="file-row", classes="import-row"):
                yield Label(Content(say(Message("File"))))
                yield Input(id="paste-file", suggester=PathSuggester(ENDINGS), compact=True)
            yield from self.result()
        yield KeyLine()

    def source(self) -> Path | str:
        """The file; an empty text while nothing is typed."""
        typed = typed_path(self.query_one("#paste-file", Input).value)
        if typed is None:
            return ""
        if typed.suffix.casefold() in (".yaml", ".yml"):
            raise Refusal(
                Message("{path} is a session file already.", path=typed),
                Message("Leave this, and open it: workshop-tui plan {path}", path=typed),
            )
        return typed

    @on(Input.Changed, "#paste-file")
    def _another(self) -> None:
        self.forget()


def typed_path(text: str) -> Path | None:
    """The path in what was typed, or dragged into the terminal: that comes in quotation marks, with marks
    before its blanks, or as an address. None for nothing."""
    from urllib.parse import unquote, urlsplit

    bare = text.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "'\"":
        bare = bare[1:-1]
    if bare.startswith("file://"):
        bare = unquote(urlsplit(bare).path)
    elif "\\ " in bare:
        bare = bare.replace("\\ ", " ")
    try:
        return Path(bare).expanduser() if bare else None
    except RuntimeError:  # the home of somebody unknown
        return Path(bare)
