"""The app of the planner: a session file, its draft, and nothing of a database."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar, cast

from textual.app import App, SystemCommand
from textual.binding import BindingsMap
from textual.screen import Screen

from workshop_tui import i18n
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.harmless import harmless
from workshop_tui.i18n import say
from workshop_tui.sessionfile.planning import Plan
from workshop_tui.sessionfile.problems import KeyPath
from workshop_tui.tui import plan_drafts
from workshop_tui.tui.commands import Command, bindings
from workshop_tui.tui.plan_drafts import Form, Left, PlanDraft, TextDraft
from workshop_tui.tui.screens.ask_dialogs import ChoiceDialog
from workshop_tui.tui.screens.planner import PlanView
from workshop_tui.tui.screens.planner_commands import PLANNER_EVERYWHERE
from workshop_tui.tui.screens.planner_doing import PlannerScreen
from workshop_tui.tui.screens.planner_form import EntryForm, Field, Typed
from workshop_tui.tui.screens.planner_mending import Broken, MendScreen
from workshop_tui.tui.screens.planner_start import StartScreen
from workshop_tui.tui.themes import DARK, LIGHT, THEMES

KEEP_S = 0.15
"""How long after a change its draft is written: a key that is held down is not slowed by it."""


class PlannerApp(App[None]):
    """`file` is the session file that is opened; None to begin a new one. `folder` is where drafts are
    kept, `now` tells the time on this computer's clock. `broken` is a file that is no session file yet, to
    be mended first; `name` the file that a new one is to be, when that was said."""

    CSS_PATH: ClassVar = ["styles/workshop.tcss"]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-normal"), (160, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (36, "-high")]

    def __init__(
        self,
        plan: Plan | None,
        folder: Path,
        now: Callable[[], datetime],
        *,
        broken: Broken | None = None,
        name: Path | None = None,
    ) -> None:
        super().__init__()
        self._bindings = BindingsMap.merge([self._bindings, bindings(PLANNER_EVERYWHERE)])
        self._plan = plan
        self._folder = folder
        self.now = now
        self._broken = broken
        self.wanted_name = name
        self._draft: PlanDraft | None = None
        self._form: Form | None = None
        self._text: str | None = None
        self._waiting: plan_drafts.Kept | plan_drafts.KeptText | None = None
        self._keeping: asyncio.Task[None] | None = None
        self._hurries = asyncio.Event()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    @property
    def plan(self) -> Plan:
        """What is worked on; there is one as soon as the planner's screen is shown."""
        assert self._plan is not None
        return self._plan

    async def on_mount(self) -> None:
        if self._broken is not None:
            await self._mend(self._broken)
        elif self._plan is None:
            await self.push_screen(StartScreen(plan_drafts.unnamed(self._folder)))
        else:
            await self._open(self._plan)

    async def _open(self, plan: Plan) -> None:
        """Shows the plan of a file, and offers what was left of it the last time."""
        assert plan.file is not None
        draft = PlanDraft.of_file(self._folder, plan.file)
        left = draft.read()
        await self.begin(plan, draft)
        if left is not None and (left.plan.conference != plan.conference or left.form or left.text):
            self._offer(draft, left)

    async def _mend(self, broken: Broken) -> None:
        """Has a file mended that is no session file, as text; then it is opened."""
        draft = TextDraft.of_file(self._folder, broken.file)

        async def opened(file: Path) -> None:
            self._plan = Plan.of_file(file)
            i18n.use(self._plan.conference.language)
            draft.forget()
            await self._open(self._plan)

        await self.push_screen(MendScreen(broken, draft, opened))

    async def begin(self, plan: Plan, draft: PlanDraft | None = None) -> None:
        """Shows the plan, to be worked on. A new one is kept from here on, and its title, date and place
        are asked for first."""
        self._plan = plan
        self._draft = draft or PlanDraft.new(self._folder, self.now())
        screen = PlannerScreen()
        await self.push_screen(screen)
        if draft is None:
            self.keep()
            screen.edit(("conference",))

    async def go_on(self, left: Left, draft: PlanDraft) -> None:
        """Goes on with a draft that has no file yet."""
        await self.begin(left.plan, draft)
        self._return(left)

    def _return(self, left: Left) -> None:
        """What was being typed is there again."""
        screen = next(each for each in self.screen_stack if isinstance(each, PlannerScreen))
        self._form = left.form
        if left.form is not None:
            screen.reopen(left.form.place)
        elif left.text is not None:
            screen.show_text(left.text)

    # What is being typed

    def keep_form(self, place: KeyPath, typed: Mapping[str, str] | None) -> None:
        """Keeps what stands in an open form; None when it is left."""
        if typed is None and self._form is None:
            return
        self._form = None if typed is None else Form(place, dict(typed))
        self.keep()

    def taken_form(self, place: KeyPath) -> Mapping[str, str] | None:
        """What was left in that form; None for another one."""
        return self._form.typed if self._form is not None and self._form.place == place else None

    def keep_text(self, text: str | None) -> None:
        """Keeps the text of the session file while it is being changed as text; None when that is left."""
        if text is not None or self._text is not None:
            self._text = text
            self.keep()

    def _offer(self, draft: PlanDraft, left: Left) -> None:
        took: list[str] = []

        def chosen(which: str) -> None:
            took.append(which)
            if which == "draft":
                self._plan = left.plan
                self._redraw()
                self.call_later(self._return, left)

        def left_aside(_: None) -> None:
            """Also when nothing was chosen: the next change would be written over it."""
            if "draft" not in took:
                draft.set_aside()

        when = f"{draft.at:%Y-%m-%d %H:%M}"
        options = [
            ("draft", say(Message("go on with what was not saved, of {when}", when=when))),
            ("file", say(Message("begin with the file as it is"))),
        ]
        self.push_screen(
            ChoiceDialog(Message("This programme was changed and not saved."), options, "draft", chosen),
            left_aside,
        )

    def _redraw(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, PlanView):
                screen.redraw()

    # The draft

    def keep(self) -> None:
        """Has the plan as it is now put on disk; while one is written, the last of the others waits."""
        assert self._draft is not None
        self.keep_soon(self._draft.kept(self.plan, self._form, self._text))

    def keep_soon(self, kept: plan_drafts.Kept | plan_drafts.KeptText) -> None:
        """Has that put on disk."""
        self._waiting = kept
        if self._keeping is None or self._keeping.done():
            self._keeping = asyncio.create_task(self._keep())

    async def _keep(self) -> None:
        while self._waiting is not None:
            if not self._hurries.is_set():
                with suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(self._hurries.wait(), KEEP_S)
            kept, self._waiting = self._waiting, None
            try:
                await asyncio.to_thread(plan_drafts.write, kept)
            except (Refusal, OSError) as problem:
                said = say(problem) if isinstance(problem, Refusal) else str(problem)
                self.notify(
                    harmless(say(Message("What is not saved cannot be kept: {reason}", reason=said))),
                    severity="warning",
                    markup=False,
                )

    async def all_kept(self) -> None:
        """Returns when the draft is on disk."""
        self._hurries.set()
        if self._keeping is not None:
            await self._keeping
        self._hurries.clear()

    # Saving

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Saves the session file; asks for its name where it has none. `then` is done afterwards."""
        target = self.plan.file or self.wanted_name
        if target is None:
            self.ask_name(then)
        else:
            self._save_as(target, then)

    def ask_name(self, then: Callable[[], object] = lambda: None) -> None:
        """Saves under another name."""
        file = self.plan.file

        def named(typed: Typed) -> None:
            name = typed["file"].strip()
            if not name:
                raise Refusal(Message("There is no text."), Message("Type what it is called."))
            target = Path(name).expanduser()
            if target.suffix.casefold() not in (".yaml", ".yml"):
                target = target.with_name(target.name + ".yaml")
            self.call_later(self._save_as, target, then)

        start = str(file or self.wanted_name or f"{self.plan.conference.date.isoformat()}.yaml")
        self.push_screen(
            EntryForm(
                say(Message("Save the session file as")), [Field("file", Message("file"), start)], named
            )
        )

    def _save_as(self, target: Path, then: Callable[[], object]) -> None:
        if not self.plan.changed_meanwhile(target):
            self.run_worker(self._write(target, then), group="saving", exclusive=False)
            return

        def chosen(what: str) -> None:
            if what == "overwrite":
                self.run_worker(self._write(target, then), group="saving", exclusive=False)
            elif what == "other":
                self.call_later(self.ask_name, then)

        same = target == self.plan.file
        heading = (
            Message("{path} was changed meanwhile, by something else.", path=target)
            if same
            else Message("{path} is there already.", path=target)
        )
        options = [
            ("back", say(Message("leave it as it is"))),
            ("other", say(Message("save under another name"))),
            ("overwrite", say(Message("replace it"))),
        ]
        self.push_screen(ChoiceDialog(heading, options, "back", chosen))

    async def _write(self, target: Path, then: Callable[[], object]) -> None:
        from workshop_tui.report.writing import put

        plan = self.plan
        plan.call_after(target)
        what = plan.settled
        try:
            saved = await asyncio.to_thread(replace(plan).text_for, target)
            for name, text in saved.beside.items():
                await asyncio.to_thread(_put_list, target.parent / name, text)
            await asyncio.to_thread(put, target, saved.text.encode("utf-8"))
        except Refusal as problem:
            self.notify(harmless(say(problem)), severity="warning", markup=False, timeout=10)
            return
        plan.saved_as(target, saved.text, what)
        await self._settle_draft(target)
        self._redraw()
        done = Message("Saved: {path}", path=target)
        if not saved.kept:
            done = Message("{done} It is written anew; comments could not be kept.", done=done)
        self.notify(harmless(say(done)), markup=False, timeout=5)
        then()

    async def _settle_draft(self, target: Path) -> None:
        """What is saved needs no draft any more; what was changed meanwhile does."""
        await self.all_kept()
        before, self._draft = self._draft, PlanDraft.of_file(self._folder, target)
        if self.is_at_work:
            self.keep()
            await self.all_kept()
        if before is not None and (before != self._draft or not self.is_at_work):
            before.forget()

    @property
    def is_at_work(self) -> bool:
        """Whether there is anything that is not saved."""
        return self.plan.is_changed or self._form is not None or self._text is not None

    # What works everywhere

    def commands_of(self, screen: Screen[Any]) -> tuple[Command, ...]:
        """All that can be done on a screen."""
        own = getattr(screen, "DOES", ())
        return (*own, *PLANNER_EVERYWHERE)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: what this screen does, then what works everywhere."""
        for command in self.commands_of(screen):
            yield SystemCommand(say(command.label), command.told, self._runner(screen, command))

    def _runner(self, screen: Screen[Any], command: Command) -> Callable[[], object]:
        where = screen if hasattr(screen, f"action_{command.id}") else self
        return lambda: self.call_later(self.run_action, command.id, where)

    def action_help(self) -> None:
        from workshop_tui.tui.screens.help import HelpDialog

        if isinstance(self.screen, HelpDialog):
            self.pop_screen()
        elif getattr(self.screen, "ABOUT", None) is not None:
            about = cast("PlannerScreen", self.screen).ABOUT
            self.push_screen(HelpDialog(about, self.commands_of(self.screen), PLANNER_EVERYWHERE))

    def action_command_palette(self) -> None:
        from workshop_tui.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def action_switch_colours(self) -> None:
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def action_help_quit(self) -> None:
        """ctrl+c, which ends programs elsewhere."""
        self.notify(say(Message("Ctrl+Q leaves the planner.")), markup=False)

    def action_leave(self) -> None:
        """Leaves; what is changed is saved first, or kept as a draft, as one likes."""
        if isinstance(self.screen, MendScreen):
            self.run_worker(self._leave(), group="leaving")
        elif self._plan is None or not self.is_at_work:
            self.exit()
        elif not isinstance(self.screen, ChoiceDialog):
            options = [
                ("save", say(Message("save and leave"))),
                ("keep", say(Message("leave; it is offered again the next time"))),
                ("back", say(Message("go on"))),
            ]
            self.push_screen(
                ChoiceDialog(Message("The programme is changed and not saved."), options, "save", self._left)
            )

    def _left(self, how: str) -> None:
        if how == "save":
            self.call_later(self.save, self.exit)
        elif how == "keep":
            self.run_worker(self._leave(), group="leaving")

    async def _leave(self) -> None:
        await self.all_kept()
        self.exit()

    async def action_quit(self) -> None:
        """What Textual itself binds to the same key."""
        self.action_leave()


def _put_list(target: Path, text: str) -> None:
    """Writes a list of participants; with a byte order mark where it had one: Excel wants it."""
    from workshop_tui.report.writing import put

    mark = b"\xef\xbb\xbf"
    with target.open("rb") as opened:
        before = opened.read(len(mark))
    put(target, (mark if before == mark else b"") + text.encode("utf-8"))
