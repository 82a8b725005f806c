"""What `do` does: each action by its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workshop_tui.domain.message import Message
from workshop_tui.errors import UsageError

if TYPE_CHECKING:
    from workshop_tui.live import Live

ACTIONS: dict[str, tuple[Message, Callable[[Live, str | None], object]]] = {
    "start": (Message("start the day; with the id of an item, that item"), lambda live, arg: live.start(arg)),
    "next": (Message("the next segment, then the next item, then the finish"), lambda live, _: live.next()),
    "next-item": (Message("the next item at once"), lambda live, _: live.next_item()),
    "pause": (Message("stop all clocks"), lambda live, _: live.pause()),
    "resume": (Message("go on after a pause"), lambda live, _: live.resume()),
    "add": (Message("more time, or less: 5m, -2m"), lambda live, arg: live.add(_duration(arg))),
    "skip": (Message("skip what runs; with an id, an item still to come"), lambda live, arg: live.skip(arg)),
    "undo": (Message("take back the last action"), lambda live, _: live.undo()),
    "redo": (Message("bring back what was undone last"), lambda live, _: live.redo()),
    "backdate": (
        Message("what runs began earlier: 10.05, or 4m ago"),
        lambda live, arg: live.backdate(_moment(live, arg)),
    ),
    "replan": (
        Message("shorten what is to come so that the day ends on time; only shows it with --preview"),
        lambda live, _: live.replan(),
    ),
    "call": (
        Message("somebody speaks now, or again: a name, or the key of a part of what runs"),
        lambda live, arg: live.call(arg or ""),
    ),
    "earlier": (
        Message("a speaker still to come one place earlier"),
        lambda live, arg: live.move_speaker(arg or "", -1),
    ),
    "later": (
        Message("a speaker still to come one place later"),
        lambda live, arg: live.move_speaker(arg or "", 1),
    ),
    "add-speaker": (
        Message("one more speaker for the pitches, after the others"),
        lambda live, arg: live.add_speaker(arg or ""),
    ),
    "finish": (Message("end the day"), lambda live, _: live.finish()),
    "correct-clock": (Message("correct a log that lies in the future"), lambda live, _: live.correct_clock()),
    "message": (Message("show a message on the projector"), lambda live, arg: live.send_message(arg or "")),
    "clear-message": (Message("take the message away"), lambda live, _: live.clear_message()),
    "blank": (Message("show nothing on the projector"), lambda live, _: live.blank(True)),
    "unblank": (Message("show the day on the projector again"), lambda live, _: live.blank(False)),
}
TAKES_ARGUMENT = {"start", "add", "skip", "backdate", "message", "call", "earlier", "later", "add-speaker"}
NEEDS_ARGUMENT = {"add", "backdate", "message", "call", "earlier", "later", "add-speaker"}
ON_THE_PROJECTOR = {"message", "clear-message", "blank", "unblank"}


def on_the_projector(live: Live) -> Message:
    """What the projector shows now, as a sentence."""
    from workshop_tui.harmless import one_line
    from workshop_tui.wording import clock_time

    shown = live.display_state()
    if shown.blank:
        return Message("The projector shows nothing; “do unblank” shows the day again.")
    if shown.message is None:
        return Message("The projector shows the day.")
    if shown.until_ms is None:
        return Message("The projector shows “{text}” until “do clear-message”.", text=one_line(shown.message))
    until = clock_time(live.conference.local(shown.until_ms))
    return Message("The projector shows “{text}” until {time}.", text=one_line(shown.message), time=until)


def check_action(action: str, argument: str | None) -> None:
    """Refuses an action that there is not, and one with too little or too much behind it."""
    if action not in ACTIONS:
        from workshop_tui.domain.naming import near

        meant = near(action, ACTIONS)
        raise UsageError(
            Message("There is no action “{action}”.", action=action),
            Message("Did you mean “{near}”?", near=meant)
            if meant
            else Message("There are: {names}.", names=", ".join(ACTIONS)),
        )
    if argument is not None and action not in TAKES_ARGUMENT:
        raise UsageError(Message("“{action}” takes nothing behind it.", action=action))
    if argument is None and action in NEEDS_ARGUMENT:
        raise UsageError(
            Message("“{action}” needs something behind it.", action=action),
            Message("For example “add 5m” or “backdate 10.05”."),
        )


def _duration(text: str | None) -> int:
    from workshop_tui.domain.typed import read_duration

    return read_duration(text or "")


def _moment(live: Live, text: str | None) -> int:
    from workshop_tui.domain.typed import read_moment

    return read_moment(text or "", live.conference, live.now_ms())
