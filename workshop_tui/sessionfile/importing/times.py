"""Times of day as people write them in a programme, found in a line of text.

`7.45 – 8.00`, `7:45-8:00`, `07.45 tot 08.00 uur`, `van 9 tot 10`, `9u15`, `9 am – 10.30 am`,
`half tien`: start and end, or a start alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workshop_tui.sessionfile.importing.number_words import COUNTS

HOUR = 60
NOON = 12 * HOUR
DAY = 24 * HOUR

_WORD = "|".join(COUNTS)
_UNIT = r"(?:uur|uren|uu?r?\b\.?|(?-i:u(?=[A-Z][a-z]))|hrs?\b\.?|h\b|o['’]clock|noon\b|[ap]\.?\s?m\b\.?)"
_NUMBER_TIME = rf"""
    (?:(?P<h{{n}}>[0-2oO]?[\doO])\s?(?P<s{{n}}>[.:;,uUhH]|\.\s|:\s)\s?(?P<m{{n}}>[0-5oO][\doO])
         (?:(?<!\s[\doO][\doO])|(?!\s?[.:uUhH][0-5]\d))
         (?::[0-5]\d(?:\.\d+)?)?
      |(?P<q{{n}}>[01]\d|2[0-3])(?P<r{{n}}>[0-5]\d)(?=\s*(?:[-–—‑]|tot|to\b|uur|u\b|h\b|hrs)|(?<=[-–—‑]\d{{{{4}}}})|(?<=[-–—‑]\s\d{{{{4}}}}))
      |(?P<b{{n}}>[01]?\d|2[0-4]))
    (?P<u{{n}}>\s*{_UNIT})?
