"""The bar in which is typed what became of an agreement."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message as Posted
from textual.widgets import Input, Static

from workshop_tui.domain.agreements import Agreement, AgreementStatus
from workshop_tui.domain.message import Message
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.tui.widgets.bar import Bar
from workshop_tui.tui.widgets.choice import Choice
from workshop_tui.tui.widgets.drafts import DraftInput
from workshop_tui.wording import STATUS_TEXT


class ReportBar(Bar):
    """One line on an agreement, and how it stands now: ctrl+t goes through that while typing. Enter
    saves, also without a line."""

    BINDINGS = [
        Binding("escape", "leave", show=False, id="leave_bar"),
        Binding("ctrl+t", "status", show=False, id="typed_status", priority=True),
    ]

    class Typed(Posted):
        """To be saved: the line as it stands now."""

        def __init__(self, bar: ReportBar, number: int, status: AgreementStatus) -> None:
            super().__init__()
            self.bar = bar
            self.number = number
            self.status = status
            self.line = bar.line
            self._typed = self.line.value
            self.text = self._typed.strip()

        def saved(self) -> None:
            """It is on disk, and the draft is gone. The bar closes, unless more was typed since."""
            if self.line.saved(self._typed):
                self.bar.close()
            else:
                self.bar.refused()

    def __init__(self, agreement: Agreement) -> None:
        super().__init__(classes="bar")
        self._agreement = agreement

    @property
    def keys(self) -> tuple[tuple[str, str, Message], ...]:
        return (
            ("enter", "enter", Message("save")),
            ("ctrl+t", "ctrl+t", Message("status")),
            ("escape", "esc", Message("later")),
        )

    @property
    def place(self) -> str:
        """The key of the draft."""
        return f"follow:{self._agreement.number}:line"

    @property
    def line(self) -> DraftInput:
        """Where it is typed."""
        return self.query_one(DraftInput)

    def compose(self) -> ComposeResult:
        title = Message("Agreement {number}", number=self._agreement.number)
        yield Static(Content.styled(say(title), "bold"), classes="bar-label", markup=False)
        said = one_line(self._agreement.text[:200])
        yield DraftInput(self.place, placeholder=say(Message("What became of it: {text}", text=said)))
        yield Choice(
            [(each.value, say(STATUS_TEXT[each])) for each in AgreementStatus], self._agreement.status
        )

    def action_status(self) -> None:
        """The next status."""
        self.query_one(Choice).action_choose(1)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        status = AgreementStatus(self.query_one(Choice).value)
        self.hand_over(self.Typed(self, self._agreement.number, status))

    def action_leave(self) -> None:
        """Away, with the draft kept."""
        self.close()
