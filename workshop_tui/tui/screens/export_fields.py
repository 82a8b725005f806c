"""What can be asked of a document in the dialog, and the fields in which it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Label, Static
from textual.widgets.option_list import Option

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.message import Message
from workshop_tui.domain.report_sections import publishable, report_sections
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.report import CATALOGUE, FORMATS, file_name, kinds
from workshop_tui.report.options import Names, Options, Paper
from workshop_tui.tui.agreement_words import capital
from workshop_tui.tui.widgets.choice import Choice
from workshop_tui.tui.widgets.drafts import DraftInput
from workshop_tui.tui.widgets.path_suggester import PathSuggester

_PLANNED, _ACTUAL = "planned", "actual"


@dataclass(frozen=True)
class Asked:
    """What stands in the fields. `target` and `template` as typed; `actual` and `paper` by the key of
    their choice. Fields that this document has no use for are kept, and have no effect."""

    what: str = "report"
    format: str = FORMATS["report"][0]
    target: str = ""
    names: Names = Names.FULL
    actual: str = _PLANNED
    paper: str = Paper.A3.value
    template: str = ""

    @property
    def takes_sections(self) -> bool:
        """Whether sections can be chosen."""
        return kinds.takes_sections(self.what)

    @property
    def takes_actual(self) -> bool:
        """Whether what happened can stand in it."""
        return kinds.takes_actual(self.what)

    @property
    def takes_paper(self) -> bool:
        """Whether there is a size of paper to choose."""
        return kinds.takes_paper(self.what)

    @property
    def takes_template(self) -> bool:
        """Whether a house style has an effect."""
        return kinds.takes_template(self.format)

    @property
    def names_about(self) -> Message:
        """What the chosen naming means for this document."""
        return kinds.names_about(self.what, self.names)

    @property
    def house_style(self) -> Path | None:
        """The file with the house style; None when none has an effect."""
        if not self.template or not self.takes_template:
            return None
        return typed_path(self.template)

    def sections(self, live: Live) -> tuple[str, ...] | None:
        """Those chosen for this conference that the naming allows; None for those of the session file."""
        if not self.takes_sections:
            return None
        chosen = live.report_sections()
        return chosen if self.names is Names.FULL else publishable(chosen)

    def sections_text(self, live: Live) -> str:
        """How many sections the report has, and whether somebody chose them."""
        chosen = self.sections(live)
        count = len(chosen if chosen is not None else report_sections(live.conference))
        if chosen is None:
            return say(Message.counted("{n}, as usual…", "{n}, as usual…", n=count))
        return say(Message.counted("{n}, chosen for this conference…", "{n}, chosen for this conference…",
                                   n=count))  # fmt: skip

    def options(self, live: Live) -> Options:
        """How the document is wanted."""
        return Options(
            names=self.names,
            sections=self.sections(live),
            template=self.house_style,
            actual=self.takes_actual and self.actual == _ACTUAL,
            paper=Paper(self.paper),
        )

    def renamed(self, typed: str, named: str, name: str) -> str:
        """The path that was typed, for another document or format: with the name that is due now where
        it had the one that was due before, else with another ending."""
        place = Path(typed)
        if place.name == named:
            return str(place.with_name(name))
        known = {each for formats in FORMATS.values() for each in formats}
        if place.suffix.removeprefix(".") not in known:
            return typed
        return str(place.with_suffix("" if self.format == "folder" else f".{self.format}"))


def typed_path(typed: str) -> Path:
    """A path as typed, `~` being one's own folder; the current folder for nothing."""
    try:
        return Path(typed or ".").expanduser()
    except RuntimeError:  # of somebody who is not known here: what writes says that it is not there
        return Path(typed)


def beside_what_was_written(target: Path, due: str) -> Path:
    """Where to write. A folder with the name that is due is one that was written before: the next one
    does not go into it but in its place, where the writing refuses what may not be replaced."""
    try:
        return target.parent if target.name == due and target.is_dir() else target
    except (OSError, ValueError):
        return target


def visible() -> list[Option]:
    """The documents to choose from."""
    return [Option(Content(say(kinds.WHAT_TEXT[what])), id=what) for what in CATALOGUE]


def about(what: str) -> Message:
    """What is in the document."""
    return kinds.ABOUT_TEXT[what]


def formats_offered(what: str) -> list[tuple[str, str]]:
    """The formats of the document, as a choice has them."""
    words = {"folder": say(Message("folder")), "zip": "zip"}
    return [(format, words.get(format, format)) for format in FORMATS[what]]


def file_named(conference: Conference, what: str, format: str) -> str:
    """A name for the file that does not exist yet in a folder."""
    return file_name(conference, what, format)


def fields(asked: Asked) -> Iterator[Widget]:
    """A row for each thing that can be asked; those without effect are hidden later."""
    yield _row(
        "format", Message("format"), Choice(formats_offered(asked.what), asked.format, id="export-format")
    )
    names = [(each.value, say(text)) for each, text in kinds.NAMES_TEXT.items()]
    yield _row("names", Message("names"), Choice(names, asked.names.value, id="export-names"))
    yield Static(id="export-names-about", markup=False)
    yield _row("sections", Message("sections"), Button("", id="export-sections", compact=True))
    times = [(_PLANNED, say(Message("planned"))), (_ACTUAL, say(Message("with what happened")))]
    yield _row("actual", Message("times"), Choice(times, asked.actual, id="export-actual"))
    papers = [(each.value, each.value.upper()) for each in Paper]
    yield _row("paper", Message("paper"), Choice(papers, asked.paper, id="export-paper"))
    hint = say(Message("a Word file; may be empty"))
    style = DraftInput("export:template", asked.template, placeholder=hint, id="export-template")
    style.suggester = PathSuggester((".docx", ".dotx"))
    yield _row("template", Message("house style"), style)


def path_field(target: str) -> Widget:
    """Where to."""
    path = DraftInput("export:path", target, id="export-path")
    path.suggester = PathSuggester()
    return _row("path", Message("where"), path)


def _row(name: str, label: Message, field: Widget) -> Widget:
    return Horizontal(
        Label(Content(capital(say(label))), classes="export-label"),
        field,
        id=f"row-{name}",
        classes="export-row",
    )
