"""Where a new programme begins: from a template, from a text that is pasted, or where one left off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workshop_tui import i18n, paths
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.planning import blank
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.sessionfile.loading import load_or_refuse
from workshop_tui.sessionfile.planning import Plan
from workshop_tui.tui.commands import Command
from workshop_tui.tui.plan_drafts import PlanDraft
from workshop_tui.tui.screens.planner_import import FileScreen, NewScreen, PasteScreen
from workshop_tui.tui.widgets.key_line import KeyLine

TEMPLATES = {
    "half-day": Message("Half a day with a world café"),
    "full-day": Message("A full day: pitches, world café, agreements"),
    "bestuurlijke-tafel": Message("A table of administrators, with positions"),
    "world-cafe-classic": Message("A classic world café: people change tables one by one"),
}
"""The templates by the name of their file, without its language."""

AHEAD = timedelta(days=28)
"""How far from today the date of a new programme is put; the form of the head asks for it."""


def template_file(name: str, language: str) -> Path:
    """The session file of a template."""
    return paths.shipped_sessions() / "templates" / f"{name}.{language}.yaml"


class StartScreen(NewScreen):
    """`drafts` are those that have no file yet."""

    ABOUT: ClassVar = Message("A new programme: begin with one that resembles it, or paste its text.")
    DOES: ClassVar = (
        Command("choose", "enter", Message("choose"), Message("Take the one under the cursor."), shown=True),
    )

    def __init__(self, drafts: Sequence[PlanDraft]) -> None:
        super().__init__()
        self._left = {f"draft:{place}": draft for place, draft in enumerate(drafts)}

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="start", can_focus=False):
            yield Static(Content(say(Message("How does the programme begin?"))), id="start-title")
            name = self.planner.wanted_name
            if name is not None:
                said = Message("{file} is not there yet; it is made when you save.", file=one_line(name.name))
                yield Static(Content(say(said)), id="start-name")
            yield OptionList(id="start-choices", markup=False, compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        options = [(f"template:{name}", say(text)) for name, text in TEMPLATES.items()]
        options.append(("blank:", say(Message("An empty programme"))))
        options.append(("file", say(Message("From a file: Word, PDF, Excel, and see what becomes of it"))))
        options.append(("paste", say(Message("From a text: paste it, and see what becomes of it"))))
        for key, draft in self._left.items():
            left = draft.read()
            if left is not None:
                when = f"{draft.at:%Y-%m-%d %H:%M}"
                title = one_line(left.plan.conference.title)
                said = Message("Go on with “{title}”, not saved, of {when}", title=title, when=when)
                options.append((key, say(said)))
        choices = self.query_one(OptionList)
        choices.add_options(Option(Content(text), id=key) for key, text in options)
        choices.highlighted = 0
        choices.focus()

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        kind, _, name = (event.option_id or "").partition(":")
        if kind == "paste":
            await self.app.push_screen(PasteScreen())
        elif kind == "file":
            await self.app.push_screen(FileScreen())
        elif kind == "draft":
            draft = self._left[f"draft:{name}"]
            left = draft.read()
            if left is not None:
                await self.planner.go_on(left, draft)
        elif kind == "blank":
            await self._blank()
        else:
            await self._from_template(name)

    def action_choose(self) -> None:
        """As enter does in the list."""
        self.query_one(OptionList).action_select()

    async def _blank(self) -> None:
        date = self.planner.now().date() + AHEAD
        title, opening = say(Message("New conference")), say(Message("Welcome"))
        await self.planner.begin(Plan.of_conference(blank(title, opening, date, i18n.language()), ""))

    async def _from_template(self, name: str) -> None:
        try:
            loaded = load_or_refuse(template_file(name, i18n.language()))
            assert loaded.conference is not None
            date = self.planner.now().date() + AHEAD
            plan = Plan.of_conference(replace(loaded.conference, date=date), loaded.text)
        except Refusal as problem:
            self.tell(problem)
        else:
            await self.planner.begin(plan)
