"""The planner's screen: what its keys do."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from workshop_tui.domain import editing, planning
from workshop_tui.domain.conference import MINUTE, AgendaItem
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.typed import read_duration
from workshop_tui.i18n import say
from workshop_tui.sessionfile.importing.preview import KIND_TEXT
from workshop_tui.sessionfile.people_file import read_people, taken_in
from workshop_tui.sessionfile.planning import UNNAMED
from workshop_tui.sessionfile.problems import KeyPath
from workshop_tui.sessionfile.reading import Unreadable
from workshop_tui.tui.screens.ask_dialogs import ChoiceDialog
from workshop_tui.tui.screens.planner_editing import PlanEditing
from workshop_tui.tui.screens.planner_form import EntryForm, Field, Typed
from workshop_tui.tui.screens.planner_rows import row_of
from workshop_tui.tui.screens.planner_text import TextScreen

MOST_SAID = 3
"""So many oddities of a list are told; the others show on the list itself."""

LOOK_AT_FILE_S = 1.0
"""How often it is looked whether something else changed the file."""

STEP = 5
"""Minutes that + and - change the length by."""


class PlannerScreen(PlanEditing):
    """Everything of a session file."""

    def __init__(self) -> None:
        super().__init__()
        self._found = ""
        self._seen_at: int | None = None

    def on_mount(self) -> None:
        self.set_interval(LOOK_AT_FILE_S, self._look_at_file)

    def _look_at_file(self) -> None:
        """Says so when something else has changed the file."""
        file = self.plan.file
        if file is None:
            return
        try:
            written_at = file.stat().st_mtime_ns
        except OSError:
            return
        if self._seen_at != written_at:
            self._seen_at = written_at
            self.run_worker(self._tell_changed(file), group="watching", exclusive=True)

    async def _tell_changed(self, file: Path) -> None:
        plan = self.plan
        for _ in range(2):
            if plan.file != file or not await asyncio.to_thread(plan.changed_meanwhile, file):
                return
            # What we save ourselves is on disk a moment before the plan knows.
            await asyncio.sleep(LOOK_AT_FILE_S)
        if plan.file == file:
            said = Message("{path} was changed meanwhile, by something else.", path=file.name)
            self.tell(Refusal(said, Message("What you have here stays; saving asks which it is to be.")))

    # Views

    def action_show_agenda(self) -> None:
        self.show("agenda")

    def action_show_tables(self) -> None:
        self.show("tables")

    def action_show_rest(self) -> None:
        self.show("rest")

    def action_show_people(self) -> None:
        self.show("people")

    def action_show_text(self) -> None:
        """The text of the session file, to be changed there; what is not in a form can be said there."""
        self.show_text()

    def show_text(self, typed: str | None = None) -> None:
        """The same, with what was typed there before."""
        self.run_worker(self._show_text(typed), group="text", exclusive=True)

    async def _show_text(self, typed: str | None) -> None:
        plan = self.plan
        file = plan.file or UNNAMED
        try:
            text = (await asyncio.to_thread(replace(plan).text_for, file)).text
        except Refusal as problem:
            self.tell(problem)
            return

        def take(changed: str) -> None:
            if not plan.take_text(changed):
                self.planner.keep()
                self.redraw()

        self.app.push_screen(TextScreen(text, file, take, typed))

    def action_take_list(self) -> None:
        """People out of a file: those who are not on the list yet are put behind the others."""

        def take(typed: Typed) -> None:
            path = Path(typed["file"].strip()).expanduser()
            self.run_worker(self._take_list(path), group="list", exclusive=True)

        file = Field("file", Message("csv or workbook with the participants"))
        self.app.push_screen(EntryForm(say(Message("Participants from a file")), [file], take))

    async def _take_list(self, path: Path) -> None:
        try:
            listed = await asyncio.to_thread(read_people, path)
        except Unreadable as failure:
            self.tell(Refusal(Message("{file}: {problem}", file=path.name, problem=failure.message)))
            return
        people, odd = taken_in(self.plan.conference, listed)
        there = {(one.name.casefold(), one.organisation) for one in self.plan.conference.participants}
        new = tuple(one for one in people if (one.name.casefold(), one.organisation) not in there)
        last = len(self.plan.conference.participants) + len(new) - 1
        self.try_change(
            lambda now: replace(now, participants=(*now.participants, *new)), ("participants", last)
        )
        self.say(Message.counted("{n} person put in.", "{n} people put in.", len(new)))
        for each in odd[:MOST_SAID]:
            self.tell(Refusal(each))

    def action_find(self) -> None:
        """The next line that holds a text, round at the end."""

        def find(typed: Typed) -> None:
            wanted = typed["text"].strip().casefold()
            if wanted:
                self._found = wanted
                self._find_next()

        text = Field("text", Message("text"), self._found)
        self.app.push_screen(EntryForm(say(Message("Find")), [text], find))

    def action_find_next(self) -> None:
        """The next line with what was searched for."""
        if not self._found:
            self.action_find()
            return
        try:
            self._find_next()
        except Refusal as problem:
            self.tell(problem)

    def _find_next(self) -> None:
        rows, at = self.listed, self.rows.highlighted or 0
        order = [*rows[at + 1 :], *rows[: at + 1]]
        found = (row for row in order if row.path and self._found in row.text.plain.casefold())
        hit = next(found, None)
        if hit is None:
            raise Refusal(Message("That stands nowhere here."))
        self.redraw(hit.path)

    def action_next_problem(self) -> None:
        """The next line, round at the end, that something is said of."""
        told = list(dict.fromkeys(row_of(found) for found in self.plan.problems))
        if not told:
            self.say(Message("No problems."))
        elif self.path in told:
            self.redraw(told[(told.index(self.path) + 1) % len(told)])
        else:
            self.redraw(told[0])

    def action_pushing(self) -> None:
        self.pushes = not self.pushes
        self.redraw()

    # Items

    @property
    def item(self) -> AgendaItem | None:
        """The item under the cursor; says so where there is none."""
        path = self.path
        if path[:1] != ("agenda",):
            self.say(Message("That is for the items of the programme (F2)."))
            return None
        return self.plan.conference.agenda[int(path[1])]

    def action_longer(self) -> None:
        self._lengthen(STEP)

    def action_shorter(self) -> None:
        self._lengthen(-STEP)

    def _lengthen(self, minutes: int) -> None:
        item = self.item
        if item is not None:
            self._take(item, max(1, item.end - item.start + minutes))

    def _take(self, item: AgendaItem, minutes: int) -> None:
        self.try_change(lambda now: editing.change_length(now, item.id, minutes, push=self.pushes))

    def action_length(self) -> None:
        item = self.item
        if item is None:
            return

        def take(typed: Typed) -> None:
            found, left = divmod(read_duration(typed["minutes"]), MINUTE)
            if left:
                raise Refusal(Message("The programme is in whole minutes."))
            self.change(lambda now: editing.change_length(now, item.id, found, push=self.pushes))

        minutes = Field("minutes", Message("minutes"), str(item.end - item.start))
        self.open_form(("length", *self.path), item.title, [minutes], take)

    def action_later(self) -> None:
        self._move(later=True)

    def action_earlier(self) -> None:
        self._move(later=False)

    def _move(self, *, later: bool) -> None:
        path = self.path
        if len(path) < 2:
            return
        block, place = str(path[0]), int(path[1])
        to = place + 1 if later else place - 1
        target: KeyPath = (block, to)
        if block == "agenda":
            item_id = self.plan.conference.agenda[place].id
            self.try_change(lambda now: editing.move_item(now, item_id, later), target)
        elif 0 <= to < len(getattr(self.plan.conference, block)):
            self.try_change(lambda _: self.plan.with_swapped(block, place, to), target)

    def action_fixed(self) -> None:
        item = self.item
        if item is not None:
            self.try_change(lambda now: editing.set_fixed(now, item.id, not item.fixed))

    def action_kind(self) -> None:
        item = self.item
        if item is None:
            return
        path = self.path
        options = [(kind.value, say(text)) for kind, text in KIND_TEXT.items()]

        def take(kind: str) -> None:
            entry = {**self.entry(path), "kind": kind}
            self.try_change(lambda _: self.plan.with_entry(path, self.complete(entry)))

        self.app.push_screen(ChoiceDialog(Message("Which kind?"), options, item.kind.value, take))

    def action_rename(self) -> None:
        item = self.item
        if item is not None:
            title = Field("title", Message("title"), item.title)

            def take(typed: Typed) -> None:
                self.change(lambda now: editing.rename_item(now, item.id, typed["title"]))

            self.open_form(("rename", *self.path), item.title, [title], take)

    def action_remove(self) -> None:
        path = self.path
        if len(path) < 2:
            self.say(Message("That stays; its fields can be emptied."))
            return
        block, place = str(path[0]), int(path[1])
        conference = self.plan.conference
        if block == "agenda" and len(conference.agenda) == 1:
            self.tell(Refusal(Message("The programme needs at least one item.")))
        elif block == "agenda" and self.pushes:
            item_id = conference.agenda[place].id
            self.try_change(lambda now: planning.without_item(now, item_id))
        elif block == "tables":
            number = conference.tables[place].number
            self.try_change(lambda now: editing.close_table(now, number))
        elif block == "participants":
            self.try_change(lambda now: planning.without_participant(now, place))
        else:
            self.try_change(lambda _: self.plan.without(block, place))

    # Undo, saving

    def action_undo(self) -> None:
        self._step(self.plan.undo(), Message("There is nothing to undo."))

    def action_redo(self) -> None:
        self._step(self.plan.redo(), Message("There is nothing to bring back."))

    def _step(self, done: bool, nothing: Message) -> None:
        if not done:
            self.say(nothing)
            return
        self.planner.keep()
        self.redraw()

    def action_save(self) -> None:
        self.planner.save()

    def action_save_as(self) -> None:
        self.planner.ask_name()
