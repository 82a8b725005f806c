"""Times and durations as people read them, in the language in use."""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime
from typing import TYPE_CHECKING

from workshop_tui.domain.conference import MINUTE, Conference
from workshop_tui.domain.expectation import Phase
from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import NoteKind
from workshop_tui.domain.run import DayState
from workshop_tui.i18n import language, say

if TYPE_CHECKING:
    from workshop_tui.domain.agreements import Agreement
    from workshop_tui.domain.replan import Proposal

_HOUR = 60 * MINUTE
DAY = 24 * _HOUR

PHASE_SIGN = {Phase.NORMAL: "▶", Phase.WARNING: "◆", Phase.DANGER: "‼", Phase.OVERTIME: "▲"}
"""A sign per phase, so that nothing is told by colour alone."""

STATE_TEXT = {
    DayState.PLANNED: Message("not started yet"),
    DayState.RUNNING: Message("running"),
    DayState.PAUSED: Message("paused"),
    DayState.FINISHED: Message("finished"),
}

KIND_TEXT = {
    NoteKind.REACTION: Message("reaction"),
    NoteKind.ADDITION: Message("addition"),
    NoteKind.CONTRADICTION: Message("contradiction"),
    NoteKind.QUESTION: Message("question"),
    NoteKind.APPEAL: Message("appeal"),
    NoteKind.COMPLAINT: Message("complaint"),
    NoteKind.WISH: Message("wish"),
    NoteKind.COMPLIMENT: Message("compliment"),
}

TEXT_STATUS = {"empty": Message("empty"), "concept": Message("concept"), "ready": Message("ready")}
"""How far an editorial text is, by the value of its `TextStatus`."""

EDITING_TEXT = {
    "captured": Message("captured"),
    "edited": Message("corrected"),
    "kind": Message("kind changed"),
    "struck": Message("struck out"),
    "restored": Message("restored"),
    "used": Message("used"),
    "left_out": Message("left out"),
    "opened": Message("open again"),
    "moved": Message("moved"),
    "merged": Message("merged"),
    "merged_into": Message("merged into another"),
    "split": Message("split"),
    "agreed": Message("made an agreement"),
    "undone": Message("undone"),
    "redone": Message("brought back"),
    "undo": Message("undone"),
    "redo": Message("brought back"),
}
"""What was done to a note, by the name of the action."""

STATUS_TEXT: dict[str, Message] = {
    "open": Message("open"),
    "in_progress": Message("in progress"),
    "done": Message("done"),
    "dropped": Message("dropped"),
}
"""By the value of an `AgreementStatus`."""

SUBJECT_TEXT: dict[str, Message] = {
    "open": Message("open"),
    "kept": Message("kept"),
    "preferred": Message("preferred"),
    "struck_off": Message("struck off"),
    "merged": Message("merged"),
}
"""By the value of a `SubjectState`."""

SUBJECT_SIGN: dict[str, str] = {
    "open": " ",
    "kept": "✓",
    "preferred": "★",
    "struck_off": "✗",
    "merged": "→",
}


def countdown(remaining_ms: int) -> str:
    """`12:48` or `1:22:48` still to go; `+0:40` over time. A begun second counts as still there, so
    that a clock starts at its full length and reads 0:00 when time is up."""
    over = remaining_ms < 0
    seconds = -remaining_ms // 1000 if over else -(-remaining_ms // 1000)
    hours, rest = divmod(seconds, 3600)
    sign = "+" if over else ""
    if hours:
        return f"{sign}{hours}:{rest // 60:02}:{rest % 60:02}"
    return f"{sign}{rest // 60}:{rest % 60:02}"


def wall_time(local: datetime) -> str:
    """The time of day to the minute: `10.07` in Dutch, `10:07` in English."""
    return f"{local.hour}.{local.minute:02}" if language() == "nl" else f"{local.hour:02}:{local.minute:02}"