"""
_SPOKEN = rf"""
    (?:(?P<half{{n}}>half\s(?:past\s)?)
      |(?P<kwart{{n}}>kwart\sover\s|quarter\spast\s)
      |(?P<voor{{n}}>kwart\svoor\s|quarter\sto\s)
      )(?P<w{{n}}>{_WORD}|\d{{{{1,2}}}})(?P<v{{n}}>\s*{_UNIT})?
      |(?P<x{{n}}>{_WORD})\s(?P<y{{n}}>uur|o['’]clock)
      |(?P<noon{{n}}>12\snoon|noon|midday)
"""
_TIME = rf"(?:{_SPOKEN}|{_NUMBER_TIME})"
_BEFORE = r"(?<![\w€$£])(?<!\d[.,:/-])(?<![€$£]\s)"
_AFTER = r"(?![\d%€])(?![.,:/]\d)"
_ABOUT = r"(?:(?:(?:ca\.?|circa|rond|ongeveer|omstreeks|about|around|approx\.?)\s+|[±~]\s*))?"
_FROM = rf"(?:(?P<from>van(?:af)?|v\.a\.|from|tussen|between|om|at)\s+)?{_ABOUT}"
_BETWEEN = (
    r"\s*(?:[-–—‑−‒→~>]+|\|[-–—]?|(?:tot(?:\sen\smet|/met)?|t/m|tm|until|till?|to|en"
    rf"|and)\b(?!\sen\smet))\s*{_ABOUT}"
)
_COLUMNS = r"(?:\s*\t\s*|\s{2,})"

_ZONE = r"(?:\s+(?:CES?T|GMT|BST|UTC))?"
RANGE = re.compile(
    rf"{_BEFORE}{_FROM}{_TIME.format(n=1)}(?:(?P<between>{_BETWEEN})|(?P<columns>{_COLUMNS}))"
    rf"(?P<until>tot\s)?{_TIME.format(n=2)}{_AFTER}(?![-/]\d){_ZONE}",
    re.VERBOSE | re.IGNORECASE,
)
SINGLE = re.compile(
    rf"{_BEFORE}{_FROM}{_TIME.format(n=1)}{_AFTER}{_ZONE}",
    re.VERBOSE | re.IGNORECASE,
)
_MONTH_OR_UNIT = re.compile(
    r"\s*(?:jan|feb|maart|mrt|mar|apr|mei\b|may\b|jun|jul|aug|sep|okt|oct|nov|dec"
    r"|min|minuten|minutes|personen|people|mensen|euro|%|x\b|×|km\b|jaar|weken|dagen|rondes\b|tafels\b"
    r"|(?:ronde|tafel|round|table)\b(?!\s*\d)|rounds\b|tables\b|groepen|groups|gemeenten|deelnemers)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Times:
    """What was found: minutes after midnight, `end` None for a start alone; where it stands in the line.

    `weak` for bare numbers, which may be no times at all. `half_day` when it said am or pm.
    """

    start: int
    end: int | None
    begin: int
    stop: int
    weak: bool = False
    half_day: bool = False


@dataclass(frozen=True)
class _Clock:
    minute: int
    strong: bool
    half_day: str = ""


def find_range(text: str, start: int = 0, *, here: bool = False) -> Times | None:
    """The first range in the text from `start` on; `here`: right there or nowhere."""
    match = RANGE.match(text, start) if here else RANGE.search(text, start)
    while match:
        found = _range(match, text)
        if found is not None or here:
            return found
        match = RANGE.search(text, match.start() + 1)
    return None


def _range(match: re.Match[str], text: str) -> Times | None:
    first, second = _clock(match, 1), _clock(match, 2)
    if first is None or second is None:
        return None
    if match["q1"] in ("19", "20") and match["q2"] in ("19", "20"):
        return None
    worded = match["between"] is not None and match["between"].split()[:1] in (["en"], ["and"])
    if worded and (match["from"] or "").casefold() not in ("tussen", "between"):
        return None
    if match["columns"] is not None and not (first.strong and second.strong):
        return None
    if _MONTH_OR_UNIT.match(text, match.end()) and not (first.strong and second.strong):
        return None
    ranged = (match["from"] or "").casefold() in ("van", "vanaf", "v.a.", "from", "tussen", "between")
    weak = not (first.strong or second.strong or ranged)
    begin, end = _same_half_day(first, second)
    half_day = bool(first.half_day or second.half_day)
    return Times(begin % DAY, end, match.start(), match.end(), weak, half_day)


def _same_half_day(first: _Clock, second: _Clock) -> tuple[int, int]:
    """`1:30 – 3 pm` begins in the afternoon, `11 – 1 pm` in the morning."""
    begin, end = first.minute, second.minute
    if second.half_day == "p" and not first.half_day and begin < NOON and begin + NOON < end:
        begin += NOON
    if first.half_day and not second.half_day and end <= begin and end < NOON:
        end += NOON
    return begin, end


def find_single(text: str, start: int = 0, *, here: bool = False) -> Times | None:
    """The first time that stands alone and is surely one: with minutes, or with “uur”, am or pm."""
    match = SINGLE.match(text, start) if here else SINGLE.search(text, start)
    while match:
        clock = _clock(match, 1)
        comma = match["s1"] is not None and match["s1"].strip() in (",", ";")
        year = match["q1"] is not None and not match["u1"]
        if clock is not None and clock.strong and not comma and not year:
            weak = match["s1"] is not None and "." in match["s1"] and not match["u1"]
            if not weak or not _MONTH_OR_UNIT.match(text, match.end()):
                return Times(clock.minute % DAY, None, match.start(), match.end(), weak, bool(clock.half_day))
        if here:
            return None
        match = SINGLE.search(text, match.start() + 1)
    return None


def _clock(match: re.Match[str], n: int) -> _Clock | None:
    group = {name.removesuffix(str(n)): value for name, value in match.groupdict().items()
             if name.endswith(str(n)) and value is not None}  # fmt: skip
    if "noon" in group:
        return _Clock(NOON, True)
    if "x" in group:
        return _Clock(COUNTS[group["x"].casefold()] * HOUR, True)
    if "w" in group:
        return _spoken(group)
    hour, minute = group.get("h") or group.get("q") or group.get("b", ""), group.get("m") or group.get("r")
    digits = hour.casefold().replace("o", "0") or "0"
    found = int(digits) * HOUR + int((minute or "0").casefold().replace("o", "0"))
    unit = group.get("u", "").strip().casefold()
    half_day = unit[:1] if unit[:1] in ("a", "p") else ""
    if half_day and not 0 < found < 13 * HOUR:
        half_day = ""
    if half_day:
        found = found % NOON + (NOON if half_day == "p" else 0)
    if found > DAY:
        return None
    return _Clock(found, minute is not None or bool(unit), half_day)


def _spoken(group: dict[str, str]) -> _Clock | None:
    word = group["w"].casefold()
    hour = COUNTS.get(word) or int(word)
    if not 0 < hour <= 24:
        return None
    if "kwart" in group:
        return _Clock(hour * HOUR + 15, True)
    if "voor" in group:
        return _Clock(hour * HOUR - 15, True)
    past = "past" in group["half"].casefold()
    return _Clock(hour * HOUR + (30 if past else -30), True)
