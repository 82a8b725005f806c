"""Words, dates and times of a document, in the document's own language."""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime

from workshop_tui.domain.agreements import Agreement
from workshop_tui.domain.conference import MINUTE
from workshop_tui.domain.message import Message
from workshop_tui.i18n import LANGUAGES, catalogue

_LOCALES = {"nl": "nl_NL", "en": "en_GB"}


class Words:
    """What a document says in Dutch (`nl`) or English (`en`, and for any other language)."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._catalogue = catalogue(self.language)

    def say(self, message: Message | str) -> str:
        """The message in this language; text as it is."""
        return message if isinstance(message, str) else message.render(self._catalogue)

    def heading(self, message: Message | str) -> str:
        """The message with a capital, as a heading or a label has it."""
        said = self.say(message)
        return said[:1].upper() + said[1:]

    def full_date(self, day: Date) -> str:
        """`vrijdag 14 februari 2020`."""
        return self._date(day, "EEEE d MMMM y")

    def date(self, day: Date) -> str:
        """`14 februari 2020`."""
        return self._date(day, "d MMMM y")

    def _date(self, day: Date, pattern: str) -> str:
        from babel.dates import format_date

        return format_date(day, pattern, locale=_LOCALES[self.language])

    def clock(self, local: datetime) -> str:
        """The time of day for a column: `10.07`, in English `10:07`."""
        if self.language == "nl":
            return f"{local.hour}.{local.minute:02}"
        return f"{local.hour:02}:{local.minute:02}"

    def time(self, local: datetime) -> str:
        """The time of day within a sentence: `10.07 uur`, in English `10:07`."""
        return f"{self.clock(local)} uur" if self.language == "nl" else self.clock(local)

    def as_of(self, moment: datetime) -> str:
        """`stand van 14 februari 2020, 10.07 uur`; at midnight sharp, which stands for the day as a whole,
        without a time."""
        day = self.date(moment.date())
        if not (moment.hour or moment.minute or moment.second or moment.microsecond):
            return self.say(Message("as of {day}", day=day))
        return self.say(Message("as of {date}, {time}", date=day, time=self.time(moment)))

    def minutes(self, duration_ms: int) -> int:
        """Whole minutes, a begun half counted."""
        return (duration_ms + MINUTE // 2) // MINUTE

    def due(self, agreement: Agreement) -> str:
        """When an agreement is due: the date; the conference of the series with its date; the words that were
        given; empty when nothing was said."""
        due = agreement.due
        if due is None:
            return ""
        if due.text is not None:
            return due.text
        day = "" if agreement.due_on is None else self.date(agreement.due_on)
        if due.conference is None:
            return day
        if day and agreement.due_number is not None:
            said = Message("conference {number} ({date})", number=agreement.due_number, date=day)
            return self.say(said)
        return f"{day} ({due.conference})" if day else due.conference
