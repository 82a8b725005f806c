"""The bar in which a replan is looked at before it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message as Posted
from textual.widgets import Input, Static

from workshop_tui.domain.message import Message, Refusal
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.tui.widgets.bar import Bar

LOOK_S = 1.0
"""How often the preview is drawn anew: the day goes on while it is looked at."""


@dataclass(frozen=True)
class Preview:
    """What a replan would do: a line per item, and sentences about the end of the day."""

    items: tuple[str, ...]
    end: tuple[str, ...]


class ReplanBar(Bar):
    """What each item would become, and the end of the day before and after. Another end can be typed;
    enter does it, escape leaves the day as it is."""

    DEFAULT_CSS = """
    ReplanBar #replan-end { height: auto; padding: 0 1; text-style: bold; }
    ReplanBar #replan-items { height: auto; max-height: 12; padding: 0 1; scrollbar-size-vertical: 1; }
    .-low ReplanBar #replan-items { max-height: 6; }
    ReplanBar #replan-items > Static { height: auto; }
    """

    BINDINGS = [
        Binding("escape", "leave", show=False, id="leave_bar"),
        Binding("up", "look(-1)", show=False, id="replan_up"),
        Binding("down", "look(1)", show=False, id="replan_down"),
    ]

    class Typed(Posted):
        """To be done; `text` is the end that was typed, empty for the planned one."""

        def __init__(self, bar: ReplanBar, text: str) -> None:
            super().__init__()
            self.bar = bar
            self.text = text

    def __init__(self, preview: Callable[[str], Preview]) -> None:
        """`preview` says what a replan to the end that was typed would do; it may refuse."""
        super().__init__(classes="bar")
        self._preview = preview

    def compose(self) -> ComposeResult:
        yield Static(self._label(""), classes="bar-label", markup=False)
        yield Static(id="replan-end", markup=False)
        with VerticalScroll(id="replan-items", can_focus=False):
            yield Static(markup=False)
        yield Input(placeholder=say(Message("another end, like 15.00; empty is as planned")), max_length=40)

    def on_mount(self) -> None:
        self.look()
        self.set_interval(LOOK_S, self.look)

    def look(self) -> None:
        """The preview as it is now. An end that cannot be read leaves the last one standing."""
        try:
            preview = self._preview(self.query_one(Input).value)
        except Refusal as problem:
            self._put(".bar-label", self._label(say(problem)))
            return
        self._put(".bar-label", self._label(""))
        self._put("#replan-end", Content("\n".join(preview.end)))
        self._put("#replan-items > Static", Content("\n".join(preview.items)))
        self.query_one("#replan-items").display = bool(preview.items)

    def _put(self, selector: str, content: Content) -> None:
        part = self.query_one(selector, Static)
        if part.content != content:
            part.update(content)

    def _label(self, problem: str) -> Content:
        label = Content.styled(say(Message("Replan")), "bold")
        if problem:
            return label.append(Content.styled(f"   ‼ {one_line(problem)}", "bold $error"))
        return label.append(Content.styled(f"   {say(Message('enter does it · esc leaves it'))}", "$quiet"))

    def on_input_changed(self) -> None:
        self.look()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.hand_over(self.Typed(self, event.value))

    def action_look(self, lines: int) -> None:
        """Through the items, where not all are in sight."""
        self.query_one("#replan-items").scroll_relative(y=lines, animate=False)

    def action_leave(self) -> None:
        """Away, with nothing changed."""
        self.close()
