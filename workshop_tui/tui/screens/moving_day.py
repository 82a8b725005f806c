"""Putting the conference on another date from the programme screen."""

from __future__ import annotations

from workshop_tui.domain.message import Message, Refusal
from workshop_tui.live import Live
from workshop_tui.tui.commands import Command
from workshop_tui.tui.screens.base import WorkshopScreen
from workshop_tui.wording import date_text

MOVING = (
    Command(
        "move_day",
        "",
        Message("another date"),
        Message("Moves the conference to another date, with the agreements that are due on it."),
    ),
)


class MovingDay(WorkshopScreen):
    """Asks for the date, and has the conference moved."""

    def action_move_day(self) -> None:
        from workshop_tui.tui.screens.line_form import Line, LineForm

        line = Line(Message("date (year-month-day)"), self.live.conference.date.isoformat())
        self.app.push_screen(LineForm(Message("Another date for the conference"), (line,), _moved))


def _moved(live: Live, texts: tuple[str, ...]) -> Message:
    from workshop_tui.domain.agreements import read_date
    from workshop_tui.live.moving import move

    wanted = read_date(texts[0].strip())
    if wanted is None:
        raise Refusal(
            Message("“{text}” is not a date.", text=texts[0]),
            Message("Write it as year-month-day: 2020-07-03."),
        )
    moved = move(live.store, live.clock, live.conference_id, wanted, live.typed_by)
    live.look_again()
    return Message(
        "{id}: {before} → {after}",
        id=live.conference_id,
        before=date_text(moved.before),
        after=date_text(wanted),
    )
