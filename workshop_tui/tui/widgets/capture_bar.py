"""The bars at the bottom of the programme screen: a note, a word for the wall, an agreement, an
earlier beginning. The clock goes on above them; what is typed stays as a draft until it is saved.

A bar asks nothing of the day. It posts what was typed; the screen has it written, and tells the bar
whether that worked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.message import Message as Posted
from textual.widgets import Input, Static, TextArea

from workshop_tui.domain.message import Message
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.tui.widgets.bar import Bar
from workshop_tui.tui.widgets.drafts import DraftInput, NoteInput


@dataclass(frozen=True)
class Choice:
    """One of the things that a note can be said of: `key` as the screen knows it (None: nobody in
    particular), `label` as it is read, `place` the key of the draft."""

    key: str | None
    label: str
    place: str


class NoteBar(Bar):
    """One note. `title` says where it goes; `tab` goes through the choices, when there are several. It
    stays for the next note: whoever types on must not steer the day with what was meant as one. Enter
    on an empty line, or escape, closes it."""

    BINDINGS = [
        Binding("tab,ctrl+o", "other(1)", show=False, id="other"),
        Binding("shift+tab", "other(-1)", show=False, id="other_back"),
    ]

    class Typed(Posted):
        """Enter was pressed on a text. Whoever handles it saves the text of `note`, of that choice, and
        waits for that with its `settled`."""

        def __init__(self, bar: NoteBar, note: NoteInput.Submitted, choice: Choice) -> None:
            super().__init__()
            self.bar = bar
            self.note = note
            self.choice = choice

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        first: int = 0,
        *,
        all_shown: bool = False,
        waits: Callable[[str], bool] = lambda place: False,
        prompts: Sequence[str] = (),
    ) -> None:
        """`first` is the choice to begin with; `all_shown` names all of them side by side; `waits`
        tells whether a draft is kept at a place; `prompts` are the questions that are answered."""
        super().__init__(classes="bar")
        self._waits = waits
        self._prompts = tuple(prompts)
        self._title = title
        self._choices = tuple(choices)
        self._at = first
        self._all_shown = all_shown

    def compose(self) -> ComposeResult:
        yield Static(self._label(), classes="bar-label", markup=False)
        if self._prompts:
            asked = "   ".join(f"› {one_line(prompt)}" for prompt in self._prompts)
            yield Static(Content.styled(asked, "$primary"), classes="bar-prompts", markup=False)
        yield NoteInput(self.choice.place, placeholder=say(Message("What is said")), hands_over=True)

    @property
    def choice(self) -> Choice:
        """What the note is said of."""
        return self._choices[self._at]

    @property
    def input(self) -> NoteInput:
        """Where it is typed."""
        return self.query_one(NoteInput)

    def _label(self) -> Content:
        where = Content.styled(one_line(self._title), "bold")
        for line in self.query(NoteInput):
            if line.text and line.on_its_way:
                return Content.styled(line.on_its_way, "$quiet").append("   ").append(where)
        if self._all_shown:
            for place, each in enumerate(self._choices):
                here = place == self._at
                where = where.append(
                    Content.styled(
                        f"   {'●' if here else '○'} {one_line(each.label)}",
                        "bold $warning" if here else "$quiet",
                    )
                )
        elif self.choice.label:
            where = where.append(Content.styled(f" · {one_line(self.choice.label)}", "bold $warning"))
        return where

    @on(TextArea.Changed)
    @on(NoteInput.OnItsWay)
    def _relabel(self) -> None:
        self.query_one(".bar-label", Static).update(self._label())

    @property
    def keys(self) -> tuple[tuple[str, str, Message], ...]:
        other = (("tab", "tab", Message("another")),) if len(self._choices) > 1 else ()
        return (("enter", "enter", Message("save")), *other, ("escape", "esc", Message("later")))

    def action_other(self, step: int) -> None:
        """The next choice, or the one before. A text that was begun goes along, unless another one
        waits there: then both stay where they are."""
        if len(self._choices) < 2:
            return
        self._at = (self._at + step) % len(self._choices)
        self.query_one(".bar-label", Static).update(self._label())
        place, typed = self.choice.place, self.input
        if place != typed.drafts.place:
            if typed.text and not self._waits(place):
                typed.take_along(place)
            else:
                typed.read_draft(place)

    def on_note_input_submitted(self, event: NoteInput.Submitted) -> None:
        event.stop()
        if event.text.strip():
            typed_at = next(each for each in self._choices if each.place == event.place)
            self.post_message(self.Typed(self, event, typed_at))
        else:
            self.close()

    def on_note_input_left(self, event: NoteInput.Left) -> None:
        event.stop()
        self.close()

    def on_click(self, event: Click) -> None:
        if event.widget is not None and event.widget.has_class("bar-label"):
            self.action_other(1)


class AgreementBar(Bar):
    """An agreement: what, who, when. Enter goes on to the next line and saves on the last; ctrl+s
    saves at once."""

    BINDINGS = [
        Binding("ctrl+s", "save", show=False, id="save", priority=True),
        Binding("escape", "leave", show=False, id="leave_bar"),
    ]

    @property
    def keys(self) -> tuple[tuple[str, str, Message], ...]:
        return (
            ("enter", "enter", Message("go on")),
            ("ctrl+s", "ctrl+s", Message("save")),
            ("escape", "esc", Message("later")),
        )

    PLACES = ("agreement:new:text", "agreement:new:owners", "agreement:new:due")

    class Typed(Posted):
        """To be saved: what stands in the three lines now."""

        def __init__(self, bar: AgreementBar, *lines: DraftInput) -> None:
            super().__init__()
            self.bar = bar
            self.lines = lines
            self.text, self.owners, self.due = (line.value for line in lines)

        def saved(self) -> None:
            """It is on disk, and the drafts are gone. The bar closes, unless more was typed since."""
            typed = (self.text, self.owners, self.due)
            gone = [line.saved(value) for line, value in zip(self.lines, typed, strict=True)]
            if all(gone):
                self.bar.close()
            else:
                self.bar.refused()

    def __init__(self, title: str) -> None:
        super().__init__(classes="bar")
        self._title = title

    def compose(self) -> ComposeResult:
        label = Content.styled(one_line(self._title), "bold")
        yield Static(label, classes="bar-label", markup=False)
        text, owners, due = self.PLACES
        yield DraftInput(text, placeholder=say(Message("What is agreed")), id="agreed")
        with Horizontal():
            yield DraftInput(
                owners,
                placeholder=say(Message("Who does it (commas between several, or ; where a name has one)")),
                id="owners",
            )
            yield DraftInput(due, placeholder=say(Message("When (1-3-2020)")), id="due")

    @property
    def inputs(self) -> tuple[DraftInput, ...]:
        """The three lines, in their order."""
        return tuple(self.query(DraftInput))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        lines = self.inputs
        place = lines.index(event.input) if event.input in lines else len(lines) - 1
        if place < len(lines) - 1:
            lines[place + 1].focus()
        else:
            self.action_save()

    def action_save(self) -> None:
        """What is typed as an agreement."""
        self.hand_over(self.Typed(self, *self.inputs))

    def action_leave(self) -> None:
        """Away, with drafts kept."""
        self.close()


class BeganBar(Bar):
    """When what runs really began."""

    BINDINGS = [Binding("escape", "leave", show=False, id="leave_bar")]

    class Typed(Posted):
        """A moment, as it was typed."""

        def __init__(self, bar: BeganBar, text: str) -> None:
            super().__init__()
            self.bar = bar
            self.text = text

    def __init__(self, title: str) -> None:
        super().__init__(classes="bar")
        self._title = title

    def compose(self) -> ComposeResult:
        yield Static(self._label(""), classes="bar-label", markup=False)
        yield Input(placeholder=say(Message("10.05, or 4 for four minutes ago")), max_length=40)

    def _label(self, problem: str) -> Content:
        label = Content.styled(one_line(self._title), "bold")
        if problem:
            return label.append(Content.styled(f"   ‼ {problem}", "bold $error"))
        return label.append(Content.styled(f"   {say(Message('enter sets it · esc leaves it'))}", "$quiet"))

    def refuse(self, problem: str) -> None:
        """Says what is wrong with what was typed, which stays."""
        self.query_one(".bar-label", Static).update(self._label(one_line(problem)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.hand_over(self.Typed(self, event.value))
        else:
            self.close()

    def action_leave(self) -> None:
        """Away, with nothing set."""
        self.close()

    def on_input_changed(self) -> None:
        self.query_one(".bar-label", Static).update(self._label(""))
