"""`move`: another date for a conference."""

from __future__ import annotations

import click

from workshop_tui.cli import frame
from workshop_tui.cli.frame import command
from workshop_tui.domain.agreements import read_date
from workshop_tui.domain.message import Message
from workshop_tui.errors import UsageError
from workshop_tui.i18n import say


@command(
    "move",
    Message(
        "Put a conference on another date.\n\n"
        "Agreements that are due on it move along; the old date stays in its history."
    ),
)
@click.argument("conference", metavar="CONFERENCE")
@click.argument("date", metavar="NEWDATE")
def move_command(conference: str, date: str) -> None:
    """Moves a conference."""
    from workshop_tui.live.moving import move
    from workshop_tui.live.opening import pick, stored_as
    from workshop_tui.wording import date_text

    with frame.open_store() as store:
        stored = stored_as(store, pick(store, conference))
        assert stored is not None
        frame.speak(stored.conference.language)
        wanted = read_date(date)
        if wanted is None:
            raise UsageError(
                Message("“{text}” is not a date.", text=date),
                Message("Write it as year-month-day: 2020-07-03."),
            )
        moved = move(store, frame.the_clock(), conference, wanted)
        click.echo(
            say(
                Message(
                    "{id}: {before} → {after}", id=conference,
                    before=date_text(moved.before), after=date_text(wanted),
                )
            )
        )  # fmt: skip
        if moved.along:
            _say_along(len(moved.along), [(each.number, each.text) for each in moved.along])


def _say_along(count: int, agreements: list[tuple[int, str]]) -> None:
    from workshop_tui.harmless import one_line

    click.echo(
        say(
            Message.counted(
                "{n} agreement due on it moves along:", "{n} agreements due on it move along:", count
            )
        )
    )
    for number, text in agreements:
        click.echo(f"{number:>3}. {one_line(text)}")
