"""A form for one entry of a session file: its fields under one another, refused values said beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Input, Label, Static, TextArea

from workshop_tui.domain.message import Message, Refusal
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.sessionfile.planning import Unfitting
from workshop_tui.tui.commands import Command
from workshop_tui.tui.screens.note_dialog import NoteDialog
from workshop_tui.tui.widgets.choice import Choice
from workshop_tui.tui.widgets.key_line import KeyLine

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
    """Shows the fields; `act` puts in force what was typed, and may refuse."""

    CSS_PATH: ClassVar = ["../styles/note_dialog.tcss", "../styles/planner_form.tcss"]
    DOES: ClassVar = (
        Command(
            "save", "ctrl+s", Message("save"), Message("Save; enter does so too."),
            shown=True, display="^s", priority=True,
        ),
        Command(
            "close", "escape", Message("back"), Message("Leave; nothing changes."), shown=True, display="esc"
        ),
    )  # fmt: skip

    def __init__(self, heading: str, fields: Sequence[Field], act: Callable[[Typed], object]) -> None:
        super().__init__()
        self._heading = heading
        self._fields = tuple(fields)
        self._act = act

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(Content(one_line(self._heading)), id="title")
            with VerticalScroll(id="fields", can_focus=False):
                for field in self._fields:
                    with Vertical(id=f"row-{field.key}", classes="field"):
                        yield from self._field(field)
            yield Static(id="hint", markup=False)
            yield KeyLine()

    def _field(self, field: Field) -> ComposeResult:
        arrows = "  ←→" if field.options else ""
        yield Label(Content(say(field.label) + arrows), classes="form-label", markup=False)
        if field.options:
            options = [(key, say(label)) for key, label in field.options]
            yield Choice(options, field.text or options[0][0], id=f"field-{field.key}")
        elif field.rows > 1:
            area = TextArea(
                field.text, id=f"field-{field.key}", tab_behavior="focus", show_line_numbers=False
            )
            area.styles.max_height = field.rows
            yield area
        else:
            yield Input(field.text, id=f"field-{field.key}")

    def on_mount(self) -> None:
        self._show_for_kind()
        self.query_one(f"#field-{self._fields[0].key}").focus()

    def on_resize(self, event: Resize) -> None:
        """The fields scroll; what is refused and the keys stay in sight."""
        self.query_one("#fields").styles.max_height = max(3, event.size.height - AROUND)

    @on(Choice.Changed, "#field-kind")
    def _show_for_kind(self) -> None:
        """Only the fields that the chosen kind has."""
        kind = self._kind()
        for field in self._fields:
            self.query_one(f"#row-{field.key}").display = field.is_for(kind)

    def _kind(self) -> str:
        found = self.query("#field-kind").first(Choice) if self.query("#field-kind") else None
        return "" if found is None else found.value

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self) -> None:
        self.query_one("#hint", Static).update(Content(""))

    def typed(self) -> dict[str, str]:
        """What stands in the fields that are shown."""
        kind = self._kind()
        return {field.key: self._value(field) for field in self._fields if field.is_for(kind)}

    def _value(self, field: Field) -> str:
        found = self.query_one(f"#field-{field.key}")
        if isinstance(found, TextArea):
            return found.text
        assert isinstance(found, Input | Choice)
        return found.value

    def action_save(self) -> None:
        """Puts it in force; what is refused is said here and stays to be changed."""
        try:
            self._act(self.typed())
        except Refusal as problem:
            self._say(problem)
        else:
            self.leave()

    def _say(self, problem: Refusal) -> None:
        said = one_line(say(problem))
        path = problem.path if isinstance(problem, Unfitting) else ()
        field = next((each for part in reversed(path) for each in self._fields if each.key == part), None)
        if field is not None:
            said = f"{say(field.label)}: {said}"
            self.query_one(f"#field-{field.key}").focus()
        self.query_one("#hint", Static).update(Content(f"‼ {said}"))
