"""What is said of an agreement on a screen. Knows no Textual."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date

from workshop_tui.domain.agreements import Agreement, AgreementRevision, Due, read_due
from workshop_tui.domain.message import Message
from workshop_tui.harmless import one_line
from workshop_tui.i18n import language, say
from workshop_tui.live.agreeing import FollowUp
from workshop_tui.wording import STATUS_TEXT, date_text, due_text

WARNING = "⚠"
"""Stands before everything that is missing."""

LATE = "‼"


def ordered(agreements: tuple[Agreement, ...], today: Date) -> list[Agreement]:
    """Open ones first, and of those what is overdue; then by number."""
    return sorted(agreements, key=lambda each: (not each.is_open, not each.is_overdue(today), each.number))


def who(agreement: Agreement) -> str:
    """The owners; a warning where there is none and one is still needed."""
    if agreement.owners or not agreement.is_open:
        return ", ".join(one_line(owner) for owner in agreement.owners)
    return f"{WARNING} {say(Message('who?'))}"


def when(agreement: Agreement) -> str:
    """When it is due; a warning where that is no date and one is still needed."""
    said = due_text(agreement)
    if not agreement.is_open or agreement.due_on is not None:
        return said
    return f"{WARNING} {said or say(Message('when?'))}"


def status(agreement: Agreement, today: Date) -> str:
    """How it stands; `‼ overdue` where its date has passed."""
    if agreement.is_overdue(today):
        return f"{LATE} {say(Message('overdue'))}"
    return say(STATUS_TEXT[agreement.status])


def summary(agreements: tuple[Agreement, ...], today: Date) -> str:
    """How many there are, are open, are overdue, and lack something."""
    count = len(agreements)
    late = sum(each.is_overdue(today) for each in agreements)
    lacking = sum(bool(each.warnings()) for each in agreements)
    parts = [
        say(Message.counted("{n} agreement", "{n} agreements", n=count)),
        say(Message("{n} open", n=sum(each.is_open for each in agreements))),
    ]
    if late:
        parts.append(f"{LATE} " + say(Message("{n} overdue", n=late)))
    if lacking:
        parts.append(f"{WARNING} " + say(Message("{n} not complete", n=lacking)))
    return " · ".join(parts)


def followed(found: tuple[FollowUp, ...], today: Date) -> str:
    """How far one is through it, and how much of what waits is overdue."""
    if not found:
        return ""
    done = sum(each.dealt is not None for each in found)
    late = sum(each.dealt is None and each.agreement.is_overdue(today) for each in found)
    said = say(Message("Earlier agreements: {done} of {all} dealt with", done=done, all=len(found)))
    return said if not late else f"{said} · {LATE} {say(Message('{n} overdue', n=late))}"


def waiting_text(found: tuple[FollowUp, ...], today: Date) -> str:
    """A line for the morning: how much waits, and where it is dealt with; empty when nothing waits."""
    waits = [each.agreement for each in found if each.dealt is None]
    if not waits:
        return ""
    parts = [
        say(Message.counted("{n} earlier agreement is open", "{n} earlier agreements are open", len(waits)))
    ]
    late = sum(each.is_overdue(today) for each in waits)
    if late:
        parts.append(f"{LATE} {say(Message('{n} overdue', n=late))}")
    parts.append(say(Message("F6, then f, goes through them")))
    return " · ".join(parts)


def due_typed(due: Due | None) -> str:
    """A due as it would be typed."""
    if due is None:
        return ""
    if due.date is not None:
        day = due.date
        return f"{day.day}-{day.month}-{day.year}" if language() == "nl" else day.isoformat()
    return due.conference or due.text or ""


def due_understood(typed: str, conferences: Mapping[str, Date]) -> str:
    """What the program makes of a due that is being typed."""
    due = read_due(typed, conferences)
    if due is None:
        return say(Message("A date, a conference of the series, or words."))
    if due.date is not None:
        return "→ " + date_text(due.date)
    if due.conference is not None:
        day = date_text(conferences[due.conference])
        return "→ " + say(Message("with the conference on {date}; moves along with it", date=day))
    return f"{WARNING} " + say(Message("kept as words: not a date that can pass"))


def changes(before: Agreement | None, revision: AgreementRevision) -> list[str]:
    """What a change changed, a line for each; for the making of it what it said."""
    after = revision.reading
    lines = [] if not revision.remark else [f"“{one_line(revision.remark)}”"]
    rows = (
        (Message("text"), before and one_line(before.text), one_line(after.text)),
        (Message("who"), before and _owners(before), _owners(after)),
        (Message("when"), before and due_text(before), due_text(after)),
        (Message("status"), before and _status(before), _status(after)),
        (Message("explanation"), before and one_line(before.explanation or ""),
         one_line(after.explanation or "")),
    )  # fmt: skip
    for name, old, new in rows:
        if old is None and new:
            lines.append(f"{say(name)}: {new}")
        elif old is not None and old != new:
            lines.append(f"{say(name)}: {old or '–'} → {new or '–'}")
    return lines


def _owners(agreement: Agreement) -> str:
    return ", ".join(one_line(owner) for owner in agreement.owners)


def _status(agreement: Agreement) -> str:
    return say(STATUS_TEXT[agreement.status])


def capital(text: str) -> str:
    """The text with a capital, for a heading."""
    return text[:1].upper() + text[1:]
