"""An item of the programme: what it is called, how long it takes, whether it is fixed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label, Static

from workshop_tui.domain.conference import MINUTE, AgendaItem, Conference, ItemKind
from workshop_tui.domain.editing import Bound, add_item, change_length, rename_item, set_fixed
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.typed import read_duration
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.tui.commands import Command
from workshop_tui.tui.screens.line_form import TYPED_SINCE
from workshop_tui.tui.screens.note_dialog import NoteDialog
from workshop_tui.tui.widgets.choice import Choice
from workshop_tui.tui.widgets.key_line import KeyLine

Change = Callable[[Conference, Bound], Conference]
"""Makes another programme of the one there is. May refuse."""

NEW_MINUTES = 10
KINDS = {
    ItemKind.PLENARY: Message("plenary"),
    ItemKind.TALK: Message("talk"),
    ItemKind.BREAK: Message("break"),
    ItemKind.PITCHES: Message("pitches"),
    ItemKind.TABLE_REPORTS: Message("reports"),
    ItemKind.POSITIONS: Message("positions"),
    ItemKind.AGREEMENTS: Message("agreements"),
}
"""The kinds of a new item. A world café has rounds as well, and is written in the session file."""


class ItemForm(NoteDialog):
    """A form for an item, or for a new one behind `after`. What is refused stays to be changed. What is
    typed while it is being saved stays too, as a change to what was saved."""

    CSS_PATH: ClassVar = ["../styles/note_dialog.tcss", "../styles/item_form.tcss"]
    DOES: ClassVar = (
        Command(
            "save", "ctrl+s", Message("save"), Message("Save; enter does so too."),
            shown=True, display="enter", priority=True,
        ),
        Command(
            "close", "escape", Message("back"), Message("Leave; nothing changes."), shown=True, display="esc"
        ),
    )  # fmt: skip

    def __init__(
        self,
        item: AgendaItem | None = None,
        after: AgendaItem | None = None,
        typed: tuple[str, str] | None = None,
    ) -> None:
        """`typed` is a title and a length that were typed already, in the place of the item's own."""
        super().__init__()
        self._typed_before = typed
        self._item = item
        self._after = after
        self._saving = False

    def compose(self) -> ComposeResult:
        item = self._item
        title, minutes = ("", NEW_MINUTES) if item is None else (item.title, item.end - item.start)
        if self._typed_before is not None:
            title, typed_minutes = self._typed_before
        else:
            typed_minutes = str(minutes)
        with Vertical(id="dialog"):
            yield Static(Content(self._heading()), id="title")
            yield _label(Message("title"))
            yield Input(title, id="item-title")
            yield _label(Message("minutes"))
            yield Input(typed_minutes, max_length=20, id="item-minutes")
            if item is None:
                yield _label(Message("kind"), "  ←→")
                yield Choice(
                    [(kind.value, say(name)) for kind, name in KINDS.items()], "plenary", id="item-kind"
                )
            else:
                yield _label(Message("what follows"), "  ←→")
                rest = [("along", say(Message("moves along"))), ("stay", say(Message("stays, a gap shows")))]
                yield Choice(rest, "along", id="item-rest")
                yield _label(Message("its time"), "  ←→")
                times = [("no", say(Message("moves with the day"))), ("yes", say(Message("is fixed")))]
                yield Choice(times, "yes" if item.fixed else "no", id="item-fixed")
            since = "" if self._typed_before is None else one_line(say(TYPED_SINCE))
            yield Static(Content(since), id="hint", markup=False)
            yield KeyLine()

    def _heading(self) -> str:
        if self._item is not None:
            return one_line(self._item.title)
        if self._after is None:
            return say(Message("New item"))
        return say(Message("New item behind {title}", title=one_line(self._after.title)))

    def on_mount(self) -> None:
        self.query_one("#item-title", Input).focus()

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    @on(Input.Changed)
    def _typed(self) -> None:
        if self._typed_now != self._typed_before:
            self.query_one("#hint", Static).update(Content(""))

    def action_save(self) -> None:
        """Puts in force what the form says; what is refused is said in it."""
        if self._saving:
            return
        try:
            change = self._change()
            # Asked beforehand, so that a refusal is said where it is typed.
            change(self.live.conference, self.live.bound())
        except Refusal as problem:
            self.query_one("#hint", Static).update(Content(f"‼ {one_line(say(problem))}"))
            return
        self._saving = True
        self.in_turn(self._save(change, self._typed_now))

    @property
    def _typed_now(self) -> tuple[str, str]:
        return self.query_one("#item-title", Input).value, self.query_one("#item-minutes", Input).value

    async def _save(self, change: Change, typed: tuple[str, str]) -> None:
        before = {item.id for item in self.live.conference.agenda}
        done = await self.perform(lambda live: live.edit(change))
        self._saving = False
        if done is None:
            return
        self.workshop.say_done(Message("The programme is changed; u undoes it."))
        since = self._typed_now if self.is_attached else typed
        self.leave()
        if since != typed:
            saved = self._saved_as(before)
            if saved is not None:
                self.app.push_screen(ItemForm(saved, typed=since))

    def _saved_as(self, before: set[str]) -> AgendaItem | None:
        """The item as it is now; a new one is the one that was not there before."""
        agenda = self.live.conference.agenda
        if self._item is None:
            return next((item for item in agenda if item.id not in before), None)
        return next((item for item in agenda if item.id == self._item.id), None)

    def _minutes(self) -> int:
        found, left = divmod(read_duration(self.query_one("#item-minutes", Input).value), MINUTE)
        if left:
            raise Refusal(Message("The programme is in whole minutes."))
        return found

    def _change(self) -> Change:
        """What the form says now, as a change to the programme; whoever writes it does so later."""
        title, item, minutes = self.query_one("#item-title", Input).value, self._item, self._minutes()
        if item is None:
            kind = ItemKind(self.query_one("#item-kind", Choice).value)
            after = None if self._after is None else self._after.id
            return lambda conference, bound: add_item(conference, after, title, kind, minutes, bound)
        fixed = self.query_one("#item-fixed", Choice).value == "yes"
        push = self.query_one("#item-rest", Choice).value == "along"

        def changed(conference: Conference, bound: Bound) -> Conference:
            if title != item.title:
                conference = rename_item(conference, item.id, title)
            if minutes != item.end - item.start:
                conference = change_length(conference, item.id, minutes, push=push, bound=bound)
            if fixed != item.fixed:
                conference = set_fixed(conference, item.id, fixed, bound)
            return conference

        return changed


def _label(text: Message, hint: str = "") -> Label:
    return Label(Content(say(text) + hint), classes="form-label", markup=False)
