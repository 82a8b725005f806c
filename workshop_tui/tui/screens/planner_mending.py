"""A file that cannot be used as a session file: mended as text, then opened."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from workshop_tui.domain.message import Message, Refusal
from workshop_tui.i18n import say
from workshop_tui.sessionfile.loading import Loaded, read
from workshop_tui.sessionfile.mending import ToMend
from workshop_tui.sessionfile.reading import Unreadable, read_text
from workshop_tui.tui.commands import HELP, Command
from workshop_tui.tui.plan_drafts import TextDraft
from workshop_tui.tui.screens.ask_dialogs import ChoiceDialog
from workshop_tui.tui.screens.planner_text import NEXT_PROBLEM, TextPane


@dataclass(frozen=True)
class Broken:
    """A file that is to be mended."""

    file: Path
    found: ToMend


class MendScreen(TextPane):
    """Saves the text as it is, mended or not; `opened` is called with the file when it can be used. A list
    of participants beside it that is wrong is mended here as well, when a problem of it is gone to."""

    ABOUT: ClassVar = Message(
        "This file cannot be used as a session file yet. What is wrong stands above it, each with its line"
        " and column; F7 goes to it, with the value selected: type what it should be. Ctrl+S saves, and opens"
        " the programme as soon as nothing is wrong. What is typed here is kept when the computer stops."
    )
    DOES: ClassVar = (
        Command(
            "save", "ctrl+s", Message("save"), Message("Save; opens the programme when nothing is wrong."),
            shown=True, display="^s", priority=True,
        ),
        NEXT_PROBLEM,
        Command(
            "to_list", "escape", Message("to the list"), Message("To what is wrong; enter goes to it."),
            shown=True, display="esc",
        ),
        HELP,
    )  # fmt: skip

    def __init__(self, broken: Broken, draft: TextDraft, opened: Callable[[Path], Awaitable[object]]) -> None:
        super().__init__(broken.found.text, broken.file)
        self._note = broken.found.note
        self._draft = draft
        self._opened = opened
        self._texts = {broken.file: broken.found.text}
        self._on_disk = {broken.file: broken.found.text}

    def prepare(self) -> None:
        left = self._draft.read(self.began)
        if left is not None and left != self.began:
            self.area.text = left
            self.notify(say(Message("What was not saved the last time is there again.")), markup=False)

    def head(self) -> Message:
        """Which file it is, and how it was read."""
        if self._note is not None:
            return Message("{file}: {note}", file=self.file.name, note=self._note)
        return Message("{file}: mended here, ctrl+s opens it.", file=self.file.name)

    def keep(self, text: str) -> None:
        self._texts[self.file] = text
        if self.file == self.main:
            self.planner.keep_soon(self._draft.kept(self._on_disk[self.main], text))

    def read(self, text: str) -> Loaded:
        texts = {**self._texts, self.file: text}
        beside = {
            os.path.relpath(file, self.main.parent): held for file, held in texts.items() if file != self.main
        }
        return read(texts[self.main], self.main, beside)

    def jump(self, place: int) -> None:
        """Also into the list of participants beside the file."""
        file = Path(self.problems[place].file)
        if file != self.file:
            self._show(file)
        super().jump(place)

    def _show(self, file: Path) -> None:
        """Another file in the input."""
        if file not in self._texts:
            try:
                self._texts[file] = self._on_disk[file] = read_text(file)
            except Unreadable as failure:
                self.warn(Message("{file}: {problem}", file=file.name, problem=failure.message))
                return
        self._texts[self.file] = self.area.text
        self.file = file
        self.area.text = self._texts[file]

    def action_to_list(self) -> None:
        """To what is wrong."""
        self.query_one("#text-problems").focus()

    def action_save(self) -> None:
        self._texts[self.file] = self.area.text
        changed = [file for file, text in self._texts.items() if text != self._on_disk[file]]
        other = [file for file in changed if _held(file) != self._on_disk[file] and self._note is None]
        if not other:
            self.app.run_worker(self._save(), group="saving", exclusive=True)
            return

        def chosen(what: str) -> None:
            if what == "overwrite":
                self.app.run_worker(self._save(), group="saving", exclusive=True)

        options = [("back", say(Message("leave it as it is"))), ("overwrite", say(Message("replace it")))]
        heading = Message("{path} was changed meanwhile, by something else.", path=other[0])
        self.app.push_screen(ChoiceDialog(heading, options, "back", chosen))

    async def _save(self) -> None:
        from workshop_tui.report.writing import put

        try:
            for file, text in self._texts.items():
                if text != self._on_disk[file] or (file == self.main and self._note is not None):
                    await asyncio.to_thread(put, file, text.encode("utf-8"))
                    self._on_disk[file] = text
        except Refusal as problem:
            self.warn(problem.message)
            return
        self._note = None
        loaded = await self.look()
        if loaded.conference is None:
            self.warn(Message("Saved. F7 goes to what is still to be mended."))
            self.action_next_problem()
            return
        await self.planner.all_kept()
        await self.app.pop_screen()
        await self._opened(self.main)

    async def action_help(self) -> None:
        """What this is for."""
        await self.app.run_action("app.help")


def _held(file: Path) -> str | None:
    try:
        return read_text(file)
    except Unreadable:
        return None
