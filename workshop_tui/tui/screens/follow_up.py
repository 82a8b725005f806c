"""What became of what earlier conferences agreed: one after another, reported on or skipped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date
from typing import ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.css.query import NoMatches
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from workshop_tui.domain.message import Message
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.live.agreeing import Dealt, FollowUp
from workshop_tui.tui import agreement_words
from workshop_tui.tui.commands import Command
from workshop_tui.tui.screens.agreement_history import AgreementHistory
from workshop_tui.tui.screens.agreement_status import next_status
from workshop_tui.tui.screens.base import WorkshopScreen
from workshop_tui.tui.widgets.bar import Bar
from workshop_tui.tui.widgets.cursor_list import CursorList
from workshop_tui.tui.widgets.note_list import shortened
from workshop_tui.tui.widgets.report_bar import ReportBar

SIGN = {None: "○", Dealt.REPORTED: "✓", Dealt.SKIPPED: "»"}
"""Of what waits, was reported on, was skipped."""

SHOWN_CHARACTERS = 200


class FollowUpScreen(WorkshopScreen):
    """The open agreements of earlier conferences, what is overdue first."""

    CSS_PATH: ClassVar = ["../styles/follow_up.tcss"]
    ABOUT: ClassVar = Message(
        "What earlier conferences of the series agreed and what is still open, overdue first. Go through it "
        "from the top: enter to type what became of one, s to skip it. ○ waits, ✓ was reported on here, » "
        "was skipped. What is skipped stays as it is; the next conference asks again."
    )
    DOES: ClassVar = (
        Command(
            "report",
            "enter",
            Message("report on it"),
            Message("Type what became of the agreement, and how it stands."),
            shown=True,
            display="enter",
        ),
        Command(
            "skip_agreement",
            "s",
            Message("skip"),
            Message("Skip the agreement here, or take that back."),
            shown=True,
        ),
        Command(
            "status",
            "t",
            Message("status"),
            Message("The next status: open, in progress, done, dropped."),
            shown=True,
        ),
        Command(
            "history", "h", Message("history"), Message("How the agreement came to read so."), shown=True
        ),
        Command(
            "back", "escape", Message("back"), Message("Back to all agreements."), shown=True, display="esc"
        ),
    )

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[FollowUp, ...] = ()
        self._drawn: tuple[object, ...] = ()

    def body(self) -> Iterable[Widget]:
        yield Static(id="follow-summary", markup=False)
        yield CursorList(id="follow", markup=False)
        yield Static(Content(say(Message("Earlier conferences have left nothing open."))), id="follow-empty")
        with Vertical(id="follow-whole"):
            yield Static(id="follow-text", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(CursorList).focus()
        self._to_waiting()

    # Showing

    def show_harvest(self) -> None:
        self._found = self.live.follow_up()
        today = self.live.today()
        drawn = (self._found, today)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        rows = self.query_one(CursorList)
        place = rows.highlighted
        rows.set_options(Option(_row(each, today), id=str(each.agreement.number)) for each in self._found)
        if place is not None and self._found:
            rows.highlighted = min(place, len(self._found) - 1)
        rows.display = self.query_one("#follow-whole").display = bool(self._found)
        self.query_one("#follow-empty").display = not self._found
        self.query_one("#follow-summary", Static).update(
            Content(agreement_words.followed(self._found, today))
        )
        self._draw_whole()

    @property
    def chosen(self) -> FollowUp | None:
        """What the cursor is on."""
        place = self.query_one(CursorList).highlighted
        return None if place is None or place >= len(self._found) else self._found[place]

    def on_option_list_option_highlighted(self) -> None:
        self._draw_whole()

    def _draw_whole(self) -> None:
        """The chosen agreement, all of it."""
        chosen = self.chosen
        if chosen is None:
            return
        agreement = chosen.agreement
        facts = [
            agreement_words.who(agreement),
            agreement_words.when(agreement),
            agreement_words.status(agreement, self.live.today()),
            _origin(chosen),
        ]
        parts = [
            Content(shortened(agreement.text)).stylize("bold"),
            Content(" · ".join(_short(fact) for fact in facts if fact)),
        ]
        if agreement.explanation:
            parts.append(Content(shortened(agreement.explanation)))
        if chosen.said:
            parts.append(Content.styled(f"{SIGN[Dealt.REPORTED]} {shortened(chosen.said)}", "$success"))
        self.query_one("#follow-text", Static).update(Content("\n").join(parts))

    def _to_waiting(self) -> None:
        """The cursor to the next one that waits, from where it is; where none waits it stays."""
        rows = self.query_one(CursorList)
        here = rows.highlighted or 0
        waits = [place for place, each in enumerate(self._found) if each.dealt is None]
        following = next((place for place in waits if place >= here), waits[0] if waits else None)
        if following is not None:
            rows.highlighted = following
        elif self._found and rows.highlighted is None:
            rows.highlighted = 0

    # Doing

    async def action_report(self) -> None:
        """Opens the line that a report is typed into."""
        chosen = self.chosen
        if chosen is None or self.query(Bar):
            return
        bar = ReportBar(chosen.agreement)
        await self.mount(bar, after="#follow-whole")
        bar.focus_input()

    def on_report_bar_typed(self, event: ReportBar.Typed) -> None:
        self.in_turn(self._report(event))

    async def _report(self, event: ReportBar.Typed) -> None:
        place = event.bar.place
        changed = await self.perform(
            lambda live: live.change_agreement(
                event.number, status=event.status, remark=event.text, draft=place
            )
        )
        if changed is None:
            event.bar.refused()
            return
        event.saved()
        self._to_waiting()

    async def on_bar_closed(self, event: Bar.Closed) -> None:
        await event.bar.remove()
        try:
            self.query_one(CursorList).focus()
        except NoMatches:
            return

    def action_skip_agreement(self) -> None:
        if self.chosen is not None:
            self.in_turn(self._skip(self.chosen.agreement.number))

    async def _skip(self, number: int) -> None:
        found = next(each for each in self.live.follow_up() if each.agreement.number == number)
        skipped = found.dealt is not Dealt.SKIPPED

        def skip(live: Live) -> bool:
            live.skip_agreement(number, skipped=skipped)
            return True

        if await self.perform(skip) and skipped:
            self._to_waiting()

    def action_status(self) -> None:
        if self.chosen is not None:
            number = self.chosen.agreement.number
            self.in_turn(self.perform(lambda live: next_status(live, number)))

    def action_history(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            self.app.push_screen(AgreementHistory(chosen.agreement.number))

    def action_back(self) -> None:
        self.dismiss()


def _row(each: FollowUp, today: Date) -> Content:
    agreement = each.agreement
    text = _short(one_line(agreement.text[: 2 * SHOWN_CHARACTERS]))
    head = Content.styled(
        f"{SIGN[each.dealt]} {agreement.number:>3}  {text}", "bold" if each.dealt is None else ""
    )
    if each.dealt is Dealt.SKIPPED:
        tail = say(Message("skipped"))
    elif each.said:
        tail = f"{agreement_words.status(agreement, today)} · “{_short(one_line(each.said))}”"
    else:
        tail = " · ".join(
            _short(part)
            for part in (
                agreement_words.status(agreement, today),
                agreement_words.who(agreement),
                agreement_words.when(agreement),
            )
            if part
        )
    return head.append(Content.styled(f"\n       {tail}", "$quiet"))


def _origin(each: FollowUp) -> str:
    """The conference that agreed it, and the table where it was."""
    title = one_line(each.origin)
    if each.agreement.table is None:
        return title
    return f"{title}, {say(Message('table {number}', number=each.agreement.table))}"


def _short(text: str) -> str:
    return text if len(text) <= SHOWN_CHARACTERS else text[:SHOWN_CHARACTERS] + "…"