def clock_time(local: datetime) -> str:
    """The time of day to the second: `10.07.30` in Dutch, `10:07:30` in English."""
    return f"{wall_time(local)}{'.' if language() == 'nl' else ':'}{local.second:02}"


def minutes(duration_ms: int) -> int:
    """Whole minutes, rounded to the nearest, halves away from zero."""
    rounded = (abs(duration_ms) + MINUTE // 2) // MINUTE
    return rounded if duration_ms >= 0 else -rounded


def about(conference: Conference, instant_ms: int) -> str:
    """A time that is expected, to the nearest minute, as the offset is: ten seconds early is not a
    minute early. What was is told by `wall_time`, which a clock shows from its first second on."""
    return wall_time(conference.local(instant_ms + MINUTE // 2))


def offset(offset_ms: int) -> str:
    """How the day stands against its programme, in words: `4 min behind`."""
    count = abs(minutes(offset_ms))
    if count == 0:
        return say(Message("on schedule"))
    if abs(offset_ms) >= DAY:
        days = round(abs(offset_ms) / DAY)
        return say(Message.counted("{n} day off its date", "{n} days off its date", n=days))
    if offset_ms > 0:
        return say(Message("{duration} behind", duration=duration(abs(offset_ms))))
    return say(Message("{duration} ahead", duration=duration(abs(offset_ms))))


def duration(duration_ms: int) -> str:
    """A length in words short enough for a column: `4 min`, `1 h 05`."""
    count = abs(minutes(duration_ms))
    if count < 60:
        return say(Message("{n} min", n=count))
    return say(Message("{hours} h {minutes}", hours=count // 60, minutes=f"{count % 60:02}"))


def due_text(agreement: Agreement) -> str:
    """When an agreement is due: the date; the conference of the series with its date; the words; empty for
    none."""
    from workshop_tui.harmless import one_line

    due = agreement.due
    if due is None:
        return ""
    if due.text is not None:
        return one_line(due.text)
    day = "" if agreement.due_on is None else date_text(agreement.due_on)
    if due.conference is None:
        return day
    if day and agreement.due_number is not None:
        return say(Message("conference {number} ({date})", number=agreement.due_number, date=day))
    return f"{day} ({due.conference})" if day else due.conference


MONTHS = (
    Message("January"),
    Message("February"),
    Message("March"),
    Message("April"),
    Message("May"),
    Message("June"),
    Message("July"),
    Message("August"),
    Message("September"),
    Message("October"),
    Message("November"),
    Message("December"),
)


def date_text(day: Date) -> str:
    """A date with its month in words: `1 maart 2020`. The screens need no more of the calendar than
    this, and loading Babel for it would keep the first of them waiting."""
    return f"{day.day} {say(MONTHS[day.month - 1])} {day.year}"


def replan_lines(conference: Conference, proposal: Proposal) -> list[str]:
    """A proposal to end on time, as lines: what becomes shorter or longer, and when the day ends."""
    from workshop_tui.harmless import one_line

    lines = [
        f"{minutes(change.before_ms):>4} → {minutes(change.after_ms):>3} min  {one_line(change.item.title)}"
        for change in proposal.changes
    ]
    before, after, wanted = (
        about(conference, instant)
        for instant in (proposal.expected_ms, proposal.proposed_ms, proposal.wanted_ms)
    )
    if not proposal.changes and after == wanted:
        return [say(Message("The day ends on time, at {time}: there is nothing to replan.", time=after))]
    if not proposal.changes:
        lines.append(say(Message("No item can take or give time.")))
        lines.append(say(Message("The day ends at {time}.", time=after)))
    else:
        lines.append(say(Message("The day ends at {after} instead of {before}.", after=after, before=before)))
    if proposal.short_ms:
        short = duration(proposal.short_ms)
        lines.append(say(Message("That is {short} later than {wanted}.", short=short, wanted=wanted)))
    return lines
