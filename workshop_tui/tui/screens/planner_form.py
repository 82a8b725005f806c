"""A form for one entry of a session file: its fields under one another, refused values said beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key, Resize
from textual.widget import Widget
from textual.widgets import Input, Label, Static, TextArea

from workshop_tui.domain.message import Message, Refusal
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.sessionfile.planning import Unfitting
from workshop_tui.tui.commands import HELP, Command
from workshop_tui.tui.screens.note_dialog import NoteDialog
from workshop_tui.tui.widgets.choice import Choice
from workshop_tui.tui.widgets.key_line import KeyLine

AT_ONCE = 6
"""So many fields are there when a form appears; the rest follows."""

AT_A_TIME = 3
"""So many of those are made between two keys."""

AROUND = 6
"""Rows of a form besides its fields."""

Typed = Mapping[str, str]
"""What stands in the fields, by key; a choice gives the key of what is chosen."""


@dataclass(frozen=True)
class Field:
    """One field. `rows` above 1 gives an input of several lines; `options` a choice. With `only_for` it
    is there for those kinds of item alone, or when it holds something."""

    key: str
    label: Message
    text: str = ""
    rows: int = 1
    options: tuple[tuple[str, Message], ...] = ()
    only_for: frozenset[str] | None = None

    def is_for(self, kind: str) -> bool:
        """Whether an item of that kind has it."""
        return self.only_for is None or kind in self.only_for or bool(self.text)


class EntryForm(NoteDialog):
    """Shows the fields; `act` puts in force what was typed, and may refuse.

    `keep` hears what stands in the fields whenever that is otherwise than at first, and None when the form
    is left: so that it is on disk. `typed` was left in them before. `guess` gives the kind of an item from
    its title, until one was chosen.
    """

    CSS_PATH: ClassVar = ["../styles/note_dialog.tcss", "../styles/planner_form.tcss"]
    ABOUT: ClassVar = Message(
        "Tab and shift+tab go from field to field; enter saves from any field of one line, ctrl+s from"
        " everywhere. What does not fit is said below, and the cursor goes to it. What is typed here is kept:"
        " when the computer stops, the form comes back as it was."
    )
    DOES: ClassVar = (
        Command(
            "save", "ctrl+s", Message("save"), Message("Save; enter does so too."),
            shown=True, display="^s", priority=True,
        ),
        Command(
            "close", "escape", Message("back"),
            Message("Leave; nothing changes. What was typed goes at the second time."),
            shown=True, display="esc",
        ),
        HELP,
    )  # fmt: skip

    BINDINGS: ClassVar[list[BindingType]] = [
        # At once, ahead of what is typed behind it: on a busy computer that would still go into the field
        # that is being left.
        Binding("tab", "app.focus_next", show=False, priority=True, id="next_field"),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True, id="previous_field"),
    ]

    def __init__(
        self,
        heading: str,
        fields: Sequence[Field],
        act: Callable[[Typed], object],
        *,
        keep: Callable[[Typed | None], object] = lambda _: None,
        typed: Typed | None = None,
        guess: Callable[[str], str | None] | None = None,
    ) -> None:
        super().__init__()
        self._heading = heading
        self._fields = tuple(fields)
        self._act = act
        self._keep = keep
        self._left = dict(typed or {})
        self._guess = guess
        self._warned = False
        self._first: dict[str, str] = {}
        self._last: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(Content(one_line(self._heading)), id="title")
            with VerticalScroll(id="fields", can_focus=False):
                kind = self._kind()
                for place, field in enumerate(self._fields):
                    with Vertical(id=f"row-{field.key}", classes="field"):
                        # Each costs time: those out of sight are made when the form is there, those of
                        # other kinds when they are wanted.
                        if place < AT_ONCE and field.is_for(kind):
                            yield from self._field(field)
            yield Static(id="hint", markup=False)
            yield KeyLine()

    def _field(self, field: Field) -> ComposeResult:
        arrows = "  ←→" if field.options else ""
        text = self._left.get(field.key, field.text)
        yield Label(Content(say(field.label) + arrows), classes="form-label", markup=False)
        if field.options:
            options = [(key, say(label)) for key, label in field.options]
            yield Choice(options, text or options[0][0], id=f"field-{field.key}")
        elif field.rows > 1:
            area = TextArea(text, id=f"field-{field.key}", tab_behavior="focus", show_line_numbers=False)
            area.styles.max_height = field.rows
            yield area
        else:
            yield Input(text, id=f"field-{field.key}")

    def on_mount(self) -> None:
        self._first = {field.key: field.text or self._empty(field) for field in self._fields}
        self._last = self._all()
        for field in self._fields:
            self.query_one(f"#row-{field.key}").display = field.is_for(self._kind())
        self.call_after_refresh(self._show_for_kind)
        self.query_one(f"#field-{self._fields[0].key}").focus()
        if self._left:
            self.query_one("#hint", Static).update(Content(say(Message("This was typed and not saved yet."))))

    def on_resize(self, event: Resize) -> None:
        """The fields scroll; what is refused and the keys stay in sight."""
        self.query_one("#fields").styles.max_height = max(3, event.size.height - AROUND)

    @staticmethod
    def _empty(field: Field) -> str:
        return field.options[0][0] if field.options else ""

    @on(Choice.Changed, "#field-kind")
    def _kind_chosen(self) -> None:
        self._guess = None
        self._show_for_kind()

    def _show_for_kind(self) -> None:
        """Only the fields that the chosen kind has."""
        kind = self._kind()
        missing: list[tuple[Widget, Field]] = []
        for field in self._fields:
            row = self.query_one(f"#row-{field.key}")
            row.display = field.is_for(kind)
            if row.display and not row.children:
                missing.append((row, field))
        for row, field in missing[:AT_A_TIME]:
            row.mount(*self._field(field))
        if missing[AT_A_TIME:]:
            self.call_after_refresh(self._show_for_kind)

    def _kind(self) -> str:
        field = next((each for each in self._fields if each.key == "kind" and each.options), None)
        return "" if field is None else self._value(field)

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    def on_key(self, event: Key) -> None:
        """Enter saves from a choice as well."""
        if event.key == "enter" and isinstance(self.focused, Choice):
            event.stop()
            self.action_save()

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Choice.Changed)
    def _typed(self, event: Input.Changed | TextArea.Changed | Choice.Changed) -> None:
        now = self._all()
        if not self._first or now == self._last:
            return
        self._last, self._warned = now, False
        self.query_one("#hint", Static).update(Content(""))
        if isinstance(event, Input.Changed) and event.input.id == "field-title":
            # Not the event's own value: of what is typed quickly that is only the beginning.
            self._guess_kind(event.input.value)
        self._keep(self._all())

    def _guess_kind(self, title: str) -> None:
        kind = None if self._guess is None else self._guess(title)
        shown = self.query("#field-kind")
        if kind is not None and shown:
            field = next(each for each in self._fields if each.key == "kind")
            shown.first(Choice).offer([(key, say(label)) for key, label in field.options], kind)
            self._show_for_kind()

    def _all(self) -> dict[str, str]:
        return {field.key: self._value(field) for field in self._fields}

    @property
    def is_changed(self) -> bool:
        """Whether something else stands in the fields than at first."""
        return self._all() != self._first

    def action_close(self) -> None:
        """Leaves; where something was typed, at the second time."""
        if self.is_changed and not self._warned:
            self._warned = True
            said = Message("This is not saved: ctrl+s saves it, esc once more throws it away.")
            self.query_one("#hint", Static).update(Content(f"‼ {say(said)}"))
            return
        self._keep(None)
        super().action_close()

    async def action_help(self) -> None:
        """How a form works."""
        await self.app.run_action("app.help")

    def typed(self) -> dict[str, str]:
        """What stands in the fields that are shown."""
        kind = self._kind()
        return {field.key: self._value(field) for field in self._fields if field.is_for(kind)}

    def _value(self, field: Field) -> str:
        found = self.query(f"#field-{field.key}")
        if not found:
            return self._left.get(field.key, field.text or self._empty(field))
        shown = found.first()
        if isinstance(shown, TextArea):
            return shown.text
        assert isinstance(shown, Input | Choice)
        return shown.value

    def action_save(self) -> None:
        """Puts it in force; what is refused is said here and stays to be changed."""
        try:
            self._act(self.typed())
        except Refusal as problem:
            self._say(problem)
        else:
            self._keep(None)
            self.leave()

    def _say(self, problem: Refusal) -> None:
        said = one_line(say(problem))
        path = problem.path if isinstance(problem, Unfitting) else ()
        field = next((each for part in reversed(path) for each in self._fields if each.key == part), None)
        if field is not None:
            said = f"{say(field.label)}: {said}"
            self.query_one(f"#field-{field.key}").focus()
        self.query_one("#hint", Static).update(Content(f"‼ {said}"))
