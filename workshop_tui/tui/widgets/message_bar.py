"""The bar in which a message to the room is typed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message as Posted
from textual.widgets import Input, Static

from workshop_tui.domain.message import Message
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.live.display import LONGEST, SECONDS
from workshop_tui.tui.widgets.bar import Bar


class MessageBar(Bar):
    """One line for the projector: enter shows it for a minute, or after tab until it is cleared; enter
    on an empty line clears the one that is shown."""

    BINDINGS = [
        Binding("tab", "stay", show=False, priority=True, id="message_stay"),
        Binding("escape", "leave", show=False, id="leave_bar"),
    ]

    class Typed(Posted):
        """To be shown; an empty text takes the one that is shown away. `seconds` is None for one that
        stays until it is cleared."""

        def __init__(self, bar: MessageBar, text: str, seconds: int | None) -> None:
            super().__init__()
            self.bar = bar
            self.text = text
            self.seconds = seconds

    def __init__(self, shown: str | None) -> None:
        """`shown` is the message on the projector; None when there is none."""
        super().__init__(classes="bar")
        self._shown = shown
        self._stays = False

    def compose(self) -> ComposeResult:
        yield Static(self._label(), classes="bar-label", markup=False)
        yield Input(placeholder=say(Message("What the room is to read")), max_length=LONGEST)

    def _label(self) -> Content:
        label = Content.styled(say(Message("Message")), "bold")
        how = Message("until cleared") if self._stays else Message("{n} s", n=SECONDS)
        label = label.append(Content.styled(f" · {say(how)}", "bold $warning"))
        hint = Message("enter shows it · tab how long · esc leaves")
        if self._shown is not None:
            hint = Message("shown now: “{text}”; enter on nothing clears it", text=one_line(self._shown))
        return label.append(Content.styled(f"   {say(hint)}", "$quiet"))

    def action_stay(self) -> None:
        """A minute, or until it is cleared."""
        self._stays = not self._stays
        self.query_one(".bar-label", Static).update(self._label())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip() or self._shown is not None:
            self.hand_over(self.Typed(self, event.value, None if self._stays else SECONDS))
        else:
            self.close()

    def action_leave(self) -> None:
        """Away, with nothing sent."""
        self.close()
