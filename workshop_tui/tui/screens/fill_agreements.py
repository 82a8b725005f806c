"""The agreements as the secretariat completes them: one after another, who and when."""

from __future__ import annotations

from typing import ClassVar

from textual.widgets import DataTable

from workshop_tui.domain.agreements import Agreement, owners_typed, read_owners
from workshop_tui.domain.message import Message
from workshop_tui.harmless import one_line
from workshop_tui.live import Live
from workshop_tui.tui import agreement_words
from workshop_tui.tui.commands import Command
from workshop_tui.tui.screens.agreements import AgreementsScreen
from workshop_tui.tui.screens.line_form import Line, LineForm


class FillAgreements(AgreementsScreen):
    """The table of the agreements, with a key that goes through what is missing."""

    DOES: ClassVar[tuple[Command, ...]] = (
        Command(
            "fill",
            "i",
            Message("fill in"),
            Message("Who, when and what there is to explain; then the next agreement that lacks something."),
            shown=True,
        ),
        *AgreementsScreen.DOES,
    )

    def __init__(self) -> None:
        super().__init__()
        self._filled: int | None = None

    def action_fill(self) -> None:
        """A form of three lines for the chosen agreement; saving it goes on to the next."""
        agreement = self.chosen
        if agreement is None:
            return

        def act(live: Live, typed: tuple[str, ...]) -> Message:
            owners, due, explanation = typed
            live.change_agreement(
                agreement.number,
                owners=read_owners(owners),
                due=due,
                explanation=None if explanation == lines[2].text else explanation,
            )
            self.app.call_from_thread(self._goes_on, agreement.number)
            return Message("Agreement {number} is changed.", number=agreement.number)

        lines = _lines(agreement)
        self.app.push_screen(LineForm(_heading(agreement), lines, act))

    def _goes_on(self, number: int) -> None:
        """Waits until the form is gone."""
        self._filled = number

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        if self._filled is not None:
            number, self._filled = self._filled, None
            self.call_after_refresh(self._go_on, number)

    def _go_on(self, number: int) -> None:
        """Goes on with the next agreement below that lacks something, else with the first one; stays where
        it is when there is none but this one."""
        table = self.query_one("#agreements", DataTable)
        keys = [str(row.value) for row in table.rows]
        lacking = {str(each.number) for each in self.live.agreements() if each.is_open and each.warnings()}
        here = keys.index(str(number)) if str(number) in keys else -1
        order = [*range(here + 1, len(keys)), *range(here + 1)]
        following = next((place for place in order if keys[place] in lacking), here)
        if following != here and self.app.screen is self:
            table.move_cursor(row=following, animate=False)
            self.action_fill()


def _heading(agreement: Agreement) -> Message:
    return Message("{number}. {text}", number=agreement.number, text=agreement.text[:300])


def _lines(agreement: Agreement) -> tuple[Line, ...]:
    return (
        Line(Message("who"), owners_typed(agreement.owners)),
        Line(Message("when"), agreement_words.due_typed(agreement.due)),
        Line(Message("explanation"), one_line(agreement.explanation or "")),
    )
