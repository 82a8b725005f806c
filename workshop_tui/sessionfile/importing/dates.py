"""Dates in running text: `vrijdag 14 februari 2020`, `March 3rd, 2026`, `14-2-2020`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan", "februari february feb", "maart march mrt mar", "april apr", "mei may",
            "juni june jun", "juli july jul", "augustus august aug", "september sept sep",
            "oktober october okt oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_DAYS = (
    ("maandag", "monday", "ma", "mon"), ("dinsdag", "tuesday", "di", "tue"),
    ("woensdag", "wednesday", "wo", "wed"), ("donderdag", "thursday", "do", "thu"),
    ("vrijdag", "friday", "vr", "fri"), ("zaterdag", "saturday", "za", "sat"),
    ("zondag", "sunday", "zo", "sun"),
)  # fmt: skip
_WEEKDAYS = {name: number for number, names in enumerate(_DAYS) for name in names}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_WEEKDAY = rf"(?:\b(?P<weekday>{_DAY})\b\.?,?\s+)?"
_WRITTEN = re.compile(
    rf"{_WEEKDAY}(?<!\d)(?P<day>\d{{1,2}})(?:e|de|ste|st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d|['’]\d\d)\b)?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}\b(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![.:]\d)"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    rf"{_WEEKDAY}(?<![\d.])(?P<day>\d{{1,2}})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<year>(?:19"
    rf"|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")


@dataclass(frozen=True)
class Found:
    """A date in a text. `date` is None when the year is not said; `right_day` is False when the weekday
    beside it is another one."""

    begin: int
    stop: int
    day: int
    month: int
    date: Date | None
    right_day: bool = True
    weekday: int | None = None

    def after(self, today: Date) -> Date | None:
        """Without a year: the first such day from a month before `today` on, on the weekday that was
        said where there is one within ten years. None for a day that no year has."""
        if self.date is not None:
            return self.date
        since = today - timedelta(days=31)
        found = []
        for year in range(since.year, since.year + 10):
            try:
                found.append(Date(year, self.month, self.day))
            except ValueError:
                continue
        found = [date for date in found if date >= since]
        fitting = [date for date in found if self.weekday in (None, date.weekday())]
        return next(iter(fitting or found), None)


def find_dates(text: str) -> Iterator[Found]:
    """All dates in the text, in its order."""
    found: list[Found] = []
    for pattern in (_WRITTEN, _MONTH_FIRST, _FIGURES, _ISO):
        for match in pattern.finditer(text):
            one = _found(match)
            if one is not None and not any(
                one.begin < other.stop and other.begin < one.stop for other in found
            ):
                found.append(one)
    yield from sorted(found, key=lambda one: one.begin)


def _found(match: re.Match[str]) -> Found | None:
    groups = match.groupdict()
    month_text = groups["month"].casefold()
    month = _MONTHS.get(month_text) or (int(month_text) if month_text.isdigit() else 0)
    day = int(groups["day"])
    named = groups.get("weekday")
    weekday = None if named is None else _WEEKDAYS[named.casefold()]
    if not 1 <= day <= 31 or not 1 <= month <= 12:
        return None
    if not groups["year"]:
        return Found(match.start(), match.end(), day, month, None, weekday=weekday)
    year = int(groups["year"].lstrip("'’"))
    try:
        date = Date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
    right = weekday is None or date.weekday() == weekday
    return Found(match.start(), match.end(), day, month, date, right, weekday)
